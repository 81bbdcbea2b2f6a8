// The step of the pipeline that gives words their lemmas, tags and trees.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "kronika/error.hpp"
#include "kronika/morphology.hpp"
#include "kronika/pipeline.hpp"

namespace kronika::syntax {

// Loads DATA/models/LANG.kmodel and, where no dictionary is given, DATA/packs/LANG/morph, which only a model trained
// without it can do without.
// Needs tokens; adds tags and trees: upos, xpos, feats, lemma, head and deprel of every token.
Result<std::unique_ptr<Step>> make_syntax_step(const std::filesystem::path& data, std::string_view language,
                                               std::shared_ptr<const Morphology> morphology = nullptr);

}  // namespace kronika::syntax
