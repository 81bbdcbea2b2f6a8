// The step that makes sentences and tokens of an article's text.
#pragma once

#include <filesystem>
#include <memory>

#include "kronika/morphology.hpp"
#include "kronika/pipeline.hpp"

namespace kronika::text {

// `pack` is a language's folder, packs/LANG, with text/ and morph/. Needs the text; adds sentences and
// tokens. Every token has its form, span, multiword and space_after; the rest is for later steps.
Result<std::unique_ptr<Step>> make_text_step(const std::filesystem::path& pack);
// The same with a dictionary that is loaded already.
Result<std::unique_ptr<Step>> make_text_step(const std::filesystem::path& pack,
                                             std::shared_ptr<const Morphology> morphology);

}  // namespace kronika::text
