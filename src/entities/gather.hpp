// From names to entities: which names of a document are one actor. What the World knows is one by its sense;
// people are joined by surname and given names, other names by their base form or as full name and acronym.
#pragma once

#include "entities/base_form.hpp"
#include "entities/reading.hpp"

namespace kronika::entities {

// Fills doc.entities with their named mentions, and Name::entity. Names of works and products stay without.
void gather_entities(Reading& reading);

// Does a name of a capital or seat of power stand for those who rule there? "Londyn ogłosił", "relations
// between London and Brussels" against "w Londynie".
bool acts_for_power(const Reading& reading, const Name& name);

// Makes groups of singular names of inhabitants ("a Frenchman") that turned out to mean nobody who has a name. Run once
// references are resolved.
void gather_inhabitants(Reading& reading);

}  // namespace kronika::entities
