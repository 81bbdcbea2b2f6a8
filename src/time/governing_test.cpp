#include "time/governing.hpp"

#include <gtest/gtest.h>

#include "time/clause.hpp"
#include "time/test_tree.hpp"

namespace kronika::time {
namespace {

std::string date(const Document& doc, std::uint32_t trigger, const Act& act = {}) {
  const auto dating = date_of(doc, trigger, act);
  return dating.date ? dating.date->to_string() : "";
}

TEST(Governing, WhatSetsANounApartIsTheNounsTime) {
  // "Since Monday's flood he held talks."
  auto doc = tree_document(
      "Since since ADP _ 3 case\nthe the DET _ 3 det\nflood flood NOUN _ 5 obl\nMonday Monday PROPN _ 3 nmod\n"
      "held hold VERB Tense=Past|VerbForm=Fin 0 root\ntalks talk NOUN _ 5 obj\n",
      "2019-04-04");
  add_time(doc, 3, 4, 3, "2019-04-01");
  EXPECT_EQ(date(doc, 4), "2019-04-01");
  set_cue(doc, 0, Cue::apart);
  EXPECT_EQ(date(doc, 4), "");
  // "Ahead of the flood on Monday he held talks", "ahead" taken for an adverb
  doc = tree_document(
      "ahead ahead ADV _ 5 advmod\nof of ADP _ 3 case\nflood flood NOUN _ 5 obl\nMonday Monday PROPN _ 3 nmod\n"
      "held hold VERB Tense=Past|VerbForm=Fin 0 root\ntalks talk NOUN _ 5 obj\n",
      "2019-04-04");
  add_time(doc, 3, 4, 3, "2019-04-01");
  EXPECT_EQ(date(doc, 4), "2019-04-01");
  set_cue(doc, 0, Cue::apart);
  EXPECT_EQ(date(doc, 4), "");
}

TEST(Governing, AfterAMeetingPeopleSpeakOnTheSameDay) {
  auto doc = tree_document(
      "After after ADP _ 3 case\nMonday's monday ADJ _ 3 amod\nsummit summit NOUN _ 5 obl\nhe he PRON _ 5 nsubj\n"
      "spoke speak VERB Tense=Past|VerbForm=Fin 0 root\n",
      "2019-04-04");
  add_time(doc, 1, 2, 1, "2019-04-01");
  set_cue(doc, 0, Cue::after);
  EXPECT_EQ(date(doc, 4), "") << "after anything else, nobody says how long";
  set_cue(doc, 2, Cue::occasion);
  EXPECT_EQ(date(doc, 4), "2019-04-01");
  doc.times.front().value = *Edtf::parse("2019-03");
  EXPECT_EQ(date(doc, 4), "") << "nor in the same month";
}

TEST(Governing, NotWhatSomethingIsMeantForOrComparedWith) {
  const std::string honoured =
      "He he PRON _ 2 nsubj\nhonoured honour VERB Tense=Past|VerbForm=Fin 0 root\nthem they PRON _ 2 obj\n";
  auto doc = tree_document(honoured + "for for ADP _ 5 case\n2018 2018 NUM _ 2 obl\n", "2019-04-04");
  add_time(doc, 3, 5, 4, "2018");
  EXPECT_EQ(date(doc, 1), "2018");
  set_cue(doc, 3, Cue::toward);
  EXPECT_EQ(date(doc, 1), "");
  doc = tree_document(honoured + "than than ADP _ 5 case\n2018 2018 NOUN _ 2 obl\n", "2019-04-04");
  add_time(doc, 4, 5, 4, "2018");
  EXPECT_EQ(date(doc, 1), "2018");
  set_cue(doc, 3, Cue::than);
  EXPECT_EQ(date(doc, 1), "");
}

TEST(Governing, NobodyHasDoneYetWhatLiesAheadNorWillDoWhatHasBeen) {
  auto doc = tree_document(
      "He he PRON _ 2 nsubj\nordered order VERB Tense=Past|VerbForm=Fin 0 root\nrest rest NOUN _ 2 obj\n"
      "weeks week NOUN _ 2 obl\n",
      "2019-04-04");
  add_time(doc, 3, 4, 3, "2019-04-04/2019-04-20");
  EXPECT_EQ(date(doc, 1), "");
  doc.times.clear();
  add_time(doc, 3, 4, 3, "2019-04-04");
  EXPECT_EQ(date(doc, 1), "2019-04-04") << "the day of the article may have seen it";
  doc.times.clear();
  add_time(doc, 3, 4, 3, "2015");
  EXPECT_EQ(date(doc, 1, {.ahead = true}), "");
}

TEST(Governing, OfWhatIsOnlySpokenOfIsNotThatOfTheRemark) {
  // "Paris condemned the raid on Monday."
  auto doc = tree_document(
      "Paris Paris PROPN _ 2 nsubj\ncondemned condemn VERB Tense=Past|VerbForm=Fin 0 root\nraid raid NOUN _ 2 obj\n"
      "Monday Monday PROPN _ 2 obl\n",
      "2019-04-04");
  add_time(doc, 3, 4, 3, "2019-04-01");
  EXPECT_EQ(date(doc, 2), "2019-04-01");
  set_cue(doc, 1, Cue::remark);
  EXPECT_EQ(date(doc, 2), "");
  EXPECT_EQ(date(doc, 1), "2019-04-01");
}

TEST(Governing, TheYearOfAnElectionIsNotOfTheBlameForAPartInIt) {
  // "They blamed Paris for its role in the 2016 vote."
  auto doc = tree_document(
      "They they PRON _ 2 nsubj\nblamed blame VERB Tense=Past|VerbForm=Fin 0 root\nParis Paris PROPN _ 2 obj\n"
      "for for ADP _ 5 case\nrole role NOUN _ 2 obl\nin in ADP _ 8 case\n2016 2016 NUM _ 8 nummod\n"
      "vote vote NOUN _ 5 nmod\n",
      "2019-04-04");
  add_time(doc, 6, 7, 6, "2016");
  set_cue(doc, 5, Cue::at);
  EXPECT_EQ(date(doc, 7), "2016");
  EXPECT_EQ(date(doc, 1), "");
}

TEST(Governing, AClauseOnATimeHasIt) {
  // "It began last summer, when he asked for help."
  auto doc = tree_document(
      "It it PRON _ 2 nsubj\nbegan begin VERB Tense=Past|VerbForm=Fin 0 root\nsummer summer NOUN _ 2 obl\n"
      "when when SCONJ _ 6 mark\nhe he PRON _ 6 nsubj\nasked ask VERB Tense=Past|VerbForm=Fin 3 acl\n",
      "2019-04-04");
  add_time(doc, 2, 3, 2, "2018-22");
  EXPECT_EQ(date(doc, 5), "");
  set_cue(doc, 3, Cue::at_that_time);
  EXPECT_EQ(date(doc, 5), "2018-22");
}

TEST(Governing, ANounHasTheTimeAtWhichItIsSaidToTakePlace) {
  // "the race, which took place on Monday": not so with a verb that says more of it.
  auto doc = tree_document(
      "report report NOUN _ 0 root\nrace race NOUN _ 1 nmod\nwhich which PRON _ 4 nsubj\n"
      "held hold VERB Tense=Past|VerbForm=Fin 2 acl\nMonday Monday PROPN _ 4 obl\n",
      "2019-04-04");
  add_time(doc, 4, 5, 4, "2019-04-01");
  EXPECT_EQ(date(doc, 1), "");
  set_cue(doc, 3, Cue::takes_place);
  EXPECT_EQ(date(doc, 1), "2019-04-01");
}

TEST(Governing, AnAnniversaryIsOfWhatItRemembersOnly) {
  auto doc = tree_document(
      "anniversary anniversary NOUN _ 3 obl\nwar war NOUN _ 1 nmod\nspoke speak VERB Tense=Past|VerbForm=Fin 0 root\n",
      "2019-04-04");
  add_time(doc, 0, 1, 0, "1999");
  set_cue(doc, 0, Cue::anniversary);
  EXPECT_EQ(date(doc, 1), "1999");
  EXPECT_EQ(date(doc, 2), "");
}

TEST(Governing, APerfectInARelativeClauseIsNoParticipleOfItsNoun) {
  // "Kuusk, who has praised it, sang on Monday."
  auto doc = tree_document(
      "Kuusk Kuusk PROPN _ 5 nsubj\nwho who PRON _ 4 nsubj\nhas have AUX Tense=Pres|VerbForm=Fin 4 aux\n"
      "praised praise VERB Tense=Past|VerbForm=Part 1 acl\nsang sing VERB Tense=Past|VerbForm=Fin 0 root\n"
      "Monday Monday PROPN _ 5 obl\n",
      "2019-04-04");
  add_time(doc, 5, 6, 5, "2019-04-01");
  EXPECT_EQ(date(doc, 3), "");
  EXPECT_EQ(date(doc, 4), "2019-04-01");
}

TEST(Governing, AnAttributeIsOfItsNounUnlessTheActIsAtIt) {
  // "The mayor spoke of Monday's race", "in Monday's debate"
  auto doc = tree_document(
      "mayor mayor NOUN _ 2 nsubj\nspoke speak VERB Tense=Past|VerbForm=Fin 0 root\nof of ADP _ 5 case\n"
      "Monday's monday ADJ _ 5 amod\nrace race NOUN _ 2 obl\n",
      "2019-08-04");
  add_time(doc, 3, 4, 3, "2019-04-01");
  EXPECT_EQ(date(doc, 1), "");
  set_cue(doc, 2, Cue::at);
  EXPECT_EQ(date(doc, 1), "2019-04-01");
}

TEST(Governing, WhatIsJoinedInThePresentIsNotOfThePast) {
  auto doc = tree_document(
      "He he PRON _ 2 nsubj\nsigned sign VERB Tense=Past|VerbForm=Fin 0 root\nMonday Monday PROPN _ 2 obl\n"
      "but but CCONJ _ 6 cc\nthey they PRON _ 6 nsubj\nwant want VERB Tense=Pres|VerbForm=Fin 2 conj\n",
      "2019-08-04");
  add_time(doc, 2, 3, 2, "2019-04-01");
  EXPECT_EQ(date(doc, 5), "");
}

TEST(Governing, AFewDaysAgoMayBeOfTwoMonths) {
  auto doc = tree_document(
      "He he PRON _ 2 nsubj\nsigned sign VERB Tense=Past|VerbForm=Fin 0 root\ndays day NOUN _ 2 obl\n", "2019-12-04");
  add_time(doc, 2, 3, 2, "[2019-11-25..2019-12-02]");
  EXPECT_EQ(date(doc, 1), "2019-11/2019-12");
}

TEST(Governing, ASecondNounWithAnAdpositionHasItsOwnAttributes) {
  // "fell before Monday's visit and before the debate"
  auto doc = tree_document(
      "fell fall VERB Tense=Past|VerbForm=Fin 0 root\nduring during ADP _ 4 case\nMonday's monday ADJ _ 4 amod\n"
      "visit visit NOUN _ 1 nsubj\nbefore before ADP _ 6 case\ndebate debate NOUN _ 4 conj\n",
      "2019-04-04");
  add_time(doc, 2, 3, 2, "2019-04-01");
  EXPECT_EQ(date(doc, 3), "2019-04-01");
  EXPECT_EQ(date(doc, 5), "");
}

TEST(Governing, ADayBehindTheVerbIsItsOwnWhateverTheTreeSays) {
  // "Peru dismissed on Thursday warnings", where the tree hangs Thursday on the warnings.
  auto doc = tree_document(
      "Peru Peru PROPN _ 2 nsubj\ndismissed dismiss VERB Tense=Past|VerbForm=Fin 0 root\non on ADP _ 5 case\n"
      "Thursday Thursday PROPN _ 5 compound\nwarnings warning NOUN _ 2 obl\n",
      "2019-04-05");
  add_time(doc, 2, 4, 3, "2019-04-04");
  EXPECT_EQ(date(doc, 1), "2019-04-04");
}

TEST(Governing, AClauseOfWhenIsOfTheTimeBesideIt) {
  // "The end came Thursday, when he resigned."
  auto doc = tree_document(
      "end end NOUN _ 2 nsubj\ncame come VERB Tense=Past|VerbForm=Fin 0 root\nThursday Thursday PROPN _ 2 obl\n"
      ", , PUNCT _ 7 punct\nwhen when ADV _ 7 advmod\nhe he PRON _ 7 nsubj\n"
      "resigned resign VERB Tense=Past|VerbForm=Fin 2 advcl\n",
      "2019-04-05");
  add_time(doc, 2, 3, 2, "2019-04-04");
  set_cue(doc, 4, Cue::at_that_time);
  EXPECT_EQ(date(doc, 6), "2019-04-04");
}

TEST(Governing, WhatAnActDidIsOfItsTime) {
  // "The raid in May that killed ten shocked them."
  const std::string raid =
      "raid raid NOUN _ 7 nsubj\nin in ADP _ 3 case\nMay May PROPN _ 1 nmod\nthat that PRON PronType=Rel 5 nsubj\n"
      "killed kill VERB Tense=Past|VerbForm=Fin 1 acl:relcl\nten ten NUM _ 5 obj\n"
      "shocked shock VERB Tense=Past|VerbForm=Fin 0 root\n";
  auto doc = tree_document(raid, "2019-08-05");
  add_time(doc, 1, 3, 2, "2019-05");
  EXPECT_EQ(date(doc, 4), "2019-05");
  doc.tokens[3].feats = Symbol("");
  EXPECT_EQ(date(doc, 4), "");
}

TEST(Governing, WhatAParticipleTellsOfANounWasDoneBefore) {
  // "They backed the deal (that was) signed in 2001", the participle an attribute.
  auto doc = tree_document(
      "Poparli poprzeć VERB Tense=Past|VerbForm=Fin 0 root\numowę umowa NOUN _ 1 obl\n"
      "zawartą zawrzeć ADJ VerbForm=Part|Voice=Pass 2 amod\nw w ADP _ 5 case\nśrodę środa NOUN _ 3 obl\n",
      "2019-04-05");
  add_time(doc, 3, 5, 4, "2019-04-03");
  EXPECT_EQ(date(doc, 0), "");
  EXPECT_EQ(date(doc, 1), "2019-04-03") << "its own it is";
}

TEST(Governing, WhatIsDoneInAStatementIsDoneWhenThatIsGivenOut) {
  const std::string statement =
      "In in ADP _ 3 case\na a DET _ 3 det\nstatement statement NOUN _ 8 obl\n"
      "issued issue VERB Tense=Past|VerbForm=Part|Voice=Pass 3 acl\non on ADP _ 6 case\nMonday Monday PROPN _ 4 obl\n"
      "he he PRON _ 8 nsubj\nprotested protest VERB Tense=Past|VerbForm=Fin 0 root\n";
  auto doc = tree_document(statement, "2019-04-04");
  add_time(doc, 4, 6, 5, "2019-04-01");
  EXPECT_EQ(date(doc, 7), "") << "against, of, over a statement: nobody says when";
  set_cue(doc, 0, Cue::at);
  EXPECT_EQ(date(doc, 7), "2019-04-01");
  doc.times.front().value = *Edtf::parse("2015");
  EXPECT_EQ(date(doc, 7), "") << "nor in a house built long ago";
}

TEST(Governing, AnAttributeFarBelowIsOfItsOwnNoun) {
  // "He was charged in connection with fraud in the 2016 vote."
  auto doc = tree_document(
      "charged charge VERB Tense=Past|VerbForm=Fin 0 root\nin in ADP _ 3 case\nconnection connection NOUN _ 1 obl\n"
      "with with ADP _ 5 case\nfraud fraud NOUN _ 3 nmod\nin in ADP _ 8 case\n2016 2016 NUM NumType=Card 8 nummod\n"
      "vote vote NOUN _ 5 nmod\n",
      "2019-04-04");
  for (std::uint32_t in : {1U, 5U}) set_cue(doc, in, Cue::at);
  add_time(doc, 6, 7, 6, "2016");
  EXPECT_EQ(date(doc, 0), "");
}

TEST(Governing, HowLongThereWasNothingLikeItIsNoDate) {
  // "It was their first visit since 2009", "in two years".
  const std::string visit =
      "paid pay VERB Tense=Past|VerbForm=Fin 0 root\nfirst first ADJ _ 3 amod\nvisit visit NOUN _ 1 obj\n"
      "since since ADP _ 5 case\n2009 2009 NUM _ 3 nmod\n";
  auto doc = tree_document(visit, "2019-04-04");
  add_time(doc, 3, 5, 4, "2009/..");
  EXPECT_EQ(date(doc, 2), "2009/..");
  set_cue(doc, 1, Cue::measure);
  EXPECT_EQ(date(doc, 2), "");
  EXPECT_EQ(date(doc, 0), "");
  doc.times.front().value = *Edtf::parse("2021");
  EXPECT_EQ(date(doc, 2), "2021") << "the first visit in a year to come";
  set_cue(doc, 4, Cue::measure);
  EXPECT_EQ(date(doc, 2), "") << "but not in two years";
}

TEST(Governing, ThenSinceWhenIsWhenItWas) {
  // "Strained since last summer, when they quarrelled."
  auto doc = tree_document(
      "strained strained ADJ _ 0 root\nsince since ADP _ 3 case\nsummer summer NOUN _ 1 obl\n, , PUNCT _ 7 punct\n"
      "when when ADV _ 7 advmod\nthey they PRON _ 7 nsubj\nquarrelled quarrel VERB Tense=Past|VerbForm=Fin 3 acl\n",
      "2019-04-04");
  add_time(doc, 1, 3, 2, "2018-22/..");
  set_cue(doc, 4, Cue::at_that_time);
  EXPECT_EQ(date(doc, 6), "2018-22");
}

TEST(Governing, OfTwoTimesOfAnOccasionTheMoreExact) {
  // "This year's summit, held in June"
  auto doc = tree_document(
      "yearly yearly ADJ _ 2 amod\nsummit summit NOUN _ 0 root\nheld hold VERB VerbForm=Part|Voice=Pass 2 acl\n"
      "in in ADP _ 5 case\nJune June PROPN _ 3 obl\n",
      "2019-08-04");
  add_time(doc, 0, 1, 0, "2019");
  add_time(doc, 3, 5, 4, "2019-06");
  set_cue(doc, 2, Cue::takes_place);
  EXPECT_EQ(date(doc, 1), "2019-06");
  doc.times.back().value = *Edtf::parse("2018-06");
  EXPECT_EQ(date(doc, 1), "2019") << "of two that do not agree its own";
}

TEST(Governing, WhatIsUnderWayHasNoDayToCome) {
  // "They meet on Friday to end the war."
  auto doc = tree_document(
      "meet meet VERB Tense=Pres|VerbForm=Fin 0 root\non on ADP _ 3 case\nFriday Friday PROPN _ 1 obl\n"
      "to to PART _ 5 mark\nend end VERB VerbForm=Inf 1 xcomp\nwar war NOUN _ 5 obj\n",
      "2019-04-04");
  add_time(doc, 1, 3, 2, "2019-04-05");
  EXPECT_EQ(date(doc, 5), "");
  EXPECT_EQ(date(doc, 5, {.ahead = true}), "2019-04-05");
}

TEST(Governing, WhatIsDoneOnAnOccasionHasItsTime) {
  // "On Monday a summit was held, at which they quarrelled."
  auto doc = tree_document(
      "Monday Monday PROPN _ 3 obl\nsummit summit NOUN _ 3 nsubj\nended end VERB Tense=Past|VerbForm=Fin 0 root\n"
      "at at ADP _ 5 case\nwhich which PRON PronType=Rel 7 obl\nthey they PRON _ 7 nsubj\n"
      "quarrelled quarrel VERB Tense=Past|VerbForm=Fin 2 acl:relcl\n",
      "2019-04-04");
  add_time(doc, 0, 1, 0, "2019-04-01");
  set_cue(doc, 3, Cue::at);
  EXPECT_EQ(date(doc, 6), "") << "on something that is no occasion";
  set_cue(doc, 1, Cue::occasion);
  EXPECT_EQ(date(doc, 6), "2019-04-01");
  doc.times.front().value = *Edtf::parse("2019-04-08");
  EXPECT_EQ(date(doc, 6), "") << "what was done has no day to come";
}

TEST(Governing, WhatAReportSaysIsSaidWhenItSaysIt) {
  // "Stwierdził w środowym raporcie, że …", the clause on the report.
  auto doc = tree_document(
      "Stwierdził stwierdzić VERB Tense=Past|VerbForm=Fin 0 root\nw w ADP _ 4 case\nśrodowym środowy ADJ _ 4 amod\n"
      "raporcie raport NOUN _ 1 obl\nże że SCONJ _ 6 mark\ngrozi grozić VERB Tense=Pres|VerbForm=Fin 4 ccomp\n",
      "2019-04-04");
  add_time(doc, 2, 3, 2, "2019-04-03");
  EXPECT_EQ(date(doc, 5), "");
  set_cue(doc, 1, Cue::at);
  EXPECT_EQ(date(doc, 5), "2019-04-03");
  EXPECT_EQ(date(doc, 5, {.ahead = true}), "") << "what it says is to come is not of that day";
}

TEST(Governing, APassiveUnderAModalLooksAhead) {
  const auto aspect = [](const std::string& lines) { return aspect_of(tree_document(lines, ""), 2); };
  const std::string would = "would would AUX VerbForm=Fin 3 aux\n";
  EXPECT_EQ(aspect(would + "be be AUX VerbForm=Inf 3 aux:pass\nsigned sign VERB Tense=Past|VerbForm=Part 0 root\n"),
            Aspect::ahead);
  EXPECT_EQ(aspect(would + "be be AUX VerbForm=Inf 3 aux\nmeeting meet VERB Tense=Pres|VerbForm=Part 0 root\n"),
            Aspect::ahead);
  EXPECT_EQ(aspect(would + "have have AUX VerbForm=Inf 3 aux\nsigned sign VERB Tense=Past|VerbForm=Part 0 root\n"),
            Aspect::past);
}

TEST(Governing, WhatAnActIsDoneByHasItsTimeButNotWhatAParticipleTellsOf) {
  // "Ten were hurt on Monday by the blast", "On Monday he left, accusing them of a blast."
  auto doc = tree_document(
      "hurt hurt VERB Tense=Past|VerbForm=Part|Voice=Pass 0 root\nMonday Monday PROPN _ 1 obl\nby by ADP _ 4 case\n"
      "blast blast NOUN _ 1 obl\n",
      "2019-04-04");
  add_time(doc, 1, 2, 1, "2019-04-01");
  set_cue(doc, 2, Cue::meanwhile);
  EXPECT_EQ(date(doc, 3), "2019-04-01");
  doc = tree_document(
      "Monday Monday PROPN _ 2 obl\nleft leave VERB Tense=Past|VerbForm=Fin 0 root\n, , PUNCT _ 4 punct\n"
      "accusing accuse VERB Tense=Pres|VerbForm=Part 2 advcl\nthem they PRON _ 4 obj\nof of ADP _ 7 case\n"
      "blast blast NOUN _ 4 obl\n",
      "2019-04-04");
  add_time(doc, 0, 1, 0, "2019-04-01");
  EXPECT_EQ(date(doc, 3), "2019-04-01");
  EXPECT_EQ(date(doc, 6), "");
}

TEST(Governing, WhatANounIsAfterDoesNotShareItsTime) {
  // "On Monday, the day after the blast, …"
  auto doc = tree_document(
      "Monday Monday PROPN _ 2 obl\nleft leave VERB Tense=Past|VerbForm=Fin 0 root\nday day NOUN _ 2 nsubj\n"
      "after after ADP _ 5 case\nblast blast NOUN _ 3 nmod\n",
      "2019-04-04");
  add_time(doc, 0, 1, 0, "2019-04-01");
  EXPECT_EQ(date(doc, 4), "2019-04-01");
  set_cue(doc, 3, Cue::after);
  EXPECT_EQ(date(doc, 4), "");
}

TEST(Governing, WhatStandsBehindAVerbIsNotOfAClauseJoinedToItWithAnotherSubject) {
  // "They met on Monday, and the mayor left", "They met on Monday and left", "On Monday they met, and the mayor left"
  const auto joined = [](const std::string& subject) {
    return tree_document(
        "They they PRON _ 2 nsubj\nmet meet VERB Tense=Past|VerbForm=Fin 0 root\nMonday Monday PROPN _ 2 obl\n"
        "and and CCONJ _ 6 cc\nmayor mayor NOUN _ " +
            subject + "\nleft leave VERB Tense=Past|VerbForm=Fin 2 conj\n",
        "2019-04-04");
  };
  auto doc = joined("6 nsubj");
  add_time(doc, 2, 3, 2, "2019-04-01");
  EXPECT_EQ(date(doc, 1), "2019-04-01");
  EXPECT_EQ(date(doc, 5), "");
  doc.tokens[4].upos = Upos::PRON;
  EXPECT_EQ(date(doc, 5), "2019-04-01") << "they, who met";
  doc = joined("6 obj");
  add_time(doc, 2, 3, 2, "2019-04-01");
  EXPECT_EQ(date(doc, 5), "2019-04-01");
  doc = joined("6 nsubj");
  add_time(doc, 0, 1, 0, "2019-04-01");
  EXPECT_EQ(date(doc, 5), "2019-04-01");
}

TEST(Governing, NoTimeIsAPartOfAName) {
  // "He sought talks with Rey last year."
  auto doc = tree_document(
      "sought seek VERB Tense=Past|VerbForm=Fin 0 root\ntalks talk NOUN _ 1 obj\nwith with ADP _ 4 case\n"
      "Rey Rey PROPN _ 2 nmod\nlast last ADJ _ 6 amod\nyear year NOUN _ 4 flat\n",
      "2019-04-04");
  add_time(doc, 4, 6, 5, "2018");
  EXPECT_EQ(date(doc, 0), "2018");
  doc.tokens[5].deprel = Symbol("nmod");
  EXPECT_EQ(date(doc, 0), "") << "of talks it may be";
}

TEST(Governing, AClauseOnADatedNounHasItsDate) {
  // "After Monday's protests, when police fired, …"; "They are to blame for Monday's raid."
  auto doc = tree_document(
      "Monday's monday PROPN _ 2 nmod:poss\nprotests protest NOUN _ 6 obl\n, , PUNCT _ 5 punct\nwhen when ADV _ 5 advmod\n"
      "fired fire VERB Tense=Past|VerbForm=Fin 2 acl\nleft leave VERB Tense=Past|VerbForm=Fin 0 root\n",
      "2019-04-04");
  add_time(doc, 0, 1, 0, "2019-04-01");
  EXPECT_EQ(date(doc, 4), "");
  set_cue(doc, 3, Cue::at_that_time);
  EXPECT_EQ(date(doc, 4), "2019-04-01");
  doc = tree_document(
      "are be AUX Tense=Pres|VerbForm=Fin 2 cop\nresponsible responsible ADJ _ 0 root\nfor for ADP _ 5 case\n"
      "Monday's monday PROPN _ 5 nmod:poss\nraid raid NOUN _ 2 obl\n",
      "2019-04-04");
  add_time(doc, 3, 4, 3, "2019-04-01");
  EXPECT_EQ(date(doc, 1), "");
}

TEST(Governing, AfterMeetingSomebodyPeopleSpeakOnTheSameDay) {
  auto doc = tree_document(
      "After after SCONJ _ 2 mark\nmeeting meet VERB Tense=Pres|VerbForm=Part 4 advcl\nMonday Monday PROPN _ 2 obl\n"
      "spoke speak VERB Tense=Past|VerbForm=Fin 0 root\n",
      "2019-04-04");
  add_time(doc, 2, 3, 2, "2019-04-01");
  set_cue(doc, 0, Cue::after);
  EXPECT_EQ(date(doc, 3), "");
  set_cue(doc, 1, Cue::occasion);
  EXPECT_EQ(date(doc, 3), "2019-04-01");
}

TEST(Governing, WhatStandsBehindANameInAClauseIsOfTheClause) {
  // "The pact signed by Riyadh on Sunday was praised."
  auto doc = tree_document(
      "pact pact NOUN _ 7 nsubj:pass\nsigned sign VERB Tense=Past|VerbForm=Part|Voice=Pass 1 acl\nby by ADP _ 4 case\n"
      "Riyadh Riyadh PROPN _ 2 obl:agent\nSunday Sunday PROPN _ 2 obl\n"
      "was be AUX Tense=Past|VerbForm=Fin 7 aux:pass\npraised praise VERB Tense=Past|VerbForm=Part|Voice=Pass 0 root\n",
      "2019-04-04");
  add_time(doc, 4, 5, 4, "2019-03-31");
  EXPECT_EQ(date(doc, 1), "2019-03-31");
  EXPECT_EQ(date(doc, 6), "");
}

TEST(Governing, ThatSomethingDatedIsWhateverItIsHasNotItsDate) {
  // "A June meeting is under scrutiny."
  auto doc = tree_document(
      "June June PROPN _ 2 compound\nmeeting meeting NOUN _ 5 nsubj\nis be AUX Tense=Pres|VerbForm=Fin 5 cop\n"
      "under under ADP _ 5 case\nscrutiny scrutiny NOUN _ 0 root\n",
      "2019-08-04");
  add_time(doc, 0, 1, 0, "2019-06");
  EXPECT_EQ(date(doc, 1), "2019-06");
  EXPECT_EQ(date(doc, 4), "");
}

TEST(Governing, WhatWasGoingOnWhenItWasToldHasTheDayOfTheTelling) {
  // "Said on Monday it was cutting ties", "… it had cut ties".
  const auto told = [](const std::string& auxiliary, const std::string& verb) {
    auto doc = tree_document(
        "said say VERB Tense=Past|VerbForm=Fin 0 root\nMonday Monday PROPN _ 1 obl\n"
        "it it PRON _ 5 nsubj\n" +
            auxiliary + " Tense=Past|VerbForm=Fin 5 aux\n" + verb + "|VerbForm=Part 1 ccomp\nties tie NOUN _ 5 obj\n",
        "2019-04-04");
    add_time(doc, 1, 2, 1, "2019-04-01");
    return date(doc, 4);
  };
  EXPECT_EQ(told("was be AUX", "cutting cut VERB Tense=Pres"), "2019-04-01");
  EXPECT_EQ(told("had have AUX", "cut cut VERB Tense=Past"), "");
}

TEST(Governing, TwoVerbsThatShareAllElseShareTheTimeAtTheEnd) {
  // "Was shot and arrested in 2012", "… and, in 2012, arrested".
  const std::string passive = " VERB Tense=Past|VerbForm=Part|Voice=Pass ";
  auto doc = tree_document("was be AUX Tense=Past|VerbForm=Fin 2 aux:pass\nshot shoot" + passive + "0 root\n" +
                               "and and CCONJ _ 4 cc\narrested arrest" + passive + "2 conj\nin in ADP _ 6 case\n" +
                               "2012 2012 NUM _ 4 obl\n",
                           "2019-04-04");
  add_time(doc, 4, 6, 5, "2012");
  EXPECT_EQ(date(doc, 1), "2012");
  doc.tokens[3].feats = Symbol("Tense=Past|VerbForm=Fin");
  EXPECT_EQ(date(doc, 1), "") << "of another voice";
}

TEST(Governing, WhatLiesAheadBehindANounIsTheNouns) {
  // "Discussed the summit in Lima next week", the tree with the time on the verb.
  auto doc = tree_document(
      "discussed discuss VERB Tense=Past|VerbForm=Fin 0 root\nsummit summit NOUN _ 1 obl\nin in ADP _ 4 case\n"
      "Lima Lima PROPN _ 2 nmod\nweek week NOUN _ 1 obl\n",
      "2019-04-04");
  add_time(doc, 4, 5, 4, "2019-04-08/2019-04-14");
  EXPECT_EQ(date(doc, 1), "2019-04-08/2019-04-14");
  doc.tokens[3].head = 0;
  EXPECT_EQ(date(doc, 1), "") << "words of the verb stand between";
}

TEST(Governing, OfAClauseThatAConjunctionOfTimeOpens) {
  // "When the truce broke on Monday, Peru spoke", "because the truce broke on Monday, Peru spoke"
  auto doc = tree_document(
      "When when ADV _ 3 advmod\ntruce truce NOUN _ 3 nsubj\nbroke break VERB Tense=Past|VerbForm=Fin 6 advcl\n"
      "Monday Monday PROPN _ 3 obl\nPeru Peru PROPN _ 6 nsubj\nspoke speak VERB Tense=Past|VerbForm=Fin 0 root\n",
      "2019-04-04");
  add_time(doc, 3, 4, 3, "2019-04-01");
  EXPECT_EQ(date(doc, 5), "");
  set_cue(doc, 0, Cue::at_that_time);
  EXPECT_EQ(date(doc, 5), "2019-04-01");
}

TEST(Governing, TheYearOfWhatIsOnlySpokenOfIsNotTheVerbs) {
  // "Chad condemned the capture of the town in 2014."
  const std::string tree =
      "Chad Chad PROPN _ 2 nsubj\ncondemned condemn VERB Tense=Past|VerbForm=Fin 0 root\n"
      "capture capture NOUN _ 2 obj\nof of ADP _ 5 case\ntown town NOUN _ 3 nmod\nin in ADP _ 7 case\n"
      "2014 2014 NUM _ 2 obl\n";
  auto doc = tree_document(tree, "2019-04-04");
  add_time(doc, 5, 7, 6, "2014");
  EXPECT_EQ(date(doc, 1), "2014");
  set_cue(doc, 1, Cue::remark);
  EXPECT_EQ(date(doc, 1), "");
  EXPECT_EQ(date(doc, 2), "2014");
  Role role;
  role.head = 2;
  doc.roles.push_back(role);
  EXPECT_EQ(date(doc, 1), "2014") << "\"condemned the ruler of the town in 2014\"";
  doc = tree_document(tree, "2019-04-04");
  add_time(doc, 5, 7, 6, "2019-04-01");
  set_cue(doc, 1, Cue::remark);
  EXPECT_EQ(date(doc, 1), "2019-04-01") << "a day may be that of the remark";
}

TEST(Governing, ADecadeThatIsNotOverDatesNothing) {
  auto doc =
      tree_document("They they PRON _ 2 nsubj\nmet meet VERB Tense=Past|VerbForm=Fin 0 root\n2010s 2010s NUM _ 2 obl\n",
                    "2019-04-04");
  add_time(doc, 2, 3, 2, "201X");
  EXPECT_EQ(date(doc, 1), "");
  doc.times.front().value = *Edtf::parse("199X");
  EXPECT_EQ(date(doc, 1), "199X");
}

TEST(Governing, DaysAfterWhatAClauseTells) {
  // "Two days after rain fell on Monday, they left."
  auto doc = tree_document(
      "two two NUM _ 2 nummod\ndays day NOUN _ 5 obl\nafter after SCONJ _ 5 mark\nrain rain NOUN _ 5 nsubj\n"
      "fell fall VERB Tense=Past|VerbForm=Fin 8 advcl\nMonday Monday PROPN _ 5 obl\nthey they PRON _ 8 nsubj\n"
      "left leave VERB Tense=Past|VerbForm=Fin 0 root\n",
      "2019-04-07");
  add_time(doc, 0, 2, 1, "2019");
  doc.times.front().kind = TimeKind::duration;
  doc.times.front().text_value = "P2D";
  add_time(doc, 5, 6, 5, "2019-04-01");
  set_cue(doc, 2, Cue::after);
  EXPECT_EQ(date(doc, 7), "2019-04-03");
  EXPECT_EQ(date(doc, 4), "2019-04-01");
  doc.times.front().text_value = "P2M";
  EXPECT_EQ(date(doc, 7), "");
}

}  // namespace
}  // namespace kronika::time
