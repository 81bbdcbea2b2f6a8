#include "quotes/clauses.hpp"

#include <algorithm>

#include "quotes/content.hpp"
#include "quotes/reporter.hpp"

namespace kronika::quotes {
namespace {

using facts::VerbForm;

constexpr std::uint32_t kFarthestClause = 14;  // words between a verb and its clause where the tree has none
constexpr std::uint32_t kLongestLead = 4;      // words between a verb and a noun that begins what it reports
constexpr std::uint32_t kLongestRelative = 9;  // words between a noun and the verb of its clause
constexpr std::uint32_t kFarthestMark = 24;    // where a conjunction shows it

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

// "insisting on keeping the sanctions until …": an act, no words.
bool governs_act(const Context& c, std::uint32_t verb) {
  if (verb + 2 >= c.sentence(verb).end || c.is(Words::complementiser, verb + 1)) return false;
  const auto next = c.token(verb + 1).upos;
  return (next == Upos::ADP || next == Upos::SCONJ) && c.token(verb + 2).upos == Upos::VERB && !c.finite(verb + 2);
}

// The first word behind a title in marks that opens at `t`; `t` where none does.
std::uint32_t end_of_title(const Context& c, std::uint32_t t) {
  const auto* passage = c.passage_at(c.token(t).span.begin);
  const bool opens = c.lexicon.drops_complementiser() && passage != nullptr && passage->closed &&
                     c.token(t).span.begin == passage->outer.begin && t + 1 < c.size() && title_at(c, t + 1);
  return opens ? c.token_from(passage->outer.end) : t;
}

// "…, a charge | Lima denies", "…, charges | both deny", "…, something | Lima denies": the comma before a noun that sums
// up, kNone where none stands there; nothing for other words.
std::optional<std::uint32_t> comma_before_summary(const Context& c, std::uint32_t t, std::uint32_t begin) {
  const bool anything = c.token(t).feats.view().find("PronType=Ind") != std::string_view::npos;
  if (c.token(t).upos == Upos::PRON && anything && c.token(t - 1).form == ",") return t - 1;
  const auto frames = c.noun(t);
  if (c.token(t).upos != Upos::NOUN || frames.has(Frame::person) || frames.has(Frame::body)) return std::nullopt;
  const auto next = c.token(t + 1).upos;
  const bool both = c.token(t + 1).deprel.view() == "cc:preconj";
  if (next != Upos::PROPN && next != Upos::DET && next != Upos::PRON && next != Upos::SCONJ && !both)
    return std::nullopt;
  auto first = t;
  while (first > begin && (c.token(first - 1).upos == Upos::ADJ || c.token(first - 1).upos == Upos::NOUN)) --first;
  if (first <= begin + 1) return kNone;
  if (c.tree.morphology(t).plural && frames.has(Frame::clause) && c.token(first - 1).form == ",") return first - 1;
  const bool article = c.is(Words::indefinite, first - 1) && c.is(Words::article, first - 1);
  return article && c.token(first - 2).form == "," ? first - 2 : kNone;
}

// "told Peru, which has ships, to stay": a relative word behind a comma asks nothing. `first`: of the clause, which may
// begin with the comma.
bool set_off_relative(const Context& c, std::uint32_t first) {
  const auto word = c.token(first).form == "," ? first + 1 : first;
  return c.lexicon.drops_complementiser() && word < c.size() && c.token(word - 1).form == "," &&
         c.tree.morphology(word).relative;
}

// "said they hoped for a note, short or long, that …": the predicate of a clause that begins right behind the verb, before
// the conjunction at `mark`; kNone where none does.
std::uint32_t predicate_before(const Context& c, std::uint32_t verb, std::uint32_t mark, Frames frames) {
  if (!c.lexicon.drops_complementiser() || !frames.has(Frame::bare) || frames.has(Frame::addressed)) return kNone;
  const auto first = c.token(verb + 1).upos;
  if (mark <= verb + 3 || (first != Upos::PRON && first != Upos::DET && first != Upos::PROPN)) return kNone;
  for (auto t = verb + 2; t < mark; ++t) {
    const auto upos = c.token(t).upos;
    if (upos == Upos::PUNCT || upos == Upos::ADP || upos == Upos::SCONJ || c.tree.morphology(t).relative) return kNone;
    if (c.finite(t) && !c.tree.relative_clause(t)) return t;
  }
  return kNone;
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

}  // namespace

bool noun_of_saying(const Context& c, std::uint32_t t) {
  if (t == 0 || t >= c.size()) return false;
  if (c.token(t).upos == Upos::NOUN) return c.noun(t).has(Frame::clause);
  // "said (that) claims that … were false"
  const auto saying = t > 1 && c.is(Words::complementiser, t - 1) ? t - 2 : t - 1;
  return c.lexicon.drops_complementiser() && c.token(t).upos == Upos::VERB && c.finite(t) && c.finite(saying) &&
         c.verb(saying).has(Frame::bare) && c.lexicon.noun(c.token(t).lemma).has(Frame::clause) &&
         c.token(t).form != c.token(t).lemma;
}

bool of_subject(const Context& c, std::uint32_t verb, std::uint32_t mark, Frames frames) {
  if (!frames.has(Frame::bare) || frames.has(Frame::addressed) || mark < verb + 2 || mark == kNone) return false;
  bool told = false;  // "claims by Peru that …": whose they are stands between
  for (auto t = verb + 1; t < mark; ++t) {
    if (c.token(t).upos == Upos::PUNCT || (c.token(t).upos == Upos::ADP && !told)) return false;
    told = told || noun_of_saying(c, t) || (c.token(t).upos == Upos::NOUN && !c.dated(t));
  }
  if (!told && (mark == verb + 2 || c.token(verb + 1).upos != Upos::DET || c.dated(verb + 2))) return false;
  std::uint32_t predicates = 0;
  for (auto t = mark + 1; t < c.sentence(verb).end && c.token(t).form != ","; ++t) predicates += c.finite(t) ? 1 : 0;
  return predicates >= 2;
}

std::uint32_t mark_of_subject(const Context& c, std::uint32_t noun) {
  const auto s = c.sentence(noun);
  auto verb = noun;
  while (verb > s.begin && noun - verb < kLongestLead && !c.verb(verb).has(Frame::bare)) {
    --verb;
    const auto upos = c.token(verb).upos;
    const bool lead = upos == Upos::DET || upos == Upos::ADJ || c.is(Words::complementiser, verb);
    if (!lead && !c.verb(verb).has(Frame::bare)) return kNone;
  }
  if (verb == noun || !c.finite(verb)) return kNone;
  for (auto t = noun + 1; t < std::min(s.end, noun + kFarthestClause); ++t)
    if (c.is(Words::complementiser, t)) return of_subject(c, verb, t, c.verb(verb)) ? t : kNone;
  return kNone;
}

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
      if (mark == kNone && c.token(child).upos == Upos::VERB && noun_of_saying(c, child))
        return clause_behind(c, governor, frames);
      if (mark != kNone && of_subject(c, governor, mark, frames)) return Clause{child, kNone, false};
      if (const auto first = mark == kNone ? kNone : predicate_before(c, governor, mark, frames); first != kNone)
        return Clause{first, kNone, false};
      if (mark != kNone && frames.has(Frame::clause)) return Clause{child, mark, false};
      if (frames.has(Frame::request))
        if (auto purpose = introduced_by(c, child, Words::purpose); purpose != kNone)
          return Clause{child, purpose, true};
    }
  if (!frames.has(Frame::clause)) return std::nullopt;
  for (auto child : c.tree.children(governor)) {
    if (c.tree.relation(child) != Relation::ccomp ||
        (child > governor && !frames.has(Frame::bare) && governs_act(c, governor)))
      continue;
    auto first = c.yield(child).begin;
    if (first > governor && set_off_relative(c, first)) continue;
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
    // "add weight to the reports compiled by X": a participle is no predicate.
    const bool by_somebody = std::any_of(c.tree.children(child).begin(), c.tree.children(child).end(), [&](auto t) {
      return c.tree.relation(t) == Relation::obl && c.tree.agent_relation(t);
    });
    const bool described = child > governor && m.form == VerbForm::participle && m.past && !tensed && by_somebody &&
                           c.lexicon.drops_complementiser();
    if (has_subject(c, child) && (!going || tensed) && !described) return Clause{child, kNone, false};
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

bool of_pronoun_before(const Context& c, std::uint32_t verb, std::uint32_t mark) {
  if (mark < verb + 3 || c.token(mark - 1).form != ",") return false;
  const auto t = mark - 2;
  const auto& m = c.tree.morphology(t);
  return c.token(t).upos == Upos::PRON && m.kase == facts::Case::acc &&
         c.token(t).feats.view().find("PronType=Dem") != std::string_view::npos && c.token(t - 1).upos != Upos::ADP;
}

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
  if (governs_act(c, verb)) return std::nullopt;
  for (auto t = verb + 1; t < end; ++t) {
    bare = bare && (t < verb + kFarthestClause || begins_at_once);
    const auto* passage = c.passage_at(c.token(t).span.begin);
    // "told Lima's “Morning World” that": a title is no words of the clause.
    if (const auto behind = end_of_title(c, t); frames.has(Frame::addressed) && behind > t + 1 && behind < end) {
      t = behind - 1;
      continue;
    }
    if (passage != nullptr && c.token(t).upos == Upos::PUNCT && t > verb + 1 && sentence.has(t + 1)) continue;
    if (c.is(Words::complementiser, t)) {
      if (of_noun_before(c, verb, t) || of_pronoun_before(c, verb, t)) return std::nullopt;
      if (of_subject(c, verb, t, frames)) return Clause{first_finite(t + 1), kNone, false};
      if (introduces(c, t, end)) return Clause{first_finite(t + 1), t, false};
      bare = false;
      continue;
    }
    const auto upos = noun_of_saying(c, t) ? Upos::NOUN : c.token(t).upos;
    if (upos == Upos::VERB || upos == Upos::AUX) {
      const auto& m = c.tree.morphology(t);
      // "said the driver saved lives": taken for a participle between two nouns.
      const bool between = frames.has(Frame::bare) && nominal && m.form == VerbForm::participle && m.past &&
                           t > verb + 1 && (c.token(t - 1).upos == Upos::NOUN || c.token(t - 1).upos == Upos::PROPN);
      // "said in a televised address that"
      // "said in a statement issued on Monday that"
      const bool of_noun = c.tree.relation(t) == Relation::acl && c.token(verb + 1).upos == Upos::ADP && !c.finite(t);
      if ((c.tree.relation(t) == Relation::amod && !between) || (!bare && !c.finite(t)) || of_noun) continue;
      if (!nominal || !bare) break;
      // A participle is no predicate, but where nothing except a clause can follow there is one.
      const bool past = frames.has(Frame::bare) && m.form == VerbForm::participle && m.past;
      if (c.finite(t) || past) return Clause{t, kNone, false};
      if (!frames.has(Frame::bare)) break;
      continue;
    }
    const bool inside = frames.has(Frame::bare) && nominal;  // of the clause, before its predicate
    // "claims the island as its own and it is …": another clause, not the subject of this one.
    if (inside && upos == Upos::CCONJ && t + 1 < end && c.token(t + 1).upos == Upos::PRON && !c.tree.possessor(t + 1))
      break;
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
    if (c.is(Words::between, t)) continue;  // "przyznał natomiast, że …"
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

std::optional<Clause> clause_at_once(const Context& c, std::uint32_t verb, Frames frames) {
  auto behind = clause_behind(c, verb, frames);
  if (!behind) return std::nullopt;
  for (auto t = verb + 1; t < behind->head; ++t)
    if (c.token(t).form == "," && c.lexicon.drops_complementiser()) return std::nullopt;
  return behind;
}

std::uint32_t comma_of_summary(const Context& c, std::uint32_t verb) {
  const auto begin = c.sentence(verb).begin;
  const bool told = c.finite(verb) || (verb > begin && c.token(verb - 1).upos == Upos::AUX);
  if (!c.lexicon.drops_complementiser() || !told) return kNone;
  for (auto t = verb; t-- > begin + 1 && verb - t <= kLongestRelative;) {
    const auto upos = c.token(t).upos;
    const bool relative = c.is(Words::complementiser, t) || c.tree.morphology(t).relative;
    if ((relative && t + 1 < verb) || (upos == Upos::AUX && t + 1 == verb) || upos == Upos::CCONJ) continue;
    if (upos != Upos::NOUN && upos != Upos::PROPN && upos != Upos::ADJ && upos != Upos::DET && upos != Upos::PRON)
      return kNone;
    if (const auto comma = t + 1 < verb ? comma_before_summary(c, t, begin) : std::optional<std::uint32_t>(); comma)
      return *comma;
  }
  return kNone;
}

}  // namespace kronika::quotes
