#include "syntax/kernels.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

namespace kronika::syntax {
namespace {

TEST(Kernels, ProductIsExactWithAllOfThem) {
  // Words enough for sums of 16 bits to be worth while; weights with which they may be made, and with which not.
  constexpr std::size_t kInputs = 68, kOutputs = 80, kWords = 45;
  std::mt19937 random(3);
  std::vector<std::int8_t> dense(kOutputs * kInputs), packed(dense.size());
  std::vector<std::int32_t> sums(kOutputs, 0);
  std::vector<float> scale(kOutputs, 0.25f), bias(kOutputs, 1.0f);
  for (auto& w : dense) w = static_cast<std::int8_t>(static_cast<int>(random() % 127) - 63);
  for (std::size_t i = kOutputs / 2 * kInputs; i < dense.size(); ++i) dense[i] = static_cast<std::int8_t>(dense[i] / 2);
  for (std::size_t i = 0; i < kInputs; ++i) {  // the largest sums that can be, of 16 bits and of more
    dense[i] = 63;
    dense[(kOutputs - 1) * kInputs + i] = 32;
    dense[(kOutputs - 2) * kInputs + i] = -32;
  }
  for (std::size_t o = 0; o < kOutputs; ++o)
    for (std::size_t i = 0; i < kInputs; ++i) {
      sums[o] += dense[o * kInputs + i];
      packed[((o / 16) * (kInputs / 4) + i / 4) * 64 + (o % 16) * 4 + i % 4] = dense[o * kInputs + i];
    }
  std::vector<std::uint8_t> q(kWords * kInputs);
  for (auto& v : q) v = static_cast<std::uint8_t>(1 + random() % 255);
  for (std::size_t i = 0; i < kInputs; ++i) q[i] = 255;
  const std::vector<float> q_scale(kWords, 0.5f);
  const LinearLayer layer{kInputs, kOutputs, kOutputs, scale.data(), bias.data(), sums.data(), packed.data()};
  for (const Kernels* k : usable_kernels()) {
    std::vector<float> out(kWords * kOutputs);
    k->linear(layer, q.data(), q_scale.data(), kWords, out.data());
    for (std::size_t t = 0; t < kWords; ++t)
      for (std::size_t o = 0; o < kOutputs; ++o) {
        int product = 0;
        for (std::size_t i = 0; i < kInputs; ++i) product += (q[t * kInputs + i] - 128) * dense[o * kInputs + i];
        EXPECT_EQ(out[t * kOutputs + o], static_cast<float>(product) * 0.125f + 1.0f) << k->name;
      }
  }
}

TEST(Kernels, QuantiseScalesByTheLargest) {
  std::vector<float> x{0.5f, -1.0f, 0.25f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f};
  std::vector<std::uint8_t> q(8);
  std::vector<float> scale(2);
  for (const Kernels* k : usable_kernels()) {
    k->quantise(x.data(), 2, 4, q.data(), scale.data());
    EXPECT_EQ(q, (std::vector<std::uint8_t>{192, 1, 160, 128, 128, 128, 128, 128})) << k->name;
    EXPECT_EQ(scale[1], 0.0f);
  }
}

TEST(Kernels, TanhIsNearTheLibrarysAndTheSameWithAllOfThem) {
  std::vector<float> x;
  for (float v = -12; v <= 12; v += 0.01f) x.push_back(v);
  std::vector<float> reference;
  for (const Kernels* k : usable_kernels()) {
    std::vector<float> y = x;
    k->tanh(y.data(), y.size());
    for (std::size_t i = 0; i < x.size(); ++i) EXPECT_NEAR(y[i], std::tanh(x[i]), 1e-6f);
    if (reference.empty()) reference = y;
    EXPECT_EQ(y, reference) << k->name;
  }
}

}  // namespace
}  // namespace kronika::syntax
