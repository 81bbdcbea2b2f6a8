#include "kronika/symbol.hpp"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

namespace kronika {
namespace {

TEST(Symbol, EqualStringsAreOneSymbol) {
  EXPECT_EQ(Symbol("nsubj"), Symbol(std::string("nsubj")));
  EXPECT_FALSE(Symbol("nsubj") == Symbol("obj"));
  EXPECT_EQ(Symbol("nsubj").view(), "nsubj");
}

TEST(Symbol, DefaultIsTheEmptyString) {
  EXPECT_TRUE(Symbol().empty());
  EXPECT_EQ(Symbol(), Symbol(""));
  EXPECT_EQ(Symbol().view(), "");
}

TEST(Symbol, ManyThreadsAgree) {
  std::vector<std::vector<Symbol>> seen(4);
  {
    std::vector<std::jthread> threads;
    for (auto& mine : seen)
      threads.emplace_back([&mine] {
        for (int i = 0; i < 500; ++i) mine.emplace_back("thread-test-" + std::to_string(i));
      });
  }
  for (std::size_t i = 0; i < 500; ++i) {
    EXPECT_EQ(seen[0][i].view(), "thread-test-" + std::to_string(i));
    for (const auto& other : seen) EXPECT_EQ(other[i], seen[0][i]);
  }
}

}  // namespace
}  // namespace kronika
