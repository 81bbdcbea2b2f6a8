#include "facts/engine.hpp"

#include <gtest/gtest.h>

#include <map>

#include "entities/test_document.hpp"
#include "facts/modality.hpp"

namespace kronika::facts {
namespace {

// The grammar and rules of a small language made of English and Polish words.
constexpr std::string_view kRules =
    "words agent\n  by przez\nwords of\n  of\nwords between\n  between\nwords light\n  hold złożyć\n"
    "words negation\n  not nie\nwords future_aux\n  will\nwords hypothetical_aux\n  could\nwords speech\n  say\n"
    "words condition\n  if\nwords purpose\n  to\nwords prospective\n  plan\nwords object_control\n  force\n"
    "words people\n  protester\nwords quantity\n  most\nwords partitive\n  of\nwords government\n  government\nwords sport\n  match\nwords locative\n  in\n"
    "type ASSAULT\n  outside sport\n  actors any\n"
    "rule assault/attack\n  verb attack\n  source subj\n  target obj\n"
    "rule assault/attack-noun\n  noun attack\n  source subj\n  target obl:on\n"
    "rule consult/meet\n  verb meet spotkać\n  source subj\n  target obj | obl:with | obl:z+Ins\n  reciprocal yes\n"
    "  actors both\n"
    "rule consult/visit\n  noun visit\n  source subj\n  target obl:to\n  to_state yes\n  actors both\n  mode visit\n"
    "rule consult/talks\n  noun talk\n  source between | subj\n  target between | obl:with\n  actors both\n"
    "rule accuse/accuse\n  verb accuse\n  source subj\n  target obj\n  closed clauses\n"
    "rule accuse/blame\n  verb blame\n  source subj\n  target obj\n"
    "rule request/urge\n  verb urge\n  source subj\n  target obj\n  closed all\n"
    "words both\n  both\nwords country\n  side\nrule agree/vow\n  verb vow\n  source subj\n  mutual yes\n"
    "rule agree/say\n  verb say\n  source subj\n  promise yes\n";

Rules rules() {
  auto file = packs::parse_blocks(kRules, "test.rules");
  auto compiled = Rules::compile({*file}, "xx");
  EXPECT_TRUE(compiled) << compiled.error().to_string();
  return std::move(*compiled);
}

// Every proper noun is an entity of its own: a state, or a person where its lemma is in `people`.
Document document(const std::string& lines) {
  Document doc = entities::test_document(lines, "xx");
  std::map<std::string, std::uint32_t> known;
  for (std::uint32_t t = 0; t < doc.tokens.size(); ++t) {
    if (doc.tokens[t].upos != Upos::PROPN) continue;
    auto [it, fresh] = known.try_emplace(doc.tokens[t].lemma, static_cast<std::uint32_t>(doc.entities.size()));
    if (fresh) {
      Entity e;
      e.kind = EntityKind::state;
      e.name = doc.tokens[t].lemma;
      e.country = doc.tokens[t].lemma.substr(0, 3);
      doc.entities.push_back(e);
    }
    Mention m;
    m.span = doc.tokens[t].span;
    m.begin = m.head = t;
    m.end = t + 1;
    for (std::uint32_t s = 0; s < doc.sentences.size(); ++s)
      if (doc.sentences[s].begin <= t && t < doc.sentences[s].end) m.sentence = s;
    doc.entities[it->second].mentions.push_back(m);
  }
  return doc;
}

std::string names(const Document& doc, const std::vector<std::uint32_t>& ids) {
  std::string out;
  for (auto id : ids) out += (out.empty() ? "" : ",") + doc.entities.at(id).name;
  return out;
}

// "ASSAULT negated Russia>Ukraine; …"
std::string read(const std::string& lines) {
  static const Rules compiled = rules();
  Document doc = document(lines);
  Engine(compiled, {}, {}).read(doc);
  std::string out;
  for (const auto& e : doc.events) {
    if (!out.empty()) out += "; ";
    out += std::string(to_string(e.type)) + ' ';
    if (e.aux != Aux::none) out += std::string(to_string(e.aux)) + ' ';
    out += names(doc, e.sources) + '>' + names(doc, e.targets);
    if (e.attribution != kNone) out += " says " + doc.entities.at(e.attribution).name;
  }
  return out;
}

TEST(Engine, ReadsActiveAndPassive) {
  EXPECT_EQ(
      read("Russia Russia PROPN _ 2 nsubj\nattacked attack VERB VerbForm=Fin 0 root\nUkraine Ukraine PROPN _ 2 obj\n"),
      "ASSAULT Russia>Ukraine");
  EXPECT_EQ(
      read(
          "Ukraine Ukraine PROPN _ 3 nsubj:pass\nwas be AUX VerbForm=Fin 3 aux:pass\n"
          "attacked attack VERB VerbForm=Part|Voice=Pass 0 root\nby by ADP _ 5 case\nRussia Russia PROPN _ 3 obl:agent\n"),
      "ASSAULT Russia>Ukraine");
}

TEST(Engine, ReadsParticiplesAndRelativeClauses) {
  EXPECT_EQ(read("Ukraine Ukraine PROPN _ 0 root\nattacked attack VERB Tense=Past|VerbForm=Part 1 acl\n"
                 "by by ADP _ 4 case\nRussia Russia PROPN _ 2 obl\n"),
            "ASSAULT Russia>Ukraine");
  EXPECT_EQ(read("Russia Russia PROPN _ 0 root\nwhich which PRON PronType=Rel 3 nsubj\n"
                 "attacked attack VERB VerbForm=Fin 1 acl:relcl\nUkraine Ukraine PROPN _ 3 obj\n"),
            "ASSAULT Russia>Ukraine");
}

TEST(Engine, SharesSubjectsOfCoordinationAndControl) {
  EXPECT_EQ(read("Russia Russia PROPN _ 2 nsubj\nmet meet VERB VerbForm=Fin 0 root\nIran Iran PROPN _ 2 obj\n"
                 "and and CCONJ _ 5 cc\nattacked attack VERB VerbForm=Fin 2 conj\nUkraine Ukraine PROPN _ 5 obj\n"),
            "CONSULT Russia>Iran; ASSAULT Russia>Ukraine");
  EXPECT_EQ(read("Russia Russia PROPN _ 2 nsubj\nplans plan VERB VerbForm=Fin 0 root\nto to PART _ 4 mark\n"
                 "attack attack VERB VerbForm=Inf 2 xcomp\nUkraine Ukraine PROPN _ 4 obj\n"),
            "ASSAULT future Russia>Ukraine");
  EXPECT_EQ(read("Iran Iran PROPN _ 2 nsubj\nforced force VERB VerbForm=Fin 0 root\nRussia Russia PROPN _ 2 obj\n"
                 "to to PART _ 5 mark\nattack attack VERB VerbForm=Inf 2 xcomp\nUkraine Ukraine PROPN _ 5 obj\n"),
            "ASSAULT Russia>Ukraine");
}

TEST(Engine, ReadsNounsOfActionAndLightVerbs) {
  EXPECT_EQ(
      read("Russia Russia PROPN _ 3 nmod:poss\n's 's PART _ 1 case\nattack attack NOUN _ 0 root\non on ADP _ 5 case\n"
           "Ukraine Ukraine PROPN _ 3 nmod\n"),
      "ASSAULT Russia>Ukraine");
  EXPECT_EQ(read("Russia Russia PROPN _ 2 nsubj\nheld hold VERB VerbForm=Fin 0 root\ntalks talk NOUN _ 2 obj\n"
                 "with with ADP _ 5 case\nIran Iran PROPN _ 2 obl\n"),
            "CONSULT Russia>Iran");
  EXPECT_EQ(
      read(
          "Talks talk NOUN _ 0 root\nbetween between ADP _ 3 case\nRussia Russia PROPN _ 1 nmod\nand and CCONJ _ 5 cc\n"
          "Iran Iran PROPN _ 3 conj\n"),
      "CONSULT Russia>Iran");
}

TEST(Engine, SplitsReciprocals) {
  EXPECT_EQ(
      read(
          "Russia Russia PROPN _ 4 nsubj\nand and CCONJ _ 3 cc\nIran Iran PROPN _ 1 conj\nmet meet VERB VerbForm=Fin 0 root\n"),
      "CONSULT Russia>Iran");
  EXPECT_EQ(read("Russia Russia PROPN _ 4 nsubj\ni i CCONJ _ 3 cc\nIran Iran PROPN _ 1 conj\n"
                 "spotkali spotkać VERB VerbForm=Fin 0 root\nz z ADP _ 6 case\nChinami China PROPN Case=Ins 4 obl\n"),
            "CONSULT Russia,Iran>China");
}

TEST(Engine, TwoWhomOneWordTellsDoItToEachOther) {
  const std::string vowed = "vowed vow VERB VerbForm=Fin 0 root\n";
  EXPECT_EQ(read("Russia Russia PROPN _ 2 nsubj\nmet meet VERB VerbForm=Fin 0 root\nIran Iran PROPN _ 2 obj\n\n"
                 "Both both DET _ 2 det\nsides side NOUN Number=Plur 3 nsubj\n" +
                 vowed),
            "CONSULT Russia>Iran; AGREE Russia>Iran");
  EXPECT_EQ(read("Russia Russia PROPN _ 4 nsubj\nand and CCONJ _ 3 cc\nIran Iran PROPN _ 1 conj\n" + vowed),
            "AGREE Russia,Iran>");
}

TEST(Engine, TellsWhatDidNotHappen) {
  EXPECT_EQ(read("Russia Russia PROPN _ 4 nsubj\ndid do AUX VerbForm=Fin 4 aux\nnot not PART Polarity=Neg 4 advmod\n"
                 "attack attack VERB VerbForm=Inf 0 root\nUkraine Ukraine PROPN _ 4 obj\n"),
            "ASSAULT negated Russia>Ukraine");
  EXPECT_EQ(read("If if SCONJ _ 3 mark\nRussia Russia PROPN _ 3 nsubj\nattacks attack VERB VerbForm=Fin 0 root\n"
                 "Ukraine Ukraine PROPN _ 3 obj\n"),
            "ASSAULT hypothetical Russia>Ukraine");
  EXPECT_EQ(
      read("Russia Russia PROPN _ 3 nsubj\ncould could AUX VerbForm=Fin 3 aux\nattack attack VERB VerbForm=Inf 0 root\n"
           "Ukraine Ukraine PROPN _ 3 obj\n"),
      "ASSAULT hypothetical Russia>Ukraine");
}

TEST(Engine, WhatIsAskedForIsNoSecondEventAndAnAimIsNone) {
  EXPECT_EQ(
      read(
          "Iran Iran PROPN _ 2 nsubj\nurged urge VERB VerbForm=Fin 0 root\nRussia Russia PROPN _ 2 obj\nto to PART _ 5 mark\n"
          "attack attack VERB VerbForm=Inf 2 xcomp\nUkraine Ukraine PROPN _ 5 obj\n"),
      "REQUEST Iran>Russia");
  EXPECT_EQ(
      read(
          "Iran Iran PROPN _ 2 nsubj\nmet meet VERB VerbForm=Fin 0 root\nRussia Russia PROPN _ 2 obj\nto to PART _ 5 mark\n"
          "attack attack VERB VerbForm=Inf 2 advcl\nUkraine Ukraine PROPN _ 5 obj\n"),
      "CONSULT Iran>Russia");
}

TEST(Engine, AttributesWhatIsSaid) {
  EXPECT_EQ(
      read(
          "Iran Iran PROPN _ 2 nsubj\nsaid say VERB VerbForm=Fin 0 root\nthat that SCONJ _ 5 mark\nRussia Russia PROPN _ 5 nsubj\n"
          "attacked attack VERB VerbForm=Fin 2 ccomp\nUkraine Ukraine PROPN _ 5 obj\n"),
      "ASSAULT Russia>Ukraine says Iran");
}

TEST(Engine, PromisesAreToldUnlessTheyTellAnotherEvent) {
  EXPECT_EQ(
      read(
          "Iran Iran PROPN _ 2 nsubj\nsaid say VERB VerbForm=Fin 0 root\nIran Iran PROPN _ 5 nsubj\nwill will AUX VerbForm=Fin 5 aux\n"
          "build build VERB VerbForm=Inf 2 ccomp\nroads road NOUN _ 5 obj\n"),
      "AGREE Iran>");
  EXPECT_EQ(
      read(
          "Iran Iran PROPN _ 2 nsubj\nsaid say VERB VerbForm=Fin 0 root\nIran Iran PROPN _ 5 nsubj\nwill will AUX VerbForm=Fin 5 aux\n"
          "attack attack VERB VerbForm=Inf 2 ccomp\nRussia Russia PROPN _ 5 obj\n"),
      "ASSAULT future Iran>Russia");
}

TEST(Engine, NamesGroupsThatNoNameNames) {
  EXPECT_EQ(
      read(
          "Protesters protester NOUN Number=Plur 2 nsubj\nattacked attack VERB VerbForm=Fin 0 root\nIran Iran PROPN _ 2 obj\n"),
      "ASSAULT protesters>Iran");
  EXPECT_EQ(
      read("The the DET _ 2 det\ngovernment government NOUN _ 5 nsubj\nof of ADP _ 4 case\nIran Iran PROPN _ 2 nmod\n"
           "attacked attack VERB VerbForm=Fin 0 root\nRussia Russia PROPN _ 5 obj\n"),
      "ASSAULT Iran>Russia");
}

TEST(Engine, CountsThoseWhoAreCounted) {
  EXPECT_EQ(
      read(
          "Most most ADJ _ 5 nsubj\nof of ADP _ 4 case\nthe the DET _ 4 det\nprotesters protester NOUN Number=Plur 1 nmod\n"
          "attacked attack VERB VerbForm=Fin 0 root\nIran Iran PROPN _ 5 obj\n"),
      "ASSAULT protesters>Iran");
}

TEST(Engine, ReadsStatesFromAdjectives) {
  static const Rules compiled = rules();
  Document doc = document(
      "The the DET _ 3 det\nRussian russian ADJ _ 3 amod\nattack attack NOUN _ 0 root\non on ADP _ 5 case\n"
      "Ukraine Ukraine PROPN _ 3 nmod\n");
  const StateWords states{[](std::string_view iso) { return std::string(iso == "RUS" ? "Russia" : ""); },
                          [](std::string_view word) { return std::string(word == "russian" ? "RUS" : ""); }};
  Engine(compiled, states, {}).read(doc);
  ASSERT_EQ(doc.events.size(), 1u);
  ASSERT_EQ(doc.events[0].sources.size(), 1u);
  EXPECT_EQ(doc.entities[doc.events[0].sources[0]].name, "Russia");
}

TEST(Engine, ReadsOrganisationsFromAdjectives) {
  static const Rules compiled = rules();
  Document doc = document(
      "The the DET _ 3 det\nunional unional ADJ _ 3 amod\nattack attack NOUN _ 0 root\non on ADP _ 5 case\n"
      "Ukraine Ukraine PROPN _ 3 nmod\n");
  const auto body = [](std::string_view word) {
    return word == "unional" ? NamedBody{"organisation:union", "Union", "IGO", "IGO"} : NamedBody{};
  };
  Engine(compiled, {{}, {}, body}, {}).read(doc);
  ASSERT_EQ(doc.events.size(), 1u);
  ASSERT_EQ(doc.events[0].sources.size(), 1u);
  EXPECT_EQ(doc.entities[doc.events[0].sources[0]].name, "Union");
}

TEST(Engine, ASubjectWithoutAuxiliaryMakesAParticipleActive) {
  EXPECT_EQ(read("Russia Russia PROPN _ 2 nsubj\nattacked attack VERB VerbForm=Part|Voice=Pass 0 root\n"),
            "ASSAULT Russia>");
  EXPECT_EQ(read("Russia Russia PROPN _ 3 nsubj\nwas be AUX VerbForm=Fin 3 aux\n"
                 "attacked attack VERB VerbForm=Part|Voice=Pass 0 root\n"),
            "ASSAULT >Russia");
}

TEST(Engine, ANounThatRefersBackIsNoSecondEvent) {
  EXPECT_EQ(
      read("Russia Russia PROPN _ 2 nsubj\nattacked attack VERB VerbForm=Fin 0 root\nUkraine Ukraine PROPN _ 2 obj\n\n"
           "The the DET _ 2 det\nattack attack NOUN _ 0 root\non on ADP _ 4 case\nUkraine Ukraine PROPN _ 2 nmod\n"),
      "ASSAULT Russia>Ukraine");
  EXPECT_EQ(
      read("Russia Russia PROPN _ 2 nsubj\nattacked attack VERB VerbForm=Fin 0 root\nUkraine Ukraine PROPN _ 2 obj\n\n"
           "The the DET _ 2 det\nattack attack NOUN _ 0 root\non on ADP _ 4 case\nIran Iran PROPN _ 2 nmod\n"),
      "ASSAULT Russia>Ukraine; ASSAULT >Iran");
  // A trip and the talks held on it are two (the two names begin alike, which makes them of one country here).
  EXPECT_EQ(
      read(
          "Russia Russia PROPN _ 3 nmod:poss\n's 's PART _ 1 case\nvisit visit NOUN _ 0 root\nto to ADP _ 5 case\n"
          "Iran Iran PROPN _ 3 nmod\n\n"
          "Talks talk NOUN _ 0 root\nbetween between ADP _ 3 case\nRussia Russia PROPN _ 1 nmod\nand and CCONJ _ 5 cc\n"
          "Iraq Iraq PROPN _ 3 conj\n"),
      "CONSULT Russia>Iran; CONSULT Russia>Iraq");
}

TEST(Engine, ALineThatEndsWithoutASignIsAHeadline) {
  const std::string full = "It it PRON _ 2 nsubj\nrained rain VERB VerbForm=Fin 0 root\n. . PUNCT _ 2 punct\n\n";
  const std::string line =
      "Russia Russia PROPN _ 2 nsubj\nattacked attack VERB VerbForm=Fin 0 root\nUkraine Ukraine PROPN _ 2 obj\n";
  EXPECT_EQ(read(full + full + full + line), "");
  EXPECT_EQ(read(full + full + full + line + ". . PUNCT _ 2 punct\n"), "ASSAULT Russia>Ukraine");
  EXPECT_EQ(read(full + line), "ASSAULT Russia>Ukraine");  // as much as the text tells
}

TEST(Engine, SportIsNoWar) {
  EXPECT_EQ(read("Iran Iran PROPN _ 2 nsubj\nattacked attack VERB VerbForm=Fin 0 root\nRussia Russia PROPN _ 2 obj\n"
                 "in in ADP _ 6 case\nthe the DET _ 6 det\nmatch match NOUN _ 2 obl\n"),
            "");
}

TEST(Engine, AnActToldTwiceIsOneEvent) {
  EXPECT_EQ(
      read("Russia Russia PROPN _ 3 nmod:poss\n's 's PART _ 1 case\nattack attack NOUN _ 0 root\n\n"
           "Russia Russia PROPN _ 2 nsubj\nattacked attack VERB VerbForm=Fin 0 root\nUkraine Ukraine PROPN _ 2 obj\n"),
      "ASSAULT Russia>Ukraine");
}

TEST(Engine, ABareSentenceTellsWhatALongerOneDoes) {
  constexpr std::string_view kLong =
      "Russia Russia PROPN _ 2 nsubj\naccused accuse VERB VerbForm=Fin 0 root\nIran Iran PROPN _ 2 obj\n"
      "of of ADP _ 5 case\nlies lie NOUN _ 2 obl\nin in ADP _ 8 case\nthe the DET _ 8 det\nhall hall NOUN _ 2 obl\n"
      "of of ADP _ 10 case\ntalks talk NOUN _ 8 nmod\n";
  constexpr std::string_view kBare =
      "Russia Russia PROPN _ 2 nsubj\nblames blame VERB VerbForm=Fin 0 root\nIran Iran PROPN _ 2 obj\n";
  EXPECT_EQ(read(std::string(kLong) + "\n" + std::string(kBare)), "ACCUSE Russia>Iran");
  EXPECT_EQ(read(std::string(kBare) + "\n" + std::string(kLong)), "ACCUSE Russia>Iran");
  // Two long ones that say it in other words are two.
  EXPECT_EQ(read(std::string(kLong) + "\n" + std::string(kBare) +
                 "for for ADP _ 6 case\nall all DET _ 6 det\nlies lie NOUN _ 2 obl\nabout about ADP _ 9 case\n"
                 "gas gas NOUN _ 6 nmod\nthere there ADV _ 2 advmod\n"),
            "ACCUSE Russia>Iran; ACCUSE Russia>Iran");
}

TEST(Engine, ADayGoneByLiesNotAhead) {
  const auto published = *Edtf::parse("2025-12-04");
  EXPECT_TRUE(is_past(*Edtf::parse("2025-12-03"), published));
  EXPECT_FALSE(is_past(*Edtf::parse("2025-12"), published));
  EXPECT_FALSE(is_past(published, published));
  EXPECT_FALSE(is_past({}, published));
}

TEST(Engine, TeasersTellNothing) {
  static const Rules compiled = rules();
  Document doc = document(
      "Russia Russia PROPN _ 2 nsubj\nattacked attack VERB VerbForm=Fin 0 root\nUkraine Ukraine PROPN _ 2 obj\n");
  doc.sentences[0].excluded = true;
  Engine(compiled, {}, {}).read(doc);
  EXPECT_TRUE(doc.events.empty());
}

// "The talks that Iran will hold with Iraq matter": whether or not the tree takes it for a relative clause.
TEST(Engine, WhatSomebodyWillHoldLiesAhead) {
  for (const char* relation : {"acl", "acl:relcl"})
    EXPECT_EQ(
        read(std::string("talks talk NOUN _ 8 nsubj\nthat that SCONJ _ 5 mark\nIran Iran PROPN _ 5 nsubj\n"
                         "will will AUX VerbForm=Fin 5 aux\nhold hold VERB VerbForm=Inf 1 ") +
             relation + "\nwith with ADP _ 7 case\nIraq Iraq PROPN _ 5 obl\nmatter matter VERB VerbForm=Fin 0 root\n"),
        "CONSULT future Iran>Iraq")
        << relation;
}

TEST(Engine, SurvivesMalformedTrees) {
  // Two words that hang on each other.
  EXPECT_EQ(read("Russia Russia PROPN _ 2 nsubj\nattacked attack VERB _ 1 conj\n"), "ASSAULT Russia>");
}

}  // namespace
}  // namespace kronika::facts
