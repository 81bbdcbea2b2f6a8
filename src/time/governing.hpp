// Which expression of time governs a word: its own, or that of the words above whose time it shares.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "kronika/document.hpp"
#include "time/event_date.hpp"

namespace kronika::time {

// Whether an expression lies somewhere definite, so that it can date an act: not merely "since" or "until"
// something, not "in recent months". What is yet to be done may have a deadline only.
bool dates_an_act(const Timex& t, bool ahead);

// The expression (index into Document::times) nearest below a word, in its own clause; kNone when there is none.
// `trigger` is the word whose act is dated.
std::uint32_t expression_below(const Document& doc, std::uint32_t word, std::uint32_t sentence, const Act& act = {},
                               std::uint32_t trigger = kNone);

// A day, or one of several: "on Wednesday" in an article that is dated by its month.
bool names_a_day(const Edtf& value);

// Whether an expression is the time of something that the act is only set apart from: "since Monday's vote".
bool lies_apart(const Document& doc, const Timex& t);

// "They met on Monday, and the mayor resigned": whether an expression stands behind the verb of a clause to which that of
// `verb` is joined with a subject of its own, so that it is of the first alone.
bool is_of_clause_before(const Document& doc, const Timex& t, std::uint32_t verb);

// The expressions of a sentence.
std::span<const Timex> times_of(const Document& doc, std::uint32_t sentence);

// Where one of them stands in Document::times.
std::uint32_t index_of(const Document& doc, const Timex& t);

struct Governing {
  std::uint32_t timex = kNone;
  bool own = false;            // below the trigger itself
  std::uint32_t verb = kNone;  // the highest word whose time is the trigger's
  std::optional<Edtf> from;    // the time itself, where the expression says "since" then, or it is counted from it
  bool counted = false;        // "two days after" it
};

Governing governing(const Document& doc, std::uint32_t trigger, std::uint32_t sentence, const Act& act);

}  // namespace kronika::time
