// From candidates to quotes: in the order of the text, each with an entity for its speaker, none twice.
#pragma once

#include "quotes/candidate.hpp"

namespace kronika::quotes {

// Adds to `doc.quotes`, and to `doc.entities` the speakers whom the entity step does not know ("jeden z
// internautów"). `context` was built on `doc`; its lookup is stale afterwards.
void assemble(Document& doc, const Context& context, std::vector<Candidate> found);

}  // namespace kronika::quotes
