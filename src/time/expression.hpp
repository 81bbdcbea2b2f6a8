// What a date rule says its words mean: a small expression, "shift($date, amount(2, day), -1)".
//
//   expression = name "(" [expression {"," expression}] ")"   a call, of a function (functions.hpp)
//              | "$" name                                      what a part of the rule's pattern means
//              | number                                        "3", "-1", "0.5"
//              | name                                          a unit ("day"), or a word that a function knows
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kronika/error.hpp"
#include "time/calendar.hpp"

namespace kronika::time {

struct Function;

struct Expression {
  enum class Kind : std::uint8_t { number, unit, word, capture, call };
  Kind kind = Kind::number;
  double number = 0;
  Unit unit = Unit::day;
  const Function* function = nullptr;  // of a call
  std::uint16_t slot = 0;              // of a capture: which of the rule's names
  std::string word;
  std::vector<Expression> arguments;
};

// `names` are the captures that the pattern has; slots index it.
Result<Expression> parse_expression(std::string_view text, const std::vector<std::string>& names);

}  // namespace kronika::time
