#include "entities/people.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "base/utf8.hpp"
#include "entities/candidates.hpp"
#include "entities/knowledge.hpp"

namespace kronika::entities {
namespace {

bool is_initial(std::string_view word) {
  return utf8::count(word) <= 2 && (word.ends_with('.') || utf8::count(word) == 1);
}

// Can two runs of given names belong to one person? One may lack names or have initials, not other names.
bool given_fit(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const auto& shorter = a.size() <= b.size() ? a : b;
  const auto& longer = a.size() <= b.size() ? b : a;
  std::size_t at = 0;
  for (const auto& word : shorter) {
    auto fits = [&](const std::string& other) {
      if (is_initial(word) || is_initial(other)) return word.substr(0, 1) == other.substr(0, 1);
      // The ending may have been guessed wrongly in one of the two.
      auto common = std::mismatch(word.begin(), word.end(), other.begin(), other.end()).first - word.begin();
      return word == other ||
             (common >= 3 && static_cast<std::size_t>(common) + 2 >= std::min(word.size(), other.size()) &&
              std::max(word.size(), other.size()) - static_cast<std::size_t>(common) <= 3);
    };
    while (at < longer.size() && !fits(longer[at])) ++at;
    if (at == longer.size()) return false;
    ++at;
  }
  return true;
}

// "al-Assad" and "Assad": one surname, told with and without what a hyphen joins to it.
bool same_surname(std::string_view a, std::string_view b) {
  if (a.size() < b.size()) std::swap(a, b);
  return a == b || (a.size() > b.size() + 1 && a.ends_with(b) && a[a.size() - b.size() - 1] == '-');
}

// The "Assad" of "al-Assad"; empty where the word has no hyphen, or no capital behind it.
std::string_view behind_hyphen(std::string_view surname) {
  const auto at = surname.rfind('-');
  if (at == std::string_view::npos || !starts_capital(surname.substr(at + 1))) return {};
  return surname.substr(at + 1);
}

bool among(const std::vector<std::string>& surnames, std::string_view surname) {
  return std::any_of(surnames.begin(), surnames.end(), [&](const auto& s) { return same_surname(s, surname); });
}

// "Kim Jong-un" and "Kim Jong Un" are one spelling.
std::string without_hyphens(std::string_view name) {
  auto folded = utf8::fold(name);
  std::replace(folded.begin(), folded.end(), '-', ' ');
  return folded;
}

}  // namespace

std::vector<std::string_view> words_of(std::string_view name) {
  std::vector<std::string_view> words;
  while (!name.empty()) {
    auto end = name.find(' ');
    if (end != 0) words.push_back(name.substr(0, end));
    name = end == std::string_view::npos ? std::string_view() : name.substr(end + 1);
  }
  return words;
}

void People::gather() {
  for (auto& name : reading_.names)
    if (!name.sense && name.kind == NameClass::person && words_of(name.base).size() > 1) full_person(name);
  for (auto& name : reading_.names)
    if (!name.sense && name.kind == NameClass::person && words_of(name.base).size() == 1) lone_person(name);
}

std::uint32_t People::add(const Name& name) {
  Entity entity;
  entity.kind = EntityKind::person;
  entity.name = name.base;
  entity.country = "---";
  reading_.doc.entities.push_back(std::move(entity));
  return static_cast<std::uint32_t>(reading_.doc.entities.size() - 1);
}

// A lone word with the surname of somebody whom the document names in full is that person again, whatever the
// model took it for, and where it found nothing.
void People::mark_surnames() {
  std::set<std::string> surnames;
  std::map<std::string, std::set<std::string>> first_names;  // and who has them
  for (const auto& name : reading_.names)
    if (!name.sense && name.kind == NameClass::person && name.end - name.begin > 1) {
      const auto words = words_of(name.base);
      surnames.insert(utf8::fold(words.back()));
      if (const auto part = behind_hyphen(words.back()); !part.empty()) surnames.insert(utf8::fold(part));
      if (words.size() > 1) first_names[utf8::fold(words.front())].insert(name.base);
    }
  if (surnames.empty()) return;
  const auto alone = [&](const std::string& word) {
    const auto found = first_names.find(word);
    return found != first_names.end() && found->second.size() == 1;
  };
  auto surname = [&](std::string_view form) -> std::optional<std::string> {
    for (auto& base : bases_.candidates(form))
      if (surnames.contains(utf8::fold(base))) return base;
    return std::nullopt;
  };
  for (auto& name : reading_.names) {
    if (name.sense || name.kind == NameClass::person || words_of(name.base).size() != 1) continue;
    if (name.end - name.begin > 1) {  // "Ramos-Horta"
      if (surnames.contains(utf8::fold(name.base))) name.kind = NameClass::person;
    } else if (auto base = surname(reading_.token(name.begin).form)) {
      name.kind = NameClass::person;
      name.base = std::move(*base);
    } else if (alone(utf8::fold(name.base))) {  // "Ri", where the surname is told first
      name.kind = NameClass::person;
    }
  }
  // "Special Envoy Smith", "Counselor Smith", marked as a body or place: what stands before the surname says what
  // somebody is.
  for (auto& name : reading_.names) {
    if (name.sense || name.kind == NameClass::person || name.end - name.begin < 2) continue;
    if (!ends_in_role(name.begin, name.end - 1)) continue;
    if (auto base = surname(reading_.token(name.end - 1).form)) {
      name.begin = name.head = name.end - 1;
      name.kind = NameClass::person;
      name.base = std::move(*base);
    }
  }
  reading_.index_names();
  std::vector<Name> found;
  for (std::uint32_t t = 0; t < reading_.doc.tokens.size(); ++t) {
    const auto& token = reading_.token(t);
    bool first = t == reading_.doc.sentences[reading_.sentence_of(t)].begin;
    if (!reading_.capital(t) || reading_.name_at(t) != kNone) continue;
    // "Song said": a noun with nothing beside it, which does something, may be a surname though it begins a sentence.
    const bool bare = token.upos == Upos::NOUN && relation(token) == "nsubj" && reading_.children(t).empty();
    if (first && token.upos != Upos::PROPN && !bare) continue;
    auto base = surname(token.form);
    const bool told_first = token.upos != Upos::ADJ && !is_adjective(reading_, t, reading_.match(t), 1) &&
                            !given_name(reading_, t) && alone(utf8::fold(token.form));
    if (!base && told_first) base = token.form;
    if (!base) continue;
    Name name;
    name.sentence = reading_.sentence_of(t);
    name.begin = name.head = t;
    name.end = t + 1;
    name.kind = NameClass::person;
    name.base = std::move(*base);
    found.push_back(std::move(name));
  }
  if (found.empty()) return;
  reading_.names.insert(reading_.names.end(), found.begin(), found.end());
  std::stable_sort(reading_.names.begin(), reading_.names.end(),
                   [](const Name& a, const Name& b) { return a.begin < b.begin; });
  reading_.index_names();
}

// Whether an office, title or description ends right before `end`.
bool People::ends_in_role(std::uint32_t begin, std::uint32_t end) const {
  if (reading_.has(Cue::title, end - 1)) return true;
  for (auto t = begin; t < end; ++t)
    for (const auto& match : reading_.match(t))
      for (const auto& sense : match.senses)
        if (t + match.length == end &&
            (sense.kind == world::SenseKind::office || sense.kind == world::SenseKind::description))
          return true;
  return false;
}

// Candidate base forms of the last word of a name, folded: that which was chosen first.
std::vector<std::string> People::last_word_bases(const Name& name) const {
  auto words = words_of(name.base);
  std::vector<std::string> out{utf8::fold(words.back())};
  if (reading_.resources.inflects() && name.end > name.begin)
    for (const auto& c : bases_.candidates(reading_.token(name.end - 1).form)) {
      auto folded = utf8::fold(c);
      if (std::find(out.begin(), out.end(), folded) == out.end()) out.push_back(std::move(folded));
    }
  return out;
}

void People::full_person(Name& name) {
  auto words = words_of(name.base);
  std::vector<std::string> given;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) given.push_back(utf8::fold(words[i]));
  auto surnames = last_word_bases(name);
  const auto whole = without_hyphens(name.base);
  for (auto& person : people_) {
    const bool fits = among(surnames, person.surname) && given_fit(given, person.given);
    if (!fits && without_hyphens(reading_.doc.entities[person.entity].name) != whole) continue;
    join(name, person);
    return;
  }
  Person person{add(name), std::move(given), surnames.front(), name.gender, name.gender_sure, name.begin};
  person.acts = acts(name);
  name.entity = person.entity;
  ++spellings_[person.entity][name.base];
  people_.push_back(std::move(person));
}

