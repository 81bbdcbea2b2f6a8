#include "query/load.hpp"

#include "store/compact.hpp"
#include "store/days.hpp"

namespace kronika::query {
namespace {

// The sentence and the evidence are cut out by code points, which is what substr counts in.
#define KRONIKA_WITNESS_COLUMNS                                                      \
  "f.name, d.source, d.published, d.title, d.path, d.key, "                          \
  "substr(d.text, f.\"begin\" + 1, f.\"end\" - f.\"begin\"), "                       \
  "substr(d.text, s.\"begin\" + 1, s.\"end\" - s.\"begin\"), r.name, f.confidence, " \
  "(SELECT a.name FROM fact_actor x JOIN actor a ON a.id = x.actor_id "              \
  " WHERE x.fact_id = f.id AND x.part = 3), "                                        \
  "(SELECT min(o.key) FROM text_copy c JOIN text_copy n ON n.text_id = c.text_id "   \
  " JOIN document o ON o.id = n.document_id WHERE c.document_id = d.id)"
#define KRONIKA_WITNESS_TABLES                                               \
  "JOIN document d ON d.id = f.document_id JOIN rule r ON r.id = f.rule_id " \
  "LEFT JOIN sentence s ON s.document_id = f.document_id AND s.n = f.sentence "

constexpr const char* kOfEvent =
    "SELECT " KRONIKA_WITNESS_COLUMNS
    ", t.date, t.date_reason FROM event_fact t JOIN fact f ON f.id = t.fact_id " KRONIKA_WITNESS_TABLES
    "WHERE t.event_id = ?1 AND (?2 IS NULL OR d.published_latest <= ?2) "
    "ORDER BY coalesce(d.published_earliest, '9999'), f.name LIMIT ?3";
constexpr const char* kOfSaying =
    "SELECT " KRONIKA_WITNESS_COLUMNS
    ", NULL, NULL FROM quote_fact t JOIN fact f ON f.id = t.fact_id " KRONIKA_WITNESS_TABLES
    "WHERE t.saying_id = ?1 AND (?2 IS NULL OR d.published_latest <= ?2) "
    "ORDER BY coalesce(d.published_earliest, '9999'), f.name LIMIT ?3";
constexpr const char* kOfFact =
    "SELECT " KRONIKA_WITNESS_COLUMNS ", coalesce(e.date, o.date), e.date_reason FROM fact f " KRONIKA_WITNESS_TABLES
    "LEFT JOIN event_fact e ON e.fact_id = f.id LEFT JOIN office_fact o ON o.fact_id = f.id WHERE f.id = ?1";

#define KRONIKA_TEXT_TABLES                                                  \
  "JOIN fact f ON f.id = t.fact_id JOIN document d ON d.id = f.document_id " \
  "JOIN text_copy c ON c.document_id = d.id WHERE (?2 IS NULL OR d.published_latest <= ?2) AND "
constexpr const char* kTextsOfEvent =
    "SELECT count(DISTINCT c.text_id) FROM event_fact t " KRONIKA_TEXT_TABLES "t.event_id = ?1";
constexpr const char* kTextsOfSaying =
    "SELECT count(DISTINCT c.text_id) FROM quote_fact t " KRONIKA_TEXT_TABLES "t.saying_id = ?1";

#undef KRONIKA_TEXT_TABLES
#undef KRONIKA_WITNESS_COLUMNS
#undef KRONIKA_WITNESS_TABLES

Witness witness_of(const sqlite::Statement& row) {
  Witness w;
  w.fact = row.text(0);
  w.source = row.text(1);
  w.published = row.text(2);
  w.title = row.text(3);
  w.path = row.text(4);
  w.document = row.text(5);
  w.evidence = row.text(6);
  w.sentence = row.text(7);
  w.rule = row.text(8);
  w.confidence = row.real(9);
  w.attribution = row.text(10);
  w.text = row.text(11);
  w.date = row.text(12);
  w.date_reason = row.text(13);
  return w;
}

}  // namespace

Actor load_actor(sqlite::Database& db, std::int64_t id) {
  sqlite::Statement find(db, "SELECT key, kind, name, country, sector FROM actor WHERE id = ?");
  if (!find.with(id).next()) return {};
  return {find.text(0), find.text(1), find.text(2), find.text(3), find.text(4)};
}

std::vector<Actor> fact_actors(sqlite::Database& db, std::int64_t fact, std::string_view role) {
  std::vector<Actor> actors;
  sqlite::Statement find(db, "SELECT actor_id FROM fact_actor WHERE fact_id = ? AND part = ? ORDER BY n");
  find.with(fact, role_number(role));
  while (find.next()) actors.push_back(load_actor(db, find.integer(0)));
  return actors;
}

std::vector<Witness> load_witnesses(sqlite::Database& db, Group group, std::int64_t id,
                                    std::optional<std::chrono::sys_days> reported_by, std::size_t limit) {
  std::vector<Witness> witnesses;
  sqlite::Statement find(db, group == Group::event ? kOfEvent : kOfSaying);
  find.with(id).bind_or_null(reported_by ? iso_day(*reported_by) : "").with(limit);
  while (find.next()) witnesses.push_back(witness_of(find));
  return witnesses;
}

std::int64_t count_texts(sqlite::Database& db, Group group, std::int64_t id,
                         std::optional<std::chrono::sys_days> reported_by, std::int64_t tellings) {
  if (tellings < 2) return tellings;
  sqlite::Statement count(db, group == Group::event ? kTextsOfEvent : kTextsOfSaying);
  count.with(id).bind_or_null(reported_by ? iso_day(*reported_by) : "");
  return count.next() ? count.integer(0) : 0;
}

std::optional<Witness> load_witness(sqlite::Database& db, std::int64_t fact) {
  sqlite::Statement find(db, kOfFact);
  if (!find.with(fact).next()) return std::nullopt;
  return witness_of(find);
}

std::optional<EventRow> load_event(sqlite::Database& db, std::int64_t id) {
  sqlite::Statement find(db, R"sql(
    SELECT e.name, e.type, e.mode, e.aux, e.cameo, e.date, e.reason, e.confidence, e.tellings, e.place_id, f.id
    FROM event e JOIN fact f ON f.name = e.name WHERE e.id = ?)sql");
  if (!find.with(id).next()) return std::nullopt;
  EventRow row;
  row.id = find.text(0);
  row.type = find.text(1);
  row.mode = find.text(2);
  row.aux = find.text(3);
  row.cameo = find.text(4);
  row.date = find.text(5);
  row.reason = find.text(6);
  row.confidence = find.real(7);
  row.tellings = find.integer(8);
  row.texts = count_texts(db, Group::event, id, std::nullopt, row.tellings);
  if (!find.is_null(9)) row.place = load_actor(db, find.integer(9));
  row.sources = fact_actors(db, find.integer(10), "source");
  row.targets = fact_actors(db, find.integer(10), "target");
  row.witnesses = load_witnesses(db, Group::event, id, std::nullopt, kMaxWitnesses);
  if (!row.witnesses.empty()) row.reported = row.witnesses.front().published;
  return row;
}

}  // namespace kronika::query
