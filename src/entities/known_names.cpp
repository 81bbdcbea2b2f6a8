#include "entities/candidates.hpp"

#include <algorithm>

namespace kronika::entities {

using world::Sense;
using world::SenseKind;

namespace {

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

// The state that the tagger's lemma names, where a form is shared with the people: "Niemiec".
std::optional<Sense> state_by_lemma(const Reading& reading, const Token& token) {
  for (const auto& sense : reading.resources.world.find(reading.resources.lexicon.language(), token.lemma))
    if (sense.kind == SenseKind::state) return sense;
  return std::nullopt;
}

// "Ambasador Niemiec", "premier Węgier": right after an office the form that a state in the genitive shares with one of
// its people means the state.
std::optional<Sense> state_in_genitive(const Reading& reading, std::uint32_t t) {
  if (!reading.resources.inflects() || t == reading.doc.sentences[reading.sentence_of(t)].begin) return std::nullopt;
  bool office = false;
  for (const auto& match : reading.match(t - 1))
    for (const auto& sense : match.senses) office |= match.length == 1 && sense.kind == SenseKind::office;
  if (!office) return std::nullopt;
  std::vector<Analysis> analyses;
  reading.resources.morphology->analyse(reading.token(t).form, analyses);
  for (const auto& a : analyses) {
    if (feature(a.feats, "Case") != "Gen") continue;
    for (const auto& sense : reading.resources.world.find(reading.resources.lexicon.language(), a.lemma))
      if (sense.kind == SenseKind::state) return sense;
  }
  return std::nullopt;
}

// "The governor of Georgia", "the U.S. state of Georgia": a state of that name is not meant where what stands before
// it is of a region.
std::optional<Sense> region_of_name(const Reading& reading, const world::Match& match, std::uint32_t t) {
  auto place =
      std::find_if(match.senses.begin(), match.senses.end(), [](const Sense& s) { return s.kind == SenseKind::place; });
  if (place == match.senses.end()) return std::nullopt;
  const auto first = reading.doc.sentences[reading.sentence_of(t)].begin;
  auto before = t;
  while (before > first && (reading.token(before - 1).upos == Upos::ADP || reading.token(before - 1).upos == Upos::DET))
    --before;
  if (before == first) return std::nullopt;
  bool region = reading.has(Cue::place_noun, before - 1) && !reading.capital(before - 1);
  for (const auto& office : reading.match(before - 1))
    for (const auto& sense : office.senses)
      region |= sense.kind == SenseKind::office &&
                reading.resources.world.offices(reading.resources.lexicon.language())[sense.index].of ==
                    world::Complement::region;
  return region ? std::optional<Sense>(*place) : std::nullopt;
}

}  // namespace

std::optional<Sense> name_sense(std::span<const Sense> senses, const Token& token) {
  // "Niemcy" are a state, or its people, who are human to the tagger and act.
  bool people = feature(token.feats, "Animacy") == "Hum" && number_of(token.feats) == GrammaticalNumber::plural &&
                relation(token) == "nsubj";
  const Sense* best = nullptr;
  for (const auto& sense : senses) {
    if (preference(sense.kind) == 0) continue;
    auto rank = [&](const Sense& s) {
      return preference(s.kind) + (people && s.kind == SenseKind::inhabitant ? 10 : 0);
    };
    if (best == nullptr || rank(sense) > rank(*best)) best = &sense;
  }
  if (best == nullptr) return std::nullopt;
  return *best;
}

bool has_sense(const world::Match& match, SenseKind kind) {
  return std::any_of(match.senses.begin(), match.senses.end(), [&](const Sense& s) { return s.kind == kind; });
}

// "Canadian" is who comes from there, or an adjective: before a noun it is the latter.
bool is_adjective(const Reading& reading, std::uint32_t t, std::span<const world::Match> matches,
                  std::uint32_t length) {
  if (std::none_of(matches.begin(), matches.end(), [&](const auto& m) {
        return m.length == length && (has_sense(m, SenseKind::adjective) || has_sense(m, SenseKind::membership));
      }))
    return false;
  const auto last = t + length - 1;  // "Costa Rican"
  auto rel = relation(reading.token(last));
  // "Polski rząd": the capital is that of the sentence.
  const auto& sentence = reading.doc.sentences[reading.sentence_of(t)];
  if (t == sentence.begin && t + 1 < sentence.end && reading.token(t + 1).upos == Upos::NOUN && !reading.capital(t + 1))
    return true;
  return reading.token(last).upos == Upos::ADJ || rel == "amod" || rel == "compound" || rel == "nmod";
}

bool given_name(const Reading& reading, std::uint32_t t) {
  if (!reading.capital(t)) return false;
  for (const auto& match : reading.match(t))
    if (match.length == 1)
      for (const auto& sense : match.senses)
        if (sense.kind == SenseKind::given_name) return true;
  return false;
}

namespace {

// "**North** and South Korea", where nouns do not inflect: the state whose name goes on behind that of another.
void add_first_halves(const Reading& reading, const Sentence& sentence, std::vector<Candidate>& found) {
  if (reading.resources.inflects()) return;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto second = found[i];
    if (!second.sense || second.sense->kind != SenseKind::state || second.end - second.begin < 2) continue;
    if (second.begin < sentence.begin + 2 || reading.token(second.begin - 1).upos != Upos::CCONJ) continue;
    const auto first = second.begin - 2;
    if (!reading.capital(first) || (i > 0 && found[i - 1].end > first)) continue;
    std::string name = reading.token(first).form;
    for (auto t = second.begin + 1; t < second.end; ++t) (name += ' ') += reading.token(t).form;
    for (const auto& sense : reading.resources.world.find(reading.resources.lexicon.language(), name))
      if (sense.kind == SenseKind::state) {
        found.insert(found.begin() + static_cast<std::ptrdiff_t>(i),
                     {first, first + 1, class_of(sense.kind), sense, false});
        ++i;
        break;
      }
  }
}

}  // namespace

std::vector<Candidate> known_names(const Reading& reading, const Sentence& sentence) {
  std::vector<Candidate> found;
  for (auto t = sentence.begin; t < sentence.end;) {
    std::uint32_t length = 1;
    if (reading.capital(t)) {
      const auto matches = reading.match(t);
      for (const auto& match : matches) {
        auto sense = name_sense(match.senses, reading.token(t));
        if (sense && sense->kind == SenseKind::state)
          if (auto region = region_of_name(reading, match, t)) sense = region;
        if (!sense ||
            ((sense->kind == SenseKind::inhabitant || (sense->kind == SenseKind::state && t == sentence.begin)) &&
             is_adjective(reading, t, matches, match.length)))
          continue;
        // "Wspólnota lokalna protestuje": a noun that begins its sentence, and has words of its own beside it.
        if (sense->kind == SenseKind::organisation && sense->alias && match.length == 1 && t == sentence.begin &&
            reading.token(t).upos == Upos::NOUN && reading.described(t))
          continue;
        if (sense->kind == SenseKind::inhabitant && match.length == 1) {
          if (number_of(reading.token(t).feats) == GrammaticalNumber::plural)
            sense = state_by_lemma(reading, reading.token(t)).value_or(*sense);
          if (auto state = state_in_genitive(reading, t)) sense = state;
        }
        found.push_back({t, t + match.length, class_of(sense->kind), sense, false});
        length = match.length;
        break;
      }
    }
    t += length;
  }
  add_first_halves(reading, sentence, found);
  return found;
}

}  // namespace kronika::entities
