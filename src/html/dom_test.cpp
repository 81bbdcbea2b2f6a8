#include "html/dom.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "html/strip.hpp"

namespace kronika::html {
namespace {

TEST(Dom, NodesAreInTheOrderOfThePage) {
  auto dom = Dom::parse("<body><p id=a>one <b>two</b><p>three</body>");
  ASSERT_TRUE(dom);
  std::string tags;
  for (const auto& n : dom->nodes())
    tags += n.is_text() ? "\"" + std::string(n.text) + "\" " : std::string(n.tag) + " ";
  EXPECT_EQ(tags, "html head body p \"one \" b \"two\" p \"three\" ");
  EXPECT_EQ((*dom)[3].attribute("id"), "a");
  EXPECT_EQ((*dom)[3].attribute("class"), "");
  EXPECT_EQ((*dom)[3].end, 7u);
  EXPECT_EQ((*dom)[0].end, dom->size());
  EXPECT_EQ(dom->text_of(0), "one twothree");
}

TEST(Dom, ResolvesEntitiesAndKeepsUnknownElements) {
  auto dom = Dom::parse("<amp-story-page>Caf&eacute; &amp; t&#x119;cza</amp-story-page>");
  EXPECT_EQ((*dom)[3].tag, "amp-story-page");
  EXPECT_EQ(dom->text_of(0), "Café & tęcza");
}

TEST(Dom, SurvivesBeingMoved) {
  auto dom = Dom::parse("<p class=x>text");
  Dom moved = std::move(*dom);
  EXPECT_EQ(moved[3].attribute("class"), "x");
  EXPECT_EQ(moved.text_of(0), "text");
}

TEST(Dom, HostilePagesAreBounded) {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<div>";
  EXPECT_TRUE(Dom::parse(deep + "text"));
  EXPECT_FALSE(Dom::parse(std::string(kMaxPageBytes + 1, ' ')));
  // Every paragraph opens all formatting elements again.
  std::string formatting, page;
  for (int i = 0; i < 400; ++i) formatting += "<b id=" + std::to_string(i) + ">";
  page = "<p>" + formatting;
  for (int i = 0; i < 100000; ++i) page += "</p><p>x";
  auto dom = Dom::parse(page);
  ASSERT_FALSE(dom);
  EXPECT_EQ(dom.error().message, "the page needs too much memory as a tree");
}

std::size_t depth_of(const Dom& dom) {
  std::vector<std::size_t> depths;
  for (const Node& n : dom.nodes()) depths.push_back(n.parent == kNoNode ? 1 : depths[n.parent] + 1);
  return depths.empty() ? 0 : *std::max_element(depths.begin(), depths.end());
}

// Each of these leaves elements open behind end tags: HTML's rules make deep trees of them, in quadratic time.
TEST(Dom, DepthIsBoundedWhereEndTagsDoNotCloseWhatTheySeemTo) {
  for (std::string part :
       {"<nobr><div></nobr>", "<div><table><tr><td></div>", "<svg><td></svg><svg><td>", "<b><div></b>", "<rt>",
        "<a><table><td></a>", "<div><button></div>", "<ul><li><object></ul>"}) {
    std::string page;
    for (int i = 0; i < 20000; ++i) page += part;
    auto dom = Dom::parse(page);
    ASSERT_TRUE(dom) << part;
    // A table adds body, row and cell to what is counted.
    EXPECT_LT(depth_of(*dom), 5 * (kMaxDepth + kMaxDoubtful)) << part;
  }
}

TEST(Dom, CollapsesWhiteSpace) {
  EXPECT_EQ(collapse("  a\n\t b\u00A0\u200B c \uFEFF"), "a b c");
  EXPECT_EQ(collapse(""), "");
}

}  // namespace
}  // namespace kronika::html
