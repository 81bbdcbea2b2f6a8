#include "facts/reading.hpp"

#include <algorithm>

namespace kronika::facts {

Reading::Reading(const Document& doc, const Rules& rules) : tree_(doc), rules_(&rules) {
  const auto n = static_cast<std::uint32_t>(doc.tokens.size());
  entries_.reserve(n);
  for (const auto& token : doc.tokens) entries_.push_back(rules.find(token.lemma));
  entity_.assign(n, kNone);
  headed_.assign(n, kNone);
  dropped_.assign(n, kNone);
  role_.assign(n, kNone);
  quote_.assign(n, kNone);

  std::vector<std::uint32_t> width(n, 0xffffffffu);  // of the mention that a token was given to
  for (std::uint32_t e = 0; e < doc.entities.size(); ++e)
    for (const auto& mention : doc.entities[e].mentions) {
      const auto end = std::min(mention.end, n);
      if (mention.begin >= end) continue;
      if (mention.form == MentionForm::dropped) {
        for (auto t = mention.begin; t < end; ++t) dropped_[t] = e;
        continue;
      }
      // The innermost mention owns a token, so that "prezydent Rosji" does not hide "Rosji".
      const auto size = end - mention.begin;
      for (auto t = mention.begin; t < end; ++t)
        if (size < width[t]) {
          width[t] = size;
          entity_[t] = e;
        }
      if (mention.head < n) headed_[mention.head] = e;
    }
  for (std::uint32_t r = 0; r < doc.roles.size(); ++r)
    if (doc.roles[r].head < n) role_[doc.roles[r].head] = r;
  for (std::uint32_t q = 0; q < doc.quotes.size(); ++q) {
    const auto span = doc.quotes[q].span;
    auto it = std::lower_bound(doc.tokens.begin(), doc.tokens.end(), span.begin,
                               [](const Token& t, std::uint32_t at) { return t.span.begin < at; });
    for (; it != doc.tokens.end() && it->span.begin < span.end; ++it)
      quote_[static_cast<std::size_t>(it - doc.tokens.begin())] = q;
  }
}

}  // namespace kronika::facts
