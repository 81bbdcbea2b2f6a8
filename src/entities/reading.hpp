// One document while its entities are being found: what the sub-steps of the entity step share. Each sub-step
// reads what the ones before it have left here and adds its own; step.cpp is their order.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/feats.hpp"
#include "entities/lexicon.hpp"
#include "entities/name_model.hpp"
#include "entities/spelling.hpp"
#include "kronika/document.hpp"
#include "kronika/morphology.hpp"
#include "kronika/world.hpp"

namespace kronika::entities {

// What a language needs for the reading of any document. Everything outlives the readings.
struct Resources {
  const World& world;
  const Lexicon& lexicon;
  const Morphology* morphology = nullptr;
  const NameModel* model = nullptr;            // nullptr: only names that the World knows are found
  const PersonSpellings* spellings = nullptr;  // nullptr: people are known by the spellings of the tables only

  bool inflects() const { return morphology != nullptr && lexicon.inflects_names(); }
};

// A name as it stands in the text.
struct Name {
  std::uint32_t sentence = 0, begin = 0, end = 0;  // tokens, half open
  std::uint32_t head = 0;
  NameClass kind = NameClass::none;
  std::optional<world::Sense> sense;  // what the World knows it as
  std::string base;                   // in the nominative
  world::Gender gender = world::Gender::unknown;
  bool certain = false;      // of its kind: an office or title stands before it
  bool gender_sure = false;  // told by a given name or a verb, not by tags alone
  std::uint32_t entity = kNone;
  std::string country;  // of a body: ISO code, or empty
};

// A phrase that names an office or describes a person, with what completes it.
struct RolePhrase {
  std::uint32_t sentence = 0;
  std::uint32_t begin = 0, end = 0;            // tokens with modifiers and complement, half open
  std::uint32_t core_begin = 0, core_end = 0;  // the phrase of the tables
  std::uint32_t head = 0;
  std::string office;   // English key; empty for a mere description
  std::string of;       // as Role::of; empty while unknown
  std::string country;  // of whoever is so called: ISO, IGO, NGO or empty
  std::string sector;
  world::Gender gender = world::Gender::unknown;
  bool former = false, plural = false;
  bool incoming = false;  // "the future president"
  bool stated = false;    // `of` stands in the text, it is not inferred
  bool newcomer = false;  // "another minister": nobody named before
  std::uint32_t person = kNone;
  bool beside_name = false;  // the person's name stands beside it
  bool counterpart = false;  // "odpowiednik": in the office of whoever was spoken of before
  bool leader = false;       // "przywódca": of a state, whoever heads it, though that names no office
  std::string title;         // the words of the phrase in lower case, or their lemmas: "deputy secretary of state"
  std::string remit;         // as Role::remit
};

class Reading {
 public:
  Reading(Document& document, const Resources& resources);

  Document& doc;
  const Resources& resources;
  std::vector<Name> names;             // in the order of the text
  std::vector<RolePhrase> roles;       // in the order of the text
  std::vector<world::Gender> genders;  // by entity

  const Token& token(std::uint32_t t) const { return doc.tokens[t]; }
  std::string_view lemma(std::uint32_t t) const { return words_[t].lemma; }  // lower case
  std::string_view lower(std::uint32_t t) const { return words_[t].form; }
  bool capital(std::uint32_t t) const { return words_[t].letters != world::LetterCase::lower; }
  std::uint32_t sentence_of(std::uint32_t t) const { return sentence_of_[t]; }

  // Matches of the World's phrases that start at `t`, within its sentence. Looked up when first asked for.
  const std::vector<world::Match>& match(std::uint32_t t) const;
  // The same as if the word after `t` were not there: "szef polskiego rządu" as "szef rządu".
  std::vector<world::Match> match_over_next(std::uint32_t t) const;

  // The same of a word without what marks it as former: "ex-president", "ekspremier"; empty where nothing does.
  std::vector<world::Match> match_behind_former(std::uint32_t t) const;

  std::span<const std::uint32_t> children(std::uint32_t t) const;
  // The token of [begin, end) that hangs on something outside it; the first such.
  std::uint32_t head_of(std::uint32_t begin, std::uint32_t end) const;
  // The name that covers a token, as an index into `names`, or kNone. Valid after index_names().
  std::uint32_t name_at(std::uint32_t t) const { return name_at_[t]; }
  void index_names();

  // Whether words around a noun say which one is meant, or that it is a new one: "sejmowa komisja", "an embassy".
  bool described(std::uint32_t noun) const;

  bool has(Cue cue, std::uint32_t t) const { return resources.lexicon.is(cue, lemma(t)); }
  // The same of an adposition, by itself or with the case of the noun that it stands before: "in", "w/loc".
  bool binds(Cue cue, std::uint32_t adposition, std::uint32_t noun) const;
  // Whether a noun stands under an adposition that binds the cue.
  bool bound(Cue cue, std::uint32_t noun) const;
  // Whether the word stands before a person's name: "Captain", "Dr."
  bool title(std::uint32_t t) const;

 private:
  std::vector<std::string> text_;  // what words_ looks at: form and lemma in turn
  std::vector<world::Word> words_;
  std::vector<std::uint32_t> sentence_of_, child_begin_, children_, name_at_;
  mutable std::vector<std::optional<std::vector<world::Match>>> matches_;
};

// "nsubj" of "nsubj:pass".
std::string_view relation(const Token& token);
world::Gender gender_of(Symbol feats);
GrammaticalNumber number_of(Symbol feats);

// The first letter is a capital; all letters are, two at least.
bool starts_capital(std::string_view form);
bool all_capitals(std::string_view form);

}  // namespace kronika::entities
