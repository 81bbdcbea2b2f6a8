// Whether an act took place: negated, future, hypothetical, or long ago, as syntax, tense and dates tell.
#pragma once

#include <cstdint>
#include <optional>

#include "facts/arguments.hpp"
#include "kronika/document.hpp"

namespace kronika::facts {

class Modality {
 public:
  Modality(const Reading& reading, const Arguments& arguments) : r_(reading), arguments_(arguments) {}

  // What the syntax around the trigger says: Aux::none for an act told as fact, no value for one that is only
  // named as an aim or a command ("spotkali się, by rozmawiać"). `affirmed`: a negation of the trigger itself does
  // not count.
  std::optional<Aux> of(const Occurrence& at, bool affirmed = false) const;
  // What somebody speaks with another for ("called X to thank him", "wrote to convey his thanks"): that of the speaking.
  std::optional<Aux> said_in_address(std::uint32_t t) const;

 private:
  std::optional<Aux> of_noun(std::uint32_t noun) const;
  std::optional<Aux> of_predicate(std::uint32_t verb, int depth, bool affirmed = false) const;
  struct Predicate;
  Predicate predicate(std::uint32_t verb, bool affirmed) const;
  void add_helper(std::uint32_t verb, std::uint32_t helper, bool affirmed, Predicate& p) const;
  // The same of a verb by what it is to the word above it.
  std::optional<Aux> of_adverbial(std::uint32_t verb, const Predicate& p, int depth) const;
  std::optional<Aux> of_attribute(std::uint32_t verb, const Predicate& p) const;
  std::optional<Aux> of_complement(std::uint32_t verb, const Predicate& p, int depth) const;
  std::optional<Aux> of_content(std::uint32_t verb, const Predicate& p) const;
  std::optional<Aux> of_conjunct(std::uint32_t verb, const Predicate& p, int depth) const;
  Aux of_copula(std::uint32_t predicate) const;
  Aux of_circumstance(std::uint32_t noun) const;  // what the clause makes of an event that it is timed by
  Aux governed(std::uint32_t governor) const;     // what a governor makes of what it governs
  bool awaited(std::uint32_t verb) const;
  bool inverted_condition(std::uint32_t verb) const;
  bool was_to_have(std::uint32_t verb) const;
  bool tells_content(std::uint32_t verb) const;
  bool unproven(std::uint32_t noun) const;
  bool negated(std::uint32_t t) const;
  bool done_by_or_to_nobody(std::uint32_t verb) const;
  bool has(std::uint32_t t, Relation relation, Known known) const;

  const Reading& r_;
  const Arguments& arguments_;
};

// An act dated after the publication is yet to come.
bool is_future(const std::optional<Edtf>& date, const std::optional<Edtf>& published);
// An act dated before the publication is none that lies ahead.
bool is_past(const std::optional<Edtf>& date, const std::optional<Edtf>& published);
// An act dated more than a year before the publication is told as background.
bool is_historical(const std::optional<Edtf>& date, const std::optional<Edtf>& published);

}  // namespace kronika::facts
