// Who reports, where the subject of the verb does not tell: the parser took a paper's title or a converb wrongly,
// or the speaker stands elsewhere in the sentence.
#pragma once

#include "quotes/speaker.hpp"

namespace kronika::quotes {

// The voice behind a verb of saying, found also
//   before a participle: "with the ministry saying …", "critics warning …"
//   as the one who is made to speak: "prompted the minister to warn …"
//   as a title in quotation marks: "„Dziennik” donosi, …"
//   in the clause around a relative one: "wysłał list, w którym przekonuje, …".
Voice reporter(const Context& context, std::uint32_t verb);

// The voice behind a verb that names nobody by its form: whose the text or page is in which the words stand, "napisano
// w komunikacie X", "czytamy na stronie X"; else whoever spoke before.
Voice written_in(const Context& context, std::uint32_t verb);

// The subject of a verb that stands beside words in marks, whatever it is: what says them can speak.
Voice any_subject(const Context& context, std::uint32_t verb);

// The voice behind a noun of saying, found also as a modifier: "White House warnings".
Voice owner(const Context& context, std::uint32_t noun);

// The voice behind a verb of evidence, found also around a relative clause: "ma pisma, z których wynika, że …".
Voice witness(const Context& context, std::uint32_t verb);

// Whether the verb speaks by its noun: "zwraca uwagę".
bool lends_saying(const Context& context, std::uint32_t verb);

// Whether the verb goes on to a clause of its own: "X - as the agency reports - said that …". Then it attributes
// nothing that stands before it.
bool reports_clause(const Context& context, std::uint32_t verb);

// Whether the verb is an infinitive of what somebody is to do rather than does: "flew home to reassure …", not
// "went on to call him …".
bool only_intended(const Context& context, std::uint32_t verb);

// "…, including Lima, Cusco and Puno, Reuters reported": the comma between a list that its conjunction has closed and
// the name right before the verb, which the parser takes for one of the list; kNone for none.
std::uint32_t comma_behind_list(const Context& context, std::uint32_t verb);

// "Lind told Berg he was bound “to peace”": the verb of saying whose clause the passage ends, among the words right before
// it; kNone for none.
std::uint32_t saying_before(const Context& context, const Quoted& passage);

// Whether nobody in particular says so: "uważa się, że", "co sugeruje, że", "no one says that".
bool nobody_says(const Context& context, std::uint32_t verb);

// The title in quotation marks that ends right before `token` or begins at it, as a voice.
Voice title_at(const Context& context, std::uint32_t token);

// Whether such a title only hears what is said, as its case shows: "powiedział „Kurierowi” Jan Lis".
bool told_title(const Context& context, std::uint32_t token);

}  // namespace kronika::quotes
