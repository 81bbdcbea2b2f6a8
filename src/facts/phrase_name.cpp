#include "facts/phrase_name.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace kronika::facts {
namespace {

constexpr int kDepth = 4;                 // of complements in complements
constexpr std::uint32_t kMostWords = 10;  // of a name; longer phrases are called by their noun

// The value of one feature; empty where it is absent.
std::string_view feature(std::string_view feats, std::string_view name) {
  while (!feats.empty()) {
    const auto bar = feats.find('|');
    const auto one = feats.substr(0, bar);
    if (one.size() > name.size() && one.starts_with(name) && one[name.size()] == '=')
      return one.substr(name.size() + 1);
    feats = bar == std::string_view::npos ? std::string_view{} : feats.substr(bar + 1);
  }
  return {};
}

std::string with_nominative(std::string_view feats) {
  std::string out(feats);
  const auto at = out.find("Case=");
  if (at == std::string::npos) return out;
  const auto end = out.find('|', at);
  out.replace(at, (end == std::string::npos ? out.size() : end) - at, "Case=Nom");
  return out;
}

}  // namespace

bool PhraseNames::complement(std::uint32_t t) const {
  const Tree& tree = r_.tree();
  // "przywódcy krajów UE": of a name behind a genitive the tree may say that it stands for the same.
  const bool beside = tree.relation(t) == Relation::appos && tree.head(t) + 1 == t && r_.entity(t) != kNone &&
                      tree.morphology(tree.head(t)).kase == Case::gen;
  if ((tree.relation(t) != Relation::nmod && !beside) || tree.possessor(t)) return false;
  if (tree.pronoun(t) || tree.morphology(t).relative)
    return false;  // "której przedstawiciele": whose it tells elsewhere
  const auto a = arguments_.adposition(t);
  if (a != kNone) return r_.in(a, Known::of);
  // "rzecznik premier May": a title that does not show its case has that of the name beside it.
  const auto genitive = [&](std::uint32_t w) { return tree.morphology(w).kase == Case::gen; };
  return genitive(t) || std::any_of(tree.children(t).begin(), tree.children(t).end(), [&](auto c) {
           return (tree.relation(c) == Relation::appos || tree.relation(c) == Relation::flat) && c == t + 1 &&
                  genitive(c);
         });
}

// The name of an entity that a word is part of.
const Mention* PhraseNames::name_around(std::uint32_t t) const {
  const auto e = r_.entity(t);
  if (e == kNone || e >= r_.doc().entities.size()) return nullptr;
  for (const auto& m : r_.doc().entities[e].mentions)
    if (m.form == MentionForm::name && m.begin <= t && t < m.end) return &m;
  return nullptr;
}

// "the ministers demanding a vote", "officials responsible for security": more than a name.
bool PhraseNames::clause_of_its_own(std::uint32_t modifier, std::uint32_t noun) const {
  const Tree& tree = r_.tree();
  if (tree.relation(modifier) != Relation::amod || modifier < noun) return false;
  const auto children = tree.children(modifier);
  return std::any_of(children.begin(), children.end(), [&](auto c) {
    const auto relation = tree.relation(c);
    return relation == Relation::obl || relation == Relation::obj || relation == Relation::iobj ||
           relation == Relation::expl;
  });
}

// "szefowie państw i rządów": of many of one kind and of another at once.
bool PhraseNames::joined(std::uint32_t first, std::uint32_t second) const {
  const Tree& tree = r_.tree();
  const auto many = [&](std::uint32_t t) {
    return tree.morphology(t).plural && tree.morphology(t).kase == Case::gen && r_.entity(t) == kNone;
  };
  return tree.relation(second) == Relation::conj && first != kNone && second > first && many(first) && many(second) &&
         tree.relation(first) != Relation::conj;
}

