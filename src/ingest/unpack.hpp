// Packed streams as sources: gzip with any number of members, zlib, zstd with any number of frames.
#pragma once

#include <memory>
#include <string_view>

#include "ingest/source.hpp"

namespace kronika::ingest {

bool is_gzip(std::string_view head);
bool is_zstd(std::string_view head);  // a frame, or a skippable frame

// `packed` and `traffic` must outlive the source. A damaged member is an error; reading goes on with the next member
// that is found. What unpacks to far more than it should is an error that ends it.
std::unique_ptr<Source> unpack_gzip(Input& packed, Traffic& traffic);

// The same for zstd. A dictionary in a skippable frame at the beginning, as in WARC files, is used.
std::unique_ptr<Source> unpack_zstd(Input& packed, Traffic& traffic);

// A whole piece of up to `limit` bytes: gzip, or deflate with or without zlib's header, as HTTP has them.
Result<std::string> inflate(std::string_view packed, std::size_t limit);

}  // namespace kronika::ingest
