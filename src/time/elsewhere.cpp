#include "time/elsewhere.hpp"

#include <algorithm>

#include "time/clause.hpp"
#include "time/cues.hpp"
#include "time/governing.hpp"

namespace kronika::time {
namespace {

constexpr std::uint32_t kVerbReach = 6;      // sentences: "they met", and then "the meeting"
constexpr std::uint32_t kReachOfText = 100;  // sentences to either side in which the same act is sought
constexpr int kLongestOccasion = 7;          // days

// Whether all names below a word stand in a sentence: "his talks with Kyiv" are no talks with others.
bool names_stand_in(const Document& doc, std::uint32_t word, std::uint32_t of, std::uint32_t sentence) {
  const Sentence &own = doc.sentences[of], &other = doc.sentences[sentence];
  for (std::uint32_t i = own.begin; i < own.end; ++i) {
    if (doc.tokens[i].upos != Upos::PROPN) continue;
    std::uint32_t t = i;
    for (int steps = 0; steps < 4 && t < doc.tokens.size() && t != word; ++steps) t = doc.tokens[t].head;
    if (t == word && std::none_of(doc.tokens.begin() + other.begin, doc.tokens.begin() + other.end,
                                  [&](const Token& o) { return o.lemma == doc.tokens[i].lemma; }))
      return false;
  }
  return true;
}

// "A summit", "the next talks", "talks every week": not what was told before.
bool is_another(const Document& doc, std::uint32_t noun) {
  return any_child(doc, noun, [&](std::uint32_t c) {
    return is_cue(doc, c, Cue::another) || has_feature(doc.tokens[c], "Definite=Ind") ||
           relation(doc.tokens[c]) == "nummod";
  });
}

bool is_plural(const Token& t) { return has_feature(t, "Number=Plur"); }

bool is_short(const Edtf& v) {
  return names_a_day(v) || (v.earliest() && v.latest() && (*v.latest() - *v.earliest()).count() < kLongestOccasion);
}

// What is yet to come is told with a day to come, what was with one that was.
bool agrees(const Document& doc, const Edtf& value, const Act& act) {
  if (!doc.article.published) return true;
  const Edtf& published = *doc.article.published;
  return act.ahead || act.possible ? value.before(published) != Tri::yes : published.before(value) != Tri::yes;
}

// Whether an expression is told of a noun in a way that another sentence can take up: as its attribute, or by the verb
// whose subject or object it is. What the tree hangs behind a noun may be of the verb above.
bool is_told_of(const Document& doc, std::uint32_t noun, const Governing& g, bool occasion) {
  if (!g.own) return doc.tokens[noun].head == g.verb;
  const std::uint32_t head = doc.times[g.timex].head;
  return occasion || (head < noun && relation(doc.tokens[head]) == "amod");
}

// The clause of a word tells a time of its own.
bool clause_is_dated(const Document& doc, std::uint32_t word, std::uint32_t sentence) {
  const auto times = times_of(doc, sentence);
  return std::any_of(times.begin(), times.end(), [&](const Timex& t) {
    return t.head < doc.tokens.size() && (dates_an_act(t, true) || dates_an_act(t, false)) &&
           clause_of(doc, t.head) == clause_of(doc, word);
  });
}

std::uint32_t first_near(std::uint32_t sentence) { return sentence < kReachOfText ? 0 : sentence - kReachOfText; }
std::uint32_t end_near(const Document& doc, std::uint32_t sentence) {
  return std::min(static_cast<std::uint32_t>(doc.sentences.size()), sentence + kReachOfText);
}

bool stands_at(const Document& doc, std::uint32_t noun) {
  return any_child(doc, noun,
                   [&](std::uint32_t c) { return relation(doc.tokens[c]) == "case" && is_cue(doc, c, Cue::at); });
}

bool has_name_below(const Document& doc, std::uint32_t noun, std::uint32_t sentence) {
  const Sentence& s = doc.sentences[sentence];
  for (std::uint32_t i = s.begin; i < s.end; ++i) {
    std::uint32_t t = i;
    for (int steps = 0; steps < 4 && t < doc.tokens.size() && t != noun; ++steps) t = doc.tokens[t].head;
    if (t == noun && doc.tokens[i].upos == Upos::PROPN) return true;
  }
  return false;
}

std::string_view lemma_of(const Document& doc, std::uint32_t verb, std::string_view r) {
  std::string_view lemma;
  any_child(doc, verb, [&](std::uint32_t c) {
    if (relation(doc.tokens[c]) == r) lemma = doc.tokens[c].lemma;
    return !lemma.empty();
  });
  return lemma;
}

// Told in the past, or as having taken place.
bool has_been(const Document& doc, std::uint32_t word, const Governing& g) {
  if (aspect_of(doc, clause_of(doc, word)) == Aspect::past) return true;
  if (doc.times[g.timex].head >= doc.tokens.size()) return false;
  const std::uint32_t verb = own_clause_of(doc, doc.times[g.timex].head);
  return is_cue(doc, verb, Cue::takes_place) && aspect_of(doc, verb) == Aspect::past;
}

// "The debate was held on Monday … During the session …": an occasion called otherwise, where the text has told
// of one day only.
std::uint32_t called_otherwise(const Document& doc, std::uint32_t noun, std::uint32_t sentence,
                               const std::vector<Occasion>& told) {
  constexpr std::uint32_t kBack = 8;  // sentences
  if (doc.tokens[noun].upos != Upos::NOUN || is_another(doc, noun) || clause_is_dated(doc, noun, sentence))
    return kNone;
  if (!stands_at(doc, noun) || has_name_below(doc, noun, sentence)) return kNone;
  std::uint32_t timex = kNone;
  for (const Occasion& o : told) {
    if (o.sentence >= sentence || sentence - o.sentence > kBack || doc.tokens[o.token].upos != Upos::NOUN) continue;
    if (timex != kNone && doc.times[o.timex].value != doc.times[timex].value) return kNone;
    timex = o.timex;
  }
  return timex;
}

}  // namespace

std::vector<Occasion> occasions_before(const Document& doc, std::uint32_t sentence) {
  constexpr std::uint32_t kBack = 30;  // sentences
  std::vector<Occasion> out;
  for (std::uint32_t s = sentence < kBack ? 0 : sentence - kBack; s <= sentence && s < doc.sentences.size(); ++s) {
    if (doc.sentences[s].excluded) continue;
    for (std::uint32_t i = doc.sentences[s].begin; i < doc.sentences[s].end; ++i) {
      if (!is_cue(doc, i, Cue::occasion)) continue;
      const auto g = governing(doc, i, s, {});
      const bool own = g.timex != kNone && is_short(doc.times[g.timex].value);
      const std::uint32_t timex = own ? g.timex : g.timex == kNone ? called_otherwise(doc, i, s, out) : kNone;
      if (timex == kNone || (own && !has_been(doc, i, g))) continue;
      out.push_back({i, s, timex});
    }
  }
  return out;
}

std::optional<Dating> told_elsewhere(const Document& doc, std::uint32_t noun, std::uint32_t sentence, const Act& act) {
  const Token& t = doc.tokens[noun];
  if (t.upos != Upos::NOUN || is_another(doc, noun) || clause_is_dated(doc, noun, sentence)) return std::nullopt;
  if (is_perfect(doc, clause_of(doc, noun))) return std::nullopt;
  const bool occasion = is_cue(doc, noun, Cue::occasion);
  std::optional<Dating> found;
  for (std::uint32_t s = first_near(sentence); s < end_near(doc, sentence); ++s) {
    if (doc.sentences[s].excluded) continue;
    for (std::uint32_t i = doc.sentences[s].begin; i < doc.sentences[s].end; ++i) {
      const Token& o = doc.tokens[i];
      const bool met = occasion && t.head < doc.tokens.size() && is_verbal(doc.tokens[t.head]) &&
                       o.upos == Upos::VERB && o.head == kNone && is_cue(doc, i, Cue::occasion) && s < sentence &&
                       sentence - s <= kVerbReach;
      const bool same = o.upos == Upos::NOUN && o.lemma == t.lemma && is_plural(o) == is_plural(t);
      if (i == noun || (!same && !met)) continue;
      const auto g = governing(doc, i, s, {});
      if (g.timex == kNone || !is_told_of(doc, i, g, occasion) || !names_stand_in(doc, noun, sentence, s)) continue;
      const Timex& time = doc.times[g.timex];
      if (!is_short(time.value) || !agrees(doc, time.value, act)) continue;
      if (is_plural(t) && !names_a_day(time.value)) continue;
      if (found && *found->date != time.value) return std::nullopt;
      if (!found)
        found = Dating{time.value, std::string(kToldElsewhere) + "act is told elsewhere with " + time.reason, g.timex};
    }
  }
  return found;
}

std::optional<Dating> told_again(const Document& doc, std::uint32_t verb, std::uint32_t sentence) {
  if (doc.tokens[verb].upos != Upos::VERB || aspect_of(doc, verb) != Aspect::past || is_perfect(doc, verb))
    return std::nullopt;
  const auto subject = lemma_of(doc, verb, "nsubj"), object = lemma_of(doc, verb, "obj");
  if (subject.empty() || object.empty()) return std::nullopt;
  std::optional<Dating> found;
  for (std::uint32_t s = first_near(sentence); s < end_near(doc, sentence); ++s) {
    if (s == sentence || times_of(doc, s).empty()) continue;
    for (std::uint32_t i = doc.sentences[s].begin; i < doc.sentences[s].end; ++i) {
      if (doc.tokens[i].lemma != doc.tokens[verb].lemma || !is_verbal(doc.tokens[i])) continue;
      if (lemma_of(doc, i, "nsubj") != subject || lemma_of(doc, i, "obj") != object) continue;
      const auto g = governing(doc, i, s, {});
      if (g.timex == kNone || !names_a_day(doc.times[g.timex].value)) continue;
      const Timex& time = doc.times[g.timex];
      if (found && *found->date != time.value) return std::nullopt;
      found = Dating{time.value, std::string(kToldElsewhere) + "is told again with " + time.reason, g.timex};
    }
  }
  return found;
}

std::optional<Dating> at_an_occasion(const Document& doc, std::uint32_t verb, std::uint32_t sentence, const Act& act) {
  std::optional<Dating> found;
  any_child(doc, verb, [&](std::uint32_t c) {
    const auto r = relation(doc.tokens[c]);
    if ((r != "obl" && r != "nmod") || (!is_cue(doc, c, Cue::occasion) && !is_cue(doc, c, Cue::writing))) return false;
    if (!stands_at(doc, c)) return false;
    // "At the talks, which took place in May"
    if (const auto g = governing(doc, c, sentence, act); g.timex != kNone && g.own) {
      const Timex& t = doc.times[g.timex];
      const bool plain = t.value.kind() != Edtf::Kind::one_of || names_a_day(t.value);
      if (plain && agrees(doc, t.value, act))
        found = Dating{t.value, std::string(kToldElsewhere) + "sentence tells with " + t.reason, g.timex};
      if (found) return true;
    }
    found = told_elsewhere(doc, c, sentence, act);
    // "In his speech at the summit"
    if (!found) found = at_an_occasion(doc, c, sentence, act);
    if (found || act.ahead) return found.has_value();
    for (const Occasion& o : occasions_before(doc, sentence))
      if (o.token == c)
        found = Dating{doc.times[o.timex].value, "the same act is told elsewhere with " + doc.times[o.timex].reason,
                       o.timex};
    return found.has_value();
  });
  constexpr std::string_view kSaid = "done on an occasion of which ";
  if (found && !found->reason.starts_with(kSaid)) found->reason = std::string(kSaid) + found->reason;
  return found;
}

}  // namespace kronika::time
