// RFC 1952 for answers, and which clients want it.
#pragma once

#include <string>
#include <string_view>

namespace kronika::web {

std::string gzip(std::string_view bytes, int level);  // empty when zlib fails

// Whether an Accept-Encoding header (RFC 9110, 12.5.3) takes gzip.
bool accepts_gzip(std::string_view accept_encoding);

}  // namespace kronika::web
