#include "time/finder.hpp"

#include <fmt/format.h>

#include "time/atoms.hpp"
#include "time/chart.hpp"
#include "time/resolve.hpp"
#include "time/tense.hpp"
#include "time/cues.hpp"

namespace kronika::time {
namespace {

constexpr std::uint32_t kMaxRun = 48;             // atoms looked at together
constexpr std::size_t kMaxExpressions = 100'000;  // in one document
constexpr std::uint32_t kAnchorReach = 4;         // sentences back in which another date is counted from

// The token by which tokens [begin, end) hang in the tree; their last word where there is no tree. In "met the mayor last
// May" no adjective, which the tree may take for one of the noun before.
std::uint32_t head_of(const Document& doc, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t last = end - 1, attribute = kNone;
  for (std::uint32_t i = begin; i < end; ++i) {
    const Token& t = doc.tokens[i];
    if (t.upos == Upos::PUNCT || t.upos == Upos::ADP || t.upos == Upos::DET) continue;
    last = i;
    if (t.deprel.empty() || (t.head >= begin && t.head < end)) continue;
    const bool day = t.feats.view().find("NumType") != std::string_view::npos;
    if (t.upos != Upos::ADJ || day) return i;
    if (attribute == kNone) attribute = i;
  }
  return attribute != kNone ? attribute : last;
}

// "After Monday's raid": an adposition before a date that is of what the date's noun is, not of the date. "Two days after
// Monday's raid" is a day all the same.
bool is_of_what_is_dated(const Document& doc, const Atoms& atoms, std::uint32_t at) {
  const Token& adposition = doc.tokens[atoms[at].token];
  if (adposition.upos != Upos::ADP || adposition.deprel.view() != "case") return false;
  if (at > 0 && is_cue(doc, atoms[at - 1].token, Cue::measure)) return false;
  for (std::uint32_t i = at + 1; i < atoms.size() && atoms[i].known(); ++i) {
    const Token& t = doc.tokens[atoms[i].token];
    if (t.head == adposition.head && t.deprel.view() == "nmod:poss") return true;
  }
  return false;
}

// "They met on Monday and on Tuesday he left": a conjunction of clauses, not of days.
bool joins_clauses(const Document& doc, std::uint32_t token) {
  const Token& t = doc.tokens[token];
  return t.upos == Upos::CCONJ && t.head < doc.tokens.size() && t.head > token && doc.tokens[t.head].upos == Upos::VERB;
}

// The last date told that "two days later" can count from, and "then" means: it lies somewhere definite.
struct Anchor {
  Edtf date;
  std::uint32_t sentence;
};

// A date, or a part of one ("late November").
bool is_anchor(const Edtf& v) {
  return v.kind() == Edtf::Kind::date || (v.kind() == Edtf::Kind::one_of && v.items().size() == 1);
}

std::string reason(const Document& doc, Span words, const Resolved& r, const Tense& tense,
                   const std::optional<Edtf>& anchor) {
  std::string out = fmt::format("\"{}\"", doc.words(words));
  if (r.used.anchor && anchor)
    out += fmt::format(" counted from {} told before", anchor->to_string());
  else if (r.used.now)
    out += doc.article.published ? fmt::format(" seen from the article's date, {}", doc.article.published->to_string())
                                 : " in an article without a date";
  if (r.used.direction && tense.verb != kNone && tense.direction != Direction::unknown) {
    constexpr std::string_view names[] = {"", "past", "present", "future"};
    out +=
        fmt::format(", {} by \"{}\"", names[static_cast<int>(tense.direction)], doc.words(doc.tokens[tense.verb].span));
  }
  return out;
}

}  // namespace

Result<Finder> Finder::load(const std::filesystem::path& pack, std::shared_ptr<const Morphology> morphology) {
  auto grammar = Grammar::load(pack / "time", pack.filename().string());
  if (!grammar) return tl::unexpected(grammar.error());
  Finder finder(std::move(*grammar));
  finder.morphology_ = std::move(morphology);
  return finder;
}

void Finder::find(Document& doc) const {
  doc.times.clear();
  cues_.mark(doc, grammar_);
  Chart chart(grammar_);
  Atoms atoms(grammar_, morphology_.get());
  std::optional<Anchor> last;
  const Edtf published = doc.article.published.value_or(Edtf());
  for (std::uint32_t s = 0; s < doc.sentences.size(); ++s) {
    const Sentence& sentence = doc.sentences[s];
    atoms.read(doc, sentence);
    const auto count = atoms.size();
    const auto stands_between = [&](std::uint32_t at) {
      return joins_clauses(doc, atoms[at].token) || is_of_what_is_dated(doc, atoms, at);
    };
    for (std::uint32_t begin = 0; begin < count;) {
      if (!atoms[begin].known() || stands_between(begin)) {
        ++begin;
        continue;
      }
      std::uint32_t end = begin + 1;
      while (end < count && atoms[end].known() && end - begin < kMaxRun && !stands_between(end)) ++end;
      for (const Match* m : chart.parse(atoms, begin, end)) {
        if (m->category == Grammar::kNothing || doc.times.size() >= kMaxExpressions) continue;
        Timex t;
        t.span = {atoms[m->begin].span.begin, atoms[m->end - 1].span.end};
        t.sentence = s;
        t.begin = atoms[m->begin].token;
        t.end = atoms[m->end - 1].token + 1;
        t.head = head_of(doc, t.begin, t.end);
        const Tense tense = tense_at(doc, sentence, t.head, t.begin, grammar_);
        std::optional<Edtf> anchor;
        if (last && s - last->sentence <= kAnchorReach) anchor = last->date;
        const Resolved r = resolve(*m, published, tense.direction, anchor);
        switch (r.value.type) {
          case Value::Type::date:
            t.kind = r.value.of_day ? TimeKind::time : TimeKind::date;
            t.value = r.value.date;
            t.text_value = t.value.to_string();
            break;
          case Value::Type::duration:
            t.kind = TimeKind::duration;
            t.text_value = duration_text(r.value.amounts);
            break;
          case Value::Type::set:
            t.kind = TimeKind::set;
            t.text_value = r.value.text;
            break;
          default:
            if (published.known() || m->category != Grammar::kDate) continue;  // 30 February
        }
        t.reason = reason(doc, t.span, r, tense, anchor);
        t.rule = grammar_.rules()[m->rule].name;
        if (t.kind != TimeKind::duration && is_anchor(t.value) && !is_cue(doc, t.head, Cue::anniversary))
          last = Anchor{t.value, s};
        doc.times.push_back(std::move(t));
      }
      begin = end;
    }
  }
}

}  // namespace kronika::time
