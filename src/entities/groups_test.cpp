#include "entities/groups.hpp"

#include <gtest/gtest.h>

#include "entities/test_document.hpp"

namespace kronika::entities {
namespace {

// "Protesters met teachers. They were protesters."
Document meeting() {
  return test_document(R"(Protesters protester NOUN Number=Plur 2 nsubj
met meet VERB VerbForm=Fin 0 root
teachers teacher NOUN Number=Plur 2 obj

They they PRON Number=Plur 3 nsubj
were be AUX VerbForm=Fin 3 cop
protesters protester NOUN Number=Plur 0 root

Protesters protester NOUN Number=Plur 2 nsubj
left leave VERB VerbForm=Fin 0 root
)",
                       "en");
}

Generic group(std::uint32_t head, std::string name) {
  Generic generic;
  generic.head = head;
  generic.name = std::move(name);
  generic.country = "---";
  return generic;
}

void run(Document& doc) { ASSERT_TRUE(make_group_step()->run(doc)); }

TEST(Groups, WhoIsSpokenOfIsOneEntityWithAllItsMentions) {
  auto doc = meeting();
  doc.generics = {group(0, "protesters"), group(2, "teachers"), group(6, "protesters")};
  run(doc);
  ASSERT_EQ(doc.entities.size(), 2u);
  EXPECT_EQ(doc.entities[0].name, "protesters");
  EXPECT_EQ(doc.entities[0].kind, EntityKind::group);
  ASSERT_EQ(doc.entities[0].mentions.size(), 2u);
  EXPECT_EQ(doc.entities[0].mentions[1].begin, 6u);
  EXPECT_EQ(doc.entities[0].mentions[1].sentence, 2u);
  EXPECT_EQ(doc.entities[1].name, "teachers");
}

TEST(Groups, APredicateNamesNobody) {
  auto doc = meeting();
  doc.generics = {group(5, "protesters")};
  run(doc);
  EXPECT_TRUE(doc.entities.empty());
}

TEST(Groups, WordsThatSomethingWasReadInAreNobody) {
  auto doc = meeting();
  doc.generics = {group(2, "teachers")};
  doc.generics[0].thing = true;
  run(doc);
  EXPECT_TRUE(doc.entities.empty());
}

TEST(Groups, WhomFactsHaveMadeAnEntityIsNotMadeAgain) {
  auto doc = meeting();
  doc.generics = {group(0, "protesters")};
  Entity made;
  made.kind = EntityKind::group;
  made.name = "angry protesters";
  Mention mention;
  mention.end = 1;
  mention.head = 0;
  made.mentions.push_back(mention);
  doc.entities.push_back(made);
  run(doc);
  EXPECT_EQ(doc.entities.size(), 1u);
}

TEST(Groups, AnOfficeIsSomebodyWhereNobodyIsSaidToHoldIt) {
  auto doc = meeting();
  doc.generics = {group(2, "Canadian ambassador")};
  doc.generics[0].kind = EntityKind::person;
  Role role;
  role.head = 2;
  role.office = "ambassador";
  role.of = "CAN";
  doc.roles.push_back(role);
  auto other = doc;
  run(doc);
  ASSERT_EQ(doc.entities.size(), 1u);
  EXPECT_EQ(doc.entities[0].mentions[0].form, MentionForm::office);

  role.head = 6;
  role.person = 0;
  other.roles.push_back(role);
  run(other);
  EXPECT_TRUE(other.entities.empty());
}

}  // namespace
}  // namespace kronika::entities
