#include "ingest/encoding.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "base/utf8.hpp"

namespace kronika::ingest {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";
constexpr std::size_t kMaxBytes = 1u << 30;

struct CloseConverter {
  void operator()(UConverter* c) const { ucnv_close(c); }
};

Result<std::string> convert(std::string_view bytes, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<UConverter, CloseConverter> from(ucnv_open(charset.c_str(), &status));
  if (U_FAILURE(status)) return fail("names an unknown encoding: " + charset);
  ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::vector<UChar> wide(bytes.size() + 1);
  auto length = ucnv_toUChars(from.get(), wide.data(), static_cast<std::int32_t>(wide.size()), bytes.data(),
                              static_cast<std::int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return fail("is not valid " + charset);
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (std::int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U16_NEXT(wide.data(), i, length, c);
    utf8::append(out, static_cast<char32_t>(c));
  }
  return out;
}

// A byte that no text holds: NUL and the C0 controls that are not white space. Escape is let through, as
// agency wires have it.
bool is_binary(std::string_view bytes) {
  return std::any_of(bytes.begin(), bytes.end(), [](char ch) {
    auto c = static_cast<unsigned char>(ch);
    return c < 0x09 || (c > 0x0D && c < 0x1B);
  });
}

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// A charset and the bytes that are letters of the language it is used for.
struct Candidate {
  const char* charset;
  std::string_view letters;
  int score = 0;
};

// The charset under which the most bytes within words are letters. The three share most Polish letters and
// differ in ą ś ź (ISO-8859-2 against Windows-1250) or in nearly all of them (Windows-1252).
std::string guess_single_byte(std::string_view bytes) {
  std::array<Candidate, 3> candidates{{
      {"windows-1250", "\xB9\xE6\xEA\xB3\xF1\xF3\x9C\x9F\xBF\xA5\xC6\xCA\xA3\xD1\xD3\x8C\x8F\xAF"},
      {"iso-8859-2", "\xB1\xE6\xEA\xB3\xF1\xF3\xB6\xBC\xBF\xA1\xC6\xCA\xA3\xD1\xD3\xA6\xAC\xAF"},
      {"windows-1252", "\xE0\xE1\xE2\xE4\xE7\xE8\xE9\xEA\xEB\xED\xEE\xEF\xF1\xF3\xF4\xF6\xFA\xFB\xFC\xC9\xD6\xDC"},
  }};
  bool c1 = false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    auto c = static_cast<unsigned char>(bytes[i]);
    if (c < 0x80) continue;
    if (c < 0xA0) c1 = true;
    bool in_word = (i > 0 && is_ascii_letter(bytes[i - 1])) || (i + 1 < bytes.size() && is_ascii_letter(bytes[i + 1]));
    if (!in_word) continue;
    for (auto& k : candidates) k.score += k.letters.find(bytes[i]) != std::string_view::npos ? 2 : -1;
  }
  if (c1) candidates[1].score = -(1 << 30);  // in ISO-8859-2 these bytes are control characters
  return std::max_element(candidates.begin(), candidates.end(),
                          [](const Candidate& a, const Candidate& b) { return a.score < b.score; })
      ->charset;
}

bool has_c1_control(std::string_view text) {
  for (std::size_t pos = 0; pos < text.size();) {
    char32_t c = utf8::next(text, pos);
    if (c >= 0x80 && c < 0xA0) return true;
  }
  return false;
}

// UTF-8 with a few broken bytes, as cut-off and pasted pages have them: each becomes U+FFFD. Empty where so many are
// broken that it is no UTF-8.
std::string repaired(std::string_view bytes) {
  constexpr std::size_t kGoodForEachBroken = 10;
  std::string out;
  out.reserve(bytes.size() + 16);
  std::size_t good = 0, broken = 0;
  for (std::size_t pos = 0; pos < bytes.size();) {
    auto begin = pos;
    char32_t c = utf8::next(bytes, pos);
    if (c == 0xFFFD && pos == begin + 1)
      ++broken;
    else if (c >= 0x80)
      ++good;
    utf8::append(out, c);
  }
  return good >= kGoodForEachBroken * broken ? out : std::string();
}

}  // namespace

Result<Decoded> decode(std::string_view bytes, std::string_view declared) {
  if (bytes.size() > kMaxBytes) return fail("is larger than 1 GiB");
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    auto text = convert(bytes, "UTF-16");
    if (!text) return tl::unexpected(text.error());
    return Decoded{std::move(*text), "UTF-16"};
  }
  if (bytes.starts_with(kBom)) bytes.remove_prefix(kBom.size());
  if (is_binary(bytes)) return fail("is not text: it holds NUL or control bytes");
  if (utf8::is_valid(bytes)) return Decoded{std::string(bytes), "UTF-8"};

  if (auto text = repaired(bytes); !text.empty()) return Decoded{std::move(text), "UTF-8"};
  std::string charset(declared);
  if (charset.empty() || ucnv_compareNames(charset.c_str(), "UTF-8") == 0) charset = guess_single_byte(bytes);
  auto text = convert(bytes, charset);
  if (!text) return tl::unexpected(text.error());
  if (has_c1_control(*text))
    return fail("is in no encoding known here (UTF-8, UTF-16, ISO-8859-2, Windows-1250, Windows-1252)");
  return Decoded{std::move(*text), charset};
}

}  // namespace kronika::ingest
