// What the network sees of a word: integer keys, each the hash of one property ("its last three letters are
// -ego"). This is the only implementation: training reads the keys from the tool built of it
// (train/features_main.cpp), so a trained model and the program cannot disagree about them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "kronika/morphology.hpp"

namespace kronika::syntax {

// Two bags; the network sums the rows of each. Training hides the first one at times, so that the network
// learns to do without knowing a word.
struct WordFeatures {
  std::vector<std::uint32_t> word;   // which word: lower-cased form, lemmas it may have
  std::vector<std::uint32_t> shape;  // what it looks like: affixes, letter case, script, tags it may have

  void clear() {
    word.clear();
    shape.clear();
  }
};

// What a word may be: analyses of the dictionary, or guesses, and which of the two.
struct Readings {
  std::vector<Analysis> analyses;
  bool known = false;
};

// Asks the dictionary, and the guesser for a form that it does not know.
void look_up(const Morphology& morphology, std::string_view form, Readings& out);

// Fills `out` for a word form, context-free. Any bytes are accepted; a form of more than 64 code points is
// looked at by its first and last 32. Without a dictionary, `readings` is empty.
void extract_features(std::string_view form, const Readings& readings, WordFeatures& out);

// 32-bit FNV-1a of the kind followed by the text.
std::uint32_t feature_key(char kind, std::string_view text);

}  // namespace kronika::syntax
