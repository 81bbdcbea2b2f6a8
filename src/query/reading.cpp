// One document as it is read: its text with all that was found in it.

#include <algorithm>
#include <map>

#include "kronika/browse.hpp"
#include "query/load.hpp"
#include "store/compact.hpp"
#include "store/sqlite.hpp"

namespace kronika {
namespace {

using namespace query;

class Reader {
 public:
  Reader(sqlite::Database& db, std::int64_t document) : db_(db), document_(document) {}

  Reading read() {
    read_document();
    read_sentences();
    read_mentions();
    read_times();
    read_facts();
    return std::move(reading_);
  }

 private:
  void read_document() {
    sqlite::Statement row(db_, R"sql(
      SELECT key, title, source, published, language, path, url, length(text), modified, author, text
      FROM document WHERE id = ?)sql");
    if (!row.with(document_).next()) return;
    reading_.document = {row.text(0), row.text(1), row.text(2),    row.text(3), row.text(4),
                         row.text(5), row.text(6), row.integer(7), 0,           row.text(8)};
    reading_.author = row.text(9);
    reading_.text = row.text(10);
  }

  void read_sentences() {
    sqlite::Statement rows(db_, R"(SELECT n, "begin", "end" FROM sentence WHERE document_id = ? ORDER BY n)");
    rows.with(document_);
    while (rows.next()) {
      sentences_[rows.integer(0)] = static_cast<std::int64_t>(reading_.sentences.size());
      reading_.sentences.push_back({rows.integer(1), rows.integer(2)});
    }
  }

  std::size_t actor(std::int64_t id) {
    auto [it, added] = actors_.emplace(id, reading_.actors.size());
    if (added) reading_.actors.push_back(load_actor(db_, id));
    return it->second;
  }

  void read_mentions() {
    sqlite::Statement rows(db_, R"sql(
      SELECT m."begin", m."end", m.form, s.actor_id FROM mention m
      JOIN appearance p ON p.document_id = m.document_id AND p.entity = m.entity
      JOIN spelling s ON s.id = p.spelling_id WHERE m.document_id = ? ORDER BY m."begin", m."end" DESC)sql");
    rows.with(document_);
    while (rows.next()) {
      reading_.mentions.push_back({{rows.integer(0), rows.integer(1)}, rows.text(2), actor(rows.integer(3))});
    }
  }

  void read_times() {
    sqlite::Statement rows(db_, R"sql(
      SELECT "begin", "end", kind, value, reason, rule FROM time_expression WHERE document_id = ? ORDER BY n)sql");
    rows.with(document_);
    while (rows.next()) {
      reading_.times.push_back(
          {{rows.integer(0), rows.integer(1)}, rows.text(2), rows.text(3), rows.text(4), rows.text(5)});
    }
  }

  void read_facts() {
    sqlite::Statement rows(db_, R"sql(
      SELECT f.id, f.name, f."begin", f."end", coalesce(f.sentence, -1), r.name, f.confidence
      FROM fact f JOIN rule r ON r.id = f.rule_id WHERE f.document_id = ? ORDER BY f."begin", f."end", f.name)sql");
    sqlite::Statement takes_part(db_, "SELECT role, actor_id FROM fact_actor WHERE fact_id = ? ORDER BY role, n");
    rows.with(document_);
    while (rows.next()) {
      ArticleFact fact;
      const std::int64_t id = rows.integer(0);
      fact.id = rows.text(1);
      fact.range = {rows.integer(2), rows.integer(3)};
      if (auto it = sentences_.find(rows.integer(4)); it != sentences_.end()) fact.sentence = it->second;
      fact.rule = rows.text(5);
      fact.confidence = rows.real(6);
      takes_part.rewind();
      takes_part.with(id);
      while (takes_part.next()) fact.participants.emplace_back(takes_part.text(0), actor(takes_part.integer(1)));
      read_kind(id, fact);
      reading_.facts.push_back(std::move(fact));
    }
    reading_.document.facts = static_cast<std::int64_t>(reading_.facts.size());
  }

  void read_kind(std::int64_t id, ArticleFact& fact) {
    switch (fact.id.empty() ? ' ' : fact.id.front()) {
      case 'v': {
        sqlite::Statement row(db_, R"sql(
          SELECT t.type, t.mode, t.aux, t.date, t.date_reason, e.name FROM event_fact t
          LEFT JOIN event e ON e.id = t.event_id WHERE t.fact_id = ?)sql");
        if (!row.with(id).next()) return;
        fact.kind = "event";
        fact.type = row.text(0);
        fact.mode = row.text(1);
        fact.aux = row.text(2);
        fact.date = row.text(3);
        fact.date_reason = row.text(4);
        fact.event = row.text(5);
        return;
      }
      case 'q': {
        sqlite::Statement row(db_, "SELECT kind FROM quote_fact WHERE fact_id = ?");
        fact.kind = "quote";
        if (row.with(id).next()) fact.type = row.text(0);
        return;
      }
      case 'o': {
        sqlite::Statement row(db_, "SELECT office, of, status, date FROM office_fact WHERE fact_id = ?");
        fact.kind = "office";
        if (!row.with(id).next()) return;
        fact.type = row.text(0);
        fact.of = row.text(1);
        fact.status = row.text(2);
        fact.date = row.text(3);
        return;
      }
      default: {
        sqlite::Statement row(db_, "SELECT kind FROM relation_fact WHERE fact_id = ?");
        fact.kind = "relation";
        if (row.with(id).next()) fact.type = row.text(0);
      }
    }
  }

  sqlite::Database& db_;
  std::int64_t document_;
  Reading reading_;
  std::map<std::int64_t, std::int64_t> sentences_;  // numbers to indexes
  std::map<std::int64_t, std::size_t> actors_;
};

}  // namespace

Result<std::optional<Reading>> find_reading(const Store& store, std::string_view id, std::string_view source) {
  sqlite::Database& db = store.database();
  constexpr std::size_t kShortest = 11;  // "sha256:" and four digits
  if (id.size() < kShortest) return std::nullopt;
  sqlite::Statement find(db, R"sql(
    SELECT id, key FROM document WHERE digest BETWEEN ?1 AND ?2
    ORDER BY source = ?3 DESC, digest, source, published)sql");
  bind_digests_beginning(find, id);
  find.with(source);
  std::int64_t document = 0;
  std::string key;
  while (find.next()) {
    if (key.empty()) {
      document = find.integer(0);
      key = find.text(1);
    } else if (find.text(1) != key) {
      return fail("'" + std::string(id) + "' begins the ids of several documents");
    }
  }
  if (auto status = db.status(); !status) return tl::unexpected(status.error());
  if (document == 0) return std::nullopt;
  Reading reading = Reader(db, document).read();
  if (auto status = db.status(); !status) return tl::unexpected(status.error());
  return reading;
}

}  // namespace kronika
