// Cases: sentences with the events that they must yield, kept beside the rules in packs/LANG/facts/*.cases.
//
//   ASSAULT negated Iran > Israel :: Iran did not attack Israel.
//   none :: Poland attacked well in the second half of the match.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "kronika/document.hpp"
#include "kronika/error.hpp"

namespace kronika::facts {

struct RuleCase {
  std::string sentence;
  std::string expected;  // events in canonical form, sorted and joined by "; "; empty for none
  std::string file;
  std::size_t line = 0;
};

Result<std::vector<RuleCase>> load_cases(const std::filesystem::path& file);
Result<std::vector<RuleCase>> parse_cases(std::string_view content, const std::string& file);

// The events of a document in the same form.
std::string events_of(const Document& doc);

}  // namespace kronika::facts
