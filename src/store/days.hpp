// Days as the store writes them.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kronika {

using Days = std::chrono::sys_days;

// "2019-04-03". Years beyond 0 to 9999 are cut to that range, so that days sort as text.
std::string iso_day(Days day);
// Days since 1970-01-01, as columns have them.
std::int64_t day_number(Days day);
std::optional<std::int64_t> day_number(const std::optional<Days>& day);

std::optional<Days> parse_iso_day(std::string_view text);

}  // namespace kronika
