// The tree as the dating of events reads it: clauses, and which way their verbs look.
#pragma once

#include <cstdint>
#include <string_view>

#include "kronika/document.hpp"

namespace kronika::time {

inline constexpr std::uint32_t kReach = 40;  // tokens to either side of a word in which what hangs on it is sought

// The relation by which a word hangs, without its subtype: "nsubj".
std::string_view relation(const Token& t);
bool has_feature(const Token& t, std::string_view feature);
// A verb, or a participle that stands for one: "zostały zestrzelone".
bool is_verbal(const Token& t);
// A verb that is no infinitive, verbal noun or converb.
bool is_finite(const Token& t);
// A clause that has no time of its own: "asking for information", "zapowiadając rozmowy"; not "has asked".
bool shares_clause(const Document& doc, std::uint32_t word);
// A verb, or an adjective or noun with a copula: "are ready to help".
bool is_predicate(const Document& doc, std::uint32_t word);

// Whether a word that hangs on another, near it, passes a test of its token index.
template <class Test>
bool any_child(const Document& doc, std::uint32_t word, Test test) {
  const std::uint32_t first = word > kReach ? word - kReach : 0;
  for (std::uint32_t i = first; i < doc.tokens.size() && i < word + kReach; ++i)
    if (doc.tokens[i].head == word && test(i)) return true;
  return false;
}

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

// "Monday's raid", "środowe rozmowy": an expression of time, told by its head, stands before the noun that it is an
// attribute of.
bool is_attribute(const Document& doc, std::uint32_t timex_head, std::uint32_t noun);

}  // namespace kronika::time
