// Identity across documents and spellings: one key for one actor, "person:kasym-zomart tokajew".
#pragma once

#include <string>
#include <string_view>

#include "entities/knowledge.hpp"

namespace kronika::entities {

// A name without what differs between spellings only: Latin letters, lower case, no diacritics.
std::string fold_name(std::string_view name);

// Sets Entity::key of the entities that may be told apart from others by name.
void set_keys(Reading& reading, const KnownPeople& known);

}  // namespace kronika::entities
