// Titles that say what the office is for: "Under Secretary of State for Political Affairs", "Minister of Environment,
// Water, and Agriculture". Of these the tables know no more than how they begin.
#pragma once

#include "entities/reading.hpp"

namespace kronika::entities {

// The first word of a person's name after a phrase that says what the office is for, or kNone.
std::uint32_t person_after_remit(const Reading& reading, const RolePhrase& role);

// Makes all up to the name of the person part of the phrase; of an office without a key of its own it is the title, too.
void take_in_remit(const Reading& reading, RolePhrase& role, std::uint32_t person);

// Makes what completes the phrase part of its title, where that looks like a body of which nothing is known.
void take_in_complement(const Reading& reading, RolePhrase& role);

}  // namespace kronika::entities
