#include "kronika/symbol.hpp"

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
}

std::string_view Symbol::view() const {
  Table& t = table();
  std::shared_lock lock(t.mutex);
  return t.strings[id_];
}

}  // namespace kronika
