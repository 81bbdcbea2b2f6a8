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

}  // namespace
}  // namespace kronika::entities
