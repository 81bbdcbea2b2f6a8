#include "syntax/test_repairs.hpp"

namespace kronika::syntax {
namespace {

TEST(RepairsOfPhrases, OfAdjectivesAndTheirNounTheNounIsTheHead) {
  expect_repair(R"(
condemned VERB VerbForm=Fin 0 root
Chad PROPN _ 3 nmod:poss > 6 nmod:poss
sudden ADJ _ 1 xcomp > 6 amod
and CCONJ _ 5 cc
brutal ADJ _ 3 conj > 6 amod
attack NOUN _ 3 conj > 1 obj
)");
}

// "threats, including Chad's cruel war": the noun was taken for one more threat.
TEST(RepairsOfPhrases, BehindAPossessorTheNounOfAdjectivesIsTheHead) {
  expect_repair(R"(
faced VERB VerbForm=Fin 0 root
threats NOUN _ 1 obj
including VERB _ 2 acl:relcl
Chad PROPN _ 5 nmod:poss > 8 nmod:poss
brutal ADJ _ 3 obj > 8 amod
and CCONJ _ 7 cc
illegal ADJ _ 8 amod
war NOUN _ 2 conj > 3 obj
)");
  // The adjective describes the noun as it is.
  expect_repair(R"(
faced VERB VerbForm=Fin 0 root
threats NOUN _ 1 obj
including VERB _ 2 acl:relcl
Chad PROPN _ 5 nmod:poss > 8 nmod:poss
brutal ADJ _ 8 amod
and CCONJ _ 7 cc
illegal ADJ _ 8 amod
war NOUN _ 2 conj
)");
}

// "of Peru's assembly": both were hung on the word before.
TEST(RepairsOfPhrases, APossessorIsOfTheNounBehindIt) {
  expect_repair(R"(
rules NOUN _ 0 root
of ADP _ 3 case > 5 case
Peru PROPN _ 1 nmod > 5 nmod:poss
's PART _ 3 case
assembly NOUN _ 1 nmod
)");
  // "of Peru's, assembly": another phrase.
  expect_repair(R"(
rules NOUN _ 0 root
of ADP _ 3 case
Peru PROPN _ 1 nmod
's PART _ 3 case
assembly NOUN _ 0 nmod
)");
}

TEST(RepairsOfPhrases, ADayIsNoPartOfTheNameBeforeIt) {
  expect_repair(R"(
wyszła VERB VerbForm=Fin 0 root
z ADP _ 3 case
Unii PROPN Case=Gen 1 obl:arg
29 ADJ _ 3 amod:flat > 1 obl
marca NOUN Case=Gen 4 nmod:flat
)");
}

TEST(RepairsOfPhrases, APlaceBeforeTheMonthIsNoPartOfTheDate) {
  expect_repair(R"(
travel VERB _ 0 root
to ADP _ 3 case
Switzerland PROPN _ 5 nmod:unmarked > 1 obl
May PROPN _ 5 nmod
9 NUM _ 1 obl
)");
}

// "po wizycie w Pradze": "po" hung on the city.
TEST(RepairsOfPhrases, AnAdpositionStandsBeforeItsNoun) {
  expect_repair(R"(
po ADP _ 4 case > 2 case
wizycie NOUN Case=Loc|Number=Sing 5 obl
w ADP _ 4 case
Pradze PROPN Case=Loc|Number=Sing 2 nmod
oświadczył VERB Gender=Masc|Number=Sing|Tense=Past|VerbForm=Fin 0 root
)");
}

// "wizyta negocjatora Jana Nowaka w Londynie"
TEST(RepairsOfPhrases, WhereBehindAMansNameIsOfWhatHeDid) {
  expect_repair(R"(
wizyta NOUN Case=Nom|Gender=Fem|Number=Sing 0 root
negocjatora NOUN Animacy=Hum|Case=Gen|Gender=Masc|Number=Sing 1 nmod
Jana PROPN Animacy=Hum|Case=Gen|Gender=Masc|Number=Sing 2 appos
Nowaka PROPN Animacy=Hum|Case=Gen|Gender=Masc|Number=Sing 3 flat
w ADP _ 6 case
Londynie PROPN Case=Loc|Gender=Masc|Number=Sing 3 nmod > 1 nmod
)");
}

TEST(RepairsOfPhrases, ATitleThatBeginsLikeAnAdverbialIsTheSubject) {
  expect_repair(R"(
Under ADP _ 2 case > 2 amod ADJ
Secretary NOUN Number=Sing 5 obl > 5 nsubj
Nowak PROPN Number=Sing 2 flat
will AUX VerbForm=Fin 5 aux
travel VERB VerbForm=Inf 0 root
)");
}

TEST(RepairsOfPhrases, AnAdverbialBesideASubjectStaysOne) {
  expect_repair(R"(
Under ADP _ 2 case
Nowak PROPN Number=Sing 4 obl
taxes NOUN Number=Plur 4 nsubj
fell VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
)");
}

// "met with Minister Nowak"
TEST(RepairsOfPhrases, AnAdpositionBeforeATitleIsTheNames) {
  expect_repair(R"(
met VERB VerbForm=Fin 0 root
with ADP _ 3 case > 4 case
Minister PROPN Number=Sing 4 nmod:desc
Nowak PROPN Number=Sing 1 obl
)");
}

// "the Peruvian and Chilean foreign ministers", "the old and the new ministers"
TEST(RepairsOfPhrases, AnAdjectiveThatNothingJoinsIsTheNouns) {
  expect_repair(R"(
the DET _ 6 det
Peruvian ADJ _ 6 amod
and CCONJ _ 4 cc
Chilean ADJ _ 2 conj
foreign ADJ _ 2 conj > 6 amod
ministers NOUN _ 0 root
)");
}

// "Held the Green Partnership (GP) meeting", "saw the Partnership (GP) members met"
TEST(RepairsOfPhrases, TheNounBehindTheLettersOfANameIsTheHead) {
  expect_repair(R"(
held VERB Tense=Past|VerbForm=Fin 0 root
the DET _ 3 det > 7 det
Partnership PROPN _ 1 obj > 7 compound
( PUNCT _ 5 punct
GP PROPN _ 3 appos
) PUNCT _ 5 punct
meeting NOUN _ 1 xcomp > 1 obj
)");
}

// "decyzja ministra o odrzuceniu"
TEST(RepairsOfPhrases, WhatIsDecidedBelongsToTheDecision) {
  expect_repair(R"(
decyzja NOUN Case=Nom|Gender=Fem|Number=Sing 0 root
ministra NOUN Animacy=Hum|Case=Gen|Gender=Masc|Number=Sing 1 nmod:arg
o ADP _ 4 case
odrzuceniu NOUN Case=Loc|Gender=Neut|Number=Sing|VerbForm=Vnoun 2 nmod > 1 nmod
)");
}

}  // namespace
}  // namespace kronika::syntax
