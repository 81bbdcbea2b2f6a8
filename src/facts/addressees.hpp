// Whom an act is addressed to where its own words do not tell: "proposed", "refused", "warned" have somebody whom the
// sentence around them makes plain.
#pragma once

#include <functional>
#include <vector>

#include "facts/merge.hpp"
#include "kronika/document.hpp"

namespace kronika::facts {

// Gives a target to events without one for which `open` holds: the only other state or intergovernmental body that the
// sentence speaks of. Such events lose some of their confidence. `doc` must hold the entities that `country` knows, but
// for proposals.
void settle_addressees(const Document& doc, std::vector<Event>& events, const std::function<bool(const Event&)>& open,
                       const CountryOf& country);

}  // namespace kronika::facts
