// What the library knows of the world before it reads anything: states, organisations, offices, and what
// each language calls them. All of it is data: world/*.tsv (facts) and packs/LANG/world/*.tsv (words), read
// and checked once by World::load; docs of every column stand at the head of the tables.
//
// A World is immutable: it may be shared by any number of threads. Views and references into it live as long
// as it does. Nothing throws; a fault in a table is an Error with file and line.
//
// Codes: a country is an ISO 3166-1 alpha-3 code (XKX for Kosovo; SUN, YUG, SCG, CSK, DDR for what is no
// more), "IGO", "NGO" or "---". A sector is a PLOVER/CAMEO code ("GOV", "MIL"), see world/sectors.tsv.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kronika/edtf.hpp"
#include "kronika/error.hpp"

namespace kronika {

namespace world {

enum class Gender : std::uint8_t { unknown, masculine, feminine, neuter };

struct Inhabitant {
  std::string lemma;  // "Kazach"
  Gender gender = Gender::unknown;
};

// What one language calls a state; all lists may be empty. Base forms, written as in a sentence.
struct StateWords {
  std::string language;
  std::string name;                     // common name: "Kazachstan"
  std::string article;                  // that stands before it in a sentence: "the" of "the United Kingdom"
  std::vector<std::string> capitals;    // the usual name first: "Kyiv", "Kiev"
  Gender gender = Gender::unknown;      // of the common name
  bool plural = false;                  // "Niemcy", "Stany Zjednoczone"
  std::vector<std::string> aliases;     // official, short and old names: "USA", "Ameryka"
  std::vector<std::string> adjectives;  // "kazachski", "kazachstański"
  std::vector<Inhabitant> inhabitants;
};

struct State {
  std::string iso;                // alpha-3
  std::string iso2;               // alpha-2; empty where there is none
  std::string status;             // "state", "partial" (recognised by some), "territory", "former"
  std::string parent;             // of a territory or a former state: whom it belongs to or who continued it
  std::vector<std::string> cow;   // its numbers in the lists of the Correlates of War project
  std::vector<StateWords> words;  // one for each language

  const StateWords* in(std::string_view language) const;  // nullptr where the language has none
};

enum class BodyKind : std::uint8_t {
  igo,
  ngo,
  government,
  ministry,
  parliament,
  court,
  agency,
  military,
  police,
  intelligence,
  bank,
  party,
  union_,
  church,
  media,
  company,
  armed_group,
  school,
  alliance,
  presidency,
  other
};
std::string_view to_string(BodyKind);
std::optional<BodyKind> parse_body_kind(std::string_view);

struct BodyWords {
  std::string language;
  std::string name;                  // "Rada Bezpieczeństwa ONZ"
  std::string article;               // as StateWords::article
  std::vector<std::string> aliases;  // "RB ONZ"
};

// One body by its own name: the UN, the Bundestag, Hamas, Reuters.
struct Organisation {
  std::string id;       // "un-security-council"
  std::string country;  // ISO alpha-3, IGO, NGO or ---
  std::string sector;
  BodyKind kind = BodyKind::other;
  std::string part_of;  // id; empty for none
  std::vector<BodyWords> words;

  const BodyWords* in(std::string_view language) const;
};

// A common noun that becomes a body beside a state: "rząd", "ministerstwo spraw zagranicznych", "army".
struct Body {
  std::string phrase;
  std::string key;  // "government", "ministry:foreign", "army"
  std::string sector;
  BodyKind kind = BodyKind::other;
  std::string portfolio;  // of a ministry: key in world/portfolios.tsv
  std::string only;       // ISO of the one state that has it ("MSWiA"); empty for any
};

// What a ministry or minister answers for, in every language the same key.
struct Portfolio {
  std::string key;     // "foreign"
  std::string office;  // "foreign minister"
  std::string sector;
};

// What completes an office phrase, so that "prezydent" of a city is its mayor.
enum class Complement : std::uint8_t {
  any,
  none,
  state,
  city,
  region,
  party,
  parliament,
  court,
  igo,
  body,
  host,
  person
};
std::optional<Complement> parse_complement(std::string_view);

// A role that the gold standard calls an office. `office` may hold "{}", for the name of the complement in
// English: "ambassador to {}".
struct Office {
  std::string phrase;  // lemma sequence, lower case unless a name is part of it
  std::string office;  // English key
  std::string sector;
  Complement of = Complement::any;
  std::string only;                 // ISO of the one state where the phrase means this ("secretary of state": USA)
  std::string country;              // the state or body (its id) that the phrase itself names ("gospodarz Kremla": RUS)
  Gender gender = Gender::unknown;  // where the phrase itself tells
};

// A noun that describes people without naming an office: "polityk", "dyplomata", "lawyer".
struct Description {
  std::string phrase;
  std::string key;     // "politician"
  std::string sector;  // may be empty
  Gender gender = Gender::unknown;
  bool group = false;  // says a group by itself: "opozycja", "delegation"
};

// A seat or nickname that stands for a state's organ or a body: "Kreml", "Downing Street", "Bruksela".
struct Metonym {
  std::string phrase;
  std::string country;  // ISO, IGO
  std::string sector;
  std::string organisation;  // id; empty when the state itself is meant
  bool place = false;        // is also an ordinary place name (Bruksela): context decides
};

// A named place that is no state: region, city, sea, continent.
struct Place {
  std::string name;
  std::string country;  // ISO, or --- for several or none
  std::string kind;     // city, region, continent, water, mountain, building
};

// Somebody whom the tables of office-holders name.
struct Person {
  std::string name;      // as the tables have it, in Latin letters: "Kassym-Jomart Tokayev"
  std::string wikidata;  // "Q200881"; empty when unknown
  // Other spellings, each with its language; the first of a language is its usual one: "Kasym-Żomart
  // Tokajew".
  std::vector<std::pair<std::string, std::string>> spellings;

