// How names are spelled in one language or another, and which people of the World a foreign spelling may mean.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "kronika/error.hpp"
#include "kronika/world.hpp"

namespace kronika::entities {

// Which letters are worth the same in names; read from world/spelling.tsv, immutable.
class Spelling {
 public:
  static Result<Spelling> load(const std::filesystem::path& file);

  // A name without what differs between spellings only: lower case, no diacritics, equal letters made one.
  std::string fold(std::string_view name) const;

 private:
  std::array<std::vector<std::pair<std::string, std::string>>, 256> equal_;  // by their first byte, the longest first
};

// The people of a World by the folded spellings of their full names: finds "Rustem Umerov" for "Rustem Umierow", which no
// table of spellings has. Immutable once built.
class PersonSpellings {
 public:
  PersonSpellings(const World& world, const Spelling& spelling);

  // Whom a full name may mean, as indexes into World::persons().
  std::vector<std::uint32_t> named(std::string_view name) const;

 private:
  const Spelling& spelling_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> people_;
};

}  // namespace kronika::entities
