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

// Of two presidents the one who was spoken of last, not who was called so last.
TEST(Coreference, OfTwoWhoHoldAnOfficeTheOneSpokenOfLastIsMeant) {
  auto doc = read(R"(President President PROPN Number=Sing 2 nmod:desc
Ana Ana PROPN Number=Sing 5 nsubj
Lind Lind PROPN Number=Sing 2 flat
of of ADP _ 6 case
met meet VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
President President PROPN Number=Sing 7 nmod:desc
Jan Jan PROPN Number=Sing 5 obj
Berg Berg PROPN Number=Sing 7 flat
. . PUNCT _ 5 punct

Lind Lind PROPN Number=Sing 2 nsubj
travelled travel VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
on on ADP _ 2 advmod
. . PUNCT _ 2 punct

Protesters protester NOUN Number=Plur 2 nsubj
denounced denounce VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
the the DET Definite=Def|PronType=Art 4 det
president president NOUN Number=Sing 2 obj
. . PUNCT _ 2 punct
)",
                  "en");
  EntityLookup lookup(doc);
  ASSERT_NE(lookup.entity_at(9), kNone) << all_names(doc);
  EXPECT_EQ(lookup.entity_at(16), lookup.entity_at(9)) << all_names(doc);
}

// Who holds the same office elsewhere, be it told before or after; in the plural those who have been met.
TEST(Coreference, ACounterpartHoldsTheSameOffice) {
  auto doc = read(R"(Canadian Canadian ADJ Degree=Pos 3 amod
Foreign Foreign PROPN Number=Sing 3 compound
Minister Minister PROPN Number=Sing 4 nmod:desc
Ada Ada PROPN Number=Sing 6 nsubj
Lind Lind PROPN Number=Sing 4 flat
met meet VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
her her PRON Case=Gen|Gender=Fem|Number=Sing|Person=3|Poss=Yes 9 nmod:poss
Chilean Chilean ADJ Degree=Pos 9 amod
counterpart counterpart NOUN Number=Sing 6 obj
. . PUNCT _ 6 punct

Chilean Chilean ADJ Degree=Pos 3 amod
Defense Defense PROPN Number=Sing 3 compound
Minister Minister PROPN Number=Sing 4 nmod:desc
Ana Ana PROPN Number=Sing 11 nsubj
Soto Soto PROPN Number=Sing 4 flat
and and CCONJ _ 9 cc
Foreign Foreign PROPN Number=Sing 8 compound
Minister Minister PROPN Number=Sing 9 nmod:desc
Jan Jan PROPN Number=Sing 4 conj
Wolf Wolf PROPN Number=Sing 9 flat
met meet VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
Lind Lind PROPN Number=Sing 11 obj
. . PUNCT _ 11 punct

Lind Lind PROPN Number=Sing 5 nsubj
and and CCONJ _ 4 cc
her her PRON Case=Gen|Gender=Fem|Number=Sing|Person=3|Poss=Yes 4 nmod:poss
counterparts counterpart NOUN Number=Plur 1 conj
agreed agree VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 5 punct
)",
                  "en");
  EntityLookup lookup(doc);
  ASSERT_NE(named(doc, "Jan Wolf"), nullptr) << all_names(doc);
  EXPECT_EQ(lookup.entity_at(8), lookup.entity_at(18)) << all_names(doc);
  EXPECT_EQ(lookup.entities_of(26).size(), 2u) << all_names(doc);
}

TEST(Coreference, ACounterpartIsThatOfWhoActs) {
  auto doc = read(R"(Prezydent prezydent NOUN Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing 5 nsubj
Kazachstanu Kazachstan PROPN Animacy=Inan|Case=Gen|Gender=Masc|Number=Sing 1 nmod:arg
Kasym-Żomart Kasym-Żomart PROPN Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing 1 flat
Tokajew Tokajew PROPN Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing 3 flat
rozmawiał rozmawiać VERB Gender=Masc|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin 0 root
ze z ADP _ 9 case
swoim swój DET Case=Ins|Gender=Masc|Number=Sing|Poss=Yes|Reflex=Yes 9 det:poss
rosyjskim rosyjski ADJ Case=Ins|Degree=Pos|Gender=Masc|Number=Sing 9 amod
odpowiednikiem odpowiednik NOUN Animacy=Hum|Case=Ins|Gender=Masc|Number=Sing 5 obl
. . PUNCT _ 5 punct

Prezydent prezydent NOUN Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing 5 nsubj
Rosji Rosja PROPN Case=Gen|Gender=Fem|Number=Sing 1 nmod:arg
Władimir Władimir PROPN Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing 1 flat
Putin Putin PROPN Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing 3 flat
dziękował dziękować VERB Gender=Masc|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 5 punct
)",
                  "pl");
  EntityLookup lookup(doc);
  ASSERT_NE(lookup.entity_at(13), kNone) << all_names(doc);
  EXPECT_EQ(lookup.entity_at(8), lookup.entity_at(13)) << all_names(doc);
}

