#include "morphology/automaton.hpp"

#include <algorithm>

namespace kronika::morph {

bool Automaton::valid(std::size_t values) const {
  if (arcs_.empty()) return root_ == 0;
  if (root_ >= arcs_.size() || (arcs_.back() & kLast) == 0) return false;
  for (std::uint32_t arc : arcs_)
    if ((arc >> 9) >= ((arc & 0xff) == 0 ? values : arcs_.size())) return false;
  return true;
}

std::size_t AutomatonBuilder::Hash::operator()(const std::vector<std::uint32_t>& arcs) const {
  std::uint64_t h = 0x9e3779b97f4a7c15u;
  for (std::uint32_t arc : arcs) h = (h ^ arc) * 0xff51afd7ed558ccdu, h ^= h >> 29;
  return h;
}

Automaton::Node AutomatonBuilder::freeze(std::vector<std::uint32_t>& arcs) {
  arcs.back() |= Automaton::kLast;
  auto [it, is_new] = register_.try_emplace(arcs, static_cast<Automaton::Node>(arcs_.size()));
  if (is_new) arcs_.insert(arcs_.end(), arcs.begin(), arcs.end());
  return it->second;
}

void AutomatonBuilder::freeze_down_to(std::size_t depth) {
  while (path_.size() > depth + 1) {
    Automaton::Node node = freeze(path_.back().arcs);
    path_.pop_back();
    path_.back().arcs.push_back(node << 9 | path_.back().label);
  }
}

void AutomatonBuilder::add(std::string_view key, std::uint32_t value) {
  auto [a, b] = std::mismatch(key.begin(), key.end(), last_key_.begin(), last_key_.end());
  auto shared = static_cast<std::size_t>(a - key.begin());
  freeze_down_to(shared);
  for (std::size_t i = shared; i < key.size(); ++i) {
    path_.back().label = static_cast<unsigned char>(key[i]);
    path_.emplace_back();
  }
  path_.back().arcs.push_back(value << 9);
  last_key_ = key;
}

Automaton::Node AutomatonBuilder::finish() {
  freeze_down_to(0);
  if (path_.back().arcs.empty()) return 0;
  return freeze(path_.back().arcs);
}

}  // namespace kronika::morph
