// The rules by which a language tells of offices and of relations between people and states, out of
// packs/LANG/offices/*.rules. Slots are those of the event rules (facts/slot.hpp), and the word classes that they
// name are those of packs/LANG/facts.
//
//   office appoint
//     status took_office
//     verb mianować powołać
//     person obj
//     role obl:+Ins | obl:na+Acc > gen
//     after obl:po+Loc
//
//   copula become              what a copula makes of the role that it predicates
//     status took_office
//     verb zostać
//
//   governor force            under which the change that an infinitive tells has come about: "was forced to resign"
//     verb zmusić musieć
//
//   superior under            what puts an office into the time of whoever is named behind: "the director under Lind"
//     adposition under
//
//   ended longer              with which a negation says that an office is over: "is no longer minister"
//     adverb long
//
//   lasting since             with which the perfect of a copula says that it goes on: "has been minister since May"
//     adposition since
//
//   relation treaty
//     kind treaty
//     noun traktat układ
//     both between
//
// Keys of both: verb, noun, adj (lemmas that trigger the rule), need, forbid (slots that must lead somewhere, or
// nowhere), confidence. Of an office: status, person, role, after, own (yes: without a role in its slot the rule
// speaks of the person's own, unless the slot `unless` leads to another post that is no role), term (yes: a duration
// beside the trigger is the time in office), over (yes: whatever the person held is over), after-held (yes: whom
// the person follows held the office), tense (past or present: of the verb; without it, any),
// post (the office that the trigger itself names: "prezydentura"), race (the office meant where the role is not said, if the document has the words of told: an adjective, then the
// nouns that it may modify: "presidential election"). Of a relation: kind,
// first and second, or both, and agent. Immutable once loaded.
#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "facts/rules.hpp"
#include "facts/slot.hpp"
#include "kronika/document.hpp"
#include "kronika/error.hpp"
#include "packs/blocks.hpp"

namespace kronika::offices {

struct Rule {
  bool relation = false;
  std::string id;  // "pl/offices/appoint"
  OfficeStatus status = OfficeStatus::holds;
  std::string kind;  // of a relation
  facts::Slot person, role, after, unless;
  facts::Slot first, second, both, agent;
  std::vector<facts::Slot> need, forbid;
  std::string race;               // the office that is run for where the document tells of no other
  std::vector<std::string> told;  // a word and those that it stands beside where the document tells of that race
  bool own = false, term = false, over = false, after_held = false;
  std::optional<bool> past;  // the tense that the trigger must have
  double confidence = 0.8;
};

class Rules {
 public:
  static Result<Rules> load(const std::filesystem::path& folder, const facts::Rules& classes,
                            std::string_view language);
  static Result<Rules> compile(const std::vector<packs::BlockFile>& files, const facts::Rules& classes,
                               std::string_view language);

  // The rules that a word of this lemma and kind triggers.
  const std::vector<const Rule*>& find(std::string_view lemma, facts::TriggerKind kind) const;
  std::size_t size() const { return rules_.size(); }
  bool brings_about(std::string_view lemma) const { return governors_.contains(lemma); }
  bool puts_under(std::string_view lemma) const { return superiors_.contains(lemma); }
  bool ends(std::string_view lemma) const { return ended_.contains(lemma); }
  bool lasts(std::string_view lemma) const { return lasting_.contains(lemma); }
  // What a copula says of the role it predicates; nothing for one that no block names.
  std::optional<OfficeStatus> copula(std::string_view lemma) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  using Index = std::unordered_map<std::string, std::vector<const Rule*>, Hash, std::equal_to<>>;
  std::vector<std::unique_ptr<const Rule>> rules_;
  std::array<Index, 3> triggers_;  // by kind
  std::unordered_map<std::string, OfficeStatus, Hash, std::equal_to<>> copulas_;
  using Words = std::unordered_set<std::string, Hash, std::equal_to<>>;
  Words governors_, superiors_, ended_, lasting_;

  // The words of a block that holds nothing else, under the key that they stand behind.
  struct WordBlock {
    std::string_view kind, key;
    Words Rules::*words;
  };
  static const std::array<WordBlock, 4> kWordBlocks;
};

}  // namespace kronika::offices
