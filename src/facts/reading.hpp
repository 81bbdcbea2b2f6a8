// What the engine knows of one document while it reads it: the trees, what the lexicon says of each token, and
// who is mentioned where. Refers to the document and the rules, which must outlive it.
#pragma once

#include <cstdint>
#include <vector>

#include "facts/rules.hpp"
#include "facts/tree.hpp"
#include "kronika/document.hpp"

namespace kronika::facts {

class Reading {
 public:
  Reading(const Document& doc, const Rules& rules);

  const Document& doc() const { return tree_.doc(); }
  const Tree& tree() const { return tree_; }
  const Rules& rules() const { return *rules_; }

  const Entry* entry(std::uint32_t t) const { return entries_[t]; }
  bool in(std::uint32_t t, Known known) const { return rules_->in(entries_[t], known); }

  // The entity of the mention that hangs on `t`, or that covers it; kNone where there is none. A dropped
  // subject counts only through dropped_subject().
  std::uint32_t entity(std::uint32_t t) const { return entity_[t]; }
  // The entity whose mention has `t` as its head.
  std::uint32_t headed_entity(std::uint32_t t) const { return headed_[t]; }
  // The entity that a verb without a subject speaks of.
  std::uint32_t dropped_subject(std::uint32_t verb) const { return dropped_[verb]; }
  // The role (index into Document::roles) whose noun is `t`; kNone where there is none.
  std::uint32_t role(std::uint32_t t) const { return role_[t]; }
  // The quote (index into Document::quotes) that covers `t`; kNone outside quotes.
  std::uint32_t quote(std::uint32_t t) const { return quote_[t]; }

 private:
  Tree tree_;
  const Rules* rules_;
  std::vector<const Entry*> entries_;
  std::vector<std::uint32_t> entity_, headed_, dropped_, role_, quote_;
};

}  // namespace kronika::facts
