// Schema 6: the same as schema 5 in less room. What plain SQL shows as text is kept as numbers, bytes, or not at all
// where another column has it, and comes out of generated columns, which take no room.
#pragma once

#include <cstdint>
#include <string_view>

#include "kronika/document.hpp"
#include "store/sqlite.hpp"

namespace kronika {

extern const std::string_view kCompactSchema;

// Behind those statements: keys and copies.
void make_compact(sqlite::Database& database);

// Numbers on disk: `plover` of event_fact and event, `part` of fact_actor. An unknown role is -1.
constexpr std::int64_t type_number(EventType type) { return static_cast<std::int64_t>(type); }
std::string_view type_name(std::int64_t number);
std::int64_t role_number(std::string_view role);

// document.digest: of a key "sha256:…" its 32 bytes, any other key as it is.
void bind_digest(sqlite::Statement& statement, std::string_view key);
// The first and the last digest of the keys that begin so, as two values.
void bind_digests_beginning(sqlite::Statement& statement, std::string_view key);

// `certainty` of fact and event: in ten-thousandths where that is exact, else the number itself.
void bind_certainty(sqlite::Statement& statement, double confidence);

}  // namespace kronika
