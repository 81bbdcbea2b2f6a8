// The tree as the dating of events reads it: clauses, which way their verbs look, and which expression of time
// governs a word.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "kronika/document.hpp"

namespace kronika::time {

// The relation by which a word hangs, without its subtype: "nsubj".
std::string_view relation(const Token& t);
bool has_feature(const Token& t, std::string_view feature);
// A verb, or a participle that stands for one: "zostały zestrzelone".
bool is_verbal(const Token& t);
// A verb, or an adjective or noun with a copula: "are ready to help".
bool is_predicate(const Document& doc, std::uint32_t word);

enum class Aspect { unknown, past, present, ahead };

// Which way a verb with its auxiliaries looks, or a predicate with its copula. A modal with an infinitive looks
// ahead, or at what may be.
Aspect aspect_of(const Document& doc, std::uint32_t verb);
// "Has met", "had met": before what is being told, nobody says how long.
bool is_perfect(const Document& doc, std::uint32_t verb);

// The sentence that a token stands in, and the root of a sentence; kNone when there is none.
std::uint32_t sentence_of(const Document& doc, std::uint32_t token);
std::uint32_t root_of(const Document& doc, const Sentence& s);
// The word at the top of the clause that a word stands in.
std::uint32_t clause_of(const Document& doc, std::uint32_t word);
// The same where participles and converbs have clauses of their own.
std::uint32_t own_clause_of(const Document& doc, std::uint32_t word);

// Whether an expression lies somewhere definite, so that it can date an act: not merely "since" or "until"
// something, not "in recent months". What is yet to be done may have a deadline only.
bool dates_an_act(const Timex& t, bool ahead);

// The expression (index into Document::times) nearest below a word, in its own clause; kNone when there is none.
std::uint32_t expression_below(const Document& doc, std::uint32_t word, std::uint32_t sentence, bool ahead);

struct Governing {
  std::uint32_t timex = kNone;
  bool own = false;            // below the trigger itself
  std::uint32_t verb = kNone;  // the highest word whose time is the trigger's
};

// The expression that governs a word: its own, or that of the words above whose time it shares.
Governing governing(const Document& doc, std::uint32_t trigger, std::uint32_t sentence, bool ahead);

}  // namespace kronika::time
