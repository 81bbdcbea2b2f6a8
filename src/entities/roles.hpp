// Role phrases: offices ("wicepremier Rosji", "Polish Foreign Minister") and descriptions of people ("rosyjski
// polityk"), what completes them, and the names that stand beside them.
#pragma once

#include <string_view>

#include "entities/reading.hpp"

namespace kronika::entities {

constexpr std::string_view kOther = "other:";  // offices that the gold guidelines give no key of their own
constexpr std::string_view kLawmaker = "member of parliament", kSenator = "senator";  // keys of offices
constexpr std::string_view kSpokesperson = "spokesperson";

// Fills reading.roles; links those that a person's name stands beside, gives these people country and sector,
// and adds the phrase to their mentions.
void find_roles(Reading& reading);

// Writes the offices among reading.roles to doc.roles, once references are resolved.
void publish_roles(Reading& reading);

// Adds a mention of the phrase to its person.
void add_role_mention(Reading& reading, const RolePhrase& role, std::uint32_t entity);

// Gives a person of whom neither is known the country and sector of a role.
void affiliate(Reading& reading, const RolePhrase& role, std::uint32_t person);

}  // namespace kronika::entities
