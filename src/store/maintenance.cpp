// Taking documents out again, copying a chronicle, and looking for damage.

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>

#include "base/sha256.hpp"
#include "base/utf8.hpp"
#include "kronika/store.hpp"
#include "store/compact.hpp"
#include "store/copies.hpp"
#include "store/joiner.hpp"
#include "store/sqlite.hpp"
#include "store/tree.hpp"
#include "store/writer.hpp"

namespace kronika {
namespace {

std::vector<std::int64_t> column(sqlite::Statement& statement) {
  std::vector<std::int64_t> values;
  while (statement.next()) values.push_back(statement.integer(0));
  return values;
}

// The search index keeps no texts of its own: to forget a sentence it must be told its words again.
void unindex(sqlite::Database& db, std::int64_t document) {
  sqlite::Statement sentences(db, R"sql(
    SELECT s.id, substr(d.text, s."begin" + 1, s."end" - s."begin"), s.tree
    FROM sentence s JOIN document d ON d.id = s.document_id WHERE d.id = ?)sql");
  sentences.with(document);
  while (sentences.next()) {
    sqlite::Statement remove(
        db, "INSERT INTO sentence_search (sentence_search, rowid, words, lemmas) VALUES ('delete', ?, ?, ?)");
    std::string words = sentences.text(1);
    remove.with(sentences.integer(0), utf8::fold(words), search_lemmas(sentences.bytes(2), words)).run();
  }
}

void drop_actor_if_unused(sqlite::Database& db, std::int64_t actor) {
  sqlite::Statement remove(
      db, "DELETE FROM actor WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM spelling WHERE actor_id = ?1)");
  remove.with(actor).run();
  if (db.changed() == 0) refresh_actor(db, actor);
}

void drop_spellings(sqlite::Database& db, const std::vector<std::int64_t>& spellings) {
  std::vector<std::int64_t> actors;
  for (std::int64_t spelling : spellings) {
    sqlite::Statement find(db, "SELECT actor_id FROM spelling WHERE id = ?");
    if (find.with(spelling).next()) actors.push_back(find.integer(0));
    sqlite::Statement count(db, "UPDATE spelling SET documents = documents - 1 WHERE id = ?");
    count.with(spelling).run();
    sqlite::Statement remove(db, "DELETE FROM spelling WHERE id = ? AND documents <= 0");
    remove.with(spelling).run();
  }
  for (std::int64_t actor : actors) {
    drop_actor_if_unused(db, actor);
    // The words of names that are left; those of the spelling that went may be among them.
    sqlite::Statement clear(db, "DELETE FROM spelling_word WHERE actor_id = ?");
    clear.with(actor).run();
    sqlite::Statement names(db, "SELECT folded FROM spelling WHERE actor_id = ?");
    names.with(actor);
    while (names.next()) index_name(db, actor, names.text(0));
  }
}

void forget_document(sqlite::Database& db, std::int64_t document) {
  Joiner joiner(db);
  joiner.touch_document(document);
  sqlite::Statement copies(db, "SELECT text_id FROM text_copy WHERE document_id = ?");
  auto texts = column(copies.with(document));
  sqlite::Statement quotes(
      db, "SELECT q.saying_id FROM quote_fact q JOIN fact f ON f.id = q.fact_id WHERE f.document_id = ?");
  auto sayings = column(quotes.with(document));
  sqlite::Statement appearances(db, "SELECT DISTINCT spelling_id FROM appearance WHERE document_id = ?");
  auto spellings = column(appearances.with(document));

  unindex(db, document);
  forget_copies(db, document);
  sqlite::Statement facts(db, "DELETE FROM fact WHERE document_id = ?");
  facts.with(document).run();
  sqlite::Statement remove(db, "DELETE FROM document WHERE id = ?");
  remove.with(document).run();
  for (std::int64_t text : texts)
    for (std::int64_t parted : part_copies(db, text)) joiner.touch_document(parted);
  joiner.join_events();
  joiner.join_sayings(sayings);
  drop_spellings(db, spellings);
}

}  // namespace

Result<std::size_t> Store::forget(std::string_view name) {
  if (auto flushed = flush(); !flushed) return tl::unexpected(flushed.error());
  sqlite::Database& db = *database_;
  sqlite::Transaction transaction(db);
  sqlite::Statement exact(db, "SELECT id FROM document WHERE digest = ?1 OR path = ?2");
  bind_digest(exact, name);
  auto documents = column(exact.with(name));
  if (documents.empty() && name.starts_with("sha256:") && name.size() >= 15) {
    sqlite::Statement keys(db, "SELECT DISTINCT key FROM document WHERE digest BETWEEN ? AND ? LIMIT 2");
    bind_digests_beginning(keys, name);
    std::string key;
    if (keys.next()) key = keys.text(0);
    if (keys.next()) return fail(fmt::format("'{}' begins the ids of several documents", name), db.file());
    sqlite::Statement whole(db, "SELECT id FROM document WHERE digest = ?");
    bind_digest(whole, key);
    documents = column(whole);
  }
  for (std::int64_t document : documents) forget_document(db, document);
  if (auto status = db.status(); !status) return tl::unexpected(status.error());
  if (auto done = transaction.commit(); !done) return tl::unexpected(done.error());
  return documents.size();
}

namespace {

// The row of a telling of an event; 0 when there is none of that name.
std::int64_t telling(sqlite::Database& db, const std::string& name) {
  sqlite::Statement find(db, "SELECT e.fact_id FROM fact f JOIN event_fact e ON e.fact_id = f.id WHERE f.name = ?");
  return find.with(name).next() ? find.integer(0) : 0;
}

}  // namespace

Result<std::size_t> Store::label(std::span<const std::string> tellings, bool apart) {
  if (tellings.empty()) return 0;
  if (auto flushed = flush(); !flushed) return tl::unexpected(flushed.error());
  sqlite::Database& db = *database_;
  sqlite::Transaction transaction(db);
  const std::string& label = *std::min_element(tellings.begin(), tellings.end());
  Joiner joiner(db);
  std::size_t changed = 0;
  for (const std::string& name : tellings) {
    const std::int64_t fact = telling(db, name);
    if (db.ok() && fact == 0) return fail(fmt::format("'{}' is no telling of an event", name), db.file());
    joiner.touch(fact);
    if (apart) {
      sqlite::Statement put(db, R"sql(
        INSERT INTO set_apart (name, label) VALUES (?1, ?2)
        ON CONFLICT (name) DO UPDATE SET label = ?2 WHERE label <> ?2)sql");
      put.with(name, label).run();
    } else {
      sqlite::Statement remove(db, "DELETE FROM set_apart WHERE name = ?");
      remove.with(name).run();
    }
    if (db.ok()) changed += static_cast<std::size_t>(db.changed());
  }
  joiner.join_events();
  if (auto status = db.status(); !status) return tl::unexpected(status.error());
  if (auto done = transaction.commit(); !done) return tl::unexpected(done.error());
  return changed;
}

Result<std::size_t> Store::set_apart(std::span<const std::string> tellings) { return label(tellings, true); }
Result<std::size_t> Store::rejoin(std::span<const std::string> tellings) { return label(tellings, false); }

Result<void> Store::backup(const std::filesystem::path& file) const {
  std::error_code ec;
  if (std::filesystem::exists(file, ec)) return fail("exists already; a backup goes into a new file", file.string());
  auto copy = sqlite::Database::open(file, sqlite::Access::create);
  if (!copy) return tl::unexpected(copy.error());
  sqlite3_backup* backup = sqlite3_backup_init(copy->handle(), "main", database_->handle(), "main");
  if (backup == nullptr) return fail(sqlite3_errmsg(copy->handle()), file.string());
  int code = SQLITE_OK;
  do {
    code = sqlite3_backup_step(backup, 4096);
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) sqlite3_sleep(50);
  } while (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED);
  sqlite3_backup_finish(backup);
  if (code != SQLITE_DONE) {
    std::string message = sqlite3_errmsg(copy->handle());
    std::filesystem::remove(file, ec);
    return fail(fmt::format("the backup failed: {}", message), file.string());
  }
  return {};
}

