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

// A noun that can have a clause; also one that was taken for a verb right behind one that has none but a clause: "said
// claims that … were false".
bool noun_of_saying(const Context& context, std::uint32_t token);

// "Peru arms rebels, a charge Lima denies": the comma before a noun that sums up what stands before, where the verb tells
// of it in a relative clause; kNone elsewhere.
std::uint32_t comma_of_summary(const Context& context, std::uint32_t verb);

// "says the team that X has named makes …", "says claims that X has left are false": what follows the verb at once is
// what is spoken of, and the conjunction at `mark` begins a clause of that.
bool of_subject(const Context& context, std::uint32_t verb, std::uint32_t mark, Frames frames);

// The conjunction of the clause of such a noun, where that is the subject of what is said: "said claims that … were false";
// kNone elsewhere.
std::uint32_t mark_of_subject(const Context& context, std::uint32_t noun);

// "skomentował to, że …": told about, not said. With a preposition the clause is what was said ("mówił o tym, że").
bool of_pronoun_before(const Context& context, std::uint32_t verb, std::uint32_t mark);

}  // namespace kronika::quotes
