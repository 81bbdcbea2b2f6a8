// Actors, their words and their offices.

#include <fmt/format.h>

#include "kronika/browse.hpp"
#include "render/table.hpp"
#include "web/route.hpp"

namespace kronika::web {
namespace {

std::string names_of(const std::vector<Actor>& actors) {
  std::string all;
  for (const Actor& a : actors) all.append(all.empty() ? "" : "; ").append(a.name);
  return all;
}

std::string text_of(const std::optional<Edtf>& date) { return date && date->known() ? date->to_string() : ""; }

}  // namespace

Outcome<ActorChoice> choose(const Call& call, std::string_view parameter, const std::string& asked) {
  auto choice = find_actor(call.store, call.world, asked);
  if (!choice) return internal_error();
  if (choice->found()) return std::move(*choice);
  return tl::unexpected(Problem{404, "Not found", "nobody called '" + asked + "' in this chronicle",
                                std::string(parameter), std::move(choice->suggestions)});
}

Outcome<std::optional<ActorChoice>> choose_optional(const Call& call, std::string_view parameter) {
  const std::string asked = call.parameters.text(parameter);
  if (asked.empty()) return std::nullopt;
  auto choice = choose(call, parameter, asked);
  if (!choice) return tl::unexpected(choice.error());
  return std::optional<ActorChoice>(std::move(*choice));
}

Outcome<Reply> answer_quotes(const Call& call) {
  const Parameters& p = call.parameters;
  QuoteQuery query;
  query.window = {p.first_day("from"), p.last_day("to")};
  query.reported_by = p.last_day("reported_by");
  query.text = p.text("text");
  query.publisher = p.text("publisher");
  query.min_confidence = p.fraction("min_confidence");
  query.paging = call.paging();
  for (auto [name, to] : {std::pair("by", &query.by), std::pair("about", &query.about)}) {
    auto choice = choose_optional(call, name);
    if (!choice) return tl::unexpected(choice.error());
    *to = std::move(*choice);
  }
  auto page = find_quotes(call.store, query);
  if (!page) return query_problem(page.error());
  Reply reply;
  reply.next = page->next;
  if (call.csv) {
    reply.whole = render::csv_line(
        {"id", "reported", "speaker", "country", "kind", "words", "about", "tellings", "texts", "source", "document"});
  }
  for (const QuoteRow& row : page->rows) {
    if (!call.csv) {
      reply.rows.push_back(to_json(row));
      continue;
    }
    const Witness& first = row.witnesses.front();
    reply.whole += render::csv_line({row.id, row.reported, row.speaker.name, row.speaker.country, row.kind, row.words,
                                     names_of(row.about), std::to_string(row.tellings), std::to_string(row.texts),
                                     first.source, first.path});
  }
  return reply;
}

Outcome<Reply> answer_people(const Call& call) {
  const Parameters& p = call.parameters;
  ActorQuery query{p.has("kind") ? p.text("kind") : "person", p.text("q"), p.text("country"), call.paging()};
  auto page = find_actors(call.store, query);
  if (!page) return query_problem(page.error());
  Reply reply;
  reply.next = page->next;
  if (call.csv) reply.whole = render::csv_line({"key", "name", "kind", "country", "sector", "events"});
  for (const ActorRow& row : page->rows) {
    const Actor& a = row.actor;
    if (call.csv)
      reply.whole += render::csv_line({a.key, a.name, a.kind, a.country, a.sector, std::to_string(row.events)});
    else
      reply.rows.push_back(to_json(row));
  }
  return reply;
}

Outcome<Reply> answer_actor(const Call& call) {
  auto choice = find_actor(call.store, call.world, call.item);
  if (!choice) return internal_error();
  if (!choice->country.empty()) {
    // A state: the actor that is the state itself.
    choice = find_actor(call.store, nullptr, "state:" + choice->country);
    if (!choice) return internal_error();
  }
  if (choice->ids.empty()) return not_found("nobody called '" + call.item + "' in this chronicle", choice->suggestions);
  if (choice->ids.size() > 1) {
    std::vector<std::string> keys;
    for (const Actor& a : choice->actors) keys.push_back(a.key);
    return not_found("'" + call.item + "' may be any of several: ask by key", std::move(keys));
  }
  auto dossier = find_dossier(call.store, call.world, choice->ids.front(), call.parameters.last_day("reported_by"));
  if (!dossier) return internal_error();
  return Reply{{}, {}, to_json(*dossier)};
}

Outcome<Reply> answer_offices(const Call& call) {
  const Parameters& p = call.parameters;
  OfficeQuery query;
  query.office = p.text("office");
  query.on = p.date("on");
  query.reported_by = p.last_day("reported_by");
  if (!p.has("office") && !p.has("of")) return bad_parameter("of", "an office or a state is required");
  if (const std::string of = p.text("of"); !of.empty()) {
    auto choice = find_actor(call.store, call.world, of);
    if (!choice) return internal_error();
    query.of = !choice->country.empty() ? choice->country : choice->found() ? choice->actors.front().name : of;
  }
  auto holders = find_holders(call.store, call.world, query);
  if (!holders) return query_problem(holders.error());
  Reply reply;
  if (call.csv)
    reply.whole = render::csv_line({"person", "key", "office", "of", "held", "start", "end", "reason", "evidence"});
  for (const Holder& h : *holders) {
    if (!call.csv) {
      reply.rows.push_back(to_json(h));
      continue;
    }
    std::string facts;
    for (const auto& e : h.term.evidence) facts.append(facts.empty() ? "" : " ").append(e.witness.fact);
    reply.whole +=
        render::csv_line({h.term.person.name, h.term.person.key, h.term.office, h.term.of,
                          std::string(to_string(h.held)), text_of(h.term.start), text_of(h.term.end), h.reason, facts});
  }
  return reply;
}

}  // namespace kronika::web
