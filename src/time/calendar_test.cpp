#include "time/calendar.hpp"

#include <gtest/gtest.h>

namespace kronika::time {
namespace {

using namespace std::chrono_literals;

sys_days d(int y, unsigned m, unsigned day) {
  return sys_days(std::chrono::year(y) / std::chrono::month(m) / std::chrono::day(day));
}

TEST(Calendar, Weekdays) {
  EXPECT_EQ(weekday_of(d(2019, 4, 3)), 3);
  EXPECT_EQ(weekday_of(d(1969, 12, 28)), 7);
  EXPECT_EQ(nth_weekday(period_of(d(2019, 11, 5), Unit::month), 4, 4), d(2019, 11, 28));
  EXPECT_EQ(nth_weekday(period_of(d(2019, 5, 5), Unit::month), 1, -1), d(2019, 5, 27));
  EXPECT_FALSE(nth_weekday(period_of(d(2019, 2, 5), Unit::month), 1, 5));
}

TEST(Calendar, Periods) {
  auto text = [](sys_days day, Unit u, int by) { return edtf_of(period_of(day, u, by), u).to_string(); };
  EXPECT_EQ(text(d(2019, 4, 3), Unit::week, -1), "2019-03-25/2019-03-31");
  EXPECT_EQ(text(d(2019, 4, 3), Unit::weekend, 0), "2019-04-06/2019-04-07");
  EXPECT_EQ(text(d(2019, 1, 31), Unit::month, -1), "2018-12");
  EXPECT_EQ(text(d(2019, 1, 31), Unit::quarter, -1), "2018-36");
  EXPECT_EQ(text(d(2019, 1, 31), Unit::season, 0), "2018-24");
  EXPECT_EQ(text(d(2019, 4, 3), Unit::season, 1), "2019-22");
  EXPECT_EQ(text(d(2019, 7, 1), Unit::half, 0), "2019-41");
  EXPECT_EQ(text(d(2019, 7, 1), Unit::decade, -2), "199X");
  EXPECT_EQ(text(d(2019, 7, 1), Unit::century, -1), "19XX");
  EXPECT_EQ(text(d(1, 1, 1), Unit::day, -1), "0000-12-31");
  EXPECT_EQ(text(d(9999, 12, 31), Unit::decade, 1), "Y10000/Y10009");
}

TEST(Calendar, MonthsKeepWithinTheMonth) {
  EXPECT_EQ(add_months(d(2019, 3, 31), -1), d(2019, 2, 28));
  EXPECT_EQ(add_months(d(2020, 2, 29), 12), d(2021, 2, 28));
}

TEST(Calendar, Easter) {
  EXPECT_EQ(easter(2019), d(2019, 4, 21));
  EXPECT_EQ(easter(2024), d(2024, 3, 31));
  EXPECT_EQ(easter(2038), d(2038, 4, 25));
  EXPECT_EQ(orthodox_easter(2019), d(2019, 4, 28));
  EXPECT_EQ(orthodox_easter(2024), d(2024, 5, 5));
  EXPECT_EQ(islamic_day(1442, 9, 1), d(2021, 4, 13));
  EXPECT_EQ(islamic_day(1442, 10, 1), d(2021, 5, 13));
  EXPECT_EQ(islamic_day(1445, 9, 1), d(2024, 3, 11));
  EXPECT_EQ(islamic_day(1, 1, 1), d(622, 7, 19));
  for (int y : {622, 1900, 2000, 2021, 2030, 9999}) {
    const auto h = islamic_year_about(y);
    EXPECT_LE(islamic_day(h, 1, 1), d(y, 1, 1));
    EXPECT_GT(islamic_day(h + 3, 1, 1), d(y, 12, 31)) << y;
  }
}

}  // namespace
}  // namespace kronika::time
