#include "html/dates.hpp"

#include <algorithm>
#include <charconv>

#include "base/civil.hpp"
#include "base/utf8.hpp"
#include "packs/blocks.hpp"

namespace kronika::html {
namespace {

// Years that the date of a piece of news can have. 1970-01-01 is what an empty field becomes.
constexpr int kFirstYear = 1800, kLastYear = 2099;
constexpr int kFirstAddress = 1994;  // news had no addresses before

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int number(std::string_view digits) {
  int value = -1;
  if (digits.empty() || digits.size() > 8) return value;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::optional<Edtf> day(int y, int m, int d) {
  if (y < kFirstYear || y > kLastYear || m < 1 || m > 12 || d < 1) return {};
  if (d > static_cast<int>(civil::days_in_month(y, static_cast<unsigned>(m)))) return {};
  if (y == 1970 && m == 1 && d == 1) return {};
  return Edtf::day(Edtf::Day{std::chrono::year{y}, std::chrono::month{static_cast<unsigned>(m)},
                             std::chrono::day{static_cast<unsigned>(d)}});
}

std::optional<Edtf> month_of(int y, int m) {
  if (y < kFirstYear || y > kLastYear || m < 1 || m > 12) return {};
  return Edtf::month(y, static_cast<unsigned>(m));
}

std::optional<Edtf> numeric(int first, int second, int y, bool slashes, DateOrder order) {
  auto day_first = day(y, second, first), month_first = day(y, first, second);
  if (!slashes || order == DateOrder::day_first) return day_first ? day_first : slashes ? month_first : day_first;
  if (order == DateOrder::month_first) return month_first ? month_first : day_first;
  if (!day_first || !month_first || *day_first == *month_first) return day_first ? day_first : month_first;
  auto day_before = *day_first->earliest() < *month_first->earliest();
  return Edtf::one_of({day_before ? *day_first : *month_first, day_before ? *month_first : *day_first});
}

// The length of the run of digits at `at`.
std::size_t digits_at(std::string_view s, std::size_t at) {
  auto end = at;
  while (end < s.size() && is_digit(s[end])) ++end;
  return end - at;
}

struct Piece {
  enum Kind { number, word, other } kind;
  std::string_view text;
};

constexpr std::size_t kLongestText = 4096;

}  // namespace

DateOrder date_order(std::string_view locale) {
  if (locale.empty()) return DateOrder::unknown;
  if (!utf8::lower(locale).starts_with("en")) return DateOrder::day_first;
  auto region = utf8::lower(locale.substr(std::min<std::size_t>(locale.size(), 3)));
  if (region == "us") return DateOrder::month_first;
  return region.empty() ? DateOrder::unknown : DateOrder::day_first;
}

Result<DateReader> DateReader::load(const std::filesystem::path& page) {
  auto table = packs::load_table(page / "months.tsv", {"word", "month"});
  if (!table) return tl::unexpected(table.error());
  DateReader reader;
  for (const auto& row : table->rows) {
    int m = number(table->cell(row, "month"));
    if (m < 1 || m > 12) return fail("\"" + table->cell(row, "month") + "\" is no month", table->file, row.line);
    reader.months_.emplace(table->cell(row, "word"), static_cast<unsigned>(m));
  }
  return reader;
}

unsigned DateReader::month(std::string_view word) const {
  constexpr std::size_t kLongest = 32;
  if (word.size() > kLongest) return 0;
  auto it = months_.find(std::string(word));
  if (it == months_.end()) it = months_.find(utf8::lower(word));
  return it == months_.end() ? 0 : it->second;
}

// Goes over a text as numbers, words and single signs; white space separates and is gone.
class DateReader::Scan {
 public:
  Scan(const DateReader& reader, std::string_view text, DateOrder order) : reader_(reader), text_(text), order_(order) {
    for (std::size_t pos = 0; pos < text.size();) {
      auto begin = pos;
      if (is_digit(text[pos])) {
        pos += digits_at(text, pos);
        pieces_.push_back({Piece::number, text.substr(begin, pos - begin)});
        continue;
      }
      char32_t c = utf8::next(text, pos);
      if (utf8::is_space(c)) continue;
      bool word = utf8::is_alpha(c);
      while (word && pos < text.size()) {
        auto next = pos;
        if (!utf8::is_alpha(utf8::next(text, next))) break;
        pos = next;
      }
      pieces_.push_back({word ? Piece::word : Piece::other, text.substr(begin, pos - begin)});
    }
  }

