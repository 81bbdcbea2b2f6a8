#include "entities/reading.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace kronika::entities {
namespace {

constexpr std::uint32_t kLongestPhrase = 16;                    // words of a phrase of the tables
constexpr std::size_t kShortestPrefix = 2, kLongestPrefix = 3;  // letters

// The lemma of a token; of a participle that the dictionary also has as a noun, that of the noun: "deputowany".
std::string noun_behind(const Token& token, const Morphology* morphology) {
  if (morphology == nullptr || token.upos != Upos::ADJ || feature(token.feats, "VerbForm") != "Part")
    return token.lemma;
  for (const auto& a : morphology->analyse(token.form))
    if (a.upos == Upos::NOUN && feature(a.feats, "Case") == feature(token.feats, "Case")) return a.lemma;
  return token.lemma;
}

// The length of "ex-" in "ex-minister", of "eks" in "eksminister"; 0 for none. `attached`: no hyphen is needed.
std::size_t former_prefix(std::string_view word, const Lexicon& lexicon, bool attached) {
  const auto hyphen = word.find('-');
  if (hyphen != std::string_view::npos && hyphen + 1 < word.size() && lexicon.is(Cue::former, word.substr(0, hyphen)))
    return hyphen + 1;
  for (std::size_t n = kShortestPrefix; attached && n <= kLongestPrefix && n < word.size(); ++n)
    if (lexicon.is(Cue::former, word.substr(0, n))) return n;
  return 0;
}

}  // namespace

Reading::Reading(Document& document, const Resources& given) : doc(document), resources(given) {
  auto size = doc.tokens.size();
  text_.reserve(2 * size);
  words_.reserve(size);
  for (const auto& token : doc.tokens) {
    text_.push_back(utf8::lower(token.form));
    text_.push_back(utf8::lower(noun_behind(token, resources.morphology)));
    words_.push_back({text_[text_.size() - 2], text_.back(), world::letter_case(token.form)});
  }
  sentence_of_.assign(size, 0);
  for (std::uint32_t s = 0; s < doc.sentences.size(); ++s)
    for (auto t = doc.sentences[s].begin; t < doc.sentences[s].end && t < size; ++t) sentence_of_[t] = s;

  child_begin_.assign(size + 1, 0);
  for (const auto& token : doc.tokens)
    if (token.head < size) ++child_begin_[token.head + 1];
  for (std::size_t i = 1; i <= size; ++i) child_begin_[i] += child_begin_[i - 1];
  children_.resize(child_begin_[size]);
  auto fill = child_begin_;
  for (std::uint32_t t = 0; t < size; ++t)
    if (doc.tokens[t].head < size) children_[fill[doc.tokens[t].head]++] = t;
  name_at_.assign(size, kNone);
  matches_.resize(size);
}

const std::vector<world::Match>& Reading::match(std::uint32_t t) const {
  auto& known = matches_[t];
  if (known) return *known;
  const auto& sentence = doc.sentences[sentence_of_[t]];
  std::span<const world::Word> words(words_.data() + sentence.begin, sentence.end - sentence.begin);
  known = resources.world.match(resources.lexicon.language(), words, t - sentence.begin);
  return *known;
}

std::vector<world::Match> Reading::match_over_next(std::uint32_t t) const {
  const auto& sentence = doc.sentences[sentence_of_[t]];
  if (t + 2 >= sentence.end) return {};
  const auto end = std::min(sentence.end, t + kLongestPhrase);
  std::vector<world::Word> words{words_[t]};
  words.insert(words.end(), words_.begin() + t + 2, words_.begin() + end);
  return resources.world.match(resources.lexicon.language(), words, 0);
}

std::vector<world::Match> Reading::match_behind_former(std::uint32_t t) const {
  const auto length = former_prefix(words_[t].form, resources.lexicon, resources.inflects());
  if (length == 0 || words_[t].lemma.size() <= length) return {};
  const auto end = std::min(doc.sentences[sentence_of_[t]].end, t + kLongestPhrase);
  std::vector<world::Word> words(words_.begin() + t, words_.begin() + end);
  words.front().form.remove_prefix(length);
  words.front().lemma.remove_prefix(length);
  return resources.world.match(resources.lexicon.language(), words, 0);
}

std::span<const std::uint32_t> Reading::children(std::uint32_t t) const {
  return std::span(children_).subspan(child_begin_[t], child_begin_[t + 1] - child_begin_[t]);
}

std::uint32_t Reading::head_of(std::uint32_t begin, std::uint32_t end) const {
  for (auto t = begin; t < end; ++t)
    if (doc.tokens[t].head == kNone || doc.tokens[t].head < begin || doc.tokens[t].head >= end) return t;
  return begin;
}

void Reading::index_names() {
  std::fill(name_at_.begin(), name_at_.end(), kNone);
  for (std::uint32_t n = 0; n < names.size(); ++n)
    for (auto t = names[n].begin; t < names[n].end; ++t) {
      // Of nested names the narrower one has the token.
      auto& at = name_at_[t];
      if (at == kNone || names[at].end - names[at].begin > names[n].end - names[n].begin) at = n;
    }
}

bool Reading::binds(Cue cue, std::uint32_t adposition, std::uint32_t noun) const {
  if (has(cue, adposition)) return true;
  const auto kase = utf8::lower(feature(token(noun).feats, "Case"));
  return resources.lexicon.is(cue, std::string(lemma(adposition)) + "/" + kase);
}

bool Reading::bound(Cue cue, std::uint32_t noun) const {
  const auto& below = children(noun);
  return std::any_of(below.begin(), below.end(),
                     [&](auto c) { return relation(token(c)) == "case" && binds(cue, c, noun); });
}

bool Reading::title(std::uint32_t t) const {
  const auto word = lower(t);
  return has(Cue::title, t) ||
         (word.ends_with('.') && resources.lexicon.is(Cue::title, word.substr(0, word.size() - 1)));
}

bool Reading::described(std::uint32_t noun) const {
  for (auto child : children(noun)) {
    auto rel = relation(token(child));
    if (rel == "amod" || rel == "nmod" || rel == "compound" || rel == "nummod" || rel == "flat" || rel == "appos" ||
        rel == "acl")
      return true;
    const auto feats = token(child).feats;
    if (rel == "det" && feature(feats, "Definite") != "Def" && feature(feats, "PronType") != "Dem") return true;
  }
  return false;
}

std::string_view relation(const Token& token) {
  auto name = token.deprel.view();
  return name.substr(0, name.find(':'));
}

world::Gender gender_of(Symbol feats) {
  auto gender = feature(feats, "Gender");
  if (gender.starts_with("Masc")) return world::Gender::masculine;
  if (gender == "Fem") return world::Gender::feminine;
  if (gender == "Neut") return world::Gender::neuter;
  return world::Gender::unknown;
}

GrammaticalNumber number_of(Symbol feats) {
  auto number = feature(feats, "Number");
  if (number == "Sing") return GrammaticalNumber::singular;
  if (number == "Plur" || number == "Ptan") return GrammaticalNumber::plural;
  return GrammaticalNumber::unknown;
}

bool starts_capital(std::string_view form) {
  std::size_t pos = 0;
  return !form.empty() && utf8::is_upper(utf8::next(form, pos));
}

bool all_capitals(std::string_view form) {
  int letters = 0;
  for (std::size_t pos = 0; pos < form.size();) {
    auto c = utf8::next(form, pos);
    if (utf8::is_upper(c))
      ++letters;
    else if (utf8::is_alpha(c))
      return false;
  }
  return letters >= 2;
}

}  // namespace kronika::entities
