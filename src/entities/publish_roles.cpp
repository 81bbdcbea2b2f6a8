#include <algorithm>

#include "entities/roles.hpp"

namespace kronika::entities {
namespace {

// "Under Secretary Nuland" of one who is called in full "Under Secretary of State for Political Affairs".
bool shortens_another(const Reading& reading, const RolePhrase& role) {
  if (role.person == kNone || !role.office.starts_with(kOther)) return false;
  return std::any_of(reading.roles.begin(), reading.roles.end(), [&](const RolePhrase& full) {
    return full.person == role.person && !full.office.empty() && full.title.size() > role.title.size() + 1 &&
           full.title.starts_with(role.title) && full.title[role.title.size()] == ' ';
  });
}

}  // namespace

void publish_roles(Reading& reading) {
  for (const auto& phrase : reading.roles) {
    if (phrase.office.empty() || shortens_another(reading, phrase)) continue;
    if (phrase.incoming && phrase.beside_name) continue;  // "the future president, Ada Lind": not yet
    Role role;
    role.span = {reading.token(phrase.begin).span.begin, reading.token(phrase.end - 1).span.end};
    role.sentence = phrase.sentence;
    role.begin = phrase.begin;
    role.end = phrase.end;
    role.head = phrase.head;
    role.office = phrase.office;
    role.of = phrase.of.empty() ? "---" : phrase.of;
    // "Poseł Zielonych", "Republican Senator": of the state, not of a party or chamber.
    const auto& world = reading.resources.world;
    const bool lawmaker = phrase.office == kLawmaker || phrase.office == kSenator;
    if (lawmaker && world.state(role.of) == nullptr && world.state(phrase.country) != nullptr) role.of = phrase.country;
    role.person = phrase.person;
    role.former = phrase.former;
    role.plural = phrase.plural;
    role.remit = phrase.remit;
    reading.doc.roles.push_back(std::move(role));
  }
}

}  // namespace kronika::entities
