#include "ingest/feed.hpp"

#include <gtest/gtest.h>

#include "ingest/test_receiver.hpp"

namespace kronika::ingest {
namespace {

TEST(Feed, Rss2) {
  auto r = find(R"(<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Example</title><link>https://example.org</link>
<item><title>Talks end &amp; begin</title><link>https://example.org/a</link><pubDate>Wed, 03 Apr 2019 10:00:00 GMT</pubDate>
<dc:creator>Ann Author</dc:creator><description>Short.</description><content:encoded><![CDATA[<p>Talks ended in Astana.</p><p>They will go on.</p>]]></content:encoded></item>
<item><title>Only a link</title><link>https://example.org/b</link></item></channel></rss>)");
  EXPECT_TRUE(r.faults.empty());
  ASSERT_EQ(r.items.size(), 1u);
  EXPECT_EQ(r.skips.size(), 1u);
  auto a = test_reader().understand(r.items[0]);
  ASSERT_TRUE(a);
  EXPECT_EQ(a->text, "Talks ended in Astana.\nThey will go on.");
  EXPECT_EQ(a->title, "Talks end & begin");
  EXPECT_EQ(a->author, "Ann Author");
  EXPECT_EQ(a->source, "The Example");
  EXPECT_EQ(a->url, "https://example.org/a");
  EXPECT_EQ(a->published->to_string(), "2019-04-03");
  EXPECT_EQ(a->published_from, "feed");
}

TEST(Feed, Atom) {
  auto r = find(R"(<feed xmlns="http://www.w3.org/2005/Atom"><title>Example</title>
<entry><title>One</title><link rel="self" href="https://example.org/x"/><link href="https://example.org/1"/><id>1</id>
<published>2019-04-03T10:00:00Z</published><updated>2019-04-05T10:00:00Z</updated><author><name>A. B.</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>First <b>words</b>.</p><p>Second.</p></div></content></entry></feed>)");
  ASSERT_EQ(r.items.size(), 1u);
  auto a = test_reader().understand(r.items[0]);
  ASSERT_TRUE(a);
  EXPECT_EQ(a->text, "First words.\nSecond.");
  EXPECT_EQ(a->url, "https://example.org/1");
  EXPECT_EQ(a->author, "A. B.");
  EXPECT_EQ(a->modified->to_string(), "2019-04-05");
}

TEST(Feed, Rdf) {
  auto r = find(R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Example</title></channel><item rdf:about="u"><title>One</title>
<link>https://example.org/1</link><description>Words of one.</description><dc:date>2019-04-03</dc:date></item></rdf:RDF>)");
  ASSERT_EQ(r.items.size(), 1u);
  EXPECT_EQ(r.items[0].known.published->to_string(), "2019-04-03");
  EXPECT_EQ(r.items[0].bytes, "Words of one.");
}

TEST(Feed, FaultsAfterWhatWasRead) {
  auto r = find("<rss><channel><item><description>Words.</description></item><item></rss>");
  EXPECT_EQ(r.items.size(), 1u);
  EXPECT_EQ(r.faults, std::vector<std::string>{"x:1: is no well-formed XML: mismatched tag"});
  r = find("<rss>");
  EXPECT_EQ(r.faults.size(), 1u);
}

TEST(Feed, EntitiesAndNestingAreBounded) {
  std::string bomb = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a0 \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\">";
  for (int i = 1; i < 12; ++i) {
    bomb += "<!ENTITY a" + std::to_string(i) + " \"";
    for (int j = 0; j < 10; ++j) bomb += "&a" + std::to_string(i - 1) + ";";
    bomb += "\">";
  }
  auto r = find(bomb + "]><rss><channel><item><description>&a11;</description></item></channel></rss>");
  EXPECT_EQ(r.faults.size(), 1u);
  EXPECT_TRUE(r.items.empty());
  std::string deep = "<rss>";
  for (int i = 0; i < 10000; ++i) deep += "<a>";
  EXPECT_EQ(find(deep).faults, std::vector<std::string>{"x: is nested too deeply"});
}

}  // namespace
}  // namespace kronika::ingest
