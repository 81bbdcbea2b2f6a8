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

// One paragraph, read dash by dash.
class Paragraph {
 public:
  Paragraph(const Context& c, Range p, Found& found) : c_(c), p_(p), found_(found), floor_(p.begin) {}

  void read() {
    for (auto t = p_.begin; t < p_.end; ++t)
      if (turn_dash(c_, t) && !c_.excluded(t) && !found_.sealed(t)) t = attribution(t);
  }

 private:
  // The dash may begin the words of who says what stands before it. Gives the last token that has been dealt with.
  std::uint32_t attribution(std::uint32_t t) {
    auto verb = attributing_verb(c_, t, p_.end);
    const bool says = verb != kNone;
    if (!says) verb = any_verb(c_, t, p_.end);
    if (verb == kNone || t == floor_) return t;
    const auto end = attribution_end(c_, verb, p_.end);
    const auto* before = c_.passage_at(c_.token(t - 1).span.begin);
    const bool goes_on = last_verb_ != kNone;
    // "…" - powiedział: found by its marks
    if (before != nullptr && before->closed && !ends_turn(c_, found_, *before, {floor_, t}, goes_on)) {
      floor_ = end;
      last_verb_ = kNone;
      return t;
    }
    if (c_.passage_at(c_.token(t).span.begin) != nullptr) return t;

    const auto [first, later] = openers(t);
    if (!says && (first == kNone || narrated(c_, {first + 1, t}))) return t;
    auto opener = part_at_tellings(first == kNone ? later : first, t);
    // "Ale - jak zauważa minister - …" interrupts a sentence, "- mają odpowiedzieć" goes on with it.
    const bool interrupts = c_.is(Words::as, t + 1) && end < p_.end && turn_dash(c_, end);
    if (interrupts && opener != kNone && !c_.sentence(opener).has(t)) opener = kNone;
    const bool infinitive = c_.tree.morphology(verb).form == facts::VerbForm::infinitive;
    if (opener == kNone && (interrupts || infinitive || reports_clause(c_, verb))) return t;
    speaker_ = voice_beside(c_, verb, end);
    if (opener != kNone)
      add(c_, found_, {opener + 1, t}, verb, speaker_, QuoteKind::direct, "dialogue/dash", kOpenedConfidence);
    else if (end < p_.end && turn_dash(c_, end) && !has_predicate(c_, {std::max(floor_, c_.sentence(t - 1).begin), t}))
      return add_inserted(t, verb, end);
    else if (!add_unopened(t, verb, end))
      return t;
    last_verb_ = verb;
    floor_ = end;
    add_rest(verb, end);
    return std::max(t, floor_ > 0 ? floor_ - 1 : floor_);
  }

  // Where the words before the dash at `t` may open: a dash that surely does, and one that may if there is no such.
  struct Openers {
    std::uint32_t first = kNone, later = kNone;
  };

  Openers openers(std::uint32_t t) const {
    Openers found;
    for (auto d = floor_; d < t && found.first == kNone; ++d) {
      if (!turn_dash(c_, d) || d + 1 >= t || found_.sealed(d + 1)) continue;
      const bool continues = d == floor_ && last_verb_ != kNone;
      if (!c_.opens_upper(d + 1) && c_.token(d + 1).upos != Upos::PUNCT && !continues) continue;
      const bool at_start = d == p_.begin || continues || c_.sentence_end(d - 1) || c_.token(d - 1).form == ":" ||
                            c_.sentence(d).begin == d || c_.passage_at(c_.token(d - 1).span.begin) != nullptr;
      if (at_start)
        found.first = d;
      else if (found.later == kNone && (c_.sentence(d).has(t - 1) || behind_heading(c_, d, t)))
        found.later = d;
    }
    return found;
  }

  // What somebody is told to say in between parts one speech from the next. Gives the dash that opens the last.
  std::uint32_t part_at_tellings(std::uint32_t opener, std::uint32_t t) {
    for (auto d = opener != kNone ? opener + 1 : t; d < t; ++d) {
      if (!turn_dash(c_, d) || d + 1 >= t || c_.sentence(d).begin != d || found_.sealed(d + 1)) continue;
      const auto told = reported_from(c_, {opener + 1, d});
      if (told == d) continue;
      if (opener == floor_ && last_verb_ != kNone)
        add(c_, found_, {opener + 1, told}, last_verb_, speaker_, QuoteKind::direct, "dialogue/continued",
            kContinuedConfidence);
      opener = d;
    }
    return opener;
  }

  // "W maju - przypomina gazeta - Polska otrzymała …": inside what is reported, which goes on behind it.
  std::uint32_t add_inserted(std::uint32_t t, std::uint32_t verb, std::uint32_t end) {
    const Range words{end + 1, c_.sentence(end).end};
    const bool direct = first_person(c_, words);
    if (has_predicate(c_, words))
      add(c_, found_, words, verb, speaker_, direct ? QuoteKind::direct : QuoteKind::indirect, "dialogue/inserted",
          kUnopenedConfidence);
    last_verb_ = kNone;
    floor_ = words.end;
    return std::max(t, floor_ - 1);
  }

  // Words that no dash opens; false where there are none.
  bool add_unopened(std::uint32_t t, std::uint32_t verb, std::uint32_t end) {
    const auto words = unopened(c_, t, floor_);
    const bool direct = first_person(c_, words);
    // "The president - against all advice - congratulated him": no words of his.
    bool cry = words.begin == c_.sentence(t - 1).begin && end == c_.sentence(verb).end && c_.words_in(words) > 2;
    for (auto d = words.begin; d < words.end; ++d) cry = cry && !c_.dash(d);
    if (!direct && !has_predicate(c_, words) && !cry) return false;
    add(c_, found_, words, verb, speaker_, direct ? QuoteKind::direct : QuoteKind::indirect, "dialogue/unopened",
        kUnopenedConfidence);
    return true;
  }

  // What follows the attribution, if nothing later attributes it.
  void add_rest(std::uint32_t verb, std::uint32_t end) {
    if (end >= p_.end || !turn_dash(c_, end)) return;
    for (auto d = end + 1; d < p_.end; ++d)
      if (turn_dash(c_, d) && attributing_verb(c_, d, p_.end) != kNone) return;
    const bool short_rest = c_.words_in({end, p_.end}) <= kLongestTail;
    const bool to_end = c_.opens_upper(end + 1 < p_.end ? end + 1 : end) && short_rest;
    Range tail{end + 1, to_end ? p_.end : std::min(c_.sentence(end).end, p_.end)};
    tail.end = reported_from(c_, tail);
    if (c_.words_in(tail) >= 3)
      add(c_, found_, tail, verb, speaker_, QuoteKind::direct, "dialogue/continued", kContinuedConfidence);
    floor_ = tail.end;
  }

  const Context& c_;
  Range p_;
  Found& found_;
  std::uint32_t floor_;  // where the words of the next speech can begin
  Voice speaker_;
  std::uint32_t last_verb_ = kNone;
};

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
  // Where the conjunction of reported clauses may be left out, a dash sets off what is added: "the tower – a ruin –
  // posted a video".
  if (c.lexicon.drops_complementiser()) return;
  for (std::size_t s = 0; s < c.doc.sentences.size();) {
    auto p = c.paragraph(c.doc.sentences[s].begin);
    if (!p.empty()) Paragraph(c, p, found).read();
    while (s < c.doc.sentences.size() && c.doc.sentences[s].begin < p.end) ++s;
    if (p.empty()) ++s;
  }
}

}  // namespace kronika::quotes
