// Which words somebody says: inside quotation marks, and between the dashes of a dialogue.
#pragma once

#include <vector>

#include "entities/reading.hpp"

namespace kronika::entities {

// By token. Inside quotation marks the speaker is "I", and "he" is somebody else.
std::vector<bool> quoted_words(const Reading& reading);

}  // namespace kronika::entities
