// Turns the phrases in the slots of a rule into actors: named entities, the state behind "the government of",
// groups of doers ("protesters") that no name names. Entities that do not exist yet are proposed (proposals.hpp).
//
// actors.cpp has the order in which a phrase is read; what each step looks at is in actors_listed.cpp (conjuncts and
// lists), actors_beside.cpp (names around a noun), actors_described.cpp (nouns that are no names) and
// states_of_actors.cpp (whose somebody is).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <string_view>
#include <vector>

#include "facts/arguments.hpp"
#include "facts/name_list.hpp"
#include "facts/phrase_name.hpp"
#include "facts/proposals.hpp"
#include "facts/reading.hpp"

namespace kronika::facts {

struct ActorNeeds {
  bool reach = false;       // a thing stands for its possessor
  bool to_state = false;    // a place stands for its state
  bool bystanders = false;  // people count who do nothing political
  bool words = false;       // what is done is done by speaking: who signs a statement does it
};

class Actors {
 public:
  // `morphology` may be nullptr.
  Actors(const Reading& reading, const Arguments& arguments, const Morphology* morphology)
      : r_(reading),
        arguments_(arguments),
        names_(reading, arguments, morphology),
        list_(reading),
        proposals_(reading) {}

  // The actors that the phrases name, with what is coordinated with them, in order, each once.
  Ids resolve(const Tokens& tokens, ActorNeeds needs);

  // The same actors, with several who are one speaker ("A and B said …") each for himself.
  Ids each_of(const Ids& actors) const;
  // Puts the state for those who are only called by whose inhabitants they are.
  void take_inhabitants_for_states(Ids& actors, std::uint32_t sentence);

  // Who utters the words among which `t` stands; kNone outside reported speech.
  std::uint32_t speaker_of(std::uint32_t t) const;
  std::uint32_t voice_of(std::uint32_t t);  // or who publishes them

  const Entity& entity(std::uint32_t id) const { return proposals_.entity(id); }
  bool is_actor(std::uint32_t id) const;  // may stand as source or target of an event

  // The document's generics by their whole names ("members of civil society"), and with them the groups that only the
  // lexicon of facts knows: other people, and several states together ("African countries").
  std::vector<Generic> generics() const;

  std::deque<Entity> take_proposals() { return proposals_.take(); }

 private:
  // Whom a phrase means. Each of the steps that phrase() takes is true when it has settled that.
  void phrase(std::uint32_t t, ActorNeeds needs, int depth, Ids& out);
  bool named_around(std::uint32_t t, Ids& out);
  bool referred_to(std::uint32_t t, ActorNeeds needs, int depth, Ids& out);
  bool spoken_for(std::uint32_t t, ActorNeeds needs, int depth, Ids& out);
  bool several_told(std::uint32_t t, Ids& out);
  bool government_named(std::uint32_t t, ActorNeeds needs, int depth, Ids& out);
  bool named(std::uint32_t t, ActorNeeds needs, Ids& out);
  std::uint32_t first_half(std::uint32_t t) const;
  bool only_speaks(std::uint32_t t, const Entity& somebody) const;
  void described(std::uint32_t t, ActorNeeds needs, int depth, Ids& out);
  std::uint32_t counted(std::uint32_t t) const;
  void country_meant(std::uint32_t t, ActorNeeds needs, int depth, Ids& out);
  bool from_elsewhere(std::uint32_t t) const;
  bool government_meant(std::uint32_t t, Ids& out);
  bool called_by_kind(std::uint32_t t, ActorNeeds needs, Ids& out);
  void coordination(std::uint32_t t, ActorNeeds needs, int depth, Ids& out);  // the phrase and its conjuncts
  bool remaining(std::uint32_t t, const Ids& named) const;
  std::uint32_t publisher_before(std::uint32_t t);
  std::uint32_t author_of(std::uint32_t t,
                          bool words);  // who "we" is outside quoted and reported speech; kNone: nobody known
  void antecedent(std::uint32_t pronoun, ActorNeeds needs, int depth, Ids& out);
  void add(std::uint32_t id, Ids& out) const;
  void add_all(const Ids& ids, Ids& out) const;
  void add_states(const std::vector<std::string>& countries, Ids& out);
  struct StateOf {
    std::uint32_t token;
    std::string country;  // ISO 3166-1 alpha-3
  };
  Tokens states_beside(std::uint32_t t) const;
  std::vector<StateOf> states_of(std::uint32_t t) const;
  std::vector<std::string> countries_of_adjectives(std::uint32_t t) const;
  std::uint32_t last_state(std::uint32_t t) const;
  std::uint32_t state_of_subject_before(std::uint32_t t) const;
  std::uint32_t organisation_behind(std::uint32_t t) const;
  Ids states_of_origin(std::uint32_t t);
  Ids main_two_states() const;
  void in_order_of_text(Ids& ids) const;  // by where each is named first
  bool one_of_each(std::uint32_t t, Ids& out);
  Tokens parts_of(std::uint32_t t) const;
  bool those_of_each(std::uint32_t t, EntityKind kind, const std::string& whole, Ids& out);
  bool ones_of_each_body(std::uint32_t t, Ids& out);
  Ids powers_in(std::uint32_t begin, std::uint32_t end);
  Ids issuers(const Sentence& s);
  const Ids& signers();
  Ids joint_states();
  bool means_all_parties(std::uint32_t t) const;
  Ids sides_told_before(std::uint32_t t) const;
  Ids last_two(std::uint32_t t);
  Ids last_pair_of_states(std::uint32_t sentence, std::uint32_t t) const;
  Ids last_two_states(std::uint32_t t);
  Ids two_whose(std::uint32_t t) const;
  std::vector<std::uint32_t> members(const Entity& group) const;
  Ids states_in(std::uint32_t sentence, std::uint32_t end);
  Ids states_of_people_before(std::uint32_t t);
  Tokens misplaced_conjuncts(std::uint32_t t) const;
  bool member_of_list(std::uint32_t t, std::uint32_t first) const;
  Tokens company(std::uint32_t t) const;
  bool named_beside(std::uint32_t t) const;
  Tokens names_beside(std::uint32_t t) const;
  std::uint32_t person_beside(std::uint32_t t) const;
  bool office_beside(std::uint32_t t, Ids& out);
  std::uint32_t person_in_case(std::uint32_t t) const;
  std::uint32_t sayer_meant_by(std::uint32_t pronoun) const;
  std::uint32_t unnamed_meant_by(std::uint32_t pronoun, int depth = 0) const;
  std::uint32_t body_named_behind(std::uint32_t t) const;
  std::uint32_t body_named_before(std::uint32_t t) const;
  bool titles(std::uint32_t t) const;
  bool joins_titles(std::uint32_t conjunction) const;
  bool part_of_list(std::uint32_t t) const;
  std::uint32_t person_behind(std::uint32_t t) const;
  bool names_person(std::uint32_t t) const;
  bool several_states(std::uint32_t t) const;
  std::string main_country() const;
  std::string country_of_relative(std::uint32_t t) const;
  std::string country_of_whole(std::uint32_t t) const;
  std::string country_of_modifiers(std::uint32_t t) const;
  std::string country_of_possessor(std::uint32_t t) const;

  const Reading& r_;
  const Arguments& arguments_;
  PhraseNames names_;
  NameList list_;
  Proposals proposals_;
  std::optional<Ids> signers_;                                       // as signers() tells them, once asked
  std::pair<std::uint32_t, std::uint32_t> presented_{kNone, kNone};  // tokens in which they do so: "the ministers of …"
};

}  // namespace kronika::facts
