// Dates as exact as the text allows: the Extended Date/Time Format (ISO 8601-2:2019, annex A), levels 0 to 2
// as far as news needs them. A value type: copyable, comparable, without global state.
#pragma once

#include <chrono>
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

  Edtf() = default;  // unknown
  static Result<Edtf> parse(std::string_view text);
  static Edtf day(Day d);

  std::string to_string() const;  // canonical EDTF; parse(to_string()) is the same value

 private:
  std::string text_;
};

}  // namespace kronika
