// Whom people in office serve where the phrase itself does not say: what the words around it tell.
#pragma once

#include "entities/reading.hpp"

namespace kronika::entities {

// Fills office, `of` and country of the phrases that stand beside names and lack them, and gives them to the people.
void complete_from_context(Reading& reading);

}  // namespace kronika::entities
