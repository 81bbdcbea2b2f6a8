// A document for tests, out of CoNLL-U-like lines: "form lemma UPOS feats head deprel", tab- or space-separated, one
// word a line, heads 1-based within the sentence, an empty line between sentences. The text is the forms
// joined by single spaces; a seventh cell "glue" joins a word to the next one without a space.
#pragma once

#include <sstream>
#include <string>

#include "kronika/document.hpp"

namespace kronika::entities {

inline Document test_document(const std::string& lines, std::string language) {
  Document doc;
  doc.language = std::move(language);
  std::istringstream in(lines);
  std::string line;
  auto close = [&] {
    std::uint32_t begin = doc.sentences.empty() ? 0 : doc.sentences.back().end;
    auto end = static_cast<std::uint32_t>(doc.tokens.size());
    if (begin == end) return;
    Sentence sentence;
    sentence.begin = begin;
    sentence.end = end;
    sentence.span = {doc.tokens[begin].span.begin, doc.tokens[end - 1].span.end};
    for (auto t = begin; t < end; ++t)
      if (doc.tokens[t].head != kNone) doc.tokens[t].head += begin;
    doc.sentences.push_back(sentence);
  };
  while (std::getline(in, line)) {
    std::istringstream cells(line);
    std::string upos, feats, deprel, glue;
    std::uint32_t head = 0;
    Token token;
    if (!(cells >> token.form >> token.lemma >> upos >> feats >> head >> deprel)) {
      close();
      continue;
    }
    token.upos = parse_upos(upos).value_or(Upos::X);
    token.feats = Symbol(feats == "_" ? "" : feats);
    token.head = head == 0 ? kNone : head - 1;
    token.deprel = Symbol(deprel);
    token.space_after = !(cells >> glue) || glue != "glue";
    if (!doc.article.text.empty() && doc.tokens.back().space_after) doc.article.text += ' ';
    token.span.begin = static_cast<std::uint32_t>(doc.article.text.size());
    doc.article.text += token.form;
    token.span.end = static_cast<std::uint32_t>(doc.article.text.size());
    doc.tokens.push_back(std::move(token));
  }
  close();
  return doc;
}

}  // namespace kronika::entities
