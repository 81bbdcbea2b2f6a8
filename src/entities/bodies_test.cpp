// Bodies of states: whose they are.
#include <gtest/gtest.h>

#include "entities/test_step.hpp"

namespace kronika::entities {
namespace {

// "The Lind administration", "rząd premiera Tuska" are of whoever heads them, and "the administration" is the same.
TEST(Governments, ArePeoples) {
  const auto doc = read(R"(The the DET Definite=Def 3 det
Obama Obama PROPN Number=Sing 3 compound
administration administration NOUN Number=Sing 4 nsubj
waited wait VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 4 punct

Barack Barack PROPN Number=Sing 3 nsubj
Obama Obama PROPN Number=Sing 1 flat
left leave VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
Peru Peru PROPN Number=Sing 3 obj
. . PUNCT _ 3 punct

The the DET Definite=Def 2 det
administration administration NOUN Number=Sing 3 nsubj
agreed agree VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 3 punct
)",
                        "en");
  const auto* body = named(doc, "Obama administration");
  ASSERT_NE(body, nullptr) << all_names(doc);
  EXPECT_EQ(body->country, "USA") << all_names(doc);
  EXPECT_EQ(body->mentions.size(), 2u) << all_names(doc);
}

TEST(Governments, ArePeoplesBehindTheirOffice) {
  const auto doc = read(R"(Rząd rząd NOUN Case=Nom|Gender=Masc|Number=Sing 5 nsubj
premiera premier NOUN Animacy=Hum|Case=Gen|Gender=Masc|Number=Sing 1 nmod
Donalda Donald PROPN Animacy=Hum|Case=Gen|Gender=Masc|Number=Sing 2 flat
Tuska Tusk PROPN Animacy=Hum|Case=Gen|Gender=Masc|Number=Sing 3 flat
milczy milczeć VERB Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
. . PUNCT _ 5 punct
)",
                        "pl");
  const auto* body = named(doc, "Rząd Donalda Tuska");
  ASSERT_NE(body, nullptr) << all_names(doc);
  EXPECT_EQ(body->country, "POL") << all_names(doc);
}

TEST(Governments, AreOfThePersonNotOfTheStateOfTheOffice) {
  const auto doc = read(R"(The the DET Definite=Def 2 det
administration administration NOUN Number=Sing 8 nsubj
of of ADP _ 6 case
U.S. U.S. PROPN Number=Sing 5 compound
President President PROPN Number=Sing 6 nmod:desc
Barack Barack PROPN Number=Sing 2 nmod
Obama Obama PROPN Number=Sing 6 flat
agreed agree VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 8 punct
)",
                        "en");
  EXPECT_NE(named(doc, "administration of U.S. President Barack Obama"), nullptr) << all_names(doc);
}

// "GRO" is the Government Review Office, though the tables have a body by its first noun.
TEST(Bodies, AreCalledByTheirLetters) {
  const auto doc = read(R"(The the DET Definite=Def 4 det
Government Government PROPN Number=Sing 4 compound
Review Review PROPN Number=Sing 4 compound
Office Office PROPN Number=Sing 5 nsubj
waited wait VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 5 punct

The the DET Definite=Def 2 det
GRO GRO PROPN Number=Sing 3 nsubj
agreed agree VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 3 punct
)",
                        "en");
  EXPECT_EQ(named(doc, "GRO"), nullptr) << all_names(doc);
}

}  // namespace
}  // namespace kronika::entities
