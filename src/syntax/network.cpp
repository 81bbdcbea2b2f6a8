#include "syntax/network.hpp"

#include <algorithm>
#include <utility>

namespace kronika::syntax {

Network::Network(const ModelFile& file, const Kernels& kernels) : file_(file), kernels_(kernels) {
  Quantised root;
  quantise(file_.root.data(), 1, file_.width, root);
  apply(file_.arc_head, root, 1, root_arc_);
  kernels_.relu(root_arc_.data(), root_arc_.size());
  apply(file_.rel_head, root, 1, root_rel_);
}

void Network::quantise(const float* x, std::size_t rows, std::size_t width, Quantised& out) const {
  if (out.cells.size() < rows * width) out.cells.resize(rows * width);
  if (out.scale.size() < rows) out.scale.resize(rows);
  kernels_.quantise(x, rows, width, out.cells.data(), out.scale.data());
}

void Network::apply(const LinearLayer& layer, const Quantised& q, std::size_t rows, std::vector<float>& out) const {
  if (out.size() < rows * layer.padded) out.resize(rows * layer.padded);
  kernels_.linear(layer, q.cells.data(), q.scale.data(), rows, out.data());
}

void Network::embed(const WordFeatures& features, float* out) const {
  const std::size_t row = file_.row;
  std::fill(out, out + 2 * row, 0.0f);
  const auto add = [&](const RowTable& table, const std::vector<std::uint32_t>& keys, float* sum) {
    for (std::uint32_t key : keys)
      if (const auto found = table.find(key); found != RowTable::kNoRow)
        kernels_.add_row(table.cells_of(found), table.scales[found], row, sum);
  };
  add(file_.word, features.word, out);
  add(file_.shape, features.shape, out + row);
  for (std::size_t i = 0; i < 2 * row; ++i) out[i] += file_.source[i];
}

void Network::encode(std::span<const float* const> words, std::span<const std::uint32_t> lengths, Encoding& e) const {
  const std::size_t in = word_width(), width = file_.width, n = words.size();
  e.words = n;

  // The word before, the word, the word after; zeros beyond the sentence.
  if (e.input.size() < n * 3 * in) e.input.resize(n * 3 * in);
  float* row = e.input.data();
  const auto put = [&](bool inside, const float* word) {
    row = inside ? std::copy_n(word, in, row) : std::fill_n(row, in, 0.0f);
  };
  std::size_t first = 0;
  for (std::uint32_t length : lengths) {
    for (std::size_t i = first; i < first + length; ++i) {
      put(i > first, words[i - (i > first)]);
      put(true, words[i]);
      put(i + 1 < first + length, words[i + (i + 1 < first + length)]);
    }
    first += length;
  }
  quantise(e.input.data(), n, 3 * in, e.q);
  apply(file_.input, e.q, n, e.state);
  kernels_.tanh(e.state.data(), n * width);

  for (std::size_t l = 0; l < file_.layers.size(); ++l) {
    quantise(e.state.data(), n, width, e.q);
    if (l + 1 == file_.layers.size()) {
      apply(file_.tag, e.q, n, e.attributes);
      e.tagging = e.q;
    }
    apply(file_.layers[l], e.q, n, e.gates);
    if (e.next.size() < n * width) e.next.resize(n * width);
    first = 0;
    for (std::uint32_t length : lengths) {
      for (const bool backward : {false, true})
        kernels_.recur(e.gates.data() + first * 3 * width, e.state.data() + first * width, length, width,
                       backward ? width / 2 : 0, width / 2, backward, e.next.data() + first * width);
      first += length;
    }
    std::swap(e.state, e.next);
  }

  quantise(e.state.data(), n, width, e.q);
  apply(file_.rel_dep, e.q, n, e.rel_dep);
  apply(file_.rel_head, e.q, n, e.rel_head);
  apply(file_.arc_head, e.q, n, e.arc_head);
  kernels_.relu(e.arc_head.data(), n * file_.arc);
  apply(file_.arc_dep, e.q, n, e.next);
  kernels_.relu(e.next.data(), n * file_.arc);
  quantise(e.next.data(), n, file_.arc, e.q);
  apply(file_.arc_form, e.q, n, e.arc_dep);
}

void Network::score_scripts(Encoding& e, std::span<const std::uint32_t> words, std::vector<float>& out) const {
  const std::size_t width = file_.width;
  if (e.q.cells.size() < words.size() * width) e.q.cells.resize(words.size() * width);
  if (e.q.scale.size() < words.size()) e.q.scale.resize(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::copy_n(e.tagging.cells.data() + words[i] * width, width, e.q.cells.data() + i * width);
    e.q.scale[i] = e.tagging.scale[words[i]];
  }
  apply(file_.script, e.q, words.size(), out);
}

void Network::score_arcs(const Encoding& e, std::size_t first, std::size_t count, std::vector<float>& out) const {
  const std::size_t arc = file_.arc;
  out.resize(count * (1 + count));
  float* score = out.data();
  for (std::size_t d = 0; d < count; ++d) {
    const float* dep = e.arc_dep.data() + (first + d) * arc;
    kernels_.dots(dep, root_arc_.data(), 1, arc, score);
    kernels_.dots(dep, e.arc_head.data() + first * arc, count, arc, score + 1);
    score += 1 + count;
  }
}

void Network::score_relations(Encoding& e, std::span<const std::uint32_t> heads, std::vector<float>& out) const {
  const std::size_t arc = file_.arc;
  if (e.next.size() < heads.size() * arc) e.next.resize(heads.size() * arc);
  for (std::size_t d = 0; d < heads.size(); ++d) {
    const float* head = heads[d] == kRoot ? root_rel_.data() : e.rel_head.data() + heads[d] * arc;
    kernels_.add_relu(e.rel_dep.data() + d * arc, head, arc, e.next.data() + d * arc);
  }
  quantise(e.next.data(), heads.size(), arc, e.q);
  apply(file_.rel, e.q, heads.size(), out);
}

}  // namespace kronika::syntax
