#include "entities/role_names.hpp"

#include <gtest/gtest.h>

#include "entities/lookup.hpp"
#include "entities/test_step.hpp"

namespace kronika::entities {
namespace {

TEST(RoleNames, ARoleBeforeANameIsThatOfThePerson) {
  auto doc = read(R"(Polish polish ADJ Degree=Pos 3 amod
Foreign foreign ADJ Degree=Pos 3 amod
Minister minister PROPN Number=Sing 6 nsubj
Radosław Radosław PROPN Number=Sing 3 flat
Sikorski Sikorski PROPN Number=Sing 3 flat
visited visit VERB Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin 0 root
Japan Japan PROPN Number=Sing 6 obj
. . PUNCT _ 6 punct

He he PRON Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs 2 nsubj
met meet VERB Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin 0 root
reporters reporter NOUN Number=Plur 2 obj
. . PUNCT _ 2 punct
)",
                  "en");
  const auto* sikorski = named(doc, "Radosław Sikorski");
  ASSERT_NE(sikorski, nullptr) << all_names(doc);
  EXPECT_EQ(sikorski->country, "POL");
  ASSERT_EQ(doc.roles.size(), 1u);
  EXPECT_EQ(doc.roles[0].office, "foreign minister");
  EXPECT_EQ(doc.roles[0].of, "POL");
  EntityLookup lookup(doc);
  EXPECT_EQ(lookup.entity_at(8), lookup.entity_at(4));
  EXPECT_NE(named(doc, "Japan"), nullptr);
}

}  // namespace
}  // namespace kronika::entities
