#include "base/sketch.hpp"

#include <algorithm>
#include <vector>

#include "base/utf8.hpp"

namespace kronika {
namespace {

constexpr std::size_t kShingle = 4;

// FNV-1a, mixed at the end as its high bits need it (the finaliser of SplitMix64).
std::uint64_t hash(std::string_view s) {
  std::uint64_t h = 14695981039346656037ull;
  for (char c : s) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return h;
}
std::uint64_t mix(std::uint64_t h) {
  h ^= h >> 30;
  h *= 0xbf58476d1ce4e5b9ull;
  h ^= h >> 27;
  h *= 0x94d049bb133111ebull;
  return h ^ h >> 31;
}

std::vector<std::uint64_t> word_hashes(std::string_view text) {
  std::vector<std::uint64_t> out;
  auto folded = utf8::fold(text);
  std::size_t begin = 0;
  bool within = false;
  for (std::size_t pos = 0; pos < folded.size();) {
    auto at = pos;
    char32_t c = utf8::next(folded, pos);
    bool word = utf8::is_alpha(c) || utf8::is_digit(c);
    if (word && !within) begin = at;
    if (!word && within) out.push_back(hash(std::string_view(folded).substr(begin, at - begin)));
    within = word;
  }
  if (within) out.push_back(hash(std::string_view(folded).substr(begin)));
  return out;
}

}  // namespace

std::optional<Sketch> Sketch::of(std::string_view text) {
  auto words = word_hashes(text);
  if (words.size() < kFewestWords) return {};
  constexpr std::uint64_t kEmpty = ~0ull;
  std::array<std::uint64_t, kSlots> lowest;
  lowest.fill(kEmpty);
  for (std::size_t i = 0; i + kShingle <= words.size(); ++i) {
    std::uint64_t h = 0;
    for (std::size_t j = 0; j < kShingle; ++j) h = mix(h * 31 + words[i + j]);
    auto& slot = lowest[h % kSlots];
    slot = std::min(slot, h / kSlots);
  }
  Sketch sketch;
  for (std::size_t i = 0; i < kSlots; ++i) {
    // An empty slot takes the next full one, told apart by the distance; seventeen shingles fill at least one.
    std::size_t away = 0;
    while (lowest[(i + away) % kSlots] == kEmpty) ++away;
    sketch.slots_[i] = static_cast<std::uint16_t>(mix(lowest[(i + away) % kSlots] + away * 0x9e3779b97f4a7c15ull));
  }
  return sketch;
}

Sketch Sketch::from(const std::array<std::uint16_t, kSlots>& slots) {
  Sketch sketch;
  sketch.slots_ = slots;
  return sketch;
}

double Sketch::likeness(const Sketch& other) const {
  std::size_t same = 0;
  for (std::size_t i = 0; i < kSlots; ++i) same += slots_[i] == other.slots_[i];
  return static_cast<double>(same) / kSlots;
}

std::int64_t Sketch::band(std::size_t i) const {
  constexpr std::size_t kRows = kSlots / kBands;
  std::uint64_t h = i;
  for (std::size_t r = 0; r < kRows; ++r) h = mix(h * 31 + slots_[i * kRows + r]);
  return static_cast<std::int64_t>(h);
}

}  // namespace kronika
