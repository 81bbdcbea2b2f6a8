// Indirect speech: clauses governed by a verb or noun of saying ("zapewnił, że …", "said that …", "…, he
// said", "expressed concern that …").
#include <algorithm>
#include <optional>

#include "base/utf8.hpp"
#include "quotes/candidate.hpp"
#include "quotes/content.hpp"
#include "quotes/reporter.hpp"

namespace kronika::quotes {
namespace {

using facts::VerbForm;

constexpr double kClauseConfidence = 0.85;
constexpr double kNounConfidence = 0.7;
constexpr double kRequestConfidence = 0.65;
constexpr std::uint32_t kLongestAdverbial = 4;  // words between a verb and the conjunction of its clause
constexpr std::uint32_t kLongestTail = 8;       // words of "…, the BBC reports" with its comma
constexpr std::uint32_t kFarthestClause = 14;   // words between a verb and its clause where the tree has none
constexpr std::uint32_t kLongestSubject = 6;    // words between a relative word and the verb of who says its clause
constexpr std::uint32_t kFarthestMark = 24;     // where a conjunction shows it

void add(const Context& c, Found& found, std::uint32_t cue, Range content, Voice voice, const char* rule,
         double confidence) {
  while (!content.empty() && (c.is(Words::complementiser, content.begin) || c.token(content.begin).form == ",") &&
         c.token(content.begin).upos != Upos::PRON)
    ++content.begin;
  // "reported Monday that …": what stands before the conjunction belongs to the verb.
  const bool marked = content.begin > 0 && c.is(Words::complementiser, content.begin - 1);
  for (auto t = content.begin; !marked && t < std::min(content.end, content.begin + kLongestAdverbial); ++t) {
    const bool mark_next = c.token(t).form == "," && t + 1 < content.end && c.is(Words::complementiser, t + 1);
    if (c.token(t).upos == Upos::VERB || c.token(t).upos == Upos::AUX) break;
    if (c.token(t).upos == Upos::PUNCT && !mark_next) break;
    if (t > content.begin && c.token(t).upos == Upos::SCONJ && c.is(Words::complementiser, t)) content.begin = t + 1;
  }
  if (content.empty()) return;
  Candidate q;
  q.kind = QuoteKind::indirect;
  q.span = c.trimmed(content);
  // A passage inside may go on behind the end of the sentence: the group “is a danger. But we …”.
  if (!q.span.empty())
    if (const auto* inside = c.passage_at(q.span.end - 1); inside != nullptr && inside->closed)
      if (inside->outer.begin >= q.span.begin) q.span.end = std::max(q.span.end, inside->outer.end);
  q.cue = c.token(cue).span;
  q.voice = std::move(voice);
  q.rule = rule;
  q.confidence = confidence;
  found.add(std::move(q));
}

// Whether the verb tells of speech that took place: no plan, wish or condition.
bool spoken(const Context& c, std::uint32_t verb) {
  const auto& m = c.tree.morphology(verb);
  if (m.imperative || m.conditional || m.future) return false;
  for (auto child : c.tree.children(verb))
    if (c.tree.relation(child) == Relation::aux && c.lemma_is(Words::unreal, child)) return false;
  if (introduced_by(c, verb, Words::condition) != kNone) return false;
  if (m.form != VerbForm::infinitive || plain_form(c, verb)) return true;
  auto up = c.token(verb).head;
  if (up >= c.size() || c.negated(up)) return false;
  // "miał powiedzieć" tells what was said, "ma powiedzieć" what will be.
  const bool hearsay = c.lemma_is(Words::hearsay, up) &&
                       (c.lexicon.drops_complementiser() || c.tree.morphology(up).past || c.finite(up) == false);
  return hearsay || c.lemma_is(Words::causative, up);
}

struct Clause {
  std::uint32_t head = kNone, mark = kNone;
  bool request = false;
};

// "says the team that X has named makes …": what follows the verb at once is what is spoken of, and the conjunction
// begins a relative clause of it.
bool of_subject(const Context& c, std::uint32_t verb, std::uint32_t mark, Frames frames) {
  if (!frames.has(Frame::bare) || frames.has(Frame::addressed) || mark <= verb + 2 || mark == kNone) return false;
  if (c.token(verb + 1).upos != Upos::DET || c.dated(verb + 2)) return false;
  std::uint32_t predicates = 0;
  for (auto t = verb + 1; t < mark; ++t)
    if (c.token(t).upos == Upos::ADP || c.token(t).upos == Upos::PUNCT) return false;
  for (auto t = mark + 1; t < c.sentence(verb).end && c.token(t).form != ","; ++t) predicates += c.finite(t) ? 1 : 0;
  return predicates >= 2;
}

// The reported clause among the children of `governor`: complements before what may only stand beside them.
std::optional<Clause> clause_below(const Context& c, std::uint32_t governor, Frames frames) {
  for (const bool complements : {true, false})
    for (auto child : c.tree.children(governor)) {
      auto r = c.tree.relation(child);
      const bool complement = r == Relation::ccomp || r == Relation::csubj;
      const bool beside =
          r == Relation::advcl || r == Relation::acl || r == Relation::xcomp || r == Relation::parataxis;
      if (complements ? !complement : !beside || child < governor) continue;
      auto mark = introduced_by(c, child, Words::complementiser);
      // "warnings that the road would close": a parser may take the clause of a noun for a relative one.
      if (c.tree.relative_clause(child) && (mark == kNone || !has_subject(c, child))) continue;
      if (mark != kNone && of_subject(c, governor, mark, frames)) return Clause{child, kNone, false};
      if (mark != kNone && frames.has(Frame::clause)) return Clause{child, mark, false};
      if (frames.has(Frame::request))
        if (auto purpose = introduced_by(c, child, Words::purpose); purpose != kNone)
          return Clause{child, purpose, true};
    }
  if (!frames.has(Frame::clause)) return std::nullopt;
  for (auto child : c.tree.children(governor)) {
    if (c.tree.relation(child) != Relation::ccomp) continue;
    auto first = c.yield(child).begin;
    if (!frames.has(Frame::direct) && !frames.has(Frame::bare) && c.lexicon.drops_complementiser()) continue;
    const bool asked = first < c.size() && first > governor && c.is(Words::interrogative, first) &&
                       c.token(first - 1).upos != Upos::ADP;
    if (asked) return Clause{child, kNone, false};
    // "what he says about prices going up": no clause of its own without a finite verb.
    const auto& m = c.tree.morphology(child);
    const bool going = m.form == VerbForm::gerund || (m.form == VerbForm::participle && m.present);
    const bool tensed = std::any_of(c.tree.children(child).begin(), c.tree.children(child).end(), [&](auto t) {
      return c.tree.relation(t) == Relation::aux || c.tree.relation(t) == Relation::cop;
    });
    if (has_subject(c, child) && (!going || tensed)) return Clause{child, kNone, false};
    // "said providing arms will not help": the subject is an act, which the parser hangs elsewhere.
    const bool act = governor + 1 < child && c.tree.morphology(governor + 1).form == VerbForm::gerund;
    if (act && tensed && frames.has(Frame::bare)) return Clause{child, kNone, false};
  }
  // "o tym, że …": the clause hangs on a pronoun.
  for (auto child : c.tree.children(governor)) {
    if (c.token(child).upos != Upos::PRON && c.token(child).upos != Upos::DET) continue;
    const bool adposition = std::any_of(c.tree.children(child).begin(), c.tree.children(child).end(),
                                        [&](auto t) { return c.tree.relation(t) == Relation::case_; });
    if (!adposition) continue;
    for (auto inner : c.tree.children(child))
      if (auto mark = introduced_by(c, inner, Words::complementiser); mark != kNone) return Clause{inner, mark, false};
  }
  return std::nullopt;
}

// Whether the word at `t`, which is of the complementisers, may be one here: "that" is also a pronoun. A
// nominal after it begins the clause.
bool introduces(const Context& c, std::uint32_t t, std::uint32_t end) {
  if (t + 1 >= end) return false;
  const auto relation = c.tree.relation(t);
  if (relation != Relation::nsubj && relation != Relation::obj && relation != Relation::det) return true;
  return c.token(t + 1).upos == Upos::DET || c.token(t + 1).upos == Upos::PROPN ||
         (c.token(t + 1).upos == Upos::PRON && !c.tree.morphology(t + 1).relative);
}

// Whether the verb at `t` is told of somebody, in a form that can govern a clause: finite, "has said", "saying".
bool predicates(const Context& c, std::uint32_t t) {
  if (c.finite(t)) return true;
  const auto& m = c.tree.morphology(t);
  if (m.form == VerbForm::infinitive || m.form == VerbForm::converb || m.form == VerbForm::gerund) return true;
  if (m.form != VerbForm::participle || c.tree.relation(t) == Relation::amod) return false;
  if (m.present && !m.passive) return true;
  bool aux = false, undergoes = false;
  for (auto child : c.tree.children(t)) {
    if (c.tree.relation(child) == Relation::aux && !c.tree.passive_relation(child)) return true;
    aux = aux || c.tree.relation(child) == Relation::aux;
    undergoes = undergoes || (c.tree.relation(child) == Relation::nsubj && c.tree.passive_relation(child));
  }
  // "X tweeted that": a passive without the auxiliary of one.
  return undergoes && !aux && c.lexicon.drops_complementiser() && c.verb(t).has(Frame::direct);
}

// "odpowiadając na zarzuty, że …", "responding to claims that …": the clause of a noun behind an adposition.
bool of_noun_before(const Context& c, std::uint32_t verb, std::uint32_t mark) {
  auto noun = mark - 1;
  if (noun > verb && c.token(noun).form == ",") --noun;
  if (noun <= verb || !c.noun(noun).has(Frame::clause) || c.noun(noun).has(Frame::document)) return false;
  for (auto t = noun; t-- > verb;)
    if (c.token(t).upos == Upos::ADP) return true;
  return false;
}

// "said those who fought were heroes": the predicate behind that of the relative clause which begins at `t`, or kNone.
std::uint32_t behind_relative(const Context& c, std::uint32_t t, std::uint32_t end) {
  bool own = false;
  for (auto u = t + 1; u < end; ++u) {
    if (c.token(u).upos == Upos::CCONJ || c.token(u).upos == Upos::SCONJ || c.token(u).form == ",") return kNone;
    if (!c.finite(u)) continue;
    if (own) return u;
    own = true;
  }
  return kNone;
}

// "skomentował to, że …": told about, not said. With a preposition the clause is what was said ("mówił o tym, że").
bool of_pronoun_before(const Context& c, std::uint32_t verb, std::uint32_t mark) {
  if (mark < verb + 3 || c.token(mark - 1).form != ",") return false;
  const auto t = mark - 2;
  const auto& m = c.tree.morphology(t);
  return c.token(t).upos == Upos::PRON && m.kase == facts::Case::acc &&
         c.token(t).feats.view().find("PronType=Dem") != std::string_view::npos && c.token(t - 1).upos != Upos::ADP;
}

// The clause after a verb whose tree has none: a conjunction close behind, or in languages that leave it out
// a subject with a finite verb.
std::optional<Clause> clause_behind(const Context& c, std::uint32_t verb, Frames frames) {
  if (!frames.has(Frame::clause) || !predicates(c, verb)) return std::nullopt;
  const auto end = std::min(c.sentence(verb).end, verb + kFarthestMark);
  auto first_finite = [&](std::uint32_t from) {
    for (auto t = from; t < std::min(c.sentence(verb).end, from + kFarthestClause); ++t)
      if (c.finite(t) || c.token(t).upos == Upos::AUX) return t;
    return from;
  };
  const auto sentence = c.sentence(verb);
  bool nominal = false;
  // A long subject is looked through where the clause begins right behind the verb: not "…,” said X, a …, who …".
  const bool begins_at_once = frames.has(Frame::bare) && verb + 1 < end && c.token(verb + 1).upos != Upos::ADP &&
                              !(c.finite(verb) && verb > sentence.begin && c.token(verb - 1).upos == Upos::PUNCT);
  // Whether the clause may still begin without a conjunction; verbs that only find or conclude need it.
  bool bare = c.lexicon.drops_complementiser() && (frames.has(Frame::direct) || frames.has(Frame::bare));
  // "insisting on keeping the sanctions until …": an act, no words.
  const auto next = verb + 1 < end ? c.token(verb + 1).upos : Upos::X;
  if ((next == Upos::ADP || next == Upos::SCONJ) && verb + 2 < end && !c.is(Words::complementiser, verb + 1) &&
      c.token(verb + 2).upos == Upos::VERB && !c.finite(verb + 2))
    return std::nullopt;
  for (auto t = verb + 1; t < end; ++t) {
    bare = bare && (t < verb + kFarthestClause || begins_at_once);
    const auto* passage = c.passage_at(c.token(t).span.begin);
    if (passage != nullptr && c.token(t).upos == Upos::PUNCT && t > verb + 1 && sentence.has(t + 1)) continue;
    if (c.is(Words::complementiser, t)) {
      if (of_noun_before(c, verb, t) || of_pronoun_before(c, verb, t)) return std::nullopt;
      if (of_subject(c, verb, t, frames)) return Clause{first_finite(t + 1), kNone, false};
      if (introduces(c, t, end)) return Clause{first_finite(t + 1), t, false};
      bare = false;
      continue;
    }
    const auto upos = c.token(t).upos;
    if (upos == Upos::VERB || upos == Upos::AUX) {
      const auto& m = c.tree.morphology(t);
      // "said the driver saved lives": taken for a participle between two nouns.
      const bool between = frames.has(Frame::bare) && nominal && m.form == VerbForm::participle && m.past &&
                           t > verb + 1 && (c.token(t - 1).upos == Upos::NOUN || c.token(t - 1).upos == Upos::PROPN);
      // "said in a televised address that"
      if ((c.tree.relation(t) == Relation::amod && !between) || (!bare && !c.finite(t))) continue;
      if (!nominal || !bare) break;
      // A participle is no predicate, but where nothing except a clause can follow there is one.
      const bool past = frames.has(Frame::bare) && m.form == VerbForm::participle && m.past;
      if (c.finite(t) || past) return Clause{t, kNone, false};
      if (!frames.has(Frame::bare)) break;
      continue;
    }
    const bool inside = frames.has(Frame::bare) && nominal;  // of the clause, before its predicate
    if (inside && (upos == Upos::CCONJ || upos == Upos::SCONJ || spaced_dash(c, t))) continue;
    if (upos == Upos::PUNCT && c.token(t).form != ",") break;
    if (c.token(t).form == ",") {
      const bool another = t + 1 < end && (c.verb(t + 1) || c.token(t + 1).upos == Upos::CCONJ);  // "…, adding …"
      if (!frames.has(Frame::bare) || !nominal || another) bare = false;
    }
    const auto antecedent = c.token(t - 1).upos;
    if (c.tree.morphology(t).relative && bare && frames.has(Frame::bare) && nominal &&
        (antecedent == Upos::NOUN || antecedent == Upos::PROPN || antecedent == Upos::PRON)) {
      if (const auto main = behind_relative(c, t, end); main != kNone) return Clause{main, kNone, false};
      break;
    }
    if (upos == Upos::SCONJ || upos == Upos::CCONJ || c.tree.morphology(t).relative) break;
    // "told reporters more about why he left": not what was said.
    if (c.is(Words::interrogative, t) && t > verb + 1 && upos == Upos::ADV) break;
    const bool begins_clause = upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::PRON || upos == Upos::NUM;
    if (t == verb + 1 && upos == Upos::ADP && !frames.has(Frame::bare)) bare = false;
    // "insisting on keeping the sanctions": no clause.
    if (t == verb + 1 && upos == Upos::ADP && t + 1 < end && c.tree.morphology(t + 1).form == VerbForm::gerund)
      return std::nullopt;
    nominal = nominal || begins_clause;
  }
  return std::nullopt;
}

// "X, who was asked, said he feels …": a clause that follows at once, without a comma, is what was said, whatever
// stands before the verb.
std::optional<Clause> clause_at_once(const Context& c, std::uint32_t verb, Frames frames) {
  auto behind = clause_behind(c, verb, frames);
  if (!behind) return std::nullopt;
  for (auto t = verb + 1; t < behind->head; ++t)
    if (c.token(t).form == "," && c.lexicon.drops_complementiser()) return std::nullopt;
  return behind;
}

// What is said of the saying behind a comma: a participle, with or without a preposition.
bool remark(const Context& c, std::uint32_t t, std::uint32_t end) {
  if (t < end && c.token(t).upos == Upos::ADP) ++t;
  if (t >= end || !c.lexicon.drops_complementiser() || c.verb(t)) return false;
  const auto& m = c.tree.morphology(t);
  return m.form == VerbForm::gerund || (m.form == VerbForm::participle && m.present);
}

// "…, a man who knows the plan told reporters Monday.": an attribution at the end of a sentence that the tree hides.
// The words before the comma in front of its subject.
std::optional<Range> content_before(const Context& c, std::uint32_t verb) {
  const auto s = c.sentence(verb);
  if (!c.finite(verb) || c.first_or_second(verb)) return std::nullopt;
  std::uint32_t behind = 0;
  for (auto t = verb + 1; t < s.end; ++t) {
    const auto upos = c.token(t).upos;
    // "…, he said, without elaborating", "…, Interfax reported, raising fears"
    if (c.token(t).form == "," && behind <= 2 && remark(c, t + 1, s.end)) break;
    if (upos == Upos::VERB || upos == Upos::AUX || upos == Upos::SCONJ || c.token(t).form == ",") return std::nullopt;
    if (c.passage_at(c.token(t).span.begin) != nullptr) return std::nullopt;
    behind += upos != Upos::PUNCT ? 1 : 0;
  }
  if (behind > (c.verb(verb).has(Frame::addressed) ? kLongestTail : 2)) return std::nullopt;
  bool subject = false;
  for (auto t = verb; t-- > s.begin && verb - t <= kFarthestClause;) {
    if (c.passage_at(c.token(t).span.begin) != nullptr || c.token(t).form == ":") return std::nullopt;
    if (c.token(t).form != ",") {
      // A verb between belongs to a relative clause of the subject.
      if (c.token(t).upos == Upos::VERB && !c.tree.relative_clause(t)) return std::nullopt;
      subject = subject || c.token(t).upos == Upos::NOUN || c.token(t).upos == Upos::PROPN ||
                (c.token(t).upos == Upos::PRON && !c.tree.morphology(t).relative);
      continue;
    }
    if (!subject || c.tree.morphology(t + 1).relative || c.token(t + 1).upos == Upos::CCONJ) return std::nullopt;
    Range r = without_loose_ends(c, {s.begin, t});
    bool predicate = false;
    for (auto u = r.begin; u < r.end; ++u) predicate = predicate || c.finite(u);
    return predicate && c.words_in(r) >= 4 ? std::optional(r) : std::nullopt;
  }
  return std::nullopt;
}

// The subject of an attribution that the tree hides: the first that can speak after the comma.
Voice voice_between(const Context& c, std::uint32_t comma, std::uint32_t verb) {
  for (auto t = comma + 1; t < verb; ++t)
    if (c.token(t).upos == Upos::NOUN || c.token(t).upos == Upos::PROPN || c.token(t).upos == Upos::PRON)
      if (!c.tree.morphology(t).relative)
        if (auto v = voice_of_phrase(c, t)) return v;
  return {};
}

// "It is too late, the memo quoted him as saying": the words before the verb that cites.
std::optional<Range> content_cited(const Context& c, std::uint32_t verb) {
  const auto citing = c.token(verb).head;
  if (citing >= verb || !c.verb(citing).has(Frame::citing)) return std::nullopt;
  auto begin = citing;
  for (auto child : c.tree.children(citing))
    if (c.tree.relation(child) == Relation::nsubj) begin = std::min(begin, c.yield(child).begin);
  const auto first = c.sentence(verb).begin;
  if (begin <= first || c.token(begin - 1).form != ",") return std::nullopt;
  auto r = without_loose_ends(c, {first, begin});
  return r.empty() || too_short(c, r) ? std::nullopt : std::optional(r);
}

// "Claiming that …, X left": whoever the sentence begins with behind the clause of a participle at its front.
Voice behind_front(const Context& c, std::uint32_t verb, Range content) {
  if (c.finite(verb) || verb != c.sentence(verb).begin || content.end >= c.size()) return {};
  if (c.token(content.end).form != ",") return {};
  for (auto t = content.end + 1; t < std::min(c.sentence(verb).end, content.end + kLongestTail); ++t) {
    if (c.token(t).upos == Upos::VERB || c.token(t).upos == Upos::AUX) return {};
    if (c.token(t).upos == Upos::PROPN || c.token(t).upos == Upos::NOUN || c.token(t).upos == Upos::PRON)
      if (auto v = voice_of_phrase(c, t)) return v;
  }
  return {};
}

// "an election, which he said led to his victory": the verb stands inside the clause that it reports, whose subject or
// object is the relative word before; the words behind the verb.
std::optional<Range> interposed(const Context& c, std::uint32_t verb) {
  if (!c.lexicon.drops_complementiser() || !c.finite(verb) || !c.verb(verb).has(Frame::direct)) return std::nullopt;
  const auto s = c.sentence(verb);
  std::uint32_t relative = kNone;
  for (auto t = verb; t-- > s.begin && verb - t <= kLongestSubject;) {
    const auto upos = c.token(t).upos;
    if (upos == Upos::PUNCT || upos == Upos::VERB || upos == Upos::AUX || upos == Upos::ADP) break;
    if (!c.tree.morphology(t).relative) continue;
    relative = t;
    break;
  }
  if (relative == kNone || relative + 1 >= verb) return std::nullopt;
  auto first = verb + 1;
  while (first < s.end && c.token(first).upos == Upos::ADV) ++first;
  if (first >= s.end || !c.finite(first) || c.token(first).upos == Upos::PRON) return std::nullopt;
  auto end = first;
  while (end < s.end && c.token(end).form != "," && c.token(end).form != ";" && !spaced_dash(c, end)) ++end;
  auto r = without_loose_ends(c, {verb + 1, end});
  return r.empty() || too_short(c, r) ? std::nullopt : std::optional(r);
}

// Its subject is what stands right before it, whatever the parser makes of two verbs in a row.
Voice interposed_voice(const Context& c, std::uint32_t verb) {
  const auto upos = c.token(verb - 1).upos;
  return upos == Upos::PRON || upos == Upos::PROPN || upos == Upos::NOUN ? voice_of_phrase(c, verb - 1) : Voice{};
}

void verb_clauses(const Context& c, std::uint32_t verb, Found& found) {
  const auto frames = c.verb(verb);
  if (!frames.has(Frame::clause) && !frames.has(Frame::request)) return;
  if (c.negated(verb) != frames.has(Frame::negated) || !spoken(c, verb)) return;
  if (nobody_says(c, verb)) return;
  if (auto words = interposed(c, verb); words && !found.sealed(words->begin)) {
    auto voice = interposed_voice(c, verb);
    if (!voice) voice = reporter(c, verb);
    if (voice) add(c, found, verb, *words, std::move(voice), "reported/interposed", kNounConfidence);
    return;
  }
  auto clause = clause_below(c, verb, frames);
  if (clause && clause->mark != kNone && of_pronoun_before(c, verb, clause->mark)) return;
  if (clause && clause->mark != kNone && clause->mark < verb)  // "…, jakoby zwlekał, odparł, że …"
    if (auto behind = clause_behind(c, verb, frames); behind && behind->mark != kNone) clause = behind;
  if (clause && clause->mark == kNone && clause->head < verb)
    if (auto behind = clause_at_once(c, verb, frames)) clause = behind;
  if (!clause && c.tree.relation(verb) == Relation::parataxis && c.finite(verb)) {
    // "…, he said": the verb hangs on what was said.
    auto up = c.token(verb).head;
    const bool as = introduced_by(c, verb, Words::as) != kNone || c.is(Words::as, c.yield(verb).begin);
    // "…; the Kremlin announces a visit", "a chance the government denies them": the verb has an object of its own.
    bool object = false;
    for (auto child : c.tree.children(verb))
      object = object || (c.tree.relation(child) == Relation::obj && !frames.has(Frame::addressed));
    for (auto t = up + 1; t < verb; ++t) object = object || c.token(t).form == ";";
    clause = clause_at_once(c, verb, frames);
    if (!clause && up < verb && has_subject(c, verb) && frames.has(Frame::direct) && !as && !object)
      clause = Clause{up, kNone, false};
  }
  if (!clause) clause = clause_behind(c, verb, frames);
  // "…, Interfax reported, raising fears …": what stands behind the comma is a remark.
  if (clause && clause->mark == kNone && clause->head > verb && verb + 1 < c.size() && c.token(verb + 1).form == "," &&
      remark(c, verb + 2, c.sentence(verb).end))
    clause.reset();
  if (!clause) {
    if (auto cited = content_cited(c, verb))
      if (auto voice = reporter(c, verb))
        add(c, found, verb, *cited, std::move(voice), "reported/cited", kClauseConfidence);
    if (!c.lexicon.drops_complementiser() || !frames.has(Frame::direct) || !frames.has(Frame::clause)) return;
    if (auto before = content_before(c, verb); before && !found.sealed(before->begin))
      if (auto voice = voice_between(c, before->end, verb))
        add(c, found, verb, *before, std::move(voice), "reported/before", kNounConfidence);
    return;
  }
  if (found.sealed(clause->head)) return;
  // "…,” said X, “…”": the verb attributes direct speech already.
  if (clause->mark == kNone)
    for (auto place : found.in_sentence(c.tree.sentence(verb)))
      if (const auto& q = found.list()[place]; q.sealed && q.cue == c.token(verb).span)
        if (c.tree.sentence(c.token_from(q.span.begin)) <= c.tree.sentence(verb)) return;
  auto content = content_of(c, verb, clause->head, clause->mark);
  if (!content) return;
  // "“…,” X, a senator, said Sunday": the parser took the passage with all that follows it for the words.
  const auto opens = c.token(content->begin).span.begin;
  if (const auto* q = c.passage_at(opens); clause->head < verb && q != nullptr && q->closed)
    if (const auto after = c.token_from(q->outer.end);
        q->outer.begin == opens && after < verb && c.doc.words(q->inner).ends_with(",")) {
      auto voice = voice_between(c, after - 1, verb);
      if (!voice) voice = reporter(c, verb);
      if (!voice) return;
      Candidate direct;
      direct.span = q->inner;
      direct.cue = c.token(verb).span;
      direct.voice = std::move(voice);
      direct.rule = "reported/passage";
      direct.confidence = kNounConfidence;
      direct.sealed = true;
      found.add(std::move(direct));
      return;
    }
  auto voice = frames.has(Frame::evidence) ? witness(c, verb) : reporter(c, verb);
  if (auto behind = behind_front(c, verb, *content)) voice = std::move(behind);
  if (!voice) return;
  add(c, found, verb, *content, std::move(voice), clause->request ? "reported/request" : "reported/clause",
      clause->request ? kRequestConfidence : kClauseConfidence);
}

// "deklaracje premier X, że …" where the tree does not join them: the conjunction right behind what belongs to the
// noun. Only where the conjunction is no relative word too.
std::optional<Clause> clause_of_noun_behind(const Context& c, std::uint32_t noun) {
  if (c.lexicon.drops_complementiser()) return std::nullopt;
  const auto end = std::min(c.sentence(noun).end, noun + kFarthestClause);
  for (auto t = noun + 1; t < end; ++t) {
    if (c.is(Words::complementiser, t)) return Clause{std::min(t + 1, end - 1), t, false};
    const auto upos = c.token(t).upos;
    const bool of_noun = upos == Upos::PROPN || upos == Upos::NOUN || upos == Upos::ADJ || upos == Upos::DET;
    if (c.token(t).form == "," ? !(t + 1 < end && c.is(Words::complementiser, t + 1)) : !of_noun) return std::nullopt;
    // The clause belongs to the nearest noun that can have one.
    if (upos == Upos::NOUN && c.noun(t).has(Frame::clause)) return std::nullopt;
  }
  return std::nullopt;
}

void noun_clauses(const Context& c, std::uint32_t noun, Found& found) {
  const auto frames = c.noun(noun);
  if (!frames.has(Frame::clause)) return;
  auto governor = noun;
  std::optional<Clause> clause = clause_below(c, noun, frames);
  if (!clause && owner(c, noun)) clause = clause_of_noun_behind(c, noun);
  if (!clause) {
    // The parser may hang the clause on the verb: "wyraził (opinię), że …".
    auto up = c.token(noun).head;
    if (up >= c.size() || !c.lemma_is(Words::light_verb, up)) return;
    auto r = c.tree.relation(noun);
    if (r != Relation::obj && r != Relation::obl && r != Relation::iobj) return;
    if (c.verb(up).has(Frame::clause)) return;  // found as the verb's own
    clause = clause_below(c, up, frames);
    if (!clause || clause->head < noun) return;
    governor = up;
  }
  if (clause->head < noun || found.sealed(clause->head)) return;
  auto content = content_of(c, noun, clause->head, clause->mark);
  if (!content) return;
  auto voice = governor == noun ? owner(c, noun) : reporter(c, governor);
  if (!voice || c.negated(c.token(noun).head < c.size() ? c.token(noun).head : noun)) return;
  add(c, found, noun, *content, std::move(voice), "reported/noun", kNounConfidence);
}

// "ministers are adamant that …", "jest przekonany, że …": only with the conjunction, and told as a fact.
void stance_clauses(const Context& c, std::uint32_t adjective, Found& found) {
  if (c.negated(adjective) || !spoken(c, adjective) || c.tree.relation(adjective) == Relation::amod) return;
  bool predicate = c.finite(adjective);
  for (auto child : c.tree.children(adjective)) {
    const auto r = c.tree.relation(child);
    if (r == Relation::cop && c.negated(child)) return;
    predicate = predicate || ((r == Relation::cop || r == Relation::aux) && c.finite(child)) || r == Relation::nsubj;
  }
  Frames frames;
  frames.bits = static_cast<std::uint16_t>(Frame::clause);
  const auto clause = clause_below(c, adjective, frames);
  if (!predicate || !clause || clause->mark < adjective || clause->mark == kNone) return;
  auto content = content_of(c, adjective, clause->head, clause->mark);
  if (!content || c.first_or_second(adjective)) return;
  auto voice = reporter(c, adjective);
  if (!voice || voice.kind == Voice::Kind::carried) return;
  add(c, found, adjective, *content, std::move(voice), "reported/stance", kRequestConfidence);
}

}  // namespace

void find_reported(const Context& c, Found& found) {
  for (std::uint32_t t = 0; t < c.size(); ++t) {
    const bool stance = c.lemma_is(Words::stance, t) && c.token(t).upos != Upos::NOUN;
    const bool cue = stance || static_cast<bool>(c.verb(t)) || c.noun(t).has(Frame::clause);
    if (!cue || c.excluded(t) || found.sealed(t)) continue;
    if (c.passage_at(c.token(t).span.begin) != nullptr) continue;  // quoted words are not taken apart
    if (stance)
      stance_clauses(c, t, found);
    else if (c.verb(t))
      verb_clauses(c, t, found);
    else
      noun_clauses(c, t, found);
  }
}

}  // namespace kronika::quotes
