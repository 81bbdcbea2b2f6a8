// Indirect speech: clauses governed by a verb or noun of saying ("zapewnił, że …", "said that …", "…, he
// said", "expressed concern that …").
#include <algorithm>
#include <optional>

#include "quotes/candidate.hpp"

namespace kronika::quotes {
namespace {

using facts::VerbForm;

constexpr double kClauseConfidence = 0.85;
constexpr double kNounConfidence = 0.7;
constexpr double kRequestConfidence = 0.65;

// The word that introduces the clause headed by `clause`, if it is of the set.
std::uint32_t introduced_by(const Context& c, std::uint32_t clause, Words set) {
  for (auto child : c.tree.children(clause)) {
    if (child > clause) break;
    auto r = c.tree.relation(child);
    if ((r == Relation::mark || c.token(child).upos == Upos::SCONJ) && c.is(set, child)) return child;
  }
  return kNone;
}

bool has_subject(const Context& c, std::uint32_t clause) {
  for (auto child : c.tree.children(clause))
    if (c.tree.relation(child) == Relation::nsubj || c.tree.relation(child) == Relation::csubj) return true;
  return false;
}

// A complement that says nothing: "said so", "powiedział, że nie".
bool too_short(const Context& c, Range r) { return c.words_in(r) < 2; }

// A later verb of saying with a clause of its own that the parser hung into the clause, though it goes on
// with the sentence of `cue`: "zapowiedział, że …, i uprzedził, że …".
std::uint32_t next_cue_in(const Context& c, Range r, std::uint32_t cue) {
  for (auto t = r.begin; t < r.end; ++t) {
    if (!c.verb(t).has(Frame::clause) || c.tree.relation(t) != Relation::conj || has_subject(c, t)) continue;
    if (c.token(t).feats != c.token(cue).feats) continue;
    for (auto child : c.tree.children(t))
      if (introduced_by(c, child, Words::complementiser) != kNone) return t;
  }
  return kNone;
}

std::optional<Range> content_of(const Context& c, std::uint32_t cue, std::uint32_t clause, std::uint32_t mark) {
  auto r = c.yield(clause);
  auto own = c.yield(cue);
  if (mark != kNone) {
    r.begin = mark + 1;
  } else if (r.has(cue)) {
    // "…, he said, …": the part of the sentence that holds the head of the clause.
    const bool cue_below = c.tree.below(cue, clause);
    if (clause < cue) r.end = std::min(r.end, cue_below ? own.begin : cue);
    else r.begin = std::max(r.begin, cue_below ? own.end : cue + 1);
  }
  if (clause > cue && r.begin <= cue) r.begin = cue + 1;
  if (clause < cue && r.end > cue) {
    r.end = cue;
    for (auto child : c.tree.children(cue))  // the subject stands between the words and the verb
      if (child < cue && child > clause && c.tree.relation(child) == Relation::nsubj)
        r.end = std::min(r.end, c.yield(child).begin);
  }
  if (auto next = next_cue_in(c, r, cue); next != kNone) r.end = std::min(next, c.yield(next).begin);
  while (!r.empty() && (c.token(r.end - 1).upos == Upos::PUNCT || c.token(r.end - 1).upos == Upos::CCONJ)) {
    if (c.passage_at(c.token(r.end - 1).span.begin) != nullptr) break;
    --r.end;
  }
  if (r.empty() || too_short(c, r)) return std::nullopt;
  return r;
}

void add(const Context& c, Found& found, std::uint32_t cue, Range content, Voice voice, const char* rule,
         double confidence) {
  Candidate q;
  q.kind = QuoteKind::indirect;
  q.span = c.trimmed(content);
  q.cue = c.token(cue).span;
  q.voice = std::move(voice);
  q.rule = rule;
  q.confidence = confidence;
  found.add(std::move(q));
}

// Whether the verb tells of speech that took place: no plan, wish or condition.
bool spoken(const Context& c, std::uint32_t verb) {
  const auto& m = c.tree.morphology(verb);
  if (m.imperative || m.conditional || m.future) return false;
  for (auto child : c.tree.children(verb))
    if (c.tree.relation(child) == Relation::aux && c.lemma_is(Words::unreal, child)) return false;
  if (m.form != VerbForm::infinitive) return true;
  auto up = c.token(verb).head;
  return up < c.size() && c.lemma_is(Words::hearsay, up) && !c.negated(up);
}

struct Clause {
  std::uint32_t head = kNone, mark = kNone;
  bool request = false;
};

// The reported clause among the children of `governor`.
std::optional<Clause> clause_below(const Context& c, std::uint32_t governor, Frames frames) {
  for (auto child : c.tree.children(governor)) {
    auto r = c.tree.relation(child);
    const bool clausal = r == Relation::ccomp || r == Relation::csubj || r == Relation::advcl ||
                         r == Relation::acl || r == Relation::xcomp || r == Relation::parataxis;
    if (!clausal || c.tree.relative_clause(child)) continue;
    auto mark = introduced_by(c, child, Words::complementiser);
    if (mark != kNone && frames.has(Frame::clause)) return Clause{child, mark, false};
    if (frames.has(Frame::request))
      if (auto purpose = introduced_by(c, child, Words::purpose); purpose != kNone)
        return Clause{child, purpose, true};
  }
  if (!frames.has(Frame::clause)) return std::nullopt;
  for (auto child : c.tree.children(governor)) {
    if (c.tree.relation(child) != Relation::ccomp) continue;
    auto first = c.yield(child).begin;
    const bool asked = first < c.size() && first > governor && c.is(Words::interrogative, first);
    if (asked) return Clause{child, kNone, false};
    if (c.finite(child) || has_subject(c, child))
      if (has_subject(c, child)) return Clause{child, kNone, false};
  }
  // "o tym, że …": the clause hangs on a pronoun.
  for (auto child : c.tree.children(governor)) {
    if (c.token(child).upos != Upos::PRON && c.token(child).upos != Upos::DET) continue;
    for (auto inner : c.tree.children(child))
      if (auto mark = introduced_by(c, inner, Words::complementiser); mark != kNone)
        return Clause{inner, mark, false};
  }
  return std::nullopt;
}

void verb_clauses(const Context& c, std::uint32_t verb, Found& found) {
  const auto frames = c.verb(verb);
  if (!frames.has(Frame::clause) && !frames.has(Frame::request)) return;
  if (c.negated(verb) != frames.has(Frame::negated) || !spoken(c, verb)) return;
  auto clause = clause_below(c, verb, frames);
  if (!clause && c.tree.relation(verb) == Relation::parataxis && c.finite(verb)) {
    // "…, he said": the verb hangs on what was said.
    auto up = c.token(verb).head;
    if (up < verb && has_subject(c, verb) && frames.has(Frame::direct)) clause = Clause{up, kNone, false};
  }
  if (!clause) return;
  auto content = content_of(c, verb, clause->head, clause->mark);
  if (!content) return;
  auto voice = frames.has(Frame::evidence) ? voice_of_evidence(c, verb) : voice_of_verb(c, verb);
  if (!voice) return;
  add(c, found, verb, *content, std::move(voice), clause->request ? "reported/request" : "reported/clause",
      clause->request ? kRequestConfidence : kClauseConfidence);
}

void noun_clauses(const Context& c, std::uint32_t noun, Found& found) {
  const auto frames = c.noun(noun);
  if (!frames.has(Frame::clause)) return;
  auto governor = noun;
  std::optional<Clause> clause = clause_below(c, noun, frames);
  if (!clause) {
    // The parser may hang the clause on the verb: "wyraził (opinię), że …".
    auto up = c.token(noun).head;
    if (up >= c.size() || !c.lemma_is(Words::light_verb, up)) return;
    auto r = c.tree.relation(noun);
    if (r != Relation::obj && r != Relation::obl && r != Relation::iobj) return;
    if (c.verb(up).has(Frame::clause)) return;  // found as the verb's own
    clause = clause_below(c, up, frames);
    if (!clause || clause->head < noun) return;
    governor = up;
  }
  if (clause->head < noun) return;
  auto content = content_of(c, noun, clause->head, clause->mark);
  if (!content) return;
  auto voice = governor == noun ? voice_of_noun(c, noun) : voice_of_verb(c, governor);
  if (!voice || c.negated(c.token(noun).head < c.size() ? c.token(noun).head : noun)) return;
  add(c, found, noun, *content, std::move(voice), "reported/noun", kNounConfidence);
}

}  // namespace

void find_reported(const Context& c, Found& found) {
  for (std::uint32_t t = 0; t < c.size(); ++t) {
    const bool cue = static_cast<bool>(c.verb(t)) || c.noun(t).has(Frame::clause);
    if (!cue || c.excluded(t) || found.sealed(t)) continue;
    if (c.passage_at(c.token(t).span.begin) != nullptr) continue;  // quoted words are not taken apart
    if (c.verb(t)) verb_clauses(c, t, found);
    else noun_clauses(c, t, found);
  }
}

}  // namespace kronika::quotes
