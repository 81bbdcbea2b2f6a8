// Where the events of a query are read from, and under which conditions; shared by lists and counts.
#pragma once

#include <string>

#include "query/filters.hpp"

namespace kronika::query {

struct EventSource {
  std::string from;  // the FROM clause: `e` is the event; rows of one event may come several times
  std::string day;   // the column to order by
  Conditions conditions;
};

// Conditions other than those of the window and of the page. `by_day` tells whether rows will be read in the
// order of days, so that an index that has it is chosen.
EventSource event_source(sqlite::Database& database, const EventQuery& query, bool by_day);

// For events that last or may lie longer than a month, which an index keeps apart: whatever the query, they are
// read from there, so that others can be found by their first day.
EventSource long_event_source(sqlite::Database& database, const EventQuery& query);

// Dates of at most this many days are found by their first day.
inline constexpr std::int64_t kShort = 31;

}  // namespace kronika::query
