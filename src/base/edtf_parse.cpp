#include <fmt/format.h>

#include <string>

#include "base/civil.hpp"
#include "kronika/edtf.hpp"

namespace kronika {
namespace {

constexpr std::size_t kMaxItems = 1024;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Reads a text from the left; every look beyond the end sees '\0'.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}
  char peek(std::size_t ahead = 0) const { return ahead < rest_.size() ? rest_[ahead] : '\0'; }
  bool done() const { return rest_.empty(); }
  bool take(char c) {
    if (peek() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool take(std::string_view s) {
    if (!rest_.starts_with(s)) return false;
    rest_.remove_prefix(s.size());
    return true;
  }
  std::uint8_t qualifier() {
    if (take('?')) return Edtf::kUncertain;
    if (take('~')) return Edtf::kApproximate;
    if (take('%')) return Edtf::kUncertain | Edtf::kApproximate;
    return 0;
  }
  // Exactly `n` digits, X allowed.
  bool digits(unsigned n, bool allow_x, unsigned& value, std::uint8_t& mask) {
    value = 0;
    mask = 0;
    for (unsigned i = 0; i < n; ++i) {
      char c = peek(i);
      if (!is_digit(c) && !(allow_x && c == 'X')) return false;
      value = value * 10 + (c == 'X' ? 0 : static_cast<unsigned>(c - '0'));
      mask = static_cast<std::uint8_t>(mask << 1 | (c == 'X'));
    }
    rest_.remove_prefix(n);
    return true;
  }
  // Any number of digits with a value up to `max`.
  bool number(std::int64_t max, std::int64_t& value) {
    if (!is_digit(peek())) return false;
    value = 0;
    while (is_digit(peek())) {
      value = value * 10 + (peek() - '0');
      if (value > max) return false;
      rest_.remove_prefix(1);
    }
    return true;
  }

 private:
  std::string_view rest_;
};

bool matches(unsigned n, unsigned value, std::uint8_t mask) {
  return ((mask & 1) || n % 10 == value % 10) && ((mask & 2) || n / 10 == value / 10);
}

// Whether some year that the date allows is a leap year.
bool may_be_leap(const Edtf::Date& d) {
  if (d.year_x == 0) return civil::is_leap(d.year);
  for (unsigned n = 0; n < 10000; ++n) {
    unsigned rest = n;
    std::int64_t year = d.year;
    std::int64_t unit = 1;
    for (unsigned bit = 0; bit < 4; ++bit, unit *= 10, rest /= 10) {
      if (d.year_x >> bit & 1)
        year += rest % 10 * unit;
      else if (rest % 10 != 0)
        year = -1;
      if (year < 0) break;
    }
    if (year >= 0 && civil::is_leap(year)) return true;
  }
  return false;
}

bool exists(const Edtf::Date& d) {
  if (d.precision == Edtf::Precision::year) return true;
  if (d.precision == Edtf::Precision::part_of_year) return d.month >= 21 && d.month <= 41;
  for (unsigned m = 1; m <= 12; ++m) {
    if (!matches(m, d.month, d.month_x)) continue;
    if (d.precision == Edtf::Precision::month) return true;
    unsigned last = m == 2 ? (may_be_leap(d) ? 29u : 28u) : civil::days_in_month(2001, m);
    for (unsigned day = 1; day <= last; ++day)
      if (matches(day, d.day, d.day_x)) return true;
  }
  return false;
}

bool parse_year(Cursor& in, Edtf::Date& d) {
  if (in.take('Y')) {
    bool negative = in.take('-');
    if (!in.number(Edtf::kMaxYear, d.year)) return false;
    if (in.take('E')) {
      std::int64_t exponent = 0;
      if (!in.number(12, exponent)) return false;
      for (; exponent > 0; --exponent) {
        d.year *= 10;
        if (d.year > Edtf::kMaxYear) return false;
      }
    }
    if (negative) d.year = -d.year;
  } else {
    bool negative = in.take('-');
    unsigned value = 0;
    if (!in.digits(4, true, value, d.year_x)) return false;
    if (negative && (value == 0 || d.year_x != 0)) return false;
    d.year = negative ? -static_cast<std::int64_t>(value) : static_cast<std::int64_t>(value);
  }
  if (in.take('S')) {
    std::int64_t n = 0;
    if (d.year_x != 0 || !in.number(12, n) || n == 0) return false;
    if (n > static_cast<std::int64_t>(std::to_string(d.year < 0 ? -d.year : d.year).size())) return false;
    d.significant = static_cast<std::uint8_t>(n);
  }
  return true;
}

bool parse_time(Cursor& in, Edtf::Date& d) {
  unsigned h = 0, m = 0, s = 0;
  std::uint8_t mask = 0;
  if (!in.digits(2, false, h, mask) || !in.take(':') || !in.digits(2, false, m, mask) || !in.take(':') ||
      !in.digits(2, false, s, mask) || h > 23 || m > 59 || s > 59)
    return false;
  d.second = static_cast<std::int32_t>(h * 3600 + m * 60 + s);
  if (in.take('Z')) {
    d.zone = 0;
  } else if (char sign = in.peek(); sign == '+' || sign == '-') {
    in.take(sign);
    if (!in.digits(2, false, h, mask) || h > 23) return false;
    m = 0;
    if (in.take(':') && (!in.digits(2, false, m, mask) || m > 59)) return false;
    auto zone = static_cast<std::int16_t>(h * 60 + m);
    d.zone = sign == '-' ? static_cast<std::int16_t>(-zone) : zone;
  }
  return true;
}

// A qualifier to the left of a component counts for it alone, one to the right for it and all before it.
bool parse_date(Cursor& in, Edtf::Date& d) {
  d = {};
  d.year_q = in.qualifier();
  if (!parse_year(in, d)) return false;
  d.precision = Edtf::Precision::year;
  d.year_q |= in.qualifier();
  if (in.peek() == '-') {
    in.take('-');
    d.month_q = in.qualifier();
    unsigned value = 0;
    if (!in.digits(2, true, value, d.month_x)) return false;
    d.month = static_cast<std::uint8_t>(value);
    d.precision = value > 20 && d.month_x == 0 ? Edtf::Precision::part_of_year : Edtf::Precision::month;
    std::uint8_t q = in.qualifier();
    d.month_q |= q;
    d.year_q |= q;
    if (d.precision == Edtf::Precision::month && in.take('-')) {
      d.day_q = in.qualifier();
      if (!in.digits(2, true, value, d.day_x)) return false;
      d.day = static_cast<std::uint8_t>(value);
      d.precision = Edtf::Precision::day;
      q = in.qualifier();
      d.day_q |= q;
      d.month_q |= q;
      d.year_q |= q;
      if (in.take('T')) {
        if (q != 0 || d.year_x || d.month_x || d.day_x || !parse_time(in, d)) return false;
      }
    }
  }
  return exists(d);
}

}  // namespace

class EdtfParser {
 public:
  static bool parse(std::string_view text, Edtf& out) {
    Cursor in(text);
    if (in.peek() == '[' || in.peek() == '{') return parse_set(in, out);
    Edtf::Item item;
    if (in.take("../")) {
      item.begin = Edtf::End::open;
      item.range = true;
    } else if (in.take('/')) {
      item.begin = Edtf::End::unknown;
      item.range = true;
    } else {
      if (!parse_date(in, item.first)) return false;
      item.range = in.take('/');
    }
    if (item.range) {
      if (in.done()) {
        if (item.begin != Edtf::End::date) return false;
        item.end = Edtf::End::unknown;
      } else if (in.take("..")) {
        if (item.begin != Edtf::End::date) return false;
        item.end = Edtf::End::open;
      } else if (!parse_date(in, item.last)) {
        return false;
      }
    }
    if (!in.done()) return false;
    out = Edtf::of(item.range ? Edtf::Kind::interval : Edtf::Kind::date, {item});
    return in_order(out);
  }

