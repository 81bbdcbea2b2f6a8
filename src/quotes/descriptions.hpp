// Who has spoken under a description rather than by name, "a senior official", and whom another description means.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "quotes/context.hpp"

namespace kronika::quotes {

inline constexpr std::uint32_t kMemory = 8;        // sentences for which a speaker is remembered
inline constexpr std::uint32_t kFarthestNoun = 5;  // words between a name and the noun that says what its bearer is

class Descriptions {
 public:
  // Both must outlive this. Entities that are added to `document` later have been made for descriptions.
  Descriptions(const Document& document, const Context& context)
      : doc_(document), c_(context), known_(document.entities.size()) {}

  void add(std::uint32_t entity, std::uint32_t sentence, std::uint32_t noun) {
    told_.push_back({entity, sentence, noun});
  }

  // "the official", after "a senior State Department official": who has spoken under that description; kNone for nobody.
  // `last`: the person who spoke last.
  std::uint32_t again(std::uint32_t noun, std::uint32_t sentence, std::uint32_t last) const;

  // "the senior Peruvian official", after "a Peruvian official": who has spoken without a name, however long ago, under a
  // description of several words that all stand in the other, by an article that says that he is known; unless the last speaker has been called so by name.
  std::uint32_t told_so(std::uint32_t noun, Range words, std::uint32_t last) const;

  // "– odparła": who has spoken last under a description whose gender the verb shows.
  std::uint32_t in_gender(std::uint32_t verb, std::uint32_t sentence) const;

  // As Agreement::possible, also for who has been made for a description: by the gender of its noun.
  bool possible(std::uint32_t entity, std::uint32_t verb) const;

  // Has the noun stood before the name of a person?
  bool called_so(std::uint32_t person, std::uint32_t noun) const;

  // "the municipality", after "the ministry"; "the report", after "lawmakers": what has been called by another noun only
  // is something else, but for what any body can be called, and for what a body may have written.
  bool called_otherwise(std::uint32_t thing, std::uint32_t noun) const;

  // "the official", after "officials told": one of a group of those who have spoken.
  bool one_of_several(std::uint32_t noun, const std::vector<std::uint32_t>& speakers) const;

 private:
  struct Description {
    std::uint32_t entity, sentence, noun;
  };

  std::vector<std::string> lemmas(Range words) const;

  const Document& doc_;
  const Context& c_;
  const std::size_t known_;  // entities that the entity step knows
  std::vector<Description> told_;
};

}  // namespace kronika::quotes
