// The words of one language that tell names and references apart, beside what the World knows: read from
// packs/LANG/entities/. Small closed lists; every entry is a lemma in lower case.
//
// Immutable once loaded; may be shared between threads.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kronika/error.hpp"
#include "kronika/world.hpp"

namespace kronika::entities {

// What a word tells; a word may tell several things. The names in cues.tsv are those of cue_names.
enum class Cue : std::uint8_t {
  former,             // "były": the role is over
  incoming,           // "elekt": the role has not begun
  post,               // "stanowisko": the role beside it is spoken of, no person meant
  place_preposition,  // "in": a name after it is a place
  place_verb,         // "leżeć": its subject is a place
  relation,           // "relacje": those it holds between are actors
  place_noun,         // "rzeka": the name after it is a place
  organisation_noun,  // "firma": the name after it, or with it, is an organisation
  work_noun,          // "powieść": the name after it is a work or product
  title,              // "pan", "Mr": stands before a person's name
  several,            // "obaj": makes a role refer to all its holders named before
  definite,           // "the": tells that those who are called so have been spoken of
  those_who_met,      // "rozmówca": in the plural the people whom the sentence before brings together
  other_one,          // "inny", "another": points to somebody new
  remit,              // "for": what an office is for follows, before the name
  genitive,           // "of": stands for the genitive where nouns do not inflect
  responsible,        // "odpowiedzialny": what its bearer answers for follows
  responsible_for,    // "za": the preposition between the two
  matter,             // "kwestia": what it is a matter of is meant, not the word itself
  source,             // "według", "zdanie": whoever it names speaks, as a subject would
  side,               // "strona": with the adjective of a state or body it means that
  origin,             // "from": whoever is called so is of the state named after it
  inside,             // "in": those who live where they are called so are of the state named after it
  bearer,             // "group", "agency": written small behind a name of a body, it is no part of it
  lesser,             // "deputy": before an office, whoever is below its holder
  reign,              // "under": in whose time somebody has the office before it follows
  impersonal,         // "dochodzić (do)": in a form without gender it needs no subject, and none is left out
  oblique_ending,     // "ą": no name ends in the letter as it is called, only where it is declined
};
inline constexpr std::size_t kCues = static_cast<std::size_t>(Cue::oblique_ending) + 1;

enum class GrammaticalNumber : std::uint8_t { unknown, singular, plural };

// A pronoun of the third person that may refer to an actor. Unknown gender or number: the tags decide.
struct Pronoun {
  world::Gender gender = world::Gender::unknown;
  GrammaticalNumber number = GrammaticalNumber::unknown;
};

class Lexicon {
 public:
  // Reads LANG's cues.tsv (columns cue, words), pronouns.tsv (lemma, gender, number) and settings.tsv
  // (setting, value) from `folder`, which is packs/LANG/entities.
  static Result<Lexicon> load(const std::filesystem::path& folder, std::string language);

  const std::string& language() const { return language_; }
  bool is(Cue cue, std::string_view lemma) const;
  std::optional<Pronoun> pronoun(std::string_view lemma) const;
  bool drops_subjects() const { return drops_subjects_; }  // leaves out subject pronouns
  bool inflects_names() const { return inflects_names_; }
  // The state whose press writes in the language and names no state for its own bodies; empty where many do.
  const std::string& home() const { return home_; }
  // Letters that stand for a party before a part of the state, behind a lawmaker's name, and the state where that is so:
  // "R-Utah" is of the USA. Both empty where nobody writes so.
  const std::string& party_letters() const { return party_letters_; }
  const std::string& party_letters_state() const { return party_letters_state_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
  };
  template <class V>
  using Words = std::unordered_map<std::string, V, Hash, std::equal_to<>>;

  std::string language_;
  Words<std::uint32_t> cues_;  // bits by Cue
  Words<Pronoun> pronouns_;
  bool drops_subjects_ = false, inflects_names_ = false;
  std::string home_, party_letters_, party_letters_state_;
};

}  // namespace kronika::entities
