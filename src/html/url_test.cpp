#include "html/url.hpp"

#include <gtest/gtest.h>

namespace kronika::html {
namespace {

TEST(Url, Parts) {
  EXPECT_EQ(host_of("https://www.Example.org:8080/a"), "example.org");
  EXPECT_EQ(host_of("http://user@news.example.org?x"), "news.example.org");
  EXPECT_EQ(host_of("/a/b"), "");
  EXPECT_EQ(path_of("https://example.org/a/b?c#d"), "/a/b");
  EXPECT_EQ(path_of("https://example.org"), "/");
  EXPECT_EQ(path_of("https://example.org?c"), "/");
}

TEST(Url, Resolves) {
  const char* base = "https://example.org/news/1?x=2";
  EXPECT_EQ(resolve(base, "/a"), "https://example.org/a");
  EXPECT_EQ(resolve(base, "2"), "https://example.org/news/2");
  EXPECT_EQ(resolve(base, "?y"), "https://example.org/news/1?y");
  EXPECT_EQ(resolve(base, "//cdn.example.org/a"), "https://cdn.example.org/a");
  EXPECT_EQ(resolve(base, "http://other.org/"), "http://other.org/");
  EXPECT_EQ(resolve("https://example.org", "a"), "https://example.org/a");
  EXPECT_EQ(resolve(base, "mailto:a@b"), "");
  EXPECT_EQ(resolve(base, "#top"), "");
  EXPECT_EQ(resolve("", "/a"), "");
}

}  // namespace
}  // namespace kronika::html
