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
  return tense_at(doc, doc.sentences.front(), token, english()).direction;
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
  EXPECT_EQ(tense_at(doc, doc.sentences.front(), 2, *grammar).direction, Direction::future);
}

}  // namespace
}  // namespace kronika::time
