// Promises in a release on a meeting.
#pragma once

#include <vector>

#include "kronika/document.hpp"

namespace kronika::facts {

// What one of two who met promises, in a release on the meeting, is promised to the other.
void settle_promises(std::vector<Event>& events);

}  // namespace kronika::facts
