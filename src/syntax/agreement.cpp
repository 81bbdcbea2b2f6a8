#include "syntax/agreement.hpp"

#include <vector>

#include "syntax/tree_repairs.hpp"

namespace kronika::syntax {

namespace {

// What repairs may change of a word.
struct Parsed {
  std::uint32_t head;
  Symbol deprel, feats;
  Upos upos;
};

// Whether from every word the way up ends.
bool is_tree(const Document& doc, std::uint32_t begin, std::uint32_t end) {
  for (auto t = begin; t < end; ++t) {
    std::uint32_t steps = 0;
    for (auto up = t; up != kNone; up = doc.tokens[up].head)
      if (++steps > end - begin) return false;
  }
  return true;
}

}  // namespace

void repair_agreement(Document& doc, std::uint32_t begin, std::uint32_t end) {
  std::vector<Parsed> parsed;
  parsed.reserve(end - begin);
  for (auto t = begin; t < end; ++t) {
    const Token& token = doc.tokens[t];
    parsed.push_back({token.head, token.deprel, token.feats, token.upos});
  }
  TreeRepairs sentence(doc, begin, end);
  sentence.raise_described_nouns();
  sentence.raise_nouns_behind_brackets();
  sentence.join_names_of_adjectives();
  sentence.part_adjectives();
  sentence.place_possessors();
  sentence.raise_days();
  sentence.raise_places_before_days();
  sentence.place_adpositions();
  sentence.raise_obliques();
  sentence.raise_verbal_nouns();
  sentence.free_adjectives();
  sentence.free_acronyms();
  sentence.settle_titles();
  sentence.settle_cases();
  sentence.settle_locatives();
  sentence.raise_people();
  sentence.raise_conjuncts();
  sentence.raise_passives();
  sentence.join_instrumentals();
  sentence.join_titles();
  sentence.free_subjects();
  sentence.share_subjects();
  sentence.raise_titles();
  sentence.raise_adpositions();
  sentence.raise_participles();
  sentence.raise_objects();
  sentence.raise_parts();
  sentence.raise_clauses();
  sentence.raise_verbs();
  sentence.raise_relative_clauses();
  sentence.free_participle();
  sentence.raise_nominatives();
  sentence.free_nominatives();
  sentence.raise_acronyms();
  sentence.raise_names();
  sentence.lower_titles();
  sentence.appose_titles();
  sentence.part_subjects();
  sentence.swap_objects();
  sentence.lower_objects();
  sentence.lower_relatives();
  sentence.reattach_subject();
  sentence.place_coordinated_verbs();
  sentence.place_coordinated_infinitives();
  sentence.raise_finite_conjuncts();
  sentence.place_relative_clauses();
  sentence.place_adjectives();
  // Each repair sees to it that it closes no ring; should two together do so, the sentence stays as it was parsed.
  if (is_tree(doc, begin, end)) return;
  for (auto t = begin; t < end; ++t) {
    Token& token = doc.tokens[t];
    const Parsed& was = parsed[t - begin];
    token.head = was.head;
    token.deprel = was.deprel;
    token.feats = was.feats;
    token.upos = was.upos;
  }
}

}  // namespace kronika::syntax
