#include "syntax/tree.hpp"

#include <algorithm>
#include <utility>

namespace kronika::syntax {
namespace {

// Below any difference that scores of the network can make, yet small enough for double to keep their digits:
// a tree with one word under the root beats every tree with more.
constexpr double kSecondRoot = -1e6;

bool is_tree(const std::vector<std::uint32_t>& heads) {
  std::size_t roots = 0;
  for (std::uint32_t h : heads) roots += h == 0;
  if (roots != 1) return false;
  std::vector<std::uint32_t> seen(heads.size() + 1, 0);  // by which word's climb
  for (std::uint32_t d = 1; d <= heads.size(); ++d) {
    std::uint32_t v = d;
    while (v != 0 && seen[v] == 0) {
      seen[v] = d;
      v = heads[v - 1];
    }
    if (v != 0 && seen[v] == d) return false;
  }
  return true;
}

// Nodes are 0 (the root) to n. Cycles of best arcs are contracted into one of their nodes until there are none;
// then they are opened again, the last one first, each at the node that the tree enters it by.
class Edmonds {
 public:
  Edmonds(std::span<const float> scores, std::size_t words)
      : n_(words + 1), cell_(n_ * n_), active_(n_, true), best_(n_, 0) {
    inside_.resize(n_);
    for (std::uint32_t d = 0; d < n_; ++d) {
      inside_[d] = {d};
      for (std::uint32_t h = 0; h < n_; ++h) {
        Cell& c = at(h, d);
        c.head = h;
        c.dep = d;
        if (d > 0) c.score = static_cast<double>(scores[(d - 1) * n_ + h]) + (h == 0 ? kSecondRoot : 0);
      }
    }
  }

  void run(std::vector<std::uint32_t>& heads) {
    for (;;) {
      for (std::uint32_t d = 1; d < n_; ++d)
        if (active_[d]) best_[d] = best_head(d);
      const auto cycle = find_cycle();
      if (cycle.empty()) break;
      contract(cycle);
    }
    std::vector<std::uint32_t> head_of(n_, kUnset);
    for (std::uint32_t d = 1; d < n_; ++d)
      if (active_[d]) enter(at(best_[d], d), head_of);
    for (auto level = contracted_.rbegin(); level != contracted_.rend(); ++level)
      for (const Member& m : *level) {
        const bool entered =
            std::any_of(m.inside.begin(), m.inside.end(), [&](auto v) { return head_of[v] != kUnset; });
        if (!entered) head_of[m.dep] = m.head;
      }
    heads.assign(head_of.begin() + 1, head_of.end());
  }

 private:
  static constexpr std::uint32_t kUnset = 0xffffffffu;

  struct Cell {
    double score = 0;
    std::uint32_t head = 0, dep = 0;  // the arc between words that this arc between nodes stands for
  };
  struct Member {
    std::vector<std::uint32_t> inside;  // words
    std::uint32_t head, dep;            // the arc of the cycle that enters it
  };

  Cell& at(std::uint32_t h, std::uint32_t d) { return cell_[h * n_ + d]; }
  static void enter(const Cell& c, std::vector<std::uint32_t>& head_of) { head_of[c.dep] = c.head; }

  std::uint32_t best_head(std::uint32_t d) {
    std::uint32_t best = kUnset;
    for (std::uint32_t h = 0; h < n_; ++h)
      if (active_[h] && h != d && (best == kUnset || at(h, d).score > at(best, d).score)) best = h;
    return best;
  }

  std::vector<std::uint32_t> find_cycle() const {
    std::vector<std::uint32_t> seen(n_, 0);
    for (std::uint32_t d = 1; d < n_; ++d) {
      if (!active_[d]) continue;
      std::uint32_t v = d;
      while (v != 0 && seen[v] == 0) {
        seen[v] = d;
        v = best_[v];
      }
      if (v == 0 || seen[v] != d) continue;
      std::vector<std::uint32_t> cycle{v};
      for (std::uint32_t u = best_[v]; u != v; u = best_[u]) cycle.push_back(u);
      return cycle;
    }
    return {};
  }

  void contract(const std::vector<std::uint32_t>& cycle) {
    const std::uint32_t rest = cycle.front();
    auto& level = contracted_.emplace_back();
    std::vector<double> inner;  // score of the arc that each node gives up if the tree enters there
    std::vector<bool> in_cycle(n_, false);
    for (std::uint32_t v : cycle) {
      const Cell& c = at(best_[v], v);
      level.push_back({inside_[v], c.head, c.dep});
      inner.push_back(c.score);
      in_cycle[v] = true;
    }
    for (std::uint32_t u = 0; u < n_; ++u) {
      if (!active_[u] || in_cycle[u]) continue;
      Cell out = at(rest, u), in = at(u, rest);
      in.score -= inner[0];
      for (std::size_t i = 1; i < cycle.size(); ++i) {
        if (at(cycle[i], u).score > out.score) out = at(cycle[i], u);
        if (at(u, cycle[i]).score - inner[i] > in.score) {
          in = at(u, cycle[i]);
          in.score -= inner[i];
        }
      }
      at(rest, u) = out;
      at(u, rest) = in;
    }
    for (std::size_t i = 1; i < cycle.size(); ++i) {
      active_[cycle[i]] = false;
      inside_[rest].insert(inside_[rest].end(), inside_[cycle[i]].begin(), inside_[cycle[i]].end());
    }
  }

  std::size_t n_;
  std::vector<Cell> cell_;
  std::vector<bool> active_;
  std::vector<std::uint32_t> best_;
  std::vector<std::vector<std::uint32_t>> inside_;
  std::vector<std::vector<Member>> contracted_;
};

}  // namespace

void maximum_tree(std::span<const float> scores, std::size_t words, std::vector<std::uint32_t>& heads) {
  heads.assign(words, 0);
  for (std::size_t d = 0; d < words; ++d) {
    const float* row = scores.data() + d * (words + 1);
    for (std::uint32_t h = 1; h <= words; ++h)
      if (h != d + 1 && row[h] > row[heads[d]]) heads[d] = h;
  }
  if (words > 0 && !is_tree(heads)) Edmonds(scores, words).run(heads);
}

}  // namespace kronika::syntax
