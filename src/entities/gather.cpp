#include "entities/gather.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <unordered_map>

#include "base/utf8.hpp"
#include "entities/affiliation.hpp"
#include "entities/bodies.hpp"
#include "entities/knowledge.hpp"
#include "entities/people.hpp"

namespace kronika::entities {
namespace {

using world::SenseKind;

constexpr int kCertainVote = 100;
constexpr std::string_view kAdministration = "administration";  // key of packs/LANG/world/bodies.tsv
constexpr std::uint32_t kKindReach = 2;  // sentences back that a body is called by its kind alone

class Gatherer {
 public:
  explicit Gatherer(Reading& reading)
      : reading_(reading), bases_(reading.resources), people_(reading, bases_, spellings_) {
    for (std::uint32_t t = 0; t < reading.doc.tokens.size(); ++t)
      if (reading.capital(t)) bases_.add_seen(reading.token(t).form);
  }

  void run() {
    settle_kinds();
    people_.mark_surnames();
    for (bool bare : {false, true})  // bodies without a word for whose after the long names that they may stand for
      for (auto& name : reading_.names)
        if (name.sense && bare == bare_body(name) && !(bare && (short_name(name) || called_by_kind(name)))) known(name);
    people_.gather();
    for (bool alone : {false, true})  // short names after the long ones that they may stand for
      for (auto& name : reading_.names)
        if (!name.sense && alone == (name.end - name.begin == 1) &&
            (name.kind == NameClass::organisation || name.kind == NameClass::place || name.kind == NameClass::group) &&
            !(alone && short_name(name)))
          by_base(name);
    add_mentions();
  }

 private:
  std::uint32_t add(EntityKind kind, std::string name, std::string country, std::string sector) {
    Entity entity;
    entity.kind = kind;
    entity.name = std::move(name);
    entity.country = country.empty() ? "---" : std::move(country);
    entity.sector = std::move(sector);
    reading_.doc.entities.push_back(std::move(entity));
    return static_cast<std::uint32_t>(reading_.doc.entities.size() - 1);
  }

  // A word that stands in several places under several kinds is of the commonest.
  void settle_kinds() {
    std::map<std::string, std::array<int, kNameClasses>> votes;
    for (const auto& name : reading_.names) {
      if (name.sense) continue;
      votes[utf8::fold(name.base)][static_cast<std::size_t>(name.kind)] += name.certain ? kCertainVote : 1;
    }
    // Somebody in office is spoken of by surname more often than a thing that shares it.
    for (auto& name : reading_.names)
      if (!name.sense && name.kind != NameClass::person && name.kind != NameClass::group &&
          name.end - name.begin == 1 && office_holder_named(reading_, name.base))
        votes[utf8::fold(name.base)][static_cast<std::size_t>(NameClass::person)] += kCertainVote;
    for (auto& name : reading_.names) {
      if (name.sense) continue;
      const auto& vote = votes[utf8::fold(name.base)];
      auto most = std::max_element(vote.begin(), vote.end());
      if (*most > vote[static_cast<std::size_t>(name.kind)]) name.kind = static_cast<NameClass>(most - vote.begin());
    }
  }

