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

// ---- matrix product: a tile of some rows by some blocks of 16 outputs at a time ----

#if defined(__AVX512VNNI__)
// Sums enough to be under way at once that none waits for another, and each word loaded is used four times.
constexpr std::size_t kRows = 4, kBlocks = 4;
constexpr const char* kName = "avx512-vnni";

struct Sum {
  __m512i all;
};

// Nothing to plan: the sums have room enough.
struct Plan {
  Plan(const std::int8_t*, std::size_t, std::size_t) {}
};

// The loops over a tile are unrolled by order: otherwise g++ keeps the sums in memory, at half the speed.
template <std::size_t kTileRows, std::size_t kTileBlocks>
inline void multiply(const Plan&, const std::int8_t* w, std::size_t quads, const std::uint8_t* rows, std::size_t width,
                     Sum (&s)[kTileRows][kTileBlocks]) {
  __m512i sum[kTileRows * kTileBlocks];
#pragma GCC unroll 16
  for (std::size_t i = 0; i < kTileRows * kTileBlocks; ++i) sum[i] = _mm512_setzero_si512();
  for (std::size_t k = 0; k < quads; ++k) {
    __m512i weights[kTileBlocks];
#pragma GCC unroll 4
    for (std::size_t b = 0; b < kTileBlocks; ++b) weights[b] = _mm512_loadu_si512(w + (b * quads + k) * 64);
#pragma GCC unroll 4
    for (std::size_t r = 0; r < kTileRows; ++r) {
      std::int32_t quad;
      __builtin_memcpy(&quad, rows + r * width + 4 * k, 4);
      const __m512i a = _mm512_set1_epi32(quad);
#pragma GCC unroll 4
      for (std::size_t b = 0; b < kTileBlocks; ++b) {
        auto& one = sum[r * kTileBlocks + b];
        one = _mm512_dpbusd_epi32(one, a, weights[b]);
      }
    }
  }
#pragma GCC unroll 16
  for (std::size_t i = 0; i < kTileRows * kTileBlocks; ++i) s[i / kTileBlocks][i % kTileBlocks].all = sum[i];
}

inline void store(const Sum& s, std::int32_t* out) { _mm512_storeu_si512(out, s.all); }

#elif defined(__AVX2__)
constexpr std::size_t kRows = 3, kBlocks = 1;
constexpr const char* kName = "avx2";

struct Sum {
  __m256i low, high;
};

// In which order the quads of a block are summed up: first those of which two together fit 16 bits, whatever the
// activations are, in pairs. Nearly all do, and a pair is widened to 32 bits once instead of twice.
class Plan {
 public:
  Plan(const std::int8_t* w, std::size_t quads, std::size_t rows) {
    if (rows < kWorthIt || quads > kMostQuads) return;
    std::size_t apart = 0;
    std::uint16_t single[kMostQuads];
    for (std::size_t k = 0; k + 1 < quads; k += 2)
      if (!add_pair(w, k, k + 1)) {
        single[apart++] = static_cast<std::uint16_t>(k);
        single[apart++] = static_cast<std::uint16_t>(k + 1);
      }
    if (quads % 2 != 0) single[apart++] = static_cast<std::uint16_t>(quads - 1);
    std::uint16_t left[kMostQuads];
    std::size_t i = 0;
    while (i < apart)
      if (i + 1 < apart && add_pair(w, single[i], single[i + 1]))
        i += 2;
      else
        left[singles_++] = single[i++];
    for (std::size_t n = 0; n < singles_; ++n) quad_[2 * pairs_ + n] = left[n];
    made_ = true;
  }
  bool made() const { return made_; }
  std::size_t pairs() const { return pairs_; }
  std::size_t singles() const { return singles_; }
  const std::uint16_t* pair(std::size_t i) const { return quad_ + 2 * i; }
  std::size_t single(std::size_t i) const { return quad_[2 * pairs_ + i]; }

 private:
  static constexpr std::size_t kWorthIt = 32, kMostQuads = 256;

