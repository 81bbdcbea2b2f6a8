#include "html/page.hpp"

#include <gtest/gtest.h>

namespace kronika::html {
namespace {

const PageRules& rules() {
  static const auto loaded = PageRules::load(KRONIKA_SOURCE_DIR);
  if (!loaded) ADD_FAILURE() << loaded.error().to_string();
  return *loaded;
}

std::string filler(int n) {
  std::string out;
  for (int i = 0; i < n; ++i)
    out += "<p>The delegations met for the " + std::to_string(i + 2) +
           "nd time, spoke of trade, and agreed, after long hours, to meet again in the spring.</p>";
  return out;
}

std::vector<std::pair<BlockKind, std::string>> blocks(const Article& a) {
  std::vector<std::pair<BlockKind, std::string>> out;
  for (const auto& b : a.blocks) out.emplace_back(b.kind, std::string(b.span.of(a.text)));
  return out;
}

TEST(Page, PartsOfAnArticleAreToldApart) {
  auto a = read_page(
      R"(<!doctype html><html lang="en-GB"><head><title>Talks end in Astana | The Example</title>
<meta property="og:site_name" content="The Example"><link rel="canonical" href="/world/talks">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Talks end in Astana",
"datePublished":"2019-04-03T09:00:00+02:00","dateModified":"2019-04-05","author":{"name":"By Ann Author"}}</script></head>
<body><nav><a href="/">Home</a> and more of the navigation, which is long, very long indeed, for a page</nav>
<main><article><h1>Talks end in Astana</h1>
<p class="article__lead">Two days of talks ended on Wednesday without an agreement, officials said.</p>)" +
          filler(3) +
          R"(<figure><img src=x><figcaption>The delegations in the conference room. Photo: A.</figcaption></figure>
<h2>Next steps</h2><blockquote>We have not given up, and we will not, whatever may come of it, he said.</blockquote>)" +
          filler(2) +
          R"(<p><a href="/other">Read more: what the talks were all about</a></p><p>The next round is planned, as the ministers said, for May.</p></article></main>
<div class="comments"><p>I think, as a reader, that all of this is quite wrong, and always has been.</p></div>
<footer>All rights reserved, whatever that means, by The Example, 2019</footer></body></html>)",
      rules(), "https://example.org/world/talks?utm=1");
  ASSERT_TRUE(a) << a.error().message;
  EXPECT_EQ(a->title, "Talks end in Astana");
  EXPECT_EQ(a->author, "Ann Author");
  EXPECT_EQ(a->source, "The Example");
  EXPECT_EQ(a->url, "https://example.org/world/talks");
  EXPECT_EQ(a->language, "en");
  EXPECT_EQ(a->published->to_string(), "2019-04-03");
  EXPECT_EQ(a->published_from, "json-ld");
  EXPECT_EQ(a->modified->to_string(), "2019-04-05");
  auto b = blocks(*a);
  ASSERT_EQ(b.size(), 11u) << a->text;
  EXPECT_EQ(b[0].first, BlockKind::lead);
  EXPECT_EQ(b[4], std::pair(BlockKind::caption, std::string("The delegations in the conference room. Photo: A.")));
  EXPECT_EQ(b[5], std::pair(BlockKind::heading, std::string("Next steps")));
  EXPECT_EQ(b[6].first, BlockKind::quote);
  EXPECT_EQ(b[9], std::pair(BlockKind::related, std::string("Read more: what the talks were all about")));
  EXPECT_EQ(b[10].first, BlockKind::paragraph);
  ASSERT_EQ(a->related.size(), 1u);
  EXPECT_EQ(a->related[0].span.of(a->text), a->related[0].title);
}

TEST(Page, DatesForReadersNearTheTitle) {
  auto published = [](const std::string& head, const std::string& around) {
    auto a = read_page("<html lang=en><body><h1>Talks end</h1>" + head + "<article>" + filler(4) + "</article>" +
                           around + "</body></html>",
                       rules());
    return a && a->published ? a->published->to_string() + " " + a->published_from : std::string("-");
  };
  EXPECT_EQ(published("<time datetime=\"2019-04-03\">Wednesday</time>", ""), "2019-04-03 time");
  EXPECT_EQ(published("<span class=\"post-date\">April 3, 2019</span>", ""), "2019-04-03 text");
  EXPECT_EQ(published("<p>Published: 3 April 2019</p>", ""), "2019-04-03 text");
  EXPECT_EQ(published("<div>3 April 2019</div>", ""), "2019-04-03 text");
  // What was changed, what others published, and the owner's rights are no date of publication.
  EXPECT_EQ(published("<p>Last updated: 3 April 2019</p>", ""), "-");
  EXPECT_EQ(published("", "<aside><time datetime=\"2019-04-03\"></time></aside>"), "-");
  EXPECT_EQ(published("", "<div class=related><span class=date>3 April 2019</span></div>"), "-");
  EXPECT_EQ(published("", "<footer>Copyright 3 April 2019</footer>"), "-");
  EXPECT_EQ(published("<p>The treaty of 3 April 1919, which ended the war, is still in force, scholars agree.</p>", ""),
            "-");
}

TEST(Page, AUniversalTimeYieldsToTheLocalDayOfTheAddress) {
  auto a = read_page(
      "<meta property=article:published_time content=2019-04-04T01:30:00Z><article>" + filler(4) + "</article>",
      rules(), "https://example.org/2019/04/03/talks");
  EXPECT_EQ(a->published->to_string(), "2019-04-03");
  EXPECT_EQ(a->published_from, "url");
}

TEST(Page, NoArticle) {
  EXPECT_EQ(read_page("<html><body><nav>Home</nav></body></html>", rules()).error().message, "holds no article");
  EXPECT_FALSE(read_page("", rules()));
}

}  // namespace
}  // namespace kronika::html