// A capital stands for its state beside an office that no city has.
TEST(Coreference, AnOfficeOfACapitalIsThatOfTheState) {
  auto doc = read(R"(Seoul Seoul PROPN Number=Sing 4 nmod:poss
's 's PART _ 1 case
top top ADJ Degree=Pos 4 amod
diplomat diplomat NOUN Number=Sing 5 nsubj
left leave VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 5 punct

South South PROPN Number=Sing 2 compound
Korea Korea PROPN Number=Sing 5 nmod:poss
's 's PART _ 2 case
Foreign Foreign PROPN Number=Sing 5 compound
Minister Minister PROPN Number=Sing 6 nmod:desc
Ada Ada PROPN Number=Sing 8 nsubj
Lind Lind PROPN Number=Sing 6 flat
agreed agree VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 8 punct
)",
                  "en");
  EntityLookup lookup(doc);
  ASSERT_NE(lookup.entity_at(11), kNone) << all_names(doc);
  EXPECT_EQ(lookup.entity_at(3), lookup.entity_at(11)) << all_names(doc);
}

// "One Lima-based diplomat" is somebody new, though the number stands with another word.
TEST(Coreference, OneOfAKindIsSomebodyNew) {
  const auto diplomat = [](const std::string& first) {
    auto doc = read(R"(President President PROPN Number=Sing 3 nmod:desc
Jan Jan PROPN Number=Sing 1 flat
Berg Berg PROPN Number=Sing 4 nsubj
left leave VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 4 punct

)" + first + R"(
Lima Lima PROPN Number=Sing 4 obl glue
- - PUNCT _ 1 punct glue
based base VERB Tense=Past|VerbForm=Part 5 amod
diplomat diplomat NOUN Number=Sing 6 nsubj
agreed agree VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 6 punct
)",
                    "en");
    return EntityLookup(doc).entity_at(9);
  };
  EXPECT_NE(diplomat("The the DET Definite=Def 5 det"), kNone);
  EXPECT_EQ(diplomat("One one NUM NumType=Card 4 nummod"), kNone);
}

// "Norway refused. It threatened … It announced …", where the language leaves the subject out; so of whom something was
// done to, unless a thing may be meant.
TEST(Coreference, AStateGoesOnAndSoDoesAPassive) {
  auto doc = read(R"(Norwegia Norwegia PROPN Case=Nom|Gender=Fem|Number=Sing 2 nsubj
odmówiła odmówić VERB Gender=Fem|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 2 punct

Zagroziła zagrozić VERB Gender=Fem|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 1 punct

Zapłaciła zapłacić VERB Gender=Fem|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 1 punct

Została zostać AUX Gender=Fem|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin 2 aux:pass
zaatakowana zaatakować ADJ Case=Nom|Gender=Fem|Number=Sing|VerbForm=Part|Voice=Pass 0 root
. . PUNCT _ 2 punct

Norwegia Norwegia PROPN Case=Nom|Gender=Fem|Number=Sing 2 nsubj
przyjęła przyjąć VERB Gender=Fem|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin 0 root
ustawę ustawa NOUN Case=Acc|Gender=Fem|Number=Sing 2 obj
. . PUNCT _ 2 punct

Została zostać AUX Gender=Fem|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin 2 aux:pass
skrytykowana skrytykować ADJ Case=Nom|Gender=Fem|Number=Sing|VerbForm=Part|Voice=Pass 0 root
. . PUNCT _ 2 punct
)",
                  "pl");
  EntityLookup lookup(doc);
  const std::vector<std::uint32_t> norway{lookup.entity_at(0)};
  ASSERT_NE(norway.front(), kNone) << all_names(doc);
  EXPECT_EQ(lookup.subjects_of(3), norway);
  EXPECT_EQ(lookup.subjects_of(5), norway);
  EXPECT_EQ(lookup.subjects_of(8), norway);
  EXPECT_TRUE(lookup.subjects_of(15).empty());  // the law, rather
}

// "Jan Nowak powiedział: „…. ….” Odmówił …": what is said in between are no sentences of the story.
TEST(Coreference, ASpeechDoesNotPartAVerbFromItsSubject) {
  auto doc = read(R"(Jan Jan PROPN Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing 3 nsubj
Nowak Nowak PROPN Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing 1 flat
mówił mówić VERB Gender=Masc|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 3 punct

„ „ PUNCT _ 2 punct
Czekamy czekać VERB Mood=Ind|Number=Plur|Person=1|VerbForm=Fin 0 root
” ” PUNCT _ 2 punct

„ „ PUNCT _ 2 punct
Wierzymy wierzyć VERB Mood=Ind|Number=Plur|Person=1|VerbForm=Fin 0 root
” ” PUNCT _ 2 punct

Odmówił odmówić VERB Gender=Masc|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 1 punct
)",
                  "pl");
  EntityLookup lookup(doc);
  ASSERT_NE(lookup.entity_at(0), kNone) << all_names(doc);
  EXPECT_EQ(lookup.subjects_of(10), std::vector<std::uint32_t>{lookup.entity_at(0)});
}

// A spokeswoman without a name parts a verb from the woman named before.
TEST(Coreference, AWomanWithoutANameMayBeMeant) {
  auto doc = read(R"(Anna Anna PROPN Case=Nom|Gender=Fem|Number=Sing 3 nsubj
Lis Lis PROPN Case=Nom|Gender=Fem|Number=Sing 1 flat
przyjechała przyjechać VERB Gender=Fem|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 3 punct

Rzeczniczka rzeczniczka NOUN Case=Nom|Gender=Fem|Number=Sing 2 nsubj
milczała milczeć VERB Gender=Fem|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 2 punct

Odmówiła odmówić VERB Gender=Fem|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 1 punct
)",
                  "pl");
  EntityLookup lookup(doc);
  ASSERT_NE(lookup.entity_at(0), kNone) << all_names(doc);
  EXPECT_TRUE(lookup.subjects_of(7).empty()) << all_names(doc);
}

}  // namespace
}  // namespace kronika::entities
