#include "entities/base_form.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "entities/affiliation.hpp"

namespace kronika::entities {
namespace {

using world::Gender;

constexpr std::array<std::string_view, 6> kCases = {"Nom", "Gen", "Dat", "Acc", "Ins", "Loc"};
constexpr std::uint32_t kFarthestOffice = 5;  // words before a name
constexpr std::size_t kMaxReadings = 24;      // of one word; the dictionary lists the likely ones first

// Weights of what speaks for one reading of a word; found by trial on names with known base forms.
constexpr float kSeenElsewhere = 3, kKnown = 1, kTaggerCase = 1.5f, kTaggerLemma = 0.5f, kGenderFits = 1,
                kGenderFails = 1.5f, kGuessStep = 0.15f, kNominative = 0.4f, kIndeclinable = 0.4f, kStiff = 2,
                kProper = 0.3f, kGivenName = 1, kKnownPerson = 4, kForeignEnding = 3, kNotNominative = 4,
                kOtherLetters = 1;

// The letters of `base` in the case that `form` has: "UNIA" for "UNII".
std::string in_case_of(std::string_view form, std::string base) {
  if (all_capitals(form) && utf8::count(form) > 1) {
    std::string out;
    for (std::size_t pos = 0; pos < base.size();) utf8::append(out, utf8::upper(utf8::next(base, pos)));
    return out;
  }
  if (starts_capital(form)) return utf8::capitalise(base);
  return base;
}

// "LOT-u", "PiS-em", "O'Leary'ego": an ending set off by a mark belongs to the inflection, where what stands before
// it is an acronym or ends in a letter that the ending could not be joined to.
std::optional<std::string> without_set_off_ending(std::string_view form) {
  for (std::string_view mark : {"-", "'", "’", "‘", "`"}) {
    auto at = form.rfind(mark);
    if (at == std::string_view::npos || at == 0) continue;
    auto stem = form.substr(0, at), ending = form.substr(at + mark.size());
    if (ending.empty() || utf8::count(ending) > 3) continue;
    std::size_t pos = 0;
    if (!utf8::is_lower(utf8::next(ending, pos))) continue;
    std::size_t last = stem.size();
    bool acronym = utf8::is_upper(utf8::previous(stem, last)) && utf8::count(stem) > 1;
    if (mark == "-" ? acronym : utf8::count(stem) > 1) return std::string(stem);
  }
  return std::nullopt;
}

std::string_view last_letter(std::string_view form) {
  std::size_t pos = form.size();
  if (pos != 0) utf8::previous(form, pos);
  return form.substr(pos);
}

bool is_vowel_ending(std::string_view form) {
  if (form.empty()) return false;
  std::size_t pos = form.size();
  switch (utf8::lower(utf8::previous(form, pos))) {
    case U'a':
    case U'e':
    case U'i':
    case U'o':
    case U'u':
    case U'y':
    case U'ą':
    case U'ę':
    case U'ó': return true;
    default: return false;
  }
}

// Do a form and a base begin alike but for the mark on a vowel?
bool other_vowel(std::string_view form, std::string_view base) {
  if (form.starts_with(base) || !utf8::fold(form).starts_with(utf8::fold(base))) return false;
  std::size_t at = 0;
  while (at < base.size()) {
    auto next = at;
    utf8::next(base, next);
    if (!form.starts_with(base.substr(0, next))) return is_vowel_ending(base.substr(0, next));
    at = next;
  }
  return false;
}

std::string join(const std::vector<std::string>& words, const std::vector<NameWordForm>& forms) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    bool glued = i > 0 && forms[i - 1].form.data() + forms[i - 1].form.size() == forms[i].form.data();
    if (i > 0 && !glued) out += ' ';
    out += words[i];
  }
  return out;
}

}  // namespace

