#include "entities/step.hpp"

#include <gtest/gtest.h>

#include "entities/test_step.hpp"

namespace kronika::entities {
namespace {

TEST(EntityStep, PolishNamesAreFoundInTheNominativeWithTheirStates) {
  auto doc = read(kPresidents, "pl");
  const auto* tokayev = named(doc, "Kasym-Żomart Tokajew");
  ASSERT_NE(tokayev, nullptr) << all_names(doc);
  EXPECT_EQ(tokayev->kind, EntityKind::person);
  EXPECT_EQ(tokayev->country, "KAZ");
  EXPECT_EQ(tokayev->sector, "GOV");
  const auto* putin = named(doc, "Władimir Putin");
  ASSERT_NE(putin, nullptr) << all_names(doc);
  EXPECT_EQ(putin->country, "RUS");
  ASSERT_NE(named(doc, "Rosja"), nullptr) << all_names(doc);
  EXPECT_EQ(named(doc, "Rosja")->kind, EntityKind::state);
}

TEST(EntityStep, ACityInTheLocativeIsAPlace) {
  auto doc = read(kPresidents, "pl");
  const auto* moscow = named(doc, "Moskwa");
  ASSERT_NE(moscow, nullptr) << all_names(doc);
  EXPECT_EQ(moscow->kind, EntityKind::place);
  EXPECT_EQ(moscow->country, "RUS");
}

TEST(EntityStep, ACapitalThatSpeaksIsItsGovernment) {
  auto doc = read(R"(Londyn Londyn PROPN Animacy=Inan|Case=Nom|Gender=Masc|Number=Sing 2 nsubj
ostrzegł ostrzec VERB Animacy=Inan|Aspect=Perf|Gender=Masc|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act 0 root
Paryż Paryż PROPN Animacy=Inan|Case=Acc|Gender=Masc|Number=Sing 2 obj
. . PUNCT _ 2 punct
)",
                  "pl");
  EXPECT_NE(named(doc, "Wielka Brytania"), nullptr) << all_names(doc);
  EXPECT_NE(named(doc, "Francja"), nullptr) << all_names(doc);
  EXPECT_EQ(named(doc, "Londyn"), nullptr);
}

TEST(EntityStep, AnEmptyDocumentHasNobody) {
  Document doc;
  doc.language = "pl";
  ASSERT_TRUE(step("pl").run(doc));
  EXPECT_TRUE(doc.entities.empty());
}

}  // namespace
}  // namespace kronika::entities
