// Bytes as a stream, out of files and compressed streams, in constant memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "kronika/error.hpp"

namespace kronika::ingest {

// How much went in and came out, all layers of packing together. Small files that unpack without end are told by it.
struct Traffic {
  static constexpr std::uint64_t kFree = 256u << 20;  // bytes out that nobody asks about
  static constexpr std::uint64_t kRatio = 250;        // text packs to a tenth, repeated text to a fiftieth

  std::uint64_t in = 0, out = 0;
  bool bomb() const { return out > kFree && out / kRatio > in; }
};

class Source {
 public:
  virtual ~Source() = default;
  // Puts up to `size` bytes (at least 1) into `to`; 0 at the end. After an error the next call goes on behind the
  // damage where there is a way to, else it returns 0.
  virtual Result<std::size_t> read(char* to, std::size_t size) = 0;
};

// A file, or standard input for "-". Counts what it reads in `traffic`, which must outlive it.
Result<std::unique_ptr<Source>> open_file(const std::filesystem::path& file, Traffic& traffic);

// Bytes that outlive it.
std::unique_ptr<Source> from_memory(std::string_view bytes);

// A source with a buffer to look ahead in, to read lines from and to put back into.
class Input {
 public:
  explicit Input(Source& source) : source_(source) {}

  // The next bytes, as many as `size` where there are so many; they stay unread. Valid until the next call.
  std::string_view peek(std::size_t size);
  // Takes up to `size` bytes of those that are there; empty at the end. Valid until the next call.
  std::string_view some(std::size_t size);
  // A line without its end; false at the end. A line longer than `limit` is cut there, and the rest skipped, with
  // `long_line` set.
  bool line(std::string& out, std::size_t limit, bool* long_line = nullptr);
  // Appends exactly `size` bytes, or as many as there are. Returns how many.
  std::uint64_t take(std::uint64_t size, std::string& out);
  std::uint64_t skip(std::uint64_t size);
  void put_back(std::string_view bytes);
  // The same for the last `size` bytes that `some` gave, before any other call.
  void unread(std::size_t size);

  bool at_end() { return peek(1).empty(); }
  std::uint64_t position() const { return position_; }

  // The error that ended the bytes, once all before it are taken. `clear_error` lets reading go on behind the damage.
  const Error* error() const { return failed_ && at_ == buffer_.size() ? &error_ : nullptr; }
  void clear_error() { failed_ = false; }

 private:
  bool fill();  // adds to the buffer; false at the end or an error

  Source& source_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::uint64_t position_ = 0;
  bool failed_ = false;
  Error error_;
};

}  // namespace kronika::ingest
