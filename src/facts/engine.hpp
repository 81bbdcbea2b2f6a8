// Applies the rules of a language to a document: every token that triggers rules is tried, and the most
// specific rule that finds the actors it asks for says an event.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "facts/actors.hpp"
#include "facts/rules.hpp"
#include "facts/timing.hpp"
#include "kronika/document.hpp"

namespace kronika::facts {

// One attempt of a rule, for `kronika rules why`.
struct Attempt {
  std::uint32_t token = kNone;
  const Rule* rule = nullptr;
  std::string failed;  // what was missing; empty for a rule that matched
};
using Trace = std::vector<Attempt>;

class Engine {
 public:
  // `rules` and `morphology` must outlive the engine. `dater` may be empty, `morphology` nullptr: then
  // groups in an oblique case are called by a lemma.
  Engine(const Rules& rules, StateWords states, Dater dater, const Morphology* morphology = nullptr)
      : rules_(rules), states_(std::move(states)), dater_(std::move(dater)), morphology_(morphology) {}

  // Adds the events of the document, and the entities they need that it does not have yet.
  void read(Document& doc, Trace* trace = nullptr) const;

 private:
  const Rules& rules_;
  StateWords states_;
  Dater dater_;
  const Morphology* morphology_;
};

}  // namespace kronika::facts
