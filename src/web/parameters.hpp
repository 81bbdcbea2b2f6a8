// Parameters of a route: declared once, in a table that both checks requests and writes the OpenAPI document.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kronika/edtf.hpp"
#include "web/problem.hpp"

namespace kronika::web {

enum class ParameterKind : std::uint8_t {
  text,
  code,      // upper-cased letters: a type, a sector, a country
  date,      // EDTF
  count,     // 1 to `most`
  fraction,  // 0 to 1
  choice,    // one of `choices`
  choices,   // some of `choices`, separated by commas
};

struct Parameter {
  std::string_view name;
  ParameterKind kind = ParameterKind::text;
  std::string_view about;
  std::span<const std::string_view> choices = {};
  std::size_t most = 0;   // of counts
  std::size_t usual = 0;  // of counts: when absent
  bool repeated = false;  // may be given several times
  bool required = false;
};

// The values of one request, checked against their declarations: reading them cannot fail any more.
class Parameters {
 public:
  using Given = std::vector<std::pair<std::string, std::string>>;
  static Outcome<Parameters> check(std::span<const Parameter> declared, const Given& given);

  bool has(std::string_view name) const { return !text(name).empty(); }
  std::string text(std::string_view name) const;  // empty when absent
  std::vector<std::string> all(std::string_view name) const;
  std::size_t count(std::string_view name) const;
  double fraction(std::string_view name) const;  // 0 when absent
  std::vector<std::string> choices(std::string_view name) const;
  std::optional<Edtf> date(std::string_view name) const;
  std::optional<std::chrono::sys_days> first_day(std::string_view name) const;
  std::optional<std::chrono::sys_days> last_day(std::string_view name) const;

 private:
  std::span<const Parameter> declared_;
  Given given_;
};

}  // namespace kronika::web
