#include "time/evaluate.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "time/functions.hpp"

namespace kronika::time {

Value Call::value(const Expression& e, const Meaning& m, const Reference& r) {
  Value v;
  switch (e.kind) {
    case Expression::Kind::number: return number_value(e.number);
    case Expression::Kind::unit:
      v.type = Value::Type::unit;
      v.unit = e.unit;
      return v;
    case Expression::Kind::word:
      v.type = Value::Type::word;
      v.text = e.word;
      return v;
    case Expression::Kind::capture: {
      const Meaning* part = e.slot < m.captures.size() ? m.captures[e.slot] : nullptr;
      return part ? evaluate(*part, r) : v;
    }
    case Expression::Kind::call: return e.function->call(Call(e, m, r));
  }
  return v;
}

Value evaluate(const Meaning& meaning, const Reference& reference) {
  return meaning.expression ? Call::value(*meaning.expression, meaning, reference) : Value();
}

std::string duration_text(std::vector<Amount> amounts) {
  std::stable_sort(amounts.begin(), amounts.end(), [](const Amount& a, const Amount& b) { return a.unit > b.unit; });
  std::string date, clock;
  for (const auto& a : amounts) {
    double n = a.number;
    std::string_view sign;
    std::string& out = a.unit < Unit::day ? clock : date;
    switch (a.unit) {
      case Unit::second: sign = "S"; break;
      case Unit::minute: sign = "M"; break;
      case Unit::hour: sign = "H"; break;
      case Unit::day: sign = "D"; break;
      case Unit::weekend: sign = "WE"; break;
      case Unit::week: sign = "W"; break;
      case Unit::month: sign = "M"; break;
      case Unit::quarter:
      case Unit::season: sign = "M", n *= 3; break;
      case Unit::half: sign = "M", n *= 6; break;
      case Unit::year: sign = "Y"; break;
      case Unit::decade: sign = "Y", n *= 10; break;
      case Unit::century: sign = "Y", n *= 100; break;
      case Unit::millennium: sign = "Y", n *= 1000; break;
    }
    if (n < 0)
      out += fmt::format("X{}", sign);
    else
      out += fmt::format("{:g}{}", n, sign);
  }
  return "P" + date + (clock.empty() ? "" : "T" + clock);
}

Result<const Function*> find_function(std::string_view name, std::size_t arguments) {
  for (const auto table : {partial_date_functions(), relative_date_functions(), stretch_functions()})
    for (const Function& f : table) {
      if (f.name != name) continue;
      if (arguments < f.least || arguments > f.most)
        return fail(fmt::format("{} takes {} to {} arguments, not {}", name, f.least, f.most, arguments));
      return &f;
    }
  return fail(fmt::format("there is no function \"{}\"", name));
}

}  // namespace kronika::time
