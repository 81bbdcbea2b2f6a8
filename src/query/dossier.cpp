// What the chronicle knows of one actor.

#include "query/load.hpp"
#include "query/offices.hpp"
#include "store/days.hpp"

namespace kronika {

using namespace query;

Result<Dossier> find_dossier(const Store& store, const World* world, std::int64_t actor,
                             std::optional<std::chrono::sys_days> reported_by) {
  sqlite::Database& db = store.database();
  const std::string by = reported_by ? iso_day(*reported_by) : "";
  Dossier d;
  d.actor = load_actor(db, actor);
  // Every question has the actor as its first value and the day of the report, or NULL for any, as its second.
  auto ask = [&](sqlite::Statement& question) -> sqlite::Statement& { return question.with(actor).bind_or_null(by); };
  const std::string documents = R"sql(
    FROM spelling s JOIN appearance p ON p.spelling_id = s.id JOIN document d ON d.id = p.document_id
    WHERE s.actor_id = ?1 AND (?2 IS NULL OR d.published_latest <= ?2))sql";
  const std::string events = R"sql(
    FROM event_actor a JOIN event e ON e.id = a.event_id
    WHERE a.actor_id = ?1 AND (?2 IS NULL OR EXISTS (
      SELECT 1 FROM event_fact t JOIN fact f ON f.id = t.fact_id JOIN document d ON d.id = f.document_id
      WHERE t.event_id = e.id AND d.published_latest <= ?2)))sql";

  sqlite::Statement names(
      db, "SELECT s.name, count(DISTINCT p.document_id)" + documents + " GROUP BY s.name ORDER BY 2 DESC, 1");
  ask(names);
  while (names.next()) d.spellings.push_back({names.text(0), names.integer(1)});
  sqlite::Statement appearances(
      db,
      "SELECT count(DISTINCT p.document_id), count(DISTINCT (SELECT text_id FROM text_copy WHERE document_id = d.id))" +
          documents);
  if (ask(appearances).next()) {
    d.documents = appearances.integer(0);
    d.texts = appearances.integer(1);
  }
  d.offices = offices_of(db, world, actor, d.actor.key, reported_by);

  sqlite::Statement types(db, "SELECT e.type, count(DISTINCT e.id)" + events + " GROUP BY e.type ORDER BY 2 DESC, 1");
  ask(types);
  while (types.next()) d.events.push_back({{types.text(0)}, types.integer(1)});
  sqlite::Statement partners(db, R"sql(
    SELECT b.actor_id, count(DISTINCT b.event_id) FROM event_actor b JOIN actor n ON n.id = b.actor_id
    WHERE b.actor_id <> ?1 AND b.event_id IN (SELECT e.id)sql" +
                                     events + R"sql()
    GROUP BY b.actor_id ORDER BY 2 DESC, n.key LIMIT 10)sql");
  ask(partners);
  while (partners.next()) d.partners.emplace_back(load_actor(db, partners.integer(0)), partners.integer(1));
  sqlite::Statement days(db, "SELECT min(a.day), max(a.day)" + events + " AND e.width >= 0");
  if (ask(days).next() && !days.is_null(0)) {
    d.first = iso_day(Days(std::chrono::days(days.integer(0))));
    d.last = iso_day(Days(std::chrono::days(days.integer(1))));
  }
  sqlite::Statement quotes(db, R"sql(
    SELECT count(*) FROM saying s WHERE s.speaker_id = ?1 AND (?2 IS NULL OR EXISTS (
      SELECT 1 FROM quote_fact q JOIN fact f ON f.id = q.fact_id JOIN document d ON d.id = f.document_id
      WHERE q.saying_id = s.id AND d.published_latest <= ?2)))sql");
  if (ask(quotes).next()) d.quotes = quotes.integer(0);
  if (auto status = db.status(); !status) return tl::unexpected(status.error());
  return d;
}

}  // namespace kronika
