// While one lives, Ctrl-C and SIGTERM ask the command to stop at the next good place instead of ending the
// program; the second time they end it.
#pragma once

#include <atomic>
#include <csignal>

namespace kronika::cli {

class Interrupt {
 public:
  Interrupt() {
    flag() = false;
    for (std::size_t i = 0; i < 2; ++i) before_[i] = std::signal(kSignals[i], handle);
  }
  ~Interrupt() {
    for (std::size_t i = 0; i < 2; ++i) std::signal(kSignals[i], before_[i]);
  }
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  bool asked() const { return flag(); }
  // True once it was asked; lives as long as the program.
  static std::atomic<bool>& flag() {
    static std::atomic<bool> asked = false;
    return asked;
  }

 private:
  static constexpr int kSignals[] = {SIGINT, SIGTERM};
  static void handle(int signal) {
    flag() = true;
    std::signal(signal, SIG_DFL);
  }

  void (*before_[2])(int) = {};
};

}  // namespace kronika::cli
