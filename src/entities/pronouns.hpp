// Who is meant by a pronoun: "he", "jego", "they", "it".
#pragma once

#include "entities/discourse.hpp"

namespace kronika::entities {

class Pronouns {
 public:
  explicit Pronouns(Discourse& story) : story_(story), reading_(story.reading), doc_(story.doc) {}

  // Adds the token to the mentions of whoever is meant, if it is a pronoun and that is clear.
  void resolve(std::uint32_t t, std::uint32_t s);

 private:
  void refer_to(const std::vector<std::uint32_t>& entities, std::uint32_t t, std::uint32_t s);
  bool is_subject_word(std::uint32_t t) const;
  std::uint32_t governing_subject(std::uint32_t t) const;
  std::uint32_t who_says(std::uint32_t t, world::Gender gender) const;
  std::uint32_t subject_ahead(std::uint32_t t, world::Gender gender) const;
  bool told_before(std::uint32_t entity, std::uint32_t s) const;
  bool displaced(std::uint32_t entity, std::uint32_t t, std::uint32_t s) const;
  bool within_reach(std::uint32_t sentence, std::uint32_t s) const;
  bool told_by(std::uint32_t word, std::uint32_t pronoun) const;
  std::vector<std::uint32_t> several_subjects(std::uint32_t t, std::uint32_t s) const;
  bool alone_acts(std::uint32_t phrase) const;
  std::vector<std::uint32_t> body_subject(std::uint32_t t, std::uint32_t s) const;
  std::vector<Seen> powers_before(std::uint32_t t, std::uint32_t s) const;
  std::vector<std::uint32_t> owner(std::uint32_t t, std::uint32_t s) const;
  std::uint32_t standing(const Seen& seen, std::uint32_t s) const;
  std::uint32_t antecedent(std::uint32_t t, std::uint32_t s, world::Gender gender, bool subjects_only) const;

  Discourse& story_;
  Reading& reading_;
  Document& doc_;
};

}  // namespace kronika::entities
