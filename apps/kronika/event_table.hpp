// Events as commands print them.
#pragma once

#include "answer.hpp"

namespace kronika::cli {

// Asks and prints a page; the exit code.
int show_events(const Asked& asked, const EventQuery& query, const AnswerOptions& options, const Context& context);

}  // namespace kronika::cli
