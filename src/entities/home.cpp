#include "entities/home.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "entities/affiliation.hpp"
#include "entities/bodies.hpp"
#include "entities/facing.hpp"
#include "entities/publisher.hpp"
#include "entities/roles.hpp"

namespace kronika::entities {
namespace {

constexpr std::string_view kCommissioner = "commissioner";  // key of an office
constexpr std::string_view kEuropeanUnion = "organisation:eu";

bool is_state(const Reading& reading, const std::string& country) {
  return country.size() == 3 && reading.resources.world.state(country) != nullptr;
}

constexpr std::uint32_t kLead = 2;  // sentences in which a story is placed: they count twice
constexpr double kLikely = 1.5, kClearly = 2, kNearlyAlone = 3;  // times as often as any other
constexpr int kOften = 6;

// Of bodies and states by all their mentions, and by adjectives. Places count for less than those who act: what happens
// in a town need not be about its state; a side ("strona ukraińska") is one of two.
Counts counts(const Reading& reading) {
  Counts said;
  for (const auto& entity : reading.doc.entities)
    if (is_state(reading, entity.country) && entity.kind != EntityKind::person)
      for (const auto& mention : entity.mentions)
        if (!reading.has(Cue::side, mention.head))
          said[entity.country] += (entity.kind == EntityKind::place ? 1 : 2) * (mention.sentence < kLead ? 2 : 1);
  for (std::uint32_t t = 0; t < reading.doc.tokens.size(); ++t)
    if (const auto adjective = adjective_at(reading, t); is_state(reading, adjective.country))
      ++said[adjective.country];
  return said;
}

// The state that the story is placed in and that no other is spoken of more: the only one of its lead.
std::string placed(const Reading& reading, const Counts& said) {
  Counts lead;
  for (const auto& entity : reading.doc.entities)
    if (is_state(reading, entity.country) && entity.kind != EntityKind::person)
      for (const auto& mention : entity.mentions)
        if (mention.sentence < kLead) ++lead[entity.country];
  if (lead.size() != 1) return {};
  const auto& [country, n] = *lead.begin();
  const auto own = said.find(country);
  if (own == said.end() || own->second < kOften) return {};
  for (const auto& [other, count] : said)
    if (other != country && count > own->second) return {};
  return country;
}

// What comments on a state is as often of another.
bool looks_on(std::string_view sector) { return sector == "EDU" || sector == "JRN"; }

// The state that a text is of, which speaks of states so often; empty where there is none.
std::string home_by(const Reading& reading, const Counts& said) {
  const auto clearly = foremost(said, kClearly, kOften);
  return clearly.empty() ? placed(reading, said) : clearly;
}

class Homes {
 public:
  explicit Homes(Reading& reading)
      : reading_(reading),
        said_(counts(reading)),
        by_sentence_(reading.doc.sentences.size()),
        adjectives_(by_sentence_.size()) {
    for (const auto& entity : reading.doc.entities) {
      if (!is_state(reading, entity.country) || entity.kind == EntityKind::place) continue;
      for (const auto& mention : entity.mentions)
        if (mention.sentence < by_sentence_.size()) ++by_sentence_[mention.sentence][entity.country];
    }
    for (std::uint32_t t = 0; t < reading.doc.tokens.size(); ++t)
      if (const auto adjective = adjective_at(reading, t); is_state(reading, adjective.country))
        ++adjectives_[reading.sentence_of(t)][adjective.country];
  }

