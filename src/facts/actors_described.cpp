// Whom nouns mean that are no names: governments, countries, officials and groups, one or several.
#include <algorithm>
#include <cctype>
#include <set>
#include <string_view>

#include "facts/actors.hpp"

namespace kronika::facts {
namespace {

// Do those of the sector act for a state, against one, or by force? What an actor or a professor does is no event.
bool of_public_life(std::string_view sector) {
  static const std::set<std::string_view> kSectors = {"GOV", "LEG", "MIL", "COP", "JUD", "SPY",
                                                      "OPP", "PTY", "REB", "UAF", "CRM"};
  return kSectors.contains(sector);
}

}  // namespace

// The governments and the states that several tell of, each by its own.
bool Actors::several_told(std::uint32_t t, Ids& out) {
  const Tree& tree = r_.tree();
  const auto e = r_.entity(t);
  const bool plural = tree.morphology(t).plural;
  // "Delegations from Canada and Peru", "negotiators from both countries".
  if (plural)
    if (const auto states = states_of_origin(t); states.size() > 1) {
      add_all(states, out);
      return true;
    }
  if (const auto pair = two_whose(t); !pair.empty()) {
    add_all(pair, out);
    return true;
  }
  if (const auto pair = sides_told_before(t); !pair.empty() && !r_.joint_statement()) {
    add_all(pair, out);
    return true;
  }
  if (e == kNone && r_.joint_statement() && means_all_parties(t)) {
    add_all(signers().empty() ? joint_states() : signers(), out);
    return true;
  }
  // "Other nations, including Canada and Peru": those states.
  if (plural && (e == kNone || entity(e).kind == EntityKind::group))
    if (const auto states = list_.included_states(t); !states.empty()) {
      add_all(states, out);
      return true;
    }
  if (ones_of_each_body(t, out)) return true;
  if (e == kNone) return false;
  // "Kenyan and Ugandan troops", "the French and German governments", marked as a body of the second.
  const bool body = r_.in(t, Known::body);
  if (body || r_.in(t, Known::people) || (plural && r_.in(t, Known::government)))
    if (const auto countries = countries_of_adjectives(t); countries.size() > 1) {
      add_states(countries, out);
      return true;
    }
  // "the G7 foreign ministers of Canada and Italy"; "with delegations of Peru and Chile", marked as a body of the first.
  const bool officials = plural && (r_.in(t, Known::official) || r_.lookup().role_at(t) != nullptr);
  const bool bodies = body && (plural || tree.morphology(t).kase == Case::gen);
  return (officials || bodies) && one_of_each(t, out);
}

// A government that a name is told with.
bool Actors::government_named(std::uint32_t t, ActorNeeds needs, int depth, Ids& out) {
  if (!r_.in(t, Known::government)) return false;
  // "the governments of Germany and Canada"
  if (const auto states = states_of(t); states.size() > 1) {
    for (const auto& s : states) add(proposals_.state(s.country), out);
    return true;
  }
  // "the leadership of the fund and of the bank": those whom it leads.
  if (const auto led = organisation_behind(t); led != kNone) {
    coordination(led, needs, depth + 1, out);
    return true;
  }
  // "administracja Trumpa": a government called by a person's name keeps it, and has the person's country. So does "the
  // administration" that is known to be the same.
  const auto e = r_.entity(t);
  if (e != kNone && r_.doc().entities[e].of_person) {
    add(e, out);
    return true;
  }
  if (names_person(t)) {
    add(proposals_.called(t, EntityKind::organisation, names_.of(t), country_of_modifiers(t)), out);
    return true;
  }
  if (e == kNone || r_.doc().entities[e].kind != EntityKind::organisation) return false;
  auto country = r_.doc().entities[e].country;
  if (country == "---") country = country_of_possessor(t);
  if (country == "---") country = country_of_modifiers(t);  // "the government in Lima"
  if (country == "---") country = main_country();
  if (country == "---" && r_.tree().indefinite(t)) return true;  // "a government that keeps its word" is nobody
  const auto state = country == "---" ? kNone : proposals_.state(country);
  add(state == kNone ? e : state, out);
  return true;
}

// A noun that no name tells of.
void Actors::described(std::uint32_t t, ActorNeeds needs, int depth, Ids& out) {
  const Tree& tree = r_.tree();
  if (r_.in(t, Known::quantity) || tree.token(t).upos == Upos::NUM) {
    if (named_beside(t)) return;
    if (const auto whole = counted(t); whole != kNone) return coordination(whole, needs, depth + 1, out);
    if (!r_.in(t, Known::body)) return;
  }
  if (r_.in(t, Known::country)) return country_meant(t, needs, depth, out);
  // "officials including Minister A and Envoy B": those who are named.
  if (const auto included = list_.included(t); !included.empty()) return add_all(included, out);
  // "Ukrainian and Russian representatives": those of each state act for it.
  if (tree.morphology(t).plural)
    if (const auto countries = countries_of_adjectives(t); countries.size() > 1) return add_states(countries, out);
  if (government_meant(t, out) || called_by_kind(t, needs, out)) return;
  // "pan prezydent", "pani minister": a form of address before a title.
  for (auto c : tree.children(t))
    if (tree.relation(c) == Relation::appos && c == t + 1) return phrase(c, needs, depth + 1, out);
  if (needs.reach) {
    Tokens owners = arguments_.owners(t);
    if (owners.empty()) owners = arguments_.modifying_actors(t);
    for (auto owner : owners) coordination(owner, needs, depth + 1, out);
  }
}

// "most of the members", "jeden z posłów": those who are counted; kNone where the text does not tell.
std::uint32_t Actors::counted(std::uint32_t t) const {
  const Tree& tree = r_.tree();
  for (auto c : tree.children(t)) {
    const auto relation = tree.relation(c);
    if (relation != Relation::nmod && relation != Relation::obl) continue;
    const auto a = arguments_.adposition(c);
    if (a == kNone ? tree.morphology(c).kase == Case::gen : r_.in(a, Known::partitive)) return c;
  }
  return kNone;
}

// "the country" is nobody without a word for which, "both countries" are the two that the text spoke of last.
void Actors::country_meant(std::uint32_t t, ActorNeeds needs, int depth, Ids& out) {
  const auto country = country_of_modifiers(t);
  if (country == kIntergovernmental) {  // "the EU side"
    for (auto body : arguments_.modifying_actors(t)) phrase(body, needs, depth + 1, out);
  } else if (country != "---") {
    add(proposals_.state(country), out);
  } else if (arguments_.has_child_in(t, Known::both)) {
    add_all(last_two_states(t), out);
  } else if ((arguments_.has_child_in(t, Known::pointing) || (t > 0 && r_.in(t - 1, Known::pointing))) &&
             !r_.tree().morphology(t).plural) {
    add(last_state(t), out);
  } else if (const auto state = state_of_subject_before(t); state != kNone) {
    add(state, out);
  } else if (several_states(t)) {
    add(proposals_.called(t, EntityKind::group, names_.of(t), "---"), out);
  }
}

// "the Peruvian government", "rząd": the state that it is of.
bool Actors::government_meant(std::uint32_t t, Ids& out) {
  if (!r_.in(t, Known::government)) return false;
  auto country = country_of_modifiers(t);
  // "The government of national accord" is nobody's, nor is "a government that trusts its people".
  const bool bare = arguments_.genitives(t, false).empty() && !r_.tree().indefinite(t) && !from_elsewhere(t);
  if (country == "---" && bare) country = main_country();
  const auto state = country == "---" ? kNone : proposals_.state(country);
  add(state, out);
  return state != kNone;
}

// "Western officials", "a Lima-based group": words beside a noun say that those are not simply of the state of the story.
bool Actors::from_elsewhere(std::uint32_t t) const {
  const Tree& tree = r_.tree();
  const auto capital = [&](std::uint32_t u) {
    return std::isupper(static_cast<unsigned char>(tree.token(u).form.front())) != 0;
  };
  const auto begin = r_.doc().sentences[tree.sentence(t)].begin;
  return std::any_of(tree.children(t).begin(), tree.children(t).end(), [&](auto c) {
    if (tree.relation(c) != Relation::amod || c > t) return false;
    const bool named = std::any_of(tree.children(c).begin(), tree.children(c).end(),
                                   [&](auto p) { return tree.relation(p) == Relation::compound && capital(p); });
    return named || (capital(c) && c != begin);
  });
}

// Those whom a word for people, officials or bodies tells of: "protesters", "the foreign ministers", "aid agencies".
bool Actors::called_by_kind(std::uint32_t t, ActorNeeds needs, Ids& out) {
  const bool government = r_.in(t, Known::government), body = r_.in(t, Known::body);
  const bool official = r_.in(t, Known::official);
  const bool people = r_.in(t, Known::people) || (r_.in(t, Known::bystander) && (needs.bystanders || names_person(t)));
  const auto* known = r_.lookup().generic_at(t);
  const auto* generic = government || body ? nullptr : known;
  const auto* role = r_.lookup().role_at(t);
  const bool acts = generic != nullptr && of_public_life(generic->sector);
  if (!government && !body && !people && !official && !acts && role == nullptr) return false;
  auto country = country_of_modifiers(t);
  // "Foreign ministers" are of as many states.
  const bool one_each = r_.tree().morphology(t).plural && role != nullptr && role->office.ends_with(" minister");
  if (role != nullptr && country == "---" && role->of.size() == 3 && !one_each) country = role->of;
  // "Aid agencies": of a body its kind tells no more than that it serves no state.
  if (known != nullptr && country == "---" && !one_each && (generic != nullptr || known->country == kNonGovernmental))
    country = known->country;
  // "The military coup in Mali": before a noun it is of the state that the noun is told of.
  if (country == "---" && r_.tree().relation(t) == Relation::compound)
    country = country_of_modifiers(r_.tree().head(t));
  if (country == "---" && r_.in(t, Known::domestic) && !from_elsewhere(t) && !one_each) country = main_country();
  const auto kind = generic != nullptr ? generic->kind
                    : people           ? EntityKind::group
                    : official         ? EntityKind::person
                                       : EntityKind::organisation;
  if (!one_of_each(t, out) && !those_of_each(t, kind, country, out))
    add(proposals_.called(t, kind, names_.of(t), country), out);
  return true;
}

// "the presidents of Estonia and Latvia": one for each state, where several are told.
bool Actors::one_of_each(std::uint32_t t, Ids& out) {
  // "rozmowy delegacji Peru i Chile": of many nouns the genitive does not tell one from several.
  const auto& m = r_.tree().morphology(t);
  const bool several = m.plural || (m.kase == Case::gen && (r_.in(t, Known::body) || r_.in(t, Known::people)));
  const auto states = several ? states_of(t) : std::vector<StateOf>();
  if (states.size() < 2 || states.front().country == states.back().country) return false;
  for (const auto& s : states) add(proposals_.called(t, EntityKind::person, names_.one_of(t, s.token), s.country), out);
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
    add(proposals_.called(t, single ? EntityKind::person : kind, names_.of_part(t, part, single), country), out);
  }
  return !parts.empty();
}

}  // namespace kronika::facts
