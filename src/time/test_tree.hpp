// A document with trees for tests: one word a line, "form lemma UPOS feats head deprel", heads counted from 1 within
// the sentence, an empty line between sentences. Expressions of time are set by hand with `add_time`.
#pragma once

#include <sstream>
#include <string>

#include "kronika/document.hpp"
#include "time/cues.hpp"

namespace kronika::time {

inline Document tree_document(const std::string& lines, const std::string& published) {
  Document doc;
  if (!published.empty()) doc.article.published = *Edtf::parse(published);
  std::istringstream in(lines);
  auto close = [&] {
    Sentence s;
    s.begin = doc.sentences.empty() ? 0 : doc.sentences.back().end;
    s.end = static_cast<std::uint32_t>(doc.tokens.size());
    if (s.begin == s.end) return;
    for (auto t = s.begin; t < s.end; ++t)
      if (doc.tokens[t].head != kNone) doc.tokens[t].head += s.begin;
    doc.sentences.push_back(s);
  };
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) {
      close();
      continue;
    }
    std::istringstream cells(line);
    std::string upos, feats, deprel;
    std::uint32_t head = 0;
    Token token;
    cells >> token.form >> token.lemma >> upos >> feats >> head >> deprel;
    token.upos = parse_upos(upos).value_or(Upos::X);
    token.feats = Symbol(feats == "_" ? "" : feats);
    token.head = head == 0 ? kNone : head - 1;
    token.deprel = Symbol(deprel);
    doc.tokens.push_back(std::move(token));
  }
  close();
  return doc;
}

// The words [begin, end), counted from 0 in the document, say `value`; `head` is the one that hangs outside.
inline void add_time(Document& doc, std::uint32_t begin, std::uint32_t end, std::uint32_t head,
                     const std::string& value) {
  Timex t;
  t.begin = begin;
  t.end = end;
  t.head = head;
  t.value = *Edtf::parse(value);
  t.text_value = value;
  t.reason = value;
  for (std::uint32_t s = 0; s < doc.sentences.size(); ++s)
    if (doc.sentences[s].begin <= begin && begin < doc.sentences[s].end) t.sentence = s;
  doc.times.push_back(std::move(t));
}

inline void set_cue(Document& doc, std::uint32_t token, Cue cue) {
  doc.time_cues.resize(doc.tokens.size());
  doc.time_cues[token] |= static_cast<std::uint16_t>(cue);
}

}  // namespace kronika::time
