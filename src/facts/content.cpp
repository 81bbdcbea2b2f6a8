#include "facts/content.hpp"

#include <algorithm>
#include <utility>

namespace kronika::facts {

void Content::close(std::vector<Candidate>& found) const {
  std::vector<bool> dropped(found.size(), false);
  std::vector<std::size_t> order(found.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return depth(found[a].head) < depth(found[b].head); });
  for (auto i : order) {
    if (found[i].rule->promise)
      dropped[i] = std::any_of(order.begin(), order.end(),
                               [&](std::size_t j) { return i != j && tree_.below(found[j].head, found[i].head); });
    if (dropped[i]) continue;
    for (auto j : order)
      if (i != j && !dropped[j] && inside(found[i], found[j]) && !(found[i].aimless && found[j].rule->aux))
        dropped[j] = true;
  }
  std::vector<Candidate> kept;
  for (std::size_t i = 0; i < found.size(); ++i)
    if (!dropped[i] && !found[i].actorless) kept.push_back(std::move(found[i]));
  found = std::move(kept);
}

std::uint32_t Content::depth(std::uint32_t t) const {
  std::uint32_t d = 0;
  while (tree_.head(t) != kNone && d < tree_.size()) {
    t = tree_.head(t);
    ++d;
  }
  return d;
}

// Whether `inner` is content of `outer`.
bool Content::inside(const Candidate& outer, const Candidate& inner) const {
  const auto t = inner.event.trigger_token;
  if (t == outer.event.trigger_token) return false;
  if (outer.head == inner.head) return !outer.actorless;
  // The way from the inner trigger up to the outer one.
  std::uint32_t below = t;
  bool relative = false;
  for (std::uint32_t steps = 0; steps < tree_.size(); ++steps) {
    const auto h = tree_.head(below);
    if (h == kNone) return false;
    if (h == outer.head) break;
    relative = relative || tree_.relative_clause(below);
    // "following the attack": an adposition that the tree takes for a verb.
    if (tree_.relation(below) == Relation::obj && reading_.in(h, Known::after)) return false;
    below = h;
  }
  if (in_brackets(t) && !in_brackets(outer.head)) return false;
  const auto relation = tree_.relation(below);
  // "In a call with the minister he asked for help", "on a visit he promised": where it was said.
  const auto a = arguments_.adposition(below);
  const auto kase = tree_.morphology(below).kase;
  const bool met = inner.event.type == EventType::CONSULT && outer.event.type != EventType::CONSULT && below == t;
  // "Mimo sprzeciwu Peru umowę przyjęto": of an act that nobody is told to do only the arguments are content. Languages
  // with cases mark them.
  const bool adjunct = outer.actorless && tree_.token(below).deprel.view() == "obl" && a != kNone && kase != Case::none;
  const bool occasion =
      circumstance(below) || adjunct ||
      (met && a != kNone && reading_.in(a, Known::locative) && (kase == Case::none || kase == Case::loc));
  const bool argument = relation == Relation::obj || relation == Relation::iobj ||
                        ((relation == Relation::obl || relation == Relation::nmod) && !occasion) ||
                        (relation == Relation::nsubj && arguments_.passive(outer.head));
  // "dismissed the claims **as ridiculous**"
  const bool predicate = (relation == Relation::xcomp || relation == Relation::advcl) && !arguments_.verbal(t) &&
                         !arguments_.has_child(t, Relation::nsubj);
  if ((argument || predicate) && below == t && outer.event.type == inner.event.type && !outer.actorless) return true;
  if (outer.rule->closed == Closed::no || relative || reacts(outer.event, inner.event)) return false;
  if (relation == Relation::ccomp || relation == Relation::xcomp || relation == Relation::csubj ||
      relation == Relation::advcl || (relation == Relation::acl && !tree_.relative_clause(below)))
    return relation != Relation::advcl || tree_.morphology(below).form == VerbForm::infinitive ||
           arguments_.content_clause(below) || has_mark(below, Known::matter);
  return argument && outer.rule->closed == Closed::all;
}

// "Opposed Peru's attack": whoever takes a stand on what others do does not make it.
bool Content::reacts(const Event& outer, const Event& inner) const {
  const bool stand = outer.type == EventType::SUPPORT || outer.type == EventType::REJECT;
  const auto t = inner.trigger_token;
  if (!stand || inner.type != EventType::ASSAULT || arguments_.verbal(t) || inner.aux != Aux::none) return false;
  return !inner.sources.empty() && std::none_of(inner.sources.begin(), inner.sources.end(), [&](auto e) {
    return std::find(outer.sources.begin(), outer.sources.end(), e) != outer.sources.end();
  });
}

bool Content::beside(std::uint32_t t, std::uint32_t above) const {
  for (; t != above && t != kNone; t = tree_.head(t))
    if (circumstance(t) ||
        (tree_.relation(t) == Relation::conj && tree_.head(t) == above && arguments_.has_child(t, Relation::nsubj)))
      return true;
  return false;
}

// "Signed the treaty **after talks**": when something was done is no content of it.
bool Content::circumstance(std::uint32_t noun) const {
  const auto a = arguments_.adposition(noun);
  if (tree_.token(noun).deprel.view().ends_with(":arg")) return false;  // "warned **of**": as the verb demands it
  return a != kNone && (says(a, Known::during) || says(a, Known::before) || says(a, Known::after));
}

bool Content::says(std::uint32_t adposition, Known known) const {
  const auto& parts = tree_.children(adposition);
  return reading_.in(adposition, known) ||
         std::any_of(parts.begin(), parts.end(), [&](auto part) { return reading_.in(part, known); });
}

// What stands in brackets is told besides.
bool Content::in_brackets(std::uint32_t t) const {
  int open = 0;
  for (auto u = reading_.doc().sentences[tree_.sentence(t)].begin; u < t; ++u) {
    open += tree_.token(u).form == "(" ? 1 : 0;
    if (open > 0 && tree_.token(u).form == ")") --open;
  }
  return open > 0;
}

bool Content::has_mark(std::uint32_t t, Known known) const {
  for (auto c : tree_.children(t))
    if (tree_.relation(c) == Relation::mark && reading_.in(c, known)) return true;
  return false;
}

}  // namespace kronika::facts
