#include "facts/parties.hpp"

#include <algorithm>

namespace kronika::facts {
namespace {

constexpr double kUntold = 0.9;  // how far to believe an event whose sides the context gives

// Whether an event tells powers that deal with each other.
bool of_two(const Event& e, const IsPower& power) {
  const bool deals = e.type == EventType::CONSULT || e.type == EventType::AGREE || e.type == EventType::COOPERATE;
  const auto powers = [&](const std::vector<std::uint32_t>& side) {
    return !side.empty() && std::all_of(side.begin(), side.end(), power);
  };
  return deals && powers(e.sources) && powers(e.targets);
}

}  // namespace

void settle_parties(std::vector<Event>& events, const std::function<bool(const Event&)>& open, const IsPower& power) {
  const auto untold = [&](const Event& e) { return e.sources.empty() && e.targets.empty() && open(e); };
  auto parties = std::find_if(events.begin(), events.end(), [&](const Event& e) { return of_two(e, power); });
  if (parties != events.end())
    for (auto e = events.begin(); e != events.end(); ++e) {
      if (of_two(*e, power)) parties = e;
      if (!untold(*e)) continue;
      e->sources = parties->sources;
      e->targets = parties->targets;
      e->confidence *= kUntold;
    }
  std::erase_if(events, untold);
}

}  // namespace kronika::facts
