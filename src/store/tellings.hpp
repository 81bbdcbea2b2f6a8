// Tellings as the joining of events sees them, and what joined tellings say together. Used where events are kept and
// where the chronicle is shown as it stood on an earlier day.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/days.hpp"
#include "store/join.hpp"
#include "store/sqlite.hpp"

namespace kronika {

// Dates that leave more days open than this are too vague to say that two tellings are of one event.
inline constexpr std::chrono::days kJoinableSpan{31};

// The most that `width` says, in days; also for dates that are open at an end.
inline constexpr std::int64_t kMaxWidth = 100'000;

// What a telling may be joined with: those of its bucket, of the same wording where only the wording can tell that
// events are the same, else those whose dates hang together with its own.
struct Reach {
  std::int64_t bucket = 0;
  std::optional<std::int64_t> wording;
  std::int64_t first = 0, last = 0;  // days of its own date; without a wording
  std::int64_t event = 0;            // that it is joined to now; 0 for none
};
std::optional<Reach> reach_of(sqlite::Database& database, std::int64_t event_fact);

struct Member {
  std::int64_t fact = 0, event = 0;
};
// Itself among them.
std::vector<Member> within(sqlite::Database& database, Reach reach);

struct TellingRow {
  std::int64_t fact = 0, event = 0, place = 0;
  std::int64_t text = 0;    // same for copies of one text
  std::int64_t plover = 0;  // number of the type
  std::string name, type, mode, aux, cameo, place_key;
  std::string published, published_latest;  // ISO days; empty when not known
  std::string label;                        // of those set apart together; empty for most
  Edtf date;
  double confidence = 0;
};
std::optional<TellingRow> load_telling(sqlite::Database& database, std::int64_t event_fact);

// The rows joined, each label for itself; members are indexes into `rows`.
std::vector<Joined> join_rows(const std::vector<TellingRow>& rows);

struct EventSummary {
  std::string name, aux, cameo, date;  // name: of the first telling
  std::int64_t day = 0;                // that orders it: the first of its date, else of its first report
  std::int64_t width = 0;              // days from the first to the last; -1 without a date
  std::optional<std::int64_t> earliest, latest, place;
  double confidence = 0;
};
EventSummary summary_of(const Joined& joined, const std::vector<TellingRow>& rows);

}  // namespace kronika
