#include "render/table.hpp"

#include <gtest/gtest.h>

namespace kronika::render {
namespace {

Table sample() {
  Table t({{"date", true}, {"who"}, {"n", false, true}});
  t.add({"2019-04-03", "Kasym-Żomart Tokajew", "12"});
  t.add({"2019-04", "Putin\x1b[31m", "3"});
  return t;
}

TEST(Table, LinesUpAndEscapes) {
  EXPECT_EQ(sample().text(0, false),
            "date        who                    n\n"
            "2019-04-03  Kasym-Żomart Tokajew  12\n"
            "2019-04     Putin\\u{001B}[31m      3\n");
}

TEST(Table, CutsTheWidestButNeverWholeColumns) {
  std::string text = sample().text(28, false);
  EXPECT_NE(text.find("2019-04-03  "), std::string::npos);
  EXPECT_EQ(text.find("Tokajew"), std::string::npos);
  EXPECT_NE(text.find("…"), std::string::npos);
  // A terminal too narrow for anything still gets the whole columns.
  EXPECT_NE(sample().text(5, false).find("2019-04-03"), std::string::npos);
}

TEST(Table, CsvQuotesAndDisarms) {
  Table t({{"a"}, {"b"}});
  t.add({"x, \"y\"", "two\nlines"});
  t.add({"=1+1", "plain"});
  EXPECT_EQ(t.csv(), "a,b\n\"x, \"\"y\"\"\",\"two\nlines\"\n'=1+1,plain\n");
}

}  // namespace
}  // namespace kronika::render
