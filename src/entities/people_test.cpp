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

// "al-Assad" and "Assad", "Kim Jong-un" and "Kim Jong Un".
TEST(People, AreThemselvesWithAndWithoutAHyphen) {
  const auto doc = read(R"(The the DET Definite=Def 2 det
minister minister NOUN Number=Sing 7 nsubj
Salim Salim PROPN Number=Sing 2 appos
al al PROPN Number=Sing 3 flat glue
- - PUNCT _ 6 punct glue
Berg Berg PROPN Number=Sing 3 flat
met meet VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
the the DET Definite=Def 9 det
envoy envoy NOUN Number=Sing 7 obj
Li Li PROPN Number=Sing 9 appos
Jong Jong PROPN Number=Sing 10 flat glue
- - PUNCT _ 13 punct glue
un un PROPN Number=Sing 10 flat
. . PUNCT _ 7 punct

Berg Berg PROPN Number=Sing 2 nsubj
thanked thank VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
Li Li PROPN Number=Sing 2 obj
Jong Jong PROPN Number=Sing 3 flat
Un Un PROPN Number=Sing 3 flat
. . PUNCT _ 2 punct
)",
                        "en");
  EXPECT_EQ(mentions(doc, "Salim al-Berg"), 3u) << all_names(doc);
  EXPECT_EQ(mentions(doc, "Li Jong Un"), 3u) << all_names(doc);
}

// A surname told first begins a sentence and looks like a noun.
TEST(People, AreThemselvesByASurnameThatIsAWord) {
  const auto doc = read(R"(Song Song PROPN Number=Sing 5 nsubj
Young Young PROPN Number=Sing 1 flat glue
- - PUNCT _ 4 punct glue
moo moo PROPN Number=Sing 1 flat
flew fly VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
home home ADV _ 5 advmod
. . PUNCT _ 5 punct

Song song NOUN Number=Sing 2 nsubj
objected object VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 2 punct

Songs song NOUN Number=Plur 2 nsubj
ended end VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 2 punct
)",
                        "en");
  EXPECT_EQ(mentions(doc, "Song Young-moo"), 2u) << all_names(doc);
}

// The tags of a name that the dictionary does not know, or a surname that is a woman's given name, tell no gender: the
// verb does.
TEST(People, WithAnUnknownGivenNameHaveTheGenderOfTheirVerb) {
  const auto doc = read(R"(Ciaran Ciaran PROPN Case=Nom|Gender=Masc|Number=Sing 3 nsubj
Shannon Shannon PROPN Case=Nom|Gender=Masc|Number=Sing 1 flat
zadzwonił zadzwonić VERB Gender=Masc|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 3 punct

Wczoraj wczoraj ADV _ 3 advmod
Shannon Shannon PROPN Case=Nom|Gender=Masc|Number=Sing 3 nsubj
wrócił wrócić VERB Gender=Masc|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 3 punct
)",
                        "pl");
  EXPECT_EQ(mentions(doc, "Ciaran Shannon"), 2u) << all_names(doc);
}

// "President Hassan" is no Hassan Rouhani, who has it for a given name.
TEST(People, WithATitleAreNobodyWhoHasTheWordForAGivenName) {
  auto lines = std::string(R"(President President PROPN Number=Sing 3 nmod:desc
Ada Ada PROPN Number=Sing 1 flat
Hassan Hassan PROPN Number=Sing 4 nsubj
spoke speak VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 4 punct

President President PROPN Number=Sing 2 nmod:desc
Hassan Hassan PROPN Number=Sing 3 nsubj
left leave VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 3 punct
)");
  auto doc = test_document(lines, "en");
  doc.article.published = *Edtf::parse("2019-05-02");
  ASSERT_TRUE(step("en").run(doc));
  EXPECT_EQ(named(doc, "Hassan"), nullptr) << all_names(doc);
}

// "Minister of Defense Ada Lind": the row of names behind an office is a person's, whatever the model has marked.
TEST(People, StandBehindAnOfficeThatEndsInItsPortfolio) {
  const auto doc = read(R"(He he PRON Gender=Masc|Number=Sing 2 nsubj
met meet VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
Minister Minister PROPN Number=Sing 2 obj
of of ADP _ 5 case
Defense Defense PROPN Number=Sing 6 compound
Song Song PROPN Number=Sing 3 nmod
Young Young ADJ Degree=Pos 9 amod glue
- - PUNCT _ 7 punct glue
moo moo NOUN Number=Sing 3 nmod
. . PUNCT _ 2 punct
)",
                        "en");
  EXPECT_NE(named(doc, "Song Young-moo"), nullptr) << all_names(doc);
}

// "Minister of Foreign Affairs" speaks of no magazine.
TEST(People, HoldOfficesThatNameNoNewspaper) {
  const auto doc = read(R"(Minister Minister PROPN Number=Sing 5 nmod:desc
of of ADP _ 4 case
Foreign Foreign PROPN Number=Sing 4 compound
Affairs Affairs PROPN Number=Plur 1 nmod
Ada Ada PROPN Number=Sing 7 nsubj
Lind Lind PROPN Number=Sing 5 flat
spoke speak VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 7 punct
)",
                        "en");
  EXPECT_EQ(named(doc, "Foreign Affairs"), nullptr) << all_names(doc);
}

