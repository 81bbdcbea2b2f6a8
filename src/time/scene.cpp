#include "time/scene.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"
#include "time/clause.hpp"
#include "time/cues.hpp"
#include "time/elsewhere.hpp"
#include "time/governing.hpp"

namespace kronika::time {
namespace {

constexpr std::uint32_t kSentencesBack = 20;  // how long a scene lasts of one whom the text names
constexpr std::uint32_t kUnnamedBack = 6;     // and of one whom it leaves to be understood
constexpr std::uint32_t kThingBack = 2;       // and of a thing
constexpr std::uint32_t kThenBack = 3;        // and of "then"
constexpr int kFresh = 7;                     // days: of meetings that the text is about
constexpr int kRecent = 31;                   // days: what was longer ago is told of in passing

// Whom the subject of a verb means, as far as anybody has found out.
struct Subject {
  std::vector<std::string_view> names;  // lemmas of the names in it; of its noun, where it has none
  std::uint32_t entity = kNone;
  std::uint32_t noun = kNone;  // its token, when it is nobody known and no pronoun
  bool known() const { return entity != kNone || !names.empty(); }
};

std::uint32_t entity_of(const Document& doc, std::uint32_t sentence, std::uint32_t verb) {
  for (std::uint32_t e = 0; e < doc.entities.size(); ++e)
    for (const Mention& m : doc.entities[e].mentions) {
      if (m.sentence != sentence || m.head >= doc.tokens.size()) continue;
      const bool dropped = m.form == MentionForm::dropped && m.head == verb;
      if (dropped || (doc.tokens[m.head].head == verb && relation(doc.tokens[m.head]) == "nsubj")) return e;
    }
  for (const Quote& q : doc.quotes)
    if (q.speaker != kNone && q.cue.overlaps(doc.tokens[verb].span)) return q.speaker;
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

// "The embassy said … The ministry added": institutions of one state speak as one.
bool speak_as_one(const Entity& a, const Entity& b) {
  const auto body = [](const Entity& e) { return e.kind == EntityKind::organisation || e.kind == EntityKind::state; };
  return body(a) && body(b) && a.country == b.country && a.country != "---" && a.country.size() == 3;
}

bool is_same(const Document& doc, const Subject& a, const Subject& b, bool near) {
  if (a.entity != kNone && b.entity != kNone)
    return a.entity == b.entity || (near && speak_as_one(doc.entities[a.entity], doc.entities[b.entity]));
  return std::any_of(a.names.begin(), a.names.end(),
                     [&](std::string_view n) { return std::find(b.names.begin(), b.names.end(), n) != b.names.end(); });
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
  std::uint32_t timex = expression_below(doc, verb, sentence);
  const Sentence& s = doc.sentences[sentence];
  for (std::uint32_t i = verb + 1; i < s.end && timex == kNone; ++i)
    if (doc.tokens[i].head == verb && relation(doc.tokens[i]) == "conj" && is_verbal(doc.tokens[i]))
      timex = expression_below(doc, i, sentence);
  return timex;
}

// What a sentence shortly before in the paragraph told of a thing, and what is told on of it: "Drones entered on
// Monday. The drones were …".
std::optional<Dating> told_of_a_thing(const Document& doc, const Subject& subject, std::uint32_t sentence) {
  if (subject.noun == kNone) return std::nullopt;
  const auto lemma = utf8::lower(doc.tokens[subject.noun].lemma), form = utf8::lower(doc.tokens[subject.noun].form);
  for (std::uint32_t s = sentence; s-- > 0 && sentence - s <= kThingBack;) {
    const Sentence& before = doc.sentences[s];
    const std::uint32_t v = telling_verb(doc, before);
    if (before.block != doc.sentences[sentence].block) return std::nullopt;
    const bool named =
        std::any_of(doc.tokens.begin() + before.begin, doc.tokens.begin() + before.end,
                    [&](const Token& t) { return t.upos == Upos::NOUN && (t.lemma == lemma || t.form == form); });
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

bool has_cue(const Document& doc, std::uint32_t word, Cue cue) {
  return any_child(doc, word, [&](std::uint32_t c) { return is_cue(doc, c, cue); });
}

bool is_recent(const Document& doc, const Edtf& value, int days = kRecent) {
  if (!doc.article.published) return true;
  const auto now = doc.article.published->latest(), day = value.latest();
  return now && day && *day <= *now && (*now - *day).count() <= days;
}

// "Then …": the time that the sentences before have told, whoever acts.
std::optional<Dating> told_next(const Document& doc, std::uint32_t telling, std::uint32_t sentence) {
  if (!has_cue(doc, telling, Cue::then)) return std::nullopt;
  for (std::uint32_t s = sentence; s-- > 0 && sentence - s <= kThenBack;) {
    const Sentence& before = doc.sentences[s];
    const std::uint32_t root = root_of(doc, before);
    if (before.block != doc.sentences[sentence].block || root == kNone) return std::nullopt;
    std::uint32_t timex = kNone;
    bool several = false;
    for (std::uint32_t i = 0; i < doc.times.size(); ++i) {
      if (doc.times[i].sentence != s || !dates_an_act(doc.times[i], false)) continue;
      several = timex != kNone;
      timex = i;
    }
    if (several) return std::nullopt;
    if (timex == kNone) continue;
    if (doc.times[timex].head >= doc.tokens.size() || clause_of(doc, doc.times[timex].head) != root)
      return std::nullopt;
    return Dating{doc.times[timex].value, "told next, after " + doc.times[timex].reason, timex};
  }
  return std::nullopt;
}

// `clause`: where in the sentence, kNone for anywhere.
bool is_mentioned(const Document& doc, std::uint32_t entity, std::uint32_t sentence, std::uint32_t clause = kNone) {
  const auto& mentions = doc.entities[entity].mentions;
  return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) {
    return m.sentence == sentence && m.head < doc.tokens.size() &&
           (clause == kNone || clause_of(doc, m.head) == clause);
  });
}

// "Xi met Putin on Monday. … Putin said": who is told to have met says so on the day of the meeting, where nothing
// else is told of him in between with another time.
std::optional<Dating> told_by_who_met(const Document& doc, const Subject& who, std::uint32_t sentence) {
  if (who.entity == kNone) return std::nullopt;
  const auto occasions = occasions_before(doc, sentence);
  for (std::uint32_t s = sentence; s-- > 0 && sentence - s <= kSentencesBack;) {
    if (!is_mentioned(doc, who.entity, s)) continue;
    std::uint32_t timex = kNone;
    for (const Occasion& o : occasions)
      if (o.sentence == s && is_recent(doc, doc.times[o.timex].value, kFresh) &&
          (doc.tokens[o.token].upos == Upos::NOUN || is_mentioned(doc, who.entity, s, clause_of(doc, o.token))))
        timex = o.timex;
    const bool timed = std::any_of(times_of(doc, s).begin(), times_of(doc, s).end(),
                                   [&](const Timex& t) { return dates_an_act(t, true); });
    if (timex == kNone && !timed) continue;
    if (timex == kNone || !names_a_day(doc.times[timex].value)) return std::nullopt;
    return Dating{doc.times[timex].value, "told of one of those who met: " + doc.times[timex].reason, timex};
  }
  return std::nullopt;
}

}  // namespace

bool tells_a_time(const Document& doc, std::uint32_t verb, std::uint32_t sentence) {
  return std::any_of(doc.times.begin(), doc.times.end(), [&](const Timex& t) {
    return t.sentence == sentence && t.head < doc.tokens.size() && (t.kind == TimeKind::date) && t.value.known() &&
           relation(doc.tokens[t.head]) != "amod" && clause_of(doc, t.head) == clause_of(doc, verb);
  });
}

std::optional<Dating> told_on(const Document& doc, std::uint32_t verb, std::uint32_t sentence) {
  const Sentence& here = doc.sentences[sentence];
  const std::uint32_t telling = telling_verb(doc, here);
  if (telling == kNone || is_perfect(doc, verb)) return std::nullopt;
  if (verb != telling && (verb != root_of(doc, here) || aspect_of(doc, verb) == Aspect::past)) return std::nullopt;
  if (tells_a_time(doc, verb, sentence)) return std::nullopt;
  if (has_cue(doc, verb, Cue::elsewhen) || has_cue(doc, telling, Cue::elsewhen)) return std::nullopt;
  Subject who = subject_of(doc, sentence, telling);
  if (auto found = told_of_a_thing(doc, who, sentence)) return found;
  if (auto found = told_next(doc, telling, sentence)) return found;
  if (auto found = at_an_occasion(doc, telling, sentence)) return found;
  const std::uint32_t reach = who.known() ? kSentencesBack : kUnnamedBack;
  const bool named = who.known();
  for (std::uint32_t s = sentence; s-- > 0 && sentence - s <= reach;) {
    const std::uint32_t v = telling_verb(doc, doc.sentences[s]);
    if (v == kNone) continue;
    const Subject other = subject_of(doc, s, v);
    if (!who.known()) who = other;
    const std::uint32_t timex = time_of_telling(doc, v, s);
    if (timex == kNone) continue;  // who else speaks in between changes no day
    const bool near = sentence - s <= kUnnamedBack && doc.sentences[s].block == here.block;
    if (!is_same(doc, who, other, near)) {
      if (named) continue;
      return std::nullopt;
    }
    const Timex& t = doc.times[timex];
    if (!names_a_day(t.value)) return std::nullopt;
    if (!is_recent(doc, t.value) && sentence - s > 1) return std::nullopt;
    return Dating{t.value, "told on, by whom the sentence before speaks: " + t.reason, timex};
  }
  return told_by_who_met(doc, who, sentence);
}

bool is_of_the_telling(const Document& doc, std::uint32_t trigger, const Edtf& day) {
  const std::uint32_t sentence = sentence_of(doc, trigger);
  if (sentence == kNone) return false;
  const auto g = governing(doc, trigger, sentence, {});
  const std::uint32_t top = g.verb == kNone || !is_verbal(doc.tokens[g.verb]) ? own_clause_of(doc, trigger) : g.verb;
  if (is_perfect(doc, top) || is_perfect(doc, trigger) || has_cue(doc, top, Cue::elsewhen)) return false;
  const bool other = std::any_of(doc.times.begin(), doc.times.end(), [&](const Timex& t) {
    return t.sentence == sentence && t.head < doc.tokens.size() && t.kind == TimeKind::date && t.value.known() &&
           t.value != day && relation(doc.tokens[t.head]) != "amod" && clause_of(doc, t.head) == clause_of(doc, top);
  });
  if (other) return false;
  const auto r = relation(doc.tokens[top]);
  const std::uint32_t root = root_of(doc, doc.sentences[sentence]);
  // "Said that it was a threat, that he was pressing on": in the past because it is reported. "Announced on Monday that
  // he had resigned": on the day that the announcement has.
  if (r == "ccomp" && doc.tokens[top].head == root) {
    const bool state = !is_verbal(doc.tokens[top]) || has_feature(doc.tokens[top], "Tense=Pres");
    const bool dated = std::any_of(doc.times.begin(), doc.times.end(), [&](const Timex& t) {
      return t.sentence == sentence && t.head < doc.tokens.size() && clause_of(doc, t.head) == root && t.value == day;
    });
    return state || dated;
  }
  return top == root || r == "parataxis" || r == "conj";
}

}  // namespace kronika::time
