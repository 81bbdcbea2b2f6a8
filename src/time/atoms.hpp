// The smallest pieces that date rules see: words, rows of digits, signs. A token such as "15-16", "1990s" or
// "03.04.2019" falls apart into several, however the tokenizer has cut the text.
#pragma once

#include <string_view>
#include <vector>

#include "kronika/document.hpp"
#include "kronika/morphology.hpp"
#include "time/grammar.hpp"

namespace kronika::time {

// A way to understand a word, by the tagger or by the dictionary.
struct Reading {
  WordId lemma = kNone;
  Symbol feats;
  Upos upos = Upos::X;
};

struct Atom {
  Span span;
  std::uint32_t token = 0;                       // index into Document::tokens
  WordId form = kNone;                           // in lower case
  std::uint32_t readings = 0, readings_end = 0;  // whose lemma some rule has
  bool glued = false;                            // nothing between it and the atom before
  bool capital = false;
  bool first = false;       // of its sentence
  std::uint8_t digits = 0;  // how many, when it is digits
  double number = 0;

  bool known() const { return form != kNone || readings != readings_end || digits != 0; }
};

// The atoms of one sentence; reused for the next.
class Atoms {
 public:
  // Without a morphology words have the readings that their tokens have; with one, those of the dictionary as
  // well, so that a date is found where the tagger has gone wrong. `morphology` may be null.
  Atoms(const Grammar& grammar, const Morphology* morphology) : grammar_(grammar), morphology_(morphology) {}

  void read(const Document& doc, const Sentence& sentence);

  std::uint32_t size() const { return static_cast<std::uint32_t>(atoms_.size()); }
  const Atom& operator[](std::uint32_t i) const { return atoms_[i]; }
  const Reading& reading(std::uint32_t i) const { return readings_[i]; }

 private:
  // `token` is null where the atom is but a part of its token.
  void add_readings(const Token* token, std::string_view form, Atom& atom);

  const Grammar& grammar_;
  const Morphology* morphology_;
  std::vector<Atom> atoms_;
  std::vector<Reading> readings_;
};

}  // namespace kronika::time
