#include <fmt/format.h>

#include "kronika/edtf.hpp"

namespace kronika {
namespace {

using Date = Edtf::Date;
using Precision = Edtf::Precision;

std::string_view sign(std::uint8_t q) {
  constexpr std::string_view signs[] = {"", "?", "~", "%"};
  return signs[q & 3];
}

std::string digits(std::int64_t value, unsigned width, std::uint8_t mask) {
  std::string s = fmt::format("{:0{}}", value, width);
  for (unsigned i = 0; i < width; ++i)
    if (mask >> i & 1) s[s.size() - 1 - i] = 'X';
  return s;
}

std::string year(const Date& d) {
  std::string s;
  if (d.year > 9999 || d.year < -9999)
    s = fmt::format("Y{}", d.year);
  else
    s = fmt::format("{}{}", d.year < 0 ? "-" : "", digits(d.year < 0 ? -d.year : d.year, 4, d.year_x));
  if (d.significant != 0) s += fmt::format("S{}", d.significant);
  return s;
}

void print(std::string& out, const Date& d) {
  const bool has_month = d.precision != Precision::year;
  const bool has_day = d.precision == Precision::day;
  // One sign to the right of a component when it says it all, else a sign to the left of each.
  const std::uint8_t q[3] = {d.year_q, d.month_q, d.day_q};
  const int count = 1 + has_month + has_day;
  int group = 0;
  while (group < count && q[group] == q[0]) ++group;
  bool grouped = q[0] != 0;
  for (int i = group; i < count; ++i) grouped = grouped && q[i] == 0;

  auto component = [&](int i, const std::string& text) {
    if (i > 0) out += '-';
    if (!grouped) out += sign(q[i]);
    out += text;
    if (grouped && i == group - 1) out += sign(q[0]);
  };
  component(0, year(d));
  if (has_month) component(1, digits(d.month, 2, d.month_x));
  if (has_day) component(2, digits(d.day, 2, d.day_x));
  if (d.second >= 0) {
    out += fmt::format("T{:02}:{:02}:{:02}", d.second / 3600, d.second / 60 % 60, d.second % 60);
    if (d.zone == 0)
      out += 'Z';
    else if (d.zone != Date::kNoZone)
      out += fmt::format("{}{:02}:{:02}", d.zone < 0 ? '-' : '+', std::abs(d.zone) / 60, std::abs(d.zone) % 60);
  }
}

}  // namespace

std::string Edtf::to_string() const {
  std::string out;
  if (kind_ == Kind::unknown) return out;
  const bool set = kind_ == Kind::one_of || kind_ == Kind::all_of;
  if (set) out += kind_ == Kind::one_of ? '[' : '{';
  bool first = true;
  for (const auto& item : items_) {
    if (!first) out += ',';
    first = false;
    if (item.begin == End::date) print(out, item.first);
    if (!item.range) continue;
    if (set) {
      out += "..";
    } else {
      if (item.begin == End::open) out += "..";
      out += '/';
      if (item.end == End::open) out += "..";
    }
    if (item.end == End::date) print(out, item.last);
  }
  if (set) out += kind_ == Kind::one_of ? ']' : '}';
  return out;
}

std::string_view to_string(Tri t) { return t == Tri::yes ? "yes" : t == Tri::no ? "no" : "perhaps"; }

}  // namespace kronika
