#include "syntax/parser.hpp"

#include <algorithm>

#include "syntax/tree.hpp"

namespace kronika::syntax {

Parser::Parser(const Network& network) : network_(network) {
  for (std::string_view r : network.file().relations) relations_.emplace_back(r);
  root_ =
      static_cast<std::size_t>(std::find(relations_.begin(), relations_.end(), Symbol("root")) - relations_.begin());
}

void Parser::parse(Encoding& e, std::span<const std::uint32_t> lengths, Trees& out) const {
  out.heads.resize(e.words);
  out.relations.resize(e.words);
  std::uint32_t first = 0;
  for (std::uint32_t length : lengths) {
    network_.score_arcs(e, first, length, out.scores);
    maximum_tree(out.scores, length, out.sentence);
    for (std::uint32_t i = 0; i < length; ++i)
      out.heads[first + i] = out.sentence[i] == 0 ? Network::kRoot : first + out.sentence[i] - 1;
    first += length;
  }

  network_.score_relations(e, out.heads, out.scores);
  const std::size_t row = network_.file().rel.padded;
  for (std::size_t d = 0; d < e.words; ++d) {
    const float* score = out.scores.data() + d * row;
    const bool is_root = out.heads[d] == Network::kRoot;
    std::size_t best = relations_.size();
    for (std::size_t r = 0; r < relations_.size(); ++r)
      if ((is_root ? r == root_ : r != root_) && (best == relations_.size() || score[r] > score[best])) best = r;
    out.relations[d] = best < relations_.size() ? relations_[best] : Symbol(is_root ? "root" : "dep");
  }
}

}  // namespace kronika::syntax
