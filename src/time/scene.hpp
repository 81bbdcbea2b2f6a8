// What goes on in one scene of a text is of one day: the day that a sentence tells holds for what the same speaker
// goes on to say and do, and for what those say who met on it.
#pragma once

#include "time/event_date.hpp"

namespace kronika::time {

// `verb` is the highest word whose time is that of the act (Governing::verb).
std::optional<Dating> told_on(const Document& doc, std::uint32_t verb, std::uint32_t sentence);

// Whether an expression in the clause of the verb says the time of something in it.
bool tells_a_time(const Document& doc, std::uint32_t verb, std::uint32_t sentence);

// Whether an act may be of the day on which the text has its doer speak: told by the verb of its sentence or said in
// its speech, not as what has happened before, nor with another time or words that lead elsewhere.
bool is_of_the_telling(const Document& doc, std::uint32_t trigger, const Edtf& day);

}  // namespace kronika::time
