#include "web/guard.hpp"

#include <algorithm>

#include "base/sha256.hpp"

namespace kronika::web {
namespace {

constexpr std::string_view kCookie = "kronika_token=";

std::string_view without_port(std::string_view host) {
  if (!host.empty() && host.front() == '[') return host.substr(0, std::min(host.find(']'), host.size() - 1) + 1);
  return host.substr(0, std::min(host.find(':'), host.size()));
}

}  // namespace

bool is_loopback(std::string_view address) {
  return address == "localhost" || address == "::1" || address == "[::1]" ||
         (address.substr(0, 4) == "127." && address.find_first_not_of("0123456789.") == address.npos);
}

bool Guard::host_allowed(std::string_view host_header) const {
  return wants_token() || is_loopback(without_port(host_header));
}

bool Guard::is_token(std::string_view given) const {
  // Digests have one length and tell nothing of how much of the token was right.
  const auto a = sha256(given), b = sha256(token_);
  unsigned difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i) difference |= static_cast<unsigned>(a[i] ^ b[i]);
  return wants_token() && difference == 0;
}

bool Guard::token_allowed(std::string_view authorization, std::string_view cookies) const {
  if (!wants_token()) return true;
  constexpr std::string_view kBearer = "Bearer ";
  if (authorization.substr(0, kBearer.size()) == kBearer) return is_token(authorization.substr(kBearer.size()));
  while (!cookies.empty()) {
    const std::size_t end = std::min(cookies.find(';'), cookies.size());
    std::string_view cookie = cookies.substr(0, end);
    cookies.remove_prefix(std::min(end + 1, cookies.size()));
    cookie.remove_prefix(std::min(cookie.find_first_not_of(' '), cookie.size()));
    if (cookie.substr(0, kCookie.size()) == kCookie) return is_token(cookie.substr(kCookie.size()));
  }
  return false;
}

std::string Guard::cookie() const {
  return std::string(kCookie) + token_ + "; HttpOnly; SameSite=Strict; Path=/; Max-Age=604800";
}

}  // namespace kronika::web
