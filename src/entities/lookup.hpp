// Who a word or phrase of a document refers to, for the steps that read facts from trees. Build one after the
// entity step has run; it is a snapshot, linear to build, and every question is answered from an index. It
// keeps a reference to the Document, which must outlive it and keep its entities, roles and tokens unchanged.
//
// "A phrase" is named by its head token. In "prezydent Kazachstanu Kasym-Żomart Tokajew" the head is
// "prezydent", and the answer is the person; for "Kazachstanu" it is the state.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "kronika/document.hpp"

namespace kronika::entities {

class EntityLookup {
 public:
  explicit EntityLookup(const Document& doc);

  // The entity that the phrase headed by `token` refers to: by a name, an office whose holder is known, a
  // resolved description or pronoun, or a body named with its state. kNone when unknown, for a phrase of
  // several people ("obaj prezydenci": see entities_of), and for a verb.
  std::uint32_t entity_at(std::uint32_t token) const;

  // The mention behind entity_at, or nullptr. For a verb: its dropped subject, if one was resolved.
  const Mention* mention_at(std::uint32_t token) const;

  // The role phrase headed by `token`, whoever holds it, or nullptr.
  const Role* role_at(std::uint32_t token) const;

  // Who is meant by the phrase headed by `token`, where it names nobody but tells a kind of people, or nullptr.
  const Generic* generic_at(std::uint32_t token) const;

  // Everybody the phrase refers to: entity_at, or the members of a plural phrase, then the same for each
  // word coordinated with it ("Rosja i Kazachstan"), in the order of the text, each once. Empty when nobody
  // is known.
  std::vector<std::uint32_t> entities_of(std::uint32_t token) const;

  // The subject of a verb or other predicate: that of its nsubj, else its dropped subject, else that of the
  // predicate it is coordinated with or an open complement of. Empty when unknown. In a passive the subject
  // is whom the act befalls: callers look at the relation themselves.
  std::vector<std::uint32_t> subjects_of(std::uint32_t predicate) const;

  // The noun of the phrase without a name that tells the subject which a verb leaves out; kNone for none.
  std::uint32_t left_out(std::uint32_t verb) const;

  // Tokens whose head is `token`, in the order of the text.
  std::vector<std::uint32_t> children_of(std::uint32_t token) const;

 private:
  // A mention that a token heads or lies in; `width` is that of the mention, and far more where the token is not its head.
  struct Slot {
    std::uint32_t token, width, entity, mention;
  };
  // The slots of the narrowest mentions at a token, half open.
  std::pair<const Slot*, const Slot*> at(const std::vector<Slot>& slots, std::uint32_t token) const;

  const Document& doc_;
  std::vector<Slot> nominal_, dropped_;  // sorted by token, then width
  std::vector<std::uint32_t> role_;      // by token
  std::vector<std::uint32_t> first_child_, next_sibling_;
};

}  // namespace kronika::entities
