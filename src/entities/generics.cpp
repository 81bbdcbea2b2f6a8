#include "entities/generics.hpp"

#include <algorithm>
#include <set>

#include "entities/affiliation.hpp"
#include "entities/base_form.hpp"
#include "entities/facing.hpp"
#include "entities/home.hpp"

namespace kronika::entities {
namespace {

// Those whose kind tells of no state: unknown armed men and criminals, journalists, scholars, doctors, business people.
bool stateless(std::string_view sector) {
  static const std::set<std::string_view> kSectors = {"",    "UAF", "CRM", "JRN", "EDU",
                                                      "MED", "BUS", "REF", "LAB", "AGR"};
  return kSectors.contains(sector);
}

// Those who are of where they act: soldiers, ministers and members of parliament travel.
bool acts_at_home(std::string_view sector) { return sector == "COP" || sector == "CVL" || sector == "OPP"; }

constexpr std::string_view kLegislature = "LEG";  // sector of parliaments and their members

bool heads_a_state(std::string_view office) {
  static const std::set<std::string_view> kOffices = {"president",  "prime minister",   "monarch",
                                                      "chancellor", "foreign minister", "other:leader"};
  return kOffices.contains(office);
}

class GenericFinder {
 public:
  explicit GenericFinder(Reading& reading) : reading_(reading), bases_(reading.resources), home_(home_of(reading)) {
    for (const auto& entity : reading.doc.entities)
      for (const auto& mention : entity.mentions)
        if (mention.form != MentionForm::dropped) taken_.insert(mention.head);
  }

  void run() {
    for (const auto& role : reading_.roles) {
      if (role.person != kNone || taken_.contains(role.head)) continue;
      if (auto n = reading_.name_at(role.head); n != kNone && reading_.names[n].entity != kNone) continue;
      auto upos = reading_.token(role.head).upos;
      if (upos != Upos::NOUN && upos != Upos::PROPN && upos != Upos::ADJ) continue;
      taken_.insert(role.head);
      Generic generic;
      generic.head = role.head;
      generic.kind = role.plural ? EntityKind::group : EntityKind::person;
      generic.name = name(role);
      generic.country = country(role);
      generic.sector = role.sector;
      reading_.doc.generics.push_back(std::move(generic));
    }
    for (std::uint32_t t = 0; t < reading_.doc.tokens.size(); ++t) {
      if (!reading_.resources.inflects() || !reading_.has(Cue::source, t)) continue;
      source(t);
      if (reading_.token(t).upos != Upos::VERB) continue;  // "jak wynika z nieoficjalnych doniesień"
      for (auto child : reading_.children(t))
        for (auto adposition : reading_.children(child))
          if (relation(reading_.token(child)) == "obl" && reading_.token(adposition).upos == Upos::ADP)
            source(adposition);
    }
    std::sort(reading_.doc.generics.begin(), reading_.doc.generics.end(),
              [](const Generic& a, const Generic& b) { return a.head < b.head; });
  }

 private:
  // "Według anonimowych źródeł": what is named as a source by a noun and its adjectives only.
  void source(std::uint32_t cue) {
    const auto end = reading_.doc.sentences[reading_.sentence_of(cue)].end;
    auto head = cue + 1;
    while (head < end && reading_.token(head).upos == Upos::ADJ) ++head;
    if (head >= end || reading_.token(head).upos != Upos::NOUN || !taken_.insert(head).second) return;
    if (feature(reading_.token(head).feats, "Case") != "Gen" || reading_.name_at(head) != kNone) return;
    Generic generic;
    generic.head = head;
    generic.kind = EntityKind::group;
    generic.name = name(cue + 1, head + 1, head);
    generic.country = "---";
    generic.thing = true;
    reading_.doc.generics.push_back(std::move(generic));
  }

  std::string name(const RolePhrase& role) const { return name(role.begin, role.end, role.head); }

  std::string name(std::uint32_t begin, std::uint32_t end, std::uint32_t head) const {
    std::vector<NameWordForm> words;
    for (auto t = begin; t < end; ++t) {
      const auto& token = reading_.token(t);
      words.push_back({reading_.doc.words(token.span), token.lemma, token.upos, token.feats});
    }
    return bases_.phrase(words, head - begin);
  }

  // Whose they are: what the words of the phrase tell; else, of the police and of civilians, where they are told to act;
  // else the state of the story, where it clearly has one; else, of those who serve a state, the only one that the
  // sentence names.
  std::string country(const RolePhrase& role) const {
    if (!role.country.empty()) return role.country;
    if (role.sector == kNonGovernmental) return role.sector;
    // Each state has one head: several are of several.
    if (role.plural && (role.leader || heads_a_state(role.office))) return "---";
    if (stateless(role.sector)) return "---";
    if (role.sector == kLegislature)
      if (auto of = of_last_parliament(role.begin); !of.empty()) return of;
    if (acts_at_home(role.sector))
      if (auto state = scene(role.head); !state.empty()) return state;
    if (!home_.empty()) return home_;
    if (!serves_a_state(role.sector)) return "---";
    auto only = only_state_of(role.sentence);
    return acts_upon(reading_, role.head, only) == true ? "---" : only;
  }

  // "In Peru, **protesters** clashed with police": the state of the place in which they are told to act; "---" for
  // several, empty for none.
  std::string scene(std::uint32_t head) const {
    auto verb = head;
    while (verb != kNone && reading_.token(verb).upos != Upos::VERB) verb = reading_.token(verb).head;
    std::string found;
    if (verb == kNone) return found;
    for (auto child : reading_.children(verb)) {
      const auto n = relation(reading_.token(child)) == "obl" && reading_.bound(Cue::inside, child)
                         ? reading_.name_at(child)
                         : kNone;
      if (n == kNone || reading_.names[n].kind != NameClass::place) continue;
      const auto state = country_of(reading_, reading_.names[n]);
      if (reading_.resources.world.state(state) == nullptr) continue;
      if (!found.empty() && found != state) return "---";
      for (auto other : reading_.children(child))
        if (relation(reading_.token(other)) == "conj") return "---";  // "in Peru and Chile"
      found = state;
    }
    return found;
  }

  // "Parlament Europejski przyjął rezolucję. Posłowie …": whose the parliament is that the text names last before `t`;
  // empty where it names none whose is known.
  std::string of_last_parliament(std::uint32_t t) const {
    std::string found;
    std::uint32_t last = 0;
    for (const auto& entity : reading_.doc.entities) {
      if (entity.kind != EntityKind::organisation || entity.sector != kLegislature || entity.country == "---") continue;
      for (const auto& mention : entity.mentions)
        if (mention.begin < t && (found.empty() || mention.begin > last)) {
          found = entity.country;
          last = mention.begin;
        }
    }
    return found;
  }

  // The one state that a sentence speaks of.
  std::string only_state_of(std::uint32_t sentence) const {
    std::string found = "---";
    for (const auto& entity : reading_.doc.entities) {
      if (entity.kind == EntityKind::person || reading_.resources.world.state(entity.country) == nullptr) continue;
      for (const auto& mention : entity.mentions) {
        if (mention.sentence != sentence || entity.country == found) continue;
        if (found != "---") return "---";
        found = entity.country;
      }
    }
    return found;
  }

  Reading& reading_;
  BaseForms bases_;
  std::string home_;
  std::set<std::uint32_t> taken_;  // heads of what is somebody already
};

}  // namespace

void find_generics(Reading& reading) {
  reading.doc.generics.clear();
  GenericFinder(reading).run();
}

}  // namespace kronika::entities
