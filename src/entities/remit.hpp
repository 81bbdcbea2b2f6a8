// What the holder of an office answers for: "wicepremier …, odpowiedzialny w rządzie za kwestie przemysłu obronnego".
#pragma once

#include "entities/reading.hpp"

namespace kronika::entities {

// Fills RolePhrase::remit of the roles that stand beside a name.
void find_remits(Reading& reading);

}  // namespace kronika::entities
