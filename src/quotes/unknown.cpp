#include "quotes/unknown.hpp"

#include <utility>

#include "base/utf8.hpp"

namespace kronika::quotes {

std::string Unknown::name_of(const Voice& voice, Range words) const {
  if (!voice.several.empty()) {
    std::string name, last = ", ";
    for (auto child : c_.tree.children(voice.token))
      if (c_.tree.relation(child) == Relation::conj)
        for (auto inner : c_.tree.children(child))
          if (c_.tree.relation(inner) == Relation::cc) last = " " + c_.token(inner).form + " ";
    if (const auto* first = c_.who.mention_at(voice.token); last == ", " && first != nullptr)
      if (first->end < c_.size() && c_.token(first->end).upos == Upos::CCONJ)
        last = " " + c_.token(first->end).form + " ";
    for (std::size_t i = 0; i < voice.several.size(); ++i)
      name += (i == 0 ? "" : i + 1 == voice.several.size() ? last : ", ") + doc_.entities[voice.several[i]].name;
    return name;
  }
  if (!voice.title.empty()) return std::string(voice.title);
  if (!voice.name.empty()) {
    auto text = doc_.words(voice.name);
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return std::string(text);
  }
  const auto& head = c_.token(voice.token);
  const auto kase = c_.tree.morphology(voice.token).kase;
  const bool oblique = kase != facts::Case::none && kase != facts::Case::nom;
  if (const auto* generic = c_.who.generic_at(voice.token); oblique && generic != nullptr && !generic->name.empty())
    return generic->name;
  if (oblique && words.end - words.begin == 1) return head.lemma;
  // "Mr. Smith's office": whose it is, in full.
  if (const auto mark = possessive_mark(voice.token); mark != kNone && words.has(mark) && kase == facts::Case::none)
    if (const auto e = c_.who.entity_at(c_.token(mark).head); e != kNone && doc_.entities[e].kind == EntityKind::person)
      return doc_.entities[e].name +
             std::string(doc_.words({c_.token(mark).span.begin, c_.token(words.end - 1).span.end}));
  while (words.end > words.begin + 1 && c_.token(words.end - 1).upos == Upos::PART) --words.end;  // "the people's"
  // "Tasnim news agency": a publication is called by its name.
  if (c_.noun(voice.token).has(Frame::press) && kase == facts::Case::none && words.end == voice.token + 1)
    if (const auto* m = c_.who.mention_at(words.begin); m != nullptr && m->begin == words.begin && m->end < words.end)
      words.end = m->end;
  std::string name(doc_.words({c_.token(words.begin).span.begin, c_.token(words.end - 1).span.end}));
  // "Iranian leaders" keep their capital, which the lemma shows.
  const auto& first_word = c_.token(words.begin);
  const bool capital = first_word.upos == Upos::ADJ && first_word.lemma != utf8::lower(first_word.lemma);
  const bool lower_first = first_word.upos != Upos::PROPN && !capital && c_.sentence(words.begin).begin == words.begin;
  std::size_t pos = 0;
  if (lower_first && !name.empty()) {
    std::string first;
    utf8::append(first, utf8::lower(utf8::next(name, pos)));
    name = first + name.substr(pos);
  }
  return name;
}

// The mark of the possessor of a noun: "'s".
std::uint32_t Unknown::possessive_mark(std::uint32_t noun) const {
  for (auto owner : c_.tree.children(noun))
    if (c_.tree.possessor(owner))
      for (auto child : c_.tree.children(owner))
        if (c_.token(child).upos == Upos::PART && child > owner) return child;
  return kNone;
}

std::uint32_t Unknown::named(const Voice& voice) {
  auto words = phrase(c_, voice.token);
  auto name = name_of(voice, words);
  if (name.empty()) return kNone;
  const auto key = utf8::lower(name);
  if (auto it = made_.find(key); it != made_.end()) return it->second;
  for (std::uint32_t e = 0; e < doc_.entities.size(); ++e)
    if (utf8::lower(doc_.entities[e].name) == key) return made_[key] = e;

  Entity entity;
  const auto frames = c_.noun(voice.token);
  const auto& m = c_.tree.morphology(voice.token);
  // "a top Republican": told by a name.
  const bool person =
      frames.has(Frame::person) || c_.lexicon.noun(utf8::lower(c_.token(voice.token).lemma)).has(Frame::person);
  entity.kind = !voice.several.empty() || m.plural ? EntityKind::group
                : frames.has(Frame::body)          ? EntityKind::organisation
                : person || !voice.title.empty()   ? EntityKind::person
                                                   : EntityKind::group;
  entity.name = std::move(name);
  entity.country = voice.title.empty() ? country_of(voice, words) : "---";
  if (const auto* generic = c_.who.generic_at(voice.token);
      entity.country == "---" && generic != nullptr && voice.title.empty())
    entity.country = generic->country;
  Mention mention;
  mention.begin = words.begin;
  mention.end = words.end;
  mention.head = voice.token;
  mention.sentence = c_.tree.sentence(voice.token);
  mention.span = {c_.token(words.begin).span.begin, c_.token(words.end - 1).span.end};
  entity.mentions.push_back(mention);
  doc_.entities.push_back(std::move(entity));
  return made_[key] = static_cast<std::uint32_t>(doc_.entities.size() - 1);
}

std::string Unknown::country_of(const Voice& voice, Range words) const {
  auto known = [](const std::string& country) { return !country.empty() && country != "---"; };
  for (auto e : voice.several)
    if (known(doc_.entities[e].country)) return doc_.entities[e].country;
  for (auto t = words.begin; t < words.end; ++t)
    if (auto e = c_.who.entity_at(t); e != kNone && known(doc_.entities[e].country)) return doc_.entities[e].country;
  return "---";
}

}  // namespace kronika::quotes
