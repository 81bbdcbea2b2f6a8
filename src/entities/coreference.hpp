// Who is meant where no name stands: offices, descriptions, pronouns, and the dropped subjects of verbs. Rules with
// agreement and salience, sentence by sentence; where they do not decide, the reference stays open.
#pragma once

#include "entities/knowledge.hpp"
#include "entities/reading.hpp"

namespace kronika::entities {

// Adds mentions to the entities, and sets RolePhrase::person. Sorts the mentions of each entity.
void resolve_references(Reading& reading, const KnownPeople& known);

}  // namespace kronika::entities
