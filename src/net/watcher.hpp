// Follows feeds: fetches what they list and has not been seen, each once, and remembers it across runs.
#pragma once

#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>

#include "html/dates.hpp"
#include "ingest/feed.hpp"
#include "ingest/item.hpp"
#include "net/fetcher.hpp"

namespace kronika::net {

class Watcher {
 public:
  // `memory` is a file of JSON; it is made when it is not there. All references must outlive the watcher.
  static Result<Watcher> open(Fetcher& fetcher, const html::DateReader& dates, std::filesystem::path memory);

  // Fetches the feed, when it has changed, and hands on every new entry: its text where the feed has it whole, else the
  // page that it links to, or the fault in its place. `each` tells whether the item is done with; others come again the
  // next times, but three times at most. An error is about the feed itself.
  Result<void> poll(const std::string& feed, const std::function<bool(Result<ingest::Item>)>& each);

 private:
  struct Feed {
    Validators validators;
    std::deque<std::string> order;  // of what was seen, the oldest first
    std::set<std::string> seen;
    std::map<std::string, int> tries;  // of what has failed in this run
  };

  Watcher(Fetcher& fetcher, const html::DateReader& dates, std::filesystem::path memory)
      : fetcher_(&fetcher), dates_(&dates), memory_(std::move(memory)) {}

  Result<ingest::Item> item_of(ingest::FeedEntry entry, const std::string& url);
  void remember(Feed& feed, const std::string& id);
  Result<void> save() const;

  Fetcher* fetcher_;
  const html::DateReader* dates_;
  std::filesystem::path memory_;
  std::map<std::string, Feed> feeds_;
};

// A page that was fetched, as an item.
ingest::Item item_of_page(Fetched page);

}  // namespace kronika::net
