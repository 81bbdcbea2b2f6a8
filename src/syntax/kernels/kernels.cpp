// Compiled once for each instruction set, with KRONIKA_ISA naming its namespace. It includes nothing that
// defines inline functions or templates: those would be merged across the variants at link time, and a
// machine without AVX-512 could be given code that needs it.
#include "syntax/kernels.hpp"

#if defined(__AVX2__)
#include <immintrin.h>
#endif

namespace kronika::syntax::KRONIKA_ISA {
namespace {

constexpr std::size_t kLanes = 16;

// ---- matrix product: 16 outputs of kRows rows at a time ----

#if defined(__AVX512VNNI__)
constexpr std::size_t kRows = 8;
constexpr const char* kName = "avx512-vnni";

struct Sums {
  __m512i at[kRows];
};

inline void multiply(const std::int8_t* w, const std::uint8_t* const* rows, std::size_t quads, Sums& s) {
  for (auto& a : s.at) a = _mm512_setzero_si512();
  for (std::size_t k = 0; k < quads; ++k, w += 64) {
    const __m512i weights = _mm512_loadu_si512(w);
    for (std::size_t r = 0; r < kRows; ++r) {
      std::int32_t quad;
      __builtin_memcpy(&quad, rows[r] + 4 * k, 4);
      s.at[r] = _mm512_dpbusd_epi32(s.at[r], _mm512_set1_epi32(quad), weights);
    }
  }
}

inline void store(const Sums& s, std::size_t r, std::int32_t* out) { _mm512_storeu_si512(out, s.at[r]); }

#elif defined(__AVX2__)
constexpr std::size_t kRows = 4;
constexpr const char* kName = "avx2";

struct Sums {
  __m256i low[kRows], high[kRows];
};

inline void multiply(const std::int8_t* w, const std::uint8_t* const* rows, std::size_t quads, Sums& s) {
  const __m256i ones = _mm256_set1_epi16(1);
  for (std::size_t r = 0; r < kRows; ++r) s.low[r] = s.high[r] = _mm256_setzero_si256();
  for (std::size_t k = 0; k < quads; ++k, w += 64) {
    const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(w));
    const __m256i high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(w + 32));
    for (std::size_t r = 0; r < kRows; ++r) {
      std::int32_t quad;
      __builtin_memcpy(&quad, rows[r] + 4 * k, 4);
      const __m256i a = _mm256_set1_epi32(quad);
      s.low[r] = _mm256_add_epi32(s.low[r], _mm256_madd_epi16(_mm256_maddubs_epi16(a, low), ones));
      s.high[r] = _mm256_add_epi32(s.high[r], _mm256_madd_epi16(_mm256_maddubs_epi16(a, high), ones));
    }
  }
}

inline void store(const Sums& s, std::size_t r, std::int32_t* out) {
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(out), s.low[r]);
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + 8), s.high[r]);
}

#else
constexpr std::size_t kRows = 4;
constexpr const char* kName = "portable";

struct Sums {
  std::int32_t at[kRows][kLanes];
};

inline void multiply(const std::int8_t* w, const std::uint8_t* const* rows, std::size_t quads, Sums& s) {
  for (auto& row : s.at)
    for (auto& a : row) a = 0;
  for (std::size_t k = 0; k < quads; ++k, w += 64)
    for (std::size_t r = 0; r < kRows; ++r)
      for (std::size_t j = 0; j < kLanes; ++j)
        for (std::size_t b = 0; b < 4; ++b)
          s.at[r][j] += static_cast<std::int32_t>(rows[r][4 * k + b]) * static_cast<std::int32_t>(w[4 * j + b]);
}

inline void store(const Sums& s, std::size_t r, std::int32_t* out) {
  for (std::size_t j = 0; j < kLanes; ++j) out[j] = s.at[r][j];
}
#endif

void linear(const LinearLayer& layer, const std::uint8_t* q, const float* scale, std::size_t rows, float* out) {
  const std::size_t quads = layer.inputs / 4;
  for (std::size_t block = 0; block < layer.padded / kLanes; ++block) {
    for (std::size_t first = 0; first < rows; first += kRows) {
      const std::size_t live = rows - first < kRows ? rows - first : kRows;
      const std::uint8_t* row[kRows];
      for (std::size_t r = 0; r < kRows; ++r) row[r] = q + (first + (r < live ? r : 0)) * layer.inputs;
      Sums sums;
      multiply(layer.weights + block * quads * 64, row, quads, sums);
      const std::size_t o = block * kLanes;
      for (std::size_t r = 0; r < live; ++r) {
        std::int32_t dots[kLanes];
        store(sums, r, dots);
        float* result = out + (first + r) * layer.padded + o;
        for (std::size_t j = 0; j < kLanes; ++j) {
          const std::int32_t product = dots[j] - static_cast<std::int32_t>(kZeroPoint) * layer.sums[o + j];
          result[j] = static_cast<float>(product) * (scale[first + r] * layer.scale[o + j]) + layer.bias[o + j];
        }
      }
    }
  }
}

// ---- element by element ----

constexpr float kNothing = 1e-30f;     // its inverse is still a number
constexpr float kRound = 12582912.0f;  // 1.5 * 2^23: adding and taking it away rounds to an integer, half to even

