// What the chronicle knows of one actor.

#include "query/load.hpp"
#include "query/offices.hpp"
#include "store/days.hpp"

namespace kronika {

using namespace query;

Result<Dossier> find_dossier(const Store& store, const World* world, std::int64_t actor) {
  sqlite::Database& db = store.database();
  Dossier d;
  d.actor = load_actor(db, actor);
  sqlite::Statement names(db, R"sql(
    SELECT name, sum(documents) FROM spelling WHERE actor_id = ? GROUP BY name ORDER BY 2 DESC, 1)sql");
  names.with(actor);
  while (names.next()) d.spellings.push_back({names.text(0), names.integer(1)});
  d.offices = offices_of(db, world, actor, d.actor.key);

  sqlite::Statement types(db, R"sql(
    SELECT e.type, count(DISTINCT e.id) FROM event_actor a JOIN event e ON e.id = a.event_id
    WHERE a.actor_id = ? GROUP BY e.type ORDER BY 2 DESC, 1)sql");
  types.with(actor);
  while (types.next()) d.events.push_back({{types.text(0)}, types.integer(1)});
  sqlite::Statement partners(db, R"sql(
    SELECT b.actor_id, count(DISTINCT a.event_id) FROM event_actor a
    JOIN event_actor b ON b.event_id = a.event_id AND b.actor_id <> a.actor_id JOIN actor n ON n.id = b.actor_id
    WHERE a.actor_id = ? GROUP BY b.actor_id ORDER BY 2 DESC, n.key LIMIT 10)sql");
  partners.with(actor);
  while (partners.next()) d.partners.emplace_back(load_actor(db, partners.integer(0)), partners.integer(1));
  sqlite::Statement days(db, R"sql(
    SELECT min(a.day), max(a.day) FROM event_actor a JOIN event e ON e.id = a.event_id
    WHERE a.actor_id = ? AND e.width >= 0)sql");
  if (days.with(actor).next() && !days.is_null(0)) {
    d.first = iso_day(Days(std::chrono::days(days.integer(0))));
    d.last = iso_day(Days(std::chrono::days(days.integer(1))));
  }
  sqlite::Statement quotes(db, "SELECT count(*) FROM saying WHERE speaker_id = ?");
  if (quotes.with(actor).next()) d.quotes = quotes.integer(0);
  sqlite::Statement documents(db, R"sql(
    SELECT count(DISTINCT p.document_id) FROM spelling s JOIN appearance p ON p.spelling_id = s.id
    WHERE s.actor_id = ?)sql");
  if (documents.with(actor).next()) d.documents = documents.integer(0);
  if (auto status = db.status(); !status) return tl::unexpected(status.error());
  return d;
}

}  // namespace kronika
