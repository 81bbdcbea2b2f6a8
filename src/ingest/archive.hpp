// Zip and tar archives as a stream of files.
#pragma once

#include <functional>
#include <string>

#include "ingest/source.hpp"

namespace kronika::ingest {

bool is_archive(std::string_view head);  // kArchiveHead bytes are enough to tell
inline constexpr std::size_t kArchiveHead = 512;

// Calls `each` with the name and the bytes of every regular file, in the order of the archive; it returns false to
// stop. What is encrypted or damaged is an error of its own, after which it goes on where there is a way to.
// Nothing is ever written to disk.
bool read_archive(Input& in, const std::string& name, Traffic& traffic,
                  const std::function<bool(const std::string& file, Input& bytes)>& each,
                  const std::function<bool(Error)>& fault);

}  // namespace kronika::ingest