void quantise(const float* x, std::size_t rows, std::size_t width, std::uint8_t* q, float* scale) {
  for (std::size_t r = 0; r < rows; ++r, x += width, q += width) {
    // The largest value, by the bits of their sizes: as integers they have the same order, and a maximum of
    // integers can be taken in vectors.
    std::uint32_t top_bits = 0;
    for (std::size_t i = 0; i < width; ++i) {
      const std::uint32_t bits = __builtin_bit_cast(std::uint32_t, x[i]) & 0x7fffffffu;
      top_bits = bits > top_bits ? bits : top_bits;
    }
    const float top = __builtin_bit_cast(float, top_bits);
    const float inverse = top > kNothing ? 127.0f / top : 0.0f;
    for (std::size_t i = 0; i < width; ++i) {
      const float rounded = (x[i] * inverse + kRound) - kRound;
      q[i] = static_cast<std::uint8_t>(static_cast<std::int32_t>(rounded) + static_cast<std::int32_t>(kZeroPoint));
    }
    scale[r] = top / 127.0f;
  }
}

// exp(x) by x = n ln 2 + r and a polynomial for exp(r) (Cephes expf); relative error about 1e-7.
inline float exponential(float x) {
  x = x < -87.0f ? -87.0f : x;
  x = x > 87.0f ? 87.0f : x;
  const float n = (x * 1.44269504088896341f + kRound) - kRound;
  const float r = (x - n * 0.693359375f) + n * 2.12194440e-4f;
  float p = 1.9875691500e-4f;
  p = p * r + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  p = (p * r) * r + r + 1.0f;
  const std::int32_t bits = (static_cast<std::int32_t>(n) + 127) << 23;
  return p * __builtin_bit_cast(float, bits);
}

inline float sigmoid(float x) { return 1.0f / (1.0f + exponential(-x)); }
inline float hyperbolic_tangent(float x) { return 2.0f * sigmoid(2.0f * x) - 1.0f; }

// A block of cells at a time, in loops so plain that the compiler turns each into vector instructions.
constexpr std::size_t kCells = 128;

void recur_block(const float* __restrict gates, const float* __restrict x, std::size_t words, std::size_t width,
                 std::size_t cells, bool backward, float* __restrict out) {
  float c[kCells] = {}, f[kCells], r[kCells];
  for (std::size_t i = 0; i < words; ++i) {
    const std::size_t t = backward ? words - 1 - i : i;
    const float* __restrict u = gates + t * 3 * width;
    const float* __restrict forget = u + width;
    const float* __restrict reset = forget + width;
    const float* __restrict in = x + t * width;
    float* __restrict h = out + t * width;
    for (std::size_t j = 0; j < cells; ++j) f[j] = sigmoid(forget[j]);
    for (std::size_t j = 0; j < cells; ++j) r[j] = sigmoid(reset[j]);
    for (std::size_t j = 0; j < cells; ++j) c[j] = f[j] * c[j] + (1.0f - f[j]) * u[j];
    for (std::size_t j = 0; j < cells; ++j) h[j] = hyperbolic_tangent(c[j]);
    for (std::size_t j = 0; j < cells; ++j) h[j] = r[j] * h[j] + (1.0f - r[j]) * in[j];
  }
}

void recur(const float* gates, const float* x, std::size_t words, std::size_t width, std::size_t first,
           std::size_t count, bool backward, float* out) {
  for (std::size_t done = 0; done < count; done += kCells) {
    const std::size_t cells = count - done < kCells ? count - done : kCells;
    recur_block(gates + first + done, x + first + done, words, width, cells, backward, out + first + done);
  }
}

void tanh(float* x, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) x[i] = hyperbolic_tangent(x[i]);
}

void relu(float* x, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) x[i] = x[i] > 0 ? x[i] : 0.0f;
}

void add_row(const std::int8_t* row, float scale, std::size_t n, float* sum) {
  for (std::size_t i = 0; i < n; ++i) sum[i] += static_cast<float>(row[i]) * scale;
}

void add_relu(const float* a, const float* b, std::size_t n, float* out) {
  for (std::size_t i = 0; i < n; ++i) {
    const float s = a[i] + b[i];
    out[i] = s > 0 ? s : 0.0f;
  }
}

// Several rows at once: the sums of one row wait for each other.
template <std::size_t kTogether>
inline void dot_rows(const float* __restrict a, const float* __restrict rows, std::size_t n, float* __restrict out) {
  float lane[kTogether][kLanes] = {};
  for (std::size_t i = 0; i < n; i += kLanes)
    for (std::size_t r = 0; r < kTogether; ++r)
      for (std::size_t j = 0; j < kLanes; ++j) lane[r][j] += a[i + j] * rows[r * n + i + j];
  for (std::size_t r = 0; r < kTogether; ++r) {
    for (std::size_t half = kLanes / 2; half > 0; half /= 2)
      for (std::size_t j = 0; j < half; ++j) lane[r][j] += lane[r][j + half];
    out[r] = lane[r][0];
  }
}

void dots(const float* a, const float* rows, std::size_t count, std::size_t n, float* out) {
  std::size_t r = 0;
  for (; r + 4 <= count; r += 4) dot_rows<4>(a, rows + r * n, n, out + r);
  for (; r < count; ++r) dot_rows<1>(a, rows + r * n, n, out + r);
}

}  // namespace

extern const Kernels kKernels;
const Kernels kKernels = {kName, quantise, linear, recur, tanh, relu, add_row, add_relu, dots};

}  // namespace kronika::syntax::KRONIKA_ISA
