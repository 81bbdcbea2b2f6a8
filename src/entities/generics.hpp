// People and bodies that a text names only by what they are: "polscy politycy", "przedstawiciele rządu", "protesters".
#pragma once

#include "entities/reading.hpp"

namespace kronika::entities {

// Fills doc.generics with the role phrases that refer to somebody whom nothing names. Run last: references must be
// resolved, and the homes of the document's bodies and people settled.
void find_generics(Reading& reading);

}  // namespace kronika::entities
