// How a rule names a place in the tree: "subj", "obl:z+Ins", "obj(@treaty) > gen | dat". See docs/rules.md.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/tree.hpp"
#include "kronika/document.hpp"
#include "kronika/error.hpp"

namespace kronika::facts {

enum class Function : std::uint8_t {
  subj,       // who does it: active subject, passive agent, the doer of a noun of action
  obj,        // to whom it is done: direct object, passive subject
  dat,        // the person to whom: indirect object
  obl,        // oblique or modifier, by adposition and case
  gen,        // adnominal genitive, "of" phrase or possessor of a noun
  poss,       // possessor only
  adj,        // adjective or noun before a noun that names an actor ("rosyjski", "Russian", "NATO")
  between,    // the parties named after "between"
  parties,    // the same anywhere below: whom the content concerns
  clause,     // finite complement clause
  relative,   // the verb of a relative clause on a noun: "the help that they **gave**"
  mark,       // the conjunction that opens the clause
  condition,  // the clause under whose condition it is: "if …"
  inf,        // infinitive complement
  pred,       // nominal predicate: for "X is Y" seen from Y's clause, the predicate itself
  topic,      // of what a noun or adjective is said that is a predicate: "X is a threat"
  prt,        // verb particle
  refl,       // reflexive marker
  mod,        // adjective or adverb beside the trigger
  det,        // determiner: "any", "both"
  arg,        // any argument that is not the doer
  agent,      // the doer named by an adposition: "przez", "by"
  host,       // the doer of the verb that a noun's phrase modifies: "on a visit to Rome X said"
  neg,        // negation
  future,     // what puts the trigger into the future
  past,       // the trigger itself, where it stands in the past tense
  cond,       // conditional marker
  support,    // the light verb that the noun depends on
  governor,   // whatever the trigger depends on
  speaker,    // who utters the clause that the trigger heads
  self        // the trigger
};

// Words that a step accepts. Empty accepts all.
struct Filter {
  std::vector<std::string> lemmas;
  std::vector<std::uint16_t> classes;
  std::vector<EntityKind> kinds;
  bool negated = false;
  bool empty() const { return lemmas.empty() && classes.empty() && kinds.empty(); }
};

struct PathStep {
  Function function = Function::subj;
  std::vector<std::string> adpositions;  // of obl; empty in the list: without adposition
  bool any_adposition = true;
  Case kase = Case::none;  // none: any
  Filter filter;
};

using Path = std::vector<PathStep>;  // steps from the trigger outwards; never empty

struct Slot {
  std::vector<Path> alternatives;  // the first that leads to something counts
  bool empty() const { return alternatives.empty(); }
};

// Reads a slot. `class_of` gives the number of a word class, or -1 where there is no such class.
Result<Slot> parse_slot(std::string_view text, const std::function<int(std::string_view)>& class_of,
                        const std::string& file, std::size_t line);

}  // namespace kronika::facts
