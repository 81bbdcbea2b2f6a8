#include "syntax/agreement.hpp"

#include <gtest/gtest.h>

namespace kronika::syntax {
namespace {

Token word(const char* form, Upos upos, const char* feats, std::uint32_t head, const char* relation) {
  Token t;
  t.form = form;
  t.upos = upos;
  t.feats = Symbol(feats);
  t.head = head;
  t.deprel = Symbol(relation);
  return t;
}

// "Przed wizytą Tokajew podkreślał": the name hangs on the visit.
Document visit(const char* name_feats, const char* verb_feats) {
  Document doc;
  doc.tokens = {
      word("Przed", Upos::ADP, "", 1, "case"), word("wizytą", Upos::NOUN, "Case=Ins|Gender=Fem|Number=Sing", 3, "obl"),
      word("Tokajew", Upos::PROPN, name_feats, 1, "appos"), word("podkreślał", Upos::VERB, verb_feats, kNone, "root")};
  return doc;
}

constexpr const char* kMan = "Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing";
constexpr const char* kSaid = "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Fin";

TEST(RepairAgreement, APlaceBeforeTheMonthIsNoPartOfTheDate) {
  Document doc;
  doc.tokens = {word("travel", Upos::VERB, "", kNone, "root"), word("to", Upos::ADP, "", 2, "case"),
                word("Switzerland", Upos::PROPN, "", 4, "nmod:unmarked"), word("May", Upos::PROPN, "", 4, "nmod"),
                word("9", Upos::NUM, "", 0, "obl")};
  repair_agreement(doc, 0, 5);
  EXPECT_EQ(doc.tokens[2].head, 0u);
  EXPECT_EQ(doc.tokens[2].deprel.view(), "obl");
  EXPECT_EQ(doc.tokens[3].head, 4u);
}

TEST(RepairAgreement, TakesANominativeNameFromANounOfAnotherCase) {
  auto doc = visit(kMan, kSaid);
  repair_agreement(doc, 0, 4);
  EXPECT_EQ(doc.tokens[2].head, 3u);
  EXPECT_EQ(doc.tokens[2].deprel.view(), "nsubj");
}

TEST(RepairAgreement, LeavesWhatDoesNotAgree) {
  auto doc = visit(kMan, "Gender=Fem|Number=Sing|Tense=Past|VerbForm=Fin");
  repair_agreement(doc, 0, 4);
  EXPECT_EQ(doc.tokens[2].head, 1u);
}

TEST(RepairAgreement, LeavesNamesInTheCaseOfTheirNoun) {
  auto doc = visit("Case=Ins|Gender=Masc|Number=Sing", kSaid);
  repair_agreement(doc, 0, 4);
  EXPECT_EQ(doc.tokens[2].head, 1u);
}

TEST(RepairAgreement, LeavesVerbsThatHaveASubject) {
  auto doc = visit(kMan, kSaid);
  doc.tokens.push_back(word("on", Upos::PRON, "Case=Nom", 3, "nsubj"));
  repair_agreement(doc, 0, 5);
  EXPECT_EQ(doc.tokens[2].head, 1u);
}

TEST(RepairAgreement, ASecondSubjectThatDoesNotAgreeIsTheObject) {
  Document doc;
  doc.tokens = {
      word("Armenia", Upos::PROPN, "Case=Nom|Gender=Fem|Number=Sing", 1, "nsubj"),
      word("zaatakowała", Upos::VERB, "Gender=Fem|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act", kNone, "root"),
      word("Azerbejdżan", Upos::PROPN, "Case=Nom|Gender=Masc|Number=Sing", 1, "nsubj")};
  repair_agreement(doc, 0, 3);
  EXPECT_EQ(doc.tokens[0].deprel.view(), "nsubj");
  EXPECT_EQ(doc.tokens[2].deprel.view(), "obj");
}

TEST(RepairAgreement, OfAdjectivesAndTheirNounTheNounIsTheHead) {
  Document doc;
  doc.tokens = {word("condemned", Upos::VERB, "VerbForm=Fin", kNone, "root"),
                word("Chad", Upos::PROPN, "", 2, "nmod:poss"),
                word("sudden", Upos::ADJ, "", 0, "xcomp"),
                word("and", Upos::CCONJ, "", 4, "cc"),
                word("brutal", Upos::ADJ, "", 2, "conj"),
                word("attack", Upos::NOUN, "", 2, "conj")};
  repair_agreement(doc, 0, 6);
  EXPECT_EQ(doc.tokens[5].head, 0u);
  EXPECT_EQ(doc.tokens[5].deprel.view(), "obj");
  for (auto t : {1u, 2u, 4u}) EXPECT_EQ(doc.tokens[t].head, 5u);
  EXPECT_EQ(doc.tokens[1].deprel.view(), "nmod:poss");
}

TEST(RepairAgreement, ADayIsNoPartOfTheNameBeforeIt) {
  Document doc;
  doc.tokens = {word("wyszła", Upos::VERB, "VerbForm=Fin", kNone, "root"), word("z", Upos::ADP, "", 2, "case"),
                word("Unii", Upos::PROPN, "Case=Gen", 0, "obl:arg"), word("29", Upos::ADJ, "", 2, "amod:flat"),
                word("marca", Upos::NOUN, "Case=Gen", 3, "nmod:flat")};
  repair_agreement(doc, 0, 5);
  EXPECT_EQ(doc.tokens[3].head, 0u);
  EXPECT_EQ(doc.tokens[3].deprel.view(), "obl");
}

TEST(RepairAgreement, AParticipleSetOffInFrontIsNoSubject) {
  Document doc;
  doc.tokens = {word("Pytana", Upos::ADJ, "Case=Nom|Gender=Fem|Number=Sing|VerbForm=Part|Voice=Pass", 4, "nsubj"),
                word("o", Upos::ADP, "", 2, "case"), word("plany", Upos::NOUN, "Case=Acc", 0, "obl:arg"),
                word(",", Upos::PUNCT, "", 0, "punct"),
                word("odmówiła", Upos::VERB, "Gender=Fem|Number=Sing|Tense=Past|VerbForm=Fin", kNone, "root")};
  auto joined = doc;
  repair_agreement(doc, 0, 5);
  EXPECT_EQ(doc.tokens[0].deprel.view(), "advcl");
  joined.tokens[3].form = "nadal";  // "Skazana na śmierć nadal odmawiała": she who was
  joined.tokens[3].upos = Upos::ADV;
  repair_agreement(joined, 0, 5);
  EXPECT_EQ(joined.tokens[0].deprel.view(), "nsubj");
}

TEST(RepairAgreement, ASecondSubjectRightAfterTheFirstBelongsToIt) {
  Document doc;
  doc.tokens = {
      word("Rzeczniczka", Upos::NOUN, "Case=Nom|Gender=Fem|Number=Sing", 2, "nsubj"),
      word("premier", Upos::NOUN, "Case=Nom|Gender=Masc|Number=Sing", 2, "nsubj"),
      word("powiedziała", Upos::VERB, "Gender=Fem|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act", kNone, "root")};
  repair_agreement(doc, 0, 3);
  EXPECT_EQ(doc.tokens[1].head, 0u);
  EXPECT_EQ(doc.tokens[1].deprel.view(), "nmod");
  EXPECT_EQ(doc.tokens[0].deprel.view(), "nsubj");
}

// "Decyzja sądu, który uniewinnił": the tree hangs the clause on the decision.
Document decision(const char* pronoun_feats) {
  Document doc;
  doc.tokens = {word("Decyzja", Upos::NOUN, "Case=Nom|Gender=Fem|Number=Sing", kNone, "root"),
                word("sądu", Upos::NOUN, "Case=Gen|Gender=Masc|Number=Sing", 0, "nmod:arg"),
                word(",", Upos::PUNCT, "", 4, "punct"), word("który", Upos::DET, pronoun_feats, 4, "nsubj"),
                word("uniewinnił", Upos::VERB, "Number=Sing|Tense=Past|VerbForm=Fin", 0, "acl:relcl")};
  return doc;
}

TEST(RepairAgreement, ARelativeClauseBelongsToTheNounThatItsPronounAgreesWith) {
  auto doc = decision("Case=Nom|Gender=Masc|Number=Sing|PronType=Rel");
  repair_agreement(doc, 0, 5);
  EXPECT_EQ(doc.tokens[4].head, 1u);
  doc = decision("Case=Nom|Gender=Fem|Number=Sing|PronType=Rel");
  repair_agreement(doc, 0, 5);
  EXPECT_EQ(doc.tokens[4].head, 0u);
}

TEST(RepairAgreement, AnAdjectiveBelongsToTheNounThatItAgreesWith) {
  Document doc;
  doc.tokens = {word("tematem", Upos::NOUN, "Case=Ins|Gender=Masc|Number=Sing", kNone, "root"),
                word("wczorajszego", Upos::ADJ, "Case=Gen|Gender=Masc|Number=Sing", 0, "amod"),
                word("spotkania", Upos::NOUN, "Case=Gen|Gender=Neut|Number=Sing", 0, "nmod")};
  repair_agreement(doc, 0, 3);
  EXPECT_EQ(doc.tokens[1].head, 2u);
}

TEST(RepairAgreement, ACoordinatedVerbBelongsWhereItAgrees) {
  Document doc;
  doc.tokens = {word("powiedział", Upos::VERB, "Gender=Masc|Number=Sing", kNone, "root"),
                word("że", Upos::SCONJ, "", 3, "mark"),
                word("spotkanie", Upos::NOUN, "Case=Nom|Gender=Neut|Number=Sing", 3, "nsubj"),
                word("trwało", Upos::VERB, "Gender=Neut|Number=Sing", 0, "ccomp"),
                word("ale", Upos::CCONJ, "", 5, "cc"),
                word("odmówił", Upos::VERB, "Gender=Masc|Number=Sing", 3, "conj")};
  repair_agreement(doc, 0, 6);
  EXPECT_EQ(doc.tokens[5].head, 0u);
  doc.tokens[5].head = 3;
  doc.tokens[5].feats = Symbol("Gender=Neut|Number=Sing");
  repair_agreement(doc, 0, 6);
  EXPECT_EQ(doc.tokens[5].head, 3u);
}

TEST(RepairAgreement, AVerbIsNoAdposition) {
  Document doc;
  doc.tokens = {word("Japan", Upos::PROPN, "Number=Sing", 2, "nsubj"),
                word("not", Upos::PART, "Polarity=Neg", 3, "advmod"),
                word("accuse", Upos::VERB, "VerbForm=Inf", 3, "case"),
                word("Vietnam", Upos::PROPN, "Number=Sing", kNone, "root")};
  repair_agreement(doc, 0, 4);
  EXPECT_EQ(doc.tokens[2].head, kNone);
  EXPECT_EQ(doc.tokens[2].deprel.view(), "root");
  EXPECT_EQ(doc.tokens[3].head, 2u);
  EXPECT_EQ(doc.tokens[3].deprel.view(), "obj");
  EXPECT_EQ(doc.tokens[1].head, 2u);
}

TEST(RepairAgreement, MakesNoCycle) {
  auto doc = visit(kMan, kSaid);
  doc.tokens[1].head = kNone;
  doc.tokens[1].deprel = Symbol("root");
  doc.tokens[3].head = 2;
  doc.tokens[3].deprel = Symbol("acl:relcl");
  repair_agreement(doc, 0, 4);
  EXPECT_EQ(doc.tokens[2].head, 1u);
}

// "z premier Ewą Nowak": the feminine title has no cases.
TEST(RepairAgreement, ANounUnderAnAdpositionHasTheCaseOfItsModifiers) {
  Document doc;
  doc.tokens = {word("z", Upos::ADP, "", 2, "case"), word("brytyjską", Upos::ADJ, "Case=Ins|Gender=Fem", 2, "amod"),
                word("premier", Upos::NOUN, "Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing", 3, "obl"),
                word("rozmawiał", Upos::VERB, kSaid, kNone, "root")};
  repair_agreement(doc, 0, 4);
  EXPECT_EQ(doc.tokens[2].feats.view(), "Animacy=Hum|Case=Ins|Gender=Masc|Number=Sing");
}

// "mają przyjechać ministrowie"
TEST(RepairAgreement, ABareNominativeIsTheSubjectOfTheVerbAboveTheInfinitive) {
  Document doc;
  doc.tokens = {word("mają", Upos::VERB, "Number=Plur|Person=3|VerbForm=Fin", kNone, "root"),
                word("przyjechać", Upos::VERB, "VerbForm=Inf", 0, "xcomp"),
                word("ministrowie", Upos::NOUN, "Animacy=Hum|Case=Nom|Gender=Masc|Number=Plur", 1, "obl")};
  repair_agreement(doc, 0, 3);
  EXPECT_EQ(doc.tokens[2].head, 0u);
  EXPECT_EQ(doc.tokens[2].deprel.view(), "nsubj");
}

TEST(RepairAgreement, ABareNominativeThatDoesNotAgreeStays) {
  Document doc;
  doc.tokens = {word("ma", Upos::VERB, "Number=Sing|Person=3|VerbForm=Fin", kNone, "root"),
                word("ministrowie", Upos::NOUN, "Animacy=Hum|Case=Nom|Gender=Masc|Number=Plur", 0, "obl")};
  repair_agreement(doc, 0, 2);
  EXPECT_EQ(doc.tokens[1].deprel.view(), "obl");
}

// "po wizycie w Pradze": "po" hung on the city.
TEST(RepairAgreement, AnAdpositionStandsBeforeItsNoun) {
  Document doc;
  doc.tokens = {word("po", Upos::ADP, "", 3, "case"), word("wizycie", Upos::NOUN, "Case=Loc|Number=Sing", 4, "obl"),
                word("w", Upos::ADP, "", 3, "case"), word("Pradze", Upos::PROPN, "Case=Loc|Number=Sing", 1, "nmod"),
                word("oświadczył", Upos::VERB, kSaid, kNone, "root")};
  repair_agreement(doc, 0, 5);
  EXPECT_EQ(doc.tokens[0].head, 1u);
  EXPECT_EQ(doc.tokens[2].head, 3u);
}

// "Nowak wezwał Madryt": both agree, but only a thing has the form of an object too.
TEST(RepairAgreement, OfTwoSubjectsAThingBehindTheVerbIsTheObject) {
  Document doc;
  doc.tokens = {word("Nowak", Upos::PROPN, kMan, 1, "nsubj"),
                word("wezwał", Upos::VERB, "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act", kNone, "root"),
                word("Madryt", Upos::PROPN, "Animacy=Inan|Case=Nom|Gender=Masc|Number=Sing", 1, "nsubj")};
  repair_agreement(doc, 0, 3);
  EXPECT_EQ(doc.tokens[0].deprel.view(), "nsubj");
  EXPECT_EQ(doc.tokens[2].deprel.view(), "obj");
}

// "Kos chwalił zapowiedzi nowej premier Anny Lis"
TEST(RepairAgreement, AWomansTitleBehindANounIsInTheGenitiveOfHerName) {
  Document doc;
  doc.tokens = {word("Kos", Upos::PROPN, kMan, 1, "nsubj"),
                word("chwalił", Upos::VERB, "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act", kNone, "root"),
                word("zapowiedzi", Upos::NOUN, "Case=Acc|Gender=Fem|Number=Plur", 1, "obj"),
                word("nowej", Upos::ADJ, "Case=Gen|Gender=Fem|Number=Sing", 2, "amod"),
                word("premier", Upos::NOUN, "Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing", 1, "nsubj"),
                word("Anny", Upos::PROPN, "Case=Gen|Gender=Fem|Number=Sing", 4, "appos")};
  repair_agreement(doc, 0, 6);
  EXPECT_EQ(doc.tokens[4].head, 2u);
  EXPECT_EQ(doc.tokens[4].deprel.view(), "nmod");
  EXPECT_NE(doc.tokens[4].feats.view().find("Case=Gen"), std::string_view::npos);
}

// "Norwegia i Szwecja potępiły Iran", "popierają Iran"
TEST(RepairAgreement, AThingBehindAVerbInThePluralIsTheObject) {
  Document doc;
  doc.tokens = {word("Norwegia", Upos::PROPN, "Case=Nom|Gender=Fem|Number=Sing", 3, "nsubj"),
                word("i", Upos::CCONJ, "", 2, "cc"),
                word("Szwecja", Upos::PROPN, "Case=Nom|Gender=Fem|Number=Sing", 0, "conj"),
                word("potępiły", Upos::VERB, "Gender=Fem|Number=Plur|Tense=Past|VerbForm=Fin|Voice=Act", kNone, "root"),
                word("Iran", Upos::PROPN, "Animacy=Inan|Case=Nom|Gender=Masc|Number=Sing", 3, "nsubj")};
  repair_agreement(doc, 0, 5);
  EXPECT_EQ(doc.tokens[0].deprel.view(), "nsubj");
  EXPECT_EQ(doc.tokens[4].deprel.view(), "obj");
  doc.tokens = {word("popierają", Upos::VERB, "Number=Plur|Person=3|VerbForm=Fin|Voice=Act", kNone, "root"),
                word("Iran", Upos::PROPN, "Animacy=Inan|Case=Nom|Gender=Masc|Number=Sing", 0, "nsubj")};
  repair_agreement(doc, 0, 2);
  EXPECT_EQ(doc.tokens[1].deprel.view(), "obj");
}

// "domagała się uwolnienia", but "ubyło wody"
TEST(RepairAgreement, AGenitiveThatDisagreesIsTheObject) {
  Document doc;
  doc.tokens = {word("domagała", Upos::VERB, "Gender=Fem|Number=Sing|VerbForm=Fin|Voice=Act", kNone, "root"),
                word("uwolnienia", Upos::NOUN, "Case=Gen|Gender=Neut|Number=Sing", 0, "nsubj")};
  repair_agreement(doc, 0, 2);
  EXPECT_EQ(doc.tokens[1].deprel.view(), "obj");
  doc.tokens = {word("ubyło", Upos::VERB, "Gender=Neut|Number=Sing|VerbForm=Fin|Voice=Act", kNone, "root"),
                word("wody", Upos::NOUN, "Case=Gen|Gender=Fem|Number=Sing", 0, "nsubj")};
  repair_agreement(doc, 0, 2);
  EXPECT_EQ(doc.tokens[1].deprel.view(), "nsubj");
}

// "chwali wyniki", "przybyła pomoc"
TEST(RepairAgreement, AThingThatDisagreesInNumberIsTheObject) {
  Document doc;
  doc.tokens = {word("chwali", Upos::VERB, "Number=Sing|Person=3|VerbForm=Fin|Voice=Act", kNone, "root"),
                word("wyniki", Upos::NOUN, "Case=Nom|Gender=Fem|Number=Plur", 0, "nsubj")};
  repair_agreement(doc, 0, 2);
  EXPECT_EQ(doc.tokens[1].deprel.view(), "obj");
  doc.tokens[1] = word("pomoc", Upos::NOUN, "Case=Nom|Gender=Fem|Number=Sing", 0, "nsubj");
  repair_agreement(doc, 0, 2);
  EXPECT_EQ(doc.tokens[1].deprel.view(), "nsubj");
}

// "przekazała Ukrainie amunicję", the dative tagged as a locative.
TEST(RepairAgreement, ABareLocativeUnderAVerbIsADative) {
  Document doc;
  doc.tokens = {
      word("przekazała", Upos::VERB, "Gender=Fem|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act", kNone, "root"),
      word("Ukrainie", Upos::PROPN, "Case=Loc|Gender=Fem|Number=Sing", 0, "obj"),
      word("amunicję", Upos::NOUN, "Case=Acc|Gender=Fem|Number=Sing", 0, "obj")};
  repair_agreement(doc, 0, 3);
  EXPECT_EQ(doc.tokens[1].deprel.view(), "iobj");
  EXPECT_NE(doc.tokens[1].feats.view().find("Case=Dat"), std::string_view::npos);
}

TEST(RepairAgreement, LeavesALocativeUnderItsAdposition) {
  Document doc;
  doc.tokens = {word("walczy", Upos::VERB, "Number=Sing|Person=3|VerbForm=Fin|Voice=Act", kNone, "root"),
                word("w", Upos::ADP, "", 2, "case"),
                word("Ukrainie", Upos::PROPN, "Case=Loc|Gender=Fem|Number=Sing", 0, "obl")};
  repair_agreement(doc, 0, 3);
  EXPECT_EQ(doc.tokens[2].deprel.view(), "obl");
  EXPECT_NE(doc.tokens[2].feats.view().find("Case=Loc"), std::string_view::npos);
}

TEST(RepairAgreement, ATitleThatBeginsLikeAnAdverbialIsTheSubject) {
  Document doc;
  doc.tokens = {word("Under", Upos::ADP, "", 1, "case"), word("Secretary", Upos::NOUN, "Number=Sing", 4, "obl"),
                word("Nowak", Upos::PROPN, "Number=Sing", 1, "flat"), word("will", Upos::AUX, "VerbForm=Fin", 4, "aux"),
                word("travel", Upos::VERB, "VerbForm=Inf", kNone, "root")};
  repair_agreement(doc, 0, 5);
  EXPECT_EQ(doc.tokens[1].deprel.view(), "nsubj");
  EXPECT_EQ(doc.tokens[0].upos, Upos::ADJ);
}

TEST(RepairAgreement, AnAdverbialBesideASubjectStaysOne) {
  Document doc;
  doc.tokens = {word("Under", Upos::ADP, "", 1, "case"), word("Nowak", Upos::PROPN, "Number=Sing", 3, "obl"),
                word("taxes", Upos::NOUN, "Number=Plur", 3, "nsubj"),
                word("fell", Upos::VERB, "Mood=Ind|Tense=Past|VerbForm=Fin", kNone, "root")};
  repair_agreement(doc, 0, 4);
  EXPECT_EQ(doc.tokens[1].deprel.view(), "obl");
}

TEST(RepairAgreement, WhatHasAnObjectIsNoParticipleOfTheOnlyNominal) {
  Document doc;
  doc.tokens = {word("Secretary", Upos::PROPN, "Number=Sing", kNone, "root"),
                word("invited", Upos::VERB, "Tense=Past|VerbForm=Part|Voice=Pass", 0, "amod"),
                word("France", Upos::PROPN, "Number=Sing", 1, "obj"), word(".", Upos::PUNCT, "", 0, "punct")};
  repair_agreement(doc, 0, 4);
  EXPECT_EQ(doc.tokens[1].deprel.view(), "root");
  EXPECT_EQ(doc.tokens[0].deprel.view(), "nsubj");
  EXPECT_EQ(doc.tokens[3].head, 1u);
}

TEST(RepairAgreement, AParticipleWithoutAnObjectStaysOne) {
  Document doc;
  doc.tokens = {word("Man", Upos::NOUN, "Number=Sing", kNone, "root"),
                word("arrested", Upos::VERB, "Tense=Past|VerbForm=Part|Voice=Pass", 0, "acl"),
                word("yesterday", Upos::NOUN, "Number=Sing", 1, "obl")};
  repair_agreement(doc, 0, 3);
  EXPECT_EQ(doc.tokens[0].deprel.view(), "root");
}

// "ogłosił w wydanym liście": the tree hangs the adposition on the participle.
TEST(RepairAgreement, LeavesALocativeWhoseAdpositionHangsOnWhatDescribesIt) {
  Document doc;
  doc.tokens = {word("ogłosił", Upos::VERB, "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act", kNone, "root"),
                word("w", Upos::ADP, "", 2, "case"),
                word("wydanym", Upos::ADJ, "Case=Loc|Gender=Masc|Number=Sing|VerbForm=Part|Voice=Pass", 3, "acl"),
                word("liście", Upos::NOUN, "Case=Loc|Gender=Masc|Number=Sing", 0, "obl")};
  repair_agreement(doc, 0, 4);
  EXPECT_EQ(doc.tokens[3].deprel.view(), "obl");
}

// "Nowak zarzucił premier Annie Kos, że kłamie": the tree has two subjects and hangs the content on the second.
TEST(RepairAgreement, ATitleBehindTheVerbHasTheCaseOfItsName) {
  Document doc;
  doc.tokens = {
      word("Nowak", Upos::PROPN, kMan, 1, "nsubj"),
      word("zarzucił", Upos::VERB, "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act", kNone, "root"),
      word("premier", Upos::NOUN, "Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing", 1, "nsubj"),
      word("Annie", Upos::PROPN, "Case=Dat|Gender=Fem|Number=Sing", 2, "appos"),
      word("kłamie", Upos::VERB, "Number=Sing|Person=3|VerbForm=Fin|Voice=Act", 2, "ccomp")};
  repair_agreement(doc, 0, 5);
  EXPECT_EQ(doc.tokens[2].deprel.view(), "iobj");
  EXPECT_EQ(doc.tokens[4].head, 1u);
}

// "USA objęły": the plural has one form for all but men.
TEST(RepairAgreement, InThePluralOnlyMenDiffer) {
  auto doc = visit("Case=Gen|Gender=Neut|Number=Ptan", "Gender=Fem|Number=Plur|Tense=Past|VerbForm=Fin");
  doc.tokens[2].lemma = doc.tokens[2].form;
  repair_agreement(doc, 0, 4);
  EXPECT_EQ(doc.tokens[2].deprel.view(), "nsubj");
  auto men = visit("Case=Gen|Gender=Neut|Number=Ptan", "Animacy=Hum|Gender=Masc|Number=Plur|Tense=Past|VerbForm=Fin");
  men.tokens[2].lemma = men.tokens[2].form;
  repair_agreement(men, 0, 4);
  EXPECT_EQ(men.tokens[2].deprel.view(), "appos");
}

// "umowa z Kanadą i Islandią weszła"
TEST(RepairAgreement, AnInstrumentalIsNoSubject) {
  Document doc;
  doc.tokens = {word("umowa", Upos::NOUN, "Case=Nom|Gender=Fem|Number=Sing", 5, "nsubj"),
                word("z", Upos::ADP, "", 2, "case"),
                word("Kanadą", Upos::PROPN, "Case=Ins|Gender=Fem|Number=Sing", 0, "nmod"),
                word("i", Upos::CCONJ, "", 4, "cc"),
                word("Islandią", Upos::PROPN, "Case=Ins|Gender=Fem|Number=Sing", 5, "nsubj"),
                word("weszła", Upos::VERB, "Gender=Fem|Number=Sing|Tense=Past|VerbForm=Fin", kNone, "root")};
  repair_agreement(doc, 0, 6);
  EXPECT_EQ(doc.tokens[4].head, 2u);
  EXPECT_EQ(doc.tokens[4].deprel.view(), "conj");
}

// "DUP zarzuca plany"
TEST(RepairAgreement, AnAcronymBeforeAVerbWithAnObjectIsItsSubject) {
  Document doc;
  doc.tokens = {word("DUP", Upos::NOUN, "Case=Gen|Gender=Fem|Number=Plur", 1, "obj"),
                word("zarzuca", Upos::VERB, "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", kNone, "root"),
                word("plany", Upos::NOUN, "Case=Acc|Gender=Masc|Number=Plur", 1, "obj")};
  auto alone = doc;
  repair_agreement(doc, 0, 3);
  EXPECT_EQ(doc.tokens[0].deprel.view(), "nsubj");
  EXPECT_EQ(doc.tokens[2].deprel.view(), "obj");
  repair_agreement(alone, 0, 2);
  EXPECT_EQ(alone.tokens[0].deprel.view(), "obj");
}

// "Islamic State - controlled cities indicate": what describes a noun above it is joined to no title.
TEST(RepairAgreement, ClosesNoRing) {
  Document doc;
  doc.tokens = {word("State", Upos::PROPN, "Number=Sing", 2, "compound"), word("-", Upos::PUNCT, "", 2, "punct"),
                word("elect", Upos::VERB, "VerbForm=Inf", 3, "amod"),
                word("cities", Upos::NOUN, "Number=Plur", kNone, "root")};
  doc.tokens[0].space_after = doc.tokens[1].space_after = false;
  repair_agreement(doc, 0, 4);
  for (std::uint32_t t = 0; t < 4; ++t) {
    int steps = 0;
    for (auto up = t; up != kNone && steps < 9; up = doc.tokens[up].head) ++steps;
    EXPECT_LT(steps, 9);
  }
}

// "met with Minister Nowak"
TEST(RepairAgreement, AnAdpositionBeforeATitleIsTheNames) {
  Document doc;
  doc.tokens = {word("met", Upos::VERB, "VerbForm=Fin", kNone, "root"), word("with", Upos::ADP, "", 2, "case"),
                word("Minister", Upos::PROPN, "Number=Sing", 3, "nmod:desc"),
                word("Nowak", Upos::PROPN, "Number=Sing", 0, "obl")};
  repair_agreement(doc, 0, 4);
  EXPECT_EQ(doc.tokens[1].head, 3u);
}

// "wizyta negocjatora Jana Nowaka w Londynie"
TEST(RepairAgreement, WhereBehindAMansNameIsOfWhatHeDid) {
  Document doc;
  doc.tokens = {word("wizyta", Upos::NOUN, "Case=Nom|Gender=Fem|Number=Sing", kNone, "root"),
                word("negocjatora", Upos::NOUN, "Animacy=Hum|Case=Gen|Gender=Masc|Number=Sing", 0, "nmod"),
                word("Jana", Upos::PROPN, "Animacy=Hum|Case=Gen|Gender=Masc|Number=Sing", 1, "appos"),
                word("Nowaka", Upos::PROPN, "Animacy=Hum|Case=Gen|Gender=Masc|Number=Sing", 2, "flat"),
                word("w", Upos::ADP, "", 5, "case"),
                word("Londynie", Upos::PROPN, "Case=Loc|Gender=Masc|Number=Sing", 2, "nmod")};
  repair_agreement(doc, 0, 6);
  EXPECT_EQ(doc.tokens[5].head, 0u);
}

// "musi prowadzić i zawierać"
TEST(RepairAgreement, AnInfinitiveIsCoordinatedWithAnInfinitive) {
  Document doc;
  doc.tokens = {word("musi", Upos::VERB, "Number=Sing|Person=3|VerbForm=Fin", kNone, "root"),
                word("prowadzić", Upos::VERB, "VerbForm=Inf", 0, "xcomp"), word("i", Upos::CCONJ, "", 3, "cc"),
                word("zawierać", Upos::VERB, "VerbForm=Inf", 0, "conj")};
  repair_agreement(doc, 0, 4);
  EXPECT_EQ(doc.tokens[3].head, 1u);
}

// "threats, including Chad's cruel war": the noun was taken for one more threat.
TEST(RepairAgreement, BehindAPossessorTheNounOfAdjectivesIsTheHead) {
  Document doc;
  doc.tokens = {word("faced", Upos::VERB, "VerbForm=Fin", kNone, "root"),
                word("threats", Upos::NOUN, "", 0, "obj"),
                word("including", Upos::VERB, "", 1, "acl:relcl"),
                word("Chad", Upos::PROPN, "", 4, "nmod:poss"),
                word("brutal", Upos::ADJ, "", 2, "obj"),
                word("and", Upos::CCONJ, "", 6, "cc"),
                word("illegal", Upos::ADJ, "", 7, "amod"),
                word("war", Upos::NOUN, "", 1, "conj")};
  auto modifier = doc;
  repair_agreement(doc, 0, 8);
  EXPECT_EQ(doc.tokens[7].head, 2u);
  EXPECT_EQ(doc.tokens[7].deprel.view(), "obj");
  for (auto t : {3u, 4u, 6u}) EXPECT_EQ(doc.tokens[t].head, 7u);
  modifier.tokens[4].head = 7;
  modifier.tokens[4].deprel = Symbol("amod");
  repair_agreement(modifier, 0, 8);
  EXPECT_EQ(modifier.tokens[3].head, 7u);
}

// "of Peru's assembly": both were hung on the word before.
TEST(RepairAgreement, APossessorIsOfTheNounBehindIt) {
  Document doc;
  doc.tokens = {word("rules", Upos::NOUN, "", kNone, "root"), word("of", Upos::ADP, "", 2, "case"),
                word("Peru", Upos::PROPN, "", 0, "nmod"), word("'s", Upos::PART, "", 2, "case"),
                word("assembly", Upos::NOUN, "", 0, "nmod")};
  auto said = doc;
  repair_agreement(doc, 0, 5);
  EXPECT_EQ(doc.tokens[2].head, 4u);
  EXPECT_EQ(doc.tokens[2].deprel.view(), "nmod:poss");
  EXPECT_EQ(doc.tokens[1].head, 4u);
  said.tokens[4].head = kNone;  // "of Peru's, assembly": another phrase
  repair_agreement(said, 0, 5);
  EXPECT_EQ(said.tokens[2].head, 0u);
}

// "After talks in Quito, President Lind said"
TEST(RepairAgreement, WhoIsSetOffFromACircumstanceIsTheSubject) {
  Document doc;
  doc.tokens = {word("After", Upos::ADP, "", 1, "case"),
                word("talks", Upos::NOUN, "Number=Plur", 7, "obl"),
                word("in", Upos::ADP, "", 3, "case"),
                word("Quito", Upos::PROPN, "Number=Sing", 1, "nmod"),
                word(",", Upos::PUNCT, "", 6, "punct"),
                word("President", Upos::PROPN, "Number=Sing", 6, "nmod:desc"),
                word("Lind", Upos::PROPN, "Number=Sing", 3, "appos"),
                word("said", Upos::VERB, "Mood=Ind|Tense=Past|VerbForm=Fin", kNone, "root")};
  auto place = doc, dropped = doc;
  repair_agreement(doc, 0, 8);
  EXPECT_EQ(doc.tokens[6].head, 7u);
  EXPECT_EQ(doc.tokens[6].deprel.view(), "nsubj");
  place.tokens[4].form = "and";  // no comma
  place.tokens[4].upos = Upos::CCONJ;
  repair_agreement(place, 0, 8);
  EXPECT_EQ(place.tokens[6].head, 3u);
  dropped.tokens[7].feats =
      Symbol("Aspect=Perf|Mood=Ind|Tense=Past|VerbForm=Fin");  // of a language that drops subjects
  repair_agreement(dropped, 0, 8);
  EXPECT_EQ(dropped.tokens[6].head, 3u);
}

// "In Lima, Peru, crowds gathered": the state is part of where.
TEST(RepairAgreement, OfWhatIsSetOffTheLastIsTheSubject) {
  Document doc;
  doc.tokens = {word("In", Upos::ADP, "", 1, "case"),
                word("Lima", Upos::PROPN, "Number=Sing", 6, "obl"),
                word(",", Upos::PUNCT, "", 3, "punct"),
                word("Peru", Upos::PROPN, "Number=Sing", 1, "appos"),
                word(",", Upos::PUNCT, "", 5, "punct"),
                word("crowds", Upos::NOUN, "Number=Plur", 1, "appos"),
                word("gathered", Upos::VERB, "VerbForm=Fin", kNone, "root")};
  auto called = doc;
  repair_agreement(doc, 0, 7);
  EXPECT_EQ(doc.tokens[3].head, 1u);
  EXPECT_EQ(doc.tokens[5].head, 6u);
  // "In Lima, Lind, the governor, warned"
  called.tokens.insert(called.tokens.begin() + 6, word(",", Upos::PUNCT, "", 5, "punct"));
  called.tokens[1].head = 7;
  repair_agreement(called, 0, 8);
  EXPECT_EQ(called.tokens[3].head, 7u);
  EXPECT_EQ(called.tokens[5].head, 3u);
}

// "Offices were searched and aides said"
TEST(RepairAgreement, OfTwoSubjectsOneIsOfTheVerbBehindIt) {
  Document doc;
  doc.tokens = {word("Offices", Upos::NOUN, "", 2, "nsubj:pass"),
                word("were", Upos::AUX, "VerbForm=Fin", 2, "aux:pass"),
                word("searched", Upos::VERB, "VerbForm=Part", 5, "ccomp"),
                word("and", Upos::CCONJ, "", 4, "cc"),
                word("aides", Upos::NOUN, "", 2, "nsubj:pass"),
                word("said", Upos::VERB, "VerbForm=Fin", kNone, "root")};
  repair_agreement(doc, 0, 6);
  EXPECT_EQ(doc.tokens[0].head, 2u);
  EXPECT_EQ(doc.tokens[4].head, 5u);
  EXPECT_EQ(doc.tokens[4].deprel.view(), "nsubj");
}

// "Choć plan jest stary i drogi, Oslo zaproponowało"
TEST(RepairAgreement, WhatTheTreeListsWithAClauseBeforeIsTheSubject) {
  Document doc;
  doc.tokens = {word("Choć", Upos::SCONJ, "", 2, "mark"),
                word("plan", Upos::NOUN, "Case=Nom|Gender=Masc|Number=Sing", 2, "nsubj"),
                word("stary", Upos::ADJ, "Case=Nom|Gender=Masc|Number=Sing", 7, "advcl"),
                word("i", Upos::CCONJ, "", 4, "cc"),
                word("drogi", Upos::ADJ, "Case=Nom|Gender=Masc|Number=Sing", 2, "conj"),
                word(",", Upos::PUNCT, "", 4, "punct"),
                word("Oslo", Upos::PROPN, "Case=Nom|Gender=Neut|Number=Sing", 2, "conj"),
                word("zaproponowało", Upos::VERB, "Gender=Neut|Number=Sing|VerbForm=Fin", kNone, "root")};
  auto listed = doc;
  repair_agreement(doc, 0, 8);
  EXPECT_EQ(doc.tokens[6].head, 7u);
  EXPECT_EQ(doc.tokens[6].deprel.view(), "nsubj");
  EXPECT_EQ(doc.tokens[4].head, 2u);
  // Without a comma it goes on the list.
  listed.tokens[5] = word("i", Upos::CCONJ, "", 6, "cc");
  repair_agreement(listed, 0, 8);
  EXPECT_EQ(listed.tokens[6].head, 2u);
}

}  // namespace
}  // namespace kronika::syntax
