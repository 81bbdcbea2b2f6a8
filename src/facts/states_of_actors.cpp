// The states that phrases speak of: whose somebody is, and which "the country" or "both countries" are.
#include <algorithm>
#include <utility>

#include "entities/home.hpp"
#include "facts/actors.hpp"

namespace kronika::facts {
namespace {

constexpr int kOften = 2;  // mentions of the state that a document is of

// What is coordinated with `t`, each below the one before or all below the first.
void add_conjuncts(const Tree& tree, std::uint32_t t, Tokens& out) {
  for (auto c : tree.children(t)) {
    if (tree.relation(c) != Relation::conj) continue;
    out.push_back(c);
    add_conjuncts(tree, c, out);
  }
}

}  // namespace

// "The premier and his government": of the one whom the pronoun means.
std::string Actors::country_of_possessor(std::uint32_t t) const {
  for (auto c : r_.tree().children(t))
    if (r_.tree().pronoun(c) && r_.entity(c) != kNone) return entity(r_.entity(c)).country;
  return "---";
}

// "Peru, whose president refused": of what the relative pronoun before a noun means.
std::string Actors::country_of_relative(std::uint32_t t) const {
  const auto owner = arguments_.relative_owner(t);
  const auto whose = owner == kNone ? kNone : arguments_.antecedent(owner);
  if (whose == kNone) return "---";
  const auto e = r_.entity(whose);
  return e != kNone ? entity(e).country : country_of_modifiers(whose);
}

// Whose countries or governments they are: "**Union** countries", "rządy państw **Unii**", wherever they meet.
std::string Actors::country_of_whole(std::uint32_t t) const {
  const Tree& tree = r_.tree();
  for (auto c : tree.children(t)) {
    if (auto country = r_.country_of_adjective(c); !country.empty()) return country;
    const auto a = arguments_.adposition(c);
    if (a != kNone && !r_.in(a, Known::of)) continue;
    if (const auto e = r_.entity(c); e != kNone && !tree.morphology(c).relative) return r_.doc().entities[e].country;
    if (tree.relation(c) == Relation::nmod && r_.in(c, Known::country)) return country_of_whole(c);
  }
  return "---";
}

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
    // "the leaders of Union countries", "szefowie rządów państw Unii": whose the countries are.
    if (told == "---" && e == kNone && relation == Relation::nmod &&
        (r_.in(c, Known::country) || (r_.in(c, Known::government) && tree.morphology(c).plural)))
      told = country_of_whole(c);
    if (told != "---" || e == kNone) continue;
    // "Leaders at the United Nations", "an envoy to NATO": beside a body is not of it.
    const auto a = arguments_.adposition(c);
    if (const auto& found = r_.doc().entities[e];
        found.country != kIntergovernmental || a == kNone || r_.in(a, Known::of) || tree.possessor(c))
      told = found.country;
  }
  return told == "---" ? country_of_relative(t) : told;
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

// "Iran agreed to talks. The nation also agreed …": the state that the sentence before is about.
std::uint32_t Actors::state_of_subject_before(std::uint32_t t) const {
  const Tree& tree = r_.tree();
  const auto here = tree.sentence(t);
  if (tree.relation(t) != Relation::nsubj || tree.morphology(t).plural || here == 0 || tree.indefinite(t)) return kNone;
  if (arguments_.has_child(t, Relation::amod) || !arguments_.has_child(t, Relation::det)) return kNone;
  const auto& before = r_.doc().sentences[here - 1];
  for (auto u = before.begin; u < before.end; ++u) {
    if (tree.relation(u) != Relation::nsubj || tree.head(u) == kNone || tree.head(tree.head(u)) != kNone) continue;
    return r_.entity(u) != kNone && r_.is_of_kind(u, EntityKind::state) ? r_.entity(u) : kNone;
  }
  return kNone;
}

// The states that a sentence speaks of before `end` by whomever and whatever is of them: "Modi's visit to Moscow".
Ids Actors::states_in(std::uint32_t sentence, std::uint32_t end) {
  Ids found;
  for (std::uint32_t e = 0; e < r_.doc().entities.size(); ++e) {
    const Entity& entity = r_.doc().entities[e];
    const bool here = std::any_of(entity.mentions.begin(), entity.mentions.end(),
                                  [&](const Mention& m) { return m.sentence == sentence && m.begin < end; });
    if (here && entity.country.size() == 3) add(proposals_.state(entity.country), found);
  }
  return found;
}

