// What the network sees of a word: integer keys, each the hash of one property ("its last three letters are
// -ego"). This is the only implementation: training reads the keys from the tool built of it
// (train/features_main.cpp), so a trained model and the program cannot disagree about them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace kronika::syntax {

// Two bags; the network sums the rows of each. Training hides the first one at times, so that the network
// learns to do without knowing a word.
struct WordFeatures {
  std::vector<std::uint32_t> word;   // which word: lower-cased form
  std::vector<std::uint32_t> shape;  // what it looks like: affixes, letter case, script

  void clear() {
    word.clear();
    shape.clear();
  }
};

// Fills `out` for a word form, context-free. Any bytes are accepted; a form of more than 64 code points is
// looked at by its first and last 32.
void extract_features(std::string_view form, WordFeatures& out);

// 32-bit FNV-1a of the kind followed by the text.
std::uint32_t feature_key(char kind, std::string_view text);

}  // namespace kronika::syntax
