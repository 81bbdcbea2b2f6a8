#include "store/compact.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "store/copies.hpp"
#include "store/joiner.hpp"

namespace kronika {

// Tables that change are made anew and take the place of the old ones. References between tables go by name, and are
// not enforced while a file is brought up to date, so the others need not be touched. "compact_…" are names for the
// moment of the change.
const std::string_view kCompactSchema = R"sql(
DROP VIEW documents; DROP VIEW actors; DROP VIEW events; DROP VIEW facts; DROP VIEW event_tellings; DROP VIEW quotes;
DROP VIEW offices; DROP VIEW relations; DROP VIEW texts;
DROP TRIGGER event_actor_comes; DROP TRIGGER event_actor_goes;

CREATE TABLE compact_document (
  id INTEGER PRIMARY KEY,
  digest ANY NOT NULL,                  -- the 32 bytes of a key 'sha256:…'; another key as it is
  source TEXT NOT NULL DEFAULT '',      -- publisher; '' when unknown
  published TEXT NOT NULL DEFAULT '',   -- EDTF; '' when unknown
  published_earliest TEXT,
  published_latest TEXT,
  published_from TEXT NOT NULL DEFAULT '',
  modified TEXT NOT NULL DEFAULT '',    -- EDTF, the last change; '' when unknown
  path TEXT NOT NULL,
  url TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  author TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL,
  key TEXT NOT NULL GENERATED ALWAYS AS (
    CASE typeof(digest) WHEN 'blob' THEN 'sha256:' || lower(hex(digest)) ELSE digest END) VIRTUAL,
  UNIQUE (digest, source, published)
) STRICT;
-- Keys become bytes behind these statements.
INSERT INTO compact_document
  SELECT id, key, source, published, published_earliest, published_latest, published_from, modified, path, url, title,
         author, language, text
  FROM document;
DROP TABLE document;
ALTER TABLE compact_document RENAME TO document;
CREATE INDEX document_by_source ON document (source, published_earliest);
CREATE INDEX document_by_day ON document (coalesce(published_earliest, ''));
CREATE INDEX document_by_language ON document (language);

-- A sentence is named by its number in the document: one index then finds both the facts of a document and those of
-- a sentence.
CREATE TABLE compact_fact (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,            -- 'v-…' event, 'q-…' quote, 'o-…' office, 'r-…' relation
  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  sentence INTEGER,                     -- sentence.n
  "begin" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  rule_id INTEGER NOT NULL REFERENCES rule,
  certainty ANY NOT NULL,               -- confidence in ten-thousandths where that is exact, else itself
  confidence REAL NOT NULL GENERATED ALWAYS AS (
    CASE typeof(certainty) WHEN 'integer' THEN certainty / 10000.0 ELSE certainty END) VIRTUAL,
  FOREIGN KEY (document_id, sentence) REFERENCES sentence (document_id, n)
) STRICT;
INSERT INTO compact_fact
  SELECT f.id, f.name, f.document_id, s.n, f."begin", f."end", f.rule_id,
         iif(round(f.confidence * 10000) / 10000.0 = f.confidence, CAST(round(f.confidence * 10000) AS INTEGER),
             f.confidence)
  FROM fact f LEFT JOIN sentence s ON s.id = f.sentence_id;
DROP TABLE fact;
ALTER TABLE compact_fact RENAME TO fact;
CREATE INDEX fact_by_sentence ON fact (document_id, sentence);

-- Sources and targets are found through event_actor, which has those of every event; so only the other roles have an
-- index here. The trigger below guards what a reference to actor would need that index for.
CREATE TABLE compact_fact_actor (
  fact_id INTEGER NOT NULL REFERENCES fact ON DELETE CASCADE,
  part INTEGER NOT NULL,                -- number of the role
  n INTEGER NOT NULL,
  actor_id INTEGER NOT NULL,
  role TEXT NOT NULL GENERATED ALWAYS AS (
    CASE part WHEN 0 THEN 'source' WHEN 1 THEN 'target' WHEN 2 THEN 'place' WHEN 3 THEN 'attribution'
      WHEN 4 THEN 'speaker' WHEN 5 THEN 'about' WHEN 6 THEN 'person' WHEN 7 THEN 'after' WHEN 8 THEN 'between'
      ELSE 'agent' END) VIRTUAL,
  PRIMARY KEY (fact_id, part, n)
) STRICT, WITHOUT ROWID;
INSERT INTO compact_fact_actor
  SELECT fact_id, CASE role WHEN 'source' THEN 0 WHEN 'target' THEN 1 WHEN 'place' THEN 2 WHEN 'attribution' THEN 3
      WHEN 'speaker' THEN 4 WHEN 'about' THEN 5 WHEN 'person' THEN 6 WHEN 'after' THEN 7 WHEN 'between' THEN 8
      ELSE 9 END AS part, n, actor_id
  FROM fact_actor ORDER BY 1, 2, 3;
DROP TABLE fact_actor;
ALTER TABLE compact_fact_actor RENAME TO fact_actor;
CREATE INDEX fact_actor_by_actor ON fact_actor (actor_id, part) WHERE part > 1;
CREATE TRIGGER actor_stays BEFORE DELETE ON actor
WHEN EXISTS (SELECT 1 FROM fact_actor WHERE actor_id = old.id AND part > 1) BEGIN
  SELECT RAISE(ABORT, 'facts speak of this actor');
END;

CREATE TABLE compact_event_fact (
  fact_id INTEGER PRIMARY KEY REFERENCES fact ON DELETE CASCADE,
  plover INTEGER NOT NULL,              -- number of the type
  mode TEXT NOT NULL,
  aux TEXT NOT NULL,
  cameo TEXT NOT NULL,
  edtf TEXT,                            -- the date where it is not the one day `earliest`
  earliest INTEGER,                     -- days since 1970-01-01; NULL where open or unknown
  latest INTEGER,
  date_reason TEXT NOT NULL,
  bucket INTEGER NOT NULL,              -- same for tellings that could be of one event
  wording INTEGER,                      -- of the sentence, where only the wording can tell that events are the same
  event_id INTEGER REFERENCES event,
  type TEXT NOT NULL GENERATED ALWAYS AS (
    CASE plover WHEN 0 THEN 'AGREE' WHEN 1 THEN 'CONSULT' WHEN 2 THEN 'SUPPORT' WHEN 3 THEN 'CONCEDE'
      WHEN 4 THEN 'COOPERATE' WHEN 5 THEN 'AID' WHEN 6 THEN 'RETREAT' WHEN 7 THEN 'REQUEST' WHEN 8 THEN 'ACCUSE'
      WHEN 9 THEN 'REJECT' WHEN 10 THEN 'THREATEN' WHEN 11 THEN 'PROTEST' WHEN 12 THEN 'SANCTION'
      WHEN 13 THEN 'MOBILIZE' WHEN 14 THEN 'COERCE' ELSE 'ASSAULT' END) VIRTUAL,
  date TEXT GENERATED ALWAYS AS (coalesce(edtf, date(earliest * 86400, 'unixepoch'))) VIRTUAL
) STRICT;
CREATE TABLE compact_event (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,                   -- of its first fact by name
  plover INTEGER NOT NULL,              -- number of the type
  mode TEXT NOT NULL,
  aux TEXT NOT NULL,
  cameo TEXT NOT NULL,
  edtf TEXT,                            -- the narrowest date on which all tellings agree, where it is not one day
  earliest INTEGER,
  latest INTEGER,
  reason TEXT NOT NULL,                 -- how the date came about where tellings were joined
  day INTEGER NOT NULL,                 -- for order: earliest day, else of the first report; days since 1970
  width INTEGER NOT NULL,               -- days from earliest to latest; -1 without a date, at most 100000
  place_id INTEGER REFERENCES actor,
  tellings INTEGER NOT NULL,
  certainty ANY NOT NULL,               -- as in fact, of the surest telling
  type TEXT NOT NULL GENERATED ALWAYS AS (
    CASE plover WHEN 0 THEN 'AGREE' WHEN 1 THEN 'CONSULT' WHEN 2 THEN 'SUPPORT' WHEN 3 THEN 'CONCEDE'
      WHEN 4 THEN 'COOPERATE' WHEN 5 THEN 'AID' WHEN 6 THEN 'RETREAT' WHEN 7 THEN 'REQUEST' WHEN 8 THEN 'ACCUSE'
      WHEN 9 THEN 'REJECT' WHEN 10 THEN 'THREATEN' WHEN 11 THEN 'PROTEST' WHEN 12 THEN 'SANCTION'
      WHEN 13 THEN 'MOBILIZE' WHEN 14 THEN 'COERCE' ELSE 'ASSAULT' END) VIRTUAL,
  date TEXT GENERATED ALWAYS AS (coalesce(edtf, date(earliest * 86400, 'unixepoch'))) VIRTUAL,
  confidence REAL NOT NULL GENERATED ALWAYS AS (
    CASE typeof(certainty) WHEN 'integer' THEN certainty / 10000.0 ELSE certainty END) VIRTUAL
) STRICT;
CREATE TEMP TABLE plover (name TEXT PRIMARY KEY, number INTEGER NOT NULL);
INSERT INTO plover VALUES ('AGREE', 0), ('CONSULT', 1), ('SUPPORT', 2), ('CONCEDE', 3), ('COOPERATE', 4), ('AID', 5),
  ('RETREAT', 6), ('REQUEST', 7), ('ACCUSE', 8), ('REJECT', 9), ('THREATEN', 10), ('PROTEST', 11), ('SANCTION', 12),
  ('MOBILIZE', 13), ('COERCE', 14), ('ASSAULT', 15);
INSERT INTO compact_event_fact
  SELECT t.fact_id, p.number, t.mode, t.aux, t.cameo, nullif(t.date, date(t.earliest * 86400, 'unixepoch')),
         t.earliest, t.latest, t.date_reason, t.bucket, t.wording, t.event_id
  FROM event_fact t JOIN plover p ON p.name = t.type ORDER BY 1;
INSERT INTO compact_event
  SELECT e.id, e.name, p.number, e.mode, e.aux, e.cameo, nullif(e.date, date(e.earliest * 86400, 'unixepoch')),
         e.earliest, e.latest, e.reason, e.day, e.width, e.place_id, e.tellings,
         iif(round(e.confidence * 10000) / 10000.0 = e.confidence, CAST(round(e.confidence * 10000) AS INTEGER),
             e.confidence)
  FROM event e JOIN plover p ON p.name = e.type ORDER BY 1;
DROP TABLE plover;
DROP TABLE event_fact;
DROP TABLE event;
ALTER TABLE compact_event_fact RENAME TO event_fact;
ALTER TABLE compact_event RENAME TO event;
CREATE INDEX event_fact_by_bucket ON event_fact (bucket, wording, earliest);
-- A telling has no event for the moment between being written and being joined.
CREATE INDEX event_fact_by_event ON event_fact (event_id) WHERE event_id IS NOT NULL;
-- The first two have what counting over a window asks for, so that it need not read the events themselves.
CREATE INDEX event_by_day ON event (day, latest, plover, mode);
CREATE INDEX event_long ON event (day, latest, plover, mode, width) WHERE width > 31;
CREATE INDEX event_by_type ON event (plover, day, width);
CREATE INDEX event_by_place ON event (place_id, day) WHERE place_id IS NOT NULL;
CREATE INDEX event_by_mode ON event (mode, day) WHERE mode <> '';
CREATE INDEX event_denied ON event (day) WHERE aux = 'negated';

-- In how many events, on which sides: kept in step here, so that actors can be listed by it without counting.
CREATE TRIGGER event_actor_comes AFTER INSERT ON event_actor BEGIN
  UPDATE actor SET events = events + 1 WHERE id = new.actor_id;
END;
CREATE TRIGGER event_actor_goes AFTER DELETE ON event_actor BEGIN
  UPDATE actor SET events = events - 1 WHERE id = old.actor_id;
END;

ALTER TABLE text_copy RENAME TO wide_text_copy;
DROP INDEX text_copy_by_text;
CREATE TABLE text_copy (
  document_id INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE,
  text_id INTEGER NOT NULL,             -- same for copies of one text: the least document_id among them
  sketch BLOB                           -- a byte a slot; absent where the text is too short to be compared
) STRICT;
CREATE INDEX text_copy_by_text ON text_copy (text_id);
ALTER TABLE copy_band RENAME TO wide_copy_band;
CREATE TABLE copy_band (
  hash INTEGER NOT NULL,                -- four bytes of a sketch
  document_id INTEGER NOT NULL,
  PRIMARY KEY (hash, document_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW documents AS
  SELECT id, key, title, source, published, modified, language, path, url, length(text) AS characters FROM document;

CREATE VIEW actors AS SELECT id, key, kind, name, country, sector, events FROM actor;

CREATE VIEW texts AS
  SELECT c.text_id AS id, count(*) AS documents, count(DISTINCT d.source) AS publishers,
         min(d.published_earliest) AS first_published, min(d.title) AS title, group_concat(DISTINCT d.source) AS sources
  FROM text_copy c JOIN document d ON d.id = c.document_id GROUP BY c.text_id;

CREATE VIEW events AS
  SELECT e.name AS id, e.date, date(e.earliest * 86400, 'unixepoch') AS earliest,
         date(e.latest * 86400, 'unixepoch') AS latest, e.type, e.mode, e.aux, e.cameo,
         (SELECT group_concat(a.name, '; ') FROM event_actor x JOIN actor a ON a.id = x.actor_id
           WHERE x.event_id = e.id AND x.side = 0) AS sources,
         (SELECT group_concat(a.name, '; ') FROM event_actor x JOIN actor a ON a.id = x.actor_id
           WHERE x.event_id = e.id AND x.side = 1) AS targets,
         p.name AS place, e.tellings,
         (SELECT count(DISTINCT c.text_id) FROM event_fact t JOIN fact f ON f.id = t.fact_id
           JOIN text_copy c ON c.document_id = f.document_id WHERE t.event_id = e.id) AS texts,
         e.confidence, e.reason
  FROM event e LEFT JOIN actor p ON p.id = e.place_id;

CREATE VIEW facts AS
  SELECT f.name AS id, d.published AS reported, d.source AS reported_by, d.title AS document, d.path,
         substr(d.text, s."begin" + 1, s."end" - s."begin") AS sentence,
         substr(d.text, f."begin" + 1, f."end" - f."begin") AS evidence,
         r.name AS rule, f.confidence, f.document_id
  FROM fact f JOIN document d ON d.id = f.document_id
  LEFT JOIN sentence s ON s.document_id = f.document_id AND s.n = f.sentence JOIN rule r ON r.id = f.rule_id;

CREATE VIEW event_tellings AS
  SELECT e.name AS event, f.*, t.type, t.mode, t.aux, t.date, t.date_reason
  FROM event_fact t JOIN fact i ON i.id = t.fact_id JOIN facts f ON f.id = i.name
  LEFT JOIN event e ON e.id = t.event_id;

CREATE VIEW quotes AS
  SELECT f.id, a.name AS speaker, a.country, q.kind, f.evidence AS words, f.reported, f.reported_by, f.document,
         f.path, f.sentence, f.rule, f.confidence
  FROM quote_fact q JOIN fact i ON i.id = q.fact_id JOIN facts f ON f.id = i.name
  JOIN fact_actor x ON x.fact_id = i.id AND x.role = 'speaker' JOIN actor a ON a.id = x.actor_id;

CREATE VIEW offices AS
  SELECT f.id, a.name AS person, o.office, o.of, o.status, o.date,
         date(o.earliest * 86400, 'unixepoch') AS earliest, date(o.latest * 86400, 'unixepoch') AS latest, o.remit,
         f.reported, f.reported_by, f.document,
         f.path, f.sentence, f.evidence, f.rule, f.confidence
  FROM office_fact o JOIN fact i ON i.id = o.fact_id JOIN facts f ON f.id = i.name
  JOIN fact_actor x ON x.fact_id = i.id AND x.role = 'person' JOIN actor a ON a.id = x.actor_id;

CREATE VIEW relations AS
  SELECT f.id, l.kind,
         (SELECT group_concat(a.name, '; ') FROM fact_actor x JOIN actor a ON a.id = x.actor_id
           WHERE x.fact_id = i.id AND x.role = 'between') AS "between",
         f.reported, f.reported_by, f.document, f.path, f.sentence, f.evidence, f.rule, f.confidence
  FROM relation_fact l JOIN fact i ON i.id = l.fact_id JOIN facts f ON f.id = i.name;
)sql";

namespace {

constexpr std::array<std::string_view, 10> kRoles{"source", "target", "place", "attribution", "speaker",
                                                  "about",  "person", "after", "between",     "agent"};
static_assert(static_cast<int>(EventType::AGREE) == 0 && static_cast<int>(EventType::ASSAULT) == 15);

constexpr std::string_view kSha = "sha256:";
constexpr std::size_t kDigits = 64;

int value_of(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  return -1;
}

// Empty where the digits are not those of a digest.
std::string bytes_of(std::string_view digits) {
  std::string bytes;
  if (digits.size() != kDigits) return bytes;
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    const int high = value_of(digits[i]), low = value_of(digits[i + 1]);
    if (high < 0 || low < 0) return {};
    bytes += static_cast<char>(high << 4 | low);
  }
  return bytes;
}

void compact_keys(sqlite::Database& db) {
  std::vector<std::pair<std::int64_t, std::string>> keys;
  sqlite::Statement rows(db, "SELECT id, digest FROM document");
  while (rows.next()) keys.emplace_back(rows.integer(0), rows.text(1));
  sqlite::Statement set(db, "UPDATE document SET digest = ?1 WHERE id = ?2");
  for (const auto& [id, key] : keys) {
    set.rewind();
    bind_digest(set, key);
    set.with(id).run();
  }
}

// Files before schema 5 have no copies at this point: they are found anew, and as copies weigh in where an event is
// said to have been, the events of those that have copies are joined anew.
void find_copies(sqlite::Database& db) {
  find_all_copies(db);
  Joiner joiner(db);
  sqlite::Statement copies(db,
                           "SELECT document_id FROM text_copy "
                           "WHERE text_id IN (SELECT text_id FROM text_copy GROUP BY 1 HAVING count(*) > 1)");
  while (copies.next()) joiner.touch_document(copies.integer(0));
  joiner.join_events();
}

}  // namespace

void make_compact(sqlite::Database& db) {
  compact_keys(db);
  if (db.number("SELECT EXISTS (SELECT 1 FROM wide_text_copy)") == 0) {
    find_copies(db);
  } else {
    take_wide_copies(db);
  }
  db.script("DROP TABLE wide_text_copy; DROP TABLE wide_copy_band");
}

std::string_view type_name(std::int64_t number) {
  return to_string(static_cast<EventType>(std::clamp<std::int64_t>(number, 0, 15)));
}

std::int64_t role_number(std::string_view role) {
  const auto* found = std::find(kRoles.begin(), kRoles.end(), role);
  return found == kRoles.end() ? -1 : found - kRoles.begin();
}

void bind_digest(sqlite::Statement& statement, std::string_view key) {
  const std::string bytes = key.starts_with(kSha) ? bytes_of(key.substr(kSha.size())) : std::string();
  if (bytes.empty()) {
    statement.bind(key);
  } else {
    statement.bind_bytes(bytes);
  }
}

void bind_digests_beginning(sqlite::Statement& statement, std::string_view key) {
  if (key.starts_with(kSha) && key.size() <= kSha.size() + kDigits) {
    std::string first(key), last(key);
    first.resize(kSha.size() + kDigits, '0');
    last.resize(kSha.size() + kDigits, 'f');
    bind_digest(statement, first);
    bind_digest(statement, last);
  } else {
    // U+10FFFF is behind every letter.
    statement.with(key, std::string(key) + "\xf4\x8f\xbf\xbf");
  }
}

void bind_certainty(sqlite::Statement& statement, double confidence) {
  const double parts = std::round(confidence * 10'000);
  if (std::abs(parts) <= 10'000 && parts / 10'000 == confidence) {
    statement.bind(static_cast<std::int64_t>(parts));
  } else {
    statement.bind(confidence);
  }
}

}  // namespace kronika
