// As much of RFC 3986 as pages and feeds need.
#pragma once

#include <string>
#include <string_view>

namespace kronika::html {

// "example.org" of "https://www.example.org:8080/a": the host without port and "www.", lower case.
// Empty where the address has none.
std::string host_of(std::string_view url);

// The path with its leading slash; "/" where there is none.
std::string_view path_of(std::string_view url);

bool is_web_address(std::string_view url);  // begins with http:// or https://

// A reference ("/a/b", "//host/a", "?p=1", "b") seen from `base`; empty where that makes no web address. Dot segments
// are left for the server.
std::string resolve(std::string_view base, std::string_view reference);

}  // namespace kronika::html
