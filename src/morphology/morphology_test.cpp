#include "kronika/morphology.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <fstream>
#include <iterator>
#include <random>

#include "morphology/morphology_file.hpp"

namespace kronika {
namespace {

const std::filesystem::path kPolish = std::filesystem::path(KRONIKA_SOURCE_DIR) / "packs/pl/morph";

const Morphology& polish() {
  static const auto loaded = Morphology::load(kPolish);
  if (!loaded) ADD_FAILURE() << loaded.error().to_string();
  return *loaded;
}

std::vector<Analysis> analyse(std::string_view form) {
  std::vector<Analysis> out;
  polish().analyse(form, out);
  return out;
}

std::vector<Analysis> guess(std::string_view form) {
  std::vector<Analysis> out;
  polish().guess(form, out);
  return out;
}

bool has(const std::vector<Analysis>& analyses, std::string_view lemma, Upos upos, std::string_view feats) {
  return std::any_of(analyses.begin(), analyses.end(),
                     [&](const Analysis& a) { return a.lemma == lemma && a.upos == upos && a.feats.view() == feats; });
}

TEST(PolishMorphology, AnalysesAsTheTreebankDoes) {
  EXPECT_TRUE(has(analyse("prezydenta"), "prezydent", Upos::NOUN, "Animacy=Hum|Case=Gen|Gender=Masc|Number=Sing"));
  EXPECT_TRUE(has(analyse("Niemiec"), "Niemcy", Upos::PROPN, "Case=Gen|Gender=Neut|Number=Ptan"));
  EXPECT_TRUE(has(analyse("niewyjaśnionych"), "wyjaśnić", Upos::ADJ,
                  "Aspect=Perf|Case=Gen|Gender=Fem|Number=Plur|Polarity=Neg|VerbForm=Part|Voice=Pass"));
  EXPECT_TRUE(has(analyse("najlepszy"), "dobry", Upos::ADJ, "Animacy=Hum|Case=Nom|Degree=Sup|Gender=Masc|Number=Sing"));
  EXPECT_TRUE(has(analyse("jest"), "być", Upos::AUX,
                  "Aspect=Imp|Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin|Voice=Act"));
  EXPECT_TRUE(has(analyse("się"), "się", Upos::PRON, "PronType=Prs|Reflex=Yes"));
}

TEST(PolishMorphology, CapitalsFallBackToLowerCase) {
  EXPECT_TRUE(has(analyse("Rozmowy"), "rozmowa", Upos::NOUN, "Case=Gen|Gender=Fem|Number=Sing"));
  EXPECT_TRUE(has(analyse("WARSZAWY"), "Warszawa", Upos::PROPN, "Case=Gen|Gender=Fem|Number=Sing"));
  EXPECT_TRUE(has(analyse("ŁÓDŹ"), "Łódź", Upos::PROPN, "Case=Nom|Gender=Fem|Number=Sing"));
}

TEST(PolishMorphology, UnknownFormsHaveNoAnalysis) {
  for (auto form : {"", "zzyzx", "\xc5", "raddda"}) EXPECT_TRUE(analyse(form).empty()) << form;
  EXPECT_TRUE(analyse(std::string(10000, 'a')).empty());
  EXPECT_TRUE(analyse(std::string_view("ra\0da", 5)).empty());
}

TEST(PolishMorphology, InflectsLemmas) {
  auto inflect = [](auto... a) { return polish().inflect(a...).value_or(""); };
  EXPECT_EQ(inflect("rada", Upos::NOUN, "Case=Dat|Number=Sing"), "radzie");
  EXPECT_EQ(inflect("europejski", Upos::ADJ, "Case=Nom|Gender=Fem|Number=Sing|Degree=Pos"), "europejska");
  EXPECT_EQ(inflect("zjednoczyć", Upos::ADJ, "Case=Nom|Gender=Neut|Number=Plur|Voice=Pass|Polarity=Pos"),
            "zjednoczone");
  EXPECT_EQ(inflect("prezydent", Upos::NOUN, "Case=Nom|Number=Plur"), "prezydenci");
  EXPECT_EQ(inflect("Kazachstan", Upos::PROPN, "Case=Loc"), "Kazachstanie");
  EXPECT_EQ(inflect("rada", Upos::VERB, ""), "");
  EXPECT_EQ(inflect("nie ma takiego", Upos::NOUN, ""), "");
}

TEST(PolishMorphology, GuessesForeignNames) {
  struct Case {
    std::string_view form, lemma, feats;
  };
  for (auto [form, lemma, feats] : {
           Case{"Tokajewa", "Tokajew", "Animacy=Hum|Case=Gen|Gender=Masc|Number=Sing"},
           Case{"Macronowi", "Macron", "Animacy=Hum|Case=Dat|Gender=Masc|Number=Sing"},
           Case{"Zełenskiego", "Zełenski", "Animacy=Hum|Case=Gen|Gender=Masc|Number=Sing"},
           Case{"Orbána", "Orbán", "Animacy=Hum|Case=Gen|Gender=Masc|Number=Sing"},
           Case{"Kasyma-Żomarta", "Kasym-Żomart", "Animacy=Hum|Case=Gen|Gender=Masc|Number=Sing"},
           Case{"Trumpem", "Trump", "Animacy=Hum|Case=Ins|Gender=Masc|Number=Sing"},
       }) {
    ASSERT_TRUE(analyse(form).empty()) << form << " is in the dictionary and proves nothing";
    auto guesses = guess(form);
    EXPECT_TRUE(has(guesses, lemma, Upos::PROPN, feats)) << form;
    ASSERT_FALSE(guesses.empty());
    EXPECT_EQ(guesses[0].lemma, lemma) << form;
  }
}

TEST(EnglishMorphology, KnowsRegularAndIrregularForms) {
  auto english = Morphology::load(std::filesystem::path(KRONIKA_SOURCE_DIR) / "packs/en/morph");
  ASSERT_TRUE(english) << english.error().to_string();
  auto of = [&](std::string_view form) {
    std::vector<Analysis> out;
    english->analyse(form, out);
    return out;
  };
  EXPECT_TRUE(has(of("threatens"), "threaten", Upos::VERB, "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"));
  EXPECT_TRUE(has(of("overthrown"), "overthrow", Upos::VERB, "Tense=Past|VerbForm=Part"));
  EXPECT_TRUE(has(of("Countries"), "country", Upos::NOUN, "Number=Plur"));
  EXPECT_EQ(english->inflect("sanction", Upos::VERB, "Tense=Past|VerbForm=Part"), "sanctioned");
  std::vector<Analysis> name;
  english->guess("Tokayev", name);
  EXPECT_TRUE(has(name, "Tokayev", Upos::PROPN, "Number=Sing"));
}

TEST(MorphologyFile, RefusesWhatIsCutOffOrAltered) {
  std::ifstream file(kPolish / "polish.kmorph", std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), {});
  ASSERT_TRUE(Morphology::from_bytes(bytes, "whole"));
  for (std::size_t size : {std::size_t{0}, std::size_t{7}, std::size_t{100}, bytes.size() / 2, bytes.size() - 1}) {
    auto cut = Morphology::from_bytes(std::string_view(bytes).substr(0, size), "cut");
    ASSERT_FALSE(cut);
    EXPECT_EQ(cut.error().file, "cut");
  }
  std::mt19937 random(1);
  for (int i = 0; i < 12; ++i) {
    std::string altered = bytes;
    altered[random() % altered.size()] ^= static_cast<char>(1 + random() % 255);
    EXPECT_FALSE(Morphology::from_bytes(altered, "altered"));
  }
  EXPECT_FALSE(Morphology::load(kPolish / "nowhere"));
}

// With a checksum that is right, every table has to stand on its own: refused, or harmless.
TEST(MorphologyFile, AlteredTablesLeadNowhere) {
  std::ifstream file(std::filesystem::path(KRONIKA_SOURCE_DIR) / "packs/en/morph/english.kmorph", std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), {});
  std::mt19937 random(2);
  std::size_t refused = 0;
  for (int i = 0; i < 200; ++i) {
    std::string altered = bytes;
    // Half of the time in the header, where offsets and roots are.
    std::size_t range = i % 2 == 0 ? sizeof(morph::MorphologyHeader) - 40 : altered.size() - 40;
    altered[40 + random() % range] ^= static_cast<char>(1 + random() % 255);
    std::uint64_t sum = morph::checksum(std::as_bytes(std::span(altered)).subspan(sizeof(morph::MorphologyHeader)));
    std::memcpy(altered.data() + offsetof(morph::MorphologyHeader, checksum), &sum, sizeof sum);
    auto loaded = Morphology::from_bytes(altered, "altered");
    refused += !loaded;
    if (!loaded) continue;
    std::vector<Analysis> out;
    for (auto form : {"visited", "Tokayev", "countries", "a", "zzz"}) {
      loaded->analyse(form, out);
      loaded->guess(form, out);
      static_cast<void>(loaded->inflect(form, Upos::VERB, "Tense=Past"));
    }
  }
  EXPECT_GT(refused, 0u);
}

}  // namespace
}  // namespace kronika
