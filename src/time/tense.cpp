#include "time/tense.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace kronika::time {
namespace {

constexpr int kMaxClimb = 32;
constexpr std::uint32_t kAuxiliaryReach = 3;  // tokens before a verb in which its auxiliary stands, without a tree
constexpr std::uint32_t kReach =
    40;  // tokens to either side in which auxiliaries, and without a tree verbs, are sought

bool has(const Token& t, std::string_view feature) { return t.feats.view().find(feature) != std::string_view::npos; }

bool is_of(const Token& t, const Grammar& g, std::string_view category) {
  const WordId w = g.word(utf8::lower(t.lemma.empty() ? t.form : t.lemma));
  return w != kNone && g.has(category, w);
}

bool verbal(const Token& t) {
  return t.upos == Upos::VERB || t.upos == Upos::AUX || (t.upos == Upos::ADJ && has(t, "VerbForm=Part"));
}

// "For attacking Chad on Tuesday", "speaking on Monday, he …": a verb without a tense of its own happens when the one
// above it does. Not what tells of a noun: "agreed to talks starting Tuesday", which are yet to come.
bool tense_is_of_verb_above(const Document& doc, const Sentence& s, std::uint32_t verb, const Grammar& g) {
  const Token& v = doc.tokens[verb];
  const bool nonfinite = has(v, "VerbForm=Part") || has(v, "VerbForm=Ger") || has(v, "VerbForm=Conv");
  if (!nonfinite || !has(v, "Tense=Pres") || v.head >= doc.tokens.size() || is_of(v, g, "onset")) return false;
  const auto r = v.deprel.view();
  const bool set_off = r.starts_with("acl") && verb > s.begin && doc.tokens[verb - 1].upos == Upos::PUNCT &&
                       doc.tokens[v.head].upos == Upos::PROPN;  // "Ana Lind, speaking on Monday, …"
  if (!set_off && !r.starts_with("advcl") && !r.starts_with("xcomp") && !r.starts_with("conj")) return false;
  return std::none_of(doc.tokens.begin() + s.begin, doc.tokens.begin() + s.end, [&](const Token& c) {
    return c.head == verb && (c.deprel.view().starts_with("aux") || c.deprel.view().starts_with("cop"));
  });
}

// A passive participle of what is done says that it was, where the language marks that by aspect: "podpisana umowa".
bool is_done(const Token& t) {
  return has(t, "VerbForm=Part") && has(t, "Voice=Pass") && has(t, "Aspect=Perf") && t.deprel.view().starts_with("a");
}

Direction of_features(const Token& t) {
  if (has(t, "Tense=Fut")) return Direction::future;
  if (has(t, "Tense=Past")) return Direction::past;
  if (has(t, "Tense=Pres")) return Direction::present;
  return is_done(t) ? Direction::past : Direction::unknown;
}

// The direction of a verb with its auxiliaries, by its own words alone.
Direction of_verb(const Document& doc, const Sentence& s, std::uint32_t verb, const Grammar& g) {
  const Token& v = doc.tokens[verb];
  if (is_of(v, g, "prospective") || is_of(v, g, "future-auxiliary")) return Direction::future;
  Direction auxiliary = Direction::unknown;
  const std::uint32_t first = verb > s.begin + kReach ? verb - kReach : s.begin;
  for (std::uint32_t i = first; i < s.end && i < verb + kReach; ++i) {
    const Token& t = doc.tokens[i];
    if (t.head != verb) continue;
    if (t.deprel.view().starts_with("mark") && is_of(t, g, "purpose")) return Direction::future;
    if (!t.deprel.view().starts_with("aux") && !t.deprel.view().starts_with("cop")) continue;
    if (is_of(t, g, "future-auxiliary")) return Direction::future;
    if (auto d = of_features(t); d != Direction::unknown) auxiliary = d;
  }
  const Direction own = tense_is_of_verb_above(doc, s, verb, g) ? Direction::unknown : of_features(v);
  // "has met", "was met": a past participle; "is meeting": the auxiliary decides.
  if (own == Direction::past || auxiliary == Direction::unknown) return own;
  return auxiliary;
}

bool names_thing(const Token& t) { return t.upos == Upos::NOUN || t.upos == Upos::PROPN; }

// The word that says of a noun that it lies ahead: "ahead of the vote", "the upcoming vote"; kNone where none does.
std::uint32_t awaited_by(const Document& doc, const Sentence& s, std::uint32_t noun, const Grammar& g) {
  for (auto c = s.begin; c < s.end; ++c) {
    if (doc.tokens[c].head != noun) continue;
    const auto r = doc.tokens[c].deprel.view();
    if (r.starts_with("amod") && is_of(doc.tokens[c], g, "awaited")) return c;
    if (!r.starts_with("case")) continue;
    if (is_of(doc.tokens[c], g, "ahead")) return c;
    if (c > s.begin && is_of(doc.tokens[c - 1], g, "ahead")) return c - 1;  // "ahead" taken for an adverb
  }
  return kNone;
}

// "Called for a meeting on Monday", "invited them to talks on Monday": the verb by which people are asked to come
// together on an occasion; kNone for other nouns.
std::uint32_t summoned_by(const Document& doc, const Sentence& s, std::uint32_t noun, const Grammar& g) {
  const Token& t = doc.tokens[noun];
  if (!t.deprel.view().starts_with("obl") || t.head >= doc.tokens.size()) return kNone;
  if (!is_of(doc.tokens[t.head], g, "summons") || !is_of(t, g, "occasion")) return kNone;
  const bool aim = std::any_of(doc.tokens.begin() + s.begin, doc.tokens.begin() + s.end, [&](const Token& c) {
    return c.head == noun && c.deprel.view().starts_with("case") && is_of(c, g, "summoned-to");
  });
  return aim ? t.head : kNone;
}

// The word by which the noun right before an expression, or one that it completes, lies ahead, so that the expression is
// the noun's whatever the tree says: "met ahead of a summit of mayors on Saturday"; kNone where there is none.
std::uint32_t ahead_before(const Document& doc, const Sentence& s, std::uint32_t expression, const Grammar& g) {
  if (expression <= s.begin) return kNone;
  auto t = expression - 1;
  for (int steps = 0; steps < kMaxClimb && t < expression && names_thing(doc.tokens[t]); ++steps) {
    const auto r = doc.tokens[t].deprel.view();
    if (r.starts_with("obl") || r.starts_with("nmod"))
      if (const auto by = awaited_by(doc, s, t, g); by != kNone) return by;
    if (const auto by = summoned_by(doc, s, t, g); by != kNone) return by;
    if (r.starts_with("nsubj") || r.starts_with("obj")) return kNone;
    t = doc.tokens[t].head;
  }
  // "Called for a meeting on the raid on Monday", the raid hung on the verb.
  for (auto c = t < expression ? t + 1 : expression; c < expression; ++c)
    if (doc.tokens[c].head == t && summoned_by(doc, s, c, g) != kNone) return t;
  return kNone;
}

}  // namespace

