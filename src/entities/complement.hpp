// What completes a role phrase, as far as the words around it tell: the state, body or person that the office is of, and
// where an envoy is sent.
#pragma once

#include "entities/reading.hpp"

namespace kronika::entities {

struct Completion {
  std::string country;         // of the state or body
  std::string of;              // as Role::of
  const Name* name = nullptr;  // the complement, where it is a name
  const Name* host = nullptr;  // where an envoy is sent: "in Warsaw", "przy Unii"
  std::uint32_t begin = 0, end = 0;
};

// Of a phrase of which the words of the tables are known, and their head.
Completion complete(const Reading& reading, const RolePhrase& role);

// The person whom the one who is called so serves: "doradca Putina". Adds to what is known already.
void complete_with_person(const Reading& reading, const RolePhrase& role, Completion& completion);

// The state from which or in which those are who are called so: "oficjele z Rosji", "protesters in Tbilisi"; empty where
// none is told. Who is in a state is only then of it if they are people who live there.
std::string state_beside(const Reading& reading, const RolePhrase& role);

// As what the tables of offices know such a complement.
world::Complement kind_of(const Reading& reading, const Completion& completion);

// Does a person's name begin at the token? If so, `name` is its index.
bool person_at(const Reading& reading, std::uint32_t t, std::uint32_t& name);

}  // namespace kronika::entities
