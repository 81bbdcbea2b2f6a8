#include "facts/merge.hpp"

#include <algorithm>

#include "time/event_date.hpp"

namespace kronika::facts {
namespace {

using Side = std::vector<std::uint32_t>;

bool includes(const Side& whole, const Side& part) {
  return std::all_of(part.begin(), part.end(),
                     [&](auto e) { return std::find(whole.begin(), whole.end(), e) != whole.end(); });
}

// One side may be told in part: left out, or with fewer of its members.
bool compatible(const Side& a, const Side& b) { return includes(a, b) || includes(b, a); }

bool dates_agree(const Event& a, const Event& b) { return !a.date || !b.date || a.date->meet(*b.date).has_value(); }

// Whether a telling says itself when the act was.
bool dates_itself(const Event& e) { return e.date && !e.date_reason.starts_with(time::kToldElsewhere); }

// How much a telling says.
int clarity(const Event& e) {
  return 2 * static_cast<int>(!e.sources.empty()) + 2 * static_cast<int>(!e.targets.empty()) +
         static_cast<int>(dates_itself(e)) + static_cast<int>(!e.mode.empty()) + static_cast<int>(e.aux != Aux::none);
}

// What another telling of the same act adds to the clearest one.
void complete(Event& clearest, const Event& other) {
  if (!clearest.date && clearest.aux == other.aux) {
    clearest.date = other.date;
    clearest.date_reason = other.date_reason;
  }
  if (includes(other.sources, clearest.sources)) clearest.sources = other.sources;
  if (includes(other.targets, clearest.targets)) clearest.targets = other.targets;
  if (clearest.place == kNone) clearest.place = other.place;
}

}  // namespace

bool is_verbal(EventType type) {
  switch (type) {
    case EventType::ACCUSE:
    case EventType::REQUEST:
    case EventType::SUPPORT:
    case EventType::REJECT:
    case EventType::AGREE:
    case EventType::THREATEN: return true;
    default: return false;
  }
}

bool same_act(const Event& a, const Event& b, const Telling& telling) {
  if (a.type != b.type || !dates_agree(a, b)) return false;
  const auto& later = a.sentence < b.sentence ? b : a;
  if (a.sentence != b.sentence && telling.besides(later)) return false;
  // A noun says no tense ("the withdrawal"): where it may name the act that a verb tells, the verb decides.
  const bool one_off =
      a.type == EventType::RETREAT && a.sentence != b.sentence && (a.aux == Aux::none || b.aux == Aux::none);
  if (a.aux != b.aux && !one_off) return false;
  // "blocked roads, protesting …": one protest in two ways.
  const bool one_protest = a.type == EventType::PROTEST && a.sentence == b.sentence && !a.sources.empty();
  if (a.mode != b.mode && !a.mode.empty() && !b.mode.empty() && !one_protest) return false;
  // Verbal acts differ by what they say, so that only their repetition within one sentence is the same.
  const bool same_sides = includes(a.sources, b.sources) && includes(b.sources, a.sources) &&
                          includes(a.targets, b.targets) && includes(b.targets, a.targets);
  // So do measures: a ban and an expulsion are two, whomever both hit.
  const bool measure = a.type == EventType::SANCTION || a.type == EventType::COERCE;
  if (measure && (a.rule != b.rule || telling.word(a) != telling.word(b)) && a.sentence != b.sentence) return false;
  // "Officials" who are met in two places are not the same.
  const auto groups = [&](const Side& side) {
    return !side.empty() && std::all_of(side.begin(), side.end(), [&](auto e) { return telling.group(e); });
  };
  if (a.type == EventType::CONSULT && a.sentence != b.sentence && groups(a.targets) && groups(b.targets)) return false;
  // A trip and a meeting told in another sentence are two.
  if (a.type == EventType::CONSULT && a.mode.empty() != b.mode.empty() && a.sentence != b.sentence) return false;
  if (is_verbal(a.type)) return a.rule == b.rule && same_sides && a.sentence == b.sentence;
  if (same_sides) return true;
  const bool crossed = a.type == EventType::CONSULT && includes(a.sources, b.targets) &&
                       includes(b.targets, a.sources) && includes(a.targets, b.sources) &&
                       includes(b.sources, a.targets);
  return crossed || (!(a.sources.empty() && a.targets.empty()) && !(b.sources.empty() && b.targets.empty()) &&
                     compatible(a.sources, b.sources) && compatible(a.targets, b.targets) &&
                     !(a.sources.empty() && b.targets.empty()) && !(b.sources.empty() && a.targets.empty()));
}

bool refers_back(const Event& noun, const Event& other, const Telling& telling) {
  const auto& country = telling.country;
  // A trip and the talks held on it are two.
  if (noun.type != other.type || noun.mode != other.mode || !dates_agree(noun, other)) return false;
  if (noun.sentence > other.sentence && telling.introduced(noun)) return false;
  if (noun.aux != other.aux && noun.aux != Aux::none) return false;
  // "Their demand last week" is another than what somebody says today: by speaking the same is done again and again.
  if (is_verbal(noun.type) && noun.date && !other.date) return false;
  bool shared = noun.sources.empty() && noun.targets.empty();  // "the protests"
  // "the attack on the mission" after one on people: whom exactly it befell is told in many ways.
  const bool violent = noun.type == EventType::ASSAULT && noun.sources.empty();
  const auto unknown = [&](std::uint32_t e) { return violent && country(e) == "---"; };
  // An empty side may be any.
  auto agree = [&](const Side& a, const Side& b) {
    if (a.empty() || b.empty()) return true;
    const bool met = std::any_of(a.begin(), a.end(), [&](auto x) {
      return std::any_of(b.begin(), b.end(), [&](auto y) {
        if (x == y) return true;
        // Who met is told by name: others of his state met others.
        if (noun.type == EventType::CONSULT || (telling.named(x) && telling.named(y))) return false;
        return (country(x) != "---" && country(x) == country(y)) || unknown(x) || unknown(y);
      });
    });
    shared = shared || met;
    return met;
  };
  if (agree(noun.sources, other.sources) && agree(noun.targets, other.targets) && shared) return true;
  // "the meeting with X" after X met somebody, and talks told from the other side.
  if (noun.type != EventType::CONSULT || noun.aux != other.aux) return false;
  if (noun.targets.empty() || other.sources.empty() || other.targets.empty()) return false;
  if (noun.sources.empty()) return includes(other.sources, noun.targets);
  return agree(noun.sources, other.targets) && agree(noun.targets, other.sources);
}

namespace {

// What a heading says of the same actors as a sentence below is the same, in whatever words.
bool announces(const Event& heading, const Event& other, const Telling& telling) {
  const auto& country = telling.country;
  if (heading.type != other.type || heading.aux != other.aux || heading.sentence == other.sentence) return false;
  // "X skazany" over which court did it.
  if (heading.sources.empty()) return !heading.targets.empty() && includes(other.targets, heading.targets);
  if (!compatible(heading.targets, other.targets)) return false;
  // "USA krytykują RPA" over what the secretary of state said.
  const bool countrymen = heading.sources.size() == 1 && other.sources.size() == 1 && !heading.targets.empty() &&
                          country(heading.sources.front()) != "---" &&
                          country(heading.sources.front()) == country(other.sources.front());
  return includes(other.sources, heading.sources) || countrymen;
}

}  // namespace

void merge_tellings(std::vector<Event>& events, const Telling& telling) {
  const auto& by_noun = telling.by_noun;
  std::vector<Event> kept;
  for (auto& event : events) {
    const bool noun = by_noun(event);
    auto same = std::find_if(kept.begin(), kept.end(), [&](const Event& k) {
      return same_act(k, event, telling) || (noun && refers_back(event, k, telling)) ||
             (by_noun(k) && refers_back(k, event, telling)) || (telling.heads(k) && announces(k, event, telling)) ||
             (telling.heads(event) && announces(event, k, telling));
    });
    if (same == kept.end()) {
      kept.push_back(std::move(event));
      continue;
    }
    // Of two tellings a verb's is clearer than one that presupposes the act, whatever that adds; a heading's is not.
    const bool clearer = noun == by_noun(*same) ? clarity(event) > clarity(*same) : !noun;
    const bool heading = telling.heads(event) && !telling.heads(*same);
    if ((clearer && !heading) || (telling.heads(*same) && !telling.heads(event))) std::swap(event, *same);
    complete(*same, event);
    // A noun says no tense: the verb decides.
    if (by_noun(*same) && !by_noun(event)) same->aux = event.aux;
  }
  std::stable_sort(kept.begin(), kept.end(),
                   [](const Event& a, const Event& b) { return a.trigger.begin < b.trigger.begin; });
  events = std::move(kept);
}

}  // namespace kronika::facts
