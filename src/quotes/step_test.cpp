#include "quotes/step.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "entities/test_document.hpp"

namespace kronika::quotes {
namespace {

using entities::test_document;

// A person whose name is the tokens [begin, end).
void add_person(Document& doc, const std::string& name, std::uint32_t begin, std::uint32_t end,
                MentionForm form = MentionForm::name) {
  auto it = std::find_if(doc.entities.begin(), doc.entities.end(), [&](const Entity& e) { return e.name == name; });
  if (it == doc.entities.end()) {
    doc.entities.push_back({});
    it = doc.entities.end() - 1;
    it->name = name;
    it->country = "---";
  }
  Mention m;
  m.begin = begin;
  m.end = end;
  m.head = begin;
  m.form = form;
  m.span = {doc.tokens[begin].span.begin, doc.tokens[end - 1].span.end};
  it->mentions.push_back(m);
}

std::vector<std::string> run(Document& doc) {
  auto step = make_quote_step(KRONIKA_SOURCE_DIR, doc.language);
  EXPECT_TRUE(step.has_value()) << step.error().to_string();
  EXPECT_TRUE((*step)->run(doc).has_value());
  std::vector<std::string> out;
  for (const auto& q : doc.quotes)
    out.push_back(std::string(to_string(q.kind)) + " | " + doc.entities[q.speaker].name + " | " +
                  std::string(doc.words(q.span)));
  return out;
}
using List = std::vector<std::string>;

TEST(QuoteStep, PolishClauseAfterAVerbOfSaying) {
  auto doc = test_document(R"(Nowak Nowak PROPN Case=Nom 2 nsubj
zapewnił zapewnić VERB VerbForm=Fin 0 root glue
, , PUNCT _ 5 punct
że że SCONJ _ 5 mark
zrobi zrobić VERB VerbForm=Fin|Tense=Fut 2 ccomp
wszystko wszystko PRON Case=Acc 5 obj glue
. . PUNCT _ 2 punct)",
                           "pl");
  add_person(doc, "Nowak", 0, 1);
  EXPECT_EQ(run(doc), List{"indirect | Nowak | zrobi wszystko"});
  EXPECT_EQ(doc.words(doc.quotes[0].cue), "zapewnił");
}

TEST(QuoteStep, NothingUnderNegation) {
  auto doc = test_document(R"(Nowak Nowak PROPN Case=Nom 3 nsubj
nie nie PART _ 3 advmod
powiedział powiedzieć VERB VerbForm=Fin 0 root glue
, , PUNCT _ 6 punct
że że SCONJ _ 6 mark
odejdzie odejść VERB VerbForm=Fin 3 ccomp
jutro jutro ADV _ 6 advmod glue
. . PUNCT _ 3 punct)",
                           "pl");
  add_person(doc, "Nowak", 0, 1);
  EXPECT_EQ(run(doc), List{});
}

TEST(QuoteStep, AFragmentInsideAClauseIsASecondQuote) {
  auto doc = test_document(R"(Nowak Nowak PROPN Case=Nom 2 nsubj
dodał dodać VERB VerbForm=Fin 0 root glue
, , PUNCT _ 9 punct
że że SCONJ _ 9 mark
umowa umowa NOUN Case=Nom 9 nsubj
jest być AUX VerbForm=Fin 9 cop
" " PUNCT _ 9 punct glue
bardzo bardzo ADV _ 9 advmod
ważna ważny ADJ Case=Nom 2 ccomp glue
" " PUNCT _ 9 punct
dla dla ADP _ 12 case
wszystkich wszystko PRON Case=Gen 9 obl glue
. . PUNCT _ 2 punct)",
                           "pl");
  add_person(doc, "Nowak", 0, 1);
  EXPECT_EQ(run(doc),
            (List{"indirect | Nowak | umowa jest \"bardzo ważna\" dla wszystkich", "direct | Nowak | bardzo ważna"}));
}

TEST(QuoteStep, DashDialogueSplitByItsAttribution) {
  auto doc = test_document(R"(- - PUNCT _ 3 punct
To to PRON Case=Nom 3 nsubj
błąd błąd NOUN Case=Nom 5 ccomp
- - PUNCT _ 5 punct
powiedział powiedzieć VERB VerbForm=Fin 0 root
Nowak Nowak PROPN Case=Nom 5 nsubj glue
. . PUNCT _ 5 punct

- - PUNCT _ 2 punct
Odejdę odejść VERB VerbForm=Fin|Person=1 0 root
jutro jutro ADV _ 2 advmod
- - PUNCT _ 5 punct
dodał dodać VERB VerbForm=Fin 2 parataxis glue
. . PUNCT _ 2 punct)",
                           "pl");
  add_person(doc, "Nowak", 5, 6);
  EXPECT_EQ(run(doc), (List{"direct | Nowak | To błąd", "direct | Nowak | Odejdę jutro"}));
}

