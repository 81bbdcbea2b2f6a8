#include "entities/recognise.hpp"

#include <algorithm>
#include <set>

#include "base/utf8.hpp"

namespace kronika::entities {
namespace {

using world::Sense;
using world::SenseKind;

struct Candidate {
  std::uint32_t begin, end;
  NameClass kind;
  std::optional<Sense> sense;
  bool certain = false;
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
  auto rel = relation(reading.token(t));
  // "Polski rząd": the capital is that of the sentence.
  const auto& sentence = reading.doc.sentences[reading.sentence_of(t)];
  if (t == sentence.begin && t + 1 < sentence.end && reading.token(t + 1).upos == Upos::NOUN && !reading.capital(t + 1))
    return true;
  return reading.token(t).upos == Upos::ADJ || rel == "amod" || rel == "compound" || rel == "nmod";
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
  return found;
}

bool is_dash(std::string_view form) { return form == "-" || form == "–" || form == "—"; }

char32_t first_letter(std::string_view form) {
  std::size_t pos = 0;
  return form.empty() ? U'\0' : utf8::next(form, pos);
}

bool given_name(const Reading& reading, std::uint32_t t) {
  if (!reading.capital(t)) return false;
  for (const auto& match : reading.match(t))
    if (match.length == 1)
      for (const auto& sense : match.senses)
        if (sense.kind == SenseKind::given_name) return true;
  return false;
}

// "Rady Bezpieczeństwa Narodowego Rustem Umierow", "Security Council Rustem Umerov": a body and the person beside it.
// Where names inflect, a person after whom a body is called stands in the genitive ("Uniwersytet Adama Mickiewicza").
void part_people_from_bodies(const Reading& reading, std::vector<Candidate>& found) {
  for (std::size_t i = 0; i < found.size(); ++i) {
    auto body = found[i];
    if (body.kind != NameClass::organisation) continue;
    for (auto t = body.begin + 1; t + 1 < body.end; ++t) {
      if (!given_name(reading, t) || body.end - t > 4) continue;
      bool person = t > body.begin + 1 || reading.resources.inflects();
      for (auto u = t; u < body.end; ++u)
        person &= reading.capital(u) && !all_capitals(reading.token(u).form) &&
                  !reading.has(Cue::organisation_noun, u) && !reading.has(Cue::place_noun, u);
      auto grammatical_case = feature(reading.token(t).feats, "Case");
      if (reading.resources.inflects())
        person &= !grammatical_case.empty() && grammatical_case != "Gen";
      else
        person &= !reading.has(Cue::genitive, t - 1);
      if (!person) continue;
      found[i].end = t;
      found.insert(found.begin() + static_cast<std::ptrdiff_t>(i + 1),
                   {t, body.end, NameClass::person, std::nullopt, false});
      break;
    }
  }
}

// "Crown Prince Mohammed bin Salman": an office or title is no part of the name.
void strip_title(const Reading& reading, Candidate& c) {
  if (c.end - c.begin < 2 || given_name(reading, c.begin)) return;
  std::uint32_t length = 0;
  for (const auto& match : reading.match(c.begin))
    if (has_sense(match, SenseKind::office)) length = std::max(length, match.length);
  // "Dyrektor CIA William Burns": whatever the whole was taken for.
  if (c.kind != NameClass::person && length != 0 && length + 1 < c.end - c.begin &&
      given_name(reading, c.begin + length))
    c.kind = NameClass::person;
  if (c.kind != NameClass::person) return;
  if (length == 0 && reading.has(Cue::title, c.begin)) length = 1;
  // "Doradca Putina": a noun that describes somebody, with a capital because it begins a sentence.
  if (length == 0 && reading.resources.inflects())
    for (const auto& match : reading.match(c.begin))
      if (has_sense(match, SenseKind::description)) length = std::max(length, match.length);
  if (length < c.end - c.begin) c.begin += length;
}

// "U.S. Department of State Counselor Derek Miller": what the person is, whose name comes next, is no part of the
// body's.
void drop_last_office(const Reading& reading, const Sentence& sentence, Candidate& c) {
  if (c.kind != NameClass::organisation || c.end - c.begin < 3 || c.end >= sentence.end ||
      !given_name(reading, c.end) || reading.resources.inflects())
    return;
  for (auto t = c.begin + 2; t < c.end; ++t)
    for (const auto& match : reading.match(t)) {
      const bool role = has_sense(match, SenseKind::office) || has_sense(match, SenseKind::description);
      if (!role || t + match.length != c.end) continue;
      c.end = t;
      return;
    }
}

// What a name is that the model takes for a person's: such names have no figures and do not end in a noun for a body or
// place behind a word that is no given name ("the Benjamin Hall Room").
NameClass class_of_person(const Reading& reading, const Candidate& c) {
  for (auto t = c.begin; t < c.end; ++t)
    if (reading.token(t).form.find_first_of("0123456789@_#") != std::string::npos) return NameClass::other;
  const auto last = c.end - 1;
  if (last == c.begin || given_name(reading, c.begin) || given_name(reading, last)) return NameClass::person;
  if (reading.token(last).upos == Upos::PROPN && reading.resources.inflects()) return NameClass::person;
  if (reading.has(Cue::organisation_noun, last)) return NameClass::organisation;
  return reading.has(Cue::place_noun, last) && number_of(reading.token(last).feats) != GrammaticalNumber::plural &&
                 c.end - c.begin > 2
             ? NameClass::place
             : NameClass::person;
}

// "Minister of Environment, Water, and Agriculture Ada Lind": what the ministry is of is no part of a person's name.
void strip_portfolio(const Reading& reading, Candidate& c) {
  if (c.kind != NameClass::person || reading.resources.inflects()) return;
  auto portfolio = [&](std::uint32_t t) {
    const auto& matches = reading.match(t);
    return std::any_of(matches.begin(), matches.end(), [](const auto& m) {
      return m.length == 1 && has_sense(m, SenseKind::portfolio) && !has_sense(m, SenseKind::given_name);
    });
  };
  while (c.begin < c.end && portfolio(c.begin)) ++c.begin;
}

// Where a name has run on into its sentence: a verb with an ending that tells tense and person, written small.
std::uint32_t finite_verb_in(const Reading& reading, const Candidate& c) {
  if (!reading.resources.inflects()) return kNone;
  for (auto t = c.begin + 1; t < c.end; ++t) {
    const auto& token = reading.token(t);
    if (token.upos == Upos::VERB && feature(token.feats, "VerbForm") == "Fin" && !reading.capital(t)) return t;
  }
  return kNone;
}

// A word written small behind a hyphen that describes: "backed", "era"; not the "in" of "Moon Jae-in".
bool describes(const Reading& reading, std::uint32_t t) {
  const auto& token = reading.token(t);
  if (!utf8::is_lower(first_letter(token.form)) || token.upos == Upos::ADP || token.upos == Upos::ADV) return false;
  const auto known = reading.resources.morphology->analyse(token.form);
  return std::any_of(known.begin(), known.end(), [](const Analysis& a) {
    return a.upos == Upos::VERB || a.upos == Upos::NOUN || a.upos == Upos::ADJ;
  });
}

bool hyphen_within(const Reading& reading, std::uint32_t t) {
  return reading.token(t).form == "-" && !reading.token(t).space_after && !reading.token(t - 1).space_after;
}

// "Moon Jae-in", "Donald Trump-backed": what hangs on a full name by a hyphen ends it, and a word that describes is no
// part of it.
std::uint32_t end_at_hyphen(const Reading& reading, const Sentence& sentence, const Candidate& c) {
  constexpr std::size_t kSyllable = 4;  // letters
  if (c.kind != NameClass::person || reading.resources.inflects()) return c.end;
  for (auto t = c.begin + 1; t + 1 < c.end; ++t)
    if (hyphen_within(reading, t) && describes(reading, t + 1) && reading.token(t + 1).form.size() > kSyllable)
      return t;
  const auto part = c.end + 1;
  if (c.end - c.begin < 2 || part >= sentence.end || !hyphen_within(reading, c.end)) return c.end;
  const auto& form = reading.token(part).form;
  const bool syllable = utf8::is_lower(first_letter(form)) && form.size() <= kSyllable;
  return syllable && !describes(reading, part) ? part + 1 : c.end;
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
      found.push_back({sentence.begin + i, sentence.begin + i + 1, labels[i].name_class(), std::nullopt, false});
    else if (labels[i].id != 0 && !found.empty())
      found.back().end = sentence.begin + i + 1;
  }
  // Marks at the edge are no part of a name, but for the stop of an abbreviation.
  for (auto& c : found) {
    auto mark = [&](std::uint32_t t) {
      return reading.token(t).upos == Upos::PUNCT ||
             (!reading.token(t).form.empty() && !starts_capital(reading.token(t).form) &&
              reading.token(t).form.find_first_not_of("\"'()[].,:;-") == std::string::npos);
    };
    while (c.begin < c.end && mark(c.begin)) ++c.begin;
    // A dash between spaces ends a person's name, which ends with a capitalised word: "Trudeau - who".
    if (c.kind == NameClass::person) {
      for (auto t = c.begin + 1; t < c.end; ++t)
        if (is_dash(reading.token(t).form) && reading.token(t - 1).space_after) c.end = t;
      auto lower_word = [&](std::uint32_t t) {  // "ho" of "Yong-ho" is none
        return t > 0 && reading.token(t - 1).space_after && utf8::is_lower(first_letter(reading.token(t).form));
      };
      while (c.begin < c.end && !mark(c.end - 1) && lower_word(c.end - 1)) --c.end;
    }
    while (c.begin < c.end && mark(c.end - 1)) --c.end;
    c.end = end_at_hyphen(reading, sentence, c);
  }
  // "Union for Trade (UT) Council of Ministers": what stands in brackets ends a name, and another may follow.
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto whole = found[i];
    for (auto t = whole.begin + 1; t < whole.end; ++t) {
      if (reading.token(t).form != "(") continue;
      found[i].end = t;
      while (t < whole.end && reading.token(t).form != ")") ++t;
      if (t + 1 < whole.end && reading.capital(t + 1))
        found.insert(found.begin() + static_cast<std::ptrdiff_t>(i + 1), {t + 1, whole.end, whole.kind, std::nullopt});
      break;
    }
  }
  // "Unia Afrykańska zawiesiła Mali": a finite verb written small ends a name, and another may follow.
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto verb = finite_verb_in(reading, found[i]);
    if (verb == kNone) continue;
    auto rest = found[i];
    rest.begin = verb + 1;
    found[i].end = verb;
    if (rest.begin < rest.end) found.insert(found.begin() + static_cast<std::ptrdiff_t>(i) + 1, rest);
  }
  // "rzecznik Kremla Dmitrij Pieskow": a name that the World knows, and a person's after it.
  for (auto& c : found) {
    if (c.end - c.begin < 2 || given_name(reading, c.begin)) continue;
    for (const auto& match : reading.match(c.begin)) {
      auto rest = c.begin + match.length;
      if (!name_sense(match.senses, reading.token(c.begin)) || rest >= c.end || !given_name(reading, rest)) continue;
      c.begin = rest;
      c.kind = NameClass::person;
      break;
    }
  }
  // What begins with a given name and holds no noun for a body is a person.
  for (auto& c : found) {
    if (c.kind == NameClass::person || c.kind == NameClass::group || c.end - c.begin < 2 || c.end - c.begin > 3)
      continue;
    bool person = given_name(reading, c.begin);
    for (auto t = c.begin; t < c.end; ++t)
      person &= reading.capital(t) && !reading.has(Cue::organisation_noun, t) && !reading.has(Cue::place_noun, t) &&
                !reading.has(Cue::work_noun, t) && !all_capitals(reading.token(t).form);
    if (person) c.kind = NameClass::person;
  }
  // What the model takes for a name may be an adjective of a state.
  std::erase_if(found, [&](const Candidate& c) {
    if (c.begin >= c.end) return true;
    if (c.kind == NameClass::person || c.end - c.begin > 1) return false;
    return is_adjective(reading, c.begin, reading.match(c.begin), 1);
  });
  for (auto& c : found)
    if (c.kind == NameClass::person) c.kind = class_of_person(reading, c);
  // "NGOs": a noun of the tables, though its capitals look like those of a name.
  std::erase_if(found, [&](const Candidate& c) {
    return c.end - c.begin == 1 && all_capitals(reading.token(c.begin).form.substr(0, 2)) &&
           std::any_of(reading.match(c.begin).begin(), reading.match(c.begin).end(),
                       [](const auto& m) { return m.length == 1 && has_sense(m, SenseKind::description); });
  });
  part_people_from_bodies(reading, found);
  for (auto& c : found) drop_last_office(reading, sentence, c);
  for (auto& c : found) strip_portfolio(reading, c);
  std::erase_if(found, [](const Candidate& c) { return c.begin >= c.end; });
  for (auto& c : found) strip_title(reading, c);
  return found;
}

