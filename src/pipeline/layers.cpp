#include <array>

#include "kronika/pipeline.hpp"

namespace kronika {

std::string_view to_string(Layer layer) {
  constexpr std::array<std::string_view, 13> names{"text",    "language",  "sentences", "tokens", "tags",
                                                   "trees",   "entities",  "times",     "events", "quotes",
                                                   "offices", "relations", "groups"};
  return names[static_cast<std::size_t>(layer)];
}

}  // namespace kronika
