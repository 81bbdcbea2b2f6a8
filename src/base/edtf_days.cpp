#include "base/edtf_days.hpp"

#include <algorithm>
#include <array>

#include "base/civil.hpp"

namespace kronika::edtf {
namespace {

using Date = Edtf::Date;
using Precision = Edtf::Precision;

constexpr std::size_t kMaxStretches = 1024;  // that one date may mean
constexpr std::array<std::int64_t, 5> kPower{1, 10, 100, 1000, 10000};

struct Months {
  unsigned first, count;  // from the first month of the year on
};

// EDTF leaves the months of a season open. The meteorological seasons are taken; a winter that spans the turn
// of the year belongs to the year in which it begins.
Months months_of(unsigned part) {
  if (part >= 40) return {(part - 40) * 6 + 1, 6};
  if (part >= 37) return {(part - 37) * 4 + 1, 4};
  if (part >= 33) return {(part - 33) * 3 + 1, 3};
  if (part >= 29) return {std::array{9u, 12u, 3u, 6u}[part - 29], 3};
  return {((part - 21) % 4 + 1) * 3, 3};
}

sys_days last_of_month(std::int64_t year, unsigned month) {
  return civil::to_days(year, month, civil::days_in_month(year, month));
}

sys_days last_of_part(std::int64_t year, unsigned part) {
  auto [first, count] = months_of(part);
  unsigned last = first + count - 1;
  return last > 12 ? last_of_month(year + 1, last - 12) : last_of_month(year, last);
}

// Years first to last that a date with a contiguous stretch of years allows: unspecified digits at the end,
// or digits that are not significant.
struct Years {
  std::int64_t first, last;
};
Years years_of(const Date& d) {
  if (d.significant != 0) {
    const std::int64_t size = d.year < 0 ? -d.year : d.year;
    unsigned length = 1;
    for (std::int64_t n = size; n >= 10; n /= 10) ++length;
    std::int64_t unit = 1;
    for (unsigned i = d.significant; i < length; ++i) unit *= 10;
    const std::int64_t low = size / unit * unit, high = low + unit - 1;
    return d.year < 0 ? Years{-high, -low} : Years{low, high};
  }
  unsigned trailing = 0;
  while (trailing < 4 && (d.year_x >> trailing & 1)) ++trailing;
  return {d.year, d.year + kPower[trailing] - 1};
}

bool contiguous_years(const Date& d) { return (d.year_x & (d.year_x + 1)) == 0; }

bool matches(unsigned n, unsigned value, std::uint8_t mask) {
  return ((mask & 1) || n % 10 == value % 10) && ((mask & 2) || n / 10 == value / 10);
}

// The n-th year that the unspecified digits allow, ascending.
std::int64_t nth_year(const Date& d, std::int64_t n) {
  std::int64_t year = d.year;
  for (unsigned bit = 0; bit < 4; ++bit)
    if (d.year_x >> bit & 1) {
      year += n % 10 * kPower[bit];
      n /= 10;
    }
  return year;
}

// Calls `each(lo, hi, year, month, day)` for the stretches of one year, in order or backwards, until it
// returns false; month and day are 0 where the stretch is longer. False when stopped.
template <class F>
bool each_of_year(const Date& d, std::int64_t year, bool backwards, F each) {
  if (d.precision == Precision::year)
    return each(civil::to_days(year, 1, 1), civil::to_days(year, 12, 31), year, 0u, 0u);
  if (d.precision == Precision::part_of_year)
    return each(civil::to_days(year, months_of(d.month).first, 1), last_of_part(year, d.month), year, unsigned{d.month},
                0u);
  // Digits that are all told leave one month, one day.
  const unsigned first = d.month_x == 0 ? d.month : 1, last = d.month_x == 0 ? d.month : 12;
  for (unsigned i = first; i <= last; ++i) {
    const unsigned m = backwards ? first + last - i : i;
    if (!matches(m, d.month, d.month_x)) continue;
    const unsigned length = civil::days_in_month(year, m);
    if (d.precision == Precision::month || d.day_x == 3) {
      if (!each(civil::to_days(year, m, 1), civil::to_days(year, m, length), year, m, 0u)) return false;
      continue;
    }
    const unsigned begin = d.day_x == 0 ? d.day : 1, end = d.day_x == 0 ? std::min<unsigned>(d.day, length) : length;
    for (unsigned j = begin; j <= end; ++j) {
      const unsigned day = backwards ? begin + end - j : j;
      if (!matches(day, d.day, d.day_x)) continue;
      if (!each(civil::to_days(year, m, day), civil::to_days(year, m, day), year, m, day)) return false;
    }
  }
  return true;
}

template <class F>
void each_stretch(const Date& d, bool backwards, F each) {
  if (d.significant != 0) {
    auto [first, last] = years_of(d);
    if (!each_of_year(d, backwards ? last : first, backwards, each)) return;
    if (first != last) each_of_year(d, backwards ? first : last, backwards, each);
    return;
  }
  std::int64_t count = 1;
  for (unsigned bit = 0; bit < 4; ++bit)
    if (d.year_x >> bit & 1) count *= 10;
  for (std::int64_t i = 0; i < count; ++i)
    if (!each_of_year(d, nth_year(d, backwards ? count - 1 - i : i), backwards, each)) return;
}

days unit_of(const Date& d, Precision p) {
  switch (p) {
    case Precision::day: return days(1);
    case Precision::month: return days(31);
    case Precision::part_of_year: return days(92);
    default: {
      auto [first, last] = years_of(d);
      return days(366 * (last - first + 1));
    }
  }
}

}  // namespace

sys_days first_day(const Date& date) {
  sys_days day{};
  each_stretch(date, false, [&](sys_days lo, sys_days, std::int64_t, unsigned, unsigned) {
    day = lo;
    return false;
  });
  return day;
}

sys_days last_day(const Date& date) {
  sys_days day{};
  each_stretch(date, true, [&](sys_days, sys_days hi, std::int64_t, unsigned, unsigned) {
    day = hi;
    return false;
  });
  return day;
}

sys_days first_day(const Edtf::Item& item) { return item.begin == Edtf::End::date ? first_day(item.first) : kPast; }

sys_days last_day(const Edtf::Item& item) {
  if (!item.range) return last_day(item.first);
  return item.end == Edtf::End::date ? last_day(item.last) : kFuture;
}

days slack(const Date& date) {
  days out(0);
  if (date.day_q != 0) out = unit_of(date, Precision::day);
  if (date.month_q != 0 && date.day_q == 0)
    out = unit_of(date, date.precision == Precision::part_of_year ? Precision::part_of_year : Precision::month);
  if (date.year_q != 0 && date.month_q == 0 && date.day_q == 0) out = unit_of(date, Precision::year);
  return out;
}

std::vector<Date> spell_out(const Date& date) {
  const bool whole_days = date.precision != Precision::day || date.day_x == 0;
  const bool open_years = date.significant != 0 || (contiguous_years(date) && date.precision == Precision::year);
  if (open_years || (date.year_x == 0 && date.month_x == 0 && whole_days)) return {date};
  std::vector<Date> out;
  each_stretch(date, false, [&](sys_days, sys_days, std::int64_t year, unsigned month, unsigned day) {
    Date d = date;
    d.year = year;
    d.month = static_cast<std::uint8_t>(month);
    d.day = static_cast<std::uint8_t>(day);
    d.year_x = d.month_x = d.day_x = 0;
    if (day == 0 && date.precision == Precision::day) {
      d.precision = Precision::month;
      d.day_q = 0;
    }
    out.push_back(d);
    return out.size() <= kMaxStretches;
  });
  if (out.size() > kMaxStretches) return {date};
  return out;
}

void append_stretches(const Edtf::Item& item, Edtf::Kind kind, std::vector<Stretch>& out) {
  using End = Edtf::End;
  if (item.range) {
    Stretch s{kPast, kPast, kFuture, kFuture, kind != Edtf::Kind::one_of};
    if (item.begin == End::date) {
      const days by = slack(item.first);
      s.lo = first_day(item.first) - by;
      s.lo_max = last_day(item.first) + by;
    }
    if (item.end == End::date) {
      const days by = slack(item.last);
      s.hi_min = first_day(item.last) - by;
      s.hi = last_day(item.last) + by;
    }
    if (item.begin == End::unknown) s.lo_max = s.hi;
    if (item.end == End::unknown) s.hi_min = s.lo;
    // Whatever the ends may be by themselves, no stretch ends before it begins.
    s.lo_max = std::min(s.lo_max, s.hi);
    s.hi_min = std::max(s.hi_min, s.lo);
    out.push_back(s);
    return;
  }
  const days by = slack(item.first);
  const std::size_t before = out.size();
  bool too_many = false;
  each_stretch(item.first, false, [&](sys_days lo, sys_days hi, std::int64_t, unsigned, unsigned) {
    const bool exact = lo == hi && by == days(0);
    Stretch s{lo - by, lo + by, hi - by, hi + by, exact};
    if (out.size() > before && out.back().hi + days(1) >= s.lo) {
      out.back().hi = s.hi;
      out.back().hi_min = s.hi_min;
      out.back().lasting = false;
    } else {
      out.push_back(s);
    }
    too_many = out.size() - before > kMaxStretches;
    return !too_many;
  });
  if (too_many || item.first.significant != 0) {
    const sys_days lo = first_day(item.first), hi = last_day(item.first);
    out.resize(before);
    out.push_back({lo - by, lo + by, hi - by, hi + by, false});
  }
}

}  // namespace kronika::edtf
