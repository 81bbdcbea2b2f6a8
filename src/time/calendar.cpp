#include "time/calendar.hpp"

#include <array>

#include "base/civil.hpp"

namespace kronika::time {
namespace {

constexpr std::array<std::string_view, 14> kUnits{"second", "minute", "hour",    "day",       "weekend",
                                                  "week",   "month",  "quarter", "season",    "half",
                                                  "year",   "decade", "century", "millennium"};

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b != 0 && (a < 0) != (b < 0)); }

// `count` months from the month number `first` (year * 12 + month - 1) on.
Period months(std::int64_t first, std::int64_t count) {
  auto start = [](std::int64_t n) {
    const auto year = floor_div(n, 12);
    return civil::to_days(year, static_cast<unsigned>(n - year * 12) + 1, 1);
  };
  return {start(first), start(first + count) - days(1)};
}

}  // namespace

std::optional<Unit> parse_unit(std::string_view name) {
  for (std::size_t i = 0; i < kUnits.size(); ++i)
    if (kUnits[i] == name) return static_cast<Unit>(i);
  return std::nullopt;
}

int weekday_of(sys_days d) {
  const auto n = (d.time_since_epoch().count() + 3) % 7;  // the epoch was a Thursday
  return static_cast<int>(n < 0 ? n + 7 : n) + 1;
}

Period period_of(sys_days d, Unit unit, std::int64_t by) {
  const auto c = civil::from_days(d);
  const std::int64_t month = c.year * 12 + c.month - 1;
  switch (unit) {
    case Unit::week: {
      const sys_days monday = d - days(weekday_of(d) - 1) + days(7 * by);
      return {monday, monday + days(6)};
    }
    case Unit::weekend: {
      const sys_days saturday = d - days(weekday_of(d) - 6) + days(7 * by);
      return {saturday, saturday + days(1)};
    }
    case Unit::month: return months(month + by, 1);
    case Unit::quarter: return months((floor_div(month, 3) + by) * 3, 3);
    case Unit::season: return months((floor_div(month + 1, 3) + by) * 3 - 1, 3);
    case Unit::half: return months((floor_div(month, 6) + by) * 6, 6);
    case Unit::year: return months((c.year + by) * 12, 12);
    case Unit::decade: return months((floor_div(c.year, 10) + by) * 120, 120);
    case Unit::century: return months((floor_div(c.year, 100) + by) * 1200, 1200);
    case Unit::millennium: return months((floor_div(c.year, 1000) + by) * 12000, 12000);
    default: return {d + days(by), d + days(by)};
  }
}

sys_days add_months(sys_days d, std::int64_t by) {
  const auto c = civil::from_days(d);
  const Period month = period_of(civil::to_days(c.year, c.month, 1), Unit::month, by);
  const sys_days day = month.first + days(c.day - 1);
  return day > month.last ? month.last : day;
}

sys_days easter(std::int64_t year) {
  const std::int64_t a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25,
                     g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4,
                     l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;
  return civil::to_days(year, static_cast<unsigned>(n / 31), static_cast<unsigned>(n % 31 + 1));
}

sys_days orthodox_easter(std::int64_t year) {
  const std::int64_t a = year % 4, b = year % 7, c = year % 19, d = (19 * c + 15) % 30,
                     e = (2 * a + 4 * b - d + 34) % 7, f = d + e + 114;
  const std::int64_t shift = year / 100 - year / 400 - 2;  // of the Julian behind the Gregorian calendar
  return civil::to_days(year, static_cast<unsigned>(f / 31), static_cast<unsigned>(f % 31 + 1)) + days(shift);
}

sys_days islamic_day(std::int64_t year, unsigned month, unsigned day) {
  auto floor_div = [](std::int64_t a, std::int64_t b) { return a / b - (a % b < 0); };
  const sys_days first = civil::to_days(622, 7, 19);  // of the year 1
  const std::int64_t before = (year - 1) * 354 + floor_div(3 + 11 * year, 30) + (59 * (month - 1) + 1) / 2;
  return first + days(before + day - 1);
}

std::int64_t islamic_year_about(std::int64_t gregorian_year) { return (gregorian_year - 622) * 1'030'684 / 1'000'000; }

std::optional<sys_days> nth_weekday(const Period& in, int weekday, int n) {
  sys_days day;
  if (n > 0)
    day = in.first + days((weekday - weekday_of(in.first) + 7) % 7 + 7 * (n - 1));
  else
    day = in.last - days((weekday_of(in.last) - weekday + 7) % 7 + 7 * (-n - 1));
  if (n == 0 || day < in.first || day > in.last) return std::nullopt;
  return day;
}

Edtf edtf_of(const Period& period, Unit unit) {
  const auto c = civil::from_days(period.first);
  switch (unit) {
    case Unit::month: return Edtf::month(c.year, c.month);
    case Unit::quarter: return Edtf::part_of_year(c.year, 33 + (c.month - 1) / 3);
    case Unit::season: return Edtf::part_of_year(c.year, 20 + c.month / 3);
    case Unit::half: return Edtf::part_of_year(c.year, c.month < 7 ? 40 : 41);
    case Unit::year: return Edtf::year(c.year);
    case Unit::decade:
      if (c.year >= 0 && c.year <= 9999) return Edtf::decade(c.year);
      break;
    case Unit::century:
      if (c.year >= 0 && c.year <= 9999) return Edtf::century(c.year);
      break;
    default: break;
  }
  if (period.first == period.last) return Edtf::day(period.first);
  if (unit >= Unit::year) return Edtf::interval(Edtf::year(c.year), Edtf::year(civil::from_days(period.last).year));
  return Edtf::interval(Edtf::day(period.first), Edtf::day(period.last));
}

}  // namespace kronika::time