// The words below `t` that belong to the name of `noun`.
void PhraseNames::cover(std::uint32_t t, std::uint32_t noun, int depth, std::vector<std::uint32_t>& out) const {
  const Tree& tree = r_.tree();
  out.push_back(t);
  if (const auto* name = t == noun ? nullptr : name_around(t); name != nullptr)  // "Prawa i Sprawiedliwości" whole
    for (auto u = name->begin; u < name->end; ++u) out.push_back(u);
  if (depth > kDepth) return;
  for (auto c : tree.children(t)) {
    const auto relation = tree.relation(c);
    // "of the al-Dalou family"
    const bool hyphen =
        c > 0 && tree.token(c).form == "-" && !tree.token(c).space_after && !tree.token(c - 1).space_after;
    bool wanted = hyphen || relation == Relation::amod || relation == Relation::compound ||
                  relation == Relation::flat || relation == Relation::fixed || complement(c) ||
                  (tree.possessor(c) && !tree.pronoun(c));
    // Inside a complement everything small belongs to it: "of an African country".
    if (t != noun)
      wanted = wanted || (relation == Relation::appos && c == t + 1 && r_.entity(c) != kNone) ||
               relation == Relation::case_ || relation == Relation::det || relation == Relation::nummod ||
               (relation == Relation::cc && joined(tree.head(t), t)) || joined(t, c) ||
               (tree.token(c).deprel.view() == "nmod:desc" && !tree.possessor(t) &&  // "of Prime Minister Lind"
                r_.rules().in(utf8::lower(tree.token(c).lemma), Known::official));
    if (wanted && !r_.timed(c) && !clause_of_its_own(c, t)) cover(c, noun, depth + 1, out);
  }
}

std::string PhraseNames::as_written(std::uint32_t t) const {
  const Token& token = r_.tree().token(t);
  const bool first = r_.doc().sentences[r_.tree().sentence(t)].begin == t;
  // "Serbian police": English writes such words with a capital wherever they stand.
  const bool capital = r_.tree().morphology(t).kase == Case::none && !r_.country_of_adjective(t).empty();
  const bool small = !token.lemma.empty() && utf8::lower(token.lemma) == token.lemma;
  return first && small && !capital ? utf8::lower(token.form) : token.form;
}

std::string PhraseNames::nominative(std::uint32_t noun) const {
  const Token& token = r_.tree().token(noun);
  const auto& m = r_.tree().morphology(noun);
  if (m.kase == Case::none || m.kase == Case::nom) return as_written(noun);
  if (morphology_ == nullptr || (!m.plural && token.upos == Upos::NOUN)) return token.lemma;
  std::vector<Analysis> analyses;
  morphology_->analyse(token.form, analyses);
  const auto feats = token.feats.view();
  for (const auto& a : analyses) {
    if (a.lemma != token.lemma || feature(a.feats.view(), "Case") != feature(feats, "Case") ||
        feature(a.feats.view(), "Number") != feature(feats, "Number"))
      continue;
    // "członkowie załogi", "człony zdania": only people have the personal ending.
    if ((feature(a.feats.view(), "Animacy") == "Hum") != (feature(feats, "Animacy") == "Hum")) continue;
    if (auto form = morphology_->inflect(a.lemma, a.upos, with_nominative(a.feats.view()))) return *form;
  }
  return morphology_->inflect(token.lemma, token.upos, m.plural ? "Case=Nom|Number=Plur" : "Case=Nom|Number=Sing")
      .value_or(token.lemma);
}

// The nominative of a modifier, in the number and gender of its noun.
std::optional<std::string> PhraseNames::agreeing(std::uint32_t word, std::uint32_t noun) const {
  const Tree& tree = r_.tree();
  const auto kase = tree.morphology(noun).kase;
  if (kase == Case::none || kase == Case::nom) return as_written(word);
  if (morphology_ == nullptr) return std::nullopt;
  const auto head = tree.token(noun).feats.view();
  const auto gender = feature(head, "Gender"), animacy = feature(head, "Animacy");
  std::vector<Analysis> analyses;
  morphology_->analyse(tree.token(word).form, analyses);
  for (const auto& a : analyses) {
    const auto feats = a.feats.view();
    if (feature(feats, "Case") != feature(head, "Case") || feature(feats, "Number") != feature(head, "Number"))
      continue;
    if (!feature(feats, "Gender").empty() && !gender.empty() && feature(feats, "Gender") != gender) continue;
    // Only of persons does the masculine plural differ from the other genders.
    if (gender == "Masc" && tree.morphology(noun).plural && (feature(feats, "Animacy") == "Hum") != (animacy == "Hum"))
      continue;
    if (auto form = morphology_->inflect(a.lemma, a.upos, with_nominative(feats))) return form;
  }
  return std::nullopt;
}

