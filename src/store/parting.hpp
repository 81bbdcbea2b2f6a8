// What was said by hand about identities: spellings that are another actor than their key tells.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "kronika/store.hpp"

namespace kronika {

// The document with the keys of parted spellings, where it has any; nothing where it stays as it is.
std::optional<Document> with_parted_keys(sqlite::Database& database, const Document& document);

// Says by hand that a spelling of the actor with this key is somebody else: from now on it is an actor of its own, in
// the documents that are there and in those to come. Returns how many documents use it. An unknown key or spelling,
// and one that has no other beside it, is an error.
Result<std::size_t> part_spelling(Store& store, std::string_view key, std::string_view spelling);

}  // namespace kronika
