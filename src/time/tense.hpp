// Which way the verb that governs an expression of time looks: "we wtorek odwiedził", "we wtorek odwiedzi".
#pragma once

#include <cstdint>

#include "kronika/document.hpp"
#include "time/evaluate.hpp"
#include "time/grammar.hpp"

namespace kronika::time {

struct Tense {
  Direction direction = Direction::unknown;
  std::uint32_t verb = kNone;  // the token it was read from
};

// Climbs from `token`, the head of an expression that begins at `begin`, to its verb; without trees, takes the nearest verb of the sentence. The grammar's words of
// the class "future-auxiliary" make any verb look ahead, those of "prospective" ("scheduled") what hangs on them.
Tense tense_at(const Document& doc, const Sentence& sentence, std::uint32_t token, std::uint32_t begin,
               const Grammar& grammar);

}  // namespace kronika::time
