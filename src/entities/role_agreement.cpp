#include "entities/role_agreement.hpp"

#include <algorithm>

#include "entities/roles.hpp"

namespace kronika::entities {

using world::Gender;
using world::SenseKind;

namespace {

std::string_view as_written(const Reading& reading, const Name& name) {
  return reading.doc.words({reading.token(name.begin).span.begin, reading.token(name.end - 1).span.end});
}

}  // namespace

bool agree(const Reading& reading, const RolePhrase& role, const Name& name) {
  if (!reading.resources.inflects()) return true;
  const auto& role_token = reading.token(role.head);
  const auto& name_token = reading.token(name.head);
  auto a = feature(role_token.feats, "Case"), b = feature(name_token.feats, "Case");
  if (a.empty() || b.empty() || a == b) return true;
  // A man's accusative is his genitive; the tagger may have taken one for the other.
  auto same = [](std::string_view x, std::string_view y) {
    return (x == "Gen" && y == "Acc") || (x == "Acc" && y == "Gen");
  };
  if (same(a, b)) return true;
  // "Doradca Putina": whose he is, which the ending shows.
  // A woman's name stands so beside her title, too, which men and women share; what else a man is called she is not.
  const bool shared = name.gender == Gender::feminine && role.gender != Gender::feminine &&
                      role.office != kSpokesperson && (!role.office.empty() || role.gender != Gender::masculine);
  const bool serves = relation(name_token) == "nmod" || role.office == kSpokesperson;
  if (name_token.head == role.head && serves && a == "Nom" && b == "Gen" && !shared &&
      name.base != as_written(reading, name))
    return false;
  if (name_token.head == role.head) return true;
  // A name that is not inflected stands in the nominative, or is a woman's, which may stand in any case.
  return (role.gender == Gender::feminine || a == "Nom") && name.base == as_written(reading, name);
}

bool ends_in_other(const Reading& reading, const RolePhrase& role) {
  const auto last = role.core_end - 1;
  if (!reading.resources.inflects() || role.end != role.core_end || last <= role.head ||
      reading.lower(last) != reading.lemma(last))
    return false;
  for (const auto& match : reading.match(last))
    for (const auto& sense : match.senses)
      if (match.length == 1 && sense.kind == SenseKind::office) return true;
  return false;
}

bool speaks_for(const Reading& reading, const RolePhrase& role, const Name& name) {
  if (!reading.resources.inflects() || role.office != kSpokesperson || name.end - name.begin != 1) return false;
  return name.entity != kNone && std::any_of(reading.roles.begin(), reading.roles.end(), [&](const RolePhrase& other) {
           return other.begin < role.begin && other.person == name.entity && !other.office.empty() &&
                  other.office != kSpokesperson && !other.office.starts_with(kOther);
         });
}

}  // namespace kronika::entities
