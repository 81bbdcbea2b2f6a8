#include "quotes/speaker.hpp"

#include <algorithm>

namespace kronika::quotes {
namespace {

using facts::VerbForm;

constexpr int kMaxClimb = 6;  // predicates looked through in search of a subject

bool clause_relation(Relation r) {
  return r == Relation::acl || r == Relation::advcl || r == Relation::ccomp || r == Relation::csubj ||
         r == Relation::parataxis || r == Relation::xcomp;
}

Voice entity_voice(std::uint32_t entity, std::uint32_t token) {
  return {Voice::Kind::entity, entity, token, {}, {}};
}

// A name that stands beside a description: "minister Jerzy Kwieciński", "korespondent BBC Adam Fleming".
std::uint32_t name_beside(const Context& c, std::uint32_t token) {
  for (auto child : c.tree.children(token)) {
    auto r = c.tree.relation(child);
    if (r != Relation::appos && r != Relation::flat && r != Relation::compound && r != Relation::nmod) continue;
    if (r == Relation::nmod && c.tree.morphology(child).kase != facts::Case::nom) continue;
    auto e = c.who.entity_at(child);
    if (e != kNone && c.doc.entities[e].kind == EntityKind::person) return e;
  }
  return kNone;
}

bool mentions_somebody(const Context& c, Range words, std::uint32_t head) {
  for (auto t = words.begin; t < words.end; ++t)
    if (t != head && c.who.entity_at(t) != kNone) return true;
  return false;
}

}  // namespace

Range phrase(const Context& c, std::uint32_t token) {
  Range words{token, token + 1};
  auto whole = c.yield(token);
  std::uint32_t left = token, right = token + 1;
  while (left > whole.begin && c.token(left - 1).upos != Upos::PUNCT && c.token(left - 1).upos != Upos::ADP &&
         c.token(left - 1).upos != Upos::VERB && c.token(left - 1).upos != Upos::SCONJ)
    --left;
  auto clause_begins = [&](std::uint32_t t) {
    for (auto up = t; up < c.size() && up != token; up = c.token(up).head)
      if (clause_relation(c.tree.relation(up)) || c.tree.relation(up) == Relation::appos) return true;
    return false;
  };
  while (right < whole.end && c.token(right).upos != Upos::PUNCT && !clause_begins(right)) ++right;
  while (right > token + 1 && (c.token(right - 1).upos == Upos::ADP || c.token(right - 1).upos == Upos::CCONJ))
    --right;
  while (left < token && (c.is(Words::article, left) || c.token(left).upos == Upos::ADV ||
                          c.token(left).upos == Upos::CCONJ || c.token(left).upos == Upos::PART))
    ++left;
  words = {left, right};
  return words;
}

Voice voice_of_phrase(const Context& c, std::uint32_t token) {
  if (token >= c.size()) return {};
  auto known = c.who.entities_of(token);
  if (known.size() == 1) return entity_voice(known[0], token);
  if (known.size() > 1) return {Voice::Kind::phrase, kNone, token, std::move(known), {}};
  if (auto e = name_beside(c, token); e != kNone) return entity_voice(e, token);

  const auto& word = c.token(token);
  const auto& m = c.tree.morphology(token);
  if (c.lemma_is(Words::indefinite, token)) return {Voice::Kind::phrase, kNone, token, {}, {}};
  if (m.relative && (word.upos == Upos::PRON || word.upos == Upos::DET)) {
    for (auto up = word.head; up < c.size(); up = c.token(up).head)
      if (c.tree.relation(up) == Relation::acl && c.token(up).head < c.size())
        return voice_of_phrase(c, c.token(up).head);
    return {Voice::Kind::carried, kNone, token, {}, {}};
  }
  if (word.upos == Upos::PRON || word.upos == Upos::DET)
    return {m.person == 1 || m.person == 2 ? Voice::Kind::none : Voice::Kind::carried, kNone, token, {}, {}};
  if (word.upos != Upos::NOUN && word.upos != Upos::PROPN && word.upos != Upos::ADJ && word.upos != Upos::NUM)
    return {};
  if (word.upos == Upos::PROPN) return {Voice::Kind::phrase, kNone, token, {}, {}};

  auto words = phrase(c, token);
  bool indefinite = false;
  for (auto child : c.tree.children(token)) indefinite = indefinite || c.lemma_is(Words::indefinite, child);
  const bool bare = !m.plural && !indefinite && word.upos == Upos::NOUN && !mentions_somebody(c, words, token);
  return {bare ? Voice::Kind::described : Voice::Kind::phrase, kNone, token, {}, {}};
}

Voice voice_of_verb(const Context& c, std::uint32_t verb) {
  const auto person = c.tree.morphology(verb).person;
  if (person == 1 || person == 2) return {};
  auto at = verb;
  for (int climb = 0; climb < kMaxClimb && at < c.size(); ++climb) {
    bool passive = false;
    std::uint32_t subject = kNone, agent = kNone;
    for (auto child : c.tree.children(at)) {
      auto r = c.tree.relation(child);
      if (r == Relation::nsubj) {
        passive = passive || c.tree.passive_relation(child);
        if (!c.tree.passive_relation(child) && subject == kNone) subject = child;
      }
      if (r == Relation::aux && c.tree.passive_relation(child)) passive = true;
      if (r == Relation::obl && c.tree.agent_relation(child)) agent = child;
    }
    if (agent != kNone) return voice_of_phrase(c, agent);
    if (passive) return {};
    if (subject != kNone) return voice_of_phrase(c, subject);
    if (auto dropped = c.who.subjects_of(at); !dropped.empty()) {
      if (dropped.size() == 1) return entity_voice(dropped[0], at);
      return {Voice::Kind::phrase, kNone, at, std::move(dropped), {}};
    }
    auto r = c.tree.relation(at);
    auto up = c.token(at).head;
    if (up >= c.size()) break;
    if (r == Relation::xcomp || r == Relation::conj) {
      at = up;
    } else if (!c.finite(at) && (r == Relation::advcl || r == Relation::ccomp || r == Relation::parataxis)) {
      // "quoted him as saying": the one quoted speaks.
      if (c.verb(up).has(Frame::citing))
        for (auto child : c.tree.children(up))
          if (c.tree.relation(child) == Relation::obj) return voice_of_phrase(c, child);
      at = up;
    } else if (!c.finite(at) && r == Relation::acl) {
      return voice_of_phrase(c, up);
    } else {
      break;
    }
  }
  // Languages that drop subjects, and impersonal forms ("podkreślono"): the speaker before goes on.
  return {Voice::Kind::carried, kNone, verb, {}, {}};
}

Voice voice_of_noun(const Context& c, std::uint32_t noun) {
  for (auto child : c.tree.children(noun)) {
    auto r = c.tree.relation(child);
    const bool owner = c.tree.possessor(child) ||
                       (r == Relation::nmod && c.tree.morphology(child).kase == facts::Case::gen) ||
                       (r == Relation::det && c.tree.morphology(child).possessive);
    if (!owner) continue;
    if (auto known = c.who.entities_of(child); known.size() == 1) return entity_voice(known[0], child);
    if (auto v = voice_of_phrase(c, child); v && v.kind != Voice::Kind::described) return v;
  }
  auto up = c.token(noun).head;
  auto r = c.tree.relation(noun);
  if (up < c.size() && (r == Relation::obj || r == Relation::obl || r == Relation::iobj || r == Relation::xcomp) &&
      c.lemma_is(Words::light_verb, up) && !c.negated(up))
    return voice_of_verb(c, up);
  for (auto child : c.tree.children(noun))  // "jest zdania, że": the noun is the predicate
    if (c.tree.relation(child) == Relation::cop) return voice_of_verb(c, noun);
  return {};
}

Voice voice_of_document(const Context& c, std::uint32_t noun) {
  if (auto known = c.who.entities_of(noun); known.size() == 1) return entity_voice(known[0], noun);
  for (auto child : c.tree.children(noun)) {
    auto r = c.tree.relation(child);
    if (r != Relation::nmod && !c.tree.possessor(child)) continue;
    if (auto known = c.who.entities_of(child); known.size() == 1) return entity_voice(known[0], child);
    for (auto inner : c.tree.children(child))  // "raport firmy Vanguard"
      if (auto known = c.who.entities_of(inner); known.size() == 1) return entity_voice(known[0], inner);
  }
  return {Voice::Kind::phrase, kNone, noun, {}, {}};
}

Voice voice_of_evidence(const Context& c, std::uint32_t verb) {
  for (auto child : c.tree.children(verb)) {
    if (c.tree.relation(child) != Relation::obl) continue;
    auto v = c.noun(child).has(Frame::document) ? voice_of_document(c, child) : voice_of_phrase(c, child);
    if (v.kind == Voice::Kind::entity || c.noun(child).has(Frame::document)) return v;
  }
  return {};
}

}  // namespace kronika::quotes
