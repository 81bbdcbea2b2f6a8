#include "entities/roles.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "base/utf8.hpp"
#include "entities/bodies.hpp"
#include "entities/remit.hpp"

namespace kronika::entities {
namespace {

using world::Complement;
using world::Gender;
using world::SenseKind;

constexpr std::size_t kStateCode = 3;               // letters of an ISO code
constexpr std::string_view kMinister = "minister";  // in the keys of offices
constexpr std::string_view kMinisterOfState = "minister of state";
constexpr std::string_view kLeader = "leader";      // key of packs/LANG/world/descriptions.tsv
constexpr std::string_view kPartyLeader = "party leader", kParty = "PTY";  // key of an office, sector
constexpr std::uint32_t kPartyReach = 4;                                   // sentences
constexpr std::uint32_t kLongestRemit = 12;
constexpr int kClimbs = 3;  // from a member of a group to what the group is called
constexpr std::uint32_t kModifiers = 5;  // words before a phrase that may belong to it

// What completes a role phrase, as far as the words around it tell.
struct Completion {
  std::string country;         // of the state or body
  std::string of;              // as Role::of
  const Name* name = nullptr;  // the complement, where it is a name
  const Name* host = nullptr;  // where an envoy is sent: "in Warsaw", "przy Unii"
  std::uint32_t begin = 0, end = 0;
};

class RoleFinder {
 public:
  explicit RoleFinder(Reading& reading)
      : reading_(reading), world_(reading.resources.world), language_(reading.resources.lexicon.language()) {
    for (const auto& entity : reading.doc.entities) named_countries_.insert(entity.country);
  }

  void run() {
    for (std::uint32_t t = 0; t < reading_.doc.tokens.size(); ++t) {
      auto upos = reading_.token(t).upos;
      // "Acting Assistant Secretary" may look like a verb to the tagger.
      if (upos == Upos::PUNCT || (upos == Upos::VERB && !reading_.capital(t))) continue;
      look_at(t);
    }
    std::sort(reading_.roles.begin(), reading_.roles.end(),
              [](const RolePhrase& a, const RolePhrase& b) { return a.core_begin < b.core_begin; });
    for (auto& role : reading_.roles) link(role);
    share_names();
    inherit();
    for (auto& role : reading_.roles)
      if (role.office == kPartyLeader && role.of.empty() && role.beside_name) lead(role);
    reading_.roles.insert(reading_.roles.end(), of_each_.begin(), of_each_.end());
    std::stable_sort(reading_.roles.begin(), reading_.roles.end(),
                     [](const RolePhrase& a, const RolePhrase& b) { return a.core_begin < b.core_begin; });
  }

 private:
  // "Francuz", "the Frenchman": who comes from a state, not named.
  bool inhabitant(std::uint32_t t, std::uint32_t in_name) {
    const auto& name = reading_.names[in_name];
    if (!name.sense || name.sense->kind != SenseKind::inhabitant) return false;
    if (name.entity != kNone || name.begin != t) return false;
    RolePhrase role;
    role.sentence = name.sentence;
    role.core_begin = role.begin = name.begin;
    role.core_end = role.end = name.end;
    role.head = name.head;
    role.gender = gender_of(reading_.token(role.head).feats);
    if (role.gender == Gender::neuter) role.gender = Gender::unknown;
    role.country = role.of = country_of(reading_, name);
    role.stated = true;
    read_modifiers(role);
    reading_.roles.push_back(std::move(role));
    return true;
  }

  void look_at(std::uint32_t t) {
    auto in_name = reading_.name_at(t);
    if (in_name != kNone && inhabitant(t, in_name)) return;
    // A role is no part of a longer name ("Premier League"), but it may be marked as the first word of one, or be the
    // last of a body whose head is named after it: "kancelarii prezydenta Karola Nawrockiego".
    if (in_name != kNone && reading_.names[in_name].kind != NameClass::person) {
      const auto& name = reading_.names[in_name];
      std::uint32_t n = kNone;
      bool leads = name.begin == t && name.kind == NameClass::organisation && !name.sense;
      bool closes = name.sense && name.sense->kind == SenseKind::body && t + 1 == name.end &&
                    name.end - name.begin > 1 && person_at(name.end, n);
      if (!leads && !closes) return;
    } else if (in_name != kNone && reading_.names[in_name].begin != t) {
      return;
    }
    const auto matches = reading_.match(t);
    if (std::none_of(matches.begin(), matches.end(), [](const auto& m) { return m.length > 1; }) && over_adjective(t))
      return;
    for (const auto& match : matches) {
      if (in_name != kNone && t + match.length <= reading_.names[in_name].begin) continue;
      if (cuts_name(t, t + match.length)) continue;
      bool office = false, description = false;
      for (const auto& sense : match.senses) {
        office |= sense.kind == SenseKind::office;
        description |= sense.kind == SenseKind::description;
      }
      if (!office && !description) continue;
      auto head = reading_.head_of(t, t + match.length);
      if (reading_.token(head).upos == Upos::VERB && reading_.token(t).upos == Upos::ADJ) return;
      if (office && make(t, match, true)) return;
      if (description && make(t, match, false)) return;
    }
  }

