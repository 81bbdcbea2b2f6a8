#include "syntax/test_repairs.hpp"

namespace kronika::syntax {
namespace {

TEST(RepairsOfSubjects, AParticipleSetOffInFrontIsNoSubject) {
  expect_repair(R"(
Pytana ADJ Case=Nom|Gender=Fem|Number=Sing|VerbForm=Part|Voice=Pass 5 nsubj > 5 advcl
o ADP _ 3 case
plany NOUN Case=Acc 1 obl:arg
, PUNCT _ 1 punct
odmówiła VERB Gender=Fem|Number=Sing|Tense=Past|VerbForm=Fin 0 root
)");
  // "Skazana na śmierć nadal odmawiała": she who was.
  expect_repair(R"(
Pytana ADJ Case=Nom|Gender=Fem|Number=Sing|VerbForm=Part|Voice=Pass 5 nsubj
o ADP _ 3 case
plany NOUN Case=Acc 1 obl:arg
nadal ADV _ 1 punct
odmówiła VERB Gender=Fem|Number=Sing|Tense=Past|VerbForm=Fin 0 root
)");
}

// "mają przyjechać ministrowie"
TEST(RepairsOfSubjects, ABareNominativeIsTheSubjectOfTheVerbAboveTheInfinitive) {
  expect_repair(R"(
mają VERB Number=Plur|Person=3|VerbForm=Fin 0 root
przyjechać VERB VerbForm=Inf 1 xcomp
ministrowie NOUN Animacy=Hum|Case=Nom|Gender=Masc|Number=Plur 2 obl > 1 nsubj
)");
}

TEST(RepairsOfSubjects, ABareNominativeThatDoesNotAgreeStays) {
  expect_repair(R"(
ma VERB Number=Sing|Person=3|VerbForm=Fin 0 root
ministrowie NOUN Animacy=Hum|Case=Nom|Gender=Masc|Number=Plur 1 obl
)");
}

// "Choć plan jest stary i drogi, Oslo zaproponowało"
TEST(RepairsOfSubjects, WhatTheTreeListsWithAClauseBeforeIsTheSubject) {
  expect_repair(R"(
Choć SCONJ _ 3 mark
plan NOUN Case=Nom|Gender=Masc|Number=Sing 3 nsubj
stary ADJ Case=Nom|Gender=Masc|Number=Sing 8 advcl
i CCONJ _ 5 cc
drogi ADJ Case=Nom|Gender=Masc|Number=Sing 3 conj
, PUNCT _ 5 punct
Oslo PROPN Case=Nom|Gender=Neut|Number=Sing 3 conj > 8 nsubj
zaproponowało VERB Gender=Neut|Number=Sing|VerbForm=Fin 0 root
)");
  // Without a comma it goes on the list.
  expect_repair(R"(
Choć SCONJ _ 3 mark
plan NOUN Case=Nom|Gender=Masc|Number=Sing 3 nsubj
stary ADJ Case=Nom|Gender=Masc|Number=Sing 8 advcl
i CCONJ _ 5 cc
drogi ADJ Case=Nom|Gender=Masc|Number=Sing 3 conj
i CCONJ _ 7 cc
Oslo PROPN Case=Nom|Gender=Neut|Number=Sing 3 conj
zaproponowało VERB Gender=Neut|Number=Sing|VerbForm=Fin 0 root
)");
}

// "Kos chwalił zapowiedzi nowej premier Anny Lis"
TEST(RepairsOfSubjects, AWomansTitleBehindANounIsInTheGenitiveOfHerName) {
  expect_repair(R"(
Kos PROPN Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing 2 nsubj
chwalił VERB Gender=Masc|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act 0 root
zapowiedzi NOUN Case=Acc|Gender=Fem|Number=Plur 2 obj
nowej ADJ Case=Gen|Gender=Fem|Number=Sing 3 amod > 6 amod
premier NOUN Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing 2 nsubj > 3 nmod Animacy=Hum|Case=Gen|Gender=Masc|Number=Sing
Anny PROPN Case=Gen|Gender=Fem|Number=Sing 5 appos
)");
}

// "Kos pochwalił premier Annę"
TEST(RepairsOfSubjects, AWomansTitleIsInTheCaseOfHerName) {
  expect_repair(R"(
Kos PROPN Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing 2 nsubj
pochwalił VERB Animacy=Hum|Gender=Masc|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act 0 root
premier NOUN Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing 2 nsubj > 2 obj Animacy=Hum|Case=Acc|Gender=Masc|Number=Sing
Annę PROPN Case=Acc|Gender=Fem|Number=Sing 3 nmod > 3 appos
)");
}

TEST(RepairsOfSubjects, AWomansTitleIsNotBesideTheNounOfWhoServesHer) {
  expect_repair(R"(
Rzecznik NOUN Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing 5 nsubj
premier NOUN Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing 1 appos > 1 nmod Animacy=Hum|Case=Gen|Gender=Masc|Number=Sing
Anny PROPN Case=Gen|Gender=Fem|Number=Sing 1 appos > 2 appos
Lis PROPN Case=Gen|Gender=Fem|Number=Sing 3 flat
milczy VERB Mood=Ind|Number=Sing|Tense=Pres|VerbForm=Fin|Voice=Act 0 root
)");
}

// "propozycję odrzucił rząd", "cła nałożył rząd", "cła osłabiły państwa"
TEST(RepairsOfSubjects, OfTwoObjectsTheOneThatTheVerbAgreesWithIsTheSubject) {
  expect_repair(R"(
propozycję NOUN Case=Acc|Gender=Fem|Number=Sing 2 obj
odrzucił VERB Animacy=Inan|Gender=Masc|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act 0 root
rząd NOUN Animacy=Inan|Case=Acc|Gender=Masc|Number=Sing 2 obj > 2 nsubj Animacy=Inan|Case=Nom|Gender=Masc|Number=Sing
)");
  expect_repair(R"(
cła NOUN Case=Nom|Gender=Neut|Number=Plur 2 nsubj > 2 obj Case=Acc|Gender=Neut|Number=Plur
nałożył VERB Animacy=Inan|Gender=Masc|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act 0 root
rząd NOUN Animacy=Inan|Case=Acc|Gender=Masc|Number=Sing 2 obj > 2 nsubj Animacy=Inan|Case=Nom|Gender=Masc|Number=Sing
)");
  expect_repair(R"(
cła NOUN Case=Nom|Gender=Neut|Number=Plur 2 nsubj
osłabiły VERB Animacy=Inan|Gender=Masc|Number=Plur|Tense=Past|VerbForm=Fin|Voice=Act 0 root
państwa NOUN Case=Acc|Gender=Neut|Number=Plur 2 obj
)");
}

// "powiedział PAP Jan Kos"
TEST(RepairsOfSubjects, LettersBetweenAVerbAndItsSubjectAreWhomItIsSaidTo) {
  expect_repair(R"(
powiedział VERB Animacy=Hum|Gender=Masc|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act 0 root
PAP PROPN Case=Nom|Gender=Fem|Number=Sing 1 nsubj > 1 iobj Case=Dat|Gender=Fem|Number=Sing
Jan PROPN Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing 2 flat > 1 nsubj
Kos PROPN Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing 3 flat
)");
}

TEST(RepairsOfSubjects, ARelativePronounInThePluralIsNoSubjectOfASingular) {
  expect_repair(R"(
rozmowy NOUN Case=Nom|Gender=Fem|Number=Plur 0 root
, PUNCT _ 4 punct
jakie DET Case=Nom|Gender=Fem|Number=Plur|PronType=Rel 4 nsubj > 4 obj Case=Acc|Gender=Fem|Number=Plur|PronType=Rel
odbył VERB Animacy=Hum|Gender=Masc|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act 1 acl:relcl
)");
}

TEST(RepairsOfSubjects, ARelativePronounIsNoSubjectBesideOneThatTheVerbAgreesWith) {
  expect_repair(R"(
plan NOUN Animacy=Inan|Case=Nom|Gender=Masc|Number=Sing 0 root
, PUNCT _ 5 punct
który DET Animacy=Inan|Case=Nom|Gender=Masc|Number=Sing|PronType=Rel 5 nsubj > 5 obj Animacy=Inan|Case=Acc|Gender=Masc|Number=Sing|PronType=Rel
Norwegia PROPN Case=Nom|Gender=Fem|Number=Sing 5 nsubj
odrzuciła VERB Gender=Fem|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act 1 acl:relcl
)");
}

TEST(RepairsOfSubjects, ARelativePronounOfAPersonStaysTheSubject) {
  expect_repair(R"(
minister NOUN Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing 0 root
, PUNCT _ 5 punct
który DET Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing|PronType=Rel 5 nsubj
Jan PROPN Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing 5 nsubj
odrzucił VERB Animacy=Hum|Gender=Masc|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act 1 acl:relcl
)");
}

// "Kos pisze do Anny Lis, prezydent Chorwacji"
TEST(RepairsOfSubjects, AWomansTitleSetOffBehindHerNameIsNoSecondSubject) {
  expect_repair(R"(
Kos PROPN Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing 2 nsubj
pisze VERB Mood=Ind|Number=Sing|Tense=Pres|VerbForm=Fin|Voice=Act 0 root
do ADP _ 4 case
Anny PROPN Case=Gen|Gender=Fem|Number=Sing 2 obl
Lis PROPN Case=Gen|Gender=Fem|Number=Sing 4 flat
, PUNCT _ 7 punct
prezydent NOUN Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing 2 nsubj > 4 appos
Chorwacji PROPN Case=Gen|Gender=Fem|Number=Sing 7 nmod
)");
}

TEST(RepairsOfSubjects, ATitleBehindAWomansNameThatIsTheOnlySubjectStays) {
  expect_repair(R"(
Napisał VERB Gender=Masc|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act 0 root
do ADP _ 3 case
Anny PROPN Case=Gen|Gender=Fem|Number=Sing 1 obl
, PUNCT _ 5 punct
prezydent NOUN Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing 1 nsubj
)");
}

TEST(RepairsOfSubjects, ASecondSubjectThatDoesNotAgreeIsTheObject) {
  expect_repair(R"(
Armenia PROPN Case=Nom|Gender=Fem|Number=Sing 2 nsubj
zaatakowała VERB Gender=Fem|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act 0 root
Azerbejdżan PROPN Case=Nom|Gender=Masc|Number=Sing 2 nsubj > 2 obj
)");
}

// "Nowak wezwał Madryt": both agree, but only a thing has the form of an object too.
TEST(RepairsOfSubjects, OfTwoSubjectsAThingBehindTheVerbIsTheObject) {
  expect_repair(R"(
Nowak PROPN Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing 2 nsubj
wezwał VERB Gender=Masc|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act 0 root
Madryt PROPN Animacy=Inan|Case=Nom|Gender=Masc|Number=Sing 2 nsubj > 2 obj
)");
}

TEST(RepairsOfSubjects, ASecondSubjectRightAfterTheFirstBelongsToIt) {
  expect_repair(R"(
Rzeczniczka NOUN Case=Nom|Gender=Fem|Number=Sing 3 nsubj
premier NOUN Case=Nom|Gender=Masc|Number=Sing 3 nsubj > 1 nmod
powiedziała VERB Gender=Fem|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act 0 root
)");
}

// "Nowak zarzucił premier Annie Kos, że kłamie": the tree has two subjects and hangs the content on the second.
TEST(RepairsOfSubjects, ATitleBehindTheVerbHasTheCaseOfItsName) {
  expect_repair(R"(
Nowak PROPN Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing 2 nsubj
zarzucił VERB Gender=Masc|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act 0 root
premier NOUN Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing 2 nsubj > 2 iobj Animacy=Hum|Case=Dat|Gender=Masc|Number=Sing
Annie PROPN Case=Dat|Gender=Fem|Number=Sing 3 appos
kłamie VERB Number=Sing|Person=3|VerbForm=Fin|Voice=Act 3 ccomp > 2 ccomp
)");
}

// "domagała się uwolnienia", but "ubyło wody"
TEST(RepairsOfSubjects, AGenitiveThatDisagreesIsTheObject) {
  expect_repair(R"(
domagała VERB Gender=Fem|Number=Sing|VerbForm=Fin|Voice=Act 0 root
uwolnienia NOUN Case=Gen|Gender=Neut|Number=Sing 1 nsubj > 1 obj
)");
  expect_repair(R"(
ubyło VERB Gender=Neut|Number=Sing|VerbForm=Fin|Voice=Act 0 root
wody NOUN Case=Gen|Gender=Fem|Number=Sing 1 nsubj
)");
}

// "Norwegia i Szwecja potępiły Iran", "popierają Iran"
TEST(RepairsOfSubjects, AThingBehindAVerbInThePluralIsTheObject) {
  expect_repair(R"(
Norwegia PROPN Case=Nom|Gender=Fem|Number=Sing 4 nsubj
i CCONJ _ 3 cc
Szwecja PROPN Case=Nom|Gender=Fem|Number=Sing 1 conj
potępiły VERB Gender=Fem|Number=Plur|Tense=Past|VerbForm=Fin|Voice=Act 0 root
Iran PROPN Animacy=Inan|Case=Nom|Gender=Masc|Number=Sing 4 nsubj > 4 obj
)");
  expect_repair(R"(
popierają VERB Number=Plur|Person=3|VerbForm=Fin|Voice=Act 0 root
Iran PROPN Animacy=Inan|Case=Nom|Gender=Masc|Number=Sing 1 nsubj > 1 obj
)");
}

// "chwali wyniki", "przybyła pomoc"
TEST(RepairsOfSubjects, AThingThatDisagreesInNumberIsTheObject) {
  expect_repair(R"(
chwali VERB Number=Sing|Person=3|VerbForm=Fin|Voice=Act 0 root
wyniki NOUN Case=Nom|Gender=Fem|Number=Plur 1 nsubj > 1 obj
)");
  expect_repair(R"(
chwali VERB Number=Sing|Person=3|VerbForm=Fin|Voice=Act 0 root
pomoc NOUN Case=Nom|Gender=Fem|Number=Sing 1 nsubj
)");
}

// "Przed wizytą Tokajew podkreślał": the tree hangs the name on the visit.
std::string visit(const std::string& name, const std::string& verb) {
  return "Przed ADP _ 2 case\nwizytą NOUN Case=Ins|Gender=Fem|Number=Sing 4 obl\nTokajew PROPN " + name +
         "\npodkreślał VERB " + verb + " 0 root\n";
}

constexpr const char* kMan = "Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing 2 appos";
constexpr const char* kSaid = "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Fin";

TEST(RepairsOfSubjects, TakesANominativeNameFromANounOfAnotherCase) {
  expect_repair(visit(std::string(kMan) + " > 4 nsubj", kSaid));
}

TEST(RepairsOfSubjects, LeavesWhatDoesNotAgree) {
  expect_repair(visit(kMan, "Gender=Fem|Number=Sing|Tense=Past|VerbForm=Fin"));
}

TEST(RepairsOfSubjects, LeavesNamesInTheCaseOfTheirNoun) {
  expect_repair(visit("Case=Ins|Gender=Masc|Number=Sing 2 appos", kSaid));
}

TEST(RepairsOfSubjects, LeavesVerbsThatHaveASubject) {
  expect_repair(visit(kMan, kSaid) + "on PRON Case=Nom 4 nsubj\n");
}

// The verb hangs on the name that would become its subject.
TEST(RepairsOfSubjects, MakesNoCycle) {
  expect_repair(R"(
Przed ADP _ 2 case
wizytą NOUN Case=Ins|Gender=Fem|Number=Sing 0 root
Tokajew PROPN Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing 2 appos
podkreślał VERB Gender=Masc|Number=Sing|Tense=Past|VerbForm=Fin 3 acl:relcl
)");
}

// "USA objęły": the plural has one form for all but men.
TEST(RepairsOfSubjects, InThePluralOnlyMenDiffer) {
  const std::string name = "Case=Gen|Gender=Neut|Number=Ptan 2 appos";
  for (const auto& lines : {visit(name + " > 4 nsubj", "Gender=Fem|Number=Plur|Tense=Past|VerbForm=Fin"),
                            visit(name, "Animacy=Hum|Gender=Masc|Number=Plur|Tense=Past|VerbForm=Fin")}) {
    auto sentence = repair_case(lines);
    sentence.parsed.tokens[2].lemma = sentence.parsed.tokens[2].form;
    expect_repair(sentence);
  }
}

// "After talks in Quito, President Lind said"
TEST(RepairsOfSubjects, WhoIsSetOffFromACircumstanceIsTheSubject) {
  expect_repair(R"(
After ADP _ 2 case
talks NOUN Number=Plur 8 obl
in ADP _ 4 case
Quito PROPN Number=Sing 2 nmod
, PUNCT _ 7 punct
President PROPN Number=Sing 7 nmod:desc
Lind PROPN Number=Sing 4 appos > 8 nsubj
said VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
)");
  // No comma.
  expect_repair(R"(
After ADP _ 2 case
talks NOUN Number=Plur 8 obl
in ADP _ 4 case
Quito PROPN Number=Sing 2 nmod
and CCONJ _ 7 punct
President PROPN Number=Sing 7 nmod:desc
Lind PROPN Number=Sing 4 appos
said VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
)");
  // Of a language that drops subjects.
  expect_repair(R"(
After ADP _ 2 case
talks NOUN Number=Plur 8 obl
in ADP _ 4 case
Quito PROPN Number=Sing 2 nmod
, PUNCT _ 7 punct
President PROPN Number=Sing 7 nmod:desc
Lind PROPN Number=Sing 4 appos
said VERB Aspect=Perf|Mood=Ind|Tense=Past|VerbForm=Fin 0 root
)");
}

// "In Lima, Peru, crowds gathered": the state is part of where.
TEST(RepairsOfSubjects, OfWhatIsSetOffTheLastIsTheSubject) {
  expect_repair(R"(
In ADP _ 2 case
Lima PROPN Number=Sing 7 obl
, PUNCT _ 4 punct
Peru PROPN Number=Sing 2 appos
, PUNCT _ 6 punct
crowds NOUN Number=Plur 2 appos > 7 nsubj
gathered VERB VerbForm=Fin 0 root
)");
  // "In Lima, Lind, the governor, warned"
  expect_repair(R"(
In ADP _ 2 case
Lima PROPN Number=Sing 8 obl
, PUNCT _ 4 punct
Lind PROPN Number=Sing 2 appos > 8 nsubj
, PUNCT _ 6 punct
governor NOUN Number=Sing 2 appos > 4 appos
, PUNCT _ 6 punct
warned VERB VerbForm=Fin 0 root
)");
}

// "Offices were searched and aides said"
TEST(RepairsOfSubjects, OfTwoSubjectsOneIsOfTheVerbBehindIt) {
  expect_repair(R"(
Offices NOUN _ 3 nsubj:pass
were AUX VerbForm=Fin 3 aux:pass
searched VERB VerbForm=Part 6 ccomp
and CCONJ _ 5 cc
aides NOUN _ 3 nsubj:pass > 6 nsubj
said VERB VerbForm=Fin 0 root
)");
}

}  // namespace
}  // namespace kronika::syntax
