#include "web/page_token.hpp"

#include <cstdint>

#include "base/sha256.hpp"

namespace kronika::web {
namespace {

constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::size_t kCheck = 8;  // letters of the digest that tell questions apart

// RFC 4648, section 5, without padding.
std::string encode(std::string_view bytes) {
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (unsigned char c : bytes) {
    bits = bits << 8 | c;
    for (count += 8; count >= 6; count -= 6) out += kDigits[bits >> (count - 6) & 63];
  }
  if (count > 0) out += kDigits[bits << (6 - count) & 63];
  return out;
}

bool decode(std::string_view text, std::string& out) {
  std::uint32_t bits = 0;
  int count = 0;
  for (char c : text) {
    const std::size_t digit = kDigits.find(c);
    if (digit == kDigits.npos) return false;
    bits = bits << 6 | static_cast<std::uint32_t>(digit);
    count += 6;
    if (count >= 8) {
      count -= 8;
      out += static_cast<char>(bits >> count & 255);
    }
  }
  return true;
}

std::string check_of(std::string_view token, std::string_view question) {
  std::string both(question);
  both += '\n';
  both += token;
  return sha256_hex(both).substr(0, kCheck);
}

}  // namespace

std::string seal(std::string_view token, std::string_view question) {
  if (token.empty()) return {};
  return encode(check_of(token, question) + std::string(token));
}

Outcome<std::string> unseal(std::string_view text, std::string_view question) {
  std::string bytes;
  if (text.empty()) return bytes;
  if (!decode(text, bytes) || bytes.size() <= kCheck) return bad_parameter("after", "this is not the token of a page");
  std::string token = bytes.substr(kCheck);
  if (bytes.substr(0, kCheck) != check_of(token, question)) {
    return bad_parameter("after", "this is not the token of a page of this question");
  }
  return token;
}

}  // namespace kronika::web