  // "Lider Partii Pracy": the phrase "lider partii" would end within a name.
  bool cuts_name(std::uint32_t begin, std::uint32_t end) const {
    auto n = reading_.name_at(end - 1);
    return n != kNone && reading_.names[n].begin > begin && reading_.names[n].end > end && reading_.names[n].sense &&
           reading_.names[n].sense->kind == SenseKind::organisation;
  }

  // "Szef polskiego rządu": an office of the tables within whose words the adjective of a state stands.
  bool over_adjective(std::uint32_t t) {
    if (!reading_.resources.inflects() || t + 2 >= reading_.doc.sentences[reading_.sentence_of(t)].end ||
        reading_.token(t + 1).upos != Upos::ADJ)
      return false;
    auto whose = adjective_at(reading_, t + 1);
    if (whose.country.empty()) return false;
    for (auto match : reading_.match_over_next(t)) {
      bool office = std::any_of(match.senses.begin(), match.senses.end(),
                                [](const auto& s) { return s.kind == SenseKind::office; });
      if (!office || match.length < 2) continue;
      ++match.length;
      if (make(t, match, true, &whose)) return true;
    }
    return false;
  }

  // `inner`: whose adjective stands inside the phrase.
  bool make(std::uint32_t t, const world::Match& match, bool office, const Adjective* inner = nullptr) {
    RolePhrase role;
    role.sentence = reading_.sentence_of(t);
    role.core_begin = t;
    role.core_end = t + match.length;
    role.head = reading_.head_of(t, role.core_end);
    // The last part of a phrase is no role of its own: "Foreign Minister".
    if (!reading_.roles.empty() && role.core_end <= reading_.roles.back().core_end &&
        (role.head == reading_.roles.back().head || role.core_end - t < match.length))
      return true;
    role.plural = number_of(reading_.token(role.head).feats) == GrammaticalNumber::plural;
    role.gender = gender_of(reading_.token(role.head).feats);
    if (role.gender == Gender::neuter) role.gender = Gender::unknown;
    for (auto i = role.core_begin; i < role.core_end; ++i) {
      if (i > role.core_begin) role.title += ' ';
      role.title += reading_.resources.inflects() ? reading_.lemma(i) : reading_.lower(i);
    }
    auto completion = complete(role);
    if (inner != nullptr) {
      completion.country = inner->country;
      completion.of = inner->of;
      completion.name = nullptr;
    }
    if (office) {
      if (serves_people(match)) serve(role, completion);
      if (!choose_office(role, match, completion)) return false;
      if (role.office.starts_with(kOther) && state_is_remit(role, completion)) {
        completion = Completion{};
        completion.begin = role.core_begin;
        completion.end = role.core_end;
        if (!choose_office(role, match, completion)) return false;
      }
    } else {
      for (const auto& sense : match.senses)
        if (sense.kind == SenseKind::description) {
          const auto& d = world_.descriptions(language_)[sense.index];
          role.sector = d.sector;
          role.leader = d.key == kLeader;
          if (d.gender != Gender::unknown && role.gender == Gender::unknown) role.gender = d.gender;
          role.plural |= d.group;
          break;
        }
      role.country = completion.country;
      role.of = completion.of;
      role.stated = !completion.of.empty();
    }
    role.begin = completion.begin;
    role.end = std::max(completion.end, std::exchange(sent_until_, 0));
    read_modifiers(role);
    reading_.roles.push_back(std::move(role));
    return true;
  }

