#include "query/past.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "query/event_source.hpp"
#include "query/filters.hpp"
#include "query/load.hpp"

namespace kronika::query {
namespace {

// By how many days an event of today can lie before or after the one that it was then.
constexpr std::int64_t kMoved = kJoinableSpan.count();
// An undated event stands at its first report, and the date of a report may be as vague as a year.
constexpr std::int64_t kVagueReport = 366;

class PastSearch {
 public:
  PastSearch(sqlite::Database& db, const EventQuery& query, const Place& after,
             const std::function<bool(const PastEvent&)>& each)
      : db_(db), query_(query), after_(after), each_(each), by_(iso_day(*query.reported_by)) {}

  void run() {
    const auto& from = query_.window.from;
    std::int64_t begin = after_.day == INT64_MIN ? INT64_MIN : after_.day - kVagueReport;
    if (from) {
      // Dates wider than a month are not joined, so those events have stayed where they are.
      const std::int64_t edge = day_number(*from) - kShort - kMoved;
      if (begin < edge) {
        EventSource source = long_event_source(db_, query_);
        source.conditions.add(source.day + " < ?", {edge});
        read(std::move(source), begin, 0, edge - kMoved);
        // Those without a date are asked by their first report, which may have been a later one then: they come
        // after all that has gone out by now.
        EventSource undated = event_source(db_, query_, true);
        undated.conditions.add("e.width < 0");
        undated.conditions.add(undated.day + " < ?", {edge});
        read(std::move(undated), std::max(begin, day_number(*from) - kVagueReport), 0, INT64_MIN);
        begin = edge;
      }
    }
    read(event_source(db_, query_, true), begin, kMoved, INT64_MAX);
    release(INT64_MAX);
  }

 private:
  using Order = std::pair<std::int64_t, std::string>;

  // Events of the source, from a day on. What is certain to come before all that is still to be read goes out: days
  // before the one read less `ahead`, and before `bound`.
  void read(EventSource source, std::int64_t begin, std::int64_t ahead, std::int64_t bound) {
    if (stopped_) return;
    if (query_.window.from) {
      source.conditions.add("e.latest IS NULL OR e.latest >= ?", {day_number(*query_.window.from) - kMoved});
    }
    if (query_.window.to) source.conditions.add(source.day + " <= ?", {day_number(*query_.window.to) + kMoved});
    if (begin != INT64_MIN) source.conditions.add(source.day + " >= ?", {begin});
    sqlite::Statement rows(db_, fmt::format("SELECT e.id, {0} FROM {1}{2} ORDER BY {0}", source.day, source.from,
                                            source.conditions.where()));
    source.conditions.bind(rows);
    while (!stopped_ && rows.next()) {
      add_events_of(rows.integer(0));
      release(std::min(rows.integer(1) - ahead, bound));
    }
  }

  // Those that were known then and share a telling with the event of today.
  void add_events_of(std::int64_t event) {
    sqlite::Statement known(db_, R"sql(
      SELECT t.fact_id FROM event_fact t JOIN fact f ON f.id = t.fact_id JOIN document d ON d.id = f.document_id
      WHERE t.event_id = ? AND d.published_latest <= ?)sql");
    known.with(event, by_);
    std::set<std::int64_t> own;
    while (known.next()) own.insert(known.integer(0));
    if (own.empty()) return;
    const auto reach = reach_of(db_, *own.begin());
    if (!reach) return;
    std::vector<TellingRow> rows;
    for (const Member& member : within(db_, *reach)) {
      auto row = load_telling(db_, member.fact);
      if (row && !row->published_latest.empty() && row->published_latest <= by_) rows.push_back(std::move(*row));
    }
    for (const Joined& joined : join_rows(rows)) {
      const bool shares = std::any_of(joined.tellings.begin(), joined.tellings.end(),
                                      [&](std::size_t i) { return own.contains(rows[i].fact); });
      if (shares) add(joined, rows);
    }
  }

