#include "facts/phrase_name.hpp"

#include <gtest/gtest.h>

#include "entities/test_document.hpp"

namespace kronika::facts {
namespace {

const kronika::Morphology& polish() {
  static const auto loaded =
      kronika::Morphology::load(std::filesystem::path(KRONIKA_SOURCE_DIR) / "packs" / "pl" / "morph");
  EXPECT_TRUE(loaded) << loaded.error().to_string();
  return *loaded;
}

Rules grammar() {
  auto file = packs::parse_blocks("words of\n  of\n", "test.rules");
  return std::move(*Rules::compile({*file}, "xx"));
}

std::string name(const std::string& lines, std::uint32_t noun, const kronika::Morphology* morphology,
                 std::uint32_t one_of = kNone) {
  static const Rules rules = grammar();
  const Document doc = entities::test_document(lines, "xx");
  const Reading reading(doc, rules);
  const Arguments arguments(reading);
  const PhraseNames names(reading, arguments, morphology);
  return one_of == kNone ? names.of(noun) : names.one_of(noun, one_of);
}

constexpr auto kFundamentalists =
    "Protest protest NOUN Case=Nom 0 root\n"
    "islamskich islamski ADJ Animacy=Hum|Case=Gen|Degree=Pos|Gender=Masc|Number=Plur 3 amod\n"
    "fundamentalistów fundamentalista NOUN Animacy=Hum|Case=Gen|Gender=Masc|Number=Plur 1 nmod\n"
    "trwa trwać VERB VerbForm=Fin 1 parataxis\n";

TEST(PhraseNames, StandInTheNominative) {
  EXPECT_EQ(name(kFundamentalists, 2, &polish()), "islamscy fundamentaliści");
  EXPECT_EQ(
      name(
          "Z z ADP _ 2 case\nprzedstawicielami przedstawiciel NOUN Animacy=Hum|Case=Ins|Gender=Masc|Number=Plur 0 root\n"
          "środowiska środowisko NOUN Case=Gen|Gender=Neut|Number=Sing 2 nmod\n"
          "medycznego medyczny ADJ Case=Gen|Degree=Pos|Gender=Neut|Number=Sing 3 amod\n",
          1, &polish()),
      "przedstawiciele środowiska medycznego");
}

TEST(PhraseNames, KeepComplementsAndLeaveOutDetail) {
  EXPECT_EQ(name("Ten ten DET Case=Nom 2 det\nprezes prezes NOUN Case=Nom|Number=Sing 0 root\n"
                 "izby izba NOUN Case=Gen|Gender=Fem|Number=Sing 2 nmod\nz z ADP _ 5 case\n"
                 "Krakowa Kraków PROPN Case=Gen 2 nmod\n",
                 1, &polish()),
            "prezes izby");
  EXPECT_EQ(
      name(
          "Some some DET _ 3 det\nsenior senior ADJ _ 3 amod\nmembers member NOUN Number=Plur 0 root\nof of ADP _ 6 case\n"
          "civil civil ADJ _ 6 amod\nsociety society NOUN Number=Sing 3 nmod\nsaid say VERB VerbForm=Fin 3 acl\n",
          2, nullptr),
      "senior members of civil society");
}

TEST(PhraseNames, AreTheLemmaWithoutMorphology) { EXPECT_EQ(name(kFundamentalists, 2, nullptr), "fundamentalista"); }

TEST(PhraseNames, TellOneOfSeveral) {
  const auto lines =
      "presidents president NOUN Number=Plur 0 root\nof of ADP _ 3 case\nEstonia Estonia PROPN _ 1 nmod\n"
      "and and CCONJ _ 5 cc\nLatvia Latvia PROPN _ 3 conj\n";
  EXPECT_EQ(name(lines, 0, nullptr, 2), "president of Estonia");
  EXPECT_EQ(name(lines, 0, nullptr, 4), "president of Latvia");
}

}  // namespace
}  // namespace kronika::facts
