// What the World knows of the people of a document: their countries, and of what they held the offices that the
// text gives them without saying of what. What the text says outweighs it; nobody is added.
#pragma once

#include <optional>
#include <vector>

#include "entities/reading.hpp"

namespace kronika::entities {

// The people of the World that the persons of the document are, by entity; kNone for the unknown.
using KnownPeople = std::vector<std::uint32_t>;

KnownPeople recognise_people(const Reading& reading);

// Does the World know one person of this surname, and that one in office on the day of the article?
bool office_holder_named(const Reading& reading, std::string_view surname);
// That person of the World; kNone where there is none, or several.
std::uint32_t office_holder(const Reading& reading, std::string_view surname);

// Fills in the countries and sectors of known people, and RolePhrase::of of theirs.
void apply_knowledge(Reading& reading, const KnownPeople& known);

// Marks roles of known people as former, where the World has it that the person's time in an office that one holds at a
// time was over by the day of the article and that somebody else was in it. Run once all roles have their people.
void mark_past_offices(Reading& reading, const KnownPeople& known);

// Does the World have it that the person held the office of the state or body then?
bool known_to_hold(const Reading& reading, std::uint32_t person, std::string_view office, std::string_view country);

// Does the World have it that the person had held the office, of the state or body or, where that is empty, of any, and
// held it no longer?
bool known_to_have_held(const Reading& reading, std::uint32_t person, std::string_view office,
                        std::string_view country);

}  // namespace kronika::entities
