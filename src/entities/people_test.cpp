#include "entities/people.hpp"

#include <gtest/gtest.h>

#include "entities/test_step.hpp"

namespace kronika::entities {
namespace {

std::size_t mentions(const Document& doc, std::string_view name) {
  const auto* entity = named(doc, name);
  return entity == nullptr ? 0 : entity->mentions.size();
}

TEST(People, AreThemselvesByASurnameWithAHyphen) {
  const auto doc = read(R"(Canada Canada PROPN Number=Sing 2 nsubj
thanks thank VERB Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
José José PROPN Number=Sing 2 obj
Ramos Ramos PROPN Number=Sing 3 flat glue
- - PUNCT _ 6 punct glue
Horta Horta PROPN Number=Sing 3 flat
. . PUNCT _ 2 punct

We we PRON Case=Nom|Number=Plur|Person=1|PronType=Prs 2 nsubj
work work VERB Mood=Ind|Number=Plur|Person=1|Tense=Pres|VerbForm=Fin 0 root
with with ADP _ 7 case
President President PROPN Number=Sing 7 compound glue
- - PUNCT _ 6 punct glue
elect elect VERB VerbForm=Inf 7 amod
Ramos Ramos PROPN Number=Sing 2 obl glue
- - PUNCT _ 7 punct glue
Horta Horta PROPN Number=Sing 7 flat
. . PUNCT _ 2 punct
)",
                        "en");
  EXPECT_EQ(named(doc, "Ramos-Horta"), nullptr) << all_names(doc);
}

TEST(People, AreThemselvesByTheFirstNameWhereThatIsTheSurname) {
  const auto doc = read(R"(Wang Wang PROPN Number=Sing 3 nsubj
then then ADV _ 3 advmod
met meet VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
Ri Ri PROPN Number=Sing 3 obj
Yong Yong PROPN Number=Sing 4 flat
Ho Ho PROPN Number=Sing 4 flat
. . PUNCT _ 3 punct

Wang Wang PROPN Number=Sing 2 nsubj
said say VERB Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin 0 root
he he PRON Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs 4 nsubj
pressed press VERB Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin 2 ccomp
Ri Ri PROPN Number=Sing 4 obj
to to PART _ 7 mark
abide abide VERB VerbForm=Inf 4 xcomp
by by ADP _ 10 case
the the DET Definite=Def|PronType=Art 10 det
resolutions resolution NOUN Number=Plur 7 obl
. . PUNCT _ 2 punct
)",
                        "en");
  EXPECT_EQ(named(doc, "Ri"), nullptr) << all_names(doc);
}

// "The Marsh Doctrine … Mr. Marsh": who has a title is called by a surname, not by the given name of somebody.
TEST(People, WithATitleHaveNoGivenName) {
  const std::string doctrine = R"(The the DET _ 3 det
Marsh Marsh PROPN Number=Sing 3 compound
Bradley Bradley PROPN Number=Sing 4 nsubj
works work VERB Mood=Ind|Tense=Pres|VerbForm=Fin 0 root
. . PUNCT _ 4 punct

)";
  const auto marsh = [&](const std::string& title) {
    return read(doctrine + title + R"( mr NOUN Number=Sing 3 nsubj
Marsh Marsh PROPN Number=Sing 1 flat
resigned resign VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 3 punct
)",
                "en");
  };
  EXPECT_EQ(mentions(marsh("Mr."), "Marsh Bradley"), 1u) << all_names(marsh("Mr."));
  EXPECT_EQ(mentions(marsh("Mr."), "Marsh"), 1u) << all_names(marsh("Mr."));
}

}  // namespace
}  // namespace kronika::entities