Result<std::vector<Fault>> Store::check(std::size_t limit) const {
  sqlite::Database& db = *database_;
  std::vector<Fault> faults;
  auto report = [&](std::string where, std::string message) {
    if (faults.size() < limit) faults.push_back({std::move(where), std::move(message)});
  };

  sqlite::Statement integrity(db, "PRAGMA integrity_check");
  while (faults.size() < limit && integrity.next()) {
    if (integrity.text(0) != "ok") report("file", integrity.text(0));
  }
  sqlite::Statement references(db, "PRAGMA foreign_key_check");
  while (faults.size() < limit && references.next()) {
    report(fmt::format("table {}, row {}", references.text(0), references.integer(1)),
           fmt::format("refers to a row of {} that is not there", references.text(2)));
  }

  sqlite::Statement documents(db, "SELECT id, key, text FROM document ORDER BY digest");
  while (faults.size() < limit && documents.next()) {
    const std::string key = documents.text(1), text = documents.text(2);
    if (!utf8::is_valid(text)) report("document " + key, "the text is not valid UTF-8");
    if (key.starts_with("sha256:") && key.substr(7) != sha256_hex(text)) {
      report("document " + key, "the text is not the one that the id was made of");
    }
    const auto length = static_cast<std::int64_t>(utf8::count(text));
    sqlite::Statement spans(db, R"sql(
      SELECT f.name, f."begin", f."end", coalesce(s."begin", 0), coalesce(s."end", ?1)
      FROM fact f LEFT JOIN sentence s ON s.document_id = f.document_id AND s.n = f.sentence
      WHERE f.document_id = ?2)sql");
    spans.with(length, documents.integer(0));
    while (faults.size() < limit && spans.next()) {
      const std::int64_t begin = spans.integer(1), end = spans.integer(2);
      if (begin < 0 || begin > end || end > length)
        report("fact " + spans.text(0), "the evidence lies outside its text");
      if (spans.integer(3) < 0 || spans.integer(4) > length || spans.integer(3) > spans.integer(4)) {
        report("fact " + spans.text(0), "the sentence lies outside its text");
      }
    }
  }
  sqlite::Statement loose(db, R"sql(
    SELECT f.name FROM event_fact e JOIN fact f ON f.id = e.fact_id WHERE e.event_id IS NULL)sql");
  while (faults.size() < limit && loose.next()) report("fact " + loose.text(0), "belongs to no event");
  sqlite::Statement strange(db, R"sql(
    SELECT f.name FROM fact_actor x JOIN fact f ON f.id = x.fact_id
    WHERE NOT EXISTS (SELECT 1 FROM actor a WHERE a.id = x.actor_id))sql");
  while (faults.size() < limit && strange.next())
    report("fact " + strange.text(0), "speaks of an actor that is not there");
  if (auto status = db.status(); !status) {
    // Reading stopped at the damage: that is a finding too.
    report("file", status.error().message);
  }
  return faults;
}

}  // namespace kronika
