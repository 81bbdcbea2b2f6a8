#include "base/utf8.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace kronika::utf8 {

bool is_valid(std::string_view s) {
  std::size_t pos = 0;
  while (pos < s.size()) {
    if (static_cast<unsigned char>(s[pos]) < 0x80) {
      ++pos;
      continue;
    }
    auto length = static_cast<std::int32_t>(s.size() - pos > 4 ? 4 : s.size() - pos);
    std::int32_t i = 0;
    UChar32 c;
    U8_NEXT(s.data() + pos, i, length, c);
    if (c < 0) return false;
    pos += static_cast<std::size_t>(i);
  }
  return true;
}

char32_t next(std::string_view s, std::size_t& pos) {
  auto b = static_cast<unsigned char>(s[pos]);
  if (b < 0x80) {
    ++pos;
    return b;
  }
  auto length = static_cast<std::int32_t>(s.size() - pos > 4 ? 4 : s.size() - pos);
  std::int32_t i = 0;
  UChar32 c;
  U8_NEXT(s.data() + pos, i, length, c);
  if (c < 0) {
    ++pos;
    return 0xFFFD;
  }
  pos += static_cast<std::size_t>(i);
  return static_cast<char32_t>(c);
}

char32_t previous(std::string_view s, std::size_t& pos) {
  std::size_t start = pos;
  do {
    --start;
  } while (start > 0 && pos - start < 4 && (static_cast<unsigned char>(s[start]) & 0xC0) == 0x80);
  std::size_t end = start;
  char32_t c = next(s, end);
  if (end == pos) {
    pos = start;
    return c;
  }
  --pos;  // malformed: step back one byte
  return 0xFFFD;
}

void append(std::string& out, char32_t c) {
  char buffer[4];
  std::int32_t n = 0;
  UBool error = false;
  U8_APPEND(buffer, n, 4, static_cast<UChar32>(c), error);
  if (error) {
    out += "\xEF\xBF\xBD";
    return;
  }
  out.append(buffer, static_cast<std::size_t>(n));
}

std::size_t count(std::string_view s) {
  std::size_t n = 0;
  for (std::size_t pos = 0; pos < s.size(); ++n) next(s, pos);
  return n;
}

bool is_alpha(char32_t c) { return u_isalpha(static_cast<UChar32>(c)); }
bool is_digit(char32_t c) { return u_isdigit(static_cast<UChar32>(c)); }
bool is_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)); }
bool is_upper(char32_t c) { return u_isupper(static_cast<UChar32>(c)) || u_istitle(static_cast<UChar32>(c)); }
bool is_lower(char32_t c) { return u_islower(static_cast<UChar32>(c)); }
char32_t lower(char32_t c) { return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))); }
char32_t upper(char32_t c) { return static_cast<char32_t>(u_toupper(static_cast<UChar32>(c))); }

std::string lower(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (std::size_t pos = 0; pos < s.size();) {
    auto b = static_cast<unsigned char>(s[pos]);
    if (b < 0x80) {
      out += static_cast<char>(b >= 'A' && b <= 'Z' ? b + 32 : b);
      ++pos;
    } else {
      append(out, lower(next(s, pos)));
    }
  }
  return out;
}

std::string capitalise(std::string_view s) {
  std::string out;
  if (s.empty()) return out;
  std::size_t pos = 0;
  append(out, upper(next(s, pos)));
  out += s.substr(pos);
  return out;
}

std::string fold(std::string_view s) {
  if (std::all_of(s.begin(), s.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    std::string plain(s);
    for (char& c : plain)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return plain;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  icu::UnicodeString source =
      icu::UnicodeString::fromUTF8(icu::StringPiece(s.data(), static_cast<std::int32_t>(s.size())));
  icu::UnicodeString wide = U_SUCCESS(status) ? nfkd->normalize(source, status) : source;
  std::string out;
  for (std::int32_t i = 0; i < wide.length();) {
    UChar32 c = wide.char32At(i);
    i += U16_LENGTH(c);
    if (u_charType(c) == U_NON_SPACING_MARK) continue;
    c = u_tolower(c);
    // Letters with a stroke have no decomposition.
    switch (c) {
      case 0x142: c = 'l'; break;
      case 0xF8: c = 'o'; break;
      case 0x111: c = 'd'; break;
      case 0x131: c = 'i'; break;
      default: break;
    }
    append(out, static_cast<char32_t>(c));
  }
  return out;
}

}  // namespace kronika::utf8
