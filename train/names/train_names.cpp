// Trains the name model: train_names DATA LANG TRAIN.iob MODEL [TEST.iob] [--epochs N] [--bits N]
// DATA is the folder with packs/ and world/. Input: see corpora.py. Averaged structured perceptron; sentences are shuffled with a fixed seed, so that the
// same data gives the same model.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>
#include <unordered_map>
#include <vector>

#include "entities/recognise.hpp"

using namespace kronika;
using namespace kronika::entities;

namespace {

struct Example {
  std::vector<std::string> forms;
  std::vector<std::uint32_t> cues;
  std::vector<NameLabel> labels;
};

NameLabel parse_label(std::string_view text) {
  for (std::size_t c = 1; c < kNameClasses; ++c) {
    auto name_class = static_cast<NameClass>(c);
    if (text.size() > 2 && text.substr(2) == to_string(name_class))
      return text[0] == 'B' ? NameLabel::first(name_class) : NameLabel::later(name_class);
  }
  return {};
}

std::vector<Example> read(const char* file, const Resources& resources) {
  std::vector<Example> sentences(1);
  std::ifstream in(file);
  std::string line;
  while (std::getline(in, line)) {
    auto tab = line.find('\t');
    if (tab == std::string::npos || tab == 0) {
      if (!sentences.back().forms.empty()) sentences.emplace_back();
      continue;
    }
    auto& s = sentences.back();
    auto label = parse_label(std::string_view(line).substr(tab + 1));
    // A later word without its first one opens the name.
    if (!may_follow(s.labels.empty() ? NameLabel{} : s.labels.back(), label))
      label = NameLabel::first(label.name_class());
    s.forms.push_back(line.substr(0, tab));
    s.labels.push_back(label);
    s.cues.push_back(word_cues(s.forms.back(), resources));
  }
  if (sentences.back().forms.empty()) sentences.pop_back();
  return sentences;
}

std::vector<std::uint32_t> features_of(const Example& sentence, unsigned bits) {
  std::vector<NameWord> words;
  for (std::size_t i = 0; i < sentence.forms.size(); ++i) words.push_back({sentence.forms[i], sentence.cues[i]});
  std::vector<std::uint32_t> features;
  name_features(words, bits, features);
  return features;
}

// Weights with what averaging needs: the sum over all steps, brought up to date when a weight changes.
class Averaged {
 public:
  explicit Averaged(unsigned bits) {
    current.bits = bits;
    current.emit.resize((std::size_t(1) << bits) * kNameLabels);
    sum_.resize(current.emit.size());
  }
  void update(std::span<const std::uint32_t> features, const std::vector<NameLabel>& labels, float by) {
    for (std::size_t i = 0; i < labels.size(); ++i) {
      for (std::size_t f = 0; f < kFeaturesAtWord; ++f) {
        auto at = std::size_t(features[i * kFeaturesAtWord + f]) * kNameLabels + labels[i].id;
        current.emit[at] += by;
        sum_[at] += static_cast<double>(by) * static_cast<double>(steps);
      }
      auto p = i == 0 ? 0 : labels[i - 1].id;
      current.step[p][labels[i].id] += by;
      step_sum_[p][labels[i].id] += static_cast<double>(by) * static_cast<double>(steps);
    }
  }
  NameWeights<float> average() const {
    auto mean = current;
    for (std::size_t i = 0; i < mean.emit.size(); ++i)
      mean.emit[i] -= static_cast<float>(sum_[i] / static_cast<double>(steps));
    for (std::size_t p = 0; p < kNameLabels; ++p)
      for (std::size_t l = 0; l < kNameLabels; ++l)
        mean.step[p][l] -= static_cast<float>(step_sum_[p][l] / static_cast<double>(steps));
    return mean;
  }

  NameWeights<float> current;
  std::size_t steps = 1;