  // The entity of what the World knows a name as.
  void known(Name& name) {
    const auto& world = reading_.resources.world;
    const auto& language = reading_.resources.lexicon.language();
    const auto index = name.sense->index;
    switch (name.sense->kind) {
      case SenseKind::state: name.entity = state(world.states()[index].iso); break;
      case SenseKind::capital:
        if (const auto body = seated_in(name); !body.empty())
          name.entity = organisation(name, body);
        else if (acts_for_power(reading_, name))
          name.entity = state(world.states()[index].iso);
        else
          name.entity = place(name, name.base, world.states()[index].iso);
        break;
      case SenseKind::metonym: name.entity = seat(name, world.metonyms(language)[index]); break;
      case SenseKind::organisation:
        name.entity = organisation(name, world.organisations()[index].id);
        if (!reading_.has(Cue::side, name.head)) ++spellings_[name.entity][name.base];
        break;
      case SenseKind::inhabitant: {
        // "The Frenchman" is a person spoken of before: see roles.cpp.
        if (name.end - name.begin == 1 && number_of(reading_.token(name.head).feats) == GrammaticalNumber::singular)
          break;
        const auto& s = world.states()[index];
        name.entity =
            once("group:" + s.iso + ":" + name.base, [&] { return add(EntityKind::group, name.base, s.iso, "CVL"); });
        break;
      }
      case SenseKind::place: {
        const auto& known_place = world.places(language)[index];
        name.entity = place(name, known_place.name, known_place.country);
        break;
      }
      case SenseKind::body: name.entity = body(name, world.bodies(language)[index]); break;
      default: break;
    }
  }

  std::uint32_t state(const std::string& iso) {
    return once("state:" + iso, [&] {
      const auto called = reading_.resources.world.name_of(iso, reading_.resources.lexicon.language());
      return add(EntityKind::state, std::string(called), iso, "GOV");
    });
  }

  // Called so where the document has not told of it before.
  std::uint32_t place(const Name& name, const std::string& called, const std::string& country) {
    return once("place:" + utf8::fold(name.base), [&] { return add(EntityKind::place, called, country, ""); });
  }

  // An organisation is called as the document calls it.
  std::uint32_t organisation(const Name& name, std::string_view id) {
    const auto& world = reading_.resources.world;
    const auto* org = world.organisation(id);
    const bool side = reading_.has(Cue::side, name.head);  // "strona unijna" is no name of the Union
    return once("organisation:" + std::string(id), [&] {
      auto base = side ? std::string(world.name_of(id, reading_.resources.lexicon.language())) : name.base;
      auto added = add(EntityKind::organisation, std::move(base), org->country, org->sector);
      reading_.doc.entities[added].key = "organisation:" + std::string(id);
      return added;
    });
  }

  // Whom the place or palace stands for in which those in power have their seat.
  std::uint32_t seat(const Name& name, const world::Metonym& seat) {
    const bool acts = acts_for_power(reading_, name);
    if (seat.place && !acts) return place(name, name.base, seat.country);
    if (!seat.organisation.empty()) return organisation(name, seat.organisation);
    if (seat.place && is_city(seat.phrase)) return state(seat.country);  // "The Hague denied it", as a capital might
    if (seat.sector == "GOV" && acts) return state(seat.country);        // "Kreml zaprzeczył": so does a palace
    return once("seat:" + seat.phrase, [&] {
      return add(EntityKind::organisation, seat.phrase, seat.country, seat.sector.empty() ? "GOV" : seat.sector);
    });
  }

  bool is_city(const std::string& phrase) const {
    const auto& world = reading_.resources.world;
    const auto& language = reading_.resources.lexicon.language();
    for (const auto& sense : world.find(language, phrase))
      if (sense.kind == SenseKind::place && world.places(language)[sense.index].kind == "city") return true;
    return false;
  }

  std::uint32_t body(const Name& name, const world::Body& body) {
    if (body.kind == world::BodyKind::ministry && body.portfolio.empty())
      if (const auto named = ministry_before(name); named != kNone) return named;
    if (const auto owner = owner_of(name, body); owner != kNone) return body_of_person(name, body, owner);
    const auto whose = name.country.empty() ? whose_ministry(body, name) : name.country;
    const auto entity = once("body:" + body.key + ":" + whose,
                             [&] { return add(EntityKind::organisation, name.base, name.country, body.sector); });
    ++spellings_[entity][name.base];
    if (name.end - name.begin > 2) note_letters(name, entity);
    return entity;
  }

