// A small summary of a text by which texts that are nearly the same are found among many: MinHash over shingles of four
// words (Broder 1997), by one permutation (Li, Owen, Zhang 2012) with empty slots filled by rotation (Shrivastava and
// Li 2014). Case, diacritics and punctuation do not count. Sketches of the same text are the same on every machine.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace kronika {

class Sketch {
 public:
  static constexpr std::size_t kSlots = 64;
  static constexpr std::size_t kBands = 16;  // four slots each: texts that share none are not near
  static constexpr std::size_t kFewestWords = 20;

  // Absent where the text is too short to tell a copy from a chance.
  static std::optional<Sketch> of(std::string_view text);

  // The share of shingles that both texts have among those that either has (Jaccard), as the sketches estimate it.
  double likeness(const Sketch& other) const;
  // Two texts with a likeness of 0.6 share a band with probability 0.9, with 0.8 practically always.
  std::int64_t band(std::size_t i) const;

  const std::array<std::uint16_t, kSlots>& slots() const { return slots_; }
  static Sketch from(const std::array<std::uint16_t, kSlots>& slots);

 private:
  std::array<std::uint16_t, kSlots> slots_{};
};

}  // namespace kronika
