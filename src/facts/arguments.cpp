#include "facts/arguments.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace kronika::facts {
namespace {

constexpr int kDepth = 6;            // how far control and coordination are followed
constexpr std::size_t kDeepest = 8;  // nouns searched for a phrase of the verb's

}  // namespace

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

void Arguments::obliques(std::uint32_t t, const PathStep& step, Tokens& out) const {
  for (auto c : tree_.children(t)) {
    const auto relation = tree_.relation(c);
    // "charged **with taking** bribes": a gerund behind an adposition, which the tree takes for a conjunction
    const auto form = tree_.morphology(c).form;
    if (relation == Relation::advcl && (form == VerbForm::gerund || form == VerbForm::participle) &&
        !step.adpositions.empty()) {
      const auto marks = [&](std::uint32_t m) {
        return tree_.relation(m) == Relation::mark && std::find(step.adpositions.begin(), step.adpositions.end(),
                                                                tree_.token(m).lemma) != step.adpositions.end();
      };
      const auto& parts = tree_.children(c);
      if (std::any_of(parts.begin(), parts.end(), marks) && accepts(step.filter, c)) out.push_back(c);
      continue;
    }
    if (relation != Relation::obl && relation != Relation::nmod && relation != Relation::iobj &&
        relation != Relation::advmod && relation != Relation::obj)
      continue;
    if (step.kase != Case::none && tree_.morphology(c).kase != Case::none && tree_.morphology(c).kase != step.kase &&
        !uninflected_name(c))
      continue;
    const auto a = adposition(c);
    if (!step.any_adposition) {
      if (step.adpositions.empty() ? a != kNone : a == kNone) continue;
      if (a != kNone &&
          std::find(step.adpositions.begin(), step.adpositions.end(), tree_.token(a).lemma) == step.adpositions.end())
        continue;
    }
    if (accepts(step.filter, c)) out.push_back(c);
  }
}

// "z Catherine Connolly": the name of somebody that stands as it does in the nominative may be in any case.
bool Arguments::uninflected_name(std::uint32_t t) const {
  const auto e = r_.entity(t);
  return e != kNone && r_.doc().entities[e].kind == EntityKind::person && tree_.token(t).upos == Upos::PROPN &&
         tree_.token(t).form == tree_.token(t).lemma && tree_.morphology(t).kase != Case::nom;
}

