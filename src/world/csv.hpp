// Comma-separated values as RFC 4180 has them: quoted cells may hold commas, doubled quotes and line ends.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "kronika/error.hpp"
#include "packs/blocks.hpp"

namespace kronika::world {

// The first record names the columns. A record with too few cells is filled up, one with too many is an
// error.
Result<packs::Table> parse_csv(std::string_view content, const std::string& file);
// A file that is not UTF-8 is read as Latin-1.
Result<packs::Table> load_csv(const std::filesystem::path& file);

}  // namespace kronika::world