 private:
  std::vector<double> sum_;
  std::array<std::array<double, kNameLabels>, kNameLabels> step_sum_{};
};

struct Name {
  std::size_t begin, end;
  NameClass name_class;
  bool operator==(const Name&) const = default;
};

std::vector<Name> names_in(const std::vector<NameLabel>& labels) {
  std::vector<Name> names;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i].is_first())
      names.push_back({i, i + 1, labels[i].name_class()});
    else if (labels[i].id != 0 && !names.empty())
      names.back().end = i + 1;
  }
  return names;
}

void report(const std::vector<Example>& test, const NameWeights<float>& weights) {
  double right[kNameClasses] = {}, said[kNameClasses] = {}, gold[kNameClasses] = {};
  for (const auto& s : test) {
    auto found = names_in(decode_names(weights, features_of(s, weights.bits)));
    auto wanted = names_in(s.labels);
    for (const auto& n : found) said[static_cast<int>(n.name_class)]++;
    for (const auto& n : wanted) {
      gold[static_cast<int>(n.name_class)]++;
      if (std::find(found.begin(), found.end(), n) != found.end()) right[static_cast<int>(n.name_class)]++;
    }
  }
  for (std::size_t c = 1; c < kNameClasses; ++c)
    std::printf("  %-13s P %.3f R %.3f F1 %.3f (%g)\n", std::string(to_string(static_cast<NameClass>(c))).c_str(),
                right[c] / std::max(said[c], 1.0), right[c] / std::max(gold[c], 1.0),
                2 * right[c] / std::max(said[c] + gold[c], 1.0), gold[c]);
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<const char*> files;
  int epochs = 6;
  unsigned bits = 20;
  for (int i = 1; i < argc; ++i) {
    std::string arg = argv[i];
    if (arg == "--epochs" && i + 1 < argc)
      epochs = std::atoi(argv[++i]);
    else if (arg == "--bits" && i + 1 < argc)
      bits = static_cast<unsigned>(std::atoi(argv[++i]));
    else
      files.push_back(argv[i]);
  }
  if (files.size() < 4) {
    std::fprintf(stderr, "usage: train_names DATA LANG TRAIN.iob MODEL [TEST.iob] [--epochs N] [--bits N]\n");
    return 2;
  }
  std::filesystem::path data = files[0];
  std::string language = files[1];
  auto world = World::load(data);
  auto lexicon = Lexicon::load(data / "packs" / language / "entities", language);
  auto morphology = Morphology::load(data / "packs" / language / "morph");
  if (!world || !lexicon || !morphology) {
    std::fprintf(stderr, "%s\n",
                 (!world     ? world.error()
                  : !lexicon ? lexicon.error()
                             : morphology.error())
                     .to_string()
                     .c_str());
    return 2;
  }
  Resources resources{*world, *lexicon, &*morphology, nullptr};
  auto train = read(files[2], resources);
  std::vector<Example> test;
  if (files.size() > 4) test = read(files[4], resources);

  Averaged model(bits);
  std::mt19937 random(1);
  std::vector<std::size_t> order(train.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  for (int epoch = 1; epoch <= epochs; ++epoch) {
    for (std::size_t i = order.size(); i-- > 1;) std::swap(order[i], order[random() % (i + 1)]);
    std::size_t wrong = 0;
    for (auto i : order) {
      const auto& s = train[i];
      auto features = features_of(s, bits);
      auto guess = decode_names(model.current, features);
      if (guess != s.labels) {
        ++wrong;
        model.update(features, s.labels, 1);
        model.update(features, guess, -1);
      }
      ++model.steps;
    }
    std::printf("epoch %d: %zu of %zu sentences wrong\n", epoch, wrong, train.size());
    if (!test.empty()) report(test, model.average());
    std::fflush(stdout);
  }
  if (auto saved = NameModel::save(model.average(), files[3]); !saved) {
    std::fprintf(stderr, "%s\n", saved.error().to_string().c_str());
    return 2;
  }
  return 0;
}
