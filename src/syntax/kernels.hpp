// The arithmetic of the network, once for each instruction set and chosen when the program starts.
//
// All variants give the same bits: matrix products are of 8-bit integers (exact in any order), and everything
// in floating point is done element by element, or in an order that is written down, without fused
// operations. So a document has the same tags and trees on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace kronika::syntax {

// A linear layer as it lies in a model file. Weights have 7 bits, so that AVX2's sums of two products fit 16.
struct LinearLayer {
  std::uint32_t inputs = 0;      // a multiple of 4
  std::uint32_t outputs = 0;     // as many as mean something
  std::uint32_t padded = 0;      // outputs rounded up to a multiple of 16: the width of a row of results
  const float* scale = nullptr;  // of each output's weights
  const float* bias = nullptr;
  const std::int32_t* sums = nullptr;    // of each output's weights
  const std::int8_t* weights = nullptr;  // [padded / 16][inputs / 4][16][4]
};

inline constexpr std::uint32_t kZeroPoint = 128;  // added to 8-bit activations, which are stored unsigned

struct Kernels {
  const char* name;

  // Scales each row by its largest value into -127..127. `q` and `scale` hold the result.
  void (*quantise)(const float* x, std::size_t rows, std::size_t width, std::uint8_t* q, float* scale);
  // out[row][0..padded) = weights * row + bias, for rows made by quantise() with width layer.inputs.
  void (*linear)(const LinearLayer& layer, const std::uint8_t* q, const float* scale, std::size_t rows, float* out);
  // One direction of a recurrent layer over one sentence. Rows are `width` wide (`3 * width` for `gates`:
  // candidate, forget, reset); cells `first` to `first + count` are done. `count` is a multiple of 16.
  void (*recur)(const float* gates, const float* x, std::size_t words, std::size_t width, std::size_t first,
                std::size_t count, bool backward, float* out);
  void (*tanh)(float* x, std::size_t n);
  void (*relu)(float* x, std::size_t n);
  void (*add_row)(const std::int8_t* row, float scale, std::size_t n, float* sum);  // n a multiple of 16
  void (*add_relu)(const float* a, const float* b, std::size_t n, float* out);
  // The product of `a` with each of `count` rows, n wide, a multiple of 16.
  void (*dots)(const float* a, const float* rows, std::size_t count, std::size_t n, float* out);
};

// The best that this processor can run. All that it can run, the best first: for tests.
const Kernels& best_kernels();
std::span<const Kernels* const> usable_kernels();

}  // namespace kronika::syntax