// The states of the people whom the text speaks of before `t`, in its sentence or the two before.
Ids Actors::states_of_people_before(std::uint32_t t) {
  constexpr std::uint32_t kSentences = 2;
  const auto here = r_.tree().sentence(t);
  std::vector<std::string> countries;
  for (const auto& entity : r_.doc().entities) {
    const bool before = std::any_of(entity.mentions.begin(), entity.mentions.end(),
                                    [&](const Mention& m) { return m.begin < t && m.sentence + kSentences >= here; });
    if (before && entity.kind == EntityKind::person && entity.country.size() == 3 && entity.country != "---")
      countries.push_back(entity.country);
  }
  Ids found;
  for (const auto& country : countries) add(proposals_.state(country), found);
  return found;
}

// The last two states, and no more, that a sentence joins before `t`: "A and B".
Ids Actors::last_pair_of_states(std::uint32_t sentence, std::uint32_t t) const {
  const auto& range = r_.doc().sentences[sentence];
  const auto state_at = [&](std::uint32_t at) {
    const auto e = r_.entity(at);
    return e != kNone && r_.doc().entities[e].kind == EntityKind::state ? e : kNone;
  };
  for (auto first = std::min(range.end, t); first-- > range.begin;) {
    if (state_at(first) == kNone || r_.tree().relation(first) == Relation::conj) continue;
    Tokens joined;
    add_conjuncts(r_.tree(), first, joined);
    if (joined.size() != 1 || joined.front() < first || joined.front() >= t) continue;
    const auto other = state_at(joined.front());
    if (other != kNone && other != state_at(first)) return {state_at(first), other};
  }
  return {};
}

// "Peru and Chile fell out, and their presidents met": the two told in one breath before, whom nobody else is meant by.
Ids Actors::two_whose(std::uint32_t t) const {
  const Tree& tree = r_.tree();
  if (!tree.morphology(t).plural || r_.entity(t) != kNone || !(titles(t) || r_.in(t, Known::people))) return {};
  for (auto c : tree.children(t)) {
    const auto& m = tree.morphology(c);
    if (!tree.pronoun(c) || !m.plural || m.person == 1 || m.person == 2 || !r_.lookup().entities_of(c).empty())
      continue;
    const auto here = tree.sentence(t);
    auto pair = last_pair_of_states(here, t);
    return pair.empty() && here > 0 ? last_pair_of_states(here - 1, t) : pair;
  }
  return {};
}

