// From the fields of a dump to an item.
#pragma once

#include <array>
#include <string>

#include "ingest/dumps.hpp"

namespace kronika::ingest {

using FieldValues = std::array<std::string, kFields>;

// Hands on the item, or the fault in its place.
bool hand_on(FieldValues values, const std::string& name, std::size_t line, const DumpOptions& options,
             Receiver& receiver);

}  // namespace kronika::ingest
