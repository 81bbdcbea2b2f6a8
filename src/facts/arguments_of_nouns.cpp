#include "facts/arguments.hpp"

#include <algorithm>
#include <functional>

// Who does what a noun of action says, to whom, and who else completes it.

namespace kronika::facts {
namespace {

constexpr std::size_t kLargestClause = 80;  // words searched for parties

void append(Tokens& to, const Tokens& from) { to.insert(to.end(), from.begin(), from.end()); }

}  // namespace

Tokens Arguments::genitives(std::uint32_t noun, bool possessors_only) const {
  Tokens out;
  if (const auto owner = relative_owner(noun); owner != kNone) out.push_back(owner);
  for (auto c : tree_.children(noun)) {
    if (!out.empty() && c == out.front()) continue;
    const auto relation = tree_.relation(c);
    if (tree_.possessor(c)) {
      out.push_back(c);
      continue;
    }
    if (relation == Relation::det && tree_.morphology(c).possessive) out.push_back(c);
    if (possessors_only || (relation != Relation::nmod && relation != Relation::obj)) continue;
    const auto a = adposition(c);
    if (a == kNone ? tree_.morphology(c).kase == Case::gen : r_.in(a, Known::of)) out.push_back(c);
  }
  return out;
}

// "the Union's support of Chile": whose something is, not whom it befalls, where the phrase tells both.
Tokens Arguments::owners(std::uint32_t noun) const {
  auto out = genitives(noun, true);
  return out.empty() ? genitives(noun, false) : out;
}

// "Peru, **którego** prezydent odmówił", "Peru, **whose** president refused": the pronoun before a noun that tells whose
// it is; the tree may take it for an object of the verb. kNone where there is none.
std::uint32_t Arguments::relative_owner(std::uint32_t noun) const {
  const auto upos = tree_.token(noun).upos;
  if (upos != Upos::NOUN && upos != Upos::PROPN) return kNone;
  auto t = noun;
  while (t > 0 && tree_.head(t - 1) == noun && tree_.relation(t - 1) == Relation::amod) --t;
  if (t == 0 || !tree_.morphology(t - 1).relative || adposition(t - 1) != kNone) return kNone;
  const auto pronoun = t - 1;
  const bool marked = tree_.possessor(pronoun) || tree_.morphology(pronoun).kase == Case::gen;
  const bool beside = tree_.head(pronoun) == noun ||
                      (tree_.relation(noun) == Relation::nsubj && tree_.head(noun) == tree_.head(pronoun));
  return marked && beside && antecedent(pronoun) != kNone ? pronoun : kNone;
}

Tokens Arguments::doers_of_noun(const Occurrence& at) const {
  auto out = agents(at.token);
  if (out.empty()) out = agents(anchor(at.token));  // "the start by Russia of the war"
  if (!out.empty()) return out;
  // "Ukraine faces Russian aggression": an adjective tells whose act it is, whoever else the verb brings in.
  for (auto c : tree_.children(at.token))
    if (tree_.relation(c) == Relation::amod && r_.names_by_adjective(c)) out.push_back(c);
  if (!out.empty() && !at.genitive_is_object) return out;
  out.clear();
  const auto v = support(at.token);
  // "Kenya is to end Ethiopia's war on Eritrea": so does a name, and with verbs of ending any genitive.
  if (v != kNone && !at.genitive_is_object) {
    out = genitives(at.token, !r_.in(v, Known::ending));
    std::erase_if(out, [&](auto c) { return r_.entity(c) == kNone || tree_.token(c).upos == Upos::PRON; });
    if (!out.empty()) return out;
  }
  if (v != kNone) {
    out = doers(v);
    out.erase(std::remove(out.begin(), out.end(), anchor(at.token)), out.end());
    if (!out.empty()) return out;
  }
  if (tree_.morphology(at.token).form == VerbForm::verbal_noun)
    if (out = controllers(at.token); !out.empty()) return out;
  const auto possessors = genitives(at.token, true);
  const auto all = genitives(at.token, false);
  // "the arrest of X" befalls X; beside a possessor ("Russia's invasion of Ukraine") so does any of-phrase.
  const bool both = all.size() > possessors.size();
  if (!at.genitive_is_object || both) out = at.genitive_is_object || (both && !possessors.empty()) ? possessors : all;
  if (!out.empty()) return out;
  return modifying_actors(at.token);
}

// "poinformowali o zawarciu", "decyzja rządu o wycofaniu": who tells, wants or decides an act is its doer.
Tokens Arguments::controllers(std::uint32_t verbal_noun) const {
  const auto first = anchor(verbal_noun);
  const auto h = tree_.head(first);
  if (h == kNone || (tree_.relation(first) != Relation::obl && tree_.relation(first) != Relation::obj &&
                     tree_.relation(first) != Relation::nmod && tree_.relation(first) != Relation::iobj))
    return {};
  if (!r_.in(h, Known::speech) && !r_.in(h, Known::prospective) && !r_.in(h, Known::negating)) return {};
  if (tree_.morphology(h).form == VerbForm::verbal_noun || !verbal(h))
    return doers_of_noun({h, TriggerKind::noun, false});
  return doers(h);
}

Tokens Arguments::modifying_actors(std::uint32_t noun) const {
  Tokens out;
  // "the murder of the minister Jan Novak": the tree may hang the name beside the title that has the adposition.
  const auto named = [&](std::uint32_t entity) {
    for (auto c : tree_.children(noun))
      if (adposition(c) != kNone && r_.entity(c) == entity) return true;
    return false;
  };
  for (auto c : tree_.children(noun)) {
    const auto relation = tree_.relation(c);
    if ((relation != Relation::amod && relation != Relation::compound && relation != Relation::nmod) ||
        adposition(c) != kNone)
      continue;
    const auto entity = r_.entity(c);
    if (entity != kNone ? !named(entity) : r_.names_by_adjective(c)) out.push_back(c);
  }
  // "a Peruvian military strike": a noun for a body tells no more than the name beside it.
  const auto by_name = [&](auto c) { return r_.entity(c) != kNone || !r_.in(c, Known::body); };
  if (out.size() > 1 && std::any_of(out.begin(), out.end(), by_name))
    out.erase(std::remove_if(out.begin(), out.end(), std::not_fn(by_name)), out.end());
  return out;
}

Tokens Arguments::objects_of_noun(const Occurrence& at) const {
  Tokens out;
  for (auto c : genitives(at.token, false))
    if (!tree_.possessor(c) && tree_.relation(c) != Relation::det) out.push_back(c);
  // "the arrest by police of two men": whom the tree takes for the agent's; but not "by the police of Peru".
  if (out.empty() && at.kind == TriggerKind::noun)
    for (auto a : agents(at.token))
      for (auto c : genitives(a, false))
        if (c > a && adposition(c) != kNone && !r_.is_of_kind(c, EntityKind::state) &&
            !r_.is_of_kind(c, EntityKind::place) && !r_.is_of_kind(c, EntityKind::organisation))
          out.push_back(c);
  if (out.empty()) out = genitives(at.token, true);
  return out;
}

// "U.S.-China talks", "rozmowy polsko-niemieckie": two who are joined before or after the noun.
Tokens Arguments::joined_parties(std::uint32_t noun) const {
  const auto party = [&](std::uint32_t t) { return r_.entity(t) != kNone || r_.names_by_adjective(t); };
  const auto joins = [&](std::uint32_t t) {
    const auto& form = tree_.token(t).form;
    return form == "-" || form == "–" || form == "/";
  };
  for (auto c : tree_.children(noun)) {
    const auto relation = tree_.relation(c);
    if (relation != Relation::amod && relation != Relation::compound && relation != Relation::nmod &&
        relation != Relation::appos)
      continue;
    for (auto other : tree_.children(c)) {
      const auto [first, second] = std::minmax(c, other);
      if (second - first == 2 && joins(first + 1) && party(first) && party(second)) return {first, second};
    }
  }
  return {};
}

Tokens Arguments::parties(std::uint32_t t) const {
  Tokens out;
  std::vector<std::uint32_t> open{t};
  for (std::size_t i = 0; i < open.size() && i < kLargestClause; ++i)
    for (auto c : tree_.children(open[i])) {
      open.push_back(c);
      if (!between(c)) continue;
      if (r_.entity(c) != kNone)
        out.push_back(c);
      else
        append(out, genitives(c, false));  // "between the peoples of X and Y"
    }
  return out;
}

}  // namespace kronika::facts
