#include "text/scanner.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "text/characters.hpp"

namespace kronika::text {
namespace {

constexpr std::size_t kMaxDictionaryWord = 64;  // bytes: no longer part of a compound is looked up

constexpr std::size_t kMaxMailAddress = 256;  // bytes
constexpr std::size_t kMaxCompound =
    256;  // bytes: no longer word takes in a sign, lest its parts be gone over again and again

bool ascii_alnum(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

}  // namespace

// One pass over one range.
class Scanner::Run {
 public:
  Run(const Scanner& scanner, std::string_view text, Span range, std::vector<SurfaceToken>& out)
      : rules_(scanner.rules_),
        morphology_(scanner.morphology_),
        text_(text.substr(0, range.end)),
        pos_(range.begin),
        out_(out) {}

  void run() {
    SurfaceToken next;
    unsigned lines = 0;
    while (pos_ < text_.size()) {
      std::size_t after = pos_;
      char32_t c = utf8::next(text_, after);
      CharClass kind = char_class(c);
      if (kind == CharClass::space) {
        next.space_before = true;
        lines += c == '\n' || c == 0x2028 ? 1 : c == 0x2029 ? 2 : 0;
        pos_ = after;
        continue;
      }
      next.line_before = lines > 0;
      next.paragraph_before = lines > 1;
      next.possessive = false;
      std::size_t begin = pos_;
      next.kind = scan_one(c, kind, after, next.space_before || begin == 0, next.possessive);
      next.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(pos_)};
      out_.push_back(next);
      next.space_before = false;
      lines = 0;
    }
  }

 private:
  struct Peek {
    char32_t c = 0;
    CharClass kind = CharClass::space;
    std::size_t after = 0;
  };

  // The character at `at`; a space at the end of the text.
  Peek peek(std::size_t at) const {
    Peek p;
    if (at >= text_.size()) return p;
    p.after = at;
    p.c = utf8::next(text_, p.after);
    p.kind = char_class(p.c);
    return p;
  }

  TokenKind scan_one(char32_t c, CharClass kind, std::size_t after, bool first, bool& possessive) {
    if (kind == CharClass::letter || kind == CharClass::digit) {
      if (auto end = address_end()) {
        pos_ = end;
        return TokenKind::address;
      }
    }
    if (kind == CharClass::digit) return scan_number();
    if (kind == CharClass::letter) {
      scan_word(possessive);
      return TokenKind::word;
    }
    if (is_apostrophe(c)) {
      // "'s" and "'70s" stand by themselves only at the front; otherwise an apostrophe is a sign.
      if (auto p = peek(after); first && p.kind == CharClass::letter)
        open_single_quote_ = true;
      else
        open_single_quote_ = false;
    }
    scan_sign(c, after);
    return TokenKind::sign;
  }

  // The end of an address of the web or of mail that begins here; 0 for none. What looks like an address is
  // looked through once for each run of non-space characters.
  std::size_t address_end() {
    if (pos_ < no_address_before_) return 0;
    auto rest = text_.substr(pos_);
    const bool web = rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("ftp://") ||
                     rest.starts_with("www.");
    std::size_t end = pos_;
    bool at = false;
    while (end < text_.size() && (web || end - pos_ < kMaxMailAddress)) {
      auto p = peek(end);
      if (p.kind == CharClass::space || p.c == '<' || p.c == '>' || p.c == '"' || is_quote(p.c)) break;
      at = at || p.c == '@';
      end = p.after;
    }
    auto chunk = text_.substr(pos_, end - pos_);
    if (web) {
      // Punctuation at the end belongs to the sentence; a bracket does unless it was opened in the address.
      while (!chunk.empty() && std::string_view(".,;:!?'*").find(chunk.back()) != std::string_view::npos)
        chunk.remove_suffix(1);
      if (chunk.ends_with(')') && chunk.find('(') == std::string_view::npos) chunk.remove_suffix(1);
      while (!chunk.empty() && std::string_view(".,;:!?'*").find(chunk.back()) != std::string_view::npos)
        chunk.remove_suffix(1);
      if (chunk.size() > 4) return pos_ + chunk.size();
    }
    if (at) {
      std::size_t i = 0;
      auto local = [](char c) { return ascii_alnum(c) || c == '.' || c == '_' || c == '-' || c == '+'; };
      while (i < chunk.size() && local(chunk[i])) ++i;
      if (i > 0 && i + 1 < chunk.size() && chunk[i] == '@' && ascii_alnum(chunk[i + 1])) {
        std::size_t last = i + 1;
        while (last < chunk.size() && (ascii_alnum(chunk[last]) || chunk[last] == '.' || chunk[last] == '-')) ++last;
        while (!ascii_alnum(chunk[last - 1])) --last;
        return pos_ + last;
      }
      if (i < chunk.size() && chunk[i] != '@') {  // an address may begin after the sign that stopped us
        no_address_before_ = pos_ + i + 1;
        return 0;
      }
    }
    no_address_before_ = end;
    return 0;
  }

