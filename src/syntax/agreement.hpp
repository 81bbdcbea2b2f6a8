// Trees that their own tags contradict, put right.
#pragma once

#include <cstdint>

#include "kronika/document.hpp"

namespace kronika::syntax {

// Contradictions between a verb and its arguments. Looks at the tokens [begin, end), which form one tree.
// - A verb is no adposition, and one with a subject describes no noun: it governs the noun it hangs on.
// - A name in the nominative that the tree takes for part of, or beside, a noun in another case, right before a
//   finite verb that has no subject and agrees with it, is that verb's subject: "przed wizytą Tokajew podkreślał".
// - An adposition stands before its noun, and before what that noun depends on: "po wizycie w Pradze u premier".
// - A noun under an adposition that is tagged as a nominative has the case of its modifiers: "z premier Ewą Nowak"; a
//   bare nominative that agrees with a verb without a subject is its subject: "mają przyjechać nowi ministrowie".
// - A noun under a verb that is tagged as a locative but has no adposition is a dative: "przekazał Ukrainie pomoc".
// - An instrumental is no subject: behind a conjunction it is joined to the one before it.
// - Of two subjects on both sides of an active verb without an object, the one that does not agree with it is
//   the object: "Armenia zaatakowała Azerbejdżan"; right after the one that agrees it belongs to that one.
// - A thing behind an active verb that does not agree with it in number is its object: "chwali wyniki".
// - A coordinated verb that cannot share the subject of its clause, but agrees with the verb above that, belongs there:
//   "powiedział, że spotkanie się odbędzie, ale odmówił wyjaśnień".
// - A title behind a verb that has its subject has the case of the name beside it: "zarzucił premier Annie Kos".
// - An infinitive is coordinated with an infinitive: "musimy prowadzić rozmowy i zawierać umowy".
// - A relative clause whose pronoun does not agree with the noun it hangs on belongs to the nearest noun below that
//   one which it agrees with; an adjective to the noun after it which it agrees with.
// - Where and with whom, behind a man's name, belongs to what he did: "wizyta Jana Nowaka w Londynie"; a man behind the
//   name of a place is the object of a verb that has none: "przyjął w Delhi prezydenta Kenii".
// - An auxiliary governs nothing: a participle in the nominative that hangs on a noun in another case is its verb.
// In a language without cases:
// - An adposition that hangs on a title before a name is the name's; what a hyphen joins to a title is no verb.
// - A clause of which nothing is finite has for its verb what the tree takes for a participle or attribute; a name is
//   no part of a finite verb; what stands between an adposition and a finite verb is a clause.
// - A finite verb is coordinated with a finite one, over what stands between: "welcomed efforts to …, and called on".
// - What stands before a numeral does not describe what is counted: "met President Adly Mansour three days later".
// A sentence of which two repairs together would make a ring is left as it was parsed.
void repair_agreement(Document& doc, std::uint32_t begin, std::uint32_t end);

}  // namespace kronika::syntax
