// The date rules of a language, compiled. They stand in packs/LANG/time/:
//
//   *.words    tables "class  word  value  only": what a lemma means. A word may have spaces; with "{class}" in
//              it, it stands for a word for each word of that class. `value` is an
//              expression (expression.hpp); `only` holds conditions on the word's first token, as below.
//   *.rules    blocks:
//
//     rule last-unit
//       gives date                               the class of what it finds; "date" when not said
//       match w? ubiegły|zeszły <unit:u>         patterns; any number, with one value
//       value this($u, -1)
//       prefer 1                                 over what covers as many words; 0 when not said, may be below
//
// A pattern is a row of elements:
//   word        a lemma in lower case, or several: a|b|c; digits and signs stand for themselves
//   "word"      this form only
//   <class>     anything of a class, <class:name> to use it in the value; <int> is a row of digits
//   &           what stands to its left and right is written together: <int> & st
// An element may end in conditions, {Case=Gen|Loc,Number=Sing}, {1..31}, {digits=4}, {Cap} (begins with a
// capital letter), {first} (begins a sentence), {NOUN|PROPN}, each of which may be negated: {!Cap}; and in "?"
// when it may be absent. A condition on a feature holds for a word that does not have the feature at all.
//
// Whatever is found of the classes date, duration and set is reported, the longest first. The class "nothing"
// is found like these and dropped: it is how a pattern says what is no date ("niedziela handlowa").
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/word_table.hpp"
#include "kronika/document.hpp"
#include "kronika/error.hpp"
#include "time/expression.hpp"

namespace kronika::time {

using WordId = std::uint32_t;
using ClassId = std::uint16_t;

struct Condition {
  enum class Kind : std::uint8_t { feature, upos, range, digits, capital, first };
  Kind kind;
  bool negated = false;
  std::string feature;              // "Case="
  std::vector<std::string> values;  // of a feature
  std::uint32_t upos = 0;           // bits
  double low = 0, high = 0;         // of a range, or of the number of digits
};

struct Element {
  enum class Kind : std::uint8_t { word, form, category };
  Kind kind = Kind::word;
  std::vector<WordId> words;  // of a word or form
  ClassId category = 0;
  std::int16_t slot = -1;  // capture, or -1
  bool glued = false;      // to what stands before it
  std::vector<Condition> conditions;
};

// A pattern without its optional parts: each way to leave some out is a sequence of its own.
struct Sequence {
  std::uint32_t rule = 0;
  std::vector<Element> elements;
};

struct Rule {
  std::string name;  // "pl/relative/last-unit": language, file, rule
  ClassId category = 0;
  std::uint16_t slots = 0;
  int prefer = 0;
  WordId word = kNone;  // of an entry of one word in a table
  Expression value;
};

class Grammar {
 public:
  static constexpr ClassId kInt = 0, kDate = 1, kDuration = 2, kSet = 3, kNothing = 4;

  // Reads all *.words and *.rules of the folder. `language` names the rules.
  static Result<Grammar> load(const std::filesystem::path& folder, const std::string& language);

  WordId word(std::string_view text) const;  // kNone when no rule has it; 0 is never a word
  const std::vector<Rule>& rules() const { return rules_; }
  const Sequence& sequence(std::uint32_t i) const { return sequences_[i]; }
  // Sequences that begin with the word as a lemma, as a form, or with the class.
  const std::vector<std::uint32_t>& starting_with_word(WordId w) const { return by_word_[w]; }
  const std::vector<std::uint32_t>& starting_with_class(ClassId c) const { return by_class_[c]; }
  static bool reported(ClassId c) { return c >= kDate && c <= kNothing; }
  // Whether a rule is an entry of a table of words, for this word.
  bool is_word_of(std::uint32_t rule, WordId w) const { return rules_[rule].word == w; }
  // Lemmas of a class that rules use outside of patterns ("future" in the words of verbs).
  bool has(std::string_view category, WordId w) const;
  // All of them, in order.
  std::span<const WordId> words_of(std::string_view category) const;

 private:
  friend class GrammarLoader;
  WordTable<WordId> words_;
  std::unordered_map<std::string, ClassId> classes_;
  std::vector<Rule> rules_;
  std::vector<Sequence> sequences_;
  std::vector<std::vector<std::uint32_t>> by_word_, by_class_;
  std::vector<std::vector<WordId>> single_words_;  // of each class
};

}  // namespace kronika::time