  void settle() {
    governments();
    titled_by_adjective();
    spokespeople();
    const auto clearly = home_by(reading_, said_);
    reading_.doc.home = clearly;
    auto likely = foremost(said_, kLikely, kOften);
    if (likely.empty()) likely = clearly;
    auto home = clearly;
    // What the press of a country names without a state is its own, where the story is of none other.
    const auto& own = reading_.resources.lexicon.home();
    if (home.empty() && said_.contains(own)) home = likely.empty() ? own : likely;
    if (!home.empty()) bodies_and_offices(home, !clearly.empty() || !likely.empty());
    std::vector<std::uint32_t> guessed;
    for (std::uint32_t e = 0; e < reading_.doc.entities.size(); ++e) {
      auto& entity = reading_.doc.entities[e];
      if (entity.kind != EntityKind::person || entity.country != "---") continue;
      if (!told_of(entity)) continue;
      if (!looks_on(entity.sector)) entity.country = of_neighbours(e, likely);
      if (entity.country == "---") guessed.push_back(e);
    }
    for (auto e : guessed) {
      auto& entity = reading_.doc.entities[e];
      entity.country = of_namesakes(e, guessed);
      if (entity.country == "---" && !clearly.empty() && !looks_on(entity.sector) && !rules_out(e, clearly))
        entity.country = clearly;
    }
    governments();
    offices_of_people();
  }

 private:
  // "The Lind administration" is of the state of its head.
  void governments() {
    for (const auto& name : reading_.names) {
      const auto owner = name.entity == kNone ? kNone : whose_government(reading_, name);
      if (owner == kNone || reading_.names[owner].entity == kNone) continue;
      const auto& country = reading_.doc.entities[reading_.names[owner].entity].country;
      if (country != "---") reading_.doc.entities[name.entity].country = country;
    }
  }

  // "**Kenyan** Cabinet Secretary for Foreign Affairs Ada Lund": the adjective that opens a title, be that known or
  // not, tells whose somebody is. What a title says behind "for" is what he is for.
  void titled_by_adjective() {
    if (reading_.resources.inflects()) return;
    for (const auto& name : reading_.names) {
      if (name.entity == kNone) continue;
      auto& person = reading_.doc.entities[name.entity];
      if (person.kind != EntityKind::person || person.country != "---") continue;
      const auto adjective = adjective_at(reading_, begin_of_title(name));
      if (is_state(reading_, adjective.country)) person.country = adjective.country;
    }
  }

  // The first of the capitalised words before a name, over the small ones that join them.
  std::uint32_t begin_of_title(const Name& name) const {
    constexpr std::uint32_t kLongest = 12;  // words
    auto begin = name.begin;
    const auto first = reading_.doc.sentences[name.sentence].begin;
    for (auto t = name.begin; t > first && name.begin - t < kLongest;) {
      --t;
      const auto upos = reading_.token(t).upos;
      const bool joins =
          reading_.has(Cue::remit, t) || reading_.has(Cue::genitive, t) || upos == Upos::CCONJ || upos == Upos::DET;
      if (reading_.capital(t))
        begin = t;
      else if (!joins)
        break;
    }
    return begin;
  }

  // Who speaks for nobody that is named, in what a state publishes itself, speaks for that state. So does who has an
  // office there that has no key of its own and is told without a state: "Special Envoy Lind", and of others "Greek
  // Envoy".
  void spokespeople() {
    const std::string publisher(publisher_of(reading_.resources.world, reading_.doc.article));
    if (!is_state(reading_, publisher)) return;
    for (auto& role : reading_.roles) {
      const bool own = role.office == kSpokesperson || (role.office.starts_with(kOther) && serves_a_state(role.sector));
      if (!own || !role.of.empty() || !role.beside_name || role.former) continue;
      auto& person = reading_.doc.entities[role.person];
      if (person.country != "---" && person.country != publisher) continue;
      role.of = role.country = person.country = publisher;
    }
  }

  // "The parliament", "the ministry", and not "the delegation", which may be of any state.
  bool organ_of_state(const Name& name) const {
    using world::BodyKind;
    const auto& bodies = reading_.resources.world.bodies(reading_.resources.lexicon.language());
    const auto kind = bodies[name.sense->index].kind;
    return kind == BodyKind::government || kind == BodyKind::ministry || kind == BodyKind::parliament ||
           kind == BodyKind::court || kind == BodyKind::presidency;
  }

