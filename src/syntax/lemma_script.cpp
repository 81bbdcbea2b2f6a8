#include "syntax/lemma_script.hpp"

#include <algorithm>
#include <vector>

#include "base/utf8.hpp"

namespace kronika::syntax {
namespace {

constexpr std::size_t kMostRemoved = 35;

std::u32string decode(std::string_view s) {
  std::u32string out;
  for (std::size_t pos = 0; pos < s.size();) out.push_back(utf8::next(s, pos));
  return out;
}

std::string encode(std::u32string_view s) {
  std::string out;
  for (char32_t c : s) utf8::append(out, c);
  return out;
}

std::u32string with_case(char rule, std::u32string s) {
  if (rule == 'k') return s;
  for (std::size_t i = 0; i < s.size(); ++i) {
    const bool up = rule == 'u' || (rule == 'c' && i == 0);
    s[i] = up ? utf8::upper(s[i]) : utf8::lower(s[i]);
  }
  return s;
}

char count_sign(std::size_t n) { return static_cast<char>(n < 10 ? '0' + n : 'a' + (n - 10)); }

std::optional<std::size_t> read_count(char c) {
  if (c >= '0' && c <= '9') return static_cast<std::size_t>(c - '0');
  if (c >= 'a' && c <= 'z') return static_cast<std::size_t>(c - 'a') + 10;
  return std::nullopt;
}

struct Common {
  std::size_t form = 0, lemma = 0, length = 0;
};

// The longest common substring, the leftmost of equals. Words are short; anything longer is cut by the caller.
Common longest_common(std::u32string_view a, std::u32string_view b) {
  Common best;
  std::vector<std::size_t> row(b.size() + 1, 0);
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = b.size(); j-- > 0;) {
      row[j + 1] = a[i] == b[j] ? row[j] + 1 : 0;
      if (row[j + 1] > best.length) best = {i + 1 - row[j + 1], j + 1 - row[j + 1], row[j + 1]};
    }
  }
  return best;
}

}  // namespace

std::string lemma_script(std::string_view form, std::string_view lemma) {
  const std::u32string from = decode(form), to = decode(lemma);
  std::string best(1, '=');
  best += lemma;
  if (from.size() > 2 * kMostRemoved || to.size() > 2 * kMostRemoved) return best;
  std::size_t best_common = 0;
  for (char rule : {'k', 'l', 'c', 'u'}) {
    const std::u32string cased = with_case(rule, from);
    const Common c = longest_common(cased, to);
    const std::size_t tail = cased.size() - c.form - c.length;
    if (c.length <= best_common || c.form > kMostRemoved || tail > kMostRemoved) continue;
    const std::u32string_view target = to;
    best_common = c.length;
    best.assign(1, rule);
    if (c.form > 0) best.append("<").push_back(count_sign(c.form));
    if (c.lemma > 0) best.append("^").append(encode(target.substr(0, c.lemma)));
    best += '|';
    if (tail > 0) best.append(">").push_back(count_sign(tail));
    best += encode(target.substr(c.lemma + c.length));
  }
  return best;
}

std::optional<std::string> apply_lemma_script(std::string_view script, std::string_view form) {
  if (script.empty()) return std::nullopt;
  if (script[0] == '=') return std::string(script.substr(1));
  const char rule = script[0];
  if (rule != 'k' && rule != 'l' && rule != 'c' && rule != 'u') return std::nullopt;
  const std::size_t bar = script.find('|');
  if (bar == std::string_view::npos) return std::nullopt;
  std::string_view front = script.substr(1, bar - 1), back = script.substr(bar + 1);

  std::size_t off_front = 0, off_back = 0;
  if (front.size() >= 2 && front[0] == '<') {
    const auto n = read_count(front[1]);
    if (!n) return std::nullopt;
    off_front = *n;
    front.remove_prefix(2);
  }
  if (!front.empty()) {
    if (front[0] != '^') return std::nullopt;
    front.remove_prefix(1);
  }
  if (back.size() >= 2 && back[0] == '>') {
    const auto n = read_count(back[1]);
    if (!n) return std::nullopt;
    off_back = *n;
    back.remove_prefix(2);
  }
  const std::u32string cased = with_case(rule, decode(form));
  if (off_front + off_back >= cased.size()) return std::nullopt;
  std::string out(front);
  out += encode(std::u32string_view(cased).substr(off_front, cased.size() - off_front - off_back));
  out += back;
  return out;
}

}  // namespace kronika::syntax
