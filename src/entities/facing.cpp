#include "entities/facing.hpp"

namespace kronika::entities {
namespace {

constexpr int kPhraseSteps = 6;  // from a name up to the verb of its clause

// The verb whose subject a word is, or stands beside; kNone for none.
std::uint32_t verb_of_subject(const Reading& reading, std::uint32_t t) {
  for (int steps = 0; steps < kPhraseSteps && t != kNone; ++steps) {
    const auto rel = relation(reading.token(t));
    if (rel == "nsubj") return reading.token(t).head;
    if (rel != "appos" && rel != "flat" && rel != "compound" && rel != "nmod") return kNone;
    t = reading.token(t).head;
  }
  return kNone;
}

bool completes(const Reading& reading, std::uint32_t t, std::uint32_t verb) {
  for (int steps = 0; steps < kPhraseSteps && t != kNone; ++steps) {
    const auto rel = relation(reading.token(t));
    const auto head = reading.token(t).head;
    if (head == verb)
      return rel == "obj" || rel == "iobj" || (rel == "obl" && !reading.bound(Cue::place_preposition, t));
    t = head;
  }
  return false;
}

}  // namespace

std::optional<bool> acts_upon(const Reading& reading, std::uint32_t subject, const std::string& state) {
  const auto verb = verb_of_subject(reading, subject);
  const auto sentence = reading.sentence_of(subject);
  std::optional<bool> acts;
  for (const auto& entity : reading.doc.entities) {
    if (entity.country != state || entity.kind == EntityKind::person) continue;
    for (const auto& mention : entity.mentions) {
      if (mention.sentence != sentence) continue;
      if (verb == kNone || !completes(reading, mention.head, verb)) return false;
      acts = true;
    }
  }
  return acts;
}

}  // namespace kronika::entities
