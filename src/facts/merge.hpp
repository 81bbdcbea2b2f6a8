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

// The country of an entity; "---" where it is not known.
using CountryOf = std::function<std::string_view(std::uint32_t)>;

// How events are told, and of whom.
struct Telling {
  std::function<bool(const Event&)> by_noun;           // by a noun of action alone, which may point back
  std::function<bool(const Event&)> introduced;        // by "an attack": another than any told before
  std::function<bool(const Event&)> besides;           // "also seized": another than those told in sentences before
  std::function<bool(const Event&)> heads;             // in a heading, which the text below it tells again
  std::function<std::string_view(const Event&)> word;  // the lemma of its trigger
  CountryOf country;
  std::function<bool(std::uint32_t)> named;  // whether an entity is a person with a name, who is nobody else
  std::function<bool(std::uint32_t)> group;  // whether it is people without a name: others may be called so
};

// Whether the two events, of one document, tell the same act.
bool same_act(const Event& a, const Event& b, const Telling& telling);

// Whether an event that a noun tells ("the attacks", "their demand") refers back to the other: the same kind of act
// between the same, or their countries.
bool refers_back(const Event& noun, const Event& other, const Telling& telling);

// Drops the weaker telling of each act; what remains stays in the order of the text.
void merge_tellings(std::vector<Event>& events, const Telling& telling);

}  // namespace kronika::facts