// "rozmawiał na marginesie prac Rady z premierem": a phrase with somebody in it that hangs deep below another
// circumstance, on nouns that are no acts of their own, may be the verb's.
void Arguments::misattached(std::uint32_t verb, const PathStep& step, Tokens& out) const {
  for (auto c : tree_.children(verb)) {
    if (tree_.relation(c) != Relation::obl || c < verb) continue;
    Tokens open{c};
    for (std::size_t i = 0; i < open.size() && i < kDeepest; ++i) {
      const auto* entry = r_.entry(open[i]);
      if (r_.entity(open[i]) != kNone || (entry != nullptr && !entry->triggers.empty())) continue;
      Tokens found;
      obliques(open[i], step, found);
      for (auto f : found)
        if (r_.entity(f) != kNone) out.push_back(f);
      for (auto below : tree_.children(open[i]))
        if (tree_.relation(below) == Relation::nmod) open.push_back(below);
    }
  }
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

Tokens Arguments::step(const PathStep& step, const Occurrence& at) const {
  const auto t = at.token;
  const bool nominal = at.kind == TriggerKind::noun || tree_.morphology(t).form == VerbForm::verbal_noun;
  Tokens out;
  auto children = [&](auto&& wanted) {
    for (auto c : tree_.children(t))
      if (wanted(c)) out.push_back(c);
  };
  switch (step.function) {
    case Function::self: out = {t}; break;
    case Function::subj: out = nominal ? doers_of_noun(at) : doers(t); break;
    case Function::obj: out = nominal ? objects_of_noun(at) : objects(t); break;
    case Function::dat: {
      auto dative = [&](auto c) {
        const auto relation = tree_.relation(c);
        if (relation != Relation::iobj && relation != Relation::obl && relation != Relation::nmod) return false;
        const auto a = adposition(c);
        const auto kase = tree_.morphology(c).kase;
        // Dative and genitive of many names look alike; the relation tells them apart.
        return a == kNone ? kase == Case::dat || (relation == Relation::iobj && kase != Case::acc && kase != Case::ins)
                          : r_.in(a, Known::dative);
      };
      children(dative);
      // "wysłać broń Ukrainie", "wysłanie broni Ukrainie": the dative may hang on the object instead of the verb.
      if (out.empty() && (!nominal || tree_.morphology(t).form == VerbForm::verbal_noun))
        for (auto o : nominal ? objects_of_noun(at) : objects(t))
          for (auto c : tree_.children(o))
            if (adposition(c) == kNone && tree_.morphology(c).kase == Case::dat && dative(c)) out.push_back(c);
      // "wytknął partii, że …": genitive and dative look alike; a verb with a content has no genitive beside it.
      if (out.empty() && !nominal && !has_child_in(t, Known::negation) &&
          std::any_of(tree_.children(t).begin(), tree_.children(t).end(), [&](auto c) { return content_clause(c); }))
        children([&](auto c) {
          const auto relation = tree_.relation(c);
          return (relation == Relation::obj || relation == Relation::obl) && adposition(c) == kNone &&
                 tree_.morphology(c).kase == Case::gen;
        });
      break;
    }
    case Function::obl:
      obliques(t, step, out);
      if (nominal) {
        if (const auto v = support(t); v != kNone) obliques(v, step, out);
        if (const auto a = anchor(t); a != t) obliques(a, step, out);
        // "wizyta prezydenta w Irlandii": the tree may hang the phrase on the name.
        for (auto g : genitives(t, false)) {
          if (r_.entity(g) != kNone) obliques(g, step, out);
          for (auto c : tree_.children(g))
            if (tree_.relation(c) == Relation::conj && r_.entity(c) != kNone) obliques(c, step, out);
        }
        // "odwołał spotkanie z premierem": or on the verb above.
        if (const auto h = tree_.head(t); out.empty() && h != kNone && tree_.relation(t) == Relation::obj &&
                                          tree_.morphology(h).form != VerbForm::verbal_noun && verbal(h) &&
                                          step.kase != Case::none && !step.adpositions.empty())
          obliques(h, step, out);
        // "przypomniał o spotkaniu z premierem": what stands right behind the noun.
        if (const auto h = tree_.head(t); out.empty() && h != kNone && tree_.relation(t) == Relation::obl) {
          Tokens beside;
          obliques(h, step, beside);
          for (auto c : beside)
            if (c != t && adposition(c) == t + 1) out.push_back(c);
        }
      } else {
        // "podpisał umowę z Rosją": the phrase may hang on the object instead of the verb.
        for (auto o : objects(t))
          if (r_.entity(o) == kNone) obliques(o, step, out);
        if (out.empty() && step.kase != Case::none && !step.adpositions.empty()) misattached(t, step, out);
      }
      break;
    case Function::topic: children([&](auto c) { return tree_.relation(c) == Relation::nsubj; }); break;
    case Function::gen: out = genitives(t, false); break;
    case Function::poss: out = genitives(t, true); break;
    case Function::adj: out = modifying_actors(t); break;
    case Function::between:
      children([&](auto c) { return between(c); });
      if (out.empty()) out = joined_parties(t);
      if (out.empty() && nominal) {  // "rozmowy, które toczą się między Peru a Chile"
        for (auto clause : tree_.children(t))
          if (tree_.relative_clause(clause) && (r_.in(clause, Known::occur) || r_.in(clause, Known::light)))
            for (auto c : tree_.children(clause))
              if (between(c)) out.push_back(c);
      }
      break;
    case Function::parties: out = parties(t); break;
    case Function::clause:
      children([&](auto c) {
        const auto relation = tree_.relation(c);
        return content_clause(c) || (relation == Relation::acl && !tree_.relative_clause(c) && nominal);
      });
      // "zapewnił, że fundusz działa, a rachunki zostaną zapłacone": a content may have two parts.
      for (std::size_t i = 0, n = nominal ? 0 : out.size(); i < n; ++i)
        for (auto c : tree_.children(out[i]))
          if (tree_.relation(c) == Relation::conj && verbal(c) && tree_.morphology(c).form != VerbForm::verbal_noun)
            out.push_back(c);
      // "prosili prezydenta, by …": the tree may hang what is asked on whom it is asked of.
      if (out.empty() && !nominal)
        for (auto o : objects(t))
          if (r_.names_doers(o))
            for (auto c : tree_.children(o))
              if (c > o && content_clause(c)) out.push_back(c);
      break;
    case Function::inf:
      children([&](auto c) {
        const auto relation = tree_.relation(c);
        return relation == Relation::xcomp || (relation == Relation::acl && !tree_.relative_clause(c)) ||
               ((relation == Relation::advcl || relation == Relation::ccomp) &&
                tree_.morphology(c).form == VerbForm::infinitive);
      });
      break;
    case Function::pred: out = {t}; break;
    case Function::prt:
      children([&](auto c) { return tree_.particle(c) || tree_.relation(c) == Relation::advmod; });
      break;
    case Function::mark: children([&](auto c) { return tree_.relation(c) == Relation::mark; }); break;
    case Function::condition:
      children([&](auto c) {
        if (tree_.relation(c) != Relation::advcl) return false;
        const auto below = tree_.children(c);
        return std::any_of(below.begin(), below.end(),
                           [&](auto m) { return tree_.relation(m) == Relation::mark && r_.in(m, Known::condition); });
      });
      break;
    case Function::refl: children([&](auto c) { return tree_.relation(c) == Relation::expl; }); break;
    case Function::mod:
      children([&](auto c) {
        const auto relation = tree_.relation(c);
        const bool participle =
            relation == Relation::acl && !tree_.relative_clause(c) && tree_.morphology(c).form == VerbForm::participle;
        return relation == Relation::amod || relation == Relation::advmod || relation == Relation::compound ||
               participle;
      });
      break;
    case Function::arg: {
      out = nominal ? objects_of_noun(at) : objects(t);
      children([&](auto c) {
        const auto relation = tree_.relation(c);
        if (relation != Relation::iobj && relation != Relation::obl && relation != Relation::nmod) return false;
        const auto a = adposition(c);
        return a == kNone ? relation == Relation::iobj : !r_.in(a, Known::agent) && !r_.in(a, Known::locative);
      });
      break;
    }
    case Function::host:
      if (const auto h = tree_.head(anchor(t)); h != kNone) {
        const auto relation = tree_.relation(anchor(t));
        // "spoke on his visit", but not "told of the visit"
        const auto a = adposition(anchor(t));
        const bool circumstance = a == kNone || !r_.in(h, Known::speech) || r_.in(a, Known::locative) ||
                                  r_.in(a, Known::during) || r_.in(a, Known::before) || r_.in(a, Known::after);
        if (relation == Relation::obl && verbal(h) && circumstance) out = doers(h);
        // "Moments before the meeting he said": at so much time from it.
        const auto up = tree_.head(h);
        const bool measured = a != kNone && relation == Relation::nmod && tree_.token(h).upos == Upos::NOUN &&
                              (r_.in(a, Known::before) || r_.in(a, Known::after));
        if (measured && tree_.relation(h) == Relation::obl && up != kNone && verbal(up)) out = doers(up);
        // "prezydent, w związku z wizytą w Pradze, …"
        if (relation == Relation::nmod && adposition(anchor(t)) != kNone && r_.entity(h) != kNone) out = {h};
      }
      break;
    case Function::agent: out = agents(t); break;
    case Function::neg:
      children([&](auto c) { return r_.in(c, Known::negation); });
      for (auto c : tree_.children(t))  // "nie jest wiarygodny": on the copula
        if (tree_.relation(c) == Relation::cop || tree_.relation(c) == Relation::aux)
          for (auto n : tree_.children(c))
            if (r_.in(n, Known::negation)) out.push_back(n);
      break;
    case Function::cond:
      children([&](auto c) { return r_.in(c, Known::hypothetical_aux) || tree_.morphology(c).conditional; });
      if (tree_.morphology(t).conditional) out.push_back(t);
      break;
    case Function::future:
      children([&](auto c) {
        return tree_.relation(c) == Relation::aux && (r_.in(c, Known::future_aux) || tree_.morphology(c).future);
      });
      if (tree_.morphology(t).future) out.push_back(t);
      break;
    case Function::past:
      if (tree_.morphology(t).past) out = {t};
      break;
    case Function::support:
      if (const auto v = support(t); v != kNone) out = {v};
      break;
    case Function::governor:
      if (tree_.head(t) != kNone) out = {tree_.head(t)};
      break;
    case Function::speaker:
      if (const auto v = speech(t); v != kNone) out = doers(v);
      break;
  }
  if (!step.filter.empty())
    out.erase(std::remove_if(out.begin(), out.end(), [&](auto c) { return !accepts(step.filter, c); }), out.end());
  return out;
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

// "część sankcji wobec Iranu": what is counted leads on, where a filter would take the quantity for it.
std::uint32_t Arguments::counted(std::uint32_t t, const Filter& filter) const {
  if (filter.negated || !r_.in(t, Known::quantity)) return t;
  for (auto c : tree_.children(t))
    if (tree_.relation(c) == Relation::nmod && tree_.morphology(c).kase == Case::gen && accepts(filter, c)) return c;
  return t;
}

Tokens Arguments::find(const Path& path, const Occurrence& at) const {
  Tokens now = step(path.front(), at);
  for (std::size_t i = 1; i < path.size() && !now.empty(); ++i) {
    Tokens next;
    const auto by = path[i - 1].function;
    for (auto quantity : now) {
      // "Został skrytykowany przez X": on who is left out, for whom the verb stands, nothing hangs.
      if ((by == Function::subj || by == Function::obj) && verbal(quantity) && r_.drops_subject(quantity)) continue;
      const auto t = counted(quantity, path[i - 1].filter);
      const auto kind = verbal(t) ? TriggerKind::verb : TriggerKind::noun;
      const bool whose = path[i].function == Function::gen && path[i].filter.empty();
      const auto found = whose ? owners(t) : step(path[i], {t, kind, false});
      next.insert(next.end(), found.begin(), found.end());
    }
    now = std::move(next);
  }
  return now;
}

}  // namespace kronika::facts
