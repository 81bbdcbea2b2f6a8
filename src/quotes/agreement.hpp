// Whether a person can be the subject of a verb, or meant by a pronoun, by what its form says of gender and number:
// "mówiła" is nobody whose name is masculine.
#pragma once

#include <cstdint>
#include <vector>

#include "facts/tree.hpp"
#include "kronika/document.hpp"

namespace kronika::quotes {

enum class Gender : std::uint8_t { unknown, masculine, feminine, neuter };

Gender gender_of(const Token& token);

class Agreement {
 public:
  explicit Agreement(const Document& document);

  // The gender in which the document speaks of the entity: by most of its names, roles and pronouns.
  Gender gender(std::uint32_t entity) const { return entity < genders_.size() ? genders_[entity] : Gender::unknown; }

  // False only where the verb or pronoun shows a gender that cannot be that of the entity, or that nobody has, or
  // several people.
  bool possible(const facts::Tree& tree, std::uint32_t entity, std::uint32_t verb) const;

 private:
  bool agrees_with_pronoun(const facts::Tree& tree, std::uint32_t person, std::uint32_t pronoun) const;

  const Document& doc_;
  std::vector<Gender> genders_;
};

}  // namespace kronika::quotes
