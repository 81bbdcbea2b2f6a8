#include "entities/apposition.hpp"

#include <algorithm>
#include <set>

#include "entities/affiliation.hpp"
#include "entities/candidates.hpp"

namespace kronika::entities {
namespace {

constexpr std::uint32_t kMostAdjectives = 2;  // between the noun and the name: "agencja prasowa"
constexpr std::uint32_t kLongestTitle = 4;    // words between quotation marks

bool is_quotation_mark(std::string_view form) {
  static const std::set<std::string_view> kMarks = {"\"", "“", "”", "„", "«", "»", "''", "``"};
  return kMarks.contains(form);
}

// What the noun says of a body: its adjectives and possessors, not the name that follows.
std::string state_of(const Reading& reading, std::uint32_t noun, std::uint32_t end) {
  auto whose = affiliation(reading, noun, end);
  return whose.name != kNone && reading.names[whose.name].begin >= noun ? std::string() : whose.country;
}

// "dziennik „Dawn”": the title as a name, where nothing else is known there.
void add_titles(Reading& reading) {
  std::vector<Name> found;
  for (const auto& sentence : reading.doc.sentences)
    for (auto t = sentence.begin + 1; t + 2 < sentence.end; ++t) {
      if (!is_quotation_mark(reading.token(t).form) || !reading.capital(t + 1)) continue;
      if (reading.name_at(t + 1) != kNone) continue;
      auto end = t + 1;
      while (end < sentence.end && end - t <= kLongestTitle && !is_quotation_mark(reading.token(end).form) &&
             reading.name_at(end) == kNone && reading.token(end).upos != Upos::PUNCT)
        ++end;
      if (end >= sentence.end || !is_quotation_mark(reading.token(end).form) || !reading.capital(end - 1)) continue;
      if (body_noun_before(reading, t + 1) == kNone) continue;
      Name name;
      name.sentence = reading.sentence_of(t);
      name.begin = t + 1;
      name.end = end;
      name.head = reading.head_of(t + 1, end);
      name.kind = NameClass::organisation;
      found.push_back(std::move(name));
    }
  if (found.empty()) return;
  reading.names.insert(reading.names.end(), found.begin(), found.end());
  std::stable_sort(reading.names.begin(), reading.names.end(),
                   [](const Name& a, const Name& b) { return a.begin < b.begin; });
  reading.index_names();
}

}  // namespace

std::uint32_t body_noun_before(const Reading& reading, std::uint32_t t) {
  const auto first = reading.doc.sentences[reading.sentence_of(t)].begin;
  if (t > first && is_quotation_mark(reading.token(t - 1).form)) --t;
  for (std::uint32_t steps = 0; t > first && steps <= kMostAdjectives; ++steps) {
    --t;
    if (reading.token(t).upos == Upos::NOUN) return reading.has(Cue::organisation_noun, t) ? t : kNone;
    if (reading.token(t).upos != Upos::ADJ) return kNone;
  }
  return kNone;
}

void find_appositions(Reading& reading) {
  add_titles(reading);
  for (auto& name : reading.names) {
    if (name.sense || !name.country.empty()) continue;
    // "dziennika „Dawn”", which the model took for a work.
    if (name.kind == NameClass::other && name.begin > 0 && is_quotation_mark(reading.token(name.begin - 1).form) &&
        body_noun_before(reading, name.begin) != kNone)
      name.kind = NameClass::organisation;
    // "the rebel group Harakat Nour", which the model took for a person.
    if (name.kind == NameClass::person && !reading.resources.inflects() && name.end - name.begin > 1 &&
        !given_name(reading, name.begin) && name.begin > 0 && reading.token(name.begin - 1).upos == Upos::NOUN &&
        body_noun_before(reading, name.begin) != kNone)
      name.kind = NameClass::organisation;
    if (name.kind != NameClass::organisation) continue;
    if (auto noun = body_noun_before(reading, name.begin); noun != kNone)
      name.country = state_of(reading, noun, noun + 1);
    // "Russia's Fakel news agency"
    const auto& sentence = reading.doc.sentences[name.sentence];
    if (name.country.empty() && !reading.resources.inflects() && name.end < sentence.end) {
      auto noun = name.end;
      while (noun + 1 < sentence.end && noun < name.end + kMostAdjectives && reading.token(noun).upos == Upos::NOUN &&
             reading.token(noun + 1).upos == Upos::NOUN)
        ++noun;
      if (reading.token(noun).upos == Upos::NOUN && reading.has(Cue::organisation_noun, noun))
        name.country = state_of(reading, name.begin, noun + 1);
    }
  }
}

}  // namespace kronika::entities
