#include "syntax/lemma_script.hpp"

#include <gtest/gtest.h>

namespace kronika::syntax {
namespace {

TEST(LemmaScript, MakesTheLemmaOfTheFormItWasLearntFrom) {
  const std::pair<const char*, const char*> words[] = {{"Tokajewa", "Tokajew"},
                                                       {"Dziewczynki", "dziewczynka"},
                                                       {"jest", "być"},
                                                       {"najlepszego", "dobry"},
                                                       {"NATO", "NATO"},
                                                       {"Went", "go"},
                                                       {"żółtą", "żółty"},
                                                       {"POLSKI", "Polska"},
                                                       {"ludzie", "człowiek"},
                                                       {"McDonald's", "McDonald's"},
                                                       {".", "."},
                                                       {"i", "i"},
                                                       {"pięćdziesięciokilkuletniego", "pięćdziesięciokilkuletni"}};
  for (const auto& [form, lemma] : words) {
    const auto script = lemma_script(form, lemma);
    EXPECT_EQ(apply_lemma_script(script, form), lemma) << script;
  }
}

TEST(LemmaScript, IsSharedByWordsThatInflectAlike) {
  EXPECT_EQ(lemma_script("Tokajewa", "Tokajew"), lemma_script("Putina", "Putin"));
  EXPECT_EQ(lemma_script("Szkoły", "szkoła"), lemma_script("Książki", "książka"));
  EXPECT_EQ(apply_lemma_script(lemma_script("nowego", "nowy"), "starego"), "stary");
}

TEST(LemmaScript, RefusesWhatDoesNotFit) {
  EXPECT_EQ(apply_lemma_script("", "kot"), std::nullopt);
  EXPECT_EQ(apply_lemma_script("k|>3", "kot"), std::nullopt);  // nothing would be left
  EXPECT_EQ(apply_lemma_script("k<2|>2", "kot"), std::nullopt);
  EXPECT_EQ(apply_lemma_script("x|", "kot"), std::nullopt);
  EXPECT_EQ(apply_lemma_script("k", "kot"), std::nullopt);
  EXPECT_EQ(apply_lemma_script("k<?|", "kot"), std::nullopt);
}

}  // namespace
}  // namespace kronika::syntax
