#include "time/clause.hpp"

#include <algorithm>
#include <cstdlib>

namespace kronika::time {
namespace {

constexpr int kMaxClimb = 32;         // steps up a tree; deeper ones are malformed or of no use
constexpr std::uint32_t kReach = 40;  // tokens to either side of a verb in which its auxiliaries stand
constexpr int kLongestAct = 31;       // days: what lasts longer is a period that is spoken of, not an act

bool is_finite(const Token& t) {
  return is_verbal(t) && !has_feature(t, "VerbForm=Inf") && !has_feature(t, "VerbForm=Ger") &&
         !has_feature(t, "VerbForm=Conv");
}

// A clause that has no time of its own: "asking for information", "zapowiadając rozmowy".
bool shares_clause(const Token& t) {
  return has_feature(t, "VerbForm=Conv") || has_feature(t, "VerbForm=Ger") || has_feature(t, "VerbForm=Part") ||
         has_feature(t, "VerbForm=Inf");
}

// A relation by which a clause of its own, with its own time, hangs in the sentence.
bool opens_clause(const Token& t) {
  const auto r = relation(t);
  if (r == "advcl" || r == "acl") return !shares_clause(t);
  return r == "ccomp" || r == "csubj" || r == "parataxis" || r == "root";
}

template <class Test>
bool any_child(const Document& doc, std::uint32_t word, Test test) {
  const std::uint32_t first = word > kReach ? word - kReach : 0;
  for (std::uint32_t i = first; i < doc.tokens.size() && i < word + kReach; ++i)
    if (doc.tokens[i].head == word && test(doc.tokens[i])) return true;
  return false;
}

bool is_together(const Document& doc, std::uint32_t word) {
  auto it = std::lower_bound(doc.together.begin(), doc.together.end(), word);
  return it != doc.together.end() && *it == word;
}

// "Speaking on Monday, he …", "Przemawiając w środę, …": what is done in doing something else. Not what a word puts
// before or after it, nor a participle of the past or of the passive.
bool is_accompanying(const Document& doc, std::uint32_t word) {
  const Token& t = doc.tokens[word];
  if (!has_feature(t, "VerbForm=Ger") && !has_feature(t, "VerbForm=Conv") && !has_feature(t, "VerbForm=Part"))
    return false;
  if (has_feature(t, "Tense=Past") || has_feature(t, "Voice=Pass")) return false;
  return !any_child(doc, word, [](const Token& c) { return relation(c) == "mark" || relation(c) == "case"; });
}

bool is_short(const Edtf& v) { return (*v.latest() - *v.earliest()).count() < kLongestAct; }

// A day or month by which something is to be done: "by 29 March", "do końca roku".
bool is_deadline(const Timex& t) {
  return t.kind == TimeKind::date && t.value.kind() == Edtf::Kind::interval && !t.value.earliest() && t.value.latest();
}

// "The minister, speaking on Monday, warned": a participle set off from a subject tells what the subject did meanwhile.
bool is_set_off(const Document& doc, std::uint32_t word) {
  const Token& t = doc.tokens[word];
  return relation(t) == "acl" && word > 0 && doc.tokens[word - 1].upos == Upos::PUNCT && is_accompanying(doc, word) &&
         t.head < doc.tokens.size() && relation(doc.tokens[t.head]) == "nsubj";
}

// How many edges lie between an expression and a word above it; none when it is not above, or when the clause
// of another verb lies between.
std::optional<int> depth_below(const Document& doc, std::uint32_t timex_head, std::uint32_t above) {
  std::uint32_t t = timex_head;
  for (int steps = 0; steps < kMaxClimb && t < doc.tokens.size(); ++steps) {
    if (t == above) return steps;
    const auto& token = doc.tokens[t];
    const auto r = relation(token);
    if (is_set_off(doc, t)) {
      t = doc.tokens[token.head].head;
      continue;
    }
    const bool aside = r == "advcl" && (is_together(doc, t) || is_accompanying(doc, t));
    if (!aside && (opens_clause(token) || r == "advcl" || r == "acl")) return std::nullopt;
    // What dates another act's noun below this verb does not date the verb: "criticised the attack of May 3".
    if (steps > 0 && (is_verbal(token) || (token.upos == Upos::NOUN && is_verbal(doc.tokens[above])))) {
      if (r == "obj" || r == "nsubj" || r == "conj" || r == "xcomp" || r == "iobj") return std::nullopt;
    }
    t = token.head;
  }
  return std::nullopt;
}

// "Riyadh on Sunday froze trade": between a subject and its finite verb stands what dates the verb, on whatever the
// tree hangs it.
bool stands_before(const Document& doc, const Timex& t, std::uint32_t verb) {
  constexpr std::uint32_t kBetween = 4;  // auxiliaries and adverbs
  if (!is_finite(doc.tokens[verb]) || t.end > verb || verb - t.end > kBetween) return false;
  if (t.begin == 0 || t.begin <= doc.sentences[t.sentence].begin) return false;
  const Token& before = doc.tokens[t.begin - 1];
  const bool subject = before.head == verb && relation(before) == "nsubj";
  if (!subject && before.upos != Upos::PROPN) return false;
  bool finite = has_feature(doc.tokens[verb], "VerbForm=Fin");
  for (std::uint32_t i = t.end; i < verb; ++i) {
    const Token& between = doc.tokens[i];
    if (between.head != verb || (between.upos != Upos::AUX && between.upos != Upos::ADV)) return false;
    finite = finite || has_feature(between, "VerbForm=Fin");
  }
  return finite;
}

// An impersonal verb has its act beside it: "doszło do ataku".
bool is_impersonal(const Document& doc, std::uint32_t verb) {
  return is_finite(doc.tokens[verb]) &&
         !any_child(doc, verb, [](const Token& c) { return relation(c) == "nsubj" || relation(c) == "csubj"; });
}

// How the climb from a trigger has gone so far.
struct Climb {
  bool ahead = false;    // the act is yet to come
  bool adjunct = false;  // a noun that stands beside its verb, not as the verb's object
};

// Whether the time of the word above `word` is also the time of `word`.
bool shares_time(const Document& doc, std::uint32_t word, const Climb& climb) {
  const Token& t = doc.tokens[word];
  const Token& above = doc.tokens[t.head];
  const auto r = relation(t);
  // What is yet to come is not of the day when it was told, promised or decided.
  if (climb.ahead && r != "conj" && r != "aux" && r != "cop" && is_verbal(above) &&
      aspect_of(doc, t.head) == Aspect::past)
    return false;
  if (r == "xcomp" || r == "conj" || r == "aux" || r == "cop" || r == "fixed" || r == "flat" || r == "compound")
    return true;
  if (r == "advcl") return shares_clause(t) || is_together(doc, word);
  // "resolutions calling for", but not "the deal signed in Paris", unless all of it lies ahead.
  if (r == "acl" || r == "amod")
    return shares_clause(t) && (climb.ahead || !has_feature(t, "Voice=Pass") ||
                                aspect_of(doc, clause_of(doc, word)) == Aspect::ahead);
  // What is said to hold now, or to come, is said when it is said; what is told as past happened before. That an act
  // is spoken of does not date it.
  if (r == "ccomp" || r == "parataxis")
    return is_verbal(above) && !climb.adjunct && aspect_of(doc, word) != Aspect::past;
  if (is_verbal(t)) return false;
  // What a verb is done with, but not what it is done about, over or after.
  if (is_verbal(above))
    return r == "nsubj" || r == "obj" || r == "iobj" || t.deprel.view() == "obl:arg" ||
           (r == "obl" && is_impersonal(doc, t.head));
  // "a round of talks began on Monday", but not "voiced concern over the arrests on Monday".
  if (r == "nmod") return relation(above) == "nsubj";
  return r == "nsubj" || r == "appos";
}

// "In the week of the talks", "in the night of the attack": the expression that a noun completes.
std::uint32_t expression_above(const Document& doc, std::uint32_t word, std::uint32_t sentence) {
  const Token& t = doc.tokens[word];
  if (relation(t) != "nmod" || t.upos != Upos::NOUN) return kNone;
  for (std::uint32_t i = 0; i < doc.times.size(); ++i) {
    const Timex& time = doc.times[i];
    if (time.sentence == sentence && time.head == t.head && dates_an_act(time, false) && is_short(time.value) &&
        !has_feature(doc.tokens[time.head], "NumType"))
      return i;
  }
  return kNone;
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

bool is_predicate(const Document& doc, std::uint32_t word) {
  return is_verbal(doc.tokens[word]) || any_child(doc, word, [](const Token& c) { return relation(c) == "cop"; });
}

Aspect aspect_of(const Document& doc, std::uint32_t verb) {
  const Token& v = doc.tokens[verb];
  if (has_feature(v, "Tense=Fut")) return Aspect::ahead;
  if (has_feature(v, "Tense=Past") && !has_feature(v, "VerbForm=Part")) return Aspect::past;
  bool modal = false, past = false, present = false;
  const std::uint32_t first = verb > kReach ? verb - kReach : 0;
  for (std::uint32_t i = first; i < doc.tokens.size() && i < verb + kReach; ++i) {
    const Token& t = doc.tokens[i];
    if (t.head != verb || t.upos != Upos::AUX) continue;
    if (has_feature(t, "Tense=Fut")) return Aspect::ahead;
    if (has_feature(t, "Tense=Past")) past = true;
    if (has_feature(t, "Tense=Pres")) present = true;
    if (has_feature(t, "VerbForm=Fin") && !has_feature(t, "Tense=")) modal = true;
  }
  if (modal && has_feature(v, "VerbForm=Inf")) return Aspect::ahead;
  if (past || has_feature(v, "Tense=Past")) return Aspect::past;
  return present || has_feature(v, "Tense=Pres") ? Aspect::present : Aspect::unknown;
}

bool is_perfect(const Document& doc, std::uint32_t verb) {
  const Token& v = doc.tokens[verb];
  if (!has_feature(v, "VerbForm=Part") || !has_feature(v, "Tense=Past")) return false;
  return any_child(doc, verb, [](const Token& c) {
    return c.deprel.view() == "aux" && has_feature(c, "VerbForm=Fin") && has_feature(c, "Tense=");
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
    if (opens_clause(t) || t.head >= doc.tokens.size()) break;
    word = t.head;
  }
  return word;
}

std::uint32_t own_clause_of(const Document& doc, std::uint32_t word) {
  for (int steps = 0; steps < kMaxClimb; ++steps) {
    const Token& t = doc.tokens[word];
    const auto r = relation(t);
    if (opens_clause(t) || r == "advcl" || r == "acl" || t.head >= doc.tokens.size()) break;
    word = t.head;
  }
  return word;
}

bool dates_an_act(const Timex& t, bool ahead) {
  if (t.kind != TimeKind::date && t.kind != TimeKind::time) return false;
  if (ahead && is_deadline(t)) return true;
  if (!t.value.earliest() || !t.value.latest()) return false;
  if (t.value.kind() != Edtf::Kind::interval || is_short(t.value)) return true;
  const auto& item = t.value.items().front();
  return item.first.precision == item.last.precision && !t.value.is_qualified() &&
         item.first.precision != Edtf::Precision::day;
}

std::uint32_t expression_below(const Document& doc, std::uint32_t word, std::uint32_t sentence, bool ahead) {
  auto first = std::lower_bound(doc.times.begin(), doc.times.end(), sentence,
                                [](const Timex& t, std::uint32_t s) { return t.sentence < s; });
  std::uint32_t best = kNone;
  int best_distance = 0;
  for (auto it = first; it != doc.times.end() && it->sentence == sentence; ++it) {
    if (!dates_an_act(*it, ahead)) continue;
    const auto depth = stands_before(doc, *it, word) ? 1 : depth_below(doc, it->head, word);
    if (!depth) continue;
    const auto apart = static_cast<int>(it->head > word ? it->head - word : word - it->head);
    const int distance = *depth * 1000 + std::min(apart, 999);
    if (best == kNone || distance < best_distance)
      best = static_cast<std::uint32_t>(it - doc.times.begin()), best_distance = distance;
  }
  return best;
}

Governing governing(const Document& doc, std::uint32_t trigger, std::uint32_t sentence, bool ahead) {
  Governing g;
  Climb climb;
  climb.ahead = ahead;
  std::uint32_t word = trigger;
  for (int steps = 0; steps < kMaxClimb; ++steps) {
    g.verb = word;
    g.timex = expression_below(doc, word, sentence, ahead);
    if (g.timex == kNone) g.timex = expression_above(doc, word, sentence);
    g.own = word == trigger;
    if (g.timex != kNone) return g;
    const Token& t = doc.tokens[word];
    if (t.head >= doc.tokens.size()) return g;
    if (!shares_time(doc, word, climb)) {
      // "The December deal signed by May": of the noun's own time, though not of what the noun stands in.
      if (is_verbal(t) && (relation(t) == "acl" || relation(t) == "amod") && shares_clause(t))
        g.timex = expression_below(doc, t.head, sentence, ahead);
      return g;
    }
    if (!is_verbal(t) && is_verbal(doc.tokens[t.head])) climb.adjunct = relation(t) == "nsubj" || relation(t) == "obl";
    word = t.head;
  }
  return g;
}

}  // namespace kronika::time