  // "Foreign Minister Soto" in a story of Peru, whose foreign minister is known to be called Lind, is one of elsewhere.
  bool held_by_another(std::string_view office, const std::string& state, std::string_view name) const {
    const auto& world = reading_.resources.world;
    const auto& published = reading_.doc.article.published;
    if (!published || !world.has_one_holder(office)) return false;
    const auto holders = world.holders(office, state, *published);
    if (holders.empty()) return false;
    // A name of which one word is the holder's may be another spelling of the holder's.
    while (!name.empty()) {
      const auto word = name.substr(0, name.find(' '));
      const auto named = world.persons_named(word);
      for (const auto* holding : holders)
        if (std::find(named.begin(), named.end(), holding->person) != named.end()) return false;
      name.remove_prefix(std::min(word.size() + 1, name.size()));
    }
    return true;
  }

  // Does an office of the person tell that the person is of no such state, but of another that is named there? The tables
  // of holders may end before the article.
  bool rules_out(std::uint32_t person, const std::string& state) const {
    const auto other = [&](const Counts& near) {
      return std::any_of(near.begin(), near.end(), [&](const auto& said) { return said.first != state; });
    };
    const auto& entity = reading_.doc.entities[person];
    if (!other(around(entity, by_sentence_)) && !other(around(entity, adjectives_))) return false;
    return std::any_of(reading_.roles.begin(), reading_.roles.end(), [&](const RolePhrase& role) {
      return role.person == person && role.beside_name && !role.former && role.of.empty() &&
             held_by_another(role.office, state, entity.name);
    });
  }

  // `told`: by the story, not by whose press it is.
  void bodies_and_offices(const std::string& home, bool told) {
    for (const auto& name : reading_.names) {
      if (name.entity == kNone || !name.sense || name.sense->kind != world::SenseKind::body) continue;
      if (!told && !organ_of_state(name)) continue;
      auto& entity = reading_.doc.entities[name.entity];
      if (entity.country == "---") entity.country = home;
    }
    // Of people only those whose office is a state's, and who are not known from elsewhere.
    for (auto& role : reading_.roles) {
      if (!role.of.empty() || role.office.empty() || !role.beside_name || !serves_a_state(role.sector)) continue;
      // "The negotiator": there are such of many states, and of each but one president.
      if (!told && role.office.starts_with(kOther)) continue;
      auto& person = reading_.doc.entities[role.person];
      if (person.country != "---" && person.country != home) continue;
      if (rules_out(role.person, home)) continue;
      role.of = role.country = home;
      if (person.country == "---") person.country = home;
    }
  }

  // "A court in Peru sentenced former president Ada Lind": the office is of the state that the person is of.
  void offices_of_people() {
    for (auto& role : reading_.roles) {
      if (role.office == kCommissioner && role.of.empty()) {
        // "Komisarz Jan Nowak" in a story on the European Union.
        for (const auto& entity : reading_.doc.entities)
          if (entity.key == kEuropeanUnion) role.of = entity.name, role.country = entity.country;
        if (!role.of.empty() && role.person != kNone && reading_.doc.entities[role.person].country == "---")
          reading_.doc.entities[role.person].country = role.country;
        continue;
      }
      if (!role.of.empty() || role.office.empty() || role.office.starts_with(kOther) || !role.beside_name) continue;
      const auto& country = reading_.doc.entities[role.person].country;
      if (serves_a_state(role.sector) && is_state(reading_, country)) role.of = role.country = country;
    }
  }

  // Is the person in the story? Who wrote it or took its pictures stands where nothing is told.
  bool told_of(const Entity& person) const {
    return std::any_of(person.mentions.begin(), person.mentions.end(), [&](const Mention& mention) {
      const auto& sentence = reading_.doc.sentences[mention.sentence];
      for (auto t = sentence.begin; t < sentence.end && !sentence.excluded; ++t)
        if (feature(reading_.token(t).feats, "VerbForm") == "Fin") return true;
      return false;
    });
  }

