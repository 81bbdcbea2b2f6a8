#include "query/event_source.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "store/compact.hpp"
#include "store/days.hpp"

namespace kronika::query {
namespace {

struct Party {
  const ActorChoice* choice;
  std::optional<std::int64_t> side;  // 0 source, 1 target; either where absent
};

std::vector<Party> parties(const EventQuery& query) {
  std::vector<Party> all;
  for (const ActorChoice& choice : query.actors) all.push_back({&choice, std::nullopt});
  if (query.source) all.push_back({&*query.source, 0});
  if (query.target) all.push_back({&*query.target, 1});
  return all;
}

// About how many events a party takes part in; exact counts beyond the limit do not matter.
std::int64_t weight(sqlite::Database& db, const Party& party) {
  ActorCondition condition = actor_condition("a", *party.choice);
  sqlite::Statement count(db,
                          "SELECT count(*) FROM (SELECT 1 FROM event_actor a WHERE " + condition.sql + " LIMIT 20000)");
  for (const Value& v : condition.values) std::visit([&](const auto& x) { count.with(x); }, v);
  return count.next() ? count.integer(0) : 0;
}

// That a party takes part, asked of the row `of` of event_actor or event. Its day is asked for too: the index of
// the party has it before the event, so that rows looked up one after the other lie side by side.
void require(Conditions& conditions, const Party& party, int number, std::string_view event, std::string_view day) {
  std::string alias = fmt::format("p{}", number);
  ActorCondition condition = actor_condition(alias, *party.choice);
  std::string sql =
      fmt::format("EXISTS (SELECT 1 FROM event_actor {0} WHERE {1} AND {0}.day = {2} AND {0}.event_id = {3}", alias,
                  condition.sql, day, event);
  if (party.side) {
    sql += fmt::format(" AND {}.side = ?", alias);
    condition.values.emplace_back(*party.side);
  }
  conditions.add(sql + ")", std::move(condition.values));
}

// Where most tellings say it was; of an earlier day, where any says so: which are most is asked again there.
void add_place(const EventQuery& query, Conditions& conditions) {
  const std::string column = query.reported_by ? "x.actor_id" : "e.place_id";
  ActorCondition condition = actor_condition("a", *query.place);
  if (!query.place->country.empty()) {
    condition.sql = column + " IN (SELECT a.id FROM actor a WHERE a.country = ?)";
  } else {
    condition.sql.replace(0, std::string_view("a.actor_id").size(), column);
  }
  if (query.reported_by) {
    condition.sql =
        "EXISTS (SELECT 1 FROM event_fact t JOIN fact_actor x ON x.fact_id = t.fact_id AND x.part = 2 "
        "WHERE t.event_id = e.id AND " +
        condition.sql + ")";
  }
  conditions.add(condition.sql, std::move(condition.values));
}

// Up to so many rows are listed first and then put in order; of more, those that come first are looked at one by one.
constexpr std::int64_t kFew = 2'000;

// Whether a question, "SELECT 1 FROM …" with one value, has few rows.
bool few(sqlite::Database& db, const std::string& rows, const std::string& value) {
  sqlite::Statement count(db, fmt::format("SELECT count(*) FROM ({} LIMIT {})", rows, kFew));
  return count.with(value).next() && count.integer(0) < kFew;
}

// True when a condition lists the events by itself, so that they need not be read in the order of days.
bool add_common(sqlite::Database& db, const EventQuery& query, Conditions& conditions) {
  bool listed = false;
  if (query.type) conditions.add("e.plover = ?", {type_number(*query.type)});
  if (!query.mode.empty()) conditions.add("e.mode = ?", {query.mode});
  // What has been told as background alone may later be told as news: asked again of the chronicle of an earlier day.
  if (query.aux && query.reported_by && *query.aux == Aux::historical) {
    conditions.add("e.aux IN ('', 'historical')");
  } else if (query.aux) {
    conditions.add("e.aux = ?", {std::string(to_string(*query.aux))});
  }
  if (query.min_confidence > 0) conditions.add("e.confidence >= ?", {query.min_confidence});
  if (!query.sector.empty()) {
    conditions.add(
        "EXISTS (SELECT 1 FROM event_actor s JOIN actor t ON t.id = s.actor_id WHERE s.event_id = e.id AND t.sector = ?)",
        {query.sector});
  }
  if (query.place) add_place(query, conditions);
  // Only tellings that had been reported by a day, where one is given, say what an event was.
  const std::string reported = query.reported_by ? " AND d.published_latest <= ?" : "";
  auto with_day = [&](std::string value) {
    std::vector<Value> values{std::move(value)};
    if (query.reported_by) values.emplace_back(iso_day(*query.reported_by));
    return values;
  };
  if (!query.text.empty()) {
    const std::string words = search_words(query.text);
    const std::string document = query.reported_by ? "JOIN document d ON d.id = f.document_id " : "";
    const bool rare = few(db, "SELECT 1 FROM sentence_search WHERE sentence_search MATCH ?", words);
    listed = listed || rare;
    conditions.add((rare ? "e.id IN (SELECT t.event_id FROM sentence_search x JOIN sentence n ON n.id = x.rowid "
                           "JOIN fact f ON f.document_id = n.document_id AND f.sentence = n.n "
                           "JOIN event_fact t ON t.fact_id = f.id " +
                               document + "WHERE x.sentence_search MATCH ?"
                         : "EXISTS (SELECT 1 FROM event_fact t JOIN fact f ON f.id = t.fact_id " + document +
                               "JOIN sentence n ON n.document_id = f.document_id AND n.n = f.sentence "
                               "CROSS JOIN sentence_search x ON x.rowid = n.id "
                               "WHERE t.event_id = e.id AND x.sentence_search MATCH ?") +
                       reported + ")",
                   with_day(words));
  }
  if (!query.publisher.empty()) {
    const bool small = few(db, "SELECT 1 FROM document WHERE source = ?", query.publisher);
    listed = listed || small;
    // The documents of a publisher are listed once, so that theirs need not be read for each event.
    conditions.add(
        (small ? "e.id IN (SELECT t.event_id FROM document d JOIN fact f ON f.document_id = d.id "
                 "JOIN event_fact t ON t.fact_id = f.id WHERE d.source = ?"
               : "EXISTS (SELECT 1 FROM event_fact t JOIN fact f ON f.id = t.fact_id WHERE t.event_id = e.id "
                 "AND f.document_id IN (SELECT d.id FROM document d WHERE d.source = ?") +
            reported + (small ? ")" : "))"),
        with_day(query.publisher));
  }
  return listed;
}

// Reads from the party with the fewest events, and asks of each event whether the others take part.
void read_parties(sqlite::Database& db, const std::vector<Party>& all, EventSource& source) {
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
  if (all[rarest].side) source.conditions.add("a.side = ?", {*all[rarest].side});
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i != rarest) require(source.conditions, all[i], static_cast<int>(i), "a.event_id", "a.day");
  }
}

}  // namespace

EventSource event_source(sqlite::Database& db, const EventQuery& query, bool by_day) {
  EventSource source;
  auto all = parties(query);
  if (!all.empty()) {
    read_parties(db, all, source);
    add_common(db, query, source.conditions);
    return source;
  }
  source.day = "e.day";
  source.from = "event e";
  if (add_common(db, query, source.conditions)) {
    source.day = "+e.day";  // the sign keeps SQLite from reading all events for the sake of their order
  } else if (by_day && !query.mode.empty()) {
    source.from += " INDEXED BY event_by_mode";
    source.conditions.add("e.mode <> ''");  // which tells SQLite that the index has all
  } else if (by_day && !query.type && (!query.place || query.reported_by)) {
    source.from += " INDEXED BY event_by_day";
  }
  return source;
}

EventSource long_event_source(sqlite::Database& db, const EventQuery& query) {
  EventSource source;
  auto all = parties(query);
  if (!all.empty()) {
    read_parties(db, all, source);
    source.conditions.add("a.long");
  } else {
    source.from = "event e INDEXED BY event_long";
    source.day = "e.day";
    source.conditions.add(fmt::format("e.width > {}", kShort));
  }
  add_common(db, query, source.conditions);
  return source;
}

}  // namespace kronika::query
