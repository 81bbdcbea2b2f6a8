#include "base/word_table.hpp"

#include <gtest/gtest.h>

namespace kronika {
namespace {

TEST(WordTable, FindsWhatWasAddedAndNothingElse) {
  WordTable<int> table;
  EXPECT_EQ(table.find("rok"), nullptr);
  for (int i = 0; i < 1000; ++i) table["word" + std::to_string(i)] = i;
  EXPECT_EQ(table.size(), 1000u);
  for (int i = 0; i < 1000; ++i) {
    const int* found = table.find("word" + std::to_string(i));
    ASSERT_NE(found, nullptr) << i;
    EXPECT_EQ(*found, i);
  }
  EXPECT_EQ(table.find("word1000"), nullptr);
  EXPECT_EQ(table.find(""), nullptr);
}

TEST(WordTable, AWordIsAddedOnce) {
  WordTable<int> table;
  EXPECT_TRUE(table.add("Łódź").second);
  *table.add("Łódź").first = 3;
  EXPECT_FALSE(table.add("Łódź").second);
  EXPECT_EQ(table["Łódź"], 3);
  EXPECT_EQ(table.size(), 1u);
}

TEST(WordTable, TellsWordsApartByEveryByteAndByLength) {
  WordTable<int> table;
  const std::string zeros(9, '\0');
  for (std::size_t n = 0; n <= zeros.size(); ++n) table[zeros.substr(0, n)] = static_cast<int>(n);
  for (std::size_t n = 0; n <= zeros.size(); ++n) EXPECT_EQ(*table.find(zeros.substr(0, n)), static_cast<int>(n));
}

TEST(WordTable, IsEmptyAfterClearing) {
  WordTable<int> table;
  table["rok"] = 1;
  table.clear();
  EXPECT_EQ(table.find("rok"), nullptr);
  table["lato"] = 2;
  EXPECT_EQ(*table.find("lato"), 2);
}

}  // namespace
}  // namespace kronika
