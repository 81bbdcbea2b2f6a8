// Who is one actor across documents: under which spellings somebody is known, and why these are taken for one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "kronika/query.hpp"

namespace kronika {

// One spelling of an actor, and how sure it is that it is theirs.
struct Spelt {
  std::string name, country;
  std::int64_t documents = 0;  // that use it
  double score = 1;            // 0 to 1
  std::string reason;
};

struct Identity {
  Actor actor;
  std::vector<Spelt> spellings;     // the surest first
  std::vector<std::string> parted;  // spellings that somebody has taken away by hand, lower case
};

// The actors that a name in any spelling may mean; several people may bear one. `world` may be null; `data` is the
// folder with world/spelling.tsv.
Result<std::vector<Identity>> find_identities(const Store& store, const World* world, const std::filesystem::path& data,
                                              std::string_view asked);
std::string to_json(const Identity& identity);

}  // namespace kronika