// The nominative of what has been analysed, in the same number and gender.
std::optional<std::string> BaseForms::nominative(const Analysis& analysis) const {
  bool as_listed = analysis.upos != Upos::ADJ && feature(analysis.feats, "Number") != "Plur";
  if (as_listed) return analysis.lemma;
  std::string feats(analysis.feats.view());
  auto at = feats.find("Case=");
  if (at == std::string::npos) return std::nullopt;
  feats.replace(at + 5, feats.find('|', at) == std::string::npos ? std::string::npos : feats.find('|', at) - at - 5,
                "Nom");
  return resources_.morphology->inflect(analysis.lemma, analysis.upos, feats);
}

std::vector<BaseForms::WordReading> BaseForms::readings(const NameWordForm& word) const {
  std::vector<WordReading> out;
  if (!resources_.inflects()) return out;
  if (auto stem = without_set_off_ending(word.form)) {
    out.push_back({*stem, "", Gender::unknown, GrammaticalNumber::unknown, "", Upos::PROPN, 3});
    return out;
  }
  std::vector<Analysis> analyses;
  resources_.morphology->analyse(word.form, analyses);
  bool known = !analyses.empty();
  if (!known) resources_.morphology->guess(word.form, analyses);
  float score = known ? kKnown : 0;
  std::string guessed;
  for (const auto& a : analyses) {
    if (out.size() == kMaxReadings) break;
    if (a.upos != Upos::NOUN && a.upos != Upos::PROPN && a.upos != Upos::ADJ && a.upos != Upos::X) continue;
    auto grammatical_case = feature(a.feats, "Case");
    if (grammatical_case.empty() || grammatical_case == "Voc") continue;
    WordReading r;
    r.grammatical_case = grammatical_case;
    r.gender = gender_of(a.feats);
    r.number = number_of(a.feats);
    r.animacy = feature(a.feats, "Animacy");
    r.upos = a.upos;
    r.score = score;
    // A capitalised word is a name before it is a common noun.
    if (known && a.upos == Upos::PROPN && starts_capital(word.form)) r.score += kProper;
    if (feature(a.feats, "Number") == "Ptan") r.score += kProper;
    r.base = nominative(a).value_or(r.grammatical_case == "Nom" ? std::string(word.form) : a.lemma);
    if (!word.lemma.empty() && utf8::lower(a.lemma) == utf8::lower(word.lemma)) r.score += kTaggerLemma;
    r.base = in_case_of(word.form, r.base);
    // Of unknown names in -i most are foreign and stay as they are ("Gandhi"); few are the genitive of one in -ia.
    if (!known && word.form.ends_with("i") && !word.form.ends_with("ii") && r.base.ends_with("ia"))
      r.score -= kForeignEnding;
    // "Bratczikowa" is of Bratczikow: an unknown name keeps its vowels when it is declined.
    if (!known && other_vowel(word.form, r.base)) r.score -= kOtherLetters;
    // Of guesses the earlier are likelier, base form by base form.
    if (!known && (guessed.empty() || guessed != a.lemma)) score -= kGuessStep;
    guessed = a.lemma;
    out.push_back(std::move(r));
  }
  for (auto& r : out) {
    for (const auto& sense : resources_.world.find(resources_.lexicon.language(), r.base))
      if (sense.kind == world::SenseKind::given_name) {
        r.score += kGivenName;
        break;
      }
    auto seen = seen_.find(r.base);
    if (r.base != word.form && seen != seen_.end()) r.score += kSeenElsewhere;
  }
  return out;
}

