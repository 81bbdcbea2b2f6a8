// What goes on in one scene of a text is of one day: the day that a sentence tells holds for what the same speaker
// goes on to say and do.
#pragma once

#include "time/event_date.hpp"

namespace kronika::time {

// `verb` is the highest word whose time is that of the act (Governing::verb).
std::optional<Dating> told_on(const Document& doc, std::uint32_t verb, std::uint32_t sentence);

}  // namespace kronika::time
