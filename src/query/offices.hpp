// Offices of one person, for dossiers.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kronika/query.hpp"
#include "store/sqlite.hpp"

namespace kronika::query {

std::vector<Holder> offices_of(sqlite::Database& database, const World* world, std::int64_t actor,
                               const std::string& key, std::optional<std::chrono::sys_days> reported_by);

}  // namespace kronika::query
