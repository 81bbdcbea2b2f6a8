// Dates counted from the day of the text or another date, and parts of a stretch.
#include <fmt/format.h>

#include <algorithm>

#include "base/civil.hpp"
#include "time/functions.hpp"

namespace kronika::time {
namespace {

// ---- relative dates ----

}  // namespace

Value now(const Call& c) {
  const auto day = c.now();
  return day ? date_value(Edtf::day(*day), Unit::day) : Value();
}

namespace {

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

}  // namespace

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

namespace {

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
  return date_value(Edtf::between(edtf_of(period_of(p.first, grain), grain), edtf_of(period_of(p.last, grain), grain)),
                    v.unit);
}

constexpr Function kFunctions[] = {
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
};

}  // namespace

std::span<const Function> relative_date_functions() { return kFunctions; }

}  // namespace kronika::time
