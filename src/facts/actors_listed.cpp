// Several actors told one after another: conjuncts, lists that the tree joins wrongly, "together with", relative clauses
// on a list.
#include <algorithm>

#include "facts/actors.hpp"

namespace kronika::facts {
namespace {

constexpr std::uint32_t kTitle = 4;  // words from a title to its name

}  // namespace

// "Minister A and other officials": beside people with names the others add nobody.
bool Actors::remaining(std::uint32_t t, const Ids& named) const {
  if (r_.entity(t) != kNone || !arguments_.has_child_in(t, Known::remaining)) return false;
  return std::any_of(named.begin(), named.end(),
                     [&](auto id) { return id < r_.doc().entities.size() && entity(id).kind == EntityKind::person; });
}

void Actors::coordination(std::uint32_t t, ActorNeeds needs, int depth, Ids& out) {
  phrase(t, needs, depth, out);
  if (arguments_.verbal(t)) return;
  for (auto person : list_.after(t)) add(person, out);
  // "Przedstawiciele Iranu, Chin i Rosji": a state of the list may hang on whom the list tells of.
  const auto states = r_.tree().morphology(t).plural ? states_of(t) : std::vector<StateOf>();
  const auto listed = [&](std::uint32_t c) {
    return std::any_of(states.begin(), states.end(), [&](const StateOf& s) { return s.token == c; });
  };
  const auto own = r_.entity(t);  // what is coordinated within its name is nobody else
  bool others = false;  // "and other officials and business leaders": who follows the rest is none of the named
  const auto all_conjuncts = [&](const auto& below, std::uint32_t of, std::uint32_t behind) -> void {
    for (auto c : r_.tree().children(of)) {
      const bool joined = r_.tree().relation(c) == Relation::conj || member_of_list(c, of);
      if (!joined || listed(c) || c < behind) continue;
      if (r_.quote(of) != kNone && r_.quote(c) != r_.quote(of)) continue;  // “… trust X,” Sen. Lind, a doctor, said
      const bool himself = own != kNone && r_.entity(c) == own;
      others = others || (!himself && remaining(c, out));
      if (!himself && (!others || r_.entity(c) != kNone)) phrase(c, needs, depth, out);
      if (!arguments_.verbal(c)) below(below, c, behind);  // each may hang on the one before
    }
  };
  const auto conjuncts = [&](std::uint32_t of, std::uint32_t behind = 0) { all_conjuncts(all_conjuncts, of, behind); };
  conjuncts(t);
  for (auto c : misplaced_conjuncts(t)) phrase(c, needs, depth, out);
  for (auto c : company(t)) {
    phrase(c, needs, depth, out);
    conjuncts(c);
  }
  // "the Crown Prince of Dubai, Sheikh Hamdan, and Minister Lind": they hang on the name that the title is told before.
  auto person = person_behind(t);
  if (person == kNone && titles(t)) person = r_.entity(t);
  if (person != kNone)
    for (const auto& m : entity(person).mentions)
      if (m.form == MentionForm::name && m.begin > t && m.sentence == r_.tree().sentence(t)) {
        conjuncts(m.head);
        const auto place = r_.tree().head(m.head);  // "of Dubai", which the tree takes for the first of the list
        if (place != kNone && place > t && place < m.begin) conjuncts(place, m.begin);
        break;
      }
  // "with Minister Krag and Minister Roth": the conjuncts may hang on the name beside its title.
  const auto e = r_.entity(t);
  for (auto u = t + 1; e != kNone && u < r_.tree().size() && u <= t + kTitle; ++u) {
    if (r_.tree().token(u).upos == Upos::PUNCT) break;
    // "Assistant Secretary for European and Eurasian Affairs": adjectives join nobody.
    if (r_.entity(u) == e && r_.tree().head(u) != t && r_.tree().relation(u) != Relation::amod) conjuncts(u);
  }
}

// "premier Peru, prezydent Chile i król Danii": one in the middle of a list, whom the tree takes for an apposition.
bool Actors::member_of_list(std::uint32_t t, std::uint32_t first) const {
  const Tree& tree = r_.tree();
  const auto kase = tree.morphology(t).kase;
  if (tree.relation(t) != Relation::appos || t < first || kase == Case::none || kase != tree.morphology(first).kase)
    return false;
  auto comma = t - 1;
  while (comma > first && tree.head(comma) == t && tree.relation(comma) == Relation::amod) --comma;
  const auto goes_on = [&](std::uint32_t c) {
    if (c < t || tree.relation(c) != Relation::conj) return false;
    return std::any_of(tree.children(c).begin(), tree.children(c).end(), [&](auto m) {
      return tree.relation(m) == Relation::cc && m > t && tree.token(m - 1).form != ",";
    });
  };
  const auto parts = tree.children(first);
  if (tree.token(comma).form != "," || std::none_of(parts.begin(), parts.end(), goes_on)) return false;
  const auto one = r_.entity(first), other = r_.entity(t);
  if (one != kNone && other != kNone)
    return one != other && entity(one).kind == EntityKind::person && entity(other).kind == EntityKind::person;
  const auto country = [&](std::uint32_t w, std::uint32_t e) {
    return e != kNone ? entity(e).country : country_of_modifiers(w);
  };
  const auto own = country(first, one), of_other = country(t, other);
  return titles(first) && titles(t) && own != "---" && of_other != "---" && own != of_other;
}

// "Norway, together with Sweden and Chile, said": the tree hangs them on the subject, on its verb or on the word of
// company. Behind the verb it is told with whom something is done, which is for the rules to say.
Tokens Actors::company(std::uint32_t t) const {
  const Tree& tree = r_.tree();
  const auto verb = tree.head(t);
  if (tree.relation(t) != Relation::nsubj || verb == kNone || verb < t) return {};
  Tokens out;
  const auto joined = [&](std::uint32_t c, bool told) {
    if (c != t && c < verb && (told || arguments_.has_child_in(c, Known::company))) out.push_back(c);
  };
  // "Norway as well as Sweden said": the conjunction may hang on the verb, and who follows it too.
  bool conjunction = false;
  for (auto c : tree.children(verb)) {
    if (c > t && c < verb && tree.relation(c) == Relation::cc) conjunction = true;
    if (conjunction && c < verb && tree.relation(c) == Relation::obl && arguments_.adposition(c) == kNone)
      out.push_back(c);
  }
  for (auto above : {t, verb})
    for (auto c : tree.children(above)) {
      if (tree.relation(c) == Relation::nmod || tree.relation(c) == Relation::obl) joined(c, false);
      if (!r_.in(c, Known::company)) continue;
      for (auto other : tree.children(c))
        if (tree.relation(other) == Relation::obl || tree.relation(other) == Relation::nmod) joined(other, true);
    }
  return out;
}

// "the envoys A and B, who met …": the clause hangs on B, but its plural pronoun speaks of both.
void Actors::antecedent(std::uint32_t pronoun, ActorNeeds needs, int depth, Ids& out) {
  const Tree& tree = r_.tree();
  for (auto up = tree.head(pronoun); up != kNone; up = tree.head(up)) {
    if (!tree.relative_clause(up)) continue;
    auto noun = tree.head(up);
    if (noun == kNone || tree.morphology(noun).relative) return;
    // "the meeting with Putin, who left early": what the tree takes for the antecedent is nobody, the name before is.
    auto before = pronoun > 0 ? pronoun - 1 : pronoun;
    if (before > 0 && tree.token(before).form == ",") --before;
    if (const auto e = r_.entity(before);
        e != kNone && !r_.names_doers(noun) && is_actor(e) && tree.sentence(before) == tree.sentence(pronoun))
      return add(e, out);
    if (!tree.morphology(pronoun).plural || tree.morphology(noun).plural) return phrase(noun, needs, depth, out);
    if (tree.relation(noun) == Relation::conj && tree.head(noun) != kNone) noun = tree.head(noun);
    return coordination(noun, needs, depth, out);
  }
}

// "z prezesem izby i przedstawicielami związku": what the tree hangs on the genitive, but case joins to the noun; and the
// other way round, "the defence of Peru and Chile", a state beside another whose something is.
Tokens Actors::misplaced_conjuncts(std::uint32_t t) const {
  const Tree& tree = r_.tree();
  const auto kase = tree.morphology(t).kase;
  Tokens out;
  const auto state = [&](std::uint32_t u) { return r_.entity(u) != kNone && r_.is_of_kind(u, EntityKind::state); };
  const auto next = [&](std::uint32_t c) {  // in a list behind `t`
    for (auto u = t + 1; u < c; ++u)
      if (const auto upos = tree.token(u).upos; upos != Upos::CCONJ && upos != Upos::DET && upos != Upos::PUNCT)
        return false;
    return c > t;
  };
  const auto thing = tree.relation(t) == Relation::nmod && state(t) ? tree.head(t) : kNone;
  if (thing != kNone && !r_.names_doers(thing))
    for (auto c : tree.children(thing))
      if (tree.relation(c) == Relation::conj && state(c) && next(c)) out.push_back(c);
  if (kase == Case::none || kase == Case::gen || arguments_.verbal(t)) return out;
  for (auto c : tree.children(t)) {
    if (tree.relation(c) != Relation::nmod || tree.morphology(c).kase != Case::gen) continue;
    for (auto conjunct : tree.children(c))
      if (tree.relation(conjunct) == Relation::conj && tree.morphology(conjunct).kase == kase) out.push_back(conjunct);
  }
  return out;
}

}  // namespace kronika::facts
