// Passages in quotation marks that stand beside their attribution: “…,” he said. Minister powiedział: „…”.
// "…" - dodał. And what follows them: the second half of a passage split by its attribution, and the next
// paragraphs of a long one.
#include <algorithm>
#include <optional>
#include <vector>

#include "quotes/candidate.hpp"
#include "quotes/reporter.hpp"

namespace kronika::quotes {
namespace {

constexpr double kBesideConfidence = 0.95;
constexpr double kFollowingConfidence = 0.85;
constexpr double kIntroducedConfidence = 0.7;
constexpr std::uint32_t kShortestParagraph = 8;    // words
constexpr std::uint32_t kShortestSpeech = 3;       // words of a passage with a verb that is not of saying behind it
constexpr std::uint32_t kFarthestVerb = 14;        // words between a passage and the verb after it
constexpr std::uint32_t kFarthestVerbOfName = 28;  // after a name with what describes it
constexpr std::uint32_t kFarthestVerbBefore = 25;  // and the verb before it
constexpr std::uint32_t kFarthestColon = 6;        // words between a verb and its colon
constexpr std::uint32_t kLongestName = 8;          // words of a name with its office right behind a passage
constexpr std::uint32_t kLongestLabel = 8;         // words of "Nawrocki: …"
constexpr std::uint32_t kLongestTitle = 6;         // words in marks that may be a name

// "…,” tweeted X": a person's name right behind the verb that begins the attribution.
bool inverted(const Context& c, std::uint32_t verb) {
  const auto* name = verb + 1 < c.size() ? c.who.mention_at(verb + 1) : nullptr;
  const auto e = name == nullptr ? kNone : c.who.entity_at(verb + 1);
  return e != kNone && c.doc.entities[e].kind == EntityKind::person && name->begin == verb + 1 &&
         c.token(verb + 1).upos == Upos::PROPN;
}

// "…,” Tran Van, a spokesman for the ministry, said Monday": a name that no table knows, right behind the passage.
Voice unknown_name(const Context& c, std::uint32_t after, std::uint32_t verb) {
  auto end = after;
  while (end < verb && c.token(end).upos == Upos::PROPN && c.opens_upper(end) && !c.dated(end)) ++end;
  if (end < after + 2 || c.token(end).form != ",") return {};
  return {Voice::Kind::phrase, kNone, after, {}, false, {c.token(after).span.begin, c.token(end - 1).span.end}};
}

// The person whose name begins right behind a passage and is followed by a comma: "…,” X, professor at Y, told Z".
std::uint32_t person_at(const Context& c, std::uint32_t after) {
  const Mention* mention = nullptr;  // behind a title without a mention of its own: "Sen. X, …"
  for (auto t = after; t < std::min(c.size(), after + 3) && mention == nullptr; ++t)
    if (const auto* m = c.who.mention_at(t); m != nullptr && m->begin <= t && m->begin >= after) mention = m;
  if (mention == nullptr || mention->begin > after + 1 || mention->end >= c.size()) return kNone;
  if (mention->begin == after + 1 && !c.token(after).form.ends_with(".")) return kNone;
  if (mention->form != MentionForm::name && mention->form != MentionForm::surname) return kNone;
  const auto e = c.who.entity_at(mention->head);
  const bool person = e != kNone && c.doc.entities[e].kind == EntityKind::person;
  return person && c.token(mention->end).form == "," ? e : kNone;
}

// "…,” X tweeted": a participle by its tag only. It stands right behind its subject, which follows the passage.
bool past_form(const Context& c, std::uint32_t after, std::uint32_t t) {
  const auto& m = c.tree.morphology(t);
  if (m.form != facts::VerbForm::participle || !m.past || !c.verb(t).has(Frame::direct)) return false;
  if (!c.lexicon.drops_complementiser()) return false;
  if (t == after) return inverted(c, t);
  const auto before = c.token(t - 1).upos;
  return before == Upos::PROPN || before == Upos::PRON || before == Upos::NOUN ||
         (c.token(t - 1).form == "," && person_at(c, after) != kNone);
}

// Ends the words of a passage so that "he said" can follow: “…,” “…?” “…” –
bool invites_attribution(const Context& c, const Quoted& q, std::uint32_t after) {
  if (after < c.size() && c.paragraph(after).begin != c.paragraph(c.token_from(q.outer.begin)).begin) return false;
  auto text = c.doc.words(q.inner);
  for (bool stripped = true; stripped;) {  // of a mark inside: ‘…,’ ”
    stripped = false;
    for (const std::string_view end : {"'", "\"", " ", "’"})
      if (text.ends_with(end)) {
        text.remove_suffix(end.size());
        stripped = true;
      }
  }
  if (!text.empty() && (text.back() == ',' || text.back() == '?' || text.back() == '!')) return true;
  if (text.ends_with("…") || text.ends_with("-") || text.ends_with("–") || text.ends_with("—")) return true;
  if (after < c.size() && (c.token(after).form == "," || c.dash(after))) return true;
  // "… a “great victory” he said": nothing but a name or pronoun between.
  if (after >= c.size() || text.ends_with(".") || !c.lexicon.drops_complementiser()) return false;
  const auto opens = c.token_from(q.outer.begin);
  if (opens < c.sentence(after).begin && opens != c.sentence(opens).begin) return false;
  const bool named = person_at(c, after) != kNone;
  for (auto t = after; t < std::min(c.size(), after + kLongestName); ++t) {
    const auto upos = c.token(t).upos;
    if (upos == Upos::VERB)
      return t > after && c.verb(t).has(Frame::direct) && (c.finite(t) || past_form(c, after, t)) &&
             c.opens_upper(after);
    const bool he_said = t == after && upos == Upos::PRON && t + 1 < c.size() && c.verb(t + 1).has(Frame::direct);
    if (he_said) return c.finite(t + 1);
    // "…” Sen. X, Ohio Democrat, tweeted."
    const bool described = named && (c.token(t).form == "," || upos == Upos::ADJ || upos == Upos::DET);
    if (upos != Upos::PROPN && upos != Upos::NOUN && upos != Upos::ADP && !described) return false;
  }
  return false;
}

// Whether the verb stands in a relative clause of what follows the passage; one inside it is not asked about.
bool relative(const Context& c, std::uint32_t verb, std::uint32_t after) {
  for (auto up = verb; up < c.size() && up >= after; up = c.token(up).head)
    if (c.tree.relative_clause(up)) return c.token(up).head >= after;
  return false;
}

// The verb of "…, he said" in the words after a passage, or kNone.
std::uint32_t verb_after(const Context& c, std::uint32_t after) {
  if (after >= c.size() || c.excluded(after)) return kNone;
  const bool named = person_at(c, after) != kNone;
  auto end = std::min(c.paragraph(after).end, after + (named ? kFarthestVerbOfName : kFarthestVerb));
  for (auto t = after; t < end; ++t) {
    if (c.passage_at(c.token(t).span.begin) != nullptr) return kNone;
    if (c.sentence_end(t) || c.token(t).form == ":" || c.token(t).form == ";") return kNone;
    if (t > after + 1 && c.dash(t)) return kNone;
    if (t != after && c.is(Words::complementiser, t)) return kNone;  // "that tweet said"
    // "…,” X was quoted as saying", "…,” TASS quoted X as saying": the participle attributes.
    if (c.verb(t).has(Frame::citing))
      for (auto u = t + 1; u + 1 < end && c.token(u).upos != Upos::PUNCT; ++u)
        if (c.is(Words::as, u) && c.verb(u + 1).has(Frame::direct)) return u + 1;
    // "…,” Mr. X notes.": taken for a noun, but the name of a person before it ends the sentence with it.
    if (c.token(t).upos == Upos::NOUN && t > after && t + 1 < c.size() && c.sentence_end(t + 1) &&
        c.lexicon.verb(c.token(t).lemma).has(Frame::direct))
      if (const auto* name = c.who.mention_at(t - 1); name != nullptr && name->end == t && name->begin <= after + 1)
        if (const auto e = c.who.entity_at(t - 1); e != kNone && c.doc.entities[e].kind == EntityKind::person) return t;
    if (c.token(t).upos != Upos::VERB || !(c.finite(t) || past_form(c, after, t)) || relative(c, t, after)) {
      const bool infinitive = c.verb(t).has(Frame::direct) &&
                              c.tree.morphology(t).form == facts::VerbForm::infinitive && t > after &&
                              c.lemma_is(Words::hearsay, t - 1);
      if (infinitive) return t;
      continue;
    }
    if (c.lemma_is(Words::hearsay, t) && t + 1 < end) continue;
    const bool speaks = c.verb(t).has(Frame::direct) && !c.negated(t) && !c.first_or_second(t) && !reports_clause(c, t);
    return speaks ? t : kNone;
  }
  return kNone;
}

// "„…” – zaczął swój wpis X": what a person does right behind the dash is to say it, whatever the verb.
std::uint32_t any_verb_after(const Context& c, std::uint32_t after) {
  if (after + 2 >= c.size() || !c.dash(after) || c.lexicon.drops_complementiser()) return kNone;
  const auto verb = after + 1;
  if (c.token(verb).upos != Upos::VERB || !c.finite(verb) || c.first_or_second(verb) || c.impersonal(verb))
    return kNone;
  if (c.tree.morphology(verb).conditional || c.negated(verb) || c.excluded(verb)) return kNone;
  for (auto child : c.tree.children(verb)) {
    if (c.tree.relation(child) != Relation::nsubj || child < verb || c.tree.passive_relation(child)) continue;
    const auto e = c.who.entity_at(child);
    const bool person = e != kNone && c.doc.entities[e].kind == EntityKind::person;
    if (person || c.noun(child).has(Frame::person)) return verb;
  }
  // A name that the parser hung elsewhere, of whom the verb tells.
  const auto told = c.who.subjects_of(verb);
  if (told.size() != 1 || c.doc.entities[told[0]].kind != EntityKind::person) return kNone;
  for (auto t = verb + 1; t < std::min(c.sentence(verb).end, verb + kLongestName); ++t)
    if (c.who.entity_at(t) == told[0]) return verb;
  return kNone;
}

// The verb that introduces a passage: before a colon, or right before the marks.
std::uint32_t verb_before(const Context& c, std::uint32_t first) {
  if (first == 0) return kNone;
  auto t = first - 1;
  const bool colon = c.token(t).form == ":";
  const bool comma = c.token(t).form == ",";
  const auto begin = c.sentence(t).begin;
  const auto floor = std::max(begin, first > kFarthestVerbBefore ? first - kFarthestVerbBefore : 0);
  if (colon) {
    for (auto v = t; v-- > floor;)
      if (c.verb(v).has(Frame::direct) && !c.first_or_second(v)) return v;
    return kNone;
  }
  // "…, said Mr. Pence, “…": only names between; "telling reporters “…": the verb or its addressee.
  for (auto v = first; v-- > floor;) {
    if (c.verb(v).has(Frame::direct) && !c.first_or_second(v)) {
      const bool label_only = c.verb(v).has(Frame::label) && !comma;
      // "to reassure “shaken” partners" tells of no speech, "to declare, “We …”" does.
      if (nobody_says(c, v)) return kNone;
      const bool open = c.tree.morphology(v).form == facts::VerbForm::infinitive && first + 1 < c.size() &&
                        !c.opens_upper(first) && !c.opens_upper(first + 1);
      return label_only || open || c.negated(v) || c.tree.morphology(v).future ? kNone : v;
    }
    if (c.token(v).upos == Upos::VERB || c.token(v).upos == Upos::SCONJ || first - v > 6) return kNone;
    // "said it “fully supports” the move": the pronoun begins a clause.
    const bool subject = c.token(v).upos == Upos::PRON && v > 0 && v + 1 == first && c.verb(v - 1).has(Frame::bare) &&
                         !c.verb(v - 1).has(Frame::addressed) && c.lexicon.drops_complementiser();
    if (subject && first + 1 < c.size() && !c.opens_upper(first) && !c.opens_upper(first + 1)) return kNone;
    if (!comma && c.token(v).upos != Upos::ADV && c.token(v).upos != Upos::PRON) return kNone;
  }
  return kNone;
}

// "protesters shouted, “Death to X,”": the verb and a comma right before.
bool cried_out(const Context& c, std::uint32_t first) {
  if (first < 3 || c.token(first - 1).form != ",") return false;
  return c.verb(first - 2).has(Frame::direct) && (c.finite(first - 2) || past_form(c, 0, first - 2));
}

// "Nawrocki: „…”": nothing but a name before the colon.
Voice label_before(const Context& c, std::uint32_t first) {
  if (first < 2 || c.token(first - 1).form != ":") return {};
  const Range label{c.sentence(first - 1).begin, first - 1};
  if (label.empty() || c.words_in(label) > kLongestLabel) return {};
  for (auto t = label.begin; t < label.end; ++t)
    if (c.token(t).upos == Upos::VERB || c.token(t).upos == Upos::AUX) return {};
  for (auto t = label.begin; t < label.end; ++t)
    if (auto e = c.who.entity_at(t); e != kNone && c.doc.entities[e].kind == EntityKind::person)
      return {Voice::Kind::entity, e, t, {}, false, {}};
  return {};
}

Voice voice_near(const Context& c, std::uint32_t verb) {
  auto voice = reporter(c, verb);
  if (voice && voice.kind != Voice::Kind::carried) return voice;
  // The parser may have missed the subject: a name right beside the verb.
  for (auto t : {verb + 1, verb - 1}) {
    if (t >= c.size() || c.tree.sentence(t) != c.tree.sentence(verb)) continue;
    auto kase = c.tree.morphology(t).kase;
    if (kase != facts::Case::nom && kase != facts::Case::none) continue;
    if (auto e = c.who.entity_at(t); e != kNone && c.token(t).upos != Upos::PRON)
      return {Voice::Kind::entity, e, t, {}, false, {}};
    if (c.noun(t).has(Frame::person) || c.noun(t).has(Frame::body))
      if (auto described = voice_of_phrase(c, t)) return described;
  }
  if (auto any = any_subject(c, verb)) return any;
  return voice;
}

// "Long ago X predicted a great future:" and then a paragraph that begins with “…,” he said.
Voice announced_before(const Context& c, std::uint32_t first) {
  if (first == 0 || c.paragraph(first).begin != first || c.token(first - 1).form != ":") return {};
  const auto s = c.sentence(first - 1);
  for (auto v = s.end; v-- > s.begin;) {
    if (!c.verb(v) || !c.finite(v) || c.tree.relative_clause(v)) continue;
    auto voice = reporter(c, v);
    return voice.kind == Voice::Kind::entity && !voice.pronoun ? voice : Voice{};
  }
  return {};
}

// Whether the words are a name of the document and nothing else.
bool whole_name(const Context& c, Range words) {
  const auto* mention = c.who.mention_at(words.begin);
  return mention != nullptr && mention->form == MentionForm::name && mention->begin <= words.begin &&
         mention->end >= words.end;
}

// Whether a title that begins at `first` stands behind an adposition or whose it is: "on CNN’s “Morning World,”".
bool governed_title(const Context& c, std::uint32_t first) {
  if (first == 0 || first == c.sentence(first).begin) return false;
  const auto upos = c.token(first - 1).upos;
  const bool possessor = upos == Upos::PART && c.tree.relation(first - 1) == Relation::case_;
  return upos == Upos::ADP || upos == Upos::SCONJ || possessor;  // "on", which a verb in the title makes a conjunction
}

struct Passage {
  const Quoted* quoted = nullptr;
  bool title = false;                  // a name or title, no speech
  std::uint32_t first = 0, after = 0;  // tokens: the first inside or at the mark, the first behind
  std::uint32_t verb = kNone;
  bool verb_follows = false;
  Voice voice;
  double confidence = 0;
  const char* rule = nullptr;
};

bool whole_paragraph(const Context& c, const Passage& p) {
  const auto paragraph = c.paragraph(p.first);
  return p.first <= paragraph.begin && c.words_in({p.after, paragraph.end}) == 0;
}

// A paragraph of its own right behind one that begins with a passage of the same speaker and says no more than who
// speaks: "“…,” X told reporters." "“…”"
bool next_paragraph(const Context& c, const Passage& before, const Passage& p) {
  const auto paragraph = c.paragraph(before.first);
  if (before.verb == kNone || !before.verb_follows || c.paragraph(p.first).begin != paragraph.end) return false;
  if (!paragraph.has(before.verb)) return false;
  for (auto t = before.verb + 1; t < paragraph.end; ++t) {
    if (c.passage_at(c.token(t).span.begin) != nullptr) break;  // another passage of his
    if (c.sentence_end(t) && t + 1 < paragraph.end && c.words_in({t + 1, paragraph.end}) != 0 &&
        c.passage_at(c.token(t + 1).span.begin) == nullptr)
      return false;
  }
  return p.quoted->closed && c.words_in({p.first, p.after}) >= kShortestParagraph;
}

// A passage that begins where the attribution of the one before ends, or after its comma.
bool goes_on(const Context& c, const Passage& before, const Passage& p) {
  if (!before.verb_follows || before.verb == kNone) return false;
  if (c.paragraph(before.first).begin != c.paragraph(p.first).begin) return false;
  if (before.verb >= p.first) return false;
  if (!c.opens_upper(p.first) && !(p.first + 1 < c.size() && c.opens_upper(p.first + 1))) {
    // "…,” he said, and “…”
    const auto last = p.first > 1 && c.token(p.first - 1).upos == Upos::CCONJ ? p.first - 2 : p.first - 1;
    return p.first > 0 && c.token(last).form == ",";
  }
  std::uint32_t sentence_ends = 0;
  for (auto t = before.verb; t < p.first; ++t) sentence_ends += c.sentence_end(t) ? 1 : 0;
  if (sentence_ends == 0) return c.token(p.first - 1).form == ",";
  // Behind a title the full stop may stand inside its marks: “… on “State of the Union.” “…”
  const auto last = c.token(p.first - 1).upos == Upos::PUNCT && !c.sentence_end(p.first - 1) && p.first > 1
                        ? p.first - 2
                        : p.first - 1;
  return sentence_ends == 1 && c.sentence_end(last);
}

// "The storms — wind and hail — “show …": the dash that opens what the one at `t` closes; kNone for none.
std::uint32_t dash_before(const Context& c, std::uint32_t t, std::uint32_t begin) {
  if (!c.lexicon.drops_complementiser()) return kNone;
  for (auto u = t; u-- > begin + 1;) {
    if (c.dash(u) && c.token(u).space_after) return u;
    if (c.finite(u) || c.passage_at(c.token(u).span.begin) != nullptr) return kNone;
  }
  return kNone;
}

// "The victims “showed courage,” he added": the writer begins the sentence that the passage ends, and the verb
// attributes the whole. The words before the passage, or nothing.
Range lead(const Context& c, const Passage& p) {
  if (!p.verb_follows || p.first == 0 || p.rule == nullptr || !p.quoted->closed) return {};
  const auto opens = c.token_from(p.quoted->inner.begin);
  if (c.opens_upper(opens)) return {};
  Range r{c.sentence(p.first).begin, p.first};
  // After another passage or its attribution something of its own begins.
  for (auto t = r.end; t-- > r.begin;) {
    if (c.passage_at(c.token(t).span.begin) != nullptr) return {};
    if (c.dash(t) && c.token(t).space_after) {
      const auto dash = dash_before(c, t, r.begin);
      if (dash == kNone) {
        r.begin = t + 1;
        break;
      }
      t = dash;
      continue;
    }
    if (c.verb(t).has(Frame::direct) && c.finite(t)) return {};
    if (c.token(t).form == ":" || c.token(t).form == ";") return {};
  }
  // "But “the rebels,” X said, “are …”": no clause yet.
  bool predicate = false;
  for (auto t = r.begin; t < p.after; ++t)
    predicate = predicate || c.finite(t) || c.token(t).upos == Upos::AUX || c.tree.morphology(t).past;
  if (!predicate) return {};
  return c.words_in(r) >= 1 && c.token(r.end - 1).form != "," ? r : Range{};
}

// "…,” tweeted former mayor and long-time Lind backer Ann Lee.": the full name of a person that ends all that stands
// behind the verb; kNone where something else does.
std::uint32_t name_behind_title(const Context& c, std::uint32_t verb) {
  const Mention* last = nullptr;
  const auto end = std::min(c.sentence(verb).end, verb + kFarthestVerb);
  auto t = verb + 1;
  for (; t < end && !c.dated(t); ++t) {
    const auto upos = c.token(t).upos;
    const bool hyphen = c.dash(t) && !c.token(t).space_after;
    if (upos != Upos::NOUN && upos != Upos::PROPN && upos != Upos::ADJ && upos != Upos::CCONJ && !hyphen) break;
    if (const auto* m = c.who.mention_at(t); m != nullptr && m->begin == t && m->form == MentionForm::name) last = m;
  }
  if (last == nullptr || last->end != t || last->end - last->begin < 2 || last->begin < verb + 2) return kNone;
  if (c.token(last->begin - 1).upos == Upos::CCONJ || c.token(last->begin - 1).upos == Upos::ADJ) return kNone;
  const auto e = c.who.entity_at(last->head);
  return e != kNone && c.doc.entities[e].kind == EntityKind::person ? e : kNone;
}

// Whose words a passage is, told by the verb behind it.
Voice voice_behind(const Context& c, const Passage& p) {
  auto voice = voice_near(c, p.verb);
  if (p.verb == p.after && c.lexicon.drops_complementiser())
    if (const auto e = name_behind_title(c, p.verb); e != kNone) return entity_voice(e, p.verb + 1);
  if (p.verb == p.after && !c.finite(p.verb) && inverted(c, p.verb))
    voice = {Voice::Kind::entity, c.who.entity_at(p.verb + 1), p.verb + 1, {}, false, {}};
  if (voice.pronoun || voice.kind == Voice::Kind::carried)
    if (auto announced = announced_before(c, p.first)) voice = std::move(announced);
  if (const auto e = person_at(c, p.after); e != kNone) voice = {Voice::Kind::entity, e, p.after, {}, false, {}};
  if (voice.kind == Voice::Kind::carried)  // "…,” Janet Yellen, the treasury secretary, said"
    for (auto t = p.after; t < p.verb; ++t)
      if (auto e = c.who.entity_at(t); e != kNone && c.doc.entities[e].kind == EntityKind::person &&
                                       c.token(t).upos != Upos::PRON && !c.tree.possessor(t)) {
        voice.kind = Voice::Kind::entity;
        voice.entity = e;
        break;
      }
  if (voice.kind == Voice::Kind::carried)
    if (auto unknown = unknown_name(c, p.after, p.verb)) voice = std::move(unknown);
  return voice;
}

void attribute_behind(const Context& c, Range words, Passage& p) {
  if (p.after >= c.size()) return;
  // "… in "Der Spiegel", he said": a name that the document knows is no words of anybody; nor is the title of what
  // somebody appears on or reads in, "Lind, who spoke on “Morning World,” said".
  const bool known_name = p.title && (whole_name(c, words) || governed_title(c, p.first));
  if (!known_name && invites_attribution(c, *p.quoted, p.after)) p.verb = verb_after(c, p.after);
  if (p.verb == kNone && !p.title && c.words_in(words) >= kShortestSpeech) p.verb = any_verb_after(c, p.after);
  if (p.verb == kNone) return;
  p.verb_follows = true;
  p.voice = voice_behind(c, p);
  p.confidence = kBesideConfidence;
  p.rule = "attributed/after";
}

// `last`: the passage before, or nullptr.
void attribute_before(const Context& c, const Passage* last, Passage& p) {
  if (p.first == 0) return;
  const bool colon = c.token(p.first - 1).form == ":";
  if (p.title && !colon && !cried_out(c, p.first)) return;
  if (const auto verb = verb_before(c, p.first); verb != kNone) {
    p.verb = verb;
    p.voice = voice_near(c, verb);
    // "„…” - dodał X i podkreślił: „…”": what stands in marks speaks of something else, whatever the parser says.
    if (const auto by = p.voice.token; by < c.size() && last != nullptr && last->voice)
      if (c.passage_at(c.token(by).span.begin) == last->quoted) p.voice = last->voice;
    if (!p.voice && colon) p.voice = {Voice::Kind::carried, kNone, verb, {}, false, {}};
    p.confidence = kBesideConfidence;
    p.rule = "attributed/before";
  } else if (auto label = label_before(c, p.first); label) {
    p.voice = label;
    p.confidence = kFollowingConfidence;
    p.rule = "attributed/label";
  }
}

// The passages of the document that are not spoken for yet, with what stands beside them.
std::vector<Passage> read_passages(const Context& c, const Found& found) {
  std::vector<Passage> passages;
  for (const auto& q : c.quoted) {
    Passage p;
    p.quoted = &q;
    p.first = c.token_from(q.outer.begin);
    p.after = c.token_from(q.outer.end);
    if (p.first >= c.size() || p.first >= p.after || c.excluded(p.first) || found.sealed(p.first)) continue;
    const Range words{c.token_from(q.inner.begin), c.token_from(q.inner.end)};
    p.title = !words.empty() && words.end - words.begin <= kLongestTitle && is_name(c, q, words, words.begin);
    attribute_behind(c, words, p);
    if (!p.voice) attribute_before(c, passages.empty() ? nullptr : &passages.back(), p);
    passages.push_back(std::move(p));
  }
  return passages;
}

// Passages that follow one whose speaker is known.
void go_on(const Context& c, std::vector<Passage>& passages) {
  for (std::size_t i = 1; i < passages.size(); ++i) {
    auto& p = passages[i];
    auto last = i - 1;
    while (last > 0 && passages[last].title && !passages[last].voice) --last;
    const auto& before = passages[last];
    if (p.voice || !before.voice) continue;
    const bool open = !before.quoted->closed && before.after >= c.paragraph(before.first).end;
    const bool paragraphs = whole_paragraph(c, p) && (open || next_paragraph(c, before, p));
    if (!goes_on(c, before, p) && !paragraphs) continue;
    p.voice = before.voice;
    p.verb = before.verb;
    p.verb_follows = true;
    p.confidence = kFollowingConfidence;
    p.rule = "attributed/following";
  }
}

// A long quotation may be attributed in its last paragraph only.
void attribute_by_last(const Context& c, std::vector<Passage>& passages) {
  for (std::size_t i = passages.size(); i-- > 1;) {
    auto& p = passages[i - 1];
    const auto& next = passages[i];
    if (p.voice || !next.voice || p.quoted->closed || !whole_paragraph(c, p)) continue;
    p.voice = next.voice;
    p.verb = next.verb;
    p.confidence = kFollowingConfidence;
    p.rule = "attributed/following";
  }
}

void add(const Context& c, Passage p, Found& found) {
  // "Lind told Berg he was bound “to peace,” the premier said": whose words they are, and who tells of them.
  const bool outside = p.verb_follows && c.passage_at(c.token(p.verb).span.begin) == nullptr;
  const auto inner = outside ? saying_before(c, *p.quoted) : kNone;
  auto inner_voice = inner == kNone ? Voice{} : reporter(c, inner);
  const bool told = inner_voice && inner_voice.kind != Voice::Kind::carried;
  // "A letter in which he said he was bound “to peace,” the premier said": what he wrote only.
  const bool aside = told && c.tree.relative_clause(inner);
  // "Lind said it “breaks the pact,” he said": the same speaker.
  const bool same = p.voice.pronoun || p.voice.kind == Voice::Kind::carried;
  const auto before = aside || (told && same) ? Range{} : told ? Range{c.sentence(p.first).begin, p.first} : lead(c, p);
  if (!before.empty()) {
    Candidate whole;
    whole.kind = QuoteKind::indirect;
    whole.span = {c.token(before.begin).span.begin, p.quoted->outer.end};
    whole.cue = c.token(p.verb).span;
    whole.voice = p.voice;
    whole.rule = "attributed/lead";
    whole.confidence = kFollowingConfidence;
    found.add(std::move(whole));
  }
  if (told) p.voice = std::move(inner_voice);
  Candidate candidate;
  candidate.span = p.quoted->inner;
  if (p.verb != kNone) candidate.cue = c.token(p.verb).span;
  candidate.voice = std::move(p.voice);
  candidate.rule = p.rule;
  candidate.confidence = p.confidence;
  candidate.sealed = true;
  found.add(std::move(candidate));
}

// "The minister admits: We have no money": words behind a colon without marks, in a form that only speech has.
void behind_colon(const Context& c, Found& found) {
  for (const auto& s : c.doc.sentences) {
    if (s.excluded || s.begin >= s.end) continue;
    for (auto t = s.begin + 1; t + 2 < s.end; ++t) {
      if (c.token(t).form != ":" || found.sealed(t + 1) || c.passage_at(c.token(t).span.begin) != nullptr) continue;
      if (c.passage_at(c.token(t + 1).span.begin) != nullptr || c.dash(t + 1) || !c.opens_upper(t + 1)) continue;
      const auto verb = verb_before(c, t + 1);
      if (verb == kNone || !c.finite(verb) || t - verb > kFarthestColon) continue;
      bool first = false;
      for (auto u = t + 1; u < s.end; ++u) {
        const auto person = c.tree.morphology(u).person;
        first = first || person == 1 || person == 2 || c.is(Words::first_person, u);
      }
      const Range words{t + 1, s.end};
      if (!first || c.words_in(words) < 2) continue;
      Candidate q;
      q.voice = reporter(c, verb);
      if (!q.voice) continue;
      q.span = c.trimmed(words);
      q.cue = c.token(verb).span;
      q.rule = "attributed/colon";
      q.confidence = kIntroducedConfidence;
      q.sealed = true;
      found.add(std::move(q));
      break;
    }
  }
}

// "The agency wrote:" and then a paragraph of its own.
void introduced_paragraphs(const Context& c, Found& found) {
  const auto& sentences = c.doc.sentences;
  for (std::size_t s = 0; s + 1 < sentences.size(); ++s) {
    const auto& intro = sentences[s];
    const auto& next = sentences[s + 1];
    if (intro.begin >= intro.end || c.token(intro.end - 1).form != ":" || intro.block == next.block) continue;
    if (intro.excluded || next.excluded || next.begin >= next.end || found.sealed(next.begin)) continue;
    if (c.dash(next.begin) || c.passage_at(c.token(next.begin).span.begin) != nullptr) continue;
    std::uint32_t verb = kNone;
    for (auto v = intro.end; v-- > intro.begin && verb == kNone;)
      if (c.verb(v).has(Frame::direct) && c.finite(v)) verb = v;
    const auto paragraph = c.paragraph(next.begin);
    if (verb == kNone || c.words_in(paragraph) < kShortestParagraph) continue;
    Candidate q;
    q.voice = voice_of_verb(c, verb);
    if (!q.voice || q.voice.kind == Voice::Kind::carried) continue;
    q.span = {c.token(paragraph.begin).span.begin, c.token(paragraph.end - 1).span.end};
    q.cue = c.token(verb).span;
    q.rule = "attributed/paragraph";
    q.confidence = kIntroducedConfidence;
    q.sealed = true;
    found.add(std::move(q));
  }
}

}  // namespace

void find_attributed(const Context& c, Found& found) {
  auto passages = read_passages(c, found);
  go_on(c, passages);
  attribute_by_last(c, passages);
  for (auto& p : passages)
    if (p.voice) add(c, std::move(p), found);
  introduced_paragraphs(c, found);
  behind_colon(c, found);
}

}  // namespace kronika::quotes
