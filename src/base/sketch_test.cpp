#include "base/sketch.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kronika {
namespace {

std::string story(int from, int to) {
  std::string out;
  for (int i = from; i < to; ++i)
    out += "Delegation " + std::to_string(i * 7919 % 1000) + " spoke of matter " + std::to_string(i) + ". ";
  return out;
}

bool shares_a_band(const Sketch& a, const Sketch& b) {
  for (std::size_t i = 0; i < Sketch::kBands; ++i)
    if (a.band(i) == b.band(i)) return true;
  return false;
}

TEST(Sketch, TheSameWordsAreTheSame) {
  auto a = Sketch::of(story(0, 60));
  auto b = Sketch::of("DELEGATION " + story(0, 60).substr(11) + " – ");
  ASSERT_TRUE(a && b);
  EXPECT_EQ(a->likeness(*b), 1);
  EXPECT_EQ(Sketch::from(a->slots()).band(3), a->band(3));
}

TEST(Sketch, ACopyWithAnotherTitleAndEndIsNear) {
  auto a = Sketch::of(story(0, 100));
  auto b = Sketch::of("The Example reports: " + story(3, 92));
  EXPECT_GT(a->likeness(*b), 0.7);
  EXPECT_TRUE(shares_a_band(*a, *b));
}

TEST(Sketch, AnotherStoryIsNot) {
  auto a = Sketch::of(story(0, 60)), b = Sketch::of(story(100, 160));
  EXPECT_LT(a->likeness(*b), 0.2);
  EXPECT_FALSE(shares_a_band(*a, *b));
}

TEST(Sketch, EstimatesTheSharedPart) {
  // 200 of 300 sentences of either are in both: 100 alone in each, and a likeness of one half.
  auto a = Sketch::of(story(0, 300)), b = Sketch::of(story(100, 400));
  EXPECT_NEAR(a->likeness(*b), 0.5, 0.2);
}

TEST(Sketch, ShortTextsHaveNone) {
  EXPECT_FALSE(Sketch::of(""));
  EXPECT_FALSE(Sketch::of("The government has resigned."));
  EXPECT_TRUE(Sketch::of(story(0, 4)));
}

}  // namespace
}  // namespace kronika