  std::string_view in(std::string_view language) const;  // `name` where the language has no spelling of its own
};

// One stretch of an office. What is not in the tables did not necessarily not happen.
struct Holding {
  std::string of;            // ISO alpha-3, or the id of an organisation
  std::string office;        // English key
  std::uint32_t person = 0;  // index into persons()
  std::optional<Edtf> from;
  std::optional<Edtf> until;  // absent: the source knows of no end
  std::optional<Edtf> seen;   // with no end: when the source still had it so
  std::string source;

  // Whether it lasted all through `on`: perhaps where dates are inexact, or after `seen`.
  Tri held(const Edtf& on) const;
};

enum class SenseKind : std::uint8_t {
  state,
  adjective,
  inhabitant,
  capital,
  metonym,
  organisation,
  body,
  office,
  description,
  portfolio,
  place,
  given_name,
  membership  // adjective of an organisation: "unijny"
};

// One meaning of a phrase. `index` points into the list that `kind` tells: states() for state, adjective,
// inhabitant and capital; organisations() for organisation and membership; metonyms(language) and so on for the others.
struct Sense {
  SenseKind kind = SenseKind::state;
  std::uint32_t index = 0;
  Gender gender = Gender::unknown;  // inhabitants, given names
  bool alias = false;               // a short or secondary form
  friend bool operator==(const Sense&, const Sense&) = default;
};

struct Match {
  std::uint32_t length = 0;       // words of the text
  std::span<const Sense> senses;  // never empty
};

// How a word is written: `upper` when its first two letters are upper case ("USA", "MON-u", "U.S."),
// `capital` when only the first is ("Rosja", "PiS"). What a table writes in one way matches nothing lower:
// "US" is no "us".
enum class LetterCase : std::uint8_t { lower, capital, upper };
LetterCase letter_case(std::string_view surface);

// A word of a text as look-ups see it. The views need to live for the call only.
struct Word {
  std::string_view form;   // lower case
  std::string_view lemma;  // lower case
  LetterCase letters = LetterCase::lower;
};

// All base forms that a word of a table may have, for matching inflected texts: "Zjednoczone" ->
// "zjednoczony". The word comes as it is written; the answers may be in any case.
using Lemmas = std::function<std::vector<std::string>(std::string_view language, std::string_view word)>;

}  // namespace world

class World {
 public:
  // Reads DATA/world and DATA/packs/*/world. Without `lemmas`, phrases of several words match only texts
  // whose lemmas or forms are the words as the tables write them.
  static Result<World> load(const std::filesystem::path& data, const world::Lemmas& lemmas = {});

  const std::vector<std::string>& languages() const;

  // ---- by code ----
  const world::State* state(std::string_view iso) const;  // alpha-3 or alpha-2; nullptr if unknown
  const world::Organisation* organisation(std::string_view id) const;
  const world::Portfolio* portfolio(std::string_view key) const;
  // The state (ISO alpha-3) or organisation (id) that publishes its own words at a host or one above it: "state.gov";
  // empty for all others, as news.
  std::string_view publisher(std::string_view host) const;
  bool is_country(std::string_view code) const;  // an ISO code of the tables, IGO, NGO or ---
  bool is_sector(std::string_view code) const;
  // The common name of a state, or the name of an organisation, for output; `code` itself when unknown.
  std::string_view name_of(std::string_view code, std::string_view language) const;
  // The same with the article that a sentence puts before it: "the United Kingdom".
  std::string name_with_article(std::string_view code, std::string_view language) const;

  // ---- by words ----
  // Every known phrase that starts at words[at], longest first; each word may match by form or by lemma.
  std::vector<world::Match> match(std::string_view language, std::span<const world::Word> words, std::size_t at) const;
  // The senses of a whole phrase in its base form ("Rada Bezpieczeństwa ONZ"); empty when unknown.
  std::vector<world::Sense> find(std::string_view language, std::string_view phrase) const;

  // ---- by date ----
  // Who held the office of a state (ISO) or body (id) on a day or through a longer time: first those who did
  // for sure, then those who perhaps did. An empty answer says nothing.
  std::vector<const world::Holding*> holders(std::string_view office, std::string_view of, const Edtf& on) const;
  // Whether one person at a time holds the office, named by its English key, in one state or body.
  bool has_one_holder(std::string_view office) const;
  // All that the tables say of one person, by date.
  std::vector<const world::Holding*> holdings(std::uint32_t person) const;
  // Whom a name in full or in part may mean: all its words are words of one spelling of the person, in any
  // case, with or without diacritics. "Tokajew" finds all who bear the name.
  std::vector<std::uint32_t> persons_named(std::string_view name) const;

  const std::vector<world::Person>& persons() const;
  const std::vector<world::Holding>& holdings() const;

  // ---- lists that senses point into ----
  const std::vector<world::State>& states() const;
  const std::vector<world::Organisation>& organisations() const;
  const std::vector<world::Body>& bodies(std::string_view language) const;
  const std::vector<world::Office>& offices(std::string_view language) const;
  const std::vector<world::Description>& descriptions(std::string_view language) const;
  const std::vector<world::Metonym>& metonyms(std::string_view language) const;
  const std::vector<world::Place>& places(std::string_view language) const;
  const std::vector<world::Portfolio>& portfolios() const;  // what a portfolio sense points into

  World(World&&) noexcept;
  World& operator=(World&&) noexcept;
  ~World();

  struct Tables;  // src/world/tables.hpp

 private:
  explicit World(std::unique_ptr<const Tables> tables);
  std::unique_ptr<const Tables> tables_;
};

}  // namespace kronika
