// Common nouns that a state makes a body: "rząd Pakistanu", "polski parlament", "MSZ Rosji", "the Canadian
// foreign ministry".
#pragma once

#include "entities/reading.hpp"

namespace kronika::entities {

// Adds such bodies to reading.names, with their states; a marked organisation that begins with such a noun becomes one.
// Names of states inside a body stay names of their own.
void find_bodies(Reading& reading);

// "Trump administration", "rząd premiera Tuska": the name of the person whose government a name is, as an index into
// `names`; kNone for another body, or where none is told. Run once names have their kinds.
std::uint32_t whose_government(const Reading& reading, const Name& name);

}  // namespace kronika::entities
