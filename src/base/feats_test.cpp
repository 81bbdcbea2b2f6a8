#include "base/feats.hpp"

#include <gtest/gtest.h>

namespace kronika {
namespace {

TEST(Feats, ValueOfAFeature) {
  const Symbol feats("Case=Gen|Gender=Masc|Number=Sing");
  EXPECT_EQ(feature(feats, "Case"), "Gen");
  EXPECT_EQ(feature(feats, "Gender"), "Masc");
  EXPECT_EQ(feature(feats, "Number"), "Sing");
}

TEST(Feats, EmptyWhereThereIsNone) {
  EXPECT_EQ(feature(Symbol("Case=Gen|VerbForm=Fin"), "Form"), "") << "a whole name only";
  EXPECT_EQ(feature(Symbol("Case=Gen|VerbForm=Fin"), "Verb"), "");
  EXPECT_EQ(feature(Symbol("Case="), "Case"), "");
  EXPECT_EQ(feature(Symbol("_"), "Case"), "");
  EXPECT_EQ(feature(Symbol(), "Case"), "");
}

}  // namespace
}  // namespace kronika
