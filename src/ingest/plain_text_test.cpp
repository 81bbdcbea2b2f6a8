#include "ingest/plain_text.hpp"

#include <gtest/gtest.h>

namespace kronika::ingest {
namespace {

TEST(PlainText, LeadingDatedLine) {
  auto a = read_plain_text(
      " date 2019-04 \"Nowy rozdział\". Prezydent w Moskwie\n\n\nPierwszy akapit.\n\nŚródtytuł\n\nDrugi.\n", "a.txt");
  ASSERT_TRUE(a) << a.error().message;
  EXPECT_EQ(a->published->to_string(), "2019-04");
  EXPECT_EQ(a->title, "\"Nowy rozdział\". Prezydent w Moskwie");
  EXPECT_EQ(a->text, "Pierwszy akapit.\n\nŚródtytuł\n\nDrugi.");
  ASSERT_EQ(a->blocks.size(), 3u);
  EXPECT_EQ(a->blocks[0].span.of(a->text), "Pierwszy akapit.");
  EXPECT_EQ(a->blocks[1].kind, BlockKind::heading);
  EXPECT_EQ(a->blocks[2].span.of(a->text), "Drugi.");
}

TEST(PlainText, HeaderLines) {
  auto a = read_plain_text(
      "source: example.org\ndate: 2018-11-03T10:00\nurl: http://example.org/a\ntitle: Talks: day "
      "two\n\nBody.\n",
      "a.txt");
  ASSERT_TRUE(a);
  EXPECT_EQ(a->source, "example.org");
  EXPECT_EQ(a->published->to_string(), "2018-11-03");
  EXPECT_EQ(a->url, "http://example.org/a");
  EXPECT_EQ(a->title, "Talks: day two");
  EXPECT_EQ(a->text, "Body.");
}

TEST(PlainText, BareTextHasNoDate) {
  EXPECT_FALSE(read_plain_text("Rząd podał się do dymisji.", "a.txt")->published.has_value());
}

TEST(PlainText, AWordThatLooksLikeAHeaderIsNone) {
  EXPECT_EQ(read_plain_text("date night ideas\nBody.", "a.txt")->text, "date night ideas\nBody.");
  EXPECT_EQ(read_plain_text("Uwaga: ważne.", "a.txt")->text, "Uwaga: ważne.");
}

TEST(PlainText, FaultsNameTheFileAndTheLine) {
  EXPECT_EQ(read_plain_text("source: x\ndate: 2019-13-40\n\nBody.", "a.txt").error().to_string(),
            "a.txt:2: the date \"2019-13-40\" is no date");
  EXPECT_EQ(read_plain_text("", "a.txt").error().to_string(), "a.txt: is empty");
  EXPECT_EQ(read_plain_text("\n\n -- \n", "a.txt").error().to_string(), "a.txt: holds no text");
  EXPECT_FALSE(read_plain_text("title: only a header\n", "a.txt"));
}

}  // namespace
}  // namespace kronika::ingest
