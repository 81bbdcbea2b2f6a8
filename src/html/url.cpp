#include "html/url.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace kronika::html {
namespace {

// Where the host begins; npos where there is none.
std::size_t authority(std::string_view url) {
  auto scheme = url.find("://");
  return scheme == std::string_view::npos ? scheme : scheme + 3;
}

}  // namespace

std::string host_of(std::string_view url) {
  auto begin = authority(url);
  if (begin == std::string_view::npos) return {};
  auto host = url.substr(begin);
  host = host.substr(0, host.find_first_of("/?#"));
  if (auto user = host.rfind('@'); user != std::string_view::npos) host.remove_prefix(user + 1);
  if (!host.starts_with('[')) host = host.substr(0, host.find(':'));
  auto out = utf8::lower(host);
  if (out.starts_with("www.")) out.erase(0, 4);
  return out;
}

std::string_view path_of(std::string_view url) {
  auto begin = authority(url);
  begin = url.find_first_of("/?#", begin == std::string_view::npos ? 0 : begin);
  if (begin == std::string_view::npos || url[begin] != '/') return "/";
  url.remove_prefix(begin);
  return url.substr(0, url.find_first_of("?#"));
}

bool is_web_address(std::string_view url) { return url.starts_with("http://") || url.starts_with("https://"); }

std::string resolve(std::string_view base, std::string_view reference) {
  if (is_web_address(reference)) return std::string(reference);
  if (!is_web_address(base) || reference.empty() || reference.starts_with('#')) return {};
  if (reference.starts_with("//")) return std::string(base.substr(0, base.find(':') + 1)) + std::string(reference);
  // What has a scheme of its own ("mailto:") is no web address.
  if (auto colon = reference.find(':'); colon != std::string_view::npos && colon < reference.find_first_of("/?#"))
    return {};
  auto root = base.substr(0, base.find_first_of("/?#", authority(base)));
  if (reference.starts_with('/')) return std::string(root) + std::string(reference);
  auto path = path_of(base);
  if (reference.starts_with('?')) return std::string(root) + std::string(path) + std::string(reference);
  return std::string(root) + std::string(path.substr(0, path.rfind('/') + 1)) + std::string(reference);
}

}  // namespace kronika::html
