#include "store/copies.hpp"

#include <fmt/format.h>

#include <charconv>
#include <set>
#include <string>

#include "base/sketch.hpp"

namespace kronika {
namespace {

// Of shingles shared: what agencies' copies have though each has a title, a lead and cuts of its own.
constexpr double kCopy = 0.6;

constexpr std::string_view kTables = R"sql(
CREATE TABLE text_copy (
  document_id INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE,
  text_id INTEGER NOT NULL,             -- same for copies of one text
  sketch TEXT                           -- absent where the text is too short to be compared
) STRICT;
CREATE INDEX text_copy_by_text ON text_copy (text_id);
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
)sql";

// Four hexadecimal digits a slot.
std::string text_of(const Sketch& sketch) {
  std::string out;
  for (auto slot : sketch.slots()) out += fmt::format("{:04x}", slot);
  return out;
}

Sketch sketch_of(std::string_view text) {
  std::array<std::uint16_t, Sketch::kSlots> slots{};
  for (std::size_t i = 0; i < slots.size() && 4 * i + 4 <= text.size(); ++i)
    std::from_chars(text.data() + 4 * i, text.data() + 4 * i + 4, slots[i], 16);
  return Sketch::from(slots);
}

}  // namespace

void prepare_copies(sqlite::Database& db) {
  if (db.number("SELECT count(*) FROM sqlite_schema WHERE name = 'text_copy'") != 0 || !db.ok()) return;
  sqlite::Transaction transaction(db);
  // Another process may have been faster.
  if (db.number("SELECT count(*) FROM sqlite_schema WHERE name = 'text_copy'") != 0) return;
  db.script(kTables);
  sqlite::Statement each(db, "SELECT id, text FROM document ORDER BY id");
  while (each.next()) note_copies(db, each.integer(0), each.text(1));
  if (db.ok()) (void)transaction.commit();
}

void note_copies(sqlite::Database& db, std::int64_t document, std::string_view text) {
  auto sketch = Sketch::of(text);
  std::int64_t group = document;
  std::set<std::int64_t> others, groups;
  if (sketch) {
    sqlite::Statement near(db, "SELECT document_id FROM copy_band WHERE hash = ?");
    sqlite::Statement add(db, "INSERT INTO copy_band (hash, document_id) VALUES (?, ?)");
    for (std::size_t i = 0; i < Sketch::kBands && db.ok(); ++i) {
      near.rewind();
      near.with(sketch->band(i));
      while (near.next()) others.insert(near.integer(0));
      add.rewind();
      add.with(sketch->band(i), document).run();
    }
    sqlite::Statement other(db, "SELECT text_id, sketch FROM text_copy WHERE document_id = ?");
    for (auto id : others) {
      other.rewind();
      if (other.with(id).next() && sketch->likeness(sketch_of(other.text(1))) >= kCopy) groups.insert(other.integer(0));
    }
    if (!groups.empty()) group = *groups.begin();
    sqlite::Statement merge(db, "UPDATE text_copy SET text_id = ? WHERE text_id = ?");
    for (auto old : groups) {
      if (old == group) continue;
      merge.rewind();
      merge.with(group, old).run();
    }
  }
  sqlite::Statement insert(db, "INSERT INTO text_copy (document_id, text_id, sketch) VALUES (?, ?, ?)");
  insert.with(document, group).bind_or_null(sketch ? text_of(*sketch) : std::string()).run();
}

}  // namespace kronika