// Is the name the subject of a clause, by itself or behind its title?
bool People::acts(const Name& name) const {
  auto t = name.head;
  while (reading_.token(t).head != kNone &&
         (relation(reading_.token(t)) == "flat" || relation(reading_.token(t)) == "appos" ||
          relation(reading_.token(t)) == "conj"))
    t = reading_.token(t).head;
  return relation(reading_.token(t)) == "nsubj";
}

void People::lone_person(Name& name) {
  auto surnames = last_word_bases(name);
  // The nearest person before the name, else the first after it, of those whose surname it may be.
  Person* best = nullptr;
  const bool whole = std::any_of(people_.begin(), people_.end(), [&](const Person& person) {
    return std::find(surnames.begin(), surnames.end(), person.surname) != surnames.end();
  });
  for (auto& person : people_) {
    if (whole ? std::find(surnames.begin(), surnames.end(), person.surname) == surnames.end()
              : !among(surnames, person.surname))
      continue;
    if (other_gender(name, person)) continue;
    auto before = [&](const Person& p) { return p.last_token <= name.begin; };
    // Of relatives the surname alone means the one whom the text mostly names.
    if (best != nullptr && person.named != best->named) {
      if (person.named > best->named) best = &person;
      continue;
    }
    // "The son of Jan Berg, Adam Berg, said": of them whoever does something.
    if (best != nullptr && person.acts != best->acts) {
      if (person.acts) best = &person;
      continue;
    }
    if (best != nullptr && person.alone != best->alone) {
      if (person.alone) best = &person;
      continue;
    }
    if (best == nullptr || (before(person) && (!before(*best) || person.last_token > best->last_token))) best = &person;
  }
  if (best == nullptr && !titled(name.base, true)) best = of_given_name(name, surnames);
  if (best != nullptr && !best->given.empty() && means_office_holder(name, *best)) {
    const auto alone = std::find_if(people_.begin(), people_.end(),
                                    [&](const Person& p) { return p.given.empty() && p.surname == surnames.front(); });
    best = alone != people_.end() ? &*alone : nullptr;
  }
  if (best != nullptr) {
    best->alone = best->alone || !named_just_before(name, *best);
    join(name, *best);
    return;
  }
  Person person{add(name), {}, surnames.front(), name.gender, name.gender_sure, name.begin};
  name.entity = person.entity;
  ++spellings_[person.entity][name.base];
  people_.push_back(std::move(person));
}

