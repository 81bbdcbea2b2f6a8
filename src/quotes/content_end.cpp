#include "quotes/content_end.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "quotes/clauses.hpp"
#include "quotes/content.hpp"
#include "quotes/reporter.hpp"

namespace kronika::quotes {
namespace {

using facts::VerbForm;

constexpr std::uint32_t kLongestAdverbial = 4;  // words between a verb and the conjunction of its clause
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

// "Lima warned that ships would stay and Quito countered that …": both sayings have their conjunction, or none, and one
// form, which that of the first clause is not.
bool answers(const Context& c, std::uint32_t cue, std::uint32_t clause, std::uint32_t t, std::uint32_t mark) {
  const bool marked = cue + 1 < c.size() && c.is(Words::complementiser, cue + 1);
  return marked == (mark != kNone) && clause < c.size() && c.token(t).feats == c.token(cue).feats &&
         c.token(clause).feats != c.token(cue).feats;
}

// Where another saying begins at `t`, a verb: "…, but X says …", "…, powiedział jednak, że …"; or kNone.
std::uint32_t next_saying(const Context& c, std::uint32_t cue, std::uint32_t clause, std::uint32_t t,
                          std::uint32_t begin, std::uint32_t end) {
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
      return (comma || answers(c, cue, clause, t, mark)) && speaks ? u : kNone;
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

// "Following the news that X would leave, a party was held", "When Lima announced that X would leave, it was too late",
// "A day after saying that X would leave, Lima signed": where the main clause begins that follows what a noun or a subordinate clause at the front tells; or its predicate,
// where a noun belongs to its subject. The end of the sentence where nothing does.
std::uint32_t main_clause_behind(const Context& c, std::uint32_t cue, std::uint32_t clause) {
  const auto end = c.sentence(cue).end;
  auto main = cue;
  const bool noun = c.token(cue).upos == Upos::NOUN;
  if (!noun && c.tree.relation(cue) != Relation::advcl) return end;
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

// One reported clause, read from its first word on. From its predicate on each word may be where it ends.
class ContentEnd {
 public:
  ContentEnd(const Context& c, std::uint32_t cue, std::uint32_t clause, std::uint32_t begin)
      : c_(c), cue_(cue), clause_(clause), begin_(begin), end_(farthest()) {
    // "Saying the deal was dead, X left": the clause of a participle at the front ends where the sentence begins.
    front_ = (!c.finite(cue) && cue == c.sentence(cue).begin && c.token(cue).upos == Upos::VERB) ||
             subordinate_front(c, cue);
    beside_ = in_relative(c, cue);
  }

  std::uint32_t find() const {
    bool predicate = false;
    for (auto t = begin_; t < end_; ++t) {
      if (predicate)
        if (const auto cut = cut_at(t); cut != kNone) return cut;
      const auto upos = c_.token(t).upos;
      predicate = predicate || c_.finite(t) || upos == Upos::AUX || upos == Upos::VERB;
    }
    return end_;
  }

 private:
  // The end, as far as the tree tells of the sentence as a whole.
  std::uint32_t farthest() const {
    auto end = c_.sentence(cue_).end;
    // "X, who said he was tired, left": what is said ends with the relative clause.
    for (auto up = cue_; up < c_.size(); up = c_.token(up).head)
      if (c_.tree.relative_clause(up)) {
        if (clause_ < c_.size() && c_.yield(up).has(clause_)) end = std::min(end, c_.yield(up).end);
        break;
      }
    if (const auto tail = tail_of(c_, cue_, begin_, end); tail != kNone) end = tail;
    end = std::min(end, teller_behind());
    return std::min(end, main_clause_behind(c_, cue_, clause_));
  }

  // "Lind feared that the pact would fail, Berg told aides": the comma before whoever tells the whole; kNone for nobody.
  std::uint32_t teller_behind() const {
    auto up = cue_;
    while (up < c_.size() && (c_.token(up).head < up || c_.tree.relation(up) == Relation::conj)) {
      const auto r = c_.tree.relation(up);
      if (r != Relation::ccomp && r != Relation::conj && r != Relation::xcomp) return kNone;
      up = c_.token(up).head;
    }
    const auto verb = up < c_.size() && c_.tree.relation(up) == Relation::ccomp ? c_.token(up).head : kNone;
    if (verb >= c_.size() || verb <= clause_ || !c_.finite(verb) || !c_.verb(verb).has(Frame::direct)) return kNone;
    if (c_.token(verb - 1).form == ",") return verb - 1;
    for (auto child : c_.tree.children(verb))
      if (c_.tree.relation(child) == Relation::nsubj && child < verb)
        if (const auto first = c_.yield(child).begin; first > clause_ && c_.token(first - 1).form == ",")
          return first - 1;
    return kNone;
  }

  // Where the content ends before the word at `t` or with it; kNone where it goes on.
  std::uint32_t cut_at(std::uint32_t t) const {
    const auto& form = c_.token(t).form;
    if (form == ",") {
      if (beside_ && main_verb_at(c_, t + 1, end_)) return t;
      if (front_ && t + 1 < end_)
        if (const auto main = main_clause_at(t); main != kNone) return main;
      if (source_follows(c_, t + 1, end_)) return t;
    }
    if (form == "," && t > clause_ && remark_of_time(t)) return t;
    if (form == ";" && another_says(t + 1)) return t;
    if (t > clause_ && c_.verb(t))
      if (const auto comma = comma_of_summary(c_, t); comma != kNone && comma > clause_) return comma;
    if (t > clause_)
      if (const auto next = next_saying(c_, cue_, clause_, t, begin_, end_); next != kNone) return next;
    if (spaced_dash(c_, t) && attributed_behind(t)) return t;
    const auto* passage = c_.passage_at(c_.token(t).span.begin);
    const bool quoted = passage != nullptr && passage->outer.begin >= c_.token(begin_).span.begin;
    return t != clause_ && t > begin_ && c_.token(t).upos == Upos::VERB && !quoted ? cut_at_verb(t) : kNone;
  }

  // Behind a clause at the front: where the main clause begins at a comma, or behind the mark that follows it.
  std::uint32_t main_clause_at(std::uint32_t comma) const {
    // The comma may stand inside the marks: “…,” X left.
    const auto* passage = c_.passage_at(c_.token(comma).span.begin);
    const bool marked = passage != nullptr && c_.token(comma + 1).span.end == passage->outer.end;
    const auto first = marked ? comma + 2 : comma + 1;
    const auto next = first < end_ ? c_.token(first).upos : Upos::PUNCT;
    const bool nominal = next == Upos::PROPN || next == Upos::DET || next == Upos::PRON || next == Upos::NOUN;
    if (!nominal || c_.tree.morphology(first).relative) return kNone;
    return marked ? first : comma;
  }

  // "said that it was leaving, hours after a mob had burned its flag": when it was said, by what had happened, which a
  // clause that is not told in the past does not tell.
  bool remark_of_time(std::uint32_t comma) const {
    auto t = comma + 1;
    while (t < end_ &&
           (c_.token(t).upos == Upos::NUM || c_.token(t).upos == Upos::DET || c_.token(t).upos == Upos::ADV))
      ++t;
    if (t + 2 >= end_ || c_.token(t).upos != Upos::NOUN || c_.token(t + 1).upos != Upos::SCONJ) return false;
    const auto event = c_.token(t + 1).head;
    if (event <= t || event >= end_ || c_.token(t).head != event || c_.token(event).head >= comma) return false;
    const auto told_in_past = [&](std::uint32_t verb) { return c_.finite(verb) && c_.tree.morphology(verb).past; };
    const auto parts = c_.tree.children(event);
    const bool happened = told_in_past(event) || std::any_of(parts.begin(), parts.end(), [&](auto u) {
                            return c_.tree.relation(u) == Relation::aux && told_in_past(u);
                          });
    return told_in_past(cue_) && happened && clause_ < c_.size() && !told_in_past(clause_);
  }

  // "…; Dublin thinks that …": behind a semicolon somebody else is told to say something.
  bool another_says(std::uint32_t first) const {
    for (auto t = first; t < end_ && c_.token(t).form != ";"; ++t)
      if (c_.verb(t).has(Frame::clause) && c_.finite(t) && !c_.first_or_second(t) && reports_clause(c_, t)) return true;
    return false;
  }

  // Does a remark behind the dash say who speaks?
  bool attributed_behind(std::uint32_t dash) const {
    // "would talk — if the other side agrees": a clause that goes on with the words.
    if (dash + 1 < end_ && c_.token(dash + 1).upos == Upos::SCONJ && !c_.is(Words::as, dash + 1)) return false;
    bool attributed = false;
    for (auto t = dash + 1; t < end_; ++t) {
      if (spaced_dash(c_, t)) return false;
      attributed = attributed || (c_.verb(t).has(Frame::direct) && c_.finite(t));
    }
    return attributed;
  }

  std::uint32_t cut_at_verb(std::uint32_t t) const {
    if (const auto converb = converb_at(t); converb != kNone) return converb;
    if (c_.tree.relation(t) != Relation::conj) return kNone;
    if (const auto comma = told_besides(t); comma != kNone) return comma;
    const bool joined = c_.token(t - 1).upos == Upos::CCONJ;
    if (joined && ((plain_form(c_, t) && c_.verb(t).has(Frame::clause) && has_clause(c_, t)) || participle_of_noun(t) ||
                   follows_infinitive(t)))
      return t - 1;
    return second_predicate(t) ? conjunction_before(t) : kNone;
  }

  // Is the clause told in the time of the verb at `t`? Where the language moves the time of what is reported that shows
  // who says a verb in the other.
  bool told_alike(std::uint32_t t) const {
    if (clause_ >= c_.size() || !c_.lexicon.drops_complementiser()) return true;
    const auto alike = [&](std::uint32_t u) {
      const auto &own = c_.tree.morphology(u), &other = c_.tree.morphology(t);
      return c_.finite(u) && own.past == other.past && own.present == other.present;
    };
    const auto parts = c_.tree.children(clause_);
    return alike(clause_) || std::any_of(parts.begin(), parts.end(), [&](auto u) {
             const auto r = c_.tree.relation(u);
             return (r == Relation::aux || r == Relation::cop) && alike(u);
           });
  }

  // "Lind said the plan would work, and an aide went on by saying …": the comma behind which a sentence of its own begins
  // that the tree joins to the verb of saying, in its form.
  std::uint32_t told_besides(std::uint32_t t) const {
    if (c_.token(t).head != cue_ || c_.token(t).feats != c_.token(cue_).feats || !c_.finite(t) || told_alike(t))
      return kNone;
    for (auto child : c_.tree.children(t)) {
      if (c_.tree.relation(child) != Relation::nsubj || child > t) continue;
      const auto first = c_.yield(child).begin;
      const bool joined = first > begin_ + 1 && c_.token(first - 1).upos == Upos::CCONJ;
      return joined && c_.token(first - 2).form == "," ? first - 2 : kNone;
    }
    return kNone;
  }

  // "…, adding that …": where what the speaker does at the same time begins.
  std::uint32_t converb_at(std::uint32_t t) const {
    const auto& m = c_.tree.morphology(t);
    const auto start = std::max(begin_, std::min(t, c_.yield(t).begin));
    auto before = start;  // behind the mark of a passage: “…,” while …
    while (before > begin_ && c_.token(before - 1).upos == Upos::PUNCT && c_.token(before - 1).form != ",") --before;
    const bool after_comma = c_.token(start).form == "," || (before > begin_ && c_.token(before - 1).form == ",") ||
                             c_.token(t - 1).form == ",";
    if (c_.finite(t) || !after_comma || m.form == VerbForm::infinitive) return kNone;
    const auto relation = c_.tree.relation(t);
    const bool beside_cue = relation == Relation::advcl && c_.token(t).head == cue_;
    const bool saying = (c_.verb(t).has(Frame::clause) || c_.verb(t).has(Frame::label)) && relation != Relation::amod;
    const bool converb =
        m.form == VerbForm::converb || m.form == VerbForm::gerund || (relation != Relation::acl && !m.past);
    // "too many gifts, such as praising X": the converb belongs to its preposition.
    const bool of_preposition = c_.token(t - 1).upos == Upos::ADP || c_.token(t - 1).deprel.view() == "fixed";
    if (!converb || !(beside_cue || saying) || of_preposition) return kNone;
    return c_.token(t - 1).form == "," ? t - 1 : start;
  }

  // "would take note, and called for calm": a participle by its tag, hung on a noun.
  bool participle_of_noun(std::uint32_t t) const {
    const auto& m = c_.tree.morphology(t);
    const auto head = c_.token(t).head;
    return c_.lexicon.drops_complementiser() && t > begin_ + 1 && c_.token(t - 2).form == "," &&
           m.form == VerbForm::participle && m.past && c_.tree.morphology(cue_).past && head < t &&
           (c_.token(head).upos == Upos::NOUN || c_.token(head).upos == Upos::PROPN);
  }

  // "said it would stay, and called for help": what follows "would stay" in the past is the speaker's too, though a
  // tagger may take it for a participle.
  bool follows_infinitive(std::uint32_t t) const {
    const auto& m = c_.tree.morphology(t);
    const bool as_participle = c_.lexicon.drops_complementiser() && m.form == VerbForm::participle && m.past;
    const bool as_cue = c_.token(t).feats == c_.token(cue_).feats;
    return (as_cue || as_participle) && clause_ < c_.size() && c_.tree.morphology(cue_).past &&
           c_.tree.morphology(clause_).form == VerbForm::infinitive && !has_subject(c_, t);
  }

  // A second predicate of the same subject, in the form of the cue and not of the clause.
  bool second_predicate(std::uint32_t t) const {
    if (!c_.finite(t) || has_subject(c_, t) || c_.tree.below(cue_, t) || c_.tree.relative_clause(c_.token(t).head))
      return false;
    const bool joined = c_.token(t - 1).upos == Upos::CCONJ;
    const bool past = c_.tree.morphology(t).past, told_in_past = c_.tree.morphology(cue_).past;
    const bool as_cue = c_.token(t).feats == c_.token(cue_).feats;
    // "said ships came, left and came again": in the past a form shows no number, whatever the tagger says.
    const auto same = [&](std::uint32_t clause) {
      const auto &own = c_.tree.morphology(t), &other = c_.tree.morphology(clause);
      return c_.token(t).feats == c_.token(clause).feats ||
             (c_.lexicon.drops_complementiser() && c_.finite(clause) && own.past && other.past);
    };
    const bool as_clause = clause_ < c_.size() && same(clause_);
    // "who said the law is old, and carried signs": behind a comma in the time of the cue, not of the clause.
    const bool apart = c_.lexicon.drops_complementiser() && t > begin_ + 1 && joined && c_.token(t - 2).form == "," &&
                       past && told_in_past && clause_ < c_.size() && in_present(c_, clause_);
    // "Critics claim … and assert …": a saying of its own, not what somebody else is told to say.
    const bool saying = as_cue && c_.verb(t).has(Frame::clause) && t + 1 < end_ && joined;
    return (as_cue && !as_clause) || apart || saying || (c_.token(t).head == cue_ && past == told_in_past);
  }

  std::uint32_t conjunction_before(std::uint32_t t) const {
    auto cut = t;
    while (cut > begin_ && c_.token(cut - 1).upos != Upos::CCONJ && c_.token(cut - 1).upos != Upos::PUNCT) --cut;
    return cut > begin_ && c_.token(cut - 1).upos == Upos::CCONJ ? cut : kNone;
  }

  const Context& c_;
  std::uint32_t cue_, clause_, begin_, end_;
  bool front_ = false, beside_ = false;
};

}  // namespace

std::uint32_t end_of_content(const Context& c, std::uint32_t cue, std::uint32_t clause, std::uint32_t begin) {
  return ContentEnd(c, cue, clause, begin).find();
}

}  // namespace kronika::quotes
