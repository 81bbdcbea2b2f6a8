#include "facts/actors.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "base/utf8.hpp"

namespace kronika::facts {
namespace {

constexpr int kDepth = 4;
constexpr std::string_view kCivilians = "CVL";  // sector of inhabitants
constexpr std::uint32_t kTitle = 4;             // words from a title to its name

// Is the body somebody's government, by its key? "organisation:administration:obama"
bool of_person(const Entity& body) {
  return body.kind == EntityKind::organisation && std::count(body.key.begin(), body.key.end(), ':') > 1;
}

// Do those of the sector act for a state, against one, or by force? What an actor or a professor does is no event.
bool of_public_life(std::string_view sector) {
  static const std::set<std::string_view> kSectors = {"GOV", "LEG", "MIL", "COP", "JUD", "SPY",
                                                      "OPP", "PTY", "REB", "UAF", "CRM"};
  return kSectors.contains(sector);
}

}  // namespace

const Entity& Actors::entity(std::uint32_t id) const {
  const auto& entities = r_.doc().entities;
  return id < entities.size() ? entities[id] : proposals_[id - entities.size()];
}

bool Actors::is_actor(std::uint32_t id) const {
  const Entity& e = entity(id);
  return e.kind != EntityKind::place || (!e.mentions.empty() && r_.in(e.mentions.front().head, Known::bloc));
}

void Actors::add(std::uint32_t id, Ids& out) const {
  if (id != kNone && std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
}

// "Minister A and other officials": beside people with names the others add nobody.
bool Actors::remaining(std::uint32_t t, const Ids& named) const {
  if (r_.entity(t) != kNone || !arguments_.has_child_in(t, Known::remaining)) return false;
  return std::any_of(named.begin(), named.end(),
                     [&](auto id) { return id < r_.doc().entities.size() && entity(id).kind == EntityKind::person; });
}

Ids Actors::resolve(const Tokens& tokens, ActorNeeds needs) {
  Ids out;
  for (auto t : tokens) coordination(t, needs, 0, out);
  return out;
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
  // "with Minister Payne and Minister Hayashi": the conjuncts may hang on the name beside its title.
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

// "the presidents of Estonia and Latvia": one for each state, where several are told.
bool Actors::one_of_each(std::uint32_t t, Ids& out) {
  // "rozmowy delegacji Peru i Chile": of many nouns the genitive does not tell one from several.
  const auto& m = r_.tree().morphology(t);
  const bool several = m.plural || (m.kase == Case::gen && (r_.in(t, Known::body) || r_.in(t, Known::people)));
  const auto states = several ? states_of(t) : std::vector<StateOf>();
  if (states.size() < 2 || states.front().country == states.back().country) return false;
  for (const auto& s : states) add(propose(t, EntityKind::person, names_.one_of(t, s.token), s.country), out);
  return true;
}

// "posłowie rządu i opozycji", "ministrowie zdrowia i finansów": whose or of what they are, one by one, where a language
// with cases tells several.
Tokens Actors::parts_of(std::uint32_t t) const {
  const Tree& tree = r_.tree();
  if (!tree.morphology(t).plural || tree.morphology(t).kase == Case::none) return {};
  const auto* role = r_.lookup().role_at(t);
  const bool remits = role != nullptr && role->office.find("minister") != std::string::npos;
  const auto one = [&](std::uint32_t c) {
    if (tree.morphology(c).kase != Case::gen || arguments_.adposition(c) != kNone || tree.token(c).upos == Upos::PRON ||
        tree.morphology(c).relative)
      return false;
    const auto e = r_.entity(c);
    if (e != kNone) return r_.doc().entities[e].kind != EntityKind::place && !tree.morphology(c).plural;
    const auto below = arguments_.genitives(c, false);
    const bool of_many = std::any_of(below.begin(), below.end(), [&](auto b) { return tree.morphology(b).plural; });
    return !of_many && (remits || (r_.names_doers(c) && !tree.morphology(c).plural));
  };
  Tokens out;
  for (auto c : tree.children(t)) {
    if (tree.relation(c) != Relation::nmod || c < t || !one(c)) continue;
    Tokens parts{c};
    for (auto k : tree.children(c))
      if (tree.relation(k) == Relation::conj) {
        if (!one(k)) return {};
        parts.push_back(k);
      }
    if (!out.empty()) return {};
    out = std::move(parts);
  }
  return out.size() > 1 ? out : Tokens();
}

// Who are of no country of their own are of that of the whole.
bool Actors::those_of_each(std::uint32_t t, EntityKind kind, const std::string& whole, Ids& out) {
  const auto parts = parts_of(t);
  const auto* role = r_.lookup().role_at(t);
  const bool single =
      r_.in(t, Known::official) || !r_.in(t, Known::people) || (role != nullptr && role->office.ends_with("minister"));
  for (auto part : parts) {
    const auto e = r_.entity(part);
    auto country = e != kNone ? entity(e).country : country_of_modifiers(part);
    if (country == "---") country = e == kNone && r_.in(part, Known::government) ? main_country() : whole;
    add(propose(t, single ? EntityKind::person : kind, names_.of_part(t, part, single), country), out);
  }
  return !parts.empty();
}

void Actors::phrase(std::uint32_t t, ActorNeeds needs, int depth, Ids& out) {
  if (depth > kDepth) return;
  const Tree& tree = r_.tree();
  // "The secretary-general": what stands behind the hyphen is nobody of his own.
  if (t >= 2 && tree.token(t - 1).form == "-" && r_.lookup().role_at(t - 2) != nullptr) return;
  // "The husband of X" acts as somebody whom the text tells apart.
  if (!needs.bystanders && r_.in(t, Known::bystander) && !names_person(t)) return;
  if (const auto names = names_beside(t); !names.empty()) {
    for (auto n : names) add(r_.entity(n), out);
    return;
  }
  if (signers(); t >= presented_.first && t < presented_.second) return;  // "we" stands for them
  if (const auto person = person_behind(t); person != kNone) return add(person, out);
  if (const auto person = person_in_case(t); person != kNone) return add(person, out);
  if (const auto person = person_beside(t); person != kNone) return add(person, out);
  if (tree.morphology(t).relative) return antecedent(t, needs, depth + 1, out);
  if (arguments_.verbal(t) && r_.drops_subject(t)) {
    for (auto e : r_.lookup().subjects_of(t)) add(e, out);
    return;
  }
  // "The two agreed", "obaj odmówili"
  const auto upos = tree.token(t).upos;
  if (r_.in(t, Known::both) && (upos == Upos::NUM || upos == Upos::DET || upos == Upos::PRON) &&
      !arguments_.has_child(t, Relation::nmod) && !arguments_.has_child(t, Relation::obl)) {
    for (auto one : last_two(t)) add(one, out);
    return;
  }
  if (const auto named = body_named_behind(t); named != kNone) return add(named, out);
  if (const auto named = body_named_before(t); named != kNone) return add(named, out);
  std::uint32_t e = r_.entity(t);
  if (e == kNone && arguments_.first_person(t) && (arguments_.verbal(t) || tree.token(t).upos == Upos::PRON)) {
    const auto speaker = speaker_of(t);
    if (speaker == kNone && tree.morphology(t).plural && !signers().empty()) {
      for (auto state : signers()) add(state, out);
      return;
    }
    const auto author = speaker != kNone ? speaker : author_of(t, needs.words);
    add(author, out);
    if (author == kNone && r_.joint_statement())
      for (auto state : joint_states()) add(state, out);
    return;
  }
  if (const auto sayer = e == kNone ? sayer_meant_by(t) : kNone; sayer != kNone)
    return coordination(sayer, needs, depth + 1, out);
  // "They agreed", in a statement that two have made.
  if (e == kNone && tree.token(t).upos == Upos::PRON && tree.morphology(t).plural && tree.morphology(t).person == 3 &&
      tree.relation(t) == Relation::nsubj && r_.joint_statement() && r_.lookup().entities_of(t).empty()) {
    for (auto state : joint_states()) add(state, out);
    return;
  }
  if (const auto group = e == kNone ? group_meant_by(t) : kNone; group != kNone)
    return coordination(group, needs, depth + 1, out);
  // "Delegations from Canada and Peru", "negotiators from both countries".
  if (tree.morphology(t).plural)
    if (const auto states = states_of_origin(t); states.size() > 1) {
      for (auto state : states) add(state, out);
      return;
    }
  if (const auto pair = two_whose(t); !pair.empty()) {
    for (auto state : pair) add(state, out);
    return;
  }
  if (e == kNone && r_.joint_statement() && means_all_parties(t)) {
    for (auto party : signers().empty() ? joint_states() : signers()) add(party, out);
    return;
  }
  // "Other nations, including Canada and Peru": those states.
  if (tree.morphology(t).plural && (e == kNone || entity(e).kind == EntityKind::group))
    if (const auto states = list_.included_states(t); !states.empty()) {
      for (auto state : states) add(state, out);
      return;
    }
  // "the G7 foreign ministers of Canada and Italy", be they marked as a name or not
  const bool officials = tree.morphology(t).plural && (r_.in(t, Known::official) || r_.lookup().role_at(t) != nullptr);
  if (ones_of_each_body(t, out)) return;
  // "Kenyan and Ugandan troops", marked as a body of the second.
  if (e != kNone && (r_.in(t, Known::body) || r_.in(t, Known::people)))
    if (const auto countries = countries_of_adjectives(t); countries.size() > 1) {
      for (const auto& country : countries) add(state_entity(country), out);
      return;
    }
  // "with delegations of Peru and Chile", marked as a body of the first.
  const bool bodies = r_.in(t, Known::body) && (tree.morphology(t).plural || tree.morphology(t).kase == Case::gen);
  if (e != kNone && (officials || bodies))
    if (one_of_each(t, out)) return;
  if (r_.in(t, Known::government))  // "the governments of Germany and Canada"
    if (const auto states = states_of(t); states.size() > 1) {
      for (const auto& s : states) add(state_entity(s.country), out);
      return;
    }
  // "the leadership of the fund and of the bank": those whom it leads.
  if (r_.in(t, Known::government))
    if (const auto led = organisation_behind(t); led != kNone) return coordination(led, needs, depth + 1, out);
  // "administracja Trumpa": a government called by a person's name keeps it, and has the person's country. So does "the
  // administration" that is known to be the same.
  if (r_.in(t, Known::government) && e != kNone && of_person(r_.doc().entities[e])) return add(e, out);
  if (r_.in(t, Known::government) && names_person(t)) {
    add(propose(t, EntityKind::organisation, names_.of(t), country_of_modifiers(t)), out);
    return;
  }
  if (e != kNone) {
    const Entity& found = r_.doc().entities[e];
    if (found.kind == EntityKind::organisation && r_.in(t, Known::government)) {
      auto country = found.country == "---" ? country_of_possessor(t) : found.country;
      if (country == "---") country = country_of_modifiers(t);  // "the government in Lima"
      if (country == "---") country = main_country();
      const auto state = country == "---" ? kNone : state_entity(country);
      add(state == kNone ? e : state, out);
      return;
    }
    if (found.kind != EntityKind::place) {
      add(e, out);
      return;
    }
    if (needs.to_state && found.country.size() == 3 && found.country != "---") {
      const auto state = state_entity(found.country);
      if (state != kNone) add(state, out);
      return;
    }
  } else if (!arguments_.has_child(t, Relation::conj)) {
    const auto members = r_.lookup().entities_of(t);
    for (auto member : members) add(member, out);
    if (!members.empty()) return;
  }
  if (e != kNone) {
    add(e, out);  // a place: is_actor() decides
    return;
  }

  if (const auto country = r_.country_of_adjective(t); !country.empty()) {
    add(state_entity(country), out);
    return;
  }
  // "Zachód" with its capital is a party, not a direction.
  if (r_.acts_as_one(t)) {
    add(propose(t, EntityKind::group, utf8::capitalise(tree.token(t).lemma), "---"), out);
    return;
  }
  if (const auto body = r_.body_of_adjective(t); !body.key.empty()) {
    add(body_entity(body), out);
    return;
  }

  // "most of the members", "jeden z posłów": those who are counted; of "jeden z posłów Jan Nowak" the name tells who.
  if (r_.in(t, Known::quantity) || upos == Upos::NUM) {
    if (named_beside(t)) return;
    for (auto c : tree.children(t)) {
      const auto relation = tree.relation(c);
      if (relation != Relation::nmod && relation != Relation::obl) continue;
      const auto a = arguments_.adposition(c);
      if (a == kNone ? tree.morphology(c).kase == Case::gen : r_.in(a, Known::partitive))
        return coordination(c, needs, depth + 1, out);
    }
    if (!r_.in(t, Known::body)) return;
  }

  // "the country" is nobody without a word for which, "both countries" are the two that the text spoke of last.
  if (r_.in(t, Known::country)) {
    if (arguments_.has_child_in(t, Known::both) && country_of_modifiers(t) == "---") {
      for (auto state : last_two_states(t)) add(state, out);
      return;
    }
    if (auto country = country_of_modifiers(t); country == kIntergovernmental)  // "the EU side"
      for (auto body : arguments_.modifying_actors(t)) phrase(body, needs, depth + 1, out);
    else if (country != "---")
      add(state_entity(country), out);
    else if ((arguments_.has_child_in(t, Known::pointing) || (t > 0 && r_.in(t - 1, Known::pointing))) &&
             !tree.morphology(t).plural)
      add(last_state(t), out);
    else if (several_states(t))
      add(propose(t, EntityKind::group, names_.of(t), "---"), out);
    return;
  }
  // "officials including Minister A and Envoy B": those who are named.
  if (const auto named = list_.included(t); !named.empty()) {
    for (auto person : named) add(person, out);
    return;
  }
  // "Ukrainian and Russian representatives": those of each state act for it.
  if (tree.morphology(t).plural)
    if (const auto countries = countries_of_adjectives(t); countries.size() > 1) {
      for (const auto& country : countries) add(state_entity(country), out);
      return;
    }
  const bool government = r_.in(t, Known::government);
  const bool body = r_.in(t, Known::body), official = r_.in(t, Known::official);
  const bool people = r_.in(t, Known::people) || (r_.in(t, Known::bystander) && (needs.bystanders || names_person(t)));
  if (government) {
    auto country = country_of_modifiers(t);
    const bool bare = arguments_.genitives(t, false).empty();  // "the government of national accord" is nobody's
    if (country == "---" && bare) country = main_country();
    if (const auto state = country == "---" ? kNone : state_entity(country); state != kNone) {
      add(state, out);
      return;
    }
  }
  const auto* described = r_.lookup().generic_at(t);
  const auto* generic = government || body ? nullptr : described;
  const bool acts = generic != nullptr && of_public_life(generic->sector);
  if (government || body || people || official || acts || r_.lookup().role_at(t) != nullptr) {
    auto country = country_of_modifiers(t);
    const auto* role = r_.lookup().role_at(t);
    if (role != nullptr && country == "---" && role->of.size() == 3) country = role->of;
    // "Aid agencies": of a body its kind tells no more than that it serves no state.
    if (described != nullptr && country == "---" && (generic != nullptr || described->country == kNonGovernmental))
      country = described->country;
    // "Foreign ministers" are of as many states.
    const bool one_each = tree.morphology(t).plural && role != nullptr && role->office.ends_with(" minister");
    if (country == "---" && r_.in(t, Known::domestic) && !one_each) country = main_country();
    const auto kind = generic != nullptr ? generic->kind
                      : people           ? EntityKind::group
                      : official         ? EntityKind::person
                                         : EntityKind::organisation;
    // "the presidents of Estonia and Latvia" are one each.
    if (one_of_each(t, out) || those_of_each(t, kind, country, out)) return;
    add(propose(t, kind, names_.of(t), country), out);
    return;
  }
  // "pan prezydent", "pani minister": a form of address before a title.
  for (auto c : tree.children(t))
    if (tree.relation(c) == Relation::appos && c == t + 1) return phrase(c, needs, depth + 1, out);
  if (needs.reach) {
    Tokens owners = arguments_.genitives(t, false);
    if (owners.empty()) owners = arguments_.modifying_actors(t);
    for (auto owner : owners) coordination(owner, needs, depth + 1, out);
  }
}

// Who "A and B" are, when they said something together and stand for one speaker of it.
std::vector<std::uint32_t> Actors::members(const Entity& group) const {
  std::vector<std::pair<std::size_t, std::uint32_t>> found;
  std::size_t named = 0;
  for (std::uint32_t e = 0; e < r_.doc().entities.size(); ++e) {
    const Entity& one = r_.doc().entities[e];
    if (one.kind == EntityKind::group || one.name.empty()) continue;
    const auto at = group.name.find(one.name);
    if (at == std::string::npos) continue;
    found.emplace_back(at, e);
    named += one.name.size();
  }
  // What is left between them is "and", "i".
  constexpr std::size_t kBetween = 5;
  if (found.size() < 2 || named > group.name.size() || group.name.size() - named > kBetween * (found.size() - 1))
    return {};
  std::sort(found.begin(), found.end());
  std::vector<std::uint32_t> out;
  for (const auto& [at, e] : found) out.push_back(e);
  return out;
}

Ids Actors::each_of(const Ids& actors) const {
  Ids out;
  for (auto id : actors) {
    const bool group = id < r_.doc().entities.size() && entity(id).kind == EntityKind::group;
    const auto parts = group ? members(entity(id)) : std::vector<std::uint32_t>();
    if (parts.empty()) add(id, out);
    for (auto part : parts) add(part, out);
  }
  return out;
}

void Actors::take_inhabitants_for_states(Ids& actors, std::uint32_t sentence) {
  Ids out;
  // "four Russians", "young Poles": some of them only.
  const auto some = [&](const Entity& e) {
    return std::any_of(e.mentions.begin(), e.mentions.end(), [&](const Mention& m) {
      return m.sentence == sentence &&
             (arguments_.has_child(m.head, Relation::nummod) || arguments_.has_child(m.head, Relation::amod));
    });
  };
  for (auto id : actors) {
    const Entity& e = entity(id);
    const bool inhabitants = e.kind == EntityKind::group && e.sector == kCivilians && e.country.size() == 3 &&
                             e.country != "---" && e.name.find(' ') == std::string::npos && !e.name.empty() &&
                             id < r_.doc().entities.size() && !some(e);
    const auto state = inhabitants ? state_entity(std::string(e.country)) : kNone;
    add(state != kNone ? state : id, out);
  }
  actors = std::move(out);
}

// Who says the words among which `t` stands: "ja", "we", "żądamy".
std::uint32_t Actors::speaker_of(std::uint32_t t) const {
  if (const auto q = r_.quote(t); q != kNone) return r_.doc().quotes[q].speaker;
  const auto verb = arguments_.speech(t);
  if (verb == kNone) return kNone;
  for (auto doer : arguments_.doers(verb)) {
    if (arguments_.verbal(doer)) {
      const auto subjects = r_.lookup().subjects_of(doer);
      if (!subjects.empty()) return subjects.front();
    } else if (r_.entity(doer) != kNone) {
      return r_.entity(doer);
    }
  }
  return kNone;
}

std::uint32_t Actors::author_of(std::uint32_t t, bool words) {
  const Author& author = arguments_.author();
  if (words && author.signer() != kNone && r_.quote(t) == kNone && arguments_.speech(t) == kNone)
    return author.signer();
  if (!author.says(t) || arguments_.speech(t) != kNone) return kNone;
  if (const auto e = author.called_before(t); e != kNone) return e;
  const auto& publisher = author.publisher();
  return publisher.key.starts_with("state:") ? state_entity(publisher.country) : body_entity(publisher);
}

// The organisation that a phrase right behind a noun names: "leadership from the fund"; kNone where it names none.
std::uint32_t Actors::organisation_behind(std::uint32_t t) const {
  const Tree& tree = r_.tree();
  const auto a = t + 1;
  if (a >= tree.size() || tree.relation(a) != Relation::case_) return kNone;
  const auto noun = tree.head(a);
  if (!r_.in(a, Known::of) && !r_.in(a, Known::partitive)) return kNone;
  const auto e = noun == kNone || noun < a ? kNone : r_.entity(noun);
  return e != kNone && r_.doc().entities[e].kind == EntityKind::organisation ? noun : kNone;
}

// "Trump administration", "rząd Tuska": the government of a person keeps its own name.
bool Actors::names_person(std::uint32_t t) const {
  for (auto c : r_.tree().children(t))
    if (const auto e = r_.entity(c);
        e != kNone && r_.doc().entities[e].kind == EntityKind::person && !r_.tree().pronoun(c))
      return true;  // by name: "his government" is the state's
  return false;
}

std::uint32_t Actors::state_entity(const std::string& country) {
  const auto& entities = r_.doc().entities;
  const std::string key = "state:" + country;
  for (std::uint32_t e = 0; e < entities.size(); ++e)
    if (entities[e].kind == EntityKind::state && entities[e].country == country) return e;
  for (std::uint32_t p = 0; p < proposals_.size(); ++p)
    if (proposals_[p].key == key) return static_cast<std::uint32_t>(entities.size()) + p;
  std::string name = r_.state_name(country);
  if (name.empty()) return kNone;
  Entity state;
  state.kind = EntityKind::state;
  state.name = std::move(name);
  state.country = country;
  state.sector = "GOV";
  state.key = key;
  proposals_.push_back(std::move(state));
  return static_cast<std::uint32_t>(entities.size() + proposals_.size()) - 1;
}

std::uint32_t Actors::body_entity(const NamedBody& body) {
  const auto& entities = r_.doc().entities;
  for (std::uint32_t e = 0; e < entities.size(); ++e)
    if (entities[e].key == body.key) return e;
  for (std::uint32_t p = 0; p < proposals_.size(); ++p)
    if (proposals_[p].key == body.key) return static_cast<std::uint32_t>(entities.size()) + p;
  Entity organisation;
  organisation.kind = EntityKind::organisation;
  organisation.name = body.name;
  organisation.country = body.country;
  organisation.sector = body.sector;
  organisation.key = body.key;
  proposals_.push_back(std::move(organisation));
  return static_cast<std::uint32_t>(entities.size() + proposals_.size()) - 1;
}

std::uint32_t Actors::propose(std::uint32_t t, EntityKind kind, std::string name, std::string country) {
  Entity group;
  group.kind = kind;
  group.name = std::move(name);
  group.country = std::move(country);
  const auto base = static_cast<std::uint32_t>(r_.doc().entities.size());
  for (std::uint32_t p = 0; p < proposals_.size(); ++p)
    if (proposals_[p].name == group.name && proposals_[p].country == group.country) return base + p;
  Mention mention;
  const Token& token = r_.tree().token(t);
  mention.span = token.span;
  mention.sentence = r_.tree().sentence(t);
  mention.begin = mention.head = t;
  mention.end = t + 1;
  group.mentions.push_back(mention);
  proposals_.push_back(std::move(group));
  return base + static_cast<std::uint32_t>(proposals_.size()) - 1;
}

std::vector<Generic> Actors::generics() const {
  const Document& doc = r_.doc();
  std::vector<Generic> out;
  auto next = doc.generics.begin();
  for (std::uint32_t t = 0; t < r_.tree().size(); ++t) {
    if (next != doc.generics.end() && next->head == t) {
      out.push_back(*next++);
      auto& known = out.back();
      if (known.kind != EntityKind::group || known.thing) continue;
      known.name = names_.of(t);
      // "Lind officials": of the country of the person; "Polish and Czech officials": of several.
      if (countries_of_adjectives(t).size() > 1)
        known.country = "---";
      else if (auto country = country_of_modifiers(t); country != "---")
        known.country = std::move(country);
      continue;
    }
    const bool states = several_states(t);
    if (r_.entity(t) != kNone || r_.tree().token(t).upos != Upos::NOUN || !r_.tree().morphology(t).plural ||
        !(states || r_.in(t, Known::people)))
      continue;
    Generic group;
    group.head = t;
    group.kind = EntityKind::group;
    group.name = names_.of(t);
    group.country = country_of_modifiers(t);
    if (states && group.country.size() == 3 && group.country != kIntergovernmental) group.country = "---";
    out.push_back(std::move(group));
  }
  return out;
}

void Actors::adopt(Document& doc, std::vector<Entity> proposals, std::vector<Ids*> used) {
  const auto base = static_cast<std::uint32_t>(doc.entities.size());
  std::map<std::uint32_t, std::uint32_t> place;  // proposal to entity
  for (Ids* ids : used)
    for (auto& id : *ids) {
      if (id < base) continue;
      auto [it, fresh] = place.try_emplace(id, static_cast<std::uint32_t>(doc.entities.size()));
      if (fresh) doc.entities.push_back(std::move(proposals[id - base]));
      id = it->second;
    }
}

}  // namespace kronika::facts
