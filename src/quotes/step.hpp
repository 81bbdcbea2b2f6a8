// The step that finds who said what: direct and indirect quotes with their speakers.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "kronika/pipeline.hpp"

namespace kronika::quotes {

// `data` is the folder that holds packs/; reads packs/LANGUAGE/quotes. The step may run on many documents at
// once.
Result<std::unique_ptr<Step>> make_quote_step(const std::filesystem::path& data, std::string_view language);

}  // namespace kronika::quotes
