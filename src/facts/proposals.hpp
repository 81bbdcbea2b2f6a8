// Entities that a text means but no name of it names: the state behind "the government", those whom a word for people
// tells of. They have numbers after those of the document; adopt() moves the ones that facts use into it.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "facts/reading.hpp"
#include "kronika/document.hpp"

namespace kronika::facts {

using Ids = std::vector<std::uint32_t>;  // entities, or proposals

class Proposals {
 public:
  explicit Proposals(const Reading& reading) : r_(reading) {}

  // Of the document, or proposed. The reference stays valid while others are proposed.
  const Entity& entity(std::uint32_t id) const;

  // The state, as the document has it or proposed; kNone of a code that no state has.
  std::uint32_t state(const std::string& country);
  std::uint32_t body(const NamedBody& body);
  // Somebody called by the word `t`; the same name of the same country is the same actor.
  std::uint32_t called(std::uint32_t t, EntityKind kind, std::string name, std::string country);

  std::deque<Entity> take() { return std::move(entities_); }
  // Appends the proposals among `used` to the document and gives each used id its place there.
  static void adopt(Document& doc, std::deque<Entity> proposals, const std::vector<Ids*>& used);

 private:
  std::uint32_t number(std::size_t proposal) const;
  std::uint32_t with_key(const std::string& key) const;  // of the proposals; kNone where none has it
  std::uint32_t push(Entity entity);

  const Reading& r_;
  std::deque<Entity> entities_;
};

}  // namespace kronika::facts
