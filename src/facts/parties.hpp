// Who the parties are where an act of two names neither: "a deal has been struck", "the talks collapsed" are of those
// who dealt with each other before.
#pragma once

#include <functional>
#include <vector>

#include "kronika/document.hpp"

namespace kronika::facts {

// Whether an entity is a state or a body of states, or acts for one.
using IsPower = std::function<bool(std::uint32_t)>;

// Gives both sides to events without any for which `open` holds: those of the nearest talks or agreement of powers told
// before, else of the first told after. Such events lose some of their confidence; those that nobody is found for are
// taken out. `events` are in the order of the text.
void settle_parties(std::vector<Event>& events, const std::function<bool(const Event&)>& open, const IsPower& power);

}  // namespace kronika::facts
