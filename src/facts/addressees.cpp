#include "facts/addressees.hpp"

#include <algorithm>
#include <string_view>

namespace kronika::facts {
namespace {

constexpr std::size_t kMost = 2;  // of those who act: what more say together they say of the one whom they name
constexpr double kUntold = 0.9;   // how far to believe an event whose target the context gives

bool known(std::string_view country) { return country.size() == 3 && country != "---"; }

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
  for (Event& event : events) {
    if (!event.targets.empty() || event.sources.empty() || event.sources.size() > kMost || !open(event)) continue;
    const auto own = country(event.sources.front());
    if (!known(own)) continue;
    const auto other = only_other(doc, event.sentence, own);
    if (other == kNone || std::any_of(event.sources.begin(), event.sources.end(),
                                      [&](auto source) { return country(source) == country(other); }))
      continue;
    event.targets = {other};
    event.confidence *= kUntold;
  }
}

}  // namespace kronika::facts
