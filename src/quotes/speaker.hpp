// Who speaks: from the verb or phrase that attributes words to an entity.
//
// A voice is found where the words are found, and turned into an entity when all quotes stand in the order of
// the text: "- …- dodał." has no voice of its own, it goes on with the speaker before.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "quotes/context.hpp"

namespace kronika::quotes {

struct Voice {
  enum class Kind : std::uint8_t {
    none,       // nobody: the words are no quotation
    entity,     // `entity`
    phrase,     // a phrase that names no known entity, headed by `token`
    described,  // a bare description ("polityk", "agencja"): the last speaker that it fits, else the phrase
    carried,    // nobody is named: whoever spoke last
  };
  Kind kind = Kind::none;
  std::uint32_t entity = kNone;
  std::uint32_t token = kNone;
  std::vector<std::uint32_t> several;  // entities that speak together; then `token` is the first's
  bool pronoun = false;                // named by "he" or the like only
  Span name;                           // the words that name a phrase, where they are not those of its tree
  std::string_view title = {};         // or its name in the article's title

  explicit operator bool() const { return kind != Kind::none; }
};

inline Voice entity_voice(std::uint32_t entity, std::uint32_t token) {
  Voice voice;
  voice.kind = Voice::Kind::entity;
  voice.entity = entity;
  voice.token = token;
  return voice;
}

// The voice of the phrase headed by `token`.
Voice voice_of_phrase(const Context& context, std::uint32_t token);

// The voice behind a verb of saying at `verb`: its subject, that of the predicate which it hangs on, the
// agent of a passive, the object of "quoted him as saying".
Voice voice_of_verb(const Context& context, std::uint32_t verb);

// The voice behind "z raportu firmy X wynika": whose the evidence is, else the evidence itself.
Voice voice_of_evidence(const Context& context, std::uint32_t verb);

// The voice of a document or the like ("raport firmy X"): its owner, else the thing itself.
Voice voice_of_document(const Context& context, std::uint32_t noun);

// The voice behind a noun of saying ("apel Varadkara", "Canada's demand", "wyraził opinię").
Voice voice_of_noun(const Context& context, std::uint32_t noun);

// Whether the word names nobody, or what the entity step only guesses to be a place.
bool nobody_known(const Context& context, std::uint32_t token);

// The words that name the phrase headed by `token`, without article, clauses and what follows a comma.
Range phrase(const Context& context, std::uint32_t token);

}  // namespace kronika::quotes
