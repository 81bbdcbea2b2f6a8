#include "facts/tree.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/feats.hpp"

namespace kronika::facts {
namespace {

Relation base_relation(std::string_view deprel) {
  static constexpr std::array<std::pair<std::string_view, Relation>, 29> names{{
      {"root", Relation::root},
      {"nsubj", Relation::nsubj},
      {"csubj", Relation::csubj},
      {"obj", Relation::obj},
      {"iobj", Relation::iobj},
      {"obl", Relation::obl},
      {"nmod", Relation::nmod},
      {"ccomp", Relation::ccomp},
      {"xcomp", Relation::xcomp},
      {"advcl", Relation::advcl},
      {"acl", Relation::acl},
      {"amod", Relation::amod},
      {"appos", Relation::appos},
      {"conj", Relation::conj},
      {"cc", Relation::cc},
      {"case", Relation::case_},
      {"mark", Relation::mark},
      {"det", Relation::det},
      {"nummod", Relation::nummod},
      {"aux", Relation::aux},
      {"cop", Relation::cop},
      {"expl", Relation::expl},
      {"flat", Relation::flat},
      {"compound", Relation::compound},
      {"fixed", Relation::fixed},
      {"parataxis", Relation::parataxis},
      {"advmod", Relation::advmod},
      {"punct", Relation::punct},
      {"vocative", Relation::vocative},
  }};
  auto base = deprel.substr(0, deprel.find(':'));
  for (const auto& [name, relation] : names)
    if (name == base) return relation;
  return Relation::other;
}

Case parse_case(std::string_view v) {
  static constexpr std::array<std::pair<std::string_view, Case>, 7> names{{{"Nom", Case::nom},
                                                                           {"Gen", Case::gen},
                                                                           {"Dat", Case::dat},
                                                                           {"Acc", Case::acc},
                                                                           {"Ins", Case::ins},
                                                                           {"Loc", Case::loc},
                                                                           {"Voc", Case::voc}}};
  for (const auto& [name, c] : names)
    if (name == v) return c;
  return Case::none;
}

VerbForm parse_form(std::string_view v) {
  static constexpr std::array<std::pair<std::string_view, VerbForm>, 6> names{{{"Fin", VerbForm::finite},
                                                                               {"Inf", VerbForm::infinitive},
                                                                               {"Part", VerbForm::participle},
                                                                               {"Conv", VerbForm::converb},
                                                                               {"Ger", VerbForm::gerund},
                                                                               {"Vnoun", VerbForm::verbal_noun}}};
  for (const auto& [name, f] : names)
    if (name == v) return f;
  return VerbForm::none;
}

Inflection parse_features(std::string_view feats) {
  Inflection m;
  while (!feats.empty()) {
    auto bar = feats.find('|');
    auto feature = feats.substr(0, bar);
    feats = bar == std::string_view::npos ? std::string_view{} : feats.substr(bar + 1);
    auto eq = feature.find('=');
    if (eq == std::string_view::npos) continue;
    auto name = feature.substr(0, eq), value = feature.substr(eq + 1);
    if (name == "Case")
      m.kase = parse_case(value);
    else if (name == "VerbForm")
      m.form = parse_form(value);
    else if (name == "Voice")
      m.passive = value == "Pass";
    else if (name == "Tense")
      m.future = value == "Fut", m.past = value == "Past", m.present = value == "Pres";
    else if (name == "Mood")
      m.conditional = value == "Cnd", m.imperative = value == "Imp";
    else if (name == "Polarity")
      m.negative = value == "Neg";
    else if (name == "PronType")
      m.relative = value.find("Rel") != std::string_view::npos;
    else if (name == "Number")
      m.plural = value == "Plur";
    else if (name == "Poss")
      m.possessive = value == "Yes";
    else if (name == "Person" && value.size() == 1 && value[0] >= '0' && value[0] <= '3')
      m.person = static_cast<std::uint8_t>(value[0] - '0');
  }
  return m;
}

// Feature bundles repeat: each is read once a thread and then found by its symbol.
const Inflection* morphology_of(Symbol feats) {
  thread_local std::unordered_map<Symbol, Inflection> known;
  auto [it, fresh] = known.try_emplace(feats);
  if (fresh) it->second = parse_features(feats.view());
  return &it->second;
}

}  // namespace

Tree::Tree(const Document& doc) : doc_(&doc) {
  const auto n = doc.tokens.size();
  nodes_.resize(n);
  sentence_.assign(n, kNone);
  for (std::uint32_t s = 0; s < doc.sentences.size(); ++s)
    for (auto t = doc.sentences[s].begin; t < doc.sentences[s].end && t < n; ++t) sentence_[t] = s;

  std::unordered_map<Symbol, Node> relations;
  first_.assign(n + 1, 0);
  for (std::uint32_t t = 0; t < n; ++t) {
    const Token& token = doc.tokens[t];
    auto [it, fresh] = relations.try_emplace(token.deprel);
    if (fresh) {
      auto name = token.deprel.view();
      auto has = [&](std::string_view part) { return name.find(part) != std::string_view::npos; };
      it->second.relation = base_relation(name);
      it->second.pass = has(":pass");
      it->second.agent = has(":agent");
      it->second.relcl = has("acl:relcl");
      it->second.particle = has(":prt");
      it->second.poss = has(":poss");
    }
    nodes_[t] = it->second;
    nodes_[t].morphology = morphology_of(token.feats);
    if (token.head < n) ++first_[token.head + 1];
  }
  for (std::size_t i = 1; i <= n; ++i) first_[i] += first_[i - 1];
  children_.resize(first_[n]);
  auto next = first_;
  for (std::uint32_t t = 0; t < n; ++t)
    if (doc.tokens[t].head < n) children_[next[doc.tokens[t].head]++] = t;
}

std::string_view Tree::feature(std::uint32_t t, std::string_view name) const {
  return kronika::feature(token(t).feats, name);
}

bool Tree::below(std::uint32_t t, std::uint32_t ancestor) const {
  // A tree is no deeper than it has nodes; the bound keeps a malformed one from looping.
  for (std::uint32_t steps = 0; t < size() && steps <= size(); ++steps) {
    if (t == ancestor) return true;
    t = head(t);
  }
  return false;
}

bool Tree::indefinite(std::uint32_t noun) const {
  const auto parts = children(noun);
  return std::any_of(parts.begin(), parts.end(),
                     [&](auto c) { return token(c).feats.view().find("Definite=Ind") != std::string_view::npos; });
}

}  // namespace kronika::facts
