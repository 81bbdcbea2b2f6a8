#include "net/robots.hpp"

#include <algorithm>
#include <charconv>

#include "base/utf8.hpp"

namespace kronika::net {
namespace {

constexpr std::size_t kLongestPattern = 2000, kMostRules = 10000;

std::string_view trim(std::string_view s) {
  auto first = s.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return s.substr(first, s.find_last_not_of(" \t\r") - first + 1);
}

// Whether the pattern matches a beginning of the path; each star is taken as short as it can be, which is enough.
bool matches(std::string_view pattern, std::string_view path) {
  bool anchored = pattern.ends_with('$');
  if (anchored) pattern.remove_suffix(1);
  std::size_t p = 0, at = 0, star = std::string_view::npos, resume = 0;
  while (p < pattern.size() || (anchored && at < path.size())) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = ++p;
      resume = at;
    } else if (p < pattern.size() && at < path.size() && pattern[p] == path[at]) {
      ++p;
      ++at;
    } else if (star != std::string_view::npos && resume < path.size()) {
      p = star;
      at = ++resume;
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace

Robots Robots::parse(std::string_view text, std::string_view agent) {
  Robots own, all;
  bool found_own = false, in_own = false, in_all = false, naming = false;
  auto name = utf8::lower(agent);
  while (!text.empty()) {
    auto end = text.find_first_of("\r\n");
    auto line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    line = line.substr(0, line.find('#'));
    auto colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    auto key = utf8::lower(trim(line.substr(0, colon)));
    auto value = trim(line.substr(colon + 1));
    if (key == "user-agent") {
      if (!naming) in_own = in_all = false;  // a group begins; several agents may share one
      naming = true;
      auto who = utf8::lower(value.substr(0, value.find('/')));
      if (who == name) in_own = found_own = true;
      if (who == "*") in_all = true;
      continue;
    }
    naming = false;
    for (auto* robots : {in_own ? &own : nullptr, in_all ? &all : nullptr}) {
      if (robots == nullptr) continue;
      if (key == "crawl-delay") {
        int seconds = 0;
        std::from_chars(value.data(), value.data() + value.size(), seconds);
        constexpr int kLongest = 3600;
        if (seconds > 0) robots->delay_ = std::chrono::seconds(std::min(seconds, kLongest));
      } else if ((key == "allow" || key == "disallow") && !value.empty() && value.size() <= kLongestPattern &&
                 robots->rules_.size() < kMostRules) {
        robots->rules_.push_back({key == "allow", std::string(value)});
      }
    }
  }
  return found_own ? own : all;
}

bool Robots::allows(std::string_view path) const {
  if (path == "/robots.txt") return true;
  const Rule* best = nullptr;
  for (const auto& rule : rules_)
    if (matches(rule.pattern, path) && (best == nullptr || rule.pattern.size() > best->pattern.size() ||
                                        (rule.pattern.size() == best->pattern.size() && rule.allow)))
      best = &rule;
  return best == nullptr || best->allow;
}

}  // namespace kronika::net
