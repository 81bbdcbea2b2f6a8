// Which steps make up the road of each language, in which order.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "kronika/error.hpp"
#include "kronika/pipeline.hpp"

namespace kronika {

using Roads = std::map<std::string, Steps, std::less<>>;

// One road for every folder of data/packs. Fails where a pack, a table or a model is missing or faulty, and
// where a step needs a layer that no earlier step adds.
Result<Roads> build_roads(const std::filesystem::path& data);

// The first need that is not met, as a sentence; empty when all are.
std::string unmet_need(const Steps& steps);

}  // namespace kronika