  std::uint32_t body_of_person(const Name& name, const world::Body& body, std::uint32_t owner) {
    const auto whose_key = body.key + ":" + surname_of(owner);
    const auto entity = once("body:" + whose_key, [&] {
      const auto added = add(EntityKind::organisation, name.base, "", body.sector);
      reading_.doc.entities[added].key = "organisation:" + whose_key;
      reading_.doc.entities[added].of_person = true;
      return added;
    });
    if (whose_government(reading_, name) != kNone) ++spellings_[entity][with_owner(name, owner)];
    return entity;
  }

  std::string surname_of(std::uint32_t name) const { return utf8::fold(words_of(reading_.names[name].base).back()); }

  // Whose government it is: the name of the person beside it, or, of "the administration", that of the only one who is
  // told to have one; kNone for no such.
  std::uint32_t owner_of(const Name& name, const world::Body& body) const {
    auto found = whose_government(reading_, name);
    if (found != kNone || body.key != kAdministration || !name.country.empty() || reading_.described(name.head))
      return found;
    const auto& bodies = reading_.resources.world.bodies(reading_.resources.lexicon.language());
    for (const auto& other : reading_.names) {
      if (!other.sense || other.sense->kind != SenseKind::body || bodies[other.sense->index].key != body.key) continue;
      const auto owner = whose_government(reading_, other);
      if (owner == kNone) continue;
      if (found != kNone && surname_of(owner) != surname_of(found)) return kNone;
      found = owner;
    }
    return found;
  }

  // "Trump administration", "rząd Donalda Tuska": the words of the name and of whose it is, as they stand.
  std::string with_owner(const Name& name, std::uint32_t owner) const {
    const auto& person = reading_.names[owner];
    const auto written = [&](std::uint32_t begin, std::uint32_t end) {
      return reading_.doc.words({reading_.token(begin).span.begin, reading_.token(end - 1).span.end});
    };
    if (person.sentence != name.sentence || (person.begin < name.begin && person.end + 2 < name.begin))
      return name.base;
    if (person.begin < name.begin) return std::string(written(person.begin, name.end));
    if (person.begin < name.end) return name.base;
    // Where nouns do not inflect all stands as it is: "administration of President Donald Trump".
    return reading_.resources.inflects() ? name.base + " " + std::string(written(person.begin, person.end))
                                         : std::string(written(name.begin, person.end));
  }

  // "MSZ" and "Ministerstwo Spraw Zagranicznych" without a word for whose are one ministry: that of the home of the
  // press, or else of the state whose ministry of the kind the document names, if it names no other.
  std::string whose_ministry(const world::Body& body, const Name& name) const {
    if (body.kind != world::BodyKind::ministry) return utf8::fold(name.base);
    const auto& bodies = reading_.resources.world.bodies(reading_.resources.lexicon.language());
    std::string found;
    for (const auto& other : reading_.names) {
      if (!other.sense || other.sense->kind != SenseKind::body || other.country.empty() ||
          bodies[other.sense->index].key != body.key || other.country == found)
        continue;
      if (!found.empty()) return {};
      found = other.country;
    }
    const auto& home = reading_.resources.lexicon.home();
    return home.empty() || found == home ? found : std::string();  // the press calls its own so
  }

  // "Bruksela ostrzegła Węgry": the body that a capital may stand for (metonyms.tsv), where it acts and the document
  // does not name the state.
  std::string seated_in(const Name& name) const {
    const auto& world = reading_.resources.world;
    const auto& language = reading_.resources.lexicon.language();
    std::string body;
    for (const auto& sense : world.find(language, name.base))
      if (sense.kind == SenseKind::metonym) body = world.metonyms(language)[sense.index].organisation;
    if (body.empty() || !acts_for_power(reading_, name)) return {};
    for (const auto& other : reading_.names)
      if (other.sense && other.sense->kind == SenseKind::state && other.sense->index == name.sense->index) return {};
    return body;
  }

