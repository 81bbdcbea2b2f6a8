// Events as commands print them.
#pragma once

#include "event_options.hpp"

namespace kronika::cli {

struct EventListing {
  AnswerOptions answer;
  PageOptions page;
  EventOptions events;
};

// Asks the chronicle and prints a page; the exit code.
int show_events(const EventListing& options, const Context& context);

}  // namespace kronika::cli
