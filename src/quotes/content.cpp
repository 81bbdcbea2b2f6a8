#include "quotes/content.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "quotes/reporter.hpp"

namespace kronika::quotes {
namespace {

using facts::VerbForm;

constexpr std::uint32_t kLongestAdverbial = 4;  // words between a verb and the conjunction of its clause
constexpr std::uint32_t kLongestLead = 8;       // words of "on Friday" and the like before the words of a clause
constexpr std::uint32_t kLongestTail = 8;       // words of "…, the BBC reports" with its comma

bool has_clause(const Context& c, std::uint32_t verb) {
  for (auto child : c.tree.children(verb))
    if (c.tree.relation(child) == Relation::ccomp) return true;
  return false;
}

// "…, according to one of them": a source that ends the sentence.
bool source_follows(const Context& c, std::uint32_t t, std::uint32_t end) {
  for (const auto& phrase : c.lexicon.sources()) {
    if (phrase.before.empty() || !phrase.after.empty() || t + phrase.before.size() >= end) continue;
    bool same = true;
    for (std::size_t i = 0; i < phrase.before.size() && same; ++i)
      same = utf8::lower(c.token(t + static_cast<std::uint32_t>(i)).form) == phrase.before[i];
    if (!same) continue;
    for (auto u = t; u < end; ++u)
      if (c.finite(u) || c.token(u).form == ",") return false;
    return true;
  }
  return false;
}

// "…, the BBC reports": where an attribution at the end of the sentence begins, or kNone.
std::uint32_t tail_of(const Context& c, std::uint32_t cue, std::uint32_t begin, std::uint32_t end) {
  auto last = end;
  while (last > begin && (c.token(last - 1).upos == Upos::PUNCT || c.dated(last - 1))) --last;
  if (last <= begin + 2 || !c.lexicon.drops_complementiser()) return kNone;
  const auto verb = last - 1;
  if (verb == cue || !c.verb(verb).has(Frame::clause) || !c.finite(verb)) return kNone;
  for (auto t = verb; t-- > begin && verb - t < kLongestTail;) {
    const auto upos = c.token(t).upos;
    if (c.tree.morphology(t).relative) return kNone;
    if (c.token(t).form == ",") return t + 1 < verb ? t : kNone;
    if (upos == Upos::VERB || upos == Upos::AUX || upos == Upos::SCONJ || upos == Upos::ADP) return kNone;
  }
  return kNone;
}

// Where another saying begins at `t`, a verb: "…, but X says …", "…, powiedział jednak, że …"; or kNone.
std::uint32_t next_saying(const Context& c, std::uint32_t cue, std::uint32_t t, std::uint32_t begin,
                          std::uint32_t end) {
  if (t == cue || !c.verb(t).has(Frame::clause) || !c.finite(t) || c.tree.relative_clause(t)) return kNone;
  if (c.passage_at(c.token(t).span.begin) != nullptr) return kNone;
  // With a clause of its own, marked where the language marks it.
  std::uint32_t mark = kNone;
  for (auto u = t + 1; u < std::min(end, t + kLongestAdverbial) && mark == kNone; ++u)
    if (c.is(Words::complementiser, u)) mark = u;
  if (mark == kNone && !(c.lexicon.drops_complementiser() && has_clause(c, t))) return kNone;
  if (t > begin && c.token(t - 1).form == ";") return t - 1;
  // Right behind a comma and in the form of the verb before: the same subject.
  if (t > begin && c.token(t - 1).form == "," && c.token(t).feats == c.token(cue).feats) return t - 1;
  // "…, X suggested, że …": right behind a comma and a name.
  if (mark != kNone && !c.lexicon.drops_complementiser()) {
    auto name = t;
    while (name > begin && c.token(name - 1).upos == Upos::PROPN) --name;
    if (name < t && name > begin && c.token(name - 1).form == "," && c.who.entity_at(t - 1) != kNone) return name - 1;
  }
  // After a conjunction with a subject that has a name.
  for (auto u = t; u-- > begin && t - u < kLongestTail;) {
    const auto upos = c.token(u).upos;
    if (upos == Upos::CCONJ) {
      const auto e = u + 1 < t ? c.who.entity_at(t - 1) : kNone;
      const bool comma = u > begin && c.token(u - 1).form == ",";
      const auto frames = u + 1 < t && c.lexicon.drops_complementiser() ? c.noun(t - 1) : Frames{};
      // "…, but she argued that": in the form of the verb before and with its conjunction.
      const bool goes_on = u + 2 == t && mark != kNone && c.token(t - 1).upos == Upos::PRON &&
                           c.tree.morphology(t - 1).person == 3 && c.token(t).feats == c.token(cue).feats;
      const bool speaks = (e != kNone && c.token(t - 1).upos == Upos::PROPN) || frames.has(Frame::person) ||
                          frames.has(Frame::body) || goes_on;
      return comma && speaks ? u : kNone;
    }
    if (upos == Upos::VERB || upos == Upos::AUX || upos == Upos::PUNCT || upos == Upos::SCONJ) return kNone;
  }
  return kNone;
}

// "Although X declared …, Y left": the verb of a subordinate clause with which the sentence begins.
bool subordinate_front(const Context& c, std::uint32_t cue) {
  const auto first = c.sentence(cue).begin;
  return c.lexicon.drops_complementiser() && c.token(first).upos == Upos::SCONJ && c.token(first).head == cue &&
         c.tree.relation(first) == Relation::mark && c.tree.relation(cue) == Relation::advcl;
}

// "X, who said …, left": the verb of a relative clause set off by a comma.
bool in_relative(const Context& c, std::uint32_t cue) {
  for (auto t = cue; t-- > c.sentence(cue).begin && cue - t <= 3;) {
    if (c.token(t).form == ",") return false;
    if (c.tree.morphology(t).relative) return t > 0 && c.token(t - 1).form == ",";
  }
  return false;
}

// A verb with nothing but adverbs before it: what the subject of a main clause does behind a clause set off by commas.
bool main_verb_at(const Context& c, std::uint32_t t, std::uint32_t end) {
  while (t < end && c.token(t).upos == Upos::ADV) ++t;
  if (t >= end) return false;
  const auto& m = c.tree.morphology(t);
  if (c.token(t).upos == Upos::AUX) return c.finite(t);
  return c.token(t).upos == Upos::VERB && (c.finite(t) || (m.form == VerbForm::participle && m.past));
}

// "Following the news that X would leave, a party was held", "When Lima announced that X would leave, it was too late":
// where the main clause begins that follows what a noun or a subordinate clause at the front tells; or its predicate,
// where a noun belongs to its subject. The end of the sentence where nothing does.
std::uint32_t main_clause_behind(const Context& c, std::uint32_t cue, std::uint32_t clause) {
  const auto end = c.sentence(cue).end;
  auto main = cue;
  const bool noun = c.token(cue).upos == Upos::NOUN;
  if (!noun && (c.tree.relation(cue) != Relation::advcl || !c.finite(cue))) return end;
  do main = c.token(main).head;
  while (noun && main < c.size() && c.token(main).head < c.size());
  if (main >= end || main <= clause) return end;
  for (auto child : c.tree.children(main)) {
    if (c.tree.relation(child) != Relation::nsubj && c.token(child).deprel.view() != "expl") continue;
    const auto own = c.yield(child);
    if (own.has(cue)) return own.end > clause && own.end <= main ? own.end : end;
    if (own.begin > clause && c.token(own.begin - 1).form == ",") return own.begin - 1;
  }
  // A verb right behind the comma, "„…”, świadczy o tym", where the clause has one of its own.
  bool predicate = c.finite(clause);
  for (auto child : c.tree.children(clause))
    predicate = predicate || c.tree.relation(child) == Relation::cop || c.tree.relation(child) == Relation::aux;
  return c.token(main - 1).form == "," && predicate && !c.tree.relative_clause(clause) ? main - 1 : end;
}

// Whether the clause tells of now, by its verb or copula.
bool in_present(const Context& c, std::uint32_t clause) {
  if (c.finite(clause)) return c.tree.morphology(clause).present;
  for (auto child : c.tree.children(clause))
    if (c.tree.relation(child) == Relation::cop) return c.tree.morphology(child).present;
  return false;
}

// Where the words that begin at `begin` stop being those reported by `cue`: the sentence may go on with what
// the speaker did next ("…, ale odmówił komentarza"), with another saying ("…, adding that …") or with a remark
// after a dash. `clause` heads the reported clause.
std::uint32_t end_of_content(const Context& c, std::uint32_t cue, std::uint32_t clause, std::uint32_t begin) {
  auto end = c.sentence(cue).end;
  // "X, who said he was tired, left": what is said ends with the relative clause.
  for (auto up = cue; up < c.size(); up = c.token(up).head)
    if (c.tree.relative_clause(up)) {
      if (clause < c.size() && c.yield(up).has(clause)) end = std::min(end, c.yield(up).end);
      break;
    }
  if (const auto tail = tail_of(c, cue, begin, end); tail != kNone) end = tail;
  end = std::min(end, main_clause_behind(c, cue, clause));
  // "Saying the deal was dead, X left": the clause of a participle at the front ends where the sentence begins.
  const bool front =
      (!c.finite(cue) && cue == c.sentence(cue).begin && c.token(cue).upos == Upos::VERB) || subordinate_front(c, cue);
  bool predicate = false;
  const bool beside = in_relative(c, cue);
  for (auto t = begin; t < end; ++t) {
    if (beside && predicate && c.token(t).form == "," && main_verb_at(c, t + 1, end)) return t;
    if (front && predicate && c.token(t).form == "," && t + 1 < end) {
      // The comma may stand inside the marks: “…,” X left.
      const auto* passage = c.passage_at(c.token(t).span.begin);
      const auto first = passage != nullptr && c.token(t + 1).span.end == passage->outer.end ? t + 2 : t + 1;
      const auto next = first < end ? c.token(first).upos : Upos::PUNCT;
      const bool nominal = next == Upos::PROPN || next == Upos::DET || next == Upos::PRON || next == Upos::NOUN;
      if (nominal && !c.tree.morphology(first).relative) return first == t + 1 ? t : first;
    }
    if (predicate && c.token(t).form == "," && source_follows(c, t + 1, end)) return t;
    // "…; Dublin thinks that …": behind a semicolon somebody else is told to say something.
    if (predicate && c.token(t).form == ";")
      for (auto u = t + 1; u < end && c.token(u).form != ";"; ++u)
        if (c.verb(u).has(Frame::clause) && c.finite(u) && !c.first_or_second(u) && reports_clause(c, u)) return t;
    if (predicate && t > clause)
      if (const auto next = next_saying(c, cue, t, begin, end); next != kNone) return next;
    if (spaced_dash(c, t) && predicate) {
      bool attributed = false, closed = false;
      // "would talk — if the other side agrees": a clause that goes on with the words.
      const bool subordinate = t + 1 < end && c.token(t + 1).upos == Upos::SCONJ && !c.is(Words::as, t + 1);
      for (auto u = t + 1; u < end; ++u) {
        attributed = attributed || (c.verb(u).has(Frame::direct) && c.finite(u));
        closed = closed || spaced_dash(c, u);
      }
      if (attributed && !closed && !subordinate) return t;
    }
    const auto* passage = c.passage_at(c.token(t).span.begin);
    const bool quoted = passage != nullptr && passage->outer.begin >= c.token(begin).span.begin;
    if (t != clause && c.token(t).upos == Upos::VERB && t > begin && predicate && !quoted) {
      const auto start = std::max(begin, std::min(t, c.yield(t).begin));
      auto before = start;  // behind the mark of a passage: “…,” while …
      while (before > begin && c.token(before - 1).upos == Upos::PUNCT && c.token(before - 1).form != ",") --before;
      const bool after_comma = c.token(start).form == "," || (before > begin && c.token(before - 1).form == ",") ||
                               c.token(t - 1).form == ",";
      const auto relation = c.tree.relation(t);
      if (!c.finite(t) && after_comma && c.tree.morphology(t).form != VerbForm::infinitive) {
        const bool beside_cue = relation == Relation::advcl && c.token(t).head == cue;
        const bool saying = (c.verb(t).has(Frame::clause) || c.verb(t).has(Frame::label)) && relation != Relation::amod;
        const bool converb = c.tree.morphology(t).form == VerbForm::converb ||
                             c.tree.morphology(t).form == VerbForm::gerund ||
                             (relation != Relation::acl && !c.tree.morphology(t).past);
        // "too many gifts, such as praising X": the converb belongs to its preposition.
        const bool of_preposition = c.token(t - 1).upos == Upos::ADP || c.token(t - 1).deprel.view() == "fixed";
        if (converb && (beside_cue || saying) && !of_preposition) return c.token(t - 1).form == "," ? t - 1 : start;
      }
      if (relation == Relation::conj && plain_form(c, t) && c.verb(t).has(Frame::clause) &&
          c.token(t - 1).upos == Upos::CCONJ && has_clause(c, t))
        return t - 1;
      // "would take note, and called for calm": a participle by its tag, hung on a noun.
      if (c.lexicon.drops_complementiser() && relation == Relation::conj && c.token(t - 1).upos == Upos::CCONJ &&
          t > begin + 1 && c.token(t - 2).form == "," && c.tree.morphology(t).form == VerbForm::participle &&
          c.tree.morphology(t).past && c.tree.morphology(cue).past && c.token(t).head < t &&
          (c.token(c.token(t).head).upos == Upos::NOUN || c.token(c.token(t).head).upos == Upos::PROPN))
        return t - 1;
      // A second predicate of the same subject, in the form of the cue and not of the clause.
      // "said it would stay, and called for help": what follows "would stay" in the past is the speaker's too, though
      // a tagger may take it for a participle.
      const auto& form = c.tree.morphology(t);
      const bool as_participle = c.lexicon.drops_complementiser() && form.form == VerbForm::participle && form.past &&
                                 c.token(t - 1).upos == Upos::CCONJ;
      const bool as_cue = c.token(t).feats == c.token(cue).feats;
      const bool after_infinitive = (as_cue || as_participle) && clause < c.size() && c.tree.morphology(cue).past &&
                                    c.tree.morphology(clause).form == VerbForm::infinitive;
      if (after_infinitive && relation == Relation::conj && !has_subject(c, t) && c.token(t - 1).upos == Upos::CCONJ)
        return t - 1;
      if (c.finite(t) && relation == Relation::conj && !has_subject(c, t) && !c.tree.below(cue, t) &&
          !c.tree.relative_clause(c.token(t).head)) {
        const bool as_clause = clause < c.size() && c.token(t).feats == c.token(clause).feats;
        // "who said the law is old, and carried signs": behind a comma in the time of the cue, not of the clause.
        const bool apart = c.lexicon.drops_complementiser() && t > begin + 1 && c.token(t - 1).upos == Upos::CCONJ &&
                           c.token(t - 2).form == "," && form.past && c.tree.morphology(cue).past &&
                           clause < c.size() && in_present(c, clause);
        // "Critics claim … and assert …": a saying of its own, not what somebody else is told to say.
        const bool saying = as_cue && c.verb(t).has(Frame::clause) && t + 1 < end && c.token(t - 1).upos == Upos::CCONJ;
        const bool same_time = c.tree.morphology(t).past == c.tree.morphology(cue).past;
        if ((as_cue && !as_clause) || apart || saying || (c.token(t).head == cue && same_time)) {
          auto cut = t;
          while (cut > begin && c.token(cut - 1).upos != Upos::CCONJ && c.token(cut - 1).upos != Upos::PUNCT) --cut;
          if (cut > begin && c.token(cut - 1).upos == Upos::CCONJ) return cut;
        }
      }
    }
    predicate = predicate || c.finite(t) || c.token(t).upos == Upos::AUX || c.token(t).upos == Upos::VERB;
  }
  return end;
}

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
  for (auto t = subject; t-- > begin && subject - t <= kLongestTail;) {
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
  Range r;
  // "że sam fakt, iż wybrał …, należy uważać …": of two clauses the one that opens first holds the other.
  if (mark != kNone && mark > cue)
    for (auto child : c.tree.children(cue)) {
      if (c.tree.relation(child) != Relation::ccomp || child <= clause) continue;
      if (const auto opening = introduced_by(c, child, Words::complementiser); opening > cue && opening < mark)
        mark = opening;
    }
  if (clause > cue || (mark != kNone && mark > cue)) {
    r.begin = mark != kNone ? mark + 1 : cue + 1;
    if (mark == kNone) {
      // "told reporters the talks had failed": whoever is told does not belong to the words.
      for (auto child : c.tree.children(cue)) {
        const auto relation = c.tree.relation(child);
        const bool addressee = (relation == Relation::iobj || relation == Relation::obj) && child < clause &&
                               c.verb(cue).has(Frame::addressed);
        if (addressee) r.begin = std::max(r.begin, std::min(first_noun_phrase(c, cue + 1, clause), clause));
      }
      // The parser may give the clause both: "told the committee the sanctions were working".
      std::uint32_t subjects[2] = {kNone, kNone};
      for (auto child : c.tree.children(clause))
        if (c.tree.relation(child) == Relation::nsubj && child > cue) {
          if (subjects[0] == kNone)
            subjects[0] = child;
          else if (subjects[1] == kNone)
            subjects[1] = child;
        }
      if (c.verb(cue).has(Frame::addressed) && subjects[1] != kNone && subjects[1] < clause)
        r.begin = std::max(r.begin, c.yield(subjects[1]).begin);
      // "said on Friday it would come": the clause begins with its subject.
      const auto relation = c.tree.relation(clause);
      const auto predicate = relation == Relation::aux || relation == Relation::cop ? c.token(clause).head : clause;
      for (auto child : c.tree.children(predicate)) {
        const bool subject = c.tree.relation(child) == Relation::nsubj || c.token(child).deprel.view() == "expl";
        if (!subject || child <= r.begin) continue;
        const auto first = c.yield(child).begin;
        const bool adverbial = c.token(r.begin).upos == Upos::ADP && first > r.begin && first - r.begin <= kLongestLead;
        if (adverbial && first < clause) r.begin = first;
        break;
      }
      if (const auto first = c.yield(clause).begin; first > cue && c.is(Words::interrogative, first)) r.begin = first;
      // "said in a letter sent to the town that he would come": behind all that belongs to the verb.
      if (c.token(r.begin).upos == Upos::ADP)
        for (auto t = r.begin; t < clause; ++t)
          if (c.is(Words::complementiser, t) && c.tree.relation(t) == Relation::mark) r.begin = t + 1;
    }
    r.end = end_of_content(c, cue, clause, r.begin);
  } else {
    r = c.yield(clause);
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
