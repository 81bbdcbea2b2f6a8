// Who said what, in the order of the first report.

#include <fmt/format.h>

#include "query/filters.hpp"
#include "query/load.hpp"
#include "query/page.hpp"
#include "store/days.hpp"

namespace kronika {
namespace {

using namespace query;

Conditions conditions_of(const QuoteQuery& query, const Place& after) {
  Conditions conditions;
  if (query.by) {
    ActorCondition by = actor_condition("a", *query.by);
    if (!query.by->country.empty()) {
      conditions.add("s.speaker_id IN (SELECT a.id FROM actor a WHERE a.country = ?)", std::move(by.values));
    } else {
      by.sql.replace(0, std::string_view("a.actor_id").size(), "s.speaker_id");
      conditions.add(by.sql, std::move(by.values));
    }
  }
  if (query.about) {
    ActorCondition about = actor_condition("x", *query.about);
    if (!query.about->country.empty()) about.sql = "x.actor_id IN (SELECT a.id FROM actor a WHERE a.country = ?)";
    conditions.add(
        "s.id IN (SELECT q.saying_id FROM fact_actor x JOIN quote_fact q ON q.fact_id = x.fact_id "
        "WHERE x.part = 5 AND x.part > 1 AND " +
            about.sql + ")",
        std::move(about.values));
  }
  if (!query.text.empty()) {
    conditions.add(
        "s.id IN (SELECT q.saying_id FROM sentence_search t JOIN sentence n ON n.id = t.rowid "
        "JOIN fact f ON f.document_id = n.document_id AND f.sentence = n.n "
        "JOIN quote_fact q ON q.fact_id = f.id WHERE t.sentence_search MATCH ?)",
        {search_words(query.text)});
  }
  if (!query.publisher.empty()) {
    conditions.add(
        "EXISTS (SELECT 1 FROM quote_fact q JOIN fact f ON f.id = q.fact_id "
        "JOIN document d ON d.id = f.document_id WHERE q.saying_id = s.id AND d.source = ?)",
        {query.publisher});
  }
  if (query.min_confidence > 0) {
    conditions.add(
        "EXISTS (SELECT 1 FROM quote_fact q JOIN fact f ON f.id = q.fact_id "
        "WHERE q.saying_id = s.id AND f.confidence >= ?)",
        {query.min_confidence});
  }
  // A date of publication may be as vague as a year.
  if (query.window.from) conditions.add("s.day >= ?", {day_number(*query.window.from) - 366});
  if (query.window.to) conditions.add("s.day <= ?", {day_number(*query.window.to)});
  if (after.day != INT64_MIN) conditions.add("(s.day, s.name) > (?, ?)", {after.day, after.name});
  return conditions;
}

std::int64_t tellings_by(sqlite::Database& db, std::int64_t saying, Days day) {
  sqlite::Statement count(db, R"sql(
    SELECT count(*) FROM quote_fact q JOIN fact f ON f.id = q.fact_id JOIN document d ON d.id = f.document_id
    WHERE q.saying_id = ? AND d.published_latest <= ?)sql");
  return count.with(saying, iso_day(day)).next() ? count.integer(0) : 0;
}

std::optional<QuoteRow> load_quote(sqlite::Database& db, std::int64_t saying, const QuoteQuery& query) {
  sqlite::Statement find(db, R"sql(
    SELECT s.name, q.kind, s.speaker_id, s.tellings, f.id
    FROM saying s JOIN fact f ON f.name = s.name JOIN quote_fact q ON q.fact_id = f.id WHERE s.id = ?)sql");
  if (!find.with(saying).next()) return std::nullopt;
  QuoteRow row;
  row.id = find.text(0);
  row.kind = find.text(1);
  row.speaker = load_actor(db, find.integer(2));
  row.tellings = query.reported_by ? tellings_by(db, saying, *query.reported_by) : find.integer(3);
  row.texts = count_texts(db, Group::saying, saying, query.reported_by, row.tellings);
  row.about = fact_actors(db, find.integer(4), "about");
  row.witnesses = load_witnesses(db, Group::saying, saying, query.reported_by, kMaxWitnesses);
  if (row.witnesses.empty()) return std::nullopt;
  row.words = row.witnesses.front().evidence;
  row.reported = row.witnesses.front().published;
  if (query.window.bounded()) {
    row.in_window = in_window(Edtf::parse(row.reported).value_or(Edtf()), query.window);
    if (row.in_window == Tri::no) return std::nullopt;
  }
  return row;
}

}  // namespace

Result<Page<QuoteRow>> find_quotes(const Store& store, const QuoteQuery& query) {
  auto after = place_of(query.paging.after);
  if (!after) return tl::unexpected(after.error());
  if (!query.text.empty() && search_words(query.text).empty()) return fail("there is no word to search for");
  sqlite::Database& db = store.database();
  Conditions conditions = conditions_of(query, *after);
  sqlite::Statement rows(
      db, fmt::format("SELECT s.id, s.day, s.name FROM saying s{} ORDER BY s.day, s.name", conditions.where()));
  conditions.bind(rows);
  Page<QuoteRow> page;
  Place previous;
  while (rows.next()) {
    auto row = load_quote(db, rows.integer(0), query);
    if (!row) continue;
    if (page.rows.size() == query.paging.limit) {
      page.next = token_of(previous);
      break;
    }
    page.rows.push_back(std::move(*row));
    previous = {rows.integer(1), rows.text(2)};
  }
  if (auto status = db.status(); !status) return tl::unexpected(status.error());
  return page;
}

}  // namespace kronika
