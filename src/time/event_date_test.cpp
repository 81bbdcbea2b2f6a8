#include "time/event_date.hpp"

#include <gtest/gtest.h>

#include "time/test_tree.hpp"

namespace kronika::time {
namespace {

std::string date(const Document& doc, std::uint32_t trigger, bool ahead = false) {
  const auto dating = date_of(doc, trigger, {.ahead = ahead});
  return dating.date ? dating.date->to_string() : "";
}

constexpr auto kMet =
    "Macron Macron PROPN _ 2 nsubj\nmet meet VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root\n"
    "Putin Putin PROPN _ 2 obj\non on ADP _ 5 case\nTuesday Tuesday PROPN _ 2 obl\n";

TEST(EventDate, IsTheExpressionOfItsOwnClause) {
  auto doc = tree_document(kMet, "2019-04-04");
  EXPECT_EQ(date(doc, 1), "") << "the day of the article is no default";
  add_time(doc, 4, 5, 4, "2019-04-02");
  EXPECT_EQ(date(doc, 1), "2019-04-02");
}

TEST(EventDate, OfWhatGoesOnIsWhenItBegan) {
  auto doc = tree_document(kMet, "2019-04-04");
  add_time(doc, 4, 5, 4, "2015/..");
  EXPECT_EQ(date(doc, 1), "2015/..");
  EXPECT_EQ(date(doc, 1, true), "") << "what is yet to come has not begun";
}

TEST(EventDate, ADeadlineDatesOnlyWhatIsYetToCome) {
  auto doc = tree_document(
      "Britain Britain PROPN _ 3 nsubj\nmust must AUX VerbForm=Fin 3 aux\nleave leave VERB VerbForm=Inf 0 root\n"
      "by by ADP _ 5 case\nFriday Friday PROPN _ 3 obl\n",
      "2019-03-25");
  add_time(doc, 3, 5, 4, "../2019-03-29");
  EXPECT_EQ(date(doc, 2), "");
  EXPECT_EQ(date(doc, 2, true), "../2019-03-29");
}

TEST(EventDate, StaysOutOfOtherClauses) {
  // "Iran said that Israel attacked on Monday": the day is that of the attack.
  auto doc = tree_document(
      "Iran Iran PROPN _ 2 nsubj\nsaid say VERB Tense=Past|VerbForm=Fin 0 root\nthat that SCONJ _ 5 mark\n"
      "Israel Israel PROPN _ 5 nsubj\nattacked attack VERB Tense=Past|VerbForm=Fin 2 ccomp\non on ADP _ 7 case\n"
      "Monday Monday PROPN _ 5 obl\n",
      "2019-04-04");
  add_time(doc, 6, 7, 6, "2019-04-01");
  EXPECT_EQ(date(doc, 4), "2019-04-01");
  EXPECT_EQ(date(doc, 1), "");
}

TEST(EventDate, OfANounIsItsOwnOrItsVerbs) {
  auto doc = tree_document(
      "Talks talk NOUN _ 2 nsubj\nbegan begin VERB Tense=Past|VerbForm=Fin 0 root\non on ADP _ 4 case\n"
      "Monday Monday PROPN _ 2 obl\n",
      "2019-04-04");
  add_time(doc, 3, 4, 3, "2019-04-01");
  EXPECT_EQ(date(doc, 0), "2019-04-01");
}

TEST(EventDate, WhatOneSpeakerGoesOnToSayIsOfTheSameDay) {
  const std::string first =
      "Pence Pence PROPN _ 2 nsubj\npledged pledge VERB Tense=Past|VerbForm=Fin 0 root\nhelp help NOUN _ 2 obj\n"
      "Monday Monday PROPN _ 2 obl\n\n";
  const std::string between = "Others other NOUN _ 2 nsubj\nlistened listen VERB Tense=Past|VerbForm=Fin 0 root\n\n";
  const std::string last = "Pence Pence PROPN _ 2 nsubj\nwarned warn VERB Tense=Past|VerbForm=Fin 0 root\n";
  auto doc = tree_document(first + between + last, "2017-08-01");
  add_time(doc, 3, 4, 3, "2017-07-31");
  EXPECT_EQ(date(doc, 7), "2017-07-31");
  EXPECT_EQ(date(doc, 5), "") << "another subject";
}

TEST(EventDate, StandsBetweenANameAndItsVerbWhateverTheTreeSays) {
  // "Ottawa on Friday closed its embassy", read as a name with a clause behind it.
  auto doc = tree_document(
      "Ottawa Ottawa PROPN _ 0 root\non on ADP _ 3 case\nFriday Friday PROPN _ 1 nmod\n"
      "closed close VERB Mood=Ind|Tense=Past|VerbForm=Fin 1 acl\nits its PRON _ 6 nmod:poss\n"
      "embassy embassy NOUN _ 4 obj\n",
      "2019-04-04");
  add_time(doc, 1, 3, 2, "2019-03-29");
  EXPECT_EQ(date(doc, 3), "2019-03-29");
  // "Critics of the vote on Sunday marched": the vote's.
  doc = tree_document(
      "Critics critic NOUN _ 6 nsubj\nof of ADP _ 3 case\nvote vote NOUN _ 1 nmod\non on ADP _ 5 case\n"
      "Sunday Sunday PROPN _ 3 nmod\nmarched march VERB Tense=Past|VerbForm=Part 0 root\n",
      "2019-04-04");
  add_time(doc, 3, 5, 4, "2019-03-31");
  EXPECT_EQ(date(doc, 2), "2019-03-31");
}

TEST(EventDate, IsThatOfWhatIsDoneInDoingIt) {
  // "Speaking in Riga on Monday, Pence urged calm."
  auto doc = tree_document(
      "Speaking speak VERB VerbForm=Ger 5 advcl\non on ADP _ 3 case\nMonday Monday PROPN _ 1 obl\n"
      "Pence Pence PROPN _ 5 nsubj\nurged urge VERB Tense=Past|VerbForm=Fin 0 root\n",
      "2019-04-04");
  add_time(doc, 1, 3, 2, "2019-04-01");
  EXPECT_EQ(date(doc, 4), "2019-04-01");
  // "Since taking office on Monday, Pence urged …": not when he took it.
  doc = tree_document(
      "Since since SCONJ _ 2 mark\ntaking take VERB VerbForm=Ger 5 advcl\nMonday Monday PROPN _ 2 obl\n"
      "Pence Pence PROPN _ 5 nsubj\nurged urge VERB Tense=Past|VerbForm=Fin 0 root\n",
      "2019-04-04");
  add_time(doc, 2, 3, 2, "2019-04-01");
  EXPECT_EQ(date(doc, 4), "");
}

TEST(EventDate, IsThatOfWhatIsSetOffFromItsSubject) {
  // "The minister, speaking on Monday, warned": but not "the man carrying it on Monday warned".
  const std::string last = "Monday Monday PROPN _ 3 obl\nwarned warn VERB Tense=Past|VerbForm=Fin 0 root\n";
  auto doc = tree_document(
      "Minister minister NOUN _ 5 nsubj\n, , PUNCT _ 3 punct\nspeaking speak VERB VerbForm=Ger 1 acl\n" + last,
      "2019-04-04");
  add_time(doc, 3, 4, 3, "2019-04-01");
  EXPECT_EQ(date(doc, 4), "2019-04-01");
  doc = tree_document("The the DET _ 2 det\nman man NOUN _ 5 nsubj\ncarrying carry VERB VerbForm=Ger 2 acl\n" + last,
                      "2019-04-04");
  add_time(doc, 3, 4, 3, "2019-04-01");
  EXPECT_EQ(date(doc, 4), "");
}

TEST(EventDate, ClausesToldTogetherShareIt) {
  auto doc = tree_document(
      "Pence Pence PROPN _ 2 nsubj\nspoke speak VERB Tense=Past|VerbForm=Fin 0 root\nMonday Monday PROPN _ 2 obl\n"
      "as as SCONJ _ 6 mark\nothers other NOUN _ 6 nsubj\nleft leave VERB Tense=Past|VerbForm=Fin 2 advcl\n",
      "2019-04-04");
  add_time(doc, 2, 3, 2, "2019-04-01");
  EXPECT_EQ(date(doc, 5), "") << "as it might be 'although'";
  set_cue(doc, 3, Cue::meanwhile);
  EXPECT_EQ(date(doc, 5), "2019-04-01");
}

TEST(EventDate, OfAParticipleIsItsVerbsUnlessItIsPassive) {
  // "On Monday parliament passed a resolution calling for peace."
  const std::string start =
      "Parliament parliament NOUN _ 2 nsubj\npassed pass VERB Tense=Past|VerbForm=Fin 0 root\n"
      "resolution resolution NOUN _ 2 obj\n";
  auto doc = tree_document(start + "calling call VERB VerbForm=Ger 3 acl\nMonday Monday PROPN _ 2 obl\n", "2019-04-04");
  add_time(doc, 4, 5, 4, "2019-04-01");
  EXPECT_EQ(date(doc, 3), "2019-04-01");
  const std::string drafted = "drafted draft VERB Tense=Past|VerbForm=Part|Voice=Pass 3 acl\n";
  doc = tree_document(start + drafted + "Monday Monday PROPN _ 2 obl\n", "2019-04-04");
  add_time(doc, 4, 5, 4, "2019-04-01");
  EXPECT_EQ(date(doc, 3), "");
  doc = tree_document(start + drafted + "December December PROPN _ 3 nmod\n", "2019-04-04");
  add_time(doc, 4, 5, 4, "2018-12");
  EXPECT_EQ(date(doc, 3), "2018-12") << "of the resolution's own time";
}

TEST(EventDate, OfWhatLiesAheadIsNotThatOfItsAnnouncement) {
  // "Paris said on Monday it will send troops."
  auto doc = tree_document(
      "Paris Paris PROPN _ 2 nsubj\nsaid say VERB Tense=Past|VerbForm=Fin 0 root\nMonday Monday PROPN _ 2 obl\n"
      "it it PRON _ 6 nsubj\nwill will AUX VerbForm=Fin 6 aux\nsend send VERB VerbForm=Inf 2 ccomp\n",
      "2019-04-04");
  add_time(doc, 2, 3, 2, "2019-04-01");
  EXPECT_EQ(date(doc, 5, true), "");
  EXPECT_EQ(date(doc, 5), "2019-04-01") << "the promise that it makes";
}

TEST(EventDate, AnActSpokenOfIsNotOfTheDayOfTheSpeech) {
  // "Barnier warned on Monday that there is no progress in the talks."
  auto doc = tree_document(
      "Barnier Barnier PROPN _ 2 nsubj\nwarned warn VERB Tense=Past|VerbForm=Fin 0 root\nMonday Monday PROPN _ 2 obl\n"
      "brak brak VERB Tense=Pres|VerbForm=Fin 2 ccomp\ntalks talk NOUN _ 4 obl\n",
      "2019-04-04");
  add_time(doc, 2, 3, 2, "2019-04-01");
  EXPECT_EQ(date(doc, 4), "");
}

TEST(EventDate, BesideAnInfinitiveIsNoActOfAnImpersonalVerb) {
  // "agreed on Monday to go on after the deadline"
  auto doc = tree_document(
      "They they PRON _ 2 nsubj\nagreed agree VERB Tense=Past|VerbForm=Fin 0 root\nMonday Monday PROPN _ 2 obl\n"
      "go go VERB VerbForm=Inf 2 xcomp\nafter after ADP _ 6 case\ndeadline deadline NOUN _ 4 obl\n",
      "2019-04-04");
  add_time(doc, 2, 3, 2, "2019-04-01");
  EXPECT_EQ(date(doc, 5), "");
  EXPECT_EQ(date(doc, 3), "2019-04-01");
}

TEST(EventDate, OfANounThatATimeIsSaidToBeOf) {
  // "w nocy z 9 na 10 września w trakcie ataku": the tree hangs the attack on the night.
  auto doc = tree_document(
      "W w ADP _ 2 case\nnocy noc NOUN _ 5 obl\nw w ADP _ 4 case\nataku atak NOUN _ 2 nmod\n"
      "naruszono naruszyć VERB Tense=Past|VerbForm=Fin 0 root\n",
      "2025-12-04");
  add_time(doc, 0, 2, 1, "2025-09-09/2025-09-10");
  EXPECT_EQ(date(doc, 3), "2025-09-09/2025-09-10");
}

TEST(EventDate, ADeadlineAtTheEndOfThisYearIsThisYear) {
  const std::string lines =
      "They they PRON _ 3 nsubj\nmust must AUX VerbForm=Fin 3 aux\nleave leave VERB VerbForm=Inf 0 root\n"
      "end end NOUN _ 3 obl\n";
  auto doc = tree_document(lines, "2018-05-10");
  add_time(doc, 3, 4, 3, "../2018-12");
  EXPECT_EQ(date(doc, 2, true), "2018");
  doc = tree_document(lines, "2018-05-10");
  add_time(doc, 3, 4, 3, "../2018-12-31");
  EXPECT_EQ(date(doc, 2, true), "2018");
  doc = tree_document(lines, "2017-05-10");
  add_time(doc, 3, 4, 3, "../2018-12");
  EXPECT_EQ(date(doc, 2, true), "../2018-12");
}

TEST(EventDate, OfTheSameActElsewhereIsForTheSameNames) {
  // "Wtorkowe rozmowy trwały długo. Rozmowy z Kijowem były krótkie."
  const std::string lines =
      "Wtorkowe wtorkowy ADJ _ 2 amod\nrozmowy rozmowa NOUN _ 3 nsubj\n"
      "trwały trwać VERB Tense=Past|VerbForm=Fin 0 root\n\n"
      "Rozmowy rozmowa NOUN _ 4 nsubj\nz z ADP _ 3 case\nKijowem Kijów PROPN _ 1 nmod\n"
      "wygasły wygasnąć VERB Tense=Past|VerbForm=Fin 0 root\n\n"
      "Rozmowy rozmowa NOUN _ 2 nsubj\nwznowiono wznowić VERB Tense=Past|VerbForm=Fin 0 root\n";
  auto doc = tree_document(lines, "2025-12-04");
  add_time(doc, 0, 1, 0, "2025-12-02");
  EXPECT_EQ(date(doc, 3), "");
  EXPECT_EQ(date(doc, 7), "2025-12-02");
}

TEST(EventDate, GoesOnPastWhatOthersAreToldToHaveDoneOnOtherDays) {
  const std::string first =
      "Pence Pence PROPN _ 2 nsubj\nstood stand VERB Tense=Past|VerbForm=Fin 0 root\n"
      "pledged pledge VERB Tense=Past|VerbForm=Fin 2 conj\nMonday Monday PROPN _ 3 obl\n\n";
  const std::string between =
      "Putin Putin PROPN _ 2 nsubj\nleft leave VERB Tense=Past|VerbForm=Fin 0 root\nFriday Friday PROPN _ 2 obl\n\n";
  const std::string last = "Pence Pence PROPN _ 2 nsubj\nwarned warn VERB Tense=Past|VerbForm=Fin 0 root\n\n";
  const std::string perfect =
      "Pence Pence PROPN _ 3 nsubj\nhas have AUX Tense=Pres|VerbForm=Fin 3 aux\n"
      "lobbied lobby VERB Tense=Past|VerbForm=Part 0 root\n";
  auto doc = tree_document(first + between + last + perfect, "2017-08-01");
  add_time(doc, 3, 4, 3, "2017-07-31");
  add_time(doc, 6, 7, 6, "2017-07-28");
  EXPECT_EQ(date(doc, 8), "2017-07-31");
  EXPECT_EQ(date(doc, 11), "") << "nobody says when he has";
}

TEST(EventDate, OfAThingIsThatOfTheSentenceBefore) {
  auto doc = tree_document(
      "Drones drone NOUN _ 2 nsubj\nentered enter VERB Tense=Past|VerbForm=Fin 0 root\nMonday Monday PROPN _ 2 obl\n\n"
      "Drones drone NOUN _ 2 nsubj\nfell fall VERB Tense=Past|VerbForm=Fin 0 root\n\n"
      "Soldiers soldier NOUN _ 2 nsubj\ncame come VERB Tense=Past|VerbForm=Fin 0 root\n",
      "2019-04-04");
  add_time(doc, 2, 3, 2, "2019-04-01");
  EXPECT_EQ(date(doc, 4), "2019-04-01");
  EXPECT_EQ(date(doc, 6), "");
}

TEST(EventDate, OfWhatAQuotationTellsAsPastIsNotThatOfTheSpeech) {
  const std::string first =
      "Putin Putin PROPN _ 2 nsubj\nspoke speak VERB Tense=Past|VerbForm=Fin 0 root\nMonday Monday PROPN _ 2 obl\n\n";
  const std::string quote =
      "Moscow Moscow PROPN _ 2 nsubj\nrefused refuse VERB Tense=Past|VerbForm=Fin 0 root\n"
      "said say VERB Tense=Past|VerbForm=Fin 2 parataxis\nPutin Putin PROPN _ 3 nsubj\n";
  auto doc = tree_document(first + quote, "2019-04-04");
  add_time(doc, 2, 3, 2, "2019-04-01");
  EXPECT_EQ(date(doc, 5), "2019-04-01") << "the speech";
  EXPECT_EQ(date(doc, 4), "");
}

TEST(EventDate, SurvivesTokensThatAreNotThere) {
  Document empty;
  EXPECT_EQ(date(empty, 0), "");
  EXPECT_EQ(date(tree_document(kMet, "2019"), 99), "");
  // Words that hang on each other.
  auto doc = tree_document("a a VERB _ 2 conj\nb b VERB _ 1 conj\nMonday Monday NOUN _ 1 obl\n", "2019-04-04");
  add_time(doc, 2, 3, 2, "2019-04-01");
  EXPECT_EQ(date(doc, 0), "2019-04-01");
}

TEST(EventDate, OfWhatIsPlannedIsTheTimeThatItIsPlannedFor) {
  // "Jutro zaplanowano spotkanie", told as a past act of planning.
  auto doc = tree_document(
      "Jutro jutro ADV _ 2 advmod\nzaplanowano zaplanować VERB Person=0|Tense=Past|VerbForm=Fin 0 root\n"
      "spotkanie spotkanie NOUN _ 2 obj\n",
      "2019-04-04");
  add_time(doc, 0, 1, 0, "2019-04-05");
  EXPECT_EQ(date(doc, 2, true), "2019-04-05");
  // "Wczoraj zaplanowano spotkanie": then it was planned.
  doc.times.clear();
  add_time(doc, 0, 1, 0, "2019-04-03");
  EXPECT_EQ(date(doc, 2, true), "");
}

TEST(EventDate, NoDayIsOfAName) {
  // "opuści Wspólnotę 29 marca": the tree hangs the day on what stands before it.
  const std::string day = "29 29 ADJ NumType=Ord 2 amod\nmarca marzec NOUN _ 3 nmod\n";
  auto doc = tree_document(
      "opuści opuścić VERB Tense=Fut|VerbForm=Fin 0 root\nWspólnotę wspólnota NOUN _ 1 obj\n" + day, "2018-04-04");
  add_time(doc, 2, 4, 2, "2019-03-29");
  EXPECT_EQ(date(doc, 0, true), "2019-03-29");
  doc = tree_document("opuści opuścić VERB Tense=Fut|VerbForm=Fin 0 root\nzebranie zebranie NOUN _ 1 obj\n" + day,
                      "2018-04-04");
  add_time(doc, 2, 4, 2, "2019-03-29");
  EXPECT_EQ(date(doc, 0, true), "") << "a meeting may be of a day";
}

TEST(EventDate, AReleaseTellsOfTheDayThatItBeginsWith) {
  // "Kowal met Nowak on Tuesday. Kowal praised Nowak."
  const std::string met =
      "Kowal Kowal PROPN _ 2 nsubj\nmet meet VERB Tense=Past|VerbForm=Fin 0 root\nNowak Nowak PROPN _ 2 obj\n"
      "Tuesday Tuesday PROPN _ 2 obl\n\n";
  const std::string praised =
      "Kowal Kowal PROPN _ 2 nsubj\npraised praise VERB Tense=Past|VerbForm=Fin 0 root\nNowak Nowak PROPN _ 2 obj\n";
  auto doc = tree_document(met + praised, "2019-04-04");
  add_time(doc, 3, 4, 3, "2019-04-02");
  doc.article.url = "https://www.example.gov/release";
  EXPECT_EQ(date(doc, 5), "2019-04-02");
  doc.times.clear();
  EXPECT_EQ(date(doc, 5), "2019-04-04") << "else of its own day";
  add_time(doc, 3, 4, 3, "2019-04-01/2019-04-03");
  EXPECT_EQ(date(doc, 5), "2019-04-01/2019-04-03") << "or of the journey that it looks back on";
  doc.times.clear();
  add_time(doc, 3, 4, 3, "2019-02-01/2019-02-03");
  EXPECT_EQ(date(doc, 5), "2019-04-04") << "but not of one long ago";
}

TEST(EventDate, OfWhatIsDoneAlreadyIsNotThatOfWhatAReleaseAnnounces) {
  // "She travels on Friday. She will praise them for sheltering refugees."
  auto doc = tree_document(
      "Kask Kask PROPN _ 2 nsubj\ntravels travel VERB Tense=Pres|VerbForm=Fin 0 root\nFriday Friday PROPN _ 2 obl\n\n"
      "Kask Kask PROPN _ 3 nsubj\nwill will AUX VerbForm=Fin 3 aux\npraise praise VERB VerbForm=Inf 0 root\n"
      "them they PRON _ 3 obj\nfor for SCONJ _ 6 mark\nsheltering shelter VERB VerbForm=Ger 3 advcl\n",
      "2019-04-04");
  add_time(doc, 2, 3, 2, "2019-04-05");
  doc.article.url = "https://www.example.gov/release";
  EXPECT_EQ(date(doc, 5, true), "2019-04-05");
  EXPECT_EQ(date(doc, 8), "");
}

TEST(EventDate, OfAStayIsUntilWhenAClauseOnItsPlaceHasIt) {
  // "Składa wizytę w Peru, gdzie będzie do piątku."
  auto doc = tree_document(
      "Składa składać VERB Tense=Pres|VerbForm=Fin 0 root\nwizytę wizyta NOUN _ 1 obj\nw w ADP _ 4 case\n"
      "Peru Peru PROPN _ 2 nmod\ngdzie gdzie ADV PronType=Rel 6 advmod\n"
      "będzie być VERB Tense=Fut|VerbForm=Fin 4 acl:relcl\ndo do ADP _ 8 case\npiątku piątek NOUN _ 6 obl\n",
      "2019-04-04");
  add_time(doc, 6, 8, 7, "../2019-04-05");
  EXPECT_EQ(date(doc, 1), "2019-04-04/2019-04-05");
}

TEST(EventDate, OfWhatAReleaseTellsAsDoneBeforeIsNotThatOfTheRelease) {
  // "Kask noted that they attacked.", "… thanked them for sheltering refugees."
  const std::string noted =
      "Kask Kask PROPN _ 2 nsubj\nnoted note VERB Tense=Past|VerbForm=Fin 0 root\nthat that SCONJ _ 5 mark\n"
      "they they PRON _ 5 nsubj\n";
  auto doc = tree_document(noted + "attacked attack VERB Tense=Past|VerbForm=Fin 2 ccomp\n", "2019-04-04");
  doc.article.url = "https://www.example.gov/release";
  EXPECT_EQ(date(doc, 1), "2019-04-04");
  EXPECT_EQ(date(doc, 4), "");
  doc = tree_document(noted + "threaten threaten VERB Tense=Pres|VerbForm=Fin 2 ccomp\n", "2019-04-04");
  doc.article.url = "https://www.example.gov/release";
  EXPECT_EQ(date(doc, 4), "2019-04-04") << "what they do now";
  doc = tree_document(
      "Kask Kask PROPN _ 2 nsubj\nthanked thank VERB Tense=Past|VerbForm=Fin 0 root\nthem they PRON _ 2 obj\n"
      "for for SCONJ _ 5 mark\nsheltering shelter VERB Tense=Pres|VerbForm=Part 2 advcl\n"
      "today today NOUN _ 2 obl\n",
      "2019-04-04");
  doc.article.url = "https://www.example.gov/release";
  set_cue(doc, 3, Cue::toward);
  EXPECT_EQ(date(doc, 4), "");
  add_time(doc, 5, 6, 5, "2019-04-04");
  EXPECT_EQ(date(doc, 1), "2019-04-04");
  EXPECT_EQ(date(doc, 4), "") << "nor that of the thanks";
}

TEST(EventDate, OfWhatIsAPleasureIsThatOfTheRelease) {
  // "It is a pleasure to welcome him.", "We remain committed."
  auto doc = tree_document(
      "It it PRON _ 4 expl\nis be AUX Tense=Pres|VerbForm=Fin 4 cop\na a DET _ 4 det\npleasure pleasure NOUN _ 0 root\n"
      "to to PART _ 6 mark\nwelcome welcome VERB VerbForm=Inf 4 csubj\nhim he PRON _ 6 obj\n",
      "2019-04-04");
  doc.article.url = "https://www.example.gov/release";
  EXPECT_EQ(date(doc, 5), "2019-04-04");
  doc = tree_document(
      "We we PRON _ 2 nsubj\nremain remain VERB Tense=Pres|VerbForm=Fin 0 root\n"
      "committed committed ADJ Degree=Pos 2 xcomp\n",
      "2019-04-04");
  doc.article.url = "https://www.example.gov/release";
  EXPECT_EQ(date(doc, 2), "2019-04-04");
}

TEST(EventDate, TheOnlyDayIsNotOfAParticiple) {
  // "That an envoy is among those seized he confirmed on Monday."
  auto doc = tree_document(
      "among among ADP _ 2 case\nseized seize ADJ VerbForm=Part|Voice=Pass 3 obl\n"
      "confirmed confirm VERB Tense=Past|VerbForm=Fin 0 root\nhe he PRON _ 3 nsubj\nMonday Monday PROPN _ 3 obl\n",
      "2019-04-04");
  add_time(doc, 4, 5, 4, "2019-04-01");
  EXPECT_EQ(date(doc, 2), "2019-04-01");
  EXPECT_EQ(date(doc, 1), "");
}

TEST(EventDate, DaysOfAWeekSoFarAreAnInterval) {
  auto doc = tree_document(
      "They they PRON _ 2 nsubj\nmet meet VERB Tense=Past|VerbForm=Fin 0 root\nweek week NOUN _ 2 obl\n", "2019-04-04");
  add_time(doc, 2, 3, 2, "[2019-04-01..2019-04-04]");
  EXPECT_EQ(date(doc, 1), "2019-04-01/2019-04-04");
  doc.times.front().value = *Edtf::parse("[2019-04-01..2019-04-10]");
  EXPECT_EQ(date(doc, 1), "2019-04");
}

TEST(EventDate, TheOnlyDayOfASentenceIsNotToComeForWhatHasBeen) {
  // "Met ahead of a summit on Saturday": hung on what stands beside.
  auto doc = tree_document(
      "They they PRON _ 2 nsubj\nmet meet VERB Tense=Past|VerbForm=Fin 0 root\nsummit summit NOUN _ 2 obj\n"
      "Saturday Saturday PROPN _ 3 nmod\n",
      "2019-04-04");
  add_time(doc, 3, 4, 3, "2019-04-06");
  EXPECT_EQ(date(doc, 1), "");
  doc.times.front().value = *Edtf::parse("2019-03-30");
  EXPECT_EQ(date(doc, 1), "2019-03-30");
}

}  // namespace
}  // namespace kronika::time
