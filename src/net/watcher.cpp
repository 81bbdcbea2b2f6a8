#include "net/watcher.hpp"

#include <fstream>
#include <nlohmann/json.hpp>

#include "html/dom.hpp"
#include "html/url.hpp"
#include "ingest/http_message.hpp"

namespace kronika::net {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostSeen = 5000;  // entries of a feed that are remembered
constexpr int kMostTries = 3;
constexpr std::size_t kLargestFeed = 16u << 20;  // bytes of one entry

std::string text(const Json& object, const char* key) {
  auto it = object.find(key);
  return it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}

}  // namespace

ingest::Item item_of_page(Fetched page) {
  ingest::Item item;
  item.name = page.url;
  item.known.url = std::move(page.url);
  item.bytes = std::move(page.body);
  item.charset = ingest::parse_content_type(page.content_type).charset;
  return item;
}

Result<Watcher> Watcher::open(Fetcher& fetcher, const html::DateReader& dates, std::filesystem::path memory) {
  Watcher watcher(fetcher, dates, std::move(memory));
  std::error_code ec;
  if (!std::filesystem::exists(watcher.memory_, ec)) return watcher;
  std::ifstream in(watcher.memory_);
  auto all = Json::parse(in, nullptr, false);
  if (!all.is_object()) return fail("is no memory of watched feeds", watcher.memory_.string());
  for (const auto& [url, said] : all.items()) {
    if (!said.is_object()) continue;
    Feed& feed = watcher.feeds_[url];
    feed.validators = {text(said, "etag"), text(said, "last_modified")};
    if (auto seen = said.find("seen"); seen != said.end() && seen->is_array())
      for (const auto& id : *seen)
        if (id.is_string()) watcher.remember(feed, id.get<std::string>());
  }
  return watcher;
}

void Watcher::remember(Feed& feed, const std::string& id) {
  if (!feed.seen.insert(id).second) return;
  feed.order.push_back(id);
  if (feed.order.size() <= kMostSeen) return;
  feed.seen.erase(feed.order.front());
  feed.order.pop_front();
}

Result<void> Watcher::save() const {
  Json all = Json::object();
  for (const auto& [url, feed] : feeds_)
    all[url] = {{"etag", feed.validators.etag}, {"last_modified", feed.validators.last_modified}, {"seen", feed.order}};
  // Written beside it and moved over it: a crash leaves the old one.
  auto fresh = memory_;
  fresh += ".new";
  std::ofstream out(fresh, std::ios::trunc);
  out << all.dump(1, ' ', false, Json::error_handler_t::replace) << "\n";
  out.close();
  std::error_code ec;
  if (out.good()) std::filesystem::rename(fresh, memory_, ec);
  if (!out.good() || ec) return fail("cannot be written", memory_.string());
  return {};
}

Result<ingest::Item> Watcher::item_of(ingest::FeedEntry entry, const std::string& url) {
  ingest::Item item;
  if (entry.whole || url.empty()) {
    item.bytes = std::move(entry.body);
    item.form = ingest::Form::fragment;
    item.name = item.known.url = url;
  } else {
    auto page = fetcher_->get(url);
    if (!page) return tl::unexpected(page.error());
    item = item_of_page(std::move(*page));
  }
  Article& known = item.known;
  known.title = html::collapse(entry.title);
  known.author = html::collapse(entry.author);
  known.source = html::collapse(entry.source);
  known.published = dates_->parse(entry.published);
  if (known.published) known.published_from = "feed";
  known.modified = dates_->parse(entry.updated);
  return item;
}

Result<void> Watcher::poll(const std::string& url, const std::function<bool(Result<ingest::Item>)>& each) {
  Feed& feed = feeds_[url];
  auto fetched = fetcher_->get(url, feed.validators);
  if (!fetched) return tl::unexpected(fetched.error());
  if (fetched->status == 304) return {};

  std::vector<ingest::FeedEntry> entries;
  auto source = ingest::from_memory(fetched->body);
  ingest::Input in(*source);
  auto read = ingest::read_feed(in, kLargestFeed, [&](ingest::FeedEntry entry) {
    entries.push_back(std::move(entry));
    return true;
  });
  if (!read) return fail(read.error().message, url, read.error().line);

  bool all_done = true;
  // Feeds have the newest first.
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
    auto address = html::resolve(fetched->url, !entry->url.empty()               ? entry->url
                                               : html::is_web_address(entry->id) ? entry->id
                                                                                 : "");
    auto id = !entry->id.empty() ? entry->id : !address.empty() ? address : entry->title;
    if (id.empty() || feed.seen.contains(id)) continue;
    if (!each(item_of(std::move(*entry), address)) && ++feed.tries[id] < kMostTries) {
      all_done = false;
      continue;
    }
    feed.tries.erase(id);
    remember(feed, id);
    if (auto saved = save(); !saved) return saved;
  }
  // As long as something is to come again the feed must be fetched whole.
  if (all_done) feed.validators = fetched->validators;
  return save();
}

}  // namespace kronika::net
