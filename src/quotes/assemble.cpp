#include "quotes/assemble.hpp"

#include <algorithm>
#include <unordered_set>

#include "base/utf8.hpp"
#include "quotes/speakers.hpp"

namespace kronika::quotes {
namespace {

// Words alone, in lower case: two tellings of the same words are one quote.
std::string essence(const Context& c, Span span) {
  std::string words;
  for (auto t = c.token_from(span.begin); t < c.size() && c.token(t).span.begin < span.end; ++t) {
    if (c.token(t).upos == Upos::PUNCT) continue;
    words += utf8::lower(c.token(t).form);
    words += ' ';
  }
  return words;
}

// Whether all words of a clause stand in quotation marks; then the clause is direct speech only.
bool wholly_quoted(const Context& c, Span span) {
  std::uint32_t words = 0, outside = 0;
  for (auto t = c.token_from(span.begin); t < c.size() && c.token(t).span.begin < span.end; ++t) {
    if (c.token(t).upos == Upos::PUNCT) continue;
    ++words;
    outside += c.passage_at(c.token(t).span.begin) == nullptr ? 1 : 0;
  }
  return words != 0 && outside == 0;
}

}  // namespace

void assemble(Document& doc, const Context& c, std::vector<Candidate> found) {
  std::stable_sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  Speakers speakers(doc, c);
  std::unordered_set<std::string> told;
  for (const auto& q : found) {
    if (q.kind == QuoteKind::indirect && wholly_quoted(c, q.span)) continue;
    auto confidence = q.confidence;
    const auto speaker = speakers.resolve(q, confidence);
    if (speaker == kNone) continue;
    auto words = essence(c, q.span);
    if (words.empty() || !told.insert(std::move(words)).second) continue;
    Quote quote;
    quote.speaker = speaker;
    quote.kind = q.kind;
    quote.span = q.span;
    quote.cue = q.cue;
    quote.sentence = c.tree.sentence(c.token_from(q.span.begin));
    quote.rule = doc.language + "/quotes/" + std::string(q.rule);
    quote.confidence = confidence;
    doc.quotes.push_back(std::move(quote));
  }
}

}  // namespace kronika::quotes
