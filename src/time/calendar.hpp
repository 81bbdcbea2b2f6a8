// Units of the calendar, stretches of days, and the days that move.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "kronika/edtf.hpp"

namespace kronika::time {

using std::chrono::days;
using std::chrono::sys_days;

// From fine to coarse; the order is used.
enum class Unit : std::uint8_t {
  second,
  minute,
  hour,
  day,
  weekend,
  week,
  month,
  quarter,
  season,
  half,
  year,
  decade,
  century,
  millennium
};
std::optional<Unit> parse_unit(std::string_view name);

struct Period {
  sys_days first, last;
  friend bool operator==(const Period&, const Period&) = default;
};

int weekday_of(sys_days d);  // 1 Monday … 7 Sunday, as ISO 8601 counts

// The stretch of this unit that holds the day, and the one `by` units away from it. Units below a day are
// taken as the day. A weekend holds the days of its week.
Period period_of(sys_days d, Unit unit, std::int64_t by = 0);

// The same day of the month so many months away, or the month's last where it has no such day.
sys_days add_months(sys_days d, std::int64_t months);

// Easter Sunday in the Western churches (the Meeus/Jones/Butcher algorithm), and in the Eastern ones by the
// Julian calendar (Meeus), both as Gregorian days.
sys_days easter(std::int64_t year);
sys_days orthodox_easter(std::int64_t year);

// A day of the Islamic calendar as the tables have it (Ramadan is month 9); where the new moon is looked for in the
// sky, it may be the day before or after.
sys_days islamic_day(std::int64_t year, unsigned month, unsigned day);
// The first Islamic year that such a day may belong to in a Gregorian year; it or the next two do.
std::int64_t islamic_year_about(std::int64_t gregorian_year);

// The n-th such weekday of a stretch, from its end when n is negative; none when it has not so many.
std::optional<sys_days> nth_weekday(const Period& in, int weekday, int n);

// The EDTF of a whole stretch of the unit: a day, a month, a quarter, a year, a decade; an interval for a week.
Edtf edtf_of(const Period& period, Unit unit);

}  // namespace kronika::time
