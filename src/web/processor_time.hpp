// What this thread has used of the processor: unlike the time by the clock it does not depend on what else runs.
#pragma once

#include <time.h>

#include <chrono>

namespace kronika::web {

inline std::chrono::microseconds processor_time() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return std::chrono::seconds(now.tv_sec) + std::chrono::microseconds(now.tv_nsec / 1000);
}

}  // namespace kronika::web
