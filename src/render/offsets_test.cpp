#include "render/offsets.hpp"

#include <gtest/gtest.h>

namespace kronika::render {
namespace {

TEST(CodePoints, CountsLettersNotBytes) {
  CodePoints p("ażb€🇵x");
  EXPECT_EQ(p.of({0, 1}), (Span{0, 1}));
  EXPECT_EQ(p.of({1, 3}), (Span{1, 2}));   // ż
  EXPECT_EQ(p.of({4, 7}), (Span{3, 4}));   // €
  EXPECT_EQ(p.of({7, 11}), (Span{4, 5}));  // one code point of four bytes
  EXPECT_EQ(p.at(2), 1u);                  // within ż
  EXPECT_EQ(p.at(12), 6u);
  EXPECT_EQ(p.at(1000), 6u);
}

TEST(CodePoints, GoesBack) {
  std::string_view text = "ażb€🇵x";
  CodePoints p(text);
  for (std::uint32_t byte : {0u, 1u, 3u, 4u, 7u, 11u, 12u}) EXPECT_EQ(byte_of_code_point(text, p.at(byte)), byte);
  EXPECT_EQ(byte_of_code_point(text, 99), text.size());
  EXPECT_EQ(CodePoints("").at(0), 0u);
}

}  // namespace
}  // namespace kronika::render