  std::vector<WrittenDate> all(std::size_t limit) {
    std::vector<WrittenDate> out;
    for (at_ = 0; at_ < pieces_.size() && out.size() < limit;) {
      auto begin = at_;
      auto date = one();
      if (!date) {
        at_ = begin + 1;
        continue;
      }
      const auto& last = pieces_[at_ - 1].text;
      out.push_back({*date, offset(pieces_[begin].text), offset(last) + last.size()});
    }
    return out;
  }

 private:
  std::size_t offset(std::string_view piece) const { return static_cast<std::size_t>(piece.data() - text_.data()); }

  bool is_number(std::size_t i, std::size_t least, std::size_t most) const {
    return i < pieces_.size() && pieces_[i].kind == Piece::number && pieces_[i].text.size() >= least &&
           pieces_[i].text.size() <= most;
  }
  int value(std::size_t i) const { return number(pieces_[i].text); }
  bool is(std::size_t i, std::string_view sign) const { return i < pieces_.size() && pieces_[i].text == sign; }
  unsigned month(std::size_t i) const {
    return i < pieces_.size() && pieces_[i].kind == Piece::word ? reader_.month(pieces_[i].text) : 0;
  }
  // Past what may stand between the parts of a written date: "3rd of April, 2019", "3. April", "3 de abril".
  std::size_t past_joints(std::size_t i) const {
    constexpr std::size_t kLongestJoint = 2;
    for (int steps = 0; steps < 2 && i < pieces_.size(); ++steps, ++i) {
      bool joint = is(i, ".") || is(i, ",") || is(i, "-") || is(i, "/") ||
                   (pieces_[i].kind == Piece::word && month(i) == 0 && utf8::count(pieces_[i].text) <= kLongestJoint);
      if (!joint) break;
    }
    return i;
  }

  // The date that begins at at_, which then is past it.
  std::optional<Edtf> one() {
    if (is_number(at_, 4, 4)) return year_first();
    if (is_number(at_, 1, 2)) return day_first();
    if (month(at_) != 0) return month_first();
    return {};
  }

  std::optional<Edtf> take(std::optional<Edtf> date, std::size_t end) {
    if (date) at_ = end;
    return date;
  }

  // The sign between numbers, the same twice: 2019-04-03, 3.4.2019; or the words for year and month in Chinese.
  bool separator(std::size_t i) const {
    return i < pieces_.size() && pieces_[i].kind != Piece::number && !is(i, ",") && !is(i, ":") &&
           (pieces_[i].kind == Piece::other || utf8::count(pieces_[i].text) == 1);
  }

  std::optional<Edtf> year_first() {
    if (separator(at_ + 1) && is_number(at_ + 2, 1, 2) && separator(at_ + 3) && is_number(at_ + 4, 1, 2))
      if (auto d = take(day(value(at_), value(at_ + 2), value(at_ + 4)), at_ + 5)) return d;
    auto m = past_joints(at_ + 1);
    if (auto found = month(m); found != 0) {
      auto d = past_joints(m + 1);
      if (is_number(d, 1, 2)) return take(day(value(at_), static_cast<int>(found), value(d)), d + 1);
    }
    return {};
  }

  std::optional<Edtf> day_first() {
    if (separator(at_ + 1) && is_number(at_ + 2, 1, 2) && pieces_[at_ + 1].kind == Piece::other &&
        is(at_ + 3, pieces_[at_ + 1].text) && is_number(at_ + 4, 4, 4))
      return take(numeric(value(at_), value(at_ + 2), value(at_ + 4), is(at_ + 1, "/"), order_), at_ + 5);
    auto m = past_joints(at_ + 1);
    auto found = month(m);
    if (found == 0) return {};
    auto y = past_joints(m + 1);
    if (!is_number(y, 4, 4)) return {};
    return take(day(value(y), static_cast<int>(found), value(at_)), y + 1);
  }

  std::optional<Edtf> month_first() {
    auto m = static_cast<int>(month(at_));
    auto next = past_joints(at_ + 1);
    if (is_number(next, 1, 2)) {
      auto y = past_joints(next + 1);
      if (is_number(y, 4, 4)) return take(day(value(y), m, value(next)), y + 1);
    }
    bool after_day = at_ > 0 && is_number(at_ - 1, 1, 2);  // that the month does not have
    if (is_number(next, 4, 4) && pieces_[at_].text.size() > 2 && !after_day)
      return take(month_of(value(next), m), next + 1);
    return {};
  }

