#include "entities/publisher.hpp"

#include <gtest/gtest.h>

namespace kronika::entities {
namespace {

const World& the_world() {
  static const auto world = World::load(KRONIKA_SOURCE_DIR);
  return *world;
}

std::string publisher(std::string url, std::string source) {
  Article article;
  article.url = std::move(url);
  article.source = std::move(source);
  return std::string(publisher_of(the_world(), article));
}

TEST(Publisher, IsWhoseHostTheAddressNames) {
  EXPECT_EQ(publisher("https://www.kremlin.ru/events/1", ""), "RUS");
  EXPECT_EQ(publisher("https://www.kremlin.ru/events/1", "state.gov"), "RUS");
  EXPECT_EQ(publisher("https://news.example.org/nato.int/", ""), "");
}

TEST(Publisher, IsWhoseHostTheSourceNamesWithoutAnAddress) {
  EXPECT_EQ(publisher("", "nato.int"), "nato");
  EXPECT_EQ(publisher("", "Reuters"), "");
}

}  // namespace
}  // namespace kronika::entities
