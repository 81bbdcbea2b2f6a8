// What can be asked of a chronicle. Every answer is in a stable order, comes in pages, and says what it rests
// on. Dates that are known in part answer questions about a time with yes or perhaps.
//
// Functions read the Store they are given, on its thread. Errors: a Result; an unknown name is an answer
// (nothing found, with suggestions), not an error.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kronika/document.hpp"
#include "kronika/edtf.hpp"
#include "kronika/error.hpp"
#include "kronika/store.hpp"
#include "kronika/world.hpp"

namespace kronika {

// ---- who is meant ----

struct Actor {
  std::string key;   // "state:KAZ"
  std::string kind;  // as EntityKind
  std::string name, country, sector;
};

// Whom a word of a question stands for: all actors of a country, or actors by name.
struct ActorChoice {
  std::string asked;
  std::string country;            // ISO alpha-3, IGO or NGO; then `actors` is empty
  std::vector<std::int64_t> ids;  // rows of the store
  std::vector<Actor> actors;
  std::vector<std::string> suggestions;  // where nobody is found: what may have been meant

  bool found() const { return !country.empty() || !ids.empty(); }
};

// By ISO code, a state's name in any language of `world` (which may be null), key, whole name in any spelling,
// or some words of a name ("Tokajew").
Result<ActorChoice> find_actor(const Store& store, const World* world, std::string_view asked);

// ---- pages ----

struct Paging {
  std::size_t limit = 50;
  std::string after;  // the token of the page before; empty for the first
};

template <class Row>
struct Page {
  std::vector<Row> rows;
  std::string next;  // token of the next page; empty at the end
};

// Days, both included; either may be open.
struct Window {
  std::optional<std::chrono::sys_days> from, to;
  bool bounded() const { return from || to; }
};

// One telling: who reported it, when, and where it stands.
struct Witness {
  std::string fact;                                      // id, for explain
  std::string source, published, title, path, document;  // document: its id
  std::string text;                                      // same for copies of one text: the first id among them
  std::string date;                                      // as this telling has it
  std::string date_reason;                               // how the text was read to give it; of events
  std::string evidence;                                  // the words
  std::string sentence;
  std::string attribution;  // who says so, when not the article itself
  std::string rule;
  double confidence = 0;
};

// ---- events ----

struct EventQuery {
  std::vector<ActorChoice> actors;  // all of these take part, on either side
  std::optional<ActorChoice> source, target, place;
  std::string sector;  // of some actor
  std::optional<EventType> type;
  std::string mode;
  std::optional<Aux> aux;
  Window window;
  std::string text;  // words of a sentence that tells of it, with or without diacritics, in base form or not
  std::string publisher;
  double min_confidence = 0;
  std::optional<std::chrono::sys_days> reported_by;  // only what had been reported by that day
  Paging paging;
};

struct EventRow {
  std::string id, type, mode, aux, cameo;
  std::vector<Actor> sources, targets;
  std::optional<Actor> place;
  std::string date, reason;
  Tri in_window = Tri::yes;
  double confidence = 0;
  std::vector<Witness> witnesses;  // by date of report; at most kMaxWitnesses
  std::int64_t tellings = 0;       // all of them
  std::int64_t texts = 0;          // that tell of it: a report that ten papers print is one
  std::string reported;            // the earliest date of publication among the witnesses
};
inline constexpr std::size_t kMaxWitnesses = 20;

Result<Page<EventRow>> find_events(const Store& store, const EventQuery& query);

// A count for every combination of the dimensions, sorted by them.
enum class Dimension : std::uint8_t { year, month, day, type, mode, source, target, place };
std::optional<Dimension> parse_dimension(std::string_view name);
std::string_view to_string(Dimension);

struct Count {
  std::vector<std::string> values;  // one for each dimension
  std::int64_t events = 0;
};
// An event counts under a month when its date lies within it; else under what it can be told of ("2019", "").
// `query.paging` is not used.
Result<std::vector<Count>> count_events(const Store& store, const EventQuery& query, const std::vector<Dimension>& by);

// ---- quotes ----

struct QuoteQuery {
  std::optional<ActorChoice> by, about;
  Window window;  // of the reports
  std::string text, publisher;
  double min_confidence = 0;
  std::optional<std::chrono::sys_days> reported_by;
  Paging paging;
};

struct QuoteRow {
  std::string id, kind, words;
  Actor speaker;
  std::vector<Actor> about;
  std::vector<Witness> witnesses;
  std::int64_t tellings = 0, texts = 0;  // as of events
  std::string reported;
  Tri in_window = Tri::yes;
};

Result<Page<QuoteRow>> find_quotes(const Store& store, const QuoteQuery& query);

// ---- offices ----

// What says when a term began, lasted or ended.
struct OfficeEvidence {
  Witness witness;
  std::string status;  // holds, held, took_office, left_office
  std::string after;   // name of the predecessor, where told
};

// A stretch for which somebody held an office, as far as the reports tell.
struct Term {
  Actor person;
  std::string office, of;
  std::optional<Edtf> start, end;  // absent when no report bounds it
  std::string start_reason, end_reason;
  std::vector<OfficeEvidence> evidence;  // in the order of time; at most kMaxEvidence, what bounds the term first
  std::int64_t statements = 0;           // all of them
};
inline constexpr std::size_t kMaxEvidence = 50;

struct Holder {
  Term term;
  Tri held = Tri::yes;
  std::string reason;
};

struct OfficeQuery {
  std::string office;  // key: "president"; any when empty
  std::string of;      // ISO alpha-3 or the name of a body; any when empty
  std::optional<Edtf> on;
  std::optional<std::chrono::sys_days> reported_by;
};

// The surest first, then by time. Without `on`, all terms in the order of time. `world`, which may be null, tells of
// which offices there is one holder at a time, so that one who is known to hold it excludes others.
Result<std::vector<Holder>> find_holders(const Store& store, const World* world, const OfficeQuery& query);

// Offices of a country or body that the chronicle knows, most reported first; for "did you mean".
Result<std::vector<std::string>> known_offices(const Store& store, std::string_view of);

// ---- dossiers ----

struct Spelling {
  std::string name;
  std::int64_t documents = 0;
};

struct Dossier {
  Actor actor;
  std::vector<Spelling> spellings;
  std::vector<Holder> offices;
  std::vector<Count> events;                             // by type
  std::vector<std::pair<Actor, std::int64_t>> partners;  // with whom, how often
  std::int64_t quotes = 0, documents = 0, texts = 0;     // texts: documents, copies counted once
  std::string first, last;                               // days of the first and last event
};
Result<Dossier> find_dossier(const Store& store, const World* world, std::int64_t actor,
                             std::optional<std::chrono::sys_days> reported_by = std::nullopt);

// ---- one fact ----

struct TreeLine {
  std::size_t number = 0, head = 0;  // from 1; 0 for the root
  std::string form, lemma, upos, deprel;
  bool evidence = false;  // the word is among those that the fact rests on
};

struct Explanation {
  std::string id, kind;  // event, quote, office, relation
  std::string summary;   // the fact in a line: "CONSULT visit 2019-04-03: A -> B"
  Witness witness;
  std::string url;
  std::size_t begin = 0, end = 0;  // of the evidence, in code points of the text
  std::size_t sentence_begin = 0;  // code points of the text
  std::string date, date_reason;
  std::vector<TreeLine> tree;
  // Of events: what the telling was joined to, and whether that was changed by hand.
  std::optional<EventRow> event;
  bool set_apart = false;
};

// By id, or as much of its beginning as is unique. Nothing when there is no such fact.
Result<std::optional<Explanation>> explain(const Store& store, std::string_view id);

// ---- anything ----

struct SqlResult {
  std::vector<std::string> columns;
  std::vector<std::vector<std::optional<std::string>>> rows;
  bool cut = false;  // there were more than the limit
};
// One statement that only reads; anything else is refused.
Result<SqlResult> run_sql(const Store& store, std::string_view sql, std::size_t limit);

// ---- as JSON, one object without line breaks ----

std::string to_json(const EventRow& row);
std::string to_json(const QuoteRow& row);
std::string to_json(const Holder& holder);
std::string to_json(const Dossier& dossier);
std::string to_json(const Explanation& explanation);

}  // namespace kronika
