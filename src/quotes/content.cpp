#include "quotes/content.hpp"

#include <algorithm>

#include "quotes/content_end.hpp"
#include "quotes/reporter.hpp"

namespace kronika::quotes {
namespace {

using facts::VerbForm;

constexpr std::uint32_t kLongestLead = 8;   // words of "on Friday" and the like before the words of a clause
constexpr std::uint32_t kLongestTitle = 8;  // words of the title of a speaker

// 'The dam is a “burden” Minister Novak said': where a passage ends from which only who says it parts the verb.
std::uint32_t closed_before(const Context& c, std::uint32_t begin, std::uint32_t cue) {
  for (auto t = cue; t-- > begin;) {
    if (const auto* q = c.passage_at(c.token(t).span.begin); q != nullptr)
      return q->closed && t + 1 < cue ? t + 1 : kNone;
    const auto upos = c.token(t).upos;
    if (upos != Upos::PROPN && upos != Upos::NOUN && upos != Upos::ADJ && upos != Upos::DET) return kNone;
  }
  return kNone;
}

// "…, White House spokeswoman X said": where the title of the speaker that the tree hangs elsewhere begins; `subject`
// where there is none.
std::uint32_t before_title(const Context& c, std::uint32_t begin, std::uint32_t subject) {
  if (!c.lexicon.drops_complementiser() || subject <= begin || c.token(subject - 1).upos == Upos::PUNCT) return subject;
  for (auto t = subject; t-- > begin && subject - t <= kLongestTitle;) {
    const auto upos = c.token(t).upos;
    if (c.token(t).form == ",") return t;
    if (upos != Upos::NOUN && upos != Upos::PROPN && upos != Upos::ADJ && upos != Upos::DET) return subject;
  }
  return subject;
}

// Where the first of two noun phrases in a row ends: "the committee | the sanctions".
std::uint32_t first_noun_phrase(const Context& c, std::uint32_t begin, std::uint32_t end) {
  bool noun = false;
  for (auto t = begin; t < end; ++t) {
    const auto upos = c.token(t).upos;
    if (noun && (upos == Upos::DET || upos == Upos::PRON)) return t;
    noun = noun || upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::PRON;
  }
  for (auto t = begin; t < end; ++t)
    if (c.token(t).upos == Upos::NOUN || c.token(t).upos == Upos::PROPN || c.token(t).upos == Upos::PRON) return t + 1;
  return begin;
}

// "że sam fakt, iż wybrał …, należy uważać …": of two clauses the one that opens first holds the other.
std::uint32_t first_mark(const Context& c, std::uint32_t cue, std::uint32_t clause, std::uint32_t mark) {
  if (mark == kNone || mark <= cue) return mark;
  for (auto child : c.tree.children(cue)) {
    if (c.tree.relation(child) != Relation::ccomp || child <= clause) continue;
    if (const auto opening = introduced_by(c, child, Words::complementiser); opening > cue && opening < mark)
      mark = opening;
  }
  return mark;
}

// "told reporters the talks had failed": whoever is told does not belong to the words.
std::uint32_t behind_addressee(const Context& c, std::uint32_t cue, std::uint32_t clause) {
  auto begin = cue + 1;
  if (!c.verb(cue).has(Frame::addressed)) return begin;
  for (auto child : c.tree.children(cue)) {
    const auto relation = c.tree.relation(child);
    if ((relation == Relation::iobj || relation == Relation::obj) && child < clause)
      begin = std::max(begin, std::min(first_noun_phrase(c, cue + 1, clause), clause));
  }
  // The parser may give the clause both: "told the committee the sanctions were working".
  std::uint32_t subjects = 0, second = kNone;
  for (auto child : c.tree.children(clause))
    if (c.tree.relation(child) == Relation::nsubj && child > cue && ++subjects == 2) second = child;
  return second != kNone && second < clause ? std::max(begin, c.yield(second).begin) : begin;
}

// "said on Friday it would come": where the clause begins with its subject, behind an adverbial at `begin`.
std::uint32_t behind_adverbial(const Context& c, std::uint32_t clause, std::uint32_t begin) {
  const auto relation = c.tree.relation(clause);
  const auto predicate = relation == Relation::aux || relation == Relation::cop ? c.token(clause).head : clause;
  for (auto child : c.tree.children(predicate)) {
    const bool subject = c.tree.relation(child) == Relation::nsubj || c.token(child).deprel.view() == "expl";
    if (!subject || child <= begin) continue;
    const auto first = c.yield(child).begin;
    const bool adverbial = c.token(begin).upos == Upos::ADP && first > begin && first - begin <= kLongestLead;
    return adverbial && first < clause ? first : begin;
  }
  return begin;
}

// Where a clause without a conjunction begins behind its verb of saying.
std::uint32_t begin_behind(const Context& c, std::uint32_t cue, std::uint32_t clause) {
  auto begin = behind_adverbial(c, clause, behind_addressee(c, cue, clause));
  if (const auto first = c.yield(clause).begin; first > cue && c.is(Words::interrogative, first)) begin = first;
  // "said in a letter sent to the town that he would come": behind all that belongs to the verb.
  if (c.token(begin).upos == Upos::ADP)
    for (auto t = begin; t < clause; ++t)
      if (c.is(Words::complementiser, t) && c.tree.relation(t) == Relation::mark) begin = t + 1;
  return begin;
}

// The words of a clause that stands before its verb of saying.
Range content_before(const Context& c, std::uint32_t cue, std::uint32_t clause, std::uint32_t mark) {
  auto r = c.yield(clause);
  // "While X backs it, it is not ready, he said": what the parser hangs on the verb stands with the words before it.
  if (mark == kNone && c.lexicon.drops_complementiser())
    for (auto child : c.tree.children(cue)) {
      const auto relation = c.tree.relation(child);
      const auto own = c.yield(child);
      const bool adverbial = relation == Relation::advcl || relation == Relation::obl || relation == Relation::advmod;
      if (adverbial && own.begin == c.sentence(cue).begin && child < r.begin) r.begin = own.begin;
    }
  if (mark != kNone) r.begin = mark + 1;
  const auto own = c.yield(cue);
  if (r.has(cue)) r.end = c.tree.below(cue, clause) ? std::min(own.begin, cue) : cue;
  if (r.end > cue) r.end = cue;
  if (const auto closed = closed_before(c, r.begin, cue); closed != kNone) r.end = std::min(r.end, closed);
  for (auto child : c.tree.children(cue))  // the subject stands between the words and the verb
    if (child < cue && child > clause && c.tree.relation(child) == Relation::nsubj)
      r.end = std::min(r.end, before_title(c, r.begin, c.yield(child).begin));
  if (const auto comma = comma_behind_list(c, cue); comma != kNone) r.end = comma;
  return r;
}

}  // namespace

std::uint32_t introduced_by(const Context& c, std::uint32_t clause, Words set) {
  for (auto child : c.tree.children(clause)) {
    if (child > clause) break;
    auto r = c.tree.relation(child);
    if ((r == Relation::mark || c.token(child).upos == Upos::SCONJ) && c.is(set, child)) return child;
  }
  return kNone;
}

bool has_subject(const Context& c, std::uint32_t clause) {
  for (auto child : c.tree.children(clause)) {
    if (c.tree.relation(child) == Relation::nsubj || c.tree.relation(child) == Relation::csubj) return true;
    if (c.token(child).deprel.view() == "expl") return true;  // "There is no way back, he said"
  }
  return false;
}

bool too_short(const Context& c, Range r) { return c.words_in(r) < 2; }

bool spaced_dash(const Context& c, std::uint32_t t) {
  return c.dash(t) && c.token(t).space_after && t > 0 && c.token(t - 1).space_after;
}

bool plain_form(const Context& c, std::uint32_t verb) {
  if (!c.lexicon.drops_complementiser() || c.tree.relation(verb) != Relation::conj) return false;
  for (auto child : c.tree.children(verb)) {
    const auto r = c.tree.relation(child);
    if (child < verb && (r == Relation::mark || r == Relation::aux)) return false;
  }
  const auto up = c.token(verb).head;  // "to visit and say …", "will go and say …"
  return up < c.size() && c.tree.morphology(up).form != VerbForm::infinitive;
}

Range without_loose_ends(const Context& c, Range r) {
  const auto opened = [&](std::uint32_t close) {  // "(o godzinie 15)"
    for (auto t = close; t-- > r.begin;)
      if (c.token(t).form == "(") return true;
    return false;
  };
  while (!r.empty() && (c.token(r.end - 1).upos == Upos::PUNCT || c.token(r.end - 1).upos == Upos::CCONJ)) {
    if (c.token(r.end - 1).form == ")" && opened(r.end - 1)) break;
    if (c.passage_at(c.token(r.end - 1).span.begin) != nullptr) break;
    --r.end;
  }
  return r;
}

std::optional<Range> content_of(const Context& c, std::uint32_t cue, std::uint32_t clause, std::uint32_t mark) {
  mark = first_mark(c, cue, clause, mark);
  Range r;
  if (clause > cue || (mark != kNone && mark > cue)) {
    r.begin = mark != kNone ? mark + 1 : begin_behind(c, cue, clause);
    r.end = end_of_content(c, cue, clause, r.begin);
  } else {
    r = content_before(c, cue, clause, mark);
  }
  r = without_loose_ends(c, r);
  if (r.empty() || too_short(c, r)) return std::nullopt;
  // "even though, as the minister said": another search finds what is said so.
  if (r.end <= cue && c.is(Words::as, r.end - 1)) return std::nullopt;
  // "X is said to have been there", without its auxiliary in a headline: no words.
  if (mark == kNone && r.begin == cue + 1 && c.lexicon.drops_complementiser() && c.token(r.begin).upos == Upos::PART &&
      c.tree.relation(r.begin) == Relation::mark)
    return std::nullopt;
  return r;
}

}  // namespace kronika::quotes
