// Who with whom, and what happens to states: counts over the events of a query.

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "kronika/browse.hpp"
#include "query/event_source.hpp"
#include "query/load.hpp"
#include "query/page.hpp"
#include "store/days.hpp"

namespace kronika {
namespace {

using namespace query;

// The events of a window: those found by their day, and the long ones that began well before it. No event is in both.
std::vector<EventSource> windowed(sqlite::Database& db, const EventQuery& query) {
  std::vector<EventSource> sources{event_source(db, query, query.window.bounded())};
  if (query.window.from) {
    const std::int64_t from = day_number(*query.window.from), edge = from - kShort;
    sources.push_back(long_event_source(db, query));
    sources[0].conditions.add(sources[0].day + " >= ?", {edge});
    sources[1].conditions.add("e.day < ?", {edge});
    for (EventSource& source : sources) source.conditions.add("e.latest IS NULL OR e.latest >= ?", {from});
  }
  if (query.window.to) {
    for (EventSource& source : sources) source.conditions.add(source.day + " <= ?", {day_number(*query.window.to)});
  }
  return sources;
}

struct Pair {
  std::int64_t events = 0;
  std::map<std::string, std::int64_t> types;
};
using Pairs = std::map<std::pair<std::string, std::string>, Pair>;  // by key of the source and of the target

void count_pairs(sqlite::Database& db, const EventSource& source, GraphLevel level, Pairs& pairs) {
  const char* column = level == GraphLevel::state ? "country" : "actor_id";
  sqlite::Statement rows(db, fmt::format(R"sql(
    SELECT x.{0}, y.{0}, e.type, count(DISTINCT e.id) FROM {1}
    JOIN event_actor x ON x.event_id = e.id AND x.side = 0
    JOIN event_actor y ON y.event_id = e.id AND y.side = 1 AND y.{0} <> x.{0}{2}
    GROUP BY x.{0}, y.{0}, e.type)sql",
                                         column, source.from, source.conditions.where()));
  source.conditions.bind(rows);
  while (rows.next()) {
    std::string a = rows.text(0), b = rows.text(1);
    if (level == GraphLevel::state && (a == "---" || b == "---" || a.empty() || b.empty())) continue;
    Pair& pair = pairs[{std::move(a), std::move(b)}];
    pair.events += rows.integer(3);
    pair.types[rows.text(2)] += rows.integer(3);
  }
}

GraphNode node_of(sqlite::Database& db, const std::string& key, GraphLevel level) {
  if (level == GraphLevel::state) {
    sqlite::Statement find(db, "SELECT name FROM actor WHERE key = 'state:' || ?");
    return {key, find.with(key).next() ? find.text(0) : key, "state", key, 0};
  }
  Actor actor = load_actor(db, std::strtoll(key.c_str(), nullptr, 10));
  return {actor.key, actor.name, actor.kind, actor.country, 0};
}

void count_activity(sqlite::Database& db, const EventSource& source, std::map<std::string, StateActivity>& states) {
  // An event counts once for a state, however many of its people take part; visits by side.
  sqlite::Statement rows(db, fmt::format(R"sql(
    SELECT x.country, x.side, e.type, e.mode = 'visit', count(DISTINCT e.id),
           sum(CASE WHEN x.side = 1 AND EXISTS (SELECT 1 FROM event_actor y WHERE y.event_id = e.id
               AND y.side = 0 AND y.country = x.country) THEN 1 ELSE 0 END)
    FROM {} JOIN event_actor x ON x.event_id = e.id{} GROUP BY x.country, x.side, e.type, 4)sql",
                                         source.from, source.conditions.where()));
  source.conditions.bind(rows);
  while (rows.next()) {
    std::string iso = rows.text(0);
    if (iso.size() != 3 || iso == "---" || iso == "IGO" || iso == "NGO") continue;
    StateActivity& state = states[iso];
    state.iso = iso;
    const bool is_source = rows.integer(1) == 0;
    const std::int64_t events = rows.integer(4);
    if (rows.integer(3) != 0) (is_source ? state.visits_made : state.visits_received) += events;
    const std::int64_t counted = is_source ? events : std::max<std::int64_t>(0, events - rows.integer(5));
    state.events += counted;
    state.types[rows.text(2)] += counted;
  }
}

}  // namespace

