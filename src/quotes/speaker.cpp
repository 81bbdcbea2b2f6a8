#include "quotes/speaker.hpp"

#include <algorithm>
#include <optional>

#include "base/utf8.hpp"
#include "quotes/reporter.hpp"

namespace kronika::quotes {
namespace {

using facts::VerbForm;

constexpr int kMaxClimb = 6;                     // predicates looked through in search of a subject
constexpr std::uint32_t kNearSubject = 8;        // words between a verb and a subject that the tree does not know
constexpr std::uint32_t kLongestNickname = 4;    // words in marks that may name a subject: '"The Times" napisał'
constexpr std::uint32_t kLongestInsertion = 16;  // words between a subject and its verb, set off by marks

// How well a voice names somebody; the best subject of several that a parser offers is taken.
int rank(const Context& c, const Voice& v) {
  switch (v.kind) {
    case Voice::Kind::entity: return c.doc.entities[v.entity].kind == EntityKind::person ? 5 : 4;
    case Voice::Kind::phrase: return 3;
    case Voice::Kind::described: return 3;
    case Voice::Kind::carried: return 2;
    case Voice::Kind::none: return 0;
  }
  return 0;
}

// Where what is set off by a pair of dashes or commas right before `t` begins, or `t` where nothing is: "al-Jubeir -
// infuriated by the demand - said".
std::uint32_t before_insertion(const Context& c, std::uint32_t t, std::uint32_t begin) {
  if (t <= begin + 1) return t;
  const bool dash = c.dash(t - 1);
  if (!dash && c.token(t - 1).form != ",") return t;
  for (auto u = t - 1; u-- > begin && t - u <= kLongestInsertion;) {
    if (c.passage_at(c.token(u).span.begin) != nullptr) return t;
    if (dash ? c.dash(u) : c.token(u).form == ",") return u;
  }
  return t;
}

// A name or description in the nominative right beside the verb, where the tree has no subject for it.
Voice voice_beside(const Context& c, std::uint32_t verb) {
  const auto s = c.sentence(verb);
  const auto* own = c.passage_at(c.token(verb).span.begin);
  auto candidate = [&](std::uint32_t t) -> Voice {
    const auto kase = c.tree.morphology(t).kase;
    if (kase != facts::Case::none && kase != facts::Case::nom) return {};
    const auto e = c.who.entity_at(t);
    if (e == kNone || c.token(t).upos == Upos::PRON || c.doc.entities[e].kind == EntityKind::place) return {};
    // "statystykach Fundacji Czarna Owca": the case of a name is that of its head.
    if (const auto* m = c.who.mention_at(t); m != nullptr && m->form == MentionForm::name) {
      const auto of_head = c.tree.morphology(m->head).kase;
      if (of_head != facts::Case::none && of_head != facts::Case::nom && c.doc.words(m->span) != m->base) return {};
    }
    return entity_voice(e, t);
  };
  // "Clinton's former manager, Jan Nowak, said": the name between commas behind a description.
  if (verb > s.begin + 3 && c.token(verb - 1).form == ",")
    if (const auto* name = c.who.mention_at(verb - 2);
        name != nullptr && name->form == MentionForm::name && name->end + 1 == verb && name->begin > s.begin + 1 &&
        c.token(name->begin - 1).form == "," && c.token(name->begin - 2).upos == Upos::NOUN)
      if (const auto e = c.who.entity_at(verb - 2);
          e != kNone && c.doc.entities[e].kind == EntityKind::person && name->end - name->begin > 1)
        return entity_voice(e, verb - 2);
  const auto from = before_insertion(c, verb, s.begin);
  for (auto t = from; t-- > s.begin && from - t <= kNearSubject;) {
    // Whom the quoted words name is not thereby who says them.
    if (const auto* passage = c.passage_at(c.token(t).span.begin); passage != nullptr && passage != own) break;
    if (c.token(t).upos == Upos::PUNCT && own == nullptr) break;
    if (c.token(t).upos == Upos::VERB || c.token(t).upos == Upos::SCONJ) break;
    if ((t > s.begin && c.token(t - 1).upos == Upos::ADP) || c.tree.possessor(t)) continue;
    if (auto v = candidate(t)) return v;
  }
  // Where the conjunction may be left out, the subject stands behind the verb only after what was said: “…,” said X.
  if (verb > s.begin && c.passage_at(c.token(verb - 1).span.begin) == own) {  // "…and press reports said …"
    const auto frames = c.noun(verb - 1);
    const auto kase = c.tree.morphology(verb - 1).kase;
    const bool speaks = frames.has(Frame::document) || frames.has(Frame::person) || frames.has(Frame::body);
    const bool plain = c.yield(verb - 1).begin == s.begin || c.token(c.yield(verb - 1).begin).upos != Upos::ADP;
    if (speaks && plain && kase == facts::Case::none)
      if (auto v = voice_of_phrase(c, verb - 1)) return v;
  }
  const bool inverts = !c.lexicon.drops_complementiser() || (verb > s.begin && c.token(verb - 1).upos == Upos::PUNCT);
  if (inverts && verb + 1 < s.end && c.passage_at(c.token(verb + 1).span.begin) == own)
    if (auto v = candidate(verb + 1)) return v;
  return {};
}

// "powiedział w Radiu Zet": the rest of a name whose first word stands behind an adposition is no subject.
bool behind_adposition(const Context& c, std::uint32_t subject) {
  const auto* m = c.who.mention_at(subject);
  if (m == nullptr || m->form != MentionForm::name || m->begin == 0) return false;
  if (m->begin < subject && c.token(m->begin - 1).upos == Upos::ADP) return true;
  // "na antenie Radia Zet": the name of what the noun before it is of.
  const auto kase = c.tree.morphology(m->begin - 1).kase;
  const auto e = c.who.entity_at(subject);
  return e != kNone && c.doc.entities[e].kind == EntityKind::organisation && subject > c.token(subject).head &&
         c.token(m->begin - 1).upos == Upos::NOUN && kase != facts::Case::none && kase != facts::Case::nom;
}

// Whether the entity has been called by name in the sentence of the verb, before it.
bool named_beside(const Context& c, std::uint32_t entity, std::uint32_t verb) {
  for (const auto& m : c.doc.entities[entity].mentions)
    if ((m.form == MentionForm::name || m.form == MentionForm::surname) && m.begin >= c.sentence(verb).begin &&
        m.begin < verb)
      return true;
  return false;
}

// "called it wrong and said Americans should go": where a language leaves out the conjunction, what follows a verb in
// the second place is the subject of the clause.
bool begins_clause(const Context& c, std::uint32_t verb, std::uint32_t subject) {
  return c.lexicon.drops_complementiser() && subject > verb && verb > 0 && c.token(verb - 1).upos == Upos::CCONJ &&
         c.verb(verb).has(Frame::clause) && c.tree.relation(verb) == Relation::conj;
}

// Whether the verb is told of somebody: "said", "has said".
bool told(const Context& c, std::uint32_t verb) {
  if (c.finite(verb)) return true;
  if (c.tree.morphology(verb).form != VerbForm::participle) return false;
  for (auto child : c.tree.children(verb))
    if (c.tree.relation(child) == Relation::aux && !c.tree.passive_relation(child) && c.finite(child)) return true;
  return false;
}

// "X tweeted": taken for a passive, without the auxiliary of one.
bool active_though(const Context& c, std::uint32_t verb) {
  if (!c.lexicon.drops_complementiser() || !c.verb(verb).has(Frame::direct)) return false;
  for (auto child : c.tree.children(verb))
    if (c.tree.relation(child) == Relation::aux) return false;
  return true;
}

// "„…” – podkreśla niemiecki tygodnik": a noun whose nominative and accusative are alike, which the parser took for
// what is said; only one that can speak and stands right behind the verb.
Voice subject_like_object(const Context& c, std::uint32_t verb) {
  const auto object = [&] {
    for (auto child : c.tree.children(verb))
      if (c.tree.relation(child) == Relation::obj) return child;
    return kNone;
  }();
  if (object == kNone || object < verb || !c.verb(verb).has(Frame::direct)) return {};
  // "„…” – przekazała Zachariewa": nobody says a person.
  if (const auto e = c.who.entity_at(object);
      e != kNone && object == verb + 1 && c.doc.entities[e].kind == EntityKind::person && verb > 0 &&
      (c.dash(verb - 1) || c.passage_at(c.token(verb - 1).span.begin) != nullptr)) {
    const auto* mention = c.who.mention_at(object);
    if (mention != nullptr && mention->base == c.token(object).form) return entity_voice(e, object);
  }
  if (c.tree.morphology(object).kase != facts::Case::acc || c.tree.morphology(object).plural ||
      c.token(object).lemma != utf8::lower(c.token(object).form))
    return {};
  for (auto t = verb + 1; t < object; ++t)
    if (c.token(t).upos != Upos::ADJ && c.token(t).upos != Upos::DET) return {};
  const auto frames = c.noun(object);
  if (frames.has(Frame::person) || frames.has(Frame::body)) return voice_of_phrase(c, object);
  // Right behind the marks and the dash anything says them: what they hold is the object.
  const bool attributes = verb > 1 && c.dash(verb - 1) && c.passage_at(c.token(verb - 2).span.begin) != nullptr;
  if (!attributes || object != verb + 1 || c.noun(object)) return {};
  return {Voice::Kind::phrase, kNone, object, {}, false, {}};
}

// "Zarzucił też UE, że": the gender of the verb is another than that of a body which the parser took for its subject.
bool disagrees(const Context& c, std::uint32_t verb, std::uint32_t subject) {
  const auto e = c.who.entity_at(subject);
  if (e == kNone || c.doc.entities[e].kind == EntityKind::person || subject < verb) return false;
  const auto gender = [&](std::uint32_t t) {
    const auto feats = c.token(t).feats.view();
    const auto at = feats.find("Gender=");
    return at == std::string_view::npos ? std::string_view() : feats.substr(at, std::string_view("Gender=Masc").size());
  };
  return c.finite(verb) && c.tree.morphology(subject).kase != facts::Case::none && gender(verb) == "Gender=Masc" &&
         gender(subject).starts_with("Gender=Fem");
}

// "Ministerstwo Zdrowia i Sejm twierdzą": a verb in the plural has both for its subject, though the tree hangs the
// second on a part of the first's name.
Voice joined(const Context& c, std::uint32_t verb, Voice first) {
  if (first.kind != Voice::Kind::entity || first.pronoun || !c.tree.morphology(verb).plural) return first;
  const auto* name = c.who.mention_at(first.token);
  if (name == nullptr || name->form != MentionForm::name || c.tree.morphology(first.token).plural) return first;
  const auto next = name->end + 1;
  if (next >= c.sentence(verb).end || c.token(name->end).upos != Upos::CCONJ) return first;
  const auto* other = c.who.mention_at(next);
  const auto e = c.who.entity_at(next);
  if (other == nullptr || other->begin != next || other->form != MentionForm::name || e == kNone || e == first.entity)
    return first;
  const auto kase = c.tree.morphology(other->head).kase;
  const bool subject = kase == facts::Case::nom || kase == facts::Case::none || c.doc.words(other->span) == other->base;
  if (!subject || c.doc.entities[e].kind == EntityKind::place) return first;
  return {Voice::Kind::phrase, kNone, first.token, {first.entity, e}, false, {}};
}

// Is what the parser offers as the subject of the predicate at `at` none?
bool no_subject(const Context& c, std::uint32_t verb, std::uint32_t at, std::uint32_t subject) {
  if (behind_adposition(c, subject) || begins_clause(c, at, subject) || c.dated(subject) || told_title(c, subject))
    return true;
  // A name among the quoted words is no subject of the verb behind them, whatever the parser says.
  const auto* passage = c.passage_at(c.token(subject).span.begin);
  const bool quoted = passage != nullptr && passage->closed && passage != c.passage_at(c.token(verb).span.begin) &&
                      c.token_from(passage->inner.end) - c.token_from(passage->inner.begin) > kLongestNickname;
  return quoted || disagrees(c, at, subject);
}

// What the tree hangs on a predicate.
struct Arguments {
  bool passive = false;
  bool subjects = false, misread = false;  // one that may speak; one that is none, whatever the parser says
  Voice best;                              // of those that may speak
  std::uint32_t agent = kNone;
};

Arguments arguments_of(const Context& c, std::uint32_t verb, std::uint32_t at) {
  Arguments found;
  for (auto child : c.tree.children(at)) {
    const auto r = c.tree.relation(child);
    if (r == Relation::aux && c.tree.passive_relation(child)) found.passive = true;
    if (r == Relation::obl && c.tree.agent_relation(child)) found.agent = child;
    if (r != Relation::nsubj) continue;
    if (c.tree.passive_relation(child) && !active_though(c, at)) {
      found.passive = true;
      continue;
    }
    if (no_subject(c, verb, at, child)) {
      found.misread = true;
      continue;
    }
    auto voice = voice_of_phrase(c, child);
    // "Ministerstwo informowało": a neuter verb, and the parser offers a person.
    if (voice.kind == Voice::Kind::entity && gender_of(c.token(at)) == Gender::neuter &&
        !c.agreement.possible(c.tree, voice.entity, at)) {
      found.misread = true;
      continue;
    }
    found.subjects = true;
    const bool nearer = rank(c, voice) == rank(c, found.best) && found.best.token < at && child < at;
    if (rank(c, voice) > rank(c, found.best) || nearer) found.best = std::move(voice);
  }
  return found;
}

// Who does what the predicate at `at` says, where the language leaves the subject out.
std::optional<Voice> dropped_subject(const Context& c, std::uint32_t verb, std::uint32_t at) {
  auto dropped = c.who.subjects_of(at);
  if (dropped.empty()) {
    const auto phrase = c.who.left_out(at);
    auto voice = phrase == kNone ? Voice{} : voice_of_phrase(c, phrase);
    return voice ? std::optional(std::move(voice)) : std::nullopt;
  }
  if (dropped.size() > 1) return Voice{Voice::Kind::phrase, kNone, at, std::move(dropped), false, {}};
  if (at == verb && !c.agreement.possible(c.tree, dropped[0], verb)) {
    if (auto beside = voice_beside(c, verb)) return beside;
    return Voice{Voice::Kind::carried, kNone, verb, {}, false, {}};
  }
  auto voice = entity_voice(dropped[0], at);
  const auto* mention = at == verb ? c.who.mention_at(verb) : nullptr;
  voice.pronoun = mention != nullptr && mention->form == MentionForm::dropped && !named_beside(c, dropped[0], verb);
  return voice;
}

// May whoever does what is told above do what the predicate says, too?
bool shares_subject(const Context& c, std::uint32_t at) {
  const auto r = c.tree.relation(at);
  if (r == Relation::xcomp || r == Relation::conj) return true;
  if (c.finite(at)) return false;
  if (r == Relation::advcl || r == Relation::ccomp || r == Relation::parataxis || r == Relation::acl) return true;
  // A converb that the parser hung on a noun: whoever does what the clause says.
  return c.token(at).upos == Upos::NOUN || c.token(at).upos == Upos::VERB;
}

// Who speaks by what stands above a predicate without a subject; kNone where nothing tells.
std::uint32_t speaks_above(const Context& c, std::uint32_t at) {
  const auto up = c.token(at).head;
  if (c.finite(at)) return kNone;
  // "quoted him as saying": the one quoted speaks.
  if (c.verb(up).has(Frame::citing))
    for (auto child : c.tree.children(up))
      if (c.tree.relation(child) == Relation::obj) return child;
  const bool may_speak = c.noun(up).has(Frame::document) || c.noun(up).has(Frame::body) || c.who.entity_at(up) != kNone;
  return c.tree.relation(at) == Relation::acl && may_speak ? up : kNone;
}

}  // namespace

Voice voice_of_verb(const Context& c, std::uint32_t verb) {
  const auto person = c.tree.morphology(verb).person;
  if (person == 1 || person == 2) return {};
  // "podkreślono": nobody is named, whatever the parser takes for a subject.
  if (c.impersonal(verb)) return {Voice::Kind::carried, kNone, verb, {}, false, {}};
  auto at = verb;
  bool named_badly = false;
  for (int climb = 0; climb < kMaxClimb && at < c.size(); ++climb) {
    auto arguments = arguments_of(c, verb, at);
    if (arguments.agent != kNone) return voice_of_phrase(c, arguments.agent);
    if (arguments.passive) return {};
    if (arguments.best) return joined(c, at, std::move(arguments.best));
    if (arguments.subjects) {
      named_badly = named_badly || at == verb;
      break;
    }
    if (at == verb)
      if (auto object = subject_like_object(c, verb)) return object;
    if (!arguments.misread)
      if (auto dropped = dropped_subject(c, verb, at)) return *std::move(dropped);
    const auto up = c.token(at).head;
    if (up >= c.size()) break;
    if (const auto above = speaks_above(c, at); above != kNone) return voice_of_phrase(c, above);
    if (!shares_subject(c, at)) break;
    at = up;
  }
  if (c.finite(verb) || (!named_badly && told(c, verb)))
    if (auto beside = voice_beside(c, verb)) return beside;
  if (c.tree.relation(verb) == Relation::conj && at < verb && !named_badly && c.token(at).upos == Upos::VERB)
    if (auto beside = voice_beside(c, at)) return beside;
  if (named_badly) return {};
  // Languages that drop subjects, and impersonal forms ("podkreślono"): the speaker before goes on.
  return {Voice::Kind::carried, kNone, verb, {}, false, {}};
}

Voice voice_of_noun(const Context& c, std::uint32_t noun) {
  for (auto child : c.tree.children(noun)) {
    auto r = c.tree.relation(child);
    const bool owner = c.tree.possessor(child) ||
                       (r == Relation::nmod && c.tree.morphology(child).kase == facts::Case::gen) ||
                       (r == Relation::det && c.tree.morphology(child).possessive);
    if (!owner) continue;
    if (auto known = c.who.entities_of(child); known.size() == 1) return entity_voice(known[0], child);
    if (auto v = voice_of_phrase(c, child); v && v.kind != Voice::Kind::described) return v;
  }
  auto up = c.token(noun).head;
  auto r = c.tree.relation(noun);
  if (up < c.size() && (r == Relation::obj || r == Relation::obl || r == Relation::iobj || r == Relation::xcomp) &&
      c.lemma_is(Words::light_verb, up) && !c.negated(up))
    return voice_of_verb(c, up);
  for (auto child : c.tree.children(noun))  // "jest zdania, że": the noun is the predicate
    if (c.tree.relation(child) == Relation::cop) return voice_of_verb(c, noun);
  return {};
}

Voice voice_of_document(const Context& c, std::uint32_t noun) {
  if (auto title = title_at(c, noun + 1)) return title;  // "według informacji „Kuriera”"
  if (auto known = c.who.entities_of(noun); known.size() == 1) return entity_voice(known[0], noun);
  const auto kase = [&](std::uint32_t t) { return c.tree.morphology(t).kase; };
  for (auto child : c.tree.children(noun)) {
    auto r = c.tree.relation(child);
    // "informacje przekazane przez X"
    if (r == Relation::acl)
      for (auto agent : c.tree.children(child))
        if (c.tree.relation(agent) == Relation::obl && c.tree.agent_relation(agent))
          if (auto v = voice_of_phrase(c, agent)) return v;
    // "z jego przekazu"
    if (r == Relation::det && c.tree.morphology(child).possessive && c.tree.morphology(child).person == 3) {
      if (auto known = c.who.entities_of(child); known.size() == 1) return entity_voice(known[0], child);
      return {Voice::Kind::carried, kNone, noun, {}, false, {}};
    }
    if (r != Relation::nmod && !c.tree.possessor(child)) continue;
    if (auto known = c.who.entities_of(child); known.size() == 1) return entity_voice(known[0], child);
    for (auto inner : c.tree.children(child)) {  // "raport firmy Vanguard"
      if (kase(child) == facts::Case::gen && kase(inner) == facts::Case::nom && c.token(inner).upos == Upos::NOUN)
        continue;  // the subject of the clause behind
      if (auto known = c.who.entities_of(inner); known.size() == 1) return entity_voice(known[0], inner);
    }
    // "z relacji urzędnika", "według informacji gazety": whoever told it.
    const auto frames = c.noun(child);
    if (kase(child) == facts::Case::gen && child > noun && frames.has(Frame::body) && child + 1 < c.size())
      if (const auto* m = c.who.mention_at(child + 1); m != nullptr && m->begin == child + 1)
        if (const auto e = c.who.entity_at(child + 1); e != kNone && c.doc.entities[e].kind == EntityKind::organisation)
          return entity_voice(e, child + 1);
    if (kase(child) == facts::Case::gen && child > noun && (frames.has(Frame::person) || frames.has(Frame::body)))
      if (auto v = voice_of_phrase(c, child)) return v;
  }
  return {Voice::Kind::phrase, kNone, noun, {}, false, {}};
}

Voice voice_of_evidence(const Context& c, std::uint32_t verb) {
  for (auto child : c.tree.children(verb)) {
    if (c.tree.relation(child) != Relation::obl) continue;
    auto v = c.noun(child).has(Frame::document) ? voice_of_document(c, child) : voice_of_phrase(c, child);
    if (v.kind == Voice::Kind::entity || c.noun(child).has(Frame::document)) return v;
  }
  return {};
}

}  // namespace kronika::quotes
