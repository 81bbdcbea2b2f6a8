#include "entities/quotation.hpp"

#include <algorithm>

namespace kronika::entities {
namespace {

constexpr std::uint32_t kLongestSpeech = 150;  // tokens between the dashes of a dialogue

bool is_dash(const Token& token) {
  const auto& form = token.form;
  return form == "-" || form == "–" || form == "—";
}

// "– …" up to the dash that a verb follows at once ("– powiedział minister"), and what a third dash goes on with.
void mark_dialogue(const Reading& reading, std::uint32_t begin, std::uint32_t end, std::vector<bool>& quoted) {
  const auto& doc = reading.doc;
  auto dash = [&](std::uint32_t t) { return is_dash(doc.tokens[t]) && doc.tokens[t].space_after; };
  auto verb = [&](std::uint32_t t) {
    return t < end && doc.tokens[t].upos == Upos::VERB && feature(doc.tokens[t].feats, "VerbForm") == "Fin" &&
           !reading.capital(t);
  };
  for (auto t = begin; t < end; ++t) {
    bool opens =
        dash(t) && (doc.sentences[reading.sentence_of(t)].begin == t || (t > begin && doc.tokens[t - 1].form == ":"));
    if (!opens) continue;
    auto close = t + 1;
    while (close < end && close - t <= kLongestSpeech && !(dash(close) && (verb(close + 1) || verb(close + 2))))
      ++close;
    if (close >= end || close - t > kLongestSpeech) continue;
    std::fill(quoted.begin() + t, quoted.begin() + close, true);
    const auto stop = doc.sentences[reading.sentence_of(close)].end;
    auto again = close + 1;
    while (again < stop && !dash(again)) ++again;
    std::fill(quoted.begin() + std::min(again, stop), quoted.begin() + stop, true);
    t = stop - 1;
  }
}

bool opens_or_closes(std::string_view form) { return form == "\"" || form == "''" || form == "``"; }
bool opens(std::string_view form) { return form == "„" || form == "“" || form == "«"; }
bool closes(std::string_view form) { return form == "”" || form == "»"; }

// Is speech that is open at the end of a sentence closed later in its paragraph, before any other begins?
bool goes_on(const Reading& reading, std::uint32_t s) {
  const auto& doc = reading.doc;
  bool even = false;  // marks that do not tell how they stand: as many as close
  for (auto next = s + 1; next < doc.sentences.size() && doc.sentences[next].block == doc.sentences[s].block; ++next)
    for (auto t = doc.sentences[next].begin; t < doc.sentences[next].end; ++t) {
      const auto& form = doc.tokens[t].form;
      if (!even && opens(form)) return false;
      if (!even && closes(form)) return true;
      if (opens_or_closes(form)) even = !even;
    }
  return even;
}

}  // namespace

std::vector<bool> quoted_words(const Reading& reading) {
  const auto& doc = reading.doc;
  std::vector<bool> quoted(doc.tokens.size(), false);
  bool open = false;
  for (std::uint32_t s = 0; s < doc.sentences.size(); ++s) {
    if (open) open = goes_on(reading, s - 1);
    for (auto t = doc.sentences[s].begin; t < doc.sentences[s].end; ++t) {
      const auto& form = doc.tokens[t].form;
      if (opens_or_closes(form))
        open = !open;
      else if (opens(form))
        open = true;
      else if (closes(form))
        open = false;
      quoted[t] = open;
    }
  }
  for (std::size_t s = 0; s < doc.sentences.size();) {
    auto last = s;
    while (last + 1 < doc.sentences.size() && doc.sentences[last + 1].block == doc.sentences[s].block) ++last;
    mark_dialogue(reading, doc.sentences[s].begin, doc.sentences[last].end, quoted);
    s = last + 1;
  }
  return quoted;
}

}  // namespace kronika::entities
