// People who have no name: whose they are.
#include <gtest/gtest.h>

#include "entities/test_step.hpp"

namespace kronika::entities {
namespace {

// Four times of Norway, so that the story is its own.
const std::string kNorway =
    "Norway Norway PROPN Number=Sing 2 nsubj\nwaited wait VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root\n\n"
    "Norway Norway PROPN Number=Sing 2 nsubj\nspoke speak VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root\n\n"
    "Norway Norway PROPN Number=Sing 2 nsubj\npaid pay VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root\n\n"
    "Norway Norway PROPN Number=Sing 2 nsubj\nleft leave VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root\n\n";

std::string country_of_protesters(const std::string& sentence) {
  const auto doc = read(kNorway + sentence, "en");
  for (const auto& generic : doc.generics)
    if (doc.tokens[generic.head].lemma == "protester") return generic.country;
  return "nobody found";
}

TEST(Generics, AreOfTheStateOfTheStory) {
  EXPECT_EQ(country_of_protesters("Protesters protester NOUN Number=Plur 2 nsubj\n"
                                  "marched march VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root\n"),
            "NOR");
}

TEST(Generics, AreOfThePlaceInWhichTheyAreToldToAct) {
  EXPECT_EQ(country_of_protesters("In in ADP _ 2 case\nPeru Peru PROPN Number=Sing 5 obl\n, , PUNCT _ 5 punct\n"
                                  "protesters protester NOUN Number=Plur 5 nsubj\n"
                                  "marched march VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root\n"),
            "PER");
}

TEST(Generics, AreOfNoneOfSeveralPlaces) {
  EXPECT_EQ(country_of_protesters("Protesters protester NOUN Number=Plur 2 nsubj\n"
                                  "marched march VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root\n"
                                  "in in ADP _ 4 case\nPeru Peru PROPN Number=Sing 2 obl\nand and CCONJ _ 6 cc\n"
                                  "Chile Chile PROPN Number=Sing 4 conj\n"),
            "---");
}

}  // namespace
}  // namespace kronika::entities
