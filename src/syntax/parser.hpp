// From scores to trees.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "kronika/symbol.hpp"
#include "syntax/network.hpp"

namespace kronika::syntax {

// The longest stretch of words that one tree is looked for in: arcs are scored between all pairs.
inline constexpr std::size_t kLongestTree = 256;

// Heads and relations of the words of a batch; kept by the caller to be used again.
struct Trees {
  std::vector<std::uint32_t> heads;  // index into the batch, or Network::kRoot
  std::vector<Symbol> relations;

  std::vector<float> scores;
  std::vector<std::uint32_t> sentence;
};

// Threads: immutable; parse() may be called from many threads at once.
class Parser {
 public:
  // The network must outlive the parser.
  explicit Parser(const Network& network);

  // `lengths`: words in each sentence of the batch, each at most kLongestTree.
  void parse(Encoding& e, std::span<const std::uint32_t> lengths, Trees& out) const;

 private:
  const Network& network_;
  std::vector<Symbol> relations_;
  std::size_t root_;  // index of the relation "root"; relations_.size() if the model has none
};

}  // namespace kronika::syntax
