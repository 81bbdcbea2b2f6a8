#include "entities/name_model.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <fstream>

namespace kronika::entities {
namespace {

constexpr char kMagic[4] = {'K', 'R', 'N', 'M'};
constexpr std::uint8_t kVersion = 1;
constexpr unsigned kMinBits = 10, kMaxBits = 22;
constexpr std::size_t kRowRead = 16;  // labels summed up at once, those beyond kNameLabels for nothing
static_assert(kNameLabels <= kRowRead);

static_assert(std::endian::native == std::endian::little, "the model file is little-endian");

}  // namespace

std::string_view to_string(NameClass c) {
  constexpr std::string_view names[kNameClasses] = {"none", "person", "group", "place", "organisation", "other"};
  return names[static_cast<std::size_t>(c)];
}

std::vector<NameLabel> best_names(std::span<const std::array<double, kNameLabels>> emit,
                                  const std::array<std::array<float, kNameLabels>, kNameLabels>& step) {
  const std::size_t size = emit.size();
  std::vector<std::array<double, kNameLabels>> best(size);
  std::vector<std::array<std::uint8_t, kNameLabels>> from(size);
  for (std::size_t i = 0; i < size; ++i) {
    for (std::uint8_t l = 0; l < kNameLabels; ++l) {
      double top = -1e30;
      const auto consider = [&](std::uint8_t p) {
        const double score = best[i - 1][p] + static_cast<double>(step[p][l]);
        if (score > top) top = score, from[i][l] = p;
      };
      if (i == 0) {
        if (may_follow({0}, {l})) top = static_cast<double>(step[0][l]);
      } else if (l == 0 || NameLabel{l}.is_first()) {  // may follow any
        for (std::uint8_t p = 0; p < kNameLabels; ++p) consider(p);
      } else {
        consider(static_cast<std::uint8_t>(l - 1));
        consider(l);
      }
      best[i][l] = top + emit[i][l];
    }
  }
  std::vector<NameLabel> labels(size);
  if (size == 0) return labels;
  std::uint8_t at = 0;
  for (std::uint8_t l = 1; l < kNameLabels; ++l)
    if (best[size - 1][l] > best[size - 1][at]) at = l;
  for (auto i = size; i-- > 0;) {
    labels[i] = {at};
    at = from[i][at];
  }
  return labels;
}

Result<NameModel> NameModel::load(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return fail("cannot be read", file.string());
  char head[8];
  if (!in.read(head, sizeof head) || std::memcmp(head, kMagic, sizeof kMagic) != 0)
    return fail("is not a name model", file.string());
  unsigned bits = static_cast<unsigned char>(head[5]);
  if (head[4] != kVersion || static_cast<unsigned char>(head[6]) != kNameLabels || bits < kMinBits || bits > kMaxBits)
    return fail("is a name model of another version", file.string());
  NameModel model;
  model.weights_.bits = bits;
  const std::size_t size = (std::size_t(1) << bits) * kNameLabels;
  model.weights_.emit.resize(size + kRowRead - kNameLabels);
  in.read(reinterpret_cast<char*>(model.weights_.step.data()), sizeof model.weights_.step);
  in.read(reinterpret_cast<char*>(model.weights_.emit.data()), static_cast<std::streamsize>(size));
  if (!in || in.peek() != std::ifstream::traits_type::eof()) return fail("has the wrong size", file.string());
  return model;
}

Result<void> NameModel::save(const NameWeights<float>& weights, const std::filesystem::path& file) {
  // The largest weights are few and far out: all but one in ten thousand of those that are not zero fit
  // the range of a byte, the others are clipped.
  std::vector<float> sizes;
  for (float w : weights.emit)
    if (w != 0) sizes.push_back(std::abs(w));
  if (sizes.empty()) return fail("has no weights", file.string());
  auto place = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() - 1 - sizes.size() / 10000);
  std::nth_element(sizes.begin(), place, sizes.end());
  float scale = 127.0f / *place;

  std::ofstream out(file, std::ios::binary);
  char head[8] = {kMagic[0],
                  kMagic[1],
                  kMagic[2],
                  kMagic[3],
                  kVersion,
                  static_cast<char>(weights.bits),
                  static_cast<char>(kNameLabels),
                  0};
  out.write(head, sizeof head);
  auto step = weights.step;
  for (auto& row : step)
    for (auto& w : row) w *= scale;
  out.write(reinterpret_cast<const char*>(step.data()), sizeof step);
  std::vector<std::int8_t> bytes(weights.emit.size());
  std::transform(weights.emit.begin(), weights.emit.end(), bytes.begin(), [&](float w) {
    return static_cast<std::int8_t>(std::lround(std::clamp(w * scale, -127.0f, 127.0f)));
  });
  out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  if (!out.flush()) return fail("cannot be written", file.string());
  return {};
}

// As decode_names(), but in integers, several labels at once. The rows lie far apart: those of the next word are
// fetched while one word is summed up.
std::vector<NameLabel> NameModel::tag(std::span<const NameWord> sentence) const {
  static_assert(kFeaturesAtWord * 128 < 32768, "sums fit 16 bits");
  std::vector<std::uint32_t> features;
  name_features(sentence, weights_.bits, features);
  std::vector<std::array<double, kNameLabels>> emit(sentence.size());
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const std::uint32_t* at = features.data() + i * kFeaturesAtWord;
    if (i + 1 < sentence.size())
      for (std::size_t f = 0; f < kFeaturesAtWord; ++f) __builtin_prefetch(weights_.at(at[kFeaturesAtWord + f]));
    std::int16_t sums[kRowRead] = {};
    for (std::size_t f = 0; f < kFeaturesAtWord; ++f) {
      std::int8_t row[kRowRead];
      std::memcpy(row, weights_.at(at[f]), kRowRead);
      for (std::size_t l = 0; l < kRowRead; ++l) sums[l] = static_cast<std::int16_t>(sums[l] + row[l]);
    }
    for (std::size_t l = 0; l < kNameLabels; ++l) emit[i][l] = sums[l];
  }
  return best_names(emit, weights_.step);
}

}  // namespace kronika::entities
