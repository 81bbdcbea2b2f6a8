// What can be said of a form before its context is seen: dictionary analyses, the tags they allow, and the
// network's vector for it. Looking this up costs more than the network does, and texts repeat their words, so
// each thread keeps what it has looked up.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/word_table.hpp"
#include "kronika/morphology.hpp"
#include "syntax/network.hpp"
#include "syntax/tagger.hpp"

namespace kronika::syntax {

struct Entry {
  Readings readings;
  const AllowedTags* allowed = nullptr;
  std::vector<float> vector;
};

// Not to be shared between threads. What it says does not depend on what was asked before.
class Lexicon {
 public:
  // All must outlive the lexicon; `morphology` may be nullptr. A network that was trained without a dictionary
  // (`is_feature` false) is not told what it says; lemmas are still taken from it.
  Lexicon(const Network& network, const Tagger& tagger, const Morphology* morphology, bool is_feature)
      : network_(network), tagger_(tagger), morphology_(morphology), is_feature_(is_feature) {}

  // Valid until forget_if_full() is called.
  const Entry& find(std::string_view form);

  // Bounds the memory held. To be called between batches.
  void forget_if_full();

 private:
  const AllowedTags& allowed(const std::vector<Analysis>& analyses);

  static constexpr std::size_t kMostEntries = 1 << 14;

  const Network& network_;
  const Tagger& tagger_;
  const Morphology* morphology_;
  bool is_feature_;
  WordTable<const Entry*> by_form_;
  std::deque<Entry> entries_;
  // Of analyses, by their parts of speech and tags: many forms have the same.
  std::unordered_map<std::string, AllowedTags> allowed_;
  std::string key_;
  WordFeatures features_;
};

}  // namespace kronika::syntax
