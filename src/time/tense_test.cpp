#include "time/tense.hpp"

#include <gtest/gtest.h>

#include "time/test_tree.hpp"

namespace kronika::time {
namespace {

const Grammar& english() {
  static const auto loaded = Grammar::load(std::filesystem::path(KRONIKA_SOURCE_DIR) / "packs" / "en" / "time", "en");
  EXPECT_TRUE(loaded) << loaded.error().to_string();
  return *loaded;
}

Direction direction(const std::string& lines, std::uint32_t token) {
  const auto doc = tree_document(lines, "");
  return tense_at(doc, doc.sentences.front(), token, token, english()).direction;
}

TEST(Tense, IsThatOfTheGoverningVerb) {
  EXPECT_EQ(
      direction("They they PRON _ 2 nsubj\nmet meet VERB Tense=Past|VerbForm=Fin 0 root\nFriday Friday PROPN _ 2 obl\n",
                2),
      Direction::past);
  EXPECT_EQ(direction("They they PRON _ 3 nsubj\nwill will AUX VerbForm=Fin 3 aux\nmeet meet VERB VerbForm=Inf 0 root\n"
                      "Friday Friday PROPN _ 3 obl\n",
                      3),
            Direction::future);
  EXPECT_EQ(direction("Spotka spotkać VERB Tense=Fut|VerbForm=Fin 0 root\nwtorek wtorek NOUN _ 1 obl\n", 1),
            Direction::future);
}

TEST(Tense, WhatIsScheduledLiesAhead) {
  EXPECT_EQ(
      direction("Talks talk NOUN _ 3 nsubj:pass\nwere be AUX Tense=Past|VerbForm=Fin 3 aux:pass\n"
                "scheduled schedule VERB Tense=Past|VerbForm=Part|Voice=Pass 0 root\nFriday Friday PROPN _ 3 obl\n",
                3),
      Direction::future);
}

TEST(Tense, OfADecisionSaysNothingOfWhatWasDecided) {
  EXPECT_EQ(
      direction("They they PRON _ 2 nsubj\nchose choose VERB Tense=Past|VerbForm=Fin 0 root\nto to PART _ 4 mark\n"
                "meet meet VERB VerbForm=Inf 2 xcomp\nFriday Friday PROPN _ 4 obl\n",
                4),
      Direction::unknown);
}

TEST(Tense, IsUnknownWithoutAVerb) { EXPECT_EQ(direction("Friday Friday PROPN _ 0 root\n", 0), Direction::unknown); }

TEST(Tense, WhatIsWantedLiesAhead) {
  // "aby w maju można było podpisać umowę"
  const std::string lines =
      "aby aby SCONJ _ 4 mark\nw w ADP _ 3 case\nmaju maj NOUN _ 4 obl\nmożna można VERB Tense=Pres 0 root\n"
      "było być AUX Tense=Past|VerbForm=Fin 4 aux\npodpisać podpisać VERB VerbForm=Inf 4 xcomp\n";
  const auto grammar = Grammar::load(std::filesystem::path(KRONIKA_SOURCE_DIR) / "packs" / "pl" / "time", "pl");
  ASSERT_TRUE(grammar) << grammar.error().to_string();
  const auto doc = tree_document(lines, "");
  EXPECT_EQ(tense_at(doc, doc.sentences.front(), 2, 1, *grammar).direction, Direction::future);
}

TEST(Tense, OfAVerbWithoutOneIsThatOfTheVerbAbove) {
  // "They blamed him for leaving Tuesday", "they are talking of leaving Tuesday"
  const std::string leaving = "for for SCONJ _ 4 mark\nleaving leave VERB Tense=Pres|VerbForm=Part ";
  const std::string tuesday = "Tuesday Tuesday PROPN _ 4 obl\n";
  EXPECT_EQ(direction("They they PRON _ 2 nsubj\nblamed blame VERB Tense=Past|VerbForm=Fin 0 root\n" + leaving +
                          "2 advcl\n" + tuesday,
                      4),
            Direction::past);
  EXPECT_EQ(direction("They they PRON _ 2 nsubj\ntalk talk VERB Tense=Pres|VerbForm=Fin 0 root\n" + leaving +
                          "2 advcl\n" + tuesday,
                      4),
            Direction::present);
  // "They welcomed talks starting Tuesday"
  const auto starting = [](const std::string& verb, const std::string& deprel) {
    return direction(
        "They they PRON _ 2 nsubj\nwelcomed welcome VERB Tense=Past|VerbForm=Fin 0 root\n"
        "talks talk NOUN _ 2 obj\n" +
            verb + " VERB Tense=Pres|VerbForm=Part " + deprel + "\nTuesday Tuesday PROPN _ 4 obl\n",
        4);
  };
  EXPECT_EQ(starting("lasting last", "3 acl"), Direction::present);
  EXPECT_EQ(starting("starting start", "2 advcl"), Direction::present) << "what the tree has hung on the verb";
}

TEST(Tense, WhatStandsBehindAnOccasionAheadIsOfIt) {
  // "They met ahead of a vote Friday", "ahead" taken for an adverb
  const auto met = [](const std::string& before) {
    return direction("They they PRON _ 2 nsubj\nmet meet VERB Tense=Past|VerbForm=Fin 0 root\n" + before +
                         "vote vote NOUN _ 2 obl\nFriday Friday PROPN _ 2 obl\n",
                     5);
  };
  EXPECT_EQ(met("ahead ahead ADV _ 2 advmod\nof of ADP _ 5 case\n"), Direction::future);
  EXPECT_EQ(met("soon soon ADV _ 2 advmod\nafter after ADP _ 5 case\n"), Direction::past);
  EXPECT_EQ(met("before before ADP _ 5 case\nupcoming upcoming ADJ _ 5 amod\n"), Direction::future);
}

TEST(Tense, TheOccasionThatPeopleAreAskedToIsYetToCome) {
  // "They called for talks Friday", but not "called for reforms Friday", "called in talks Friday"
  const auto called = [](const std::string& adposition, const std::string& noun) {
    return direction("They they PRON _ 2 nsubj\ncalled call VERB Tense=Past|VerbForm=Fin 0 root\n" + adposition +
                         " ADP _ 4 case\n" + noun + " NOUN _ 2 obl\nFriday Friday PROPN _ 2 obl\n",
                     4);
  };
  EXPECT_EQ(called("for for", "talks talk"), Direction::future);
  EXPECT_EQ(called("for for", "reforms reform"), Direction::past);
  EXPECT_EQ(called("in in", "talks talk"), Direction::past);
}

}  // namespace
}  // namespace kronika::time
