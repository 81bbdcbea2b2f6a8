#include "entities/gather.hpp"

namespace kronika::entities {
namespace {

// The preposition of a phrase, or kNone.
std::uint32_t preposition(const Reading& reading, std::uint32_t head) {
  for (auto child : reading.children(head))
    if (relation(reading.token(child)) == "case" && reading.token(child).upos == Upos::ADP) return child;
  return kNone;
}

}  // namespace

bool acts_for_power(const Reading& reading, const Name& name) {
  auto head = name.head;
  // Of coordinated names the first decides.
  for (int i = 0; i < 8 && relation(reading.token(head)) == "conj" && reading.token(head).head != kNone; ++i)
    head = reading.token(head).head;
  const auto& token = reading.token(head);
  if (token.head == kNone) return false;
  const auto& governor = reading.token(token.head);
  auto rel = relation(token);

  // "odrzucone przez Kreml": a participle may have the tag of an adjective.
  if (token.deprel.view() == "obl:agent" && !reading.has(Cue::place_verb, token.head)) return true;
  if (auto adp = preposition(reading, head); adp != kNone) {
    if (reading.has(Cue::source, adp)) return true;  // "według Moskwy"
    if (reading.binds(Cue::place_preposition, adp, head)) return false;
    // "Talks with London", "the pact between London and Brussels".
    return reading.has(Cue::relation, token.head) || governor.upos == Upos::VERB;
  }
  if (rel == "nsubj" || rel == "obj" || rel == "iobj") {
    if (token.deprel.view() == "nsubj:pass") return false;
    return governor.upos == Upos::VERB && !reading.has(Cue::place_verb, token.head);
  }
  // "Zdaniem Kijowa": whoever it is that thinks so.
  if (rel == "nmod" && reading.has(Cue::source, token.head)) return true;
  // "The agreement of Brussels with London".
  return rel == "nmod" && reading.has(Cue::relation, token.head) && !feature(token.feats, "Case").empty();
}

}  // namespace kronika::entities
