// The state that an article tells of: whose the bodies, offices and people are that it names without a state.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "entities/reading.hpp"

namespace kronika::entities {

// Where a role, body or person is named without its state, and the document speaks of one state above all, it is of that;
// so is a person who is named where no other state is. Who looks on, as scholars and journalists do, is of no state
// unless the text says so: a wrong state is worse than none.
void settle_homes(Reading& reading);

// How often each state is spoken of.
using Counts = std::map<std::string, int>;

// The state that is spoken of at least `least` times, and `times` as often as any other; empty when none is.
std::string foremost(const Counts& counts, double times, int least);

// The state that the document speaks of twice as much as of any other, and often, or that it is placed in and that no
// other is spoken of more; empty where there is none.
std::string home_of(const Reading& reading);

// Do people of such a sector serve one state?
bool serves_a_state(std::string_view sector);

}  // namespace kronika::entities
