#include "quotes/content_beside.hpp"

#include <algorithm>

#include "quotes/content.hpp"

namespace kronika::quotes {
namespace {

constexpr std::uint32_t kLongestTail = 8;         // words behind the verb: "…, the BBC reports" with its comma
constexpr std::uint32_t kFarthestComma = 14;      // words between the verb and the comma in front of its subject
constexpr std::uint32_t kLongestAttribution = 6;  // words between the verb and a comma, or a relative word, beside it

// The comma that ends an attribution behind its verb: "…, Lind said on Monday, …", "…, Lind told reporters, …"; kNone
// where more than that follows.
std::uint32_t comma_behind(const Context& c, std::uint32_t verb, std::uint32_t end) {
  for (auto t = verb + 1; t < std::min(end, verb + 1 + kLongestAttribution); ++t) {
    if (c.token(t).form == ",") return t;
    const auto upos = c.token(t).upos;
    if (upos == Upos::VERB || upos == Upos::AUX || upos == Upos::SCONJ || upos == Upos::PUNCT ||
        c.is(Words::complementiser, t) || c.passage_at(c.token(t).span.begin) != nullptr)
      return kNone;
  }
  return kNone;
}

}  // namespace

bool remark(const Context& c, std::uint32_t t, std::uint32_t end) {
  if (t < end && (c.token(t).upos == Upos::ADP || c.token(t).upos == Upos::SCONJ)) ++t;
  if (t >= end || !c.lexicon.drops_complementiser() || c.verb(t)) return false;
  const auto& m = c.tree.morphology(t);
  return m.form == facts::VerbForm::gerund || (m.form == facts::VerbForm::participle && m.present);
}

std::optional<Range> content_before(const Context& c, std::uint32_t verb) {
  const auto s = c.sentence(verb);
  if (!c.finite(verb) || c.first_or_second(verb)) return std::nullopt;
  std::uint32_t behind = 0;
  for (auto t = verb + 1; t < s.end; ++t) {
    const auto upos = c.token(t).upos;
    // "…, he said, without elaborating", "…, Interfax reported, raising fears"
    if (c.token(t).form == "," && behind <= 2 && remark(c, t + 1, s.end)) break;
    if (upos == Upos::VERB || upos == Upos::AUX || upos == Upos::SCONJ || c.token(t).form == ",") return std::nullopt;
    if (c.passage_at(c.token(t).span.begin) != nullptr) return std::nullopt;
    behind += upos != Upos::PUNCT ? 1 : 0;
  }
  if (behind > (c.verb(verb).has(Frame::addressed) ? kLongestTail : 2)) return std::nullopt;
  bool subject = false;
  for (auto t = verb; t-- > s.begin && verb - t <= kFarthestComma;) {
    if (c.passage_at(c.token(t).span.begin) != nullptr || c.token(t).form == ":") return std::nullopt;
    if (c.token(t).form != ",") {
      // A verb between belongs to a relative clause of the subject.
      if (c.token(t).upos == Upos::VERB && !c.tree.relative_clause(t)) return std::nullopt;
      subject = subject || c.token(t).upos == Upos::NOUN || c.token(t).upos == Upos::PROPN ||
                (c.token(t).upos == Upos::PRON && !c.tree.morphology(t).relative);
      continue;
    }
    if (!subject || c.tree.morphology(t + 1).relative || c.token(t + 1).upos == Upos::CCONJ) return std::nullopt;
    Range r = without_loose_ends(c, {s.begin, t});
    bool predicate = false;
    for (auto u = r.begin; u < r.end; ++u) predicate = predicate || c.finite(u);
    return predicate && c.words_in(r) >= 4 ? std::optional(r) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<Range> content_around(const Context& c, std::uint32_t verb) {
  const auto s = c.sentence(verb);
  const auto closing = comma_behind(c, verb, s.end);
  if (!c.finite(verb) || c.first_or_second(verb) || closing == kNone || closing + 1 >= s.end ||
      !c.lexicon.drops_complementiser())
    return std::nullopt;
  auto comma = verb;
  while (comma > s.begin && verb - comma < kLongestAttribution && c.token(comma).form != ",") {
    if (comma != verb && (c.token(comma).upos == Upos::VERB || c.token(comma).upos == Upos::AUX)) return std::nullopt;
    if (c.tree.morphology(comma).relative || c.token(comma).upos == Upos::SCONJ) return std::nullopt;
    --comma;
  }
  if (comma <= s.begin || comma + 1 >= verb || c.token(comma).form != ",") return std::nullopt;
  bool before = false, behind = false;
  for (auto t = s.begin; t < s.end; ++t) {
    const bool quoted = c.passage_at(c.token(t).span.begin) != nullptr;
    const bool beside = t + 2 >= comma && t <= closing + 1;  // “The plan,” he said, “was …”
    if ((quoted && (beside || t == s.begin)) || c.token(t).form == ";" || c.token(t).form == ":") return std::nullopt;
    const bool predicate = c.finite(t) || c.token(t).upos == Upos::AUX;
    before = before || (predicate && t + 1 < comma && !c.tree.relative_clause(t));
    behind = behind || (predicate && t > closing);
  }
  const auto next = c.token(closing + 1).upos;
  const bool nominal = next == Upos::DET || next == Upos::NOUN || next == Upos::PROPN || next == Upos::ADJ;
  // "It was, he said, …", "It has, he said, …": what stands before is no clause yet.
  const bool copula = c.token(comma - 1).upos == Upos::AUX || (c.finite(comma - 1) && nominal);
  const bool split_subject = !before && !copula && (next == Upos::VERB || next == Upos::AUX) && behind;
  const Range whole{s.begin, s.end};
  return split_subject || (copula && !before) ? std::optional(without_loose_ends(c, whole)) : std::nullopt;
}

Range name_behind(const Context& c, std::uint32_t verb) {
  const auto s = c.sentence(verb);
  Range name{verb + 1, verb + 1};
  if (!c.lexicon.drops_complementiser() || !c.finite(verb) || verb < s.begin + 2 || c.token(verb - 1).form != ",")
    return name;
  const auto goes_on = [&](std::uint32_t t) {  // "Kim Il-nam"
    const bool hyphen = t > name.begin && c.dash(t) && !c.token(t - 1).space_after && !c.token(t).space_after;
    return hyphen || (t > name.begin && c.dash(t - 1) && !c.token(t - 1).space_after) ||
           (c.opens_upper(t) && !c.dated(t) && c.token(t).upos != Upos::PRON);
  };
  while (name.end < s.end && goes_on(name.end)) ++name.end;
  const bool ends = name.end < s.end && (c.token(name.end).form == "," || c.sentence_end(name.end));
  return ends ? name : Range{verb + 1, verb + 1};
}

std::optional<Range> content_of_name(const Context& c, std::uint32_t verb) {
  if (name_behind(c, verb).empty()) return std::nullopt;
  const auto r = without_loose_ends(c, {c.sentence(verb).begin, verb - 1});
  bool subject = false, predicate = false;
  for (auto t = r.begin; t < r.end; ++t) {
    if (c.passage_at(c.token(t).span.begin) != nullptr || c.token(t).form == ":") return std::nullopt;
    const auto upos = c.token(t).upos;
    predicate = predicate || (subject && (c.finite(t) || upos == Upos::AUX));
    subject = subject || upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::PRON;
  }
  return predicate ? std::optional(r) : std::nullopt;
}

std::optional<Range> content_cited(const Context& c, std::uint32_t verb) {
  const auto citing = c.token(verb).head;
  if (citing >= verb || !c.verb(citing).has(Frame::citing)) return std::nullopt;
  auto begin = citing;
  for (auto child : c.tree.children(citing))
    if (c.tree.relation(child) == Relation::nsubj) begin = std::min(begin, c.yield(child).begin);
  const auto first = c.sentence(verb).begin;
  if (begin <= first || c.token(begin - 1).form != ",") return std::nullopt;
  auto r = without_loose_ends(c, {first, begin});
  return r.empty() || too_short(c, r) ? std::nullopt : std::optional(r);
}

std::optional<Range> interposed(const Context& c, std::uint32_t verb) {
  if (!c.lexicon.drops_complementiser() || !c.finite(verb) || !c.verb(verb).has(Frame::direct)) return std::nullopt;
  const auto s = c.sentence(verb);
  std::uint32_t relative = kNone;
  for (auto t = verb; t-- > s.begin && verb - t <= kLongestAttribution;) {
    const auto upos = c.token(t).upos;
    if (upos == Upos::PUNCT || upos == Upos::VERB || upos == Upos::AUX || upos == Upos::ADP) break;
    if (!c.tree.morphology(t).relative) continue;
    relative = t;
    break;
  }
  if (relative == kNone || relative + 1 >= verb) return std::nullopt;
  auto first = verb + 1;
  while (first < s.end && c.token(first).upos == Upos::ADV) ++first;
  if (first >= s.end || !c.finite(first) || c.token(first).upos == Upos::PRON) return std::nullopt;
  auto end = first;
  while (end < s.end && c.token(end).form != "," && c.token(end).form != ";" && !spaced_dash(c, end)) ++end;
  auto r = without_loose_ends(c, {verb + 1, end});
  return r.empty() || too_short(c, r) ? std::nullopt : std::optional(r);
}

}  // namespace kronika::quotes
