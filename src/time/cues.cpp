#include "time/cues.hpp"

#include <string_view>
#include <utility>

#include "base/utf8.hpp"

namespace kronika::time {
namespace {

constexpr std::pair<std::string_view, Cue> kClasses[] = {
    {"meanwhile", Cue::meanwhile},
    {"apart", Cue::apart},
    {"after", Cue::after},
    {"toward", Cue::toward},
    {"than", Cue::than},
    {"at-that-time", Cue::at_that_time},
    {"occasion", Cue::occasion},
    {"takes-place", Cue::takes_place},
    {"remark", Cue::remark},
    {"elsewhen", Cue::elsewhen},
    {"then", Cue::then},
    {"another", Cue::another},
    {"anniversary", Cue::anniversary},
    {"at", Cue::at},
    {"unit", Cue::measure},
    {"ordinal", Cue::measure},
    {"ordinal-word", Cue::measure},
    {"writing", Cue::writing},
};

}  // namespace

CueWords::CueWords(const Grammar& grammar) {
  for (const auto& [name, cue] : kClasses)
    for (WordId w : grammar.words_of(name)) {
      if (w >= cues_.size()) cues_.resize(w + 1);
      cues_[w] |= static_cast<std::uint16_t>(cue);
    }
}

void CueWords::mark(Document& doc, const Grammar& grammar) const {
  doc.time_cues.assign(doc.tokens.size(), 0);
  for (std::size_t i = 0; i < doc.tokens.size(); ++i) {
    const Token& t = doc.tokens[i];
    const WordId w = grammar.word(utf8::lower(t.lemma.empty() ? t.form : t.lemma));
    if (w < cues_.size()) doc.time_cues[i] = cues_[w];
  }
}

bool is_cue(const Document& doc, std::uint32_t token, Cue cue) {
  return token < doc.time_cues.size() && (doc.time_cues[token] & static_cast<std::uint16_t>(cue)) != 0;
}

}  // namespace kronika::time
