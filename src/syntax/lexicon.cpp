#include "syntax/lexicon.hpp"

#include <algorithm>

namespace kronika::syntax {

const Entry& Lexicon::find(std::string_view form) {
  if (const auto found = by_form_.find(form); found != by_form_.end()) return *found->second;
  Entry& entry = entries_.emplace_back();
  if (morphology_ != nullptr) look_up(*morphology_, form, entry.readings);
  if (is_feature_) {
    if (entry.readings.known) entry.allowed = tagger_.allowed(entry.readings.analyses);
    extract_features(form, entry.readings, features_);
  } else {
    if (!entry.readings.known) entry.readings = {};  // the network guesses better than endings do
    // The dictionary may lack a reading, but seldom one of what it knows as a verb alone: "froze".
    const auto& all = entry.readings.analyses;
    if (std::all_of(all.begin(), all.end(), [](const Analysis& a) { return a.upos == Upos::VERB; }))
      entry.allowed = tagger_.allowed(all);
    extract_features(form, {}, features_);
  }
  entry.vector.resize(network_.word_width());
  network_.embed(features_, entry.vector.data());
  by_form_.emplace(forms_.emplace_back(form), &entry);
  return entry;
}

void Lexicon::forget_if_full() {
  if (entries_.size() < kMostEntries) return;
  by_form_.clear();
  forms_.clear();
  entries_.clear();
}

}  // namespace kronika::syntax
