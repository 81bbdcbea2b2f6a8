// What the endings of known words say about unknown ones: counted over the lexemes of a dictionary.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "lexicon.hpp"

namespace kronika::morph {

struct EndingGuess {
  std::uint32_t cut, prefix;
  std::string add;
  std::uint32_t tagset;
  std::uint16_t share;
};

struct Ending {
  std::string reversed;  // the bytes of the ending, last first
  std::vector<EndingGuess> guesses;
};

// `tagset` gives the number of a form's set of tags. Names are the lexemes whose lemma is capitalised. The
// result is sorted by `reversed`.
using TagsetOf = std::function<std::uint32_t(const Form&)>;
std::vector<Ending> count_endings(const Lexicon& lexicon, bool names, const TagsetOf& tagset);

}  // namespace kronika::morph