TEST(QuoteStep, ScareQuotesAndTitlesAreNoQuotes) {
  auto doc = test_document(R"(Nowak Nowak PROPN Case=Nom 2 nsubj
widział widzieć VERB VerbForm=Fin 0 root
tzw. tzw. ADJ _ 5 amod
" " PUNCT _ 5 punct glue
fabrykę fabryka NOUN Case=Acc 2 obj
trolli troll NOUN Case=Gen 5 nmod glue
" " PUNCT _ 5 punct
i i CCONJ _ 9 cc
film film NOUN Case=Acc 5 conj
" " PUNCT _ 11 punct glue
Wesele wesele NOUN Case=Nom 9 appos glue
" " PUNCT _ 11 punct glue
. . PUNCT _ 2 punct)",
                           "pl");
  add_person(doc, "Nowak", 0, 1);
  EXPECT_EQ(run(doc), List{});
}

TEST(QuoteStep, EnglishQuoteSplitByItsAttribution) {
  auto doc = test_document(R"(“ “ PUNCT _ 3 punct glue
We we PRON Case=Nom 3 nsubj
agree agree VERB VerbForm=Fin 6 ccomp glue
, , PUNCT _ 3 punct glue
” ” PUNCT _ 3 punct
said say VERB VerbForm=Fin 0 root
Smith Smith PROPN _ 6 nsubj glue
. . PUNCT _ 6 punct

“ “ PUNCT _ 3 punct glue
It it PRON Case=Nom 3 nsubj
works work VERB VerbForm=Fin 0 root glue
. . PUNCT _ 3 punct glue
” ” PUNCT _ 3 punct)",
                           "en");
  add_person(doc, "Smith", 6, 7);
  EXPECT_EQ(run(doc), (List{"direct | Smith | We agree,", "direct | Smith | It works."}));
}

TEST(QuoteStep, EnglishClausesWithAndWithoutThat) {
  auto doc = test_document(R"(Smith Smith PROPN _ 2 nsubj
said say VERB VerbForm=Fin 0 root
he he PRON _ 5 nsubj
would would AUX _ 5 aux
leave leave VERB VerbForm=Inf 2 ccomp
soon soon ADV _ 5 advmod glue
. . PUNCT _ 2 punct)",
                           "en");
  add_person(doc, "Smith", 0, 1);
  EXPECT_EQ(run(doc), List{"indirect | Smith | he would leave soon"});
}

TEST(QuoteStep, APlannedSayingIsNoQuote) {
  auto doc = test_document(R"(Smith Smith PROPN _ 3 nsubj
will will AUX _ 3 aux
say say VERB VerbForm=Inf 0 root
that that SCONJ _ 6 mark
he he PRON _ 6 nsubj
agrees agree VERB VerbForm=Fin 3 ccomp glue
. . PUNCT _ 3 punct)",
                           "en");
  add_person(doc, "Smith", 0, 1);
  EXPECT_EQ(run(doc), List{});
}

TEST(QuoteStep, ASourceWithoutAVerb) {
  auto doc = test_document(R"(Zdaniem zdanie NOUN Case=Ins 5 obl
Nowaka Nowak PROPN Case=Gen 1 nmod glue
, , PUNCT _ 1 punct
plan plan NOUN Case=Nom 5 nsubj
upadł upaść VERB VerbForm=Fin 0 root
wczoraj wczoraj ADV _ 5 advmod glue
. . PUNCT _ 5 punct)",
                           "pl");
  add_person(doc, "Nowak", 1, 2);
  EXPECT_EQ(run(doc), List{"indirect | Nowak | plan upadł wczoraj"});
}

TEST(QuoteStep, ASpeakerNobodyKnowsGetsAnEntity) {
  auto doc = test_document(R"(Jeden jeden ADJ Case=Nom 4 nsubj
z z ADP _ 3 case
internautów internauta NOUN Case=Gen 1 nmod
napisał napisać VERB VerbForm=Fin 0 root glue
, , PUNCT _ 7 punct
że że SCONJ _ 7 mark
słyszał słyszeć VERB VerbForm=Fin 4 ccomp
huk huk NOUN Case=Acc 7 obj glue
. . PUNCT _ 4 punct)",
                           "pl");
  EXPECT_EQ(run(doc), List{"indirect | jeden z internautów | słyszał huk"});
}

