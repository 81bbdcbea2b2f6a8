#include "meter.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace kronika::cli {

Meter::Meter(std::uint64_t bytes, bool shown) : bytes_(bytes), shown_(shown && isatty(STDERR_FILENO) != 0) {}

void Meter::clear() {
  if (written_) std::fputs("\r\x1b[K", stderr);
  written_ = false;
}

void Meter::at(std::uint64_t bytes, std::size_t documents) {
  constexpr double kMega = 1e6;
  const auto now = Clock::now();
  if (!shown_ || now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  const double seconds = std::max(std::chrono::duration<double>(now - start_).count(), 1e-3);
  const double read = static_cast<double>(bytes);
  auto line = fmt::format("\r\x1b[K{} documents, {:.0f} a second, {:.1f} MB read", documents,
                          static_cast<double>(documents) / seconds, read / kMega);
  if (bytes_ > 0 && bytes > 0) {
    const auto left = static_cast<long>(std::max(static_cast<double>(bytes_) - read, 0.0) / read * seconds);
    line += fmt::format(" of {:.1f}, {}:{:02} left", static_cast<double>(bytes_) / kMega, left / 60, left % 60);
  }
  std::fputs(line.c_str(), stderr);
  written_ = true;
}

}  // namespace kronika::cli
