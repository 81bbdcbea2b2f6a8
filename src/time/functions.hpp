// What the functions of date expressions are made of. They are told apart by what they make: partial_dates.cpp,
// relative_dates.cpp and stretches.cpp each have a table of theirs.
#pragma once

#include <cmath>
#include <span>

#include "time/evaluate.hpp"

namespace kronika::time {

inline constexpr double kMaxAmount = 100000;  // of any unit; more is no date that news speaks of

// One call of a function: its arguments, evaluated when asked for, with this or another reference.
class Call {
 public:
  Call(const Expression& e, const Meaning& m, const Reference& r) : ref(r), expression_(e), meaning_(m) {}
  std::size_t size() const { return expression_.arguments.size(); }
  Value operator[](std::size_t i) const { return at(i, ref); }
  Value at(std::size_t i, const Reference& r) const {
    return i < size() ? value(expression_.arguments[i], meaning_, r) : Value();
  }
  static Value value(const Expression& e, const Meaning& m, const Reference& r);

  std::optional<sys_days> now() const {
    if (ref.used && ref.now) ref.used->now = true;
    return ref.now;
  }
  std::optional<sys_days> near() const {
    if (ref.used && ref.near) ref.used->now = true;
    return ref.near;
  }
  const Reference& ref;

 private:
  const Expression& expression_;
  const Meaning& meaning_;
};

inline Value date_value(Edtf date, Unit unit) {
  Value v;
  if (!date.known()) return v;
  v.type = Value::Type::date;
  v.date = std::move(date);
  v.unit = unit;
  return v;
}
inline Value period_value(const Period& p, Unit unit) { return date_value(edtf_of(p, unit), unit); }
inline Value number_value(double n) {
  Value v;
  v.type = Value::Type::number;
  v.number = n;
  return v;
}

inline bool is(const Value& v, Value::Type t) { return v.type == t; }
inline std::optional<Period> extent(const Value& v) {
  if (!is(v, Value::Type::date)) return std::nullopt;
  auto first = v.date.earliest(), last = v.date.latest();
  if (!first || !last) return std::nullopt;
  return Period{*first, *last};
}
inline std::int64_t whole(const Value& v) { return static_cast<std::int64_t>(std::llround(v.number)); }

struct Function {
  std::string_view name;
  std::size_t least, most;  // arguments
  Value (*call)(const Call&);
};
std::span<const Function> partial_date_functions();
std::span<const Function> relative_date_functions();
std::span<const Function> stretch_functions();

// The day of the text.
Value now(const Call& c);
// A date so much later, or earlier where `sign` is below 0.
Value shifted(const Value& from, const Value& duration, int sign);

}  // namespace kronika::time
