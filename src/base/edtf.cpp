#include "kronika/edtf.hpp"

#include <algorithm>

#include "base/civil.hpp"
#include "base/edtf_days.hpp"

namespace kronika {

Edtf Edtf::of(Kind kind, std::vector<Item> items) {
  Edtf out;
  out.kind_ = kind;
  out.items_ = std::move(items);
  return out;
}

Edtf Edtf::of_date(const Date& date) {
  Item item;
  item.first = date;
  return of(Kind::date, {item});
}

Edtf Edtf::day(Day d) {
  Date date;
  date.year = int{d.year()};
  date.month = static_cast<std::uint8_t>(unsigned{d.month()});
  date.day = static_cast<std::uint8_t>(unsigned{d.day()});
  return of_date(date);
}

Edtf Edtf::day(std::chrono::sys_days d) {
  const auto c = civil::from_days(d);
  Date date;
  date.year = c.year;
  date.month = static_cast<std::uint8_t>(c.month);
  date.day = static_cast<std::uint8_t>(c.day);
  return of_date(date);
}

Edtf Edtf::month(std::int64_t year, unsigned month) {
  Date date;
  date.year = year;
  date.month = static_cast<std::uint8_t>(month);
  date.precision = Precision::month;
  return of_date(date);
}

Edtf Edtf::part_of_year(std::int64_t year, unsigned part) {
  Edtf out = month(year, part);
  out.items_[0].first.precision = Precision::part_of_year;
  return out;
}

Edtf Edtf::year(std::int64_t year) {
  Date date;
  date.year = year;
  date.precision = Precision::year;
  return of_date(date);
}

Edtf Edtf::decade(std::int64_t first_year) {
  Edtf out = year(first_year / 10 * 10);
  out.items_[0].first.year_x = 1;
  return out;
}

Edtf Edtf::century(std::int64_t first_year) {
  Edtf out = year(first_year / 100 * 100);
  out.items_[0].first.year_x = 3;
  return out;
}

Edtf Edtf::interval(const std::optional<Edtf>& first, const std::optional<Edtf>& last, End without) {
  Item item;
  item.range = true;
  if (first && first->known())
    item.first = first->items_.front().first, item.begin = first->items_.front().begin;
  else
    item.begin = without;
  if (last && last->known()) {
    const Item& from = last->items_.back();
    item.last = from.range ? from.last : from.first;
    item.end = from.range ? from.end : End::date;
  } else {
    item.end = without;
  }
  return of(Kind::interval, {item});
}

Edtf Edtf::between(const Edtf& first, const Edtf& last) {
  Edtf out = interval(first, last);
  if (out.items_[0].first == out.items_[0].last) return of_date(out.items_[0].first);
  out.kind_ = Kind::one_of;
  return out;
}

Edtf Edtf::set(Kind kind, const std::vector<Edtf>& values) {
  std::vector<Item> items;
  for (const auto& v : values)
    for (const auto& item : v.items_)
      if (std::find(items.begin(), items.end(), item) == items.end()) items.push_back(item);
  if (items.empty()) return {};
  if (items.size() == 1 && !items[0].range) kind = Kind::date;
  return of(kind, std::move(items));
}

Edtf Edtf::one_of(const std::vector<Edtf>& values) { return set(Kind::one_of, values); }
Edtf Edtf::all_of(const std::vector<Edtf>& values) { return set(Kind::all_of, values); }

Edtf Edtf::qualified(std::uint8_t bits) const {
  Edtf out = *this;
  auto mark = [bits](Date& d) {
    if (d.second >= 0) return;  // EDTF has no qualifiers for a time of day
    d.year_q |= bits;
    if (d.precision != Precision::year) d.month_q |= bits;
    if (d.precision == Precision::day) d.day_q |= bits;
  };
  for (auto& item : out.items_) {
    if (item.begin == End::date) mark(item.first);
    if (item.range && item.end == End::date) mark(item.last);
  }
  return out;
}

bool Edtf::is_qualified() const {
  auto marked = [](const Date& d) { return (d.year_q | d.month_q | d.day_q) != 0; };
  return std::any_of(items_.begin(), items_.end(), [&](const Item& i) { return marked(i.first) || marked(i.last); });
}

std::optional<Edtf::Day> Edtf::single_day() const {
  if (kind_ != Kind::date || is_qualified()) return std::nullopt;
  const Date& d = items_[0].first;
  if (d.precision != Precision::day || d.year_x || d.month_x || d.day_x || d.significant) return std::nullopt;
  if (d.year < int{std::chrono::year::min()} || d.year > int{std::chrono::year::max()}) return std::nullopt;
  return Day(std::chrono::year(static_cast<int>(d.year)), std::chrono::month(d.month), std::chrono::day(d.day));
}

std::optional<std::chrono::sys_days> Edtf::earliest() const {
  if (!known()) return std::nullopt;
  auto lo = edtf::kFuture;
  for (const auto& item : items_) lo = std::min(lo, edtf::first_day(item));
  if (lo == edtf::kPast) return std::nullopt;
  return lo;
}

std::optional<std::chrono::sys_days> Edtf::latest() const {
  if (!known()) return std::nullopt;
  auto hi = edtf::kPast;
  for (const auto& item : items_) hi = std::max(hi, edtf::last_day(item));
  if (hi == edtf::kFuture) return std::nullopt;
  return hi;
}

Edtf::Precision Edtf::precision() const {
  auto of_date = [](const Date& d) {
    if (d.significant != 0 || (d.year_x & 8)) return Precision::unknown;
    if (d.year_x & 4) return Precision::millennium;
    if (d.year_x & 2) return Precision::century;
    if (d.year_x & 1) return Precision::decade;
    if (d.precision == Precision::day && d.month_x != 0) return Precision::year;
    if (d.precision == Precision::day && d.day_x != 0) return Precision::month;
    if (d.precision == Precision::month && d.month_x != 0) return Precision::year;
    return d.precision;
  };
  if (!known()) return Precision::unknown;
  Precision coarsest = Precision::day;
  for (const auto& item : items_) {
    if (item.begin == End::date) coarsest = std::min(coarsest, of_date(item.first));
    if (item.range && item.end == End::date) coarsest = std::min(coarsest, of_date(item.last));
  }
  return coarsest;
}

}  // namespace kronika
