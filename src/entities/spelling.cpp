#include "entities/spelling.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "packs/blocks.hpp"

namespace kronika::entities {

Result<Spelling> Spelling::load(const std::filesystem::path& file) {
  auto table = packs::load_table(file, {"from", "to"});
  if (!table) return tl::unexpected(table.error());
  Spelling spelling;
  for (const auto& row : table->rows) {
    const auto& from = table->cell(row, "from");
    const auto& to = table->cell(row, "to");
    if (from.empty() || to.size() > from.size() + 1)
      return fail("wants letters, and not many more for them", table->file, row.line);
    spelling.equal_[static_cast<unsigned char>(from[0])].emplace_back(from, to);
  }
  for (auto& equal : spelling.equal_)
    std::stable_sort(equal.begin(), equal.end(),
                     [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  return spelling;
}

std::string Spelling::fold(std::string_view name) const {
  auto plain = utf8::fold(name);
  std::string out;
  auto add = [&](std::string_view letters) {
    for (char c : letters)
      if (out.empty() || out.back() != c) out += c;
  };
  for (std::string_view rest = plain; !rest.empty();) {
    const auto& equal = equal_[static_cast<unsigned char>(rest[0])];
    auto it = std::find_if(equal.begin(), equal.end(), [&](const auto& e) { return rest.starts_with(e.first); });
    if (it == equal.end()) {
      add(rest.substr(0, 1));
      rest.remove_prefix(1);
    } else {
      add(it->second);
      rest.remove_prefix(it->first.size());
    }
  }
  return out;
}

PersonSpellings::PersonSpellings(const World& world, const Spelling& spelling) : spelling_(spelling) {
  const auto& persons = world.persons();
  people_.reserve(persons.size());
  for (std::uint32_t p = 0; p < persons.size(); ++p)
    if (persons[p].name.find(' ') != std::string::npos) people_[spelling.fold(persons[p].name)].push_back(p);
}

std::vector<std::uint32_t> PersonSpellings::named(std::string_view name) const {
  auto found = people_.find(spelling_.fold(name));
  return found == people_.end() ? std::vector<std::uint32_t>() : found->second;
}

}  // namespace kronika::entities
