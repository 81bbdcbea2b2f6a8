#include "ingest/dumps.hpp"

#include <gtest/gtest.h>

#include "ingest/test_receiver.hpp"

namespace kronika::ingest {
namespace {

Remembering mapped(std::string_view bytes, std::string map) {
  ReadOptions options;
  options.map = std::move(map);
  auto reader = Reader::open(KRONIKA_SOURCE_DIR, options);
  if (!reader) ADD_FAILURE() << reader.error().to_string();
  return find(bytes, *reader);
}

TEST(JsonDump, ObjectsByLineOrInAnArray) {
  const std::string one =
      R"({"title":"T","text":"Words {of} \"one\".","date":"2019-04-03T10:00","authors":["A","B"],"url":"https://example.org/1"})";
  for (const auto& dump :
       {one + "\n" + one + "\n", "[" + one + ",\n" + one + "]", one + one, "\xEF\xBB\xBF" + one + "\r\n" + one}) {
    auto r = find(dump);
    EXPECT_TRUE(r.faults.empty()) << r.faults[0];
    ASSERT_EQ(r.items.size(), 2u) << dump;
    EXPECT_EQ(r.items[1].bytes, "Words {of} \"one\".");
    EXPECT_EQ(r.items[1].known.title, "T");
    EXPECT_EQ(r.items[1].known.author, "A, B");
    EXPECT_EQ(r.items[1].known.published->to_string(), "2019-04-03");
  }
}

TEST(JsonDump, FieldsByMap) {
  auto r = mapped(R"({"doc":{"body":"Words."},"when":"April 3, 2019"})", "text=doc.body,date=when");
  ASSERT_EQ(r.items.size(), 1u);
  EXPECT_EQ(r.items[0].bytes, "Words.");
  EXPECT_EQ(r.items[0].known.published->to_string(), "2019-04-03");
  EXPECT_EQ(r.items[0].known.published_from, "field");
  ReadOptions wrong;
  wrong.map = "words=body";
  EXPECT_FALSE(Reader::open(KRONIKA_SOURCE_DIR, wrong));
}

TEST(JsonDump, FaultsNameTheLine) {
  auto r = find(
      "{\"text\":\"One.\"}\nnonsense\n{\"text\":\"Two.\",}\n{\"title\":\"no text\"}\n{\"text\":\"Three.\",\"date\":\"soon\"}\n{\"text\":\"Four.\"}\n");
  EXPECT_EQ(r.items.size(), 2u);
  EXPECT_EQ(r.faults, (std::vector<std::string>{"x:2: is no JSON object", "x:3: is no JSON object", "x:4: has no text",
                                                "x:5: the date \"soon\" is no date"}));
  r = find("{\"text\":\"One.\"}\n{\"text\":\"broken\n{\"text\":\"Two.\"}\n{\"text\":\"cut");
  EXPECT_EQ(r.items.size(), 2u);
  EXPECT_EQ(r.faults.size(), 2u);
  r = find("{\"text\":" + std::string(100000, '[') + "1}");
  EXPECT_EQ(r.faults.size(), 1u);
}

TEST(TableDump, CommasSemicolonsAndTabs) {
  for (std::string s : {",", ";", "\t"}) {
    auto r = find("title" + s + "text" + s + "date\r\nT" + s + "\"Words, \"\"quoted\"\";\nand more.\"" + s +
                  "2019-04-03\r\nU" + s + "More words." + s + "2019\r\n");
    EXPECT_TRUE(r.faults.empty()) << r.faults[0];
    ASSERT_EQ(r.items.size(), 2u);
    EXPECT_EQ(r.items[0].bytes, "Words, \"quoted\";\nand more.");
    EXPECT_EQ(r.items[1].known.published->to_string(), "2019");
    EXPECT_EQ(r.items[1].name, "x#4");
  }
}

TEST(TableDump, FieldsByMapAndFaults) {
  auto r =
      mapped("id,words,day\n1,One.,2019-04-03\n2,Two.\n3,Three.,2019-04-05\n4,\"no end,2019\n", "text=words,date=day");
  EXPECT_EQ(r.items.size(), 2u);
  ASSERT_EQ(r.faults.size(), 2u);
  EXPECT_EQ(r.faults[0], "x:3: has 2 cells where the first line has 3");
}

TEST(TableDump, PlainTextIsNoTable) {
  EXPECT_EQ(find("Yesterday, all my troubles\nseemed so far away.\n").items.at(0).form, Form::any);
}

}  // namespace
}  // namespace kronika::ingest
