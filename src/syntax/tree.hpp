// The tree of greatest score: Chu and Liu 1965, Edmonds 1967, on a dense matrix.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace kronika::syntax {

// `scores`: for each of `words` words a row of 1 + words scores: with the root as its head, then with each word
// (with itself: ignored). Fills `heads` with 0 for the root and 1 + i for word i, so that they form a tree with
// exactly one word under the root and the greatest sum. Time is cubic in the worst case: bound `words`.
void maximum_tree(std::span<const float> scores, std::size_t words, std::vector<std::uint32_t>& heads);

}  // namespace kronika::syntax
