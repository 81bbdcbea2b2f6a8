// Names that stand behind role phrases: "prezydent Kazachstanu Kasym-Żomart Tokajew", "the prime minister of Norway, Ada
// Abe,". Each is given as an index into reading.names; kNone for none.
#pragma once

#include <set>

#include "entities/reading.hpp"

namespace kronika::entities {

using NameSet = std::set<std::uint32_t>;  // indices into reading.names

// The name between which and the phrase nothing stands but words that introduce it.
std::uint32_t name_right_behind(const Reading& reading, const RolePhrase& role);

// The same over words that complete the phrase, which then reaches up to the name, or over a comma or dash. A name that
// is `taken` has a phrase of its own.
std::uint32_t name_farther_behind(const Reading& reading, RolePhrase& role, const NameSet& taken);

// The name that the tree joins to the phrase, not far behind it.
std::uint32_t name_in_apposition(const Reading& reading, const RolePhrase& role, const NameSet& taken);

}  // namespace kronika::entities
