#include "entities/dropped_subjects.hpp"

#include <algorithm>
#include <set>

namespace kronika::entities {

using world::Gender;

namespace {

constexpr std::uint32_t kReach = 2;  // sentences back

}  // namespace

void DroppedSubjects::resolve(std::uint32_t t, std::uint32_t s) {
  if (!reading_.resources.lexicon.drops_subjects() || !may_drop(t)) return;
  const auto& verb = doc_.tokens[t];
  if (const auto named = named_behind(t, s); named != kNone) {
    story_.mention(named, t, MentionForm::dropped);
    if (story_.is_person(named)) subject_[t] = named;
    story_.seen.push_back({named, t, s, true});
    return;
  }
  if (number_of(doc_.tokens[finite_part(t)].feats) == GrammaticalNumber::plural) return several_dropped(t, s);
  auto gender = verb_gender(t);
  if (gender == Gender::neuter) {
    body_goes_on(t, s);
    return;
  }
  std::uint32_t entity = kNone;
  // A clause within a clause goes on with its subject.
  auto rel = relation(verb);
  if (const auto named = named_before(t); named != kNone && story_.gender_fits(named, gender)) {
    entity = named;
  } else if ((rel == "ccomp" || rel == "advcl" || rel == "parataxis" || rel == "conj") && verb.head != kNone) {
    entity = subject_of(verb.head);
    if (entity != kNone && !story_.gender_fits(entity, gender)) entity = kNone;
    if (entity == kNone && rel != "parataxis" && rel != "conj") return;
    if (rel == "conj" && entity == kNone && has_subject(verb.head)) return;
  } else if (verb.deprel.view() == "acl:relcl") {
    entity = subject_above(t);
    if (entity == kNone || !story_.gender_fits(entity, gender)) return;
  } else if (rel != "root") {
    return;
  }
  if (entity == kNone && is_passive(t) && thing_spoken_of(s, gender)) return;
  if (entity == kNone && rel == "root" && body_goes_on(t, s)) return;
  if (entity == kNone) entity = previous_subject(s, gender, is_passive(t));
  if (entity == kNone) return unnamed_goes_on(t, s);
  story_.mention(entity, t, MentionForm::dropped);
  subject_[t] = entity;
  story_.seen.push_back({entity, t, s, true});
}

// "Nowak mówił o rozmowach, które **odbył**": whoever does what the clause of the antecedent tells.
std::uint32_t DroppedSubjects::subject_above(std::uint32_t relative) const {
  constexpr int kClimb = 8;
  auto up = doc_.tokens[relative].head;
  for (int steps = 0; steps < kClimb && up != kNone; ++steps, up = doc_.tokens[up].head) {
    if (doc_.tokens[up].upos != Upos::VERB) continue;
    if (const auto entity = subject_of(up); entity != kNone || has_subject(up)) return entity;
    if (const auto rel = relation(doc_.tokens[up]); rel != "ccomp" && rel != "xcomp") return kNone;
  }
  return kNone;
}

// "Straż Graniczna zamknęła most. Dodaje, że …", "Norwegia odmówiła. Zagroziła …": the organisation or state that is the
// subject of the main clause before, told or left out, where nobody else is.
bool DroppedSubjects::body_goes_on(std::uint32_t t, std::uint32_t s) {
  if (doc_.tokens[t].head != kNone) return false;
  auto phrase = story_.subject_before(s);
  if (const auto it = gone_on_.find(story_.sentence_before(s)); phrase == kNone && it != gone_on_.end())
    phrase = it->second;
  if (phrase == kNone || story_.quoted[phrase]) return false;
  const auto found = story_.members(phrase);
  if (found.size() != 1) return false;
  const auto kind = doc_.entities[found.front()].kind;
  if (kind != EntityKind::organisation && kind != EntityKind::state) return false;
  // "Niemcy", "Stany Zjednoczone": the names of some states are plurals. Only men have a form of their own there.
  const auto number = number_of(doc_.tokens[finite_part(t)].feats);
  if (number_of(doc_.tokens[phrase].feats) != number && number != GrammaticalNumber::unknown) return false;
  const auto gender = verb_gender(t);
  if (number == GrammaticalNumber::plural) {
    if (feature(doc_.tokens[t].feats, "Animacy") == "Hum") return false;
  } else if (gender != Gender::unknown && gender != gender_of(doc_.tokens[phrase].feats)) {
    return false;
  }
  gone_on_[s] = phrase;
  story_.mention(found.front(), t, MentionForm::dropped);
  story_.seen.push_back({found.front(), t, s, true});
  return true;
}

// "Jak podaje X, prezydent Y ostrzegł": a person's name in the nominative right before the verb is its subject,
// though the parser gave it to another.
std::uint32_t DroppedSubjects::named_before(std::uint32_t t) const {
  if (t == 0) return kNone;
  const auto n = reading_.name_at(t - 1);
  if (n == kNone || reading_.names[n].end != t || reading_.names[n].entity == kNone) return kNone;
  const auto& name = reading_.names[n];
  if (!story_.is_person(name.entity) || story_.quoted[name.head] || name.sentence != reading_.sentence_of(t))
    return kNone;
  return feature(doc_.tokens[name.head].feats, "Case") == "Nom" ? name.entity : kNone;
}

// "Do rozejmu wezwała Szwecję Norwegia", "zażądało od Szwecji NATO": a name that the parser joined to another word behind
// the verb, in whose case it cannot stand: in the nominative, or one that is not declined where the verb agrees with it.
std::uint32_t DroppedSubjects::named_behind(std::uint32_t t, std::uint32_t s) const {
  static const std::set<std::string_view> kJoined = {"flat", "appos", "nmod"};
  constexpr int kClimb = 4;
  const auto& verb = doc_.tokens[finite_part(t)];
  if (is_passive(t)) return kNone;
  for (auto n = t + 1; n < doc_.sentences[s].end; ++n) {
    const auto at = reading_.name_at(n);
    if (at == kNone || reading_.names[at].begin != n || reading_.names[at].entity == kNone) continue;
    const auto& name = doc_.tokens[reading_.names[at].head];
    const auto above = doc_.tokens[n].head;
    if (!kJoined.contains(relation(doc_.tokens[n])) || above == kNone || above >= n || reading_.name_at(above) == at)
      continue;
    const auto entity = reading_.names[at].entity;
    const auto kind = doc_.entities[entity].kind;
    if (kind == EntityKind::place || kind == EntityKind::group || story_.quoted[n]) continue;
    const auto other = feature(doc_.tokens[above].feats, "Case");
    const bool letters = all_capitals(name.form) && gender_of(name.feats) == Gender::neuter &&
                         gender_of(verb.feats) == Gender::neuter && relation(doc_.tokens[n]) == "flat";
    const bool nominative = feature(name.feats, "Case") == "Nom" && !other.empty() && other != "Nom";
    const bool alike = number_of(name.feats) == number_of(verb.feats) &&
                       (number_of(verb.feats) == GrammaticalNumber::plural ||
                        gender_of(verb.feats) == Gender::unknown || gender_of(name.feats) == gender_of(verb.feats));
    if ((!letters && !nominative) || !alike || has_adposition(n)) continue;
    auto up = above;
    for (int steps = 0; steps < kClimb && up != kNone && up != t && doc_.tokens[up].upos != Upos::VERB; ++steps)
      up = doc_.tokens[up].head;
    if (up == t) return entity;
  }
  return kNone;
}

bool DroppedSubjects::has_adposition(std::uint32_t t) const {
  const auto& below = reading_.children(t);
  return std::any_of(below.begin(), below.end(), [&](auto c) { return relation(doc_.tokens[c]) == "case"; });
}

// "Podpisali …": the several subjects of the sentence before. Verbs that may mean anybody are left alone.
void DroppedSubjects::several_dropped(std::uint32_t t, std::uint32_t s) {
  if (doc_.tokens[t].head != kNone || body_goes_on(t, s)) return;
  const auto phrase = story_.subject_before(s);
  if (phrase == kNone) return;
  const auto several = story_.plural(phrase);
  if (several.empty() && feature(doc_.tokens[t].feats, "Animacy") == "Hum") return unnamed_goes_on(t, s);
  for (auto entity : several) {
    story_.mention(entity, t, MentionForm::dropped);
    story_.seen.push_back({entity, t, s, true});
  }
}

// "Została zatrzymana przez policję": a participle with a finite auxiliary.
bool DroppedSubjects::is_passive(std::uint32_t t) const {
  if (feature(doc_.tokens[t].feats, "Voice") != "Pass") return false;
  const auto& parts = reading_.children(t);
  return std::any_of(parts.begin(), parts.end(), [&](auto c) {
    const auto feats = doc_.tokens[c].feats;
    const auto person = feature(feats, "Person");
    return doc_.tokens[c].deprel.view() == "aux:pass" && feature(feats, "VerbForm") == "Fin" &&
           (person.empty() || person == "3");
  });
}

// "Premier przedstawił projekt. Został przyjęty": whether the clause before is about a thing to which something may
// have been done.
bool DroppedSubjects::thing_spoken_of(std::uint32_t s, Gender gender) const {
  const auto before = story_.sentence_before(s);
  if (before == kNone) return false;
  for (auto t = doc_.sentences[before].begin; t < doc_.sentences[before].end; ++t) {
    const auto& noun = doc_.tokens[t];
    const auto rel = noun.deprel.view();
    const bool theme = rel == "obj" || rel == "iobj" || rel == "obl:arg";
    if (theme && noun.upos == Upos::NOUN && story_.at_head[t].empty() && gender_of(noun.feats) == gender &&
        feature(noun.feats, "Animacy") != "Hum")
      return true;
  }
  return false;
}

// The word of a predicate that shows person and number: of "będzie rozmawiać" the auxiliary.
std::uint32_t DroppedSubjects::finite_part(std::uint32_t t) const {
  if (feature(doc_.tokens[t].feats, "VerbForm") == "Inf")
    for (auto child : reading_.children(t))
      if (doc_.tokens[child].deprel.view() == "aux" && feature(doc_.tokens[child].feats, "VerbForm") == "Fin")
        return child;
  return t;
}

// A finite verb of the third person, or a passive, without a subject of its own.
bool DroppedSubjects::may_drop(std::uint32_t t) const {
  const auto& verb = doc_.tokens[finite_part(t)];
  if (is_passive(t)) return !story_.quoted[t] && !has_subject(t);
  if (doc_.tokens[t].upos != Upos::VERB || story_.quoted[t]) return false;
  auto form = feature(verb.feats, "VerbForm");
  if (form != "Fin") return false;
  auto person = feature(verb.feats, "Person");
  if (!person.empty() && person != "3") return false;
  if (person.empty() && gender_of(verb.feats) == Gender::unknown) return false;
  if (feature(verb.feats, "Mood") == "Imp") return false;
  if (gender_of(verb.feats) == Gender::unknown && reading_.has(Cue::impersonal, t)) return false;
  for (auto child : reading_.children(t)) {
    auto rel = doc_.tokens[child].deprel.view();
    if (rel.starts_with("nsubj") || rel.starts_with("csubj") || rel == "expl:impers" || rel.starts_with("aux:pass"))
      return false;
    // "Może być uznana": the subject may hang on the infinitive or participle.
    if (rel.starts_with("xcomp"))
      for (auto inner : reading_.children(child))
        if (doc_.tokens[inner].deprel.view().starts_with("nsubj")) return false;
    // An auxiliary of another person: "zrobił" + "em".
    auto aux_person = feature(doc_.tokens[child].feats, "Person");
    if (rel.starts_with("aux") && (aux_person == "1" || aux_person == "2")) return false;
  }
  return true;
}

Gender DroppedSubjects::verb_gender(std::uint32_t t) const { return gender_of(doc_.tokens[t].feats); }

bool DroppedSubjects::has_subject(std::uint32_t t) const {
  for (auto child : reading_.children(t))
    if (relation(doc_.tokens[child]) == "nsubj") return true;
  return false;
}

// The person who is the subject of a predicate, named or dropped.
std::uint32_t DroppedSubjects::subject_of(std::uint32_t t) const {
  for (int climb = 0; climb < 8 && t != kNone; ++climb) {
    for (auto child : reading_.children(t))
      if (relation(doc_.tokens[child]) == "nsubj")
        return story_.at_head[child].size() == 1 && story_.is_person(story_.at_head[child].front())
                   ? story_.at_head[child].front()
                   : kNone;
    if (auto it = subject_.find(t); it != subject_.end()) return it->second;
    auto rel = relation(doc_.tokens[t]);
    if (rel != "conj" && rel != "ccomp" && rel != "parataxis" && rel != "xcomp") return kNone;
    t = doc_.tokens[t].head;
  }
  return kNone;
}

// The subject of the sentence before, or of the one before that; else any agreeing person of these, if there is one
// only.
std::uint32_t DroppedSubjects::previous_subject(std::uint32_t s, Gender gender, bool subject_only) const {
  auto next = s;
  for (std::uint32_t back = 1; back <= kReach; ++back) {
    auto before = story_.sentence_before(next);
    while (before != kNone && all_quoted(before)) before = story_.sentence_before(before);
    if (before == kNone) return kNone;
    std::uint32_t subject = kNone;
    std::set<std::uint32_t> others;
    for (auto it = story_.seen.rbegin(); it != story_.seen.rend() && it->sentence >= before; ++it) {
      if (it->sentence != before || !story_.is_person(it->entity) || story_.quoted[it->token] ||
          !story_.gender_fits(it->entity, gender))
        continue;
      if (it->subject) subject = it->entity;
      others.insert(it->entity);
    }
    if (subject != kNone) return subject;
    if (somebody_unknown_acts(next)) return kNone;
    if (others.size() == 1 && !subject_only) return *others.begin();
    if (!others.empty()) return kNone;
    next = before;
  }
  return kNone;
}

// "„…” – powiedział. „…”. Dodał, że …": a sentence of a speech is not told.
bool DroppedSubjects::all_quoted(std::uint32_t s) const {
  for (auto t = doc_.sentences[s].begin; t < doc_.sentences[s].end; ++t)
    if (!story_.quoted[t] && doc_.tokens[t].upos != Upos::PUNCT) return false;
  return true;
}

// "Minister obrony Danii zapowiedział rozmowy. Odrzucił zarzuty.": whoever is the subject of the main clause before,
// told or left out, without a name.
void DroppedSubjects::unnamed_goes_on(std::uint32_t t, std::uint32_t s) {
  if (doc_.tokens[t].head != kNone) return;
  auto phrase = story_.subject_before(s);
  if (const auto it = unnamed_.find(story_.sentence_before(s)); phrase == kNone && it != unnamed_.end())
    phrase = it->second;
  if (phrase == kNone || story_.quoted[phrase] || !story_.at_head[phrase].empty()) return;
  const auto& noun = doc_.tokens[phrase];
  const auto& roles = reading_.roles;
  const bool office = std::any_of(roles.begin(), roles.end(), [&](const RolePhrase& r) { return r.head == phrase; });
  const bool man = noun.upos == Upos::NOUN && feature(noun.feats, "Animacy") == "Hum";
  const bool many = number_of(noun.feats) == GrammaticalNumber::plural;
  if ((!office && !man) || many != (number_of(doc_.tokens[finite_part(t)].feats) == GrammaticalNumber::plural)) return;
  // A woman may have a man's title.
  const auto gender = verb_gender(t), own = gender_of(noun.feats);
  const bool titled = office && own == Gender::masculine && gender == Gender::feminine;
  if (gender != Gender::unknown && own != Gender::unknown && gender != own && !titled) return;
  unnamed_[s] = phrase;
  doc_.left_out.push_back({t, phrase});
}

// Whether the sentence before `s` speaks of somebody who is not known by name: "nowy prezydent zaproponował".
bool DroppedSubjects::somebody_unknown_acts(std::uint32_t s) const {
  const auto phrase = story_.subject_before(s);
  if (phrase == kNone || !story_.at_head[phrase].empty()) return false;
  const auto& roles = reading_.roles;  // of women no form tells that they are people
  return feature(doc_.tokens[phrase].feats, "Animacy") == "Hum" ||
         std::any_of(roles.begin(), roles.end(), [&](const RolePhrase& role) { return role.head == phrase; });
}

}  // namespace kronika::entities
