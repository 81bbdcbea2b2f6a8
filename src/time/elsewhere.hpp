// The same act told in another sentence with its time: "Wednesday's talks", and then "the talks".
#pragma once

#include <optional>
#include <vector>

#include "time/event_date.hpp"

namespace kronika::time {

// The day of a noun of action that has none here, from the other sentences that tell of it, where all agree.
std::optional<Dating> told_elsewhere(const Document& doc, std::uint32_t noun, std::uint32_t sentence, const Act& act);

// The day of a past verb that has none here, from another sentence in which the same does the same to the same.
std::optional<Dating> told_again(const Document& doc, std::uint32_t verb, std::uint32_t sentence);

// A meeting or speech that has been, of which the text tells the day.
struct Occasion {
  std::uint32_t token = kNone, sentence = kNone, timex = kNone;
};
// Those of a sentence and of the text before it.
std::vector<Occasion> occasions_before(const Document& doc, std::uint32_t sentence);

// The day of a meeting at which something is done ("at the summit"), told elsewhere.
std::optional<Dating> at_an_occasion(const Document& doc, std::uint32_t verb, std::uint32_t sentence,
                                     const Act& act = {});

}  // namespace kronika::time
