#include "time/evaluate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/civil.hpp"

namespace kronika::time {
namespace {

constexpr double kMaxAmount = 100000;  // of any unit; more is no date that news speaks of

// One call of a function: its arguments, evaluated when asked for, with this or another reference.
class Call {
 public:
  Call(const Expression& e, const Meaning& m, const Reference& r) : ref(r), expression_(e), meaning_(m) {}
  std::size_t size() const { return expression_.arguments.size(); }
  Value operator[](std::size_t i) const { return at(i, ref); }
  Value at(std::size_t i, const Reference& r) const {
    return i < size() ? value(expression_.arguments[i], meaning_, r) : Value();
  }
  static Value value(const Expression& e, const Meaning& m, const Reference& r);

  std::optional<sys_days> now() const {
    if (ref.used && ref.now) ref.used->now = true;
    return ref.now;
  }
  std::optional<sys_days> near() const {
    if (ref.used && ref.near) ref.used->now = true;
    return ref.near;
  }
  const Reference& ref;

 private:
  const Expression& expression_;
  const Meaning& meaning_;
};

Value date_value(Edtf date, Unit unit) {
  Value v;
  if (!date.known()) return v;
  v.type = Value::Type::date;
  v.date = std::move(date);
  v.unit = unit;
  return v;
}
Value period_value(const Period& p, Unit unit) { return date_value(edtf_of(p, unit), unit); }
Value number_value(double n) {
  Value v;
  v.type = Value::Type::number;
  v.number = n;
  return v;
}

bool is(const Value& v, Value::Type t) { return v.type == t; }
std::optional<Period> extent(const Value& v) {
  if (!is(v, Value::Type::date)) return std::nullopt;
  auto first = v.date.earliest(), last = v.date.latest();
  if (!first || !last) return std::nullopt;
  return Period{*first, *last};
}
std::int64_t whole(const Value& v) { return static_cast<std::int64_t>(std::llround(v.number)); }

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
  auto p = pick(c, [&](std::int64_t y) { return period_of(civil::to_days(y, static_cast<unsigned>(month), 1), Unit::month); });
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

// ---- relative dates ----

Value now(const Call& c) {
  const auto day = c.now();
  return day ? date_value(Edtf::day(*day), Unit::day) : Value();
}

// The date told before in the text.
Value anchor(const Call& c) {
  if (!c.ref.anchor) return {};
  if (c.ref.used) c.ref.used->anchor = true;
  const auto p = c.ref.anchor->precision();
  return date_value(*c.ref.anchor, p == Edtf::Precision::day     ? Unit::day
                                   : p == Edtf::Precision::month ? Unit::month
                                                                 : Unit::year);
}

Value anchor_or_now(const Call& c) {
  Value v = anchor(c);
  return v ? v : now(c);
}

// day-of(day, date): that day of the month that the date is in.
Value day_of(const Call& c) {
  const Value d = c[0];
  const auto in = extent(c[1]);
  if (!d || !in) return {};
  const sys_days day = period_of(in->first, Unit::month).first + days(whole(d) - 1);
  if (d.number < 1 || day > period_of(in->first, Unit::month).last) return {};
  return date_value(Edtf::day(day), Unit::day);
}

// this(unit, by[, date]): the stretch of the unit that holds the date, or the day of the text.
Value this_period(const Call& c) {
  const Value unit = c[0], by = c[1];
  std::optional<sys_days> day;
  if (c.size() > 2) {
    auto e = extent(c[2]);
    if (!e) return {};
    day = e->first;
  } else {
    day = c.now();
  }
  if (!is(unit, Value::Type::unit) || !day || std::fabs(by.number) > kMaxAmount) return {};
  return period_value(period_of(*day, unit.unit, whole(by)), unit.unit);
}

// How exact a date can be that lies some of this unit away.
Unit grain_after(Unit unit) { return unit <= Unit::week ? Unit::day : unit; }

int months_in(Unit unit) {
  switch (unit) {
    case Unit::month: return 1;
    case Unit::quarter:
    case Unit::season: return 3;
    case Unit::half: return 6;
    case Unit::year: return 12;
    case Unit::decade: return 120;
    case Unit::century: return 1200;
    default: return 12000;
  }
}

// "Several", "a dozen or so": the stretch that it may be.
Value some_units_away(sys_days day, const Amount& amount, int sign) {
  struct Bounds {
    int least, most;
  };
  constexpr Bounds bounds[] = {{2, 9}, {11, 19}, {20, 90}, {200, 900}};
  const auto code = static_cast<std::size_t>(-amount.number) - 1;
  if (code >= std::size(bounds)) return {};
  if (amount.unit < Unit::day) return date_value(Edtf::day(day), Unit::day);
  const Edtf near = edtf_of(period_of(day, amount.unit, sign * bounds[code].least), amount.unit);
  const Edtf far = edtf_of(period_of(day, amount.unit, sign * bounds[code].most), amount.unit);
  return date_value(sign < 0 ? Edtf::between(far, near) : Edtf::between(near, far), amount.unit);
}

Value shifted(const Value& from, const Value& duration, int sign) {
  const auto start = extent(from);
  if (!start || !is(duration, Value::Type::duration)) return {};
  const bool is_day = start->first == start->last;
  const Unit from_grain = is_day ? Unit::day : std::max(from.unit, Unit::week);
  sys_days day = start->first;
  bool vague = duration.approximate;
  Unit finest = Unit::millennium;  // of the amounts, as exact as a date can be that lies so far away
  for (const auto& a : duration.amounts) {
    if (a.number > kMaxAmount) return {};
    if (!is_day && a.unit < from_grain) return {};  // some days after some month is nowhere in particular
    if (a.number < 0) return duration.amounts.size() == 1 ? some_units_away(day, a, sign) : Value();
    Unit grain = grain_after(a.unit);
    switch (a.unit) {
      case Unit::second:
      case Unit::minute: break;  // within the day, or so near to it that the text says no more
      case Unit::hour: day += days(sign * static_cast<std::int64_t>(a.number / 24)); break;
      case Unit::day: day += days(sign * static_cast<std::int64_t>(a.number)); break;
      case Unit::weekend:
      case Unit::week: day += days(sign * static_cast<std::int64_t>(a.number * 7)); break;
      default:
        day = add_months(day, sign * static_cast<std::int64_t>(a.number * months_in(a.unit)));
        if (a.unit > Unit::year) grain = Unit::year, vague = true;
        if (a.number != std::floor(a.number) || a.unit == Unit::half || a.unit == Unit::quarter) grain = Unit::month;
    }
    finest = std::min(finest, grain);
  }
  Unit grain = std::max(finest, from_grain);
  if (grain == Unit::week) grain = Unit::day;
  Value out = period_value(period_of(day, grain), grain);
  if (vague) out.date = out.date.qualified(Edtf::kApproximate);
  return out;
}

Value shift(const Call& c) { return shifted(c[0], c[1], c[2].number < 0 ? -1 : 1); }

// A sub-date looked for within a whole: Friday of last week, March of next year.
Value of(const Call& c) {
  const auto in = extent(c[1]);
  if (!in) return {};
  Reference inside = c.ref;
  inside.near = in->first;
  inside.direction = Direction::future;
  Value v = c.at(0, inside);
  const auto found = extent(v);
  if (!found || found->first < in->first || found->first > in->last) return {};
  return v;
}

// Monday of a week: nth-weekday(n, weekday, period); n below 0 counts from the end.
Value nth_weekday_in(const Call& c) {
  const Value n = c[0], w = c[1];
  const auto in = extent(c[2]);
  if (!n || !w || !in) return {};
  auto d = nth_weekday(*in, static_cast<int>(whole(w)), static_cast<int>(whole(n)));
  return d ? date_value(Edtf::day(*d), Unit::day) : Value();
}

// nth(n, unit, period): the second week, month, quarter or half of it. A week belongs to the month or year
// that has its Thursday, as ISO 8601 counts them.
Value nth_unit(const Call& c) {
  const Value n = c[0], unit = c[1];
  const auto in = extent(c[2]);
  if (!n || !is(unit, Value::Type::unit) || !in || n.number == 0 || std::fabs(n.number) > 400) return {};
  const auto count = whole(n);
  Period p{};
  if (unit.unit == Unit::week) {
    const auto thursday = nth_weekday(*in, 4, static_cast<int>(count));
    if (!thursday) return {};
    return period_value(period_of(*thursday, Unit::week), Unit::week);
  }
  if (unit.unit == Unit::weekend) {
    const auto saturday = nth_weekday(*in, 6, static_cast<int>(count));
    if (!saturday) return {};
    return period_value(period_of(*saturday, Unit::weekend), Unit::weekend);
  }
  p = count > 0 ? period_of(in->first, unit.unit, count - 1) : period_of(in->last, unit.unit, count + 1);
  if (p.first < in->first || p.last > in->last) return {};
  return period_value(p, unit.unit);
}

// part(early|mid|late, period): a third of it, as days, months or years out of which one is meant.
Value part(const Call& c) {
  const Value which = c[0], v = c[1];
  const auto in = extent(v);
  if (!in || v.date.kind() == Edtf::Kind::one_of) return {};
  const std::int64_t third = which.text == "early" ? 0 : which.text == "mid" ? 1 : 2;
  const std::int64_t length = (in->last - in->first).count() + 1;
  if (length < 3) return v;
  const Unit grain = length > 1000 ? Unit::year : length > 60 ? Unit::month : Unit::day;
  const auto cut = [&](std::int64_t k) { return in->first + days(length * k / 3); };
  // Cuts fall on whole months and years: the first day of a part is the start of its month or year.
  Period first = period_of(cut(third) + days(grain == Unit::day ? 0 : 10), grain);
  Period last = period_of(cut(third + 1) - days(grain == Unit::day ? 1 : 10), grain);
  if (grain == Unit::day && length > 25 && third == 1) last.first = last.last = cut(2) - days(1);
  return date_value(Edtf::between(edtf_of(first, grain), edtf_of(last, grain)), v.unit);
}

// half-of(1|2, period)
Value half_of(const Call& c) {
  const Value n = c[0], v = c[1];
  const auto in = extent(v);
  if (!n || !in || n.number < 1 || n.number > 2) return {};
  const bool first = whole(n) == 1;
  if (v.unit == Unit::year) return period_value(period_of(first ? in->first : in->last, Unit::half), Unit::half);
  const Unit grain = v.unit > Unit::year ? Unit::year : Unit::day;
  const sys_days middle = in->first + days((in->last - in->first).count() / 2);
  const Period p = first ? Period{in->first, middle} : Period{middle + days(1), in->last};
  return date_value(Edtf::between(edtf_of(period_of(p.first, grain), grain), edtf_of(period_of(p.last, grain), grain)), v.unit);
}

// ---- stretches ----

// Whether the date says by itself which year it is in.
bool is_whole(const Call& c, std::size_t i) {
  Reference none;
  const Value v = c.at(i, none);
  return is(v, Value::Type::date) && v.date.earliest() && !(v.date.items().front().first.year_x & 8);
}

Value range(const Call& c) {
  Value a, b;
  auto next_to = [&](const Value& v, bool end, Direction direction) {
    Reference r = c.ref;
    if (const auto e = extent(v)) {
      r.near = end ? e->last : e->first;
      r.direction = direction;
    }
    return r;
  };
  if (!is_whole(c, 0) && is_whole(c, 1)) {
    b = c[1];
    a = c.at(0, next_to(b, false, Direction::past));
  } else {
    a = c[0];
    b = c.at(1, next_to(a, true, Direction::future));
  }
  if (!is(a, Value::Type::date) || !is(b, Value::Type::date)) return {};
  const auto first = a.date.earliest(), last = b.date.latest();
  if (!first || !last || *last < *first) return {};
  return date_value(Edtf::interval(a.date, b.date), std::min(a.unit, b.unit));
}

Value since(const Call& c) {
  const Value v = c[0];
  if (!is(v, Value::Type::date)) return {};
  return date_value(Edtf::interval(v.date, {}), v.unit);
}
Value until(const Call& c) {
  const Value v = c[0];
  if (!is(v, Value::Type::date)) return {};
  return date_value(Edtf::interval({}, v.date), v.unit);
}

Value before(const Call& c) {
  const Value v = c[0];
  const auto e = extent(v);
  if (!e) return {};
  return date_value(Edtf::interval({}, edtf_of(period_of(e->first - days(1), v.unit), v.unit)), v.unit);
}
Value after(const Call& c) {
  const Value v = c[0];
  const auto e = extent(v);
  if (!e) return {};
  return date_value(Edtf::interval(edtf_of(period_of(e->last + days(1), v.unit), v.unit), {}), v.unit);
}

// past(duration), coming(duration): the stretch of that length up to the day of the text, or from it on.
Value past(const Call& c) {
  const Value d = c[0], today = now(c);
  const Value start = shifted(today, d, -1);
  if (!start || start.date == today.date) return start;
  const bool vague = start.date.kind() == Edtf::Kind::one_of;
  return date_value(Edtf::interval(vague ? start.date.qualified(Edtf::kApproximate) : start.date, today.date), start.unit);
}
Value coming(const Call& c) {
  const Value d = c[0], today = now(c);
  const Value end = shifted(today, d, 1);
  if (!end || end.date == today.date) return end;
  const bool vague = end.date.kind() == Edtf::Kind::one_of;
  return date_value(Edtf::interval(today.date, vague ? end.date.qualified(Edtf::kApproximate) : end.date), end.unit);
}

// rest(unit): from the day of the text to the end of its week, month or year; so-far(unit): up to it.
Value rest(const Call& c) {
  const Value unit = c[0], today = now(c);
  if (!is(unit, Value::Type::unit) || !today) return {};
  const Period p = period_of(*c.now(), unit.unit);
  return date_value(Edtf::interval(today.date, Edtf::day(p.last)), Unit::day);
}
Value so_far(const Call& c) {
  const Value unit = c[0], today = now(c);
  if (!is(unit, Value::Type::unit) || !today) return {};
  const Period p = period_of(*c.now(), unit.unit);
  return date_value(Edtf::interval(Edtf::day(p.first), today.date), Unit::day);
}

// earlier(unit), later(unit): some day of the current week, month or year, before or after the day of the text.
Value earlier(const Call& c) {
  Value v = so_far(c);
  if (v) v.date = Edtf::between(v.date, v.date);
  return v;
}
Value later(const Call& c) {
  Value v = rest(c);
  if (v) v.date = Edtf::between(v.date, v.date);
  return v;
}

// last(partial), next(partial): the instance of "March", "summer" that is wholly over, or has not begun.
Value whole_instance(const Call& c, bool past) {
  Reference r = c.ref;
  r.direction = past ? Direction::past : Direction::future;
  Value v = c.at(0, r);
  const auto now = c.now();
  const auto e = extent(v);
  if (!now || !e) return {};
  if (past ? e->last < *now : e->first > *now) return v;
  r.near = past ? e->first - days(1) : e->last + days(1);
  return c.at(0, r);
}
Value last(const Call& c) { return whole_instance(c, true); }
Value next(const Call& c) { return whole_instance(c, false); }

// from-for(date, duration): a stretch that begins at the date and lasts so long.
Value from_for(const Call& c) {
  const Value start = c[0], end = shifted(start, c[1], 1);
  if (!end) return {};
  return date_value(Edtf::interval(start.date, end.date), end.unit);
}

Value approx(const Call& c) {
  Value v = c[0];
  if (is(v, Value::Type::date)) v.date = v.date.qualified(Edtf::kApproximate);
  v.approximate = true;
  return v;
}

Value both(const Call& c) {
  const Value a = c[0];
  Reference after_a = c.ref;
  if (const auto e = extent(a)) {
    after_a.near = e->last;
    after_a.direction = Direction::future;
  }
  const Value b = is_whole(c, 1) ? c[1] : c.at(1, after_a);
  if (!extent(a) || !extent(b) || a.date.kind() == Edtf::Kind::interval || b.date.kind() == Edtf::Kind::interval) return {};
  return date_value(Edtf::all_of({a.date, b.date}), a.unit);
}
Value either(const Call& c) {
  Value v = both(c);
  if (v) v.date = Edtf::one_of({c[0].date, v.date});
  return v;
}

Value part_of_day(const Call& c) {
  Value v = c[0];
  if (extent(v)) v.of_day = true;
  return v;
}

// ---- durations, sets, numbers ----

Value amount(const Call& c) {
  const Value n = c[0], unit = c[1];
  if (!is(n, Value::Type::number) || !is(unit, Value::Type::unit) || n.number > kMaxAmount) return {};
  Value v;
  v.type = Value::Type::duration;
  v.amounts = {{n.number, unit.unit}};
  v.approximate = n.approximate;
  return v;
}

Value sum_of_durations(const Call& c) {
  Value v = c[0];
  const Value more = c[1];
  if (!is(v, Value::Type::duration) || !is(more, Value::Type::duration)) return {};
  v.amounts.insert(v.amounts.end(), more.amounts.begin(), more.amounts.end());
  v.approximate = v.approximate || more.approximate;
  return v;
}

Value every(const Call& c) {
  const Value what = c[0];
  Value v;
  if (is(what, Value::Type::duration)) v.text = "R/" + duration_text(what.amounts);
  if (is(what, Value::Type::unit)) v.text = "R/" + duration_text({{1, what.unit}});
  if (is(what, Value::Type::number)) v.text = fmt::format("XXXX-WXX-{}", whole(what));
  if (!v.text.empty()) v.type = Value::Type::set;
  return v;
}

Value add(const Call& c) {
  Value a = c[0];
  const Value b = c[1];
  if (!is(a, Value::Type::number) || !is(b, Value::Type::number)) return {};
  a.number += b.number;
  return a;
}
Value multiply(const Call& c) {
  Value a = c[0];
  const Value b = c[1];
  if (!is(a, Value::Type::number) || !is(b, Value::Type::number)) return {};
  a.number *= b.number;
  return a;
}

// year-number(ten, one): "nineteen" and "ninety-nine".
Value pair_year(const Call& c) {
  const Value a = c[0], b = c[1];
  if (!a || !b || a.number < 10 || a.number > 29 || b.number < 10 || b.number > 99) return {};
  return number_value(a.number * 100 + b.number);
}

Value same(const Call& c) { return c[0]; }
Value nothing(const Call&) { return {}; }

struct Function {
  std::string_view name;
  std::size_t least, most;
  Value (*call)(const Call&);
};

constexpr Function kFunctions[] = {
    {"date", 1, 3, date_of_numbers},
    {"short-year", 1, 1, short_year},
    {"pair-year", 2, 2, pair_year},
    {"day-month", 2, 2, day_month},
    {"in-month", 1, 1, in_month},
    {"on-day", 1, 2, on_day},
    {"on-weekday", 1, 1, on_weekday},
    {"last-weekday", 1, 1, last_weekday},
    {"coming-weekday", 1, 1, coming_weekday},
    {"part-of-year", 1, 2, part_of_year},
    {"easter", 1, 1, easter_day},
    {"orthodox-easter", 1, 1, orthodox_easter_day},
    {"weekday-in-month", 3, 4, weekday_in_month},
    {"decade", 1, 2, decade},
    {"century", 1, 1, century},
    {"now", 0, 0, now},
    {"day-of", 2, 2, day_of},
    {"anchor", 0, 0, anchor},
    {"anchor-or-now", 0, 0, anchor_or_now},
    {"this", 2, 3, this_period},
    {"shift", 3, 3, shift},
    {"of", 2, 2, of},
    {"nth-weekday", 3, 3, nth_weekday_in},
    {"nth", 3, 3, nth_unit},
    {"part", 2, 2, part},
    {"half-of", 2, 2, half_of},
    {"range", 2, 2, range},
    {"since", 1, 1, since},
    {"until", 1, 1, until},
    {"before", 1, 1, before},
    {"after", 1, 1, after},
    {"past", 1, 1, past},
    {"coming", 1, 1, coming},
    {"last", 1, 1, last},
    {"next", 1, 1, next},
    {"earlier", 1, 1, earlier},
    {"later", 1, 1, later},
    {"rest", 1, 1, rest},
    {"so-far", 1, 1, so_far},
    {"from-for", 2, 2, from_for},
    {"approx", 1, 1, approx},
    {"both", 2, 2, both},
    {"either", 2, 2, either},
    {"part-of-day", 1, 1, part_of_day},
    {"amount", 2, 2, amount},
    {"plus", 2, 2, sum_of_durations},
    {"every", 1, 1, every},
    {"add", 2, 2, add},
    {"multiply", 2, 2, multiply},
    {"same", 1, 1, same},
    {"nothing", 0, 0, nothing},
};

Value Call::value(const Expression& e, const Meaning& m, const Reference& r) {
  Value v;
  switch (e.kind) {
    case Expression::Kind::number: return number_value(e.number);
    case Expression::Kind::unit:
      v.type = Value::Type::unit;
      v.unit = e.unit;
      return v;
    case Expression::Kind::word:
      v.type = Value::Type::word;
      v.text = e.word;
      return v;
    case Expression::Kind::capture: {
      const Meaning* part = e.slot < m.captures.size() ? m.captures[e.slot] : nullptr;
      return part ? evaluate(*part, r) : v;
    }
    case Expression::Kind::call: return kFunctions[e.function].call(Call(e, m, r));
  }
  return v;
}

}  // namespace

Value evaluate(const Meaning& meaning, const Reference& reference) {
  return meaning.expression ? Call::value(*meaning.expression, meaning, reference) : Value();
}

std::string duration_text(std::vector<Amount> amounts) {
  std::stable_sort(amounts.begin(), amounts.end(), [](const Amount& a, const Amount& b) { return a.unit > b.unit; });
  std::string date, clock;
  for (const auto& a : amounts) {
    double n = a.number;
    std::string_view sign;
    std::string& out = a.unit < Unit::day ? clock : date;
    switch (a.unit) {
      case Unit::second: sign = "S"; break;
      case Unit::minute: sign = "M"; break;
      case Unit::hour: sign = "H"; break;
      case Unit::day: sign = "D"; break;
      case Unit::weekend: sign = "WE"; break;
      case Unit::week: sign = "W"; break;
      case Unit::month: sign = "M"; break;
      case Unit::quarter:
      case Unit::season: sign = "M", n *= 3; break;
      case Unit::half: sign = "M", n *= 6; break;
      case Unit::year: sign = "Y"; break;
      case Unit::decade: sign = "Y", n *= 10; break;
      case Unit::century: sign = "Y", n *= 100; break;
      case Unit::millennium: sign = "Y", n *= 1000; break;
    }
    if (n < 0)
      out += fmt::format("X{}", sign);
    else
      out += fmt::format("{:g}{}", n, sign);
  }
  return "P" + date + (clock.empty() ? "" : "T" + clock);
}

Result<std::uint8_t> find_function(std::string_view name, std::size_t arguments) {
  for (std::size_t i = 0; i < std::size(kFunctions); ++i) {
    const auto& f = kFunctions[i];
    if (f.name != name) continue;
    if (arguments < f.least || arguments > f.most)
      return fail(fmt::format("{} takes {} to {} arguments, not {}", name, f.least, f.most, arguments));
    return static_cast<std::uint8_t>(i);
  }
  return fail(fmt::format("there is no function \"{}\"", name));
}

}  // namespace kronika::time
