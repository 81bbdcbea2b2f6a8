// The network of models/FORMAT.md, run on a batch of sentences. Nothing here knows what a tag or a relation
// is called; tagger.hpp and parser.hpp do.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "syntax/features.hpp"
#include "syntax/model_file.hpp"

namespace kronika::syntax {

// Rows of vectors quantised once for all the layers that read them.
struct Quantised {
  std::vector<std::uint8_t> cells;
  std::vector<float> scale;
};

// What the network computes for the words of a batch, a row for each. Kept by the caller to be used again:
// nothing is allocated once the buffers have grown to the largest batch.
struct Encoding {
  std::size_t words = 0;
  std::vector<float> attributes;         // layer `tag`, padded
  Quantised tagging;                     // what tags and lemma scripts are read off
  std::vector<float> arc_dep, arc_head;  // an arc's score is the product of the two
  std::vector<float> rel_dep, rel_head;

  std::vector<float> input, state, next, gates;
  Quantised q;
};

// Threads: immutable; all members may be called from many threads at once.
class Network {
 public:
  // The file must outlive the network.
  explicit Network(const ModelFile& file, const Kernels& kernels = best_kernels());

  const ModelFile& file() const { return file_; }
  const Kernels& kernels() const { return kernels_; }
  std::size_t word_width() const { return 2 * file_.row; }

  // The vector of a word, `word_width()` floats. Needs no context, so it can be kept for the next time.
  void embed(const WordFeatures& features, float* out) const;

  // `words`: the vector of each word, in order; `lengths`: words in each sentence. A sentence's results do not
  // depend on the other sentences.
  void encode(std::span<const float* const> words, std::span<const std::uint32_t> lengths, Encoding& out) const;

  // Scores of all lemma scripts for some words of a batch: `script.padded` floats for each.
  void score_scripts(Encoding& e, std::span<const std::uint32_t> words, std::vector<float>& out) const;

  // The score of each word as the dependent, and the root and each word as the head: for words `first` to
  // `first + count`, count * (1 + count) floats.
  void score_arcs(const Encoding& e, std::size_t first, std::size_t count, std::vector<float>& out) const;

  // Scores of all relations between each word of the batch and its head (kRoot, or an index into the batch):
  // `rel.padded` floats for each word.
  static constexpr std::uint32_t kRoot = 0xffffffffu;
  void score_relations(Encoding& e, std::span<const std::uint32_t> heads, std::vector<float>& out) const;

 private:
  void quantise(const float* x, std::size_t rows, std::size_t width, Quantised& out) const;
  void apply(const LinearLayer& layer, const Quantised& q, std::size_t rows, std::vector<float>& out) const;

  const ModelFile& file_;
  const Kernels& kernels_;
  std::vector<float> root_arc_, root_rel_;  // the root as a head
};

}  // namespace kronika::syntax
