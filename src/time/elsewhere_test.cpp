#include "time/elsewhere.hpp"

#include <gtest/gtest.h>

#include "time/test_tree.hpp"

namespace kronika::time {
namespace {

std::string date(const Document& doc, std::uint32_t trigger, const Act& act = {}) {
  const auto dating = date_of(doc, trigger, act);
  return dating.date ? dating.date->to_string() : "";
}

constexpr auto kTold =
    "Monday's monday ADJ _ 2 amod\nraid raid NOUN _ 3 nsubj\nfailed fail VERB Tense=Past|VerbForm=Fin 0 root\n\n";

TEST(Elsewhere, ANounHasTheDayThatAnotherSentenceTellsOfIt) {
  const std::string again = "They they PRON _ 2 nsubj\ndeny deny VERB Tense=Pres|VerbForm=Fin 0 root\n";
  auto doc = tree_document(kTold + again + "the the DET _ 4 det\nraid raid NOUN _ 2 obj\n", "2019-04-04");
  add_time(doc, 0, 1, 0, "2019-04-01");
  EXPECT_EQ(date(doc, 6), "2019-04-01");
  EXPECT_EQ(date(doc, 6, {.ahead = true}), "") << "what is yet to come is another";
  set_cue(doc, 5, Cue::another);
  EXPECT_EQ(date(doc, 6), "") << "the next raid";
  doc = tree_document(kTold + again + "the the DET _ 4 det\nraid raid NOUN _ 2 obj\nRiga Riga PROPN _ 4 nmod\n",
                      "2019-04-04");
  add_time(doc, 0, 1, 0, "2019-04-01");
  EXPECT_EQ(date(doc, 6), "") << "a name that the other sentence does not have";
  doc = tree_document(kTold + again + "12 12 NUM _ 4 nummod\nraid raid NOUN _ 2 obj\n", "2019-04-04");
  add_time(doc, 0, 1, 0, "2019-04-01");
  EXPECT_EQ(date(doc, 6), "") << "so many are not the one";
}

TEST(Elsewhere, WhatStandsBehindANounMayBeOfTheVerb) {
  // "They began the pullout on 1 April … They deny the pullout."
  auto doc = tree_document(
      "They they PRON _ 2 nsubj\nbegan begin VERB Tense=Past|VerbForm=Fin 0 root\ncourse course NOUN _ 2 obj\n"
      "pullout pullout NOUN _ 3 nmod\n1 1 ADJ _ 4 amod\n\nThey they PRON _ 2 nsubj\n"
      "deny deny VERB Tense=Pres|VerbForm=Fin 0 root\npullout pullout NOUN _ 2 obj\n",
      "2019-04-04");
  add_time(doc, 4, 5, 4, "2019-04-01");
  EXPECT_EQ(date(doc, 7), "");
}

TEST(Elsewhere, WhatIsToldOfTwoDaysIsOfNeither) {
  auto doc = tree_document(std::string(kTold) + kTold +
                               "They they PRON _ 2 nsubj\ndeny deny VERB Tense=Pres|VerbForm=Fin 0 root\n"
                               "raid raid NOUN _ 2 obj\n",
                           "2019-04-04");
  add_time(doc, 0, 1, 0, "2019-04-01");
  add_time(doc, 3, 4, 3, "2019-04-02");
  EXPECT_EQ(date(doc, 8), "");
}

TEST(Elsewhere, TheSameIsToldAgain) {
  const std::string seized = "seized seize VERB Tense=Past|VerbForm=Fin 0 root\n";
  const std::string lead = "Rebels rebel NOUN _ 2 nsubj\n" + seized + "bridge bridge NOUN _ 2 obj\n\n";
  const std::string body =
      "Rebels rebel NOUN _ 2 nsubj\n" + seized + "bridge bridge NOUN _ 2 obj\nMonday Monday PROPN _ 2 obl\n";
  auto doc = tree_document(lead + body, "2019-04-04");
  add_time(doc, 6, 7, 6, "2019-04-01");
  EXPECT_EQ(date(doc, 1), "2019-04-01");
  doc = tree_document("Troops troop NOUN _ 2 nsubj\n" + seized + "bridge bridge NOUN _ 2 obj\n\n" + body, "2019-04-04");
  add_time(doc, 6, 7, 6, "2019-04-01");
  EXPECT_EQ(date(doc, 1), "") << "somebody else does it";
}

TEST(Elsewhere, WhatIsSaidOnAnOccasionIsOfItsDay) {
  const std::string met =
      "Farmers farmer NOUN _ 2 nsubj\nmet meet VERB Tense=Past|VerbForm=Fin 0 root\nMonday Monday PROPN _ 2 obl\n\n";
  const std::string said =
      "Kask Kask PROPN _ 2 nsubj\nsaid say VERB Tense=Past|VerbForm=Fin 0 root\nat at ADP _ 4 case\n"
      "meeting meeting NOUN _ 2 obl\n";
  auto doc = tree_document(met + said, "2019-04-04");
  add_time(doc, 2, 3, 2, "2019-04-01");
  EXPECT_EQ(date(doc, 4), "");
  set_cue(doc, 1, Cue::occasion);
  set_cue(doc, 6, Cue::occasion);
  EXPECT_EQ(date(doc, 4), "") << "not said to be at it";
  set_cue(doc, 5, Cue::at);
  EXPECT_EQ(date(doc, 4), "2019-04-01");
  set_cue(doc, 6, Cue::another);
}

TEST(Elsewhere, WhatIsSaidInASpeechOnAnOccasionIsOfItsDayAsIsWhatIsToBeSaid) {
  const std::string summit =
      "Monday's monday ADJ _ 2 amod\nsummit summit NOUN _ 3 nsubj\nended end VERB Tense=Past|VerbForm=Fin 0 root\n\n";
  auto doc = tree_document(summit +
                               "Kask Kask PROPN _ 2 nsubj\nassured assure VERB Tense=Past|VerbForm=Fin 0 root\n"
                               "in in ADP _ 4 case\nspeech speech NOUN _ 2 obl\nat at ADP _ 6 case\n"
                               "summit summit NOUN _ 4 nmod\n",
                           "2019-04-04");
  add_time(doc, 0, 1, 0, "2019-04-01");
  for (std::uint32_t noun : {1U, 6U, 8U}) set_cue(doc, noun, Cue::occasion);
  EXPECT_EQ(date(doc, 4), "");
  for (std::uint32_t adposition : {5U, 7U}) set_cue(doc, adposition, Cue::at);
  EXPECT_EQ(date(doc, 4), "2019-04-01");
  doc = tree_document(summit +
                          "Kask Kask PROPN _ 3 nsubj\nwill will AUX VerbForm=Fin 3 aux\n"
                          "testify testify VERB VerbForm=Inf 0 root\nat at ADP _ 5 case\nsummit summit NOUN _ 3 obl\n",
                      "2019-03-29");
  add_time(doc, 0, 1, 0, "2019-04-01");
  for (std::uint32_t noun : {1U, 7U}) set_cue(doc, noun, Cue::occasion);
  set_cue(doc, 6, Cue::at);
  const auto ahead = date_of(doc, 5, {.ahead = true});
  ASSERT_TRUE(ahead.date);
  EXPECT_EQ(ahead.date->to_string(), "2019-04-01");
}

TEST(Elsewhere, WhatIsSaidOnAnOccasionIsOfTheTimeThatAClauseOnItTells) {
  // "At the talks, which took place in May, Kask protested."
  auto doc = tree_document(
      "At at ADP _ 2 case\ntalks talk NOUN _ 7 obl\nwhich which PRON PronType=Rel 4 nsubj\n"
      "happened happen VERB Tense=Past|VerbForm=Fin 2 acl:relcl\nMay May PROPN _ 4 obl\nKask Kask PROPN _ 7 nsubj\n"
      "protested protest VERB Tense=Past|VerbForm=Fin 0 root\n",
      "2019-08-04");
  add_time(doc, 4, 5, 4, "2019-05");
  set_cue(doc, 0, Cue::at);
  set_cue(doc, 3, Cue::takes_place);
  EXPECT_EQ(date(doc, 6), "");
  set_cue(doc, 1, Cue::occasion);
  EXPECT_EQ(date(doc, 6), "2019-05");
}

}  // namespace
}  // namespace kronika::time
