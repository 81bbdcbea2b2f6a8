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

// What the column `edtf` has: the date, or nothing where it is just the day that the column `earliest` has.
std::string unless_day(const std::string& date, const std::optional<std::int64_t>& earliest);
// The date again, from both columns.
std::string date_of(std::string edtf, const std::optional<std::int64_t>& earliest);

}  // namespace kronika