bool overlap(const Candidate& a, const Candidate& b) { return a.begin < b.end && b.begin < a.end; }
bool inside(const Candidate& a, const Candidate& b) { return b.begin <= a.begin && a.end <= b.end; }

// An office or title that ends before `t`: what follows it is a person.
bool office_before(const Reading& reading, const Sentence& sentence, std::uint32_t t) {
  if (t == sentence.begin || number_of(reading.token(t - 1).feats) == GrammaticalNumber::plural) return false;
  if (reading.has(Cue::title, t - 1)) return true;
  for (const auto& match : reading.match(t - 1))
    for (const auto& sense : match.senses)
      if (match.length == 1 && sense.kind == SenseKind::office) return true;
  return false;
}

// "Województwo lubelskie": a place that is written small behind its noun, and with a capital where it stands alone.
std::optional<Sense> place_written_small(const Reading& reading, const Candidate& c) {
  if (c.kind != NameClass::place || c.sense || reading.capital(c.begin)) return std::nullopt;
  const auto name =
      utf8::capitalise(reading.doc.words({reading.token(c.begin).span.begin, reading.token(c.end - 1).span.end}));
  for (const auto& sense : reading.resources.world.find(reading.resources.lexicon.language(), name))
    if (sense.kind == SenseKind::place) return sense;
  return std::nullopt;
}

