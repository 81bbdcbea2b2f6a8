// One line on a terminal that is written over: how far, how fast, how long still.
#pragma once

#include <chrono>
#include <cstdint>

namespace kronika::cli {

class Meter {
 public:
  // `bytes` is all there is to read; 0 when that is not known. Silent where standard error is no terminal.
  Meter(std::uint64_t bytes, bool shown);
  ~Meter() { clear(); }
  Meter(const Meter&) = delete;
  Meter& operator=(const Meter&) = delete;

  void clear();  // before anything else is printed
  void at(std::uint64_t bytes, std::size_t documents);

 private:
  using Clock = std::chrono::steady_clock;
  std::uint64_t bytes_;
  bool shown_, written_ = false;
  Clock::time_point start_ = Clock::now(), last_{};
};

}  // namespace kronika::cli
