#include "facts/addressees.hpp"

#include <algorithm>
#include <string_view>

namespace kronika::facts {
namespace {

constexpr std::uint32_t kNear = 6;  // sentences back to the event that tells the two sides
constexpr double kUntold = 0.9;     // how far to believe an event whose target the context gives
constexpr std::string_view kIntergovernmental = "IGO";

bool known(std::string_view country) { return country.size() == 3 && country != "---"; }

// Who faces the state `own` in `before`; nullptr where it has no part in it or nobody else has.
const std::vector<std::uint32_t>* other_side(const Event& before, std::string_view own, const CountryOf& country) {
  if (before.sources.empty() || before.targets.empty()) return nullptr;
  const auto source = country(before.sources.front()), target = country(before.targets.front());
  if (source == target) return nullptr;
  if (source == own && known(target)) return &before.targets;
  if (target == own && known(source)) return &before.sources;
  return nullptr;
}

// The only entity of the sentence that may be addressed and is of another state than `own`; kNone for none or several.
std::uint32_t only_other(const Document& doc, std::uint32_t sentence, std::string_view own) {
  std::uint32_t found = kNone;
  for (std::uint32_t e = 0; e < doc.entities.size(); ++e) {
    const Entity& entity = doc.entities[e];
    const bool acts = entity.kind == EntityKind::state || entity.kind == EntityKind::person ||
                      (entity.kind == EntityKind::organisation && entity.country == kIntergovernmental);
    if (!acts || !known(entity.country) || entity.country == own) continue;
    if (std::none_of(entity.mentions.begin(), entity.mentions.end(),
                     [&](const Mention& m) { return m.sentence == sentence; }))
      continue;
    if (found != kNone) return kNone;
    found = e;
  }
  return found;
}

}  // namespace

void settle_addressees(const Document& doc, std::vector<Event>& events, const std::function<bool(const Event&)>& open,
                       const CountryOf& country) {
  for (std::size_t i = 0; i < events.size(); ++i) {
    Event& event = events[i];
    if (!event.targets.empty() || event.sources.empty() || !open(event)) continue;
    const auto own = country(event.sources.front());
    if (!known(own)) continue;
    const auto acts = [&](std::uint32_t other) {
      return std::any_of(event.sources.begin(), event.sources.end(),
                         [&](auto s) { return country(s) == country(other); });
    };
    for (std::size_t j = i; j-- > 0 && events[j].sentence + kNear >= event.sentence && event.targets.empty();)
      if (const auto* others = other_side(events[j], own, country); others != nullptr && !acts(others->front()))
        event.targets = *others;
    if (event.targets.empty())
      if (const auto other = only_other(doc, event.sentence, own); other != kNone && !acts(other))
        event.targets = {other};
    if (!event.targets.empty()) event.confidence *= kUntold;
  }
}

}  // namespace kronika::facts
