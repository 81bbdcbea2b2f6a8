// Whom an act is addressed to where its own words do not tell: "proposed", "refused", "warned" have somebody whom the
// text around them makes plain.
#pragma once

#include <functional>
#include <vector>

#include "facts/merge.hpp"
#include "kronika/document.hpp"

namespace kronika::facts {

// Gives a target to events without one for which `open` holds, of several states or bodies involved:
// - the other side of the nearest event before it, not far off, that the same state has a part in;
// - else the only other state or intergovernmental body that its sentence speaks of.
// Such events lose some of their confidence. `doc` must hold the entities that `country` knows, but for proposals.
void settle_addressees(const Document& doc, std::vector<Event>& events, const std::function<bool(const Event&)>& open,
                       const CountryOf& country);

}  // namespace kronika::facts
