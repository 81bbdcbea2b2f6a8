// A passage in marks that makes a sentence of its own behind one that tells what somebody said: 'X said that …. "We
// are ready."' The marks go on with the same speaker.
#include <algorithm>

#include "quotes/candidate.hpp"

namespace kronika::quotes {
namespace {

constexpr double kBehindConfidence = 0.7;
constexpr double kInsideConfidence = 0.6;
constexpr std::uint32_t kFewestWords = 4;
constexpr std::uint32_t kFewestWordsInside = 6;
constexpr std::uint32_t kFewestWordsOfParagraph = 8;

// The first saying of the sentence whose verb stands in it.
const Candidate* told_in(const Context& c, const Found& found, std::uint32_t sentence) {
  const Candidate* first = nullptr;
  for (auto place : found.in_sentence(sentence)) {
    const auto& q = found.list()[place];
    if (q.cue.empty() || q.voice.kind == Voice::Kind::none) continue;
    if (c.tree.sentence(c.token_from(q.cue.begin)) != sentence) continue;
    if (first == nullptr || q.cue.begin < first->cue.begin) first = &q;
  }
  return first;
}

// Long words in marks inside a sentence that names no speaker of its own: they go on with the sentence before.
bool goes_on_inside(const Context& c, const Found& found, const Quoted& q, Range words) {
  const auto sentence = c.tree.sentence(words.begin);
  const auto s = c.sentence(words.begin);
  if (!found.in_sentence(sentence).empty() || c.words_in(words) < kFewestWordsInside) return false;
  if (c.lexicon.drops_complementiser() || !s.has(words.end - 1) || q.inner.empty()) return false;
  bool predicate = false;
  for (auto t = words.begin; t < words.end; ++t) predicate = predicate || c.finite(t);
  for (auto t = s.begin; t < s.end; ++t)
    if (c.passage_at(c.token(t).span.begin) == nullptr && c.verb(t)) return false;
  return predicate && !c.opens_upper(c.token_from(q.inner.begin));
}

}  // namespace

void find_following(const Context& c, Found& found) {
  std::vector<std::pair<const Quoted*, Range>> inside;
  for (const auto& q : c.quoted) {
    const Range words{c.token_from(q.outer.begin), c.token_from(q.outer.end)};
    if (!q.closed || words.empty() || words.begin == 0 || c.excluded(words.begin) || found.sealed(words.begin))
      continue;
    const auto first = c.token_from(q.inner.begin);
    const auto s = c.sentence(words.begin);
    if (s.begin > 0 && goes_on_inside(c, found, q, words)) {
      inside.push_back({&q, words});
      continue;
    }
    // It begins a sentence, and ends one.
    if (s.begin != words.begin || !c.opens_upper(first) || c.words_in(words) < kFewestWords) continue;
    const auto before_mark = c.token_from(q.inner.end);
    if (before_mark == 0) continue;
    // The full stop stands inside the marks or behind them.
    const bool outside = words.end < c.size() && c.sentence_end(words.end) && s.has(words.end);
    const auto end = outside ? words.end + 1 : words.end;
    if (outside ? c.words_in(words) < kFewestWordsOfParagraph : !c.sentence_end(before_mark - 1)) continue;
    if (end < c.size() && c.sentence(end).begin != end) continue;
    const auto before = c.tree.sentence(words.begin - 1);
    if (before == kNone) continue;
    // Or a paragraph of its own: "…, he said." "We will build more."
    const auto paragraph = c.paragraph(words.begin);
    const bool own = words.begin <= paragraph.begin && words.end >= paragraph.end &&
                     c.paragraph(words.begin - 1).end == paragraph.begin &&
                     c.words_in(words) >= kFewestWordsOfParagraph && !c.doc.sentences[before].excluded;
    if (!own && c.doc.sentences[before].block != c.doc.sentences[before + 1].block) continue;
    const auto* told = told_in(c, found, before);
    if (told == nullptr) continue;
    Candidate next;
    next.span = q.inner;
    next.cue = told->cue;
    next.voice = told->voice;
    next.rule = "following/sentence";
    next.confidence = kBehindConfidence;
    next.sealed = true;
    found.add(std::move(next));
  }
  for (const auto& [q, words] : inside) {
    const auto sentence = c.tree.sentence(words.begin);
    if (c.doc.sentences[sentence - 1].block != c.doc.sentences[sentence].block) continue;
    const auto* told = told_in(c, found, sentence - 1);
    if (told == nullptr) continue;
    Candidate next;
    next.span = q->inner;
    next.cue = told->cue;
    next.voice = told->voice;
    next.rule = "following/inside";
    next.confidence = kInsideConfidence;
    next.sealed = true;
    found.add(std::move(next));
  }
}

}  // namespace kronika::quotes
