#include "entities/affiliation.hpp"

#include <algorithm>

namespace kronika::entities {
namespace {

using world::SenseKind;

constexpr std::uint32_t kLongestAdjective = 3;
constexpr std::uint32_t kReach = 4;       // words looked at before a phrase
constexpr std::uint32_t kReachAfter = 6;  // and after it

bool modifies(const Reading& reading, std::uint32_t t) {
  auto upos = reading.token(t).upos;
  return upos == Upos::ADJ || upos == Upos::DET || upos == Upos::NUM || upos == Upos::PROPN || upos == Upos::NOUN ||
         upos == Upos::ADV;
}

// The dative and locative of many feminine names look like their genitive, and the tagger may take one for the other.
bool may_be_genitive(const Reading& reading, const Name& name) {
  const auto& token = reading.token(name.head);
  auto kase = feature(token.feats, "Case");
  if (kase.empty() || kase == "Gen" ||
      ((kase == "Dat" || kase == "Loc") && gender_of(token.feats) == world::Gender::feminine))
    return true;
  if (!name.sense) return false;
  // "Izby Gmin", taken for a nominative of the plural: its base form is known to be another. "Peru" has one form.
  const bool other = !name.base.empty() && name.base != reading.doc.words({reading.token(name.begin).span.begin,
                                                                           reading.token(name.end - 1).span.end});
  std::vector<Analysis> analyses;
  reading.resources.morphology->analyse(token.form, analyses);
  const auto may_be = [&](std::string_view which) {
    return std::any_of(analyses.begin(), analyses.end(),
                       [&](const Analysis& a) { return feature(a.feats, "Case") == which; });
  };
  const bool one_form = may_be("Gen") && may_be("Ins");
  return (other || one_form) && may_be("Gen");
}

// "Special Representative for the Kingdom of Tonga (KT) Ambassador Lind": is the name what another office is for? Not
// "chief of staff for European Commission President Lind".
bool is_remit(const Reading& reading, std::uint32_t n) {
  const auto& sense = reading.names[n].sense;
  if (sense && sense->kind == SenseKind::organisation) return false;
  auto begin = reading.names[n].begin;
  const auto first = reading.doc.sentences[reading.sentence_of(begin)].begin;
  if (begin >= first + 2 && reading.token(begin - 1).form == "(")
    if (const auto full = reading.name_at(begin - 2); full != kNone) begin = reading.names[full].begin;
  while (begin > first && reading.token(begin - 1).upos == Upos::DET) --begin;
  return begin > first && reading.has(Cue::remit, begin - 1);
}

// May a name of such a kind tell whose something is?
bool tells(const Name& name) {
  return name.kind != NameClass::person && name.kind != NameClass::group && name.kind != NameClass::other;
}

bool names_person(const Reading& reading, const Name& name) {
  return name.entity != kNone && reading.doc.entities[name.entity].kind == EntityKind::person;
}

// Before the phrase: "rosyjski", "Canada's", "US", with other modifiers between.
void tell_before(const Reading& reading, const Sentence& sentence, Affiliation& found) {
  for (auto t = found.begin, steps = 0u; t > sentence.begin && steps < kReach; ++steps) {
    --t;
    // "Republic of Korea (ROK) First Vice Foreign Minister"
    if (reading.token(t).form == ")" && t >= sentence.begin + 2 && reading.token(t - 2).form == "(") --t;
    if (const auto n = reading.name_at(t); n != kNone) {
      const auto& name = reading.names[n];
      if (!tells(name) || names_person(reading, name) || reading.resources.inflects() || is_remit(reading, n)) return;
      found.country = country_of(reading, name);
      // "Indian External Affairs Minister Lind": what was taken for a body is a part of the title.
      const bool within = name.end > found.begin && reading.resources.world.state(found.country) != nullptr;
      if (within)
        found.of = found.country;
      else
        found.name = n;
      found.begin = name.begin;
      return;
    }
    if (const auto adjective = adjective_at(reading, t); !adjective.country.empty()) {
      found.country = adjective.country;
      found.of = adjective.of;
      found.begin = t;
      return;
    }
    if (!modifies(reading, t) && !possessive_mark(reading, t)) return;
    if (reading.token(t).upos == Upos::NOUN && reading.resources.inflects()) return;
  }
}

// "Szef MSZ Norwegii": the last word of the phrase is the first of a body that is named with its state.
bool tell_at_end(const Reading& reading, const Sentence& sentence, std::uint32_t begin, Affiliation& found) {
  if (found.end <= begin + 1 || found.end >= sentence.end) return false;
  const auto n = reading.name_at(found.end - 1);
  if (n == kNone || reading.names[n].end <= found.end || reading.names[n].begin < begin ||
      reading.resources.world.state(reading.names[n].country) == nullptr)
    return false;
  found.country = found.of = reading.names[n].country;
  found.end = reading.names[n].end;
  return true;
}

// "prezydent rosyjski": an adjective right behind, in the case of the phrase.
bool tell_by_adjective_behind(const Reading& reading, Affiliation& found) {
  const auto adjective = adjective_at(reading, found.end);
  if (adjective.country.empty() ||
      feature(reading.token(found.end).feats, "Case") != feature(reading.token(found.end - 1).feats, "Case"))
    return false;
  found.country = adjective.country;
  found.of = adjective.of;
  ++found.end;
  return true;
}

// What leads from a phrase to the name behind it.
struct Link {
  std::uint32_t end = 0;    // where a name may begin
  bool joined = false;      // words stand between
  bool by_genitive = true;  // none of them is a preposition other than the one that stands for the genitive
  bool by_remit = true;     // nor other than those behind which an office tells what it is for
};

// "of the left-leaning People's Party", "eurosceptycznej partii UKIP"
Link link_behind(const Reading& reading, const Sentence& sentence, std::uint32_t end) {
  Link link{end};
  const auto hyphen = [&](std::uint32_t t) { return reading.token(t).form == "-"; };
  const auto may_stand_between = [&](std::uint32_t word) {
    const auto upos = reading.token(word).upos;
    if (upos == Upos::ADP) return !reading.resources.inflects() && !reading.has(Cue::place_preposition, word);
    if (upos == Upos::DET) return true;
    // "of the left-leaning party": a compound adjective is several tokens.
    if (!reading.resources.inflects())
      return link.joined && (upos == Upos::ADJ || hyphen(word) || (word + 1 < sentence.end && hyphen(word + 1)) ||
                             (word > end && hyphen(word - 1)));
    return feature(reading.token(word).feats, "Case") == "Gen" &&
           (upos == Upos::ADJ || (upos == Upos::NOUN && reading.has(Cue::organisation_noun, word)));
  };
  auto& t = link.end;
  for (; t < sentence.end && t < end + kReachAfter && reading.name_at(t) == kNone && may_stand_between(t); ++t) {
    link.joined = true;
    if (reading.token(t).upos != Upos::ADP) continue;
    link.by_genitive = reading.has(Cue::genitive, t);
    link.by_remit = reading.has(Cue::remit, t);
  }
  return link;
}

// "Replaced the chief diplomat with CIA Director Lind": does another office follow, which the name is of?
bool is_of_office_behind(const Reading& reading, const Sentence& sentence, const Name& name) {
  if (reading.resources.inflects() || name.end >= sentence.end) return false;
  const auto& matches = reading.match(name.end);
  return std::any_of(matches.begin(), matches.end(), [](const auto& m) {
    return std::any_of(m.senses.begin(), m.senses.end(), [](const auto& s) { return s.kind == SenseKind::office; });
  });
}

// After the phrase: a name in the genitive, or joined by the preposition that stands for it.
void tell_by_name_behind(const Reading& reading, const Sentence& sentence, Affiliation& found) {
  const auto link = link_behind(reading, sentence, found.end);
  const auto n = link.end < sentence.end ? reading.name_at(link.end) : kNone;
  if (n == kNone || reading.names[n].begin != link.end || !tells(reading.names[n])) return;
  const auto& name = reading.names[n];
  const bool complement = reading.resources.inflects()
                              ? may_be_genitive(reading, name) || all_capitals(reading.token(name.head).form) ||
                                    (link.end > found.end && name.kind == NameClass::organisation)
                              : link.joined;
  // "Spokesman for the Kremlin" is of it; what "for the Western Hemisphere" tells is a remit.
  const auto kind = name.sense ? name.sense->kind : SenseKind::office;
  const bool whose = kind == SenseKind::state || name.kind == NameClass::organisation ||
                     (name.kind == NameClass::place && (link.by_genitive || kind == SenseKind::metonym));
  if (!complement || !whose || (!link.by_remit && is_of_office_behind(reading, sentence, name))) return;
  found.name = n;
  found.country = country_of(reading, name);
  found.end = name.end;
}

// "Republican", "Labour": does what stands before a phrase name a party only?
bool by_party(const Reading& reading, const Affiliation& found) {
  const auto& bodies = reading.resources.world.organisations();
  const auto& matches = reading.match(found.begin);
  return std::any_of(matches.begin(), matches.end(), [&](const auto& m) {
    return std::any_of(m.senses.begin(), m.senses.end(), [&](const auto& s) {
      return (s.kind == SenseKind::membership || s.kind == SenseKind::organisation) &&
             bodies[s.index].kind == world::BodyKind::party;
    });
  });
}

// "The Republican chairman of the House Fisheries Committee": of the committee, in the state of the party. Not "the Labour
// spokesman for the Treasury".
void tell_by_body_behind(const Reading& reading, const Sentence& sentence, Affiliation& found) {
  if (reading.resources.inflects() || found.end >= sentence.end || !reading.has(Cue::genitive, found.end) ||
      !by_party(reading, found))
    return;
  auto behind = found;
  behind.name = kNone;
  tell_by_name_behind(reading, sentence, behind);
  if (behind.name == kNone || reading.names[behind.name].kind != NameClass::organisation) return;
  if (behind.country.empty()) behind.country = found.country;
  found = behind;
}

}  // namespace

bool possessive_mark(const Reading& reading, std::uint32_t t) {
  return relation(reading.token(t)) == "case" && reading.token(t).upos == Upos::PART;
}

Adjective adjective_at(const Reading& reading, std::uint32_t t) {
  const auto& world = reading.resources.world;
  auto first = reading.doc.sentences[reading.sentence_of(t)].begin;
  for (auto at = t >= first + kLongestAdjective ? t - kLongestAdjective + 1 : first; at <= t; ++at)
    for (const auto& match : reading.match(at))
      for (const auto& sense : match.senses) {
        if (at + match.length != t + 1) continue;
        if (sense.kind == SenseKind::adjective)
          return {world.states()[sense.index].iso, world.states()[sense.index].iso};
        if (sense.kind != SenseKind::membership) continue;
        const auto& body = world.organisations()[sense.index];
        // "Republican President Ada Lind": a party's people hold offices of the state.
        if (body.kind == world::BodyKind::party) return {body.country, body.country};
        return {body.country, std::string(world.name_of(body.id, reading.resources.lexicon.language()))};
      }
  return {};
}

std::string country_of(const Reading& reading, const Name& name) {
  if (!name.country.empty()) return name.country;
  if (name.entity != kNone)  // "Komisja", short for "Komisja Europejska"
    if (const auto& entity = reading.doc.entities[name.entity];
        entity.kind == EntityKind::organisation && entity.country != "---")
      return entity.country;
  if (!name.sense) return {};
  const auto& world = reading.resources.world;
  const auto& language = reading.resources.lexicon.language();
  auto index = name.sense->index;
  switch (name.sense->kind) {
    case SenseKind::state:
    case SenseKind::capital:
    case SenseKind::inhabitant: return world.states()[index].iso;
    case SenseKind::organisation: return world.organisations()[index].country;
    case SenseKind::metonym: return world.metonyms(language)[index].country;
    case SenseKind::place: return world.places(language)[index].country;
    default: return {};
  }
}

Affiliation affiliation(const Reading& reading, std::uint32_t begin, std::uint32_t end) {
  Affiliation found;
  found.begin = begin;
  found.end = end;
  const auto& sentence = reading.doc.sentences[reading.sentence_of(begin)];
  tell_before(reading, sentence, found);
  if (!found.country.empty()) {
    tell_by_body_behind(reading, sentence, found);
    return found;
  }
  if (tell_at_end(reading, sentence, begin, found)) return found;
  if (end < sentence.end && !tell_by_adjective_behind(reading, found)) tell_by_name_behind(reading, sentence, found);
  return found;
}

}  // namespace kronika::entities
