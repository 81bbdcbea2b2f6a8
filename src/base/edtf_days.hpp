// What the algebra of Edtf sees of a value: stretches of days.
#pragma once

#include <chrono>
#include <vector>

#include "kronika/edtf.hpp"

namespace kronika::edtf {

using std::chrono::days;
using std::chrono::sys_days;

// Beyond any day that a year up to Edtf::kMaxYear can have.
inline constexpr sys_days kPast{days(-1'000'000'000'000'000)};
inline constexpr sys_days kFuture{days(1'000'000'000'000'000)};

// Begins somewhere in [lo, lo_max] and ends somewhere in [hi_min, hi].
struct Stretch {
  sys_days lo, lo_max, hi_min, hi;
  bool lasting = false;  // is every day of it, not a time somewhere within

  bool has_core() const { return lasting && lo_max <= hi_min; }
};

// First and last day by the words of the date alone.
sys_days first_day(const Edtf::Date& date);
sys_days last_day(const Edtf::Date& date);
// The same of an item; kPast and kFuture for ends that are open or unknown.
sys_days first_day(const Edtf::Item& item);
sys_days last_day(const Edtf::Item& item);

// By how much a qualified date may be off to either side; none when it is not qualified.
days slack(const Edtf::Date& date);

// The stretches that an item of a value of this kind may mean, in order. A date with unspecified digits in
// front of known ones means several; where those would be too many, one that holds them all is given.
void append_stretches(const Edtf::Item& item, Edtf::Kind kind, std::vector<Stretch>& out);

// The dates that a date with unspecified digits in front of known ones may be: the date itself where there
// are none, or too many.
std::vector<Edtf::Date> spell_out(const Edtf::Date& date);

}  // namespace kronika::edtf
