// Identity across documents, languages and spellings: one key for one actor, "person:dmitri peskov".
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entities/knowledge.hpp"

namespace kronika::entities {

// Which letters are worth the same in names; read from world/spelling.tsv, immutable.
class Spelling {
 public:
  static Result<Spelling> load(const std::filesystem::path& file);

  // A name without what differs between spellings only: lower case, no diacritics, equal letters made one.
  std::string fold(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> equal_;  // longest first
};

// Sets Entity::key of the entities that can be told apart from others by name: people that the World knows by their
// name there, others by their full names. A surname alone is nobody's identity.
void set_keys(Reading& reading, const KnownPeople& known, const Spelling& spelling);

}  // namespace kronika::entities