std::vector<BaseForms::WordReading> BaseForms::person_readings(const NameWordForm& word, Gender gender) const {
  auto all = readings(word);
  std::vector<WordReading> fit;
  bool may_be_nominative = all.empty(), first_feminine = !all.empty() && all.front().gender == Gender::feminine;
  const bool declined = resources_.lexicon.is(Cue::oblique_ending, last_letter(word.form));
  for (auto& r : all) {
    if (r.number == GrammaticalNumber::plural || (declined && r.grammatical_case == "Nom")) continue;
    may_be_nominative |= r.grammatical_case == "Nom";
    if (gender != Gender::unknown && r.gender != Gender::unknown) {
      // A man's name in -a is declined like a woman's, and the dictionary may list it as one.
      bool declined_alike = gender == Gender::masculine && r.gender == Gender::feminine && r.base.ends_with("a");
      if (r.gender == gender)
        r.score += kGenderFits;
      else if (!declined_alike)
        r.score -= kGenderFails;
    }
    fit.push_back(std::move(r));
  }
  // Any name may be in the nominative, and a foreign one need not inflect; a woman's surname that ends in a
  // consonant or in -o never does.
  bool particle = !starts_capital(word.form) || utf8::count(word.form) < 3 || word.form.back() == '.';
  if (particle) {
    fit.clear();
    fit.push_back({std::string(word.form), "", gender, GrammaticalNumber::singular, "", Upos::PROPN, 2});
    return fit;
  }
  bool stiff =
      gender == Gender::feminine && !first_feminine && (!is_vowel_ending(word.form) || word.form.ends_with("o"));
  fit.push_back({std::string(word.form), "Nom", gender, GrammaticalNumber::singular, "", Upos::PROPN,
                 may_be_nominative ? kNominative
                 : declined        ? -kNotNominative
                 : stiff           ? 0
                                   : -kNominative});
  fit.push_back({std::string(word.form), "", gender, GrammaticalNumber::singular, "", Upos::PROPN,
                 stiff                                                                          ? kStiff
                 : may_be_nominative && is_vowel_ending(word.form) && !word.form.ends_with("a") ? -kIndeclinable
                                                                                                : -2});
  return fit;
}

Gender BaseForms::told_gender(const std::vector<NameWordForm>& words) const {
  // Given names decide: their own gender in the World, else in the dictionary. The surname may be a given name too.
  for (std::size_t i = 0; i < words.size() && (i == 0 || i + 1 < words.size()); ++i) {
    const auto& word = words[i];
    if (!starts_capital(word.form)) continue;
    for (const auto& base : candidates(word.form))
      for (const auto& sense : resources_.world.find(resources_.lexicon.language(), base))
        if (sense.kind == world::SenseKind::given_name && sense.gender != Gender::unknown) return sense.gender;
  }
  // One gender in all that the dictionary knows of the first word.
  if (resources_.inflects() && !words.empty()) {
    std::vector<Analysis> analyses;
    resources_.morphology->analyse(words.front().form, analyses);
    auto agreed = Gender::unknown;
    bool several = false;
    for (const auto& a : analyses) {
      if (a.upos != Upos::PROPN) continue;
      auto gender = gender_of(a.feats);
      several |= agreed != Gender::unknown && gender != agreed;
      agreed = gender;
    }
    if (!several && (agreed == Gender::masculine || agreed == Gender::feminine)) return agreed;
  }
  return Gender::unknown;
}

Gender BaseForms::gender_of_person(const std::vector<NameWordForm>& words) const {
  if (const auto told = told_gender(words); told != Gender::unknown) return told;
  for (const auto& word : words)
    if (auto gender = gender_of(word.feats); gender == Gender::masculine || gender == Gender::feminine) return gender;
  return Gender::unknown;
}

bool BaseForms::known_person(const std::vector<std::vector<WordReading>>& readings,
                             const std::vector<NameWordForm>& words, std::string_view grammatical_case,
                             std::vector<std::string>& bases) const {
  if (!resources_.world.persons_named(join(bases, words)).empty()) return true;
  for (std::size_t i = 0; i < words.size(); ++i)
    for (const auto& r : readings[i]) {
      if ((!r.grammatical_case.empty() && r.grammatical_case != grammatical_case) || r.base == bases[i]) continue;
      auto other = bases;
      other[i] = r.base;
      if (resources_.world.persons_named(join(other, words)).empty()) continue;
      bases = std::move(other);
      return true;
    }
  return false;
}