std::string PhraseNames::of(std::uint32_t noun) const {
  const Tree& tree = r_.tree();
  std::vector<std::uint32_t> words;
  cover(noun, noun, 0, words);
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  const auto at = std::find(words.begin(), words.end(), noun);
  auto first = at, last = at;  // the unbroken row of words around the noun
  while (first != words.begin() && *(first - 1) + 1 == *first) --first;
  while (last + 1 != words.end() && *last + 1 == *(last + 1)) ++last;
  if (last - first >= static_cast<std::ptrdiff_t>(kMostWords)) return nominative(noun);

  std::string name;
  for (auto w = first; w <= last; ++w) {
    std::optional<std::string> word;
    if (*w == noun)
      word = nominative(noun);
    else if (tree.head(*w) == noun && tree.relation(*w) == Relation::amod)
      word = agreeing(*w, noun);
    else
      word = as_written(*w);
    if (!word) continue;  // a modifier that cannot be inflected is better left out
    if (!name.empty() && (w == first || tree.token(*(w - 1)).space_after)) name += ' ';
    name += *word;
  }
  return name;
}

std::string PhraseNames::one_of(std::uint32_t noun, std::uint32_t complement) const {
  const Tree& tree = r_.tree();
  std::string name;
  // "the foreign ministers of Peru and Chile"; where adjectives inflect, they are those of the plural.
  if (tree.morphology(noun).kase == Case::none)
    for (auto c : tree.children(noun))
      if (c < noun && (tree.relation(c) == Relation::amod || tree.relation(c) == Relation::compound))
        (name += tree.token(c).form) += ' ';
  name += tree.token(noun).lemma;
  // "ministrowie spraw zagranicznych Łotwy i Peru": what all of them are of.
  for (auto t = noun + 1; t < tree.size() && t < complement; ++t) {
    const auto upos = tree.token(t).upos;
    if ((upos != Upos::NOUN && upos != Upos::ADJ) || tree.sentence(t) != tree.sentence(noun)) break;
    (name += ' ') += tree.token(t).form;
  }
  for (auto c : tree.children(noun))  // the adposition stands with the first of the complements
    if (this->complement(c))
      if (const auto a = arguments_.adposition(c); a != kNone) (name += ' ') += tree.token(a).form;
  const auto* mention = r_.lookup().mention_at(complement);
  if (mention != nullptr && mention->begin <= complement && complement < mention->end) {
    for (auto w = mention->begin; w < mention->end; ++w) (name += ' ') += tree.token(w).form;
    return name;
  }
  std::vector<std::uint32_t> words;
  cover(complement, noun, 0, words);
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  for (auto w : words)
    if (tree.relation(w) != Relation::case_) (name += ' ') += tree.token(w).form;
  return name;
}

std::string PhraseNames::of_part(std::uint32_t noun, std::uint32_t complement, bool single) const {
  const Tree& tree = r_.tree();
  std::string name;
  for (auto c : tree.children(noun))
    if (!single && c < noun && tree.relation(c) == Relation::amod)
      if (const auto word = agreeing(c, noun); word) (name += *word) += ' ';
  name += single ? tree.token(noun).lemma : nominative(noun);
  std::vector<std::uint32_t> words;
  cover(complement, noun, 0, words);
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  for (auto w : words) (name += ' ') += tree.token(w).form;
  return name;
}

}  // namespace kronika::facts
