// Days of the proleptic Gregorian calendar for any year, beyond the range of std::chrono::year.
// The algorithms are Howard Hinnant's ("chrono-Compatible Low-Level Date Algorithms").
#pragma once

#include <chrono>
#include <cstdint>

namespace kronika::civil {

constexpr bool is_leap(std::int64_t y) { return y % 4 == 0 && (y % 100 != 0 || y % 400 == 0); }

constexpr unsigned days_in_month(std::int64_t y, unsigned m) {
  constexpr unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return m == 2 && is_leap(y) ? 29 : days[m - 1];
}

constexpr std::chrono::sys_days to_days(std::int64_t y, unsigned m, unsigned d) {
  y -= m <= 2;
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t yoe = y - era * 400;
  const std::int64_t doy = (153 * (static_cast<std::int64_t>(m) + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
  const std::int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return std::chrono::sys_days(std::chrono::days(era * 146097 + doe - 719468));
}

struct Day {
  std::int64_t year;
  unsigned month, day;
  friend constexpr bool operator==(const Day&, const Day&) = default;
};

constexpr Day from_days(std::chrono::sys_days when) {
  const std::int64_t z = when.time_since_epoch().count() + 719468;
  const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097;
  const std::int64_t doe = z - era * 146097;
  const std::int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const std::int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const std::int64_t mp = (5 * doy + 2) / 153;
  const auto d = static_cast<unsigned>(doy - (153 * mp + 2) / 5 + 1);
  const auto m = static_cast<unsigned>(mp < 10 ? mp + 3 : mp - 9);
  return {yoe + era * 400 + (m <= 2), m, d};
}

}  // namespace kronika::civil
