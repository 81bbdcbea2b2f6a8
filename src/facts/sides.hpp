// Who does an act, and to whom: what the slots of a rule lead to, as the two sides of an event.
#pragma once

#include <cstdint>

#include "facts/actors.hpp"
#include "facts/arguments.hpp"
#include "facts/content.hpp"
#include "facts/reading.hpp"
#include "facts/rules.hpp"

namespace kronika::facts {

struct Sides {
  Ids sources, targets;
};

// What it is made from must outlive it.
class SideFinder {
 public:
  SideFinder(const Reading& reading, const Arguments& arguments, const Content& content, Actors& actors)
      : reading_(reading), tree_(reading.tree()), arguments_(arguments), content_(content), actors_(actors) {}

  // The sides that the words around a trigger name.
  Sides of(const Rule& rule, const Occurrence& at);
  // A target that no slot names, but the rest of the clause does, for rules that ask for it.
  void complete(const Rule& rule, const Occurrence& at, Sides& sides);

  bool leads_somewhere(const Slot& slot, const Occurrence& at) const;
  // "EU ministers met": who meets is told together.
  bool meet_together(const Rule& rule, const Occurrence& at, const Sides& sides) const;

 private:
  Ids fill(const Slot& slot, const Occurrence& at, ActorNeeds needs, bool is_source);
  bool only_described(std::uint32_t t, std::uint32_t act) const;
  bool of_judged_plan(std::uint32_t t, std::uint32_t act) const;
  Ids whom_about(const Occurrence& at, std::uint32_t source);
  std::uint32_t whom_it_confronts(const Occurrence& at, std::uint32_t source) const;
  bool told_together(const Occurrence& at) const;
  bool leads_to_somebody(const Slot& slot, const Occurrence& at) const;
  bool speaks(const Filter& filter, std::uint32_t t) const;
  bool names_place(const Slot& slot, const Occurrence& at) const;
  void drop_own_states(Sides& sides) const;
  void keep_actors(Ids& ids, bool places) const;

  const Reading& reading_;
  const Tree& tree_;
  const Arguments& arguments_;
  const Content& content_;
  Actors& actors_;
};

}  // namespace kronika::facts
