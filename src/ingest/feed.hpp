// RSS 0.9-2.0, RSS 1.0 (RDF) and Atom, read as a stream: an item for each entry with words, and the addresses of all.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/source.hpp"
#include "kronika/error.hpp"

namespace kronika::ingest {

bool is_feed(std::string_view root_element);  // "<rss …", "<feed …", "<rdf:RDF …"

struct FeedEntry {
  std::string title, url, id, author, published, updated, source;  // as written; empty where not given
  std::string body;                                                // markup or text of the article, or of its beginning
  bool whole = false;  // the body came as content, not as a description or summary
};

// Calls `each` with every entry; it returns false to stop. An entry with more bytes than `max_entry`
// is an error, as is XML that is not well-formed; what was read before it has been handed on. Entities that the file
// defines are bounded by the XML parser.
Result<void> read_feed(Input& in, std::size_t max_entry, const std::function<bool(FeedEntry)>& each);

}  // namespace kronika::ingest
