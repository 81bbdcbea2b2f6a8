// Lines that announce what is told elsewhere.
#pragma once

#include <cstdint>

#include "facts/reading.hpp"

namespace kronika::facts {

// A line that ends without a sign, in a text of sentences that do not: it announces another article, or what stands in
// this one. The facts are told where they are told in full.
bool is_headline(const Reading& reading, std::uint32_t sentence);

// A short sentence at the front of its paragraph, such as a heading between the paragraphs: it may tell what the text
// below it tells again.
bool may_head(const Reading& reading, std::uint32_t sentence);

}  // namespace kronika::facts
