// Dates told in part ("3 April", "Friday", "summer"), and whole ones.
#include <fmt/format.h>

#include <algorithm>

#include "base/civil.hpp"
#include "time/functions.hpp"

namespace kronika::time {
namespace {

// A year as read from a text; outside these bounds it is some other number.
bool plausible_year(std::int64_t y) { return y >= 1 && y <= 9999; }

// The year of two digits that is at most `ahead` years after the text.
std::int64_t full_year(std::int64_t n, const std::optional<sys_days>& near, int ahead) {
  const std::int64_t now = near ? civil::from_days(*near).year : 2000;
  const std::int64_t century = now / 100 * 100;
  return century + n > now + ahead ? century + n - 100 : century + n;
}

// ---- dates that are not whole ----

// The instance, out of one for each year, that a text speaks of. `instance(year)` may be absent.
template <class F>
std::optional<Period> pick(const Call& c, F instance) {
  const auto near = c.near();
  if (!near) return std::nullopt;
  if (c.ref.used) c.ref.used->direction = true;
  const auto year = civil::from_days(*near).year;
  std::optional<Period> best;
  std::int64_t best_distance = 0;
  for (int step = 0; step <= 16; ++step) {  // 0, -1, 1, -2, 2, … : leap days are up to eight years away
    const std::int64_t by = step % 2 == 0 ? step / 2 : -(step + 1) / 2;
    const std::optional<Period> p = instance(year + by);
    if (step > 2 && best) break;
    if (!p) continue;
    if (c.ref.direction == Direction::past && p->first > *near) continue;
    if (c.ref.direction == Direction::future && p->last < *near) continue;
    std::int64_t distance = 0;
    // The past wins a tie; where no verb says which way to look, news looks back unless the future is much nearer.
    const int far = c.ref.direction == Direction::unknown ? 3 : 1;
    if (p->first > *near) distance = (p->first - *near).count() * 2 * far + 1;
    if (p->last < *near) distance = (*near - p->last).count() * 2;
    if (!best || distance < best_distance) best = p, best_distance = distance;
  }
  return best;
}

Value day_month(const Call& c) {
  const Value d = c[0], m = c[1];
  if (!d || !m) return {};
  const auto day = whole(d), month = whole(m);
  if (month < 1 || month > 12 || day < 1 || day > civil::days_in_month(2000, static_cast<unsigned>(month))) return {};
  if (!c.ref.near) {
    auto undated = Edtf::parse(fmt::format("XXXX-{:02}-{:02}", month, day));
    return undated ? date_value(*undated, Unit::day) : Value();
  }
  auto p = pick(c, [&](std::int64_t y) -> std::optional<Period> {
    if (day > civil::days_in_month(y, static_cast<unsigned>(month))) return std::nullopt;
    const auto when = civil::to_days(y, static_cast<unsigned>(month), static_cast<unsigned>(day));
    return Period{when, when};
  });
  return p ? period_value(*p, Unit::day) : Value();
}

Value in_month(const Call& c) {
  const Value m = c[0];
  const auto month = whole(m);
  if (!m || month < 1 || month > 12) return {};
  if (!c.ref.near) {
    auto undated = Edtf::parse(fmt::format("XXXX-{:02}", month));
    return undated ? date_value(*undated, Unit::month) : Value();
  }
  auto p = pick(
      c, [&](std::int64_t y) { return period_of(civil::to_days(y, static_cast<unsigned>(month), 1), Unit::month); });
  return p ? period_value(*p, Unit::month) : Value();
}

// The month next to `near` that has this day, on this weekday when one is given.
Value on_day(const Call& c) {
  const Value d = c[0], w = c[1];
  const auto near = c.near();
  if (!d || !near || d.number < 1 || d.number > 31) return {};
  if (c.ref.used) c.ref.used->direction = true;
  std::optional<sys_days> best;
  for (int by = 0; by <= 14; ++by) {
    for (int sign : {-1, 1}) {
      if (by == 0 && sign == 1) continue;
      const Period month = period_of(*near, Unit::month, sign * by);
      const sys_days day = month.first + days(whole(d) - 1);
      if (day > month.last || (w && weekday_of(day) != whole(w))) continue;
      if (c.ref.direction == Direction::past && day > *near) continue;
      if (c.ref.direction == Direction::future && day < *near) continue;
      auto distance = [&](sys_days x) { return std::llabs((x - *near).count()); };
      if (!best || distance(day) < distance(*best)) best = day;
    }
    if (best && by > 0) break;
  }
  return best ? date_value(Edtf::day(*best), Unit::day) : Value();
}

Value on_weekday(const Call& c) {
  const Value w = c[0];
  const auto near = c.near();
  if (!w || !near) return {};
  const int ahead = (static_cast<int>(whole(w)) - weekday_of(*near) + 7) % 7;
  if (ahead == 0) return date_value(Edtf::day(*near), Unit::day);
  if (c.ref.used) c.ref.used->direction = true;
  const bool future = c.ref.direction == Direction::future || (c.ref.direction == Direction::present && ahead <= 3);
  return date_value(Edtf::day(*near + days(future ? ahead : ahead - 7)), Unit::day);
}

// The weekday strictly before the day of the text (last Friday).
Value last_weekday(const Call& c) {
  const Value w = c[0];
  const auto now = c.now();
  if (!w || !now) return {};
  const int ahead = (static_cast<int>(whole(w)) - weekday_of(*now) + 7) % 7;
  return date_value(Edtf::day(*now + days(ahead - 7)), Unit::day);
}
// The one strictly after it (coming Friday).
Value coming_weekday(const Call& c) {
  const Value w = c[0];
  const auto now = c.now();
  if (!w || !now) return {};
  const int ahead = (static_cast<int>(whole(w)) - weekday_of(*now) + 7) % 7;
  return date_value(Edtf::day(*now + days(ahead == 0 ? 7 : ahead)), Unit::day);
}

// season(1..4), quarter(1..4), half(1..2), third of a year: by the codes of EDTF; with a year, of that year.
Value part_of_year(const Call& c) {
  const Value code = c[0];
  const auto part = static_cast<unsigned>(whole(code));
  if (!code || part < 21 || part > 41) return {};
  const Unit unit = part < 33 ? Unit::season : part < 37 ? Unit::quarter : Unit::half;
  if (const Value year = c[1]) {
    if (!plausible_year(whole(year))) return {};
    return date_value(Edtf::part_of_year(whole(year), part), unit);
  }
  auto p = pick(c, [&](std::int64_t y) -> std::optional<Period> {
    const Edtf e = Edtf::part_of_year(y, part);
    return Period{*e.earliest(), *e.latest()};
  });
  if (!p) return {};
  return date_value(Edtf::part_of_year(civil::from_days(p->first).year, part), unit);
}

template <class F>
Value feast(const Call& c, const Value& offset, F day_in) {
  auto p = pick(c, [&](std::int64_t y) {
    const sys_days d = day_in(y) + days(whole(offset));
    return Period{d, d};
  });
  return p ? period_value(*p, Unit::day) : Value();
}
Value easter_day(const Call& c) { return feast(c, c[0], easter); }
Value orthodox_easter_day(const Call& c) { return feast(c, c[0], orthodox_easter); }

// islamic(month, day[, days]): a feast of the Islamic calendar that lasts so many days. Nobody knows it to the day
// before the moon is seen.
Value islamic_feast(const Call& c) {
  const Value month = c[0], day = c[1], lasting = c[2];
  if (!month || !day || month.number < 1 || month.number > 12 || day.number < 1 || day.number > 30) return {};
  const std::int64_t more = lasting ? std::clamp<std::int64_t>(whole(lasting), 1, 30) - 1 : 0;
  auto p = pick(c, [&](std::int64_t y) -> std::optional<Period> {
    for (std::int64_t h = islamic_year_about(y), last = h + 2; h <= last; ++h) {
      const sys_days d = islamic_day(h, static_cast<unsigned>(whole(month)), static_cast<unsigned>(whole(day)));
      if (civil::from_days(d).year == y) return Period{d, d + days(more)};
    }
    return std::nullopt;
  });
  if (!p) return {};
  const Edtf first = Edtf::day(p->first), last = Edtf::day(p->last);
  return date_value((more == 0 ? first : Edtf::interval(first, last)).qualified(Edtf::kApproximate), Unit::day);
}

// weekday-in-month(n, weekday, month[, offset]): the fourth Thursday of November, the day after it.
Value weekday_in_month(const Call& c) {
  const Value n = c[0], w = c[1], m = c[2], offset = c[3];
  if (!n || !w || !m || m.number < 1 || m.number > 12) return {};
  auto p = pick(c, [&](std::int64_t y) -> std::optional<Period> {
    const Period month = period_of(civil::to_days(y, static_cast<unsigned>(whole(m)), 1), Unit::month);
    auto d = nth_weekday(month, static_cast<int>(whole(w)), static_cast<int>(whole(n)));
    if (!d) return std::nullopt;
    *d += days(whole(offset));
    return Period{*d, *d};
  });
  return p ? period_value(*p, Unit::day) : Value();
}

// ---- whole dates ----

Value date_of_numbers(const Call& c) {
  const Value y = c[0], m = c[1], d = c[2];
  if (!y || !plausible_year(whole(y))) return {};
  if (!m) return date_value(Edtf::year(whole(y)), Unit::year);
  if (m.number < 1 || m.number > 12) return {};
  const auto month = static_cast<unsigned>(whole(m));
  if (c.size() < 3) return date_value(Edtf::month(whole(y), month), Unit::month);
  if (!d || d.number < 1 || d.number > civil::days_in_month(whole(y), month)) return {};
  return date_value(Edtf::day(civil::to_days(whole(y), month, static_cast<unsigned>(whole(d)))), Unit::day);
}

Value short_year(const Call& c) {
  const Value n = c[0];
  if (!n) return {};
  return number_value(n.number > 99 ? n.number : static_cast<double>(full_year(whole(n), c.ref.near, 15)));
}

Value decade(const Call& c) {
  const Value n = c[0];
  if (!n) return {};
  auto year = whole(n);
  if (const auto in = extent(c[1]); in && year < 100)
    year += civil::from_days(in->first).year;
  else if (year < 100)
    year = full_year(year, c.ref.near, 5);
  return plausible_year(year) ? date_value(Edtf::decade(year), Unit::decade) : Value();
}

Value century(const Call& c) {
  const Value n = c[0];
  if (!n || n.number < 1 || n.number > 99) return {};
  return date_value(Edtf::century((whole(n) - 1) * 100), Unit::century);
}

constexpr Function kFunctions[] = {
    {"date", 1, 3, date_of_numbers},
    {"short-year", 1, 1, short_year},
    {"day-month", 2, 2, day_month},
    {"in-month", 1, 1, in_month},
    {"on-day", 1, 2, on_day},
    {"on-weekday", 1, 1, on_weekday},
    {"last-weekday", 1, 1, last_weekday},
    {"coming-weekday", 1, 1, coming_weekday},
    {"part-of-year", 1, 2, part_of_year},
    {"easter", 1, 1, easter_day},
    {"orthodox-easter", 1, 1, orthodox_easter_day},
    {"islamic", 2, 3, islamic_feast},
    {"weekday-in-month", 3, 4, weekday_in_month},
    {"decade", 1, 2, decade},
    {"century", 1, 1, century},
};

}  // namespace

std::span<const Function> partial_date_functions() { return kFunctions; }

}  // namespace kronika::time
