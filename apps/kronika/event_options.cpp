#include "event_options.hpp"

#include <algorithm>

#include "query/suggest.hpp"

namespace kronika::cli {
namespace {

template <class Parse>
auto parse_named(const std::string& option, const std::string& text, Parse parse, const std::vector<std::string>& known,
                 bool& good) -> decltype(parse(text)) {
  auto value = parse(text);
  if (value) return value;
  query::Suggestions near(text);
  for (const auto& name : known) near.offer(name, name);
  std::string message = option + ": \"" + text + "\" is not known";
  auto best = near.best(1);
  if (!best.empty()) {
    message += "; did you mean " + best.front() + "?";
  } else {
    message += "; there are";
    for (const auto& name : known) message += " " + name;
  }
  complain(message);
  good = false;
  return value;
}

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? char(c - 32) : c; });
  return text;
}

std::vector<std::string> event_types() {
  std::vector<std::string> names;
  for (int t = 0; t <= static_cast<int>(EventType::ASSAULT); ++t) {
    names.emplace_back(to_string(static_cast<EventType>(t)));
  }
  return names;
}

}  // namespace

void add_event_options(CLI::App& command, EventOptions& o) {
  command.add_option("--actor", o.actors, "Takes part: a name in any spelling, a state or its code; may be repeated");
  command.add_option("--source", o.source, "Does it");
  command.add_option("--target", o.target, "Has it done to");
  command.add_option("--sector", o.sector, "Somebody of this sector takes part: GOV, MIL, OPP, …");
  command.add_option("--type", o.type, "PLOVER type: CONSULT, THREATEN, …");
  command.add_option("--mode", o.mode, "PLOVER mode: visit, resign, …");
  command.add_option("--aux", o.aux, "future, hypothetical, negated or historical");
  command.add_option("--place", o.place, "Where");
  command.add_option("--from", o.from, "Not over before this date");
  command.add_option("--to", o.to, "Begun by this date");
  command.add_option("--text", o.text, "Words of a sentence that tells of it; diacritics may be left out");
  command.add_option("--publisher", o.publisher, "Reported by");
  command.add_option("--min-confidence", o.min_confidence, "Leave out what is less sure")->check(CLI::Range(0.0, 1.0));
  command.add_option("--as-reported-by", o.reported_by, "As the chronicle stood on this day");
}

std::optional<EventQuery> event_query(const EventOptions& o, const Asked& asked, int& code) {
  EventQuery query;
  bool good = true;
  query.window.from = day_option("--from", o.from, Edge::first, good);
  query.window.to = day_option("--to", o.to, Edge::last, good);
  query.reported_by = day_option("--as-reported-by", o.reported_by, Edge::last, good);
  if (!o.type.empty()) query.type = parse_named("--type", upper(o.type), parse_event_type, event_types(), good);
  if (!o.aux.empty()) {
    query.aux = parse_named("--aux", o.aux, parse_aux, {"future", "hypothetical", "negated", "historical"}, good);
  }
  query.mode = o.mode;
  query.sector = upper(o.sector);
  query.text = o.text;
  query.publisher = o.publisher;
  query.min_confidence = o.min_confidence;
  code = kError;
  if (!good) return std::nullopt;

  code = kNothing;
  for (const std::string& name : o.actors) {
    auto choice = choose_actor(asked, name);
    if (!choice) return std::nullopt;
    query.actors.push_back(std::move(*choice));
  }
  for (auto [name, place] :
       {std::pair(&o.source, &query.source), std::pair(&o.target, &query.target), std::pair(&o.place, &query.place)}) {
    if (name->empty()) continue;
    *place = choose_actor(asked, *name);
    if (!*place) return std::nullopt;
  }
  return query;
}

}  // namespace kronika::cli
