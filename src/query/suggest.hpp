// "Did you mean": the known words that are nearest to one that is not known.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kronika::query {

// How many letters must be changed, added, left out or swapped with their neighbour; `limit` + 1 when more.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

class Suggestions {
 public:
  explicit Suggestions(std::string asked);  // folded

  // A candidate, folded for comparison and as it is shown. Names are also compared word by word.
  void offer(std::string_view folded, std::string shown);
  std::vector<std::string> best(std::size_t most = 3) const;

 private:
  std::string asked_;
  std::size_t limit_;
  std::vector<std::pair<std::size_t, std::string>> near_;
};

}  // namespace kronika::query
