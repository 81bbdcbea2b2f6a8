#include "entities/identity.hpp"

#include "base/utf8.hpp"

namespace kronika::entities {

std::string fold_name(std::string_view name) { return utf8::fold(name); }

void set_keys(Reading& reading) {
  for (auto& entity : reading.doc.entities) {
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
