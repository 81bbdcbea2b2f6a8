// What the engine knows of one document while it reads it: the trees, what the lexicon says of each token, and
// who is mentioned where. Refers to the document and the rules, which must outlive it and stay unchanged.
#pragma once

#include <cstdint>
#include <vector>

#include "entities/lookup.hpp"
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
  const entities::EntityLookup& lookup() const { return lookup_; }

  const Entry* entry(std::uint32_t t) const { return entries_[t]; }
  bool in(std::uint32_t t, Known known) const { return rules_->in(entries_[t], known); }

  // Who the phrase headed by `t` refers to; kNone where nobody is known or where it speaks of several.
  std::uint32_t entity(std::uint32_t t) const { return entity_[t]; }
  // Whether `t` is a verb whose dropped subject was resolved.
  bool drops_subject(std::uint32_t t) const;
  // The quote (index into Document::quotes) that covers `t`; kNone outside quotes.
  std::uint32_t quote(std::uint32_t t) const { return quote_[t]; }

 private:
  Tree tree_;
  const Rules* rules_;
  entities::EntityLookup lookup_;
  std::vector<const Entry*> entries_;
  std::vector<std::uint32_t> entity_, quote_;
};

}  // namespace kronika::facts
