#include "web/cache.hpp"

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

void Cache::start(std::int64_t generation) {
  if (generation == generation_) return;
  by_key_.clear();
  entries_.clear();
  bytes_ = 0;
  generation_ = generation;
}

SharedContent Cache::find(std::string_view key, std::int64_t generation) {
  std::lock_guard lock(mutex_);
  start(generation);
  auto it = by_key_.find(key);
  if (it == by_key_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, it->second);
  return it->second->content;
}

void Cache::put(std::string key, std::int64_t generation, SharedContent content) {
  std::lock_guard lock(mutex_);
  start(generation);
  const std::size_t bytes = key.size() + content->body.size() + content->zipped.size() + sizeof(Entry);
  if (bytes > most_ / 4 || by_key_.contains(key)) return;
  entries_.push_front({std::move(key), std::move(content), bytes});
  by_key_.emplace(entries_.front().key, entries_.begin());
  for (bytes_ += bytes; bytes_ > most_; entries_.pop_back()) {
    bytes_ -= entries_.back().bytes;
    by_key_.erase(entries_.back().key);
  }
}

}  // namespace kronika::web
