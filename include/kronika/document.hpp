// One article as the pipeline understands it so far. Each step of the pipeline reads the layers it needs and
// adds its own (see pipeline.hpp). Everything refers to everything else by index, so a Document can be copied
// and moved freely; a Document is not shared between threads while steps run on it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kronika/country.hpp"
#include "kronika/article.hpp"
#include "kronika/edtf.hpp"
#include "kronika/span.hpp"
#include "kronika/symbol.hpp"

namespace kronika {

inline constexpr std::uint32_t kNone = 0xffffffffu;  // "no such index"

// ---- syntax: Universal Dependencies, version 2 ----

enum class Upos : std::uint8_t {
  ADJ,
  ADP,
  ADV,
  AUX,
  CCONJ,
  DET,
  INTJ,
  NOUN,
  NUM,
  PART,
  PRON,
  PROPN,
  PUNCT,
  SCONJ,
  SYM,
  VERB,
  X
};

// A UD word. In a multiword token ("zrobiłem" = zrobił + em, "don't" = do + n't) each word has its own part
// of the surface as span, where the parts join without change, else the span of the whole token.
struct Token {
  Span span;
  std::string form;
  std::string lemma;
  Upos upos = Upos::X;
  Symbol xpos;
  Symbol feats;                // "Case=Gen|Number=Sing", sorted by name as in CoNLL-U; empty for none
  std::uint32_t head = kNone;  // index into Document::tokens, within the same sentence; kNone for the root
  Symbol deprel;               // with its subtype: "nsubj:pass"
  bool space_after = true;
  std::uint8_t multiword = 0;  // on the first word of a multiword token: how many words it has, else 0
};

struct Sentence {
  Span span;
  std::uint32_t begin = 0, end = 0;  // token indexes, half open
  std::uint32_t block = kNone;       // index into Article::blocks
  // True where nothing may be read as a fact of this article: teasers, bylines, "czytaj także".
  bool excluded = false;
};

// ---- who ----

enum class EntityKind : std::uint8_t { person, state, organisation, place, group };
enum class MentionForm : std::uint8_t { name, surname, office, pronoun, dropped };

struct Mention {
  Span span;
  std::uint32_t sentence = kNone;
  std::uint32_t begin = 0, end = 0;  // tokens, half open; for a dropped subject, those of its verb
  std::uint32_t head = kNone;        // the token that the rest of the mention hangs on
  MentionForm form = MentionForm::name;
  std::string base;  // of a name: its words in the nominative; empty for other forms
};

// A phrase that names an office or role ("prezydent Kazachstanu", "wicepremier", "Foreign Minister"), whether
// it stands beside a name, for one, or in a predicate. What it says about anybody is for the facts to decide.
struct Role {
  Span span;
  std::uint32_t sentence = kNone;
  std::uint32_t begin = 0, end = 0;  // tokens, half open: the noun with the words that complete it
  std::uint32_t head = kNone;        // the token of the role noun
  std::string office;                // English key: "president", "foreign minister", "other:…"
  std::string of;                    // ISO 3166-1 alpha-3, or the canonical name of a body, or "---"
  std::uint32_t person = kNone;      // entity: who is meant, where the text or the world makes it clear
  bool former = false;               // "były", "ex-", "former"
  bool plural = false;               // "obaj prezydenci", "ministrowie"
  std::string remit;                 // as Office::remit
};

// People or bodies that the text names only by what they are ("polscy politycy", "protesters"), where nobody with a name
// is meant. They become entities when a fact speaks of them, groups also when none does.
struct Generic {
  std::uint32_t head = kNone;  // the token of the noun
  EntityKind kind = EntityKind::group;
  std::string name;     // the phrase in the nominative
  std::string country;  // as Entity::country
  std::string sector;   // as Entity::sector
  bool thing = false;   // words that something was read in ("according to documents"), nobody
};

// A verb that leaves its subject out, where a phrase that names nobody has told it before: "Minister obrony zapowiedział
// rozmowy. **Odrzucił** zarzuty." Where somebody known is meant, an entity has a mention instead.
struct LeftOut {
  std::uint32_t verb = kNone;    // its token
  std::uint32_t phrase = kNone;  // the token of the noun of the phrase
};

struct Entity {
  EntityKind kind = EntityKind::person;
  std::string name;        // canonical: the fullest form in the document, in the nominative
  std::string country;     // see country.hpp
  std::string sector;      // PLOVER/CAMEO: GOV, MIL, LEG, …; empty when unknown
  std::string key;         // identity across documents ("state:KAZ", "person:kasym-zomart tokajew"); may be empty
  bool of_person = false;  // a government called by whose it is: "the Trump administration"
  std::vector<Mention> mentions;  // in the order of the text
};

// ---- when ----

enum class TimeKind : std::uint8_t { date, time, duration, set };

struct Timex {
  Span span;
  std::uint32_t sentence = kNone;
  std::uint32_t begin = 0, end = 0;  // tokens, half open
  std::uint32_t head = kNone;        // the token by which the expression hangs in the tree
  TimeKind kind = TimeKind::date;
  Edtf value;              // a point or stretch of time; for durations and sets, see `text_value`
  std::string text_value;  // what the record says: EDTF for dates, ISO 8601 durations ("P30Y"), sets ("R/P1W")
  std::string reason;      // how the value was reached, for `explain`
  std::string rule;
};

// ---- what ----

enum class EventType : std::uint8_t {
  AGREE,
  CONSULT,
  SUPPORT,
  CONCEDE,
  COOPERATE,
  AID,
  RETREAT,
  REQUEST,
  ACCUSE,
  REJECT,
  THREATEN,
  PROTEST,
  SANCTION,
  MOBILIZE,
  COERCE,
  ASSAULT
};
enum class Aux : std::uint8_t { none, future, hypothetical, negated, historical };

struct Event {
  EventType type = EventType::CONSULT;
  std::string mode;  // PLOVER mode: "visit", "resign", …; empty for none
  Aux aux = Aux::none;
  std::string cameo;                            // closest CAMEO code, most digits known
  std::vector<std::uint32_t> sources, targets;  // entities
  std::optional<Edtf> date;
  std::string date_reason;
  std::uint32_t place = kNone;        // entity
  std::uint32_t attribution = kNone;  // entity that says so; kNone when the article itself does
  std::uint32_t sentence = kNone;
  Span trigger;
  std::uint32_t trigger_token = kNone;
  std::string rule;
  double confidence = 0;
};

enum class QuoteKind : std::uint8_t { direct, indirect };

struct Quote {
  std::uint32_t speaker = kNone;  // entity
  QuoteKind kind = QuoteKind::direct;
  Span span;  // the words themselves, without marks
  std::uint32_t sentence = kNone;
  Span cue;  // the words that attribute it; may be empty
  std::string rule;
  double confidence = 0;
};

enum class OfficeStatus : std::uint8_t { holds, held, took_office, left_office, candidate };

struct Office {
  std::uint32_t person = kNone;  // entity
  std::string office;            // English key: "president", "minister of health", "other:…"
  std::string of;                // ISO 3166-1 alpha-3, or the name of the body, or "---"
  OfficeStatus status = OfficeStatus::holds;
  std::optional<Edtf> date;
  std::uint32_t after = kNone;  // entity: whom the person follows in the office
  std::string remit;            // what a deputy or minister answers for, in the nominative; may be empty
  std::uint32_t sentence = kNone;
  Span evidence;
  std::string rule;
  double confidence = 0;
};

struct Relation {
  std::string kind;                    // predecessor, successor, member, allies, treaty, participant
  std::vector<std::uint32_t> between;  // entities
  std::uint32_t attribution = kNone;   // who claims it
  std::uint32_t agent = kNone;         // treaty: who prepared it, where told
  std::uint32_t sentence = kNone;
  Span evidence;
  std::string rule;
  double confidence = 0;
};

struct Document {
  Article article;
  std::string id;  // "sha256:…" of the text
  std::string language;
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  std::vector<Entity> entities;
  std::string home;  // ISO code of the state that the text is of above all others; empty where there is none
  std::vector<Role> roles;
  std::vector<Generic> generics;  // in the order of the text, no two of one head
  std::vector<LeftOut> left_out;  // by verb, in the order of the text
  std::vector<Timex> times;
  std::vector<std::uint16_t> time_cues;  // for each token, what it does to the time of an act: src/time/cues.hpp
  std::vector<Event> events;
  std::vector<Quote> quotes;
  std::vector<Office> offices;
  std::vector<Relation> relations;

  const std::string& text() const { return article.text; }
  std::string_view words(Span s) const { return s.of(article.text); }
};

// Names as the standards write them ("NOUN", "CONSULT", "took_office"); parsing is case-sensitive.
std::string_view to_string(Upos);
std::string_view to_string(EntityKind);
std::string_view to_string(MentionForm);
std::string_view to_string(TimeKind);
std::string_view to_string(EventType);
std::string_view to_string(Aux);  // empty for none
std::string_view to_string(QuoteKind);
std::string_view to_string(OfficeStatus);
std::string_view to_string(BlockKind);
std::optional<Upos> parse_upos(std::string_view);
std::optional<EventType> parse_event_type(std::string_view);
std::optional<EntityKind> parse_entity_kind(std::string_view);
std::optional<MentionForm> parse_mention_form(std::string_view);
std::optional<TimeKind> parse_time_kind(std::string_view);
std::optional<Aux> parse_aux(std::string_view);
std::optional<QuoteKind> parse_quote_kind(std::string_view);
std::optional<OfficeStatus> parse_office_status(std::string_view);

}  // namespace kronika
