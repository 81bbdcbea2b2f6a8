// A sentence's tree as the store keeps it: some five bytes a word. A word is: the length of its form in code points,
// doubled, odd where it does not begin one space after the word before (then by how much it is moved follows); a byte
// with the part of speech; unless that says that the lemma is the form, how many bytes of the form to cut off and what
// to put in their place; the relation; the way to the head in words, 0 for the root. Numbers have seven bits a byte,
// low ones first; signed ones have the sign in the lowest bit.
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

// `sentence` is the sentence's text. A damaged tree ends where the damage begins.
std::vector<TreeWord> decode_tree(std::string_view tree, std::string_view sentence);

// The lemmas of a tree, folded, as the search index has them; empty without a tree.
std::string search_lemmas(std::string_view tree, std::string_view sentence);

}  // namespace kronika
