// Expressions of time of a clause or noun beside a word that are the word's own time all the same. Each is an index into
// Document::times, kNone where there is none.
#pragma once

#include "time/governing.hpp"

namespace kronika::time {

// "Last summer, when he asked", "came on Friday, when he asked": the expression that a clause stands on. "In 2014, after
// he had left": of the year or month too, though not of the day.
std::uint32_t expression_of_clause(const Document& doc, std::uint32_t word, std::uint32_t sentence);

// "Two days after the raid began on Monday, they left": the day that a clause beside the verb tells, and how long after it
// the verb's is.
Governing counted_from_clause(const Document& doc, std::uint32_t verb, std::uint32_t sentence);

// "Monday's speech by the mayor, who promised …": in it, where the clause is on its speaker.
std::uint32_t expression_of_speech(const Document& doc, std::uint32_t word, std::uint32_t sentence);

// "The attack in May that killed ten": that of the noun of which a clause tells what it did.
std::uint32_t expression_of_antecedent(const Document& doc, std::uint32_t word, std::uint32_t sentence);

// "The talks, which took place on Monday", "rozmowy przeprowadzone w maju": the expression of a verb that says of a
// noun only that it is.
std::uint32_t expression_of_taking_place(const Document& doc, std::uint32_t noun, std::uint32_t sentence,
                                         const Act& act);

}  // namespace kronika::time
