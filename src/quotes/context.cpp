#include "quotes/context.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace kronika::quotes {

Context::Context(const Document& document, const Lexicon& words)
    : doc(document),
      lexicon(words),
      tree(document),
      who(document),
      quoted(find_quoted(document.article)),
      agreement(document) {
  const auto n = size();
  yields_.resize(n);
  for (std::uint32_t t = 0; t < n; ++t) yields_[t] = {t, t + 1};
  for (std::uint32_t t = 0; t < n; ++t) {
    std::uint32_t steps = 0;
    for (auto up = token(t).head; up < n && steps <= n; up = token(up).head, ++steps) {
      auto& y = yields_[up];
      if (y.begin <= t && t < y.end) continue;
      y = {std::min(y.begin, t), std::max(y.end, t + 1)};
    }
  }

  verbs_.resize(n);
  for (std::uint32_t t = 0; t < n; ++t) {
    if (token(t).upos != Upos::VERB && token(t).upos != Upos::AUX) continue;
    verbs_[t] = lexicon.verb(token(t).lemma);
    for (auto child : tree.children(t))
      // "point out", "make clear"
      if (tree.particle(child) || (tree.relation(child) == Relation::xcomp && token(child).upos == Upos::ADJ))
        if (auto with = lexicon.verb(token(t).lemma, token(child).lemma)) verbs_[t] = with;
  }

  dated_.resize(n);
  for (const auto& time : doc.times)
    for (auto t = time.begin; t < std::min(time.end, n); ++t) dated_[t] = 1;

  const auto& sentences = doc.sentences;
  paragraphs_.resize(sentences.size());
  for (std::size_t first = 0; first < sentences.size();) {
    auto last = first;
    while (last + 1 < sentences.size() && sentences[last + 1].block == sentences[first].block) ++last;
    for (auto s = first; s <= last; ++s) paragraphs_[s] = {sentences[first].begin, sentences[last].end};
    first = last + 1;
  }
}

bool Context::excluded(std::uint32_t t) const {
  auto s = tree.sentence(t);
  return s == kNone || doc.sentences[s].excluded;
}

Range Context::sentence(std::uint32_t t) const {
  auto s = tree.sentence(t);
  return s == kNone ? Range{t, t + 1} : Range{doc.sentences[s].begin, doc.sentences[s].end};
}

Range Context::paragraph(std::uint32_t t) const {
  auto s = tree.sentence(t);
  return s == kNone ? Range{t, t + 1} : paragraphs_[s];
}

std::uint32_t Context::token_from(std::uint32_t byte) const {
  auto it = std::lower_bound(doc.tokens.begin(), doc.tokens.end(), byte,
                             [](const Token& t, std::uint32_t b) { return t.span.begin < b; });
  return static_cast<std::uint32_t>(it - doc.tokens.begin());
}

Frames Context::noun(std::uint32_t t) const {
  return token(t).upos == Upos::NOUN || token(t).upos == Upos::PROPN ? lexicon.noun(token(t).lemma) : Frames{};
}

bool Context::is(Words set, std::uint32_t t) const { return lexicon.is(set, utf8::lower(token(t).form)); }
bool Context::lemma_is(Words set, std::uint32_t t) const { return lexicon.is(set, token(t).lemma); }

bool Context::finite(std::uint32_t t) const { return tree.morphology(t).form == facts::VerbForm::finite; }

bool Context::negated(std::uint32_t t) const {
  for (auto child : tree.children(t))
    if (tree.relation(child) == Relation::advmod || token(child).upos == Upos::PART)
      if (lemma_is(Words::negation, child) || is(Words::negation, child)) return true;
  return false;
}

bool Context::impersonal(std::uint32_t t) const {
  return token(t).feats.view().find("Person=0") != std::string_view::npos;
}

bool Context::reads(std::uint32_t t) const {
  const auto& m = tree.morphology(t);
  return m.person == 1 && m.plural && lemma_is(Words::reading, t);
}

bool Context::first_or_second(std::uint32_t t) const {
  if (reads(t)) return false;
  for (auto child : tree.children(t)) {  // "prosił|em"
    if (tree.relation(child) != Relation::aux || child < t) continue;
    const auto person = tree.morphology(child).person;
    if (person == 1 || person == 2) return true;
  }
  for (auto child : tree.children(t)) {
    if (tree.relation(child) != Relation::nsubj) continue;
    const auto person = tree.morphology(child).person;
    return token(child).upos == Upos::PRON && (person == 1 || person == 2);
  }
  const auto person = tree.morphology(t).person;
  return person == 1 || person == 2;
}

bool Context::dated(std::uint32_t t) const { return t < dated_.size() && dated_[t] != 0 && who.entity_at(t) == kNone; }

bool Context::dash(std::uint32_t t) const {
  const auto& form = token(t).form;
  return form == "-" || form == "–" || form == "—" || form == "--" || form == "−" || form == "‒" || form == "―";
}

bool Context::sentence_end(std::uint32_t t) const {
  const auto& form = token(t).form;
  return !form.empty() && (form.find_first_not_of(".!?") == std::string::npos || form == "…");
}

bool Context::opens_upper(std::uint32_t t) const {
  std::size_t pos = 0;
  const auto& form = token(t).form;
  if (form.empty()) return false;
  auto c = utf8::next(form, pos);
  return utf8::is_upper(c) || utf8::is_digit(c);
}

Span Context::trimmed(Range r) const {
  auto mark = [&](std::uint32_t t) {
    const auto& form = token(t).form;
    return token(t).upos == Upos::PUNCT && form != "(" && form != ")" && form != "[" && form != "]";
  };
  auto opens = [&](std::uint32_t t) {
    auto* q = passage_at(token(t).span.begin);
    return q != nullptr && q->outer.begin == token(t).span.begin;
  };
  auto closes = [&](std::uint32_t t) {
    auto* q = passage_at(token(t).span.begin);
    return q != nullptr && q->outer.end == token(t).span.end;
  };
  while (!r.empty() && mark(r.begin) && !opens(r.begin)) ++r.begin;
  while (!r.empty() && mark(r.end - 1) && !closes(r.end - 1)) --r.end;
  if (r.empty()) return {};
  return {token(r.begin).span.begin, token(r.end - 1).span.end};
}

std::uint32_t Context::words_in(Range r) const {
  std::uint32_t n = 0;
  for (auto t = r.begin; t < r.end; ++t) n += token(t).upos != Upos::PUNCT;
  return n;
}

const Quoted* Context::passage_at(std::uint32_t byte) const {
  auto it = std::upper_bound(quoted.begin(), quoted.end(), byte,
                             [](std::uint32_t b, const Quoted& q) { return b < q.outer.begin; });
  if (it == quoted.begin()) return nullptr;
  --it;
  return byte < it->outer.end ? &*it : nullptr;
}

}  // namespace kronika::quotes
