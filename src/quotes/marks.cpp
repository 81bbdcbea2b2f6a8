#include "quotes/marks.hpp"

#include <algorithm>
#include <optional>

#include "base/utf8.hpp"

namespace kronika::quotes {
namespace {

constexpr std::uint32_t kLongestPassage = 8000;  // bytes; a mark left open for longer has lost its partner
constexpr std::uint32_t kLongestNested = 1500;   // bytes of a passage that holds another in the same marks
constexpr std::size_t kMostInnerMarks = 200;

enum class Family : std::uint8_t { straight, low, high, guillemet, single_, straight_single, commas };

struct Mark {
  std::uint32_t begin = 0, end = 0;
  char32_t c = 0;
  bool doubled = false;  // ,, '' or ``
  char32_t before = 0, after = 0;
};

// Not an apostrophe or single mark.
bool double_mark(const Mark& m) {
  return m.doubled || (m.c != '\'' && m.c != 0x2018 && m.c != 0x2019 && m.c != 0x201A);
}

bool is_word(char32_t c) { return utf8::is_alpha(c) || utf8::is_digit(c); }
bool is_blank(char32_t c) { return c == 0 || utf8::is_space(c); }
bool is_dash(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015); }
bool opens_after(char32_t c) { return is_blank(c) || c == '(' || c == '[' || c == '/' || is_dash(c) || c == ':'; }

std::optional<Mark> mark_at(std::string_view text, std::size_t& pos, char32_t before, std::size_t end) {
  Mark m;
  m.begin = static_cast<std::uint32_t>(pos);
  m.before = before;
  m.c = utf8::next(text, pos);
  auto peek = [&](std::size_t p) { return p < end ? utf8::next(text, p) : char32_t{0}; };
  switch (m.c) {
    case '"':
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0xAB:
    case 0xBB:
    case 0x2018:
    case 0x2019:
    case 0x201A: break;
    case ',':
    case '\'':
    case '`':
      if (peek(pos) == m.c) {
        utf8::next(text, pos);
        m.doubled = true;
      } else if (m.c != '\'') {
        return std::nullopt;
      }
      break;
    default: return std::nullopt;
  }
  m.end = static_cast<std::uint32_t>(pos);
  m.after = peek(pos);
  return m;
}

// The family a mark would open, if it can open here.
std::optional<Family> opens(const Mark& m) {
  if (is_blank(m.after) && m.c != 0x201E) return std::nullopt;
  if (m.doubled) return opens_after(m.before) ? std::optional(Family::commas) : std::nullopt;
  switch (m.c) {
    case '"': return is_word(m.before) ? std::nullopt : std::optional(Family::straight);
    case 0x201E: return Family::low;
    case 0x201C:
    case 0x201F: return is_word(m.before) ? std::nullopt : std::optional(Family::high);
    case 0x201D: return opens_after(m.before) ? std::optional(Family::high) : std::nullopt;
    case 0xAB:
    case 0xBB: return opens_after(m.before) ? std::optional(Family::guillemet) : std::nullopt;
    case 0x2018:
    case 0x201A: return opens_after(m.before) ? std::optional(Family::single_) : std::nullopt;
    case '\'':
      return opens_after(m.before) && utf8::is_alpha(m.after) ? std::optional(Family::straight_single) : std::nullopt;
    default: return std::nullopt;
  }
}

// Whether a mark can close a passage of the family. A mark between a space and a letter opens.
bool closes(const Mark& m, Family family) {
  const bool outward = !is_word(m.after);
  switch (family) {
    case Family::straight: return !m.doubled && (m.c == '"' || m.c == 0x201D) && (outward || !is_blank(m.before));
    case Family::low:
      return (m.c == 0x201D || m.c == 0x201C || m.c == '"' || (m.c == '\'' && m.doubled)) &&
             (outward || !opens_after(m.before));
    case Family::high: return !m.doubled && (m.c == 0x201D || m.c == 0x201C || m.c == '"') && outward;
    case Family::guillemet: return (m.c == 0xAB || m.c == 0xBB) && outward;
    case Family::single_: return m.c == 0x2019 && outward && !is_blank(m.before);
    case Family::straight_single: return m.c == '\'' && !m.doubled && outward && !is_blank(m.before);
    case Family::commas: return (m.doubled && m.c == '\'') || m.c == 0x201D || m.c == '"';
  }
  return false;
}

// The mark that closes a passage in straight marks where one inside opens and closes: "What "rights"? None" - said X.
// 0 where the marks do not pair so: one that looks outward both ways, or is missing, leaves all doubtful.
std::size_t outer_close(const std::vector<Mark>& marks, std::size_t open, std::size_t limit) {
  std::size_t depth = 1;
  for (std::size_t j = open + 1; j < limit && marks[j].begin - marks[open].end <= kLongestNested; ++j) {
    if (marks[j].doubled || (marks[j].c != '"' && marks[j].c != 0x201D)) continue;
    const bool opening = is_blank(marks[j].before) && is_word(marks[j].after);
    const bool closing = !is_blank(marks[j].before) && !is_word(marks[j].after);
    if (opening == closing) return 0;
    if (opening) {
      if (++depth > 2) return 0;
    } else if (--depth == 0) {
      return j > open + 1 ? j : 0;
    }
  }
  return 0;
}

std::vector<Mark> marks_of(std::string_view text, Span range) {
  std::vector<Mark> marks;
  char32_t before = 0;
  for (std::size_t pos = range.begin; pos < range.end;) {
    std::size_t start = pos;
    auto mark = mark_at(text, pos, before, range.end);
    if (mark) marks.push_back(*mark);
    pos = mark ? mark->end : start;
    if (!mark)
      before = utf8::next(text, pos);
    else
      before = mark->c;
  }
  return marks;
}

}  // namespace

