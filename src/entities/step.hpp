// The entity step of the pipeline: from tokens, tags and trees to who is meant where. It fills
// Document::entities and Document::roles.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "kronika/morphology.hpp"
#include "kronika/pipeline.hpp"
#include "kronika/world.hpp"

namespace kronika::entities {

// Reads DATA/packs/LANGUAGE/entities and, where it exists, the name model DATA/models/LANGUAGE.names.
// The step shares the World and the Morphology.
Result<std::unique_ptr<Step>> make_entity_step(const std::filesystem::path& data, const std::string& language,
                                               std::shared_ptr<const World> world,
                                               std::shared_ptr<const Morphology> morphology);

}  // namespace kronika::entities
