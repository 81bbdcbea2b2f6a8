#include "entities/complement.hpp"

#include "entities/affiliation.hpp"

namespace kronika::entities {
namespace {

using world::Complement;
using world::SenseKind;

constexpr std::string_view kCivilians = "CVL", kOpposition = "OPP";  // sectors
constexpr std::uint32_t kBetween = 2;                                // words between a state and the body of it

class Completer {
 public:
  explicit Completer(const Reading& reading)
      : reading_(reading), world_(reading.resources.world), language_(reading.resources.lexicon.language()) {}

  Completion complete(const RolePhrase& role) const {
    Completion c;
    auto whose = affiliation(reading_, role.core_begin, role.core_end);
    behind_state(whose);
    c.begin = whose.begin;
    c.end = whose.end;
    c.country = whose.country;
    if (whose.name != kNone) {
      c.name = &reading_.names[whose.name];
      c.of = name_of(*c.name);
    } else {
      c.of = whose.of;
    }
    begins_with_body(role, c);
    // The host of an envoy: a preposition and a name, after the phrase and the sender.
    const auto& sentence = reading_.doc.sentences[role.sentence];
    auto t = c.end;
    if (t + 1 < sentence.end && reading_.token(t).upos == Upos::ADP) {
      ++t;
      while (t + 1 < sentence.end && reading_.token(t).upos == Upos::DET) ++t;
      if (auto n = reading_.name_at(t); n != kNone && reading_.names[n].begin == t) c.host = &reading_.names[n];
    }
    return c;
  }

  // The body as the document calls it elsewhere, or by these words.
  std::string called_here(std::uint32_t organisation, Span words) const {
    for (const auto& entity : reading_.doc.entities) {
      if (entity.kind != EntityKind::organisation) continue;
      for (const auto& sense : world_.find(language_, entity.name))
        if (sense.kind == SenseKind::organisation && sense.index == organisation) return entity.name;
    }
    return std::string(reading_.doc.words(words));
  }

  // "EU Trade Commissioner", "UN Refugee chief": what is marked as one name is a body of many states and a part of the
  // title.
  void begins_with_body(const RolePhrase& role, Completion& c) const {
    if (reading_.resources.inflects() || c.name == nullptr || c.name->sense ||
        c.name->kind != NameClass::organisation || c.name->end > role.core_begin ||
        reading_.has(Cue::organisation_noun, c.name->end - 1))
      return;
    for (const auto& match : reading_.match(c.name->begin))
      for (const auto& sense : match.senses) {
        if (sense.kind != SenseKind::organisation || c.name->begin + match.length >= c.name->end) continue;
        const auto& body = world_.organisations()[sense.index];
        if (world_.state(body.country) != nullptr) continue;
        c.country = body.country;
        c.of = called_here(sense.index, {reading_.token(c.name->begin).span.begin,
                                         reading_.token(c.name->begin + match.length - 1).span.end});
        c.name = nullptr;
        return;
      }
  }

  // "Chief justice of Egypt's Supreme Court": of the body, whose state comes first.
  void behind_state(Affiliation& whose) const {
    auto t = whose.end;
    if (reading_.resources.inflects() || whose.name == kNone || t != reading_.names[whose.name].end ||
        t + 1 >= reading_.doc.tokens.size() || reading_.sentence_of(t + 1) != reading_.sentence_of(whose.begin) ||
        reading_.token(t).upos != Upos::PART)
      return;
    // "Norway's opposition Labour Party"
    const auto end = reading_.doc.sentences[reading_.sentence_of(t)].end;
    for (std::uint32_t steps = 0; steps < kBetween && t + 2 < end && reading_.name_at(t + 1) == kNone &&
                                  (reading_.token(t + 1).upos == Upos::ADJ || reading_.token(t + 1).upos == Upos::NOUN);
         ++steps)
      ++t;
    auto n = reading_.name_at(t + 1);
    if (n == kNone || reading_.names[n].begin != t + 1 || reading_.names[n].kind != NameClass::organisation) return;
    whose.name = n;
    whose.end = reading_.names[n].end;
  }

  // "Doradca Putina": the person whom the one who is called so serves. What stands in the same case is an apposition.
  void serve(const RolePhrase& role, Completion& c) const {
    std::uint32_t n = kNone;
    if (!reading_.resources.inflects() || in_genitive(role.head) || !person_at(reading_, role.core_end, n) ||
        !in_genitive(reading_.names[n].head))
      return;
    c.end = reading_.names[n].end;
    c.name = &reading_.names[n];
    if (c.of.empty()) c.of = reading_.doc.entities[reading_.names[n].entity].name;
  }

