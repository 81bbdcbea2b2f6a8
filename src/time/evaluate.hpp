// What the expressions of date rules evaluate to, given when and how the text speaks.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kronika/edtf.hpp"
#include "kronika/error.hpp"
#include "time/calendar.hpp"
#include "time/expression.hpp"

namespace kronika::time {

enum class Direction : std::uint8_t { unknown, past, present, future };

struct Amount {
  double number;  // below 0: nobody knows how many; -1 "several", and as relative_dates.cpp has it
  Unit unit;
  friend bool operator==(const Amount&, const Amount&) = default;
};

struct Value {
  enum class Type : std::uint8_t { none, number, unit, word, date, duration, set };
  Type type = Type::none;
  double number = 0;
  Unit unit = Unit::day;  // a unit; of a date: in what it was said ("last month": month)
  Edtf date;
  std::vector<Amount> amounts;  // of a duration
  bool approximate = false;     // of a duration or number
  bool of_day = false;          // a date with a part of the day ("wieczorem")
  std::string text;             // a word; of a set: its value

  explicit operator bool() const { return type != Type::none; }
  friend bool operator==(const Value&, const Value&) = default;
};

// A part of a text with the expression it matched, and the parts that the expression's captures stand for.
// Absent optional parts are null.
struct Meaning {
  const Expression* expression = nullptr;
  std::vector<const Meaning*> captures;
};

struct Reference {
  std::optional<sys_days> now;   // the day from which the text speaks
  std::optional<sys_days> near;  // the day next to which "March", "Friday" are looked for
  Direction direction = Direction::unknown;
  std::optional<Edtf> anchor;  // the date that "two days later" counts from
  // What evaluation made use of, for the reason given to readers.
  struct Used {
    bool now = false, direction = false, anchor = false;
  };
  Used* used = nullptr;
};

Value evaluate(const Meaning& meaning, const Reference& reference);

// ISO 8601 duration: "P2W", "P1Y6M", "PT5H"; X for an unknown number: "PXD".
std::string duration_text(std::vector<Amount> amounts);

// The function of this name; an error when there is none, or it takes another number of arguments.
Result<const Function*> find_function(std::string_view name, std::size_t arguments);

}  // namespace kronika::time