  // Activations are at most 255: sums of weights of one sign up to 128 leave their products within 16 bits.
  static bool fits(const std::int8_t* a, const std::int8_t* b) {
    const __m256i ones = _mm256_set1_epi8(1), zero = _mm256_setzero_si256(), most = _mm256_set1_epi16(128);
    const __m256i x = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(a));
    const __m256i y = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(b));
    const auto sum = [&](__m256i v, __m256i w) {
      return _mm256_add_epi16(_mm256_maddubs_epi16(_mm256_max_epi8(v, zero), ones),
                              _mm256_maddubs_epi16(_mm256_max_epi8(w, zero), ones));
    };
    const __m256i above = sum(x, y);
    const __m256i below = sum(_mm256_sub_epi8(zero, x), _mm256_sub_epi8(zero, y));
    return _mm256_movemask_epi8(_mm256_cmpgt_epi16(_mm256_max_epi16(above, below), most)) == 0;
  }
  bool add_pair(const std::int8_t* w, std::size_t a, std::size_t b) {
    if (!fits(w + a * 64, w + b * 64) || !fits(w + a * 64 + 32, w + b * 64 + 32)) return false;
    quad_[2 * pairs_] = static_cast<std::uint16_t>(a);
    quad_[2 * pairs_ + 1] = static_cast<std::uint16_t>(b);
    ++pairs_;
    return true;
  }

  std::uint16_t quad_[kMostQuads];
  std::size_t pairs_ = 0, singles_ = 0;
  bool made_ = false;
};

inline __m256i half(const std::int8_t* w) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(w)); }

inline __m256i repeated(const std::uint8_t* quad) {
  std::int32_t four;
  __builtin_memcpy(&four, quad, 4);
  return _mm256_set1_epi32(four);
}

template <std::size_t kTileRows>
inline void multiply_one(const std::int8_t* w, const std::uint8_t* quad, std::size_t width, Sum (&s)[kTileRows][1]) {
  const __m256i ones = _mm256_set1_epi16(1), low = half(w), high = half(w + 32);
  for (std::size_t r = 0; r < kTileRows; ++r) {
    const __m256i a = repeated(quad + r * width);
    s[r][0].low = _mm256_add_epi32(s[r][0].low, _mm256_madd_epi16(_mm256_maddubs_epi16(a, low), ones));
    s[r][0].high = _mm256_add_epi32(s[r][0].high, _mm256_madd_epi16(_mm256_maddubs_epi16(a, high), ones));
  }
}

template <std::size_t kTileRows, std::size_t kTileBlocks>
inline void multiply(const Plan& plan, const std::int8_t* w, std::size_t quads, const std::uint8_t* rows,
                     std::size_t width, Sum (&s)[kTileRows][kTileBlocks]) {
  static_assert(kTileBlocks == 1);
  const __m256i ones = _mm256_set1_epi16(1);
  for (auto& row : s) row[0].low = row[0].high = _mm256_setzero_si256();
  if (!plan.made()) {
    for (std::size_t k = 0; k < quads; ++k) multiply_one<kTileRows>(w + k * 64, rows + 4 * k, width, s);
    return;
  }
  for (std::size_t i = 0; i < plan.pairs(); ++i) {
    const std::uint16_t* pair = plan.pair(i);
    const std::size_t k = pair[0], l = pair[1];
    const std::int8_t *first = w + k * 64, *second = w + l * 64;
    for (std::size_t r = 0; r < kTileRows; ++r) {
      const __m256i a = repeated(rows + r * width + 4 * k), b = repeated(rows + r * width + 4 * l);
      const __m256i low = _mm256_add_epi16(_mm256_maddubs_epi16(a, half(first)), _mm256_maddubs_epi16(b, half(second)));
      const __m256i high =
          _mm256_add_epi16(_mm256_maddubs_epi16(a, half(first + 32)), _mm256_maddubs_epi16(b, half(second + 32)));
      s[r][0].low = _mm256_add_epi32(s[r][0].low, _mm256_madd_epi16(low, ones));
      s[r][0].high = _mm256_add_epi32(s[r][0].high, _mm256_madd_epi16(high, ones));
    }
  }
  for (std::size_t i = 0; i < plan.singles(); ++i)
    multiply_one<kTileRows>(w + plan.single(i) * 64, rows + 4 * plan.single(i), width, s);
}

