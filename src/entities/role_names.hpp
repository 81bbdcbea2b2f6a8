// Which name stands beside a role phrase: "prezydent Kazachstanu Kasym-Żomart Tokajew", "Shinzo Abe, the prime minister
// of Japan", "ministers Lavrov and Shoigu". Where names are looked for is in names_behind_roles.hpp, over what a long
// title says in long_titles.hpp, and in names_before_roles.hpp; role_agreement.hpp tells whether the two can be one
// person, roles_in_context.hpp whom that person serves.
#pragma once

#include "entities/reading.hpp"

namespace kronika::entities {

// Links the phrases of reading.roles, which stand in the order of the text, to the people whose names stand beside
// them, gives these country and sector and adds the phrases to their mentions. A plural phrase gets one role more for
// each who is called so.
void link_names(Reading& reading);

}  // namespace kronika::entities