Tense tense_at(const Document& doc, const Sentence& s, std::uint32_t token, std::uint32_t begin, const Grammar& g) {
  if (token >= doc.tokens.size()) return {};
  bool tree = false;
  std::uint32_t at = token;
  bool infinitive = false;
  // "Na piątek": a time for which something is meant.
  const bool meant = std::any_of(doc.tokens.begin() + s.begin, doc.tokens.begin() + s.end, [&](const Token& c) {
    return c.head == token && c.deprel.view() == "case" && is_of(c, g, "toward");
  });
  if (const auto by = ahead_before(doc, s, begin, g); by != kNone) return {Direction::future, by};
  for (int steps = 0; steps < kMaxClimb && at < doc.tokens.size(); ++steps) {
    const Token& t = doc.tokens[at];
    if (at != token && names_thing(t))
      if (const auto by = awaited_by(doc, s, at, g); by != kNone) return {Direction::future, by};
    tree = tree || t.head != kNone || (!t.deprel.empty());
    const bool announces = at != token && !meant && t.upos == Upos::VERB && is_of(t, g, "announces");
    if (announces && of_features(t) == Direction::past) return {Direction::past, at};
    if (announces) {
      at = t.head;  // "zapowiadając w środę": on the day of the verb above
      continue;
    }
    if (at != token && verbal(t)) {
      const Direction d = of_verb(doc, s, at, g);
      if (infinitive && d == Direction::past) return {Direction::unknown, at};  // "decided to meet on Friday"
      if (infinitive && d != Direction::unknown) return {Direction::future, at};
      if (d != Direction::unknown) return {d, at};
      infinitive = infinitive || has(t, "VerbForm=Inf");
    } else if (at != token && is_of(t, g, "prospective")) {
      return {Direction::future, at};
    } else if (at != token) {
      // A nominal predicate has its tense in the copula.
      if (auto d = of_verb(doc, s, at, g); d != Direction::unknown) return {d, at};
    }
    at = t.head;
  }
  if (tree) return {};
  for (std::uint32_t by = 1; by <= kReach; ++by) {
    for (bool left : {true, false}) {
      if (left ? token < s.begin + by : token + by >= s.end) continue;
      const std::uint32_t i = left ? token - by : token + by;
      const Token& t = doc.tokens[i];
      const bool meant_for = token > s.begin && is_of(doc.tokens[token - 1], g, "toward");
      if (!meant_for && is_of(t, g, "announces") && of_features(t) == Direction::past) return {Direction::past, i};
      if (is_of(t, g, "prospective") || is_of(t, g, "future-auxiliary")) return {Direction::future, i};
      if (!verbal(t)) continue;
      for (std::uint32_t before = 1; before <= kAuxiliaryReach && i >= s.begin + before; ++before)
        if (is_of(doc.tokens[i - before], g, "future-auxiliary")) return {Direction::future, i};
      if (auto d = of_features(t); d != Direction::unknown) return {d, i};
    }
  }
  return {};
}

}  // namespace kronika::time
