#include "entities/coreference.hpp"

#include <gtest/gtest.h>

#include "entities/lookup.hpp"
#include "entities/test_step.hpp"

namespace kronika::entities {
namespace {

TEST(Coreference, SurnamesDroppedSubjectsAndDescriptionsReferToThePerson) {
  auto doc = read(kPresidents, "pl");
  EntityLookup lookup(doc);
  auto tokayev = lookup.entity_at(3);
  ASSERT_NE(tokayev, kNone);
  EXPECT_EQ(lookup.entity_at(0), tokayev);                     // prezydent
  EXPECT_EQ(lookup.entity_at(17), tokayev) << all_names(doc);  // Tokajewem
  ASSERT_EQ(lookup.subjects_of(12).size(), 1u);
  EXPECT_EQ(lookup.subjects_of(12).front(), tokayev);                       // Zadeklarował
  EXPECT_EQ(lookup.entity_at(23), lookup.entity_at(10)) << all_names(doc);  // rosyjski przywódca
}

TEST(Coreference, ANounAloneIsTheBodyNamedInFullBefore) {
  auto doc = read(R"(Komisja komisja NOUN Case=Nom|Gender=Fem|Number=Sing 3 nsubj
Europejska europejski ADJ Case=Nom|Gender=Fem|Number=Sing 1 amod
milczy milczeć VERB Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
. . PUNCT _ 3 punct

Komisja komisja NOUN Case=Nom|Gender=Fem|Number=Sing 2 nsubj
czeka czekać VERB Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
. . PUNCT _ 2 punct

Inna inny DET Case=Nom|Gender=Fem|Number=Sing 2 det
komisja komisja NOUN Case=Nom|Gender=Fem|Number=Sing 4 nsubj
sejmowa sejmowy ADJ Case=Nom|Gender=Fem|Number=Sing 2 amod
pracuje pracować VERB Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
. . PUNCT _ 4 punct
)",
                  "pl");
  EntityLookup lookup(doc);
  ASSERT_NE(lookup.entity_at(0), kNone) << all_names(doc);
  EXPECT_EQ(lookup.entity_at(4), lookup.entity_at(0)) << all_names(doc);
  EXPECT_NE(lookup.entity_at(8), lookup.entity_at(0)) << all_names(doc);
}

}  // namespace
}  // namespace kronika::entities
