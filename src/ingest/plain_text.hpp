// Plain text in the shapes that news archives use:
//
//   " date 2019-04 TITLE"           a leading line with a date of day, month or year precision
//   "source: …" "date: …"           header lines, in any order, up to the first empty line
//   "url: …" "title: …"
//   anything else                   bare text without a date
#pragma once

#include <string>

#include "kronika/article.hpp"
#include "kronika/error.hpp"

namespace kronika::ingest {

// `text` is valid UTF-8. A date that cannot be is an error; so is a text without a single letter.
Result<Article> read_plain_text(const std::string& text, const std::string& name);

}  // namespace kronika::ingest
