// Quoted words inside the writer's own sentence: 'called him "X"', 'powiedział, że to "Y"'. They are speech
// only where a verb or noun of saying governs them; otherwise the marks are scare quotes or hold a title.
#include <algorithm>

#include "base/utf8.hpp"
#include "quotes/candidate.hpp"
#include "quotes/content.hpp"
#include "quotes/reporter.hpp"

namespace kronika::quotes {
namespace {

constexpr double kInClauseConfidence = 0.85;
constexpr double kGovernedConfidence = 0.7;
constexpr int kMaxClimb = 8;

// The word inside the passage on which the others hang.
std::uint32_t head_of(const Context& c, Range words) {
  for (auto t = words.begin; t < words.end; ++t)
    if (c.token(t).upos != Upos::PUNCT && !words.has(c.token(t).head)) return t;
  return kNone;
}

// The narrowest indirect clause that holds the passage.
const Candidate* clause_around(const Found& found, std::uint32_t sentence, Span inner) {
  const Candidate* best = nullptr;
  for (auto place : found.in_sentence(sentence)) {
    const auto& q = found.list()[place];
    if (q.kind == QuoteKind::indirect && q.span.begin <= inner.begin && inner.end <= q.span.end &&
        (best == nullptr || q.span.size() < best->span.size()))
      best = &q;
  }
  return best;
}

struct Governor {
  std::uint32_t cue = kNone;
  Voice voice;
};

Governor governor_of(const Context& c, std::uint32_t head) {
  auto at = head;
  for (int climb = 0; climb < kMaxClimb; ++climb) {
    const auto up = c.token(at).head;
    if (up >= c.size()) return {};
    const auto relation = c.tree.relation(at);
    // "called his words “mad”": who so names them speaks.
    const bool named = c.tree.relation(up) == Relation::obj && c.token(up).head < c.size() &&
                       c.verb(c.token(up).head).has(Frame::label);
    // The same where the tree hides the object: the verb stands right before.
    if (const auto first = c.yield(up).begin; c.noun(up).has(Frame::fragment) && first > c.sentence(up).begin &&
                                              c.verb(first - 1).has(Frame::label) && !c.negated(first - 1)) {
      auto voice = reporter(c, first - 1);
      const bool clear = voice && voice.kind != Voice::Kind::carried;
      return clear ? Governor{first - 1, std::move(voice)} : Governor{};
    }
    if (const auto noun = c.noun(up); noun.has(Frame::fragment) && relation != Relation::conj && !named) {
      auto voice = voice_of_noun(c, up);
      if (voice && voice.kind == Voice::Kind::entity) return {up, std::move(voice)};
    }
    if (const auto verb = c.verb(up)) {
      // What stands beside the verb as its subject is not its words.
      const bool subject = relation == Relation::nsubj || relation == Relation::csubj;
      if (!subject && !c.negated(up) && !only_intended(c, up)) {
        auto voice = reporter(c, up);
        // "cited Mr. Smith as saying he has “…”": the one cited speaks.
        if (verb.has(Frame::citing))
          for (auto child : c.tree.children(up))
            if (c.tree.relation(child) == Relation::obj && c.who.entity_at(child) != kNone)
              voice = voice_of_phrase(c, child);
        const bool impersonal = nobody_says(c, up) || c.impersonal(up);
        const bool clear = (voice && voice.kind != Voice::Kind::carried) ||
                           (voice && !impersonal && (verb.has(Frame::label) || verb.has(Frame::clause)));
        if (clear) return {up, std::move(voice)};
        return {};
      }
    }
    // A predicate of its own says nothing about who chose the words.
    if (c.finite(up) && !c.verb(up) && c.token(up).upos == Upos::VERB) return {};
    at = up;
  }
  return {};
}

// "Lind called the plan “mad”, Reuters reported", "Lind said he “hates” it, Reuters reported": who is told to have said so,
// within the clause that tells it; nobody where it tells none.
Governor told_within(const Context& c, const Quoted& q, std::uint32_t head, const Candidate& clause) {
  const auto inside = [&](std::uint32_t verb) {
    return verb != kNone && c.token(verb).span.begin > clause.span.begin && c.token(verb).span.end < q.outer.begin &&
           !(c.token(verb).span == clause.cue);
  };
  const auto named = [](const Voice& v) { return v && v.kind != Voice::Kind::carried && !v.pronoun; };
  if (const auto verb = saying_before(c, q); inside(verb))
    if (auto voice = reporter(c, verb); named(voice)) return {verb, std::move(voice)};
  if (auto governor = governor_of(c, head);
      inside(governor.cue) && c.finite(governor.cue) && !c.tree.relative_clause(governor.cue))
    if (c.verb(governor.cue).has(Frame::label) && named(governor.voice)) return governor;
  return {};
}

// A heading in marks that the splitter has left at the head of a sentence: "“We are weak” The guest said …".
bool heading(const Context& c, const Quoted& q, Range words) {
  const auto after = c.token_from(q.outer.end);
  const auto s = c.sentence(words.begin);
  return c.token_from(q.outer.begin) == s.begin && c.opens_upper(words.begin) && s.has(after) && c.opens_upper(after);
}

// "which it called “part of the effort”": somebody does the calling.
bool names_by_itself(const Context& c, std::uint32_t t) { return c.verb(t).has(Frame::label) && has_subject(c, t); }

}  // namespace

bool is_name(const Context& c, const Quoted& q, Range words, std::uint32_t head) {
  for (auto back = 1u; back <= 2 && words.begin >= back; ++back) {
    const auto t = words.begin - back;
    if (c.token(t).upos == Upos::PUNCT && c.token(t).form != ".") continue;
    if ((c.is(Words::scare, t) || c.lemma_is(Words::scare, t)) && !names_by_itself(c, t)) return true;
    if (c.lemma_is(Words::title, t) && c.opens_upper(words.begin)) return true;
  }
  const auto up = c.token(head).head;
  if (up < words.begin && c.lemma_is(Words::title, up) && c.opens_upper(words.begin)) return true;
  // A name that the document knows, or every word of weight in capitals.
  if (const auto* m = c.who.mention_at(head);
      m != nullptr && m->form == MentionForm::name && q.inner.size() <= m->span.size() + 4)
    return true;
  std::uint32_t capitals = 0, words_of_weight = 0;
  for (auto t = words.begin; t < words.end; ++t) {
    const auto u = c.token(t).upos;
    if (u == Upos::PUNCT || u == Upos::ADP || u == Upos::DET || u == Upos::CCONJ || u == Upos::PART) continue;
    ++words_of_weight;
    capitals += c.opens_upper(t) ? 1 : 0;
  }
  return words_of_weight == 0 || (capitals == words_of_weight && words_of_weight <= 6);
}

void find_fragments(const Context& c, Found& found) {
  for (const auto& q : c.quoted) {
    Range words{c.token_from(q.inner.begin), c.token_from(q.inner.end)};
    if (words.empty() || c.excluded(words.begin) || found.sealed(words.begin)) continue;
    const auto head = head_of(c, words);
    if (head == kNone || is_name(c, q, words, head)) continue;

    Candidate fragment;
    fragment.span = q.inner;
    if (const auto* clause = clause_around(found, c.tree.sentence(head), q.inner)) {
      auto inner = told_within(c, q, head, *clause);
      fragment.voice = inner.cue == kNone ? clause->voice : std::move(inner.voice);
      fragment.cue = inner.cue == kNone ? clause->cue : c.token(inner.cue).span;
      fragment.passing = clause->passing;
      fragment.rule = "fragment/clause";
      fragment.confidence = kInClauseConfidence;
    } else if (auto governor = governor_of(c, head); governor.cue != kNone && !heading(c, q, words)) {
      fragment.voice = std::move(governor.voice);
      fragment.cue = c.token(governor.cue).span;
      fragment.rule = "fragment/governed";
      fragment.confidence = kGovernedConfidence;
    } else {
      continue;
    }
    fragment.sealed = true;
    found.add(std::move(fragment));
  }
}

}  // namespace kronika::quotes