std::string BaseForms::person(const std::vector<NameWordForm>& words, Gender gender) const {
  std::vector<std::string> forms;
  for (const auto& w : words) forms.emplace_back(w.form);
  if (!resources_.inflects()) return join(forms, words);

  std::vector<std::vector<WordReading>> all;
  for (const auto& w : words) all.push_back(person_readings(w, gender));
  // All words stand in one case: the one in which their best readings together are best.
  float top = -1e9f;
  for (auto grammatical_case : kCases) {
    float total = 0;
    std::vector<std::string> bases;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const WordReading* best = nullptr;
      for (const auto& r : all[i])
        if ((r.grammatical_case.empty() || r.grammatical_case == grammatical_case) &&
            (best == nullptr || r.score > best->score))
          best = &r;
      if (best == nullptr) {
        total -= 10;
        bases.emplace_back(words[i].form);
        continue;
      }
      total += best->score;
      if (feature(words[i].feats, "Case") == grammatical_case) total += kTaggerCase;
      bases.push_back(best->base);
    }
    // Somebody of that name whom the World knows, if need be by another base form of one of the words.
    if (words.size() > 1 && known_person(all, words, grammatical_case, bases)) total += kKnownPerson;
    if (total > top) {
      top = total;
      forms = std::move(bases);
    }
  }
  return join(forms, words);
}

std::optional<std::string> BaseForms::agree(const NameWordForm& word, const WordReading& head) const {
  std::vector<Analysis> analyses;
  resources_.morphology->analyse(word.form, analyses);
  if (analyses.empty()) resources_.morphology->guess(word.form, analyses);
  for (const auto& a : analyses) {
    bool participle = a.upos == Upos::VERB && !feature(a.feats, "Case").empty();
    if (a.upos != Upos::ADJ && a.upos != Upos::DET && a.upos != Upos::NUM && !participle) continue;
    auto gender = gender_of(a.feats);
    if (feature(a.feats, "Case") != head.grammatical_case || number_of(a.feats) != head.number ||
        (gender != Gender::unknown && head.gender != Gender::unknown && gender != head.gender))
      continue;
    if (gender == Gender::masculine && head.number == GrammaticalNumber::plural && !head.animacy.empty() &&
        (feature(a.feats, "Animacy") == "Hum") != (head.animacy == "Hum"))
      continue;
    if (head.grammatical_case == "Nom") return std::string(word.form);
    if (auto form = nominative(a)) return in_case_of(word.form, *form);
  }
  return std::nullopt;
}

std::string BaseForms::phrase(const std::vector<NameWordForm>& words, std::size_t head) const {
  std::vector<std::string> as_written;
  for (const auto& w : words) as_written.emplace_back(w.form);
  if (!resources_.inflects() || words.empty()) return join(as_written, words);

  std::vector<std::string> best_forms = as_written;
  float top = -1e9f;
  auto consider = [&](const WordReading& reading) {
    auto forms = as_written;
    forms[head] = reading.base;
    float total = reading.score;
    if (feature(words[head].feats, "Case") == reading.grammatical_case) total += kTaggerCase;
    if (gender_of(words[head].feats) == reading.gender) total += kGenderFits / 2;
    if (number_of(words[head].feats) == reading.number) total += kGenderFits;
    // Words before the head agree with it; after it, those up to the first that does not.
    for (std::size_t i = head; i-- > 0;) {
      if (auto form = agree(words[i], reading)) {
        forms[i] = *form;
        total += 1;
      } else if (words[i].upos == Upos::ADJ) {
        total -= 1;
      }
    }
    for (std::size_t i = head + 1; i < words.size(); ++i) {
      auto form = agree(words[i], reading);
      if (!form) {
        if (i == head + 1 && words[i].upos == Upos::ADJ) total -= 1;
        break;
      }
      forms[i] = *form;
      total += 1;
    }
    if (total > top) {
      top = total;
      best_forms = std::move(forms);
    }
  };
  bool inflects = utf8::count(words[head].form) > 2 && !(all_capitals(words[head].form) && words.size() == 1);
  auto list = readings(words[head]);
  if (inflects || (list.size() == 1 && list[0].grammatical_case.empty()))
    for (const auto& r : list) consider(r);
  // As it stands: certain where the tagger sees a nominative.
  auto tagged = feature(words[head].feats, "Case");
  WordReading nominative{as_written[head],
                         "Nom",
                         gender_of(words[head].feats),
                         number_of(words[head].feats),
                         std::string(feature(words[head].feats, "Animacy")),
                         words[head].upos,
                         tagged == "Nom" ? 1.0f
                         : list.empty()  ? 0.0f
                                         : -1.0f};
  consider(nominative);
  return join(best_forms, words);
}