// "With CNN's Brandt, Holm said": a comma or a closing mark parts two names that the model has marked as one.
TEST(People, ArePartedByMarks) {
  const auto doc = read(R"(In in ADP _ 3 case
her her PRON Poss=Yes 3 nmod:poss
talk talk NOUN Number=Sing 9 obl
with with ADP _ 7 case
CNN CNN PROPN Number=Sing 7 nmod:poss glue
's 's PART _ 5 case
Brandt Brandt PROPN Number=Sing 3 nmod glue
, , PUNCT _ 9 punct
Holm Holm PROPN Number=Sing 10 nsubj
said say VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
she she PRON Gender=Fem|Number=Sing|Person=3 13 nsubj
was be AUX Mood=Ind|Tense=Past|VerbForm=Fin 13 cop
tired tired ADJ Degree=Pos 10 ccomp
. . PUNCT _ 10 punct

The the DET Definite=Def 2 det
envoy envoy NOUN Number=Sing 5 nsubj
Ada Ada PROPN Number=Sing 2 appos
Holm Holm PROPN Number=Sing 3 flat
left leave VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 5 punct
)",
                        "en");
  EXPECT_EQ(mentions(doc, "Ada Holm"), 4u) << all_names(doc);
  const auto quoted = read(R"(Według według ADP _ 2 case
dziennika dziennik NOUN Case=Gen|Gender=Masc|Number=Sing 7 obl
" " PUNCT _ 4 punct glue
Kurier Kurier PROPN _ 2 appos glue
" " PUNCT _ 4 punct
Anna Anna PROPN Case=Nom|Gender=Fem|Number=Sing 7 nsubj
chce chcieć VERB Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
wyjechać wyjechać VERB VerbForm=Inf 7 xcomp
. . PUNCT _ 7 punct
)",
                           "pl");
  EXPECT_NE(named(quoted, "Kurier"), nullptr) << all_names(quoted);
}

// Of relatives the surname alone is that of who does something, not of whose son somebody is.
TEST(People, OfRelativesAreThoseWhoAct) {
  const auto doc = read(R"(Adam Adam PROPN Case=Nom|Gender=Masc|Number=Sing 3 nsubj
Kowalski Kowalski PROPN Case=Nom|Gender=Masc|Number=Sing 1 flat
wrócił wrócić VERB Gender=Masc|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 3 punct

Syn syn NOUN Case=Nom|Gender=Masc|Number=Sing 4 nsubj
Jana Jan PROPN Case=Gen|Gender=Masc|Number=Sing 1 nmod
Kowalskiego Kowalski PROPN Case=Gen|Gender=Masc|Number=Sing 2 flat
milczy milczeć VERB Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
. . PUNCT _ 4 punct

Wczoraj wczoraj ADV _ 3 advmod
Kowalski Kowalski PROPN Case=Nom|Gender=Masc|Number=Sing 3 nsubj
zapłacił zapłacić VERB Gender=Masc|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 3 punct
)",
                        "pl");
  EXPECT_EQ(mentions(doc, "Jan Kowalski"), 1u) << all_names(doc);
}

// "Kim came with his sister, Kim Yo Rae. Kim spoke": whom the text has called so before.
TEST(People, AreWhomTheTextHasCalledSo) {
  const auto doc = read(R"(Kim Kim PROPN Number=Sing 4 nsubj
Min Min PROPN Number=Sing 1 flat
Ho Ho PROPN Number=Sing 1 flat
arrived arrive VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 4 punct

Kim Kim PROPN Number=Sing 2 nsubj
waited wait VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 2 punct

Kim Kim PROPN Number=Sing 2 nsubj
came come VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
with with ADP _ 4 case
Kim Kim PROPN Number=Sing 2 obl
Yo Yo PROPN Number=Sing 4 flat
Rae Rae PROPN Number=Sing 4 flat
. . PUNCT _ 2 punct

Kim Kim PROPN Number=Sing 2 nsubj
spoke speak VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 2 punct
)",
                        "en");
  EXPECT_EQ(mentions(doc, "Kim Yo Rae"), 1u) << all_names(doc);
  EXPECT_EQ(mentions(doc, "Kim Min Ho"), 4u) << all_names(doc);
}

// An unknown name keeps its vowels when it is declined: -ow, not -ów.
TEST(People, KeepTheVowelsOfTheirNames) {
  const auto doc = read(R"(Prezydent prezydent NOUN Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing 2 nsubj
odwołał odwołać VERB Gender=Masc|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin 0 root
Igora Igor PROPN Animacy=Hum|Case=Gen|Gender=Masc|Number=Sing 2 obj
Dobrzikowa Dobrzikowa PROPN Animacy=Hum|Case=Gen|Gender=Masc|Number=Sing 3 flat
. . PUNCT _ 2 punct
)",
                        "pl");
  EXPECT_NE(named(doc, "Igor Dobrzikow"), nullptr) << all_names(doc);
}

}  // namespace
}  // namespace kronika::entities
