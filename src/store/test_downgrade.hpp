// A file as schema 5 laid it out, made of a new one, for tests of what brings old files up to date.
#pragma once

#include "store/sqlite.hpp"

namespace kronika::test {

// Constraints and most indexes are left out: the step to schema 6 makes the tables anew. Copies are left out too
// where `copies` is false, as they are on the way from before schema 5.
inline void to_schema_5(sqlite::Database& db, bool copies = true) {
  db.script(R"sql(
    PRAGMA foreign_keys = OFF;
    DROP VIEW documents; DROP VIEW actors; DROP VIEW events; DROP VIEW facts; DROP VIEW event_tellings;
    DROP VIEW quotes; DROP VIEW offices; DROP VIEW relations; DROP VIEW texts;
    DROP TRIGGER event_actor_comes; DROP TRIGGER event_actor_goes; DROP TRIGGER actor_stays;
    CREATE TABLE old AS SELECT f.id, f.name, f.document_id, s.id AS sentence_id, f."begin", f."end", f.rule_id,
      f.confidence FROM fact f LEFT JOIN sentence s ON s.document_id = f.document_id AND s.n = f.sentence;
    DROP TABLE fact; ALTER TABLE old RENAME TO fact;
    CREATE TABLE old AS SELECT id, key, source, published, published_earliest, published_latest, published_from, path,
      url, title, author, language, text, modified FROM document;
    DROP TABLE document; ALTER TABLE old RENAME TO document;
    CREATE TABLE old AS SELECT fact_id, role, n, actor_id FROM fact_actor;
    DROP TABLE fact_actor; ALTER TABLE old RENAME TO fact_actor;
    CREATE TABLE old AS SELECT fact_id, type, mode, aux, cameo, date, earliest, latest, date_reason, bucket, wording,
      event_id FROM event_fact;
    DROP TABLE event_fact; ALTER TABLE old RENAME TO event_fact;
    CREATE TABLE old AS SELECT id, name, type, mode, aux, cameo, date, earliest, latest, reason, day, width, place_id,
      tellings, confidence FROM event;
    DROP TABLE event; ALTER TABLE old RENAME TO event;
    CREATE VIEW documents AS SELECT id FROM document; CREATE VIEW actors AS SELECT id FROM actor;
    CREATE VIEW events AS SELECT name AS id FROM event; CREATE VIEW facts AS SELECT name AS id FROM fact;
    CREATE VIEW event_tellings AS SELECT fact_id FROM event_fact; CREATE VIEW quotes AS SELECT fact_id FROM quote_fact;
    CREATE VIEW offices AS SELECT fact_id FROM office_fact; CREATE VIEW texts AS SELECT text_id FROM text_copy;
    CREATE VIEW relations AS SELECT fact_id FROM relation_fact;
    CREATE TRIGGER event_actor_comes AFTER INSERT ON event_actor BEGIN SELECT 1; END;
    CREATE TRIGGER event_actor_goes AFTER DELETE ON event_actor BEGIN SELECT 1; END;
    PRAGMA user_version = 5)sql");
  if (!copies) {
    db.script("DELETE FROM text_copy; DELETE FROM copy_band");
    return;
  }
  // Slots had two bytes, of which the higher one is of no matter here.
  std::vector<std::pair<std::int64_t, std::string>> sketches;
  sqlite::Statement rows(db, "SELECT document_id, sketch FROM text_copy WHERE sketch IS NOT NULL");
  while (rows.next()) {
    std::string wide;
    for (char c : rows.bytes(1)) wide.append(1, '\x5a').append(1, c);
    sketches.emplace_back(rows.integer(0), wide);
  }
  sqlite::Statement set(db, "UPDATE text_copy SET sketch = ? WHERE document_id = ?");
  for (const auto& [id, sketch] : sketches) {
    set.rewind();
    set.bind_bytes(sketch).with(id).run();
  }
  db.script("UPDATE copy_band SET hash = hash / 3");
}

}  // namespace kronika::test
