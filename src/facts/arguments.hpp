// Finds what a rule's slots name, whatever the construction: active and passive, participles, nouns of action,
// light verbs, shared subjects of coordinated verbs, control, relative clauses. See docs/rules.md.
#pragma once

#include <cstdint>
#include <vector>

#include "facts/author.hpp"
#include "facts/reading.hpp"
#include "facts/slot.hpp"

namespace kronika::facts {

// One place where a rule may apply.
struct Occurrence {
  std::uint32_t token = kNone;
  TriggerKind kind = TriggerKind::verb;
  bool genitive_is_object = false;  // of a noun of action: "aresztowanie X", not "atak X"
};

using Tokens = std::vector<std::uint32_t>;

class Arguments {
 public:
  explicit Arguments(const Reading& reading) : r_(reading), tree_(reading.tree()), author_(reading) {}

  const Author& author() const { return author_; }

  // The tokens that a path leads to, in the order of the text; empty when it leads nowhere.
  Tokens find(const Path& path, const Occurrence& at) const;

  // Who does what the verb says, as far as the syntax tells: a token, or the verb itself for a dropped subject.
  Tokens doers(std::uint32_t verb) const;

  bool passive(std::uint32_t verb) const;
  bool kept_from(std::uint32_t verb) const;
  bool first_person(std::uint32_t t) const;
  bool verbal(std::uint32_t t) const;  // a verb, participle or verbal noun
  // The light verb on which a noun of action depends ("złożyć wizytę", "talks were held"); kNone for none.
  std::uint32_t support(std::uint32_t noun) const;
  // The verb of speech whose content `t` belongs to; kNone where there is none.
  std::uint32_t speech(std::uint32_t t) const;
  // Whether the clause completes its governor: what is said, asked or intended.
  bool content_clause(std::uint32_t t) const;

  // The first adposition that stands with `t`; kNone for none.
  std::uint32_t adposition(std::uint32_t t) const;
  bool has_child(std::uint32_t t, Relation relation) const;
  bool has_child_in(std::uint32_t t, Known known) const;
  // Genitives, "of" phrases and possessors of a noun.
  Tokens genitives(std::uint32_t noun, bool possessors_only) const;
  Tokens owners(std::uint32_t noun) const;
  // Adjectives and nouns before a noun that name somebody: "rosyjski", "Russian", "NATO".
  Tokens modifying_actors(std::uint32_t noun) const;
  std::uint32_t relative_owner(std::uint32_t noun) const;
  std::uint32_t antecedent(std::uint32_t pronoun) const;  // of a relative pronoun; kNone for other words

 private:
  static constexpr int kDepth = 6;  // how far control and coordination are followed
  Tokens surface_subjects(std::uint32_t verb, int depth) const;
  bool opens_with_locative(std::uint32_t relative) const;
  bool agrees_with(std::uint32_t subject, std::uint32_t verb, bool titled) const;
  std::uint32_t companion(std::uint32_t verb) const;
  std::uint32_t finite_part(std::uint32_t verb) const;
  Tokens speakers_of(std::uint32_t content, int depth) const;
  Tokens subject_above(std::uint32_t relative, int depth) const;
  Tokens describer(std::uint32_t verb, std::uint32_t noun) const;
  Tokens objects(std::uint32_t verb) const;
  bool will_do(std::uint32_t relative) const;
  bool complemented_before(std::uint32_t verb, std::uint32_t second) const;
  Tokens agents(std::uint32_t t) const;
  void misplaced_agents(std::uint32_t noun, std::uint32_t act, Tokens& out) const;
  bool impersonal(std::uint32_t verb) const;
  Tokens doers_of_noun(const Occurrence& at) const;
  Tokens controllers(std::uint32_t verbal_noun) const;
  Tokens objects_of_noun(const Occurrence& at) const;
  bool between(std::uint32_t t) const;
  Tokens joined_parties(std::uint32_t noun) const;
  Tokens parties(std::uint32_t t) const;
  bool spoken_by(std::uint32_t t, EntityKind kind) const;
  bool accepts(const Filter& filter, std::uint32_t t) const;
  std::uint32_t anchor(std::uint32_t noun) const;

  // arguments_on_paths.cpp: where one step of a path leads.
  Tokens step(const PathStep& step, const Occurrence& at) const;
  Tokens at_step(const PathStep& step, const Occurrence& at) const;  // whatever its filter wants
  bool nominal(const Occurrence& at) const;
  bool dative(std::uint32_t t) const;
  Tokens datives(const Occurrence& at) const;
  void obliques(std::uint32_t t, const PathStep& step, Tokens& out) const;
  bool uninflected_name(std::uint32_t t) const;
  void misattached(std::uint32_t verb, const PathStep& step, Tokens& out) const;
  void obliques_of_verb(std::uint32_t verb, const PathStep& step, Tokens& out) const;
  void obliques_of_noun(std::uint32_t noun, const PathStep& step, Tokens& out) const;
  Tokens those_between(const Occurrence& at) const;
  Tokens contents(const Occurrence& at) const;
  bool infinitive(std::uint32_t t) const;
  bool conditional_clause(std::uint32_t t) const;
  bool modifier(std::uint32_t t) const;
  Tokens complements(const Occurrence& at) const;
  Tokens hosts(std::uint32_t noun) const;
  Tokens negations(std::uint32_t t) const;
  Tokens conditionals(std::uint32_t t) const;
  Tokens futures(std::uint32_t t) const;
  std::uint32_t counted(std::uint32_t t, const Filter& filter) const;

  const Reading& r_;
  const Tree& tree_;
  Author author_;
};

}  // namespace kronika::facts