  // "Resort", "brytyjskie ministerstwo": the ministry that has been named before, of the state if one is told.
  std::uint32_t ministry_before(const Name& name) const {
    const auto& bodies = reading_.resources.world.bodies(reading_.resources.lexicon.language());
    std::uint32_t found = kNone;
    for (const auto& other : reading_.names) {
      if (other.begin >= name.begin) break;
      if (other.entity == kNone || !other.sense || other.sense->kind != SenseKind::body) continue;
      const auto& body = bodies[other.sense->index];
      if (body.kind != world::BodyKind::ministry || body.portfolio.empty()) continue;
      if (name.country.empty() || other.country == name.country) found = other.entity;
    }
    return found;
  }

  void by_base(Name& name) {
    auto kind = name.kind == NameClass::organisation ? EntityKind::organisation
                : name.kind == NameClass::place      ? EntityKind::place
                                                     : EntityKind::group;
    auto key = std::string(to_string(kind)) + ":" + utf8::fold(name.base);
    auto found = by_key_.find(key);
    // "the Mexican Space Agency"
    if (kind == EntityKind::organisation && name.country.empty() && name.end - name.begin > 1)
      name.country = adjective_at(reading_, name.begin).country;
    if (found == by_key_.end() && kind == EntityKind::organisation && all_capitals(reading_.token(name.begin).form) &&
        name.end - name.begin == 1) {
      // An acronym of what has been named in full.
      auto letters = utf8::fold(name.base);
      for (const auto& [entity, initials] : initials_)
        if (initials == letters) {
          name.entity = entity;
          by_key_.emplace(key, entity);
          return;
        }
    }
    name.entity = once(key, [&] { return add(kind, name.base, name.country, ""); });
    if (auto& country = reading_.doc.entities[name.entity].country; country == "---" && !name.country.empty())
      country = name.country;
    if (kind == EntityKind::organisation && found == by_key_.end()) note_letters(name, name.entity);
  }

  // What an organisation may be called in letters: "Government Accountability Office" GAO, "Tehreek-e-Labbaik Pakistan
  // (TLP)" as it says itself.
  void note_letters(const Name& name, std::uint32_t entity) {
    std::string initials;
    for (auto word : words_of(name.base)) {
      std::size_t pos = 0;
      if (!utf8::is_upper(utf8::next(word, pos))) continue;
      initials += word.substr(0, pos);
    }
    if (utf8::count(initials) > 1) initials_.emplace_back(entity, utf8::fold(initials));
    const auto t = name.end;
    if (t + 2 < reading_.doc.tokens.size() && reading_.token(t).form == "(" && reading_.token(t + 2).form == ")" &&
        all_capitals(reading_.token(t + 1).form))
      by_key_.emplace("organisation:" + utf8::fold(reading_.token(t + 1).form), entity);
  }

  static bool bare_body(const Name& name) {
    return name.sense && name.sense->kind == SenseKind::body && name.country.empty() && name.end - name.begin == 1;
  }

  // "Komisja" after "Komisja Europejska": a name of one word, the noun of exactly one organisation's longer name.
  bool short_name(Name& name) const {
    if ((name.kind != NameClass::organisation && !bare_body(name)) || all_capitals(reading_.token(name.begin).form) ||
        reading_.described(name.head))
      return false;
    std::uint32_t found = kNone;
    for (const auto& other : reading_.names) {
      if (other.entity == kNone || other.end - other.begin < 2 ||
          reading_.lemma(other.head) != reading_.lemma(name.head) ||
          reading_.doc.entities[other.entity].kind != EntityKind::organisation || other.entity == found)
        continue;
      if (found != kNone) return false;
      found = other.entity;
    }
    if (found == kNone) return false;
    name.entity = found;
    return true;
  }

