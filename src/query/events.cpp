// Events in the order of time.

#include <fmt/format.h>

#include "query/event_source.hpp"
#include "query/load.hpp"
#include "query/page.hpp"
#include "query/past.hpp"
#include "store/days.hpp"

namespace kronika {
namespace {

using namespace query;

class EventSearch {
 public:
  EventSearch(sqlite::Database& db, const EventQuery& query, Place after)
      : db_(db), query_(query), after_(std::move(after)) {}

  Page<EventRow> run() {
    const auto& from = query_.window.from;
    if (from) {
      // Long events that began well before the window come first in the order of days.
      const std::int64_t edge = day_number(*from) - kShort;
      if (after_.day < edge) {
        EventSource source = long_event_source(db_, query_);
        source.conditions.add("e.day < ?", {edge});
        read(std::move(source));
      }
      EventSource source = event_source(db_, query_, true);
      source.conditions.add(source.day + " >= ?", {edge});
      read(std::move(source));
    } else {
      read(event_source(db_, query_, true));
    }
    return std::move(page_);
  }

 private:
  void read(EventSource source) {
    if (full_) return;
    if (query_.window.from) {
      source.conditions.add("e.latest IS NULL OR e.latest >= ?", {day_number(*query_.window.from)});
    }
    if (query_.window.to) {
      source.conditions.add(source.day + " <= ?", {day_number(*query_.window.to)});
    }
    if (after_.day != INT64_MIN) {
      source.conditions.add(source.day + " >= ?", {after_.day});
      source.conditions.add(fmt::format("({}, e.name) > (?, ?)", source.day), {after_.day, after_.name});
    }
    sqlite::Statement rows(
        db_, fmt::format("SELECT e.id, e.day, e.name, e.edtf, e.earliest FROM {}{} ORDER BY {}, e.name", source.from,
                         source.conditions.where(), source.day));
    source.conditions.bind(rows);
    std::int64_t last = 0;
    while (rows.next()) {
      // Both sides may match a filter; then an event comes twice, in a row.
      if (rows.integer(0) == last) continue;
      last = rows.integer(0);
      const auto earliest = rows.is_null(4) ? std::nullopt : std::optional(rows.integer(4));
      const Tri in = in_window(date_of(rows.text(3), earliest), rows.integer(1), query_.window);
      if (in == Tri::no) continue;
      auto row = load_event(db_, last);
      if (!row) continue;
      if (page_.rows.size() == query_.paging.limit) {
        full_ = true;
        page_.next = token_of(previous_);
        return;
      }
      row->in_window = in;
      page_.rows.push_back(std::move(*row));
      previous_ = {rows.integer(1), rows.text(2)};
    }
  }

  sqlite::Database& db_;
  const EventQuery& query_;
  Place after_, previous_;
  Page<EventRow> page_;
  bool full_ = false;
};

Page<EventRow> past_page(sqlite::Database& db, const EventQuery& query, const Place& after) {
  Page<EventRow> page;
  Place previous;
  each_past_event(db, query, after, [&](const PastEvent& event) {
    if (page.rows.size() == query.paging.limit) {
      page.next = token_of(previous);
      return false;
    }
    page.rows.push_back(load_past_event(db, event));
    previous = {event.summary.day, event.summary.name};
    return true;
  });
  return page;
}

}  // namespace

Result<Page<EventRow>> find_events(const Store& store, const EventQuery& query) {
  auto after = place_of(query.paging.after);
  if (!after) return tl::unexpected(after.error());
  if (!query.text.empty() && search_words(query.text).empty()) return fail("there is no word to search for");
  Page<EventRow> page = query.reported_by ? past_page(store.database(), query, *after)
                                          : EventSearch(store.database(), query, std::move(*after)).run();
  if (auto status = store.database().status(); !status) return tl::unexpected(status.error());
  return page;
}

}  // namespace kronika
