// Stretches of time; durations, sets and numbers.
#include <fmt/format.h>

#include <algorithm>

#include "base/civil.hpp"
#include "time/functions.hpp"

namespace kronika::time {
namespace {

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
  return date_value(Edtf::interval(vague ? start.date.qualified(Edtf::kApproximate) : start.date, today.date),
                    start.unit);
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
  if (!extent(a) || !extent(b) || a.date.kind() == Edtf::Kind::interval || b.date.kind() == Edtf::Kind::interval)
    return {};
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

constexpr Function kFunctions[] = {
    {"pair-year", 2, 2, pair_year},
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

}  // namespace

std::span<const Function> stretch_functions() { return kFunctions; }

}  // namespace kronika::time