  bool in_genitive(std::uint32_t t) const { return feature(reading_.token(t).feats, "Case") == "Gen"; }

  // What a role is "of" when it is of this: the code of a state, also for its ministries; else the name.
  std::string name_of(const Name& name) const {
    auto country = country_of(reading_, name);
    if (name.sense) {
      auto kind = name.sense->kind;
      if (kind == SenseKind::state || kind == SenseKind::capital || kind == SenseKind::metonym) return country;
      // "NATO Secretary General": known best by its short name, whatever else the document calls it.
      if (kind == SenseKind::organisation && name.end == name.begin + 1 &&
          world_.name_of(world_.organisations()[name.sense->index].id, language_) == reading_.token(name.begin).form)
        return std::string(reading_.token(name.begin).form);
      if (kind == SenseKind::organisation && world_.state(country) != nullptr) {
        // "White House press secretary": who speaks for a government or ministry speaks for the state.
        const auto organ = world_.organisations()[name.sense->index].kind;
        if (organ == world::BodyKind::government || organ == world::BodyKind::ministry ||
            organ == world::BodyKind::presidency)
          return country;
      }
      if (kind == SenseKind::body && world_.state(country) != nullptr) {
        auto body = world_.bodies(language_)[name.sense->index].kind;
        if (body != world::BodyKind::parliament && body != world::BodyKind::party) return country;
      }
    }
    return name.entity != kNone ? reading_.doc.entities[name.entity].name : name.base;
  }

  Complement kind_of(const Completion& c) const {
    if (c.name == nullptr)
      return c.country.empty()                 ? Complement::none
             : c.country == kIntergovernmental ? Complement::igo
                                               : Complement::state;
    const auto& name = *c.name;
    if (name.kind == NameClass::person) return Complement::person;
    if (!name.sense) return name.kind == NameClass::place ? Complement::city : Complement::body;
    switch (name.sense->kind) {
      case SenseKind::state: return Complement::state;
      case SenseKind::capital: return Complement::city;
      case SenseKind::metonym: return Complement::state;
      case SenseKind::place: {
        const auto& kind = world_.places(language_)[name.sense->index].kind;
        return kind == "city" ? Complement::city : Complement::region;
      }
      case SenseKind::organisation: return body_kind(world_.organisations()[name.sense->index].kind, c.country);
      case SenseKind::body: {
        const auto& body = world_.bodies(language_)[name.sense->index];
        return body.sector == kOpposition ? Complement::body : body_kind(body.kind, c.country);  // "the opposition"
      }
      default: return Complement::body;
    }
  }

  static Complement body_kind(world::BodyKind kind, const std::string& country) {
    switch (kind) {
      case world::BodyKind::party: return Complement::party;
      case world::BodyKind::parliament: return Complement::parliament;
      case world::BodyKind::court: return Complement::court;
      case world::BodyKind::igo:
      case world::BodyKind::alliance: return Complement::igo;
      default: return country == kIntergovernmental ? Complement::igo : Complement::body;
    }
  }

 private:
  const Reading& reading_;
  const World& world_;
  const std::string& language_;
};

}  // namespace

Completion complete(const Reading& reading, const RolePhrase& role) { return Completer(reading).complete(role); }

void complete_with_person(const Reading& reading, const RolePhrase& role, Completion& completion) {
  Completer(reading).serve(role, completion);
}

std::string state_beside(const Reading& reading, const RolePhrase& role) {
  const auto end = reading.doc.sentences[role.sentence].end;
  auto t = role.core_end;
  if (t + 1 >= end || reading.token(t).upos != Upos::ADP) return {};
  const auto adposition = t++;
  while (t + 1 < end && reading.token(t).upos == Upos::DET) ++t;
  const auto n = reading.name_at(t);
  if (n == kNone || reading.names[n].begin != t || reading.names[n].kind != NameClass::place) return {};
  const auto& name = reading.names[n];
  const auto tells = [&](Cue cue) { return reading.binds(cue, adposition, name.head); };
  if (!tells(Cue::origin) && !(role.sector == kCivilians && tells(Cue::inside))) return {};
  auto country = country_of(reading, name);
  return reading.resources.world.state(country) != nullptr ? country : std::string();
}

Complement kind_of(const Reading& reading, const Completion& completion) {
  return Completer(reading).kind_of(completion);
}

bool person_at(const Reading& reading, std::uint32_t t, std::uint32_t& name) {
  if (t >= reading.doc.tokens.size()) return false;
  name = reading.name_at(t);
  return name != kNone && reading.names[name].begin == t && reading.names[name].entity != kNone &&
         reading.doc.entities[reading.names[name].entity].kind == EntityKind::person;
}

}  // namespace kronika::entities
