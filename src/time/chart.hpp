// Finds what the patterns of a grammar match: a bottom-up chart over short runs of words that rules know.
#pragma once

#include <deque>
#include <vector>

#include "time/atoms.hpp"
#include "time/evaluate.hpp"

namespace kronika::time {

// One part of the text under one reading.
struct Match : Meaning {
  std::uint32_t begin = 0, end = 0;  // atoms, half open
  ClassId category = 0;
  std::uint32_t rule = kNone;  // kNone for a row of digits
  int prefer = 0;              // of the rule and all its parts
  std::uint16_t depth = 0;
};

// Owns the matches of one run; reused for the next, which is what makes it cheap.
class Chart {
 public:
  explicit Chart(const Grammar& grammar) : grammar_(grammar) {}

  // The matches to report in atoms[begin, end), in order, none overlapping another; of the class "nothing" too.
  // They live until the next call.
  std::vector<const Match*> parse(const Atoms& atoms, std::uint32_t begin, std::uint32_t end);

 private:
  void add(Match match);
  void start_with(const std::vector<std::uint32_t>& sequences, const Match* first, std::uint32_t at);
  void extend(const Sequence& sequence, std::size_t element, std::uint32_t at, std::vector<const Match*>& parts,
              std::uint32_t begin);
  bool word_matches(const Element& element, std::uint32_t at) const;
  bool class_matches(const Element& element, const Match& match) const;
  // Whether conditions hold for an atom under one reading of it; null where it has none.
  bool holds(const Element& element, const Atom& atom, const Reading* reading, const Match* match) const;

  const Grammar& grammar_;
  const Atoms* atoms_ = nullptr;
  std::uint32_t begin_ = 0, end_ = 0;
  std::deque<Match> matches_;
  std::vector<std::vector<const Match*>> starting_;  // by atom, from begin_ on
  std::vector<const Match*> agenda_;
  std::deque<Expression> numbers_;  // of the rows of digits
};

}  // namespace kronika::time
