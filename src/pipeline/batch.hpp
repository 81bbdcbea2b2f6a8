// Many files through reader and pipeline on several threads, their documents handed on in the order in which they were
// found, so that the number of threads leaves no trace in what is made of them. Memory is bounded whatever the files.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "ingest/reader.hpp"
#include "kronika/pipeline.hpp"

namespace kronika {

// A place between two items: `items` of the file number `file`, and all files before it, are done.
struct BatchPosition {
  std::size_t file = 0, items = 0;
  friend bool operator==(const BatchPosition&, const BatchPosition&) = default;
};

class Batch {
 public:
  Batch(const Pipeline& pipeline, const ingest::Reader& reader) : pipeline_(pipeline), reader_(reader) {}

  // Calls `each`, on the calling thread, with every document or fault and the position behind it, from `start` on; it
  // returns false to stop. `idle` is called, there too, when the next one takes its time. Returns when all threads have
  // ended.
  void run(const std::vector<std::filesystem::path>& files, BatchPosition start, unsigned jobs,
           const std::function<bool(Result<Document>, BatchPosition)>& each, const std::function<void()>& idle);

  // Bytes of the files read so far; may be asked from any thread.
  std::uint64_t bytes_read() const { return bytes_; }

  // What was passed over by design, by reason. Only after run() has returned.
  const std::map<std::string, std::size_t, std::less<>>& skipped() const { return skipped_; }

 private:
  class Line;
  class Finder;

  const Pipeline& pipeline_;
  const ingest::Reader& reader_;
  std::atomic<std::uint64_t> bytes_ = 0;
  std::map<std::string, std::size_t, std::less<>> skipped_;
};

}  // namespace kronika
