#include "html/dates.hpp"

#include <gtest/gtest.h>

namespace kronika::html {
namespace {

class Dates : public testing::Test {
 protected:
  void SetUp() override {
    auto loaded = DateReader::load(KRONIKA_SOURCE_DIR "/page");
    ASSERT_TRUE(loaded) << loaded.error().to_string();
    reader = std::move(*loaded);
  }
  std::string parse(std::string_view text, DateOrder order = DateOrder::unknown) const {
    auto d = reader.parse(text, order);
    return d ? d->to_string() : "-";
  }
  std::string url(std::string_view text) const {
    auto d = reader.in_url(text);
    return d ? d->to_string() : "-";
  }
  DateReader reader;
};

TEST_F(Dates, ForMachines) {
  EXPECT_EQ(parse("2019-04-03"), "2019-04-03");
  EXPECT_EQ(parse(" 2019-04-03T10:15:00+02:00"), "2019-04-03");
  EXPECT_EQ(parse("2019-04-03 10:15"), "2019-04-03");
  EXPECT_EQ(parse("20190403"), "2019-04-03");
  EXPECT_EQ(parse("20190403T101500Z"), "2019-04-03");
  EXPECT_EQ(parse("2019-04"), "2019-04");
  EXPECT_EQ(parse("2019"), "2019");
  EXPECT_EQ(parse("Wed, 03 Apr 2019 10:15:00 GMT"), "2019-04-03");
  EXPECT_EQ(parse("1554286500"), "2019-04-03");
  EXPECT_EQ(parse("1554286500000"), "2019-04-03");
}

TEST_F(Dates, ForPeople) {
  EXPECT_EQ(parse("3 kwietnia 2019, 10:15"), "2019-04-03");
  EXPECT_EQ(parse("Środa, 3 KWIETNIA 2019 r."), "2019-04-03");
  EXPECT_EQ(parse("April 3rd, 2019"), "2019-04-03");
  EXPECT_EQ(parse("3rd of April, 2019"), "2019-04-03");
  EXPECT_EQ(parse("Apr. 3, 2019 at 10:15 AM"), "2019-04-03");
  EXPECT_EQ(parse("3 IV 2019"), "2019-04-03");
  EXPECT_EQ(parse("03.04.2019 10:15"), "2019-04-03");
  EXPECT_EQ(parse("3 апреля 2019"), "2019-04-03");
  EXPECT_EQ(parse("3 de abril de 2019"), "2019-04-03");
  EXPECT_EQ(parse("2019年4月3日"), "2019-04-03");
  EXPECT_EQ(parse("kwiecień 2019"), "2019-04");
}

TEST_F(Dates, NumbersWithSlashesGoByTheLanguageOrStayOpen) {
  EXPECT_EQ(parse("04/03/2019", date_order("en-US")), "2019-04-03");
  EXPECT_EQ(parse("04/03/2019", date_order("pl")), "2019-03-04");
  EXPECT_EQ(parse("04/03/2019", date_order("en_GB")), "2019-03-04");
  EXPECT_EQ(parse("04/03/2019", date_order("en")), "[2019-03-04,2019-04-03]");
  EXPECT_EQ(parse("04/23/2019"), "2019-04-23");
  EXPECT_EQ(parse("03.04.2019", date_order("en-US")), "2019-04-03");
}

TEST_F(Dates, WhatIsNoDate) {
  for (auto text : {"", "today", "10:15", "2019-13-40", "31 lutego 2019", "3 kwietnia", "1970-01-01T00:00:00Z",
                    "0001-01-01", "Section 4, page 2019", "3 i 4 2019", "12.5 2019", "call 555-1234-2019"})
    EXPECT_EQ(parse(text), "-") << text;
}

TEST_F(Dates, AllDatesOfATextWithTheirPlaces) {
  std::string text = "Published 3 April 2019, updated 5 April 2019";
  auto found = reader.find(text);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(text.substr(found[0].begin, found[0].end - found[0].begin), "3 April 2019");
  EXPECT_EQ(text.substr(found[1].begin, found[1].end - found[1].begin), "5 April 2019");
}

TEST_F(Dates, InAddresses) {
  EXPECT_EQ(url("https://example.org/2019/04/03/talks"), "2019-04-03");
  EXPECT_EQ(url("https://example.org/world/2019-4-3-talks.html"), "2019-04-03");
  EXPECT_EQ(url("https://example.org/news/20190403/talks"), "2019-04-03");
  EXPECT_EQ(url("https://example.org/world/2019/apr/03/talks"), "2019-04-03");
  EXPECT_EQ(url("https://example.org/2019/04/talks"), "2019-04");
  EXPECT_EQ(url("https://example.org/talks-2019/04"), "-");
  EXPECT_EQ(url("https://example.org/a,20190403"), "2019-04-03");
  EXPECT_EQ(url("https://example.org/id47201904/talks"), "-");
  EXPECT_EQ(url("https://example2019-04-03.org"), "-");
  EXPECT_EQ(url("https://example.org/talks?d=2019-04-03"), "-");
  EXPECT_EQ(url(""), "-");
}

}  // namespace
}  // namespace kronika::html
