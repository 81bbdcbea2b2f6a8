// The repairs of one tree, and what they ask of it. The order in which they are made is in agreement.cpp.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/feats.hpp"
#include "kronika/document.hpp"

namespace kronika::syntax {

inline std::string_view feature(const Token& token, std::string_view name) {
  return kronika::feature(token.feats, name);
}
// A relation without its subtype.
inline std::string_view base_of(std::string_view relation) { return relation.substr(0, relation.find(':')); }

class TreeRepairs {
 public:
  // The tokens [begin, end) of the document, which must outlive this, are one tree.
  TreeRepairs(Document& doc, std::uint32_t begin, std::uint32_t end) : doc_(doc), begin_(begin), end_(end) {}

  // repairs_of_phrases.cpp: adpositions, titles, objects.
  void place_adpositions();
  void raise_obliques();
  void raise_verbal_nouns();
  void raise_people();
  void raise_described_nouns();
  void raise_nouns_behind_brackets();
  void join_names_of_adjectives();
  void part_adjectives();
  void place_possessors();
  void raise_days();
  void raise_places_before_days();
  void raise_titles();
  void join_titles();
  void raise_adpositions();
  void raise_objects();

  // repairs_of_cases.cpp: cases that words around them contradict.
  void free_adjectives();
  void settle_cases();
  void join_instrumentals();
  void settle_locatives();
  void raise_acronyms();
  void raise_names();
  void raise_conjuncts();
  void place_adjectives();

  // repairs_of_clauses.cpp: clauses and their verbs.
  void raise_verbs();
  void raise_passives();
  void raise_participles();
  void raise_parts();
  void raise_clauses();
  void raise_relative_clauses();
  void place_relative_clauses();
  void place_coordinated_verbs();
  void raise_finite_conjuncts();
  void place_coordinated_infinitives();

  // repairs_of_subjects.cpp: subjects.
  void free_participle();
  void raise_nominatives();
  void free_nominatives();
  void lower_titles();
  void settle_titles();
  void appose_titles();
  void part_subjects();
  void free_acronyms();
  void swap_objects();
  void lower_objects();
  void lower_relatives();
  void reattach_subject();
  void free_subjects();
  void share_subjects();

 private:
  bool raise_attribute(std::uint32_t root);
  bool is_reflexive(std::uint32_t verb) const;
  bool take_for_dative(std::uint32_t t);
  void complete_subject(std::uint32_t t);
  bool is_finite(std::uint32_t t) const;
  bool is_past(std::uint32_t verb) const;
  bool agreeing_subject_before(std::uint32_t verb) const;
  std::uint32_t relative_pronoun(std::uint32_t verb) const;
  bool refers(std::uint32_t pronoun, std::uint32_t noun) const;
  bool agrees_above(std::uint32_t pronoun, std::uint32_t noun) const;
  bool coordinated(std::uint32_t noun) const;
  bool verbal_between(std::uint32_t below, std::uint32_t top) const;
  std::uint32_t noun_after(std::uint32_t t) const;
  bool noun_above(std::uint32_t before, std::uint32_t noun) const;
  static void set_case(Token& token, std::string_view kase);
  static bool inflected_alike(const Token& a, const Token& b);
  static bool same_oblique(const Token& t);
  static bool same_number(std::string_view a, std::string_view b);
  bool misplaced(std::uint32_t t) const;
  bool leads_to(std::uint32_t t, std::uint32_t verb) const;
  bool lacks_subject(std::uint32_t verb) const;
  bool same_base(std::uint32_t t, std::string_view relation) const {
    return base_of(doc_.tokens[t].deprel.view()) == relation;
  }
  bool has_conjunction(std::uint32_t t) const;
  bool has_adposition(std::uint32_t t) const;
  bool opens_with_adposition(std::uint32_t t) const;
  std::uint32_t verb_after(std::uint32_t t) const;
  std::uint32_t subject_of(std::uint32_t verb) const;
  bool has_subject(std::uint32_t verb) const;
  bool predicates(std::uint32_t verb) const;
  static bool is_capital(const Token& token);
  bool has_object(std::uint32_t verb) const;
  bool subject_beside(std::uint32_t pronoun) const;
  bool has_accusative_behind(std::uint32_t verb) const;
  static bool is_acronym(const Token& t);
  bool above(std::uint32_t t, std::uint32_t below) const;
  static bool agree(const Token& subject, const Token& verb);

  Document& doc_;
  std::uint32_t begin_, end_;
};

}  // namespace kronika::syntax
