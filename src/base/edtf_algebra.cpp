#include <algorithm>

#include "base/civil.hpp"
#include "base/edtf_days.hpp"
#include "kronika/edtf.hpp"

namespace kronika {
namespace {

using edtf::days;
using edtf::Stretch;
using edtf::sys_days;

constexpr std::size_t kMaxParts = 2048;  // that one value is looked at in

// Where a value means too many stretches, one that holds them all: answers are then "perhaps" more often.
std::vector<Stretch> stretches(const Edtf& value) {
  std::vector<Stretch> out;
  for (const auto& item : value.items()) {
    edtf::append_stretches(item, value.kind(), out);
    if (out.size() <= kMaxParts) continue;
    const sys_days lo = value.earliest().value_or(edtf::kPast), hi = value.latest().value_or(edtf::kFuture);
    return {{lo, hi, lo, hi, false}};
  }
  return out;
}

// ---- one stretch, known, against one that is asked about as a whole ----

bool disjoint(const Stretch& a, const Stretch& b) { return a.hi < b.lo || b.hi < a.lo; }
bool surely_inside(const Stretch& a, const Stretch& b) { return a.lo >= b.lo_max && a.hi <= b.hi_min; }

Tri before_one(const Stretch& a, const Stretch& b) {
  if (a.hi < b.lo) return Tri::yes;
  if (a.lo >= b.lo_max || (a.lasting && a.hi_min >= b.lo_max)) return Tri::no;
  return Tri::perhaps;
}

Tri after_one(const Stretch& a, const Stretch& b) {
  if (a.lo > b.hi) return Tri::yes;
  if (a.hi <= b.hi_min || (a.lasting && a.lo_max <= b.hi_min)) return Tri::no;
  return Tri::perhaps;
}

Tri within_one(const Stretch& a, const Stretch& b) {
  if (surely_inside(a, b)) return Tri::yes;
  if (disjoint(a, b) || (a.lasting && (a.lo_max < b.lo || a.hi_min > b.hi))) return Tri::no;
  return Tri::perhaps;
}

Tri overlaps_one(const Stretch& a, const Stretch& b) {
  if (disjoint(a, b)) return Tri::no;
  if (surely_inside(a, b)) return Tri::yes;
  if (a.has_core() && a.lo_max <= b.hi_min && a.hi_min >= b.lo_max) return Tri::yes;
  return Tri::perhaps;
}

Tri equals_one(const Stretch& a, const Stretch& b) {
  if (disjoint(a, b)) return Tri::no;
  const bool exact = a.lasting && a.lo == a.lo_max && a.hi == a.hi_min && b.lo == b.lo_max && b.hi == b.hi_min;
  if (exact) return a.lo == b.lo && a.hi == b.hi ? Tri::yes : Tri::no;
  return Tri::perhaps;
}

// ---- several ----

enum class Join { agree, any, all };  // all answers alike, else perhaps; one yes is enough; one no is enough

Tri join(const std::vector<Tri>& answers, Join how) {
  const bool any_yes = std::find(answers.begin(), answers.end(), Tri::yes) != answers.end();
  const bool any_no = std::find(answers.begin(), answers.end(), Tri::no) != answers.end();
  const bool any_perhaps = std::find(answers.begin(), answers.end(), Tri::perhaps) != answers.end();
  if (how == Join::any && any_yes) return Tri::yes;
  if (how == Join::all && any_no) return Tri::no;
  if (any_perhaps || (any_yes && any_no)) return Tri::perhaps;
  return any_yes ? Tri::yes : Tri::no;
}

// `left` and `right` say how the parts of a value of the kind all_of answer together.
template <class F>
Tri relate(const Edtf& a, const Edtf& b, Join left, Join right, F one) {
  if (!a.known() || !b.known()) return Tri::perhaps;
  const auto of_a = stretches(a), of_b = stretches(b);
  std::vector<Tri> outer, inner;
  for (const auto& x : of_a) {
    inner.clear();
    for (const auto& y : of_b) inner.push_back(one(x, y));
    outer.push_back(join(inner, b.kind() == Edtf::Kind::all_of ? right : Join::agree));
  }
  return join(outer, a.kind() == Edtf::Kind::all_of ? left : Join::agree);
}

// ---- meet ----

// The days an item may cover, its slack included.
struct Reach {
  sys_days lo, hi;
};
Reach reach(const Edtf::Item& item) {
  Reach r{edtf::first_day(item), edtf::last_day(item)};
  if (item.begin == Edtf::End::date) r.lo -= edtf::slack(item.first);
  const auto& last = item.range ? item.last : item.first;
  if (!item.range || item.end == Edtf::End::date) r.hi += edtf::slack(last);
  return r;
}

bool qualified(const Edtf::Item& item) {
  return edtf::slack(item.first) != days(0) || (item.range && edtf::slack(item.last) != days(0));
}

Edtf::Date date_of(sys_days d) { return Edtf::day(d).items()[0].first; }

std::optional<Edtf::Item> meet_items(const Edtf::Item& x, const Edtf::Item& y) {
  const Reach a = reach(x), b = reach(y);
  if (a.hi < b.lo || b.hi < a.lo) return std::nullopt;
  const bool x_inside = a.lo >= b.lo && a.hi <= b.hi, y_inside = b.lo >= a.lo && b.hi <= a.hi;
  if (x_inside && y_inside) return x.range && !y.range ? y : x;
  if (x_inside) return x;
  if (y_inside) return y;
  if (qualified(x) != qualified(y)) return qualified(x) ? y : x;
  if (qualified(x)) return a.hi - a.lo <= b.hi - b.lo ? x : y;
  Edtf::Item out;
  out.range = true;
  out.first = x.range && a.lo >= b.lo ? x.first : y.range && b.lo >= a.lo ? y.first : date_of(std::max(a.lo, b.lo));
  out.last = x.range && a.hi <= b.hi ? x.last : y.range && b.hi <= a.hi ? y.last : date_of(std::min(a.hi, b.hi));
  return out;
}

std::vector<Edtf::Item> spelt_out(const std::vector<Edtf::Item>& items) {
  std::vector<Edtf::Item> out;
  for (const auto& item : items) {
    if (item.range) {
      out.push_back(item);
      continue;
    }
    for (const auto& date : edtf::spell_out(item.first)) out.push_back({date, {}, {}, {}, false});
    if (out.size() > kMaxParts) return items;
  }
  return out;
}

days width(const Edtf& value) {
  auto parts = stretches(value);
  std::sort(parts.begin(), parts.end(), [](const Stretch& a, const Stretch& b) { return a.lo < b.lo; });
  days sum(0);
  sys_days counted = edtf::kPast - days(1);  // everything up to this day
  for (const auto& s : parts) {
    if (s.hi <= counted) continue;
    sum += s.hi - std::max(s.lo, counted + days(1)) + days(1);
    counted = s.hi;
  }
  return sum;
}

}  // namespace

Tri Edtf::before(const Edtf& other) const { return relate(*this, other, Join::all, Join::all, before_one); }
Tri Edtf::after(const Edtf& other) const { return relate(*this, other, Join::all, Join::all, after_one); }
Tri Edtf::within(const Edtf& other) const { return relate(*this, other, Join::all, Join::any, within_one); }
Tri Edtf::overlaps(const Edtf& other) const { return relate(*this, other, Join::any, Join::any, overlaps_one); }

Tri Edtf::equals(const Edtf& other) const {
  if (kind_ == Kind::all_of || other.kind_ == Kind::all_of)
    return *this == other ? Tri::yes : overlaps(other) == Tri::no ? Tri::no : Tri::perhaps;
  return relate(*this, other, Join::agree, Join::agree, equals_one);
}

std::optional<Edtf> Edtf::meet(const Edtf& other) const {
  if (!known() || *this == other) return other;
  if (!other.known()) return *this;
  const auto mine = spelt_out(items_), theirs = spelt_out(other.items_);
  std::vector<Item> items;
  for (const auto& x : mine)
    for (const auto& y : theirs)
      if (auto item = meet_items(x, y); item && std::find(items.begin(), items.end(), *item) == items.end()) {
        items.push_back(*item);
        if (items.size() > 1024) return *this;
      }
  if (items.empty()) return std::nullopt;
  if (items.size() == 1) {
    if (!items[0].range) return of(Kind::date, std::move(items));
    if (kind_ == Kind::interval || other.kind_ == Kind::interval) return of(Kind::interval, std::move(items));
  }
  for (auto& item : items) {  // a set knows no unknown ends
    if (item.begin == End::unknown) item.begin = End::open;
    if (item.end == End::unknown) item.end = End::open;
  }
  const bool all = kind_ == Kind::all_of || other.kind_ == Kind::all_of;
  return of(all ? Kind::all_of : Kind::one_of, std::move(items));
}

bool Edtf::more_exact_than(const Edtf& other) const {
  if (!known() || !other.known()) return known();
  return width(*this) < width(other);
}

}  // namespace kronika
