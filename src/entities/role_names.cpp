#include "entities/role_names.hpp"

#include <algorithm>

#include "entities/affiliation.hpp"
#include "entities/complement.hpp"
#include "entities/long_titles.hpp"
#include "entities/names_before_roles.hpp"
#include "entities/names_behind_roles.hpp"
#include "entities/role_agreement.hpp"
#include "entities/roles.hpp"
#include "entities/roles_in_context.hpp"

namespace kronika::entities {
namespace {

using world::Gender;
using world::SenseKind;

constexpr std::string_view kMinister = "minister", kDeputyPremier = "deputy prime minister";  // in keys of offices

class NameLinker {
 public:
  explicit NameLinker(Reading& reading) : reading_(reading) {}

  void run() {
    for (auto& role : reading_.roles) link(role);
    share_names();
    complete_from_context(reading_);
    reading_.roles.insert(reading_.roles.end(), of_each_.begin(), of_each_.end());
    std::stable_sort(reading_.roles.begin(), reading_.roles.end(),
                     [](const RolePhrase& a, const RolePhrase& b) { return a.core_begin < b.core_begin; });
  }

 private:
  // The name right behind is the surest, the one that only the tree joins to the phrase the least sure.
  void link(RolePhrase& role) {
    if (const auto n = name_right_behind(reading_, role); n != kNone) {
      if (speaks_for(reading_, role, reading_.names[n])) return;
      take_in_complement(reading_, role);
      return join(role, n);
    }
    auto n = name_farther_behind(reading_, role, beside_);
    if (n == kNone) n = name_before(reading_, role);
    if (n == kNone) n = name_in_apposition(reading_, role, beside_);
    if (n != kNone) join(role, n);
  }

  // "Deputy Prime Minister and Foreign Minister Ana Lind", "State Councilor and Defense Minister Li Hua": a
  // minister may have two offices. Two heads joined so are two people.
  void share_names() {
    for (std::size_t i = reading_.roles.size(); i-- > 1;) {
      const auto& named = reading_.roles[i];
      auto& role = reading_.roles[i - 1];
      bool both = named.beside_name && role.person == kNone && !role.plural && role.sentence == named.sentence &&
                  (role.office.find(kMinister) != std::string::npos || titled_alike(role, named)) &&
                  named.office.find(kMinister) != std::string::npos && role.office != named.office &&
                  role.end + 1 == named.begin &&
                  (reading_.token(role.end).upos == Upos::CCONJ ||
                   (role.office == kDeputyPremier && reading_.token(role.end).form == ","));
      if (!both || relation(reading_.token(named.head)) == "nsubj") continue;
      role.person = named.person;
      role.beside_name = true;
      if (role.of.empty()) role.of = named.of, role.country = named.country;
      if (role.former) reading_.roles[i].former = true;  // "former finance and foreign minister"
      affiliate(reading_, role, role.person);
      add_role_mention(reading_, role, role.person);
    }
  }

  // Titles of no office that has a key of its own, both written with a capital and without an article between.
  bool titled_alike(const RolePhrase& role, const RolePhrase& named) const {
    return !reading_.resources.inflects() && role.office.starts_with(kOther) && reading_.capital(role.core_begin) &&
           reading_.capital(named.core_begin);
  }

  void join(RolePhrase& role, std::uint32_t n) {
    const auto& name = reading_.names[n];
    beside_.insert(n);
    if (role.plural) {
      // "prezydenci Putin i Tokajew": a role of each that is coordinated.
      for (auto child : reading_.children(name.head)) {
        std::uint32_t other = reading_.name_at(child);
        if (relation(reading_.token(child)) == "conj" && other != kNone &&
            person_at(reading_, reading_.names[other].begin, other) && !beside_.contains(other)) {
          beside_.insert(other);
          one_of_several(role, reading_.names[other].entity);
        }
      }
      one_of_several(role, name.entity);
      return;
    }
    role.person = name.entity;
    role.beside_name = true;
    serve_state_behind(role, name);
    affiliate(reading_, role, name.entity);
    if (role.gender != Gender::unknown && reading_.genders[name.entity] == Gender::unknown &&
        (!reading_.resources.inflects() || role.gender == Gender::feminine))
      reading_.genders[name.entity] = role.gender;
    add_role_mention(reading_, role, name.entity);
  }

  void one_of_several(const RolePhrase& role, std::uint32_t person) {
    affiliate(reading_, role, person);
    auto own = role;
    own.plural = false;
    own.person = person;
    own.beside_name = true;
    add_role_mention(reading_, own, person);
    of_each_.push_back(std::move(own));
  }

  // "Foreign Minister Ada Lind of Norway"; of lawmakers also "Senator Ada Lind of Ohio".
  void serve_state_behind(RolePhrase& role, const Name& name) const {
    // "Foreign Ministry spokeswoman Ada Lind of Norway": of a body whose state is told so late.
    const bool of_body = role.stated && role.country.empty() && role.office == kSpokesperson;
    if ((role.stated && !of_body) || role.office.empty()) return;
    const auto end = reading_.doc.sentences[role.sentence].end;
    auto t = name.end;
    if (name.begin < role.core_end || t + 1 >= end) return;
    // "Prime Minister Ada Lind (Norway)"
    const bool bracket = reading_.token(t).form == "(";
    if (!bracket && (reading_.resources.inflects() || !reading_.has(Cue::genitive, t))) return;
    ++t;
    while (t + 1 < end && reading_.token(t).upos == Upos::DET) ++t;
    const auto n = reading_.name_at(t);
    if (n == kNone || reading_.names[n].begin != t || reading_.names[n].kind != NameClass::place) return;
    if (bracket && (reading_.names[n].end >= end || reading_.token(reading_.names[n].end).form != ")")) return;
    const bool state = reading_.names[n].sense && reading_.names[n].sense->kind == SenseKind::state;
    const auto country = country_of(reading_, reading_.names[n]);
    if (reading_.resources.world.state(country) == nullptr ||
        (!state && role.office != kLawmaker && role.office != kSenator))
      return;
    role.of = role.country = country;
    role.stated = true;
  }

  Reading& reading_;
  NameSet beside_;                   // names beside which a role stands
  std::vector<RolePhrase> of_each_;  // roles of people who are called so together
};

}  // namespace

void link_names(Reading& reading) { NameLinker(reading).run(); }

}  // namespace kronika::entities
