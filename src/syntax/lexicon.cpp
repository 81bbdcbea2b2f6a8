#include "syntax/lexicon.hpp"

#include <algorithm>

namespace kronika::syntax {

const AllowedTags& Lexicon::allowed(const std::vector<Analysis>& analyses) {
  if (analyses.empty()) return tagger_.all();
  key_.clear();
  std::uint32_t last = 0;
  for (const Analysis& a : analyses) {
    const std::uint32_t tag = a.xpos.id() << 5 | static_cast<std::uint32_t>(a.upos);
    if (tag != last || key_.empty()) key_.append(reinterpret_cast<const char*>(&tag), sizeof tag);
    last = tag;
  }
  const auto [found, added] = allowed_.try_emplace(key_);
  if (added) found->second = tagger_.allowed(analyses);
  return found->second;
}

const Entry& Lexicon::find(std::string_view form) {
  const auto [known, added] = by_form_.add(form);
  if (!added) return **known;
  Entry& entry = entries_.emplace_back();
  *known = &entry;
  entry.allowed = &tagger_.all();
  if (morphology_ != nullptr) look_up(*morphology_, form, entry.readings);
  if (is_feature_) {
    if (entry.readings.known) entry.allowed = &allowed(entry.readings.analyses);
    extract_features(form, entry.readings, features_);
  } else {
    if (!entry.readings.known) entry.readings = {};  // the network guesses better than endings do
    // The dictionary may lack a reading, but seldom one of what it knows as a verb alone: "froze".
    const auto& all = entry.readings.analyses;
    if (std::all_of(all.begin(), all.end(), [](const Analysis& a) { return a.upos == Upos::VERB; }))
      entry.allowed = &allowed(all);
    extract_features(form, {}, features_);
  }
  entry.vector.resize(network_.word_width());
  network_.embed(features_, entry.vector.data());
  return entry;
}

void Lexicon::forget_if_full() {
  if (entries_.size() < kMostEntries) return;
  by_form_.clear();
  entries_.clear();
  allowed_.clear();
}

}  // namespace kronika::syntax