  TokenKind scan_number() {
    std::size_t begin = pos_;
    bool slash = false;
    auto digits = [&] {
      while (peek(pos_).kind == CharClass::digit) pos_ = peek(pos_).after;
    };
    digits();
    for (;;) {
      auto sign = peek(pos_);
      auto then = sign.kind == CharClass::sign ? peek(sign.after) : Peek();
      if (then.kind == CharClass::digit) {
        bool joins = sign.c == '.' || sign.c == ',' || sign.c == '/';
        if (sign.c == ':') {  // a time of day, not a score: two digits follow, and no third
          auto second = peek(then.after);
          joins = pos_ - begin <= 5 && second.kind == CharClass::digit && peek(second.after).kind != CharClass::digit;
        }
        if (is_hyphen(sign.c) && !rules_.joined_digit_hyphen) joins = phone_number(begin);
        if (!joins) break;
        slash = slash || sign.c == '/';
        pos_ = sign.after;
        digits();
        continue;
      }
      if (then.kind == CharClass::letter &&
          ((is_hyphen(sign.c) && rules_.joined_digit_hyphen) || (sign.c == '/' && slash && utf8::is_upper(then.c)))) {
        pos_ = sign.after;
        letters();
        return TokenKind::word;
      }
      break;
    }
    if (peek(pos_).kind == CharClass::letter) {  // "20th", "5G", "1990s"
      letters();
      return TokenKind::word;
    }
    return TokenKind::number;
  }

  // "713-853-3989": a hyphen after three digits with three digits or more behind.
  bool phone_number(std::size_t begin) const {
    if (pos_ - begin < 3) return false;
    std::size_t at = pos_ + 1, n = 0;
    while (n < 4 && peek(at).kind == CharClass::digit) at = peek(at).after, ++n;
    return n >= 3 && !(n == 4 && pos_ - begin == 4);  // but not "1971-1974"
  }

  void letters() {
    for (auto p = peek(pos_); p.kind == CharClass::letter || p.kind == CharClass::digit || p.c == '_'; p = peek(pos_))
      pos_ = p.after;
  }

  void scan_word(bool& possessive) {
    const std::size_t begin = pos_;
    std::size_t part = pos_;  // where the letters since the last sign begin
    letters();
    for (;;) {
      auto sign = peek(pos_);
      if (sign.kind != CharClass::sign || pos_ - begin > kMaxCompound) break;
      auto then = peek(sign.after);
      bool joins = false;
      if (is_apostrophe(sign.c) && then.kind == CharClass::letter)
        joins = true;
      else if (sign.c == '&' && then.kind == CharClass::letter && utf8::is_upper(then.c))
        joins = all_upper(text_.substr(begin, pos_ - begin));
      else if (sign.c == '.' && then.kind == CharClass::letter)
        joins = dot_joins(begin, part, sign.after);
      else if (is_hyphen(sign.c) && (then.kind == CharClass::letter || then.kind == CharClass::digit))
        joins = hyphen_joins(begin, part, sign.after, then);
      else if (sign.c == '/' && then.kind == CharClass::letter)
        joins = all_upper(text_.substr(begin, pos_ - begin)) && digit_follows(sign.after);
      if (!joins) break;
      pos_ = sign.after;
      part = pos_;
      letters();
    }
    auto sign = peek(pos_);
    if (sign.c == '.' && rules_.joined_dot && owns_dot(begin)) {
      pos_ = sign.after;
      return;
    }
    if (is_apostrophe(sign.c) && !open_single_quote_ && !rules_.plural_possessive.empty() &&
        text_.substr(begin, pos_ - begin).ends_with(rules_.plural_possessive) && pos_ - begin > 2 &&
        peek(sign.after).kind == CharClass::space) {
      pos_ = sign.after;
      possessive = true;
    }
  }

  bool digit_follows(std::size_t at) const {
    for (int n = 0; n < 8; ++n) {
      auto p = peek(at);
      if (p.kind == CharClass::digit) return true;
      if (p.kind != CharClass::letter) return false;
      at = p.after;
    }
    return false;
  }

  static bool all_upper(std::string_view s) {
    for (std::size_t pos = 0; pos < s.size();)
      if (char32_t c = utf8::next(s, pos); !utf8::is_upper(c) && char_class(c) != CharClass::digit && c != '&')
        return false;
    return true;
  }

  static bool single_letter(std::string_view s) {
    std::size_t pos = 0;
    utf8::next(s, pos);
    return pos == s.size();
  }

  std::size_t end_of_letters(std::size_t at) const {
    while (peek(at).kind == CharClass::letter) at = peek(at).after;
    return at;
  }

