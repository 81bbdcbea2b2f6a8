// One row of the API's table: what is asked where, with which parameters, and who answers. The same table checks
// requests and writes the OpenAPI document.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kronika/query.hpp"
#include "kronika/store.hpp"
#include "kronika/world.hpp"
#include "web/parameters.hpp"
#include "web/problem.hpp"

namespace kronika::web {

struct Call {
  const Store& store;
  const World* world;  // may be null: then names are those of the chronicle alone
  const Parameters& parameters;
  std::string item;  // what stands for {id} or {key} in the path
  std::string page;  // token of the page before, unsealed
  bool csv = false;

  Paging paging() const { return {parameters.count("limit"), page}; }
};

struct Reply {
  std::vector<std::string> rows;  // of a list: JSON objects
  std::string next;               // token of the next page
  std::string whole;              // the answer, when it is one object or, in CSV, the whole text
};

struct Route {
  std::string_view path;  // "/api/v1/documents/{id}"
  std::string_view name;  // operationId
  std::string_view about;
  std::span<const Parameter> parameters;
  std::string_view schema;  // of a row of a list, or of the answer
  bool list = false;
  bool csv = false;
  Outcome<Reply> (*answer)(const Call&) = nullptr;
};

std::span<const Route> routes();

// Parameters that several routes share.
inline constexpr std::string_view kFormats[] = {"json", "csv"};
inline constexpr Parameter kFormat{"format", ParameterKind::choice, "Form of the answer", kFormats};
inline constexpr Parameter kAfter{"after", ParameterKind::text, "Token of the page before, from its `next`"};
inline constexpr Parameter kFrom{"from", ParameterKind::date, "Not over before this date: 2019, 2019-04 or 2019-04-03"};
inline constexpr Parameter kTo{"to", ParameterKind::date, "Begun by this date"};
inline constexpr Parameter kText{"text", ParameterKind::text,
                                 "Words of a sentence; diacritics may be left out, \"a phrase\" in quotation marks"};
inline constexpr Parameter kPublisher{"publisher", ParameterKind::text, "Reported by"};
inline constexpr Parameter kConfidence{"min_confidence", ParameterKind::fraction, "Leave out what is less sure"};
inline constexpr Parameter kReportedBy{"reported_by", ParameterKind::date, "As the chronicle stood on this day"};
constexpr Parameter limit_of(std::size_t usual, std::size_t most) {
  return {"limit", ParameterKind::count, "How many at most", {}, most, usual};
}

// Whom a parameter means. Nobody of that name is a problem with suggestions.
Outcome<ActorChoice> choose(const Call& call, std::string_view parameter, const std::string& asked);
Outcome<std::optional<ActorChoice>> choose_optional(const Call& call, std::string_view parameter);

// The answers, by subject: api_events.cpp, api_actors.cpp, api_documents.cpp.
Outcome<Reply> answer_events(const Call& call);
Outcome<Reply> answer_timeline(const Call& call);
Outcome<Reply> answer_series(const Call& call);
Outcome<Reply> answer_graph(const Call& call);
Outcome<Reply> answer_states(const Call& call);
Outcome<Reply> answer_quotes(const Call& call);
Outcome<Reply> answer_people(const Call& call);
Outcome<Reply> answer_actor(const Call& call);
Outcome<Reply> answer_offices(const Call& call);
Outcome<Reply> answer_documents(const Call& call);
Outcome<Reply> answer_document(const Call& call);
Outcome<Reply> answer_record(const Call& call);
Outcome<Reply> answer_search(const Call& call);
Outcome<Reply> answer_evidence(const Call& call);
Outcome<Reply> answer_contradictions(const Call& call);
Outcome<Reply> answer_overview(const Call& call);

// Of the events' filters, for routes that count or list events.
extern const std::span<const std::string_view> kEventTypes, kAux;
Outcome<EventQuery> event_query(const Call& call);

}  // namespace kronika::web
