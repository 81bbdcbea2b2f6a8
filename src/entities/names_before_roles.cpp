#include "entities/names_before_roles.hpp"

#include "entities/complement.hpp"
#include "entities/role_agreement.hpp"

namespace kronika::entities {
namespace {

constexpr std::uint32_t kLongestBracket = 6;  // words

bool is_dash(const Token& token) { return token.form == "–" || token.form == "—" || token.form == "-"; }

// The token before what stands in brackets there: "Ada Lind (D-Ohio)", "Jan Nowak (PSL)".
std::uint32_t before_bracket(const Reading& reading, std::uint32_t t, std::uint32_t begin) {
  if (reading.token(t).form != ")") return t;
  for (std::uint32_t steps = 0; t > begin && steps < kLongestBracket; ++steps)
    if (reading.token(--t).form == "(") return t > begin ? t - 1 : t;
  return t;
}

// Where the phrase begins with its articles.
std::uint32_t begin_with_articles(const Reading& reading, const RolePhrase& role) {
  const auto begin = reading.doc.sentences[role.sentence].begin;
  auto t = role.begin;
  while (t > begin && reading.token(t - 1).upos == Upos::DET) --t;
  return t;
}

// Does the phrase end where what is set off ends?
bool closed_behind(const Reading& reading, const RolePhrase& role, bool dash) {
  if (role.end >= reading.doc.sentences[role.sentence].end) return !dash;
  const auto& after = reading.token(role.end);
  if (dash) return is_dash(after);
  return after.upos == Upos::PUNCT || after.upos == Upos::SCONJ || after.upos == Upos::CCONJ || after.upos == Upos::ADP;
}

// "Do Ady Lind, prezydent Peru": a woman bears the title that men and women share without inflecting it.
bool uninflected_title(const Reading& reading, const RolePhrase& role, const Name& name) {
  return reading.resources.inflects() && name.gender == world::Gender::feminine && !role.office.empty() &&
         role.gender != world::Gender::feminine && feature(reading.token(role.head).feats, "Case") == "Nom" &&
         number_of(reading.token(role.head).feats) == GrammaticalNumber::singular;
}

}  // namespace

std::uint32_t name_before(const Reading& reading, const RolePhrase& role) {
  const auto begin = reading.doc.sentences[role.sentence].begin;
  auto before = begin_with_articles(reading, role);
  // "Nikki Haley, Trump's ambassador"
  if (!reading.resources.inflects() && before > begin + 1 && reading.token(before - 1).upos == Upos::PART &&
      reading.name_at(before - 2) != kNone)
    before = reading.names[reading.name_at(before - 2)].begin;
  if (before <= begin + 1) return kNone;
  const bool dash = is_dash(reading.token(before - 1));
  if (!dash && reading.token(before - 1).form != ",") return kNone;
  const auto last = before_bracket(reading, before - 2, begin);
  const auto at = reading.name_at(last);
  std::uint32_t n = kNone;
  if (at == kNone || reading.names[at].end != last + 1 || !person_at(reading, reading.names[at].begin, n) ||
      !(agree(reading, role, reading.names[n]) || uninflected_title(reading, role, reading.names[n])))
    return kNone;
  const bool apposed = !dash && relation(reading.token(role.head)) == "appos";
  return apposed || closed_behind(reading, role, dash) ? n : kNone;
}

bool stands_behind_name(const Reading& reading, const RolePhrase& role) {
  const auto begin = reading.doc.sentences[role.sentence].begin;
  const auto t = begin_with_articles(reading, role);
  if (t < begin + 2 || reading.token(t - 1).form != ",") return false;
  const auto n = reading.name_at(before_bracket(reading, t - 2, begin));
  std::uint32_t person = kNone;
  return n != kNone && person_at(reading, reading.names[n].begin, person);
}

}  // namespace kronika::entities
