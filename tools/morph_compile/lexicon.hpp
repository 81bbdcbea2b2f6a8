// The lexemes of a language while the dictionary is being compiled: for each lemma and group of forms, its
// forms with what each can be.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tag_rules.hpp"

namespace kronika::morph {

struct Form {
  std::string form;  // whole, with its prefix
  std::uint32_t prefix = 0;
  std::vector<std::uint16_t> tags;  // sorted
  bool derived = false;             // cut out of a longer form: kept only where the lexeme lacks the form
};

struct Lexeme {
  std::string lemma;
  std::vector<Form> forms;
};

class Lexicon {
 public:
  void add(std::string_view lemma, const std::string& group, std::string_view form, const std::string& prefix,
           bool derived, const std::vector<Reading>& readings);

  // Joins forms that were added in several parts, and drops derived ones that are not needed.
  void finish();

  std::vector<Lexeme>& lexemes() { return lexemes_; }
  const std::vector<Lexeme>& lexemes() const { return lexemes_; }
  const std::vector<Reading>& tags() const { return tags_; }
  const std::vector<std::string>& prefixes() const { return prefixes_; }

 private:
  std::vector<Lexeme> lexemes_;
  std::unordered_map<std::string, std::size_t> by_key_;
  std::vector<Reading> tags_;
  std::map<Reading, std::uint16_t> tag_ids_;
  std::vector<std::string> prefixes_{""};
};

// A dictionary of the morfologik project with the tables of `pack`.
Result<Lexicon> morfologik_lexicon(const std::filesystem::path& dict, const std::filesystem::path& pack);

// A treebank in CoNLL-U and the inflection rules of `pack`: see packs/en/morph/README.md.
Result<Lexicon> treebank_lexicon(const std::filesystem::path& conllu, const std::filesystem::path& pack);

// words.tsv of a pack: form, lemma, upos, xpos, feats. What stands there is the whole truth about a function
// word. Adds the words and returns the forms.
Result<std::vector<std::string>> add_words(const std::filesystem::path& pack, Lexicon& lexicon);

// The bytes of a *.kmorph.
Result<std::string> compile(const Lexicon& lexicon);

}  // namespace kronika::morph