 private:
  static bool parse_set(Cursor& in, Edtf& out) {
    const bool one = in.take('[');
    if (!one) in.take('{');
    const char close = one ? ']' : '}';
    std::vector<Edtf::Item> items;
    do {
      Edtf::Item item;
      if (in.take("..")) {
        item.range = true;
        item.begin = Edtf::End::open;
        if (!parse_date(in, item.last)) return false;
      } else {
        if (!parse_date(in, item.first)) return false;
        if (in.take("..")) {
          item.range = true;
          if (in.peek() == close || in.peek() == ',')
            item.end = Edtf::End::open;
          else if (!parse_date(in, item.last))
            return false;
        }
      }
      items.push_back(item);
      if (items.size() > kMaxItems) return false;
    } while (in.take(','));
    if (!in.take(close) || !in.done()) return false;
    out = Edtf::of(one ? Edtf::Kind::one_of : Edtf::Kind::all_of, std::move(items));
    return in_order(out);
  }

  // No range may end before it begins.
  static bool in_order(const Edtf& value) {
    for (const auto& item : value.items()) {
      if (!item.range || item.begin != Edtf::End::date || item.end != Edtf::End::date) continue;
      if (*Edtf::of_date(item.last).latest() < *Edtf::of_date(item.first).earliest()) return false;
    }
    return true;
  }
};

Result<Edtf> Edtf::parse(std::string_view text) {
  if (text.size() > kMaxLength) return fail("is too long for a date");
  Edtf out;
  if (!EdtfParser::parse(text, out)) return fail(fmt::format("\"{}\" is no date of EDTF", text.substr(0, 40)));
  return out;
}

}  // namespace kronika
