#include "time/together.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "time/clause.hpp"

namespace kronika::time {

std::vector<std::uint32_t> acts_told_together(const Document& doc, const Grammar& grammar) {
  std::vector<std::uint32_t> out;
  for (const Token& t : doc.tokens) {
    if (t.head >= doc.tokens.size() || relation(t) != "mark" || relation(doc.tokens[t.head]) != "advcl") continue;
    const WordId w = grammar.word(utf8::lower(t.lemma.empty() ? t.form : t.lemma));
    if (w != kNone && grammar.has("while", w)) out.push_back(t.head);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace kronika::time
