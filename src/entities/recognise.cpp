#include "entities/recognise.hpp"

#include <algorithm>
#include <set>

#include "base/utf8.hpp"
#include "entities/candidates.hpp"

namespace kronika::entities {
namespace {

using world::Sense;
using world::SenseKind;

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

// A state, a place that stands for one, or a body of states.
bool is_power(const Reading& reading, const Candidate& known) {
  if (!known.sense) return false;
  switch (known.sense->kind) {
    case SenseKind::state:
    case SenseKind::capital:
    case SenseKind::metonym: return true;
    case SenseKind::organisation: {
      const auto kind = reading.resources.world.organisations()[known.sense->index].kind;
      return kind == world::BodyKind::igo || kind == world::BodyKind::alliance;
    }
    default: return false;
  }
}

// "Dzięki poparciu Turcji Grecja podpisała", "według Aten Turcja", "po wyjściu z Unii Polska": states, capitals and
// bodies of states marked as one name.
bool several_powers(const Reading& reading, const Candidate& marked, const std::vector<Candidate>& known) {
  auto next = marked.begin;
  std::size_t names = 0, states = 0;
  for (const auto& k : known) {
    if (k.begin != next || k.end > marked.end || !is_power(reading, k)) continue;
    next = k.end;
    ++names;
    states += k.sense->kind == SenseKind::state || k.sense->kind == SenseKind::capital ? 1 : 0;
  }
  return next == marked.end && names > 1 && states > 0;
}

// "The United States urged Sweden": a verb with a tense, written small, is no part of a name, but parts two.
void part_at_verbs(const Reading& reading, std::vector<Candidate>& marked) {
  for (std::size_t i = 0; i < marked.size(); ++i)
    for (auto t = marked[i].begin; t < marked[i].end; ++t) {
      const auto& token = reading.token(t);
      if (token.upos != Upos::VERB || reading.capital(t) || feature(token.feats, "VerbForm") != "Fin") continue;
      auto behind = marked[i];
      behind.begin = t + 1;
      const bool before = t > marked[i].begin, after = behind.begin < behind.end;
      if (before) marked[i].end = t;
      if (before && after)
        marked.insert(marked.begin() + static_cast<std::ptrdiff_t>(i + 1), behind);
      else if (after)
        marked[i--] = behind;
      else if (!before)
        marked.erase(marked.begin() + static_cast<std::ptrdiff_t>(i--));
      break;
    }
}

// "Zdaniem Donalda Trumpa Szwecja złamała umowę": a name ends where another case begins with a state in the nominative.
void end_before_states(const Reading& reading, Candidate& marked, const std::vector<Candidate>& known) {
  if (!reading.resources.inflects()) return;
  for (const auto& k : known) {
    if (k.begin <= marked.begin || k.end != marked.end || !is_power(reading, k)) continue;
    bool other = false;  // a woman's surname may show no case
    for (auto t = marked.begin; t < k.begin; ++t) {
      const auto kase = feature(reading.token(t).feats, "Case");
      other = other || (!kase.empty() && kase != "Nom");
    }
    if (other && feature(reading.token(k.end - 1).feats, "Case") == "Nom") marked.end = k.begin;
  }
}

// "the Foreign Ministers of Peru, Chile and Kenya": officials of several states, marked as one name with the first.
bool officials_of(const Reading& reading, const Candidate& known, const Candidate& marked) {
  if (known.sense->kind != SenseKind::state || known.end != marked.end) return false;
  for (auto t = marked.begin; t < known.begin; ++t) {
    if (number_of(reading.token(t).feats) != GrammaticalNumber::plural) continue;
    for (const auto& match : reading.match(t))
      for (const auto& sense : match.senses)
        if (sense.kind == SenseKind::office) return true;
  }
  return false;
}

// Should what the World knows stand against what the model has marked in the same place?
bool known_wins(const Reading& reading, const Sentence& sentence, const Surnames& people, const Candidate& known,
                const Candidate& marked) {
  // "Agencja Reuters": a noun that says what it is, and all of its name.
  if (known.sense->kind == SenseKind::organisation && known.end == marked.end && known.begin == marked.begin + 1 &&
      reading.resources.inflects() && reading.has(Cue::organisation_noun, marked.begin))
    return true;
  if (officials_of(reading, known, marked)) return true;
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
// side by side are two people. So is a surname that somebody else bears, before a further one: of a heading that runs
// into the text.
bool two_surnames(const Reading& reading, const Surnames& people, const Candidate& c) {
  if (c.end - c.begin != 2 || given_name(reading, c.begin)) return false;
  const auto first = c.begin, second = c.begin + 1;
  if (people.contains(reading.lemma(first)) && reading.token(first).space_after) return true;
  const auto kase = [&](std::uint32_t t) { return feature(reading.token(t).feats, "Case"); };
  if (kase(second) != "Nom") return false;
  // "Według Uszakowa Putin poprosił": behind an adposition the first is in its case, and a nominative begins a clause.
  if (first > 0 && reading.token(first - 1).upos == Upos::ADP && kase(first) == "Gen") return true;
  // "… i Noworosję Putin oświadczył": a surname of the text behind a word of another gender and case, of a heading.
  const auto gender = [&](std::uint32_t t) { return feature(reading.token(t).feats, "Gender"); };
  if (!kase(first).empty() && kase(first) != "Nom" && gender(first) != gender(second) &&
      people.contains(reading.lemma(second)))
    return true;
  return only_in(reading, first, "Ins") && !only_in(reading, second, "Ins");
}

// "Doradca Władimira Putina Jurij Uszakow": where another name begins, with a given name that is in another case than
// the surname before it; the end of the name where none does.
std::uint32_t next_given_name(const Reading& reading, const Surnames& people, const Candidate& c) {
  for (auto t = c.begin + 1; t + 1 < c.end; ++t) {
    if (!given_name(reading, t) || given_name(reading, t - 1) || !reading.token(t - 1).space_after ||
        !reading.capital(t - 1) || !reading.capital(t + 1))
      continue;
    const auto before = feature(reading.token(t - 1).feats, "Case"), here = feature(reading.token(t).feats, "Case");
    if (!before.empty() && !here.empty() && before != "Nom" && before != here) return t;
    if (t == c.begin + 1 && people.contains(reading.lemma(c.begin))) return t;
  }
  return c.end;
}

// Parts two people whose names stand side by side and were taken for one.
void part_neighbours(const Reading& reading, const Surnames& people, std::vector<Candidate>& all) {
  if (!reading.resources.inflects()) return;
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto c = all[i];
    if (c.kind != NameClass::person) continue;
    const auto next = two_surnames(reading, people, c) ? c.begin + 1 : next_given_name(reading, people, c);
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

bool says_what_somebody_is(const Reading& reading, std::uint32_t t) {
  const auto& matches = reading.match(t);
  return reading.has(Cue::title, t) || std::any_of(matches.begin(), matches.end(), [](const auto& m) {
           return has_sense(m, SenseKind::office) || has_sense(m, SenseKind::description);
         });
}

// "Minister of Defense Ada Lind", which the model has passed over: a row of capitalised words right behind an office, not
// within a name.
void mark_after_offices(const Reading& reading, const Sentence& sentence, std::vector<Candidate>& all) {
  if (reading.resources.inflects()) return;
  const auto free = [&](std::uint32_t t) {
    return std::none_of(all.begin(), all.end(), [&](const Candidate& c) { return c.begin <= t && t < c.end; });
  };
  for (auto t = sentence.begin; t < sentence.end; ++t)
    for (const auto& match : reading.match(t)) {
      const auto first = t + match.length;
      const bool office = std::any_of(match.senses.begin(), match.senses.end(),
                                      [](const Sense& s) { return s.kind == SenseKind::office; });
      if (!office || first >= sentence.end || !reading.capital(t)) continue;
      auto end = first;
      std::size_t words = 0;
      while (end < sentence.end && free(end) && reading.capital(end) && !all_capitals(reading.token(end).form)) {
        const auto upos = reading.token(end).upos;
        if (upos != Upos::PROPN && (words == 0 || (upos != Upos::ADJ && upos != Upos::NOUN))) break;
        if (reading.has(Cue::organisation_noun, end) ||
            number_of(reading.token(end).feats) == GrammaticalNumber::plural || says_what_somebody_is(reading, end))
          break;
        ++words, ++end;
        // "Young-moo"
        if (end + 1 < sentence.end && reading.token(end).form == "-" && !reading.token(end - 1).space_after &&
            !reading.token(end).space_after)
          end += 2;
      }
      if (words < 2 || (end < sentence.end && reading.capital(end) && reading.token(end).upos != Upos::PUNCT)) continue;
      all.push_back({first, end, NameClass::person, std::nullopt, true});
    }
  std::sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) { return a.begin < b.begin; });
}

// "Minister of Foreign Affairs": what a newspaper is called may be words of an office.
bool within_office(const Reading& reading, const Sentence& sentence, const Candidate& known) {
  constexpr std::uint32_t kReach = 3;  // words of an office before
  if (known.sense->kind != SenseKind::organisation ||
      reading.resources.world.organisations()[known.sense->index].kind != world::BodyKind::media)
    return false;
  // "Secretary for Foreign Affairs"
  if (known.begin >= sentence.begin + 2 && reading.has(Cue::remit, known.begin - 1) &&
      says_what_somebody_is(reading, known.begin - 2))
    return true;
  for (auto t = known.begin; t > sentence.begin && known.begin - t < kReach;) {
    --t;
    for (const auto& match : reading.match(t))
      for (const auto& sense : match.senses)
        if (sense.kind == SenseKind::office && t + match.length >= known.end) return true;
  }
  return false;
}

// "Marine Maj. Ada Lind", "Prime Minister Sheikh Dr. Ada Lind", marked as two people: a title is nobody.
void drop_titles(const Reading& reading, std::vector<Candidate>& all) {
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    if (all[i].kind != NameClass::person || all[i].sense || !reading.title(all[i].end - 1)) continue;
    auto next = all[i].end;
    while (next < all[i + 1].begin && reading.title(next)) ++next;
    if (all[i + 1].kind == NameClass::person && all[i + 1].begin == next) all[i].kind = NameClass::none;
  }
  std::erase_if(all, [](const Candidate& c) { return c.kind == NameClass::none; });
}

// Gives people the given names that the model has left out, joins the parts of one name, and makes a person of
// what an office stands before.
void complete_people(const Reading& reading, const Sentence& sentence, std::vector<Candidate>& all) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto& c = all[i];
    bool short_name = c.end - c.begin <= 2 && !c.sense && c.kind != NameClass::group;
    // "Spokesman Navy Captain Lind": who is meant stands behind the title.
    if (c.end < sentence.end && reading.title(c.end) && reading.capital(c.end)) short_name = false;
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
    std::erase_if(known, [&](const Candidate& k) { return k.sense && within_office(reading, sentence, k); });
    auto& marked = all_marked[s];
    std::erase_if(marked, [&](const Candidate& m) { return several_powers(reading, m, known); });
    part_at_verbs(reading, marked);
    for (auto& m : marked) end_before_states(reading, m, known);
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
    part_neighbours(reading, people, all);
    mark_after_offices(reading, sentence, all);
    complete_people(reading, sentence, all);
    drop_titles(reading, all);
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
