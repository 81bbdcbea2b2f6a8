// The step of the pipeline that reads events from trees, entities and times.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "kronika/error.hpp"
#include "kronika/morphology.hpp"
#include "kronika/pipeline.hpp"
#include "kronika/world.hpp"

namespace kronika::facts {

// Loads data/packs/LANGUAGE/facts/*.rules. `world` may be nullptr: then a state that an article does not name
// stays unknown. `morphology` gives groups their names. Quotes, where an earlier step has added them, tell who
// speaks; they are not needed.
Result<std::unique_ptr<Step>> make_event_step(const std::filesystem::path& data, std::string_view language,
                                              std::shared_ptr<const World> world,
                                              std::shared_ptr<const Morphology> morphology);

}  // namespace kronika::facts
