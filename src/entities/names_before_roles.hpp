// Names that stand before role phrases: "Ada Lund, the prime minister of Norway", "Ned Price, Department Spokesperson".
#pragma once

#include "entities/reading.hpp"

namespace kronika::entities {

// The name that the phrase behind it says more of, as an index into reading.names; kNone for none.
std::uint32_t name_before(const Reading& reading, const RolePhrase& role);

// Does a person's name stand before the phrase, and a comma between?
bool stands_behind_name(const Reading& reading, const RolePhrase& role);

}  // namespace kronika::entities
