#include "entities/home.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace kronika::entities {
namespace {

// How often each state is spoken of: by its name, its bodies, places and people.
using Counts = std::map<std::string, int>;

bool is_state(const Reading& reading, const std::string& country) {
  return country.size() == 3 && reading.resources.world.state(country) != nullptr;
}

// Sectors whose people serve one state.
bool serves_a_state(std::string_view sector) {
  static const std::set<std::string_view> kSectors = {"GOV", "LEG", "MIL", "JUD", "COP", "OPP", "PTY", "SPY"};
  return kSectors.contains(sector);
}

// The state that has `part` of `whole` of all that is said, and is said at least `least` times; empty when none is.
std::string foremost(const Counts& counts, int part, int whole, int least) {
  int all = 0;
  for (const auto& [country, n] : counts) all += n;
  for (const auto& [country, n] : counts)
    if (n >= least && n * whole >= all * part) return country;
  return {};
}

class Homes {
 public:
  explicit Homes(Reading& reading) : reading_(reading), by_sentence_(reading.doc.sentences.size()) {
    for (const auto& entity : reading.doc.entities) {
      if (!is_state(reading, entity.country)) continue;
      for (const auto& mention : entity.mentions) {
        if (entity.kind != EntityKind::person) ++said_[entity.country];
        if (mention.sentence < by_sentence_.size()) ++by_sentence_[mention.sentence][entity.country];
      }
    }
  }

  void settle() {
    auto home = foremost(said_, 2, 3, 3);
    if (!home.empty()) bodies_and_offices(home);
    auto likely = foremost(said_, 1, 2, 2);
    for (auto& entity : reading_.doc.entities)
      if (entity.kind == EntityKind::person && entity.country == "---") entity.country = of_person(entity, likely);
  }

 private:
  void bodies_and_offices(const std::string& home) {
    for (const auto& name : reading_.names) {
      if (name.entity == kNone || !name.sense || name.sense->kind != world::SenseKind::body) continue;
      auto& entity = reading_.doc.entities[name.entity];
      if (entity.country == "---") entity.country = home;
    }
    // Of people only those whose office is a state's, and who are not known from elsewhere.
    for (auto& role : reading_.roles) {
      if (!role.of.empty() || role.office.empty() || !role.beside_name || !serves_a_state(role.sector)) continue;
      auto& person = reading_.doc.entities[role.person];
      if (person.country != "---" && person.country != home) continue;
      role.of = role.country = home;
      if (person.country == "---") person.country = home;
    }
  }

  // Of the states named where the person is, else of the one that the article speaks of.
  std::string of_person(const Entity& person, const std::string& likely) const {
    Counts near;
    for (const auto& mention : person.mentions) {
      if (mention.form != MentionForm::name && mention.form != MentionForm::surname) continue;
      if (mention.sentence >= by_sentence_.size()) continue;
      for (const auto& [country, n] : by_sentence_[mention.sentence]) near[country] += n;
    }
    if (!likely.empty() && (near.empty() || near.contains(likely))) return likely;
    auto here = foremost(near, 2, 3, 1);
    if (!here.empty()) return here;
    return likely.empty() ? "---" : likely;
  }

  Reading& reading_;
  Counts said_;
  std::vector<Counts> by_sentence_;
};

}  // namespace

void settle_homes(Reading& reading) { Homes(reading).settle(); }

}  // namespace kronika::entities
