// Answers that were given before, as long as the chronicle has not changed, and a while longer where they took long:
// otherwise a chronicle that is being written would have the same sums over all of it made again for every question.
// Bounded by bytes; what was used least recently goes first. May be used by several threads.
#pragma once

#include <chrono>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace kronika::web {

// An answer ready to be sent.
struct Content {
  std::string type, body;
  std::string zipped;  // empty when not worth it
  std::string etag;    // of the body, in quotation marks
  std::string next;    // target of the next page; empty at the end
};
using SharedContent = std::shared_ptr<const Content>;

// With its ETag, and zipped where that makes it smaller.
SharedContent make_content(std::string type, std::string body, std::string next, int level);

class Cache {
 public:
  using Clock = std::chrono::steady_clock;

  explicit Cache(std::size_t most_bytes) : most_(most_bytes) {}

  SharedContent find(std::string_view key, std::int64_t generation, Clock::time_point now);
  // `cost`: processor time that the answer took; it holds for `lifetime(cost)` whatever happens to the chronicle.
  void put(std::string key, std::int64_t generation, SharedContent content, Clock::time_point now,
           std::chrono::microseconds cost);

  // Nothing for what is quickly made anew; else so that at most a twentieth of the time goes into one question.
  static std::chrono::microseconds lifetime(std::chrono::microseconds cost);

 private:
  struct Entry {
    std::string key;
    SharedContent content;
    std::size_t bytes = 0;
    std::int64_t generation = 0;
    Clock::time_point until;
  };
  void drop(std::list<Entry>::iterator entry);

  std::mutex mutex_;
  std::size_t most_, bytes_ = 0;
  std::list<Entry> entries_;                                                 // the last used first
  std::unordered_map<std::string_view, std::list<Entry>::iterator> by_key_;  // keys live in the entries
};

}  // namespace kronika::web
