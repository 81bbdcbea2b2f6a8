// All phrases of one language's world tables in one tree over words, so that a text is looked up word by
// word. A table's word stands in the tree under every key that a text may show for it: the word as written
// and its lemmas. Built once, then only read.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/word_table.hpp"
#include "kronika/world.hpp"

namespace kronika::world {

class PhraseTrie {
 public:
  // One way to write a phrase, word by word, as a table has it.
  using Phrase = std::vector<std::string>;

  // The ways in which tokenisers split a phrase: at spaces, and also with punctuation standing apart
  // ("People's" and "People 's", "Bosnia-Herzegovina" and "Bosnia - Herzegovina").
  static std::vector<Phrase> tokenisations(std::string_view phrase);

  // `lemmas` may be empty. The phrase must not be.
  void insert(std::string_view language, std::string_view phrase, const Sense& sense, const Lemmas& lemmas);

  void match(std::span<const Word> words, std::size_t at, std::vector<Match>& out) const;
  std::vector<Sense> find(std::string_view phrase) const;

  std::size_t size() const { return nodes_.size(); }

 private:
  // Senses that ask for the same letter case: two bits a word, the first word lowest.
  struct Group {
    std::uint64_t letters = 0;
    std::vector<Sense> senses;
  };
  struct Node {
    std::vector<Group> groups;
  };

  std::uint32_t intern(std::string_view word);
  const std::vector<std::uint32_t>& keys_of(std::string_view language, const std::string& word, bool alone,
                                            const Lemmas& lemmas);
  std::uint32_t child(std::uint32_t node, std::uint32_t word) const;  // 0 when there is none
  std::uint32_t grow(std::uint32_t node, std::uint32_t word);
  void add(std::uint32_t node, std::uint64_t letters, const Sense& sense);
  void walk(std::span<const Word> words, std::size_t at, std::size_t depth, std::uint32_t node, std::uint64_t letters,
            std::vector<Match>& out) const;

  // From a node by a word to a node. Neither of the latter two is ever 0, so that 0 marks what is free.
  struct Edge {
    std::uint32_t from = 0, word = 0, to = 0;
  };
  std::size_t edge_at(std::uint32_t from, std::uint32_t word) const;  // its place, or the free one where it belongs

  WordTable<std::uint32_t> ids_;
  std::vector<Edge> edges_ = std::vector<Edge>(64);  // a hash table: a power of two, at most half of them taken
  std::size_t edge_count_ = 0;
  std::vector<Node> nodes_{Node{}};
  // What keys_of() found, for a word alone and as a part: the same few words fill thousands of phrases.
  WordTable<std::vector<std::uint32_t>> keys_alone_, keys_in_phrase_;
};

}  // namespace kronika::world
