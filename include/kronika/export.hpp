// A chronicle in the forms that other programs read. All formats stream: memory does not grow with the
// chronicle, and the order is that of the chronicle, so that the same chronicle gives the same bytes.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "kronika/error.hpp"
#include "kronika/query.hpp"
#include "kronika/store.hpp"

namespace kronika {

enum class ExportFormat : std::uint8_t {
  jsonl,    // the records of all documents; `import` reads them back
  csv,      // events, one a line
  graphml,  // actors as nodes, events between them as edges
  gdelt,    // tab-separated event data with the column names of GDELT 1.0
  phoenix,  // tab-separated event data with the column names of Phoenix
  nquads,   // RDF: events after the Simple Event Model, each telling in the named graph of its document
  html,     // a page that stands by itself
};
std::optional<ExportFormat> parse_export_format(std::string_view name);
std::string_view to_string(ExportFormat);

// Receives the output piece by piece; returns false to stop.
using ExportSink = std::function<bool(std::string_view)>;

// `query` chooses the events of all formats but jsonl, which has whole documents; its paging is not used.
// GDELT and Phoenix know no negated, future or hypothetical events: there only what took place goes out, once
// for every pair of source and target, with days only where the day is known.
Result<void> export_chronicle(const Store& store, const EventQuery& query, ExportFormat format, const ExportSink& sink);

}  // namespace kronika