std::string BaseForms::adjective(const NameWordForm& word) const {
  std::vector<Analysis> analyses;
  if (resources_.inflects()) {
    resources_.morphology->analyse(word.form, analyses);
    if (analyses.empty()) resources_.morphology->guess(utf8::lower(word.form), analyses);
  }
  for (const auto& a : analyses)
    if (a.upos == Upos::ADJ) return a.lemma;
  return utf8::lower(word.form);
}

std::vector<std::string> BaseForms::candidates(std::string_view form) const {
  std::vector<std::string> out{std::string(form)};
  NameWordForm word;
  word.form = form;
  for (auto& r : readings(word))
    if (r.number != GrammaticalNumber::plural && std::find(out.begin(), out.end(), r.base) == out.end())
      out.push_back(std::move(r.base));
  return out;
}

namespace {

// "Ministra obrony Ukrainy Ołeksija Reznikowa": only a man's office is declined before his name; a woman is "minister".
// The noun of the office, or kNone.
std::uint32_t declined_office_before(const Reading& reading, const Name& name) {
  const auto first = reading.doc.sentences[name.sentence].begin;
  for (auto t = name.begin; t > first && name.begin - t < kFarthestOffice;) {
    --t;
    const auto& token = reading.token(t);
    if (token.upos == Upos::PUNCT || token.upos == Upos::VERB || token.upos == Upos::ADP) return kNone;
    if (feature(token.feats, "Animacy") != "Hum" || number_of(token.feats) != GrammaticalNumber::singular) continue;
    if (gender_of(token.feats) != Gender::masculine || reading.lower(t) == reading.lemma(t)) return kNone;
    for (const auto& match : reading.match(t))
      for (const auto& sense : match.senses)
        if (sense.kind == world::SenseKind::office) return t;
    return kNone;
  }
  return kNone;
}

// "… – przekazała Zachariewa": a lone name right behind a woman's verb that has no subject, which looks like the
// accusative of a man's name.
bool after_her_verb(const Reading& reading, const Name& name) {
  const auto& head = reading.token(name.head);
  const auto verb = head.head;
  if (name.end - name.begin != 1 || relation(head) != "obj" || verb == kNone || verb + 1 != name.begin) return false;
  if (gender_of(reading.token(verb).feats) != Gender::feminine) return false;
  for (auto child : reading.children(verb))
    if (relation(reading.token(child)) == "nsubj") return false;
  std::vector<Analysis> analyses;
  reading.resources.morphology->analyse(head.form, analyses);
  if (analyses.empty()) reading.resources.morphology->guess(head.form, analyses);
  return std::any_of(analyses.begin(), analyses.end(), [](const Analysis& a) {
    return feature(a.feats, "Case") == "Nom" && gender_of(a.feats) == Gender::feminine;
  });
}

// Is some word of the name a woman's given name that is not a man's in another case?
bool known_woman(const Reading& reading, const Name& name) {
  for (const auto& sense :
       reading.resources.world.find(reading.resources.lexicon.language(), reading.token(name.begin).lemma))
    if (sense.kind == world::SenseKind::given_name && sense.gender == Gender::feminine) return true;
  return false;
}

// The gender of a person: by the given name, else by the words that agree with the name or govern it. `told`: the given
// name is known.
Gender person_gender(const Reading& reading, const Name& name, Gender by_words, bool told, bool& sure) {
  sure = true;
  const bool full = name.end - name.begin > 1;
  if (full && declined_office_before(reading, name) != kNone && !known_woman(reading, name)) return Gender::masculine;
  if (full && told) return by_words;
  const auto& head = reading.token(name.head);
  auto rel = relation(head);
  if (reading.resources.inflects() && after_her_verb(reading, name)) return Gender::feminine;
  if (rel == "nsubj" && head.head != kNone) {
    auto verb = gender_of(reading.token(head.head).feats);
    if (number_of(reading.token(head.head).feats) == GrammaticalNumber::singular && verb != Gender::neuter &&
        verb != Gender::unknown)
      return verb;
  }
  sure = false;
  if (full && by_words != Gender::unknown) return by_words;
  if ((rel == "flat" || rel == "appos" || rel == "nmod") && head.head != kNone &&
      feature(reading.token(head.head).feats, "Case") == feature(head.feats, "Case"))
    return gender_of(reading.token(head.head).feats);
  return by_words;
}

std::string world_name(const Reading& reading, const Name& name) {
  const auto& world = reading.resources.world;
  const auto& language = reading.resources.lexicon.language();
  const auto& sense = *name.sense;
  switch (sense.kind) {
    case world::SenseKind::state:
      if (const auto* words = world.states()[sense.index].in(language); words != nullptr && !sense.alias)
        return words->name;
      return {};
    case world::SenseKind::capital:
      if (const auto* words = world.states()[sense.index].in(language);
          words != nullptr && !words->capitals.empty() && !sense.alias)
        return words->capitals.front();
      return {};
    case world::SenseKind::metonym: return world.metonyms(language)[sense.index].phrase;
    case world::SenseKind::place: return world.places(language)[sense.index].name;
    case world::SenseKind::organisation:
      if (const auto* words = world.organisations()[sense.index].in(language); words != nullptr && !sense.alias)
        return words->name;
      return {};
    default: return {};
  }
}

}  // namespace

