#include <algorithm>

#include "base/utf8.hpp"
#include "entities/candidates.hpp"
#include "entities/recognise.hpp"

namespace kronika::entities {

using world::SenseKind;

namespace {

char32_t first_letter(std::string_view form) {
  std::size_t pos = 0;
  return form.empty() ? U'\0' : utf8::next(form, pos);
}

bool is_dash(std::string_view form) { return form == "-" || form == "–" || form == "—"; }

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

// Whether a word stands somewhere in the document with no hyphen beside it, nor before more of a name.
bool stands_alone(const Reading& reading, const std::string& form) {
  const auto& tokens = reading.doc.tokens;
  for (std::size_t t = 0; t < tokens.size(); ++t) {
    if (tokens[t].form != form) continue;
    const bool before = t > 0 && tokens[t - 1].form == "-" && !tokens[t - 1].space_after;
    const bool behind = t + 1 < tokens.size() && tokens[t + 1].form == "-" && !tokens[t].space_after;
    const bool goes_on = t + 1 < tokens.size() && reading.capital(static_cast<std::uint32_t>(t + 1));
    if (!before && !behind && !goes_on) return true;
  }
  return false;
}

// "the Lind-Rey summit": the surnames of two, each of whom is spoken of elsewhere by his own.
void part_pairs(const Reading& reading, std::vector<Candidate>& found) {
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto pair = found[i];
    const auto hyphen = pair.begin + 1;
    if (pair.end - pair.begin != 3 || reading.token(hyphen).form != "-" || reading.token(hyphen).space_after ||
        given_name(reading, pair.begin) || !reading.capital(pair.begin + 2))
      continue;
    if (!stands_alone(reading, reading.token(pair.begin).form) ||
        !stands_alone(reading, reading.token(pair.begin + 2).form))
      continue;
    found[i] = {pair.begin, hyphen, NameClass::person, std::nullopt, false};
    found.insert(found.begin() + static_cast<std::ptrdiff_t>(i + 1),
                 {hyphen + 1, pair.end, NameClass::person, std::nullopt, false});
  }
}

// "Peruvian MP Luis Roa", "Bahraini Crown Prince Salman", taken for one name: the adjective of a state before an office
// or title is no part of it.
void strip_adjective_before_title(const Reading& reading, Candidate& c) {
  if (c.kind != NameClass::person || reading.resources.inflects()) return;
  for (const auto& match : reading.match(c.begin)) {
    const auto next = c.begin + match.length;
    if (!has_sense(match, SenseKind::adjective) || next + 1 >= c.end) continue;
    const auto& after = reading.match(next);
    const bool office =
        std::any_of(after.begin(), after.end(), [](const auto& m) { return has_sense(m, SenseKind::office); });
    if (!office && !reading.title(next)) continue;
    c.begin = next;
    return;
  }
}

// "Crown Prince Mohammed bin Salman": an office or title is no part of the name.
void strip_title(const Reading& reading, Candidate& c) {
  strip_adjective_before_title(reading, c);
  if (c.end - c.begin < 2 || given_name(reading, c.begin)) return;
  std::uint32_t length = 0;
  for (const auto& match : reading.match(c.begin))
    if (has_sense(match, SenseKind::office)) length = std::max(length, match.length);
  // "Dyrektor CIA William Burns": whatever the whole was taken for.
  if (c.kind != NameClass::person && length != 0 && length + 1 < c.end - c.begin &&
      given_name(reading, c.begin + length))
    c.kind = NameClass::person;
  // "Crown Prince of Fujairah", taken for a body: the office of somebody, and whose it is.
  const auto of = c.begin + length;
  if (c.kind != NameClass::person && length != 0 && of + 1 < c.end && reading.has(Cue::genitive, of)) c.begin = of + 1;
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
  if (c.kind != NameClass::organisation || c.end - c.begin < 2 || c.end + 1 >= sentence.end ||
      reading.resources.inflects())
    return;
  // "Chinese State Councilor and Foreign Minister Ada Lund": another office may stand between.
  const bool joined = reading.token(c.end).upos == Upos::CCONJ && reading.capital(c.end + 1);
  if (!joined && !reading.capital(c.end)) return;
  const bool given = given_name(reading, c.end) && c.end - c.begin > 2;
  // "ROK Special Representative Noh Kyu-duk": all that stands before the office is a state.
  const auto state_until = [&](std::uint32_t end) {
    const auto& matches = reading.match(c.begin);
    return std::any_of(matches.begin(), matches.end(), [&](const auto& m) {
      return c.begin + m.length == end && (has_sense(m, SenseKind::state) || has_sense(m, SenseKind::adjective));
    });
  };
  for (auto t = c.begin + 1; t < c.end; ++t)
    for (const auto& match : reading.match(t)) {
      const bool role = has_sense(match, SenseKind::office) || has_sense(match, SenseKind::description);
      if (!role || t + match.length != c.end || (!given && !state_until(t))) continue;
      c.end = t;
      return;
    }
}

// "thanked the Foreign Ministers **for** their help": no name ends in an adposition or a conjunction.
void strip_end(const Reading& reading, Candidate& c) {
  const auto joins = [&](std::uint32_t t) {
    const auto upos = reading.token(t).upos;
    return (upos == Upos::ADP || upos == Upos::CCONJ || upos == Upos::SCONJ) && !reading.capital(t);
  };
  while (c.end > c.begin + 1 && joins(c.end - 1)) --c.end;
}

// "State Councilor and Foreign Minister Ada Lund", "the Foreign Ministers": what is only an office is no name, though one
// word without an article may be somebody's surname.
bool is_office(const Reading& reading, const Candidate& c) {
  const auto& matches = reading.match(c.begin);
  const bool article = c.begin > 0 && reading.token(c.begin - 1).upos == Upos::DET;
  const bool surname = c.kind == NameClass::person && c.end - c.begin == 1 && !article;
  return !surname && !reading.resources.inflects() && std::any_of(matches.begin(), matches.end(), [&](const auto& m) {
    return c.begin + m.length == c.end && has_sense(m, SenseKind::office);
  });
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

// "Minister of Defense Ada Lind", marked from the second noun on: the words of an office that begins before are no part of
// the name, which is a person's.
void strip_end_of_office(const Reading& reading, const Sentence& sentence, Candidate& c) {
  constexpr std::uint32_t kLongest = 4;  // words of an office before the name
  if (reading.resources.inflects()) return;
  for (auto t = c.begin; t > sentence.begin && c.begin - t < kLongest;) {
    --t;
    for (const auto& match : reading.match(t)) {
      const auto end = t + match.length;
      if (end <= c.begin || end >= c.end || !has_sense(match, SenseKind::office)) continue;
      bool person = true;
      for (auto u = end; u < c.end; ++u) person &= !reading.has(Cue::organisation_noun, u);
      if (!person || !reading.capital(end)) continue;
      c.begin = end;
      c.kind = NameClass::person;
      return;
    }
  }
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

// "Politico" Ivanka, "the host's Lind, Berg said": the mark within that ends a name, before another; kNone where there is
// none.
std::uint32_t where_parted(const Reading& reading, const Candidate& c) {
  std::uint32_t quote = kNone;
  std::size_t quotes = 0;
  for (auto t = c.begin + 1; t + 1 < c.end; ++t) {
    const auto& form = reading.token(t).form;
    if (form == "\"" || form == "”" || form == "“" || form == "''" || form == "»") quote = t, ++quotes;
    // A person has no comma in the name, nor have two single words.
    if (form == "," && reading.capital(t + 1) && (c.kind == NameClass::person || c.end - c.begin == 3)) return t;
  }
  return quotes == 1 && reading.capital(quote + 1) ? quote : kNone;
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

std::vector<Candidate> model_names(const Reading& reading, const Sentence& sentence) {
  std::vector<Candidate> found;
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
  return found;
}

bool is_mark(const Token& token) {
  return token.upos == Upos::PUNCT || (!token.form.empty() && !starts_capital(token.form) &&
                                       token.form.find_first_not_of("\"'()[].,:;-") == std::string::npos);
}

// Takes from the edges what is no part of a name: marks, but for the stop of an abbreviation, and words written small.
void trim(const Reading& reading, const Sentence& sentence, Candidate& c) {
  const auto small = [&](std::uint32_t t) { return utf8::is_lower(first_letter(reading.token(t).form)); };
  while (c.begin < c.end && is_mark(reading.token(c.begin))) ++c.begin;
  // A dash between spaces ends a person's name, which ends with a capitalised word: "Trudeau - who".
  if (c.kind == NameClass::person) {
    for (auto t = c.begin + 1; t < c.end; ++t)
      if (is_dash(reading.token(t).form) && reading.token(t - 1).space_after) c.end = t;
    auto lower_word = [&](std::uint32_t t) {  // "ho" of "Yong-ho" is none
      return t > 0 && reading.token(t - 1).space_after && small(t);
    };
    while (c.begin < c.end && !is_mark(reading.token(c.end - 1)) && lower_word(c.end - 1)) --c.end;
  }
  while (c.begin < c.end && is_mark(reading.token(c.end - 1))) --c.end;
  // "Islamic State group", "Tasnim news agency": nouns written small say what bears the name.
  if (c.kind == NameClass::organisation && !reading.resources.inflects() && reading.capital(c.begin))
    while (c.end - c.begin > 1 && reading.has(Cue::bearer, c.end - 1) && small(c.end - 1) &&
           reading.token(c.end - 2).space_after)
      --c.end;
  c.end = end_at_hyphen(reading, sentence, c);
}

// "Union for Trade (UT) Council of Ministers": what stands in brackets ends a name, and another may follow.
void part_at_brackets(const Reading& reading, std::vector<Candidate>& found) {
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
}

// Ends each name before the word that `where` tells of it, if any; behind that another may follow.
template <typename Where>
void part(std::vector<Candidate>& found, Where where) {
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto at = where(found[i]);
    if (at == kNone) continue;
    auto rest = found[i];
    rest.begin = at + 1;
    found[i].end = at;
    if (rest.begin < rest.end) found.insert(found.begin() + static_cast<std::ptrdiff_t>(i) + 1, rest);
  }
}

// "rzecznik Kremla Dmitrij Pieskow": a name that the World knows, and a person's after it.
void begin_with_person(const Reading& reading, Candidate& c) {
  if (c.end - c.begin < 2 || given_name(reading, c.begin)) return;
  for (const auto& match : reading.match(c.begin)) {
    auto rest = c.begin + match.length;
    if (!name_sense(match.senses, reading.token(c.begin)) || rest >= c.end || !given_name(reading, rest)) continue;
    c.begin = rest;
    c.kind = NameClass::person;
    return;
  }
}

// What begins with a given name and holds no noun for a body is a person.
void take_for_person(const Reading& reading, Candidate& c) {
  if (c.kind == NameClass::person || c.kind == NameClass::group || c.end - c.begin < 2 || c.end - c.begin > 3) return;
  bool person = given_name(reading, c.begin);
  for (auto t = c.begin; t < c.end; ++t)
    person &= reading.capital(t) && !reading.has(Cue::organisation_noun, t) && !reading.has(Cue::place_noun, t) &&
              !reading.has(Cue::work_noun, t) && !all_capitals(reading.token(t).form);
  if (person) c.kind = NameClass::person;
}

// What the model takes for a name may be an adjective of a state.
bool adjective_alone(const Reading& reading, const Candidate& c) {
  if (c.kind == NameClass::person || c.end - c.begin > 1) return false;
  return is_adjective(reading, c.begin, reading.match(c.begin), 1);
}

// "NGOs": a noun of the tables, though its capitals look like those of a name.
bool noun_of_tables(const Reading& reading, const Candidate& c) {
  if (c.end - c.begin != 1 || !all_capitals(reading.token(c.begin).form.substr(0, 2))) return false;
  const auto& matches = reading.match(c.begin);
  return std::any_of(matches.begin(), matches.end(),
                     [](const auto& m) { return m.length == 1 && has_sense(m, SenseKind::description); });
}

}  // namespace

std::vector<Candidate> marked_names(const Reading& reading, const Sentence& sentence) {
  if (reading.resources.model == nullptr) return {};
  auto found = model_names(reading, sentence);
  for (auto& c : found) trim(reading, sentence, c);
  part_at_brackets(reading, found);
  part(found, [&](const Candidate& c) { return where_parted(reading, c); });
  // "Unia Afrykańska zawiesiła Mali": a finite verb written small ends a name, and another may follow.
  part(found, [&](const Candidate& c) { return finite_verb_in(reading, c); });
  for (auto& c : found) begin_with_person(reading, c);
  for (auto& c : found) take_for_person(reading, c);
  std::erase_if(found, [&](const Candidate& c) { return c.begin >= c.end || adjective_alone(reading, c); });
  for (auto& c : found)
    if (c.kind == NameClass::person) c.kind = class_of_person(reading, c);
  std::erase_if(found, [&](const Candidate& c) { return noun_of_tables(reading, c); });
  part_people_from_bodies(reading, found);
  part_pairs(reading, found);
  for (auto& c : found) strip_end(reading, c);
  for (auto& c : found) drop_last_office(reading, sentence, c);
  for (auto& c : found) strip_end_of_office(reading, sentence, c);
  for (auto& c : found) strip_portfolio(reading, c);
  std::erase_if(found, [&](const Candidate& c) { return c.begin >= c.end || is_office(reading, c); });
  for (auto& c : found) strip_title(reading, c);
  return found;
}

}  // namespace kronika::entities
