// Names and keys that depend on content alone, never on the order in which documents came.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kronika/document.hpp"

namespace kronika {

// The identity of an entity across documents: its key, or one made of its kind, name and country.
std::string actor_key(const Entity& entity);

// "v-3f2ak0dm81qz": a letter for the kind and 60 bits of a digest of `parts`, in digits and letters that are not
// easily confused. The parts must tell the fact from all others.
std::string fact_name(char kind, std::span<const std::string> parts);

// A digest for columns that only ask whether two things are the same.
std::int64_t digest(std::span<const std::string> parts);

// Words only, folded, one space between: "Moje zadanie, …" and "moje zadanie" are the same wording.
std::string wording(std::string_view text);

// What tellings must have in common to be of one event: type, mode, actors, and whether it took place. Talks are
// the same whoever is named first; a visit has a guest and a host.
std::int64_t event_bucket(const Document& document, const Event& event);
// The same of a type, mode and aux as they are stored; keys in order, each once.
std::int64_t event_bucket(const std::string& type, const std::string& mode, const std::string& aux,
                          std::vector<std::string> sources, std::vector<std::string> targets);

// The key of a spelling, folded, that somebody has said is not the actor of `key`.
std::string parted_key(std::string_view key, std::string_view folded);

}  // namespace kronika
