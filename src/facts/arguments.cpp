#include "facts/arguments.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace kronika::facts {

bool Arguments::has_child(std::uint32_t t, Relation relation) const {
  for (auto c : tree_.children(t))
    if (tree_.relation(c) == relation) return true;
  return false;
}

bool Arguments::has_child_in(std::uint32_t t, Known known) const {
  for (auto c : tree_.children(t))
    if (r_.in(c, known)) return true;
  return false;
}

bool Arguments::verbal(std::uint32_t t) const {
  const auto upos = tree_.token(t).upos;
  const auto form = tree_.morphology(t).form;
  return upos == Upos::VERB || form == VerbForm::verbal_noun || (upos == Upos::ADJ && form == VerbForm::participle);
}

bool Arguments::passive(std::uint32_t verb) const {
  const auto& m = tree_.morphology(verb);
  if (m.form == VerbForm::verbal_noun) return false;
  bool subject = false, object = false, helper = false;
  for (auto c : tree_.children(verb)) {
    if (tree_.passive_relation(c)) return true;
    subject = subject || tree_.relation(c) == Relation::nsubj;
    object = object || tree_.relation(c) == Relation::obj;
    helper = helper || tree_.relation(c) == Relation::aux;
  }
  // English past tense and passive participle look alike: with both its arguments, or with a subject and no
  // auxiliary, the verb is active; so is one with an object of its own that is coordinated with an active verb.
  if (m.passive) {
    const auto h = tree_.head(verb);
    if (tree_.relation(verb) == Relation::conj && h != kNone && object && !helper && !subject)
      return tree_.token(h).upos == Upos::VERB && tree_.morphology(h).passive && passive(h) &&
             !has_child(h, Relation::obj);
    return !(subject && (object || !helper));
  }
  const auto relation = tree_.relation(verb);
  return m.form == VerbForm::participle && m.past &&
         ((relation == Relation::acl && !tree_.relative_clause(verb)) || relation == Relation::amod);
}

// A clause that completes its governor. A conjunction of content or purpose says so even where the tree takes the
// clause for a circumstance.
bool Arguments::content_clause(std::uint32_t t) const {
  switch (tree_.relation(t)) {
    case Relation::ccomp:
    case Relation::csubj: return true;
    case Relation::parataxis: return verbal(t);
    case Relation::advcl: break;
    default: return false;
  }
  std::size_t marks = 0;
  bool content = false;
  for (auto c : tree_.children(t)) {
    if (tree_.relation(c) != Relation::mark) continue;
    ++marks;
    if (r_.in(c, Known::purpose)) return true;
    content = content || r_.in(c, Known::complementizer);
  }
  return content && marks == 1;  // two, as in "so that", tell a circumstance
}

std::uint32_t Arguments::adposition(std::uint32_t t) const {
  for (auto c : tree_.children(t))
    if (tree_.relation(c) == Relation::case_) return c;
  return kNone;
}

bool Arguments::between(std::uint32_t t) const {
  for (auto c : tree_.children(t))
    if (tree_.relation(c) == Relation::case_ && r_.in(c, Known::between)) return true;
  return false;
}

// The noun whose place in the clause decides: of coordinated nouns the first, of "a round of talks" the round.
std::uint32_t Arguments::anchor(std::uint32_t noun) const {
  for (int depth = 0; depth < kDepth; ++depth) {
    const auto h = tree_.head(noun);
    if (h == kNone) return noun;
    const auto relation = tree_.relation(noun);
    const bool of_phase = relation == Relation::nmod && r_.in(h, Known::phase);
    // "on Monday, just before the visit": what stands in another case is not coordinated, whatever the tree says.
    const auto kase = tree_.morphology(noun).kase, above = tree_.morphology(h).kase;
    const bool joined = relation == Relation::conj && tree_.token(h).upos == Upos::NOUN &&
                        (kase == above || kase == Case::none || above == Case::none);
    if (!of_phase && !joined) return noun;
    noun = h;
  }
  return noun;
}

// "the talks that they **will hold**", but not "their claim that they will hold talks" or "what pressure they can exert".
bool Arguments::will_do(std::uint32_t relative) const {
  const auto& parts = tree_.children(relative);
  return has_child_in(relative, Known::future_aux) && std::none_of(parts.begin(), parts.end(), [&](auto c) {
           return tree_.relation(c) == Relation::obj && adposition(c) == kNone && !tree_.morphology(c).relative;
         });
}

std::uint32_t Arguments::support(std::uint32_t noun) const {
  const auto described = [&](std::uint32_t by_noun) {
    for (auto c : tree_.children(by_noun))
      // "the talks held in Rome", but not "the refusal to hold talks".
      if ((tree_.relation(c) == Relation::acl || tree_.relation(c) == Relation::amod) && r_.in(c, Known::light) &&
          verbal(c) && (tree_.morphology(c).form != VerbForm::infinitive || will_do(c)))
        return c;
    return kNone;
  };
  if (const auto c = described(noun); c != kNone) return c;
  if (const auto first = anchor(noun); first != noun) {
    noun = first;
    if (const auto c = described(noun); c != kNone) return c;
  }
  const auto h = tree_.head(noun);
  if (h == kNone || !r_.in(h, Known::light) || !verbal(h)) return kNone;
  // "before the visit of X they held talks": what times a verb is not what it supports.
  if (const auto a = adposition(noun); a != kNone && (r_.in(a, Known::before) || r_.in(a, Known::after))) return kNone;
  switch (tree_.relation(noun)) {
    case Relation::obj:
    case Relation::iobj:
    case Relation::obl:
    case Relation::nmod:  // "took part in talks"; but "made progress in the talks" supports the progress
      for (auto c : tree_.children(h))
        if (c != noun && tree_.relation(c) == Relation::obj && tree_.morphology(c).kase != Case::dat &&
            !r_.in(c, Known::light))
          return kNone;
      return h;
    case Relation::nsubj: return passive(h) ? h : kNone;
    default: return kNone;
  }
}

