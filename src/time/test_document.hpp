// A document for tests, without the steps before: words and signs as tokens, one sentence, tags of the verbs
// from the dictionary alone.
#pragma once

#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "kronika/document.hpp"
#include "kronika/morphology.hpp"

namespace kronika::time {

inline Document test_document(const std::string& text, const std::string& published, const Morphology& morphology) {
  Document doc;
  doc.article.text = text;
  if (!published.empty()) doc.article.published = *Edtf::parse(published);
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t begin = pos;
    const char32_t first = utf8::next(text, pos);
    if (utf8::is_space(first)) continue;
    auto in_word = [](char32_t c) { return utf8::is_alpha(c) || utf8::is_digit(c); };
    while (in_word(first) && pos < text.size()) {
      std::size_t ahead = pos;
      if (!in_word(utf8::next(text, ahead))) break;
      pos = ahead;
    }
    Token token;
    token.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(pos)};
    token.form = text.substr(begin, pos - begin);
    std::vector<Analysis> analyses;
    morphology.analyse(token.form, analyses);
    bool verb = !analyses.empty();
    for (const auto& a : analyses)
      verb = verb && (a.upos == Upos::VERB || a.upos == Upos::AUX ||
                      a.feats.view().find("VerbForm=Part") != std::string_view::npos);
    if (verb) {
      token.lemma = analyses.front().lemma;
      token.upos = analyses.front().upos;
      token.feats = analyses.front().feats;
    }
    doc.tokens.push_back(std::move(token));
  }
  Sentence sentence;
  sentence.span = {0, static_cast<std::uint32_t>(text.size())};
  sentence.end = static_cast<std::uint32_t>(doc.tokens.size());
  doc.sentences.push_back(sentence);
  return doc;
}

}  // namespace kronika::time
