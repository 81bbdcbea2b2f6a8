// When two names, texts or facts count as the same. The definitions are those of the gold standard's scorer:
// words without case and punctuation, names in longer and shorter forms, texts by the words they share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "measure/facts.hpp"

namespace kronika::measure {

// Runs of letters, digits and underscores of the text in NFC, case folded.
std::vector<std::string> words(std::string_view text);

// Twice the shared words over all words; 0 where one text has none.
double dice(std::string_view a, std::string_view b);

// Equal, or one the shorter form of the other: "Putin", "Władimir Putin"; for a state "United States", "United
// States of America" although the last words differ.
bool same_name(std::string_view a, std::string_view b, bool state = false);

bool same_actor(const Actor& gold, const Actor& said);
bool same_side(const std::vector<Actor>& gold, const std::vector<Actor>& said);  // in any order
bool same_sentence(std::string_view gold, std::string_view said);
bool same_event(const EventFact& gold, const EventFact& said);       // type and sentence
bool same_full_event(const EventFact& gold, const EventFact& said);  // and sides, aux and date
bool same_quote(const QuoteFact& gold, const QuoteFact& said);       // text
bool same_office(const OfficeFact& gold, const OfficeFact& said);

}  // namespace kronika::measure
