// What somebody is called whom no name names: "islamscy fundamentaliści", "members of civil society". The noun and
// what agrees with it are put into the nominative; its complements stay as they are.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "facts/arguments.hpp"
#include "facts/reading.hpp"
#include "kronika/morphology.hpp"

namespace kronika::facts {

class PhraseNames {
 public:
  // `morphology` may be nullptr: then a noun in an oblique case is called by its lemma.
  PhraseNames(const Reading& reading, const Arguments& arguments, const Morphology* morphology)
      : r_(reading), arguments_(arguments), morphology_(morphology) {}

  // The noun with its modifiers and complements, without articles, numbers and what only adds detail.
  std::string of(std::uint32_t noun) const;
  // One of several told together: "prezydent Łotwy" for "prezydenci Estonii i Łotwy".
  std::string one_of(std::uint32_t noun, std::uint32_t complement) const;
  // The noun of those of one complement out of several: "posłowie opozycji" for "posłowie rządu i opozycji"; the one of
  // them, where there is but one: "minister finansów".
  std::string of_part(std::uint32_t noun, std::uint32_t complement, bool single) const;

 private:
  void cover(std::uint32_t t, std::uint32_t noun, int depth, std::vector<std::uint32_t>& out) const;
  const Mention* name_around(std::uint32_t t) const;
  bool complement(std::uint32_t t) const;
  bool joined(std::uint32_t first, std::uint32_t second) const;
  bool clause_of_its_own(std::uint32_t modifier, std::uint32_t noun) const;
  std::string nominative(std::uint32_t noun) const;
  std::optional<std::string> agreeing(std::uint32_t word, std::uint32_t noun) const;
  std::string as_written(std::uint32_t t) const;

  const Reading& r_;
  const Arguments& arguments_;
  const Morphology* morphology_;
};

}  // namespace kronika::facts
