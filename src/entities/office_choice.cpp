#include "entities/office_choice.hpp"

#include <algorithm>

#include "entities/affiliation.hpp"
#include "entities/publisher.hpp"

namespace kronika::entities {

using world::Complement;
using world::Gender;
using world::SenseKind;

namespace {

constexpr std::string_view kLeaderOfOpposition = "other:leader of the opposition";  // key of an office

}  // namespace

OfficeChooser::OfficeChooser(const Reading& reading)
    : reading_(reading), world_(reading.resources.world), language_(reading.resources.lexicon.language()) {
  for (const auto& entity : reading.doc.entities) named_countries_.insert(entity.country);
  named_countries_.emplace(publisher_of(world_, reading.doc.article));  // who speaks need not name itself
}

bool OfficeChooser::choose(RolePhrase& role, const world::Match& match, const Completion& c, bool told) const {
  auto kind = kind_of(reading_, c);
  // "Republican President Ada Lind": of the state, whatever the party, unless it is an office of parties.
  const bool party = kind == Complement::party && world_.state(c.country) != nullptr;
  if (party && may_be_of(match, Complement::state) && !may_be_of(match, Complement::party)) kind = Complement::state;
  if (choose(role, match, c, told, kind)) {
    if (party && kind == Complement::state && role.of == c.of) role.of = c.country;
    return true;
  }
  // "Seoul's top diplomat": a capital stands for its state where no city has such an office.
  return c.name != nullptr && c.name->sense && c.name->sense->kind == SenseKind::capital &&
         choose(role, match, c, told, Complement::state);
}

bool OfficeChooser::choose(RolePhrase& role, const world::Match& match, const Completion& c, bool told,
                           Complement kind) const {
  const world::Office* chosen = nullptr;
  bool host = false;
  for (const auto& sense : match.senses) {
    if (sense.kind != SenseKind::office) continue;
    const auto& office = world_.offices(language_)[sense.index];
    bool fits = false;
    switch (office.of) {
      case Complement::any:
      case Complement::none: fits = true; break;
      case Complement::host: fits = host = true; break;
      // A state is the complement that goes without saying; so is any for a body within a state.
      case Complement::state:
        fits =
            kind == Complement::state || kind == Complement::none || (kind == Complement::body && !c.country.empty());
        break;
      case Complement::body:
        fits = kind == Complement::body || kind == Complement::igo || (told && kind == Complement::state);
        break;
      default: fits = kind == office.of;
    }
    if (fits && !office.only.empty())
      fits = c.country.empty() ? named_countries_.contains(office.only) : c.country == office.only;
    if (!fits) continue;
    chosen = &office;
    break;
  }
  if (chosen == nullptr) return false;
  role.office = chosen->office;
  role.sector = chosen->sector;
  if (chosen->gender != Gender::unknown) role.gender = chosen->gender;
  role.country = c.country;
  role.of = c.of;
  if (role.of.empty() && !chosen->only.empty()) role.of = role.country = chosen->only;
  if (const auto* body = world_.organisation(chosen->country)) {
    role.country = body->country;
    role.of = called_here(world_.name_of(body->id, language_));
  } else if (!chosen->country.empty()) {
    role.of = role.country = chosen->country;
    name_body_within(role, chosen->country);
  }
  // "The mayor of Paris": of the city, though as a capital it may stand for its state.
  if (chosen->of == Complement::city && c.name != nullptr && c.name->entity != kNone) {
    const auto& city = reading_.doc.entities[c.name->entity];
    role.of = city.kind == EntityKind::place || c.name->base.empty() ? city.name : c.name->base;
  }
  if (leads_opposition(role, c)) {
    role.office = kLeaderOfOpposition;
    role.of = c.country;
  }
  // "Labour Party opposition leader Lind": of the state that the party is of.
  if (role.office == kLeaderOfOpposition && world_.state(c.country) != nullptr) role.of = c.country;
  role.stated = !role.of.empty();
  if (chosen->of == Complement::body && chosen->sector.empty() && is_private(role, c)) role.office.clear();
  if (chosen->of == Complement::state && !role.stated && works_at_body(role)) role.office.clear();
  if (host) send(role, c);
  if (auto slot = role.office.find("{}"); slot != std::string::npos)
    role.office = role.office.substr(0, role.office.find(" to {}"));
  return true;
}

// "The leader of Norway's opposition", "head of the opposition".
bool OfficeChooser::leads_opposition(const RolePhrase& role, const Completion& c) const {
  return (role.office == "other:leader" || role.office == "other:head") && c.name != nullptr && c.name->sense &&
         c.name->sense->kind == SenseKind::body && world_.bodies(language_)[c.name->sense->index].sector == "OPP";
}

bool OfficeChooser::may_be_of(const world::Match& match, Complement complement) const {
  return std::any_of(match.senses.begin(), match.senses.end(), [&](const auto& s) {
    return s.kind == SenseKind::office && world_.offices(language_)[s.index].of == complement;
  });
}

// "Head of the Alder Centre for Studies": a name of which nothing tells that it is a public body or of what state.
bool OfficeChooser::is_private(const RolePhrase& role, const Completion& c) const {
  if (!reading_.resources.inflects() && reading_.capital(role.core_begin))
    return false;  // "Director of Plans Ada Lind"
  return c.name != nullptr && !c.name->sense && c.country.empty() && c.name->kind == NameClass::organisation;
}

// "A vice president at the Alder Centre": no office of a state.
bool OfficeChooser::works_at_body(const RolePhrase& role) const {
  const auto end = reading_.doc.sentences[role.sentence].end;
  auto t = role.core_end;
  if (reading_.resources.inflects() || t + 1 >= end || !reading_.has(Cue::place_preposition, t)) return false;
  ++t;
  while (t + 1 < end && reading_.token(t).upos == Upos::DET) ++t;
  const auto n = reading_.name_at(t);
  return n != kNone && reading_.names[n].begin == t && reading_.names[n].kind == NameClass::organisation &&
         !reading_.names[n].sense;
}

// A body that the phrase itself names: "przewodniczący Komisji Europejskiej", "marszałek Sejmu". Other bodies of a
// state stand for the state.
void OfficeChooser::name_body_within(RolePhrase& role, const std::string& country) const {
  const bool state = world_.state(country) != nullptr;
  for (auto t = role.core_begin; t < role.core_end; ++t) {
    if (auto adjective = adjective_at(reading_, t); !state && adjective.country == country) {
      role.of = called_here(adjective.of);
      return;
    }
    auto n = reading_.name_at(t);
    if (n == kNone || reading_.names[n].kind != NameClass::organisation || reading_.names[n].entity == kNone) continue;
    if (!state || is_house(reading_.names[n])) role.of = reading_.doc.entities[reading_.names[n].entity].name;
  }
}

bool OfficeChooser::is_house(const Name& name) const {
  if (!name.sense) return false;
  if (name.sense->kind == SenseKind::organisation)
    return world_.organisations()[name.sense->index].kind == world::BodyKind::parliament;
  return name.sense->kind == SenseKind::body &&
         world_.bodies(language_)[name.sense->index].kind == world::BodyKind::parliament;
}

// The body of this name as the document calls it.
std::string OfficeChooser::called_here(std::string_view body) const {
  for (const auto& entity : reading_.doc.entities)
    if (entity.kind == EntityKind::organisation && names_same_body(entity.name, body)) return entity.name;
  return std::string(body);
}

// "UE", "Unia Europejska".
bool OfficeChooser::names_same_body(std::string_view a, std::string_view b) const {
  auto id = [&](std::string_view phrase) {
    for (const auto& sense : world_.find(language_, phrase))
      if (sense.kind == SenseKind::organisation) return sense.index;
    return kNone;
  };
  return id(a) != kNone && id(a) == id(b);
}

// Fills "ambassador to {}".
void OfficeChooser::send(RolePhrase& role, const Completion& c) const {
  auto slot = role.office.find("{}");
  if (slot == std::string::npos) return;
  const auto* to = c.host;
  // "Peru's U.N. ambassador": of the state, to the body that stands between; "U.N. Ambassador Lind" is of some state too.
  if (to == nullptr && c.name != nullptr && kind_of(reading_, c) == Complement::igo &&
      c.name->begin < role.core_begin) {
    to = c.name;
    const auto sender = affiliation(reading_, c.name->begin, c.name->end);
    const bool told = sender.begin < c.name->begin && world_.state(sender.country) != nullptr;
    role.of = role.country = told ? sender.country : std::string();
  }
  if (to == nullptr) return;
  const auto& host = *to;
  std::string code;
  if (host.sense && host.sense->kind == SenseKind::organisation)
    code = world_.organisations()[host.sense->index].id;
  else
    code = country_of(reading_, host);
  if (code.empty() || code == "---" || code == kNonGovernmental) return;
  role.office.replace(slot, 2, world_.name_with_article(code, "en"));
  // "Ambasador Rosji w Polsce Siergiej Andriejew": the host belongs to the phrase, and the name comes after it.
  const bool comma = host.end < reading_.doc.sentences[role.sentence].end && reading_.token(host.end).form == ",";
  if (std::uint32_t n = kNone;
      host.begin > role.core_end && host.begin <= c.end + 2 && person_at(reading_, host.end + (comma ? 1 : 0), n))
    role.end = host.end;
}

}  // namespace kronika::entities
