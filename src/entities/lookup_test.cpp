#include "entities/lookup.hpp"

#include <gtest/gtest.h>

#include "entities/test_document.hpp"

namespace kronika::entities {
namespace {

using Ids = std::vector<std::uint32_t>;

Mention mention(std::uint32_t begin, std::uint32_t end, std::uint32_t head, MentionForm form = MentionForm::name) {
  Mention m;
  m.begin = begin;
  m.end = end;
  m.head = head;
  m.form = form;
  return m;
}

// "Prezydent Rosji Putin i Tokajew rozmawiali . Obaj przywódcy wyjechali . Wrócił i podpisał umowę ."
Document talks() {
  auto doc = test_document(R"(Prezydent prezydent NOUN _ 6 nsubj
Rosji Rosja PROPN _ 1 nmod
Putin Putin PROPN _ 1 flat
i i CCONJ _ 5 cc
Tokajew Tokajew PROPN _ 1 conj
rozmawiali rozmawiać VERB _ 0 root
. . PUNCT _ 6 punct

Obaj oba NUM _ 2 nummod
przywódcy przywódca NOUN _ 3 nsubj
wyjechali wyjechać VERB _ 0 root
. . PUNCT _ 3 punct

Wrócił wrócić VERB _ 0 root
i i CCONJ _ 3 cc
podpisał podpisać VERB _ 1 conj
umowę umowa NOUN _ 3 obj
)",
                           "pl");
  Entity putin{EntityKind::person, "Putin", "RUS", "GOV", "", {}};
  putin.mentions = {mention(0, 2, 0, MentionForm::office), mention(2, 3, 2), mention(7, 9, 8, MentionForm::office),
                    mention(11, 12, 11, MentionForm::dropped)};
  Entity tokayev{EntityKind::person, "Tokajew", "KAZ", "GOV", "", {}};
  tokayev.mentions = {mention(4, 5, 4), mention(7, 9, 8, MentionForm::office)};
  Entity russia{EntityKind::state, "Rosja", "RUS", "GOV", "", {}};
  russia.mentions = {mention(1, 2, 1)};
  doc.entities = {putin, tokayev, russia};
  return doc;
}

TEST(EntityLookup, HeadOfTheMentionDecidesOverAWiderOne) {
  auto doc = talks();
  EntityLookup lookup(doc);
  EXPECT_EQ(lookup.entity_at(0), 0u);
  EXPECT_EQ(lookup.entity_at(1), 2u);  // the state inside the office phrase
  EXPECT_EQ(lookup.entity_at(3), kNone);
  EXPECT_EQ(lookup.entity_at(999), kNone);
}

TEST(EntityLookup, CoordinatedAndPluralPhrasesYieldEverybodyOnce) {
  auto doc = talks();
  EntityLookup lookup(doc);
  EXPECT_EQ(lookup.entities_of(0), (Ids{0, 1}));
  EXPECT_EQ(lookup.entities_of(8), (Ids{0, 1}));
  EXPECT_EQ(lookup.entity_at(8), kNone);
}

TEST(EntityLookup, SubjectsAreNominalDroppedOrShared) {
  auto doc = talks();
  EntityLookup lookup(doc);
  EXPECT_EQ(lookup.subjects_of(5), (Ids{0, 1}));
  EXPECT_EQ(lookup.subjects_of(11), (Ids{0}));
  EXPECT_EQ(lookup.subjects_of(13), (Ids{0}));  // "podpisał" shares the subject of "wrócił"
  EXPECT_EQ(lookup.entity_at(11), kNone);       // a verb refers to nobody
  ASSERT_NE(lookup.mention_at(11), nullptr);
  EXPECT_EQ(lookup.mention_at(11)->form, MentionForm::dropped);
}

TEST(EntityLookup, ARoleOfAKnownPersonRefersToThem) {
  auto doc = talks();
  Role role;
  role.head = 14;
  role.person = 1;
  doc.roles.push_back(role);
  EntityLookup lookup(doc);
  EXPECT_EQ(lookup.entity_at(14), 1u);
  ASSERT_NE(lookup.role_at(14), nullptr);
  EXPECT_EQ(lookup.role_at(13), nullptr);
}

TEST(EntityLookup, ACycleOfHeadsEnds) {
  auto doc = test_document("a a VERB _ 2 conj\nb b VERB _ 1 conj\n", "pl");
  EXPECT_TRUE(EntityLookup(doc).subjects_of(0).empty());
}

}  // namespace
}  // namespace kronika::entities
