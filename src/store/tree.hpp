// A sentence's tree as the store keeps it: a word a line, tab-separated: first code point within the sentence,
// length in code points, lemma (empty when it is the form), part of speech, number of the head (from 1; 0 for
// the root), relation.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kronika/document.hpp"
#include "render/offsets.hpp"

namespace kronika {

std::string encode_tree(const Document& document, const Sentence& sentence, const render::CodePoints& points);

struct TreeWord {
  std::size_t begin = 0, length = 0;  // code points within the sentence
  std::string form, lemma, upos;
  std::size_t head = 0;  // 0 for the root, else the head's place counted from 1
  std::string deprel;
};

// `sentence` is the sentence's text. Lines that are not in the format are left out.
std::vector<TreeWord> decode_tree(std::string_view tree, std::string_view sentence);

// The lemmas of a tree, folded, as the search index has them; empty without a tree.
std::string search_lemmas(std::string_view tree, std::string_view sentence);

}  // namespace kronika