// Last words, by lemma, of the people whom the document names by more than one.
using Surnames = std::set<std::string, std::less<>>;

Surnames surnames(const Reading& reading, const std::vector<std::vector<Candidate>>& marked) {
  Surnames found;
  for (const auto& sentence : marked)
    for (const auto& c : sentence)
      if (c.kind == NameClass::person && c.end - c.begin > 1) found.emplace(reading.lemma(c.end - 1));
  return found;
}

// "Dzięki poparciu Turcji Grecja podpisała": states side by side, marked as one name.
bool several_states(const Candidate& marked, const std::vector<Candidate>& known) {
  auto next = marked.begin;
  std::size_t states = 0;
  for (const auto& k : known) {
    if (k.begin != next || k.end > marked.end || !k.sense || k.sense->kind != SenseKind::state) continue;
    next = k.end;
    ++states;
  }
  return next == marked.end && states > 1;
}

// Should what the World knows stand against what the model has marked in the same place?
bool known_wins(const Reading& reading, const Sentence& sentence, const Surnames& people, const Candidate& known,
                const Candidate& marked) {
  // "Agencja Reuters": a noun that says what it is, and all of its name.
  if (known.sense->kind == SenseKind::organisation && known.end == marked.end && known.begin == marked.begin + 1 &&
      reading.resources.inflects() && reading.has(Cue::organisation_noun, marked.begin))
    return true;
  if (inside(known, marked) && known.end - known.begin < marked.end - marked.begin) return false;
  if (!inside(marked, known)) return known.end - known.begin >= marked.end - marked.begin;
  bool same = marked.end - marked.begin == known.end - known.begin;
  // A lone word that the model reads as a person may share its form with a town or a short name: Paris, Sydney,
  // Washington. It is one where the document tells of such a person, or the word is a given name.
  if (same && marked.kind == NameClass::person) {
    const bool shared =
        known.sense->kind == SenseKind::place || known.sense->kind == SenseKind::capital || known.sense->alias;
    // "Paris Lind": more of a name follows.
    const bool goes_on = marked.end < sentence.end && reading.token(marked.end).upos == Upos::PROPN &&
                         reading.capital(marked.end) && !reading.resources.inflects();
    return !shared ||
           (!goes_on && !given_name(reading, marked.begin) && !people.contains(reading.lemma(marked.end - 1)) &&
            !office_before(reading, sentence, marked.begin));
  }
  // A club may bear the name of its town.
  if (same && marked.kind == NameClass::organisation && known.sense->kind == SenseKind::place)
    return reading.resources.world.places(reading.resources.lexicon.language())[known.sense->index].kind != "city";
  return true;
}

