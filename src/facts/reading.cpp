#include "facts/reading.hpp"

#include <algorithm>

namespace kronika::facts {

Reading::Reading(const Document& doc, const Rules& rules) : tree_(doc), rules_(&rules), lookup_(doc) {
  const auto n = static_cast<std::uint32_t>(doc.tokens.size());
  entries_.reserve(n);
  entity_.reserve(n);
  for (std::uint32_t t = 0; t < n; ++t) {
    entries_.push_back(rules.find(doc.tokens[t].lemma));
    entity_.push_back(lookup_.entity_at(t));
  }
  quote_.assign(n, kNone);
  for (std::uint32_t q = 0; q < doc.quotes.size(); ++q) {
    const auto span = doc.quotes[q].span;
    auto it = std::lower_bound(doc.tokens.begin(), doc.tokens.end(), span.begin,
                               [](const Token& t, std::uint32_t at) { return t.span.begin < at; });
    for (; it != doc.tokens.end() && it->span.begin < span.end; ++it)
      quote_[static_cast<std::size_t>(it - doc.tokens.begin())] = q;
  }
}

bool Reading::drops_subject(std::uint32_t t) const {
  const auto* mention = lookup_.mention_at(t);
  return mention != nullptr && mention->form == MentionForm::dropped;
}

}  // namespace kronika::facts
