#include "entities/bodies.hpp"

#include <algorithm>

namespace kronika::entities {
namespace {

using world::SenseKind;

constexpr std::uint32_t kLongestAdjective = 3;
constexpr std::uint32_t kReach = 4;                                         // words looked at before a phrase
constexpr std::uint32_t kReachAfter = 6;                                    // and after it
constexpr std::string_view kEmbassy = "embassy", kConsulate = "consulate";  // keys of packs/LANG/world/bodies.tsv

bool modifies(const Reading& reading, std::uint32_t t) {
  auto upos = reading.token(t).upos;
  return upos == Upos::ADJ || upos == Upos::DET || upos == Upos::NUM || upos == Upos::PROPN || upos == Upos::NOUN ||
         upos == Upos::ADV;
}

// "'s": the sign of the possessive, which is a word of its own.
bool possessive_mark(const Reading& reading, std::uint32_t t) {
  return relation(reading.token(t)) == "case" && reading.token(t).upos == Upos::PART;
}

// A preposition of place, in the case that it says a place with.
bool in_place(const Reading& reading, std::uint32_t adposition) {
  if (reading.has(Cue::place_preposition, adposition)) return true;
  std::string bound(reading.lemma(adposition));
  bound += "/";
  for (char c : feature(reading.token(adposition + 1).feats, "Case")) bound += static_cast<char>(c | 0x20);
  return reading.resources.lexicon.is(Cue::place_preposition, bound);
}

}  // namespace

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

// The dative and locative of many feminine names look like their genitive, and the tagger may take one for the other.
static bool may_be_genitive(const Reading& reading, const Name& name) {
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

// "Special Representative for the Kingdom of Tonga (KT) Ambassador Lind": is the name what another office is for?
static bool is_remit(const Reading& reading, std::uint32_t n) {
  auto begin = reading.names[n].begin;
  const auto first = reading.doc.sentences[reading.sentence_of(begin)].begin;
  if (begin >= first + 2 && reading.token(begin - 1).form == "(")
    if (const auto full = reading.name_at(begin - 2); full != kNone) begin = reading.names[full].begin;
  while (begin > first && reading.token(begin - 1).upos == Upos::DET) --begin;
  return begin > first && reading.has(Cue::remit, begin - 1);
}

Affiliation affiliation(const Reading& reading, std::uint32_t begin, std::uint32_t end) {
  Affiliation found;
  found.begin = begin;
  found.end = end;
  const auto& sentence = reading.doc.sentences[reading.sentence_of(begin)];
  auto tells = [&](std::uint32_t n) {
    const auto& name = reading.names[n];
    return name.kind != NameClass::person && name.kind != NameClass::group && name.kind != NameClass::other;
  };
  auto is_state = [&](const Name& name) { return name.sense && name.sense->kind == SenseKind::state; };

  // Before: "rosyjski", "Canada's", "US", with other modifiers between.
  for (auto t = begin, steps = 0u; t > sentence.begin && steps < kReach; ++steps) {
    --t;
    // "Republic of Korea (ROK) First Vice Foreign Minister"
    if (reading.token(t).form == ")" && t >= sentence.begin + 2 && reading.token(t - 2).form == "(") --t;
    if (auto n = reading.name_at(t); n != kNone) {
      bool person =
          reading.names[n].entity != kNone && reading.doc.entities[reading.names[n].entity].kind == EntityKind::person;
      if (tells(n) && !person && !reading.resources.inflects() && !is_remit(reading, n)) {
        found.name = n;
        found.country = country_of(reading, reading.names[n]);
        found.begin = reading.names[n].begin;
      }
      break;
    }
    if (auto adjective = adjective_at(reading, t); !adjective.country.empty()) {
      found.country = adjective.country;
      found.of = adjective.of;
      found.begin = t;
      break;
    }
    if (!modifies(reading, t) && !possessive_mark(reading, t)) break;
    if (reading.token(t).upos == Upos::NOUN && reading.resources.inflects()) break;
  }
  if (!found.country.empty()) return found;

  // "Szef MSZ Norwegii": the last word of the phrase is the first of a body that is named with its state.
  if (end > begin + 1 && end < sentence.end)
    if (auto n = reading.name_at(end - 1); n != kNone && reading.names[n].end > end &&
                                           reading.names[n].begin >= begin &&
                                           reading.resources.world.state(reading.names[n].country) != nullptr) {
      found.country = found.of = reading.names[n].country;
      found.end = reading.names[n].end;
      return found;
    }

  // After: a name in the genitive, or joined by the preposition that stands for it; an adjective.
  if (end < sentence.end) {
    auto t = end;
    if (auto adjective = adjective_at(reading, t);
        !adjective.country.empty() &&
        feature(reading.token(t).feats, "Case") == feature(reading.token(end - 1).feats, "Case")) {
      found.country = adjective.country;
      found.of = adjective.of;
      found.end = t + 1;
      return found;
    }
    bool joined = false, of = true;
    // "of the left-leaning People's Party", "eurosceptycznej partii UKIP"
    auto may_stand_between = [&](std::uint32_t word) {
      auto upos = reading.token(word).upos;
      if (upos == Upos::ADP) return !reading.resources.inflects() && !reading.has(Cue::place_preposition, word);
      if (upos == Upos::DET) return true;
      // "of the left-leaning party": a compound adjective is several tokens.
      if (!reading.resources.inflects())
        return joined && (upos == Upos::ADJ || reading.token(word).form == "-" ||
                          (word + 1 < sentence.end && reading.token(word + 1).form == "-") ||
                          (word > end && reading.token(word - 1).form == "-"));
      return feature(reading.token(word).feats, "Case") == "Gen" &&
             (upos == Upos::ADJ || (upos == Upos::NOUN && reading.has(Cue::organisation_noun, word)));
    };
    while (t < sentence.end && t < end + kReachAfter && reading.name_at(t) == kNone && may_stand_between(t)) {
      joined = true;
      if (reading.token(t).upos == Upos::ADP) of = reading.has(Cue::genitive, t);
      ++t;
    }
    if (t < sentence.end) {
      if (auto n = reading.name_at(t); n != kNone && reading.names[n].begin == t && tells(n)) {
        const auto& name = reading.names[n];
        bool complement = reading.resources.inflects()
                              ? may_be_genitive(reading, name) || all_capitals(reading.token(name.head).form) ||
                                    (t > end && name.kind == NameClass::organisation)
                              : joined;
        // "Spokesman for the Kremlin" is of it; what "for the Western Hemisphere" tells is a remit.
        bool whose = is_state(name) || name.kind == NameClass::organisation ||
                     (name.kind == NameClass::place && (of || (name.sense && name.sense->kind == SenseKind::metonym)));
        if (complement && whose) {
          found.name = n;
          found.country = country_of(reading, name);
          found.end = name.end;
        }
      }
    }
  }
  return found;
}

// Bodies that are seldom called by their noun alone.
static bool has_names(world::BodyKind kind) {
  switch (kind) {
    case world::BodyKind::party:
    case world::BodyKind::media:
    case world::BodyKind::company:
    case world::BodyKind::school:
    case world::BodyKind::armed_group: return true;
    default: return false;
  }
}

// May a name right behind the noun be what the body is called? The model may take that of an agency for a person's.
static bool is_its_name(const Reading& reading, world::BodyKind kind, const Name& name) {
  if (name.kind == NameClass::organisation) return !name.sense || name.sense->kind != SenseKind::body;
  return kind == world::BodyKind::media && name.kind == NameClass::person && !name.sense &&
         name.end - name.begin == 1 && feature(reading.token(name.head).feats, "Case") != "Gen";
}

// "Tasnim news agency", "RIA state news agency": has the body its name before it, where nouns do not inflect?
static bool named_before(const Reading& reading, world::BodyKind kind, std::uint32_t begin) {
  if (reading.resources.inflects()) return false;
  const auto first = reading.doc.sentences[reading.sentence_of(begin)].begin;
  while (begin > first && reading.has(Cue::bearer, begin - 1)) --begin;
  const auto n = begin > first ? reading.name_at(begin - 1) : kNone;
  return n != kNone && reading.names[n].end == begin && reading.names[n].kind == NameClass::organisation &&
         is_its_name(reading, kind, reading.names[n]);
}

// "The U.S. embassy in Cairo": the place of a mission is a part of its name.
static std::uint32_t with_seat(const Reading& reading, const world::Body& body, std::uint32_t end) {
  const auto stop = reading.doc.sentences[reading.sentence_of(end - 1)].end;
  if ((body.key != kEmbassy && body.key != kConsulate) || end + 1 >= stop || reading.token(end).upos != Upos::ADP ||
      !in_place(reading, end))
    return end;
  const auto n = reading.name_at(end + 1);
  if (n == kNone || reading.names[n].begin != end + 1 || reading.names[n].kind != NameClass::place) return end;
  return reading.names[n].sense && reading.names[n].sense->kind == SenseKind::state ? end : reading.names[n].end;
}

// The state or body whose adjective stands at `t`.
static std::optional<world::Sense> whose_adjective(const Reading& reading, std::uint32_t t) {
  for (const auto& match : reading.match(t))
    for (const auto& sense : match.senses) {
      if (match.length != 1) continue;
      if (sense.kind == SenseKind::adjective) return world::Sense{SenseKind::state, sense.index};
      if (sense.kind == SenseKind::membership) return world::Sense{SenseKind::organisation, sense.index};
    }
  return std::nullopt;
}

// "Strona ukraińska", "the Russian side": the state or body itself, unless a place is told ("po polskiej stronie") or
// the side of something.
static std::optional<Name> side_at(const Reading& reading, std::uint32_t t) {
  const auto& token = reading.token(t);
  const auto& sentence = reading.doc.sentences[reading.sentence_of(t)];
  if (!reading.has(Cue::side, t) || token.upos != Upos::NOUN || reading.name_at(t) != kNone ||
      number_of(token.feats) == GrammaticalNumber::plural)
    return std::nullopt;
  if (!reading.resources.inflects() && relation(token) != "nsubj") return std::nullopt;
  if (feature(token.feats, "Case") == "Loc") return std::nullopt;
  for (auto child : reading.children(t)) {
    if (relation(reading.token(child)) == "nmod") return std::nullopt;
    if (reading.token(child).upos == Upos::ADP && reading.has(Cue::place_preposition, child)) return std::nullopt;
  }
  for (auto at : {t - 1, t + 1}) {
    if (at == kNone || at < sentence.begin || at >= sentence.end || reading.token(at).head != t) continue;
    auto whose = whose_adjective(reading, at);
    if (!whose) continue;
    Name name;
    name.sentence = reading.sentence_of(t);
    name.begin = std::min(t, at);
    name.end = std::max(t, at) + 1;
    name.head = t;
    name.kind = whose->kind == SenseKind::state ? NameClass::place : NameClass::organisation;
    name.sense = *whose;
    return name;
  }
  return std::nullopt;
}

// How many words an office has that begins at `t`; 0 for none.
static std::uint32_t office_length(const Reading& reading, std::uint32_t t) {
  std::uint32_t length = 0;
  for (const auto& match : reading.match(t))
    for (const auto& sense : match.senses)
      if (sense.kind == SenseKind::office && match.length > length) length = match.length;
  return length;
}

void find_bodies(Reading& reading) {
  reading.index_names();
  const auto& bodies = reading.resources.world.bodies(reading.resources.lexicon.language());
  std::vector<Name> found;
  for (std::uint32_t t = 0; t < reading.doc.tokens.size(); ++t) {
    if (reading.token(t).upos == Upos::PUNCT) continue;
    if (auto side = side_at(reading, t)) {
      const auto overlaps = [&](const Name& n) { return n.begin < side->end && side->begin < n.end; };
      if (std::none_of(reading.names.begin(), reading.names.end(), overlaps)) found.push_back(std::move(*side));
      continue;
    }
    const world::Sense* sense = nullptr;
    std::uint32_t length = 0;
    auto matches = reading.match(t);
    for (const auto& match : matches) {
      for (const auto& s : match.senses)
        if (s.kind == SenseKind::body && sense == nullptr) sense = &s, length = match.length;
      if (sense != nullptr) break;
    }
    if (sense == nullptr) continue;
    auto at = reading.name_at(t);
    if (at != kNone && (reading.names[at].sense || reading.names[at].kind == NameClass::person ||
                        reading.names[at].kind == NameClass::other))
      continue;
    const auto& body = bodies[sense->index];
    auto end = t + length;
    // "Courted": the lemma is that of a noun, the word is not.
    if (reading.token(reading.head_of(t, end)).upos == Upos::VERB && length == 1) continue;
    auto begin = t;
    if (at != kNone) {
      // "Ministerstwo Inwestycji i Rozwoju": the marked name reaches further than the tables.
      auto& name = reading.names[at];
      if (reading.head_of(name.begin, name.end) >= end && t != name.begin) continue;
      begin = std::min(begin, name.begin);
      end = std::max(end, name.end);
    }
    auto whose = affiliation(reading, begin, end);
    // Inside a marked name the state may already stand: "Sąd Najwyższy Pakistanu".
    if (whose.country.empty())
      for (auto i = begin; i < end && whose.country.empty(); ++i) {
        whose.country = adjective_at(reading, i).country;
        for (const auto& match : reading.match(i))
          for (const auto& s : match.senses)
            if (whose.country.empty() && s.kind == SenseKind::state)
              whose.country = reading.resources.world.states()[s.index].iso;
      }
    // "The administration of U.S. President Ada Lind": the state is of her office.
    if (whose.end > end && !reading.resources.inflects() &&
        whose.end < reading.doc.sentences[reading.sentence_of(t)].end && office_length(reading, whose.end) != 0)
      whose = {};
    if (whose.end == 0) whose.begin = begin, whose.end = end;
    if (!body.only.empty()) {
      if (!whose.country.empty() && whose.country != body.only) continue;
      whose.country = body.only;
    }
    // "Partii UKIP": the party has a name of its own.
    if (at == kNone && body.kind == world::BodyKind::party && whose.name != kNone && whose.begin == begin &&
        reading.names[whose.name].kind == NameClass::organisation)
      continue;
    // "kremlowska agencja prasowa Ria Nowosti": what it is called is said next.
    if (at == kNone && has_names(body.kind)) {
      auto next = end < reading.doc.sentences[reading.sentence_of(t)].end ? reading.name_at(end) : kNone;
      if (next != kNone && reading.names[next].begin == end && is_its_name(reading, body.kind, reading.names[next])) {
        reading.names[next].kind = NameClass::organisation;
        continue;
      }
    }
    if (at == kNone && has_names(body.kind) && named_before(reading, body.kind, begin)) continue;
    // A plural without a state is hardly one body: "za rządów", "w wywiadach".
    if (at == kNone && whose.country.empty() && !reading.capital(t) &&
        number_of(reading.token(reading.head_of(begin, end)).feats) == GrammaticalNumber::plural)
      continue;
    Name name;
    name.sentence = reading.sentence_of(t);
    name.begin = std::min(begin, whose.begin);
    name.end = std::max(end, whose.end);
    name.end = with_seat(reading, body, name.end);
    name.head = reading.head_of(begin, end);
    name.kind = NameClass::organisation;
    name.sense = *sense;
    name.country = whose.country;
    if (at != kNone) {
      name.begin = std::min(name.begin, reading.names[at].begin);
      reading.names[at].kind = NameClass::none;
    }
    t = end - 1;
    found.push_back(std::move(name));
  }
  std::erase_if(reading.names, [](const Name& n) { return n.kind == NameClass::none; });
  reading.names.insert(reading.names.end(), found.begin(), found.end());
  std::sort(reading.names.begin(), reading.names.end(),
            [](const Name& a, const Name& b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
  reading.index_names();
}

static bool is_person(const Reading& reading, std::uint32_t n) {
  return n != kNone && reading.names[n].kind == NameClass::person && !reading.names[n].sense;
}

// Inside a name that the model has marked whole the surname of somebody stands.
static std::uint32_t person_within(const Reading& reading, const Name& body) {
  auto last = body.head;
  while (last > body.begin && possessive_mark(reading, last - 1)) --last;
  if (last == body.begin) return kNone;
  const auto& surname = reading.token(last - 1).form;
  for (std::uint32_t n = 0; n < reading.names.size(); ++n) {
    const auto& base = reading.names[n].base;
    if (is_person(reading, n) && base.ends_with(surname) &&
        (base.size() == surname.size() || base[base.size() - surname.size() - 1] == ' '))
      return n;
  }
  return kNone;
}

std::uint32_t whose_government(const Reading& reading, const Name& name) {
  if (!name.sense || name.sense->kind != SenseKind::body || !name.country.empty()) return kNone;
  const auto& body = reading.resources.world.bodies(reading.resources.lexicon.language())[name.sense->index];
  if (body.kind != world::BodyKind::government) return kNone;
  const auto& sentence = reading.doc.sentences[name.sentence];
  auto t = name.end;
  if (!reading.resources.inflects()) {
    auto before = name.begin;
    while (before > sentence.begin && possessive_mark(reading, before - 1)) --before;
    const auto n = before > sentence.begin ? reading.name_at(before - 1) : kNone;
    if (is_person(reading, n) && reading.names[n].end == before) return n;
    if (t >= sentence.end || !reading.has(Cue::genitive, t)) return person_within(reading, name);
    ++t;
  }
  // "rząd premiera Tuska", "the administration of U.S. President Trump"
  while (t < sentence.end && !is_person(reading, reading.name_at(t))) {
    const auto n = reading.name_at(t);
    const bool state = n != kNone && reading.names[n].sense && reading.names[n].sense->kind == SenseKind::state;
    const auto length = state ? reading.names[n].end - t : office_length(reading, t);
    if (length == 0 && adjective_at(reading, t).country.empty() && reading.token(t).upos != Upos::DET) return kNone;
    t += std::max(length, 1u);
  }
  const auto n = t < sentence.end ? reading.name_at(t) : kNone;
  const bool here = is_person(reading, n) && reading.names[n].begin == t;
  if (!reading.resources.inflects()) return here ? n : kNone;
  return here && feature(reading.token(reading.names[n].head).feats, "Case") != "Nom" ? n : kNone;
}

}  // namespace kronika::entities
