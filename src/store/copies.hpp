// Which documents are copies of one text: a report of an agency, printed by ten papers, is one text with ten
// publishers, and one witness. Documents whose words are the same or nearly the same belong together, and so do all that
// belong with one of them; in which order they came does not matter.
#pragma once

#include <cstdint>
#include <vector>

#include "store/sqlite.hpp"

namespace kronika {

// Finds the copies of every document anew.
void find_all_copies(sqlite::Database& database);

// Of a file before schema 6: takes over what wide_text_copy and wide_copy_band have.
void take_wide_copies(sqlite::Database& database);

// Finds the copies of a new document and gives it, and them, the same text_copy.text_id. Returns the documents that were
// of another text until then. Within a transaction that the caller holds; errors latch in the Database.
std::vector<std::int64_t> note_copies(sqlite::Database& database, std::int64_t document);

// To be called when a document of this text has gone: those that were copies only by way of it part. Returns the
// documents that are of another text from then on.
std::vector<std::int64_t> part_copies(sqlite::Database& database, std::int64_t text);

// To be called before a document goes: takes out what is kept of it here. What it linked parts by part_copies.
void forget_copies(sqlite::Database& database, std::int64_t document);

}  // namespace kronika
