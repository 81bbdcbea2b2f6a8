// The chronicle as several threads read it at once: a fixed set of connections, each lent to one request at a
// time for one consistent view of the file, with a deadline.
#pragma once

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "kronika/error.hpp"
#include "kronika/store.hpp"

namespace kronika::web {

class Chronicle {
 public:
  static Result<std::unique_ptr<Chronicle>> open(const std::filesystem::path& file, std::size_t readers);

  // A connection within a read transaction, given back when it goes out of scope. Statements that are still
  // running at the deadline fail.
  class Reader {
   public:
    ~Reader();
    Reader(Reader&&) noexcept;
    Reader& operator=(Reader&&) = delete;
    const Store& store() const;
    bool late() const;  // the deadline has passed

   private:
    friend class Chronicle;
    struct Connection;
    Reader(Chronicle& chronicle, std::unique_ptr<Connection> connection);
    Chronicle* chronicle_;
    std::unique_ptr<Connection> connection_;
  };

  // Nothing when all connections are busy until the deadline.
  std::optional<Reader> borrow(std::chrono::steady_clock::time_point deadline);

  // Changes with every change of the file by anybody. Answers computed after it was read are at least as new.
  std::int64_t generation();

  ~Chronicle();

 private:
  Chronicle() = default;
  void give_back(std::unique_ptr<Reader::Connection> connection);

  std::filesystem::path file_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Reader::Connection>> idle_;
  std::mutex watch_mutex_;
  std::optional<Store> watch_;  // only asked whether the file has changed
};

}  // namespace kronika::web
