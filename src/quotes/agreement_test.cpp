#include "quotes/agreement.hpp"

#include <gtest/gtest.h>

#include "entities/test_document.hpp"

namespace kronika::quotes {
namespace {

void add(Document& doc, EntityKind kind, std::uint32_t token, MentionForm form = MentionForm::name) {
  Entity entity;
  entity.kind = kind;
  Mention m;
  m.begin = m.head = token;
  m.end = token + 1;
  m.form = form;
  entity.mentions.push_back(m);
  doc.entities.push_back(std::move(entity));
}

// "Golbik mówiła. Nowak mówił. Ministerstwo mówiło. Mówili."
Document talk() {
  auto doc = entities::test_document(R"(Golbik Golbik PROPN _ 2 nsubj
mówiła mówić VERB Gender=Fem|Number=Sing|Tense=Past|VerbForm=Fin 0 root

Nowak Nowak PROPN Gender=Masc|Case=Nom 2 nsubj
mówił mówić VERB Gender=Masc|Number=Sing|Tense=Past|VerbForm=Fin 0 root

Ministerstwo ministerstwo NOUN Gender=Neut|Case=Nom 2 nsubj
mówiło mówić VERB Gender=Neut|Number=Sing|Tense=Past|VerbForm=Fin 0 root

Mówili mówić VERB Gender=Masc|Number=Plur|Tense=Past|VerbForm=Fin 0 root
said say VERB Tense=Past|VerbForm=Fin 0 root)",
                                     "pl");
  add(doc, EntityKind::person, 0);
  add(doc, EntityKind::person, 2);
  add(doc, EntityKind::organisation, 4);
  return doc;
}

TEST(Agreement, AVerbTellsTheGenderOfANameThatShowsNone) {
  const auto doc = talk();
  const Agreement agreement(doc);
  EXPECT_EQ(agreement.gender(0), Gender::feminine);
  EXPECT_EQ(agreement.gender(1), Gender::masculine);
  EXPECT_EQ(agreement.gender(2), Gender::unknown);  // bodies are not asked about
  EXPECT_EQ(agreement.gender(99), Gender::unknown);
}

TEST(Agreement, NobodySpeaksInAVerbOfAnotherGenderOrNumber) {
  const auto doc = talk();
  const Agreement agreement(doc);
  const facts::Tree tree(doc);
  EXPECT_TRUE(agreement.possible(tree, 0, 1));
  EXPECT_FALSE(agreement.possible(tree, 0, 3));
  EXPECT_FALSE(agreement.possible(tree, 1, 1));
  EXPECT_FALSE(agreement.possible(tree, 1, 5));  // neuter
  EXPECT_FALSE(agreement.possible(tree, 1, 6));  // plural
  EXPECT_TRUE(agreement.possible(tree, 2, 5));
}

TEST(Agreement, AVerbWithoutGenderFitsEverybody) {
  const auto doc = talk();
  const Agreement agreement(doc);
  const facts::Tree tree(doc);
  EXPECT_TRUE(agreement.possible(tree, 0, 7));
  EXPECT_TRUE(agreement.possible(tree, 1, 7));
}

}  // namespace
}  // namespace kronika::quotes
