// Everything behind one fact: the sentence, the words, the tree, the rule, how the date was reached.

#include <fmt/format.h>

#include "query/load.hpp"
#include "store/tree.hpp"

namespace kronika {
namespace {

using namespace query;

std::string names(const std::vector<Actor>& actors) {
  std::string all;
  for (const Actor& a : actors) {
    if (!all.empty()) all += ", ";
    all += a.name;
  }
  return all;
}

void explain_event(sqlite::Database& db, std::int64_t fact, Explanation& x) {
  sqlite::Statement find(db, R"sql(
    SELECT e.type, e.mode, e.aux, e.date, e.date_reason, e.event_id,
           EXISTS (SELECT 1 FROM fact f JOIN set_apart s ON s.name = f.name WHERE f.id = e.fact_id)
    FROM event_fact e WHERE e.fact_id = ?)sql");
  if (!find.with(fact).next()) return;
  x.kind = "event";
  x.date = find.text(3);
  x.date_reason = find.text(4);
  x.summary = find.text(0);
  for (int column : {1, 2}) {
    if (auto text = find.text(column); !text.empty()) x.summary += " " + text;
  }
  x.summary += ": " + names(fact_actors(db, fact, "source"));
  if (auto targets = names(fact_actors(db, fact, "target")); !targets.empty()) x.summary += " → " + targets;
  if (auto place = names(fact_actors(db, fact, "place")); !place.empty()) x.summary += ", " + place;
  x.set_apart = find.integer(6) != 0;
  if (!find.is_null(5)) x.event = load_event(db, find.integer(5));
}

void explain_quote(sqlite::Database& db, std::int64_t fact, Explanation& x) {
  sqlite::Statement find(db, "SELECT kind FROM quote_fact WHERE fact_id = ?");
  if (!find.with(fact).next()) return;
  x.kind = "quote";
  x.summary = fmt::format("{} quote: {}", find.text(0), names(fact_actors(db, fact, "speaker")));
}

void explain_office(sqlite::Database& db, std::int64_t fact, Explanation& x) {
  sqlite::Statement find(db, "SELECT office, of, status, date, remit FROM office_fact WHERE fact_id = ?");
  if (!find.with(fact).next()) return;
  x.kind = "office";
  x.date = find.text(3);
  x.summary =
      fmt::format("{} {} {} of {}", names(fact_actors(db, fact, "person")), find.text(2), find.text(0), find.text(1));
  if (auto remit = find.text(4); !remit.empty()) x.summary += ", for " + remit;
  if (auto after = names(fact_actors(db, fact, "after")); !after.empty()) x.summary += ", after " + after;
}

void explain_relation(sqlite::Database& db, std::int64_t fact, Explanation& x) {
  sqlite::Statement find(db, "SELECT kind FROM relation_fact WHERE fact_id = ?");
  if (!find.with(fact).next()) return;
  x.kind = "relation";
  x.summary = fmt::format("{}: {}", find.text(0), names(fact_actors(db, fact, "between")));
}

}  // namespace

Result<std::optional<Explanation>> explain(const Store& store, std::string_view id) {
  sqlite::Database& db = store.database();
  sqlite::Statement find(db, R"sql(
    SELECT f.id, f.name, f."begin", f."end", coalesce(s."begin", 0), s.tree, d.url
    FROM fact f JOIN document d ON d.id = f.document_id LEFT JOIN sentence s ON s.document_id = f.document_id AND s.n = f.sentence
    WHERE f.name >= ?1 AND f.name < ?1 || 'zz' ORDER BY f.name = ?1 DESC, f.name LIMIT 2)sql");
  find.with(id);
  if (id.size() < 3 || !find.next()) {
    if (auto status = db.status(); !status) return tl::unexpected(status.error());
    return std::nullopt;
  }
  Explanation x;
  const std::int64_t fact = find.integer(0);
  x.id = find.text(1);
  x.begin = static_cast<std::size_t>(find.integer(2));
  x.end = static_cast<std::size_t>(find.integer(3));
  x.sentence_begin = static_cast<std::size_t>(find.integer(4));
  const std::string tree = find.bytes(5);
  x.url = find.text(6);
  if (x.id != id && find.next()) return fail(fmt::format("'{}' begins the ids of several facts", id));

  if (auto witness = load_witness(db, fact)) x.witness = std::move(*witness);
  explain_event(db, fact, x);
  explain_quote(db, fact, x);
  explain_office(db, fact, x);
  explain_relation(db, fact, x);
  std::size_t number = 0;
  for (const TreeWord& word : decode_tree(tree, x.witness.sentence)) {
    const std::size_t begin = x.sentence_begin + word.begin;
    x.tree.push_back({++number, word.head, word.form, word.lemma, word.upos, word.deprel,
                      begin < x.end && begin + word.length > x.begin});
  }
  if (auto status = db.status(); !status) return tl::unexpected(status.error());
  return x;
}

}  // namespace kronika
