// UTF-8 as byte offsets. Case folding and character classes are ICU's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kronika::utf8 {

bool is_valid(std::string_view s);

// Decodes the code point at `pos` and moves `pos` past it. A malformed sequence yields U+FFFD and moves one
// byte. `pos` must be below s.size().
char32_t next_beyond_ascii(std::string_view s, std::size_t& pos);
inline char32_t next(std::string_view s, std::size_t& pos) {
  const auto b = static_cast<unsigned char>(s[pos]);
  if (b >= 0x80) return next_beyond_ascii(s, pos);
  ++pos;
  return b;
}

// Decodes the code point that ends before `pos`; `pos` moves to its first byte. `pos` must not be 0.
char32_t previous(std::string_view s, std::size_t& pos);

void append(std::string& out, char32_t c);

std::size_t count(std::string_view s);  // code points; each malformed byte counts as one

bool is_alpha(char32_t c);
bool is_digit(char32_t c);  // Unicode decimal digits
bool is_space(char32_t c);  // white space, no-break spaces included
bool is_upper(char32_t c);
bool is_lower(char32_t c);
char32_t lower(char32_t c);  // simple, one to one
char32_t upper(char32_t c);

// Lower case by simple mappings, code point by code point, independent of locale. The length in code points
// is kept, so positions in `s` and in the result correspond.
std::string lower(std::string_view s);
// The same with the first letter of the string in upper case and the rest as it is.
std::string capitalise(std::string_view s);
// Lower case without diacritics ("Łódź" -> "lodz"): for matching names, never for display.
std::string fold(std::string_view s);

}  // namespace kronika::utf8
