// Where sentences end, judged from surface tokens by punctuation, abbreviations and the case of what follows.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "text/scanner.hpp"

namespace kronika::text {

// Appends to `begins` the index of every token with which a sentence begins; the first is 0. The tokens are
// those of one block.
void find_sentences(std::string_view text, std::span<const SurfaceToken> tokens, const Rules& rules,
                    const Morphology& morphology, std::vector<std::size_t>& begins);

}  // namespace kronika::text
