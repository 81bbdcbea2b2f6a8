// Undoing by hand that two spellings are one actor.

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "store/identity.hpp"
#include "store/joiner.hpp"
#include "store/parting.hpp"
#include "store/sqlite.hpp"
#include "store/writer.hpp"

namespace kronika {
namespace {

std::vector<std::int64_t> column(sqlite::Statement& statement) {
  std::vector<std::int64_t> values;
  while (statement.next()) values.push_back(statement.integer(0));
  return values;
}

std::vector<std::string> keys_of(sqlite::Database& db, std::int64_t fact, std::string_view role) {
  std::vector<std::string> keys;
  sqlite::Statement rows(db, R"sql(
    SELECT DISTINCT a.key FROM fact_actor x JOIN actor a ON a.id = x.actor_id
    WHERE x.fact_id = ? AND x.role = ? ORDER BY a.key)sql");
  rows.with(fact, role);
  while (rows.next()) keys.push_back(rows.text(0));
  return keys;
}

// Gives the facts of one document that speak of the one actor to the other, and joins them anew.
class Mover {
 public:
  Mover(sqlite::Database& db, std::int64_t from, std::int64_t to) : db_(db), from_(from), to_(to), joiner_(db) {}

  void move(std::int64_t document) {
    sqlite::Statement theirs(db_, R"sql(
      SELECT DISTINCT f.id FROM fact f JOIN fact_actor x ON x.fact_id = f.id
      WHERE f.document_id = ? AND x.actor_id = ?)sql");
    for (std::int64_t fact : column(theirs.with(document, from_))) {
      leave(fact);
      sqlite::Statement give(db_, "UPDATE fact_actor SET actor_id = ?1 WHERE fact_id = ?2 AND actor_id = ?3");
      give.with(to_, fact, from_).run();
      rebucket(fact);
      resay(fact);
    }
  }

  void join() {
    for (std::int64_t fact : touched_) joiner_.touch(fact);
    joiner_.join_events();
    joiner_.join_sayings(sayings_);
  }

 private:
  // Those with which the fact has been joined must be joined without it.
  void leave(std::int64_t fact) {
    sqlite::Statement others(db_, R"sql(
      SELECT o.fact_id FROM event_fact e JOIN event_fact o ON o.event_id = e.event_id WHERE e.fact_id = ?)sql");
    for (std::int64_t other : column(others.with(fact))) touched_.push_back(other);
  }

  void rebucket(std::int64_t fact) {
    sqlite::Statement find(db_, "SELECT type, mode, aux FROM event_fact WHERE fact_id = ?");
    if (!find.with(fact).next()) return;
    const auto bucket = event_bucket(find.text(0), find.text(1), find.text(2), keys_of(db_, fact, "source"),
                                     keys_of(db_, fact, "target"));
    sqlite::Statement set(db_, "UPDATE event_fact SET bucket = ? WHERE fact_id = ?");
    set.with(bucket, fact).run();
  }

  void resay(std::int64_t fact) {
    sqlite::Statement find(db_, R"sql(
      SELECT q.saying_id, substr(d.text, f."begin" + 1, f."end" - f."begin") FROM quote_fact q
      JOIN fact f ON f.id = q.fact_id JOIN document d ON d.id = f.document_id WHERE q.fact_id = ?)sql");
    if (!find.with(fact).next()) return;
    auto speakers = keys_of(db_, fact, "speaker");
    if (speakers.empty()) return;
    const std::int64_t saying = digest(std::vector<std::string>{speakers.front(), wording(find.text(1))});
    sayings_.push_back(find.integer(0));
    sayings_.push_back(saying);
    sqlite::Statement set(db_, "UPDATE quote_fact SET saying_id = ? WHERE fact_id = ?");
    set.with(saying, fact).run();
  }

  sqlite::Database& db_;
  std::int64_t from_, to_;
  Joiner joiner_;
  std::vector<std::int64_t> touched_, sayings_;
};

void index_anew(sqlite::Database& db, std::int64_t actor) {
  sqlite::Statement clear(db, "DELETE FROM spelling_word WHERE actor_id = ?");
  clear.with(actor).run();
  sqlite::Statement names(db, "SELECT folded FROM spelling WHERE actor_id = ?");
  names.with(actor);
  while (names.next()) index_name(db, actor, names.text(0));
  refresh_actor(db, actor);
}

}  // namespace

std::optional<Document> with_parted_keys(sqlite::Database& db, const Document& document) {
  std::optional<Document> parted;
  if (db.number("SELECT EXISTS (SELECT 1 FROM parted)") == 0) return parted;
  for (std::size_t i = 0; i < document.entities.size() && db.ok(); ++i) {
    const std::string key = actor_key(document.entities[i]), folded = utf8::fold(document.entities[i].name);
    sqlite::Statement find(db, "SELECT 1 FROM parted WHERE key = ? AND folded = ?");
    if (!find.with(key, folded).next()) continue;
    if (!parted) parted = document;
    parted->entities[i].key = parted_key(key, folded);
  }
  return parted;
}

Result<std::size_t> part_spelling(Store& store, std::string_view key, std::string_view spelling) {
  if (auto flushed = store.flush(); !flushed) return tl::unexpected(flushed.error());
  sqlite::Database& db = store.database();
  sqlite::Transaction transaction(db);
  const std::string folded = utf8::fold(spelling), own = parted_key(key, folded);
  sqlite::Statement find(db, "SELECT id FROM actor WHERE key = ?");
  if (!find.with(key).next()) return fail(fmt::format("no actor has the key '{}'", key), db.file());
  const std::int64_t from = find.integer(0);
  sqlite::Statement count(
      db,
      "SELECT count(*) FILTER (WHERE folded = ?2), count(*) FILTER (WHERE folded <> ?2) FROM spelling WHERE actor_id = ?1");
  count.with(from, folded);
  if (!count.next() || count.integer(0) == 0)
    return fail(fmt::format("'{}' is no spelling of '{}'", spelling, key), db.file());
  if (count.integer(1) == 0) return fail(fmt::format("'{}' has no other spelling", key), db.file());

  sqlite::Statement keep(db, "INSERT OR IGNORE INTO parted (key, folded) VALUES (?, ?)");
  keep.with(key, folded).run();
  sqlite::Statement add(db, R"sql(
    INSERT INTO actor (key, kind, name, country, sector) SELECT ?2, kind, name, country, sector FROM actor WHERE id = ?1)sql");
  add.with(from, own).run();
  const std::int64_t to = db.last_row();
  sqlite::Statement give(db, "UPDATE spelling SET actor_id = ? WHERE actor_id = ? AND folded = ?");
  give.with(to, from, folded).run();
  sqlite::Statement theirs(db, R"sql(
    SELECT DISTINCT p.document_id FROM appearance p JOIN spelling s ON s.id = p.spelling_id WHERE s.actor_id = ?)sql");
  const auto documents = column(theirs.with(to));
  Mover mover(db, from, to);
  for (std::int64_t document : documents) mover.move(document);
  mover.join();
  index_anew(db, from);
  index_anew(db, to);
  if (auto status = db.status(); !status) return tl::unexpected(status.error());
  if (auto done = transaction.commit(); !done) return tl::unexpected(done.error());
  return documents.size();
}

}  // namespace kronika
