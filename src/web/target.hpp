// The target of a request, "/api/v1/events?actor=KAZ&limit=5", taken apart. Strict: whatever is not plainly right
// is refused, so that nobody behind has to ask again.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kronika/error.hpp"

namespace kronika::web {

inline constexpr std::size_t kMaxTarget = 8192, kMaxParameters = 64, kMaxValue = 1000, kMaxSegments = 16;

struct Target {
  std::vector<std::string> path;                                // decoded; "/" is empty, "/a/" is {"a", ""}
  std::vector<std::pair<std::string, std::string>> parameters;  // decoded, in order
};

// Only origin-form: begins with "/". No segment is "." or "..", nothing decoded holds control characters or is
// not UTF-8.
Result<Target> parse_target(std::string_view target);

// The other way for one value: what is not unreserved is escaped.
std::string escape(std::string_view value);

}  // namespace kronika::web
