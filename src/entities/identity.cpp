#include "entities/identity.hpp"

#include "base/utf8.hpp"

namespace kronika::entities {

std::string fold_name(std::string_view name) { return utf8::fold(name); }

void set_keys(Reading& reading, const KnownPeople& known) {
  for (std::uint32_t e = 0; e < reading.doc.entities.size(); ++e) {
    auto& entity = reading.doc.entities[e];
    if (known[e] != kNone) {
      entity.key = "person:" + fold_name(reading.resources.world.persons()[known[e]].name);
      continue;
    }
    if (!entity.key.empty()) continue;  // an organisation that the World knows
    switch (entity.kind) {
      case EntityKind::state: entity.key = "state:" + entity.country; break;
      case EntityKind::person:
        // A surname alone is nobody's identity.
        if (entity.name.find(' ') != std::string::npos) entity.key = "person:" + fold_name(entity.name);
        break;
      case EntityKind::organisation:
      case EntityKind::place:
      case EntityKind::group: entity.key = std::string(to_string(entity.kind)) + ":" + fold_name(entity.name); break;
    }
  }
}

}  // namespace kronika::entities