Result<Graph> find_graph(const Store& store, const EventQuery& query, GraphLevel level, std::size_t most) {
  sqlite::Database& db = store.database();
  Pairs pairs;
  for (const EventSource& source : windowed(db, query)) count_pairs(db, source, level, pairs);
  std::vector<Pairs::const_iterator> best;
  for (auto it = pairs.cbegin(); it != pairs.cend(); ++it) best.push_back(it);
  std::stable_sort(best.begin(), best.end(),
                   [](const auto& a, const auto& b) { return a->second.events > b->second.events; });
  Graph graph;
  graph.cut = best.size() > most;
  if (graph.cut) best.resize(most);
  std::map<std::string, std::size_t> nodes;
  auto node = [&](const std::string& key) {
    auto [it, added] = nodes.emplace(key, graph.nodes.size());
    if (added) graph.nodes.push_back(node_of(db, key, level));
    return it->second;
  };
  for (const auto& it : best) {
    const std::size_t a = node(it->first.first), b = node(it->first.second);
    graph.nodes[a].events += it->second.events;
    graph.nodes[b].events += it->second.events;
    graph.edges.push_back({a, b, it->second.events, it->second.types});
  }
  if (auto status = db.status(); !status) return tl::unexpected(status.error());
  return graph;
}

Result<std::vector<StateActivity>> find_activity(const Store& store, const EventQuery& query) {
  sqlite::Database& db = store.database();
  std::map<std::string, StateActivity> states;
  for (const EventSource& source : windowed(db, query)) count_activity(db, source, states);
  if (auto status = db.status(); !status) return tl::unexpected(status.error());
  std::vector<StateActivity> answer;
  for (auto& [iso, state] : states) answer.push_back(std::move(state));
  return answer;
}

Result<Page<ActorRow>> find_actors(const Store& store, const ActorQuery& query) {
  auto after = place_of(query.paging.after);
  if (!after) return tl::unexpected(after.error());
  sqlite::Database& db = store.database();
  Conditions conditions;
  if (!query.kind.empty()) conditions.add("a.kind = ?", {query.kind});
  if (!query.country.empty()) conditions.add("a.country = ?", {query.country});
  std::string word;
  std::size_t words = 0;
  auto begins = [&] {
    // U+10FFFF is behind every letter.
    if (!word.empty() && ++words <= 8) {
      conditions.add("a.id IN (SELECT actor_id FROM spelling_word WHERE word >= ? AND word < ?)",
                     {word, word + "\xf4\x8f\xbf\xbf"});
    }
    word.clear();
  };
  for (char c : utf8::fold(query.words)) {
    if (c == ' ' || c == '-')
      begins();
    else
      word += c;
  }
  begins();
  std::string having;
  std::vector<Value> values;
  if (after->day != INT64_MIN) {
    having = " WHERE events < ? OR (events = ? AND key > ?)";
    values = {after->day, after->day, after->name};
  }
  sqlite::Statement rows(db, fmt::format(R"sql(
    SELECT id, key, events FROM (
      SELECT a.id, a.key, (SELECT count(*) FROM event_actor e WHERE e.actor_id = a.id) AS events FROM actor a{}){}
    ORDER BY events DESC, key LIMIT ?)sql",
                                         conditions.where(), having));
  conditions.bind(rows);
  for (const Value& value : values) std::visit([&](const auto& v) { rows.with(v); }, value);
  rows.with(query.paging.limit + 1);
  Page<ActorRow> page;
  Place previous;
  while (rows.next()) {
    if (page.rows.size() == query.paging.limit) {
      page.next = token_of(previous);
      break;
    }
    page.rows.push_back({load_actor(db, rows.integer(0)), rows.integer(2)});
    previous = {rows.integer(2), rows.text(1)};
  }
  if (auto status = db.status(); !status) return tl::unexpected(status.error());
  return page;
}

}  // namespace kronika
