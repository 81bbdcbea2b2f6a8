#include "quotes/reporter.hpp"

#include "quotes/candidate.hpp"

namespace kronika::quotes {
namespace {

using facts::VerbForm;

constexpr std::uint32_t kFarthestClause = 12;  // words between a verb and the conjunction of its clause
constexpr std::uint32_t kNearMark = 6;         // words between a verb and the conjunction of its clause
constexpr std::uint32_t kLongestCount = 7;     // words of "60 procent dorosłych mieszkańców kraju"
constexpr std::uint32_t kLongestTitle = 6;     // words of the name of a paper
constexpr std::uint32_t kLongestMember = 6;    // words of the last in a list, with its conjunction

bool named(const Voice& v) { return v && v.kind != Voice::Kind::carried; }

// "with the ministry saying", "critics warning": whoever stands right before the participle.
Voice before_participle(const Context& c, std::uint32_t verb) {
  const auto& m = c.tree.morphology(verb);
  const bool participle = m.form == VerbForm::gerund || (m.form == VerbForm::participle && m.present && !m.passive);
  if (!participle || verb == c.sentence(verb).begin) return {};
  auto t = verb - 1;
  if (c.token(t).upos != Upos::NOUN && c.token(t).upos != Upos::PROPN) return {};
  const auto frames = c.noun(t);
  const auto e = c.who.entity_at(t);
  // "Peru issued a statement saying": whose statement it is tells the verb.
  if (frames.has(Frame::document) && c.tree.relation(t) == Relation::obj && c.token(t).head < t)
    if (auto v = voice_of_verb(c, c.token(t).head); named(v)) return v;
  const bool speaks = frames.has(Frame::person) || frames.has(Frame::body) || frames.has(Frame::document) ||
                      (e != kNone && c.doc.entities[e].kind != EntityKind::place);
  return speaks ? voice_of_phrase(c, t) : Voice{};
}

// "Lind claimed that Berg would stay, saying …", "the man fell, officials said on Monday, adding …": a participle behind
// a comma goes on with the saying before it, not with what that reports.
Voice beside_saying(const Context& c, std::uint32_t verb) {
  const auto& m = c.tree.morphology(verb);
  const auto begin = c.sentence(verb).begin;
  const bool participle = m.form == VerbForm::gerund || (m.form == VerbForm::participle && m.present && !m.passive);
  if (!participle || verb < begin + 3 || c.token(verb - 1).form != ",") return {};
  auto t = verb - 2;
  while (t > begin && (c.dated(t) || c.token(t).upos == Upos::ADV)) --t;
  if (t > begin && c.token(t).upos == Upos::ADP && t + 2 < verb) --t;
  if (c.verb(t).has(Frame::direct) && c.finite(t) && !reports_clause(c, t)) return reporter(c, t);
  std::uint32_t saying = kNone;
  for (auto at = c.token(verb).head; at < c.size(); at = c.token(at).head) {
    const auto r = c.tree.relation(at);
    const auto up = c.token(at).head;
    if (up >= at || (r != Relation::ccomp && r != Relation::conj && r != Relation::advcl && r != Relation::xcomp))
      break;
    if (r == Relation::ccomp && c.verb(up).has(Frame::clause) && c.finite(up)) saying = up;
  }
  return saying == kNone ? Voice{} : reporter(c, saying);
}

// The voice of the name that ends at `t`, as it stands there.
Voice voice_of_name(const Context& c, std::uint32_t t) {
  if (const auto e = c.who.entity_at(t); e != kNone) return entity_voice(e, t);
  return {Voice::Kind::phrase, kNone, t, {}, false, c.token(t).span};
}

// "…, including Lima, Cusco and Puno, Reuters reported": whoever stands alone between a comma and the verb is none of the
// list that its conjunction has closed, whatever the parser says.
Voice behind_list(const Context& c, std::uint32_t verb) {
  return comma_behind_list(c, verb) == kNone ? Voice{} : voice_of_name(c, verb - 1);
}

// "prompted the minister to warn": the object of the verb that makes somebody speak.
Voice made_to_speak(const Context& c, std::uint32_t verb) {
  const auto up = c.token(verb).head;
  if (c.tree.morphology(verb).form != VerbForm::infinitive || up >= verb) return {};
  if (!c.lemma_is(Words::causative, up)) return {};
  for (auto child : c.tree.children(up))
    if (c.tree.relation(child) == Relation::obj && child < verb)
      if (auto v = voice_of_phrase(c, child)) return v;
  for (auto t = up + 1; t < verb; ++t)
    if (auto e = c.who.entity_at(t); e != kNone && c.doc.entities[e].kind != EntityKind::place)
      return {Voice::Kind::entity, e, t, {}, false, {}};
  return {};
}

// "X was quoted as saying": the subject of the passive.
Voice quoted_as(const Context& c, std::uint32_t verb) {
  const auto up = c.token(verb).head;
  if (up >= verb || !c.verb(up).has(Frame::citing)) return {};
  for (auto child : c.tree.children(up))
    if (c.tree.relation(child) == Relation::nsubj && c.tree.passive_relation(child)) return voice_of_phrase(c, child);
  return {};
}

// "Peru's U.N. ambassador, Juan Diaz, said": a name between commas behind what its bearer is, whatever the parser makes
// of a long front.
Voice named_between(const Context& c, std::uint32_t verb) {
  const auto begin = c.sentence(verb).begin;
  if (!c.finite(verb) || verb < begin + 4 || c.token(verb - 1).form != ",") return {};
  const auto* name = c.who.mention_at(verb - 2);
  if (name == nullptr || name->form != MentionForm::name || name->end + 1 != verb || name->begin < begin + 2) return {};
  const auto title = name->begin - 2;
  if (c.token(name->begin - 1).form != "," || !c.noun(title).has(Frame::person)) return {};
  const auto e = c.who.entity_at(verb - 2);
  if (e == kNone || name->end - name->begin < 2) return {};
  const auto kind = c.doc.entities[e].kind;
  const auto kase = c.tree.morphology(title).kase;
  const bool subject = kase == facts::Case::none || kase == facts::Case::nom;
  return subject && kind != EntityKind::state && kind != EntityKind::place ? entity_voice(e, verb - 2) : Voice{};
}

// "Na uwagę, że …, wiceminister odparł, że": a noun in the nominative, or the name of a person, alone between a comma and
// the verb, which the parser gave to another.
Voice alone_before(const Context& c, std::uint32_t verb) {
  const auto begin = c.sentence(verb).begin;
  if (!c.finite(verb) || verb < begin + 2) return {};
  const auto noun = verb - 1;
  if (const auto* name = c.who.mention_at(noun); name != nullptr && name->end == verb && name->begin > begin)
    if (const auto e = c.who.entity_at(noun);
        e != kNone && c.doc.entities[e].kind == EntityKind::person && c.token(name->begin - 1).form == "," &&
        (name->form == MentionForm::name || name->form == MentionForm::surname) &&
        c.tree.morphology(name->head).kase == facts::Case::nom && c.agreement.possible(c.tree, e, verb))
      return entity_voice(e, noun);
  if (c.token(verb - 2).form != ",") return {};
  const auto& m = c.tree.morphology(noun);
  if (c.token(noun).upos != Upos::NOUN || m.kase != facts::Case::nom || m.plural != c.tree.morphology(verb).plural)
    return {};
  if (!c.noun(noun).has(Frame::person) || gender_of(c.token(noun)) != gender_of(c.token(verb))) return {};
  for (auto child : c.tree.children(verb))
    if (c.tree.relation(child) == Relation::nsubj) return {};
  return voice_of_phrase(c, noun);
}

// The state that a place speaks for, where the document tells of it; others themselves.
std::uint32_t government_of(const Context& c, std::uint32_t entity) {
  const auto& all = c.doc.entities;
  if (entity == kNone || all[entity].kind != EntityKind::place) return entity;
  for (std::uint32_t e = 0; e < all.size(); ++e)
    if (all[e].kind == EntityKind::state && all[e].country == all[entity].country) return e;
  return kNone;
}

// "…, and Quito countered it would wait": a name alone between a conjunction and a verb that the tree gives no subject.
Voice joined_before(const Context& c, std::uint32_t verb) {
  const auto begin = c.sentence(verb).begin;
  const auto* name = verb > begin + 1 ? c.who.mention_at(verb - 1) : nullptr;
  if (!c.lexicon.drops_complementiser() || !c.finite(verb) || name == nullptr || name->end != verb) return {};
  if (name->form != MentionForm::name || name->begin <= begin || c.token(name->begin - 1).upos != Upos::CCONJ)
    return {};
  for (auto child : c.tree.children(verb))
    if (c.tree.relation(child) == Relation::nsubj) return {};
  const auto e = government_of(c, c.who.entity_at(verb - 1));
  return e == kNone ? Voice{} : entity_voice(e, verb - 1);
}

// "with the paper citing X as saying": whoever stands between the verb that cites and the conjunction, whatever the
// parser hangs the saying on.
Voice cited_before(const Context& c, std::uint32_t verb) {
  const auto begin = c.sentence(verb).begin;
  if (c.finite(verb) || verb < begin + 3 || !c.is(Words::as, verb - 1)) return {};
  for (auto t = verb - 1; t-- > begin && verb - t <= kFarthestClause;) {
    if (c.verb(t).has(Frame::citing)) {
      for (auto u = verb - 2; u > t; --u)
        if (const auto e = c.who.entity_at(u); e != kNone && c.doc.entities[e].kind == EntityKind::person)
          return entity_voice(e, u);
      return voice_of_phrase(c, verb - 2);
    }
    const auto upos = c.token(t).upos;
    if (upos == Upos::VERB || upos == Upos::AUX || upos == Upos::PUNCT || upos == Upos::SCONJ) return {};
  }
  return {};
}

// A verb in a relative clause that has no subject: that of the clause around it.
Voice around_relative(const Context& c, std::uint32_t verb) {
  if (!c.tree.relative_clause(verb)) return {};
  for (auto child : c.tree.children(verb))
    if (c.tree.relation(child) == Relation::nsubj) return {};
  for (auto up = c.token(verb).head; up < c.size(); up = c.token(up).head)
    if (c.token(up).upos == Upos::VERB) return voice_of_verb(c, up);
  return {};
}

// "He said the plan was dropped and claimed that …": the parser may coordinate the second saying with the clause of
// the first.
Voice of_saying_before(const Context& c, std::uint32_t verb) {
  const auto clause = c.token(verb).head;
  if (c.tree.relation(verb) != Relation::conj || clause >= verb) return {};
  if (c.token(clause).head >= verb) return {};
  for (auto child : c.tree.children(verb))
    if (c.tree.relation(child) == Relation::nsubj && child < verb) return {};
  // A name right before the verb is its own subject.
  if (const auto e = c.who.entity_at(verb - 1); e != kNone && c.token(verb - 1).upos == Upos::PROPN) return {};
  const auto before = c.token(clause).head;
  if (c.tree.relation(clause) != Relation::ccomp || before >= clause || !c.verb(before).has(Frame::clause)) return {};
  return c.finite(before) ? reporter(c, before) : Voice{};
}

// "The exchange came a day after X said it was late, and added that …": what the parser joins to the verb before tells of
// somebody, and that verb of what happened.
bool follows_happening(const Context& c, std::uint32_t verb, std::uint32_t saying) {
  const auto main = c.token(verb).head;
  if (!c.lexicon.drops_complementiser() || main >= saying || c.verb(main).has(Frame::clause)) return false;
  if (c.tree.relation(saying) != Relation::advcl || c.token(saying).head != main) return false;
  for (auto child : c.tree.children(main))
    if (c.tree.relation(child) == Relation::nsubj)
      return c.token(child).upos == Upos::NOUN && c.who.entity_at(child) == kNone && !c.noun(child).has(Frame::person);
  return false;
}

// "X tweeted that they had met and noted that …": where both sayings have their conjunction, the second goes on with
// the first, whatever the parser hangs it on.
Voice goes_on(const Context& c, std::uint32_t verb) {
  const auto s = c.sentence(verb);
  if (verb <= s.begin + 2 || verb + 1 >= s.end || c.token(verb - 1).upos != Upos::CCONJ) return {};
  const bool marked =
      c.is(Words::complementiser, verb + 1) || (c.lexicon.drops_complementiser() && c.verb(verb).has(Frame::bare));
  if (!marked || c.tree.relation(verb) != Relation::conj) return {};
  for (auto t = verb - 1; t-- > s.begin;) {
    if (!c.verb(t).has(Frame::clause) || c.passage_at(c.token(t).span.begin) != nullptr) continue;
    if (!c.tree.morphology(t).past || c.tree.relative_clause(t) || !c.tree.morphology(verb).past) return {};
    for (auto mark = t + 1; mark < std::min(verb, t + kNearMark); ++mark)
      if (c.is(Words::complementiser, mark)) return reporter(c, t);
    return follows_happening(c, verb, t) ? reporter(c, t) : Voice{};
  }
  return {};
}

// "60 proc. ankietowanych uważa": a number with those whom it counts in the genitive, right before the verb.
Voice counted_before(const Context& c, std::uint32_t verb) {
  const auto begin = c.sentence(verb).begin;
  std::uint32_t first = kNone, people = kNone;
  for (auto t = verb; t-- > begin && verb - t <= kLongestCount;) {
    if (c.token(t).upos == Upos::NUM) {
      first = t;
      break;
    }
    const auto& m = c.tree.morphology(t);
    const bool counted = m.kase == facts::Case::gen;
    const bool measure = people != kNone && (c.token(t).upos == Upos::PUNCT || c.token(t).upos == Upos::NOUN ||
                                             c.token(t).upos == Upos::X || c.token(t).upos == Upos::SYM);
    if (!counted && !measure) return {};
    if (counted && m.plural && c.token(t).feats.view().find("Animacy=Hum") != std::string_view::npos) people = t;
  }
  if (first == kNone || people == kNone) return {};
  for (auto child : c.tree.children(verb))
    if (c.tree.relation(child) == Relation::nsubj && child > first && child < verb && c.noun(child).has(Frame::person))
      return {};
  return {Voice::Kind::phrase, kNone, people, {}, false, {c.token(first).span.begin, c.token(verb - 1).span.end}};
}

// "said X" with a subject of the third person, whatever person the tagger saw in the verb.
Voice of_subject(const Context& c, std::uint32_t verb) {
  for (auto child : c.tree.children(verb))
    if (c.tree.relation(child) == Relation::nsubj && !c.tree.passive_relation(child)) return voice_of_phrase(c, child);
  return {};
}

// "a letter from X of California, who said": the person named last before the relative word.
Voice before_relative(const Context& c, std::uint32_t verb) {
  for (auto child : c.tree.children(verb)) {
    if (c.tree.relation(child) != Relation::nsubj || !c.tree.morphology(child).relative) continue;
    const auto begin = c.sentence(verb).begin;
    for (auto t = child; t-- > begin && child - t <= kFarthestClause;)
      if (auto e = c.who.entity_at(t); e != kNone && c.doc.entities[e].kind == EntityKind::person)
        return {Voice::Kind::entity, e, t, {}, false, {}};
  }
  return {};
}

// A subject whose form shows that it is of people, whatever it means: "organizatorzy".
Voice human_subject(const Context& c, std::uint32_t verb) {
  for (auto child : c.tree.children(verb))
    if (c.tree.relation(child) == Relation::nsubj && c.token(child).upos != Upos::PRON &&
        c.token(child).upos != Upos::PROPN && !c.tree.morphology(child).relative && !c.is(Words::between, child) &&
        c.passage_at(c.token(child).span.begin) == c.passage_at(c.token(verb).span.begin) &&
        c.token(child).feats.view().find("Animacy=Hum") != std::string_view::npos)
      return {Voice::Kind::phrase, kNone, child, {}, false, {}};
  return {};
}

// "powiedział „Kurierowi” Jan Lis": whoever is named right behind the title of the paper that is told.
Voice behind_title(const Context& c, std::uint32_t title) {
  const auto next = c.token_from(c.passage_at(c.token(title).span.begin)->outer.end);
  if (next >= c.sentence(title).end) return {};
  const auto kase = c.tree.morphology(next).kase;
  const auto* name = c.who.mention_at(next);
  if (name != nullptr && name->begin == next && (kase == facts::Case::nom || c.doc.words(name->span) == name->base))
    if (const auto e = c.who.entity_at(next); e != kNone && c.doc.entities[e].kind != EntityKind::place)
      return {Voice::Kind::entity, e, next, {}, false, {}};
  return kase == facts::Case::nom && c.noun(next).has(Frame::person) ? voice_of_phrase(c, next) : Voice{};
}

}  // namespace

std::uint32_t comma_behind_list(const Context& c, std::uint32_t verb) {
  const auto begin = c.sentence(verb).begin;
  if (!c.finite(verb) || verb < begin + 4 || c.token(verb - 1).upos != Upos::PROPN) return kNone;
  const auto* name = c.who.mention_at(verb - 1);
  const auto first = name != nullptr && name->end == verb && name->begin > begin ? name->begin : verb - 1;
  const auto head = name != nullptr && name->end == verb ? name->head : verb - 1;
  if (c.tree.relation(head) != Relation::conj || c.token(first - 1).form != ",") return kNone;
  for (auto t = first - 1; t-- > begin && first - t <= kLongestMember;) {
    const auto upos = c.token(t).upos;
    if (upos == Upos::CCONJ) return t + 2 < first ? first - 1 : kNone;
    if (upos != Upos::PROPN && upos != Upos::NOUN && upos != Upos::ADJ && upos != Upos::DET) return kNone;
  }
  return kNone;
}

std::uint32_t saying_before(const Context& c, const Quoted& passage) {
  const auto first = c.token_from(passage.outer.begin), opens = c.token_from(passage.inner.begin);
  if (!c.lexicon.drops_complementiser() || !passage.closed || first >= c.size() || c.opens_upper(opens)) return kNone;
  // The predicate of its clause; it may begin the passage: "said it “violates” the pact".
  bool predicate = c.finite(opens) || c.token(opens).upos == Upos::AUX;
  for (auto t = first; t-- > c.sentence(first).begin;) {
    const bool hyphen = c.dash(t) && !c.token(t).space_after;
    if ((c.token(t).upos == Upos::PUNCT && !hyphen) || c.tree.morphology(t).relative) return kNone;
    if (c.finite(t) && c.verb(t).has(Frame::clause) && !c.negated(t)) return predicate ? t : kNone;
    predicate = predicate || c.finite(t) || c.token(t).upos == Upos::AUX;
  }
  return kNone;
}

Voice any_subject(const Context& c, std::uint32_t verb) {
  for (auto child : c.tree.children(verb))
    if (const auto upos = c.token(child).upos;
        c.tree.relation(child) == Relation::nsubj &&
        c.passage_at(c.token(child).span.begin) == c.passage_at(c.token(verb).span.begin))
      if (upos == Upos::NOUN || (upos == Upos::ADJ && !c.is(Words::between, child)))
        return {Voice::Kind::phrase, kNone, child, {}, false, {}};
  return {};
}

Voice title_at(const Context& c, std::uint32_t token) {
  if (token >= c.size()) return {};
  const auto* q = c.passage_at(c.token(token).span.begin);
  if (q == nullptr || !q->closed) return {};
  const Range words{c.token_from(q->inner.begin), c.token_from(q->inner.end)};
  if (words.empty() || words.end - words.begin > kLongestTitle || !c.opens_upper(words.begin)) return {};
  if (!is_name(c, *q, words, words.begin)) return {};
  if (auto e = c.who.entity_at(words.begin); e != kNone) return {Voice::Kind::entity, e, words.begin, {}, false, {}};
  return {Voice::Kind::phrase, kNone, words.begin, {}, false, q->inner};
}

bool told_title(const Context& c, std::uint32_t token) {
  if (c.lexicon.drops_complementiser() || !title_at(c, token)) return false;
  const auto* q = c.passage_at(c.token(token).span.begin);
  const Range words{c.token_from(q->inner.begin), c.token_from(q->inner.end)};
  if (const auto* m = c.who.mention_at(words.begin); m != nullptr && c.doc.words(m->span) == m->base) return false;
  for (auto t = words.begin; t < words.end; ++t) {
    const auto kase = c.tree.morphology(t).kase;
    if (kase == facts::Case::none || kase == facts::Case::nom || c.token(t).form == c.token(t).lemma) return false;
  }
  return true;
}

bool nobody_says(const Context& c, std::uint32_t verb) {
  for (auto child : c.tree.children(verb)) {
    if (c.token(child).deprel.view() == "expl:impers") return true;
    if (c.tree.relation(child) == Relation::expl && c.lemma_is(Words::impersonal, verb)) return true;
    if (c.tree.relation(child) != Relation::nsubj) continue;
    if (c.is(Words::sentential, child)) return true;
    for (auto inner : c.tree.children(child))  // "no one says that"
      if (inner < child && c.is(Words::negation, inner)) return true;
  }
  return false;
}

// "jak zwraca uwagę agencja": a light verb with a noun of saying.
bool lends_saying(const Context& c, std::uint32_t verb) {
  if (!c.lemma_is(Words::light_verb, verb)) return false;
  for (auto child : c.tree.children(verb))
    if (c.tree.relation(child) == Relation::obj && c.noun(child).has(Frame::clause)) return true;
  return false;
}

bool reports_clause(const Context& c, std::uint32_t verb) {
  const auto end = std::min(c.sentence(verb).end, verb + kFarthestClause);
  for (auto t = verb + 1; t < end; ++t) {
    if (c.is(Words::complementiser, t)) {
      bool predicate = false;  // not "told the paper that October"
      for (auto u = t + 1; u < c.sentence(verb).end && !predicate; ++u)
        predicate = c.finite(u) || c.token(u).upos == Upos::VERB || c.token(u).upos == Upos::AUX;
      return predicate && c.tree.relation(t) == Relation::mark;
    }
    if (c.token(t).upos == Upos::VERB || c.dash(t) || c.sentence_end(t)) return false;
  }
  return false;
}

bool only_intended(const Context& c, std::uint32_t verb) {
  if (c.tree.morphology(verb).form != VerbForm::infinitive) return false;
  const auto up = c.token(verb).head;
  if (up < c.size() && (c.lemma_is(Words::hearsay, up) || c.lemma_is(Words::causative, up))) return c.negated(up);
  for (auto child : c.tree.children(verb))  // "did call him"
    if (c.tree.relation(child) == Relation::aux && child < verb) return c.lemma_is(Words::unreal, child);
  return true;
}

Voice written_in(const Context& c, std::uint32_t verb) {
  for (auto child : c.tree.children(verb)) {
    if (c.tree.relation(child) != Relation::obl || c.passage_at(c.token(child).span.begin) != nullptr) continue;
    const auto frames = c.noun(child);
    if (frames.has(Frame::document)) {
      if (auto v = voice_of_document(c, child); v.kind != Voice::Kind::phrase) return v;
      continue;
    }
    if (frames.has(Frame::body)) return voice_of_phrase(c, child);
    for (auto inner : c.tree.children(child)) {
      if (c.tree.relation(inner) != Relation::nmod || inner < child) continue;
      const auto e = c.who.entity_at(inner);
      const bool body = e != kNone && c.doc.entities[e].kind == EntityKind::organisation;
      if (body || c.noun(inner).has(Frame::press))
        if (auto v = voice_of_phrase(c, inner)) return v;
    }
  }
  return {Voice::Kind::carried, kNone, verb, {}, false, {}};
}

Voice reporter(const Context& c, std::uint32_t verb) {
  if (c.first_or_second(verb)) return {};
  if (c.impersonal(verb) || c.reads(verb)) return written_in(c, verb);
  if (verb + 1 < c.sentence(verb).end && told_title(c, verb + 1))
    if (auto v = behind_title(c, verb + 1)) return v;
  if (auto v = named_between(c, verb)) return v;
  if (auto v = alone_before(c, verb)) return v;
  if (auto v = joined_before(c, verb); named(v)) return v;
  if (auto v = goes_on(c, verb); named(v)) return v;
  if (auto v = counted_before(c, verb)) return v;
  if (auto v = behind_list(c, verb)) return v;
  if (auto v = before_participle(c, verb)) return v;
  if (auto v = beside_saying(c, verb); named(v)) return v;
  if (auto v = made_to_speak(c, verb)) return v;
  if (auto v = quoted_as(c, verb)) return v;
  if (auto v = cited_before(c, verb)) return v;
  if (auto v = of_saying_before(c, verb); named(v)) return v;
  auto voice = voice_of_verb(c, verb);
  if (named(voice)) return voice;
  if (const auto person = c.tree.morphology(verb).person; !voice && (person == 1 || person == 2))
    if (auto v = of_subject(c, verb)) return v;
  const auto s = c.sentence(verb);
  // "seized the “Blue Pearl,” claiming": what a participle follows need not speak.
  const bool told = c.finite(verb) || c.tree.morphology(verb).past;
  if (verb > s.begin && told)
    if (auto v = title_at(c, verb - 1)) {
      // "gość „Rozmowy” powiedział"
      const auto opens = c.token_from(c.passage_at(c.token(verb - 1).span.begin)->outer.begin);
      if (opens > s.begin && c.noun(opens - 1).has(Frame::person)) return voice_of_phrase(c, opens - 1);
      return v;
    }
  if (verb + 1 < s.end)
    if (auto v = title_at(c, verb + 1); v && !told_title(c, verb + 1)) return v;
  if (!voice && verb > s.begin)  // a name that the parser took for something else: "Abe told …"
    if (auto e = c.who.entity_at(verb - 1); e != kNone && c.doc.entities[e].kind == EntityKind::person)
      return {Voice::Kind::entity, e, verb - 1, {}, false, {}};
  if (auto v = around_relative(c, verb)) return v;
  if (auto v = before_relative(c, verb)) return v;
  if (auto v = human_subject(c, verb)) return v;
  return voice;
}

Voice owner(const Context& c, std::uint32_t noun) {
  if (auto v = voice_of_noun(c, noun)) return v;
  for (auto child : c.tree.children(noun)) {
    const auto r = c.tree.relation(child);
    // "deklaracje premier Theresy May, że": whose they are, where names do not show their case.
    if (const auto e = c.who.entity_at(child); r == Relation::appos && child > noun && e != kNone)
      if (c.doc.entities[e].kind == EntityKind::person) return {Voice::Kind::entity, e, child, {}, false, {}};
    if (child > noun || (r != Relation::compound && r != Relation::amod && r != Relation::nmod)) continue;
    const auto e = c.who.entity_at(child);
    if (e != kNone && c.doc.entities[e].kind != EntityKind::place)
      return {Voice::Kind::entity, e, child, {}, false, {}};
    if (r == Relation::compound && (c.noun(child).has(Frame::body) || c.noun(child).has(Frame::person)))
      return voice_of_phrase(c, child);
  }
  return {};
}

Voice witness(const Context& c, std::uint32_t verb) {
  if (auto v = voice_of_evidence(c, verb)) return v;
  for (auto child : c.tree.children(verb)) {
    if (c.tree.relation(child) != Relation::obl || !c.tree.morphology(child).relative) continue;
    if (auto v = around_relative(c, verb); named(v)) return v;
    for (auto up = c.token(verb).head; up < c.size(); up = c.token(up).head)
      if (c.noun(up).has(Frame::document)) return voice_of_document(c, up);
  }
  return {};
}

}  // namespace kronika::quotes
