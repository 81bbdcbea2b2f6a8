// A minimal acyclic automaton over bytes that maps keys to numbers (Daciuk et al. 2000): the set of stems of
// a dictionary, or of word endings. One arc is one 32-bit word, so that the automaton is used as it lies on
// disk.
//
//   bits 0-7  label   bit 8  last arc of its node   bits 9-31  target: index of a node's first arc
//
// The arcs of a node lie side by side, by rising label. An arc with label 0 comes first and says that the key
// ends here: its target is the key's value. Keys therefore hold no zero byte.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kronika::morph {

inline constexpr std::uint32_t kMaxArcTarget = (1u << 23) - 1;

class Automaton {
 public:
  using Node = std::uint32_t;

  Automaton() = default;
  Automaton(std::span<const std::uint32_t> arcs, Node root) : arcs_(arcs), root_(root) {}

  // Whether every target is an arc, every value below `values`, and every node ends. What is not valid must
  // not be walked. Cycles need no check: a walk is no longer than its key.
  bool valid(std::size_t values) const;

  bool empty() const { return arcs_.empty(); }
  Node root() const { return root_; }

  std::optional<Node> next(Node node, unsigned char label) const {
    for (std::uint32_t i = node;; ++i) {
      std::uint32_t arc = arcs_[i];
      auto here = static_cast<unsigned char>(arc & 0xff);
      if (here == label) return arc >> 9;
      if (here > label || (arc & kLast) != 0) return std::nullopt;
    }
  }

  std::optional<std::uint32_t> value(Node node) const {
    std::uint32_t arc = arcs_[node];
    if ((arc & 0xff) != 0) return std::nullopt;
    return arc >> 9;
  }

 private:
  friend class AutomatonBuilder;
  static constexpr std::uint32_t kLast = 1u << 8;

  std::span<const std::uint32_t> arcs_;
  Node root_ = 0;
};

// Builds the arcs from keys in ascending order of their bytes, each once.
class AutomatonBuilder {
 public:
  AutomatonBuilder() : path_(1) {}
  void add(std::string_view key, std::uint32_t value);
  // The root; after this the builder is used up and arcs() is complete.
  Automaton::Node finish();
  const std::vector<std::uint32_t>& arcs() const { return arcs_; }

 private:
  struct Unfinished {
    std::vector<std::uint32_t> arcs;  // complete arcs without the last-bit
    unsigned char label = 0;          // the arc that leads on along the path
  };
  struct Hash {
    std::size_t operator()(const std::vector<std::uint32_t>& arcs) const;
  };

  Automaton::Node freeze(std::vector<std::uint32_t>& arcs);
  void freeze_down_to(std::size_t depth);

  std::vector<std::uint32_t> arcs_;
  std::vector<Unfinished> path_;
  std::string last_key_;
  std::unordered_map<std::vector<std::uint32_t>, Automaton::Node, Hash> register_;
};

}  // namespace kronika::morph
