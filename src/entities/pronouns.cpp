#include "entities/pronouns.hpp"

#include <algorithm>

namespace kronika::entities {

using world::Gender;

namespace {

constexpr std::uint32_t kPronounReach = 2;  // sentences back

}  // namespace

void Pronouns::resolve(std::uint32_t t, std::uint32_t s) {
  const auto& token = doc_.tokens[t];
  if (token.upos != Upos::PRON && token.upos != Upos::DET) return;
  auto known = reading_.resources.lexicon.pronoun(reading_.lower(t));
  if (!known) known = reading_.resources.lexicon.pronoun(reading_.lemma(t));
  if (!known || !story_.at_head[t].empty()) return;
  auto gender = known->gender != Gender::unknown ? known->gender : gender_of(token.feats);
  auto number = known->number != GrammaticalNumber::unknown ? known->number : number_of(token.feats);
  if (story_.quoted[t]) return;
  if (number == GrammaticalNumber::plural) return refer_to(several_subjects(t, s), t, s);
  if (number != GrammaticalNumber::singular) return;
  if (gender == Gender::neuter) return refer_to(relation(token) == "nmod" ? owner(t, s) : body_subject(t, s), t, s);
  if (gender == Gender::unknown) return;
  if (auto entity = who_says(t, gender); entity != kNone) return refer_to({entity}, t, s);
  auto entity = antecedent(t, s, gender, false);
  if (const auto ahead = subject_ahead(t, gender); ahead != kNone && !told_before(entity, s)) entity = ahead;
  if (entity != kNone && !displaced(entity, t, s)) refer_to({entity}, t, s);
}

// "After he met Lind, Berg spoke": the subject of a clause at the front is that of the main clause behind it; kNone where
// that is nobody of the gender.
std::uint32_t Pronouns::subject_ahead(std::uint32_t t, Gender gender) const {
  if (!is_subject_word(t)) return kNone;
  const auto clause = doc_.tokens[t].head;
  const auto main = doc_.tokens[clause].head;
  if (main == kNone || main < clause || relation(doc_.tokens[clause]) != "advcl") return kNone;
  for (auto child : reading_.children(main)) {
    if (relation(doc_.tokens[child]) != "nsubj" || child < clause || doc_.tokens[child].upos == Upos::PRON) continue;
    const auto& found = story_.at_head[child];
    const bool one = found.size() == 1 && story_.is_person(found.front()) && story_.gender_fits(found.front(), gender);
    return one ? found.front() : kNone;
  }
  return kNone;
}

// Does the sentence before tell of the entity in its main clause? "Lind spoke. When she left, Berg rose."
bool Pronouns::told_before(std::uint32_t entity, std::uint32_t s) const {
  const auto subject = entity == kNone ? kNone : story_.subject_before(s);
  if (subject == kNone) return false;
  const auto& found = story_.at_head[subject];
  return std::find(found.begin(), found.end(), entity) != found.end();
}

// "Though Lind had left, the diplomat stayed. He …": somebody without a name of whom the main clause before tells is
// meant rather than whom it names besides.
bool Pronouns::displaced(std::uint32_t entity, std::uint32_t t, std::uint32_t s) const {
  const auto before = story_.sentence_before(s);
  const auto subject = is_subject_word(t) && before != kNone ? story_.main_subject(before) : kNone;
  if (subject == kNone || !story_.at_head[subject].empty() || doc_.tokens[subject].upos != Upos::NOUN) return false;
  const auto named_in = [&](std::uint32_t sentence) {
    return std::any_of(story_.seen.begin(), story_.seen.end(),
                       [&](const Seen& seen) { return seen.entity == entity && seen.sentence == sentence; });
  };
  if (!named_in(before) || named_in(s)) return false;
  const auto is_subject = [&](const RolePhrase& role) {
    return role.head == subject && !role.plural && role.person == kNone;
  };
  return number_of(doc_.tokens[subject].feats) == GrammaticalNumber::singular &&
         std::any_of(reading_.roles.begin(), reading_.roles.end(), is_subject);
}

void Pronouns::refer_to(const std::vector<std::uint32_t>& entities, std::uint32_t t, std::uint32_t s) {
  for (auto entity : entities) {
    story_.mention(entity, t, MentionForm::pronoun);
    story_.at_head[t].push_back(entity);
    story_.see(entity, t, s);
  }
}

bool Pronouns::is_subject_word(std::uint32_t t) const {
  return relation(doc_.tokens[t]) == "nsubj" && doc_.tokens[t].head != kNone;
}

// The subject of the clause on which the one of `t` depends as its content; kNone where it depends on none.
std::uint32_t Pronouns::governing_subject(std::uint32_t t) const {
  auto clause = doc_.tokens[t].head;
  for (int climb = 0; climb < 8 && clause != kNone; ++climb) {
    auto rel = relation(doc_.tokens[clause]);
    auto up = doc_.tokens[clause].head;
    if (up == kNone || (rel != "ccomp" && rel != "advcl" && rel != "conj" && rel != "parataxis")) return kNone;
    for (auto child : reading_.children(up))
      if (relation(doc_.tokens[child]) == "nsubj" && child != t) return child;
    clause = up;
  }
  return kNone;
}

// "Lind said of Berg that she would leave": the subject of a content clause is first of all that of the clause which
// tells it; kNone where that is nobody, or the pronoun stands elsewhere.
std::uint32_t Pronouns::who_says(std::uint32_t t, Gender gender) const {
  if (!is_subject_word(t) || relation(doc_.tokens[doc_.tokens[t].head]) != "ccomp") return kNone;
  const auto phrase = governing_subject(t);
  if (phrase == kNone || phrase > t) return kNone;
  const auto found = story_.members(phrase);
  const bool one = found.size() == 1 && story_.is_person(found.front()) && story_.gender_fits(found.front(), gender);
  return one ? found.front() : kNone;
}

// "they" as a subject: the several subjects of the governing clause or the sentence before, or one group; else the
// only two people of that sentence, one of them its subject ("Kim met Moon. They …"), or all whom its verb brings together.
std::vector<std::uint32_t> Pronouns::several_subjects(std::uint32_t t, std::uint32_t s) const {
  // "Ich zdaniem": whose opinion it is speaks, as a subject would.
  const bool sourced = doc_.tokens[t].head != kNone && reading_.has(Cue::source, doc_.tokens[t].head);
  if (!is_subject_word(t) && !sourced) return {};
  auto phrase = sourced ? kNone : governing_subject(t);
  const bool here = phrase != kNone;  // "Kim met Moon, and they …"
  if (!here) phrase = story_.subject_before(s);
  if (phrase == kNone) return {};
  auto found = story_.plural(phrase);
  if (!found.empty()) return found;
  const auto told = here ? s : s - 1;
  std::vector<std::uint32_t> people;
  for (auto it = story_.seen.rbegin(); it != story_.seen.rend() && it->sentence >= told; ++it)
    if (it->sentence == told && (!here || it->token < t) && story_.is_person(it->entity) &&
        std::find(people.begin(), people.end(), it->entity) == people.end())
      people.push_back(it->entity);
  std::reverse(people.begin(), people.end());
  const auto own = story_.at_head[phrase];
  if (alone_acts(phrase)) return own;
  const bool one_acts = own.size() == 1 && story_.is_person(own.front());
  if (!one_acts) return {};
  if (people.size() == 2) return people;
  auto met = here ? std::vector<std::uint32_t>{} : story_.brought_together(told);  // "Kim met Moon and Lee. They …"
  return met.size() > 1 ? met : std::vector<std::uint32_t>{};
}

// "The delegation will meet the minister. They …": a body is the subject, and its clause tells of no others in the plural.
bool Pronouns::alone_acts(std::uint32_t phrase) const {
  const auto& own = story_.at_head[phrase];
  if (doc_.tokens[phrase].head == kNone || own.size() != 1 ||
      doc_.entities[own.front()].kind != EntityKind::organisation)
    return false;
  // Where verbs agree so do pronouns: "władze … ich zdaniem", and not "rząd".
  if (reading_.resources.inflects() && number_of(doc_.tokens[phrase].feats) != GrammaticalNumber::plural) return false;
  for (auto child : reading_.children(doc_.tokens[phrase].head)) {
    const auto rel = relation(doc_.tokens[child]);
    if (child == phrase || (rel != "nsubj" && rel != "obj" && rel != "iobj" && rel != "obl")) continue;
    if (number_of(doc_.tokens[child].feats) == GrammaticalNumber::plural) return false;
    for (auto conjunct : reading_.children(child))
      if (relation(doc_.tokens[conjunct]) == "conj" &&
          number_of(doc_.tokens[conjunct].feats) == GrammaticalNumber::plural)
        return false;
  }
  return true;
}

// "it" as the subject of a verb: the state or body that is the subject of the governing clause, or of the sentence
// before.
std::vector<std::uint32_t> Pronouns::body_subject(std::uint32_t t, std::uint32_t s) const {
  if (!is_subject_word(t) || doc_.tokens[doc_.tokens[t].head].upos != Upos::VERB) return {};
  // "Russia should return Crimea, which it annexed": in a clause on a noun, of the sentence itself.
  if (relation(doc_.tokens[doc_.tokens[t].head]) == "acl") {
    const auto found = powers_before(t, s);
    return found.size() == 1 ? std::vector{found.front().entity} : std::vector<std::uint32_t>{};
  }
  auto phrase = governing_subject(t);
  if (phrase == kNone) phrase = story_.subject_before(s);
  if (phrase == kNone) return {};
  const auto found = story_.members(phrase);
  if (found.size() != 1) return {};
  const auto kind = doc_.entities[found.front()].kind;
  return kind == EntityKind::state || kind == EntityKind::organisation ? found : std::vector<std::uint32_t>{};
}

// The states and bodies that the sentence names before `t`, each where it does so last.
std::vector<Seen> Pronouns::powers_before(std::uint32_t t, std::uint32_t s) const {
  std::vector<Seen> found;
  for (auto it = story_.seen.rbegin(); it != story_.seen.rend() && it->sentence == s; ++it) {
    const auto kind = doc_.entities[it->entity].kind;
    if (it->token >= t || (kind != EntityKind::state && kind != EntityKind::organisation)) continue;
    const bool again = std::any_of(found.begin(), found.end(), [&](const Seen& f) { return f.entity == it->entity; });
    if (!again) found.push_back(*it);
  }
  return found;
}

// "its": the only state or body that the sentence has named; of several the nearest, where what it owns is joined to
// it or stands below it: "the United States and its allies", "sanctions on Russia over its invasion".
std::vector<std::uint32_t> Pronouns::owner(std::uint32_t t, std::uint32_t s) const {
  const auto found = powers_before(t, s);
  if (found.empty()) return {};
  const auto owned = doc_.tokens[t].head;
  const bool joined = owned != kNone && doc_.tokens[owned].head == found.front().token &&
                      (relation(doc_.tokens[owned]) == "conj" || relation(doc_.tokens[owned]) == "nmod");
  return found.size() == 1 || joined ? std::vector{found.front().entity} : std::vector<std::uint32_t>{};
}

// Is a sentence near enough before another? What somebody says in between does not count.
bool Pronouns::within_reach(std::uint32_t sentence, std::uint32_t s) const {
  std::uint32_t steps = 0;
  for (auto i = sentence; i < s; ++i) {
    const auto& between = doc_.sentences[i];
    const bool said = i != sentence && between.end - between.begin > 1 && story_.quoted[between.end - 2] &&
                      story_.quoted[between.begin];
    steps += said ? 0 : 1;
  }
  return steps <= kPronounReach;
}

// "The talks angered Lind, he said": is the word told by the very clause that the pronoun is the subject of?
bool Pronouns::told_by(std::uint32_t word, std::uint32_t pronoun) const {
  const auto verb = doc_.tokens[pronoun].head;
  if (!is_subject_word(pronoun) || word > pronoun) return false;
  // "The talks angered Lind, he said", and not "The talks angered Lind: he left them".
  auto content = relation(doc_.tokens[verb]) == "parataxis" ? doc_.tokens[verb].head : kNone;
  for (auto child : reading_.children(verb)) {
    const auto rel = relation(doc_.tokens[child]);
    if (rel == "obj" || rel == "ccomp" || rel == "xcomp") content = kNone;
  }
  for (auto t = word; t != kNone && t != verb; t = doc_.tokens[t].head) {
    if (t == content) return true;
    const auto up = doc_.tokens[t].head;
    if (up == verb && relation(doc_.tokens[t]) == "ccomp") return true;
  }
  return false;
}

// How much a sentence before `s` is about a mention: of whom it tells in its main clause, of whose something that tells,
// of whom any clause tells; in the sentence itself all clauses are alike.
std::uint32_t Pronouns::standing(const Seen& seen, std::uint32_t s) const {
  constexpr std::uint32_t kAny = 1, kSubject = 2, kMain = 3;
  if (seen.sentence == s) return seen.subject ? kSubject : kAny;
  auto t = seen.token;
  const auto names = [&](std::uint32_t u) {
    const auto rel = relation(doc_.tokens[u]);
    return (rel == "flat" || rel == "appos") && doc_.tokens[u].head != kNone;
  };
  if (names(t)) t = doc_.tokens[t].head;
  const bool owns = doc_.tokens[t].deprel.view() == "nmod:poss" && doc_.tokens[t].head != kNone;
  if (owns) t = doc_.tokens[t].head;
  const auto verb = doc_.tokens[t].head;
  if (relation(doc_.tokens[t]) != "nsubj" || verb == kNone) return seen.subject ? kSubject : kAny;
  const bool main = doc_.tokens[verb].head == kNone;
  if (owns) return main ? kSubject : kAny;
  return main ? kMain : kSubject;
}

// The person before `t` who is spoken of: subjects first, the nearest sentence first. Where two are equally near
// and neither was a subject, nobody.
std::uint32_t Pronouns::antecedent(std::uint32_t t, std::uint32_t s, Gender gender, bool subjects_only) const {
  std::uint32_t found = kNone, rank = 0, sentence = kNone;
  bool tie = false;
  for (auto it = story_.seen.rbegin(); it != story_.seen.rend() && within_reach(it->sentence, s); ++it) {
    if (sentence != kNone && it->sentence != sentence) break;
    if (!story_.is_person(it->entity) || !story_.gender_fits(it->entity, gender)) continue;
    if (story_.quoted[it->token]) continue;
    if (subjects_only && !it->subject) continue;
    if (it->sentence == s && told_by(it->token, t)) continue;
    // What is governed by the same verb is somebody else than a pronoun beside it, unless it possesses.
    if (it->sentence == s && doc_.tokens[it->token].head == doc_.tokens[t].head && doc_.tokens[t].head != kNone &&
        relation(doc_.tokens[t]) != "nmod" && relation(doc_.tokens[t]) != "det")
      continue;
    const auto r = standing(*it, s);
    sentence = it->sentence;
    if (found == kNone || r > rank)
      found = it->entity, rank = r, tie = false;
    else if (r == rank && it->entity != found)
      tie = true;
  }
  return tie ? kNone : found;
}

}  // namespace kronika::entities
