// Where reports do not agree. Rows that could disagree are read side by side, sorted, so that
// each is compared with its neighbours only.

#include <fmt/format.h>

#include "kronika/browse.hpp"
#include "query/filters.hpp"
#include "store/days.hpp"
#include "store/sqlite.hpp"

namespace kronika {
namespace {

using namespace query;

// Days between which two reports of a day mean the same happening rather than two.
constexpr std::int64_t kSameVisit = 3, kSameDenial = 40, kSameTerm = 400;

// " AND f.id IN (the facts in which the actor takes part)".
std::string of_actor(const std::optional<ActorChoice>& actor, std::string_view fact, std::vector<Value>& values) {
  if (!actor) return {};
  ActorCondition condition = actor_condition("w", *actor);
  if (!actor->country.empty()) condition.sql = "w.actor_id IN (SELECT a.id FROM actor a WHERE a.country = ?)";
  values = condition.values;
  return fmt::format(" AND EXISTS (SELECT 1 FROM fact_actor w WHERE w.fact_id = {} AND {})", fact, condition.sql);
}

void bind_values(sqlite::Statement& statement, const std::vector<Value>& values) {
  for (const Value& value : values) std::visit([&](const auto& v) { statement.with(v); }, value);
}

// What is told to have happened, and not to have happened, on days that can be the same.
void denials(sqlite::Database& db, const std::optional<ActorChoice>& actor, std::size_t most,
             std::vector<Contradiction>& found) {
  std::vector<Value> values;
  std::string sql = fmt::format(R"sql(
    SELECT n.name, (
      SELECT y.name FROM event_actor s JOIN event y ON y.id = s.event_id
      WHERE s.actor_id = a.actor_id AND s.side = 0 AND s.day BETWEEN n.day - {0} AND n.day + {0}
        AND y.plover = n.plover AND y.mode = n.mode AND y.aux IN ('', 'historical')
        AND (y.latest IS NULL OR n.earliest IS NULL OR y.latest >= n.earliest)
        AND (n.latest IS NULL OR y.earliest IS NULL OR y.earliest <= n.latest)
        AND (SELECT group_concat(t.actor_id) FROM (SELECT actor_id FROM event_actor WHERE event_id = y.id AND side = 1 ORDER BY actor_id) t)
         IS (SELECT group_concat(t.actor_id) FROM (SELECT actor_id FROM event_actor WHERE event_id = n.id AND side = 1 ORDER BY actor_id) t)
      ORDER BY y.day, y.name LIMIT 1) AS said
    FROM event n CROSS JOIN event_actor a ON a.event_id = n.id AND a.side = 0 JOIN fact f ON f.name = n.name
    WHERE n.aux = 'negated'{1} AND said IS NOT NULL GROUP BY n.name ORDER BY n.day, n.name)sql",
                                kSameDenial, of_actor(actor, "f.id", values));
  sqlite::Statement rows(db, sql);
  bind_values(rows, values);
  while (rows.next() && found.size() < most) found.push_back({"denied", rows.text(1), rows.text(0)});
}

// Days of one act by and to the same that lie close together, from the first to the last.
struct CloseDays {
  std::int64_t bucket = 0, first = 0, last = 0;
};

// Where to look: an index has the days of each act in order, so that the facts themselves are not read for this.
class CloseDaysReader {
 public:
  explicit CloseDaysReader(sqlite::Database& db)
      : rows_(db, R"sql(
    SELECT bucket, earliest FROM event_fact INDEXED BY event_fact_by_bucket
    WHERE wording IS NULL AND earliest IS NOT NULL ORDER BY bucket, wording, earliest)sql") {
    more_ = rows_.next();
  }

  bool next(CloseDays& days) {
    while (more_) {
      days = {rows_.integer(0), rows_.integer(1), rows_.integer(1)};
      std::size_t tellings = 1;
      while ((more_ = rows_.next()) && rows_.integer(0) == days.bucket && rows_.integer(1) - days.last <= kSameVisit) {
        days.last = rows_.integer(1);
        ++tellings;
      }
      if (tellings > 1) return true;
    }
    return false;
  }

 private:
  sqlite::Statement rows_;
  bool more_ = false;
};

// The same act by and to the same, told by different documents of exact days that are close but not the same.
void days(sqlite::Database& db, const std::optional<ActorChoice>& actor, std::size_t most,
          std::vector<Contradiction>& found) {
  std::vector<Value> values;
  sqlite::Statement rows(db, fmt::format(R"sql(
    SELECT t.earliest, t.event_id, f.name, f.document_id FROM event_fact t JOIN fact f ON f.id = t.fact_id
    WHERE t.bucket = ? AND t.wording IS NULL AND t.earliest BETWEEN ? AND ? AND t.earliest = t.latest AND t.mode <> ''
      AND EXISTS (SELECT 1 FROM fact_actor z WHERE z.fact_id = f.id AND z.part = 1){}
    ORDER BY t.earliest, f.name)sql",
                                         of_actor(actor, "f.id", values)));
  CloseDaysReader reader(db);
  for (CloseDays close; found.size() < most && reader.next(close);) {
    rows.rewind();
    rows.with(close.bucket, close.first, close.last);
    bind_values(rows, values);
    std::int64_t day = 0, event = 0, document = 0;
    std::string name;
    while (rows.next() && found.size() < most) {
      const std::int64_t this_day = rows.integer(0);
      if (!name.empty() && rows.integer(1) != event && rows.integer(3) != document && this_day - day <= kSameVisit) {
        found.push_back({"date", name, rows.text(2)});
      }
      day = this_day;
      event = rows.integer(1);
      name = rows.text(2);
      document = rows.integer(3);
    }
  }
}

// Different days on which one person is told to have taken, or left, the same office.
void offices(sqlite::Database& db, const std::optional<ActorChoice>& actor, std::size_t most,
             std::vector<Contradiction>& found) {
  std::vector<Value> values;
  sqlite::Statement rows(db, fmt::format(R"sql(
    SELECT o.of, o.office, o.status, x.actor_id, o.earliest, o.latest, f.name, f.document_id
    FROM office_fact o JOIN fact f ON f.id = o.fact_id
    JOIN fact_actor x ON x.fact_id = f.id AND x.part = 6
    WHERE o.status IN ('took_office', 'left_office') AND o.earliest IS NOT NULL AND o.latest IS NOT NULL{}
    ORDER BY o.of, o.office, x.actor_id, o.status, o.earliest, f.name)sql",
                                         of_actor(actor, "f.id", values)));
  bind_values(rows, values);
  std::string same, name;
  std::int64_t latest = 0, document = 0;
  while (rows.next() && found.size() < most) {
    std::string key = fmt::format("{}\n{}\n{}\n{}", rows.text(0), rows.text(1), rows.text(2), rows.integer(3));
    if (key == same && rows.integer(7) != document && rows.integer(4) > latest &&
        rows.integer(4) - latest <= kSameTerm) {
      found.push_back({"office", name, rows.text(6)});
    }
    same = std::move(key);
    latest = rows.integer(5);
    name = rows.text(6);
    document = rows.integer(7);
  }
}

}  // namespace

Result<std::vector<Contradiction>> find_contradictions(const Store& store, const std::optional<ActorChoice>& actor,
                                                       std::size_t most) {
  sqlite::Database& db = store.database();
  std::vector<Contradiction> found;
  offices(db, actor, most, found);
  denials(db, actor, most, found);
  days(db, actor, most, found);
  if (auto status = db.status(); !status) return tl::unexpected(status.error());
  return found;
}

}  // namespace kronika
