#include "base/utf8.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

namespace kronika::utf8 {
namespace {

// What ICU says of the letters that texts are made of, ready at hand: Latin, Greek and Cyrillic.
constexpr char32_t kCommon = 0x530;
enum : std::uint8_t { kAlpha = 1, kDigit = 2, kSpace = 4, kUpper = 8, kLower = 16 };

struct Letter {
  std::uint8_t classes = 0;
  char32_t lower = 0, upper = 0;
};

bool upper_or_title(UChar32 c) { return u_isupper(c) || u_istitle(c); }

const std::array<Letter, kCommon>& table() {
  static const std::array<Letter, kCommon> letters = [] {
    std::array<Letter, kCommon> all;
    for (UChar32 c = 0; c < static_cast<UChar32>(kCommon); ++c) {
      auto& letter = all[static_cast<std::size_t>(c)];
      letter.classes = static_cast<std::uint8_t>((u_isalpha(c) ? kAlpha : 0) | (u_isdigit(c) ? kDigit : 0) |
                                                 (u_isUWhiteSpace(c) ? kSpace : 0) | (upper_or_title(c) ? kUpper : 0) |
                                                 (u_islower(c) ? kLower : 0));
      letter.lower = static_cast<char32_t>(u_tolower(c));
      letter.upper = static_cast<char32_t>(u_toupper(c));
    }
    return all;
  }();
  return letters;
}

template <class Ask>
bool has(char32_t c, std::uint8_t what, Ask icu) {
  return c < kCommon ? (table()[c].classes & what) != 0 : icu(static_cast<UChar32>(c));
}

}  // namespace

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

char32_t next_beyond_ascii(std::string_view s, std::size_t& pos) {
  // Letters of two bytes are most of what there is: U8_NEXT takes its time.
  const auto b = static_cast<unsigned char>(s[pos]);
  if (b >= 0xC2 && b < 0xE0 && pos + 1 < s.size()) {
    const auto trail = static_cast<unsigned char>(s[pos + 1]);
    if ((trail & 0xC0) == 0x80) {
      pos += 2;
      return static_cast<char32_t>((b & 0x1F) << 6 | (trail & 0x3F));
    }
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

bool is_alpha(char32_t c) {
  return has(c, kAlpha, [](UChar32 u) { return u_isalpha(u); });
}
bool is_digit(char32_t c) {
  return has(c, kDigit, [](UChar32 u) { return u_isdigit(u); });
}
bool is_space(char32_t c) {
  return has(c, kSpace, [](UChar32 u) { return u_isUWhiteSpace(u); });
}
bool is_upper(char32_t c) { return has(c, kUpper, upper_or_title); }
bool is_lower(char32_t c) {
  return has(c, kLower, [](UChar32 u) { return u_islower(u); });
}
char32_t lower(char32_t c) {
  return c < kCommon ? table()[c].lower : static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}
char32_t upper(char32_t c) {
  return c < kCommon ? table()[c].upper : static_cast<char32_t>(u_toupper(static_cast<UChar32>(c)));
}

namespace {

// Letter by letter, where a small letter may be longer than its capital.
std::string lower_any(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (std::size_t pos = 0; pos < s.size();) {
    const auto b = static_cast<unsigned char>(s[pos]);
    if (b < 0x80) {
      out += static_cast<char>(b >= 'A' && b <= 'Z' ? b + 32 : b);
      ++pos;
    } else {
      append(out, lower(next_beyond_ascii(s, pos)));
    }
  }
  return out;
}

}  // namespace

std::string lower(std::string_view s) {
  // In place: of the letters of two bytes nearly all have small letters of two bytes.
  std::string out(s);
  const auto& letters = table();
  for (std::size_t pos = 0; pos < out.size(); ++pos) {
    const auto b = static_cast<unsigned char>(out[pos]);
    if (b < 0x80) {
      if (b >= 'A' && b <= 'Z') out[pos] = static_cast<char>(b + 32);
      continue;
    }
    if (b < 0xC2 || b >= 0xD4 || pos + 1 == out.size()) return lower_any(s);
    const auto trail = static_cast<unsigned char>(out[pos + 1]);
    if ((trail & 0xC0) != 0x80) return lower_any(s);
    const char32_t small = letters[static_cast<std::size_t>((b & 0x1F) << 6 | (trail & 0x3F))].lower;
    if (small < 0x80 || small >= 0x800) return lower_any(s);
    out[pos] = static_cast<char>(0xC0 | small >> 6);
    out[++pos] = static_cast<char>(0x80 | (small & 0x3F));
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
