// Expressions of time in a document: found by a grammar, resolved against the article's date.
#pragma once

#include <filesystem>
#include <memory>

#include "kronika/document.hpp"
#include "kronika/error.hpp"
#include "kronika/morphology.hpp"
#include "time/cues.hpp"
#include "time/grammar.hpp"

namespace kronika::time {

class Finder {
 public:
  // `pack` is packs/LANG, whose name is the language: its rules are in time/. `morphology` may be null: then
  // words are what their tags say.
  static Result<Finder> load(const std::filesystem::path& pack, std::shared_ptr<const Morphology> morphology);

  // Replaces doc.times. Needs sentences and tokens; lemmas, features and trees are used where they are. Safe to
  // call from many threads at once.
  void find(Document& doc) const;

  const Grammar& grammar() const { return grammar_; }

 private:
  explicit Finder(Grammar grammar) : grammar_(std::move(grammar)), cues_(grammar_) {}
  Grammar grammar_;
  CueWords cues_;
  std::shared_ptr<const Morphology> morphology_;
};

}  // namespace kronika::time
