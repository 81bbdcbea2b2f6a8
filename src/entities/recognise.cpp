#include "entities/recognise.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace kronika::entities {
namespace {

using world::Sense;
using world::SenseKind;

struct Candidate {
  std::uint32_t begin, end;
  NameClass kind;
  std::optional<Sense> sense;
};

NameClass class_of(SenseKind kind) {
  switch (kind) {
    case SenseKind::state:
    case SenseKind::capital:
    case SenseKind::metonym:
    case SenseKind::place: return NameClass::place;
    case SenseKind::inhabitant: return NameClass::group;
    case SenseKind::organisation: return NameClass::organisation;
    default: return NameClass::none;
  }
}

// Of the names that a phrase may be, the one that is meant by itself.
int preference(SenseKind kind) {
  switch (kind) {
    case SenseKind::organisation: return 6;
    case SenseKind::state: return 5;
    case SenseKind::inhabitant: return 4;
    case SenseKind::capital: return 3;
    case SenseKind::metonym: return 2;
    case SenseKind::place: return 1;
    default: return 0;
  }
}

std::optional<Sense> name_sense(std::span<const Sense> senses, const Token& token) {
  // "Niemcy" are a state, or its people: the people are human to the tagger.
  bool people = feature(token.feats, "Animacy") == "Hum";
  const Sense* best = nullptr;
  for (const auto& sense : senses) {
    if (preference(sense.kind) == 0) continue;
    auto rank = [&](const Sense& s) { return preference(s.kind) + (people && s.kind == SenseKind::inhabitant ? 10 : 0); };
    if (best == nullptr || rank(sense) > rank(*best)) best = &sense;
  }
  if (best == nullptr) return std::nullopt;
  return *best;
}

// "Canadian" is who comes from there, or an adjective: before a noun it is the latter.
bool is_adjective(const Reading& reading, std::uint32_t t, const world::Match& match) {
  if (std::none_of(match.senses.begin(), match.senses.end(), [](const Sense& s) { return s.kind == SenseKind::adjective; }))
    return false;
  auto rel = relation(reading.token(t));
  return reading.token(t).upos == Upos::ADJ || rel == "amod" || rel == "compound" || rel == "nmod";
}

std::vector<Candidate> known_names(const Reading& reading, const Sentence& sentence) {
  std::vector<Candidate> found;
  for (auto t = sentence.begin; t < sentence.end;) {
    std::uint32_t length = 1;
    if (reading.capital(t)) {
      for (const auto& match : reading.match(t)) {
        auto sense = name_sense(match.senses, reading.token(t));
        if (!sense || (sense->kind == SenseKind::inhabitant && is_adjective(reading, t, match))) continue;
        found.push_back({t, t + match.length, class_of(sense->kind), sense});
        length = match.length;
        break;
      }
    }
    t += length;
  }
  return found;
}

std::vector<Candidate> marked_names(const Reading& reading, const Sentence& sentence) {
  std::vector<Candidate> found;
  if (reading.resources.model == nullptr) return found;
  std::vector<NameWord> words;
  for (auto t = sentence.begin; t < sentence.end; ++t)
    words.push_back({reading.token(t).form, word_cues(reading.token(t).form, reading.resources)});
  auto labels = reading.resources.model->tag(words);
  for (std::uint32_t i = 0; i < labels.size(); ++i) {
    if (labels[i].is_first())
      found.push_back({sentence.begin + i, sentence.begin + i + 1, labels[i].name_class(), std::nullopt});
    else if (labels[i].id != 0 && !found.empty())
      found.back().end = sentence.begin + i + 1;
  }
  // Marks at the edge are no part of a name, but for the stop of an abbreviation.
  for (auto& c : found) {
    auto mark = [&](std::uint32_t t) {
      return reading.token(t).upos == Upos::PUNCT || (!reading.token(t).form.empty() && !starts_capital(reading.token(t).form) &&
             reading.token(t).form.find_first_not_of("\"'()[].,:;-") == std::string::npos);
    };
    while (c.begin < c.end && mark(c.begin)) ++c.begin;
    while (c.begin < c.end && mark(c.end - 1)) --c.end;
  }
  // What the model takes for a group may be an adjective of a state.
  std::erase_if(found, [&](const Candidate& c) {
    if (c.begin >= c.end) return true;
    if (c.kind != NameClass::group || c.end - c.begin > 1) return false;
    for (const auto& match : reading.match(c.begin))
      if (match.length == 1 && is_adjective(reading, c.begin, match)) return true;
    return false;
  });
  return found;
}

bool overlap(const Candidate& a, const Candidate& b) { return a.begin < b.end && b.begin < a.end; }
bool inside(const Candidate& a, const Candidate& b) { return b.begin <= a.begin && a.end <= b.end; }

// Should what the World knows stand against what the model has marked in the same place?
bool known_wins(const Candidate& known, const Candidate& marked) {
  if (inside(known, marked) && known.end - known.begin < marked.end - marked.begin) return false;
  if (!inside(marked, known)) return known.end - known.begin >= marked.end - marked.begin;
  bool same = marked.end - marked.begin == known.end - known.begin;
  // A lone word that the model reads as a person may share its form with a town: Paris, Sydney, Washington.
  if (same && marked.kind == NameClass::person)
    return known.sense->kind != SenseKind::place && known.sense->kind != SenseKind::capital && !known.sense->alias;
  if (same && marked.kind == NameClass::organisation && known.sense->kind == SenseKind::place) return false;
  return true;
}

}  // namespace

