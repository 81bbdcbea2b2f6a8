#include "web/problem.hpp"

#include <nlohmann/json.hpp>

namespace kronika::web {

std::string to_json(const Problem& problem) {
  using Json = nlohmann::ordered_json;
  Json out{{"title", problem.title}, {"status", problem.status}, {"detail", problem.detail}};
  if (!problem.parameter.empty()) out["parameter"] = problem.parameter;
  if (!problem.suggestions.empty()) out["suggestions"] = problem.suggestions;
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

tl::unexpected<Problem> bad_parameter(std::string parameter, std::string detail, std::vector<std::string> suggestions) {
  return tl::unexpected(Problem{400, "Bad parameter", std::move(detail), std::move(parameter), std::move(suggestions)});
}

tl::unexpected<Problem> bad_request(std::string detail) {
  return tl::unexpected(Problem{400, "Bad request", std::move(detail), {}, {}});
}

tl::unexpected<Problem> not_found(std::string detail, std::vector<std::string> suggestions) {
  return tl::unexpected(Problem{404, "Not found", std::move(detail), {}, std::move(suggestions)});
}

tl::unexpected<Problem> internal_error() {
  return tl::unexpected(Problem{500, "Internal error", "the chronicle could not be read", {}, {}});
}

tl::unexpected<Problem> query_problem(const Error& error) {
  return error.file.empty() ? bad_request(error.message) : internal_error();
}

}  // namespace kronika::web
