// Who with whom, and what happens to states: counts over the events of a query.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.hpp"
#include "kronika/browse.hpp"
#include "kronika/country.hpp"
#include "query/event_source.hpp"
#include "query/load.hpp"
#include "query/page.hpp"
#include "store/compact.hpp"
#include "store/days.hpp"

namespace kronika {
namespace {

using namespace query;

constexpr std::size_t kTypes = 16;
std::string name_of_type(std::size_t number) { return std::string(type_name(static_cast<std::int64_t>(number))); }

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

// Texts of which there are few, as small numbers.
class Names {
 public:
  std::size_t number(std::string text) {
    auto [it, added] = numbers_.emplace(std::move(text), names_.size());
    if (added) names_.push_back(it->first);
    return it->second;
  }
  const std::string& operator[](std::size_t number) const { return names_[number]; }

 private:
  std::unordered_map<std::string, std::size_t> numbers_;
  std::vector<std::string> names_;
};

// An event with who takes part: ids of actors or numbers of countries, in order, each once.
struct Parties {
  std::size_t type = 0;  // its number
  bool visit = false;
  std::vector<std::int64_t> sources, targets;
};

// Reads the events of a query with their parties, one event after the other: nothing is sorted and nothing kept, so
// that all of a large chronicle can be counted.
class PartyReader {
 public:
  PartyReader(sqlite::Database& db, const EventQuery& query, GraphLevel level)
      : db_(db), query_(query), level_(level), repeats_(!query.actors.empty() || query.source || query.target) {}

  template <class Use>
  void each(const Use& use) {
    for (const EventSource& source : windowed(db_, query_)) read(source, use);
  }

  Names countries;

 private:
  template <class Use>
  void read(const EventSource& source, const Use& use) {
    const bool states = level_ == GraphLevel::state;
    sqlite::Statement rows(db_, fmt::format("SELECT e.id, e.plover, e.mode = 'visit', x.side, x.{} FROM {} "
                                            "CROSS JOIN event_actor x ON x.event_id = e.id{}",
                                            states ? "country" : "actor_id", source.from, source.conditions.where()));
    source.conditions.bind(rows);
    Parties parties;
    std::int64_t event = 0;
    while (rows.next()) {
      if (rows.integer(0) != event) {
        finish(event, parties, use);
        event = rows.integer(0);
        parties.type = static_cast<std::size_t>(rows.integer(1));
        parties.visit = rows.integer(2) != 0;
      }
      (rows.integer(3) == 0 ? parties.sources : parties.targets)
          .push_back(states ? static_cast<std::int64_t>(countries.number(rows.text(4))) : rows.integer(4));
    }
    finish(event, parties, use);
  }

  template <class Use>
  void finish(std::int64_t event, Parties& parties, const Use& use) {
    // Found by its actors, an event comes once for each of them.
    if (event != 0 && (!repeats_ || seen_.insert(event).second)) {
      for (auto* side : {&parties.sources, &parties.targets}) {
        std::sort(side->begin(), side->end());
        side->erase(std::unique(side->begin(), side->end()), side->end());
      }
      use(parties);
    }
    parties.sources.clear();
    parties.targets.clear();
  }

