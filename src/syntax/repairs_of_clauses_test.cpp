#include "syntax/test_repairs.hpp"

namespace kronika::syntax {
namespace {

TEST(RepairsOfClauses, AVerbIsNoAdposition) {
  expect_repair(R"(
Japan PROPN Number=Sing 3 nsubj
not PART Polarity=Neg 4 advmod > 3 advmod
accuse VERB VerbForm=Inf 4 case > 0 root
Vietnam PROPN Number=Sing 0 root > 3 obj
)");
}

TEST(RepairsOfClauses, WhatHasAnObjectIsNoParticipleOfTheOnlyNominal) {
  expect_repair(R"(
Secretary PROPN Number=Sing 0 root > 2 nsubj
invited VERB Tense=Past|VerbForm=Part|Voice=Pass 1 amod > 0 root Mood=Ind|Tense=Past|VerbForm=Fin
France PROPN Number=Sing 2 obj
. PUNCT _ 1 punct > 2 punct
)");
}

TEST(RepairsOfClauses, AParticipleWithoutAnObjectStaysOne) {
  expect_repair(R"(
Man NOUN Number=Sing 0 root
arrested VERB Tense=Past|VerbForm=Part|Voice=Pass 1 acl
yesterday NOUN Number=Sing 2 obl
)");
}

TEST(RepairsOfClauses, ARelativeClauseBelongsToTheNounThatItsPronounAgreesWith) {
  expect_repair(R"(
Decyzja NOUN Case=Nom|Gender=Fem|Number=Sing 0 root
sądu NOUN Case=Gen|Gender=Masc|Number=Sing 1 nmod:arg
, PUNCT _ 5 punct
który DET Case=Nom|Gender=Masc|Number=Sing|PronType=Rel 5 nsubj
uniewinnił VERB Number=Sing|Tense=Past|VerbForm=Fin 1 acl:relcl > 2 acl:relcl
)");
  expect_repair(R"(
Decyzja NOUN Case=Nom|Gender=Fem|Number=Sing 0 root
sądu NOUN Case=Gen|Gender=Masc|Number=Sing 1 nmod:arg
, PUNCT _ 5 punct
który DET Case=Nom|Gender=Fem|Number=Sing|PronType=Rel 5 nsubj
uniewinnił VERB Number=Sing|Tense=Past|VerbForm=Fin 1 acl:relcl
)");
}

TEST(RepairsOfClauses, ACoordinatedVerbBelongsWhereItAgrees) {
  expect_repair(R"(
powiedział VERB Gender=Masc|Number=Sing 0 root
że SCONJ _ 4 mark
spotkanie NOUN Case=Nom|Gender=Neut|Number=Sing 4 nsubj
trwało VERB Gender=Neut|Number=Sing 1 ccomp
ale CCONJ _ 6 cc
odmówił VERB Gender=Masc|Number=Sing 4 conj > 1 conj
)");
  expect_repair(R"(
powiedział VERB Gender=Masc|Number=Sing 0 root
że SCONJ _ 4 mark
spotkanie NOUN Case=Nom|Gender=Neut|Number=Sing 4 nsubj
trwało VERB Gender=Neut|Number=Sing 1 ccomp
ale CCONJ _ 6 cc
odmówił VERB Gender=Neut|Number=Sing 4 conj
)");
}

// "Said Peru would pay and accused …", "said Peru paid and left"
TEST(RepairsOfClauses, AVerbOfThePastIsNotOfAClauseThatLooksAhead) {
  expect_repair(R"(
He PRON _ 2 nsubj
said VERB Tense=Past|VerbForm=Fin 0 root
Peru PROPN _ 5 nsubj
would AUX VerbForm=Fin 5 aux
pay VERB VerbForm=Inf 2 ccomp
and CCONJ _ 7 cc
accused VERB Tense=Past|VerbForm=Fin 5 conj > 2 conj
)");
  expect_repair(R"(
He PRON _ 2 nsubj
said VERB Tense=Past|VerbForm=Fin 0 root
Peru PROPN _ 4 nsubj
paid VERB Tense=Past|VerbForm=Fin 2 ccomp
and CCONJ _ 6 cc
left VERB Tense=Past|VerbForm=Fin 4 conj
)");
}

// "Lima on Sunday froze trade.", "A man who froze."
TEST(RepairsOfClauses, ANameBeforeItsVerbIsNoAntecedent) {
  expect_repair(R"(
Lima PROPN _ 0 root > 3 nsubj
Sunday PROPN _ 1 nmod
froze VERB Tense=Past|VerbForm=Fin 1 acl:relcl > 0 root
trade NOUN _ 3 obj
. PUNCT _ 1 punct > 3 punct
)");
  expect_repair(R"(
Lind PROPN _ 0 root
who PRON PronType=Rel 3 nsubj
froze VERB Tense=Past|VerbForm=Fin 1 acl:relcl
. PUNCT _ 1 punct
)");
}

// "musi prowadzić i zawierać"
TEST(RepairsOfClauses, AnInfinitiveIsCoordinatedWithAnInfinitive) {
  expect_repair(R"(
musi VERB Number=Sing|Person=3|VerbForm=Fin 0 root
prowadzić VERB VerbForm=Inf 1 xcomp
i CCONJ _ 4 cc
zawierać VERB VerbForm=Inf 1 conj > 2 conj
)");
}

}  // namespace
}  // namespace kronika::syntax
