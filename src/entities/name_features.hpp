// What the features of the name model are made of: the words of a sentence with their shapes, and the templates.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "entities/name_model.hpp"

namespace kronika::entities {

inline constexpr std::size_t kAffixes = 4;  // prefixes and suffixes of 2 to 5 letters

// Not to be copied or moved: it points into itself.
struct Shaped {
  Shaped() = default;
  Shaped(const Shaped&) = delete;
  Shaped& operator=(const Shaped&) = delete;

  std::string form, lower;
  std::string_view prefix[kAffixes], suffix[kAffixes];
  std::string shape;      // "Xx", "X", "x", "0", ".": runs of one kind once
  std::uint8_t caps = 0;  // 0 lower case, 1 first letter, 2 all, 3 no letter
  std::uint32_t cues = 0;
};

void shape_word(const NameWord& word, Shaped& out);
// What stands beyond the ends of a sentence.
void shape_edge(Shaped& out);
// Whether nearly all words of a sentence are capitalised.
bool is_headline(std::size_t words, std::size_t capitals);
inline bool is_capital(const Shaped& word) { return word.caps == 1 || word.caps == 2; }

// FNV-1a, with the number of the template mixed in, so that equal texts of different templates differ.
class Hash {
 public:
  explicit Hash(std::uint32_t feature_template)
      : state_(0xcbf29ce484222325u ^ (feature_template * 0x9e3779b97f4a7c15u)) {}
  Hash& operator<<(std::string_view s) {
    for (unsigned char c : s) state_ = (state_ ^ c) * 0x100000001b3u;
    state_ = (state_ ^ 0xffu) * 0x100000001b3u;
    return *this;
  }
  Hash& operator<<(std::uint32_t n) {
    state_ = (state_ ^ n) * 0x100000001b3u;
    return *this;
  }
  std::uint32_t below(unsigned bits) const {
    auto mixed = state_ ^ (state_ >> 29);
    mixed *= 0xbf58476d1ce4e5b9u;
    return static_cast<std::uint32_t>(mixed >> (64 - bits));
  }

 private:
  std::uint64_t state_;
};

// Whose features: what the word says by itself, what it says of its neighbours wherever it stands, and what several
// words say together.
enum class Of : std::uint8_t { word, previous, next, before_previous, after_next, several };

struct Window {
  const Shaped &pp, &p, &w, &n, &nn;
  bool first = false, headline = false;
};

// Calls `add(whose, hash)` for each template in order; `wanted` tells whose hashes are wanted, so that the others cost
// nothing.
template <class Wanted, class Add>
void each_feature(const Window& at, Wanted wanted, Add add) {
  const auto& [pp, p, w, n, nn, first, headline] = at;
  std::uint32_t number = 0;
  const auto feature = [&](Of whose, const auto&... parts) {
    ++number;
    if (!wanted(whose)) return;
    Hash hash(number);
    (hash << ... << parts);
    add(whose, hash);
  };
  const auto flag = [](bool b) { return static_cast<std::uint32_t>(b); };
  feature(Of::word, std::string_view("bias"));
  feature(Of::word, w.lower);
  feature(Of::previous, p.lower);
  feature(Of::next, n.lower);
  feature(Of::before_previous, pp.lower);
  feature(Of::after_next, nn.lower);
  feature(Of::several, p.lower, w.lower);
  feature(Of::several, w.lower, n.lower);
  feature(Of::word, w.form);
  for (const auto& prefix : w.prefix) feature(Of::word, prefix);
  for (const auto& suffix : w.suffix) feature(Of::word, suffix, w.caps);
  feature(Of::word, w.shape);
  feature(Of::several, w.shape, p.shape);
  feature(Of::several, w.shape, n.shape);
  feature(Of::several, p.caps, w.caps, n.caps, flag(first));
  feature(Of::several, pp.caps, p.caps, w.caps, n.caps, nn.caps);
  feature(Of::several, p.suffix[1], w.caps);
  feature(Of::several, n.suffix[1], w.caps);
  feature(Of::several, p.prefix[2], w.caps);
  feature(Of::several, n.prefix[2], w.caps);
  feature(Of::several, w.suffix[1], p.suffix[1], p.caps, w.caps);
  feature(Of::several, w.suffix[1], n.suffix[1], n.caps, w.caps);
  feature(Of::word, w.cues, w.caps);
  feature(Of::several, w.cues, n.cues, w.caps, n.caps);
  feature(Of::several, p.cues, w.cues, p.caps, w.caps);
  feature(Of::several, w.caps, flag(headline), flag(first));
  feature(Of::several, pp.lower, p.lower, w.caps);
  feature(Of::several, n.lower, nn.lower, w.caps);
}

}  // namespace kronika::entities
