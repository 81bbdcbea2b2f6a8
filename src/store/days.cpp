#include "store/days.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace kronika {

using namespace std::chrono;

std::string iso_day(Days day) {
  static constexpr Days kFirst = year{0} / January / 1, kLast = year{9999} / December / 31;
  year_month_day d{std::clamp(day, kFirst, kLast)};
  return fmt::format("{:04}-{:02}-{:02}", int(d.year()), unsigned(d.month()), unsigned(d.day()));
}

std::int64_t day_number(Days day) { return day.time_since_epoch().count(); }

std::optional<std::int64_t> day_number(const std::optional<Days>& day) {
  if (!day) return std::nullopt;
  return day_number(*day);
}

std::optional<Days> parse_iso_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  unsigned y = 0, m = 0, d = 0;
  auto read = [&](std::size_t from, std::size_t n, unsigned& value) {
    const char* end = text.data() + from + n;
    return std::from_chars(text.data() + from, end, value).ptr == end;
  };
  if (!read(0, 4, y) || !read(5, 2, m) || !read(8, 2, d)) return std::nullopt;
  year_month_day day{year(static_cast<int>(y)), month(m), std::chrono::day(d)};
  if (!day.ok()) return std::nullopt;
  return Days(day);
}

std::string unless_day(const std::string& date, const std::optional<std::int64_t>& earliest) {
  return earliest && date == iso_day(Days(days(*earliest))) ? std::string() : date;
}

std::string date_of(std::string edtf, const std::optional<std::int64_t>& earliest) {
  return edtf.empty() && earliest ? iso_day(Days(days(*earliest))) : edtf;
}

}  // namespace kronika
