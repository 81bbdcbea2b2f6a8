#include "syntax/kernels.hpp"

#include <array>

namespace kronika::syntax {

namespace portable {
extern const Kernels kKernels;
}
#if defined(__x86_64__)
namespace avx2 {
extern const Kernels kKernels;
}
namespace avx512 {
extern const Kernels kKernels;
}
#endif

namespace {

struct Usable {
  std::array<const Kernels*, 3> list{};
  std::size_t count = 0;

  Usable() {
#if defined(__x86_64__)
    __builtin_cpu_init();
    const bool avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                        __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
                        __builtin_cpu_supports("avx512vnni");
    if (avx512) list[count++] = &avx512::kKernels;
    if (__builtin_cpu_supports("avx2")) list[count++] = &avx2::kKernels;
#endif
    list[count++] = &portable::kKernels;
  }
};

const Usable& usable() {
  static const Usable instance;
  return instance;
}

}  // namespace

const Kernels& best_kernels() { return *usable().list[0]; }
std::span<const Kernels* const> usable_kernels() { return {usable().list.data(), usable().count}; }

}  // namespace kronika::syntax
