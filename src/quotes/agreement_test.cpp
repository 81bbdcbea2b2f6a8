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

// "Merkel spoke. She left. He stayed. It rained."
Document pronouns() {
  auto doc = entities::test_document(R"(Merkel Merkel PROPN Number=Sing 2 nsubj
spoke speak VERB Tense=Past|VerbForm=Fin 0 root

She she PRON Case=Nom|Gender=Fem|Number=Sing|Person=3|PronType=Prs 2 nsubj
left leave VERB Tense=Past|VerbForm=Fin 0 root

He he PRON Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs 2 nsubj
stayed stay VERB Tense=Past|VerbForm=Fin 0 root

It it PRON Case=Nom|Gender=Neut|Number=Sing|Person=3|PronType=Prs 2 nsubj
rained rain VERB Tense=Past|VerbForm=Fin 0 root)",
                                     "en");
  add(doc, EntityKind::person, 0);
  Mention she;
  she.begin = she.head = 2;
  she.end = 3;
  she.form = MentionForm::pronoun;
  doc.entities[0].mentions.push_back(she);
  return doc;
}

TEST(Agreement, APronounOfAnotherGenderIsSomebodyElse) {
  const auto doc = pronouns();
  const Agreement agreement(doc);
  const facts::Tree tree(doc);
  EXPECT_TRUE(agreement.possible(tree, 0, 2));
  EXPECT_FALSE(agreement.possible(tree, 0, 4));
  EXPECT_FALSE(agreement.possible(tree, 0, 6));
}

// "Prawniczka Ren Golbik mówiła": the verb tells the gender of a name beside its subject.
TEST(Agreement, AVerbTellsTheGenderOfANameBesideItsSubject) {
  auto doc = entities::test_document(R"(Prawniczka prawniczka NOUN Case=Nom|Gender=Fem 4 nsubj
Ren Ren PROPN Case=Nom 1 flat
Golbik Golbik PROPN Case=Nom|Gender=Masc 2 flat
mówiła mówić VERB Gender=Fem|Number=Sing|Tense=Past|VerbForm=Fin 0 root)",
                                     "pl");
  add(doc, EntityKind::person, 1);
  doc.entities[0].mentions[0].end = 3;
  EXPECT_EQ(Agreement(doc).gender(0), Gender::feminine);
}

}  // namespace
}  // namespace kronika::quotes
