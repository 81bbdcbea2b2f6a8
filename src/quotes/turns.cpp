// Transcripts: paragraphs that begin with a name in capitals and a colon. Each turn, over all its
// paragraphs, is one direct quote.
#include <algorithm>
#include <set>
#include <string>

#include "base/utf8.hpp"
#include "quotes/candidate.hpp"

namespace kronika::quotes {
namespace {

constexpr double kTurnConfidence = 0.95;
constexpr std::uint32_t kLongestLabel = 8;  // words before the colon

// "SECRETARY BLINKEN:", "QUESTION:": the place of the colon, or kNone.
std::uint32_t label_end(const Context& c, Range paragraph) {
  std::uint32_t letters = 0;
  const auto end = std::min(paragraph.end, paragraph.begin + kLongestLabel + 1);
  for (auto t = paragraph.begin; t < end; ++t) {
    const auto& form = c.token(t).form;
    if (form == ":") return letters >= 2 ? t : kNone;
    for (std::size_t pos = 0; pos < form.size();) {
      const auto ch = utf8::next(form, pos);
      if (utf8::is_lower(ch)) return kNone;
      letters += utf8::is_alpha(ch) ? 1 : 0;
    }
  }
  return kNone;
}

// Stage directions before the first words: "(Via interpreter)".
std::uint32_t skip_brackets(const Context& c, std::uint32_t t, std::uint32_t end) {
  if (t >= end || (c.token(t).form != "(" && c.token(t).form != "[")) return t;
  for (auto u = t; u < std::min(end, t + 8); ++u)
    if (c.token(u).form == ")" || c.token(u).form == "]") return u + 1;
  return t;
}

// "PRESIDENT ROSSI" where the title tells of "President Anna Rossi": the words behind those of the label, up to its
// last. Nothing where they do not stand together there.
std::string_view name_in_title(const Context& c, Range label) {
  const std::string_view title = c.doc.article.title;
  const auto is_label = [&](std::string_view word, std::uint32_t t) {
    return utf8::fold(word) == utf8::fold(c.token(t).form);
  };
  std::size_t begin = std::string_view::npos;
  for (std::size_t at = 0; at < title.size();) {
    const auto end = std::min(title.find(' ', at), title.size());
    const auto word = title.substr(at, end - at);
    bool office = false;
    for (auto t = label.begin; t + 1 < label.end; ++t) office = office || is_label(word, t);
    std::size_t pos = at;
    if (office)
      begin = end + 1;
    else if (begin < at && is_label(word, label.end - 1))
      return title.substr(begin, end - begin);
    else if (pos < end && utf8::is_lower(utf8::next(title, pos)))
      begin = std::string_view::npos;
    at = end + 1;
  }
  return {};
}

// The person whose name ends as the label does, or whose office it is.
Voice voice_of_label(const Context& c, Range label) {
  if (label.end - label.begin == 1 && c.is(Words::turn_role, label.begin))
    return {Voice::Kind::phrase, kNone, label.begin, {}, false, c.token(label.begin).span};
  const auto surname = utf8::fold(c.token(label.end - 1).form);
  std::uint32_t match = kNone;
  for (std::uint32_t e = 0; e < c.doc.entities.size(); ++e) {
    const auto& entity = c.doc.entities[e];
    if (entity.kind != EntityKind::person) continue;
    const auto name = utf8::fold(entity.name);
    if (!name.ends_with(surname)) continue;
    const auto before = name.size() - surname.size();
    if (before != 0 && name[before - 1] != ' ' && name[before - 1] != '-') continue;
    if (match == kNone || entity.mentions.size() > c.doc.entities[match].mentions.size()) match = e;
  }
  if (match != kNone) {
    auto voice = entity_voice(match, label.end - 1);
    if (c.doc.entities[match].name == c.token(label.end - 1).form) voice.title = name_in_title(c, label);
    return voice;
  }
  // An office alone; a name behind it would be somebody else's.
  for (auto t = label.begin; t < label.end; ++t)
    if (auto e = c.who.entity_at(t);
        e != kNone && c.doc.entities[e].kind == EntityKind::person && c.who.entity_at(label.end - 1) == e)
      return {Voice::Kind::entity, e, t, {}, false, {}};
  Voice voice{Voice::Kind::phrase,
              kNone,
              label.end - 1,
              {},
              false,
              {c.token(label.begin).span.begin, c.token(label.end - 1).span.end}};
  voice.title = name_in_title(c, label);
  return voice;
}

}  // namespace

void find_turns(const Context& c, Found& found) {
  struct Turn {
    Range label, words;
  };
  std::vector<Turn> turns;
  const auto& sentences = c.doc.sentences;
  for (std::size_t s = 0; s < sentences.size();) {
    const auto p = c.paragraph(sentences[s].begin);
    if (auto colon = label_end(c, p); colon != kNone && !p.empty())
      turns.push_back({{p.begin, colon}, {skip_brackets(c, colon + 1, p.end), p.end}});
    else if (!turns.empty() && !sentences[s].excluded)
      turns.back().words.end = std::max(turns.back().words.end, p.end);
    while (s < sentences.size() && sentences[s].begin < std::max(p.end, p.begin + 1)) ++s;
  }
  // One label makes no conversation ("SEE ALSO:"), nor do labels that name nobody.
  std::set<std::string> labels;
  bool known = false;
  for (const auto& turn : turns) {
    labels.insert(
        std::string(c.doc.words({c.token(turn.label.begin).span.begin, c.token(turn.label.end - 1).span.end})));
    known =
        known || voice_of_label(c, turn.label).kind == Voice::Kind::entity || c.is(Words::turn_role, turn.label.begin);
  }
  if (labels.size() < 2 || !known) return;
  for (const auto& turn : turns) {
    if (turn.words.empty()) continue;
    Candidate q;
    q.span = {c.token(turn.words.begin).span.begin, c.token(turn.words.end - 1).span.end};
    q.cue = {c.token(turn.label.begin).span.begin, c.token(turn.label.end - 1).span.end};
    q.voice = voice_of_label(c, turn.label);
    q.rule = "turn/label";
    q.confidence = kTurnConfidence;
    q.sealed = true;
    found.add(std::move(q));
  }
}

}  // namespace kronika::quotes