TEST(QuoteStep, ASentenceInMarksGoesOnWithWhoWasReported) {
  auto doc = test_document(R"(Smith Smith PROPN _ 2 nsubj
said say VERB VerbForm=Fin 0 root
that that SCONJ _ 5 mark
all all PRON _ 5 nsubj
left leave VERB VerbForm=Fin 2 ccomp glue
. . PUNCT _ 2 punct

" " PUNCT _ 4 punct glue
We we PRON _ 4 nsubj
all all PRON _ 4 nsubj
wait wait VERB VerbForm=Fin 0 root
here here ADV _ 4 advmod glue
. . PUNCT _ 4 punct glue
" " PUNCT _ 4 punct)",
                           "en");
  add_person(doc, "Smith", 0, 1);
  EXPECT_EQ(run(doc), (List{"indirect | Smith | all left", "direct | Smith | We all wait here."}));
}

TEST(QuoteStep, AnImpersonalVerbHasTheWordsOfWhoseTextItCites) {
  auto doc = test_document(R"(W w ADP _ 2 case
komunikacie komunikat NOUN Case=Loc 4 obl
IPN IPN PROPN Case=Nom 2 nmod
podano podać VERB Person=0|VerbForm=Fin 0 root glue
, , PUNCT _ 7 punct
że że SCONJ _ 7 mark
szukano szukać VERB Person=0|VerbForm=Fin 4 ccomp
akt akta NOUN Case=Gen 7 obj glue
. . PUNCT _ 4 punct)",
                           "pl");
  add_person(doc, "IPN", 2, 3);
  doc.entities[0].kind = EntityKind::organisation;
  EXPECT_EQ(run(doc), List{"indirect | IPN | szukano akt"});
}

TEST(QuoteStep, ATimeSaysNothing) {
  auto doc = test_document(R"(Smith Smith PROPN _ 2 nsubj
said say VERB VerbForm=Fin 0 root
Thursday Thursday PROPN _ 2 nsubj
he he PRON _ 6 nsubj
would would AUX _ 6 aux
leave leave VERB VerbForm=Inf 2 ccomp
soon soon ADV _ 6 advmod glue
. . PUNCT _ 2 punct)",
                           "en");
  add_person(doc, "Smith", 0, 1);
  Timex time;
  time.begin = 2;
  time.end = 3;
  doc.times.push_back(time);
  ASSERT_FALSE(run(doc).empty());
  EXPECT_EQ(doc.entities[doc.quotes[0].speaker].name, "Smith");
}

TEST(QuoteStep, ANounAloneBeforeTheVerbSpeaksWhateverTheParserGaveItTo) {
  auto doc = test_document(R"(Na na ADP _ 2 case
uwagę uwaga NOUN Case=Acc 6 obl glue
, , PUNCT _ 6 punct
że że SCONJ _ 6 mark
Polska Polska PROPN Case=Nom|Gender=Fem 6 nsubj
płaci płacić VERB VerbForm=Fin|Mood=Ind|Number=Sing|Person=3 0 root glue
, , PUNCT _ 6 punct
minister minister NOUN Case=Nom|Gender=Masc|Number=Sing 12 nsubj
odparł odeprzeć VERB VerbForm=Fin|Mood=Ind|Gender=Masc|Number=Sing|Tense=Past 6 conj glue
, , PUNCT _ 12 punct
że że SCONJ _ 12 mark
zarabia zarabiać VERB VerbForm=Fin|Mood=Ind|Number=Sing|Person=3 9 ccomp
dużo dużo ADV _ 12 advmod glue
. . PUNCT _ 6 punct)",
                           "pl");
  add_person(doc, "Polska", 4, 5);
  doc.entities[0].kind = EntityKind::state;
  EXPECT_EQ(run(doc), List{"indirect | minister | zarabia dużo"});
}

TEST(QuoteStep, TheTitleTellsTheNameBehindALabel) {
  auto doc = test_document(R"(SECRETARY secretary NOUN _ 2 compound
LIND Lind PROPN _ 4 nsubj glue
: : PUNCT _ 4 punct
Welcome welcome INTJ _ 0 root glue
. . PUNCT _ 4 punct

MINISTER minister NOUN _ 2 compound
OKORO Okoro PROPN _ 4 nsubj glue
: : PUNCT _ 4 punct
Thanks thanks INTJ _ 0 root glue
. . PUNCT _ 4 punct)",
                           "en");
  doc.article.title = "Secretary Maria Lind and Ghanaian Minister Kwame Òkóro Before Their Meeting";
  add_person(doc, "LIND", 1, 2);
  for (std::uint32_t s = 0; s < doc.sentences.size(); ++s) doc.sentences[s].block = s;
  EXPECT_EQ(run(doc), (List{"direct | Maria Lind | Welcome.", "direct | Kwame Òkóro | Thanks."}));
}

TEST(QuoteStep, AnEmptyDocumentIsNoTrouble) {
  Document doc;
  doc.language = "en";
  EXPECT_EQ(run(doc), List{});
}

}  // namespace
}  // namespace kronika::quotes
