#include "html/strip.hpp"

#include <gtest/gtest.h>

namespace kronika::html {
namespace {

TEST(Strip, TakesOffWhatIsNotForReaders) {
  EXPECT_EQ(strip("<p>a<script>var x = '<p>b</p>';</script>c</p>").html, "<p>a<script></script>c</p>");
  EXPECT_EQ(strip("<style media=\"a>b\">p{}</STYLE>x").html, "<style media=\"a>b\"></STYLE>x");
  EXPECT_EQ(strip("a<!-- <p>b --->c<!-->d").html, "acd");
  EXPECT_EQ(strip("1 < 2 and <3").html, "1 < 2 and <3");
}

TEST(Strip, TagsInAttributesAreNoTags) {
  const std::string page = R"(<div data-embed="<script>alert(1)</script>" title='<!-- '>text</div>)";
  EXPECT_EQ(strip(page).html, page);
}

TEST(Strip, AScriptWithinACommentWithinAScript) {
  EXPECT_EQ(strip("<script><!-- w('<script>x</script>') --></script>text").html, "<script></script>text");
}

TEST(Strip, KeepsLinkedData) {
  const std::string page =
      R"(<script type="application/ld+json">{"a":1}</script><SCRIPT TYPE='text/javascript'>b</SCRIPT>)";
  auto s = strip(page);
  ASSERT_EQ(s.json_ld.size(), 1u);
  EXPECT_EQ(s.json_ld[0], R"({"a":1})");
}

TEST(Strip, WhatBreaksOffIsLeftOut) {
  EXPECT_EQ(strip("text<a href=\"x").html, "text");
  EXPECT_EQ(strip("text<!-- x").html, "text");
  EXPECT_EQ(strip("text<script>x").html, "text<script>");
  EXPECT_EQ(strip("text</p").html, "text</p");
}

TEST(Strip, NestingAndAttributesHaveAnEnd) {
  std::string deep;
  for (int i = 0; i < 10000; ++i) deep += "<div>";
  EXPECT_EQ(strip(deep + "x").html.size(), kMaxDepth * 5 + 1);
  std::string wide = "<p";
  for (int i = 0; i < 10000; ++i) wide += " a" + std::to_string(i) + "=1";
  auto kept = strip(wide + ">x").html;
  EXPECT_LT(kept.size(), 10 * kMaxAttributes);
  EXPECT_TRUE(kept.ends_with(">x"));
  // Elements that are closed do not count, nor do those that are never closed.
  std::string flat;
  for (int i = 0; i < 10000; ++i) flat += "<div><p>a<br></div>";
  EXPECT_EQ(strip(flat).html, flat);
  // Pictures of many shapes are no deep nesting.
  std::string shapes;
  for (int i = 0; i < 1000; ++i) shapes += "<svg><path d=M0 /><path/></svg>";
  EXPECT_EQ(strip(shapes + "<div>x</div>").html, shapes + "<div>x</div>");
}

}  // namespace
}  // namespace kronika::html
