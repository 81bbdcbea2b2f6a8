#include "entities/bodies.hpp"

#include <algorithm>

#include "entities/affiliation.hpp"

namespace kronika::entities {
namespace {

using world::SenseKind;

constexpr std::string_view kEmbassy = "embassy", kConsulate = "consulate";  // keys of packs/LANG/world/bodies.tsv

// Bodies that are seldom called by their noun alone.
bool has_names(world::BodyKind kind) {
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
bool is_its_name(const Reading& reading, world::BodyKind kind, const Name& name) {
  if (name.kind == NameClass::organisation) return !name.sense || name.sense->kind != SenseKind::body;
  return kind == world::BodyKind::media && name.kind == NameClass::person && !name.sense &&
         name.end - name.begin == 1 && feature(reading.token(name.head).feats, "Case") != "Gen";
}

// "Tasnim news agency", "RIA state news agency": has the body its name before it, where nouns do not inflect?
bool named_before(const Reading& reading, world::BodyKind kind, std::uint32_t begin) {
  if (reading.resources.inflects()) return false;
  const auto first = reading.doc.sentences[reading.sentence_of(begin)].begin;
  while (begin > first && reading.has(Cue::bearer, begin - 1)) --begin;
  const auto n = begin > first ? reading.name_at(begin - 1) : kNone;
  return n != kNone && reading.names[n].end == begin && reading.names[n].kind == NameClass::organisation &&
         is_its_name(reading, kind, reading.names[n]);
}

// "The U.S. embassy in Cairo": the place of a mission is a part of its name.
std::uint32_t with_seat(const Reading& reading, const world::Body& body, std::uint32_t end) {
  const auto stop = reading.doc.sentences[reading.sentence_of(end - 1)].end;
  if ((body.key != kEmbassy && body.key != kConsulate) || end + 1 >= stop || reading.token(end).upos != Upos::ADP ||
      !reading.binds(Cue::place_preposition, end, end + 1))
    return end;
  const auto n = reading.name_at(end + 1);
  if (n == kNone || reading.names[n].begin != end + 1 || reading.names[n].kind != NameClass::place) return end;
  return reading.names[n].sense && reading.names[n].sense->kind == SenseKind::state ? end : reading.names[n].end;
}

// The state or body whose adjective stands at `t`.
std::optional<world::Sense> whose_adjective(const Reading& reading, std::uint32_t t) {
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
std::optional<Name> side_at(const Reading& reading, std::uint32_t t) {
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
std::uint32_t office_length(const Reading& reading, std::uint32_t t) {
  std::uint32_t length = 0;
  for (const auto& match : reading.match(t))
    for (const auto& sense : match.senses)
      if (sense.kind == SenseKind::office && match.length > length) length = match.length;
  return length;
}

class BodyFinder {
 public:
  explicit BodyFinder(Reading& reading)
      : reading_(reading), bodies_(reading.resources.world.bodies(reading.resources.lexicon.language())) {}

  void run() {
    reading_.index_names();
    for (std::uint32_t t = 0; t < reading_.doc.tokens.size();) {
      if (reading_.token(t).upos == Upos::PUNCT) {
        ++t;
      } else if (auto side = side_at(reading_, t)) {
        add_side(std::move(*side));
        ++t;
      } else {
        t = add_body(t);
      }
    }
    std::erase_if(reading_.names, [](const Name& n) { return n.kind == NameClass::none; });
    reading_.names.insert(reading_.names.end(), found_.begin(), found_.end());
    std::sort(reading_.names.begin(), reading_.names.end(),
              [](const Name& a, const Name& b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
    reading_.index_names();
  }

 private:
  void add_side(Name side) {
    const auto overlaps = [&](const Name& n) { return n.begin < side.end && side.begin < n.end; };
    if (std::none_of(reading_.names.begin(), reading_.names.end(), overlaps)) found_.push_back(std::move(side));
  }

  // Adds the body whose noun begins at `t`, if there is one; where to go on.
  std::uint32_t add_body(std::uint32_t t) {
    std::uint32_t length = 0;
    const auto sense = body_at(t, length);
    const auto at = reading_.name_at(t);
    if (!sense || (at != kNone && known_otherwise(reading_.names[at]))) return t + 1;
    const auto& body = bodies_[sense->index];
    auto begin = t, end = t + length;
    // "Courted": the lemma is that of a noun, the word is not.
    if (reading_.token(reading_.head_of(t, end)).upos == Upos::VERB && length == 1) return t + 1;
    if (at != kNone) {
      // "Ministerstwo Inwestycji i Rozwoju": the marked name reaches further than the tables.
      const auto& name = reading_.names[at];
      if (reading_.head_of(name.begin, name.end) >= end && t != name.begin) return t + 1;
      begin = std::min(begin, name.begin);
      end = std::max(end, name.end);
    }
    auto whose = whose_body(begin, end);
    if (!body.only.empty()) {
      if (!whose.country.empty() && whose.country != body.only) return t + 1;
      whose.country = body.only;
    }
    if (at == kNone && (has_own_name(body.kind, begin, end, whose) || plural_of_none(t, begin, end, whose)))
      return t + 1;
    Name name;
    name.sentence = reading_.sentence_of(t);
    name.begin = std::min(begin, whose.begin);
    name.end = with_seat(reading_, body, std::max(end, whose.end));
    name.head = reading_.head_of(begin, end);
    name.kind = NameClass::organisation;
    name.sense = *sense;
    name.country = whose.country;
    if (at != kNone) {
      name.begin = std::min(name.begin, reading_.names[at].begin);
      reading_.names[at].kind = NameClass::none;
    }
    found_.push_back(std::move(name));
    return end;
  }

  std::optional<world::Sense> body_at(std::uint32_t t, std::uint32_t& length) const {
    for (const auto& match : reading_.match(t))
      for (const auto& sense : match.senses)
        if (sense.kind == SenseKind::body) {
          length = match.length;
          return sense;
        }
    return std::nullopt;
  }

  static bool known_otherwise(const Name& name) {
    return name.sense || name.kind == NameClass::person || name.kind == NameClass::other;
  }

  // Whose the body is that is named with the words [begin, end).
  Affiliation whose_body(std::uint32_t begin, std::uint32_t end) const {
    Affiliation nobody_s;
    nobody_s.begin = begin, nobody_s.end = end;
    auto whose = affiliation(reading_, begin, end);
    // Inside a marked name the state may already stand: "Sąd Najwyższy Pakistanu".
    for (auto t = begin; t < end && whose.country.empty(); ++t) whose.country = state_within(t);
    // "The administration of U.S. President Ada Lind": the state is of her office.
    if (whose.end > end && !reading_.resources.inflects() &&
        whose.end < reading_.doc.sentences[reading_.sentence_of(begin)].end && office_length(reading_, whose.end) != 0)
      return nobody_s;
    // "Pentagon spokesman Navy Captain Lind": the Pentagon is whose spokesman he is.
    for (auto t = whose.begin; t < begin && !reading_.resources.inflects(); ++t)
      if (reading_.name_at(t) == kNone && t + office_length(reading_, t) == begin) return nobody_s;
    return whose;
  }

  std::string state_within(std::uint32_t t) const {
    if (auto country = adjective_at(reading_, t).country; !country.empty()) return country;
    for (const auto& match : reading_.match(t))
      for (const auto& sense : match.senses)
        if (sense.kind == SenseKind::state) return reading_.resources.world.states()[sense.index].iso;
    return {};
  }

  // Does the noun only say what kind of body it is whose name stands beside it?
  bool has_own_name(world::BodyKind kind, std::uint32_t begin, std::uint32_t end, const Affiliation& whose) {
    // "Partii UKIP": the party has a name of its own.
    if (kind == world::BodyKind::party && whose.name != kNone && whose.begin == begin &&
        reading_.names[whose.name].kind == NameClass::organisation)
      return true;
    if (!has_names(kind)) return false;
    // "kremlowska agencja prasowa Ria Nowosti": what it is called is said next.
    const auto next = end < reading_.doc.sentences[reading_.sentence_of(begin)].end ? reading_.name_at(end) : kNone;
    if (next != kNone && reading_.names[next].begin == end && is_its_name(reading_, kind, reading_.names[next])) {
      reading_.names[next].kind = NameClass::organisation;
      return true;
    }
    return named_before(reading_, kind, begin);
  }

  // A plural without a state is hardly one body: "za rządów", "w wywiadach".
  bool plural_of_none(std::uint32_t t, std::uint32_t begin, std::uint32_t end, const Affiliation& whose) const {
    return whose.country.empty() && !reading_.capital(t) &&
           number_of(reading_.token(reading_.head_of(begin, end)).feats) == GrammaticalNumber::plural;
  }

  Reading& reading_;
  const std::vector<world::Body>& bodies_;
  std::vector<Name> found_;
};

bool is_person(const Reading& reading, std::uint32_t n) {
  return n != kNone && reading.names[n].kind == NameClass::person && !reading.names[n].sense;
}

// Inside a name that the model has marked whole the surname of somebody stands.
std::uint32_t person_within(const Reading& reading, const Name& body) {
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

}  // namespace

void find_bodies(Reading& reading) { BodyFinder(reading).run(); }

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
