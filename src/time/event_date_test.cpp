#include "time/event_date.hpp"

#include <gtest/gtest.h>

#include "time/test_tree.hpp"

namespace kronika::time {
namespace {

std::string date(const Document& doc, std::uint32_t trigger, bool ahead = false) {
  const auto dating = date_of(doc, trigger, ahead);
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

TEST(EventDate, ASincePeriodDatesNoAct) {
  auto doc = tree_document(kMet, "2019-04-04");
  add_time(doc, 4, 5, 4, "2015/..");
  EXPECT_EQ(date(doc, 1), "");
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

TEST(EventDate, SurvivesTokensThatAreNotThere) {
  Document empty;
  EXPECT_EQ(date(empty, 0), "");
  EXPECT_EQ(date(tree_document(kMet, "2019"), 99), "");
  // Words that hang on each other.
  auto doc = tree_document("a a VERB _ 2 conj\nb b VERB _ 1 conj\nMonday Monday NOUN _ 1 obl\n", "2019-04-04");
  add_time(doc, 2, 3, 2, "2019-04-01");
  EXPECT_EQ(date(doc, 0), "2019-04-01");
}

}  // namespace
}  // namespace kronika::time