namespace {

// The gender of the given name with which a person's name of several words begins.
Gender given_gender(const Reading& reading, std::string_view base) {
  const auto end = base.find(' ');
  if (end == std::string_view::npos) return Gender::unknown;
  for (const auto& sense : reading.resources.world.find(reading.resources.lexicon.language(), base.substr(0, end)))
    if (sense.kind == world::SenseKind::given_name) return sense.gender;
  return Gender::unknown;
}

std::string decapitalised(std::string_view text) {
  std::size_t pos = 0;
  auto first = utf8::lower(utf8::next(text, pos));
  std::string out;
  utf8::append(out, first);
  return out.append(text.substr(pos));
}

}  // namespace

void find_base_forms(Reading& reading) {
  BaseForms bases(reading.resources);
  for (std::uint32_t t = 0; t < reading.doc.tokens.size(); ++t)
    if (reading.capital(t)) bases.add_seen(reading.token(t).form);
  for (auto& name : reading.names) {
    std::vector<NameWordForm> words;
    for (auto t = name.begin; t < name.end; ++t) {
      const auto& token = reading.token(t);
      // The words look into the text, so that what stood together stays together.
      words.push_back({reading.doc.words(token.span), token.lemma, token.upos, token.feats});
    }
    if (name.sense && reading.resources.inflects()) name.base = world_name(reading, name);
    if (name.kind == NameClass::person) {
      const bool told = bases.told_gender(words) != Gender::unknown;
      name.gender = person_gender(reading, name, bases.gender_of_person(words), told, name.gender_sure);
      // The name stands in the case of the office, which is the easier to read.
      if (name.gender == Gender::masculine && words.size() > 1 && reading.resources.inflects())
        if (auto office = declined_office_before(reading, name); office != kNone)
          for (auto& word : words) word.feats = reading.token(office).feats;
      name.base = bases.person(words, name.gender);
      // "Wołodymyra Zełenskiego" may look like a woman's name until its base form is known.
      if (auto gender = given_gender(reading, name.base); gender != Gender::unknown) name.gender = gender;
    } else if (name.base.empty()) {
      name.base = bases.phrase(words, name.head - name.begin);
      // "Rosyjskie władze" has its capital from the sentence only.
      const auto& first = reading.token(name.begin);
      if (name.sense && name.sense->kind == world::SenseKind::body && reading.resources.inflects() &&
          !adjective_at(reading, name.begin).country.empty() &&
          name.begin == reading.doc.sentences[name.sentence].begin && !all_capitals(first.form))
        name.base = decapitalised(name.base);
    }
  }
}

}  // namespace kronika::entities
