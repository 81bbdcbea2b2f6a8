#include "text/boilerplate.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "packs/blocks.hpp"

namespace kronika::text {
namespace {

constexpr std::uint32_t kLongestTitle = 220;  // bytes; longer than any headline, shorter than a paragraph

bool is_space_byte(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::uint32_t skip_spaces(std::string_view text, std::uint32_t pos, std::uint32_t end) {
  while (pos < end && is_space_byte(text[pos])) ++pos;
  return pos;
}

std::uint32_t trim_end(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  while (end > begin && is_space_byte(text[end - 1])) --end;
  return end;
}

bool ends_sentence(char32_t c) { return c == U'.' || c == U'!' || c == U'?' || c == U'…'; }
bool opens(char32_t c) { return c == U'"' || c == U'„' || c == U'“' || c == U'«'; }
bool is_dash(std::string_view word) { return word == "-" || word == "–" || word == "—"; }
bool closes(char32_t c) { return c == U'"' || c == U'”' || c == U'»' || c == U')'; }

// Where the last sentence that begins before `at` begins: behind an end mark and a space. An end mark behind
// a single letter is an initial, and one before a small letter an abbreviation.
std::uint32_t sentence_begin(std::string_view text, std::uint32_t begin, std::uint32_t at) {
  for (std::size_t pos = at; pos > begin;) {
    std::size_t space = pos;
    char32_t c = utf8::previous(text, pos);
    if (!utf8::is_space(c) || pos == begin) continue;
    std::size_t next = space;
    if (next >= at || utf8::is_lower(utf8::next(text, next))) continue;
    std::size_t before = pos;
    char32_t mark = utf8::previous(text, before);
    if (closes(mark) && before > begin) mark = utf8::previous(text, before);
    if (!ends_sentence(mark)) continue;
    std::size_t letter = before;
    if (mark == U'.' && letter > begin && utf8::is_upper(utf8::previous(text, letter)) &&
        (letter == begin || is_space_byte(text[letter - 1])))
      continue;
    return static_cast<std::uint32_t>(space);
  }
  return begin;
}

std::uint32_t sentence_end(std::string_view text, std::uint32_t at, std::uint32_t end) {
  for (std::size_t pos = at; pos < end;) {
    char32_t c = utf8::next(text, pos);
    if (ends_sentence(c) && (pos >= end || is_space_byte(text[pos]))) return static_cast<std::uint32_t>(pos);
  }
  return end;
}

// A teaser repeats its title cut short: "TITLE Beginning of TITLE..." where the second part starts like the
// first. The position of the first part, or `none`.
std::uint32_t repeated_title(std::string_view text, std::uint32_t begin, std::uint32_t cut_end, std::uint32_t none,
                             std::uint32_t& title_end) {
  constexpr std::uint32_t kShortestCut = 6;
  std::uint32_t dots = cut_end;
  while (dots > begin && (text[dots - 1] == '.' || is_space_byte(text[dots - 1]))) --dots;
  if (dots == cut_end) return none;
  std::uint32_t low = begin + kLongestTitle * 2 < dots ? dots - kLongestTitle * 2 : begin;
  // The longest cut-off part that stands once more before.
  std::uint32_t found = none;
  for (std::uint32_t cut = dots; cut-- > low;) {
    if (cut > begin && !is_space_byte(text[cut - 1])) continue;
    auto part = text.substr(cut, dots - cut);
    if (part.size() < kShortestCut || cut <= low) continue;
    auto there = text.substr(low, cut - low).rfind(part);
    if (there == std::string_view::npos) continue;
    auto at = low + static_cast<std::uint32_t>(there);
    if (at > begin && !is_space_byte(text[at - 1])) continue;
    found = at;
    title_end = trim_end(text, at, cut);
  }
  return found;
}

}  // namespace

Result<Boilerplate> Boilerplate::load(const std::filesystem::path& pack, IsWord is_word) {
  auto table = packs::load_table(pack / "text" / "boilerplate.tsv", {"kind", "mark"});
  if (!table) return tl::unexpected(table.error());
  Boilerplate out;
  out.is_word_ = std::move(is_word);
  for (const auto& row : table->rows) {
    const auto& kind = table->cell(row, "kind");
    const auto& mark = table->cell(row, "mark");
    if (mark.empty()) return fail("has an empty mark", table->file, row.line);
    if (kind == "after")
      out.marks_.push_back({Kind::after, mark});
    else if (kind == "before")
      out.marks_.push_back({Kind::before, mark});
    else if (kind == "line")
      out.marks_.push_back({Kind::line, mark});
    else if (kind == "words")
      out.marks_.push_back({Kind::words, mark});
    else
      return fail("has the unknown kind \"" + kind + "\" (after, before, line, words)", table->file, row.line);
  }
  for (const Mark& mark : out.marks_) out.begins_mark_[static_cast<unsigned char>(mark.text[0])] = true;
  std::stable_sort(out.marks_.begin(), out.marks_.end(),
                   [](const Mark& a, const Mark& b) { return a.text.size() > b.text.size(); });
  return out;
}

std::uint32_t Boilerplate::title_end(std::string_view text, std::uint32_t begin, std::uint32_t end) const {
  end = std::min(end, begin + kLongestTitle);
  // The next link ends this one, also where it stands without a space: "… o słowach TuskaCzytaj też: …".
  for (const Mark& mark : marks_) {
    auto at = text.substr(begin, end - begin).find(mark.text);
    if (mark.kind == Kind::after && at != std::string_view::npos) end = begin + static_cast<std::uint32_t>(at);
  }

  bool opening_quote = false;   // the title begins with quoted words, so their end is not its end
  std::uint32_t title = begin;  // the end of the words read so far
  char32_t last_character = 0;  // of those words
  for (std::size_t pos = begin; pos < end;) {
    std::size_t word = pos;
    while (pos < end && !is_space_byte(text[pos])) utf8::next(text, pos);
    auto form = text.substr(word, pos - word);
    std::size_t inside = 0;
    char32_t initial = utf8::next(form, inside);
    if (word == begin) {
      opening_quote = opens(initial);
    } else if (!ends_sentence(last_character)) {
      bool capital = utf8::is_upper(initial);
      bool after_quote = closes(last_character) && (opens(initial) || capital) && !opening_quote;
      bool next_sentence = capital && is_word_ && is_word_(utf8::lower(form));
      bool age = utf8::is_digit(initial) && form.find('-') != std::string_view::npos;  // "67-letni polityk …"
      if (is_dash(form) || after_quote || next_sentence || age) return title;
      if (closes(last_character)) opening_quote = false;
    }
    std::size_t last = pos;
    last_character = utf8::previous(text, last);
    title = static_cast<std::uint32_t>(pos);
    while (pos < end && is_space_byte(text[pos])) ++pos;
  }
  // Longer than titles are: no end was found, and only the first sentence is sure to belong to it.
  return end == begin + kLongestTitle ? sentence_end(text, begin, end) : end;
}

Boilerplate::Hit Boilerplate::hit(std::string_view text, Span block, std::uint32_t from, const Mark& mark,
                                  std::uint32_t at) const {
  auto mark_end = at + static_cast<std::uint32_t>(mark.text.size());
  if (mark.kind == Kind::after) {
    auto begin = skip_spaces(text, mark_end, block.end);
    auto end = title_end(text, begin, block.end);
    return {{at, end}, {begin, trim_end(text, begin, end)}, BlockKind::related};
  }
  if (mark.kind == Kind::line) {
    return {{sentence_begin(text, from, at), sentence_end(text, mark_end, block.end)}, {}, BlockKind::boilerplate};
  }
  if (mark.kind == Kind::words) {
    std::size_t before = trim_end(text, from, at);
    const bool fresh = before > from && ends_sentence(utf8::previous(text, before));
    return {{fresh ? at : sentence_begin(text, from, at), mark_end}, {}, BlockKind::boilerplate};
  }
  auto lead_end = trim_end(text, from, at);
  Hit out{{0, mark_end}, {}, BlockKind::related};
  auto repeated_end = lead_end;
  auto begin = repeated_title(text, from, lead_end, block.end, repeated_end);
  if (begin == block.end) {
    // No title to be seen twice: a short block that the mark ends is a teaser whole, else the last sentence
    // is.
    bool whole = from == block.begin && mark_end == block.end && lead_end - from <= kLongestTitle * 2;
    begin = whole ? from : sentence_begin(text, from, lead_end);
  }
  out.span.begin = begin;
  out.title = {begin, repeated_end};
  return out;
}

void Boilerplate::find(std::string_view text, Span block, std::vector<Hit>& hits) const {
  std::uint32_t from = block.begin;
  for (std::uint32_t at = block.begin; at < block.end;) {
    // A mark begins a word.
    bool at_word = at == block.begin || !utf8::is_alpha(static_cast<unsigned char>(text[at - 1])) ||
                   static_cast<unsigned char>(text[at]) < 'a';
    const Mark* found = nullptr;
    if (at_word && begins_mark_[static_cast<unsigned char>(text[at])]) {
      auto rest = text.substr(at, block.end - at);
      auto it = std::find_if(marks_.begin(), marks_.end(), [&](const Mark& m) { return rest.starts_with(m.text); });
      if (it != marks_.end()) found = &*it;
    }
    if (found == nullptr) {
      ++at;
      continue;
    }
    Hit h = hit(text, block, from, *found, at);
    hits.push_back(h);
    at = from = std::max(h.span.end, at + 1);
  }
}

void Boilerplate::mark(Article& article) const {
  std::vector<Block> blocks;
  for (const Block& block : article.blocks) {
    std::vector<Hit> hits;
    if (block.kind != BlockKind::related && block.kind != BlockKind::boilerplate) find(article.text, block.span, hits);
    std::uint32_t pos = block.span.begin;
    auto keep_until = [&](std::uint32_t end) {
      auto begin = skip_spaces(article.text, pos, end);
      end = trim_end(article.text, begin, end);
      if (begin < end) blocks.push_back({{begin, end}, block.kind});
    };
    for (const Hit& h : hits) {
      keep_until(h.span.begin);
      blocks.push_back({h.span, h.kind});
      if (!h.title.empty()) article.related.push_back({std::string(h.title.of(article.text)), h.title});
      pos = h.span.end;
    }
    keep_until(block.span.end);
  }
  article.blocks = std::move(blocks);
}

namespace {

class BoilerplateStep final : public Step {
 public:
  explicit BoilerplateStep(Boilerplate boilerplate) : boilerplate_(std::move(boilerplate)) {}
  std::string_view name() const override { return "boilerplate"; }
  Layers needs() const override { return {Layer::text, Layer::language}; }
  Layers adds() const override { return {}; }
  Result<void> run(Document& doc) const override {
    boilerplate_.mark(doc.article);
    return {};
  }

 private:
  Boilerplate boilerplate_;
};

}  // namespace

Result<std::unique_ptr<Step>> make_boilerplate_step(const std::filesystem::path& pack, IsWord is_word) {
  auto boilerplate = Boilerplate::load(pack, std::move(is_word));
  if (!boilerplate) return tl::unexpected(boilerplate.error());
  return std::make_unique<BoilerplateStep>(std::move(*boilerplate));
}

}  // namespace kronika::text
