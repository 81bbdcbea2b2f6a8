// What tokenization needs to know of a character.
#pragma once

#include <string_view>

namespace kronika::text {

enum class CharClass {
  space,   // white space, and control and format characters, which separate and are never part of a token
  letter,  // letters and the marks on them
  digit,
  sign,  // punctuation, symbols, everything else
};

CharClass char_class(char32_t c);

bool is_apostrophe(char32_t c);
bool is_hyphen(char32_t c);  // joins parts of a word; no dash
bool is_dash(char32_t c);    // any dash, the hyphen included
bool is_quote(char32_t c);   // any quotation mark, whichever way it points; no apostrophe
bool is_opener(char32_t c);  // opening bracket or quotation mark that points so
bool is_closer(char32_t c);
bool is_bracket(char32_t c, bool opening);
bool is_sentence_end(char32_t c);  // . ! ? … and their kin
bool is_bullet(char32_t c);
// Belongs to the emoji before it: joiner, variation selector, skin tone, tag.
bool extends_emoji(char32_t c);
bool is_regional_indicator(char32_t c);
inline constexpr char32_t kJoiner = 0x200D;

}  // namespace kronika::text
