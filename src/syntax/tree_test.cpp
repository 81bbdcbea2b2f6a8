#include "syntax/tree.hpp"

#include <gtest/gtest.h>

#include <random>

namespace kronika::syntax {
namespace {

using Heads = std::vector<std::uint32_t>;

bool is_single_rooted_tree(const Heads& heads) {
  std::size_t roots = 0;
  for (std::uint32_t h : heads) roots += h == 0;
  for (std::uint32_t d = 1; d <= heads.size(); ++d) {
    std::uint32_t v = d;
    for (std::size_t steps = 0; v != 0; v = heads[v - 1])
      if (++steps > heads.size()) return false;
  }
  return roots == 1;
}

double sum(const std::vector<float>& scores, const Heads& heads) {
  double s = 0;
  for (std::size_t d = 0; d < heads.size(); ++d) s += scores[d * (heads.size() + 1) + heads[d]];
  return s;
}

double best_by_trying_all(const std::vector<float>& scores, std::size_t words) {
  Heads heads(words, 0);
  double best = -1e30;
  for (;;) {
    if (is_single_rooted_tree(heads)) best = std::max(best, sum(scores, heads));
    std::size_t d = 0;
    while (d < words && ++heads[d] > words) heads[d++] = 0;
    if (d == words) return best;
  }
}

TEST(Tree, IsTheBestOfAllTrees) {
  std::mt19937 random(7);
  std::uniform_real_distribution<float> score(-5, 5);
  Heads heads;
  for (int round = 0; round < 300; ++round) {
    const std::size_t words = 1 + static_cast<std::size_t>(round) % 6;
    std::vector<float> scores(words * (words + 1));
    for (float& s : scores) s = score(random);
    maximum_tree(scores, words, heads);
    ASSERT_TRUE(is_single_rooted_tree(heads));
    EXPECT_NEAR(sum(scores, heads), best_by_trying_all(scores, words), 1e-4) << words << " words, round " << round;
  }
}

TEST(Tree, HasOneWordUnderTheRootEvenWhenAllPreferIt) {
  const std::size_t words = 40;
  std::vector<float> scores(words * (words + 1), 0.0f);
  for (std::size_t d = 0; d < words; ++d) scores[d * (words + 1)] = 100;
  Heads heads;
  maximum_tree(scores, words, heads);
  EXPECT_TRUE(is_single_rooted_tree(heads));
}

TEST(Tree, OfNoWordsIsEmpty) {
  Heads heads{1, 2};
  maximum_tree({}, 0, heads);
  EXPECT_TRUE(heads.empty());
}

}  // namespace
}  // namespace kronika::syntax