// Can the word stand in this oblique case of a man's name only, and in no other?
bool only_in(const Reading& reading, std::uint32_t t, std::string_view oblique) {
  std::vector<Analysis> analyses;
  reading.resources.morphology->analyse(reading.token(t).form, analyses);
  if (analyses.empty()) reading.resources.morphology->guess(reading.token(t).form, analyses);
  return !analyses.empty() && std::all_of(analyses.begin(), analyses.end(), [&](const Analysis& a) {
    return feature(a.feats, "Case") == oblique && gender_of(a.feats) == world::Gender::masculine;
  });
}

// "Na początku rozmów z Putinem Tokajew przypomniał": a surname in the instrumental and one in the nominative
// side by side are two people.
bool two_surnames(const Reading& reading, const Candidate& c) {
  // "Według Uszakowa Putin poprosił": behind an adposition the first is in its case, and a nominative begins a clause.
  const auto kase = [&](std::uint32_t t) { return feature(reading.token(t).feats, "Case"); };
  if (c.end - c.begin == 2 && c.begin > 0 && reading.token(c.begin - 1).upos == Upos::ADP && kase(c.begin) == "Gen" &&
      kase(c.begin + 1) == "Nom" && !given_name(reading, c.begin))
    return true;
  return c.end - c.begin == 2 && !given_name(reading, c.begin) && only_in(reading, c.begin, "Ins") &&
         !only_in(reading, c.begin + 1, "Ins") && feature(reading.token(c.begin + 1).feats, "Case") == "Nom";
}

