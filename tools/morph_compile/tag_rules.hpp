// The mapping from a source dictionary's tags to Universal Dependencies, out of two tables of a pack:
//
//   values.tsv   name, source, xpos, feats: what one field of a tag may say, under a name
//   tags.tsv     source, lemma, group, prefix, strip, ending, to, upos, xpos, feats: one row, one reading
//
// `source` is a pattern for a whole tag, field by field: a literal must be equal to the field (alternatives
// "m1.p1" and all), "<name>" takes each alternative that values.tsv lists under the name, and a "*" at the
// end leaves the rest open. `lemma` is empty (any), "^" (begins with a capital) or lemmas to choose from.
// Rows with the same source and lemma that follow each other stand together, and the first such block that
// fits a tag and a lemma decides. In group, xpos and feats, "<name>" stands for the value. A upos of "-"
// drops the entry.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kronika/document.hpp"
#include "kronika/error.hpp"
#include "packs/blocks.hpp"

namespace kronika::morph {

struct Reading {
  Upos upos = Upos::X;
  std::string xpos, feats;
  friend auto operator<=>(const Reading&, const Reading&) = default;
};

// What one row makes of a tag.
struct Outcome {
  std::string group;   // forms of one lemma and group are one lexeme
  std::string prefix;  // negation, superlative: not part of the stem
  std::string strip;   // an ending that is a word of its own and is cut off the form
  std::string ending;  // the row holds only for forms that end so
  std::string to;      // the lemma, where it is not the source's
  bool dropped = false;
  std::vector<Reading> readings;
};

class TagRules {
 public:
  static Result<TagRules> load(const std::filesystem::path& pack);

  // What becomes of an entry with this (simple) tag; an error when no row fits.
  Result<const std::vector<Outcome>*> apply(std::string_view tag, std::string_view lemma);

 private:
  struct Value {
    std::string xpos, feats;
  };
  struct Row {
    std::vector<std::string> pattern;
    bool open = false;
    Outcome outcome;  // without readings
    Upos upos = Upos::X;
    std::string xpos, feats;
  };
  struct Block {
    std::string source, lemma_key;
    bool capitalised = false;
    std::vector<std::string> lemmas;  // sorted; empty for any
    std::vector<Row> rows;
  };
  struct Candidate {
    const Block* block;
    std::vector<Outcome> outcomes;
  };

  bool expand(const Row& row, const std::vector<std::string>& fields, std::vector<Outcome>& out) const;

  std::map<std::string, std::vector<std::pair<std::string, Value>>, std::less<>> values_;
  std::vector<Block> blocks_;
  std::unordered_map<std::string, std::vector<Candidate>> by_tag_;
};

// "B=1|A=2|B=3" -> "A=2|B=3": sorted by name, a later value of a name wins.
std::string join_features(std::string_view feats);
std::vector<std::string> split(std::string_view s, char separator);

}  // namespace kronika::morph
