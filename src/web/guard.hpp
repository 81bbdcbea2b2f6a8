// Who may ask. On loopback: whoever sits at this machine, but no page of another site by way of their browser,
// which is why the Host header must name loopback (DNS rebinding). Elsewhere: whoever has the token.
#pragma once

#include <string>
#include <string_view>

namespace kronika::web {

bool is_loopback(std::string_view address);  // an IP address or "localhost"

class Guard {
 public:
  // With a token, Host headers are not checked: behind a name, only the token counts.
  explicit Guard(std::string token) : token_(std::move(token)) {}

  bool host_allowed(std::string_view host_header) const;

  // By "Authorization: Bearer TOKEN" or the cookie that `cookie` sets. True without a token.
  bool token_allowed(std::string_view authorization, std::string_view cookie_header) const;
  bool is_token(std::string_view given) const;  // in constant time
  std::string cookie() const;                   // value of Set-Cookie
  bool wants_token() const { return !token_.empty(); }

 private:
  std::string token_;
};

}  // namespace kronika::web
