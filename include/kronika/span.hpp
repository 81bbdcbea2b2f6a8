// A half-open range of UTF-8 bytes in a document's text. Everything inside the library counts in bytes;
// records count in Unicode code points, and the conversion is done in one place (src/render/offsets.hpp).
#pragma once

#include <cstdint>
#include <string_view>

namespace kronika {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(Span s) const { return begin <= s.begin && s.end <= end; }
  constexpr bool overlaps(Span s) const { return begin < s.end && s.begin < end; }
  friend constexpr bool operator==(Span, Span) = default;

  // The words themselves. `text` must be the text that the span was taken from.
  constexpr std::string_view of(std::string_view text) const { return text.substr(begin, size()); }
};

}  // namespace kronika
