// Targets of requests: what is taken apart obeys the limits, and every route's parameters are checked without harm.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.hpp"
#include "web/guard.hpp"
#include "web/gzip.hpp"
#include "web/page_token.hpp"
#include "web/parameters.hpp"
#include "web/route.hpp"
#include "web/target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kronika::web;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  (void)accepts_gzip(text);
  (void)Guard("").host_allowed(text);
  (void)Guard("token").token_allowed(text, text);
  (void)unseal(text, "question");
  auto target = parse_target(text);
  if (!target) return 0;
  for (const std::string& segment : target->path) {
    if (segment == ".." || segment == "." || !kronika::utf8::is_valid(segment)) std::abort();
    if (segment.find('\0') != segment.npos || segment.find('\n') != segment.npos) std::abort();
  }
  if (target->parameters.size() > kMaxParameters) std::abort();
  for (const Route& route : routes()) {
    auto parameters = Parameters::check(route.parameters, target->parameters);
    if (!parameters) {
      (void)to_json(parameters.error());
      continue;
    }
    for (const Parameter& p : route.parameters) {
      (void)parameters->first_day(p.name);
      (void)parameters->last_day(p.name);
      if (p.kind == ParameterKind::count && (parameters->count(p.name) < 1 || parameters->count(p.name) > p.most))
        std::abort();
      if (p.kind == ParameterKind::fraction &&
          !(parameters->fraction(p.name) >= 0 && parameters->fraction(p.name) <= 1))
        std::abort();
    }
  }
  return 0;
}
