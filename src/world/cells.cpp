#include "world/tables.hpp"

namespace kronika::world {
namespace {

std::string_view trim(std::string_view s) {
  auto first = s.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return s.substr(first, s.find_last_not_of(' ') - first + 1);
}

}  // namespace

std::string in_quotes(std::string_view text) {
  std::string out(1, '"');
  out.append(text);
  out.push_back('"');
  return out;
}

Result<std::vector<std::string>> Cells::list(std::string_view column) const {
  std::vector<std::string> parts;
  std::string_view rest = (*this)[column];
  if (rest.empty()) return parts;
  for (;;) {
    auto end = rest.find(';');
    auto part = trim(rest.substr(0, end));
    if (part.empty()) return fault(in_quotes(column) + " has an empty part");
    parts.emplace_back(part);
    if (end == std::string_view::npos) return parts;
    rest.remove_prefix(end + 1);
  }
}

Result<void> Cells::filled(std::string_view column) const {
  if (!trim((*this)[column]).empty()) return {};
  return fault(in_quotes(column) + " is empty");
}

Result<void> Cells::country(const Tables& tables, std::string_view column) const {
  const auto& code = (*this)[column];
  if (tables.is_country(code)) return {};
  return fault(in_quotes(code) + " is no country of world/states.tsv, nor IGO, NGO or ---");
}

Result<void> Cells::country_if_any(const Tables& tables, std::string_view column) const {
  if ((*this)[column].empty()) return {};
  return country(tables, column);
}

Result<void> Cells::sector(const Tables& tables, std::string_view column, bool may_lack) const {
  const auto& code = (*this)[column];
  if (tables.is_sector(code) || (may_lack && code.empty())) return {};
  return fault(in_quotes(code) + " is no sector of world/sectors.tsv");
}

Result<void> Unique::add(const Cells& cells, std::initializer_list<std::string_view> columns) {
  std::string key;
  for (auto column : columns) key += cells[column] + '\t';
  if (seen_.insert(std::move(key)).second) return {};
  return cells.fault(in_quotes(cells[*columns.begin()]) + " stands here twice");
}

Result<Gender> Cells::gender(std::string_view column) const { return parse_gender((*this)[column], *this); }

Result<Gender> parse_gender(std::string_view code, const Cells& cells) {
  if (code.empty() || code == "pl") return Gender::unknown;
  if (code == "m") return Gender::masculine;
  if (code == "f") return Gender::feminine;
  if (code == "n") return Gender::neuter;
  return cells.fault(in_quotes(std::string(code)) + " is no gender: m, f, n or pl");
}

}  // namespace kronika::world
