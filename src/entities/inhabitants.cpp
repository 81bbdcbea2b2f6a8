#include <algorithm>
#include <set>

#include "entities/gather.hpp"

namespace kronika::entities {

void gather_inhabitants(Reading& reading) {
  std::set<std::uint32_t> somebody;
  for (const auto& role : reading.roles)
    if (role.person != kNone) somebody.insert(role.head);
  for (auto& name : reading.names) {
    if (name.entity != kNone || !name.sense || name.sense->kind != world::SenseKind::inhabitant) continue;
    if (somebody.contains(name.head)) continue;
    const auto& country = reading.resources.world.states()[name.sense->index].iso;
    auto& entities = reading.doc.entities;
    auto same = std::find_if(entities.begin(), entities.end(), [&](const Entity& e) {
      return e.kind == EntityKind::group && e.country == country && e.name == name.base;
    });
    if (same == entities.end()) {
      Entity entity;
      entity.kind = EntityKind::group;
      entity.name = name.base;
      entity.country = country;
      entity.sector = "CVL";
      entities.push_back(std::move(entity));
      same = entities.end() - 1;
    }
    name.entity = static_cast<std::uint32_t>(same - entities.begin());
    Mention mention;
    mention.span = {reading.token(name.begin).span.begin, reading.token(name.end - 1).span.end};
    mention.sentence = name.sentence;
    mention.begin = name.begin;
    mention.end = name.end;
    mention.head = name.head;
    mention.base = name.base;
    same->mentions.push_back(std::move(mention));
  }
  reading.genders.resize(reading.doc.entities.size(), world::Gender::unknown);
}

}  // namespace kronika::entities
