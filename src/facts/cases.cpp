#include "facts/cases.hpp"

#include <algorithm>
#include <optional>

#include "packs/blocks.hpp"

namespace kronika::facts {
namespace {

std::string_view trim(std::string_view s) {
  const auto b = s.find_first_not_of(' ');
  return b == std::string_view::npos ? std::string_view{} : s.substr(b, s.find_last_not_of(' ') - b + 1);
}

std::string joined(std::vector<std::string> parts, std::string_view by, bool sorted) {
  if (sorted) std::sort(parts.begin(), parts.end());
  std::string out;
  for (const auto& p : parts) {
    if (!out.empty()) out += by;
    out += p;
  }
  return out;
}

std::vector<std::string> split(std::string_view s, char at) {
  std::vector<std::string> parts;
  while (!s.empty()) {
    const auto end = s.find(at);
    if (auto part = trim(s.substr(0, end)); !part.empty()) parts.emplace_back(part);
    s = end == std::string_view::npos ? std::string_view{} : s.substr(end + 1);
  }
  return parts;
}

std::string canonical(std::string_view type, std::string_view aux, std::vector<std::string> sources,
                      std::vector<std::string> targets) {
  std::string out(type);
  if (!aux.empty()) (out += ' ') += aux;
  return out + ' ' + joined(std::move(sources), ", ", true) + " > " + joined(std::move(targets), ", ", true);
}

// "ASSAULT negated Iran > Israel"
std::optional<std::string> read_event(std::string_view text) {
  const auto arrow = text.find('>');
  const auto space = text.find(' ');
  if (arrow == std::string_view::npos || space > arrow) return std::nullopt;
  const auto type = text.substr(0, space);
  if (!parse_event_type(type)) return std::nullopt;
  auto left = trim(text.substr(space, arrow - space));
  std::string_view aux;
  if (const auto word = left.substr(0, left.find(' ')); !word.empty() && parse_aux(word)) {
    aux = word;
    left = trim(left.substr(word.size()));
  }
  return canonical(type, aux, split(left, ','), split(text.substr(arrow + 1), ','));
}

Result<std::vector<RuleCase>> read_cases(const std::vector<packs::Line>& lines, const std::string& file) {
  std::vector<RuleCase> cases;
  for (const auto& line : lines) {
    const auto mark = line.text.find(" :: ");
    if (mark == std::string::npos) return fail("a case is events, \" :: \", a sentence", file, line.number);
    const auto events = trim(std::string_view(line.text).substr(0, mark));
    RuleCase c{std::string(trim(std::string_view(line.text).substr(mark + 4))), {}, file, line.number};
    if (events != "none") {
      std::vector<std::string> expected;
      for (const auto& text : split(events, ';')) {
        auto event = read_event(text);
        if (!event) return fail("no event: \"" + text + '"', file, line.number);
        expected.push_back(std::move(*event));
      }
      c.expected = joined(std::move(expected), "; ", true);
    }
    cases.push_back(std::move(c));
  }
  return cases;
}

}  // namespace

Result<std::vector<RuleCase>> parse_cases(std::string_view content, const std::string& file) {
  auto lines = packs::parse_list(content, file);
  if (!lines) return tl::unexpected(lines.error());
  return read_cases(*lines, file);
}

Result<std::vector<RuleCase>> load_cases(const std::filesystem::path& file) {
  auto lines = packs::load_list(file);
  if (!lines) return tl::unexpected(lines.error());
  return read_cases(*lines, file.string());
}

std::string events_of(const Document& doc) {
  std::vector<std::string> events;
  auto names = [&](const std::vector<std::uint32_t>& side) {
    std::vector<std::string> out;
    for (auto e : side) out.push_back(doc.entities.at(e).name);
    return out;
  };
  for (const auto& e : doc.events)
    events.push_back(canonical(to_string(e.type), to_string(e.aux), names(e.sources), names(e.targets)));
  return joined(std::move(events), "; ", true);
}

}  // namespace kronika::facts
