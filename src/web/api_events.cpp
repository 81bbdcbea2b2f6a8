// Events: lists, timelines, counts.

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "export/formats.hpp"
#include "kronika/browse.hpp"
#include "render/table.hpp"
#include "store/days.hpp"
#include "web/route.hpp"

namespace kronika::web {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json brief(const std::vector<Actor>& actors) {
  Json list = Json::array();
  for (const Actor& a : actors)
    list.push_back({{"key", a.key}, {"name", a.name}, {"kind", a.kind}, {"country", a.country}});
  return list;
}

Json day(const std::optional<std::chrono::sys_days>& day) { return day ? Json(iso_day(*day)) : Json(nullptr); }

std::string timeline_row(const EventRow& row) {
  const Edtf date = Edtf::parse(row.date).value_or(Edtf());
  auto or_null = [](const std::string& s) { return s.empty() ? Json(nullptr) : Json(s); };
  return dump({{"id", row.id},
               {"type", row.type},
               {"mode", or_null(row.mode)},
               {"aux", or_null(row.aux)},
               {"sources", brief(row.sources)},
               {"targets", brief(row.targets)},
               {"place", row.place ? Json(row.place->name) : Json(nullptr)},
               {"date", or_null(row.date)},
               {"earliest", date.known() ? day(date.earliest()) : Json(nullptr)},
               {"latest", date.known() ? day(date.latest()) : Json(nullptr)},
               {"in_window", to_string(row.in_window)},
               {"confidence", row.confidence},
               {"reported", or_null(row.reported)},
               {"tellings", row.tellings},
               {"texts", row.texts}});
}

std::string events_csv(const std::vector<EventRow>& rows) {
  auto writer = exports::make_csv();
  std::string text = writer->begin();
  for (const EventRow& row : rows) text += writer->event(row);
  return text + writer->end();
}

Outcome<Reply> list_events(const Call& call, std::string (*render)(const EventRow&)) {
  auto query = event_query(call);
  if (!query) return tl::unexpected(query.error());
  auto page = find_events(call.store, *query);
  if (!page) return query_problem(page.error());
  Reply reply;
  reply.next = page->next;
  if (call.csv)
    reply.whole = events_csv(page->rows);
  else
    for (const EventRow& row : page->rows) reply.rows.push_back(render(row));
  return reply;
}

}  // namespace

Outcome<EventQuery> event_query(const Call& call) {
  const Parameters& p = call.parameters;
  EventQuery query;
  query.window = {p.first_day("from"), p.last_day("to")};
  query.reported_by = p.last_day("reported_by");
  query.type = parse_event_type(p.text("type"));
  query.mode = p.text("mode");
  if (p.has("aux")) query.aux = parse_aux(p.text("aux"));
  query.sector = p.text("sector");
  query.text = p.text("text");
  query.publisher = p.text("publisher");
  query.min_confidence = p.fraction("min_confidence");
  query.paging = call.paging();
  for (const std::string& name : p.all("actor")) {
    auto choice = choose(call, "actor", name);
    if (!choice) return tl::unexpected(choice.error());
    query.actors.push_back(std::move(*choice));
    if (query.actors.size() > 4) return bad_parameter("actor", "it may be given at most four times");
  }
  for (auto [name, to] :
       {std::pair("source", &query.source), std::pair("target", &query.target), std::pair("place", &query.place)}) {
    auto choice = choose_optional(call, name);
    if (!choice) return tl::unexpected(choice.error());
    *to = std::move(*choice);
  }
  return query;
}

Outcome<Reply> answer_events(const Call& call) {
  return list_events(call, [](const EventRow& row) { return to_json(row); });
}

Outcome<Reply> answer_timeline(const Call& call) { return list_events(call, timeline_row); }

Outcome<Reply> answer_series(const Call& call) {
  auto query = event_query(call);
  if (!query) return tl::unexpected(query.error());
  auto names = call.parameters.choices("by");
  if (names.empty()) names = {"month", "type"};
  std::vector<Dimension> by;
  for (const std::string& name : names) {
    if (auto dimension = parse_dimension(name)) by.push_back(*dimension);
  }
  auto counts = count_events(call.store, *query, by);
  if (!counts) return query_problem(counts.error());
  Reply reply;
  auto titles = names;
  titles.emplace_back("events");
  if (call.csv) reply.whole = render::csv_line(titles);
  for (const Count& count : *counts) {
    if (call.csv) {
      auto cells = count.values;
      cells.push_back(std::to_string(count.events));
      reply.whole += render::csv_line(cells);
      continue;
    }
    Json row = Json::object();
    for (std::size_t i = 0; i < names.size(); ++i) row[names[i]] = count.values[i];
    row["events"] = count.events;
    reply.rows.push_back(dump(row));
  }
  return reply;
}

Outcome<Reply> answer_graph(const Call& call) {
  auto query = event_query(call);
  if (!query) return tl::unexpected(query.error());
  const auto level = call.parameters.text("level") == "state" ? GraphLevel::state : GraphLevel::actor;
  auto graph = find_graph(call.store, *query, level, call.parameters.count("limit"));
  if (!graph) return query_problem(graph.error());
  if (!call.csv) return Reply{{}, {}, to_json(*graph)};
  std::string text = render::csv_line({"source", "target", "source_name", "target_name", "events"});
  for (const GraphEdge& e : graph->edges) {
    const GraphNode &a = graph->nodes[e.source], &b = graph->nodes[e.target];
    text += render::csv_line({a.key, b.key, a.name, b.name, std::to_string(e.events)});
  }
  return Reply{{}, {}, text};
}

Outcome<Reply> answer_states(const Call& call) {
  auto query = event_query(call);
  if (!query) return tl::unexpected(query.error());
  auto states = find_activity(call.store, *query);
  if (!states) return query_problem(states.error());
  Reply reply;
  if (call.csv) reply.whole = render::csv_line({"iso", "name", "events", "visits_made", "visits_received"});
  for (const StateActivity& s : *states) {
    auto name = [&](const char* language) {
      return call.world == nullptr ? s.iso : std::string(call.world->name_of(s.iso, language));
    };
    if (call.csv) {
      reply.whole += render::csv_line({s.iso, name("en"), std::to_string(s.events), std::to_string(s.visits_made),
                                       std::to_string(s.visits_received)});
      continue;
    }
    Json names = Json::object();
    if (call.world != nullptr) {
      for (const std::string& language : call.world->languages()) names[language] = name(language.c_str());
    }
    reply.rows.push_back(dump({{"iso", s.iso},
                               {"names", std::move(names)},
                               {"events", s.events},
                               {"visits_made", s.visits_made},
                               {"visits_received", s.visits_received},
                               {"types", s.types}}));
  }
  return reply;
}

}  // namespace kronika::web
