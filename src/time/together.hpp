// Clauses that tell what happens together with the clause above them, as the pack's words say: "while", "when".
#pragma once

#include <cstdint>
#include <vector>

#include "kronika/document.hpp"
#include "time/grammar.hpp"

namespace kronika::time {

// The verbs of such clauses (Document::together): those that a conjunction of the pack's class "while" opens.
std::vector<std::uint32_t> acts_told_together(const Document& doc, const Grammar& grammar);

}  // namespace kronika::time
