#include "store/schema.hpp"

#include <fmt/format.h>

#include <array>

#include "store/compact.hpp"

namespace kronika {
namespace {

// Dates are EDTF as the facts have them, with the first and last day that they may mean beside them for windows and
// sorting: days since 1970-01-01, which the views show as ISO days. Offsets are Unicode code points of document.text, so that substr(text, "begin" + 1, "end" - "begin")
// is the evidence.
constexpr std::string_view kVersion2 = R"sql(
CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,                    -- 'sha256:…' of the text
  source TEXT NOT NULL DEFAULT '',      -- publisher; '' when unknown
  published TEXT NOT NULL DEFAULT '',   -- EDTF; '' when unknown
  published_earliest TEXT,
  published_latest TEXT,
  published_from TEXT NOT NULL DEFAULT '',
  path TEXT NOT NULL,
  url TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  author TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL,
  UNIQUE (key, source, published)
) STRICT;
CREATE INDEX document_by_source ON document (source, published_earliest);

CREATE TABLE sentence (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  n INTEGER NOT NULL,
  "begin" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  tree BLOB,                            -- of sentences that bear facts, as src/store/tree.hpp says
  UNIQUE (document_id, n)
) STRICT;

-- Words of every sentence without case and diacritics, ł as l; with lemmas where the sentence has a tree.
CREATE VIRTUAL TABLE sentence_search USING fts5 (words, lemmas, content = '', tokenize = 'unicode61',
  columnsize = 0);

CREATE TABLE actor (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,             -- identity across documents: 'state:KAZ', 'person:…'
  kind TEXT NOT NULL,
  name TEXT NOT NULL,                   -- the three below: as most documents have them
  country TEXT NOT NULL,
  sector TEXT NOT NULL
) STRICT;
CREATE INDEX actor_by_country ON actor (country, sector);

CREATE TABLE spelling (
  id INTEGER PRIMARY KEY,
  actor_id INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  sector TEXT NOT NULL,
  folded TEXT NOT NULL,                 -- for look-ups: lower case, no diacritics
  documents INTEGER NOT NULL,
  UNIQUE (actor_id, name, country, sector)
) STRICT;
CREATE INDEX spelling_by_folded ON spelling (folded);

CREATE TABLE spelling_word (
  word TEXT NOT NULL,
  actor_id INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE,
  PRIMARY KEY (word, actor_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX spelling_word_by_actor ON spelling_word (actor_id);

-- The entities of a document, numbered as its record has them, and where each is mentioned.
CREATE TABLE appearance (
  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  entity INTEGER NOT NULL,
  spelling_id INTEGER NOT NULL REFERENCES spelling,
  PRIMARY KEY (document_id, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX appearance_by_spelling ON appearance (spelling_id);

CREATE TABLE mention (
  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  entity INTEGER NOT NULL,
  n INTEGER NOT NULL,
  "begin" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  form TEXT NOT NULL,                   -- name, surname, office, pronoun, dropped
  PRIMARY KEY (document_id, entity, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE time_expression (
  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  n INTEGER NOT NULL,
  "begin" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  kind TEXT NOT NULL,                   -- date, time, duration, set
  value TEXT NOT NULL,                  -- EDTF, or ISO 8601 for durations and sets
  reason TEXT NOT NULL,
  rule TEXT NOT NULL,
  PRIMARY KEY (document_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE related (
  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  n INTEGER NOT NULL,
  title TEXT NOT NULL,
  "begin" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (document_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE rule (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;

-- One telling of something in one document.
CREATE TABLE fact (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,            -- 'v-…' event, 'q-…' quote, 'o-…' office, 'r-…' relation
  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  sentence_id INTEGER REFERENCES sentence,
  "begin" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  rule_id INTEGER NOT NULL REFERENCES rule,
  confidence REAL NOT NULL
) STRICT;
CREATE INDEX fact_by_document ON fact (document_id);
CREATE INDEX fact_by_sentence ON fact (sentence_id);

CREATE TABLE fact_actor (
  fact_id INTEGER NOT NULL REFERENCES fact ON DELETE CASCADE,
  role TEXT NOT NULL,                   -- source, target, place, attribution, speaker, about, person, after, between, agent
  n INTEGER NOT NULL,
  actor_id INTEGER NOT NULL REFERENCES actor,
  PRIMARY KEY (fact_id, role, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX fact_actor_by_actor ON fact_actor (actor_id, role);

CREATE TABLE event_fact (
  fact_id INTEGER PRIMARY KEY REFERENCES fact ON DELETE CASCADE,
  type TEXT NOT NULL,
  mode TEXT NOT NULL,
  aux TEXT NOT NULL,
  cameo TEXT NOT NULL,
  date TEXT,
  earliest INTEGER,                     -- days since 1970-01-01; NULL where open or unknown
  latest INTEGER,
  date_reason TEXT NOT NULL,
  bucket INTEGER NOT NULL,              -- same for tellings that could be of one event
  wording INTEGER,                      -- of the sentence, where only the wording can tell that events are the same
  event_id INTEGER REFERENCES event
) STRICT;
CREATE INDEX event_fact_by_bucket ON event_fact (bucket, wording, earliest);
CREATE INDEX event_fact_by_event ON event_fact (event_id);

CREATE TABLE quote_fact (
  fact_id INTEGER PRIMARY KEY REFERENCES fact ON DELETE CASCADE,
  kind TEXT NOT NULL,
  cue_begin INTEGER NOT NULL,
  cue_end INTEGER NOT NULL,
  saying_id INTEGER NOT NULL            -- same for the same words of the same speaker
) STRICT;
CREATE INDEX quote_fact_by_saying ON quote_fact (saying_id);

CREATE TABLE office_fact (
  fact_id INTEGER PRIMARY KEY REFERENCES fact ON DELETE CASCADE,
  office TEXT NOT NULL,
  of TEXT NOT NULL,
  status TEXT NOT NULL,
  date TEXT,
  earliest INTEGER,
  latest INTEGER,
  remit TEXT NOT NULL
) STRICT;
CREATE INDEX office_fact_by_office ON office_fact (of, office);

CREATE TABLE relation_fact (
  fact_id INTEGER PRIMARY KEY REFERENCES fact ON DELETE CASCADE,
  kind TEXT NOT NULL
) STRICT;
CREATE INDEX relation_fact_by_kind ON relation_fact (kind);

-- What somebody said by hand about tellings: those of one label are joined with each other only. It stays when a
-- document goes and comes back.
CREATE TABLE set_apart (
  name TEXT PRIMARY KEY,                -- of the fact
  label TEXT NOT NULL                   -- the first by name of those that were named together
) STRICT, WITHOUT ROWID;

-- Derived from the facts: tellings joined. May be dropped and built again at any time.
CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,                   -- of its first fact by name
  type TEXT NOT NULL,
  mode TEXT NOT NULL,
  aux TEXT NOT NULL,
  cameo TEXT NOT NULL,
  date TEXT,                            -- the narrowest on which all tellings agree
  earliest INTEGER,
  latest INTEGER,
  reason TEXT NOT NULL,                 -- how the date came about where tellings were joined
  day INTEGER NOT NULL,                 -- for order: earliest day, else of the first report; days since 1970
  width INTEGER NOT NULL,               -- days from earliest to latest; -1 without a date, at most 100000
  place_id INTEGER REFERENCES actor,
  tellings INTEGER NOT NULL,
  confidence REAL NOT NULL              -- of the surest telling
) STRICT;
CREATE INDEX event_by_day ON event (day);
CREATE INDEX event_by_type ON event (type, day, width);
CREATE INDEX event_long ON event (day, latest) WHERE width > 31;
CREATE INDEX event_by_place ON event (place_id, day) WHERE place_id IS NOT NULL;

-- `day` is that of the event, `long` whether its date is wider than a month: both for finding events of an actor.
CREATE TABLE event_actor (
  event_id INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
  side INTEGER NOT NULL,                -- 0 source, 1 target
  actor_id INTEGER NOT NULL REFERENCES actor,
  country TEXT NOT NULL,
  day INTEGER NOT NULL,
  long INTEGER NOT NULL,
  PRIMARY KEY (event_id, side, actor_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_actor_by_actor ON event_actor (actor_id, day);
CREATE INDEX event_actor_by_country ON event_actor (country, day);
CREATE INDEX event_actor_long_by_actor ON event_actor (actor_id, day) WHERE long;
CREATE INDEX event_actor_long_by_country ON event_actor (country, day) WHERE long;

CREATE TABLE saying (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,                   -- of its first fact by name
  speaker_id INTEGER NOT NULL REFERENCES actor,
  day INTEGER NOT NULL,                 -- of the first report
  tellings INTEGER NOT NULL
) STRICT;
CREATE INDEX saying_by_day ON saying (day);
CREATE INDEX saying_by_speaker ON saying (speaker_id, day);

CREATE VIEW documents AS
  SELECT id, key, title, source, published, language, path, url, length(text) AS characters FROM document;

CREATE VIEW actors AS
  SELECT a.id, a.key, a.kind, a.name, a.country, a.sector,
         (SELECT count(*) FROM event_actor e WHERE e.actor_id = a.id) AS events FROM actor a;

CREATE VIEW events AS
  SELECT e.name AS id, e.date, date(e.earliest * 86400, 'unixepoch') AS earliest,
         date(e.latest * 86400, 'unixepoch') AS latest, e.type, e.mode, e.aux, e.cameo,
         (SELECT group_concat(a.name, '; ') FROM event_actor x JOIN actor a ON a.id = x.actor_id
           WHERE x.event_id = e.id AND x.side = 0) AS sources,
         (SELECT group_concat(a.name, '; ') FROM event_actor x JOIN actor a ON a.id = x.actor_id
           WHERE x.event_id = e.id AND x.side = 1) AS targets,
         p.name AS place, e.tellings, e.confidence, e.reason
  FROM event e LEFT JOIN actor p ON p.id = e.place_id;

CREATE VIEW facts AS
  SELECT f.name AS id, d.published AS reported, d.source AS reported_by, d.title AS document, d.path,
         substr(d.text, s."begin" + 1, s."end" - s."begin") AS sentence,
         substr(d.text, f."begin" + 1, f."end" - f."begin") AS evidence,
         r.name AS rule, f.confidence, f.document_id
  FROM fact f JOIN document d ON d.id = f.document_id LEFT JOIN sentence s ON s.id = f.sentence_id
  JOIN rule r ON r.id = f.rule_id;

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

// Files of version 1 were made before the first release and are refused: the first step is empty, so that an empty
// file goes straight to version 2.
constexpr std::string_view kVersion3 = R"sql(
-- What somebody said by hand about identities: a spelling that is another actor than its key tells. It stays when
-- documents go and come.
CREATE TABLE parted (
  key TEXT NOT NULL,                    -- of the actor that it was taken from
  folded TEXT NOT NULL,                 -- the spelling as in spelling.folded
  PRIMARY KEY (key, folded)
) STRICT, WITHOUT ROWID;
)sql";

// The tables of copies may be there already, made by a build between releases.
constexpr std::string_view kVersion4 = R"sql(
ALTER TABLE document ADD COLUMN modified TEXT NOT NULL DEFAULT '';  -- EDTF, the last change; '' when unknown

DROP VIEW documents;
CREATE VIEW documents AS
  SELECT id, key, title, source, published, modified, language, path, url, length(text) AS characters FROM document;

DROP VIEW IF EXISTS texts;
DROP TABLE IF EXISTS copy_band;
DROP TABLE IF EXISTS text_copy;

-- Derived from the texts: which text a document has. May be built again at any time.
CREATE TABLE text_copy (
  document_id INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE,
  text_id INTEGER NOT NULL,             -- same for copies of one text: the least document_id among them
  sketch TEXT                           -- absent where the text is too short to be compared
) STRICT;
CREATE INDEX text_copy_by_text ON text_copy (text_id);

-- For finding copies: one of the documents that have the very same text.
CREATE TABLE copy_band (
  hash INTEGER NOT NULL,
  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  PRIMARY KEY (hash, document_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX copy_band_by_document ON copy_band (document_id);

CREATE VIEW texts AS
  SELECT c.text_id AS id, count(*) AS documents, count(DISTINCT d.source) AS publishers,
         min(d.published_earliest) AS first_published, min(d.title) AS title, group_concat(DISTINCT d.source) AS sources
  FROM text_copy c JOIN document d ON d.id = c.document_id GROUP BY c.text_id;

DROP VIEW events;
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
)sql";

constexpr std::string_view kVersion5 = R"sql(
-- Lists by mode, of documents by day, of what was denied; and which languages there are, without reading all.
CREATE INDEX event_by_mode ON event (mode, day) WHERE mode <> '';
CREATE INDEX document_by_day ON document (coalesce(published_earliest, ''));
CREATE INDEX document_by_language ON document (language);
CREATE INDEX event_denied ON event (day) WHERE aux = 'negated';

-- In how many events, on which sides: kept in step here, so that actors can be listed by it without counting.
ALTER TABLE actor ADD COLUMN events INTEGER NOT NULL DEFAULT 0;
UPDATE actor SET events = (SELECT count(*) FROM event_actor e WHERE e.actor_id = actor.id);
CREATE TRIGGER event_actor_comes AFTER INSERT ON event_actor BEGIN
  UPDATE actor SET events = events + 1 WHERE id = new.actor_id;
END;
CREATE TRIGGER event_actor_goes AFTER DELETE ON event_actor BEGIN
  UPDATE actor SET events = events - 1 WHERE id = old.actor_id;
END;
DROP VIEW actors;
CREATE VIEW actors AS SELECT id, key, kind, name, country, sector, events FROM actor;

-- A telling has no event for the moment between being written and being joined.
DROP INDEX event_fact_by_event;
CREATE INDEX event_fact_by_event ON event_fact (event_id) WHERE event_id IS NOT NULL;

-- Copies in less space: sketches as bytes; bands without a reference to document, which would need an index as large
-- as the table, while a document's sketch says what it has there.
DROP TABLE text_copy;
CREATE TABLE text_copy (
  document_id INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE,
  text_id INTEGER NOT NULL,             -- same for copies of one text: the least document_id among them
  sketch BLOB                           -- absent where the text is too short to be compared
) STRICT;
CREATE INDEX text_copy_by_text ON text_copy (text_id);
DROP TABLE copy_band;
CREATE TABLE copy_band (
  hash INTEGER NOT NULL,
  document_id INTEGER NOT NULL,
  PRIMARY KEY (hash, document_id)
) STRICT, WITHOUT ROWID;
)sql";

// What stands behind the statements of a step works on the newest tables: so there is none but behind the last.
const std::array<Migration, 6> kMigrations{
    {{""}, {kVersion2}, {kVersion3}, {kVersion4}, {kVersion5}, {kCompactSchema, make_compact}}};

}  // namespace

std::span<const Migration> migrations() { return kMigrations; }

Result<void> refuse_unreleased(sqlite::Database& db) {
  const bool old = db.number("PRAGMA user_version") == 1 && db.number("PRAGMA application_id") == kApplicationId;
  if (auto status = db.status(); !status) return status;
  if (!old) return {};
  return fail("was made before the first release of Kronika; ingest the articles into a new chronicle", db.file());
}

Result<void> prepare_schema(sqlite::Database& db, std::span<const Migration> steps, bool writable) {
  std::int64_t version = db.number("PRAGMA user_version");
  std::int64_t application = db.number("PRAGMA application_id");
  std::int64_t tables = db.number("SELECT count(*) FROM sqlite_schema");
  if (auto status = db.status(); !status) return status;

  const auto newest = static_cast<std::int64_t>(steps.size());
  if (tables > 0 && application != kApplicationId) {
    return fail("this SQLite file belongs to another program, not to Kronika", db.file());
  }
  if (version > newest) {
    return fail(fmt::format("written by a newer Kronika (schema {}, this program knows {}): update the program",
                            version, newest),
                db.file());
  }
  if (version == newest) return {};
  if (!writable) {
    return fail(tables == 0 ? "the chronicle is empty: ingest something first"
                            : fmt::format("has the old schema {}; open it once for writing, for example with "
                                          "`kronika ingest`, to bring it to {}",
                                          version, newest),
                db.file());
  }

  sqlite::Transaction transaction(db);
  // Another process may have been faster.
  version = db.number("PRAGMA user_version");
  for (auto v = version; v < newest && db.ok(); ++v) {
    const Migration& step = steps[static_cast<std::size_t>(v)];
    db.script(step.sql);
    if (step.then != nullptr && db.ok()) step.then(db);
  }
  // PRAGMA takes no bound values; these are numbers of our own.
  if (db.ok()) db.script(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kApplicationId, newest));
  if (auto status = db.status(); !status) return status;
  return transaction.commit();
}

}  // namespace kronika
