#include "net/robots.hpp"

#include <gtest/gtest.h>

namespace kronika::net {
namespace {

TEST(Robots, TheLongestRuleDecides) {
  auto r = Robots::parse("User-agent: *\nDisallow: /private\nAllow: /private/open\nDisallow: /*.pdf$\n", "kronika");
  EXPECT_TRUE(r.allows("/"));
  EXPECT_FALSE(r.allows("/private/x"));
  EXPECT_TRUE(r.allows("/private/open/x"));
  EXPECT_FALSE(r.allows("/a/b.pdf"));
  EXPECT_TRUE(r.allows("/a/b.pdf?x"));
  EXPECT_TRUE(r.allows("/robots.txt"));
}

TEST(Robots, OwnGroupBeatsThatForAll) {
  const char* text =
      "User-agent: other\nUser-agent: Kronika/1.0\nDisallow: /a # here\nCrawl-delay: 7\n\nUser-agent: *\nDisallow: /\n";
  auto r = Robots::parse(text, "kronika");
  EXPECT_FALSE(r.allows("/a"));
  EXPECT_TRUE(r.allows("/b"));
  EXPECT_EQ(r.delay(), std::chrono::seconds(7));
  EXPECT_FALSE(Robots::parse(text, "someone").allows("/b"));
}

TEST(Robots, NothingForbidsNothing) {
  EXPECT_TRUE(Robots::parse("", "kronika").allows("/a"));
  EXPECT_TRUE(Robots::parse("User-agent: *\nDisallow:\n", "kronika").allows("/a"));
  EXPECT_TRUE(Robots::parse("<html>no robots here: at all</html>", "kronika").allows("/a"));
}

TEST(Robots, StarsAreNotTriedWithoutEnd) {
  std::string pattern = "User-agent: *\nDisallow: /";
  for (int i = 0; i < 500; ++i) pattern += "*a";
  EXPECT_TRUE(Robots::parse(pattern + "*b$", "kronika").allows("/" + std::string(5000, 'a')));
}

}  // namespace
}  // namespace kronika::net
