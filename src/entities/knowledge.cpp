#include "entities/knowledge.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace kronika::entities {
namespace {

constexpr std::size_t kMostNamesakes = 12;  // of more the name says nothing

bool in_office(const Reading& reading, const world::Holding& holding) {
  const auto& published = reading.doc.article.published;
  if (!published) return !holding.until;
  return holding.held(*published) != Tri::no;
}

// ISO code, IGO, … of what an office is of.
std::string country_of_holding(const Reading& reading, const world::Holding& holding) {
  const auto& world = reading.resources.world;
  if (world.state(holding.of) != nullptr) return holding.of;
  const auto* organisation = world.organisation(holding.of);
  return organisation != nullptr ? organisation->country : std::string();
}

std::string name_of_holding(const Reading& reading, const world::Holding& holding) {
  const auto& world = reading.resources.world;
  if (world.state(holding.of) != nullptr) return holding.of;
  return std::string(world.name_of(holding.of, reading.resources.lexicon.language()));
}

// The state that is spoken of most; empty when none stands out.
std::string dominant_state(const Reading& reading) {
  std::map<std::string, int> count;
  int all = 0;
  for (const auto& entity : reading.doc.entities) {
    if (reading.resources.world.state(entity.country) == nullptr || entity.kind == EntityKind::person) continue;
    auto mentions = static_cast<int>(entity.mentions.size());
    count[entity.country] += mentions;
    all += mentions;
  }
  for (const auto& [country, n] : count)
    if (n >= 3 && n * 3 >= all * 2) return country;
  return {};
}

}  // namespace

bool office_holder_named(const Reading& reading, std::string_view surname) {
  const auto& world = reading.resources.world;
  auto namesakes = world.persons_named(surname);
  if (namesakes.size() != 1) return false;
  auto held = world.holdings(namesakes.front());
  return std::any_of(held.begin(), held.end(), [&](const auto* h) { return in_office(reading, *h); });
}

KnownPeople recognise_people(const Reading& reading) {
  KnownPeople known(reading.doc.entities.size(), kNone);
  const auto& world = reading.resources.world;
  std::set<std::string> countries;
  for (const auto& entity : reading.doc.entities)
    if (entity.kind != EntityKind::person) countries.insert(entity.country);
  for (std::uint32_t e = 0; e < known.size(); ++e) {
    const auto& entity = reading.doc.entities[e];
    if (entity.kind != EntityKind::person) continue;
    auto namesakes = world.persons_named(entity.name);
    if (namesakes.empty() || namesakes.size() > kMostNamesakes) continue;
    bool full = entity.name.find(' ') != std::string::npos;
    // The offices that the text itself gives the person must not speak against it.
    auto fits = [&](std::uint32_t person) {
      bool current = false, of_named_state = false;
      for (const auto* holding : world.holdings(person)) {
        current |= in_office(reading, *holding);
        auto country = country_of_holding(reading, *holding);
        of_named_state |= countries.contains(country);
        if (entity.country != "---" && country == entity.country) return true;
      }
      if (entity.country != "---") return false;
      return full || (current && of_named_state);
    };
    std::erase_if(namesakes, [&](std::uint32_t p) { return !fits(p); });
    // Of several of one name the one in office.
    if (namesakes.size() > 1)
      std::erase_if(namesakes, [&](std::uint32_t p) {
        auto held = world.holdings(p);
        return std::none_of(held.begin(), held.end(), [&](const auto* h) { return in_office(reading, *h); });
      });
    if (namesakes.size() == 1) known[e] = namesakes.front();
  }
  return known;
}

void apply_knowledge(Reading& reading, const KnownPeople& known) {
  const auto& world = reading.resources.world;
  for (std::uint32_t e = 0; e < known.size(); ++e) {
    if (known[e] == kNone) continue;
    auto& entity = reading.doc.entities[e];
    auto holdings = world.holdings(known[e]);
    // The country of the office held now, else of all offices, where they agree. Somebody who serves a body
    // of many states keeps the state served before it.
    std::string now, ever;
    bool several = false, several_now = false;
    for (const auto* holding : holdings) {
      auto country = country_of_holding(reading, *holding);
      if (country.empty()) continue;
      if (in_office(reading, *holding)) {
        several_now |= !now.empty() && now != country;
        now = country;
      }
      several |= !ever.empty() && ever != country;
      ever = country;
    }
    // One monarch of many states: the text must say of which.
    if (several_now) now = ever = {};
    if (entity.country == "---") {
      if (!now.empty()) entity.country = now;
      else if (!several && !ever.empty()) entity.country = ever;
      if (!now.empty() && entity.sector.empty()) entity.sector = now == "IGO" ? "IGO" : "GOV";
    }
    for (auto& role : reading.roles) {
      if (role.person != e || !role.of.empty() || role.office.empty()) continue;
      const world::Holding* best = nullptr;
      for (const auto* holding : holdings)
        if (holding->office == role.office && (best == nullptr || (!role.former && in_office(reading, *holding)))) best = holding;
      if (best == nullptr) continue;
      role.of = name_of_holding(reading, *best);
      role.country = country_of_holding(reading, *best);
    }
  }
}

bool known_to_hold(const Reading& reading, std::uint32_t person, std::string_view office, std::string_view country) {
  for (const auto* holding : reading.resources.world.holdings(person))
    if (holding->office == office && holding->of == country && in_office(reading, *holding)) return true;
  return false;
}

void settle_homes(Reading& reading) {
  // Sectors whose people serve one state.
  static const std::set<std::string, std::less<>> kOfAState = {"GOV", "LEG", "MIL", "JUD", "COP", "OPP", "PTY"};
  auto home = dominant_state(reading);
  if (home.empty()) return;
  for (const auto& name : reading.names) {
    if (name.entity == kNone || !name.sense || name.sense->kind != world::SenseKind::body) continue;
    auto& entity = reading.doc.entities[name.entity];
    if (entity.country == "---") entity.country = home;
  }
  // Of people only those whose office is a state's, and who are not known from elsewhere.
  for (auto& role : reading.roles) {
    if (!role.of.empty() || role.office.empty() || !role.beside_name || !kOfAState.contains(role.sector)) continue;
    auto& person = reading.doc.entities[role.person];
    if (person.country != "---" && person.country != home) continue;
    role.of = role.country = home;
    if (person.country == "---") person.country = home;
  }
}

}  // namespace kronika::entities
