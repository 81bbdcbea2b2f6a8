// Who publishes a document that is no news but somebody's own words.
#pragma once

#include <string_view>

#include "kronika/document.hpp"
#include "kronika/world.hpp"

namespace kronika::entities {

// The state (ISO 3166-1 alpha-3) or organisation (its id) at whose host the article stands, by its address or else by
// its source; empty for news. Points into the World.
std::string_view publisher_of(const World& world, const Article& article);

}  // namespace kronika::entities