  // Does the person serve a state, or has done so?
  bool serves(std::uint32_t person) const {
    return serves_a_state(reading_.doc.entities[person].sector) ||
           std::any_of(reading_.roles.begin(), reading_.roles.end(), [&](const RolePhrase& role) {
             return role.person == person && role.former && role.beside_name && serves_a_state(role.sector);
           });
  }

  // Of the states named where the person is, most of all where the person is named first: of the one that is named there
  // nearly alone, if the story is mostly of it, or the person serves some state.
  std::string of_neighbours(std::uint32_t e, const std::string& likely) const {
    const auto& person = reading_.doc.entities[e];
    auto near = around(person, by_sentence_);
    const auto of_others = [&](const auto& said) { return rules_out(e, said.first); };
    // Where the person is of none of those named, an adjective tells more than where somebody goes.
    if (near.empty() || std::erase_if(near, of_others) > 0) near = around(person, adjectives_);
    std::erase_if(near, of_others);
    const auto here = foremost(near, kNearlyAlone, 1);
    const bool sure = here == likely || (serves(e) && !faces_state(person, here));
    return here.empty() || !sure ? "---" : here;
  }

  // Does the person do something to or with the state, wherever both are named?
  bool faces_state(const Entity& person, const std::string& state) const {
    bool faced = false;
    for (const auto& mention : person.mentions) {
      if (mention.form != MentionForm::name && mention.form != MentionForm::surname) continue;
      const auto acts = acts_upon(reading_, mention.head, state);
      if (acts == false) return false;
      faced = faced || acts == true;
    }
    return faced;
  }

  Counts around(const Entity& person, const std::vector<Counts>& counts) const {
    Counts near;
    bool first = true;
    for (const auto& mention : person.mentions) {
      if (mention.form != MentionForm::name && mention.form != MentionForm::surname) continue;
      if (reading_.doc.sentences[mention.sentence].excluded) continue;
      for (const auto& [country, n] : counts[mention.sentence]) near[country] += first ? 2 * n : n;
      first = false;
    }
    return near;
  }

  // Relatives: of those who share the surname, where they are all of one state.
  std::string of_namesakes(std::uint32_t e, const std::vector<std::uint32_t>& guessed) const {
    const auto surname = [](const std::string& name) { return name.substr(name.rfind(' ') + 1); };
    const auto& own = reading_.doc.entities[e].name;
    std::string found = "---";
    for (std::uint32_t other = 0; other < reading_.doc.entities.size(); ++other) {
      const auto& entity = reading_.doc.entities[other];
      if (other == e || entity.kind != EntityKind::person || !is_state(reading_, entity.country)) continue;
      if (surname(entity.name) != surname(own) || std::find(guessed.begin(), guessed.end(), other) != guessed.end())
        continue;
      if (found != "---" && found != entity.country) return "---";
      found = entity.country;
    }
    return found;
  }

  Reading& reading_;
  Counts said_;
  std::vector<Counts> by_sentence_, adjectives_;
};

}  // namespace

std::string foremost(const Counts& counts, double times, int least) {
  std::string found;
  int first = 0, second = 0;
  for (const auto& [country, n] : counts) {
    if (n > first) {
      second = std::exchange(first, n);
      found = country;
    } else {
      second = std::max(second, n);
    }
  }
  return first >= least && first >= times * second ? found : std::string();
}

bool serves_a_state(std::string_view sector) {
  static const std::set<std::string_view> kSectors = {"GOV", "LEG", "MIL", "JUD", "COP", "OPP", "PTY", "SPY"};
  return kSectors.contains(sector);
}

void settle_homes(Reading& reading) { Homes(reading).settle(); }

std::string home_of(const Reading& reading) { return home_by(reading, counts(reading)); }

}  // namespace kronika::entities
