// Dumps of articles: JSON objects, one a line, one after the other or in an array; and tables of comma-, semicolon- or
// tab-separated values (RFC 4180) whose first line names the columns.
#pragma once

#include <string>
#include <string_view>

#include "html/dates.hpp"
#include "ingest/fields.hpp"
#include "ingest/item.hpp"
#include "ingest/source.hpp"

namespace kronika::ingest {

bool is_json(std::string_view head);

// Whether the first line names a column for the text, and one more that is known.
bool is_table(std::string_view head, const FieldMap& fields);

struct DumpOptions {
  const FieldMap& fields;
  const html::DateReader& dates;
  std::size_t max_bytes;  // of one object or row
};

// A fault says which line it is about; reading goes on behind it. False when the receiver wanted no more.
bool read_json(Input& in, const std::string& name, const DumpOptions& options, Receiver& receiver);
bool read_table(Input& in, const std::string& name, const DumpOptions& options, Receiver& receiver);

}  // namespace kronika::ingest
