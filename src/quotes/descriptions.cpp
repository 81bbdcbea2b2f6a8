#include "quotes/descriptions.hpp"

#include <algorithm>
#include <tuple>

#include "base/utf8.hpp"
#include "quotes/speaker.hpp"

namespace kronika::quotes {
namespace {

constexpr std::uint32_t kTellingWords = 2;  // words of a description that tells who is meant

}  // namespace

std::uint32_t Descriptions::again(std::uint32_t noun, std::uint32_t sentence, std::uint32_t last) const {
  for (auto it = told_.rbegin(); it != told_.rend(); ++it) {
    // Long ago only where nobody else has spoken since.
    if (sentence - it->sentence > kMemory && it->entity != last) break;
    if (c_.token(it->noun).lemma == c_.token(noun).lemma && !called_so(last, noun) &&
        doc_.entities[it->entity].kind != EntityKind::group && doc_.entities[it->entity].mentions.size() == 1 &&
        doc_.entities[it->entity].name.find(' ') != std::string::npos)
      return it->entity;
  }
  return kNone;
}

std::uint32_t Descriptions::told_so(std::uint32_t noun, Range words, std::uint32_t last) const {
  const bool definite = words.begin > 0 && c_.is(Words::article, words.begin - 1);
  if (!definite || called_so(last, noun)) return kNone;
  const auto own = lemmas(words);
  for (auto it = told_.rbegin(); it != told_.rend(); ++it) {
    if (it->entity < known_ || c_.token(it->noun).lemma != c_.token(noun).lemma) continue;
    const auto other = lemmas(phrase(c_, it->noun));
    if (std::min(own.size(), other.size()) < kTellingWords) continue;
    const auto& [few, many] = own.size() < other.size() ? std::tie(own, other) : std::tie(other, own);
    if (std::includes(many.begin(), many.end(), few.begin(), few.end())) return it->entity;
  }
  return kNone;
}

// Those of a phrase in the order of the alphabet, but for articles and the like.
std::vector<std::string> Descriptions::lemmas(Range words) const {
  std::vector<std::string> found;
  for (auto t = words.begin; t < words.end; ++t)
    if (const auto upos = c_.token(t).upos; upos == Upos::NOUN || upos == Upos::ADJ || upos == Upos::PROPN)
      found.emplace_back(c_.token(t).lemma);
  std::sort(found.begin(), found.end());
  return found;
}

std::uint32_t Descriptions::in_gender(std::uint32_t verb, std::uint32_t sentence) const {
  if (verb >= c_.size() || c_.tree.morphology(verb).plural) return kNone;
  const auto gender = gender_of(c_.token(verb));
  if (gender != Gender::masculine && gender != Gender::feminine) return kNone;
  for (auto it = told_.rbegin(); it != told_.rend() && sentence - it->sentence <= kMemory; ++it)
    if (it->entity >= known_ && c_.noun(it->noun).has(Frame::person) && gender_of(c_.token(it->noun)) == gender)
      return it->entity;
  return kNone;
}

bool Descriptions::possible(std::uint32_t entity, std::uint32_t verb) const {
  const auto made = std::find_if(told_.begin(), told_.end(), [&](const Description& d) { return d.entity == entity; });
  if (entity < known_ || made == told_.end() || c_.token(made->noun).upos != Upos::NOUN)
    return c_.agreement.possible(c_.tree, entity, verb);
  const auto own = gender_of(c_.token(made->noun)), of_verb = gender_of(c_.token(verb));
  const bool person = c_.noun(made->noun).has(Frame::person);
  const bool pronoun = c_.token(verb).upos == Upos::PRON;
  if (person && of_verb == Gender::neuter) return pronoun && c_.tree.morphology(verb).kase != facts::Case::nom;
  return !person || of_verb == Gender::unknown || own == Gender::unknown || own == of_verb;
}

bool Descriptions::called_so(std::uint32_t person, std::uint32_t noun) const {
  if (person == kNone) return false;
  const auto& lemma = c_.token(noun).lemma;
  for (const auto& m : doc_.entities[person].mentions) {
    if (m.form != MentionForm::name || m.begin >= noun) continue;
    for (auto t = m.begin; t-- > c_.sentence(m.begin).begin && m.begin - t <= kFarthestNoun;)
      if (c_.token(t).lemma == lemma) return true;
  }
  return false;
}

bool Descriptions::called_otherwise(std::uint32_t thing, std::uint32_t noun) const {
  if (thing == kNone || c_.lemma_is(Words::any_body, noun) || c_.noun(noun).has(Frame::press)) return false;
  const bool body = doc_.entities[thing].kind != EntityKind::group;
  if (body && c_.noun(noun).has(Frame::document)) return false;
  bool otherwise = !body;
  for (const auto& m : doc_.entities[thing].mentions) {
    if (m.form == MentionForm::pronoun || m.form == MentionForm::dropped) continue;
    for (auto t = m.begin; t < m.end; ++t) {
      const auto lemma = utf8::lower(c_.token(t).lemma);
      if (lemma == c_.token(noun).lemma) return false;
      otherwise = otherwise || c_.lexicon.noun(lemma).has(Frame::body);
    }
  }
  return otherwise;
}

bool Descriptions::one_of_several(std::uint32_t noun, const std::vector<std::uint32_t>& speakers) const {
  if (c_.token(noun).upos != Upos::NOUN || (c_.who.role_at(noun) != nullptr && !c_.who.role_at(noun)->office.empty()))
    return false;
  return std::any_of(speakers.begin(), speakers.end(), [&](std::uint32_t e) {
    const auto& mentions = doc_.entities[e].mentions;
    return doc_.entities[e].kind == EntityKind::group &&
           std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) {
             return m.head < noun && c_.token(m.head).lemma == c_.token(noun).lemma;
           });
  });
}

}  // namespace kronika::quotes
