// The filters that events, timeline and count share.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "answer.hpp"

namespace kronika::cli {

struct EventOptions {
  std::vector<std::string> actors;
  std::string source, target, place, sector, type, mode, aux, from, to, text, publisher, reported_by;
  double min_confidence = 0;
};
void add_event_options(CLI::App& command, EventOptions& options);

// Absent when something in the options is wrong or not known, which has been said; `code` tells which.
std::optional<EventQuery> event_query(const EventOptions& options, const Asked& asked, int& code);

}  // namespace kronika::cli
