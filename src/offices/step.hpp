// The step that finds who holds, held, took or left which office, and the relations between people and states.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "kronika/pipeline.hpp"
#include "kronika/world.hpp"

namespace kronika::offices {

// `data` is the folder that holds packs/; reads packs/LANGUAGE/offices and, for the word classes that the rules
// share with those of events, packs/LANGUAGE/facts. `world` must not be nullptr. The step may run on many documents at once.
Result<std::unique_ptr<Step>> make_office_step(const std::filesystem::path& data, std::string_view language,
                                               std::shared_ptr<const World> world);

}  // namespace kronika::offices
