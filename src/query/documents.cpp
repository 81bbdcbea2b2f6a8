// Lists of documents, and sentences by their words.

#include <fmt/format.h>

#include <charconv>

#include "kronika/browse.hpp"
#include "query/filters.hpp"
#include "query/load.hpp"
#include "query/page.hpp"
#include "store/days.hpp"

namespace kronika {
namespace {

using namespace query;

constexpr const char* kDay = "coalesce(d.published_earliest, '')";

// Days sort as text; the place of a page keeps them as numbers.
std::int64_t number_of_day(const std::string& iso) {
  auto day = parse_iso_day(iso);
  return day ? day->time_since_epoch().count() : INT64_MIN + 1;
}
std::string day_text(std::int64_t number) {
  return number <= INT64_MIN + 1 ? "" : iso_day(Days(std::chrono::days(number)));
}

Conditions conditions_of(const DocumentQuery& query, const Place& after) {
  Conditions conditions;
  if (query.actor) {
    ActorCondition actor = actor_condition("a", *query.actor);
    if (query.actor->country.empty()) actor.sql.replace(0, std::string_view("a.actor_id").size(), "a.id");
    conditions.add(
        "d.id IN (SELECT p.document_id FROM actor a JOIN spelling s ON s.actor_id = a.id "
        "JOIN appearance p ON p.spelling_id = s.id WHERE " +
            actor.sql + ")",
        std::move(actor.values));
  }
  if (query.window.from) conditions.add("d.published_latest >= ?", {iso_day(*query.window.from)});
  if (query.window.to) conditions.add("d.published_earliest <= ?", {iso_day(*query.window.to)});
  if (!query.text.empty()) {
    conditions.add(
        "d.id IN (SELECT s.document_id FROM sentence_search t JOIN sentence s ON s.id = t.rowid "
        "WHERE t.sentence_search MATCH ?)",
        {search_words(query.text)});
  }
  if (!query.publisher.empty()) conditions.add("d.source = ?", {query.publisher});
  if (!query.language.empty()) conditions.add("d.language = ?", {query.language});
  if (after.day != INT64_MIN) {
    std::int64_t row = 0;
    std::from_chars(after.name.data(), after.name.data() + after.name.size(), row);
    conditions.add(fmt::format("({}, d.id) > (?, ?)", kDay), {day_text(after.day), row});
  }
  return conditions;
}

}  // namespace

Result<Page<DocumentRow>> find_documents(const Store& store, const DocumentQuery& query) {
  auto after = place_of(query.paging.after);
  if (!after) return tl::unexpected(after.error());
  if (!query.text.empty() && search_words(query.text).empty()) return fail("there is no word to search for");
  sqlite::Database& db = store.database();
  Conditions conditions = conditions_of(query, *after);
  sqlite::Statement rows(db, fmt::format(R"sql(
    SELECT d.id, {0}, d.key, d.title, d.source, d.published, d.language, d.path, d.url, length(d.text),
           (SELECT count(*) FROM fact f WHERE f.document_id = d.id), d.modified
    FROM document d{1} ORDER BY {0}, d.id LIMIT ?)sql",
                                         kDay, conditions.where()));
  conditions.bind(rows);
  rows.with(query.paging.limit + 1);
  Page<DocumentRow> page;
  Place previous;
  while (rows.next()) {
    if (page.rows.size() == query.paging.limit) {
      page.next = token_of(previous);
      break;
    }
    page.rows.push_back({rows.text(2), rows.text(3), rows.text(4), rows.text(5), rows.text(6), rows.text(7),
                         rows.text(8), rows.integer(9), rows.integer(10), rows.text(11)});
    previous = {number_of_day(rows.text(1)), std::to_string(rows.integer(0))};
  }
  if (auto status = db.status(); !status) return tl::unexpected(status.error());
  return page;
}

Result<Page<Hit>> find_sentences(const Store& store, std::string_view words, const Paging& paging) {
  auto after = place_of(paging.after);
  if (!after) return tl::unexpected(after.error());
  const std::string match = search_words(words);
  if (match.empty()) return fail("there is no word to search for");
  sqlite::Database& db = store.database();
  sqlite::Statement rows(db, R"sql(
    SELECT s.id, d.key, d.title, d.source, d.published, substr(d.text, s."begin" + 1, s."end" - s."begin"),
           s."begin", s."end"
    FROM sentence_search t JOIN sentence s ON s.id = t.rowid JOIN document d ON d.id = s.document_id
    WHERE t.sentence_search MATCH ? AND t.rowid < ? ORDER BY t.rowid DESC LIMIT ?)sql");
  rows.with(match, after->day == INT64_MIN ? INT64_MAX : after->day, paging.limit + 1);
  sqlite::Statement facts(
      db,
      "SELECT f.name FROM sentence s JOIN fact f ON f.document_id = s.document_id AND f.sentence = s.n "
      "WHERE s.id = ? ORDER BY f.name LIMIT 20");
  Page<Hit> page;
  std::int64_t previous = 0;
  while (rows.next()) {
    if (page.rows.size() == paging.limit) {
      page.next = token_of({previous, ""});
      break;
    }
    previous = rows.integer(0);
    Hit& hit = page.rows.emplace_back(Hit{
        rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5), {rows.integer(6), rows.integer(7)}, {}});
    facts.rewind();
    facts.with(previous);
    while (facts.next()) hit.facts.push_back(facts.text(0));
  }
  if (auto status = db.status(); !status) return tl::unexpected(status.error());
  return page;
}

Result<Overview> overview(const Store& store) {
  auto size = store.size();
  if (!size) return tl::unexpected(size.error());
  Overview all{size->documents, size->sentences, size->facts, size->events, size->actors, {}, {}, {}, {}};
  sqlite::Database& db = store.database();
  // An index has the days in order, so both ends are found without a scan.
  auto end = [&](const char* order) {
    sqlite::Statement row(db,
                          fmt::format("SELECT day FROM event INDEXED BY event_by_day WHERE width >= 0 AND width <= 366 "
                                      "ORDER BY day {0} LIMIT 1",
                                      order));
    return row.next() ? iso_day(Days(std::chrono::days(row.integer(0)))) : std::string();
  };
  all.first = end("ASC");
  all.last = end("DESC");
  sqlite::Statement publishers(
      db, "SELECT source FROM document WHERE source <> '' GROUP BY source ORDER BY count(*) DESC, source LIMIT 100");
  while (publishers.next()) all.publishers.push_back(publishers.text(0));
  sqlite::Statement languages(
      db,
      "SELECT language FROM document WHERE language <> '' GROUP BY language ORDER BY count(*) DESC, language LIMIT 50");
  while (languages.next()) all.languages.push_back(languages.text(0));
  if (auto status = db.status(); !status) return tl::unexpected(status.error());
  return all;
}

}  // namespace kronika
