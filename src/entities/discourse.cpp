#include "entities/discourse.hpp"

#include <algorithm>
#include <set>

#include "entities/quotation.hpp"

namespace kronika::entities {

using world::Gender;

namespace {

constexpr int kNesting = 6;  // from a name to the head of the phrase

}  // namespace

Discourse::Discourse(Reading& document) : reading(document), doc(document.doc), quoted(quoted_words(document)) {
  at_head.resize(doc.tokens.size());
  sourced_.assign(doc.tokens.size(), false);
  for (std::uint32_t e = 0; e < doc.entities.size(); ++e)
    for (const auto& mention : doc.entities[e].mentions) {
      at_head[mention.head].push_back(e);
      // "Zdaniem prezydenta", "według Rutte": who says what the sentence tells.
      sourced_[mention.head] = sourced_[mention.head] || (mention.begin > doc.sentences[mention.sentence].begin &&
                                                          is_person(e) && reading.has(Cue::source, mention.begin - 1));
    }
}

bool Discourse::is_subject(std::uint32_t t) const {
  // The name may hang on the role noun that is the subject.
  auto rel = relation(doc.tokens[t]);
  if ((rel == "flat" || rel == "appos") && doc.tokens[t].head != kNone) t = doc.tokens[t].head;
  return relation(doc.tokens[t]) == "nsubj" || sourced_[t];
}

void Discourse::see(std::uint32_t entity, std::uint32_t t, std::uint32_t s) {
  // What is said in a line that is no part of the story ("Read more: …") is not spoken of in it.
  if (doc.sentences[s].excluded) return;
  seen.push_back({entity, t, s, is_subject(t)});
}

std::uint32_t Discourse::sentence_before(std::uint32_t s) const {
  while (s-- > 0)
    if (!doc.sentences[s].excluded) return s;
  return kNone;
}

std::uint32_t Discourse::distance(std::uint32_t s, std::uint32_t later) const {
  std::uint32_t steps = 0;
  for (; s < later; ++s) steps += doc.sentences[s].excluded ? 0 : 1;
  return steps;
}

bool Discourse::is_person(std::uint32_t e) const { return doc.entities[e].kind == EntityKind::person; }

bool Discourse::gender_fits(std::uint32_t e, Gender gender) const {
  auto own = reading.genders[e];
  return gender == Gender::unknown || own == Gender::unknown || own == gender;
}

void Discourse::mention(std::uint32_t entity, std::uint32_t t, MentionForm form) {
  Mention mention;
  mention.span = doc.tokens[t].span;
  mention.sentence = reading.sentence_of(t);
  mention.begin = t;
  mention.end = t + 1;
  mention.head = t;
  mention.form = form;
  doc.entities[entity].mentions.push_back(mention);
}

std::uint32_t Discourse::subject_before(std::uint32_t s) const {
  const auto before = sentence_before(s);
  return before == kNone || doc.sentences[s].block != doc.sentences[before].block ? kNone : main_subject(before);
}

std::uint32_t Discourse::main_subject(std::uint32_t s) const {
  for (auto t = doc.sentences[s].begin; t < doc.sentences[s].end; ++t) {
    const auto head = doc.tokens[t].head;
    if (relation(doc.tokens[t]) == "nsubj" && head != kNone && doc.tokens[head].head == kNone) return t;
  }
  return kNone;
}

std::vector<std::uint32_t> Discourse::brought_together(std::uint32_t sentence) const {
  static const std::set<std::string_view> kInside = {"conj", "appos", "flat", "compound"};
  static const std::set<std::string_view> kArguments = {"nsubj", "obj", "iobj", "obl"};
  std::vector<std::uint32_t> people;
  for (const auto& one : seen) {
    if (one.sentence != sentence || !is_person(one.entity)) continue;
    auto t = one.token;
    for (int depth = 0; depth < kNesting && kInside.contains(relation(doc.tokens[t])); ++depth) {
      if (doc.tokens[t].head == kNone) break;
      t = doc.tokens[t].head;
    }
    if (!kArguments.contains(relation(doc.tokens[t]))) continue;
    if (std::find(people.begin(), people.end(), one.entity) == people.end()) people.push_back(one.entity);
  }
  return people;
}

std::vector<std::uint32_t> Discourse::members(std::uint32_t phrase) const {
  std::vector<std::uint32_t> found = at_head[phrase];
  for (auto child : reading.children(phrase))
    if (relation(doc.tokens[child]) == "conj")
      for (auto e : at_head[child])
        if (std::find(found.begin(), found.end(), e) == found.end()) found.push_back(e);
  return found;
}

std::vector<std::uint32_t> Discourse::plural(std::uint32_t phrase) const {
  auto found = members(phrase);
  const bool group = found.size() == 1 && doc.entities[found.front()].kind == EntityKind::group;
  if ((found.size() < 2 && !group) || !std::all_of(found.begin(), found.end(), [&](auto e) { return acts(e); }))
    return {};
  return found;
}

bool Discourse::acts(std::uint32_t e) const { return doc.entities[e].kind != EntityKind::place; }

}  // namespace kronika::entities
