#include "web/cache.hpp"

#include <algorithm>
#include <iterator>

#include "base/sha256.hpp"
#include "web/gzip.hpp"

namespace kronika::web {

SharedContent make_content(std::string type, std::string body, std::string next, int level) {
  constexpr std::size_t kWorthZipping = 1024;
  auto content = std::make_shared<Content>();
  content->type = std::move(type);
  content->body = std::move(body);
  content->next = std::move(next);
  content->etag = "\"" + sha256_hex(content->body).substr(0, 24) + "\"";
  if (content->body.size() >= kWorthZipping) {
    content->zipped = gzip(content->body, level);
    if (content->zipped.size() >= content->body.size()) content->zipped.clear();
  }
  return content;
}

std::chrono::microseconds Cache::lifetime(std::chrono::microseconds cost) {
  constexpr std::chrono::microseconds kQuick = std::chrono::milliseconds(50), kLongest = std::chrono::seconds(10);
  constexpr int kTimes = 20;
  return cost < kQuick ? std::chrono::microseconds(0) : std::min(cost * kTimes, kLongest);
}

void Cache::drop(std::list<Entry>::iterator entry) {
  bytes_ -= entry->bytes;
  by_key_.erase(entry->key);
  entries_.erase(entry);
}

SharedContent Cache::find(std::string_view key, std::int64_t generation, Clock::time_point now) {
  std::lock_guard lock(mutex_);
  auto it = by_key_.find(key);
  if (it == by_key_.end()) return nullptr;
  if (it->second->generation != generation && now >= it->second->until) {
    drop(it->second);
    return nullptr;
  }
  entries_.splice(entries_.begin(), entries_, it->second);
  return it->second->content;
}

void Cache::put(std::string key, std::int64_t generation, SharedContent content, Clock::time_point now,
                std::chrono::microseconds cost) {
  std::lock_guard lock(mutex_);
  const std::size_t bytes = key.size() + content->body.size() + content->zipped.size() + sizeof(Entry);
  if (bytes > most_ / 4) return;
  if (auto it = by_key_.find(key); it != by_key_.end()) drop(it->second);
  entries_.push_front({std::move(key), std::move(content), bytes, generation, now + lifetime(cost)});
  by_key_.emplace(entries_.front().key, entries_.begin());
  bytes_ += bytes;
  while (bytes_ > most_) drop(std::prev(entries_.end()));
}

}  // namespace kronika::web
