#include "time/scene.hpp"

#include <gtest/gtest.h>

#include "time/test_tree.hpp"

namespace kronika::time {
namespace {

std::string date(const Document& doc, std::uint32_t trigger, const Act& act = {}) {
  const auto dating = date_of(doc, trigger, act);
  return dating.date ? dating.date->to_string() : "";
}

constexpr auto kPledged =
    "Pence Pence PROPN _ 2 nsubj\npledged pledge VERB Tense=Past|VerbForm=Fin 0 root\nMonday Monday PROPN _ 2 obl\n\n";

TEST(Scene, AWordThatLeadsElsewhereLeavesIt) {
  auto doc = tree_document(std::string(kPledged) +
                               "Pence Pence PROPN _ 3 nsubj\npreviously previously ADV _ 3 advmod\n"
                               "warned warn VERB Tense=Past|VerbForm=Fin 0 root\n",
                           "2017-08-01");
  add_time(doc, 2, 3, 2, "2017-07-31");
  EXPECT_EQ(date(doc, 5), "2017-07-31");
  set_cue(doc, 4, Cue::elsewhen);
  EXPECT_EQ(date(doc, 5), "");
}

TEST(Scene, WhomNobodyNamesIsNotOneWhomTheTextNames) {
  // "It was said on Monday … Pence warned": nobody says by whom.
  auto doc = tree_document(
      "said say VERB Tense=Past|VerbForm=Fin 0 root\nMonday Monday PROPN _ 1 obl\n\n"
      "Pence Pence PROPN _ 2 nsubj\nwarned warn VERB Tense=Past|VerbForm=Fin 0 root\n",
      "2017-08-01");
  add_time(doc, 1, 2, 1, "2017-07-31");
  EXPECT_EQ(date(doc, 3), "");
}

TEST(Scene, ThenIsOfTheTimeToldBefore) {
  auto doc = tree_document(
      "It it PRON _ 2 nsubj\nbegins begin VERB Tense=Pres|VerbForm=Fin 0 root\nJune June PROPN _ 2 obl\n\n"
      "Others other NOUN _ 2 nsubj\nleft leave VERB Tense=Past|VerbForm=Fin 0 root\n\n"
      "Then then ADV _ 3 advmod\nshe she PRON _ 3 nsubj\nfell fall VERB Tense=Past|VerbForm=Fin 0 root\n",
      "2018-11-03");
  add_time(doc, 2, 3, 2, "2009-06");
  EXPECT_EQ(date(doc, 7), "");
  set_cue(doc, 5, Cue::then);
  EXPECT_EQ(date(doc, 7), "2009-06");
}

TEST(Scene, WhoIsToldToHaveMetSpeaksOnThatDay) {
  auto doc = tree_document(
      "Talks talk NOUN _ 3 nsubj\nKuusk Kuusk PROPN _ 3 obl\nended end VERB Tense=Past|VerbForm=Fin 0 root\n"
      "Monday Monday PROPN _ 3 obl\n\n"
      "Kuusk Kuusk PROPN _ 2 nsubj\nwarned warn VERB Tense=Past|VerbForm=Fin 0 root\n",
      "2017-08-01");
  add_time(doc, 3, 4, 3, "2017-07-31");
  Entity kuusk;
  for (std::uint32_t head : {1U, 4U}) {
    Mention m;
    m.sentence = head == 1U ? 0 : 1;
    m.begin = m.head = head;
    m.end = head + 1;
    kuusk.mentions.push_back(m);
  }
  doc.entities.push_back(kuusk);
  EXPECT_EQ(date(doc, 5), "");
  set_cue(doc, 0, Cue::occasion);
  EXPECT_EQ(date(doc, 5), "2017-07-31");
  doc.times.front().value = *Edtf::parse("2017-05-01");
  EXPECT_EQ(date(doc, 5), "") << "a meeting of long ago";
}

TEST(Scene, WhatIsUnderWayLastsUntilItsEnd) {
  const std::string visits =
      "Xi Xi PROPN _ 2 nsubj\nvisits visit VERB Tense=Pres|VerbForm=Fin 0 root\nRiga Riga PROPN _ 2 obj\n"
      "Friday Friday PROPN _ 2 obl\n";
  auto doc = tree_document(visits, "2019-04-03");
  add_time(doc, 3, 4, 3, "../2019-04-05");
  EXPECT_EQ(date(doc, 1), "2019-04-03/2019-04-05");
  doc.times.front().value = *Edtf::parse("../2019-04-01");
  EXPECT_EQ(date(doc, 1), "") << "it is over";
}

TEST(Scene, AnActIsOfTheTellingUnlessItHasHappenedBefore) {
  const auto day = *Edtf::parse("2017-07-31");
  auto doc =
      tree_document("Pence Pence PROPN _ 2 nsubj\nwarned warn VERB Tense=Past|VerbForm=Fin 0 root\n", "2017-08-01");
  EXPECT_TRUE(is_of_the_telling(doc, 1, day));
  doc = tree_document(
      "Pence Pence PROPN _ 3 nsubj\nhas have AUX Tense=Pres|VerbForm=Fin 3 aux\n"
      "warned warn VERB Tense=Past|VerbForm=Part 0 root\n",
      "2017-08-01");
  EXPECT_FALSE(is_of_the_telling(doc, 2, day)) << "a perfect";
  doc = tree_document(
      "Ships ship NOUN _ 2 nsubj\nleft leave VERB Tense=Past|VerbForm=Fin 0 root\nafter after SCONJ _ 5 mark\n"
      "Pence Pence PROPN _ 5 nsubj\nwarned warn VERB Tense=Past|VerbForm=Fin 2 advcl\n",
      "2017-08-01");
  EXPECT_FALSE(is_of_the_telling(doc, 4, day)) << "in another clause";
  doc = tree_document(
      "Pence Pence PROPN _ 2 nsubj\nwarned warn VERB Tense=Past|VerbForm=Fin 0 root\nMarch March PROPN _ 2 obl\n",
      "2017-08-01");
  add_time(doc, 2, 3, 2, "2017-03");
  EXPECT_FALSE(is_of_the_telling(doc, 1, day)) << "with another time";
}

}  // namespace
}  // namespace kronika::time
