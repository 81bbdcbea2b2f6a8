// Words that say how the time of one act bears on that of another: "while", "since", "then". Which words those are is
// data of the language: classes of the pack's words, named as here with hyphens.
#pragma once

#include <cstdint>
#include <vector>

#include "kronika/document.hpp"
#include "time/grammar.hpp"

namespace kronika::time {

enum class Cue : std::uint16_t {
  meanwhile = 1 << 0,     // opens a clause of what happens together with the clause above: "while", "when"
  apart = 1 << 1,         // sets what it names apart from the act: "since", "before"
  after = 1 << 2,         // puts what it names before the act, on the same day only if people came together then
  toward = 1 << 3,        // says for when something is meant: "for 2022"
  than = 1 << 4,          // opens a comparison
  at_that_time = 1 << 5,  // opens a clause on a time: "last summer, when …"
  occasion = 1 << 6,      // people come together, and speak: "meeting", "to meet"
  takes_place = 1 << 7,   // says of an act's noun only that it is: "talks held on Monday"
  remark = 1 << 8,        // whose object is only spoken of: "condemned Monday's attack"
  elsewhen = 1 << 9,      // leaves the scene that is told: "previously", "repeatedly"
  then = 1 << 10,         // goes on in it
  another = 1 << 11,      // an attribute by which a noun is not what was told before: "the next talks"
  anniversary = 1 << 12,  // has the time of what it is of
  at = 1 << 13,           // puts the act on an occasion: "at the meeting"
  measure = 1 << 14,      // a unit of time or an ordinal: "week", "first"
  writing = 1 << 15,      // says what is said in it: "report"
};

class CueWords {
 public:
  explicit CueWords(const Grammar& grammar);
  // Fills Document::time_cues from the lemmas. `grammar` is that of the constructor.
  void mark(Document& doc, const Grammar& grammar) const;

 private:
  std::vector<std::uint16_t> cues_;  // of each word
};

bool is_cue(const Document& doc, std::uint32_t token, Cue cue);

}  // namespace kronika::time
