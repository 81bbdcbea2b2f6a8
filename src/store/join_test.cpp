#include "store/join.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace kronika {
namespace {

// Tellings as "name date", in the order of their joined events: "a b: 2019-04-03 | c: 2019-04-10".
std::string joined(std::vector<std::pair<std::string, std::string>> said) {
  std::vector<Telling> tellings;
  for (auto& [name, date] : said)
    tellings.push_back({name, Edtf::parse(date).value_or(Edtf()), static_cast<std::int64_t>(tellings.size())});
  std::string text;
  for (const Joined& j : join(tellings)) {
    if (!text.empty()) text += " | ";
    for (std::size_t i : j.tellings) text += tellings[i].name + " ";
    text.back() = ':';
    text.append(" ").append(j.date.to_string());
  }
  return text;
}

constexpr const char* kWednesdays = "[2019-04-03,2019-04-10,2019-04-17,2019-04-24]";

TEST(Join, SameDayIsOneEvent) {
  EXPECT_EQ(joined({{"a", "2019-04-03"}, {"b", "2019-04-03"}}), "a b: 2019-04-03");
  EXPECT_EQ(joined({{"a", "2019-04-03"}, {"b", "2019-04-04"}}), "a: 2019-04-03 | b: 2019-04-04");
}

TEST(Join, PartlyKnownDateJoinsTheOneItCanMean) {
  EXPECT_EQ(joined({{"a", kWednesdays}, {"b", "2019-04-03"}}), "a b: 2019-04-03");
  EXPECT_EQ(joined({{"a", "2019-04"}, {"b", "2019-04-03"}}), "a b: 2019-04-03");
  EXPECT_EQ(joined({{"a", kWednesdays}, {"b", "2019-04-04"}}), std::string("a: ") + kWednesdays + " | b: 2019-04-04");
}

TEST(Join, WhatCouldMeanSeveralStandsAlone) {
  EXPECT_EQ(joined({{"a", kWednesdays}, {"b", "2019-04-03"}, {"c", "2019-04-10"}}),
            std::string("a: ") + kWednesdays + " | b: 2019-04-03 | c: 2019-04-10");
}

TEST(Join, SaysWhy) {
  std::vector<Telling> tellings{{"a", Edtf::parse("2019-04-03").value(), 1}, {"b", Edtf::parse("2019-04").value(), 2}};
  auto result = join(tellings);
  ASSERT_EQ(result.size(), 1u);
  EXPECT_EQ(result[0].reason, "2019-04-03 is what all agree on: 1 telling says 2019-04-03; 1 telling says 2019-04");
  for (const char* name : {"c", "d"}) tellings.push_back({name, tellings[1].date, name[0] == 'c' ? 2 : 3});
  EXPECT_EQ(join(tellings).at(0).reason,
            "2019-04-03 is what all agree on: 1 telling says 2019-04-03; 3 tellings of 2 texts say 2019-04");
}

TEST(Join, UndatedTellingsGivenTogetherAreOne) { EXPECT_EQ(joined({{"b", ""}, {"a", ""}}), "a b: "); }

TEST(Join, OrderMakesNoDifference) {
  std::vector<std::pair<std::string, std::string>> said{{"a", kWednesdays},  {"b", "2019-04-03"},
                                                        {"c", "2019-04"},    {"d", "2019-03-30/2019-04-05"},
                                                        {"e", "2019-04-05"}, {"f", "2019-05-01"}};
  std::sort(said.begin(), said.end());
  const std::string expected = joined(said);
  do {
    ASSERT_EQ(joined(said), expected);
  } while (std::next_permutation(said.begin(), said.end()));
}

}  // namespace
}  // namespace kronika
