// What the chronicle knows of one actor.

#include <algorithm>
#include <optional>
#include <string_view>
#include <tuple>

#include "query/load.hpp"
#include "query/offices.hpp"
#include "store/compact.hpp"
#include "store/days.hpp"

namespace kronika {

using namespace query;

Result<Dossier> find_dossier(const Store& store, const World* world, std::int64_t actor,
                             std::optional<std::chrono::sys_days> reported_by) {
  sqlite::Database& db = store.database();
  const std::string by = reported_by ? iso_day(*reported_by) : "";
  Dossier d;
  d.actor = load_actor(db, actor);
  // Every question has the actor as its first value and the day of the report, where one is given, as its second.
  auto ask = [&](sqlite::Statement& question) -> sqlite::Statement& {
    question.with(actor);
    return reported_by ? question.with(by) : question;
  };
  // Documents are looked at only for their day: an actor may be in tens of thousands.
  auto where_reported = [&](std::string_view sql) { return std::string(reported_by ? sql : ""); };
  const std::string documents =
      " FROM spelling s JOIN appearance p ON p.spelling_id = s.id WHERE s.actor_id = ?1" +
      where_reported(" AND EXISTS (SELECT 1 FROM document d WHERE d.id = p.document_id AND d.published_latest <= ?2)");
  const std::string in_event = where_reported(R"sql( AND EXISTS (
      SELECT 1 FROM event_fact t JOIN fact f ON f.id = t.fact_id JOIN document d ON d.id = f.document_id
      WHERE t.event_id = a.event_id AND d.published_latest <= ?2))sql");

  sqlite::Statement names(
      db, "SELECT s.name, count(DISTINCT p.document_id)" + documents + " GROUP BY s.name ORDER BY 2 DESC, 1");
  ask(names);
  while (names.next()) d.spellings.push_back({names.text(0), names.integer(1)});
  sqlite::Statement appearances(
      db,
      "SELECT count(DISTINCT p.document_id), count(DISTINCT (SELECT text_id FROM text_copy c WHERE c.document_id = p.document_id))" +
          documents);
  if (ask(appearances).next()) {
    d.documents = appearances.integer(0);
    d.texts = appearances.integer(1);
  }
  d.offices = offices_of(db, world, actor, d.actor.key, reported_by);

  sqlite::Statement types(db, R"sql(
    SELECT e.plover, count(DISTINCT e.id), min(a.day) FILTER (WHERE e.width >= 0), max(a.day) FILTER (WHERE e.width >= 0)
    FROM event_actor a CROSS JOIN event e ON e.id = a.event_id WHERE a.actor_id = ?1)sql" +
                                  in_event + " GROUP BY e.plover");
  std::optional<std::int64_t> first, last;
  ask(types);
  while (types.next()) {
    d.events.push_back({{std::string(type_name(types.integer(0)))}, types.integer(1)});
    if (types.is_null(2)) continue;
    first = std::min(first.value_or(types.integer(2)), types.integer(2));
    last = std::max(last.value_or(types.integer(3)), types.integer(3));
  }
  std::sort(d.events.begin(), d.events.end(),
            [](const Count& a, const Count& b) { return std::tie(b.events, a.values) < std::tie(a.events, b.values); });
  if (first) d.first = iso_day(Days(std::chrono::days(*first)));
  if (last) d.last = iso_day(Days(std::chrono::days(*last)));
  sqlite::Statement partners(db, R"sql(
    SELECT b.actor_id, count(DISTINCT b.event_id), (SELECT n.key FROM actor n WHERE n.id = b.actor_id)
    FROM event_actor a CROSS JOIN event_actor b ON b.event_id = a.event_id AND b.actor_id <> ?1
    WHERE a.actor_id = ?1)sql" + in_event +
                                     " GROUP BY b.actor_id ORDER BY 2 DESC, 3 LIMIT 10");
  ask(partners);
  while (partners.next()) d.partners.emplace_back(load_actor(db, partners.integer(0)), partners.integer(1));
  sqlite::Statement quotes(db, "SELECT count(*) FROM saying s WHERE s.speaker_id = ?1" + where_reported(R"sql(
      AND EXISTS (SELECT 1 FROM quote_fact q JOIN fact f ON f.id = q.fact_id JOIN document d ON d.id = f.document_id
                  WHERE q.saying_id = s.id AND d.published_latest <= ?2))sql"));
  if (ask(quotes).next()) d.quotes = quotes.integer(0);
  if (auto status = db.status(); !status) return tl::unexpected(status.error());
  return d;
}

}  // namespace kronika
