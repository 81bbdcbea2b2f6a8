// The name model at work. Texts repeat their words, so each thread keeps what the weights say of a word by itself: half
// of all features want neither be made nor looked up again.
#include <cstring>
#include <deque>
#include <memory>

#include "base/word_table.hpp"
#include "entities/name_features.hpp"

namespace kronika::entities {
namespace {

constexpr std::size_t kRow = kNameRowRead;
using Sums = std::array<std::int16_t, kRow>;
static_assert(kFeaturesAtWord * 128 < 32768, "sums fit 16 bits");

void add_row(const std::int8_t* weights, Sums& sums) {
  std::int8_t row[kRow];
  std::memcpy(row, weights, kRow);
  for (std::size_t l = 0; l < kRow; ++l) sums[l] = static_cast<std::int16_t>(sums[l] + row[l]);
}

void add(const Sums& more, Sums& sums) {
  for (std::size_t l = 0; l < kRow; ++l) sums[l] = static_cast<std::int16_t>(sums[l] + more[l]);
}

// A word, and the sums of the features that it alone decides: its own and its neighbours'.
struct Known {
  Shaped shaped;
  Sums sums[static_cast<std::size_t>(Of::several)] = {};
  const Sums& of(Of whose) const { return sums[static_cast<std::size_t>(whose)]; }
};

class KnownWords {
 public:
  KnownWords(std::uint64_t model, const NameWeights<std::int8_t>& weights) : model_(model) {
    shape_edge(edge_.shaped);
    sum_up(weights, edge_);
  }

  std::uint64_t model() const { return model_; }
  const Known& edge() const { return edge_; }

  // Valid until forget_if_full() is called.
  const Known& find(const NameWord& word, const NameWeights<std::int8_t>& weights) {
    auto [known, added] = by_form_.add(word.form);
    if (!added && (*known)->shaped.cues == word.cues) return **known;
    *known = &words_.emplace_back();
    shape_word(word, (*known)->shaped);
    sum_up(weights, **known);
    return **known;
  }

  void forget_if_full() {
    if (words_.size() < kMostWords) return;
    by_form_.clear();
    words_.clear();
  }

 private:
  static constexpr std::size_t kMostWords = 1 << 14;

  static void sum_up(const NameWeights<std::int8_t>& weights, Known& known) {
    const Shaped& w = known.shaped;
    each_feature(
        {w, w, w, w, w}, [](Of whose) { return whose != Of::several; },
        [&](Of whose, const Hash& h) {
          add_row(weights.at(h.below(weights.bits)), known.sums[static_cast<std::size_t>(whose)]);
        });
  }

  std::uint64_t model_;
  Known edge_;
  WordTable<Known*> by_form_;
  std::deque<Known> words_;
};

// What this thread keeps for a model; for a few models at most.
KnownWords& known_words(std::uint64_t model, const NameWeights<std::int8_t>& weights) {
  constexpr std::size_t kMostModels = 4;
  thread_local std::deque<KnownWords> all;
  for (auto& words : all)
    if (words.model() == model) return words;
  if (all.size() == kMostModels) all.pop_front();
  return all.emplace_back(model, weights);
}

}  // namespace

// As decode_names(), but in integers, several labels at once. The rows lie far apart: those of the next word are
// fetched while one word is summed up.
std::vector<NameLabel> NameModel::tag(std::span<const NameWord> sentence) const {
  KnownWords& words = known_words(number_, weights_);
  words.forget_if_full();
  std::vector<const Known*> padded(sentence.size() + 4, &words.edge());
  std::size_t capitals = 0;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    padded[i + 2] = &words.find(sentence[i], weights_);
    capitals += is_capital(padded[i + 2]->shaped);
  }
  const bool headline = is_headline(sentence.size(), capitals);

  struct Rows {
    std::array<const std::int8_t*, kFeaturesAtWord> at;
    std::size_t count = 0;
  };
  const auto fetch = [&](std::size_t i, Rows& rows) {
    rows.count = 0;
    each_feature(
        {padded[i]->shaped, padded[i + 1]->shaped, padded[i + 2]->shaped, padded[i + 3]->shaped, padded[i + 4]->shaped,
         i == 0, headline},
        [](Of whose) { return whose == Of::several; },
        [&](Of, const Hash& h) {
          const std::int8_t* row = weights_.at(h.below(weights_.bits));
          __builtin_prefetch(row);
          rows.at[rows.count++] = row;
        });
  };
  std::vector<std::array<double, kNameLabels>> emit(sentence.size());
  Rows rows, next;
  if (!sentence.empty()) fetch(0, rows);
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    if (i + 1 < sentence.size()) fetch(i + 1, next);
    Sums sums = padded[i + 2]->of(Of::word);
    add(padded[i]->of(Of::before_previous), sums);
    add(padded[i + 1]->of(Of::previous), sums);
    add(padded[i + 3]->of(Of::next), sums);
    add(padded[i + 4]->of(Of::after_next), sums);
    for (std::size_t f = 0; f < rows.count; ++f) add_row(rows.at[f], sums);
    for (std::size_t l = 0; l < kNameLabels; ++l) emit[i][l] = sums[l];
    std::swap(rows, next);
  }
  return best_names(emit, weights_.step);
}

}  // namespace kronika::entities
