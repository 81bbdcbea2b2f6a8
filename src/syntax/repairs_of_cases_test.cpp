#include "syntax/test_repairs.hpp"

namespace kronika::syntax {
namespace {

// "z premier Ewą Nowak": the feminine title has no cases.
TEST(RepairsOfCases, ANounUnderAnAdpositionHasTheCaseOfItsModifiers) {
  expect_repair(R"(
z ADP _ 3 case
brytyjską ADJ Case=Ins|Gender=Fem 3 amod
premier NOUN Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing 4 obl > 4 obl Animacy=Hum|Case=Ins|Gender=Masc|Number=Sing
rozmawiał VERB Gender=Masc|Number=Sing|Tense=Past|VerbForm=Fin 0 root
)");
}

// "przekazała Ukrainie amunicję", the dative tagged as a locative.
TEST(RepairsOfCases, ABareLocativeUnderAVerbIsADative) {
  expect_repair(R"(
przekazała VERB Gender=Fem|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act 0 root
Ukrainie PROPN Case=Loc|Gender=Fem|Number=Sing 1 obj > 1 iobj Case=Dat|Gender=Fem|Number=Sing
amunicję NOUN Case=Acc|Gender=Fem|Number=Sing 1 obj
)");
}

TEST(RepairsOfCases, LeavesALocativeUnderItsAdposition) {
  expect_repair(R"(
walczy VERB Number=Sing|Person=3|VerbForm=Fin|Voice=Act 0 root
w ADP _ 3 case
Ukrainie PROPN Case=Loc|Gender=Fem|Number=Sing 1 obl
)");
}

// "ogłosił w wydanym liście": the tree hangs the adposition on the participle.
TEST(RepairsOfCases, LeavesALocativeWhoseAdpositionHangsOnWhatDescribesIt) {
  expect_repair(R"(
ogłosił VERB Gender=Masc|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act 0 root
w ADP _ 3 case > 4 case
wydanym ADJ Case=Loc|Gender=Masc|Number=Sing|VerbForm=Part|Voice=Pass 4 acl
liście NOUN Case=Loc|Gender=Masc|Number=Sing 1 obl
)");
}

// "umowa z Kanadą i Islandią weszła"
TEST(RepairsOfCases, AnInstrumentalIsNoSubject) {
  expect_repair(R"(
umowa NOUN Case=Nom|Gender=Fem|Number=Sing 6 nsubj
z ADP _ 3 case
Kanadą PROPN Case=Ins|Gender=Fem|Number=Sing 1 nmod
i CCONJ _ 5 cc
Islandią PROPN Case=Ins|Gender=Fem|Number=Sing 6 nsubj > 3 conj
weszła VERB Gender=Fem|Number=Sing|Tense=Past|VerbForm=Fin 0 root
)");
}

// "DUP zarzuca plany"
TEST(RepairsOfCases, AnAcronymBeforeAVerbWithAnObjectIsItsSubject) {
  expect_repair(R"(
DUP NOUN Case=Gen|Gender=Fem|Number=Plur 2 obj > 2 nsubj Case=Nom|Gender=Fem|Number=Plur
zarzuca VERB Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
plany NOUN Case=Acc|Gender=Masc|Number=Plur 2 obj
)");
  // Without an object it may be one.
  expect_repair(R"(
DUP NOUN Case=Gen|Gender=Fem|Number=Plur 2 obj
zarzuca VERB Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
)");
}

TEST(RepairsOfCases, AnAdjectiveBelongsToTheNounThatItAgreesWith) {
  expect_repair(R"(
tematem NOUN Case=Ins|Gender=Masc|Number=Sing 0 root
wczorajszego ADJ Case=Gen|Gender=Masc|Number=Sing 1 amod > 3 amod
spotkania NOUN Case=Gen|Gender=Neut|Number=Sing 1 nmod
)");
}

// "Kijów poprosił o zwołanie", "Kijów odwiedził w piątek"
TEST(RepairsOfCases, ANameBeforeAVerbWithoutASubjectThatIsCompleteIsItsSubject) {
  expect_repair(R"(
Kijów PROPN Animacy=Inan|Case=Acc|Gender=Masc|Number=Sing 2 obj > 2 nsubj Animacy=Inan|Case=Nom|Gender=Masc|Number=Sing
poprosił VERB Animacy=Hum|Gender=Masc|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act 0 root
o ADP _ 4 case
zwołanie NOUN Case=Acc|Gender=Neut|Number=Sing 2 obl:arg
)");
  expect_repair(R"(
Kijów PROPN Animacy=Inan|Case=Acc|Gender=Masc|Number=Sing 2 obj
odwiedził VERB Animacy=Hum|Gender=Masc|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act 0 root
w ADP _ 4 case
piątek NOUN Case=Acc|Gender=Masc|Number=Sing 2 obl
)");
}

TEST(RepairsOfCases, AnAdjectiveThatDoesNotAgreeStandsWithItsAdpositionAlone) {
  expect_repair(R"(
poparli VERB Animacy=Hum|Gender=Masc|Number=Plur|Tense=Past|VerbForm=Fin|Voice=Act 0 root
między ADP _ 4 case > 3 case
innymi ADJ Case=Ins|Gender=Masc|Number=Plur 4 amod > 1 advmod
przywódcy NOUN Animacy=Hum|Case=Nom|Gender=Masc|Number=Plur 1 obl > 1 nsubj
)");
  expect_repair(R"(
rozmawiał VERB Animacy=Hum|Gender=Masc|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act 0 root
z ADP _ 4 case
innymi ADJ Case=Ins|Gender=Masc|Number=Plur 4 amod
przywódcami NOUN Animacy=Hum|Case=Ins|Gender=Masc|Number=Plur 1 obl
)");
}

// "z szefami rad, studentami"
TEST(RepairsOfCases, AConjunctIsJoinedToTheNounAboveThatHasItsCase) {
  expect_repair(R"(
rozmawiał VERB Gender=Masc|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act 0 root
z ADP _ 3 case
szefami NOUN Case=Ins|Gender=Masc|Number=Plur 1 obl
rad NOUN Case=Gen|Gender=Fem|Number=Plur 3 nmod
, PUNCT _ 6 punct
studentami NOUN Case=Ins|Gender=Masc|Number=Plur 4 conj > 3 conj
)");
}

// "posłowie przyjęli - wbrew radzie - poprawkę"
TEST(RepairsOfCases, AnAccusativeThatNothingJoinsIsTheObjectOfAVerbWithoutOne) {
  expect_repair(R"(
posłowie NOUN Animacy=Hum|Case=Nom|Gender=Masc|Number=Plur 2 nsubj
przyjęli VERB Animacy=Hum|Gender=Masc|Number=Plur|Tense=Past|VerbForm=Fin|Voice=Act 0 root
- PUNCT _ 5 punct
wbrew ADP _ 5 case
radzie NOUN Case=Dat|Gender=Fem|Number=Sing 2 obl
- PUNCT _ 7 punct
poprawkę NOUN Case=Acc|Gender=Fem|Number=Sing 5 conj > 2 obj
)");
}

}  // namespace
}  // namespace kronika::syntax
