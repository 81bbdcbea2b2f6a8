// Which documents are copies of one text: a report of an agency, printed by ten papers, is one text with ten
// publishers. Documents whose words are nearly the same belong together, and so do all that belong with one of them;
// in which order they came does not matter.
#pragma once

#include <cstdint>
#include <string_view>

#include "store/sqlite.hpp"

namespace kronika {

// Makes the tables of copies and fills them from the documents, where that has not been done. They are derived from the
// texts alone: text_copy (which text a document has), copy_band (for finding), and the view texts.
void prepare_copies(sqlite::Database& database);

// Finds the copies of a new document and gives it, and them, the same text_copy.text_id. Within a transaction that the
// caller holds; errors latch in the Database.
void note_copies(sqlite::Database& database, std::int64_t document, std::string_view text);

}  // namespace kronika
