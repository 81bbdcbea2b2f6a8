// Any of the encodings that Polish and English news comes in, to UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "kronika/error.hpp"

namespace kronika::ingest {

struct Decoded {
  std::string text;      // valid UTF-8, without a byte-order mark
  std::string encoding;  // IANA name of what it was: "UTF-8", "windows-1250", …
};

// `declared` is a charset that a header or a page names, or empty. A byte-order mark beats it; UTF-8, a few broken
// bytes of which become U+FFFD, beats a wrong declaration; without one, ISO-8859-2, Windows-1250 and Windows-1252 are told apart by the
// letters they would give. NUL bytes, control characters that no text has and unknown charsets are errors.
Result<Decoded> decode(std::string_view bytes, std::string_view declared = {});

}  // namespace kronika::ingest
