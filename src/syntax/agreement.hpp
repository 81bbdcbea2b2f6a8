// Trees that their own tags contradict, put right. Languages without case are left alone: the tags say which.
#pragma once

#include <cstdint>

#include "kronika/document.hpp"

namespace kronika::syntax {

// Two contradictions between a verb and what the tree takes for its subject. Looks at the tokens [begin,
// end), which form one tree.
// - A name in the nominative that the tree takes for part of, or beside, a noun in another case, right before
// a
//   finite verb that has no subject and agrees with it, is that verb's subject: "przed wizytą Tokajew
//   podkreślał".
// - Of two subjects on both sides of an active verb without an object, the one that does not agree with it is
// the
//   object: "Armenia zaatakowała Azerbejdżan"; right after the one that agrees it belongs to that one.
void repair_agreement(Document& doc, std::uint32_t begin, std::uint32_t end);

}  // namespace kronika::syntax