std::uint32_t Arguments::speech(std::uint32_t t) const {
  for (int depth = 0; depth < 4 * kDepth && t != kNone; ++depth) {
    const auto h = tree_.head(t);
    const auto relation = tree_.relation(t);
    // "– Atakują nas – powiedział": the words may hang on the verb of speech or the verb on the words.
    for (auto c : tree_.children(t))
      if (tree_.relation(c) == Relation::parataxis && r_.in(c, Known::speech) && verbal(c)) return c;
    if (h == kNone) return kNone;
    if ((relation == Relation::xcomp || relation == Relation::parataxis || content_clause(t)) &&
        r_.in(h, Known::speech) && verbal(h))
      return h;
    t = h;
  }
  return kNone;
}

std::uint32_t Arguments::antecedent(std::uint32_t pronoun) const {
  if (!tree_.morphology(pronoun).relative) return kNone;
  auto up = pronoun;
  for (int depth = 0; depth < kDepth && up != kNone; ++depth, up = tree_.head(up))
    if (tree_.relative_clause(up)) return tree_.head(up);
  return kNone;
}

bool Arguments::accepts(const Filter& filter, std::uint32_t t) const {
  if (filter.empty()) return true;
  if (const auto noun = antecedent(t); noun != kNone) return accepts(filter, noun);  // "the deal that they signed"
  if ((r_.in(t, Known::quantity) || tree_.token(t).upos == Upos::NUM) && !filter.negated)  // "some of its troops"
    for (auto c : tree_.children(t)) {
      const auto a = adposition(c);
      const bool counted = a == kNone ? tree_.morphology(c).kase == Case::gen : r_.in(a, Known::partitive);
      if (tree_.relation(c) == Relation::nmod && counted && !r_.in(c, Known::quantity) && accepts(filter, c))
        return true;
    }
  const auto by_word = [&](std::uint32_t word, std::string_view lemma) {
    if (std::find(filter.lemmas.begin(), filter.lemmas.end(), lemma) != filter.lemmas.end()) return true;
    const auto* entry = word == kNone ? r_.rules().find(lemma) : r_.entry(word);
    return entry != nullptr && std::any_of(filter.classes.begin(), filter.classes.end(),
                                           [&](std::uint16_t c) { return Rules::in(*entry, c); });
  };
  bool hit = by_word(t, tree_.token(t).lemma);
  if (!hit && r_.is_of_kind(t, EntityKind::person))  // "President Castillo": a president
    for (auto c : tree_.children(t))
      if (tree_.token(c).deprel.view() == "nmod:desc") hit = hit || by_word(kNone, utf8::lower(tree_.token(c).lemma));
  if (!hit)
    hit =
        std::any_of(filter.kinds.begin(), filter.kinds.end(), [&](EntityKind kind) { return r_.is_of_kind(t, kind); });
  // "pana Nowaka": a form of address stands for whom it is put before.
  if (!hit && r_.entity(t) == kNone)
    for (auto c : tree_.children(t))
      hit = hit || (c == t + 1 && tree_.relation(c) == Relation::appos &&
                    std::any_of(filter.kinds.begin(), filter.kinds.end(),
                                [&](EntityKind kind) { return r_.entity(c) != kNone && r_.is_of_kind(c, kind); }));
  if (!hit && !filter.kinds.empty() && verbal(t) && r_.drops_subject(t)) {  // the verb stands for its subject
    const auto subjects = r_.lookup().subjects_of(t);
    hit = std::any_of(subjects.begin(), subjects.end(), [&](auto e) {
      return std::find(filter.kinds.begin(), filter.kinds.end(), r_.doc().entities[e].kind) != filter.kinds.end();
    });
  }
  if (!hit && !filter.kinds.empty() && first_person(t))  // "pojadę do Algierii": whoever speaks
    hit = std::any_of(filter.kinds.begin(), filter.kinds.end(), [&](EntityKind kind) { return spoken_by(t, kind); });
  return hit != filter.negated;
}

// Whether whoever says the words around `t` is of that kind.
bool Arguments::spoken_by(std::uint32_t t, EntityKind kind) const {
  if (const auto q = r_.quote(t); q != kNone) {
    const auto speaker = r_.doc().quotes[q].speaker;
    return speaker != kNone && r_.doc().entities[speaker].kind == kind;
  }
  const auto verb = speech(t);
  // "We convened experts": those whose statement it is.
  const bool joint = r_.joint_statement() && tree_.morphology(t).plural;
  if (verb == kNone && (joint || author_.says(t))) return kind == EntityKind::state || kind == EntityKind::organisation;
  const auto speakers = verb == kNone ? Tokens() : doers(verb);
  return std::any_of(speakers.begin(), speakers.end(), [&](auto s) { return r_.is_of_kind(s, kind); });
}

}  // namespace kronika::facts
