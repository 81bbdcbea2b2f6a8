// Whether a role phrase and the name beside it are of one person, as far as the forms of the words tell.
#pragma once

#include "entities/reading.hpp"

namespace kronika::entities {

// Could the two stand in one case? Foreign names need not show theirs.
bool agree(const Reading& reading, const RolePhrase& role, const Name& name);

// "Rzecznik premier Nowak": the phrase ends in the office of a woman, which does not inflect, and so the name behind it
// is hers.
bool ends_in_other(const Reading& reading, const RolePhrase& role);

// "Rzeczniczka Lind", where Lind is the prime minister: a surname that shows no case is of whom she speaks for.
bool speaks_for(const Reading& reading, const RolePhrase& role, const Name& name);

}  // namespace kronika::entities
