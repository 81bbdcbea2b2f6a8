// Which tellings of an event are tellings of one event. The answer depends on the set of tellings alone.
//
// The tellings given have type, mode and actors in common. Of those with exact dates, the ones of one day are one
// event, as event data is counted since Schrodt's one-a-day filter. A telling whose date is known in part joins
// the one event that it can mean; where it could mean several, or none, it stands by itself.
#pragma once

#include <cstddef>
#include <span>
#include <cstdint>
#include <string>
#include <vector>

#include "kronika/edtf.hpp"

namespace kronika {

struct Telling {
  std::string name;  // of the fact
  Edtf date;
  std::int64_t text = 0;  // same for copies of one text; only the reason speaks of it
};

struct Joined {
  std::vector<std::size_t> tellings;  // indexes, sorted by name
  Edtf date;                          // the narrowest on which all agree
  std::string reason;                 // empty when they simply say the same
};

// Sorted by the name of the first telling.
std::vector<Joined> join(std::span<const Telling> tellings);

}  // namespace kronika
