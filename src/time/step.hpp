// The step of the pipeline that finds when: needs trees, adds Document::times.
#pragma once

#include <filesystem>
#include <memory>

#include "kronika/error.hpp"
#include "kronika/morphology.hpp"
#include "kronika/pipeline.hpp"

namespace kronika::time {

// `pack` is the folder of a language, packs/LANG; its name is the language. With the language's morphology a date
// is found even where the tagger has a wrong lemma.
Result<std::unique_ptr<Step>> make_time_step(const std::filesystem::path& pack,
                                             std::shared_ptr<const Morphology> morphology = nullptr);

}  // namespace kronika::time
