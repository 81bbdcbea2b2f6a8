// Who has been spoken of where, up to the word that is being looked at: what the resolving of references goes by and adds
// to, sentence by sentence.
#pragma once

#include <cstdint>
#include <vector>

#include "entities/reading.hpp"

namespace kronika::entities {

// A mention on the way through the document.
struct Seen {
  std::uint32_t entity, token, sentence;
  bool subject;
};

class Discourse {
 public:
  // Begins with the mentions by name and by the offices beside names, none of them seen yet.
  explicit Discourse(Reading& document);

  Reading& reading;
  Document& doc;
  std::vector<std::vector<std::uint32_t>> at_head;  // entities of the mentions that a token heads
  std::vector<bool> quoted;                         // words that somebody says
  std::vector<Seen> seen;                           // in the order of the text

  // Goes on past a mention.
  void see(std::uint32_t entity, std::uint32_t t, std::uint32_t s);
  // Adds a mention of one word to the entity.
  void mention(std::uint32_t entity, std::uint32_t t, MentionForm form);

  bool is_person(std::uint32_t e) const;
  bool gender_fits(std::uint32_t e, world::Gender gender) const;
  // The sentence of the story before `s`, over lines that are no part of it; kNone at the beginning.
  std::uint32_t sentence_before(std::uint32_t s) const;
  // Sentences of the story from `s` to a later one.
  std::uint32_t distance(std::uint32_t s, std::uint32_t later) const;
  // The subject of the main clause of a sentence, or kNone.
  std::uint32_t main_subject(std::uint32_t s) const;
  // The same of the sentence before in the paragraph; kNone where that tells no part of the story.
  std::uint32_t subject_before(std::uint32_t s) const;
  // The people whom the verb of a sentence brings together: as its subject or otherwise, but not as part of what it is
  // about.
  std::vector<std::uint32_t> brought_together(std::uint32_t sentence) const;
  // All whom a phrase names, with what is coordinated with it.
  std::vector<std::uint32_t> members(std::uint32_t phrase) const;
  // The same where they are several, or one group, and all may act; else none.
  std::vector<std::uint32_t> plural(std::uint32_t phrase) const;

 private:
  bool is_subject(std::uint32_t t) const;
  bool acts(std::uint32_t e) const;

  std::vector<bool> sourced_;  // heads of mentions behind a word of a source
};

}  // namespace kronika::entities
