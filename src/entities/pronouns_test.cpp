#include "entities/pronouns.hpp"

#include <gtest/gtest.h>

#include "entities/lookup.hpp"
#include "entities/test_step.hpp"

namespace kronika::entities {
namespace {

TEST(Pronouns, TheyAreTheSeveralSubjectsBefore) {
  auto doc = read(R"(Kim Kim PROPN Number=Sing 4 nsubj
and and CCONJ _ 3 cc
Moon Moon PROPN Number=Sing 1 conj
signed sign VERB Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin 0 root
it it PRON Case=Acc|Gender=Neut|Number=Sing|Person=3|PronType=Prs 4 obj
. . PUNCT _ 4 punct

They they PRON Case=Nom|Number=Plur|Person=3|PronType=Prs 2 nsubj
smiled smile VERB Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 2 punct
)",
                  "en");
  EntityLookup lookup(doc);
  EXPECT_EQ(lookup.entities_of(6), lookup.entities_of(0)) << all_names(doc);
  EXPECT_EQ(lookup.entities_of(6).size(), 2u);
  EXPECT_TRUE(lookup.entities_of(4).empty());  // "it" as an object refers to nobody
}

TEST(Pronouns, ItIsTheStateThatTheGoverningClauseSpeaksOf) {
  auto doc = read(R"(Japan Japan PROPN Number=Sing 2 nsubj
said say VERB Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin 0 root
it it PRON Case=Nom|Gender=Neut|Number=Sing|Person=3|PronType=Prs 5 nsubj
would would AUX VerbForm=Fin 5 aux
help help VERB VerbForm=Inf 2 ccomp
. . PUNCT _ 2 punct
)",
                  "en");
  EntityLookup lookup(doc);
  EXPECT_EQ(lookup.entity_at(2), lookup.entity_at(0));
}

// Of two subjects of the sentence before the one of its main clause, and whoever owns that subject before the others.
TEST(Pronouns, HeIsWhomTheMainClauseBeforeIsAbout) {
  const std::string he = R"(
He he PRON Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs 2 nsubj
urged urge VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
restraint restraint NOUN Number=Sing 2 obj
. . PUNCT _ 2 punct
)";
  auto doc = read(R"(Trump Trump PROPN Number=Sing 2 nsubj
wants want VERB Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
what what PRON PronType=Int 5 obj
Putin Putin PROPN Number=Sing 5 nsubj
refused refuse VERB Mood=Ind|Tense=Past|VerbForm=Fin 2 ccomp
. . PUNCT _ 2 punct
)" + he,
                  "en");
  EntityLookup lookup(doc);
  EXPECT_EQ(lookup.entity_at(6), lookup.entity_at(0)) << all_names(doc);
  doc = read(R"(Trump Trump PROPN Number=Sing 3 nmod:poss glue
's 's PART _ 1 case
trip trip NOUN Number=Sing 4 nsubj
surprised surprise VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
Putin Putin PROPN Number=Sing 4 obj
. . PUNCT _ 4 punct
)" + he,
             "en");
  EntityLookup owned(doc);
  EXPECT_EQ(owned.entity_at(6), owned.entity_at(0)) << all_names(doc);
}

TEST(Pronouns, TheyAreAllWhomTheSentenceBeforeBringsTogether) {
  auto doc = read(R"(Trump Trump PROPN Number=Sing 2 nsubj
met meet VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
with with ADP _ 5 case
Minister Minister PROPN Number=Sing 5 nmod:desc
Berg Berg PROPN Number=Sing 2 obl
and and CCONJ _ 8 cc
Minister Minister PROPN Number=Sing 8 nmod:desc
Holm Holm PROPN Number=Sing 5 conj
. . PUNCT _ 2 punct

They they PRON Case=Nom|Number=Plur|Person=3|PronType=Prs 2 nsubj
smiled smile VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 2 punct
)",
                  "en");
  EntityLookup lookup(doc);
  EXPECT_EQ(lookup.entities_of(9).size(), 3u) << all_names(doc);
}

// "Lind told Berg that he …" is Lind; "… Berg, he said" is who spoke before.
TEST(Pronouns, HeIsWhoSaysIt) {
  auto doc = read(R"(Macron Macron PROPN Number=Sing 2 nsubj
spoke speak VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 2 punct

Trump Trump PROPN Number=Sing 2 nsubj
angered anger VERB Mood=Ind|Tense=Past|VerbForm=Fin 6 ccomp
Merkel Merkel PROPN Number=Sing 2 obj
, , PUNCT _ 6 punct
he he PRON Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs 6 nsubj
said say VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 6 punct

Trump Trump PROPN Number=Sing 3 nsubj
, , PUNCT _ 1 punct
told tell VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
Putin Putin PROPN Number=Sing 3 obj
that that SCONJ _ 7 mark
he he PRON Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs 7 nsubj
agreed agree VERB Mood=Ind|Tense=Past|VerbForm=Fin 3 ccomp
. . PUNCT _ 3 punct
)",
                  "en");
  EntityLookup lookup(doc);
  ASSERT_NE(lookup.entity_at(0), kNone) << all_names(doc);
  EXPECT_EQ(lookup.entity_at(7), lookup.entity_at(0)) << all_names(doc);
  EXPECT_EQ(lookup.entity_at(15), lookup.entity_at(10)) << all_names(doc);
}