// Is the name told to be that of a man, and the person of a woman, or the other way round?
bool People::other_gender(const Name& name, const Person& person) const {
  return name.gender != world::Gender::unknown && person.gender != world::Gender::unknown &&
         name.gender != person.gender && name.gender_sure && person.gender_sure;
}

// Does the sentence call the person by the full name before it does so by one word?
bool People::named_just_before(const Name& name, const Person& person) const {
  return std::any_of(reading_.names.begin(), reading_.names.end(), [&](const Name& full) {
    return full.entity == person.entity && full.sentence == name.sentence && full.end - full.begin > 1 &&
           full.end <= name.begin;
  });
}

// Whose first word a lone one is: of several, as of surnames told first, who was spoken of last before it.
People::Person* People::of_given_name(const Name& name, const std::vector<std::string>& bases) {
  Person* best = nullptr;
  for (auto& person : people_) {
    if (person.given.empty() || std::find(bases.begin(), bases.end(), person.given.front()) == bases.end()) continue;
    if (named_just_before(name, person)) return &person;
    // "Kim came with his sister, Kim Yo Rae. Kim said": whom the text has called so already.
    if (best != nullptr && person.alone != best->alone) {
      if (person.alone) best = &person;
      continue;
    }
    const bool nearer = person.last_token <= name.begin &&
                        (best == nullptr || best->last_token < person.last_token || best->last_token > name.begin);
    if (best == nullptr || nearer) best = &person;
  }
  return best;
}

// Whether the text calls somebody by a title and the word alone: "President Trump", or, if a short title does, "Mr. Trump".
bool People::titled(const std::string& word, bool short_too) const {
  return std::any_of(reading_.names.begin(), reading_.names.end(), [&](const Name& other) {
    if (other.base != word || other.end - other.begin != 1 || other.begin == 0) return false;
    const auto& before = reading_.token(other.begin - 1);
    const std::string_view form = before.form;
    if (form.ends_with('.') && form.size() > 1)
      return short_too && reading_.resources.lexicon.is(Cue::title, utf8::lower(form.substr(0, form.size() - 1)));
    return before.upos != Upos::PUNCT && reading_.has(Cue::title, other.begin - 1);
  });
}

// "President Trump", where the text names Melania Trump in full: the surname, which some title stands before, is that
// of somebody in office who has another given name.
bool People::means_office_holder(const Name& name, const Person& person) const {
  const auto holder = office_holder(reading_, name.base);
  if (holder == kNone) return false;
  const auto full = utf8::fold(reading_.resources.world.persons()[holder].in(reading_.resources.lexicon.language()));
  if (full.find(person.given.front()) != std::string::npos) return false;
  // "President Lind", and not Lind Berg, who is in office elsewhere.
  if (!full.ends_with(utf8::fold(name.base))) return false;
  return titled(name.base, false);
}

void People::join(Name& name, Person& person) {
  name.entity = person.entity;
  person.last_token = name.begin;
  if (person.gender == world::Gender::unknown || (name.gender_sure && !person.gender_sure)) {
    person.gender = name.gender;
    person.gender_sure = name.gender_sure;
  }
  ++spellings_[person.entity][name.base];
  auto words = words_of(name.base);
  person.named += words.size() > 1 ? 1 : 0;
  person.acts = person.acts || (words.size() > 1 && acts(name));
  if (words.size() > person.given.size() + 1) {
    person.given.clear();
    for (std::size_t i = 0; i + 1 < words.size(); ++i) person.given.push_back(utf8::fold(words[i]));
  }
}

}  // namespace kronika::entities
