// Direct speech after a dash, as Polish and other European news set it:
//
//   - Moje zadanie polega na tym - powiedział prezydent. - Jestem gotów.
//   Minister odparł: – To nieprawda.
//
// Trees are of little use here, since sentence splitters and parsers stumble over the dashes; what counts is
// a dash followed at once by a verb of saying, and the dash before it that opens the words.
#include <algorithm>

#include "quotes/candidate.hpp"
#include "quotes/reporter.hpp"

namespace kronika::quotes {
namespace {

constexpr double kOpenedConfidence = 0.95;
constexpr double kUnopenedConfidence = 0.7;
constexpr double kContinuedConfidence = 0.75;
constexpr std::uint32_t kFarthestSubject = 5;    // words between a verb that is not of saying and its subject
constexpr std::uint32_t kFarthestVerb = 5;       // words between the dash and its verb
constexpr std::uint32_t kMostSentencesBack = 4;  // of speech without a dash that opens it
constexpr std::uint32_t kLongestTail = 80;       // words after "… - powiedział. - …"

constexpr std::uint32_t kLongestSignature = 4;  // words of "(… - PAP)"

// "(in the talks - PAP)": who put the words in brackets there.
bool signs_brackets(const Context& c, std::uint32_t dash) {
  const auto end = std::min(c.size(), dash + 2 + kLongestSignature);
  for (auto t = dash + 1; t < end; ++t) {
    if (c.token(t).form == ")" || c.token(t).form == "]") return true;
    if (c.token(t).upos == Upos::VERB || c.token(t).form == "(") return false;
  }
  return false;
}

// A dash that may begin a turn, or the words of who says it.
bool turn_dash(const Context& c, std::uint32_t t) {
  // "…wojny –mówił prezydent", "…wojny”- mówił prezydent" without a mark that opens: slips of the writer.
  const bool says = t > 0 && t + 1 < c.size() && c.verb(t + 1).has(Frame::direct);
  const bool slip = says && c.token(t - 1).space_after;
  const bool stray = says && c.token(t - 1).upos == Upos::PUNCT && c.passage_at(c.token(t - 1).span.begin) == nullptr;
  return c.dash(t) && (c.token(t).space_after || slip) &&
         (t == 0 || c.token(t - 1).space_after || stray || c.sentence(t).begin == t) && !signs_brackets(c, t);
}

// Whether a sentence tells of somebody in the writer's words: quoted words, a verb of saying, a person by name.
bool narrates(const Context& c, Range sentence) {
  for (auto t = sentence.begin; t < sentence.end; ++t) {
    if (c.passage_at(c.token(t).span.begin) != nullptr) return true;
    if (c.verb(t).has(Frame::direct) && c.finite(t) && c.tree.morphology(t).person != 1) return true;
    const auto* mention = c.who.mention_at(t);
    if (mention == nullptr || mention->form != MentionForm::name || mention->end - mention->begin < 2) continue;
    const auto e = c.who.entity_at(t);
    if (e != kNone && c.doc.entities[e].kind == EntityKind::person) return true;
  }
  return false;
}

// The verb of saying that follows the dash at `dash`, or kNone.
std::uint32_t attributing_verb(const Context& c, std::uint32_t dash, std::uint32_t end) {
  const bool manner_first = dash + 1 < end && c.is(Words::between, dash + 1);
  const auto last = std::min(end, dash + 2 + (manner_first ? 2 * kFarthestVerb : kFarthestVerb));
  for (auto t = dash + 1; t < last; ++t) {
    if (c.verb(t).has(Frame::direct) && c.finite(t)) return c.first_or_second(t) || nobody_says(c, t) ? kNone : t;
    if (c.finite(t) && lends_saying(c, t)) return c.first_or_second(t) ? kNone : t;
    if (c.verb(t).has(Frame::direct) && c.tree.morphology(t).form == facts::VerbForm::infinitive && t > dash + 1 &&
        c.lemma_is(Words::hearsay, t - 1))
      return t;
    const auto upos = c.token(t).upos;
    // "- co podkreśla": a remark on what was said.
    if (c.tree.morphology(t).relative || (c.is(Words::interrogative, t) && !c.is(Words::between, t))) return kNone;
    // "- tak o swoich planach mówił …"
    const bool manner = t > dash + 1 && c.is(Words::between, dash + 1) &&
                        (upos == Upos::ADP || upos == Upos::NOUN || upos == Upos::ADJ || upos == Upos::DET);
    const bool light = manner || c.is(Words::between, t) || c.lemma_is(Words::hearsay, t) || upos == Upos::ADV ||
                       upos == Upos::PART || upos == Upos::PRON || upos == Upos::AUX;
    if (!light) return kNone;
  }
  return kNone;
}

// "- Nie moglibyśmy nic zrobić - irytował się Johnson": what a person does right behind the dash that closes a speech
// is to say it, whatever the verb. kNone where no subject follows.
std::uint32_t any_verb(const Context& c, std::uint32_t dash, std::uint32_t end) {
  const auto verb = dash + 1;
  if (verb + 1 >= end || c.token(verb).upos != Upos::VERB || !c.finite(verb) || c.first_or_second(verb)) return kNone;
  if (c.impersonal(verb) || c.tree.morphology(verb).conditional || c.lexicon.drops_complementiser()) return kNone;
  for (auto t = verb + 1; t < std::min(end, verb + kFarthestSubject); ++t) {
    const auto upos = c.token(t).upos;
    if (upos == Upos::NOUN || upos == Upos::PROPN) {
      const auto e = c.who.entity_at(t);
      const bool person = e != kNone && c.doc.entities[e].kind == EntityKind::person;
      const bool subject = c.tree.morphology(t).kase == facts::Case::nom;
      return subject && (person || c.noun(t).has(Frame::person)) ? verb : kNone;
    }
    if (upos != Upos::PRON && upos != Upos::ADV && upos != Upos::ADJ) return kNone;
  }
  return kNone;
}

// "Protest przed muzeum - Nie powinno się tego sprzedawać. To pamiątki - mówił …": a dash with a capital behind a
// heading that the splitter left at the head of the sentence. Nobody is told of between it and the attribution at `end`.
bool behind_heading(const Context& c, std::uint32_t dash, std::uint32_t end) {
  const auto s = c.sentence(dash);
  if (dash + 1 >= end || c.token(dash + 1).upos == Upos::PROPN || c.who.entity_at(dash + 1) != kNone) return false;
  if (c.token(dash - 1).upos == Upos::PUNCT) return false;
  for (auto t = dash + 1; t < end;) {
    const Range rest{t, std::min(end, c.sentence(t).end)};
    if (narrates(c, rest)) return false;
    t = rest.end;
  }
  return s.end <= end;
}

bool narrated(const Context& c, Range r) {
  for (auto t = r.begin; t < r.end;) {
    const Range here{t, std::min(r.end, c.sentence(t).end)};
    if (narrates(c, here)) return true;
    t = here.end;
  }
  return false;
}

bool first_person(const Context& c, Range r) {
  for (auto t = r.begin; t < r.end; ++t) {
    auto person = c.tree.morphology(t).person;
    if (person == 1 || person == 2 || c.is(Words::first_person, t)) return true;
  }
  return false;
}

// Where in the range somebody is told to say something, "Dodał, że …", "Minister dodał, że …": the begin of that sentence,
// else the end of the range.
std::uint32_t reported_from(const Context& c, Range r) {
  for (auto t = r.begin; t < r.end; ++t) {
    const auto s = c.sentence(t);
    if (!c.verb(t).has(Frame::clause) || !c.finite(t) || c.first_or_second(t) || s.begin < r.begin) continue;
    const bool tells = t == s.begin || (c.token(t).head == kNone && !first_person(c, s));
    if (tells && reports_clause(c, t)) return s.begin;
  }
  return r.end;
}

// Where the attribution that begins at `verb` ends: after its sentence, or before a dash that goes on with the
// speech.
std::uint32_t attribution_end(const Context& c, std::uint32_t verb, std::uint32_t end) {
  const auto sentence_end = std::min(end, c.sentence(verb).end);
  for (auto t = verb + 1; t < sentence_end; ++t)
    if (turn_dash(c, t) && c.passage_at(c.token(t).span.begin) == nullptr) return t;
  return sentence_end;
}

void add(const Context& c, Found& found, Range words, std::uint32_t verb, Voice voice, QuoteKind kind, const char* rule,
         double confidence) {
  Candidate q;
  q.kind = kind;
  q.span = c.trimmed(words);
  q.cue = c.token(verb).span;
  q.voice = std::move(voice);
  q.rule = rule;
  q.confidence = confidence;
  q.sealed = kind == QuoteKind::direct;
  if (c.words_in(words) != 0) found.add(std::move(q));
}

// The subject of an attribution, where the tree does not tell: the first name after the verb.
Voice voice_beside(const Context& c, std::uint32_t verb, std::uint32_t end) {
  auto voice = reporter(c, verb);
  if (voice && voice.kind != Voice::Kind::carried) return voice;
  bool behind = false;  // "mówił w radiu Jan Nowak"
  for (auto t = verb + 1; t < end; ++t) {
    const auto upos = c.token(t).upos;
    if (upos == Upos::VERB || upos == Upos::SCONJ || c.token(t).form == ",") break;
    if (told_title(c, t)) {
      t = c.token_from(c.passage_at(c.token(t).span.begin)->outer.end) - 1;
      continue;
    }
    // "podaje we wtorek brytyjski „Kurier”"
    auto last = t;
    while (last > verb + 1 && c.token(last - 1).upos == Upos::ADJ && !c.dated(last - 1)) --last;
    if (!behind || c.dated(last - 1))
      if (auto title = title_at(c, t)) return title;
    behind = behind || upos == Upos::ADP;
    auto kase = c.tree.morphology(t).kase;
    if (behind) {
      const auto* name = c.who.mention_at(t);
      const auto e = c.who.entity_at(t);
      const bool person = e != kNone && c.doc.entities[e].kind == EntityKind::person && name != nullptr &&
                          name->form == MentionForm::name && name->begin == t && name->end > t + 1;
      const bool body = e != kNone && c.doc.entities[e].kind == EntityKind::organisation && c.dated(t - 1) &&
                        name != nullptr && name->begin == t;  // "przekazał w środę Reuters"
      if ((person || body) && kase == facts::Case::nom && c.token(t - 1).upos != Upos::ADP)
        return {Voice::Kind::entity, e, t, {}, false, {}};
      continue;
    }
    // A name in its first form is in the nominative, whatever the tagger says behind "zwrócił uwagę".
    const auto* mention = c.who.mention_at(t);
    const bool first_form = mention != nullptr && mention->form != MentionForm::office && mention->begin == t &&
                            c.doc.words(mention->span) == mention->base;
    if (kase != facts::Case::nom && kase != facts::Case::none && !first_form) continue;
    if (c.token(t).upos == Upos::NOUN || c.token(t).upos == Upos::PROPN)
      if (auto named = voice_of_phrase(c, t)) return named;
  }
  return voice ? voice : Voice{Voice::Kind::carried, kNone, verb, {}, false, {}};
}

bool has_predicate(const Context& c, Range r) {
  for (auto t = r.begin; t < r.end; ++t)
    if (c.finite(t) || c.token(t).upos == Upos::AUX) return true;
  return false;
}

// Speech of several sentences without a dash before it: only where somebody speaks of himself, and as far back as
// nobody is told of.
Range unopened(const Context& c, std::uint32_t dash, std::uint32_t floor) {
  Range r{std::max(floor, c.sentence(dash - 1).begin), dash};
  if (!first_person(c, r)) return r;
  std::uint32_t sentences = 1;
  auto begin = r.begin, spoken = r.begin;
  bool told = false;
  while (begin > floor && sentences <= kMostSentencesBack) {
    const Range before{std::max(floor, c.sentence(begin - 1).begin), begin};
    told = narrates(c, before);
    if (told) break;
    if (spoken == begin && first_person(c, before)) spoken = before.begin;
    begin = before.begin;
    ++sentences;
  }
  r.begin = (told || begin == floor) && sentences <= kMostSentencesBack ? begin : spoken;
  return r;
}

// "- To jest projekt „nowy” - mówił": a few words in marks with which a speech after a dash ends. `before` reaches from
// where the speech can begin to the dash behind the marks; it begins there with a dash if another speech goes on.
bool ends_turn(const Context& c, const Found& found, const Quoted& marks, Range before, bool goes_on) {
  const auto first = c.token_from(marks.outer.begin);
  if (c.sentence(first).begin == first || c.opens_upper(c.token_from(marks.inner.begin))) return false;
  if (c.token(before.end).span.begin < marks.outer.end) return false;
  for (auto d = before.begin; d + 1 < first; ++d) {
    if (!turn_dash(c, d) || !c.opens_upper(d + 1) || found.sealed(d + 1)) continue;
    const bool at_start = (goes_on && d == before.begin) || d == c.paragraph(d).begin || c.sentence_end(d - 1) ||
                          c.sentence(d).begin == d;
    if (at_start) return reported_from(c, {d + 1, before.end}) == before.end;
  }
  return false;
}

void paragraph(const Context& c, Range p, Found& found) {
  auto floor = p.begin;  // where the words of the next speech can begin
  Voice speaker;
  std::uint32_t last_verb = kNone;
  for (auto t = p.begin; t < p.end; ++t) {
    if (!turn_dash(c, t) || c.excluded(t) || found.sealed(t)) continue;
    auto verb = attributing_verb(c, t, p.end);
    const bool says = verb != kNone;
    if (!says) verb = any_verb(c, t, p.end);
    if (verb == kNone || t == floor) continue;
    const auto end = attribution_end(c, verb, p.end);
    const auto* before = c.passage_at(c.token(t - 1).span.begin);
    if (before != nullptr && before->closed &&
        !ends_turn(c, found, *before, {floor, t}, last_verb != kNone)) {  // "…" - powiedział: found by its marks
      floor = end;
      last_verb = kNone;
      continue;
    }
    if (c.passage_at(c.token(t).span.begin) != nullptr) continue;

    std::uint32_t opener = kNone, later = kNone;
    for (auto d = floor; d < t && opener == kNone; ++d) {
      if (!turn_dash(c, d) || d + 1 >= t || found.sealed(d + 1)) continue;
      const bool continues = d == floor && last_verb != kNone;
      if (!c.opens_upper(d + 1) && c.token(d + 1).upos != Upos::PUNCT && !continues) continue;
      const bool at_start = d == p.begin || continues || c.sentence_end(d - 1) || c.token(d - 1).form == ":" ||
                            c.sentence(d).begin == d || c.passage_at(c.token(d - 1).span.begin) != nullptr;
      if (at_start)
        opener = d;
      else if (later == kNone && (c.sentence(d).has(t - 1) || behind_heading(c, d, t)))
        later = d;
    }
    if (!says && (opener == kNone || narrated(c, {opener + 1, t}))) continue;
    if (opener == kNone) opener = later;
    // What somebody is told to say in between parts one speech from the next.
    for (auto d = opener != kNone ? opener + 1 : t; d < t; ++d) {
      if (!turn_dash(c, d) || d + 1 >= t || c.sentence(d).begin != d || found.sealed(d + 1)) continue;
      const auto told = reported_from(c, {opener + 1, d});
      if (told == d) continue;
      if (opener == floor && last_verb != kNone)
        add(c, found, {opener + 1, told}, last_verb, speaker, QuoteKind::direct, "dialogue/continued",
            kContinuedConfidence);
      opener = d;
    }

    // "Ale - jak zauważa minister - …" interrupts a sentence, "- mają odpowiedzieć" goes on with it.
    const bool interrupts = c.is(Words::as, t + 1) && end < p.end && turn_dash(c, end);
    if (interrupts && opener != kNone && !c.sentence(opener).has(t)) opener = kNone;
    const bool infinitive = c.tree.morphology(verb).form == facts::VerbForm::infinitive;
    if (opener == kNone && (interrupts || infinitive || reports_clause(c, verb))) continue;
    speaker = voice_beside(c, verb, end);
    if (opener != kNone) {
      add(c, found, {opener + 1, t}, verb, speaker, QuoteKind::direct, "dialogue/dash", kOpenedConfidence);
    } else if (end < p.end && turn_dash(c, end) && !has_predicate(c, {std::max(floor, c.sentence(t - 1).begin), t})) {
      // "W maju - przypomina gazeta - Polska otrzymała …": inside what is reported, which goes on behind it.
      const Range words{end + 1, c.sentence(end).end};
      const bool direct = first_person(c, words);
      if (has_predicate(c, words))
        add(c, found, words, verb, speaker, direct ? QuoteKind::direct : QuoteKind::indirect, "dialogue/inserted",
            kUnopenedConfidence);
      last_verb = kNone;
      floor = words.end;
      t = std::max(t, floor - 1);
      continue;
    } else {
      auto words = unopened(c, t, floor);
      const bool direct = first_person(c, words);
      // "The president - against all advice - congratulated him": no words of his.
      bool cry = words.begin == c.sentence(t - 1).begin && end == c.sentence(verb).end && c.words_in(words) > 2;
      for (auto d = words.begin; d < words.end; ++d) cry = cry && !c.dash(d);
      if (!direct && !has_predicate(c, words) && !cry) continue;
      add(c, found, words, verb, speaker, direct ? QuoteKind::direct : QuoteKind::indirect, "dialogue/unopened",
          kUnopenedConfidence);
    }
    last_verb = verb;
    floor = end;
    // What follows the attribution, if nothing later attributes it.
    if (end < p.end && turn_dash(c, end)) {
      auto stop = c.sentence(end).end;
      std::uint32_t next = kNone;
      for (auto d = end + 1; d < p.end && next == kNone; ++d)
        if (turn_dash(c, d) && attributing_verb(c, d, p.end) != kNone) next = d;
      if (next == kNone) {
        const bool rest = c.words_in({end, p.end}) <= kLongestTail;
        Range tail{end + 1, c.opens_upper(end + 1 < p.end ? end + 1 : end) && rest ? p.end : std::min(stop, p.end)};
        tail.end = reported_from(c, tail);
        if (c.words_in(tail) >= 3)
          add(c, found, tail, verb, speaker, QuoteKind::direct, "dialogue/continued", kContinuedConfidence);
        floor = tail.end;
      }
    }
    t = std::max(t, floor > 0 ? floor - 1 : floor);
  }
}

// "Minister odparł: – To nieprawda."
void after_colon(const Context& c, Found& found) {
  for (std::uint32_t t = 1; t + 1 < c.size(); ++t) {
    if (!c.dash(t) || c.token(t - 1).form != ":" || c.excluded(t) || found.sealed(t + 1)) continue;
    const auto begin = c.sentence(t - 1).begin;
    // Any verb will do: what follows a colon and a dash is speech.
    std::uint32_t verb = kNone, any = kNone;
    for (auto v = t - 1; v > begin && verb == kNone; --v) {
      if (c.verb(v - 1).has(Frame::direct)) verb = v - 1;
      if (any == kNone && c.finite(v - 1)) any = v - 1;
    }
    if (verb == kNone) verb = any;
    if (verb == kNone || !c.opens_upper(t + 1)) continue;
    const auto p = c.paragraph(t);
    Range words{t + 1, std::min(p.end, c.sentence(t + 1).end)};
    while (words.end < p.end) {
      auto next = c.sentence(words.end);
      const bool marked = c.dash(next.begin) || c.passage_at(c.token(next.begin).span.begin) != nullptr;
      if (marked || !first_person(c, next)) break;
      words.end = next.end;
    }
    auto voice = reporter(c, verb);
    if (!voice) voice = {Voice::Kind::carried, kNone, verb, {}, false, {}};
    add(c, found, words, verb, std::move(voice), QuoteKind::direct, "dialogue/colon", kOpenedConfidence);
  }
}

}  // namespace

void find_dialogue(const Context& c, Found& found) {
  after_colon(c, found);
  for (std::size_t s = 0; s < c.doc.sentences.size();) {
    auto p = c.paragraph(c.doc.sentences[s].begin);
    if (!p.empty()) paragraph(c, p, found);
    while (s < c.doc.sentences.size() && c.doc.sentences[s].begin < p.end) ++s;
    if (p.empty()) ++s;
  }
}

}  // namespace kronika::quotes
