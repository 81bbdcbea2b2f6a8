// An HTTP/1.x response as WARC files keep it: a status line, headers, a body that may be chunked and packed.
#pragma once

#include <string>
#include <string_view>

#include "kronika/error.hpp"

namespace kronika::ingest {

// "Name: value" lines: the value of the first of that name, without regard to case; empty where there is none.
std::string_view header(std::string_view headers, std::string_view lower_case_name);

struct ContentType {
  std::string type;     // "text/html", lower case
  std::string charset;  // empty where it is not given
};
ContentType parse_content_type(std::string_view value);

struct HttpMessage {
  int status = 0;
  std::string_view headers;
  std::string_view body;  // as it was sent
};

// Views into `message`; status 0 where it is no response.
HttpMessage parse_http(std::string_view message);

// The body without its chunks and packing, at most `limit` bytes of it.
Result<std::string> decode_body(const HttpMessage& message, std::size_t limit);

}  // namespace kronika::ingest
