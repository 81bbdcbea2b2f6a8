// A passage in marks that makes a sentence of its own behind one that tells what somebody said: 'X said that …. "We
// are ready."' The marks go on with the same speaker.
#include <algorithm>

#include "quotes/candidate.hpp"

namespace kronika::quotes {
namespace {

constexpr double kBehindConfidence = 0.7;
constexpr std::uint32_t kFewestWords = 4;

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

}  // namespace

void find_following(const Context& c, Found& found) {
  for (const auto& q : c.quoted) {
    const Range words{c.token_from(q.outer.begin), c.token_from(q.outer.end)};
    if (!q.closed || words.empty() || words.begin == 0 || c.excluded(words.begin) || found.sealed(words.begin))
      continue;
    const auto first = c.token_from(q.inner.begin);
    const auto s = c.sentence(words.begin);
    // It begins a sentence, and ends one.
    if (s.begin != words.begin || !c.opens_upper(first) || c.words_in(words) < kFewestWords) continue;
    const auto before_mark = c.token_from(q.inner.end);
    if (before_mark == 0 || !c.sentence_end(before_mark - 1)) continue;
    if (words.end < c.size() && c.sentence(words.end).begin != words.end) continue;
    const auto before = c.tree.sentence(words.begin - 1);
    if (before == kNone || c.doc.sentences[before].block != c.doc.sentences[before + 1].block) continue;
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
}

}  // namespace kronika::quotes
