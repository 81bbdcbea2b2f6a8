#include "facts/author.hpp"

namespace kronika::facts {

Author::Author(const Reading& reading) : r_(reading), publisher_(reading.publisher()) {
  if (!publisher_.key.empty() && transcript()) publisher_ = {};
}

bool Author::transcript() const {
  const auto words = r_.tree().size();
  std::uint32_t quoted = 0;
  for (std::uint32_t t = 0; t < words; ++t) quoted += r_.quote(t) != kNone ? 1 : 0;
  return 2 * quoted > words;
}

bool Author::says(std::uint32_t t) const {
  return !publisher_.key.empty() && r_.tree().morphology(t).plural && r_.quote(t) == kNone;
}

std::uint32_t Author::called_before(std::uint32_t t) const {
  while (t-- > 0) {
    if (r_.tree().relation(t) != Relation::nsubj || r_.quote(t) != kNone) continue;
    const auto e = r_.entity(t);
    if (e == kNone) continue;
    const auto& entity = r_.doc().entities[e];
    if (entity.key == publisher_.key) return e;
    const bool body = entity.kind == EntityKind::organisation && entity.sector == "GOV";
    if (body && publisher_.country.size() == 3 && entity.country == publisher_.country) return e;
  }
  return kNone;
}

}  // namespace kronika::facts