  void add(const Joined& joined, const std::vector<TellingRow>& rows) {
    const TellingRow& first = rows[joined.tellings.front()];
    if (!seen_.insert(first.name).second) return;
    PastEvent event{summary_of(joined, rows), first.type, first.mode, joined.reason, {}, Tri::yes};
    const EventSummary& s = event.summary;
    if (std::pair(s.day, s.name) <= std::pair(after_.day, after_.name)) return;
    event.in_window = in_window(s.date, s.day, query_.window);
    if (event.in_window == Tri::no || s.confidence < query_.min_confidence) return;
    if (query_.place && !is_there(s.place)) return;
    if (query_.aux && s.aux != to_string(*query_.aux)) return;
    for (std::size_t i : joined.tellings) event.facts.push_back(rows[i].fact);
    waiting_.emplace(Order{s.day, s.name}, std::move(event));
  }

  bool is_there(const std::optional<std::int64_t>& place) {
    if (!place) return false;
    const ActorChoice& asked = *query_.place;
    if (!asked.country.empty()) return load_actor(db_, *place).country == asked.country;
    return std::find(asked.ids.begin(), asked.ids.end(), *place) != asked.ids.end();
  }

  void release(std::int64_t before) {
    while (!stopped_ && !waiting_.empty() && waiting_.begin()->first.first < before) {
      stopped_ = !each_(waiting_.begin()->second);
      waiting_.erase(waiting_.begin());
    }
  }

  sqlite::Database& db_;
  const EventQuery& query_;
  const Place& after_;
  const std::function<bool(const PastEvent&)>& each_;
  const std::string by_;
  std::set<std::string> seen_;
  std::map<Order, PastEvent> waiting_;
  bool stopped_ = false;
};

}  // namespace

void each_past_event(sqlite::Database& db, const EventQuery& query, const Place& after,
                     const std::function<bool(const PastEvent&)>& each) {
  PastSearch(db, query, after, each).run();
}

EventRow load_past_event(sqlite::Database& db, const PastEvent& event) {
  EventRow row;
  const EventSummary& s = event.summary;
  row.id = s.name;
  row.type = event.type;
  row.mode = event.mode;
  row.aux = s.aux;
  row.cameo = s.cameo;
  row.date = s.date;
  row.reason = event.reason;
  row.in_window = event.in_window;
  row.confidence = s.confidence;
  row.tellings = static_cast<std::int64_t>(event.facts.size());
  if (s.place) row.place = load_actor(db, *s.place);
  row.sources = fact_actors(db, event.facts.front(), "source");
  row.targets = fact_actors(db, event.facts.front(), "target");
  for (std::int64_t fact : event.facts) {
    if (auto witness = load_witness(db, fact)) row.witnesses.push_back(std::move(*witness));
  }
  auto first_day = [](const Witness& w) {
    const auto published = Edtf::parse(w.published);
    return published ? published->earliest().value_or(Days::max()) : Days::max();
  };
  std::stable_sort(row.witnesses.begin(), row.witnesses.end(),
                   [&](const Witness& a, const Witness& b) { return first_day(a) < first_day(b); });
  if (!row.witnesses.empty()) row.reported = row.witnesses.front().published;
  std::set<std::string> texts;
  for (const Witness& w : row.witnesses) texts.insert(w.text);
  row.texts = static_cast<std::int64_t>(texts.size());
  if (row.witnesses.size() > kMaxWitnesses) row.witnesses.resize(kMaxWitnesses);
  return row;
}

Tri in_window(const std::string& date, std::int64_t day, const Window& window) {
  if (!window.bounded()) return Tri::yes;
  if (!date.empty()) return in_window(Edtf::parse(date).value_or(Edtf()), window);
  if (window.from && day < day_number(*window.from)) return Tri::no;
  if (window.to && day > day_number(*window.to)) return Tri::no;
  return Tri::perhaps;
}

}  // namespace kronika::query
