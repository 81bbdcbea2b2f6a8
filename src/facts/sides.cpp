#include "facts/sides.hpp"

#include <algorithm>

#include "facts/merge.hpp"

namespace kronika::facts {
namespace {

Path subject_path() {
  PathStep subject;
  subject.function = Function::subj;
  return {subject};
}

bool names_parties(const Slot& slot) {
  return std::any_of(slot.alternatives.begin(), slot.alternatives.end(),
                     [](const Path& path) { return path.back().function == Function::parties; });
}

// "The Russians proposed": an act of states, by whomever it is told. People vote, fear and protest for themselves,
// and attacks befall them.
bool of_states(EventType type) {
  switch (type) {
    case EventType::ACCUSE:
    case EventType::AGREE:
    case EventType::ASSAULT:
    case EventType::CONSULT:
    case EventType::COOPERATE:
    case EventType::MOBILIZE:
    case EventType::REQUEST: return true;
    default: return false;
  }
}

// Two who are told as one side face each other.
void part(Sides& sides) {
  sides.targets.push_back(sides.sources.back());
  sides.sources.pop_back();
}

}  // namespace

Sides SideFinder::of(const Rule& rule, const Occurrence& at) {
  Sides sides;
  auto& [sources, targets] = sides;
  // A city that acts is its state's government; one that something is done to may be meant itself.
  sources = fill(rule.source, at, {.reach = false, .to_state = true, .words = is_verbal(rule.type)}, true);
  const ActorNeeds targeted{.reach = rule.reach, .to_state = rule.to_state || !rule.places, .bystanders = true};
  targets = fill(rule.target, at, targeted, false);
  sources = actors_.each_of(sources);
  if (of_states(rule.type)) {
    const auto sentence = tree_.sentence(at.token);
    actors_.take_inhabitants_for_states(sources, sentence);
    if (rule.type != EventType::ASSAULT && rule.type != EventType::MOBILIZE)
      actors_.take_inhabitants_for_states(targets, sentence);
  }
  keep_actors(sources, false);
  keep_actors(targets, rule.places);
  if (names_parties(rule.target)) drop_own_states(sides);
  // Two meet each other; of more nobody tells who faces whom.
  if (rule.reciprocal && targets.empty() && sources.size() == 2 && !leads_to_somebody(rule.target, at)) part(sides);
  if (rule.confronted && targets.empty() && sources.size() == 1)
    if (const auto backed = whom_it_confronts(at, sources.front()); backed != kNone) targets.push_back(backed);
  std::erase_if(targets, [&](auto e) { return std::find(sources.begin(), sources.end(), e) != sources.end(); });
  // A way leads abroad: "will travel to Fiji and Hawaii" of an American.
  // So does one to a town, when only the state that it lies in is meant.
  if (rule.to_state && (targets.size() > 1 || names_place(rule.target, at))) drop_own_states(sides);
  return sides;
}

void SideFinder::complete(const Rule& rule, const Occurrence& at, Sides& sides) {
  if (rule.about && sides.targets.empty() && sides.sources.size() == 1)
    sides.targets = whom_about(at, sides.sources.front());
  if (rule.mutual && sides.targets.empty() && sides.sources.size() == 2 && told_together(at)) part(sides);
}

bool SideFinder::meet_together(const Rule& rule, const Occurrence& at, const Sides& sides) const {
  if (!rule.reciprocal || !sides.targets.empty() || rule.required != Required::both) return false;
  const auto subjects = arguments_.find(subject_path(), at);
  const bool several = sides.sources.size() > 2;  // "Peru, Chile and Norway met"
  return (several ||
          std::any_of(subjects.begin(), subjects.end(), [&](auto t) { return tree_.morphology(t).plural; })) &&
         !leads_somewhere(rule.target, at);
}

// The first alternative that names an actor.
Ids SideFinder::fill(const Slot& slot, const Occurrence& at, ActorNeeds needs, bool is_source) {
  for (const auto& path : slot.alternatives) {
    Ids ids;
    if (path.front().function == Function::speaker) {
      if (auto e = actors_.voice_of(at.token); e != kNone) ids.push_back(e);
    } else {
      ids = actors_.resolve(arguments_.find(path, at), needs);
    }
    // Of the parties "between" whom something passes the first stands for the source.
    if (path.back().function == Function::between && ids.size() > 1)
      is_source ? ids.erase(ids.begin() + 1, ids.end()) : ids.erase(ids.begin());
    if (!ids.empty()) return ids;
  }
  return {};
}

// "Proposed talks on **EU** tariffs": the first of another country that the content of an act speaks of, and those
// named in one breath with it.
Ids SideFinder::whom_about(const Occurrence& at, std::uint32_t source) {
  const auto& own = actors_.entity(source).country;
  const auto doers = arguments_.doers(at.token);
  const auto& range = reading_.doc().sentences[tree_.sentence(at.token)];
  for (auto t = range.begin; t < range.end; ++t) {
    if (t == at.token || !tree_.below(t, at.token) || content_.beside(t, at.token)) continue;
    if (only_described(t, at.token) || of_judged_plan(t, at.token)) continue;
    if (std::any_of(doers.begin(), doers.end(), [&](auto d) { return tree_.below(t, d); })) continue;
    const auto named = reading_.entity(t), h = tree_.head(t);
    if (named == kNone && reading_.country_of_adjective(t).empty()) continue;
    if (named != kNone && h != kNone && reading_.entity(h) == named) continue;  // the head of the name speaks for it
    Ids others = actors_.resolve({t}, {});
    std::erase_if(others, [&](auto id) {
      const auto& other = actors_.entity(id);
      // "in the Security Council" is where it is said.
      const auto a = arguments_.adposition(t);
      if (other.kind == EntityKind::organisation && a != kNone && reading_.in(a, Known::locative)) return true;
      return id == source || !actors_.is_actor(id) || other.country == "---" || other.country == own;
    });
    if (!others.empty()) return others;
  }
  return {};
}

// "condemned the raid as a breach of Union law": what something is said to be names nobody whom the act is about.
bool SideFinder::only_described(std::uint32_t t, std::uint32_t act) const {
  while (tree_.head(t) != kNone && tree_.head(t) != act) t = tree_.head(t);
  const auto a = arguments_.adposition(t);
  return a != kNone && reading_.in(a, Known::taken_for);
}

// "condemned the plan to attack **Chile**": whom a deed would befall is not blamed for the plan.
bool SideFinder::of_judged_plan(std::uint32_t t, std::uint32_t act) const {
  if (!reading_.in(act, Known::object_control)) return false;
  for (; tree_.head(t) != kNone && t != act; t = tree_.head(t)) {
    const auto plan = tree_.head(t);
    if (tree_.relation(t) == Relation::acl && tree_.morphology(t).form == VerbForm::infinitive &&
        tree_.head(plan) == act)
      return tree_.relation(plan) == Relation::obj && !reading_.names_doers(plan);
  }
  return false;
}

// "support for **Chad** in the face of Peru's aggression": the state named last before it.
std::uint32_t SideFinder::whom_it_confronts(const Occurrence& at, std::uint32_t source) const {
  constexpr std::uint32_t kWords = 10;  // from one to the other, each way
  const auto begin = reading_.doc().sentences[tree_.sentence(at.token)].begin;
  auto face = at.token;
  do {
    if (face == begin || at.token - face > kWords || arguments_.verbal(face)) return kNone;
    --face;
  } while (!reading_.in(face, Known::face));
  const auto& own = actors_.entity(source).country;
  for (auto t = face; t > begin && face - t < kWords; --t) {
    const auto e = reading_.entity(t - 1);
    if (e == kNone || actors_.entity(e).kind != EntityKind::state) continue;
    return actors_.entity(e).country != own ? e : kNone;
  }
  return kNone;
}

// "Both sides promised to …": whether a word for the two tells them together.
bool SideFinder::told_together(const Occurrence& at) const {
  const auto doers = arguments_.find(subject_path(), at);
  return doers.size() == 1 && reading_.entity(doers.front()) == kNone &&
         !arguments_.has_child(doers.front(), Relation::conj);
}

bool SideFinder::leads_somewhere(const Slot& slot, const Occurrence& at) const {
  return std::any_of(slot.alternatives.begin(), slot.alternatives.end(), [&](const Path& path) {
    return !arguments_.find(path, at).empty() ||
           (path.front().function == Function::speaker && speaks(path.front().filter, at.token));
  });
}

// Whether a slot leads to whoever may act, known or not: "with the company", but not "agreed to a plan".
bool SideFinder::leads_to_somebody(const Slot& slot, const Occurrence& at) const {
  for (const auto& path : slot.alternatives)
    for (auto t : arguments_.find(path, at))
      if (reading_.names_doers(t) || tree_.token(t).upos == Upos::PRON || tree_.token(t).upos == Upos::PROPN)
        return true;
  return false;
}

// Whether somebody says the words around `t`, of a kind that the filter accepts: who it is may be told far off.
bool SideFinder::speaks(const Filter& filter, std::uint32_t t) const {
  const auto speaker = actors_.voice_of(t);
  if (speaker == kNone || filter.empty()) return speaker != kNone;
  const auto& kinds = filter.kinds;
  return (std::find(kinds.begin(), kinds.end(), actors_.entity(speaker).kind) != kinds.end()) != filter.negated;
}

// Whether a slot leads to a place by its own name.
bool SideFinder::names_place(const Slot& slot, const Occurrence& at) const {
  for (const auto& path : slot.alternatives)
    for (auto t : arguments_.find(path, at)) {
      const auto e = reading_.entity(t);
      if (e != kNone && reading_.doc().entities[e].kind == EntityKind::place) return true;
    }
  return false;
}

// Of the states to whom something is, a source stands for its own.
void SideFinder::drop_own_states(Sides& sides) const {
  std::erase_if(sides.targets, [&](auto target) {
    const auto& state = actors_.entity(target);
    return state.kind == EntityKind::state && std::any_of(sides.sources.begin(), sides.sources.end(), [&](auto source) {
             return actors_.entity(source).country == state.country;
           });
  });
}

void SideFinder::keep_actors(Ids& ids, bool places) const {
  std::erase_if(ids,
                [&](auto id) { return !actors_.is_actor(id) && !(places && actors_.entity(id).country != "---"); });
}

}  // namespace kronika::facts
