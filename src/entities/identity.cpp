#include "entities/identity.hpp"

#include "base/utf8.hpp"

namespace kronika::entities {

void set_keys(Reading& reading, const KnownPeople& known, const Spelling& spelling) {
  const auto& persons = reading.resources.world.persons();
  for (std::uint32_t e = 0; e < reading.doc.entities.size(); ++e) {
    auto& entity = reading.doc.entities[e];
    if (!entity.key.empty()) continue;  // an organisation that the World knows
    switch (entity.kind) {
      case EntityKind::state: entity.key = "state:" + entity.country; break;
      case EntityKind::person:
        if (known[e] != kNone)
          entity.key = "person:" + spelling.fold(persons[known[e]].name);
        else if (entity.name.find(' ') != std::string::npos)
          entity.key = "person:" + spelling.fold(entity.name);
        break;
      case EntityKind::organisation:
      case EntityKind::place:
      case EntityKind::group: entity.key = std::string(to_string(entity.kind)) + ":" + utf8::fold(entity.name); break;
    }
  }
}

}  // namespace kronika::entities
