#include "time/told_on.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"
#include "time/clause.hpp"

namespace kronika::time {
namespace {

constexpr std::uint32_t kSentencesBack = 20;  // how long a scene lasts of one whom the text names
constexpr std::uint32_t kUnnamedBack = 6;     // and of one whom it leaves to be understood

constexpr std::uint32_t kThingBack = 2;       // and of a thing

// Whom the subject of a verb means, as far as anybody has found out.
struct Subject {
  std::vector<std::string_view> names;  // lemmas of the names in it; of its noun, where it has none
  std::uint32_t entity = kNone;
  std::uint32_t noun = kNone;  // its token, when it is nobody known and no pronoun
};

std::uint32_t entity_of(const Document& doc, std::uint32_t sentence, std::uint32_t verb) {
  for (const Quote& q : doc.quotes)
    if (q.speaker != kNone && q.cue.overlaps(doc.tokens[verb].span)) return q.speaker;
  for (std::uint32_t e = 0; e < doc.entities.size(); ++e)
    for (const Mention& m : doc.entities[e].mentions) {
      if (m.sentence != sentence || m.head >= doc.tokens.size()) continue;
      const bool dropped = m.form == MentionForm::dropped && m.head == verb;
      if (dropped || (doc.tokens[m.head].head == verb && relation(doc.tokens[m.head]) == "nsubj")) return e;
    }
  return kNone;
}

Subject subject_of(const Document& doc, std::uint32_t sentence, std::uint32_t verb) {
  const Sentence& s = doc.sentences[sentence];
  Subject out;
  out.entity = entity_of(doc, sentence, verb);
  std::uint32_t subject = kNone;
  for (std::uint32_t i = s.begin; i < s.end && subject == kNone; ++i)
    if (doc.tokens[i].head == verb && relation(doc.tokens[i]) == "nsubj") subject = i;
  if (subject == kNone) return out;
  for (std::uint32_t i = s.begin; i < s.end; ++i) {
    if (doc.tokens[i].upos != Upos::PROPN) continue;
    std::uint32_t t = i;
    for (int steps = 0; steps < 4 && t < doc.tokens.size() && t != subject; ++steps) t = doc.tokens[t].head;
    if (t == subject) out.names.push_back(doc.tokens[i].lemma);
  }
  if (out.entity == kNone && doc.tokens[subject].upos != Upos::PRON) out.noun = subject;
  if (out.names.empty() && doc.tokens[subject].upos != Upos::PRON) out.names.push_back(doc.tokens[subject].lemma);
  return out;
}

bool is_same(const Subject& a, const Subject& b) {
  if (a.entity != kNone && b.entity != kNone) return a.entity == b.entity;
  return a.names.empty() || b.names.empty() || std::any_of(a.names.begin(), a.names.end(), [&](std::string_view n) {
           return std::find(b.names.begin(), b.names.end(), n) != b.names.end();
         });
}

// The verb in the past by which a sentence is told: its root, or what attributes a quotation to its speaker.
std::uint32_t telling_verb(const Document& doc, const Sentence& s) {
  const std::uint32_t root = root_of(doc, s);
  if (root == kNone) return kNone;
  if (is_verbal(doc.tokens[root]) && aspect_of(doc, root) == Aspect::past && !is_perfect(doc, root)) {
    // "Nie zgodziła się, mówił": what is told as past within a quotation happened before it is spoken.
    for (std::uint32_t i = s.begin; i < s.end; ++i) {
      const Token& t = doc.tokens[i];
      if (t.head == root && relation(t) == "parataxis" && is_verbal(t) && aspect_of(doc, i) == Aspect::past) return i;
    }
    return root;
  }
  for (std::uint32_t i = s.begin; i < s.end; ++i) {
    const Token& t = doc.tokens[i];
    if (t.head == root && relation(t) == "parataxis" && is_verbal(t) && aspect_of(doc, i) == Aspect::past) return i;
  }
  return kNone;
}

// The expression of the telling verb of a sentence, or of a verb joined to it: "stood up and promised on Monday".
std::uint32_t time_of_telling(const Document& doc, std::uint32_t verb, std::uint32_t sentence) {
  std::uint32_t timex = expression_below(doc, verb, sentence, false);
  const Sentence& s = doc.sentences[sentence];
  for (std::uint32_t i = verb + 1; i < s.end && timex == kNone; ++i)
    if (doc.tokens[i].head == verb && relation(doc.tokens[i]) == "conj" && is_verbal(doc.tokens[i]))
      timex = expression_below(doc, i, sentence, false);
  return timex;
}

// An expression in the clause of the verb, which says the time of something in it.
bool tells_a_time(const Document& doc, std::uint32_t verb, std::uint32_t sentence) {
  return std::any_of(doc.times.begin(), doc.times.end(), [&](const Timex& t) {
    return t.sentence == sentence && t.head < doc.tokens.size() && (t.kind == TimeKind::date) && t.value.known() &&
           relation(doc.tokens[t.head]) != "amod" && clause_of(doc, t.head) == clause_of(doc, verb);
  });
}

// What a sentence shortly before in the paragraph told of a thing, and what is told on of it: "Drones entered on
// Monday. The drones were …".
std::optional<Dating> told_of_a_thing(const Document& doc, const Subject& subject, std::uint32_t sentence) {
  if (subject.noun == kNone) return std::nullopt;
  const auto lemma = utf8::lower(doc.tokens[subject.noun].lemma);
  for (std::uint32_t s = sentence; s-- > 0 && sentence - s <= kThingBack;) {
    const Sentence& before = doc.sentences[s];
    const std::uint32_t v = telling_verb(doc, before);
    if (before.block != doc.sentences[sentence].block) return std::nullopt;
    const bool named = std::any_of(doc.tokens.begin() + before.begin, doc.tokens.begin() + before.end,
                                   [&](const Token& t) { return t.upos == Upos::NOUN && t.lemma == lemma; });
    const bool timed = std::any_of(doc.times.begin(), doc.times.end(),
                                   [&](const Timex& t) { return t.sentence == s && t.kind == TimeKind::date; });
    if (!named && !timed) continue;
    const std::uint32_t timex = named && v != kNone ? time_of_telling(doc, v, s) : kNone;
    if (timex == kNone) return std::nullopt;
    const Timex& t = doc.times[timex];
    return Dating{t.value, "told on of what was told before: " + t.reason, timex};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Dating> told_on(const Document& doc, std::uint32_t verb, std::uint32_t sentence) {
  const Sentence& here = doc.sentences[sentence];
  const std::uint32_t telling = telling_verb(doc, here);
  if (telling == kNone || is_perfect(doc, verb)) return std::nullopt;
  if (verb != telling && (verb != root_of(doc, here) || aspect_of(doc, verb) == Aspect::past)) return std::nullopt;
  if (tells_a_time(doc, verb, sentence)) return std::nullopt;
  Subject who = subject_of(doc, sentence, telling);
  if (auto found = told_of_a_thing(doc, who, sentence)) return found;
  const bool named = who.entity != kNone || !who.names.empty();
  const std::uint32_t reach = named ? kSentencesBack : kUnnamedBack;
  for (std::uint32_t s = sentence; s-- > 0 && sentence - s <= reach;) {
    const std::uint32_t v = telling_verb(doc, doc.sentences[s]);
    if (v == kNone) continue;
    const Subject other = subject_of(doc, s, v);
    if (who.names.empty()) who.names = other.names;
    const std::uint32_t timex = time_of_telling(doc, v, s);
    if (timex == kNone) continue;  // who else speaks in between changes no day
    if (!is_same(who, other)) {
      if (named) continue;
      return std::nullopt;
    }
    const Timex& t = doc.times[timex];
    if (!t.value.single_day()) return std::nullopt;
    return Dating{t.value, "told on, by whom the sentence before speaks: " + t.reason, timex};
  }
  return std::nullopt;
}

}  // namespace kronika::time
