#include <algorithm>

#include "entities/reading.hpp"
#include "facts/arguments.hpp"

namespace kronika::facts {
namespace {

constexpr std::size_t kDeepest = 8;  // nouns searched for a phrase of the verb's

template <typename Wanted>
Tokens children(const Tree& tree, std::uint32_t t, Wanted wanted) {
  Tokens out;
  for (auto c : tree.children(t))
    if (wanted(c)) out.push_back(c);
  return out;
}

}  // namespace

bool Arguments::nominal(const Occurrence& at) const {
  return at.kind == TriggerKind::noun || tree_.morphology(at.token).form == VerbForm::verbal_noun;
}

bool Arguments::dative(std::uint32_t t) const {
  const auto relation = tree_.relation(t);
  if (relation != Relation::iobj && relation != Relation::obl && relation != Relation::nmod) return false;
  const auto a = adposition(t);
  const auto kase = tree_.morphology(t).kase;
  // Dative and genitive of many names look alike; the relation tells them apart.
  return a == kNone ? kase == Case::dat || (relation == Relation::iobj && kase != Case::acc && kase != Case::ins)
                    : r_.in(a, Known::dative);
}

Tokens Arguments::datives(const Occurrence& at) const {
  const auto t = at.token;
  const bool of_noun = nominal(at);
  auto out = children(tree_, t, [&](auto c) { return dative(c); });
  // "wysłać broń Ukrainie", "wysłanie broni Ukrainie": the dative may hang on the object instead of the verb.
  if (out.empty() && (!of_noun || tree_.morphology(t).form == VerbForm::verbal_noun))
    for (auto o : of_noun ? objects_of_noun(at) : objects(t))
      for (auto c : tree_.children(o))
        if (adposition(c) == kNone && tree_.morphology(c).kase == Case::dat && dative(c)) out.push_back(c);
  if (!out.empty() || of_noun || has_child_in(t, Known::negation)) return out;
  // "wytknął partii, że …": genitive and dative look alike; a verb with a content has no genitive beside it.
  const auto& parts = tree_.children(t);
  if (std::none_of(parts.begin(), parts.end(), [&](auto c) { return content_clause(c); })) return out;
  return children(tree_, t, [&](auto c) {
    const auto relation = tree_.relation(c);
    return (relation == Relation::obj || relation == Relation::obl) && adposition(c) == kNone &&
           tree_.morphology(c).kase == Case::gen;
  });
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

// "z Catherine Connolly", "z UE": a person's name that stands as it does in the nominative may be in any case, and so
// may letters that stand for a name.
bool Arguments::uninflected_name(std::uint32_t t) const {
  const auto e = r_.entity(t);
  const auto& token = tree_.token(t);
  if (e == kNone || r_.doc().entities[e].kind == EntityKind::place || token.form != token.lemma) return false;
  const bool person = r_.doc().entities[e].kind == EntityKind::person && token.upos == Upos::PROPN;
  return (person || entities::all_capitals(token.form)) && tree_.morphology(t).kase != Case::nom;
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

void Arguments::obliques_of_verb(std::uint32_t verb, const PathStep& step, Tokens& out) const {
  obliques(verb, step, out);
  // "podpisał umowę z Rosją": the phrase may hang on the object instead of the verb.
  for (auto o : objects(verb))
    if (r_.entity(o) == kNone) obliques(o, step, out);
  if (out.empty() && step.kase != Case::none && !step.adpositions.empty()) misattached(verb, step, out);
}

void Arguments::obliques_of_noun(std::uint32_t noun, const PathStep& step, Tokens& out) const {
  obliques(noun, step, out);
  if (const auto v = support(noun); v != kNone) obliques(v, step, out);
  if (const auto a = anchor(noun); a != noun) obliques(a, step, out);
  // "wizyta prezydenta w Irlandii": the tree may hang the phrase on the name.
  for (auto g : genitives(noun, false)) {
    if (r_.entity(g) != kNone) obliques(g, step, out);
    for (auto c : tree_.children(g))
      if (tree_.relation(c) == Relation::conj && r_.entity(c) != kNone) obliques(c, step, out);
  }
  const auto h = tree_.head(noun);
  if (h == kNone) return;
  // "odwołał spotkanie z premierem": or on the verb above.
  if (out.empty() && tree_.relation(noun) == Relation::obj && tree_.morphology(h).form != VerbForm::verbal_noun &&
      verbal(h) && step.kase != Case::none && !step.adpositions.empty())
    obliques(h, step, out);
  // "przypomniał o spotkaniu z premierem": what stands right behind the noun.
  if (out.empty() && tree_.relation(noun) == Relation::obl) {
    Tokens beside;
    obliques(h, step, beside);
    for (auto c : beside)
      if (c != noun && adposition(c) == noun + 1) out.push_back(c);
  }
}

Tokens Arguments::those_between(const Occurrence& at) const {
  const auto t = at.token;
  auto out = children(tree_, t, [&](auto c) { return between(c); });
  if (out.empty()) out = joined_parties(t);
  if (out.empty() && nominal(at))  // "rozmowy, które toczą się między Peru a Chile"
    for (auto clause : tree_.children(t))
      if (tree_.relative_clause(clause) && (r_.in(clause, Known::occur) || r_.in(clause, Known::light)))
        for (auto c : tree_.children(clause))
          if (between(c)) out.push_back(c);
  return out;
}

Tokens Arguments::contents(const Occurrence& at) const {
  const auto t = at.token;
  const bool of_noun = nominal(at);
  auto out = children(tree_, t, [&](auto c) {
    return content_clause(c) || (tree_.relation(c) == Relation::acl && !tree_.relative_clause(c) && of_noun);
  });
  if (of_noun) return out;
  // "zapewnił, że fundusz działa, a rachunki zostaną zapłacone": a content may have two parts.
  for (std::size_t i = 0, n = out.size(); i < n; ++i)
    for (auto c : tree_.children(out[i]))
      if (tree_.relation(c) == Relation::conj && verbal(c) && tree_.morphology(c).form != VerbForm::verbal_noun)
        out.push_back(c);
  // "prosili prezydenta, by …": the tree may hang what is asked on whom it is asked of.
  if (out.empty())
    for (auto o : objects(t))
      if (r_.names_doers(o))
        for (auto c : tree_.children(o))
          if (c > o && content_clause(c)) out.push_back(c);
  return out;
}

bool Arguments::infinitive(std::uint32_t t) const {
  const auto relation = tree_.relation(t);
  return relation == Relation::xcomp || (relation == Relation::acl && !tree_.relative_clause(t)) ||
         ((relation == Relation::advcl || relation == Relation::ccomp) &&
          tree_.morphology(t).form == VerbForm::infinitive);
}

bool Arguments::conditional_clause(std::uint32_t t) const {
  if (tree_.relation(t) != Relation::advcl) return false;
  const auto& below = tree_.children(t);
  return std::any_of(below.begin(), below.end(),
                     [&](auto m) { return tree_.relation(m) == Relation::mark && r_.in(m, Known::condition); });
}

bool Arguments::modifier(std::uint32_t t) const {
  const auto relation = tree_.relation(t);
  const bool participle =
      relation == Relation::acl && !tree_.relative_clause(t) && tree_.morphology(t).form == VerbForm::participle;
  return relation == Relation::amod || relation == Relation::advmod || relation == Relation::compound || participle;
}

// Objects, whatever their case, and phrases with an adposition that are neither agents nor places.
Tokens Arguments::complements(const Occurrence& at) const {
  auto out = nominal(at) ? objects_of_noun(at) : objects(at.token);
  for (auto c : tree_.children(at.token)) {
    const auto relation = tree_.relation(c);
    if (relation != Relation::iobj && relation != Relation::obl && relation != Relation::nmod) continue;
    const auto a = adposition(c);
    if (a == kNone ? relation == Relation::iobj : !r_.in(a, Known::agent) && !r_.in(a, Known::locative))
      out.push_back(c);
  }
  return out;
}

// Who does that of which the noun is a circumstance: "spoke on his visit".
Tokens Arguments::hosts(std::uint32_t noun) const {
  const auto t = anchor(noun);
  const auto h = tree_.head(t);
  Tokens out;
  if (h == kNone) return out;
  const auto relation = tree_.relation(t);
  // Not "told of the visit".
  const auto a = adposition(t);
  const bool circumstance = a == kNone || !r_.in(h, Known::speech) || r_.in(a, Known::locative) ||
                            r_.in(a, Known::during) || r_.in(a, Known::before) || r_.in(a, Known::after);
  if (relation == Relation::obl && verbal(h) && circumstance) out = doers(h);
  // "Moments before the meeting he said": at so much time from it.
  const auto up = tree_.head(h);
  const bool measured = a != kNone && relation == Relation::nmod && tree_.token(h).upos == Upos::NOUN &&
                        (r_.in(a, Known::before) || r_.in(a, Known::after));
  if (measured && tree_.relation(h) == Relation::obl && up != kNone && verbal(up)) out = doers(up);
  // "prezydent, w związku z wizytą w Pradze, …"
  if (relation == Relation::nmod && a != kNone && r_.entity(h) != kNone) out = {h};
  return out;
}

Tokens Arguments::negations(std::uint32_t t) const {
  const auto negates = [&](auto c) { return r_.in(c, Known::negation); };
  auto out = children(tree_, t, negates);
  for (auto c : tree_.children(t))  // "nie jest wiarygodny": on the copula
    if (tree_.relation(c) == Relation::cop || tree_.relation(c) == Relation::aux)
      for (auto n : children(tree_, c, negates)) out.push_back(n);
  return out;
}

Tokens Arguments::conditionals(std::uint32_t t) const {
  auto out =
      children(tree_, t, [&](auto c) { return r_.in(c, Known::hypothetical_aux) || tree_.morphology(c).conditional; });
  if (tree_.morphology(t).conditional) out.push_back(t);
  return out;
}

Tokens Arguments::futures(std::uint32_t t) const {
  auto out = children(tree_, t, [&](auto c) {
    return tree_.relation(c) == Relation::aux && (r_.in(c, Known::future_aux) || tree_.morphology(c).future);
  });
  if (tree_.morphology(t).future) out.push_back(t);
  return out;
}

Tokens Arguments::at_step(const PathStep& step, const Occurrence& at) const {
  const auto t = at.token;
  const auto one = [](std::uint32_t token) { return token == kNone ? Tokens() : Tokens{token}; };
  const auto related = [&](Relation relation) {
    return children(tree_, t, [&](auto c) { return tree_.relation(c) == relation; });
  };
  switch (step.function) {
    case Function::self:
    case Function::pred: return {t};
    case Function::subj: return nominal(at) ? doers_of_noun(at) : doers(t);
    case Function::obj: return nominal(at) ? objects_of_noun(at) : objects(t);
    case Function::dat: return datives(at);
    case Function::obl: {
      Tokens out;
      if (nominal(at))
        obliques_of_noun(t, step, out);
      else
        obliques_of_verb(t, step, out);
      return out;
    }
    case Function::topic: return related(Relation::nsubj);
    case Function::gen: return genitives(t, false);
    case Function::poss: return genitives(t, true);
    case Function::adj: return modifying_actors(t);
    case Function::between: return those_between(at);
    case Function::parties: return parties(t);
    case Function::clause: return contents(at);
    case Function::relative: return children(tree_, t, [&](auto c) { return tree_.relative_clause(c); });
    case Function::inf: return children(tree_, t, [&](auto c) { return infinitive(c); });
    case Function::prt:
      return children(tree_, t, [&](auto c) { return tree_.particle(c) || tree_.relation(c) == Relation::advmod; });
    case Function::mark: return related(Relation::mark);
    case Function::condition: return children(tree_, t, [&](auto c) { return conditional_clause(c); });
    case Function::refl: return related(Relation::expl);
    case Function::mod: return children(tree_, t, [&](auto c) { return modifier(c); });
    case Function::det: return related(Relation::det);
    case Function::arg: return complements(at);
    case Function::host: return hosts(t);
    case Function::agent: return agents(t);
    case Function::neg: return negations(t);
    case Function::cond: return conditionals(t);
    case Function::future: return futures(t);
    case Function::past: return tree_.morphology(t).past ? Tokens{t} : Tokens();
    case Function::support: return one(support(t));
    case Function::governor: return one(tree_.head(t));
    case Function::speaker: {
      const auto verb = speech(t);
      return verb == kNone ? Tokens() : doers(verb);
    }
  }
  return {};
}

Tokens Arguments::step(const PathStep& step, const Occurrence& at) const {
  auto out = at_step(step, at);
  if (!step.filter.empty()) std::erase_if(out, [&](auto c) { return !accepts(step.filter, c); });
  return out;
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