std::uint32_t word_cues(std::string_view form, const Resources& resources) {
  if (!starts_capital(form)) return 0;
  enum : std::uint32_t { common = 1, proper = 2, unknown = 4, given = 8, place = 16, body = 32, people = 64, role = 128 };
  std::uint32_t cues = 0;
  std::vector<Analysis> analyses;
  if (resources.morphology != nullptr) resources.morphology->analyse(form, analyses);
  if (analyses.empty()) cues |= unknown;
  std::vector<std::string> bases{std::string(form)};
  for (const auto& a : analyses) {
    cues |= a.upos == Upos::PROPN ? proper : common;
    if (std::find(bases.begin(), bases.end(), a.lemma) == bases.end()) bases.push_back(a.lemma);
  }
  for (const auto& base : bases)
    for (const auto& sense : resources.world.find(resources.lexicon.language(), base)) switch (sense.kind) {
        case SenseKind::given_name: cues |= given; break;
        case SenseKind::state:
        case SenseKind::capital:
        case SenseKind::place: cues |= place; break;
        case SenseKind::metonym:
        case SenseKind::organisation:
        case SenseKind::body: cues |= body; break;
        case SenseKind::inhabitant:
        case SenseKind::adjective: cues |= people; break;
        case SenseKind::office:
        case SenseKind::description: cues |= role; break;
        case SenseKind::portfolio: break;
      }
  return cues;
}

void recognise_names(Reading& reading) {
  for (std::uint32_t s = 0; s < reading.doc.sentences.size(); ++s) {
    const auto& sentence = reading.doc.sentences[s];
    auto known = known_names(reading, sentence);
    auto marked = marked_names(reading, sentence);
    // Both lists are short and in order: what overlaps is decided pair by pair.
    std::vector<bool> drop(marked.size(), false);
    for (auto& k : known) {
      bool wins = true;
      for (const auto& m : marked)
        if (overlap(k, m) && !known_wins(k, m)) wins = false;
      if (!wins) {
        k.kind = NameClass::none;
        continue;
      }
      for (std::size_t m = 0; m < marked.size(); ++m)
        if (overlap(k, marked[m])) drop[m] = true;
    }
    auto add = [&](const Candidate& c) {
      if (c.kind == NameClass::none) return;
      Name name;
      name.sentence = s;
      name.begin = c.begin;
      name.end = c.end;
      name.head = reading.head_of(c.begin, c.end);
      name.kind = c.kind;
      name.sense = c.sense;
      reading.names.push_back(std::move(name));
    };
    for (const auto& k : known) add(k);
    for (std::size_t m = 0; m < marked.size(); ++m)
      if (!drop[m]) add(marked[m]);
  }
  std::sort(reading.names.begin(), reading.names.end(),
            [](const Name& a, const Name& b) { return a.begin < b.begin; });
}

}  // namespace kronika::entities
