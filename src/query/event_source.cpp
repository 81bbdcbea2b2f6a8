#include "query/event_source.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "store/days.hpp"

namespace kronika::query {
namespace {

struct Party {
  const ActorChoice* choice;
  const char* role;  // nullptr: either
};

std::vector<Party> parties(const EventQuery& query) {
  std::vector<Party> all;
  for (const ActorChoice& choice : query.actors) all.push_back({&choice, nullptr});
  if (query.source) all.push_back({&*query.source, "source"});
  if (query.target) all.push_back({&*query.target, "target"});
  return all;
}

// About how many events a party takes part in; exact counts beyond the limit do not matter.
std::int64_t weight(sqlite::Database& db, const Party& party) {
  ActorCondition condition = actor_condition("a", *party.choice);
  sqlite::Statement count(
      db, "SELECT count(*) FROM (SELECT 1 FROM event_actor a WHERE " + condition.sql + " LIMIT 20000)");
  for (const Value& v : condition.values) std::visit([&](const auto& x) { count.with(x); }, v);
  return count.next() ? count.integer(0) : 0;
}

void require(Conditions& conditions, const Party& party, int number) {
  std::string alias = fmt::format("p{}", number);
  ActorCondition condition = actor_condition(alias, *party.choice);
  std::string sql = fmt::format("EXISTS (SELECT 1 FROM event_actor {} WHERE {}.event_id = e.id AND {}", alias, alias,
                                condition.sql);
  if (party.role != nullptr) {
    sql += fmt::format(" AND {}.role = ?", alias);
    condition.values.emplace_back(party.role);
  }
  conditions.add(sql + ")", std::move(condition.values));
}

void add_common(sqlite::Database& db, const EventQuery& query, Conditions& conditions) {
  if (query.type) conditions.add("e.type = ?", {std::string(to_string(*query.type))});
  if (!query.mode.empty()) conditions.add("e.mode = ?", {query.mode});
  if (query.aux) conditions.add("e.aux = ?", {std::string(to_string(*query.aux))});
  if (query.min_confidence > 0) conditions.add("e.confidence >= ?", {query.min_confidence});
  if (!query.sector.empty()) {
    conditions.add(
        "EXISTS (SELECT 1 FROM event_actor s JOIN actor t ON t.id = s.actor_id WHERE s.event_id = e.id AND t.sector = ?)",
        {query.sector});
  }
  if (query.place) {
    ActorCondition condition = actor_condition("a", *query.place);
    if (!query.place->country.empty()) {
      conditions.add("e.place_id IN (SELECT a.id FROM actor a WHERE a.country = ?)", {query.place->country});
    } else {
      condition.sql.replace(0, std::string_view("a.actor_id").size(), "e.place_id");
      conditions.add(condition.sql, std::move(condition.values));
    }
  }
  if (!query.text.empty()) {
    conditions.add("e.id IN (SELECT t.event_id FROM sentence_search x JOIN fact f ON f.sentence_id = x.rowid "
                   "JOIN event_fact t ON t.fact_id = f.id WHERE x.sentence_search MATCH ?)",
                   {search_words(query.text)});
  }
  if (!query.publisher.empty()) {
    // From the few documents of a small publisher, or for each event of a large one.
    sqlite::Statement count(db, "SELECT count(*) FROM (SELECT 1 FROM document WHERE source = ? LIMIT 2000)");
    const bool few = count.with(query.publisher).next() && count.integer(0) < 2000;
    conditions.add(few ? "e.id IN (SELECT t.event_id FROM document d JOIN fact f ON f.document_id = d.id "
                         "JOIN event_fact t ON t.fact_id = f.id WHERE d.source = ?)"
                       : "EXISTS (SELECT 1 FROM event_fact t JOIN fact f ON f.id = t.fact_id "
                         "JOIN document d ON d.id = f.document_id WHERE t.event_id = e.id AND d.source = ?)",
                   {query.publisher});
  }
  if (query.reported_by) {
    conditions.add("EXISTS (SELECT 1 FROM event_fact t JOIN fact f ON f.id = t.fact_id "
                   "JOIN document d ON d.id = f.document_id WHERE t.event_id = e.id AND d.published_latest <= ?)",
                   {iso_day(*query.reported_by)});
  }
}

}  // namespace

EventSource event_source(sqlite::Database& db, const EventQuery& query, bool by_day) {
  EventSource source;
  auto all = parties(query);
  if (!all.empty()) {
    // Read from the party with the fewest events; ask of each whether the others take part.
    std::size_t rarest = 0;
    if (all.size() > 1) {
      std::vector<std::int64_t> weights;
      for (const Party& p : all) weights.push_back(weight(db, p));
      rarest = static_cast<std::size_t>(std::min_element(weights.begin(), weights.end()) - weights.begin());
    }
    source.from = "event_actor a CROSS JOIN event e ON e.id = a.event_id";
    source.day = "a.day";
    ActorCondition condition = actor_condition("a", *all[rarest].choice);
    source.conditions.add(condition.sql, condition.values);
    if (all[rarest].role != nullptr) source.conditions.add("a.role = ?", {std::string(all[rarest].role)});
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (i != rarest) require(source.conditions, all[i], static_cast<int>(i));
    }
  } else {
    source.day = "e.day";
    source.from = "event e";
    if (by_day && !query.type && !query.place) source.from += " INDEXED BY event_by_day";
  }
  add_common(db, query, source.conditions);
  return source;
}

EventSource long_event_source(sqlite::Database& db, const EventQuery& query) {
  EventSource source;
  source.from = "event e INDEXED BY event_long";
  source.day = "e.day";
  source.conditions.add(fmt::format("e.width > {}", kShort));
  auto all = parties(query);
  for (std::size_t i = 0; i < all.size(); ++i) require(source.conditions, all[i], static_cast<int>(i));
  add_common(db, query, source.conditions);
  return source;
}

}  // namespace kronika::query
