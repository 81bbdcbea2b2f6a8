// Tokens of pages as clients see them: opaque, and good only for the question that they continue.
#pragma once

#include <string>
#include <string_view>

#include "web/problem.hpp"

namespace kronika::web {

// `question` is what all pages of an answer have in common: the path and the filters.
std::string seal(std::string_view token, std::string_view question);
// What was sealed; a problem when it was not, or for another question. An empty text is the first page.
Outcome<std::string> unseal(std::string_view text, std::string_view question);

}  // namespace kronika::web
