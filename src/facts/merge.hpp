// One act told in several sentences is one event, kept at its clearest telling.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "kronika/document.hpp"

namespace kronika::facts {

// Acts that are done by speaking: they differ by what is said.
bool is_verbal(EventType type);

// Whether the two events, of one document, tell the same act.
bool same_act(const Event& a, const Event& b);

// The country of an entity; "---" where it is not known.
using CountryOf = std::function<std::string_view(std::uint32_t)>;

// Whether an event that a noun tells ("the attacks", "their demand") refers back to the other: the same kind of act
// between the same countries.
bool refers_back(const Event& noun, const Event& other, const CountryOf& country);

// Drops the weaker telling of each act; what remains stays in the order of the text. `by_noun` says which events are
// told by a noun of action alone.
void merge_tellings(std::vector<Event>& events, const std::function<bool(const Event&)>& by_noun,
                    const CountryOf& country);

}  // namespace kronika::facts