  // "Special Representative for Afghanistan": sent there by somebody else.
  bool state_is_remit(const RolePhrase& role, const Completion& c) const {
    return !reading_.resources.inflects() && c.name != nullptr && c.name->sense &&
           c.name->sense->kind == SenseKind::state && c.name->begin > role.core_end &&
           reading_.has(Cue::remit, role.core_end) && !reading_.has(Cue::genitive, role.core_end);
  }

  bool serves_people(const world::Match& match) const {
    return std::any_of(match.senses.begin(), match.senses.end(), [&](const auto& s) {
      return s.kind == SenseKind::office && world_.offices(language_)[s.index].of == Complement::person;
    });
  }

  Completion complete(const RolePhrase& role) {
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

  // "Chief justice of Egypt's Supreme Court": of the body, whose state comes first.
  void behind_state(Affiliation& whose) const {
    auto t = whose.end;
    if (reading_.resources.inflects() || whose.name == kNone || t != reading_.names[whose.name].end ||
        t + 1 >= reading_.doc.tokens.size() || reading_.sentence_of(t + 1) != reading_.sentence_of(whose.begin) ||
        reading_.token(t).upos != Upos::PART)
      return;
    auto n = reading_.name_at(t + 1);
    if (n == kNone || reading_.names[n].begin != t + 1 || reading_.names[n].kind != NameClass::organisation) return;
    whose.name = n;
    whose.end = reading_.names[n].end;
  }

  // "Doradca Putina": the person whom the one who is called so serves. What stands in the same case is an apposition.
  void serve(RolePhrase& role, Completion& c) const {
    std::uint32_t n = kNone;
    if (!reading_.resources.inflects() || in_genitive(role.head) || !person_at(role.core_end, n) ||
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
      return c.country.empty() ? Complement::none : c.country == "IGO" ? Complement::igo : Complement::state;
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
      case SenseKind::body: return body_kind(world_.bodies(language_)[name.sense->index].kind, c.country);
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
      default: return country == "IGO" ? Complement::igo : Complement::body;
    }
  }

  bool choose_office(RolePhrase& role, const world::Match& match, const Completion& c) {
    auto kind = kind_of(c);
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
        case Complement::body: fits = kind == Complement::body || kind == Complement::igo; break;
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
    role.stated = !role.of.empty();
    if (host) send(role, c);
    if (auto slot = role.office.find("{}"); slot != std::string::npos)
      role.office = role.office.substr(0, role.office.find(" to {}"));
    return true;
  }

  // A body that the phrase itself names: "przewodniczący Komisji Europejskiej", "marszałek Sejmu". Other bodies of a
  // state stand for the state.
  void name_body_within(RolePhrase& role, const std::string& country) {
    const bool state = world_.state(country) != nullptr;
    for (auto t = role.core_begin; t < role.core_end; ++t) {
      if (auto adjective = adjective_at(reading_, t); !state && adjective.country == country) {
        role.of = called_here(adjective.of);
        return;
      }
      auto n = reading_.name_at(t);
      if (n == kNone || reading_.names[n].kind != NameClass::organisation || reading_.names[n].entity == kNone)
        continue;
      if (!state || is_house(reading_.names[n])) role.of = reading_.doc.entities[reading_.names[n].entity].name;
    }
  }

  bool is_house(const Name& name) const {
    if (!name.sense) return false;
    if (name.sense->kind == SenseKind::organisation)
      return world_.organisations()[name.sense->index].kind == world::BodyKind::parliament;
    return name.sense->kind == SenseKind::body &&
           world_.bodies(language_)[name.sense->index].kind == world::BodyKind::parliament;
  }

  // The body of this name as the document calls it.
  std::string called_here(std::string_view body) const {
    for (const auto& entity : reading_.doc.entities)
      if (entity.kind == EntityKind::organisation && names_same_body(entity.name, body)) return entity.name;
    return std::string(body);
  }

  // "UE", "Unia Europejska".
  bool names_same_body(std::string_view a, std::string_view b) const {
    auto id = [&](std::string_view phrase) {
      for (const auto& sense : world_.find(language_, phrase))
        if (sense.kind == SenseKind::organisation) return sense.index;
      return kNone;
    };
    return id(a) != kNone && id(a) == id(b);
  }

  // Fills "ambassador to {}".
  void send(RolePhrase& role, const Completion& c) {
    auto slot = role.office.find("{}");
    if (slot == std::string::npos || c.host == nullptr) return;
    const auto& host = *c.host;
    std::string code;
    if (host.sense && host.sense->kind == SenseKind::organisation)
      code = world_.organisations()[host.sense->index].id;
    else
      code = country_of(reading_, host);
    if (code.empty() || code == "---" || code == "NGO") return;
    role.office.replace(slot, 2, world_.name_with_article(code, "en"));
    // "Ambasador Rosji w Polsce Siergiej Andriejew": the host belongs to the phrase, and the name comes after it.
    if (std::uint32_t n = kNone; host.begin > role.core_end && host.begin <= c.end + 2 && person_at(host.end, n))
      sent_until_ = host.end;
  }

  void read_modifiers(RolePhrase& role) {
    const auto& sentence = reading_.doc.sentences[role.sentence];
    auto t = role.begin;
    auto first = role.begin;
    // Modifiers may stand on either side of the adjective of the state.
    for (auto i = role.begin; i < role.core_begin; ++i) note(role, i);
    if (t > sentence.begin && former_verb(t - 1, role)) role.former = true;
    for (std::uint32_t steps = 0; t > sentence.begin && steps < kModifiers; ++steps) {
      --t;
      if (reading_.name_at(t) != kNone) break;
      auto upos = reading_.token(t).upos;
      bool inner = upos == Upos::ADJ || upos == Upos::DET || upos == Upos::NUM || upos == Upos::PRON ||
                   reading_.has(Cue::former, t) || reading_.has(Cue::incoming, t) || reading_.lower(t) == "-" ||
                   (upos == Upos::NOUN && !reading_.resources.inflects() && relation(reading_.token(t)) == "compound" &&
                    reading_.token(t).head == role.head);  // "a senior agency official"
      if (!inner) break;
      note(role, t);
      if (upos != Upos::DET && upos != Upos::PRON) first = t;
    }
    role.begin = first;
    if (role.core_end < sentence.end && reading_.has(Cue::incoming, role.core_end)) role.former = false;
  }

  // "Była premier": taken for "she was", before a nominative that is no predicate.
  bool former_verb(std::uint32_t t, const RolePhrase& role) const {
    if (!reading_.resources.inflects() || reading_.token(t).upos != Upos::AUX ||
        feature(reading_.token(role.head).feats, "Case") != "Nom")
      return false;
    std::vector<Analysis> analyses;
    reading_.resources.morphology->analyse(reading_.lower(t), analyses);
    return std::any_of(analyses.begin(), analyses.end(), [&](const Analysis& a) {
      return reading_.resources.lexicon.is(Cue::former, a.lemma) &&
             gender_of(a.feats) == gender_of(reading_.token(role.head).feats);
    });
  }

  void note(RolePhrase& role, std::uint32_t t) {
    role.former |= reading_.has(Cue::former, t);
    role.newcomer |= reading_.has(Cue::other_one, t);
    if (reading_.has(Cue::several, t)) role.plural = true;
    auto gender = gender_of(reading_.token(t).feats);
    if (gender == Gender::feminine && reading_.token(t).upos == Upos::ADJ && reading_.token(t).head == role.head)
      role.gender = gender;
  }

  // "Deputy Prime Minister and Foreign Minister Prak Sokhonn": a minister may have two offices. Two heads joined so are
  // two people.
  void share_names() {
    for (std::size_t i = reading_.roles.size(); i-- > 1;) {
      const auto& named = reading_.roles[i];
      auto& role = reading_.roles[i - 1];
      bool both = named.beside_name && role.person == kNone && !role.plural && role.sentence == named.sentence &&
                  role.office.find(kMinister) != std::string::npos &&
                  named.office.find(kMinister) != std::string::npos && role.office != named.office &&
                  role.end + 1 == named.begin && reading_.token(role.end).upos == Upos::CCONJ;
      if (!both || relation(reading_.token(named.head)) == "nsubj") continue;
      role.person = named.person;
      role.beside_name = true;
      if (role.of.empty()) role.of = named.of, role.country = named.country;
      affiliate(role, role.person);
      add_role_mention(reading_, role, role.person);
    }
  }

  // "UAE officials including Foreign Minister Abdullah bin Zayed"
  bool hangs_on(const RolePhrase& role, const RolePhrase& group) const {
    auto t = role.head;
    for (int climb = 0; climb < kClimbs && t != kNone; ++climb) {
      if (t == group.head) return true;
      t = reading_.token(t).head;
    }
    return false;
  }

  // Does the document elsewhere say which state the person serves?
  bool serves(std::uint32_t person) const { return world_.state(reading_.doc.entities[person].country) != nullptr; }

  // "Australian Prime Minister Scott Morrison, Foreign Minister Payne": in a row of people the state that the first
  // role names goes on until another is named.
  void inherit() {
    for (std::size_t i = 1; i < reading_.roles.size(); ++i) {
      auto& role = reading_.roles[i];
      const auto& before = reading_.roles[i - 1];
      if (role.of.empty() && !role.office.empty() && role.beside_name && before.plural && hangs_on(role, before) &&
          world_.state(before.of) != nullptr && !serves(role.person)) {
        role.of = role.country = before.of;
        affiliate(role, role.person);
        continue;
      }
      if (!role.of.empty() || role.office.empty() || !role.beside_name || !before.beside_name || before.of.empty() ||
          role.sentence != before.sentence || world_.state(before.of) == nullptr || serves(role.person))
        continue;
      // Between the two stand the name of the first, and a comma or conjunction.
      auto t = before.end;
      while (t < role.begin && (reading_.name_at(t) != kNone || reading_.has(Cue::title, t))) ++t;
      bool row = t < role.begin;
      for (; t < role.begin; ++t) row &= reading_.token(t).form == "," || reading_.token(t).upos == Upos::CCONJ;
      if (!row) continue;
      role.of = role.country = before.of;
      affiliate(role, role.person);
    }
  }

  // "Szef ugrupowania Jan Nowak": of the party that was named last before.
  void lead(RolePhrase& role) {
    const Mention* last = nullptr;
    for (const auto& entity : reading_.doc.entities) {
      if (entity.kind != EntityKind::organisation || entity.sector != kParty) continue;
      for (const auto& mention : entity.mentions) {
        if (mention.begin >= role.begin || role.sentence - mention.sentence > kPartyReach) continue;
        if (last != nullptr && last->begin >= mention.begin) continue;
        last = &mention;
        role.of = entity.name;
        role.country = entity.country;
      }
    }
    if (last != nullptr) affiliate(role, role.person);
  }

  // ---- the name beside a role ----

  bool person_at(std::uint32_t t, std::uint32_t& n) const {
    if (t >= reading_.doc.tokens.size()) return false;
    n = reading_.name_at(t);
    return n != kNone && reading_.names[n].begin == t && reading_.names[n].entity != kNone &&
           reading_.doc.entities[reading_.names[n].entity].kind == EntityKind::person;
  }

  // Could the two stand in one case? Foreign names need not show theirs.
  bool agree(const RolePhrase& role, const Name& name) const {
    if (!reading_.resources.inflects()) return true;
    const auto& role_token = reading_.token(role.head);
    const auto& name_token = reading_.token(name.head);
    auto a = feature(role_token.feats, "Case"), b = feature(name_token.feats, "Case");
    if (a.empty() || b.empty() || a == b) return true;
    // A man's accusative is his genitive; the tagger may have taken one for the other.
    auto same = [](std::string_view x, std::string_view y) {
      return (x == "Gen" && y == "Acc") || (x == "Acc" && y == "Gen");
    };
    if (same(a, b)) return true;
    // "Doradca Putina": whose he is, which the ending shows.
    if (name_token.head == role.head && relation(name_token) == "nmod" && a == "Nom" && b == "Gen" &&
        name.gender != Gender::feminine &&
        name.base != reading_.doc.words({reading_.token(name.begin).span.begin,
                                         reading_.token(name.end - 1).span.end}))
      return false;
    if (name_token.head == role.head) return true;
    // A name that is not inflected stands in the nominative, or is a woman's, which may stand in any case.
    return (role.gender == Gender::feminine || a == "Nom") &&
           name.base == reading_.doc.words(
                            {reading_.token(name.begin).span.begin, reading_.token(name.end - 1).span.end});
  }

  void link(RolePhrase& role) {
    const auto& sentence = reading_.doc.sentences[role.sentence];
    auto in_sentence = [&](std::uint32_t t) { return t >= sentence.begin && t < sentence.end; };
    auto is_mark = [&](std::uint32_t t, std::string_view mark) {
      return in_sentence(t) && reading_.token(t).form == mark;
    };
    std::uint32_t n = kNone;
    // "prezydent Kazachstanu Kasym-Żomart Tokajew", "the prime minister of Japan, Shinzo Abe,"
    auto t = role.end;
    while (in_sentence(t) && reading_.has(Cue::title, t) && reading_.name_at(t) == kNone) ++t;
    if (is_mark(t, "\"") || is_mark(t, "„")) ++t;
    if (in_sentence(t) && person_at(t, n) && agree(role, reading_.names[n]) && !ends_in_other(role))
      return join(role, n, t);
    // "Deputowany niższej izby parlamentu Michaił Szeremeta": what the office is of stands between.
    if (auto person = after_genitives(role);
        person != kNone && person_at(person, n) && agree(role, reading_.names[n]) && !role_beside(n)) {
      role.end = person;
      return join(role, n, person);
    }
    // "Under Secretary of State for Political Affairs Victoria Nuland": what the office is for stands between.
    if (auto person = after_remit(role); person != kNone && person_at(person, n) && agree(role, reading_.names[n])) {
      auto last = person - 1;
      // "Dr. Sultan Al Jaber", "the Crown Prince of Dubai, Sheikh Hamdan"
      for (auto i = role.core_end; i < person; ++i)
        if (is_title(i) && i > role.core_end) {
          last = i - 1;
          break;
        }
      while (last > role.core_end && reading_.token(last).upos == Upos::PUNCT) --last;
      // "The Crown Prince of Dubai": of the state where the place is.
      if (auto place = reading_.name_at(last);
          role.of.empty() && place != kNone && reading_.has(Cue::genitive, role.core_end))
        if (auto country = country_of(reading_, reading_.names[place]); world_.state(country) != nullptr)
          role.of = role.country = country;
      if (!reading_.resources.inflects() &&
          (role.office.starts_with(kOther) || several_portfolios(role) || role.office == kMinisterOfState))
        name_in_full(role, last);
      role.end = person;
      return join(role, n, person);
    }
    if (is_mark(t, ",") && in_sentence(t + 1) && person_at(t + 1, n) && agree(role, reading_.names[n])) {
      auto after = reading_.names[n].end;
      bool closed = !in_sentence(after) || reading_.token(after).upos == Upos::PUNCT;
      bool apposed = relation(reading_.token(reading_.names[n].head)) == "appos" &&
                     reading_.token(reading_.names[n].head).head == role.head;
      if ((apposed || closed) && !role_beside(n)) return join(role, n, t);
    }
    // "Rzeczniczka rządu – Anna Nowak – powiedziała"
    if (in_sentence(t + 1) && is_dash(t) && person_at(t + 1, n) && agree(role, reading_.names[n]) && !role_beside(n))
      return join(role, n, t);
    // "Andrij Jermak, szef biura prezydenta Ukrainy,"; "Ned Price, Department Spokesperson"
    auto before = role.begin;
    while (before > sentence.begin && reading_.token(before - 1).upos == Upos::DET) --before;
    // "Nikki Haley, Trump's ambassador"
    if (!reading_.resources.inflects() && before > sentence.begin + 1 &&
        reading_.token(before - 1).upos == Upos::PART && reading_.name_at(before - 2) != kNone)
      before = reading_.names[reading_.name_at(before - 2)].begin;
    if (before > sentence.begin + 1 && is_mark(before - 1, ",")) {
      auto last = before - 2;
      auto at = reading_.name_at(last);
      if (at != kNone && reading_.names[at].end == last + 1 && person_at(reading_.names[at].begin, n) &&
          agree(role, reading_.names[n])) {
        bool closed = !in_sentence(role.end) || reading_.token(role.end).upos == Upos::PUNCT ||
                      reading_.token(role.end).upos == Upos::SCONJ || reading_.token(role.end).upos == Upos::CCONJ ||
                      reading_.token(role.end).upos == Upos::ADP;
        bool apposed = relation(reading_.token(role.head)) == "appos";
        if (closed || apposed) return join(role, n, before);
      }
    }
    // The parser knows an apposition over a distance.
    for (auto child : reading_.children(role.head)) {
      auto rel = relation(reading_.token(child));
      if (rel != "flat" && rel != "appos") continue;
      auto at = reading_.name_at(child);
      if (at != kNone && child == reading_.names[at].head && person_at(reading_.names[at].begin, n) &&
          !role_beside(n) && agree(role, reading_.names[n]) && reading_.names[n].begin >= role.end &&
          reading_.names[n].begin < role.end + 3)
        return join(role, n, role.end);
    }
  }

  // "Rzecznik premier Nowak": the phrase ends in the office of a woman, which does not inflect, and so the name behind
  // it is hers.
  bool ends_in_other(const RolePhrase& role) const {
    const auto last = role.core_end - 1;
    if (!reading_.resources.inflects() || role.end != role.core_end || last <= role.head ||
        reading_.lower(last) != reading_.lemma(last))
      return false;
    for (const auto& match : reading_.match(last))
      for (const auto& sense : match.senses)
        if (match.length == 1 && sense.kind == SenseKind::office) return true;
    return false;
  }

  bool is_title(std::uint32_t t) const {  // also "Dr."
    auto word = reading_.lower(t);
    return reading_.has(Cue::title, t) ||
           (word.ends_with('.') && reading_.resources.lexicon.is(Cue::title, word.substr(0, word.size() - 1)));
  }

  bool is_dash(std::uint32_t t) const {
    const auto& form = reading_.token(t).form;
    return form == "–" || form == "—" || form == "-";
  }

  // A parliament or court is no one person's, as a government is: the name after it is not its complement.
  bool nobody_s(std::uint32_t t) const {
    auto n = reading_.name_at(t);
    if (n == kNone || !reading_.names[n].sense || reading_.names[n].sense->kind != SenseKind::body) return false;
    auto kind = world_.bodies(language_)[reading_.names[n].sense->index].kind;
    return kind == world::BodyKind::parliament || kind == world::BodyKind::court || kind == world::BodyKind::ministry;
  }

  // "Deputy Assistant Secretary of Defense for the Western Hemisphere": the title is all of it. A body without a state is
  // no more than a part of it.
  void name_in_full(RolePhrase& role, std::uint32_t last) {
    auto first = role.core_begin;
    if (!role.of.empty() && world_.state(role.of) == nullptr && role.country.size() != kStateCode) {
      first = role.begin;  // "National Security Council Director for Central America"
      role.of.clear();
    }
    role.title = utf8::lower(reading_.doc.words({reading_.token(first).span.begin, reading_.token(last).span.end}));
    if (role.end > role.core_end && !role.of.empty())  // the state stands within: "of Ukraine for …"
      role.title =
          utf8::lower(reading_.doc.words(
              {reading_.token(role.core_begin).span.begin, reading_.token(role.core_end - 1).span.end})) +
          " " + utf8::lower(reading_.doc.words({reading_.token(role.end).span.begin, reading_.token(last).span.end}));
    role.office = (role.office.starts_with(kOther) ? std::string(kOther) : std::string()) + role.title;
  }

  // The first word of a person's name after a row of genitives that complete the phrase, or kNone. A name that hangs on
  // one of them is theirs: "minister rządu Donalda Tuska".
  std::uint32_t after_genitives(const RolePhrase& role) const {
    if (!reading_.resources.inflects() || role.plural) return kNone;
    const auto& sentence = reading_.doc.sentences[role.sentence];
    std::uint32_t n = kNone;
    for (auto t = role.end; t < std::min(sentence.end, role.end + kLongestRemit); ++t) {
      if (t > role.end && person_at(t, n)) {
        auto governor = reading_.token(reading_.names[n].head).head;
        return governor != kNone && governor >= role.end && governor < t && !nobody_s(governor) ? kNone : t;
      }
      auto upos = reading_.token(t).upos;
      if (upos != Upos::NOUN && upos != Upos::ADJ && upos != Upos::PROPN) return kNone;
      if (feature(reading_.token(t).feats, "Case") != "Gen") return kNone;
    }
    return kNone;
  }

  bool opens_remit(std::uint32_t t) const {  // "ds." is a lemma of its own
    return reading_.has(Cue::remit, t) || reading_.resources.lexicon.is(Cue::remit, reading_.lower(t));
  }

  // Does the name of a ministry go on behind the phrase?
  bool several_portfolios(const RolePhrase& role) const {
    const auto t = role.core_end;
    if (reading_.resources.inflects() || role.end != t || !role.office.starts_with(kMinister) ||
        t + 1 >= reading_.doc.sentences[role.sentence].end)
      return false;
    std::uint32_t n = kNone;
    if ((reading_.token(t).form != "," && reading_.token(t).upos != Upos::CCONJ) || !reading_.capital(t + 1))
      return false;
    if (!person_at(t + 1, n)) return true;
    // "Water", taken for a name, in a row that goes on.
    const auto after = reading_.names[n].end;
    return after == t + 2 && after + 1 < reading_.doc.sentences[role.sentence].end &&
           reading_.token(after).form == "," && reading_.token(after + 1).upos == Upos::CCONJ;
  }

  // The first word of a person's name after a phrase that says what the office is for, or kNone.
  std::uint32_t after_remit(const RolePhrase& role) const {
    const auto& sentence = reading_.doc.sentences[role.sentence];
    auto t = role.end;
    // "Under Secretary for Civilian Security, Democracy, and Human Rights Uzra Zeya": the remit may look like a body.
    if (t < sentence.end && !opens_remit(t)) t = role.core_end;
    if (t >= sentence.end || role.office.empty() || role.plural) return kNone;
    // "Minister of Environment, Water, and Agriculture Jan Nowak": what the tables know is the first part of it.
    const bool row = several_portfolios(role);
    if (!row && !opens_remit(t)) return kNone;
    bool says = row;
    const auto begin = t;
    for (std::uint32_t n = kNone; t < std::min(sentence.end, begin + kLongestRemit); ++t) {
      if (t > begin + 1 && person_at(t, n)) return says ? t : kNone;
      says |= t > begin && (reading_.token(t).upos == Upos::NOUN || reading_.token(t).upos == Upos::PROPN);
      auto upos = reading_.token(t).upos;
      if (upos == Upos::VERB || upos == Upos::AUX || upos == Upos::SCONJ || upos == Upos::PRON) return kNone;
      if (upos == Upos::PUNCT && reading_.token(t).form != "," && reading_.token(t).form != ".") return kNone;
    }
    return kNone;
  }

  bool role_beside(std::uint32_t n) const { return beside_.contains(n); }

  void join(RolePhrase& role, std::uint32_t n, std::uint32_t) {
    const auto& name = reading_.names[n];
    beside_.insert(n);
    if (role.plural) {
      // "prezydenci Putin i Tokajew": a role of each that is coordinated.
      for (auto child : reading_.children(name.head)) {
        std::uint32_t other = reading_.name_at(child);
        if (relation(reading_.token(child)) == "conj" && other != kNone &&
            person_at(reading_.names[other].begin, other) && !beside_.contains(other)) {
          beside_.insert(other);
          one_of_several(role, reading_.names[other].entity);
        }
      }
      one_of_several(role, name.entity);
      return;
    }
    role.person = name.entity;
    role.beside_name = true;
    affiliate(role, name.entity);
    if (role.gender != Gender::unknown && reading_.genders[name.entity] == Gender::unknown &&
        (!reading_.resources.inflects() || role.gender == Gender::feminine))
      reading_.genders[name.entity] = role.gender;
    add_role_mention(reading_, role, name.entity);
  }

  void one_of_several(const RolePhrase& role, std::uint32_t person) {
    affiliate(role, person);
    auto own = role;
    own.plural = false;
    own.person = person;
    own.beside_name = true;
    add_role_mention(reading_, own, person);
    of_each_.push_back(std::move(own));
  }

  void affiliate(const RolePhrase& role, std::uint32_t person) {
    auto& entity = reading_.doc.entities[person];
    if (entity.country == "---" && !role.country.empty()) entity.country = role.country;
    if (entity.sector.empty() && !role.former) entity.sector = role.sector;
  }

  Reading& reading_;
  const World& world_;
  const std::string& language_;
  std::set<std::string> named_countries_;
  std::set<std::uint32_t> beside_;
  std::uint32_t sent_until_ = 0;      // where the host of the envoy just read ends, before a name; else 0
  std::vector<RolePhrase> of_each_;  // roles of people who are called so together
};

}  // namespace

void add_role_mention(Reading& reading, const RolePhrase& role, std::uint32_t entity) {
  Mention mention;
  mention.span = {reading.token(role.begin).span.begin, reading.token(role.end - 1).span.end};
  mention.sentence = role.sentence;
  mention.begin = role.begin;
  mention.end = role.end;
  mention.head = role.head;
  mention.form = MentionForm::office;
  reading.doc.entities[entity].mentions.push_back(mention);
}

void find_roles(Reading& reading) {
  RoleFinder(reading).run();
  find_remits(reading);
}

}  // namespace kronika::entities
