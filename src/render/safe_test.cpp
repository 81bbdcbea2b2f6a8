#include "render/safe.hpp"

#include <gtest/gtest.h>

namespace kronika::render {
namespace {

TEST(Safe, ShowsWhatWouldAct) {
  EXPECT_EQ(safe("zażółć\tgęślą\njaźń"), "zażółć gęślą jaźń");
  EXPECT_EQ(safe("a\x1b[31mb"), "a\\u{001B}[31mb");
  EXPECT_EQ(safe("abc\u202Edef"), "abc\\u{202E}def");
  EXPECT_EQ(safe("\u2028"), "\\u{2028}");
}

TEST(Safe, CutsByColumns) {
  EXPECT_EQ(safe_cut("zażółć gęślą", 20), "zażółć gęślą");
  EXPECT_EQ(safe_cut("zażółć gęślą", 6), "zażół…");
  EXPECT_EQ(columns("日本"), 4u);
  EXPECT_EQ(safe_cut("日本語", 4), "日…");
  EXPECT_EQ(safe_cut("", 0), "");
}

}  // namespace
}  // namespace kronika::render
