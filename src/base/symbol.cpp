#include "kronika/symbol.hpp"

#include <array>
#include <atomic>
#include <bit>
#include <deque>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <unordered_map>

namespace kronika {
namespace {

struct Table {
  std::shared_mutex mutex;
  std::deque<std::string> strings{std::string()};  // a deque never moves what it holds
  std::unordered_map<std::string_view, std::uint32_t> ids;

  // The strings again, in blocks of doubling size that never move, so that view() needs no lock: who has an id has
  // seen its block.
  static constexpr unsigned kBlocks = 32;
  std::array<std::atomic<std::string_view*>, kBlocks> blocks{};

  static unsigned block_of(std::uint32_t id) { return static_cast<unsigned>(std::bit_width(id)) - 1; }
  static std::uint32_t place_in_block(std::uint32_t id) { return id - (1u << block_of(id)); }

  void publish(std::uint32_t id, std::string_view s) {
    auto& block = blocks[block_of(id)];
    if (place_in_block(id) == 0) block.store(new std::string_view[1u << block_of(id)], std::memory_order_release);
    block.load(std::memory_order_relaxed)[place_in_block(id)] = s;
  }
};

Table& table() {
  static auto* t = new Table;  // never destroyed: symbols may outlive static destruction
  return *t;
}

}  // namespace

Symbol::Symbol(std::string_view s) {
  if (s.empty()) return;
  Table& t = table();
  {
    std::shared_lock lock(t.mutex);
    if (auto it = t.ids.find(s); it != t.ids.end()) {
      id_ = it->second;
      return;
    }
  }
  std::unique_lock lock(t.mutex);
  if (auto it = t.ids.find(s); it != t.ids.end()) {
    id_ = it->second;
    return;
  }
  id_ = static_cast<std::uint32_t>(t.strings.size());
  t.ids.emplace(t.strings.emplace_back(s), id_);
  t.publish(id_, t.strings.back());
}

std::string_view Symbol::view() const {
  if (id_ == 0) return "";
  return table().blocks[Table::block_of(id_)].load(std::memory_order_acquire)[Table::place_in_block(id_)];
}

}  // namespace kronika
