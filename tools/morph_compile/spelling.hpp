// Regular inflection as a matter of spelling, for languages where that is enough, out of three tables of a
// pack:
//
//   classes.tsv     name, letters: "<vowel>", "aeiou"
//   inflection.tsv  upos, xpos, ending, cut, add: the first row of a tag whose ending fits the lemma makes
//   the
//                   form. An ending is letters and classes; with "^" in front it is the whole lemma; a class
//                   with "*" stands for any number of its letters. In `add`, "=" doubles the last letter.
//   irregular.tsv   lemma, upos, xpos, forms (separated by spaces)
//
// and a fourth, lemmas.tsv (upos, lemmas separated by spaces), of words that are to be inflected as well.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "kronika/document.hpp"
#include "kronika/error.hpp"

namespace kronika::morph {

struct InflectedForm {
  std::string lemma, form;
  Upos upos;
  std::string xpos;
};

class Spelling {
 public:
  static Result<Spelling> load(const std::filesystem::path& pack);

  const std::vector<InflectedForm>& irregular() const { return irregular_; }
  const std::vector<std::pair<std::string, Upos>>& lemmas() const { return lemmas_; }
  std::vector<InflectedForm> inflect(const std::string& lemma, Upos upos) const;

 private:
  struct Piece {
    std::string letters;
    bool repeated = false;
  };
  struct Rule {
    Upos upos;
    std::string xpos;
    std::vector<Piece> ending;
    bool whole = false;
    std::string cut, add;
  };

  static bool fits(const Rule& rule, std::size_t piece, std::string_view lemma);

  std::vector<InflectedForm> irregular_;
  std::vector<std::pair<std::string, Upos>> lemmas_;
  std::vector<Rule> rules_;
};

}  // namespace kronika::morph
