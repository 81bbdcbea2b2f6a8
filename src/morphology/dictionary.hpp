// Look-up in the tables of a morphological dictionary: exact forms, endings of unknown words, inflection.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kronika/morphology.hpp"
#include "morphology/morphology_file.hpp"

namespace kronika::morph {

class Dictionary {
 public:
  // The tables must outlive the dictionary.
  explicit Dictionary(const MorphologyTables& tables);

  // Appends the analyses of exactly this form.
  void look_up(std::string_view form, std::vector<Analysis>& out) const;
  void guess(std::string_view form, bool name, std::vector<Analysis>& out) const;
  std::optional<std::string> inflect(std::string_view lemma, Upos upos, std::string_view feats) const;

 private:
  struct Tag {
    Upos upos;
    Symbol xpos, feats;
  };

  void append(std::string&& lemma, std::uint32_t tagset, std::vector<Analysis>& out) const;

  MorphologyTables tables_;
  std::vector<Tag> tags_;
};

}  // namespace kronika::morph
