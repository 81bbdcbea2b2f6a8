#include "query/suggest.hpp"

#include <algorithm>
#include <numeric>

namespace kronika::query {

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > limit || b.size() > 200) return limit + 1;
  // Rows of the optimal string alignment: the two before and the present one.
  std::vector<std::size_t> before(a.size() + 1), last(a.size() + 1), row(a.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= b.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= a.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (b[i - 1] == a[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && b[i - 1] == a[j - 2] && b[i - 2] == a[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    if (*std::min_element(row.begin(), row.end()) > limit) return limit + 1;
    std::swap(before, last);
    std::swap(last, row);
  }
  return std::min(last[a.size()], limit + 1);
}

Suggestions::Suggestions(std::string asked)
    : asked_(std::move(asked)), limit_(std::clamp<std::size_t>(asked_.size() / 3, 1, 3)) {}

void Suggestions::offer(std::string_view folded, std::string shown) {
  std::size_t distance = edit_distance(asked_, folded, limit_);
  while (distance > 0 && !folded.empty()) {
    std::size_t end = folded.find(' ');
    distance = std::min(distance, edit_distance(asked_, folded.substr(0, end), limit_));
    folded.remove_prefix(end == folded.npos ? folded.size() : end + 1);
  }
  if (distance > limit_) return;
  auto same = std::find_if(near_.begin(), near_.end(), [&](const auto& n) { return n.second == shown; });
  if (same == near_.end()) near_.emplace_back(distance, std::move(shown));
}

std::vector<std::string> Suggestions::best(std::size_t most) const {
  auto sorted = near_;
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> names;
  for (const auto& [distance, name] : sorted) {
    if (names.size() < most) names.push_back(name);
  }
  return names;
}

}  // namespace kronika::query
