// Stretches of a sentence that may be names, before it is decided which are: those that the World knows, and those that
// the model marks.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "entities/reading.hpp"

namespace kronika::entities {

struct Candidate {
  std::uint32_t begin, end;  // tokens
  NameClass kind;
  std::optional<world::Sense> sense;
  bool certain = false;
};

// Of what the World knows by the words of a token, that which is meant by itself.
std::optional<world::Sense> name_sense(std::span<const world::Sense> senses, const Token& token);
bool has_sense(const world::Match& match, world::SenseKind kind);
// "Canadian" is who comes from there, or an adjective: before a noun it is the latter.
bool is_adjective(const Reading& reading, std::uint32_t t, std::span<const world::Match> matches, std::uint32_t length);
bool given_name(const Reading& reading, std::uint32_t t);

// What the World knows in a sentence, and what the model marks there; both in the order of the text.
std::vector<Candidate> known_names(const Reading& reading, const Sentence& sentence);
std::vector<Candidate> marked_names(const Reading& reading, const Sentence& sentence);

}  // namespace kronika::entities