  const DateReader& reader_;
  std::string_view text_;
  DateOrder order_;
  std::vector<Piece> pieces_;
  std::size_t at_ = 0;
};

std::vector<WrittenDate> DateReader::find(std::string_view text, DateOrder order, std::size_t limit) const {
  return Scan(*this, text.substr(0, kLongestText), order).all(limit);
}

std::optional<Edtf> DateReader::parse(std::string_view text, DateOrder order) const {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\n' || text.front() == '\t' || text.front() == '\r'))
    text.remove_prefix(1);
  auto length = digits_at(text, 0);
  auto rest = text.substr(length);
  if (length == 4 && rest.empty()) {
    int y = number(text);
    if (y >= kFirstYear && y <= kLastYear) return Edtf::year(y);
    return {};
  }
  if (length == 8) return day(number(text.substr(0, 4)), number(text.substr(4, 2)), number(text.substr(6, 2)));
  if (length == 4 && (rest[0] == '-' || rest[0] == '/')) {
    auto m = digits_at(rest, 1);
    if ((m == 1 || m == 2) && rest.size() == 1 + m) return month_of(number(text.substr(0, 4)), number(rest.substr(1)));
  }
  if ((length == 10 || length == 13) && rest.empty()) {
    std::int64_t seconds = 0;
    std::from_chars(text.data(), text.data() + 10, seconds);
    auto d = civil::from_days(
        std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(seconds))));
    return day(static_cast<int>(d.year), static_cast<int>(d.month), static_cast<int>(d.day));
  }
  auto found = find(text, order, 1);
  if (found.empty()) return {};
  return found[0].date;
}

std::optional<Edtf> DateReader::in_url(std::string_view url) const {
  if (auto scheme = url.find("://"); scheme != std::string_view::npos) {
    url.remove_prefix(scheme + 3);
    auto path = url.find('/');
    if (path == std::string_view::npos) return {};
    url.remove_prefix(path);
  }
  url = url.substr(0, std::min(url.find_first_of("?#"), kLongestText));
  std::optional<Edtf> only_month;
  for (std::size_t pos = 0; pos < url.size(); ++pos) {
    if (!is_digit(url[pos]) || (pos > 0 && is_digit(url[pos - 1]))) continue;
    auto length = digits_at(url, pos);
    auto rest = url.substr(pos + length);
    bool stands_free = pos == 0 || !utf8::is_alpha(static_cast<unsigned char>(url[pos - 1]));
    if (length == 8 && stands_free && number(url.substr(pos, 4)) >= kFirstAddress) {
      if (auto d = day(number(url.substr(pos, 4)), number(url.substr(pos + 4, 2)), number(url.substr(pos + 6, 2))))
        return d;
    }
    if (length != 4 || rest.size() < 2 || (rest[0] != '/' && rest[0] != '-' && rest[0] != '_')) continue;
    int y = number(url.substr(pos, 4));
    if (y < kFirstAddress) continue;
    auto m_length = digits_at(rest, 1);
    int m = 0;
    if (m_length == 1 || m_length == 2) {
      m = number(rest.substr(1, m_length));
    } else if (m_length == 0) {
      while (1 + m_length < rest.size() && utf8::is_alpha(static_cast<unsigned char>(rest[1 + m_length]))) ++m_length;
      m = m_length >= 3 ? static_cast<int>(month(rest.substr(1, m_length))) : 0;
    }
    if (m < 1 || m > 12) continue;
    auto after = rest.substr(1 + m_length);
    if (!after.empty() && after[0] == rest[0]) {
      auto d_length = digits_at(after, 1);
      bool ends = 1 + d_length >= after.size() || !utf8::is_alpha(static_cast<unsigned char>(after[1 + d_length]));
      if ((d_length == 1 || d_length == 2) && ends)
        if (auto d = day(y, m, number(after.substr(1, d_length)))) return d;
    }
    // A month alone is believed where it is a folder of its own.
    bool folder = pos > 0 && url[pos - 1] == '/' && rest[0] == '/' && after.starts_with('/');
    if (folder && !only_month) only_month = month_of(y, m);
  }
  return only_month;
}

}  // namespace kronika::html