  // What a name of the world's tables is; nothing of one that they do not have, or that many bodies of a state are.
  std::optional<world::BodyKind> kind_of_body(const Name& name) const {
    using world::BodyKind;
    const auto& world = reading_.resources.world;
    if (!name.sense) return std::nullopt;
    auto kind = BodyKind::other;
    if (name.sense->kind == SenseKind::organisation)
      kind = world.organisations()[name.sense->index].kind;
    else if (name.sense->kind == SenseKind::body)
      kind = world.bodies(reading_.resources.lexicon.language())[name.sense->index].kind;
    if (kind == BodyKind::party || kind == BodyKind::alliance || kind == BodyKind::armed_group) return kind;
    return std::nullopt;
  }

  // "Ugrupowanie", "the alliance", "the group": the only body of the kind that the document names, or names shortly
  // before. True where nothing is left to do for the name: an alliance or group that is none of those named is nobody.
  bool called_by_kind(Name& name) const {
    const auto kind = kind_of_body(name);
    const bool plural = number_of(reading_.token(name.head).feats) == GrammaticalNumber::plural;
    if (!kind || (*kind == world::BodyKind::armed_group && plural)) return false;
    std::uint32_t only = kNone, last = kNone;
    bool several = false, several_near = false;
    if (!reading_.described(name.head))
      for (const auto& other : reading_.names) {
        if (other.entity == kNone || bare_body(other) || kind_of_body(other) != kind) continue;
        several |= only != kNone && other.entity != only;
        only = other.entity;
        if (other.begin > name.begin || other.sentence + kKindReach < name.sentence) continue;
        several_near |= last != kNone && other.entity != last;
        last = other.entity;
      }
    if (only != kNone && !several)
      name.entity = only;
    else if (last != kNone && !several_near)
      name.entity = last;
    return name.entity != kNone || *kind != world::BodyKind::party;
  }

  // The entity of a key, made by `make` when it is new.
  template <class F>
  std::uint32_t once(const std::string& key, F make) {
    auto it = by_key_.find(key);
    if (it != by_key_.end()) return it->second;
    auto entity = make();
    by_key_.emplace(key, entity);
    return entity;
  }

  void add_mentions() {
    // An actor is called by the fullest of the spellings; of several, by the commonest.
    for (auto& [entity, spellings] : spellings_) {
      const std::string* best = nullptr;
      std::pair<std::size_t, int> rank{0, 0};
      for (const auto& [text, count] : spellings) {
        std::pair<std::size_t, int> r{words_of(text).size(), count};
        if (best == nullptr || r > rank) best = &text, rank = r;
      }
      reading_.doc.entities[entity].name = *best;
    }
    reading_.genders.assign(reading_.doc.entities.size(), world::Gender::unknown);
    for (const bool sure : {true, false})  // what a given name or a verb tells before what tags do
      for (const auto& name : reading_.names)
        if (name.entity != kNone && name.gender_sure == sure)
          if (auto& gender = reading_.genders[name.entity]; gender == world::Gender::unknown) gender = name.gender;
    for (const auto& name : reading_.names) {
      if (name.entity == kNone) continue;
      auto& entity = reading_.doc.entities[name.entity];
      Mention mention;
      mention.span = {reading_.token(name.begin).span.begin, reading_.token(name.end - 1).span.end};
      mention.sentence = name.sentence;
      mention.begin = name.begin;
      mention.end = name.end;
      mention.head = name.head;
      mention.form =
          entity.kind == EntityKind::person && words_of(name.base).size() == 1 && words_of(entity.name).size() > 1
              ? MentionForm::surname
              : MentionForm::name;
      mention.base = name.base;
      entity.mentions.push_back(std::move(mention));
    }
  }

  Reading& reading_;
  BaseForms bases_;
  Spellings spellings_;
  People people_;
  std::unordered_map<std::string, std::uint32_t> by_key_;
  std::vector<std::pair<std::uint32_t, std::string>> initials_;
};

}  // namespace

void gather_entities(Reading& reading) { Gatherer(reading).run(); }

}  // namespace kronika::entities
