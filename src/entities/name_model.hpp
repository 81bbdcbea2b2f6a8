// A sequence model that marks names in a sentence: an averaged perceptron over hashed features of the words
// as they are written, decoded with Viterbi (Collins, 2002, "Discriminative training methods for hidden Markov
// models"). It needs no tags, so that its data may come from anywhere. Trained by train/names; the
// features here are what both use.
//
// Immutable once loaded; tag() may be called from many threads at once.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kronika/error.hpp"

namespace kronika::entities {

enum class NameClass : std::uint8_t { none, person, group, place, organisation, other };
inline constexpr std::size_t kNameClasses = 6;

// One BIO label: none, or the first or a later word of a name.
struct NameLabel {
  std::uint8_t id = 0;  // 0 none; 2c-1 first word, 2c later word of class c
  static constexpr NameLabel first(NameClass c) { return {static_cast<std::uint8_t>(2 * static_cast<int>(c) - 1)}; }
  static constexpr NameLabel later(NameClass c) { return {static_cast<std::uint8_t>(2 * static_cast<int>(c))}; }
  constexpr NameClass name_class() const { return static_cast<NameClass>((id + 1) / 2); }
  constexpr bool is_first() const { return id % 2 == 1; }
  friend constexpr bool operator==(NameLabel, NameLabel) = default;
};
inline constexpr std::size_t kNameLabels = 2 * kNameClasses - 1;

// May `next` follow `previous`? A later word only continues a name of its own class.
constexpr bool may_follow(NameLabel previous, NameLabel next) {
  if (next.id == 0 || next.is_first()) return true;
  return previous.name_class() == next.name_class();
}

std::string_view to_string(NameClass);

struct NameWord {
  std::string_view form;
  std::uint32_t cues = 0;  // what word lists and the dictionary know of it: any bits, the same in training
};

// The features of a sentence, as numbers below 2^bits: those of word i are
// features[i * kFeaturesAtWord] onwards.
inline constexpr std::size_t kFeaturesAtWord = 34;
void name_features(std::span<const NameWord> sentence, unsigned bits, std::vector<std::uint32_t>& features);

// Weights by feature and label, and by pairs of labels.
template <class Weight>
struct NameWeights {
  unsigned bits = 0;
  std::vector<Weight> emit;  // 2^bits * kNameLabels
  std::array<std::array<float, kNameLabels>, kNameLabels> step{};

  const Weight* at(std::uint32_t feature) const { return emit.data() + std::size_t(feature) * kNameLabels; }
};

// The best labels of a sentence, given what speaks for each label at each word, and the weights of pairs.
std::vector<NameLabel> best_names(std::span<const std::array<double, kNameLabels>> emit,
                                  const std::array<std::array<float, kNameLabels>, kNameLabels>& step);

// The best labels of a sentence under the weights.
template <class Weight>
std::vector<NameLabel> decode_names(const NameWeights<Weight>& weights, std::span<const std::uint32_t> features) {
  std::vector<std::array<double, kNameLabels>> emit(features.size() / kFeaturesAtWord);
  for (std::size_t i = 0; i < emit.size(); ++i) {
    emit[i] = {};
    for (std::uint32_t feature : features.subspan(i * kFeaturesAtWord, kFeaturesAtWord)) {
      const Weight* w = weights.at(feature);
      for (std::size_t l = 0; l < kNameLabels; ++l) emit[i][l] += static_cast<double>(w[l]);
    }
  }
  return best_names(emit, weights.step);
}

class NameModel {
 public:
  // Format: the bytes "KRNM" and a version (u8 = 1), bits (u8), kNameLabels (u8), a zero; the pair weights as
  // f32, then the weights by feature as i8 on the same scale, all row by row, little-endian.
  static Result<NameModel> load(const std::filesystem::path& file);
  static Result<void> save(const NameWeights<float>& weights, const std::filesystem::path& file);

  std::vector<NameLabel> tag(std::span<const NameWord> sentence) const;

 private:
  NameWeights<std::int8_t> weights_;  // and a few bytes more, so that a row can be read as kRowRead
};

}  // namespace kronika::entities
