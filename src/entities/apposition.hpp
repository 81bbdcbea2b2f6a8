// Bodies that the text says what they are: "niemiecki dziennik Handelsblatt", "Germany's Bild newspaper".
#pragma once

#include "entities/reading.hpp"

namespace kronika::entities {

// The token of the noun for bodies that stands right before what begins at `t`, marks of quotation and adjectives
// between; kNone where none does.
std::uint32_t body_noun_before(const Reading& reading, std::uint32_t t);

// Gives names of organisations the state of the noun beside them, and makes an organisation of a short title in
// quotation marks that follows such a noun. Run once names and bodies are found.
void find_appositions(Reading& reading);

}  // namespace kronika::entities
