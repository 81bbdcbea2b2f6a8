#include "facts/headlines.hpp"

#include <algorithm>

namespace kronika::facts {
namespace {

bool ended(const Document& doc, const Sentence& s) {
  return s.end <= s.begin || s.end > doc.tokens.size() || doc.tokens[s.end - 1].upos == Upos::PUNCT;
}

}  // namespace

bool is_headline(const Reading& reading, std::uint32_t sentence) {
  constexpr std::uint32_t kLongest = 14;  // words
  constexpr std::ptrdiff_t kSentences = 3;
  const Document& doc = reading.doc();
  const auto& sentences = doc.sentences;
  const auto& s = sentences[sentence];
  if (s.end - s.begin > kLongest || ended(doc, s)) return false;
  return std::count_if(sentences.begin(), sentences.end(), [&](const Sentence& other) { return ended(doc, other); }) >=
         kSentences;
}

bool may_head(const Reading& reading, std::uint32_t sentence) {
  constexpr std::uint32_t kLongest = 8;  // words
  constexpr std::uint32_t kBarest = 6;   // words of "X krytykuje Y.", wherever it stands
  const auto& sentences = reading.doc().sentences;
  const auto& s = sentences[sentence];
  const bool first = sentence == 0 || sentences[sentence - 1].block != s.block;
  // Or one that ran into its paragraph, and ends without a sign.
  const auto words = s.end - s.begin;
  return words <= kBarest || ((first || !ended(reading.doc(), s)) && words <= kLongest);
}

}  // namespace kronika::facts
