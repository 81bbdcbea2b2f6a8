// How well an analysis agrees with a gold one, from raw text on, as the CoNLL 2018 shared task on parsing
// counts it (Zeman et al. 2018): tokens are aligned by their characters, words by their spans, words of
// multiword tokens by the longest common subsequence of their forms.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "kronika/document.hpp"
#include "kronika/error.hpp"

namespace kronika::syntax {

struct Score {
  std::string name;
  std::size_t gold = 0, system = 0, correct = 0;

  double precision() const { return system == 0 ? 0 : static_cast<double>(correct) / static_cast<double>(system); }
  double recall() const { return gold == 0 ? 0 : static_cast<double>(correct) / static_cast<double>(gold); }
  double f1() const {
    return gold + system == 0 ? 0 : 2 * static_cast<double>(correct) / static_cast<double>(gold + system);
  }
};

// Tokens, Sentences, Words, UPOS, XPOS, UFeats, AllTags, Lemmas, UAS, LAS. The texts must have the same
// characters, white space aside.
Result<std::vector<Score>> evaluate(const Document& gold, const Document& system);

}  // namespace kronika::syntax
