#include "entities/long_titles.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "entities/affiliation.hpp"
#include "entities/complement.hpp"
#include "entities/names_before_roles.hpp"
#include "entities/roles.hpp"

namespace kronika::entities {
namespace {

constexpr std::size_t kStateCode = 3;               // letters of an ISO code
constexpr std::string_view kMinister = "minister";  // in the keys of offices
constexpr std::string_view kMinisterOfState = "minister of state";
constexpr std::uint32_t kLongestRemit = 12;  // words

bool starts_role(const Reading& reading, std::uint32_t t) {
  return std::any_of(reading.roles.begin(), reading.roles.end(),
                     [&](const RolePhrase& role) { return role.core_begin == t; });
}

// "Minister of trade, tourism and industry, Ada Lind": nouns up to a comma behind which a name stands, and no office.
bool lower_row(const Reading& reading, std::uint32_t t) {
  const auto stop = std::min(reading.doc.sentences[reading.sentence_of(t)].end, t + kLongestRemit);
  bool joined = false;
  for (std::uint32_t n = kNone; t + 1 < stop; ++t) {
    if (person_at(reading, t + 1, n)) return joined && reading.token(t).form == ",";
    if (reading.name_at(t) != kNone || starts_role(reading, t)) return false;
    const auto upos = reading.token(t).upos;
    joined |= upos == Upos::CCONJ;
    if (upos != Upos::NOUN && upos != Upos::ADJ && upos != Upos::CCONJ && reading.token(t).form != ",") return false;
  }
  return false;
}

// Does the name of a ministry go on behind the phrase?
bool several_portfolios(const Reading& reading, const RolePhrase& role) {
  const auto t = role.core_end;
  if (reading.resources.inflects() || role.end != t || !role.office.starts_with(kMinister) ||
      t + 1 >= reading.doc.sentences[role.sentence].end)
    return false;
  std::uint32_t n = kNone;
  if (reading.token(t).form != "," && reading.token(t).upos != Upos::CCONJ) return false;
  if (!reading.has(Cue::remit, role.core_begin + 1)) return false;  // "Trade Minister and Party Chairman Ada Lind"
  if (!reading.capital(t + 1)) return lower_row(reading, t);
  if (!person_at(reading, t + 1, n)) return true;
  // "Water", taken for a name, in a row that goes on.
  const auto after = reading.names[n].end;
  return after == t + 2 && after + 1 < reading.doc.sentences[role.sentence].end && reading.token(after).form == "," &&
         reading.token(after + 1).upos == Upos::CCONJ;
}

bool opens_remit(const Reading& reading, std::uint32_t t) {  // "ds." is a lemma of its own
  return reading.has(Cue::remit, t) || reading.resources.lexicon.is(Cue::remit, reading.lower(t));
}

// "A spokesman for Peruvian President Ana Soto": all that stands between is the office of the person who is served.
bool for_holder(const Reading& reading, const RolePhrase& role, std::uint32_t begin, std::uint32_t person) {
  while (begin < person && reading.token(begin).upos == Upos::DET) ++begin;
  return std::any_of(reading.roles.begin(), reading.roles.end(), [&](const RolePhrase& other) {
    return &other != &role && other.begin == begin && other.end == person && !other.office.empty();
  });
}

// "The head of Peru's Security Council, Ada Lind": a description, not a title.
bool heads_body(const Reading& reading, const RolePhrase& role) {
  return role.end > role.core_end && reading.has(Cue::genitive, role.core_end) && !reading.capital(role.core_begin);
}

// "Director of Policy for Northern Command Ada Lind": what looks like a body that nothing else is known of is a part of
// the title.
bool in_own_words(const Reading& reading, const RolePhrase& role) {
  return !reading.resources.inflects() && role.office.starts_with(kOther) && role.stated && role.country.empty() &&
         role.end > role.core_end && reading.has(Cue::remit, role.core_end) && reading.capital(role.core_begin);
}

// "Deputy Assistant Secretary of Defense for the Western Hemisphere": the title is all of it. A body without a state is
// no more than a part of it.
void name_in_full(const Reading& reading, RolePhrase& role, std::uint32_t last) {
  auto first = role.core_begin;
  if (!role.of.empty() && reading.resources.world.state(role.of) == nullptr && role.country.size() != kStateCode) {
    first = role.begin;  // "National Security Council Director for Central America"
    role.of.clear();
  }
  role.title = utf8::lower(reading.doc.words({reading.token(first).span.begin, reading.token(last).span.end}));
  if (role.end > role.core_end && role.end <= last && !role.of.empty())  // the state stands within: "of Ukraine for …"
    role.title =
        utf8::lower(
            reading.doc.words({reading.token(role.core_begin).span.begin, reading.token(role.core_end - 1).span.end})) +
        " " + utf8::lower(reading.doc.words({reading.token(role.end).span.begin, reading.token(last).span.end}));
  role.office = (role.office.starts_with(kOther) ? std::string(kOther) : std::string()) + role.title;
}

// The last word of what stands before the name of the person that does not introduce the name.
std::uint32_t last_of_title(const Reading& reading, const RolePhrase& role, std::uint32_t person) {
  auto last = person - 1;
  // "Dr. Sultan Al Jaber", "the Crown Prince of Dubai, Sheikh Hamdan"
  for (auto t = role.core_end + 1; t < person; ++t)
    if (reading.title(t)) {
      last = t - 1;
      break;
    }
  if (last > role.core_end + 2 && reading.token(last).form == ")" && reading.token(last - 2).form == "(") last -= 3;
  while (last > role.core_end && reading.token(last).upos == Upos::PUNCT) --last;
  return last;
}

}  // namespace

std::uint32_t person_after_remit(const Reading& reading, const RolePhrase& role) {
  const auto& sentence = reading.doc.sentences[role.sentence];
  auto t = role.end;
  // "Under Secretary for Civilian Security, Democracy, and Human Rights Ada Lund": the remit may look like a body.
  if (t < sentence.end && !opens_remit(reading, t)) t = role.core_end;
  if (t >= sentence.end || role.office.empty() || role.plural) return kNone;
  // "Minister of Environment, Water, and Agriculture Jan Nowak": what the tables know is the first part of it.
  const bool row = several_portfolios(reading, role);
  if (!row && !opens_remit(reading, t)) return kNone;
  bool says = row;
  const auto begin = t;
  for (std::uint32_t n = kNone; t < std::min(sentence.end, begin + kLongestRemit); ++t) {
    if (t > begin + 1 && person_at(reading, t, n)) return says && !for_holder(reading, role, begin + 1, t) ? t : kNone;
    // "Under Secretary for Trade, Deputy Secretary Tom Berg", "for Trade under President Soto": another is told of.
    const bool other = t + 1 < sentence.end && starts_role(reading, t + 1) && !reading.title(t + 1);
    const bool joined = reading.token(t).upos == Upos::CCONJ && other && reading.capital(t + 1);
    if (joined || (other && reading.token(t).form == ",")) return kNone;
    if (t > begin && reading.has(Cue::reign, t) && !reading.capital(t)) return kNone;
    // "Ada Lind, chairwoman of the Committee, and Tom Berg": whoever stands before the phrase is so called.
    if (reading.token(t).form == "," && !row && stands_behind_name(reading, role)) return kNone;
    says |= t > begin && (reading.token(t).upos == Upos::NOUN || reading.token(t).upos == Upos::PROPN);
    auto upos = reading.token(t).upos;
    if (upos == Upos::VERB || upos == Upos::AUX || upos == Upos::SCONJ || upos == Upos::PRON) return kNone;
    // "for Population, Refugees, and Migration (PRM) Julia Noyes"
    if (says && reading.token(t).form == "(" && t + 2 < sentence.end && reading.token(t + 2).form == ")") {
      t += 2;
      continue;
    }
    if (upos == Upos::PUNCT && reading.token(t).form != "," && reading.token(t).form != ".") return kNone;
  }
  return kNone;
}

void take_in_remit(const Reading& reading, RolePhrase& role, std::uint32_t person) {
  const auto last = last_of_title(reading, role, person);
  // "The Crown Prince of Dubai": of the state where the place is.
  if (const auto place = reading.name_at(last);
      role.of.empty() && place != kNone && reading.has(Cue::genitive, role.core_end))
    if (const auto country = country_of(reading, reading.names[place]);
        reading.resources.world.state(country) != nullptr)
      role.of = role.country = country;
  if (!reading.resources.inflects() &&
      (role.office.starts_with(kOther) || several_portfolios(reading, role) || role.office == kMinisterOfState) &&
      !heads_body(reading, role))
    name_in_full(reading, role, last);
  role.end = person;
}

void take_in_complement(const Reading& reading, RolePhrase& role) {
  if (in_own_words(reading, role)) name_in_full(reading, role, role.end - 1);
}

}  // namespace kronika::entities
