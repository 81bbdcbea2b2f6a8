// Where the names of a document are, and of what kind: the name model's marks, and the names that the World
// knows, joined.
#pragma once

#include "entities/reading.hpp"

namespace kronika::entities {

// Adds to reading.names; they do not overlap. Bases are not yet set.
void recognise_names(Reading& reading);

// What word lists and the dictionary know of a word, as bits for the name model; trained on the same.
std::uint32_t word_cues(std::string_view form, const Resources& resources);

}  // namespace kronika::entities
