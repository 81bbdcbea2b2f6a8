// Identity across documents, languages and spellings: one key for one actor, "person:dmitri peskov".
#pragma once

#include "entities/knowledge.hpp"
#include "entities/spelling.hpp"

namespace kronika::entities {

// Sets Entity::key of the entities that can be told apart from others by name: people that the World knows by their
// name there, others by their full names. A surname alone is nobody's identity.
void set_keys(Reading& reading, const KnownPeople& known, const Spelling& spelling);

}  // namespace kronika::entities
