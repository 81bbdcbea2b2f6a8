#include "web/api.hpp"

#include <algorithm>

#include "web/openapi.hpp"
#include "web/page_token.hpp"
#include "web/processor_time.hpp"
#include "web/route.hpp"

namespace kronika::web {
namespace {

constexpr const char* kJson = "application/json";
constexpr const char* kCsv = "text/csv; charset=utf-8";
constexpr std::string_view kOpenapi = "/api/v1/openapi.json";
constexpr int kFast = 1;  // of zlib's levels: answers are zipped while somebody waits

// Whether the path is the route's; what stands for its {…} goes into `item`.
bool matches(const Route& route, const std::vector<std::string>& path, std::string& item) {
  std::string_view rest = route.path.substr(1);
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (rest.empty()) return false;
    const std::size_t slash = std::min(rest.find('/'), rest.size());
    const std::string_view segment = rest.substr(0, slash);
    if (segment.front() == '{') {
      if (path[i].empty()) return false;
      item = path[i];
    } else if (segment != path[i]) {
      return false;
    }
    rest.remove_prefix(std::min(slash + 1, rest.size()));
  }
  return rest.empty();
}

const Route* find_route(const std::vector<std::string>& path, std::string& item) {
  for (const Route& route : routes()) {
    if (matches(route, path, item)) return &route;
  }
  return nullptr;
}

std::string joined(const std::vector<std::string>& path) {
  std::string all;
  for (const std::string& segment : path) all += "/" + escape(segment);
  return all;
}

// Path and filters, without what chooses a page or a form.
std::string question_of(const Target& target) {
  std::string question = joined(target.path) + "?";
  for (const auto& [name, value] : target.parameters) {
    if (name == "after" || name == "limit" || name == "format" || value.empty()) continue;
    question += escape(name) + "=" + escape(value) + "&";
  }
  return question;
}

std::string next_target(const Target& target, const std::string& token) {
  std::string next = joined(target.path) + "?";
  for (const auto& [name, value] : target.parameters) {
    if (name != "after" && !value.empty()) next += escape(name) + "=" + escape(value) + "&";
  }
  return next + "after=" + token;
}

std::string json_of(const Route& route, const Reply& reply, const std::string& token) {
  if (!route.list) return reply.whole;
  std::size_t size = 32 + token.size();
  for (const std::string& row : reply.rows) size += row.size() + 1;
  std::string body;
  body.reserve(size);
  body = "{\"data\":[";
  for (const std::string& row : reply.rows) {
    if (&row != &reply.rows.front()) body += ',';
    body += row;
  }
  // A token has letters, digits, "-" and "_" only.
  return body + "],\"next\":" + (token.empty() ? "null" : "\"" + token + "\"") + "}";
}

tl::unexpected<Problem> too_late() {
  return tl::unexpected(
      Problem{503, "Took too long", "the question took longer than it may; ask for less at a time", {}, {}});
}

}  // namespace

Api::Api(Chronicle& chronicle, const World* world, std::chrono::milliseconds patience, std::size_t cache_bytes)
    : chronicle_(chronicle),
      world_(world),
      patience_(patience),
      cache_(cache_bytes),
      openapi_(make_content(kJson, openapi_document(), {}, kFast)) {}

bool Api::owns(const Target& target) { return !target.path.empty() && target.path.front() == "api"; }

Outcome<SharedContent> Api::answer(const Target& target, std::string_view as_it_came) {
  if (joined(target.path) == kOpenapi) return openapi_;
  std::string item;
  const Route* route = find_route(target.path, item);
  if (route == nullptr) return not_found("the API has no such path; see " + std::string(kOpenapi));
  auto parameters = Parameters::check(route->parameters, target.parameters);
  if (!parameters) return tl::unexpected(parameters.error());
  const std::string question = question_of(target);
  auto page = unseal(parameters->text("after"), question);
  if (!page) return tl::unexpected(page.error());

  const std::int64_t generation = chronicle_.generation();
  if (auto known = cache_.find(as_it_came, generation, Cache::Clock::now())) return known;
  const auto begun = processor_time();
  auto reader = chronicle_.borrow(std::chrono::steady_clock::now() + patience_);
  if (!reader) return too_late();
  const bool csv = parameters->text("format") == "csv";
  auto reply = route->answer({reader->store(), world_, *parameters, item, *page, csv});
  if (!reply) {
    if (reader->late()) return too_late();
    return tl::unexpected(reply.error());
  }
  const std::string token = seal(reply->next, question);
  SharedContent content =
      make_content(csv ? kCsv : kJson, csv ? std::move(reply->whole) : json_of(*route, *reply, token),
                   token.empty() ? "" : next_target(target, token), kFast);
  cache_.put(std::string(as_it_came), generation, content, Cache::Clock::now(), processor_time() - begun);
  return content;
}

}  // namespace kronika::web
