// What is content of what: of the events that the rules find in a sentence, those that only say what another demands,
// promises or tells are no events of their own.
#pragma once

#include <cstdint>
#include <vector>

#include "facts/arguments.hpp"
#include "facts/reading.hpp"
#include "facts/rules.hpp"
#include "kronika/document.hpp"

namespace kronika::facts {

// What a rule has found at a word.
struct Candidate {
  Event event;
  const Rule* rule = nullptr;
  std::uint32_t head = kNone;  // the token whose arguments were read
  bool actorless = false;      // says nothing, but what it contains is still no event
  bool aimless = false;        // its source is known, so that what is said in other words may be the event
};

// The document read and its arguments must outlive it.
class Content {
 public:
  Content(const Reading& reading, const Arguments& arguments)
      : reading_(reading), tree_(reading.tree()), arguments_(arguments) {}

  // What an act of speech contains is no second event, and a noun of action told by its verb is told once.
  void close(std::vector<Candidate>& found) const;
  // Whether `t` stands in a circumstance of what `above` tells, or in a clause joined to it with a doer of its own.
  bool beside(std::uint32_t t, std::uint32_t above) const;
  // Of an adposition of one word or several: "w trakcie".
  bool says(std::uint32_t adposition, Known known) const;

 private:
  std::uint32_t depth(std::uint32_t t) const;
  bool inside(const Candidate& outer, const Candidate& inner) const;
  bool reacts(const Event& outer, const Event& inner) const;
  bool circumstance(std::uint32_t noun) const;
  bool in_brackets(std::uint32_t t) const;
  bool has_mark(std::uint32_t t, Known known) const;

  const Reading& reading_;
  const Tree& tree_;
  const Arguments& arguments_;
};

}  // namespace kronika::facts