// "Doradca Władimira Putina Jurij Uszakow": where another name begins, with a given name that is in another case than
// the surname before it; the end of the name where none does.
std::uint32_t next_given_name(const Reading& reading, const Candidate& c) {
  for (auto t = c.begin + 1; t + 1 < c.end; ++t) {
    if (!given_name(reading, t) || given_name(reading, t - 1) || !reading.token(t - 1).space_after ||
        !reading.capital(t - 1) || !reading.capital(t + 1))
      continue;
    const auto before = feature(reading.token(t - 1).feats, "Case"), here = feature(reading.token(t).feats, "Case");
    if (!before.empty() && !here.empty() && before != "Nom" && before != here) return t;
  }
  return c.end;
}

// Parts two people whose names stand side by side and were taken for one.
void part_neighbours(const Reading& reading, std::vector<Candidate>& all) {
  if (!reading.resources.inflects()) return;
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto c = all[i];
    if (c.kind != NameClass::person) continue;
    const auto next = two_surnames(reading, c) ? c.begin + 1 : next_given_name(reading, c);
    if (next == c.end) continue;
    all[i].end = next;
    c.begin = next;
    all.insert(all.begin() + static_cast<std::ptrdiff_t>(i + 1), c);
  }
}

// Josaia Voreqe “Frank” Bainimarama: where a nickname and a surname follow, the end of the whole name.
std::uint32_t after_nickname(const Reading& reading, const Sentence& sentence, std::uint32_t end) {
  static const std::set<std::string_view> kMarks = {"\"", "“", "”", "„", "''", "``", "'", "‘", "’"};
  if (end + 3 >= sentence.end || !kMarks.contains(reading.token(end).form) ||
      !kMarks.contains(reading.token(end + 2).form) || !reading.capital(end + 1) || !reading.capital(end + 3))
    return end;
  return end + 4;
}

