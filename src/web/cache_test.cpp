#include "web/cache.hpp"

#include <gtest/gtest.h>

namespace kronika::web {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

SharedContent content(std::string body) { return make_content("text/plain", std::move(body), "", 1); }

TEST(Cache, AnswersHoldAsLongAsTheChronicleIsTheSame) {
  Cache cache(1 << 20);
  const Cache::Clock::time_point now{};
  cache.put("a", 1, content("first"), now, milliseconds(1));
  ASSERT_TRUE(cache.find("a", 1, now + seconds(1000)));
  EXPECT_FALSE(cache.find("b", 1, now));
  EXPECT_FALSE(cache.find("a", 2, now));
  // It has gone for good.
  EXPECT_FALSE(cache.find("a", 1, now));
}

TEST(Cache, WhatTookLongHoldsLonger) {
  Cache cache(1 << 20);
  const Cache::Clock::time_point now{};
  cache.put("a", 1, content("sum"), now, milliseconds(100));
  ASSERT_TRUE(cache.find("a", 2, now + milliseconds(1999)));
  EXPECT_EQ(cache.find("a", 2, now)->body, "sum");
  EXPECT_FALSE(cache.find("a", 2, now + milliseconds(2000)));
  EXPECT_EQ(Cache::lifetime(milliseconds(49)).count(), 0);
  EXPECT_EQ(Cache::lifetime(seconds(60)), seconds(10));
}

TEST(Cache, TheNewerAnswerTakesThePlace) {
  Cache cache(1 << 20);
  const Cache::Clock::time_point now{};
  cache.put("a", 1, content("old"), now, seconds(1));
  cache.put("a", 2, content("new"), now, seconds(1));
  EXPECT_EQ(cache.find("a", 2, now)->body, "new");
}

TEST(Cache, DropsWhatWasUsedLeastRecently) {
  Cache cache(8000);
  const Cache::Clock::time_point now{};
  const milliseconds quick(0);
  for (const char* key : {"a", "b", "c"}) cache.put(key, 1, content(std::string(900, *key)), now, quick);
  EXPECT_TRUE(cache.find("a", 1, now));
  for (int i = 0; i < 5; ++i) cache.put("more" + std::to_string(i), 1, content(std::string(1000, 'x')), now, quick);
  EXPECT_TRUE(cache.find("a", 1, now));
  EXPECT_FALSE(cache.find("b", 1, now));
  cache.put("large", 1, make_content("text/plain", std::string(100'000, 'x') + "y", "", 0), now, quick);
  EXPECT_FALSE(cache.find("large", 1, now));
}

}  // namespace
}  // namespace kronika::web
