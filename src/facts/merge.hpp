// One act told in several sentences is one event, kept at its clearest telling.
#pragma once

#include <vector>

#include "kronika/document.hpp"

namespace kronika::facts {

// Acts that are done by speaking: they differ by what is said.
bool is_verbal(EventType type);

// Whether the two events, of one document, tell the same act.
bool same_act(const Event& a, const Event& b);

// Drops the weaker telling of each act; what remains stays in the order of the text.
void merge_tellings(std::vector<Event>& events);

}  // namespace kronika::facts