// Gives people the given names that the model has left out, joins the parts of one name, and makes a person of
// what an office stands before.
void complete_people(const Reading& reading, const Sentence& sentence, std::vector<Candidate>& all) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto& c = all[i];
    bool short_name = c.end - c.begin <= 2 && !c.sense && c.kind != NameClass::group;
    if (short_name && reading.capital(c.begin) && !all_capitals(reading.token(c.begin).form) &&
        !reading.has(Cue::organisation_noun, c.end - 1) && office_before(reading, sentence, c.begin) &&
        !reading.resources.inflects()) {
      c.kind = NameClass::person;
      c.certain = true;
    }
    if (c.kind != NameClass::person) continue;
    if (auto end = after_nickname(reading, sentence, c.end); end != c.end) {
      c.end = end;
      while (i + 1 < all.size() && all[i + 1].begin < end) all.erase(all.begin() + static_cast<std::ptrdiff_t>(i + 1));
    }
    // One name in two parts, whatever the second was taken for.
    if (i + 1 < all.size() && !c.sense && !all[i + 1].sense && all[i + 1].begin == c.end &&
        all[i + 1].end - all[i + 1].begin == 1 && c.end - c.begin == 1 && reading.token(c.end).head == c.begin &&
        relation(reading.token(c.end)) == "flat") {
      c.end = all[i + 1].end;
      all.erase(all.begin() + static_cast<std::ptrdiff_t>(i + 1));
    }
    auto free = i == 0 ? sentence.begin : all[i - 1].end;
    while (c.begin > free && given_name(reading, c.begin - 1)) --c.begin;
    if (i > 0 && !all[i - 1].sense && all[i - 1].end == c.begin && all[i - 1].end - all[i - 1].begin == 1 &&
        given_name(reading, all[i - 1].begin)) {
      c.begin = all[i - 1].begin;
      all.erase(all.begin() + static_cast<std::ptrdiff_t>(i - 1));
      --i;
    }
  }
}

}  // namespace

std::uint32_t word_cues(std::string_view form, const Resources& resources) {
  if (!starts_capital(form)) return 0;
  enum : std::uint32_t {
    common = 1,
    proper = 2,
    unknown = 4,
    given = 8,
    place = 16,
    body = 32,
    people = 64,
    role = 128
  };
  std::uint32_t cues = 0;
  std::span<const Analysis> analyses;
  if (resources.morphology != nullptr) analyses = resources.morphology->analyse(form);
  if (analyses.empty()) cues |= unknown;
  std::vector<std::string_view> bases{form};
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
        case SenseKind::membership:
        case SenseKind::portfolio: break;
      }
  return cues;
}

void recognise_names(Reading& reading) {
  std::vector<std::vector<Candidate>> all_marked;
  for (const auto& sentence : reading.doc.sentences) all_marked.push_back(marked_names(reading, sentence));
  const auto people = surnames(reading, all_marked);
  for (std::uint32_t s = 0; s < reading.doc.sentences.size(); ++s) {
    const auto& sentence = reading.doc.sentences[s];
    auto known = known_names(reading, sentence);
    auto& marked = all_marked[s];
    std::erase_if(marked, [&](const Candidate& m) { return several_states(m, known); });
    // Both lists are short and in order: what overlaps is decided pair by pair.
    std::vector<bool> drop(marked.size(), false);
    for (auto& k : known) {
      bool wins = true;
      for (const auto& m : marked)
        if (overlap(k, m) && !known_wins(reading, sentence, people, k, m)) wins = false;
      if (!wins) {
        k.kind = NameClass::none;
        continue;
      }
      for (std::size_t m = 0; m < marked.size(); ++m)
        if (overlap(k, marked[m])) drop[m] = true;
    }
    std::vector<Candidate> all;
    for (const auto& k : known)
      if (k.kind != NameClass::none) all.push_back(k);
    for (std::size_t m = 0; m < marked.size(); ++m)
      if (!drop[m]) all.push_back(marked[m]);
    std::sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) { return a.begin < b.begin; });
    part_neighbours(reading, all);
    complete_people(reading, sentence, all);
    auto add = [&](const Candidate& c) {
      if (c.kind == NameClass::none) return;
      Name name;
      name.sentence = s;
      name.begin = c.begin;
      while (name.begin + 1 < c.end && reading.token(name.begin).upos == Upos::DET) ++name.begin;
      name.end = c.end;
      name.head = reading.head_of(name.begin, c.end);
      name.kind = c.kind;
      name.certain = c.certain;
      name.sense = c.sense;
      reading.names.push_back(std::move(name));
    };
    for (auto& c : all) {
      if (auto sense = place_written_small(reading, c)) c.sense = sense;
      add(c);
    }
  }
  std::sort(reading.names.begin(), reading.names.end(), [](const Name& a, const Name& b) { return a.begin < b.begin; });
}

}  // namespace kronika::entities
