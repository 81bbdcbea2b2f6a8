#include "entities/name_model.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <random>

namespace kronika::entities {
namespace {

// Weights that a file holds as they are: whole numbers, the largest of them many.
NameWeights<float> made_up_weights(unsigned seed) {
  std::mt19937 random(seed);
  NameWeights<float> weights;
  weights.bits = 10;
  weights.emit.resize((std::size_t(1) << weights.bits) * kNameLabels);
  for (auto& w : weights.emit) w = static_cast<float>(static_cast<int>(random() % 255) - 127);
  for (auto& row : weights.step)
    for (auto& w : row) w = static_cast<float>(static_cast<int>(random() % 41) - 20);
  return weights;
}

class NameModelTest : public testing::Test {
 protected:
  std::filesystem::path file = std::filesystem::path(testing::TempDir()) / "made-up.names";
  void TearDown() override { std::filesystem::remove(file); }

  NameModel model(const NameWeights<float>& weights) {
    EXPECT_TRUE(NameModel::save(weights, file));
    auto loaded = NameModel::load(file);
    EXPECT_TRUE(loaded);
    return std::move(*loaded);
  }
};

// Words that come again, at edges and within, with other cues, and none at all.
const std::vector<std::vector<NameWord>> kSentences = {
    {},
    {{"Tak", 1}},
    {{"Jan", 10}, {"Kowalski", 2}, {"i", 0}, {"Anna", 10}, {"Kowalska", 2}, {".", 0}},
    {{"Jan", 3}, {"Jan", 10}, {"Jan", 10}},
    {{"WIELKI", 1}, {"Sukces", 1}, {"Polskich", 65}, {"Kajakarzy", 1}},
    {{"", 0}, {"3,5", 0}, {"Łódź", 16}, {"Kowalski", 2}}};

TEST_F(NameModelTest, TagsAsItsFeaturesSay) {
  for (unsigned seed : {1u, 2u}) {
    const auto weights = made_up_weights(seed);
    const auto tagger = model(weights);
    std::vector<std::uint32_t> features;
    for (int round = 0; round < 2; ++round)
      for (const auto& sentence : kSentences) {
        name_features(sentence, weights.bits, features);
        EXPECT_EQ(features.size(), sentence.size() * kFeaturesAtWord);
        EXPECT_EQ(tagger.tag(sentence), decode_names(weights, features));
      }
  }
}

}  // namespace
}  // namespace kronika::entities