// Speech of several sentences, which tells of others, stands between the pronoun and whoever is meant.
TEST(Pronouns, HeIsNobodyOfTheSpeechBefore) {
  auto doc = read(R"(Macron Macron PROPN Number=Sing 2 nsubj
left leave VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 2 punct

“ “ PUNCT _ 3 punct
We we PRON Number=Plur|Person=1 3 nsubj
know know VERB Mood=Ind|Tense=Pres|VerbForm=Fin 0 root
. . PUNCT _ 3 punct

It it PRON Gender=Neut|Number=Sing|Person=3 2 nsubj
hurts hurt VERB Mood=Ind|Tense=Pres|VerbForm=Fin 0 root
. . PUNCT _ 2 punct

Trump Trump PROPN Number=Sing 2 nsubj
agrees agree VERB Mood=Ind|Tense=Pres|VerbForm=Fin 0 root
. . PUNCT _ 2 punct

Enough enough ADJ _ 0 root
, , PUNCT _ 1 punct
” ” PUNCT _ 1 punct
he he PRON Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs 5 nsubj
said say VERB Mood=Ind|Tense=Past|VerbForm=Fin 1 parataxis
. . PUNCT _ 1 punct
)",
                  "en");
  EntityLookup lookup(doc);
  ASSERT_NE(lookup.entity_at(0), kNone) << all_names(doc);
  EXPECT_EQ(lookup.entity_at(16), lookup.entity_at(0)) << all_names(doc);
}

// They are a body that acts, unless its clause tells of others; "ich zdaniem" is the opinion of those who act in the plural.
TEST(Pronouns, TheyAreTheBodyThatActs) {
  const auto they = [](const std::string& object) {
    auto doc = read(R"(The the DET Definite=Def 3 det
European European PROPN Number=Sing 3 compound
Commission Commission PROPN Number=Sing 4 nsubj
praised praise VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
)" + object + R"( 4 obj
. . PUNCT _ 4 punct

They they PRON Case=Nom|Number=Plur|Person=3|PronType=Prs 2 nsubj
left leave VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 2 punct
)",
                    "en");
    return EntityLookup(doc).entities_of(6).size();
  };
  EXPECT_EQ(they("Macron Macron PROPN Number=Sing"), 1u);
  EXPECT_EQ(they("miners miner NOUN Number=Plur"), 0u);
  auto doc = read(R"(Brytyjskie brytyjski ADJ Case=Nom|Gender=Fem|Number=Plur 2 amod
władze władza NOUN Case=Nom|Gender=Fem|Number=Plur 3 nsubj
milczą milczeć VERB Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin 0 root
. . PUNCT _ 3 punct

Ich on PRON Case=Gen|Number=Plur|Person=3 2 nmod:poss
zdaniem zdanie NOUN Case=Ins|Gender=Neut|Number=Sing 3 obl
pada padać VERB Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
. . PUNCT _ 3 punct
)",
                  "pl");
  EXPECT_EQ(EntityLookup(doc).entities_of(4).size(), 1u) << all_names(doc);
}

// "After he met Putin, Trump left."
TEST(Pronouns, HeInAClauseAtTheFrontIsTheSubjectOfTheMainClause) {
  auto doc = read(R"(After after SCONJ _ 3 mark
he he PRON Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs 3 nsubj
met meet VERB Mood=Ind|Tense=Past|VerbForm=Fin 7 advcl
Putin Putin PROPN Number=Sing 3 obj
, , PUNCT _ 3 punct
Trump Trump PROPN Number=Sing 7 nsubj
left leave VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 7 punct
)",
                  "en");
  EntityLookup lookup(doc);
  EXPECT_EQ(lookup.entity_at(1), lookup.entity_at(5)) << all_names(doc);
  EXPECT_NE(lookup.entity_at(1), kNone);
}

// "Though Trump had left, the diplomat stayed. He spoke."
TEST(Pronouns, HeIsNotWhomTheSentenceNamesBesideItsNamelessSubject) {
  auto doc = read(R"(Though though SCONJ _ 4 mark
Trump Trump PROPN Number=Sing 4 nsubj
had have AUX Mood=Ind|Tense=Past|VerbForm=Fin 4 aux
left leave VERB Tense=Past|VerbForm=Part 8 advcl
, , PUNCT _ 4 punct
the the DET Definite=Def|PronType=Art 7 det
diplomat diplomat NOUN Number=Sing 8 nsubj
stayed stay VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 8 punct

He he PRON Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs 2 nsubj
spoke speak VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 2 punct
)",
                  "en");
  EntityLookup lookup(doc);
  EXPECT_EQ(lookup.entity_at(9), kNone) << all_names(doc);
}

}  // namespace
}  // namespace kronika::entities
