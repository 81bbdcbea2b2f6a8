// The extraction record, "kronika.extraction/1": what the command, the API and the store carry. Its fields
// are described by schema/extraction.schema.json. Offsets in it count Unicode code points of `text`.
#pragma once

#include <string>
#include <string_view>

#include "kronika/document.hpp"
#include "kronika/error.hpp"

namespace kronika {

inline constexpr const char* kRecordSchema = "kronika.extraction/1";

// One JSON object without line breaks. Never fails: whatever is not valid UTF-8 was refused at the door.
std::string to_record(const Document& doc);

// The other way: what to_record wrote. The document has no tokens and no roles; spans are checked against the
// text and references against the entities. An Error says what is wrong with the record.
Result<Document> from_record(std::string_view json);

// Ids as the record has them: to_record and whoever refers to its facts agree on these.
std::string entity_id(std::size_t index);    // "e1" for entity 0
std::string event_id(std::size_t index);     // "v1"
std::string quote_id(std::size_t index);     // "q1"
std::string office_id(std::size_t index);    // "o1"
std::string relation_id(std::size_t index);  // "r1"

}  // namespace kronika
