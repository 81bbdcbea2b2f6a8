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
      : n_(words + 1), score_(n_ * n_), arc_(n_ * n_), active_(n_, 1), best_(n_, 0) {
    inside_.resize(n_);
    for (std::uint32_t d = 0; d < n_; ++d) {
      inside_[d] = {d};
      for (std::uint32_t h = 0; h < n_; ++h) arc_[place(h, d)] = {h, d};
      if (d == 0) continue;
      for (std::uint32_t h = 0; h < n_; ++h) score_[place(h, d)] = static_cast<double>(scores[(d - 1) * n_ + h]);
      score_[place(0, d)] += kSecondRoot;
    }
  }

  void run(std::vector<std::uint32_t>& heads) {
    for (std::uint32_t d = 1; d < n_; ++d) best_[d] = best_head(d);
    for (auto cycle = find_cycle(); !cycle.empty(); cycle = find_cycle()) contract(cycle);
    std::vector<std::uint32_t> head_of(n_, kUnset);
    for (std::uint32_t d = 1; d < n_; ++d)
      if (active_[d]) enter(arc_[place(best_[d], d)], head_of);
    for (auto level = contracted_.rbegin(); level != contracted_.rend(); ++level)
      for (const Member& m : *level) {
        const bool entered =
            std::any_of(m.inside.begin(), m.inside.end(), [&](auto v) { return head_of[v] != kUnset; });
        if (!entered) head_of[m.arc.dep] = m.arc.head;
      }
    heads.assign(head_of.begin() + 1, head_of.end());
  }

 private:
  static constexpr std::uint32_t kUnset = 0xffffffffu;

  struct Arc {
    std::uint32_t head = 0, dep = 0;  // the arc between words that an arc between nodes stands for
  };
  struct Member {
    std::vector<std::uint32_t> inside;  // words
    Arc arc;                            // the arc of the cycle that enters it
  };

  // The heads of a node lie together.
  std::size_t place(std::uint32_t h, std::uint32_t d) const { return d * n_ + h; }
  static void enter(const Arc& a, std::vector<std::uint32_t>& head_of) { head_of[a.dep] = a.head; }

  std::uint32_t best_head(std::uint32_t d) const {
    const double* score = score_.data() + place(0, d);
    std::uint32_t best = kUnset;
    for (std::uint32_t h = 0; h < n_; ++h)
      if (active_[h] && h != d && (best == kUnset || score[h] > score[best])) best = h;
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
    std::vector<char> in_cycle(n_, 0);
    for (std::uint32_t v : cycle) {
      const std::size_t entering = place(best_[v], v);
      level.push_back({inside_[v], arc_[entering]});
      inner.push_back(score_[entering]);
      in_cycle[v] = 1;
    }
    for (std::size_t i = 1; i < cycle.size(); ++i) {
      active_[cycle[i]] = 0;
      inside_[rest].insert(inside_[rest].end(), inside_[cycle[i]].begin(), inside_[cycle[i]].end());
    }
    for (std::uint32_t u = 0; u < n_; ++u) {
      if (!active_[u] || in_cycle[u]) continue;
      std::size_t out = place(rest, u), in = place(u, rest);
      double most = score_[in] - inner[0];
      for (std::size_t i = 1; i < cycle.size(); ++i) {
        if (score_[place(cycle[i], u)] > score_[out]) out = place(cycle[i], u);
        if (score_[place(u, cycle[i])] - inner[i] > most) {
          in = place(u, cycle[i]);
          most = score_[in] - inner[i];
        }
      }
      score_[place(rest, u)] = score_[out];
      arc_[place(rest, u)] = arc_[out];
      score_[place(u, rest)] = most;
      arc_[place(u, rest)] = arc_[in];
      if (u == 0) continue;
      // Of the heads of u only this one has changed; of equals the first is the best.
      if (in_cycle[best_[u]])
        best_[u] = best_head(u);
      else if (score_[place(rest, u)] == score_[place(best_[u], u)])
        best_[u] = std::min(best_[u], rest);
    }
    best_[rest] = best_head(rest);
  }

  std::size_t n_;
  std::vector<double> score_;
  std::vector<Arc> arc_;
  std::vector<char> active_;
  std::vector<std::uint32_t> best_;
  std::vector<std::vector<std::uint32_t>> inside_;
  std::vector<std::vector<Member>> contracted_;
};

}  // namespace

void maximum_tree(std::span<const float> scores, std::size_t words, std::vector<std::uint32_t>& heads) {
  heads.assign(words, 0);
  for (std::size_t d = 0; d < words; ++d) {
    const float* row = scores.data() + d * (words + 1);
    float most = row[0];
    std::uint32_t head = 0;
    // Without branches, which would often be foretold wrongly.
    const auto look = [&](std::size_t from, std::size_t to) {
      for (std::size_t h = from; h < to; ++h) {
        const bool better = row[h] > most;
        most = better ? row[h] : most;
        head = better ? static_cast<std::uint32_t>(h) : head;
      }
    };
    look(1, d + 1);
    look(d + 2, words + 1);
    heads[d] = head;
  }
  if (words > 0 && !is_tree(heads)) Edmonds(scores, words).run(heads);
}

}  // namespace kronika::syntax
