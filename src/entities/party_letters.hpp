// Lawmakers whose party and part of the state stand behind their name: "Ada Lind (R-Utah)", "Ada Lind, D-Ohio".
#pragma once

#include "entities/reading.hpp"

namespace kronika::entities {

// Gives them their state where the text tells no other, and their offices with them.
void read_party_letters(Reading& reading);

}  // namespace kronika::entities