std::vector<Quoted> find_quoted(std::string_view text, Span range, bool open_end) {
  std::vector<Quoted> found;
  const auto marks = marks_of(text, range);
  for (std::size_t i = 0; i < marks.size();) {
    auto family = opens(marks[i]);
    if (!family) {
      ++i;
      continue;
    }
    // Marks of the same family that open inside must close inside.
    std::size_t depth = 1, close = 0, limit = i + 1;
    while (limit < marks.size() && limit - i <= kMostInnerMarks && marks[limit].begin - marks[i].end <= kLongestPassage)
      ++limit;
    for (std::size_t j = i + 1; j < limit; ++j) {
      const bool may_close = closes(marks[j], *family);
      const bool symmetric = *family == Family::straight || *family == Family::straight_single;
      if (may_close && !(symmetric && is_blank(marks[j].before) && is_word(marks[j].after))) {
        if (--depth == 0) {
          close = j;
          break;
        }
      } else if (!symmetric && opens(marks[j]) == family) {
        ++depth;
      }
    }
    if (close == 0 && depth > 1) {
      // More opened than closed: take the first mark that can close the outermost.
      for (std::size_t j = i + 1; j < limit && close == 0; ++j)
        if (closes(marks[j], *family)) close = j;
    }
    if (*family == Family::straight)
      if (const auto outer = outer_close(marks, i, limit); outer != 0) close = outer;
    if (close != 0) {
      found.push_back({{marks[i].begin, marks[close].end}, {marks[i].end, marks[close].begin}, true});
      i = close + 1;
      continue;
    }
    // English sets a mark before every paragraph of a long quotation and closes only the last.
    const bool paragraph_opens =
        text.substr(range.begin, marks[i].begin - range.begin).find_first_not_of(" \t\r\n") == std::string_view::npos;
    // So does a passage that begins behind its attribution and goes on in the next paragraph: "…," he said. "…
    std::size_t back = marks[i].begin;
    while (back > range.begin && utf8::is_space(static_cast<unsigned char>(text[back - 1]))) --back;
    const bool after_words = back > range.begin && back < marks[i].begin &&
                             std::string_view(".!?,:").find(text[back - 1]) != std::string_view::npos;
    const bool goes_on = after_words && open_end &&
                         std::none_of(marks.begin() + static_cast<std::ptrdiff_t>(i) + 1, marks.end(), double_mark);
    const bool fits = range.end - marks[i].end <= kLongestPassage;
    if ((paragraph_opens || goes_on) && *family != Family::straight_single && fits) {
      found.push_back({{marks[i].begin, range.end}, {marks[i].end, range.end}, false});
      break;
    }
    ++i;
  }
  return found;
}

std::vector<Quoted> find_quoted(const Article& article) {
  if (article.blocks.empty()) return find_quoted(article.text, {0, static_cast<std::uint32_t>(article.text.size())});
  std::vector<Quoted> found;
  for (const auto& block : article.blocks) {
    if (block.kind == BlockKind::related || block.kind == BlockKind::boilerplate) continue;
    // A paragraph that begins with a mark may go on with what the one before it left open.
    const auto next = &block - article.blocks.data() + 1;
    bool open_end = false;
    if (static_cast<std::size_t>(next) < article.blocks.size()) {
      auto words = std::string_view(article.text).substr(article.blocks[static_cast<std::size_t>(next)].span.begin);
      std::size_t pos = words.find_first_not_of(" \t\r\n");
      if (pos != std::string_view::npos) {
        const auto c = utf8::next(words, pos);
        open_end = c == '"' || c == 0x201C || c == 0x201E || c == 0xAB;
      }
    }
    auto here = find_quoted(article.text, block.span, open_end);
    found.insert(found.end(), here.begin(), here.end());
  }
  return found;
}

}  // namespace kronika::quotes
