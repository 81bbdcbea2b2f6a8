// Which shape a file has, by its first bytes.
#pragma once

#include <string_view>

#include "ingest/fields.hpp"

namespace kronika::ingest {

enum class Shape { empty, gzip, zstd, archive, warc, arc, feed, json, table, page, text };

inline constexpr std::size_t kHead = 4096;  // bytes that are enough to tell

Shape shape_of(std::string_view head, const FieldMap& fields);
Shape page_or_text(std::string_view head);

// The charset that the head of a page declares in a meta element or an XML declaration; empty where it does not.
std::string_view charset_in_page(std::string_view head);

}  // namespace kronika::ingest
