#include "text/characters.hpp"

#include <unicode/uchar.h>

#include <array>

namespace kronika::text {
namespace {

CharClass unicode_class(char32_t c) {
  auto point = static_cast<UChar32>(c);
  if (u_isUWhiteSpace(point)) return CharClass::space;
  switch (u_charType(point)) {
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_LETTER_NUMBER: return c >= 0xFE00 && c <= 0xFE0F ? CharClass::sign : CharClass::letter;
    case U_DECIMAL_DIGIT_NUMBER: return CharClass::digit;
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR: return c == kJoiner ? CharClass::sign : CharClass::space;
    default: return CharClass::sign;
  }
}

const std::array<CharClass, 128>& ascii_classes() {
  static const auto classes = [] {
    std::array<CharClass, 128> table{};
    for (char32_t c = 0; c < 128; ++c) table[c] = unicode_class(c);
    return table;
  }();
  return classes;
}

bool one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

}  // namespace

CharClass char_class(char32_t c) { return c < 128 ? ascii_classes()[c] : unicode_class(c); }

bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'’' || c == U'ʼ' || c == U'`'; }
bool is_hyphen(char32_t c) { return c == U'-' || c == 0x2010 || c == 0x2011; }
bool is_dash(char32_t c) { return is_hyphen(c) || (c >= 0x2012 && c <= 0x2015) || c == 0x2212; }
bool is_quote(char32_t c) { return one_of(c, U"\"„”“«»‹›‘’‚‛‟″"); }
bool is_opener(char32_t c) { return one_of(c, U"([{„«‹‘‚“"); }
bool is_closer(char32_t c) { return one_of(c, U")]}”»›’“\"'"); }
bool is_bracket(char32_t c, bool opening) { return one_of(c, opening ? U"([{" : U")]}"); }
bool is_sentence_end(char32_t c) { return one_of(c, U".!?…‼⁇⁈⁉。！？؟।"); }
bool is_bullet(char32_t c) { return one_of(c, U"•▪●◦‣■□►▶–—*·"); }
bool extends_emoji(char32_t c) {
  return c == kJoiner || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x1F3FB && c <= 0x1F3FF) || c == 0x20E3 ||
         (c >= 0xE0020 && c <= 0xE007F);
}
bool is_regional_indicator(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

}  // namespace kronika::text
