// Parts of answers, loaded row by row once it is known which rows a page has.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kronika/query.hpp"
#include "store/sqlite.hpp"

namespace kronika::query {

Actor load_actor(sqlite::Database& database, std::int64_t id);

// Actors of a fact in a role, in the order in which the fact has them.
std::vector<Actor> fact_actors(sqlite::Database& database, std::int64_t fact, std::string_view role);

// The tellings of an event or saying, in the order of their reports; of those reported by a day, if one is given.
enum class Group : std::uint8_t { event, saying };
std::vector<Witness> load_witnesses(sqlite::Database& database, Group group, std::int64_t id,
                                    std::optional<std::chrono::sys_days> reported_by, std::size_t limit);

// How many texts tell of it: copies of one text count once. `tellings` is the number of all tellings, to be spared
// the question where there is but one.
std::int64_t count_texts(sqlite::Database& database, Group group, std::int64_t id,
                         std::optional<std::chrono::sys_days> reported_by, std::int64_t tellings);

// One fact as a witness; absent when there is none of that row.
std::optional<Witness> load_witness(sqlite::Database& database, std::int64_t fact);

// An event by its row, with all that an answer shows.
std::optional<EventRow> load_event(sqlite::Database& database, std::int64_t id);

}  // namespace kronika::query
