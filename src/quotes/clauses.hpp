// The clause that a verb or noun of saying reports: where the tree has one, and where only the words show it.
#pragma once

#include <cstdint>
#include <optional>

#include "quotes/context.hpp"

namespace kronika::quotes {

struct Clause {
  std::uint32_t head = kNone, mark = kNone;
  bool request = false;
};

// The reported clause among the children of `governor`: complements before what may only stand beside them.
std::optional<Clause> clause_below(const Context& context, std::uint32_t governor, Frames frames);

// The clause after a verb whose tree has none: a conjunction close behind, or in languages that leave it out
// a subject with a finite verb.
std::optional<Clause> clause_behind(const Context& context, std::uint32_t verb, Frames frames);

// "X, who was asked, said he feels …": a clause that follows at once, without a comma, is what was said, whatever
// stands before the verb.
std::optional<Clause> clause_at_once(const Context& context, std::uint32_t verb, Frames frames);

// "skomentował to, że …": told about, not said. With a preposition the clause is what was said ("mówił o tym, że").
bool of_pronoun_before(const Context& context, std::uint32_t verb, std::uint32_t mark);

}  // namespace kronika::quotes
