#include "facts/promises.hpp"

#include <algorithm>

namespace kronika::facts {

void settle_promises(std::vector<Event>& events) {
  const Event* met = nullptr;
  bool several = false;
  for (const auto& event : events) {
    if (event.type != EventType::CONSULT || event.aux != Aux::none || !event.mode.empty()) continue;
    if (event.sources.size() != 1 || event.targets.size() != 1) continue;
    several = several || met != nullptr;
    met = &event;
  }
  if (met == nullptr || several) return;
  for (auto& event : events) {
    if (event.type != EventType::AGREE || !event.targets.empty() || event.sentence <= met->sentence) continue;
    const bool both = event.sources.size() == 2 && event.sources.front() != event.sources.back() &&
                      std::all_of(event.sources.begin(), event.sources.end(),
                                  [&](auto e) { return e == met->sources.front() || e == met->targets.front(); });
    if (!both && event.sources != met->sources) continue;
    event.sources = met->sources;
    event.targets = met->targets;
  }
}

}  // namespace kronika::facts
