// Trees that their own tags contradict, put right. Languages without case are left alone: the tags say which.
#pragma once

#include <cstdint>

#include "kronika/document.hpp"

namespace kronika::syntax {

// A name in the nominative that the tree takes for part of, or beside, a noun in another case, right before a
// finite verb that has no subject and agrees with it, is that verb's subject: "przed wizytą Tokajew podkreślał",
// "z Putinem Tokajew rozmawiał". Looks at the tokens [begin, end) of one sentence, which form a tree.
void reattach_subjects(Document& doc, std::uint32_t begin, std::uint32_t end);

}  // namespace kronika::syntax
