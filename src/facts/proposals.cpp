#include "facts/proposals.hpp"

#include <map>

namespace kronika::facts {

std::uint32_t Proposals::number(std::size_t proposal) const {
  return static_cast<std::uint32_t>(r_.doc().entities.size() + proposal);
}

const Entity& Proposals::entity(std::uint32_t id) const {
  const auto& entities = r_.doc().entities;
  return id < entities.size() ? entities[id] : entities_[id - entities.size()];
}

std::uint32_t Proposals::with_key(const std::string& key) const {
  for (std::size_t p = 0; p < entities_.size(); ++p)
    if (entities_[p].key == key) return number(p);
  return kNone;
}

std::uint32_t Proposals::push(Entity entity) {
  entities_.push_back(std::move(entity));
  return number(entities_.size() - 1);
}

std::uint32_t Proposals::state(const std::string& country) {
  const auto& entities = r_.doc().entities;
  for (std::uint32_t e = 0; e < entities.size(); ++e)
    if (entities[e].kind == EntityKind::state && entities[e].country == country) return e;
  std::string key = "state:" + country;
  if (const auto known = with_key(key); known != kNone) return known;
  std::string name = r_.state_name(country);
  if (name.empty()) return kNone;
  Entity state;
  state.kind = EntityKind::state;
  state.name = std::move(name);
  state.country = country;
  state.sector = "GOV";
  state.key = std::move(key);
  return push(std::move(state));
}

std::uint32_t Proposals::body(const NamedBody& body) {
  const auto& entities = r_.doc().entities;
  for (std::uint32_t e = 0; e < entities.size(); ++e)
    if (entities[e].key == body.key) return e;
  if (const auto known = with_key(body.key); known != kNone) return known;
  Entity organisation;
  organisation.kind = EntityKind::organisation;
  organisation.name = body.name;
  organisation.country = body.country;
  organisation.sector = body.sector;
  organisation.key = body.key;
  return push(std::move(organisation));
}

std::uint32_t Proposals::called(std::uint32_t t, EntityKind kind, std::string name, std::string country) {
  for (std::size_t p = 0; p < entities_.size(); ++p)
    if (entities_[p].name == name && entities_[p].country == country) return number(p);
  Entity somebody;
  somebody.kind = kind;
  somebody.name = std::move(name);
  somebody.country = std::move(country);
  Mention mention;
  mention.span = r_.tree().token(t).span;
  mention.sentence = r_.tree().sentence(t);
  mention.begin = mention.head = t;
  mention.end = t + 1;
  somebody.mentions.push_back(mention);
  return push(std::move(somebody));
}

void Proposals::adopt(Document& doc, std::deque<Entity> proposals, const std::vector<Ids*>& used) {
  const auto base = static_cast<std::uint32_t>(doc.entities.size());
  std::map<std::uint32_t, std::uint32_t> place;  // proposal to entity
  for (Ids* ids : used)
    for (auto& id : *ids) {
      if (id < base) continue;
      auto [it, fresh] = place.try_emplace(id, static_cast<std::uint32_t>(doc.entities.size()));
      if (fresh) doc.entities.push_back(std::move(proposals[id - base]));
      id = it->second;
    }
}

}  // namespace kronika::facts
