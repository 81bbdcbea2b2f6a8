// Whom somebody does something to: nobody is of the state that he criticizes or visits.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "entities/reading.hpp"

namespace kronika::entities {

// "President Lind criticized Chile", "premier Berg odwiedził Kenię": whether all that the sentence of a subject names of
// the state completes the verb, rather than tell whose the subject is or where it is done. Nothing where the sentence does
// not name the state.
std::optional<bool> acts_upon(const Reading& reading, std::uint32_t subject, const std::string& state);

}  // namespace kronika::entities
