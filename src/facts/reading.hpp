// What the engine knows of one document while it reads it: the trees, what the lexicon says of each token, and
// who is mentioned where. Refers to the document and the rules, which must outlive it and stay unchanged.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entities/lookup.hpp"
#include "facts/rules.hpp"
#include "facts/tree.hpp"
#include "kronika/document.hpp"

namespace kronika::facts {

// What the document's language calls states. Either function may be empty: then nothing is known.
struct NamedBody {
  std::string key;  // as an entity's: "organisation:eu"; empty where there is none
  std::string name, country, sector;
};

struct StateWords {
  std::function<std::string(std::string_view iso)> name;             // of a state; empty when the code is no state's
  std::function<std::string(std::string_view adjective)> adjective;  // ISO code: "rosyjski"; empty for other words
  std::function<NamedBody(std::string_view adjective)> body = {};    // may be empty
  std::function<NamedBody(const Article&)> publisher = {};           // who speaks for itself in it; may be empty
  // Whether several publish it together, and the states that its title names.
  std::function<bool(const Article&)> joint = {};
  std::function<std::vector<std::string>(std::string_view title)> named = {};
};

class Reading {
 public:
  // `states` may be nullptr, else it must outlive the reading too.
  Reading(const Document& doc, const Rules& rules, const StateWords* states = nullptr);

  const Document& doc() const { return tree_.doc(); }
  const Tree& tree() const { return tree_; }
  const Rules& rules() const { return *rules_; }
  const entities::EntityLookup& lookup() const { return lookup_; }

  const Entry* entry(std::uint32_t t) const { return entries_[t]; }
  bool in(std::uint32_t t, Known known) const { return rules_->in(entries_[t], known); }

  // Who the phrase headed by `t` refers to; kNone where nobody is known or where it speaks of several.
  std::uint32_t entity(std::uint32_t t) const { return entity_[t]; }
  // Whether the phrase headed by `t`, unnamed as it may be, is of somebody who can act: a body, people, an office.
  bool names_doers(std::uint32_t t) const;
  // Whether its word says that it does, be it called by a name or not.
  bool known_doer(std::uint32_t t) const;
  // Whether a region acts as one: "Europa", "Zachód" with its capital, which tells it from the direction.
  bool acts_as_one(std::uint32_t t) const;
  // Whether the phrase headed by `t` is of that kind: by who it refers to, else by its noun.
  bool is_of_kind(std::uint32_t t, EntityKind kind) const;
  // The country that an adjective tells ("Russian", "North Korean"); empty for other words.
  std::string country_of_adjective(std::uint32_t t) const;
  // The organisation that an adjective tells ("unijny").
  NamedBody body_of_adjective(std::uint32_t t) const;
  // Whether an adjective tells a country or an organisation.
  bool names_by_adjective(std::uint32_t t) const;
  // The state ("state:USA") or organisation whose own words the document is; without a key for news.
  NamedBody publisher() const;
  bool joint_statement() const { return joint_; }
  // The codes of the states that publish the document together, as far as its title tells.
  const std::vector<std::string>& joint_states() const { return joint_states_; }
  // The states that a stretch of the text names, by code and in its order.
  std::vector<std::string> states_named(Span span) const;
  // The name of a state by its code; empty when unknown.
  std::string state_name(std::string_view iso) const;
  // Whether `t` is a verb whose dropped subject was resolved.
  bool drops_subject(std::uint32_t t) const;
  // The quote (index into Document::quotes) that covers `t`; kNone outside quotes.
  std::uint32_t quote(std::uint32_t t) const { return quote_[t]; }
  // Whether `t` belongs to a time expression.
  bool timed(std::uint32_t t) const { return timed_[t]; }

 private:
  Tree tree_;
  const Rules* rules_;
  const StateWords* states_;
  entities::EntityLookup lookup_;
  bool joint_ = false;
  std::vector<std::string> joint_states_;
  std::vector<const Entry*> entries_;
  std::vector<std::uint32_t> entity_, quote_;
  std::vector<bool> timed_;
};

}  // namespace kronika::facts
