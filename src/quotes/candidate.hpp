// A quotation as one of the searches finds it, before its speaker is an entity.
#pragma once

#include <string_view>
#include <vector>

#include "quotes/context.hpp"
#include "quotes/speaker.hpp"

namespace kronika::quotes {

struct Candidate {
  QuoteKind kind = QuoteKind::direct;
  Span span;
  Span cue;  // may be empty
  Voice voice;
  std::string_view rule;  // a literal
  double confidence = 0;
  // Nothing is split out of these words: direct speech and the turns of a transcript.
  bool sealed = false;
  // Told in passing, "after a warning from X that …": the speaker does not go on speaking in what follows.
  bool passing = false;
};

// What has been found so far, and which tokens are sealed.
class Found {
 public:
  explicit Found(const Context& context);

  void add(Candidate candidate);
  bool sealed(std::uint32_t token) const { return token < sealed_.size() && sealed_[token] != 0; }
  const std::vector<Candidate>& list() const { return list_; }
  std::vector<Candidate> take() { return std::move(list_); }
  // Places in the list of what begins or is attributed in the sentence.
  const std::vector<std::uint32_t>& in_sentence(std::uint32_t sentence) const { return by_sentence_[sentence]; }

 private:
  const Context& context_;
  std::vector<Candidate> list_;
  std::vector<char> sealed_;  // by token
  std::vector<std::vector<std::uint32_t>> by_sentence_;
};

// Whether a passage in marks holds a title or a name rather than speech: after "tzw." or "film", a name that the
// document knows, or a few words that all have capitals. `words` are its tokens, `head` the one on which the others
// hang.
bool is_name(const Context& context, const Quoted& passage, Range words, std::uint32_t head);

// The searches, in the order in which they run. Each adds to `found` and keeps off what is sealed there.
void find_turns(const Context& context, Found& found);       // transcripts
void find_interview(const Context& context, Found& found);   // "Is it old? - Yes, very."
void find_posts(const Context& context, Found& found);       // embedded posts: "… — Name (@name)"
void find_dialogue(const Context& context, Found& found);    // after a dash
void find_attributed(const Context& context, Found& found);  // in marks, with "he said" beside
void find_reported(const Context& context, Found& found);    // clauses under a verb or noun of saying
void find_sourced(const Context& context, Found& found);     // "według X", "as X said"
void find_following(const Context& context, Found& found);   // a sentence in marks behind one that reports
void find_fragments(const Context& context, Found& found);   // quoted words inside the sentence

}  // namespace kronika::quotes
