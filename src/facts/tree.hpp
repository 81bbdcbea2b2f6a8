// The dependency trees of a document as the rules need them: children in the order of the text, the base of
// each relation as a number, and the features that decide about voice, time and case. Built once a document,
// in one pass; refers to the document, which must outlive it and keep its tokens.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "kronika/document.hpp"

namespace kronika::facts {

enum class Relation : std::uint8_t {
  root,
  nsubj,
  csubj,
  obj,
  iobj,
  obl,
  nmod,
  ccomp,
  xcomp,
  advcl,
  acl,
  amod,
  appos,
  conj,
  cc,
  case_,
  mark,
  det,
  nummod,
  aux,
  cop,
  expl,
  flat,
  compound,
  fixed,
  parataxis,
  advmod,
  punct,
  vocative,
  other
};

enum class Case : std::uint8_t { none, nom, gen, dat, acc, ins, loc, voc };
enum class VerbForm : std::uint8_t { none, finite, infinitive, participle, converb, gerund, verbal_noun };

struct Inflection {
  Case kase = Case::none;
  VerbForm form = VerbForm::none;
  bool passive = false;
  bool future = false;
  bool past = false;
  bool present = false;
  bool conditional = false;
  bool imperative = false;
  bool negative = false;  // Polarity=Neg
  bool relative = false;  // PronType=Rel
  bool plural = false;
  bool possessive = false;  // Poss=Yes
  std::uint8_t person = 0;  // 1 to 3; 0 where the word has none
};

class Tree {
 public:
  explicit Tree(const Document& doc);

  const Document& doc() const { return *doc_; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(doc_->tokens.size()); }
  const Token& token(std::uint32_t t) const { return doc_->tokens[t]; }
  std::uint32_t head(std::uint32_t t) const { return doc_->tokens[t].head; }
  std::uint32_t sentence(std::uint32_t t) const { return sentence_[t]; }
  std::span<const std::uint32_t> children(std::uint32_t t) const {
    return {children_.data() + first_[t], children_.data() + first_[t + 1]};
  }

  Relation relation(std::uint32_t t) const { return nodes_[t].relation; }
  bool passive_relation(std::uint32_t t) const { return nodes_[t].pass; }  // nsubj:pass, aux:pass
  bool agent_relation(std::uint32_t t) const { return nodes_[t].agent; }   // obl:agent
  bool relative_clause(std::uint32_t t) const { return nodes_[t].relcl; }  // acl:relcl
  bool particle(std::uint32_t t) const { return nodes_[t].particle; }      // compound:prt
  // "his", "jego": a pronoun, by itself or before a noun.
  bool pronoun(std::uint32_t t) const { return token(t).upos == Upos::PRON || token(t).upos == Upos::DET; }
  bool possessor(std::uint32_t t) const { return nodes_[t].poss; }  // nmod:poss, det:poss
  bool indefinite(std::uint32_t noun) const;  // "a government": told of for the first time, or none
  const Inflection& morphology(std::uint32_t t) const { return *nodes_[t].morphology; }

  // The value of a feature that Inflection does not hold; empty where the word has none.
  std::string_view feature(std::uint32_t t, std::string_view name) const;
  // Whether `t` is `ancestor` or hangs below it.
  bool below(std::uint32_t t, std::uint32_t ancestor) const;

 private:
  struct Node {
    Relation relation = Relation::other;
    bool pass = false, agent = false, relcl = false, particle = false, poss = false;
    const Inflection* morphology = nullptr;
  };
  const Document* doc_;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> sentence_;
  std::vector<std::uint32_t> first_, children_;  // children of t: children_[first_[t] .. first_[t + 1])
};

}  // namespace kronika::facts
