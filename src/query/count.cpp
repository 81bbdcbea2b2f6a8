// Series: how many events for each combination of month, type, actor country and the like.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>

#include "query/event_source.hpp"
#include "query/load.hpp"
#include "query/past.hpp"
#include "store/compact.hpp"
#include "store/days.hpp"
#include "store/tellings.hpp"

namespace kronika {
namespace {

using namespace query;

struct DimensionName {
  Dimension dimension;
  std::string_view name;
  std::string_view column;  // empty for those made of the date
};
constexpr std::array<DimensionName, 8> kDimensions{{{Dimension::year, "year", ""},
                                                    {Dimension::month, "month", ""},
                                                    {Dimension::day, "day", ""},
                                                    {Dimension::type, "type", "e.plover"},
                                                    {Dimension::mode, "mode", "e.mode"},
                                                    {Dimension::source, "source", "src.country"},
                                                    {Dimension::target, "target", "tgt.country"},
                                                    {Dimension::place, "place", "plc.name"}}};

const DimensionName& entry(Dimension d) { return kDimensions[static_cast<std::size_t>(d)]; }

// What a date says at the precision asked for, as far as all its days agree: "2019-04", else "2019", else "".
std::string part_of(Dimension precision, std::int64_t day, std::int64_t width) {
  if (width < 0) return "undated";
  std::string first = iso_day(Days(std::chrono::days(day))), last = iso_day(Days(std::chrono::days(day + width)));
  std::size_t length = precision == Dimension::year ? 4 : precision == Dimension::month ? 7 : 10;
  for (; length >= 4; length -= 3) {
    if (first.compare(0, length, last, 0, length) == 0) return first.substr(0, length);
  }
  return "several years";
}

// Countries of the actors on a side of a fact; one empty value where there is nobody.
std::vector<std::string> countries(sqlite::Database& db, std::int64_t fact, std::string_view role) {
  std::set<std::string> codes;
  for (const Actor& actor : fact_actors(db, fact, role)) codes.insert(actor.country);
  if (codes.empty()) codes.insert("");
  return {codes.begin(), codes.end()};
}

// What an event of an earlier day says in a dimension.
std::vector<std::string> values_of(sqlite::Database& db, const PastEvent& event, Dimension dimension) {
  switch (dimension) {
    case Dimension::type: return {event.type};
    case Dimension::mode: return {event.mode};
    case Dimension::source: return countries(db, event.facts.front(), "source");
    case Dimension::target: return countries(db, event.facts.front(), "target");
    case Dimension::place: return {event.summary.place ? load_actor(db, *event.summary.place).name : ""};
    default: return {part_of(dimension, event.summary.day, event.summary.width)};
  }
}

using Counts = std::map<std::vector<std::string>, std::int64_t>;

Counts count_past(sqlite::Database& db, const EventQuery& query, const std::vector<Dimension>& by) {
  Counts counts;
  each_past_event(db, query, {}, [&](const PastEvent& event) {
    std::vector<std::vector<std::string>> combinations{{}};
    for (Dimension dimension : by) {
      std::vector<std::vector<std::string>> longer;
      for (const std::string& value : values_of(db, event, dimension)) {
        for (const auto& combination : combinations) {
          longer.push_back(combination);
          longer.back().push_back(value);
        }
      }
      combinations = std::move(longer);
    }
    for (auto& combination : combinations) ++counts[std::move(combination)];
    return true;
  });
  return counts;
}

Counts count_present(sqlite::Database& db, const EventQuery& query, const std::vector<Dimension>& by) {
  EventSource source = event_source(db, query, false);
  std::string columns, from = source.from;
  // With actors to choose by, an event may come twice; each is counted once for each combination.
  const bool distinct = source.from != "event e";
  for (Dimension d : by) {
    if (!entry(d).column.empty()) columns += std::string(entry(d).column) + ", ";
    if (d == Dimension::source) from += " LEFT JOIN event_actor src ON src.event_id = e.id AND src.side = 0";
    if (d == Dimension::target) from += " LEFT JOIN event_actor tgt ON tgt.event_id = e.id AND tgt.side = 1";
    if (d == Dimension::place) from += " LEFT JOIN actor plc ON plc.id = e.place_id";
  }
  const bool joined = from != source.from;
  if (query.window.from) {
    source.conditions.add("e.latest >= ? OR (e.latest IS NULL AND (e.day >= ? OR e.width > 0))",
                          {day_number(*query.window.from), day_number(*query.window.from)});
  }
  if (query.window.to) source.conditions.add("e.day <= ?", {day_number(*query.window.to)});
  std::string sql =
      fmt::format("SELECT {}e.day, e.width, {} FROM {}{} GROUP BY {}e.day, e.width", columns,
                  distinct || joined ? "count(DISTINCT e.id)" : "count(*)", from, source.conditions.where(), columns);
  sqlite::Statement rows(db, sql);
  source.conditions.bind(rows);
  Counts counts;
  // Days repeat, and neighbours mostly belong to the same combination.
  std::array<std::unordered_map<std::int64_t, std::string>, kDimensions.size()> parts;
  Counts::iterator last = counts.end();
  std::vector<std::string> values;
  const auto plain =
      static_cast<int>(std::count_if(by.begin(), by.end(), [](Dimension d) { return !entry(d).column.empty(); }));
  while (rows.next()) {
    values.clear();
    int column = 0;
    for (Dimension d : by) {
      if (!entry(d).column.empty()) {
        values.push_back(d == Dimension::type ? std::string(type_name(rows.integer(column))) : rows.text(column));
        ++column;
        continue;
      }
      const std::int64_t day = rows.integer(plain), width = rows.integer(plain + 1);
      auto [part, added] = parts[static_cast<std::size_t>(d)].try_emplace(day * (kMaxWidth + 2) + width + 1);
      if (added) part->second = part_of(d, day, width);
      values.push_back(part->second);
    }
    if (last == counts.end() || last->first != values) last = counts.try_emplace(values).first;
    last->second += rows.integer(plain + 2);
  }
  return counts;
}

}  // namespace

std::optional<Dimension> parse_dimension(std::string_view name) {
  auto it = std::find_if(kDimensions.begin(), kDimensions.end(), [&](const auto& d) { return d.name == name; });
  if (it == kDimensions.end()) return std::nullopt;
  return it->dimension;
}

std::string_view to_string(Dimension d) { return entry(d).name; }

Result<std::vector<Count>> count_events(const Store& store, const EventQuery& query, const std::vector<Dimension>& by) {
  sqlite::Database& db = store.database();
  const Counts counts = query.reported_by ? count_past(db, query, by) : count_present(db, query, by);
  if (auto status = db.status(); !status) return tl::unexpected(status.error());
  std::vector<Count> result;
  for (const auto& [values, events] : counts) result.push_back({values, events});
  return result;
}

}  // namespace kronika
