// What every search for quotes looks at: the document with its trees, entities and quoted passages, and the
// words of its language. Built once for a document, which must outlive it.
#pragma once

#include <cstdint>
#include <vector>

#include "entities/lookup.hpp"
#include "facts/tree.hpp"
#include "kronika/document.hpp"
#include "quotes/agreement.hpp"
#include "quotes/lexicon.hpp"
#include "quotes/marks.hpp"

namespace kronika::quotes {

using facts::Relation;

// Tokens, half open.
struct Range {
  std::uint32_t begin = 0, end = 0;
  bool empty() const { return begin >= end; }
  bool has(std::uint32_t t) const { return begin <= t && t < end; }
};

class Context {
 public:
  Context(const Document& document, const Lexicon& words);

  const Document& doc;
  const Lexicon& lexicon;
  const facts::Tree tree;
  const entities::EntityLookup who;
  const std::vector<Quoted> quoted;
  const Agreement agreement;

  std::uint32_t size() const { return tree.size(); }
  const Token& token(std::uint32_t t) const { return doc.tokens[t]; }
  bool excluded(std::uint32_t t) const;
  Range sentence(std::uint32_t t) const;
  // The paragraph that holds the token: its sentences have the same block. Without blocks, its sentence's
  // whole text.
  Range paragraph(std::uint32_t t) const;

  Range yield(std::uint32_t t) const { return yields_[t]; }  // from the first to the last word below `t`
  // The first token that does not begin before `byte`; size() where there is none.
  std::uint32_t token_from(std::uint32_t byte) const;

  // What the verb at `t` can do, with its particle if it has one; nothing for other words.
  Frames verb(std::uint32_t t) const { return verbs_[t]; }
  Frames noun(std::uint32_t t) const;
  bool is(Words set, std::uint32_t t) const;        // by the lower-cased form
  bool lemma_is(Words set, std::uint32_t t) const;  // by the lemma
  bool finite(std::uint32_t t) const;
  bool negated(std::uint32_t t) const;
  // Whether the verb at `t` tells of the writer or the reader: by its subject, since taggers guess the person of
  // forms that do not show it ("“We are ready,” said X").
  bool first_or_second(std::uint32_t t) const;
  // Whether the verb names nobody by its form: "podkreślono"; or makes the reader find the words: "czytamy".
  bool impersonal(std::uint32_t t) const;
  bool reads(std::uint32_t t) const;
  bool dated(std::uint32_t t) const;  // inside an expression of time, which says nothing
  bool dash(std::uint32_t t) const;
  bool sentence_end(std::uint32_t t) const;  // . ! ? …
  bool opens_upper(std::uint32_t t) const;   // begins with a capital letter or a digit

  // The bytes from the first to the last word of `r`: punctuation at its ends is left out, but for brackets
  // and the marks of a passage that begins or ends there. Empty where there are no words.
  Span trimmed(Range r) const;
  std::uint32_t words_in(Range r) const;  // tokens that are no punctuation

  // The quoted passage that holds the byte, or nullptr.
  const Quoted* passage_at(std::uint32_t byte) const;

 private:
  std::vector<Range> yields_;
  std::vector<Frames> verbs_;
  std::vector<Range> paragraphs_;  // by sentence
  std::vector<char> dated_;        // by token
};

}  // namespace kronika::quotes
