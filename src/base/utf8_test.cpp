#include "base/utf8.hpp"

#include <gtest/gtest.h>

namespace kronika::utf8 {
namespace {

TEST(Utf8, ValidityFollowsTheStandard) {
  EXPECT_TRUE(is_valid("zażółć gęślą jaźń – Нурсултан 🇰🇿"));
  EXPECT_TRUE(is_valid(""));
  EXPECT_FALSE(is_valid("\xff"));
  EXPECT_FALSE(is_valid("a\xc5"));         // cut off
  EXPECT_FALSE(is_valid("\xc0\x80"));      // overlong
  EXPECT_FALSE(is_valid("\xed\xa0\x80"));  // surrogate
}

TEST(Utf8, WalksBothWays) {
  std::string s = "ąb\xff€";
  std::size_t pos = 0;
  std::u32string there;
  while (pos < s.size()) there += next(s, pos);
  EXPECT_EQ(there, std::u32string({0x105, 'b', 0xFFFD, 0x20AC}));
  std::u32string back;
  while (pos > 0) back += previous(s, pos);
  EXPECT_EQ(back, std::u32string({0x20AC, 0xFFFD, 'b', 0x105}));
  EXPECT_EQ(count(s), 4u);
}

TEST(Utf8, CaseAndFolding) {
  EXPECT_EQ(lower("ŻÓŁĆ i Łódź"), "żółć i łódź");
  EXPECT_EQ(capitalise("łódź"), "Łódź");
  EXPECT_EQ(fold("Nursułtan Žižek Þór Øre"), "nursultan zizek þor ore");
  EXPECT_EQ(fold(""), "");
}

}  // namespace
}  // namespace kronika::utf8
