// Dates as exact as the text allows: the Extended Date/Time Format (ISO 8601-2:2019, annex A), levels 0 to 2.
// A value type: copyable, comparable, without global state. Years are those of the proleptic Gregorian
// calendar, limited to kMaxYear on either side; anything that does not exist (30 February) is an error.
//
// The algebra reads a value as what a text says about the time of something, and the other value as a stretch
// of days that is asked about. A plain date ("2019-04") is a time somewhere within it, an interval lasts from
// its one end to its other. What is marked approximate or uncertain may be off by one of its own units.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kronika/error.hpp"

namespace kronika {

// Answers about dates that are known in part: "[2019-04-03,2019-04-10] before 2019-04-05" is perhaps.
enum class Tri { no, perhaps, yes };

class Edtf {
 public:
  using Day = std::chrono::year_month_day;
  static constexpr std::int64_t kMaxYear = 1'000'000'000'000;
  static constexpr std::size_t kMaxLength = 8192;  // bytes that parse() reads at most

  enum class Kind : std::uint8_t { unknown, date, interval, one_of, all_of };
  // How exact a value is, from coarse to fine. A part of a year is a season, quarter, third or half.
  enum class Precision : std::uint8_t { unknown, millennium, century, decade, year, part_of_year, month, day };

  // Qualifiers, as bits: "?", "~", and both together "%".
  static constexpr std::uint8_t kUncertain = 1, kApproximate = 2;

  // One date. A digit written X counts as 0 in the value and is marked in the mask (bit 0: the last digit).
  struct Date {
    std::int64_t year = 0;
    std::uint8_t year_x = 0, month_x = 0, day_x = 0;
    std::uint8_t year_q = 0, month_q = 0, day_q = 0;  // qualifiers of each component
    Precision precision = Precision::day;             // year: no month; part_of_year: month is 21-41; month: no day
    std::uint8_t month = 0;                           // 1-12, or a part of the year as EDTF numbers them, 21-41
    std::uint8_t day = 0;
    std::uint8_t significant = 0;  // "S2": how many leading digits of the year are sure; 0: all
    std::int32_t second = -1;      // of the day, for date and time; -1: no time
    std::int16_t zone = kNoZone;   // minutes east of UTC

    static constexpr std::int16_t kNoZone = 32767;
    friend bool operator==(const Date&, const Date&) = default;
  };

  enum class End : std::uint8_t { date, open, unknown };

  // A date, or a range: of an interval, or within a set. Ends that are no dates have default dates.
  struct Item {
    Date first, last;
    End begin = End::date, end = End::date;
    bool range = false;
    friend bool operator==(const Item&, const Item&) = default;
  };

  Edtf() = default;  // unknown; prints as ""
  static Result<Edtf> parse(std::string_view text);
  // `d` must be ok().
  static Edtf day(Day d);
  static Edtf day(std::chrono::sys_days d);
  static Edtf of_date(const Date& date);                       // `date` must exist, as all that parse() gave do
  static Edtf month(std::int64_t year, unsigned month);        // month 1-12
  static Edtf part_of_year(std::int64_t year, unsigned part);  // part 21-41
  static Edtf year(std::int64_t year);
  static Edtf decade(std::int64_t first_year);   // "199X"; within the years 0-9999
  static Edtf century(std::int64_t first_year);  // "19XX"; within the years 0-9999
  // From the first date of one value to the last of another. Without a value: open, or unknown.
  static Edtf interval(const std::optional<Edtf>& first, const std::optional<Edtf>& last, End without = End::open);
  // Some time from the first date of one value to the last of another: "[2018-11-21..2018-11-30]".
  static Edtf between(const Edtf& first, const Edtf& last);
  // One of the values, or all of them. They must be dates or sets; a single one stays what it is.
  static Edtf one_of(const std::vector<Edtf>& values);
  static Edtf all_of(const std::vector<Edtf>& values);
  // The same value with every date of it qualified besides.
  Edtf qualified(std::uint8_t bits) const;

  std::string to_string() const;  // canonical EDTF; parse(to_string()) is the same value unless unknown

  Kind kind() const { return kind_; }
  bool known() const { return kind_ != Kind::unknown; }
  const std::vector<Item>& items() const { return items_; }  // one for a date or interval
  bool is_qualified() const;
  // The day, when the value is one day, without doubt.
  std::optional<Day> single_day() const;

  // The first and the last day the value may mean, by its words alone: nothing is added for qualifiers.
  // Absent when open or unknown.
  std::optional<std::chrono::sys_days> earliest() const;
  std::optional<std::chrono::sys_days> latest() const;
  Precision precision() const;  // the coarsest of its dates

  // `other` as a whole: before its first day, after its last, entirely inside, sharing a day, the very same.
  Tri before(const Edtf& other) const;
  Tri after(const Edtf& other) const;
  Tri within(const Edtf& other) const;
  Tri overlaps(const Edtf& other) const;
  Tri equals(const Edtf& other) const;

  // The narrowest value on which both agree: [2019-04-03,2019-04-10] and 2019-04-03 agree on 2019-04-03.
  // Absent when they contradict each other. An unknown value agrees with everything.
  std::optional<Edtf> meet(const Edtf& other) const;
  // Leaves fewer days possible than `other` does.
  bool more_exact_than(const Edtf& other) const;

  friend bool operator==(const Edtf&, const Edtf&) = default;

 private:
  friend class EdtfParser;
  static Edtf of(Kind kind, std::vector<Item> items);
  static Edtf set(Kind kind, const std::vector<Edtf>& values);

  Kind kind_ = Kind::unknown;
  std::vector<Item> items_;
};

std::string_view to_string(Tri);

}  // namespace kronika
