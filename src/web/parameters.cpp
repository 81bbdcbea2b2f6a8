#include "web/parameters.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

#include "base/utf8.hpp"
#include "query/suggest.hpp"

namespace kronika::web {
namespace {

const Parameter* find(std::span<const Parameter> declared, std::string_view name) {
  auto it = std::find_if(declared.begin(), declared.end(), [&](const Parameter& p) { return p.name == name; });
  return it == declared.end() ? nullptr : &*it;
}

std::optional<std::size_t> to_count(std::string_view text) {
  std::size_t number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<double> to_fraction(std::string_view text) {
  double number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  if (error != std::errc() || end != text.data() + text.size() || !(number >= 0 && number <= 1)) return std::nullopt;
  return number;
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t comma = std::min(text.find(','), text.size());
    parts.emplace_back(text.substr(0, comma));
    if (comma == text.size()) return parts;
    text.remove_prefix(comma + 1);
  }
}

tl::unexpected<Problem> no_choice(const Parameter& p, const std::string& value) {
  query::Suggestions near(utf8::fold(value));
  for (std::string_view choice : p.choices) near.offer(utf8::fold(choice), std::string(choice));
  return bad_parameter(std::string(p.name), fmt::format("'{}' is none of {}", value, fmt::join(p.choices, ", ")),
                       near.best());
}

bool is_choice(const Parameter& p, std::string_view value) {
  return std::find(p.choices.begin(), p.choices.end(), value) != p.choices.end();
}

Outcome<void> check_value(const Parameter& p, const std::string& value) {
  const std::string name(p.name);
  switch (p.kind) {
    case ParameterKind::text: return {};
    case ParameterKind::code:
      if (std::all_of(value.begin(), value.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '-'; })) return {};
      return bad_parameter(name, "'" + value + "' is no code: upper-case letters are wanted");
    case ParameterKind::date:
      if (auto date = Edtf::parse(value); date && date->earliest() && date->latest()) return {};
      return bad_parameter(name, "'" + value + "' is no date; write 2019-04-03, 2019-04 or 2019");
    case ParameterKind::count:
      if (auto number = to_count(value); number && *number >= 1 && *number <= p.most) return {};
      return bad_parameter(name, fmt::format("'{}' is no whole number from 1 to {}", value, p.most));
    case ParameterKind::fraction:
      if (to_fraction(value)) return {};
      return bad_parameter(name, "'" + value + "' is no number from 0 to 1");
    case ParameterKind::choice:
      if (is_choice(p, value)) return {};
      return no_choice(p, value);
    case ParameterKind::choices: break;
  }
  const auto parts = split(value);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!is_choice(p, parts[i])) return no_choice(p, parts[i]);
    if (std::count(parts.begin(), parts.end(), parts[i]) > 1)
      return bad_parameter(name, "'" + parts[i] + "' comes twice");
  }
  return {};
}

}  // namespace

Outcome<Parameters> Parameters::check(std::span<const Parameter> declared, const Given& given) {
  Parameters parameters;
  parameters.declared_ = declared;
  for (const auto& [name, value] : given) {
    const Parameter* p = find(declared, name);
    if (p == nullptr) {
      query::Suggestions near(utf8::fold(name));
      for (const Parameter& known : declared) near.offer(known.name, std::string(known.name));
      return bad_parameter(name, "there is no such parameter here", near.best());
    }
    if (value.empty()) continue;  // as a form sends what was left empty
    if (!p->repeated && parameters.has(name)) return bad_parameter(name, "it may be given only once");
    if (auto good = check_value(*p, value); !good) return tl::unexpected(good.error());
    parameters.given_.emplace_back(name, value);
  }
  for (const Parameter& p : declared) {
    if (p.required && !parameters.has(p.name)) return bad_parameter(std::string(p.name), "it is required");
  }
  return parameters;
}

std::string Parameters::text(std::string_view name) const {
  auto it = std::find_if(given_.begin(), given_.end(), [&](const auto& pair) { return pair.first == name; });
  return it == given_.end() ? std::string() : it->second;
}

std::vector<std::string> Parameters::all(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [key, value] : given_) {
    if (key == name) values.push_back(value);
  }
  return values;
}

std::size_t Parameters::count(std::string_view name) const {
  if (auto number = to_count(text(name))) return *number;
  const Parameter* p = find(declared_, name);
  return p == nullptr ? 0 : p->usual;
}

double Parameters::fraction(std::string_view name) const { return to_fraction(text(name)).value_or(0); }

std::vector<std::string> Parameters::choices(std::string_view name) const {
  return has(name) ? split(text(name)) : std::vector<std::string>();
}

std::optional<Edtf> Parameters::date(std::string_view name) const {
  if (!has(name)) return std::nullopt;
  auto date = Edtf::parse(text(name));
  return date ? std::optional<Edtf>(*date) : std::nullopt;
}

std::optional<std::chrono::sys_days> Parameters::first_day(std::string_view name) const {
  auto day = date(name);
  return day ? day->earliest() : std::nullopt;
}

std::optional<std::chrono::sys_days> Parameters::last_day(std::string_view name) const {
  auto day = date(name);
  return day ? day->latest() : std::nullopt;
}

}  // namespace kronika::web
