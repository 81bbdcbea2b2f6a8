// From what is told to what is: each office once for a person, body and status, each relation once; terms of
// office dated from their length and their end; predecessors from who follows whom.
#pragma once

#include "kronika/document.hpp"
#include "offices/finder.hpp"

namespace kronika::offices {

// Adds to `doc.offices` and `doc.relations`. `terms` are the rules' ids that tell a term of office.
void merge(Document& doc, Findings findings);

}  // namespace kronika::offices
