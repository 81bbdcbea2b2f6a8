#include "entities/knowledge.hpp"

#include <algorithm>
#include <chrono>
#include <set>

namespace kronika::entities {
namespace {

constexpr std::size_t kMostNamesakes = 200;  // of more the name says nothing

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

// What of somebody's offices counts when a name is to be understood.
struct KnownFor {
  bool now = false;      // in some office on the day of the article
  bool eminent = false;  // ever in an office that the news of other states names
  bool eminent_now = false;
  std::optional<std::chrono::sys_days> last;  // begun before the article
  std::set<std::string> countries;
};

bool is_eminent(std::string_view office) {
  static const std::set<std::string_view> kOffices = {"president",
                                                      "prime minister",
                                                      "monarch",
                                                      "chancellor",
                                                      "foreign minister",
                                                      "secretary-general",
                                                      "other:vice president",
                                                      "other:supreme leader",
                                                      "other:crown prince",
                                                      "other:foreign policy chief",
                                                      "other:pope"};
  return kOffices.contains(office);
}

KnownFor known_for(const Reading& reading, std::uint32_t person) {
  KnownFor known;
  const auto& published = reading.doc.article.published;
  for (const auto* holding : reading.resources.world.holdings(person)) {
    const bool now = in_office(reading, *holding), eminent = is_eminent(holding->office);
    known.now |= now;
    known.eminent |= eminent;
    known.eminent_now |= now && eminent;
    known.countries.insert(country_of_holding(reading, *holding));
    const auto from = holding->from ? holding->from->earliest() : std::nullopt;
    if (from && (!published || !published->latest() || *from <= *published->latest()) &&
        (!known.last || *from > *known.last))
      known.last = from;
  }
  return known;
}

std::size_t count_words(std::string_view name) {
  return static_cast<std::size_t>(std::count(name.begin(), name.end(), ' ')) + 1;
}

bool has_word(std::string_view name, std::string_view word) {
  while (!name.empty()) {
    const auto end = name.find(' ');
    if (name.substr(0, end) == word) return true;
    name = end == std::string_view::npos ? std::string_view() : name.substr(end + 1);
  }
  return false;
}

// "Prime Minister Mostafa Madbouly", whom the World spells Moustafa: who is in the office that the text gives the person,
// in a state of which it speaks, by the same surname and the same first letter; kNone for nobody, or several.
std::uint32_t spelt_otherwise(const Reading& reading, std::uint32_t e, const std::set<std::string>& countries) {
  const auto& name = reading.doc.entities[e].name;
  const auto surname = std::string_view(name).substr(name.rfind(' ') + 1);
  std::uint32_t found = kNone;
  const auto people = reading.resources.world.persons_named(surname);
  if (people.size() > kMostNamesakes) return kNone;
  for (auto person : people) {
    const auto known = reading.resources.world.persons()[person].in(reading.resources.lexicon.language());
    if (!known.ends_with(surname) || known.front() != name.front() || known.find(' ') == std::string_view::npos)
      continue;
    for (const auto* holding : reading.resources.world.holdings(person)) {
      if (!in_office(reading, *holding) || !countries.contains(country_of_holding(reading, *holding))) continue;
      const bool told = std::any_of(reading.roles.begin(), reading.roles.end(), [&](const RolePhrase& role) {
        return role.person == e && role.office == holding->office && !role.former &&
               (role.of.empty() || role.country == country_of_holding(reading, *holding));
      });
      if (!told || found == person) continue;
      if (found != kNone) return kNone;
      found = person;
    }
  }
  return found;
}

// The person of the World who is meant by a name, or kNone. A surname alone means somebody whom the news names so: who
// is in an eminent office that day. The offices that the text itself gives the person must not speak against it.
std::uint32_t namesake(const Reading& reading, std::uint32_t e, const std::set<std::string>& countries) {
  const auto& entity = reading.doc.entities[e];
  const auto& world = reading.resources.world;
  const bool full = entity.name.find(' ') != std::string::npos;
  auto people = world.persons_named(entity.name);
  if (people.empty() && full && reading.resources.spellings != nullptr)
    people = reading.resources.spellings->named(entity.name);
  if (people.empty() && full) return spelt_otherwise(reading, e, countries);
  if (people.size() > kMostNamesakes) return kNone;
  // A given name alone means nobody in particular, but for those who have no other.
  if (!full) {
    const auto senses = world.find(reading.resources.lexicon.language(), entity.name);
    if (std::any_of(senses.begin(), senses.end(), [](const auto& s) { return s.kind == world::SenseKind::given_name; }))
      std::erase_if(people, [&](std::uint32_t p) { return !has_word(world.persons()[p].name, entity.name); });
  }
  struct Candidate {
    std::uint32_t person;
    bool same_length, spoken_of;
    KnownFor known;
  };
  std::vector<Candidate> fit;
  for (auto person : people) {
    auto known = known_for(reading, person);
    const bool spoken_of = std::any_of(known.countries.begin(), known.countries.end(),
                                       [&](const auto& c) { return countries.contains(c); });
    // A surname alone may still be that of somebody who has left office, where the text speaks of the state.
    bool fits = full ? known.eminent : known.eminent_now || (known.eminent && spoken_of);
    if (entity.country != "---")
      // Who serves a body of many states has often served one of them before.
      fits = known.countries.contains(entity.country) ? full || known.eminent_now
                                                      : full && known.eminent && entity.country == kIntergovernmental;
    else if (full && !fits)
      fits = spoken_of;
    if (!fits) continue;
    fit.push_back(
        {person, count_words(world.persons()[person].name) == count_words(entity.name), spoken_of, std::move(known)});
  }
  // Of several the one whose name has no more words, then who is in office, then who came into office last.
  auto keep_if_any = [&](auto wanted) {
    if (std::any_of(fit.begin(), fit.end(), wanted)) std::erase_if(fit, [&](const Candidate& c) { return !wanted(c); });
  };
  keep_if_any([](const Candidate& c) { return c.same_length; });
  if (!full) keep_if_any([](const Candidate& c) { return c.spoken_of; });
  keep_if_any([](const Candidate& c) { return c.known.eminent_now; });
  keep_if_any([](const Candidate& c) { return c.known.now; });
  if (!full && fit.size() > 1) return kNone;
  std::optional<std::chrono::sys_days> last;
  for (const auto& c : fit) last = std::max(last, c.known.last);
  keep_if_any([&](const Candidate& c) { return c.known.last == last; });
  return fit.size() == 1 ? fit.front().person : kNone;
}

// Of the states that somebody serves on the day of the article, the one that the document names most; empty when it
// names none of them.
std::string most_spoken_of(const Reading& reading, const std::vector<const world::Holding*>& holdings) {
  std::string most;
  std::size_t mentions = 0;
  for (const auto& entity : reading.doc.entities) {
    if (entity.kind == EntityKind::person || entity.mentions.size() <= mentions) continue;
    bool served = std::any_of(holdings.begin(), holdings.end(), [&](const auto* h) {
      return in_office(reading, *h) && country_of_holding(reading, *h) == entity.country;
    });
    if (!served) continue;
    most = entity.country;
    mentions = entity.mentions.size();
  }
  return most;
}

}  // namespace

bool office_holder_named(const Reading& reading, std::string_view surname) {
  return office_holder(reading, surname) != kNone;
}

std::uint32_t office_holder(const Reading& reading, std::string_view surname) {
  auto namesakes = reading.resources.world.persons_named(surname);
  std::erase_if(namesakes, [&](std::uint32_t p) { return !(known_for(reading, p).eminent_now); });
  return namesakes.size() == 1 ? namesakes.front() : kNone;
}

KnownPeople recognise_people(const Reading& reading) {
  KnownPeople known(reading.doc.entities.size(), kNone);
  std::set<std::string> countries;
  for (const auto& entity : reading.doc.entities)
    if (entity.kind != EntityKind::person) countries.insert(entity.country);
  for (std::uint32_t e = 0; e < known.size(); ++e) {
    const auto& entity = reading.doc.entities[e];
    if (entity.kind == EntityKind::person) known[e] = namesake(reading, e, countries);
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
    // One monarch of many states: the one that the text speaks of most.
    if (several_now) {
      now = ever = most_spoken_of(reading, holdings);
      several = false;
    }
    if (entity.country == "---") {
      if (!now.empty())
        entity.country = now;
      else if (!several && !ever.empty())
        entity.country = ever;
      if (!now.empty() && entity.sector.empty()) entity.sector = now == "IGO" ? "IGO" : "GOV";
    }
    for (auto& role : reading.roles) {
      if (role.person != e || !role.of.empty() || role.office.empty()) continue;
      const world::Holding* best = nullptr;
      for (const auto* holding : holdings)
        if (holding->office == role.office && (best == nullptr || (!role.former && in_office(reading, *holding))) &&
            (!several_now || country_of_holding(reading, *holding) == now))
          best = holding;
      if (best == nullptr) continue;
      role.of = name_of_holding(reading, *best);
      role.country = country_of_holding(reading, *best);
    }
  }
}

void mark_past_offices(Reading& reading, const KnownPeople& known) {
  const auto& world = reading.resources.world;
  const auto& published = reading.doc.article.published;
  const auto day = published ? published->earliest() : std::nullopt;
  if (!day) return;
  for (auto& role : reading.roles) {
    if (role.former || role.person >= known.size() || known[role.person] == kNone || !world.has_one_holder(role.office))
      continue;
    bool ended = false, lasts = false;
    for (const auto* holding : world.holdings(known[role.person])) {
      if (holding->office != role.office || holding->of != role.of) continue;
      const auto last = holding->until ? holding->until->latest() : std::nullopt;
      (last && *last < *day ? ended : lasts) = true;
    }
    role.former = ended && !lasts && !world.holders(role.office, role.of, *published).empty();
  }
}

bool known_to_hold(const Reading& reading, std::uint32_t person, std::string_view office, std::string_view country) {
  for (const auto* holding : reading.resources.world.holdings(person))
    if (holding->office == office && holding->of == country && in_office(reading, *holding)) return true;
  return false;
}

bool known_to_have_held(const Reading& reading, std::uint32_t person, std::string_view office,
                        std::string_view country) {
  const auto& published = reading.doc.article.published;
  const auto day = published ? published->earliest() : std::nullopt;
  bool held = false;
  for (const auto* holding : reading.resources.world.holdings(person)) {
    if (holding->office != office || (!country.empty() && holding->of != country)) continue;
    const auto last = holding->until ? holding->until->latest() : std::nullopt;
    if (!day || !last || *last >= *day) return false;
    held = true;
  }
  return held;
}

}  // namespace kronika::entities
