// From bytes to articles. A reader knows one shape of input; `read_file` chooses by content, never by name.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "kronika/article.hpp"
#include "kronika/error.hpp"

namespace kronika::ingest {

struct ReadOptions {
  std::optional<Edtf> published;      // for texts that carry no date of their own
  std::size_t max_bytes = 64u << 20;  // of one file
};

// Receives each article, or the fault that stands in its place; returns false to stop.
using Sink = std::function<bool(Result<Article>)>;

// Reads one file, or standard input for "-". Faults go to the sink, each with the file's name.
void read_file(const std::filesystem::path& file, const ReadOptions& options, const Sink& sink);

// The same for bytes at hand; `name` is used in errors and as Article::path.
void read_bytes(std::string_view bytes, const std::string& name, const ReadOptions& options,
                const Sink& sink);

// All regular files of a folder and below, sorted by path, hidden ones and symbolic links left out; a file is
// itself. Calls `each` with a path or an error.
void list_files(const std::filesystem::path& path,
                const std::function<void(Result<std::filesystem::path>)>& each);

}  // namespace kronika::ingest
