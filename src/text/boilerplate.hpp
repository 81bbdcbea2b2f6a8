// Teasers, links to other articles and a page's own talk, found in the running text: news sites paste them
// between sentences, often without a line break. They stay in the text, as every offset needs, but become
// blocks of their own (BlockKind::related, BlockKind::boilerplate) that no fact is read from.
#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kronika/error.hpp"
#include "kronika/pipeline.hpp"

namespace kronika::text {

// Whether a form, given in lower case, is an ordinary word of the language. It tells where a title ends that
// runs into the next sentence without a full stop: "… w Polsce Funkcję ambasadora sprawował …".
using IsWord = std::function<bool(std::string_view)>;

class Boilerplate {
 public:
  // Reads text/boilerplate.tsv of a pack.
  static Result<Boilerplate> load(const std::filesystem::path& pack, IsWord is_word);

  // Splits the blocks of the article around what is found and appends to Article::related. Linear in the
  // text.
  void mark(Article& article) const;

 private:
  enum class Kind { after, before, line, words };
  struct Mark {
    Kind kind;
    std::string text;
  };
  struct Hit {
    Span span;   // what is no news, its mark included
    Span title;  // within it; empty for the page's own talk
    BlockKind kind;
  };

  void find(std::string_view text, Span block, std::vector<Hit>& hits) const;
  Hit hit(std::string_view text, Span block, std::uint32_t from, const Mark& mark, std::uint32_t at) const;
  std::uint32_t title_end(std::string_view text, std::uint32_t begin, std::uint32_t end) const;

  std::vector<Mark> marks_;              // longest first, so that "Zobacz też:" is found before "Zobacz:"
  std::array<bool, 256> begins_mark_{};  // by the first byte: few positions are worth a look
  IsWord is_word_;
};

// The same as a step of the pipeline.
Result<std::unique_ptr<Step>> make_boilerplate_step(const std::filesystem::path& pack, IsWord is_word);

}  // namespace kronika::text
