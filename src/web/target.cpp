#include "web/target.hpp"

#include <algorithm>
#include <optional>

#include "base/utf8.hpp"

namespace kronika::web {
namespace {

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

std::optional<std::string> decode(std::string_view text, bool plus_is_space) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = digit(text[i + 1]), low = digit(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    } else if (c == '+' && plus_is_space) {
      c = ' ';
    }
    out += c;
  }
  if (std::any_of(out.begin(), out.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; })) return std::nullopt;
  if (!utf8::is_valid(out)) return std::nullopt;
  return out;
}

// The part of `rest` before the separator; `rest` becomes what follows.
std::string_view take(std::string_view& rest, char separator) {
  const std::size_t at = std::min(rest.find(separator), rest.size());
  std::string_view part = rest.substr(0, at);
  rest.remove_prefix(std::min(at + 1, rest.size()));
  return part;
}

Result<void> parse_path(std::string_view path, Target& target) {
  if (path.empty() || path.front() != '/') return fail("the path must begin with /");
  path.remove_prefix(1);
  if (path.empty()) return {};
  const auto segments = static_cast<std::size_t>(std::count(path.begin(), path.end(), '/')) + 1;
  if (segments > kMaxSegments) return fail("the path has too many segments");
  for (std::size_t i = 0; i < segments; ++i) {
    auto segment = decode(take(path, '/'), false);
    if (!segment) return fail("the path is not UTF-8, percent-encoded, without control characters");
    if (*segment == "." || *segment == "..") return fail("the path must not hold . or .. segments");
    if (segment->size() > kMaxValue) return fail("a segment of the path is too long");
    target.path.push_back(std::move(*segment));
  }
  return {};
}

Result<void> parse_query(std::string_view query, Target& target) {
  while (!query.empty()) {
    std::string_view pair = take(query, '&');
    if (pair.empty()) continue;
    if (target.parameters.size() == kMaxParameters) return fail("too many parameters");
    auto name = decode(take(pair, '='), true);
    auto value = decode(pair, true);
    if (!name || !value) return fail("a parameter is not UTF-8, percent-encoded, without control characters");
    if (name->size() > kMaxValue || value->size() > kMaxValue) return fail("a parameter is too long");
    target.parameters.emplace_back(std::move(*name), std::move(*value));
  }
  return {};
}

}  // namespace

Result<Target> parse_target(std::string_view text) {
  if (text.size() > kMaxTarget) return fail("the target of the request is too long");
  if (text.find('#') != text.npos) return fail("the target of a request has no fragment");
  Target target;
  const std::size_t question = std::min(text.find('?'), text.size());
  if (auto path = parse_path(text.substr(0, question), target); !path) return tl::unexpected(path.error());
  text.remove_prefix(std::min(question + 1, text.size()));
  if (auto query = parse_query(text, target); !query) return tl::unexpected(query.error());
  return target;
}

std::string escape(std::string_view value) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (char c : value) {
    const bool unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                            c == '.' || c == '_' || c == '~';
    if (unreserved) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
  }
  return out;
}

}  // namespace kronika::web
