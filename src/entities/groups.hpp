// The last step of the road: whom a text names by what they are, and of whom no fact was read, stands among the entities
// too: "protesters", "oficjele z Rosji", "the Canadian ambassador".
#pragma once

#include <memory>

#include "kronika/pipeline.hpp"

namespace kronika::entities {

// Makes entities of those of doc.generics that are spoken of: groups, and holders of an office of a known state or body.
// Runs when facts have been read, as these find their own actors among the generics.
std::unique_ptr<Step> make_group_step();

}  // namespace kronika::entities
