#include "entities/identity.hpp"

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
    if (from.empty() || to.size() > from.size() + 1) return fail("wants letters, and not many more for them", table->file, row.line);
    spelling.equal_.emplace_back(from, to);
  }
  std::stable_sort(spelling.equal_.begin(), spelling.equal_.end(),
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
    auto it = std::find_if(equal_.begin(), equal_.end(), [&](const auto& e) { return rest.starts_with(e.first); });
    if (it == equal_.end()) {
      add(rest.substr(0, 1));
      rest.remove_prefix(1);
    } else {
      add(it->second);
      rest.remove_prefix(it->first.size());
    }
  }
  return out;
}

void set_keys(Reading& reading, const KnownPeople& known, const Spelling& spelling) {
  const auto& persons = reading.resources.world.persons();
  for (std::uint32_t e = 0; e < reading.doc.entities.size(); ++e) {
    auto& entity = reading.doc.entities[e];
    if (!entity.key.empty()) continue;  // an organisation that the World knows
    switch (entity.kind) {
      case EntityKind::state: entity.key = "state:" + entity.country; break;
      case EntityKind::person:
        if (known[e] != kNone) entity.key = "person:" + spelling.fold(persons[known[e]].name);
        else if (entity.name.find(' ') != std::string::npos) entity.key = "person:" + spelling.fold(entity.name);
        break;
      case EntityKind::organisation:
      case EntityKind::place:
      case EntityKind::group: entity.key = std::string(to_string(entity.kind)) + ":" + utf8::fold(entity.name); break;
    }
  }
}

}  // namespace kronika::entities
