// The chronicle as it stood on an earlier day: only what had been reported by then, joined as it was joined then.
// Today's events are where the search begins. A later report can move an event by the days over which dates are
// joined, and no further; so the events of that day come in order out of today's order, read a little ahead.
#pragma once

#include <functional>
#include <vector>

#include "kronika/query.hpp"
#include "query/page.hpp"
#include "store/tellings.hpp"

namespace kronika::query {

struct PastEvent {
  EventSummary summary;
  std::string type, mode, reason;
  std::vector<std::int64_t> facts;  // by name
  Tri in_window = Tri::yes;
};

// Calls `each` with the events that answer `query` and come after `after`, in the order of day and name, until it
// returns false. `query.reported_by` must be set.
void each_past_event(sqlite::Database& database, const EventQuery& query, const Place& after,
                     const std::function<bool(const PastEvent&)>& each);

// With all that an answer shows.
EventRow load_past_event(sqlite::Database& database, const PastEvent& event);

// How a date answers the window of a query. Undated events are asked by the day of their first report: news mostly
// tells what is recent, so that can at best be perhaps.
Tri in_window(const std::string& date, std::int64_t day, const Window& window);

}  // namespace kronika::query
