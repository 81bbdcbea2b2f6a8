// The one shape of errors: RFC 9457, application/problem+json.
#pragma once

#include <string>
#include <vector>

#include "kronika/error.hpp"

namespace kronika::web {

struct Problem {
  int status = 500;
  std::string title;                     // the same for all of its kind: "Bad parameter"
  std::string detail;                    // one sentence about this case, for a person
  std::string parameter;                 // which one, where it is about one
  std::vector<std::string> suggestions;  // what may have been meant
};

template <class T>
using Outcome = tl::expected<T, Problem>;

std::string to_json(const Problem& problem);

tl::unexpected<Problem> bad_parameter(std::string parameter, std::string detail,
                                      std::vector<std::string> suggestions = {});
tl::unexpected<Problem> bad_request(std::string detail);
tl::unexpected<Problem> not_found(std::string detail, std::vector<std::string> suggestions = {});
tl::unexpected<Problem> internal_error();  // says nothing of the inside
// Of a query: what is wrong with its words or its token is the client's; what names a file is ours.
tl::unexpected<Problem> query_problem(const Error& error);

}  // namespace kronika::web
