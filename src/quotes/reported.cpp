// Indirect speech: clauses governed by a verb or noun of saying ("zapewnił, że …", "said that …", "…, he
// said", "expressed concern that …").
#include <algorithm>
#include <optional>

#include "base/utf8.hpp"
#include "quotes/candidate.hpp"
#include "quotes/clauses.hpp"
#include "quotes/content.hpp"
#include "quotes/content_beside.hpp"
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

// "said on Friday the talks would go on": when it was said, before what was said.
Range without_time(const Context& c, std::uint32_t cue, Range content) {
  if (content.begin != cue + 1 || !c.lexicon.drops_complementiser()) return content;
  auto t = content.begin;
  if (c.token(t).upos == Upos::ADP && t + 1 < content.end && c.dated(t + 1)) ++t;
  if (!c.dated(t)) return content;
  while (t < content.end && c.dated(t)) ++t;
  if (c.words_in({t, content.end}) < 3) return content;
  const auto next = c.token(t).upos;
  const bool begins = next == Upos::DET || next == Upos::PRON || next == Upos::PROPN || next == Upos::NOUN ||
                      next == Upos::ADJ || next == Upos::NUM;
  return begins ? Range{t, content.end} : content;
}

void add(const Context& c, Found& found, std::uint32_t cue, Range content, Voice voice, const char* rule,
         double confidence, bool passing = false) {
  const auto mark_at = [&](std::uint32_t t) {  // "noted that, if needed, …": taken for a pronoun
    if (c.token(t).form == ",") return true;
    const bool insertion = t + 1 < content.end && c.token(t + 1).form == "," && t == cue + 1;
    // "told the paper that based on pictures, the blast …"
    const bool adverbial = t + 2 < content.end && c.token(t + 1).upos == Upos::VERB && !c.finite(t + 1) &&
                           c.token(t + 2).upos == Upos::ADP;
    return c.is(Words::complementiser, t) && (c.token(t).upos != Upos::PRON || insertion || adverbial);
  };
  while (!content.empty() && mark_at(content.begin)) ++content.begin;
  // "reported Monday that …": what stands before the conjunction belongs to the verb.
  const bool marked = content.begin > 0 && c.is(Words::complementiser, content.begin - 1);
  for (auto t = content.begin; !marked && t < std::min(content.end, content.begin + kLongestAdverbial); ++t) {
    const bool mark_next = c.token(t).form == "," && t + 1 < content.end && c.is(Words::complementiser, t + 1);
    if (c.token(t).upos == Upos::VERB || c.token(t).upos == Upos::AUX) break;
    if (c.token(t).upos == Upos::PUNCT && !mark_next) break;
    if (t > content.begin && c.token(t).upos == Upos::SCONJ && c.is(Words::complementiser, t)) {
      if (of_subject(c, cue, t, c.verb(cue))) break;
      content.begin = t + 1;
    }
  }
  content = without_time(c, cue, content);
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
  q.passing = passing;
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

Voice voice_of_name(const Context& c, Range name) {
  if (const auto e = c.who.entity_at(name.end - 1); e != kNone) return entity_voice(e, name.end - 1);
  const Span words{c.token(name.begin).span.begin, c.token(name.end - 1).span.end};
  return {Voice::Kind::phrase, kNone, name.begin, {}, false, words};
}

// "…, the Morning Sun, a paper of Lima, said": a name that nobody knows between the commas before the verb; empty for none.
Range unknown_name_behind(const Context& c, std::uint32_t comma, std::uint32_t verb) {
  auto first = comma + 1;
  if (first < verb && c.is(Words::article, first)) ++first;
  Range name{first, first};
  while (name.end < verb && c.token(name.end).upos == Upos::PROPN && nobody_known(c, name.end) && !c.dated(name.end))
    ++name.end;
  const bool apart = name.end - name.begin >= 2 && name.end < verb && c.token(name.end).form == ",";
  return apart && c.lexicon.drops_complementiser() ? name : Range{first, first};
}

// The subject of an attribution that the tree hides: the first that can speak after the comma.
Voice voice_between(const Context& c, std::uint32_t comma, std::uint32_t verb) {
  if (const auto name = unknown_name_behind(c, comma, verb); !name.empty()) return voice_of_name(c, name);
  for (auto t = comma + 1; t < verb; ++t)
    if (c.token(t).upos == Upos::NOUN || c.token(t).upos == Upos::PROPN || c.token(t).upos == Upos::PRON)
      if (!c.tree.morphology(t).relative)
        if (auto v = voice_of_phrase(c, t)) return v;
  return {};
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

// Its subject is what stands right before it, whatever the parser makes of two verbs in a row.
Voice interposed_voice(const Context& c, std::uint32_t verb) {
  const auto upos = c.token(verb - 1).upos;
  return upos == Upos::PRON || upos == Upos::PROPN || upos == Upos::NOUN ? voice_of_phrase(c, verb - 1) : Voice{};
}

struct Authored {
  Clause clause;
  Voice voice;
};

// "written promises from Peru that …", "zapewnienia ze strony rządu, że …": whose words a noun tells, between it and
// the conjunction.
std::optional<Authored> authored(const Context& c, std::uint32_t noun) {
  const auto end = std::min(c.sentence(noun).end, noun + kFarthestClause);
  auto t = noun + 1;
  while (t < end && t <= noun + 2 && !c.is(Words::author, t) &&
         (c.token(t).upos == Upos::PUNCT || c.token(t).upos == Upos::ADP))
    ++t;
  if (t >= end || !c.is(Words::author, t)) return std::nullopt;
  Voice voice;
  for (auto u = t + 1; u + 1 < end; ++u) {
    const auto upos = c.token(u).upos;
    if (c.is(Words::complementiser, u)) {
      auto last = u - 1;
      if (c.token(last).form == ",") --last;
      const auto next = c.token(u + 1).upos;
      // "a claim by groups that left": a relative clause, as may be all behind things.
      const bool people =
          c.who.entity_at(last) != kNone || c.noun(last).has(Frame::person) || c.noun(last).has(Frame::body);
      if (!voice || (c.lexicon.drops_complementiser() && (!people || next == Upos::VERB || next == Upos::AUX)))
        return std::nullopt;
      auto head = u + 1;
      while (head + 1 < c.sentence(noun).end && !c.finite(head) && c.token(head).upos != Upos::AUX) ++head;
      return Authored{{head, u, false}, std::move(voice)};
    }
    if (upos == Upos::VERB || upos == Upos::AUX || upos == Upos::SCONJ || c.tree.morphology(u).relative)
      return std::nullopt;
    if (upos == Upos::PUNCT && c.token(u).form != "," && !c.dash(u)) return std::nullopt;
    const auto* name = c.who.mention_at(u);  // "complaints from Ann Lind's allies"
    const bool owner_of_them = c.tree.possessor(name != nullptr ? name->head : u);
    if ((upos != Upos::NOUN && upos != Upos::PROPN) || owner_of_them) continue;
    const auto e = c.who.entity_at(u);
    const bool person = e != kNone && c.doc.entities[e].kind == EntityKind::person;
    if (person && (voice.kind != Voice::Kind::entity || c.doc.entities[voice.entity].kind != EntityKind::person))
      voice = entity_voice(e, u);
    else if (!voice)
      voice = voice_of_phrase(c, u);
  }
  return std::nullopt;
}

// "mówił o zapewnieniach ze strony rządu, że …": the clause of such a noun, not of the verb before.
bool of_author(const Context& c, std::uint32_t verb, std::uint32_t mark) {
  for (auto noun = verb + 1; noun < mark; ++noun)
    if (c.noun(noun).has(Frame::clause))
      if (const auto by = authored(c, noun); by && by->clause.mark == mark) return mark_of_subject(c, noun) != mark;
  return false;
}

// "…, he said": the clause that the verb hangs on.
std::optional<Clause> clause_above(const Context& c, std::uint32_t verb, Frames frames) {
  if (auto behind = clause_at_once(c, verb, frames)) return behind;
  const auto up = c.token(verb).head;
  const bool as = introduced_by(c, verb, Words::as) != kNone || c.is(Words::as, c.yield(verb).begin);
  // "…; the Kremlin announces a visit", "a chance the government denies them": the verb has an object of its own.
  bool object = false;
  for (auto child : c.tree.children(verb))
    object = object || (c.tree.relation(child) == Relation::obj && !frames.has(Frame::addressed));
  for (auto t = up + 1; t < verb; ++t) object = object || c.token(t).form == ";";
  if (up < verb && has_subject(c, verb) && frames.has(Frame::direct) && !as && !object) return Clause{up, kNone, false};
  return std::nullopt;
}

// The clause that the verb reports. `below`: the one that the tree hangs on it.
std::optional<Clause> clause_of_verb(const Context& c, std::uint32_t verb, Frames frames, std::optional<Clause> below) {
  auto clause = std::move(below);
  if (clause && clause->mark != kNone && clause->mark < verb)  // "…, jakoby zwlekał, odparł, że …"
    if (auto behind = clause_behind(c, verb, frames); behind && behind->mark != kNone) clause = behind;
  if (clause && clause->mark == kNone && clause->head < verb)
    if (auto behind = clause_at_once(c, verb, frames)) clause = behind;
  if (!clause && c.tree.relation(verb) == Relation::parataxis && c.finite(verb)) clause = clause_above(c, verb, frames);
  if (!clause) clause = clause_behind(c, verb, frames);
  // "…, Interfax reported, raising fears …": what stands behind the comma is a remark.
  if (clause && clause->mark == kNone && clause->head > verb && verb + 1 < c.size() && c.token(verb + 1).form == "," &&
      remark(c, verb + 2, c.sentence(verb).end))
    clause.reset();
  return clause;
}

// What a verb without a clause may report all the same.
void without_clause(const Context& c, std::uint32_t verb, Frames frames, Found& found) {
  if (auto cited = content_cited(c, verb))
    if (auto voice = reporter(c, verb))
      add(c, found, verb, *cited, std::move(voice), "reported/cited", kClauseConfidence);
  if (!c.lexicon.drops_complementiser() || !frames.has(Frame::direct) || !frames.has(Frame::clause)) return;
  if (auto before = content_before(c, verb); before && !found.sealed(before->begin))
    if (auto voice = voice_between(c, before->end, verb))
      add(c, found, verb, *before, std::move(voice), "reported/before", kNounConfidence);
}

// "…,” said X, “…”": the verb attributes direct speech already.
bool attributes_speech(const Context& c, std::uint32_t verb, const Found& found) {
  for (auto place : found.in_sentence(c.tree.sentence(verb)))
    if (const auto& q = found.list()[place]; q.sealed && q.cue == c.token(verb).span)
      if (c.tree.sentence(c.token_from(q.span.begin)) <= c.tree.sentence(verb)) return true;
  return false;
}

// "“…,” X, a senator, said Sunday": the passage where the parser took it with all that follows for the words; nullptr
// for none.
const Quoted* passage_before(const Context& c, std::uint32_t verb, Range content) {
  const auto opens = c.token(content.begin).span.begin;
  const auto* q = c.passage_at(opens);
  const bool whole = q != nullptr && q->closed && q->outer.begin == opens && c.token_from(q->outer.end) < verb &&
                     c.doc.words(q->inner).ends_with(",");
  return whole ? q : nullptr;
}

void add_passage(const Context& c, std::uint32_t verb, const Quoted& passage, Found& found) {
  auto voice = voice_between(c, c.token_from(passage.outer.end) - 1, verb);
  if (!voice) voice = reporter(c, verb);
  if (!voice) return;
  Candidate direct;
  direct.span = passage.inner;
  direct.cue = c.token(verb).span;
  direct.voice = std::move(voice);
  direct.rule = "reported/passage";
  direct.confidence = kNounConfidence;
  direct.sealed = true;
  found.add(std::move(direct));
}

Voice voice_of_clause(const Context& c, std::uint32_t verb, Frames frames, const Clause& clause, Range content) {
  auto voice = frames.has(Frame::evidence) ? witness(c, verb) : reporter(c, verb);
  if (auto behind = behind_front(c, verb, content)) voice = std::move(behind);
  // "The attendees affirmed that …": several that no list knows, where a conjunction shows the words and it is told as
  // an act; signs "suggest that". In languages with cases the nouns of people show themselves.
  if (!voice && clause.mark != kNone && c.tree.morphology(verb).past && c.lexicon.drops_complementiser())
    if (auto several = any_subject(c, verb); several && c.tree.morphology(several.token).plural) return several;
  return voice;
}

// A verb that stands inside what it reports: whether that has been dealt with.
bool parted_clause(const Context& c, std::uint32_t verb, Frames frames, Found& found) {
  if (auto words = interposed(c, verb); words && !found.sealed(words->begin)) {
    auto voice = interposed_voice(c, verb);
    if (!voice) voice = reporter(c, verb);
    if (voice) add(c, found, verb, *words, std::move(voice), "reported/interposed", kNounConfidence);
    return true;
  }
  if (!frames.has(Frame::direct)) return false;
  auto around = content_around(c, verb);
  if (!around || found.sealed(around->begin)) return false;
  if (auto voice = interposed_voice(c, verb))
    add(c, found, verb, *around, std::move(voice), "reported/around", kNounConfidence);
  return true;
}

void verb_clauses(const Context& c, std::uint32_t verb, Found& found) {
  const auto frames = c.verb(verb);
  if (!frames.has(Frame::clause) && !frames.has(Frame::request)) return;
  if (c.token(verb).upos == Upos::VERB && noun_of_saying(c, verb)) return;  // "said claims that …"
  if (c.negated(verb) != frames.has(Frame::negated) || !spoken(c, verb)) return;
  if (nobody_says(c, verb)) return;
  if (parted_clause(c, verb, frames, found)) return;
  auto below = clause_below(c, verb, frames);
  if (below && below->mark != kNone && of_pronoun_before(c, verb, below->mark)) return;
  const auto clause = clause_of_verb(c, verb, frames, std::move(below));
  if ((!clause || clause->head < verb) && comma_of_summary(c, verb) != kNone) return;
  if (frames.has(Frame::direct) && (!clause || (clause->mark == kNone && clause->head > verb)))
    if (const auto words = content_of_name(c, verb); words && !found.sealed(words->begin))
      return add(c, found, verb, *words, voice_of_name(c, name_behind(c, verb)), "reported/name", kClauseConfidence);
  if (!clause) return without_clause(c, verb, frames, found);
  if (found.sealed(clause->head)) return;
  if (clause->mark != kNone && of_author(c, verb, clause->mark)) return;
  // "…, a step experts say could help": the verb stands inside a relative clause.
  if (clause->head < verb && c.lexicon.drops_complementiser() && verb + 1 < c.sentence(verb).end && c.finite(verb + 1))
    return;
  if (clause->mark == kNone && attributes_speech(c, verb, found)) return;
  const auto content = content_of(c, verb, clause->head, clause->mark);
  if (!content) return;
  if (const auto* passage = clause->head < verb ? passage_before(c, verb, *content) : nullptr; passage != nullptr)
    return add_passage(c, verb, *passage, found);
  if (auto voice = voice_of_clause(c, verb, frames, *clause, *content))
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

// The first in the nominative behind the verb, before a comma or another verb.
Voice nominative_behind(const Context& c, std::uint32_t verb) {
  for (auto t = verb + 1; t < c.sentence(verb).end; ++t) {
    const auto upos = c.token(t).upos;
    if (upos == Upos::VERB || upos == Upos::SCONJ || c.token(t).form == "," || c.dash(t)) return {};
    if ((upos != Upos::NOUN && upos != Upos::PROPN) || c.tree.morphology(t).kase != facts::Case::nom) continue;
    if (auto v = voice_of_phrase(c, t)) return v;
  }
  return {};
}

// "Informację, że statek zatonął, potwierdził rzecznik": a noun at the front that is told, its clause between commas and
// the verb with whoever says it right behind, whatever the tree makes of it. The verb, or kNone.
std::uint32_t teller_behind(const Context& c, std::uint32_t noun, std::uint32_t mark) {
  const auto s = c.sentence(noun);
  if (c.tree.morphology(noun).kase != facts::Case::acc) return kNone;
  // Behind a heading that ran into the sentence the noun has a capital.
  for (auto t = noun; t-- > s.begin && !c.opens_upper(noun);)
    if (c.finite(t) || c.token(t).upos == Upos::PUNCT) return kNone;
  for (auto t = mark + 2; t < s.end; ++t) {
    const auto frames = c.verb(t);
    if (c.token(t - 1).form != "," || !c.finite(t) || c.first_or_second(t) || c.negated(t)) continue;
    if (!frames.has(Frame::clause) || !frames.has(Frame::direct) || reports_clause(c, t)) continue;
    for (auto child : c.tree.children(t))  // "Wiadomość, że …, potwierdziła się"
      if (c.token(child).deprel.view().starts_with("expl")) return kNone;
    return t;
  }
  return kNone;
}

void noun_clauses(const Context& c, std::uint32_t noun, Found& found) {
  const auto frames = c.noun(noun);
  if (!frames.has(Frame::clause) || mark_of_subject(c, noun) != kNone) return;
  if (noun + 2 < c.sentence(noun).end && c.token(noun + 1).form == "," && c.is(Words::complementiser, noun + 2))
    if (const auto verb = teller_behind(c, noun, noun + 2); verb != kNone && spoken(c, verb)) {
      auto voice = nominative_behind(c, verb);
      if (voice && !found.sealed(noun + 3))
        add(c, found, noun, without_loose_ends(c, {noun + 3, verb}), std::move(voice), "reported/noun",
            kNounConfidence);
      return;
    }
  if (auto by = authored(c, noun); by && !found.sealed(by->clause.head)) {
    const auto up = c.token(noun).head;
    if (auto content = content_of(c, noun, by->clause.head, by->clause.mark);
        content && !(up < c.size() && c.negated(up)))
      add(c, found, noun, *content, std::move(by->voice), "reported/author", kNounConfidence, true);
    return;
  }
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
  // "Informację, że …, potwierdził minister": who says it.
  const auto up = c.token(noun).head;
  if (!voice && up < c.size() && c.tree.relation(noun) == Relation::obj && c.verb(up).has(Frame::clause) &&
      c.finite(up) && spoken(c, up)) {
    voice = reporter(c, up);
    if (up > content->begin && up < content->end) content->end = up;
    while (content->end > content->begin && c.token(content->end - 1).upos == Upos::PUNCT) --content->end;
  }
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
    // Quoted words are not taken apart, but “assurances” from somebody may have their clause behind the marks.
    if (const auto* q = c.passage_at(c.token(t).span.begin); q != nullptr) {
      const auto behind = c.token_from(q->outer.end);
      if (stance || c.verb(t) || t + 2 != behind || behind >= c.size() || !c.is(Words::author, behind)) continue;
    }
    if (stance)
      stance_clauses(c, t, found);
    else if (c.verb(t))
      verb_clauses(c, t, found);
    else
      noun_clauses(c, t, found);
  }
}

}  // namespace kronika::quotes
