#include "pipeline/batch.hpp"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace kronika {
namespace {

constexpr std::size_t kMostItems = 64;            // found and not yet handed on
constexpr std::uint64_t kMostBytes = 256u << 20;  // of such items, though one may always be there

}  // namespace

// Items on their way: found in order, understood in any, taken in order again.
class Batch::Line {
 public:
  // False when nobody wants more.
  bool put(Result<ingest::Item> item, BatchPosition behind) {
    std::uint64_t size = item ? item->bytes.size() : 0;
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] {
      return closed_ || places_.empty() || (places_.size() < kMostItems && bytes_ + size <= kMostBytes);
    });
    if (closed_) return false;
    bytes_ += size;
    places_.push_back({std::move(item), {}, behind, size});
    waiting_.notify_one();
    return true;
  }

  // No more will be put.
  void end() {
    std::lock_guard lock(mutex_);
    ended_ = true;
    waiting_.notify_all();
    ready_.notify_all();
  }

  // Nobody wants more.
  void close() {
    std::lock_guard lock(mutex_);
    closed_ = ended_ = true;
    room_.notify_all();
    waiting_.notify_all();
  }

  // Understands items until there are no more.
  void work(const ingest::Reader& reader, const Pipeline& pipeline) {
    std::unique_lock lock(mutex_);
    for (;;) {
      waiting_.wait(lock, [&] { return closed_ || next_ < first_ + places_.size() || ended_; });
      if (closed_ || next_ == first_ + places_.size()) return;
      // Places are only added at the end and taken from the front once they are done: this one stays where it is.
      Place& place = places_[next_++ - first_];
      auto item = std::move(place.item);
      lock.unlock();
      auto document = std::move(item)
                          .and_then([&](ingest::Item i) { return reader.understand(std::move(i)); })
                          .and_then([&](Article a) { return pipeline.run(std::move(a)); });
      lock.lock();
      place.document = std::move(document);
      ready_.notify_one();
    }
  }

  struct Place {
    Result<ingest::Item> item;
    std::optional<Result<Document>> document;
    BatchPosition behind;
    std::uint64_t size = 0;
  };

  // The next in order; nothing at the end.
  std::optional<Place> take(const std::function<void()>& idle) {
    constexpr std::chrono::milliseconds kSoon{50};
    std::unique_lock lock(mutex_);
    auto is_ready = [&] { return places_.empty() ? ended_ : places_.front().document.has_value(); };
    if (!ready_.wait_for(lock, kSoon, is_ready)) {
      lock.unlock();
      idle();
      lock.lock();
      ready_.wait(lock, is_ready);
    }
    if (places_.empty()) return {};
    auto place = std::move(places_.front());
    places_.pop_front();
    ++first_;
    bytes_ -= place.size;
    room_.notify_one();
    return place;
  }

 private:
  std::mutex mutex_;
  std::condition_variable room_, waiting_, ready_;
  std::deque<Place> places_;
  std::size_t first_ = 0, next_ = 0;  // numbers of the first place, and of the first that nobody works on
  std::uint64_t bytes_ = 0;
  bool ended_ = false, closed_ = false;
};

// Puts what one file holds into the line, but for what was done before.
class Batch::Finder : public ingest::Receiver {
 public:
  Finder(Batch& batch, Line& line, BatchPosition at, const ingest::Traffic& traffic)
      : batch_(batch), line_(line), at_{at.file, 0}, done_(at.items), traffic_(traffic) {}

  bool item(ingest::Item item) override { return put(std::move(item)); }
  bool fault(Error error) override { return put(tl::unexpected(std::move(error))); }
  void skip(std::string_view why) override {
    auto it = batch_.skipped_.find(why);
    if (it == batch_.skipped_.end()) it = batch_.skipped_.emplace(std::string(why), 0).first;
    ++it->second;
  }

 private:
  bool put(Result<ingest::Item> item) {
    batch_.bytes_ += traffic_.in - counted_;
    counted_ = traffic_.in;
    if (++at_.items <= done_) return true;
    return line_.put(std::move(item), at_);
  }

  Batch& batch_;
  Line& line_;
  BatchPosition at_;
  std::size_t done_;
  const ingest::Traffic& traffic_;
  std::uint64_t counted_ = 0;
};

void Batch::run(const std::vector<std::filesystem::path>& files, BatchPosition start, unsigned jobs,
                const std::function<bool(Result<Document>, BatchPosition)>& each, const std::function<void()>& idle) {
  Line line;
  std::vector<std::jthread> threads;
  threads.emplace_back([&] {
    for (auto at = start; at.file < files.size(); at = {at.file + 1, 0}) {
      ingest::Traffic traffic;
      auto before = bytes_.load();
      Finder finder(*this, line, at, traffic);
      if (!reader_.find(files[at.file], traffic, finder)) break;
      bytes_ = before + traffic.in;
    }
    line.end();
  });
  for (unsigned i = 0; i < jobs; ++i) threads.emplace_back([&] { line.work(reader_, pipeline_); });
  while (auto place = line.take(idle))
    if (!each(std::move(*place->document), place->behind)) break;
  line.close();
}

}  // namespace kronika
