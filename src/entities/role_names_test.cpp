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

// "Prime Minister Mostafa Madbouly" is whom the World spells Moustafa, in the office that the text gives him.
TEST(RoleNames, AnOfficeTellsWhoIsSpeltOtherwise) {
  const auto country = [](const std::string& office) {
    auto doc = test_document(office + R"( PROPN Number=Sing 2 nmod:desc
Mostafa Mostafa PROPN Number=Sing 4 nsubj
Madbouly Madbouly PROPN Number=Sing 2 flat
left leave VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 4 punct

Egypt Egypt PROPN Number=Sing 4 nsubj
and and CCONJ _ 3 cc
Peru Peru PROPN Number=Sing 1 conj
agreed agree VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 4 punct
)",
                             "en");
    doc.article.published = *Edtf::parse("2021-06-20");
    EXPECT_TRUE(step("en").run(doc));
    const auto* person = named(doc, "Mostafa Madbouly");
    return person == nullptr ? std::string("nobody") : person->country;
  };
  EXPECT_EQ(country("Premier Premier"), "EGY");
  EXPECT_EQ(country("President President"), "---");
}

}  // namespace
}  // namespace kronika::entities
