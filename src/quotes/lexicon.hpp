// The words by which a language attributes speech, out of packs/LANG/quotes:
//
//   verbs.tsv    lemma, frames     what a verb can do: "powiedzieć", "clause direct"; "point out" is a verb
//                                  with its particle
//   nouns.tsv    lemma, frames     the same of nouns: "opinia", "clause"
//   sources.tsv  phrase            phrases that name a source without a verb: "zdaniem X", "according to X";
//                                  X is the source, the rest is matched on lower-cased forms
//   words.rules  set NAME / words  closed sets of function words and the like
//
// Immutable once loaded; may be used from many threads.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "kronika/error.hpp"

namespace kronika::quotes {

// What a word can do. A set, as bits.
enum class Frame : std::uint16_t {
  clause = 1,        // governs a reported clause: "powiedział, że …", "said that …"
  direct = 2,        // attributes direct speech: "…", he said
  request = 4,       // governs a reported request: "wezwał, aby …"
  label = 8,         // gives a name in quotation marks: called him "…"
  fragment = 16,     // governs a quoted fragment inside its arguments: criticised the "…" deal
  negated = 32,      // reports only under negation: "nie wykluczył, że …"
  citing = 64,       // its object is the speaker: "quoted him as saying …"
  evidence = 1024,   // what it comes from is the source: "z raportu wynika, że …"
  addressed = 2048,  // its object is who is told: "told reporters …"
  bare = 8192,       // takes no object but the words: what follows is a clause, with or without conjunction
  // Of nouns only.
  body = 128,       // a body or publication that can speak: "resort", "agency"
  document = 256,   // a text that says something: "raport", "statement"
  person = 512,     // a human being described: "rozmówca", "analyst"
  press = 16384,    // a newspaper, agency or broadcaster: "tygodnik"; named by its kind after its name
  delegate = 4096,  // speaks for whoever it is of, of whom there may be several: "rzecznik komisji"
};

struct Frames {
  std::uint16_t bits = 0;
  bool has(Frame f) const { return (bits & static_cast<std::uint16_t>(f)) != 0; }
  explicit operator bool() const { return bits != 0; }
};

enum class Words : std::uint8_t {
  complementiser,  // że, iż; that
  purpose,         // aby, żeby
  interrogative,   // jak, czy; how, whether
  as,              // jak (in "jak powiedział"); as
  negation,
  indefinite,    // "jeden z …", "a …": somebody not spoken of before
  article,       // left out of the name of a speaker who has none
  light_verb,    // verbs that lend a noun their subject: "wyrazić opinię, że"
  scare,         // words before a quoted phrase that make it no quotation: "tzw.", "so-called"
  title,         // nouns whose quoted complement is a title or name: "film", "partia"
  first_person,  // forms of "I" and "we" where features do not tell
  between,       // may stand between a dash and the verb of attribution: "jak", "też"
  hearsay,       // verbs whose infinitive still tells of speech: "miał powiedzieć, że"
  unreal,        // auxiliaries of what was not said (yet): "would say that"
  turn_role,     // labels of transcript turns without a name, in lower case: "question"
  causative,     // verbs that make somebody speak: "prompted him to warn that"
  impersonal,    // verbs that with a reflexive say what people say: "uważa się, że"
  sentential,    // relative words that stand for a whole clause: "co sugeruje, że"
  stance,        // adjectives that tell what somebody holds: "is adamant that", "jest przekonany, że"
  reading,       // verbs of the reader that name no speaker: "czytamy w raporcie"
  condition,     // conjunctions under which nothing has been said: "pytany, czy uważa, że", "if he says that"
  any_body,      // nouns by which any body may be called again: "the agency", "the group"
  author,        // before whose words a noun tells: "a warning from X that", "zapewnienia ze strony X, że"
};
inline constexpr std::size_t kWordSets = 23;

struct SourcePhrase {
  std::vector<std::string> before, after;  // lower-cased words around the source
};

class Lexicon {
 public:
  static Result<Lexicon> load(const std::filesystem::path& folder);

  Frames verb(std::string_view lemma) const { return find(verbs_, lemma); }
  // The frames of a verb with a particle: ("point", "out").
  Frames verb(std::string_view lemma, std::string_view particle) const;
  Frames noun(std::string_view lemma) const { return find(nouns_, lemma); }
  bool is(Words set, std::string_view word) const { return sets_[static_cast<std::size_t>(set)].contains(word); }
  // Whether the language leaves out the conjunction of reported clauses ("said he would"): words.rules says so by
  // "drops complementiser".
  bool drops_complementiser() const { return drops_complementiser_; }
  const std::vector<SourcePhrase>& sources() const { return sources_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  using FrameTable = std::unordered_map<std::string, Frames, Hash, std::equal_to<>>;
  static Frames find(const FrameTable& table, std::string_view lemma) {
    auto it = table.find(lemma);
    return it == table.end() ? Frames{} : it->second;
  }
  static Result<void> load_frames(const std::filesystem::path& file, FrameTable& table);

  FrameTable verbs_, nouns_;
  std::array<std::unordered_set<std::string, Hash, std::equal_to<>>, kWordSets> sets_;
  std::vector<SourcePhrase> sources_;
  bool drops_complementiser_ = false;
};

}  // namespace kronika::quotes
