// The words that an attribution reports where no clause of the tree tells them: all before its comma, around it, before a
// name or behind a relative word. Nothing where the sentence is not built so.
#pragma once

#include <cstdint>
#include <optional>

#include "quotes/candidate.hpp"

namespace kronika::quotes {

// What is said of the saying behind a comma: a participle, with or without a preposition.
bool remark(const Context& c, std::uint32_t t, std::uint32_t end);

// "…, a man who knows the plan told reporters Monday.": an attribution at the end of a sentence that the tree hides.
// The words before the comma in front of its subject.
std::optional<Range> content_before(const Context& c, std::uint32_t verb);

// "The plan, he said, was a mistake", "It was, Lind said, a mistake": an attribution that parts the subject from its
// predicate, or that from what it says. The whole sentence, which it stands in, or nothing.
std::optional<Range> content_around(const Context& c, std::uint32_t verb);

// "The dam holds, said Ann Lee, a lawyer": the words of a name right behind a verb of saying and its comma, ended by
// another; empty where something else stands there.
Range name_behind(const Context& c, std::uint32_t verb);

// What such a name says: all that stands before the comma, where that is a sentence.
std::optional<Range> content_of_name(const Context& c, std::uint32_t verb);

// "It is too late, the memo quoted him as saying": the words before the verb that cites.
std::optional<Range> content_cited(const Context& c, std::uint32_t verb);

// "an election, which he said led to his victory": the verb stands inside the clause that it reports, whose subject or
// object is the relative word before; the words behind the verb.
std::optional<Range> interposed(const Context& c, std::uint32_t verb);

}  // namespace kronika::quotes
