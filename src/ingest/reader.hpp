// From files to articles. A reader knows one shape of input and is chosen by content, never by name: plain text, pages,
// WARC and WET, feeds, JSON Lines, tables, and zip, tar, gzip and zstd around any of them. Reading takes two steps, so that the second can be spread over threads: finding items, which are bytes, in
// a file, and making an article of each.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "html/rules.hpp"
#include "ingest/fields.hpp"
#include "ingest/item.hpp"
#include "ingest/source.hpp"
#include "kronika/article.hpp"
#include "kronika/error.hpp"

namespace kronika::ingest {

struct ReadOptions {
  std::optional<Edtf> published;      // for articles that carry no date of their own
  std::string language;               // ISO 639-1, of articles that declare none; empty: told from the text
  std::size_t max_bytes = 64u << 20;  // of one article before it is understood
  std::string map;                    // names of a dump's fields: "text=body,date=meta.published"
};

// Receives each article, or the fault that stands in its place; returns false to stop.
using Sink = std::function<bool(Result<Article>)>;

// Immutable once open; its functions may be called from many threads at once.
class Reader {
 public:
  // Loads the tables for pages from `data`, the folder that holds page/.
  static Result<Reader> open(const std::filesystem::path& data, ReadOptions options = {});

  // The items of one file, or of standard input for "-". False when the receiver wanted no more.
  bool find(const std::filesystem::path& file, Receiver& receiver) const;
  // The same; `traffic`, which must be new, tells the receiver how much of the file has been read.
  bool find(const std::filesystem::path& file, Traffic& traffic, Receiver& receiver) const;
  // The same for bytes at hand, which have the name `name`.
  bool find(std::string_view bytes, const std::string& name, Receiver& receiver) const;

  Result<Article> understand(Item item) const;

  const html::DateReader& dates() const { return rules_.dates(); }

  // Both steps in one.
  void read_file(const std::filesystem::path& file, const Sink& sink) const;
  void read_bytes(std::string_view bytes, const std::string& name, const Sink& sink) const;

 private:
  Reader(html::PageRules rules, FieldMap fields, ReadOptions options)
      : rules_(std::move(rules)), fields_(std::move(fields)), options_(std::move(options)) {}

  // Reads whatever shape the bytes have; `depth` counts the packings around them.
  bool find_in(Input& in, const std::string& name, Traffic& traffic, int depth, Receiver& receiver) const;
  bool find_whole(Input& in, const std::string& name, Receiver& receiver) const;
  bool find_entries(Input& in, const std::string& name, Receiver& receiver) const;

  html::PageRules rules_;
  FieldMap fields_;
  ReadOptions options_;
};

// All regular files of a folder and below, sorted by path, hidden ones and symbolic links left out; a file is
// itself. Calls `each` with a path or an error.
void list_files(const std::filesystem::path& path, const std::function<void(Result<std::filesystem::path>)>& each);

}  // namespace kronika::ingest
