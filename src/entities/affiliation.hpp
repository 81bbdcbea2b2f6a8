// Whose a body, office or person is, as far as the words around tell: "rosyjski", "Canada's", "of the Czech Republic".
#pragma once

#include "entities/reading.hpp"

namespace kronika::entities {

// The state that the words around a noun phrase tell: an adjective or possessive before it, an adjective or
// name after it. `begin` and `end` are widened over the words used.
struct Affiliation {
  std::string country;               // ISO, IGO, … or empty
  std::string of;                    // where an adjective tells it: the ISO code, or the name of the organisation
  std::uint32_t name = kNone;        // index into names, where a name tells it
  std::uint32_t begin = 0, end = 0;  // the phrase with the words that tell it
};
Affiliation affiliation(const Reading& reading, std::uint32_t begin, std::uint32_t end);

// The state or organisation whose adjective ends at `t`: "rosyjski", "North Korean", "unijny".
struct Adjective {
  std::string country;  // ISO, IGO, NGO; empty where no such adjective ends there
  std::string of;       // ISO, or the name of the organisation
};
Adjective adjective_at(const Reading& reading, std::uint32_t t);

// The code of the state, body or place that a name stands for; empty when unknown.
std::string country_of(const Reading& reading, const Name& name);

// "'s": the sign of the possessive, which is a word of its own.
bool possessive_mark(const Reading& reading, std::uint32_t t);

}  // namespace kronika::entities