  // Whether a full stop between letters is inside a word ("m.in", "wp.pl", "U.S.") or ends a sentence whose
  // space is missing.
  bool dot_joins(std::size_t begin, std::size_t part, std::size_t next) const {
    auto left = text_.substr(part, pos_ - part);
    std::size_t first_end = next;
    bool right_upper = utf8::is_upper(utf8::next(text_, first_end));
    bool right_single = peek(first_end).kind != CharClass::letter;
    std::size_t pos = 0;
    bool left_upper = utf8::is_upper(utf8::next(left, pos));
    bool left_single = pos == left.size();
    if (left_single && right_single && left_upper == right_upper) return rules_.joined_initials || !left_upper;
    if (!right_upper) {
      if (left_single && left_upper) return false;  // "J.kowalski"
      return true;
    }
    if (left_upper && left_single) return false;  // "J.Kowalski"
    bool rest_upper = !right_single && utf8::is_upper(peek(first_end).c);
    return rest_upper && all_upper(text_.substr(begin, pos_ - begin));  // "CONFIG.SYS"
  }

  bool hyphen_joins(std::size_t begin, std::size_t part, std::size_t next, const Peek& then) const {
    if (then.kind == CharClass::digit) return true;  // "KC-135"
    auto left = text_.substr(part, pos_ - part);
    auto right = text_.substr(next, end_of_letters(next) - next);
    if (single_letter(left)) return true;  // "e-mail", "X-ray"
    if (!rules_.split_known_words) return part == begin && rules_.joining_prefixes.contains(utf8::lower(left));
    if (rules_.joined_compounds.contains(std::string(left)) || rules_.joined_compounds.contains(utf8::lower(left)))
      return true;
    bool right_upper = utf8::is_upper(then.c);
    bool left_inflected_acronym = !right_upper && !single_letter(left) && left.size() > 1 && ends_upper(left);
    if (left_inflected_acronym) return true;  // "ONZ-owski", "PiS-u"
    return !(known(left) && known(right));
  }

  static bool ends_upper(std::string_view s) {
    std::size_t pos = s.size();
    return utf8::is_upper(utf8::previous(s, pos));
  }

  bool known(std::string_view word) const {
    if (word.size() > kMaxDictionaryWord) return false;
    found_.clear();
    morphology_.analyse(word, found_);
    return !found_.empty();
  }

  bool owns_dot(std::size_t begin) const {
    auto word = text_.substr(begin, pos_ - begin);
    if (word.size() > kMaxDictionaryWord) return false;
    std::size_t pos = 0;
    bool upper = utf8::is_upper(utf8::next(word, pos));
    if (pos == word.size() && upper) return rules_.joined_initials;
    if (rules_.abbreviations.contains(utf8::lower(word))) {
      // "no." and "sat." are words as well: only before what they abbreviate for.
      return rules_.abbreviations.find(utf8::lower(word))->second != AbbreviationEnd::number ||
             peek(skip_spaces(pos_ + 1)).kind == CharClass::digit;
    }
    // "U.S." and the like: single letters with full stops between them.
    return word.find('.') != std::string_view::npos && word.size() >= 3 && word[word.size() - 2] == '.' && upper;
  }

  std::size_t skip_spaces(std::size_t at) const {
    for (int n = 0; n < 4 && at < text_.size() && peek(at).kind == CharClass::space; ++n) at = peek(at).after;
    return at;
  }

  void scan_sign(char32_t c, std::size_t after) {
    pos_ = after;
    if (rules_.runs.find(c) != std::u32string::npos) {
      bool ends = c == '!' || c == '?';
      for (auto p = peek(pos_); p.c == c || (ends && (p.c == '!' || p.c == '?')); p = peek(pos_)) pos_ = p.after;
      return;
    }
    if (is_regional_indicator(c)) {  // a flag is two of them
      if (auto p = peek(pos_); is_regional_indicator(p.c)) pos_ = p.after;
      return;
    }
    // What emoji are made of: joined characters, tones, variants.
    for (auto p = peek(pos_); extends_emoji(p.c); p = peek(pos_)) {
      pos_ = p.after;
      if (p.c == kJoiner)
        if (auto joined = peek(pos_); joined.kind == CharClass::sign) pos_ = joined.after;
    }
  }

  const Rules& rules_;
  const Morphology& morphology_;
  std::string_view text_;
  std::size_t pos_;
  std::vector<SurfaceToken>& out_;
  std::size_t no_address_before_ = 0;
  bool open_single_quote_ = false;
  mutable std::vector<Analysis> found_;
};

void Scanner::scan(std::string_view text, Span range, std::vector<SurfaceToken>& out) const {
  Run(*this, text, range, out).run();
}

}  // namespace kronika::text