  sqlite::Database& db_;
  const EventQuery& query_;
  GraphLevel level_;
  bool repeats_;
  std::unordered_set<std::int64_t> seen_;
};

struct PairHash {
  std::size_t operator()(const std::pair<std::int64_t, std::int64_t>& pair) const {
    return static_cast<std::size_t>(pair.first) * 0x9E3779B97F4A7C15u ^ static_cast<std::size_t>(pair.second);
  }
};

struct PairCount {
  std::int64_t source = 0, target = 0, events = 0;
  std::vector<std::uint32_t> types;  // by number of the type
};

bool is_country(const std::string& code) { return !code.empty() && code != "---"; }

std::vector<PairCount> count_pairs(PartyReader& reader, GraphLevel level) {
  std::vector<PairCount> pairs;
  std::unordered_map<std::pair<std::int64_t, std::int64_t>, std::size_t, PairHash> places;
  auto counts = [&](std::int64_t party) {
    return level == GraphLevel::actor || is_country(reader.countries[static_cast<std::size_t>(party)]);
  };
  reader.each([&](const Parties& parties) {
    for (std::int64_t source : parties.sources) {
      if (!counts(source)) continue;
      for (std::int64_t target : parties.targets) {
        if (target == source || !counts(target)) continue;
        auto [place, added] = places.try_emplace({source, target}, pairs.size());
        if (added) pairs.push_back({source, target, 0, {}});
        PairCount& pair = pairs[place->second];
        ++pair.events;
        if (pair.types.size() <= parties.type) pair.types.resize(parties.type + 1);
        ++pair.types[parties.type];
      }
    }
  });
  return pairs;
}

GraphNode state_node(sqlite::Database& db, const std::string& code) {
  sqlite::Statement find(db, "SELECT name FROM actor WHERE key = 'state:' || ?");
  return {code, find.with(code).next() ? find.text(0) : code, "state", code, 0};
}

GraphNode actor_node(sqlite::Database& db, std::int64_t id) {
  Actor actor = load_actor(db, id);
  return {actor.key, actor.name, actor.kind, actor.country, 0};
}

// Counts of one state, types by number.
struct Activity {
  std::int64_t events = 0, visits_made = 0, visits_received = 0;
  std::array<std::int64_t, kTypes> types{};
};

// An event counts once for a state, however many of its people take part; visits by side. By number of the country.
void count_activity(const Parties& parties, std::vector<Activity>& states) {
  auto count = [&](std::int64_t country) {
    const auto number = static_cast<std::size_t>(country);
    if (states.size() <= number) states.resize(number + 1);
    Activity& state = states[number];
    ++state.events;
    ++state.types[std::min(parties.type, kTypes - 1)];
    if (!parties.visit) return;
    auto in = [&](const auto& side) { return std::binary_search(side.begin(), side.end(), country); };
    state.visits_made += in(parties.sources);
    state.visits_received += in(parties.targets);
  };
  for (std::int64_t country : parties.sources) count(country);
  for (std::int64_t country : parties.targets) {
    if (!std::binary_search(parties.sources.begin(), parties.sources.end(), country)) count(country);
  }
}

}  // namespace

Result<Graph> find_graph(const Store& store, const EventQuery& query, GraphLevel level, std::size_t most) {
  sqlite::Database& db = store.database();
  PartyReader reader(db, query, level);
  std::vector<PairCount> pairs = count_pairs(reader, level);
  Graph graph;
  graph.cut = pairs.size() > most;
  const auto shown = pairs.begin() + static_cast<std::ptrdiff_t>(std::min(most, pairs.size()));
  std::partial_sort(pairs.begin(), shown, pairs.end(), [](const PairCount& a, const PairCount& b) {
    return std::tie(b.events, a.source, a.target) < std::tie(a.events, b.source, b.target);
  });
  pairs.erase(shown, pairs.end());
  std::unordered_map<std::int64_t, std::size_t> nodes;
  auto node = [&](std::int64_t party) {
    auto [it, added] = nodes.emplace(party, graph.nodes.size());
    if (added) {
      graph.nodes.push_back(level == GraphLevel::state
                                ? state_node(db, reader.countries[static_cast<std::size_t>(party)])
                                : actor_node(db, party));
    }
    return it->second;
  };
  for (const PairCount& pair : pairs) {
    const std::size_t a = node(pair.source), b = node(pair.target);
    graph.nodes[a].events += pair.events;
    graph.nodes[b].events += pair.events;
    GraphEdge& edge = graph.edges.emplace_back(GraphEdge{a, b, pair.events, {}});
    for (std::size_t type = 0; type < pair.types.size(); ++type) {
      if (pair.types[type] != 0) edge.types[name_of_type(type)] = pair.types[type];
    }
  }
  if (auto status = db.status(); !status) return tl::unexpected(status.error());
  return graph;
}

Result<std::vector<StateActivity>> find_activity(const Store& store, const EventQuery& query) {
  sqlite::Database& db = store.database();
  std::vector<Activity> states;
  PartyReader reader(db, query, GraphLevel::state);
  reader.each([&](const Parties& parties) { count_activity(parties, states); });
  if (auto status = db.status(); !status) return tl::unexpected(status.error());
  std::vector<StateActivity> answer;
  for (std::size_t number = 0; number < states.size(); ++number) {
    const Activity& counted = states[number];
    if (counted.events == 0 || !is_state_code(reader.countries[number])) continue;
    StateActivity& state = answer.emplace_back();
    state.iso = reader.countries[number];
    state.events = counted.events;
    state.visits_made = counted.visits_made;
    state.visits_received = counted.visits_received;
    for (std::size_t type = 0; type < kTypes; ++type) {
      if (counted.types[type] != 0) state.types[name_of_type(type)] = counted.types[type];
    }
  }
  std::sort(answer.begin(), answer.end(), [](const StateActivity& a, const StateActivity& b) { return a.iso < b.iso; });
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
    SELECT id, key, events FROM (SELECT a.id, a.key, a.events FROM actor a{}){}
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
