// Codes of whom an actor belongs to or represents: ISO 3166-1 alpha-3 (Kosovo: XKX), or one of those below.
#pragma once

#include <algorithm>
#include <string_view>

namespace kronika {

inline constexpr std::string_view kIntergovernmental = "IGO";  // a body of many states
inline constexpr std::string_view kNonGovernmental = "NGO";    // a body that serves no state
inline constexpr std::string_view kNoCountry = "---";          // unknown or none

// Does the code name a state? By its form: three capitals, and none of the above.
inline bool is_state_code(std::string_view code) {
  return code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) &&
         code != kIntergovernmental && code != kNonGovernmental;
}

}  // namespace kronika