inline void store(const Sum& s, std::int32_t* out) {
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(out), s.low);
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + 8), s.high);
}

#else
constexpr std::size_t kRows = 4, kBlocks = 1;
constexpr const char* kName = "portable";

struct Sum {
  std::int32_t at[kLanes];
};

// Nothing to plan: the sums have room enough.
struct Plan {
  Plan(const std::int8_t*, std::size_t, std::size_t) {}
};

template <std::size_t kTileRows, std::size_t kTileBlocks>
inline void multiply(const Plan&, const std::int8_t* w, std::size_t quads, const std::uint8_t* rows, std::size_t width,
                     Sum (&s)[kTileRows][kTileBlocks]) {
  static_assert(kTileBlocks == 1);
  for (auto& row : s)
    for (auto& a : row[0].at) a = 0;
  for (std::size_t k = 0; k < quads; ++k, w += 64)
    for (std::size_t r = 0; r < kTileRows; ++r)
      for (std::size_t j = 0; j < kLanes; ++j)
        for (std::size_t b = 0; b < 4; ++b)
          s[r][0].at[j] +=
              static_cast<std::int32_t>(rows[r * width + 4 * k + b]) * static_cast<std::int32_t>(w[4 * j + b]);
}

inline void store(const Sum& s, std::int32_t* out) {
  for (std::size_t j = 0; j < kLanes; ++j) out[j] = s.at[j];
}
#endif

template <std::size_t kTileRows, std::size_t kTileBlocks>
void tile(const Plan& plan, const LinearLayer& layer, std::size_t block, const std::uint8_t* q, const float* scale,
          float* out) {
  const std::size_t quads = layer.inputs / 4;
  Sum sums[kTileRows][kTileBlocks];
  multiply<kTileRows, kTileBlocks>(plan, layer.weights + block * quads * 64, quads, q, layer.inputs, sums);
  for (std::size_t r = 0; r < kTileRows; ++r)
    for (std::size_t b = 0; b < kTileBlocks; ++b) {
      std::int32_t dots[kLanes];
      store(sums[r][b], dots);
      const std::size_t o = (block + b) * kLanes;
      float* result = out + r * layer.padded + o;
      for (std::size_t j = 0; j < kLanes; ++j) {
        const std::int32_t product = dots[j] - static_cast<std::int32_t>(kZeroPoint) * layer.sums[o + j];
        result[j] = static_cast<float>(product) * (scale[r] * layer.scale[o + j]) + layer.bias[o + j];
      }
    }
}

// What is left when whole tiles are done: fewer rows.
template <std::size_t kTileRows, std::size_t kTileBlocks>
void short_tile(const Plan& plan, std::size_t rows, const LinearLayer& layer, std::size_t block, const std::uint8_t* q,
                const float* scale, float* out) {
  if (rows == kTileRows) return tile<kTileRows, kTileBlocks>(plan, layer, block, q, scale, out);
  if constexpr (kTileRows > 1) short_tile<kTileRows - 1, kTileBlocks>(plan, rows, layer, block, q, scale, out);
}

template <std::size_t kTileBlocks>
void tiles(const LinearLayer& layer, std::size_t block, const std::uint8_t* q, const float* scale, std::size_t rows,
           float* out) {
  const Plan plan(layer.weights + block * (layer.inputs / 4) * 64, layer.inputs / 4, rows);
  std::size_t r = 0;
  for (; r + kRows <= rows; r += kRows)
    tile<kRows, kTileBlocks>(plan, layer, block, q + r * layer.inputs, scale + r, out + r * layer.padded);
  if (r < rows)
    short_tile<kRows - 1, kTileBlocks>(plan, rows - r, layer, block, q + r * layer.inputs, scale + r,
                                       out + r * layer.padded);
}

void linear(const LinearLayer& layer, const std::uint8_t* q, const float* scale, std::size_t rows, float* out) {
  const std::size_t blocks = layer.padded / kLanes;
  std::size_t block = 0;
  for (; block + kBlocks <= blocks; block += kBlocks) tiles<kBlocks>(layer, block, q, scale, rows, out);
  for (; block < blocks; ++block) tiles<1>(layer, block, q, scale, rows, out);
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
