// The state that an article tells of: whose the bodies, offices and people are that it names without a state.
#pragma once

#include "entities/reading.hpp"

namespace kronika::entities {

// Where a role, body or person is named without its state, and the document speaks of one state above all, or of one
// where the person is named, it is of that. Bodies and offices ask for more than people do, who nearly always belong
// to some state of the story.
void settle_homes(Reading& reading);

// The state that the document speaks of more than of all others together; empty where there is none.
std::string home_of(const Reading& reading);

}  // namespace kronika::entities
