#include "time/event_date.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace kronika::time {
namespace {

constexpr int kMaxClimb = 32;  // steps up a tree; deeper ones are malformed or of no use

std::string_view relation(const Token& t) {
  const auto full = t.deprel.view();
  return full.substr(0, full.find(':'));
}

// A relation by which a clause of its own, with its own time, hangs in the sentence.
bool opens_clause(const Token& t) {
  const auto r = relation(t);
  if (r == "advcl" || r == "acl") return t.feats.view().find("VerbForm=Conv") == std::string_view::npos;
  return r == "ccomp" || r == "csubj" || r == "parataxis" || r == "root";
}

bool verbal(const Token& t) { return t.upos == Upos::VERB || t.upos == Upos::AUX; }

// A value that can date an act: it lies somewhere, and not merely "since" or "until" something.
bool dates_an_act(const Timex& t) {
  if (t.kind != TimeKind::date && t.kind != TimeKind::time) return false;
  return t.value.earliest().has_value() && t.value.latest().has_value();
}

// How many edges lie between an expression and a word above it; none when it is not above, or when the clause
// of another verb lies between.
std::optional<int> depth_below(const Document& doc, std::uint32_t timex_head, std::uint32_t above) {
  std::uint32_t t = timex_head;
  for (int steps = 0; steps < kMaxClimb && t < doc.tokens.size(); ++steps) {
    if (t == above) return steps;
    if (opens_clause(doc.tokens[t])) return std::nullopt;
    // What dates another act's noun below this word does not date this word: "criticised the attack of May 3".
    const auto& token = doc.tokens[t];
    if (steps > 0 && (verbal(token) || (token.upos == Upos::NOUN && verbal(doc.tokens[above])))) {
      const auto r = relation(token);
      if (r == "obj" || r == "nsubj" || r == "conj" || r == "xcomp" || r == "iobj") return std::nullopt;
    }
    t = token.head;
  }
  return std::nullopt;
}

struct Found {
  std::uint32_t timex = kNone;
  int distance = 0;
};

// The expression nearest below `word`, in its own clause.
Found below(const Document& doc, std::uint32_t word, std::uint32_t sentence) {
  Found best;
  for (std::uint32_t i = 0; i < doc.times.size(); ++i) {
    const Timex& t = doc.times[i];
    if (t.sentence != sentence || !dates_an_act(t)) continue;
    const auto depth = depth_below(doc, t.head, word);
    if (!depth) continue;
    const auto apart = static_cast<int>(t.head > word ? t.head - word : word - t.head);
    const int distance = *depth * 1000 + std::min(apart, 999);
    if (best.timex == kNone || distance < best.distance) best = {i, distance};
  }
  return best;
}

// Whether the time of the word above `t` is also the time of `t`.
bool shares_time(const Token& t, const Token& above) {
  const auto r = relation(t);
  if (r == "xcomp" || r == "conj" || r == "aux" || r == "cop" || r == "fixed" || r == "flat" || r == "compound")
    return true;
  if (r == "advcl" || r == "acl") return t.feats.view().find("VerbForm=Conv") != std::string_view::npos;
  if (verbal(t)) return false;
  if (verbal(above)) return r == "nsubj" || r == "obj" || r == "obl" || r == "iobj";
  return r == "nmod" || r == "nsubj" || r == "appos";
}

std::uint32_t sentence_of(const Document& doc, std::uint32_t token) {
  auto it = std::upper_bound(doc.sentences.begin(), doc.sentences.end(), token,
                             [](std::uint32_t t, const Sentence& s) { return t < s.begin; });
  if (it == doc.sentences.begin()) return kNone;
  --it;
  return token < it->end ? static_cast<std::uint32_t>(it - doc.sentences.begin()) : kNone;
}

struct Governing {
  std::uint32_t timex = kNone;
  bool own = false;  // below the trigger itself
};

Governing governing(const Document& doc, std::uint32_t trigger) {
  const auto sentence = sentence_of(doc, trigger);
  if (sentence == kNone) return {};
  std::uint32_t word = trigger;
  for (int steps = 0; steps < kMaxClimb; ++steps) {
    if (auto found = below(doc, word, sentence); found.timex != kNone) return {found.timex, word == trigger};
    const Token& t = doc.tokens[word];
    if (t.head >= doc.tokens.size() || !shares_time(t, doc.tokens[t.head])) return {};
    word = t.head;
  }
  return {};
}

// What a chronicle can hold of an expression: days that follow each other are one stretch, and a stretch out
// of which some day is meant ("late November") is the month or year that holds it.
Edtf plain(const Edtf& value) {
  if (value.kind() != Edtf::Kind::one_of && value.kind() != Edtf::Kind::all_of) return value;
  const auto first = *value.earliest(), last = *value.latest();
  if (value.kind() == Edtf::Kind::all_of) {
    const auto count = static_cast<std::size_t>((last - first).count()) + 1;
    const bool days_only = value.precision() == Edtf::Precision::day;
    if (days_only && count == value.items().size()) return Edtf::interval(Edtf::day(first), Edtf::day(last));
    return value;
  }
  if (value.items().size() != 1) return value;
  const std::chrono::year_month_day a(first), b(last);
  if (a.year() != b.year()) return value;
  if (a.month() == b.month()) return Edtf::month(int{a.year()}, unsigned{a.month()});
  return Edtf::year(int{a.year()});
}

// The same act told elsewhere with its time ("środowych rozmów"): another word of the same lemma that has an
// expression of its own, when all such words agree.
std::optional<Dating> told_elsewhere(const Document& doc, std::uint32_t trigger) {
  const Token& t = doc.tokens[trigger];
  if (t.upos != Upos::NOUN) return std::nullopt;
  std::optional<Dating> found;
  for (std::uint32_t i = 0; i < doc.times.size(); ++i) {
    const Timex& time = doc.times[i];
    if (!dates_an_act(time) || time.head >= doc.tokens.size()) continue;
    std::uint32_t word = time.head;
    for (int steps = 0; steps < 4 && word < doc.tokens.size() && doc.tokens[word].lemma != t.lemma; ++steps)
      word = opens_clause(doc.tokens[word]) ? kNone : doc.tokens[word].head;
    if (word >= doc.tokens.size() || word == trigger || doc.tokens[word].upos != Upos::NOUN) continue;
    if (!depth_below(doc, time.head, word)) continue;
    if (found && *found->date != plain(time.value)) return std::nullopt;
    if (!found)
      found = Dating{plain(time.value), "the same act is told elsewhere with " + time.reason, i};
  }
  return found;
}

}  // namespace

Dating date_of(const Document& doc, std::uint32_t trigger) {
  if (trigger >= doc.tokens.size()) return {};
  if (const auto g = governing(doc, trigger); g.timex != kNone) {
    const Timex& t = doc.times[g.timex];
    return {plain(t.value), (g.own ? "its own time: " : "the time of its clause: ") + t.reason, g.timex};
  }
  if (auto found = told_elsewhere(doc, trigger)) return *found;
  return {};
}

}  // namespace kronika::time
