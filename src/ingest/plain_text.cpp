#include "ingest/plain_text.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace kronika::ingest {
namespace {

constexpr std::size_t kLongestHeading = 120;  // code points

std::string_view trim(std::string_view s) {
  constexpr std::string_view kSpace = " \t\r\n\f\v";
  auto first = s.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return s.substr(first, s.find_last_not_of(kSpace) - first + 1);
}

// Lines with their numbers, without their ends.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}
  bool done() const { return pos_ >= text_.size(); }
  std::size_t position() const { return pos_; }
  std::size_t number() const { return number_; }  // of the line that `take` gave last

  std::string_view take() {
    auto end = text_.find('\n', pos_);
    auto line = text_.substr(pos_, end == std::string_view::npos ? end : end - pos_);
    pos_ = end == std::string_view::npos ? text_.size() : end + 1;
    ++number_;
    return line;
  }

 private:
  std::string_view text_;
  std::size_t pos_ = 0, number_ = 0;
};

Result<void> set_date(Article& article, std::string_view value, const std::string& name, std::size_t line) {
  // Archives write a time of day behind the date; news is dated by the day.
  auto date = Edtf::parse(value.substr(0, value.find_first_of("T ")));
  if (!date) return fail("the date \"" + std::string(value.substr(0, 40)) + "\" is no date", name, line);
  article.published = *date;
  article.published_from = "header";
  return {};
}

// "date 2019-04 TITLE": the word, four digits of a year.
bool is_dated_line(std::string_view s) {
  return s.starts_with("date ") && s.size() >= 9 &&
         std::all_of(s.begin() + 5, s.begin() + 9, [](char c) { return c >= '0' && c <= '9'; });
}

constexpr std::array<std::string_view, 6> kHeaders{"source", "date", "url", "title", "author", "language"};

// The known key of "key: value", or empty.
std::string_view header_key(std::string_view line) {
  auto colon = line.find(':');
  if (colon == std::string_view::npos) return {};
  auto it = std::find(kHeaders.begin(), kHeaders.end(), line.substr(0, colon));
  return it == kHeaders.end() ? std::string_view() : *it;
}

Result<void> apply_header(Article& article, std::string_view key, std::string_view value, const std::string& name,
                          std::size_t line) {
  if (value.empty()) return {};
  if (key == "date") return set_date(article, value, name, line);
  if (key == "source") article.source = value;
  if (key == "url") article.url = value;
  if (key == "title") article.title = value;
  if (key == "author") article.author = value;
  if (key == "language") article.language = value;
  return {};
}

// Reads the header, if there is one, and returns where the body begins.
Result<std::size_t> read_header(std::string_view text, Article& article, const std::string& name) {
  Lines lines(text);
  std::string_view first;
  while (!lines.done() && trim(first).empty()) first = lines.take();

  if (auto line = trim(first); is_dated_line(line)) {
    line.remove_prefix(5);
    auto space = line.find(' ');
    if (auto r = set_date(article, line.substr(0, space), name, lines.number()); !r) return tl::unexpected(r.error());
    if (space != std::string_view::npos) article.title = trim(line.substr(space));
    return lines.position();
  }

  if (header_key(first).empty()) return 0;
  for (auto line = first;;) {
    auto key = header_key(line);
    if (auto r = apply_header(article, key, trim(line.substr(key.size() + 1)), name, lines.number()); !r)
      return tl::unexpected(r.error());
    auto here = lines.position();
    if (lines.done()) return here;
    line = lines.take();
    if (header_key(line).empty()) return here;
  }
}

// Every line is a paragraph; a short one without an end mark is a heading.
void find_blocks(Article& article) {
  constexpr std::u32string_view kClosing = U".?!…\"”»:;)'’";
  for (Lines lines(article.text); !lines.done();) {
    auto body = trim(lines.take());
    if (body.empty()) continue;
    Block block;
    block.span.begin = static_cast<std::uint32_t>(body.data() - article.text.data());
    block.span.end = block.span.begin + static_cast<std::uint32_t>(body.size());
    std::size_t last = body.size();
    bool closed = kClosing.find(utf8::previous(body, last)) != std::u32string_view::npos;
    block.kind = !closed && utf8::count(body) <= kLongestHeading ? BlockKind::heading : BlockKind::paragraph;
    article.blocks.push_back(block);
  }
  // A text of headings only is a text of paragraphs.
  if (std::all_of(article.blocks.begin(), article.blocks.end(),
                  [](const Block& b) { return b.kind == BlockKind::heading; }))
    for (auto& b : article.blocks) b.kind = BlockKind::paragraph;
}

bool has_letter(std::string_view s) {
  for (std::size_t pos = 0; pos < s.size();)
    if (utf8::is_alpha(utf8::next(s, pos))) return true;
  return false;
}

}  // namespace

Result<Article> read_plain_text(const std::string& text, const std::string& name) {
  Article article;
  article.path = name;
  auto body = read_header(text, article, name);
  if (!body) return tl::unexpected(body.error());
  article.text = trim(std::string_view(text).substr(*body));
  if (!has_letter(article.text)) return fail(text.empty() ? "is empty" : "holds no text", name);
  find_blocks(article);
  return article;
}

}  // namespace kronika::ingest
