// What was read from one document, for a person at a terminal.
#pragma once

#include <string>

#include "kronika/document.hpp"

namespace kronika::render {

struct SummaryStyle {
  bool color = false;
  double min_confidence = 0;
};

// Several lines, each with its end. Everything out of the document is made safe to show.
std::string summary(const Document& doc, const SummaryStyle& style);

}  // namespace kronika::render
