#include "time/clause.hpp"

#include <algorithm>

namespace kronika::time {
namespace {

constexpr int kMaxClimb = 32;  // steps up a tree; deeper ones are malformed or of no use

// A relation by which a clause of its own, with its own time, hangs in the sentence.
bool opens_clause(const Document& doc, std::uint32_t word) {
  const auto r = relation(doc.tokens[word]);
  if (r == "advcl" || r == "acl") return !shares_clause(doc, word);
  return r == "ccomp" || r == "csubj" || r == "parataxis" || r == "root";
}

}  // namespace

std::string_view relation(const Token& t) {
  const auto full = t.deprel.view();
  return full.substr(0, full.find(':'));
}

bool has_feature(const Token& t, std::string_view feature) {
  return t.feats.view().find(feature) != std::string_view::npos;
}

bool is_verbal(const Token& t) {
  return t.upos == Upos::VERB || t.upos == Upos::AUX || (t.upos == Upos::ADJ && has_feature(t, "VerbForm=Part"));
}

bool is_finite(const Token& t) {
  return is_verbal(t) && !has_feature(t, "VerbForm=Inf") && !has_feature(t, "VerbForm=Ger") &&
         !has_feature(t, "VerbForm=Conv");
}

bool shares_clause(const Document& doc, std::uint32_t word) {
  const Token& t = doc.tokens[word];
  if (has_feature(t, "VerbForm=Conv") || has_feature(t, "VerbForm=Ger") || has_feature(t, "VerbForm=Inf")) return true;
  return has_feature(t, "VerbForm=Part") && !any_child(doc, word, [&](std::uint32_t c) {
           return doc.tokens[c].upos == Upos::AUX && has_feature(doc.tokens[c], "VerbForm=Fin");
         });
}

bool is_predicate(const Document& doc, std::uint32_t word) {
  return is_verbal(doc.tokens[word]) ||
         any_child(doc, word, [&](std::uint32_t c) { return relation(doc.tokens[c]) == "cop"; });
}

Aspect aspect_of(const Document& doc, std::uint32_t verb) {
  const Token& v = doc.tokens[verb];
  if (has_feature(v, "Tense=Fut")) return Aspect::ahead;
  if (has_feature(v, "Tense=Past") && !has_feature(v, "VerbForm=Part")) return Aspect::past;
  bool modal = false, past = false, present = false;
  // "Will be signed", "will be meeting", but not "would have signed".
  bool infinitive = has_feature(v, "VerbForm=Inf");
  const std::uint32_t first = verb > kReach ? verb - kReach : 0;
  for (std::uint32_t i = first; i < doc.tokens.size() && i < verb + kReach; ++i) {
    const Token& t = doc.tokens[i];
    if (t.head != verb || t.upos != Upos::AUX) continue;
    if (has_feature(t, "Tense=Fut")) return Aspect::ahead;
    if (has_feature(t, "Tense=Past")) past = true;
    if (has_feature(t, "Tense=Pres")) present = true;
    if (has_feature(t, "VerbForm=Fin") && !has_feature(t, "Tense=")) modal = true;
    const bool progressive = has_feature(v, "VerbForm=Part") && has_feature(v, "Tense=Pres");
    if (has_feature(t, "VerbForm=Inf") && (t.deprel.view() == "aux:pass" || progressive)) infinitive = true;
  }
  if (modal && infinitive) return Aspect::ahead;
  if (past || has_feature(v, "Tense=Past")) return Aspect::past;
  return present || has_feature(v, "Tense=Pres") ? Aspect::present : Aspect::unknown;
}

bool is_perfect(const Document& doc, std::uint32_t verb) {
  const Token& v = doc.tokens[verb];
  if (!has_feature(v, "VerbForm=Part") || !has_feature(v, "Tense=Past")) return false;
  return any_child(doc, verb, [&](std::uint32_t c) {
    const Token& aux = doc.tokens[c];
    return aux.deprel.view() == "aux" && has_feature(aux, "VerbForm=Fin") && has_feature(aux, "Tense=");
  });
}

std::uint32_t sentence_of(const Document& doc, std::uint32_t token) {
  auto it = std::upper_bound(doc.sentences.begin(), doc.sentences.end(), token,
                             [](std::uint32_t t, const Sentence& s) { return t < s.begin; });
  if (it == doc.sentences.begin()) return kNone;
  --it;
  return token < it->end ? static_cast<std::uint32_t>(it - doc.sentences.begin()) : kNone;
}

std::uint32_t root_of(const Document& doc, const Sentence& s) {
  for (std::uint32_t i = s.begin; i < s.end; ++i)
    if (doc.tokens[i].head == kNone && !doc.tokens[i].deprel.empty()) return i;
  return kNone;
}

std::uint32_t clause_of(const Document& doc, std::uint32_t word) {
  for (int steps = 0; steps < kMaxClimb; ++steps) {
    const Token& t = doc.tokens[word];
    if (opens_clause(doc, word) || t.head >= doc.tokens.size()) break;
    word = t.head;
  }
  return word;
}

std::uint32_t own_clause_of(const Document& doc, std::uint32_t word) {
  for (int steps = 0; steps < kMaxClimb; ++steps) {
    const Token& t = doc.tokens[word];
    const auto r = relation(t);
    if (opens_clause(doc, word) || r == "advcl" || r == "acl" || t.head >= doc.tokens.size()) break;
    word = t.head;
  }
  return word;
}

bool is_attribute(const Document& doc, std::uint32_t timex_head, std::uint32_t noun) {
  const Token& t = doc.tokens[timex_head];
  if (timex_head < noun && t.head == noun && t.upos == Upos::NUM) return true;  // "the 2015 vote"
  if (has_feature(t, "NumType")) return false;  // a day of the month, which the tree hangs on what stands next to it
  return timex_head < noun && t.head == noun && (relation(t) == "amod" || t.deprel.view() == "nmod:poss");
}

}  // namespace kronika::time