// The two states that the text names last before `t`: those of the nearest sentences that name two in all.
Ids Actors::last_two_states(std::uint32_t t) {
  constexpr std::uint32_t kSentences = 4;
  const Document& doc = r_.doc();
  const auto here = r_.tree().sentence(t);
  if (r_.joint_states().size() == 2 && r_.joint_statement()) return joint_states();
  Ids found;
  for (std::uint32_t back = 0; back < kSentences && back <= here; ++back) {
    // "Urged Japan and Korea to buy Chilean arms, and both countries agreed": those told in one breath.
    if (auto pair = found.empty() ? last_pair_of_states(here - back, t) : Ids(); !pair.empty()) return pair;
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
  if (found.size() != 2) found = states_of_people_before(t);
  if (found.size() != 2) found = states_in(here, t);
  if (found.size() != 2) found = main_two_states();
  if (found.size() != 2) return {};
  in_order_of_text(found);
  // A state's release tells what itself did with others.
  if (const auto& own = r_.publisher(); own.key.starts_with("state:") && entity(found.back()).country == own.country)
    std::swap(found.front(), found.back());
  return found;
}

// "Peru and Chile held talks. The sides agreed": the two told together in the sentence before.
Ids Actors::sides_told_before(std::uint32_t t) const {
  const auto here = r_.tree().sentence(t);
  const bool bare = r_.entity(t) == kNone && r_.in(t, Known::party) && means_all_parties(t);
  if (!bare || here == 0) return {};
  return last_pair_of_states(here - 1, t);
}

// The two people whom the text speaks of last before `t`, in its sentence or the two before, but not of somebody for what
// is his; else the two states.
Ids Actors::last_two(std::uint32_t t) {
  constexpr std::uint32_t kSentences = 2;
  const auto& entities = r_.doc().entities;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> last;  // where each is spoken of last, and who
  for (std::uint32_t e = 0; e < entities.size(); ++e) {
    if (entities[e].kind != EntityKind::person) continue;
    std::uint32_t at = kNone;
    for (const auto& m : entities[e].mentions)
      if (m.begin < t && m.sentence + kSentences >= r_.tree().sentence(t) && !r_.tree().possessor(m.head)) at = m.begin;
    if (at != kNone) last.emplace_back(at, e);
  }
  if (last.size() < 2) return last_two_states(t);
  std::sort(last.rbegin(), last.rend());
  return {last[1].second, last[0].second};
}

// States and bodies of states that the tokens [begin, end) name.
Ids Actors::powers_in(std::uint32_t begin, std::uint32_t end) {
  Ids found;
  const Tree& tree = r_.tree();
  while (end > begin && tree.token(end - 1).upos == Upos::PUNCT) --end;
  if (begin >= end) return found;
  for (const auto& iso : r_.states_named({tree.token(begin).span.begin, tree.token(end - 1).span.end}))
    add(proposals_.state(iso), found);
  for (auto t = begin; t < end; ++t) {
    const auto e = r_.entity(t);
    if (e == kNone) continue;
    const Entity& one = r_.doc().entities[e];
    const bool listed = tree.relation(t) == Relation::nmod || tree.relation(t) == Relation::conj;
    if (one.kind == EntityKind::organisation && one.country == kIntergovernmental && listed) add(e, found);
  }
  return found;
}

// "The following statement was released by the Governments of Canada and Italy": whom the sentence tells to have made
// the text.
Ids Actors::issuers(const Sentence& s) {
  const Tree& tree = r_.tree();
  bool statement = false;
  for (auto t = s.begin; t < s.end; ++t) {
    statement = statement || r_.in(t, Known::statement);
    if (!statement || !r_.in(t, Known::agent) || tree.token(t).upos != Upos::ADP) continue;
    auto end = t + 1;
    while (end < s.end && (tree.token(end).upos != Upos::ADP || r_.in(end, Known::of) ||
                           (end + 1 < s.end && r_.in(end + 1, Known::behalf))))
      ++end;
    return powers_in(t + 1, end);
  }
  return {};
}

// Those who say "we" in the whole of a text: "We, the foreign ministers of Canada, France and Italy, …".
const Ids& Actors::signers() {
  constexpr std::size_t kSentences = 8;  // in which they present themselves
  if (signers_) return *signers_;
  signers_.emplace();
  const Tree& tree = r_.tree();
  const auto& sentences = r_.doc().sentences;
  for (std::size_t s = 0; s < std::min(sentences.size(), kSentences); ++s) {
    const auto we = sentences[s].begin;
    if (sentences[s].end <= we + 2) continue;
    const auto verb = tree.head(we);
    const bool present = tree.token(we).upos == Upos::PRON && tree.morphology(we).plural &&
                         arguments_.first_person(we) && verb != kNone && verb > we + 2 &&
                         tree.token(we + 1).upos == Upos::PUNCT;
    Ids found;
    if (present) {
      found = powers_in(we + 2, verb);
      for (auto t = we + 2; t < verb && found.empty(); ++t)  // "We, the G7 Foreign Ministers, condemn"
        if ((tree.relation(t) == Relation::nsubj || tree.relation(t) == Relation::appos) && r_.names_doers(t))
          phrase(t, {}, 0, found);
      if (!found.empty()) presented_ = {we + 1, verb};
    } else if (!r_.publisher().key.empty() || r_.joint_statement()) {
      found = issuers(sentences[s]);
      if (found.size() < 2) continue;
    }
    if (signers_->size() < found.size()) signers_ = std::move(found);
  }
  return *signers_;
}

// Whose a joint statement is: the states of its title, else the two that it speaks of.
Ids Actors::joint_states() {
  Ids out;
  for (const auto& iso : r_.joint_states()) add(proposals_.state(iso), out);
  return out.size() > 1 ? out : main_two_states();
}

// "The ministers decided", "the participants affirmed", and nothing said of which: in a joint statement, all who make it.
bool Actors::means_all_parties(std::uint32_t t) const {
  const Tree& tree = r_.tree();
  if (!tree.morphology(t).plural || !(titles(t) || r_.in(t, Known::party) || r_.in(t, Known::country))) return false;
  return std::none_of(tree.children(t).begin(), tree.children(t).end(), [&](auto c) {
    switch (tree.relation(c)) {
      case Relation::amod:
      case Relation::nmod:
      case Relation::compound:
      case Relation::flat:
      case Relation::appos:
      case Relation::conj:
      case Relation::acl:
      case Relation::nummod: return true;
      default: return false;
    }
  });
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
  if (found.size() != 2 || (all - theirs) * kShare > all) return {};
  in_order_of_text(found);
  return found;
}

void Actors::in_order_of_text(Ids& ids) const {
  const auto first = [&](std::uint32_t e) {
    std::uint32_t at = kNone;
    for (const auto& m : entity(e).mentions) at = std::min(at, m.begin);
    return at;
  };
  std::stable_sort(ids.begin(), ids.end(), [&](auto a, auto b) { return first(a) < first(b); });
}

// "the leaders of Peru, **Chile** and **Kenya**", where the tree hangs the rest of the list on those who are of its first.
Tokens Actors::states_beside(std::uint32_t t) const {
  const Tree& tree = r_.tree();
  Tokens out;
  for (auto c : tree.children(t))
    if (tree.relation(c) == Relation::conj && c > t && arguments_.adposition(c) == kNone && r_.entity(c) != kNone &&
        r_.is_of_kind(c, EntityKind::state))
      out.push_back(c);
  const bool one_each = tree.morphology(t).plural && r_.lookup().role_at(t) != nullptr;
  return tree.morphology(t).plural && (one_each || out.size() > 1) ? out : Tokens();
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
  const Tree& tree = r_.tree();
  // "Ministrowie spraw zagranicznych Francji": whose they are stands behind what they are of.
  Tokens whose = arguments_.genitives(t, false);
  for (std::size_t i = 0, direct = whose.size(); i < direct; ++i)
    if (const auto e = r_.entity(whose[i]); e == kNone || r_.doc().entities[e].kind != EntityKind::state)
      for (auto c : arguments_.genitives(whose[i], false)) whose.push_back(c);
  for (auto c : whose) {
    Tokens listed{c};
    add_conjuncts(tree, c, listed);
    // "… Francji, Niemiec i Włoch", "the ministers of Italy, Japan, and the United States": some of the list may hang on
    // the noun that its first hangs on.
    const auto h = tree.head(c);
    if (tree.morphology(t).plural && h != kNone)
      for (auto other : tree.children(h))
        if (tree.relation(other) == Relation::conj && other > c && (h != t || listed.size() > 1)) {
          listed.push_back(other);
          add_conjuncts(tree, other, listed);
        }
    if (h == t && listed.size() == 1)
      for (auto other : states_beside(t)) listed.push_back(other);
    std::sort(listed.begin(), listed.end());
    for (auto one : listed) consider(one);
  }
  return out;
}

// The states that people or bodies are told to be from, where these are several.
Ids Actors::states_of_origin(std::uint32_t t) {
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
    Tokens listed{c};
    add_conjuncts(tree, c, listed);
    for (auto one : listed) consider(one);
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

// "Polish and UN officials": those of each, where one of them is a body.
bool Actors::ones_of_each_body(std::uint32_t t, Ids& out) {
  const Tree& tree = r_.tree();
  if (!tree.morphology(t).plural || tree.token(t).upos != Upos::NOUN || !r_.names_doers(t)) return false;
  Tokens whose;
  for (auto c : tree.children(t)) {
    if (c > t || (tree.relation(c) != Relation::amod && tree.relation(c) != Relation::compound)) continue;
    Tokens listed{c};
    add_conjuncts(tree, c, listed);
    if (listed.size() > 1) whose = std::move(listed);  // but not "Kenyan government officials"
  }
  std::vector<std::pair<std::string, std::string>> named;  // how each is called, and its country
  bool body = false;
  for (auto w : whose) {
    const auto e = r_.entity(w);
    auto country = r_.country_of_adjective(w);
    if (e != kNone && e == r_.entity(t)) return false;  // part of its own name
    const bool organisation = e != kNone && entity(e).kind == EntityKind::organisation;
    if (country.empty() && w < t && (organisation || (e != kNone && entity(e).kind == EntityKind::state)))
      country = entity(e).country;
    if (country.empty()) continue;
    body = body || organisation;
    named.emplace_back(tree.token(w).form + ' ' + tree.token(t).form, std::move(country));
  }
  if (!body || named.size() < 2) return false;
  for (auto& [name, country] : named)
    add(proposals_.called(t, EntityKind::group, std::move(name), std::move(country)), out);
  return true;
}

// The state that the document is of, or speaks of twice as often as of any other: "the government" is its.
std::string Actors::main_country() const {
  if (!r_.doc().home.empty()) return r_.doc().home;
  entities::Counts mentions;
  for (const auto& e : r_.doc().entities)
    if (e.kind == EntityKind::state) mentions[e.country] += static_cast<int>(e.mentions.size());
  auto found = entities::foremost(mentions, 2, kOften);
  return found.empty() ? "---" : found;
}

// "Inne państwa", "countries of the region": which of them, some words beside the noun say.
bool Actors::several_states(std::uint32_t t) const {
  const Tree& tree = r_.tree();
  if (!r_.in(t, Known::country) || !tree.morphology(t).plural || arguments_.has_child_in(t, Known::both)) return false;
  if (!states_of(t).empty() || !countries_of_adjectives(t).empty()) return false;
  return arguments_.has_child(t, Relation::amod) || !arguments_.genitives(t, false).empty();
}

}  // namespace kronika::facts
