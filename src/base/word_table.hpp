// Words and what is known of each, for tables that are filled and then asked very often: one step to a slot and one
// to the word, where a list of nodes takes several. Words are never taken out one by one.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kronika {

// Threads: may be asked from many threads at once while nobody adds to it.
template <class V>
class WordTable {
 public:
  std::size_t size() const { return entries_.size(); }

  // Valid until a word is added. nullptr where the word is not there.
  const V* find(std::string_view word) const {
    if (entries_.empty()) return nullptr;
    const std::uint64_t hash = hash_of(word);
    for (std::size_t at = hash & mask_;; at = (at + 1) & mask_) {
      const Slot& slot = slots_[at];
      if (slot.entry == kFree) return nullptr;
      if (slot.hash == static_cast<std::uint32_t>(hash >> 32) && entries_[slot.entry].first == word)
        return &entries_[slot.entry].second;
    }
  }

  // The value of a word, and whether the word was added for it just now.
  std::pair<V*, bool> add(std::string_view word) {
    if (2 * (entries_.size() + 1) > slots_.size()) grow();
    const std::uint64_t hash = hash_of(word);
    std::size_t at = hash & mask_;
    for (; slots_[at].entry != kFree; at = (at + 1) & mask_)
      if (slots_[at].hash == static_cast<std::uint32_t>(hash >> 32) && entries_[slots_[at].entry].first == word)
        return {&entries_[slots_[at].entry].second, false};
    slots_[at] = {static_cast<std::uint32_t>(hash >> 32), static_cast<std::uint32_t>(entries_.size())};
    entries_.emplace_back(std::string(word), V());
    return {&entries_.back().second, true};
  }
  V& operator[](std::string_view word) { return *add(word).first; }

  void clear() {
    entries_.clear();
    slots_.clear();
    mask_ = 0;
  }

 private:
  static constexpr std::uint32_t kFree = 0xffffffffu;
  struct Slot {
    std::uint32_t hash = 0;       // its upper half
    std::uint32_t entry = kFree;  // index into entries_
  };

  // Eight bytes at a time; the lower half chooses the slot, the upper half tells words of one slot apart.
  static std::uint64_t hash_of(std::string_view word) {
    constexpr std::uint64_t kOdd = 0x9e3779b97f4a7c15u;
    std::uint64_t h = word.size() * kOdd;
    const char* p = word.data();
    std::size_t left = word.size();
    for (; left >= 8; p += 8, left -= 8) h = mixed(h, p, 8) * kOdd;
    if (left > 0) h = mixed(h, p, left) * kOdd;
    h ^= h >> 29;
    h *= 0xbf58476d1ce4e5b9u;
    return h ^ (h >> 32);
  }
  static std::uint64_t mixed(std::uint64_t h, const char* p, std::size_t n) {
    std::uint64_t v = 0;
    std::memcpy(&v, p, n);
    h ^= v;
    return h ^ (h >> 31);
  }

  void grow() {
    slots_.assign(slots_.empty() ? 16 : 2 * slots_.size(), {});
    mask_ = slots_.size() - 1;
    for (std::uint32_t e = 0; e < entries_.size(); ++e) {
      const std::uint64_t hash = hash_of(entries_[e].first);
      std::size_t at = hash & mask_;
      while (slots_[at].entry != kFree) at = (at + 1) & mask_;
      slots_[at] = {static_cast<std::uint32_t>(hash >> 32), e};
    }
  }

  std::vector<std::pair<std::string, V>> entries_;
  std::vector<Slot> slots_;  // a power of two of them, at most half of them taken
  std::size_t mask_ = 0;
};

}  // namespace kronika
