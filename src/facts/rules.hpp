// The rules of one language, read from packs/LANG/facts/*.rules and compiled: word classes and rules are found
// through the lemma of a token, so that the cost of a document grows with its matches and not with the rules.
// Immutable once loaded; may be shared between threads. The format is described in docs/rules.md.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/word_table.hpp"
#include "facts/slot.hpp"
#include "kronika/document.hpp"
#include "kronika/error.hpp"
#include "packs/blocks.hpp"

namespace kronika::facts {

enum class TriggerKind : std::uint8_t { verb, noun, adj };

// Which sides must be known for the event to be said.
enum class Required : std::uint8_t { none, any, source, target, both };

// Whether the content of an act gives events of its own: what somebody demands or threatens has not happened.
enum class Closed : std::uint8_t { no, clauses, all };

struct Rule {
  std::string id;  // "pl/consult/visit"
  EventType type = EventType::CONSULT;
  std::string mode, cameo;
  Slot source, target;
  std::vector<Slot> need, forbid;
  Required required = Required::source;
  std::optional<Required> unreal;      // the same of an act that did not or may not happen, where more is asked
  bool reciprocal = false;             // a plural subject without a target: its first member is the source
  Closed closed = Closed::no;          // what hangs below as its content gives no events of its own
  bool reach = false;                  // a target that is a thing stands for whose thing it is
  bool awaits = false;                 // said without a target only where the context tells it
  bool parties = false;                // said without either side where the context tells who deals with whom
  bool confronted = false;             // without a target, whoever is backed "in the face of" it
  bool about = false;                  // without a target, whom its content is about
  bool mutual = false;                 // two sides told together, as "both", do it to each other
  bool to_state = false;               // a place as target stands for its state
  bool places = false;                 // a place may itself be the target ("annexed Crimea")
  std::vector<std::uint16_t> outside;  // classes of words that may not stand in the sentence (sport)
  double confidence = 0.7;
  std::optional<Aux> aux;  // what the rule itself fixes, whatever the syntax says
  bool affirmed = false;   // its negation belongs to the meaning ("will not let"); tense and mood count
  bool anaphoric = false;  // points back: no event of its own where one of the type was told before
  bool promise = false;    // the clause must tell a future act of the source; any event in it is told instead
  std::string file;
  std::size_t line = 0;
  int specificity = 0;  // of several rules on one trigger the most specific wins
};

struct Trigger {
  TriggerKind kind = TriggerKind::verb;
  std::uint32_t rule = 0;
};

// What the lexicon knows of a lemma.
struct Entry {
  std::vector<std::uint16_t> classes;
  std::vector<Trigger> triggers;
};

// Classes that the engine itself asks for; a pack that lacks one has an empty class.
enum class Known : std::uint16_t {
  negation,          // "nie", "not", "never"
  negating,          // governors under which nothing happened: "zaniechać", "fail"
  without,           // conjunctions and adpositions: "bez", "without"
  future_aux,        // "will", "shall"
  prospective,       // governors that put an act into the future: "planować", "intend"
  decided,           // of these, what does an act that needs nothing but a decision: "zdecydować", "decision"
  due,               // what is arranged in the present tense, hearsay in the past: "mieć"
  upcoming,          // adjectives of events to come: "nadchodzący", "upcoming"
  backshifted,       // the future of what was said: "said it would"
  hypothetical_aux,  // "could", "would", "might"
  hypothetical,      // governors: "rozważać", "consider"
  condition,         // conjunctions: "jeśli", "if"
  purpose,           // conjunctions: "żeby", "to"
  complementizer,    // conjunctions of reported content: "że", "that"
  modal,             // verbs transparent for the subject: "móc", "musieć", "have"
  speech,            // verbs of saying: who says it is the attribution
  agent,             // adpositions of the passive agent: "przez", "by"
  of,                // adpositions of the adnominal genitive: "of"
  matter,            // adpositions of what somebody is charged with or kept from: "of", "with"
  between,           // "między", "between"
  taken_for,         // adpositions of what something is said to be: "jako", "as"
  dative,            // adpositions of the person to whom: "to"
  locative,          // adpositions of place
  during,            // adpositions of what goes on at the same time: "podczas", "during"
  before,            // adpositions: "przed", "ahead"
  after,             // adpositions: "po", "after"
  light,             // support verbs: "złożyć", "prowadzić", "hold", "pay"; nouns that make one: "take part"
  occur,             // verbs that say that an event takes place: "odbyć się", "trwać", "begin"
  object_control,    // verbs whose object does what the infinitive says: "zmusić", "force"
  government,        // nouns that stand for the state: "rząd", "władze", "government"
  country,           // nouns for a state as such: "kraj", "country"
  pointing,          // what points back at one named before: "ten", "this"
  bloc,              // regions that act as one: "Europa", "Zachód"
  body,              // nouns for a part that acts for the whole: "ministerstwo", "army", "delegation"
  people,            // nouns that name a group of doers: "protestujący", "gunman"
  bystander,         // nouns of people to whom things are done, but who do nothing political: "scholar"
  domestic,          // of these, who in a story of one state are of that state: "lawmaker", "demonstrator"
  official,          // nouns of single persons who act for a body: "minister", "spokesman"
  spokesman,         // of these, who speak for another: what they sign is said by whom they speak for
  joint,             // "joint", "wspólny": in a title, of words that several say together
  party,             // whoever takes part: "participant"; in a joint statement, those who make it
  remaining,         // "inny", "other": a group besides those who are named
  besides,           // adverbs of what is done besides what was told before: "also", "również"
  both,              // what tells that two are meant: "both", "oba"
  including,         // words before those who are named of many: "including", "m.in."
  partitive,         // adpositions between some and the whole or the state that they are of: "z", "of", "from"
  quantity,          // nouns that count or share out others: "większość", "a number of"
  phase,             // nouns for a part or a row of an event: "runda", "seria", "start"
  motion,            // verbs of going somewhere, which an aim behind them is told with: "flew to Rome to meet …"
  statement,         // texts that several may issue: "statement", "komunikat"; whoever did says "we" in it
  addressing,        // verbs of speaking with somebody; what one speaks for is said: "called X to thank him"
  face,              // in "in the face of": "face", "oblicze"
  behalf,            // in "on behalf of": "behalf", "imię"
  company,           // words that join others to a subject: "wraz", "together", "along"
  ending,            // verbs of ending what goes on: "zakończyć", "end"
  moment,            // conjunctions of when the main clause is true: "gdy", "when"
  impersonal,        // verbs that in a form without gender need no subject: "dochodzić (do)"
  evidence,          // nouns for what would show that something is so: "dowód", "proof"
  count              // how many there are
};
inline constexpr std::size_t kKnown = static_cast<std::size_t>(Known::count);

class Rules {
 public:
  // Reads all *.rules of a folder; `language` goes into the names of the rules.
  static Result<Rules> load(const std::filesystem::path& folder, std::string_view language);
  static Result<Rules> compile(const std::vector<packs::BlockFile>& files, std::string_view language);

  const std::vector<Rule>& rules() const { return rules_; }
  const Entry* find(std::string_view lemma) const;  // nullptr where no rule or class has it
  bool in(const Entry* entry, Known known) const {
    return entry != nullptr && in(*entry, static_cast<std::uint16_t>(known));
  }
  bool in(std::string_view lemma, Known known) const { return in(find(lemma), known); }
  static bool in(const Entry& entry, std::uint16_t number);
  int class_number(std::string_view name) const;  // -1 where there is no such class

 private:
  std::vector<Rule> rules_;
  std::vector<std::string> class_names_;
  WordTable<Entry> lexicon_;

  friend class Compiler;
};

}  // namespace kronika::facts
