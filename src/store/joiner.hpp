// Keeps the derived tables true: `event` with `event_actor`, and `saying`. Works within a transaction that the
// caller holds, and only where something changed.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "store/tellings.hpp"

namespace kronika {

class Joiner {
 public:
  explicit Joiner(sqlite::Database& database) : db_(database) {}

  // Marks the event fact and all whose joining it can bear on. To be called after a fact was added, and before
  // one is removed.
  void touch(std::int64_t event_fact);
  // The same for all that a document tells of.
  void touch_document(std::int64_t document);
  // Joins all that was marked anew.
  void join_events();

  void join_sayings(std::span<const std::int64_t> sayings);

 private:
  // Facts that could be of one event: same bucket, and same wording where that is needed (else 0).
  using Key = std::pair<std::int64_t, std::int64_t>;

  void join_group(const std::set<std::int64_t>& facts);
  bool stands(const Joined& joined, const std::vector<TellingRow>& rows);
  // In the row `id`, where one is given.
  void write_event(const Joined& joined, const std::vector<TellingRow>& rows, std::optional<std::int64_t> id);

  sqlite::Database& db_;
  std::map<Key, std::set<std::int64_t>> marked_;
  std::set<std::int64_t> events_;  // those of the marked facts
};

}  // namespace kronika
