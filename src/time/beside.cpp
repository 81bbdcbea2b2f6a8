#include "time/beside.hpp"

#include <chrono>
#include <cstdio>
#include <optional>

#include "time/clause.hpp"
#include "time/cues.hpp"

namespace kronika::time {
namespace {

// "Two days after the raid began": how many; none where a clause does not say so.
std::optional<int> days_after(const Document& doc, std::uint32_t clause, std::uint32_t sentence) {
  if (relation(doc.tokens[clause]) != "advcl") return std::nullopt;
  for (const Timex& t : times_of(doc, sentence)) {
    const bool counts = t.kind == TimeKind::duration && t.end < clause && doc.tokens[t.end].head == clause &&
                        is_cue(doc, t.end, Cue::after);
    int number = 0;
    char unit = 0;
    if (counts && std::sscanf(t.text_value.c_str(), "P%d%c", &number, &unit) == 2 && t.text_value.back() == unit)
      if (unit == 'D' || unit == 'W') return unit == 'W' ? 7 * number : number;
  }
  return std::nullopt;
}

}  // namespace

std::uint32_t expression_of_clause(const Document& doc, std::uint32_t word, std::uint32_t sentence) {
  const Token& t = doc.tokens[word];
  const auto r = relation(t);
  if ((r != "acl" && r != "advcl") || shares_clause(doc, word)) return kNone;
  std::uint32_t opener = kNone;
  any_child(doc, word, [&](std::uint32_t c) {
    if (c < word && (is_cue(doc, c, Cue::at_that_time) || is_cue(doc, c, Cue::after))) opener = c;
    return opener != kNone;
  });
  if (opener == kNone) return kNone;
  const bool after = !is_cue(doc, opener, Cue::at_that_time);
  for (const Timex& time : times_of(doc, sentence)) {
    const bool beside = time.end == opener || (time.end + 1 == opener && doc.tokens[time.end].upos == Upos::PUNCT);
    const bool on_it =
        after ? beside && time.value.latest() && time.value.precision() != Edtf::Precision::day
              : beside || (time.begin <= t.head && t.head < time.end) || is_attribute(doc, time.head, t.head);
    if (on_it && time.end <= word && dates_an_act(time, false)) return index_of(doc, time);
  }
  return kNone;
}

Governing counted_from_clause(const Document& doc, std::uint32_t verb, std::uint32_t sentence) {
  Governing g;
  any_child(doc, verb, [&](std::uint32_t c) {
    const auto later = days_after(doc, c, sentence);
    const auto timex = later ? expression_below(doc, c, sentence, {}, c) : kNone;
    const auto day = timex == kNone ? std::nullopt : doc.times[timex].value.single_day();
    if (!day) return false;
    g.timex = timex;
    g.from = Edtf::day(std::chrono::sys_days(*day) + std::chrono::days(*later));
    g.counted = true;
    return true;
  });
  return g;
}

std::uint32_t expression_of_speech(const Document& doc, std::uint32_t word, std::uint32_t sentence) {
  if (relation(doc.tokens[word]) != "acl" || shares_clause(doc, word) || aspect_of(doc, word) != Aspect::past)
    return kNone;
  std::uint32_t noun = doc.tokens[word].head;
  for (int steps = 0; steps < 3 && noun < doc.tokens.size() && !is_cue(doc, noun, Cue::occasion); ++steps)
    noun = relation(doc.tokens[noun]) == "nmod" ? doc.tokens[noun].head : kNone;
  if (noun >= doc.tokens.size() || noun == doc.tokens[word].head || !is_cue(doc, noun, Cue::occasion)) return kNone;
  for (const Timex& t : times_of(doc, sentence)) {
    if (t.head < doc.tokens.size() && doc.tokens[t.head].head == noun && relation(doc.tokens[t.head]) == "amod" &&
        dates_an_act(t, false))
      return index_of(doc, t);
  }
  return kNone;
}

std::uint32_t expression_of_antecedent(const Document& doc, std::uint32_t word, std::uint32_t sentence) {
  const std::uint32_t noun = doc.tokens[word].head;
  if (relation(doc.tokens[word]) != "acl" || noun >= doc.tokens.size() || doc.tokens[noun].upos != Upos::NOUN)
    return kNone;
  const bool does = any_child(doc, word, [&](std::uint32_t c) {
    return relation(doc.tokens[c]) == "nsubj" && has_feature(doc.tokens[c], "PronType=Rel");
  });
  if (!does || aspect_of(doc, word) != Aspect::past) return kNone;
  for (const Timex& t : times_of(doc, sentence))
    if (t.head < doc.tokens.size() && doc.tokens[t.head].head == noun && t.end <= word && t.begin > noun &&
        dates_an_act(t, false))
      return index_of(doc, t);
  return kNone;
}

std::uint32_t expression_of_taking_place(const Document& doc, std::uint32_t noun, std::uint32_t sentence,
                                         const Act& act) {
  if (doc.tokens[noun].upos != Upos::NOUN) return kNone;
  std::uint32_t found = kNone;
  any_child(doc, noun, [&](std::uint32_t c) {
    const auto r = relation(doc.tokens[c]);
    if ((r == "acl" || r == "amod") && is_cue(doc, c, Cue::takes_place))
      found = expression_below(doc, c, sentence, act, noun);
    return found != kNone;
  });
  return found;
}

}  // namespace kronika::time
