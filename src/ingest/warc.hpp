// WARC files (ISO 28500), versions 1.0 and 1.1, and the WET files with extracted text that go with them: the pages and
// texts in their response, resource and conversion records.
#pragma once

#include <string>

#include "ingest/item.hpp"
#include "ingest/source.hpp"

namespace kronika::ingest {

bool is_warc(std::string_view head);

// Records of other kinds, without success (HTTP status 200), or of other types are skipped. Behind damage it goes on
// with the next record that is found. False when the receiver wanted no more.
bool read_warc(Input& in, const std::string& name, std::size_t max_bytes, Receiver& receiver);

}  // namespace kronika::ingest
