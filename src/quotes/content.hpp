// Which words a verb or noun of saying reports: where they begin, and where the sentence goes on with something else.
#pragma once

#include <cstdint>
#include <optional>

#include "quotes/candidate.hpp"

namespace kronika::quotes {

// The word that introduces the clause headed by `clause`, if it is of the set.
std::uint32_t introduced_by(const Context& c, std::uint32_t clause, Words set);

bool has_subject(const Context& c, std::uint32_t clause);

// A complement that says nothing: "said so", "powiedział, że nie".
bool too_short(const Context& c, Range r);

bool spaced_dash(const Context& c, std::uint32_t t);

// "critics claim … and say …": an infinitive by its tag only, where a language has the form for both. Nothing marks
// it as an infinitive.
bool plain_form(const Context& c, std::uint32_t verb);

Range without_loose_ends(const Context& c, Range r);

// The reported words: those after the conjunction, or after the verb where there is none; before the verb where
// it follows them.
std::optional<Range> content_of(const Context& c, std::uint32_t cue, std::uint32_t clause, std::uint32_t mark);

}  // namespace kronika::quotes
