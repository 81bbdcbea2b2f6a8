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

static_assert(std::endian::native == std::endian::little, "the model file is little-endian");

}  // namespace

std::string_view to_string(NameClass c) {
  constexpr std::string_view names[kNameClasses] = {"none", "person", "group", "place", "organisation", "other"};
  return names[static_cast<std::size_t>(c)];
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
  model.weights_.emit.resize((std::size_t(1) << bits) * kNameLabels);
  in.read(reinterpret_cast<char*>(model.weights_.step.data()), sizeof model.weights_.step);
  in.read(reinterpret_cast<char*>(model.weights_.emit.data()),
          static_cast<std::streamsize>(model.weights_.emit.size()));
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

std::vector<NameLabel> NameModel::tag(std::span<const NameWord> sentence) const {
  std::vector<std::uint32_t> features;
  name_features(sentence, weights_.bits, features);
  return decode_names(weights_, features);
}

}  // namespace kronika::entities
