#include "ingest/http_message.hpp"

#include <algorithm>
#include <charconv>

#include "ingest/unpack.hpp"

namespace kronika::ingest {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::string lowered(std::string_view s) {
  std::string out(s);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

std::string_view trim(std::string_view s) {
  auto first = s.find_first_not_of(" \t\r\n\"");
  if (first == std::string_view::npos) return {};
  return s.substr(first, s.find_last_not_of(" \t\r\n\"") - first + 1);
}

// What comes before chunks end is kept: crawlers cut long pages off.
std::string without_chunks(std::string_view body, std::size_t limit) {
  std::string out;
  while (out.size() <= limit) {
    std::size_t size = 0;
    auto [end, error] = std::from_chars(body.data(), body.data() + std::min<std::size_t>(body.size(), 8), size, 16);
    if (error != std::errc() || size == 0) break;
    auto line = body.find('\n');
    if (line == std::string_view::npos) break;
    body.remove_prefix(line + 1);
    out += body.substr(0, size);
    if (body.size() <= size) break;
    body.remove_prefix(size);
    body.remove_prefix(std::min(body.find_first_not_of("\r\n"), body.size()));
  }
  return out;
}

}  // namespace

std::string_view header(std::string_view headers, std::string_view name) {
  while (!headers.empty()) {
    auto end = headers.find('\n');
    auto line = headers.substr(0, end);
    headers = end == std::string_view::npos ? std::string_view() : headers.substr(end + 1);
    auto colon = line.find(':');
    if (colon != name.size()) continue;
    if (std::equal(name.begin(), name.end(), line.begin(), [](char a, char b) { return a == lower(b); }))
      return trim(line.substr(colon + 1));
  }
  return {};
}

ContentType parse_content_type(std::string_view value) {
  ContentType out;
  out.type = lowered(trim(value.substr(0, value.find(';'))));
  auto lower_value = lowered(value);
  if (auto at = lower_value.find("charset="); at != std::string::npos) {
    auto charset = value.substr(at + 8);
    out.charset = trim(charset.substr(0, charset.find_first_of(";, ")));
  }
  return out;
}

HttpMessage parse_http(std::string_view message) {
  HttpMessage out;
  if (!message.starts_with("HTTP/")) return out;
  auto space = message.find(' ');
  if (space == std::string_view::npos || space + 4 > message.size()) return out;
  std::from_chars(message.data() + space + 1, message.data() + space + 4, out.status);
  auto line = message.find('\n');
  auto end = std::min(message.find("\r\n\r\n"), message.find("\n\n"));
  if (line == std::string_view::npos) return out;
  auto headers_end = std::min(end, message.size());
  out.headers = message.substr(line + 1, headers_end > line ? headers_end - line - 1 : 0);
  if (end != std::string_view::npos) out.body = message.substr(end + (message[end] == '\r' ? 4 : 2));
  return out;
}

Result<std::string> decode_body(const HttpMessage& message, std::size_t limit) {
  auto transfer = lowered(header(message.headers, "transfer-encoding"));
  // Crawlers that take the chunks off leave the header.
  bool chunked = transfer.find("chunked") != std::string::npos && !message.body.empty() &&
                 std::isxdigit(static_cast<unsigned char>(message.body[0])) != 0 &&
                 message.body.substr(0, 10).find('\n') != std::string_view::npos;
  std::string plain;
  auto body = message.body;
  if (chunked) body = plain = without_chunks(body, limit);
  auto coding = lowered(header(message.headers, "content-encoding"));
  bool packed = coding == "deflate" || is_gzip(body.substr(0, 4));
  if (packed) {
    auto unpacked = inflate(body, limit);
    if (unpacked || coding != "deflate") return unpacked;
  }
  if (coding == "br" &&
      std::any_of(body.begin(), body.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(body.size(), 512)),
                  [](char c) {
                    auto u = static_cast<unsigned char>(c);
                    return u < 0x09 || (u > 0x0D && u < 0x20);
                  }))
    return fail("is packed with br, which is not read");
  return chunked ? std::move(plain) : std::string(body);
}

}  // namespace kronika::ingest
