// Tokens of pages: the place in the order where the page before ended.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kronika/error.hpp"

namespace kronika::query {

// Rows are in the order of day, then name.
struct Place {
  std::int64_t day = INT64_MIN;
  std::string name;
};

inline std::string token_of(const Place& place) { return std::to_string(place.day) + "." + place.name; }

inline Result<Place> place_of(std::string_view token) {
  Place place;
  if (token.empty()) return place;
  auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), place.day);
  if (error != std::errc() || end == token.data() + token.size() || *end != '.') {
    return fail("'" + std::string(token) + "' is not the token of a page");
  }
  place.name = std::string(end + 1, token.data() + token.size());
  return place;
}

}  // namespace kronika::query
