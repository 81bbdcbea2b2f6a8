// Interviews whose questions have no label: both sides are named once, and then a question stands in the text as it
// is and the answer behind a dash, or behind the initials of whoever answers.
//
//   Jan Lis, Kurier: Czy most jest stary? Anna Berg: Tak, bardzo.
//   Kiedy powstał? - Przed wojną. Nikt nie wie, kto go zbudował.
#include <algorithm>

#include "base/utf8.hpp"
#include "quotes/candidate.hpp"

namespace kronika::quotes {
namespace {

constexpr double kInterviewConfidence = 0.8;
constexpr std::uint32_t kLongestPaper = 4;     // words of ", Kurier:" behind the name of who asks
constexpr std::uint32_t kLongestInitials = 5;  // tokens of "J.L."
constexpr std::size_t kFewestAnswers = 3;
constexpr std::uint32_t kLongestQuestion = 4;  // sentences of a question in a paragraph of its own

// Where somebody begins to speak: the label or dash, and the words behind it.
struct Mark {
  std::uint32_t begin = kNone, words = kNone;
  std::uint32_t entity = kNone;  // kNone: whoever answers
};

bool spaced(const Context& c, std::uint32_t dash) {
  return c.dash(dash) && c.token(dash).space_after && dash + 1 < c.size() && c.opens_upper(dash + 1);
}

// "Jan Lis, Kurier:" at the head of a sentence.
Mark label_at(const Context& c, std::uint32_t first, std::uint32_t end) {
  const auto* name = c.who.mention_at(first);
  const auto e = c.who.entity_at(first);
  if (name == nullptr || name->begin != first || name->form != MentionForm::name || name->end - first < 2) return {};
  if (e == kNone || c.doc.entities[e].kind != EntityKind::person) return {};
  auto t = name->end;
  if (t < end && c.token(t).form == ",")
    while (t < end && t - name->end <= kLongestPaper && c.token(t).form != ":" && c.token(t).upos != Upos::VERB) ++t;
  if (t + 1 >= end || c.token(t).form != ":") return {};
  const bool dash = c.dash(t + 1);
  return {first, dash ? t + 2 : t + 1, e};
}

// "A.B.: - Yes." at the head of a sentence.
Mark initials_at(const Context& c, std::uint32_t first, std::uint32_t end) {
  for (auto t = first; t + 2 < end && t - first <= kLongestInitials; ++t) {
    if (c.token(t).form == ":") return t > first && spaced(c, t + 1) ? Mark{first, t + 2, kNone} : Mark{};
    std::size_t pos = 0;
    const auto& form = c.token(t).form;
    const bool letter = utf8::is_upper(utf8::next(form, pos)) && (pos == form.size() || form[pos] == '.');
    if (!letter && form != ".") return {};
  }
  return {};
}

std::vector<Mark> marks(const Context& c) {
  std::vector<Mark> found;
  for (const auto& s : c.doc.sentences) {
    if (s.excluded || s.begin >= s.end) continue;
    const bool at_start = s.begin == 0 || c.sentence_end(s.begin - 1) || c.paragraph(s.begin).begin == s.begin;
    if (!at_start) continue;
    auto mark = label_at(c, s.begin, s.end);
    if (mark.begin == kNone) mark = initials_at(c, s.begin, s.end);
    if (mark.begin == kNone && spaced(c, s.begin)) mark = {s.begin, s.begin + 1, kNone};
    if (mark.begin != kNone && mark.words < s.end) found.push_back(mark);
  }
  return found;
}

bool asks(const Context& c, std::uint32_t end) { return end > 0 && c.token(end - 1).form == "?"; }

// Where the question begins that ends before `mark`: a paragraph of its own, or the last sentence and the questions
// right before it.
std::uint32_t question(const Context& c, std::uint32_t mark, std::uint32_t floor) {
  const auto own = c.paragraph(mark - 1);
  if (c.paragraph(mark).begin == mark && own.begin > floor) {
    std::uint32_t sentences = 0;
    for (auto t = own.begin; t < own.end; t = c.sentence(t).end) ++sentences;
    if (sentences <= kLongestQuestion) return own.begin;
  }
  auto begin = c.sentence(mark - 1).begin;
  while (begin > std::max(floor, own.begin) && asks(c, begin)) begin = c.sentence(begin - 1).begin;
  return std::max(begin, floor);
}

void add(const Context& c, Found& found, Range words, const Mark& mark, std::uint32_t entity) {
  Candidate q;
  q.span = c.trimmed(words);
  if (c.words_in(words) == 0) return;
  q.span.end = std::max(q.span.end, c.token(words.end - 1).span.end);  // with its question mark
  q.cue = c.token(mark.begin).span;
  q.voice = entity_voice(entity, words.begin);
  q.rule = "turn/interview";
  q.confidence = kInterviewConfidence;
  q.sealed = true;
  found.add(std::move(q));
}

}  // namespace

void find_interview(const Context& c, Found& found) {
  const auto all = marks(c);
  // Who asks is named first and asks, who answers next.
  std::size_t first = 0;
  while (first < all.size() && all[first].entity == kNone) ++first;
  if (first + 1 >= all.size() || all[first + 1].entity == kNone) return;
  const auto asking = all[first].entity, answering = all[first + 1].entity;
  if (asking == answering || !asks(c, all[first + 1].begin) || found.sealed(all[first].words)) return;
  std::size_t answers = 0, asked = 0;
  for (auto i = first + 1; i < all.size(); ++i) {
    if (all[i].entity == asking) continue;
    ++answers;
    asked += asks(c, all[i].begin) ? 1 : 0;
    // "- …, he said": an article that quotes.
    for (auto t = all[i].words; t + 1 < c.sentence(all[i].words).end; ++t)
      if (c.dash(t) && c.verb(t + 1).has(Frame::direct) && c.finite(t + 1)) return;
  }
  if (answers < kFewestAnswers || asked * 2 < answers) return;

  for (auto i = first; i < all.size(); ++i) {
    const auto& mark = all[i];
    const bool last = i + 1 == all.size();
    auto end = last ? c.paragraph(mark.words).end : all[i + 1].begin;
    if (mark.entity == asking) {
      add(c, found, {mark.words, end}, mark, asking);
      continue;
    }
    if (!last && all[i + 1].entity != asking) {
      end = question(c, all[i + 1].begin, mark.words + 1);
      add(c, found, {mark.words, end}, mark, answering);
      add(c, found, {end, all[i + 1].begin}, all[i + 1], asking);
    } else {
      add(c, found, {mark.words, end}, mark, answering);
    }
  }
}

}  // namespace kronika::quotes
