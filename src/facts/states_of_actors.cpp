// The states that phrases speak of: whose somebody is, and which "the country" or "both countries" are.
#include <algorithm>
#include <map>

#include "facts/actors.hpp"

namespace kronika::facts {

// The country that the words around a common noun tell: "niemieckie władze", "government of Germany".
std::string Actors::country_of_modifiers(std::uint32_t t) const {
  const Tree& tree = r_.tree();
  std::string told = "---";
  for (auto c : tree.children(t)) {
    const auto relation = tree.relation(c);
    if (relation != Relation::amod && relation != Relation::nmod && relation != Relation::compound &&
        relation != Relation::det && relation != Relation::flat)
      continue;
    if (auto country = r_.country_of_adjective(c); !country.empty()) return country;  // "her Saudi counterpart"
    const auto e = r_.entity(c);
    if (told != "---" || e == kNone) continue;
    // "Leaders at the United Nations", "an envoy to NATO": beside a body is not of it.
    const auto a = arguments_.adposition(c);
    if (const auto& found = r_.doc().entities[e];
        found.country != kIntergovernmental || a == kNone || r_.in(a, Known::of) || tree.possessor(c))
      told = found.country;
  }
  return told;
}

// "This country": the state that the text names last before `t`, in its sentence or the one before.
std::uint32_t Actors::last_state(std::uint32_t t) const {
  const Document& doc = r_.doc();
  const auto here = r_.tree().sentence(t);
  std::uint32_t last = kNone, at = 0;
  for (std::uint32_t e = 0; e < doc.entities.size(); ++e) {
    if (doc.entities[e].kind != EntityKind::state) continue;
    for (const auto& m : doc.entities[e].mentions)
      if (m.form == MentionForm::name && m.begin < t && m.sentence + 1 >= here && (last == kNone || m.begin > at)) {
        last = e;
        at = m.begin;
      }
  }
  return last;
}

// The two states that the text names last before `t`: those of the nearest sentences that name two in all.
Ids Actors::last_two_states(std::uint32_t t) const {
  constexpr std::uint32_t kSentences = 4;
  const Document& doc = r_.doc();
  const auto here = r_.tree().sentence(t);
  Ids found;
  for (std::uint32_t back = 0; back < kSentences && back <= here; ++back) {
    for (std::uint32_t e = 0; e < doc.entities.size(); ++e) {
      if (doc.entities[e].kind != EntityKind::state || std::find(found.begin(), found.end(), e) != found.end())
        continue;
      const bool named = std::any_of(
          doc.entities[e].mentions.begin(), doc.entities[e].mentions.end(),
          [&](const Mention& m) { return m.sentence == here - back && m.form == MentionForm::name && m.begin < t; });
      if (named) found.push_back(e);
    }
    if (found.size() >= 2) break;
  }
  if (found.size() != 2) found = main_two_states();
  if (found.size() != 2) return {};
  const auto first = [&](std::uint32_t e) { return doc.entities[e].mentions.front().begin; };
  if (first(found[0]) > first(found[1])) std::swap(found[0], found[1]);
  return found;
}

// Whose a joint statement is: the states of its title, else the two that it speaks of.
Ids Actors::joint_states() {
  Ids out;
  for (const auto& iso : r_.joint_states()) add(state_entity(iso), out);
  return out.size() > 1 ? out : main_two_states();
}

// The two states that the document speaks of, each more than once, and hardly of any other.
Ids Actors::main_two_states() const {
  constexpr std::size_t kShare = 5;  // one mention in so many may be of others
  Ids found;
  std::size_t all = 0, theirs = 0;
  const auto& entities = r_.doc().entities;
  for (std::uint32_t e = 0; e < entities.size(); ++e) {
    if (entities[e].kind != EntityKind::state) continue;
    all += entities[e].mentions.size();
    if (entities[e].mentions.size() < 2) continue;
    theirs += entities[e].mentions.size();
    found.push_back(e);
  }
  return found.size() == 2 && (all - theirs) * kShare <= all ? found : Ids();
}

// The states that complete a noun: "presidents of Estonia and Latvia".
std::vector<Actors::StateOf> Actors::states_of(std::uint32_t t) const {
  std::vector<StateOf> out;
  auto consider = [&](std::uint32_t c) {
    const auto e = r_.entity(c);
    if (e == kNone) return;
    const Entity& found = r_.doc().entities[e];
    // Of "Rządy Grecji i Cypru" the name of one government may have been read as that of a body.
    const bool of_body = found.kind == EntityKind::organisation && r_.entity(t) == e && found.country.size() == 3;
    if (found.kind == EntityKind::state || (of_body && found.country != "---")) out.push_back({c, found.country});
  };
  for (auto c : arguments_.genitives(t, false)) {
    consider(c);
    for (auto other : r_.tree().children(c))
      if (r_.tree().relation(other) == Relation::conj) consider(other);
  }
  return out;
}

// The states that people or bodies are told to be from, where these are several.
Ids Actors::states_of_origin(std::uint32_t t) const {
  Ids out;
  const Tree& tree = r_.tree();
  if (!r_.names_doers(t)) return out;
  const auto consider = [&](std::uint32_t c) {
    const auto e = r_.entity(c);
    if (e != kNone && r_.doc().entities[e].kind == EntityKind::state) add(e, out);
  };
  for (auto c : tree.children(t)) {
    const auto a = arguments_.adposition(c);
    if (tree.relation(c) != Relation::nmod || a == kNone || r_.in(a, Known::of) || !r_.in(a, Known::partitive))
      continue;
    if (r_.in(c, Known::country) && arguments_.has_child_in(c, Known::both)) return last_two_states(c);
    consider(c);
    for (auto other : tree.children(c))
      if (tree.relation(other) == Relation::conj) consider(other);
  }
  return out;
}

// The countries of coordinated adjectives: "Ukrainian and Russian".
std::vector<std::string> Actors::countries_of_adjectives(std::uint32_t t) const {
  std::vector<std::string> out;
  const Tree& tree = r_.tree();
  if (!r_.names_doers(t)) return out;
  auto consider = [&](std::uint32_t c) {
    auto country = r_.country_of_adjective(c);
    if (!country.empty() && std::find(out.begin(), out.end(), country) == out.end()) out.push_back(std::move(country));
  };
  for (auto c : tree.children(t)) {
    if (tree.relation(c) != Relation::amod && tree.relation(c) != Relation::compound) continue;
    consider(c);
    for (auto other : tree.children(c))
      if (tree.relation(other) == Relation::conj) consider(other);
  }
  return out;
}

// The state that the document speaks of most, where it clearly speaks of one: "the government" is its.
std::string Actors::main_country() const {
  std::map<std::string, std::size_t> mentions;
  std::size_t all = 0;
  for (const auto& e : r_.doc().entities)
    if (e.kind == EntityKind::state) {
      mentions[e.country] += e.mentions.size();
      all += e.mentions.size();
    }
  for (const auto& [country, count] : mentions)
    if (2 * count > all) return country;
  return "---";
}

// "Inne państwa", "countries of the region": which of them, some words beside the noun say.
bool Actors::several_states(std::uint32_t t) const {
  const Tree& tree = r_.tree();
  if (!r_.in(t, Known::country) || !tree.morphology(t).plural || arguments_.has_child_in(t, Known::both)) return false;
  if (!states_of(t).empty() || !countries_of_adjectives(t).empty()) return false;
  return arguments_.has_child(t, Relation::amod) || !arguments_.genitives(t, false).empty();
}

}  // namespace kronika::facts
