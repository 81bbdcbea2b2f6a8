#include "facts/modality.hpp"

#include <algorithm>
#include <chrono>

namespace kronika::facts {
namespace {

constexpr int kDepth = 6;

int strength(Aux aux) {  // which of two holds: what may not happen at all over what will
  switch (aux) {
    case Aux::none: return 0;
    case Aux::historical: return 1;
    case Aux::future: return 2;
    case Aux::negated: return 3;
    case Aux::hypothetical: return 4;
  }
  return 0;
}

Aux stronger(Aux a, Aux b) { return strength(a) >= strength(b) ? a : b; }

}  // namespace

bool Modality::has(std::uint32_t t, Relation relation, Known known) const {
  for (auto c : r_.tree().children(t))
    if (r_.tree().relation(c) == relation && r_.in(c, known)) return true;
  return false;
}

bool Modality::negated(std::uint32_t t) const {
  for (auto c : r_.tree().children(t)) {
    const auto relation = r_.tree().relation(c);
    const bool opener = relation == Relation::case_ || relation == Relation::mark || relation == Relation::cc;
    const bool modifier =
        opener || relation == Relation::advmod || relation == Relation::det || relation == Relation::aux;
    if (modifier && r_.in(c, Known::negation)) return true;
    if (opener && r_.in(c, Known::without)) return true;
  }
  return false;
}

// "Neither Peru nor Chile signed", "no minister", "attacked nobody": whoever would have done it, or to whom, did not.
bool Modality::done_by_or_to_nobody(std::uint32_t verb) const {
  const Tree& tree = r_.tree();
  for (auto who : tree.children(verb)) {
    const auto relation = tree.relation(who);
    if (relation != Relation::nsubj && relation != Relation::obj && relation != Relation::iobj) continue;
    if (tree.token(who).upos == Upos::PRON && r_.in(who, Known::negation)) return true;
    for (auto c : tree.children(who)) {
      const bool says = (tree.relation(c) == Relation::det || tree.relation(c) == Relation::cc) && c < who &&
                        r_.in(c, Known::negation) && tree.token(c + 1).upos != Upos::ADV;  // but not "not only"
      auto between = c + 1;
      while (says && between < who && tree.below(between, who)) ++between;
      if (says && between == who) return true;
    }
  }
  return false;
}

// "When he visits …", "before he meets …": in the present tense, told of what is to come.
bool Modality::awaited(std::uint32_t verb) const {
  const auto& m = r_.tree().morphology(verb);
  if (!m.present || m.form != VerbForm::finite) return false;
  for (const auto known : {Known::moment, Known::before, Known::after})
    if (has(verb, Relation::mark, known) || has(verb, Relation::advmod, known)) return true;
  return false;
}

Aux Modality::governed(std::uint32_t governor) const {
  if (r_.in(governor, Known::negating)) return Aux::negated;
  if (r_.in(governor, Known::hypothetical)) return Aux::hypothetical;
  if (r_.in(governor, Known::prospective)) return Aux::future;
  if (r_.in(governor, Known::due) && !r_.tree().morphology(governor).past) return Aux::future;
  return Aux::none;
}

// "Had they attacked, Peru would have answered": an auxiliary before the subject opens a condition.
bool Modality::inverted_condition(std::uint32_t verb) const {
  const Tree& tree = r_.tree();
  const auto h = tree.head(verb);
  const auto relation = tree.relation(verb);
  if (h == kNone || h < verb || (relation != Relation::ccomp && relation != Relation::advcl) ||
      !has(h, Relation::aux, Known::hypothetical_aux) || tree.children(verb).empty())
    return false;
  const auto first = *std::min_element(tree.children(verb).begin(), tree.children(verb).end());
  return first < verb && tree.relation(first) == Relation::aux && arguments_.has_child(verb, Relation::nsubj);
}

// "Was to have visited Peru": what had been arranged and did not come about.
bool Modality::was_to_have(std::uint32_t verb) const {
  const Tree& tree = r_.tree();
  if (tree.morphology(verb).form != VerbForm::participle || !has(verb, Relation::mark, Known::purpose)) return false;
  bool arranged = false, have = false;
  for (auto c : tree.children(verb)) {
    if (tree.relation(c) != Relation::aux) continue;
    const auto& m = tree.morphology(c);
    arranged = arranged || (m.past && m.form == VerbForm::finite);
    have = have || m.form == VerbForm::infinitive;
  }
  return arranged && have;
}

// What a verb and its auxiliaries say of an act, whatever governs them.
struct Modality::Predicate {
  Aux aux = Aux::none;
  bool finite = false;
  bool arranged = false;  // "is to meet"
};

void Modality::add_helper(std::uint32_t verb, std::uint32_t helper, bool affirmed, Predicate& p) const {
  const Tree& tree = r_.tree();
  const auto& m = tree.morphology(helper);
  p.finite = p.finite || m.form == VerbForm::finite;
  p.arranged =
      p.arranged || (tree.morphology(verb).form == VerbForm::infinitive && tree.token(verb).upos == Upos::VERB &&
                     (tree.relation(helper) == Relation::cop ||
                      ((m.present || m.past) && has(verb, Relation::mark, Known::purpose))));
  if (r_.in(helper, Known::hypothetical_aux) || m.conditional) {
    // "said it would send": the future of what was said
    const bool told = r_.in(helper, Known::backshifted) && arguments_.speech(verb) != kNone;
    p.aux = stronger(p.aux, told ? Aux::future : Aux::hypothetical);
  } else if (r_.in(helper, Known::future_aux) || m.future) {
    p.aux = stronger(p.aux, Aux::future);
  }
  if (!affirmed && negated(helper)) p.aux = stronger(p.aux, Aux::negated);
}

Modality::Predicate Modality::predicate(std::uint32_t verb, bool affirmed) const {
  const Tree& tree = r_.tree();
  const auto& m = tree.morphology(verb);
  Predicate p;
  p.finite = m.form == VerbForm::finite;
  if (!affirmed && (negated(verb) || done_by_or_to_nobody(verb))) p.aux = Aux::negated;
  if (m.future) p.aux = stronger(p.aux, Aux::future);
  if (m.conditional) p.aux = Aux::hypothetical;
  bool conditioned = false;
  for (auto c : tree.children(verb)) {
    const auto relation = tree.relation(c);
    if (relation == Relation::aux || relation == Relation::cop) add_helper(verb, c, affirmed, p);
    if (relation == Relation::mark && r_.in(c, Known::condition)) p.aux = Aux::hypothetical;
    if (relation == Relation::advcl) conditioned = conditioned || has(c, Relation::mark, Known::condition);
  }
  if (p.arranged) p.aux = stronger(p.aux, Aux::future);
  if (inverted_condition(verb) || was_to_have(verb)) p.aux = Aux::hypothetical;
  if (conditioned && p.aux == Aux::future) p.aux = Aux::hypothetical;
  return p;
}

std::optional<Aux> Modality::of_predicate(std::uint32_t verb, int depth, bool affirmed) const {
  const Tree& tree = r_.tree();
  // "Geng put the blame on Washington": what has a subject is no command, though the form be the same.
  if (tree.morphology(verb).imperative && !arguments_.has_child(verb, Relation::nsubj)) return std::nullopt;
  const auto p = predicate(verb, affirmed);
  if (tree.head(verb) == kNone || depth > kDepth) return p.aux;
  switch (tree.relation(verb)) {
    case Relation::advcl: return of_adverbial(verb, p, depth);
    case Relation::acl: return of_attribute(verb, p);
    case Relation::xcomp:
    case Relation::csubj: return of_complement(verb, p, depth);
    case Relation::ccomp: return of_content(verb, p);
    case Relation::conj: return of_conjunct(verb, p, depth);
    default: return p.aux;
  }
}

std::optional<Aux> Modality::of_adverbial(std::uint32_t verb, const Predicate& p, int depth) const {
  const auto h = r_.tree().head(verb);
  const auto form = r_.tree().morphology(verb).form;
  // "stopped Peru from attacking", but not "profits from attacking"
  if (arguments_.kept_from(verb) &&
      (r_.in(h, Known::negating) || arguments_.has_child(h, Relation::obj) || arguments_.passive(h)))
    return Aux::negated;
  // "stopped short of accusing", "incapable of attacking"
  if (!p.finite && r_.tree().token(h).upos == Upos::ADJ && r_.in(h, Known::negating)) return Aux::negated;
  // "Will travel to Rome to meet …": where to go is to do.
  if (form == VerbForm::infinitive && !p.finite && r_.in(h, Known::motion)) {
    const auto way = of_predicate(h, depth + 1);
    if (!way) return std::nullopt;
    return stronger(p.aux, *way);
  }
  // An aim is no act; a converb ("attacking …") is.
  if (!p.arranged && ((form == VerbForm::infinitive && !p.finite) || has(verb, Relation::mark, Known::purpose)))
    return std::nullopt;
  auto aux = p.aux;
  if (const auto main = awaited(verb) ? of_predicate(h, depth + 1) : std::nullopt;
      main == Aux::future || main == Aux::hypothetical)
    aux = stronger(aux, Aux::future);
  // "Will travel to Rome, meeting …", "wyrazi sprzeciw, rozmawiając …", "would join them in imposing …": at the same
  // time, so of the same time.
  if ((form == VerbForm::gerund || form == VerbForm::participle || form == VerbForm::converb) && !p.finite &&
      (!arguments_.has_child(verb, Relation::mark) || has(verb, Relation::mark, Known::locative)) &&
      !arguments_.has_child(verb, Relation::nsubj) && !arguments_.passive(verb))
    if (const auto main = of_predicate(h, depth + 1); main == Aux::future || main == Aux::hypothetical)
      aux = stronger(aux, *main);
  return aux;
}

// "They found no evidence that", "nie ma dowodów, że", "brak dowodów, że": is there nothing that shows it?
bool Modality::unproven(std::uint32_t noun) const {
  const auto h = r_.tree().head(noun);
  if (!r_.in(noun, Known::evidence)) return false;
  return negated(noun) || (h != kNone && (negated(h) || r_.in(h, Known::negating)));
}

// "Evidence that they attacked Peru": nothing is left out that the noun could stand for, whatever the tree takes it for.
bool Modality::tells_content(std::uint32_t verb) const {
  const Tree& tree = r_.tree();
  if (!arguments_.has_child(verb, Relation::nsubj)) return false;
  if (has(verb, Relation::mark, Known::complementizer)) return true;
  int objects = 0;
  for (auto c : tree.children(verb)) objects += tree.relation(c) == Relation::obj ? 1 : 0;
  return objects > 1 && has(verb, Relation::obj, Known::complementizer);
}

std::optional<Aux> Modality::of_attribute(std::uint32_t verb, const Predicate& p) const {
  const Tree& tree = r_.tree();
  if (tree.relative_clause(verb) && !tells_content(verb)) return p.aux;
  const auto h = tree.head(verb);
  auto aux = p.aux;
  if (p.finite) {
    // "There is no evidence that they attacked", "rumours that they attacked"
    if (governed(h) == (negated(h) ? Aux::none : Aux::hypothetical) || unproven(h))
      aux = stronger(aux, Aux::hypothetical);
    // "Reports that they attacked are false."
    const auto said = tree.head(h);
    if (said != kNone && tree.relation(h) == Relation::nsubj && tree.token(said).upos == Upos::ADJ)
      aux = stronger(aux, governed(said));
  }
  // "The talks that they will hold", which the tree may not take for a relative clause, are told of.
  if (tree.morphology(verb).form == VerbForm::infinitive && !tells_content(verb) && arguments_.support(h) != verb) {
    const auto from = governed(h);
    if (from == Aux::none) return std::nullopt;
    aux = stronger(aux, from);
  }
  return aux;
}

std::optional<Aux> Modality::of_complement(std::uint32_t verb, const Predicate& p, int depth) const {
  const auto h = r_.tree().head(verb);
  auto aux = stronger(p.aux, governed(h));
  if (has(h, Relation::advmod, Known::negating)) aux = stronger(aux, Aux::negated);  // "has yet to meet"
  const auto up = of_predicate(h, depth + 1);
  if (!up && !r_.tree().morphology(h).imperative) return std::nullopt;  // "let me thank …" does thank
  return up ? stronger(aux, *up) : aux;
}

std::optional<Aux> Modality::of_content(std::uint32_t verb, const Predicate& p) const {
  auto h = r_.tree().head(verb);
  // "dowód na to, że": what the pronoun stands for belongs to the noun.
  if (r_.tree().token(h).upos == Upos::PRON && r_.tree().head(h) != kNone) h = r_.tree().head(h);
  // "Did not say whether he would back the plan": a question tells nothing. "Said that if he backed it, …": a condition.
  if (has(verb, Relation::mark, Known::condition) || has(verb, Relation::advmod, Known::condition)) {
    if (!has(verb, Relation::mark, Known::complementizer)) return std::nullopt;
    return stronger(p.aux, Aux::hypothetical);
  }
  auto aux = p.aux;
  if (!r_.in(h, Known::speech)) {
    const auto from = governed(h);
    // Nobody promises what is told as past.
    if (from != Aux::future || !r_.tree().morphology(verb).past || !p.finite) aux = stronger(aux, from);
    if (negated(h) || unproven(h)) aux = stronger(aux, Aux::hypothetical);
  }
  if (has(verb, Relation::mark, Known::purpose)) aux = stronger(aux, Aux::hypothetical);
  return aux;
}

// "will visit Paris and meet Macron": what has no tense of its own shares that of the first.
std::optional<Aux> Modality::of_conjunct(std::uint32_t verb, const Predicate& p, int depth) const {
  const auto h = r_.tree().head(verb);
  if (arguments_.has_child(verb, Relation::nsubj) || !arguments_.verbal(h) ||
      (p.finite && !r_.tree().morphology(verb).future))
    return p.aux;
  const auto first = of_predicate(h, depth + 1);
  if (!first) return std::nullopt;
  return *first == Aux::negated ? p.aux : stronger(p.aux, *first);
}

std::optional<Aux> Modality::of_noun(std::uint32_t noun) const {
  const Tree& tree = r_.tree();
  Aux aux = negated(noun) ? Aux::negated : Aux::none;
  std::uint32_t verb = arguments_.support(noun);
  // "They held the next meeting": what is told as done is not to come.
  const bool done = verb != kNone && tree.morphology(verb).past && tree.morphology(verb).form == VerbForm::finite;
  if (!done && (has(noun, Relation::amod, Known::upcoming) || has(noun, Relation::acl, Known::upcoming)))
    aux = stronger(aux, Aux::future);
  // Coordinated nouns share what governs the first.
  for (int depth = 0; depth < kDepth && tree.relation(noun) == Relation::conj && tree.head(noun) != kNone; ++depth)
    noun = tree.head(noun);
  const auto h = tree.head(noun);
  // "After the talks no breakthrough took place": what only times a clause does not share whether that happened.
  const auto timed = arguments_.adposition(noun);
  const bool circumstance = tree.relation(noun) == Relation::obl && timed != kNone &&
                            (r_.in(timed, Known::after) || r_.in(timed, Known::before) || r_.in(timed, Known::during) ||
                             r_.in(timed, Known::locative));
  // "has a plan to end the war": what is to end has begun.
  const auto role = tree.relation(noun);
  if (h != kNone && r_.in(h, Known::ending) &&
      (role == Relation::obj || (role == Relation::nsubj && arguments_.passive(h))))
    return aux;
  if (verb == kNone && h != kNone && arguments_.verbal(h) && r_.in(h, Known::occur) && !circumstance) verb = h;
  // "zapowiedziany jest szczyt organizowany przez …": what the noun is told to be in its clause decides.
  const bool participle = verb != kNone && tree.head(verb) == noun;
  const bool argument_of_verb = tree.relation(noun) == Relation::obj || tree.relation(noun) == Relation::nsubj;
  if (participle && argument_of_verb && h != kNone && arguments_.verbal(h)) aux = stronger(aux, governed(h));
  if (verb != kNone) {
    auto clause = of_predicate(verb, 0);
    if (!clause) return std::nullopt;
    return stronger(aux, stronger(*clause, governed(verb)));
  }
  aux = stronger(aux, of_copula(noun));
  if (h != kNone) {
    const auto relation = tree.relation(noun);
    if (relation == Relation::nsubj) {
      aux = stronger(aux, of_copula(h));
      // "A meeting is unlikely."
      if (tree.token(h).upos == Upos::ADJ && r_.in(h, Known::hypothetical)) aux = stronger(aux, Aux::hypothetical);
      // "a deal could give them time": what might have an effect is not there yet.
      if (tree.morphology(h).conditional) aux = stronger(aux, Aux::hypothetical);
    }
    aux = stronger(aux, of_circumstance(noun));
    // "decided on sending", but not "planned during the talks" or "seek refuge from the attacks"
    const auto a = arguments_.adposition(noun);
    const bool demanded = tree.token(noun).deprel.view().ends_with(":arg");  // "zdecydować się **na**"
    const bool origin = a != kNone && r_.in(a, Known::partitive) && !r_.in(a, Known::of);
    const bool argument = relation == Relation::obl && a != kNone && !r_.in(h, Known::negating) &&
                          (demanded || (!r_.in(a, Known::locative) && !origin)) && !r_.in(a, Known::during) &&
                          !r_.in(a, Known::before) && !r_.in(a, Known::after) && !r_.in(a, Known::agent) &&
                          !r_.in(a, Known::between);
    // "the decision of the summit": who decides, not what.
    const bool decider = relation == Relation::nmod && a == kNone && r_.in(h, Known::decided);
    if (relation == Relation::obj || (relation == Relation::nmod && !decider) || relation == Relation::iobj ||
        argument || (relation == Relation::nsubj && arguments_.passive(h))) {
      const auto from = governed(h);
      // "Did not decide on sending troops": what nobody has decided is not to come.
      aux = stronger(aux, from == Aux::future && negated(h) ? Aux::negated : from);
    }
  }
  return aux;
}

// "a deal would be an answer", "the summit will be an occasion": the copula tells the tense of a predicate.
Aux Modality::of_copula(std::uint32_t predicate) const {
  const Tree& tree = r_.tree();
  Aux aux = Aux::none;
  for (auto c : tree.children(predicate)) {
    const bool copula = tree.relation(c) == Relation::cop;
    if (!copula && tree.relation(c) != Relation::aux) continue;
    const auto& helper = tree.morphology(c);
    if (helper.conditional || r_.in(c, Known::hypothetical_aux))
      aux = stronger(aux, Aux::hypothetical);
    else if (copula && (helper.future || r_.in(c, Known::future_aux)))
      aux = stronger(aux, Aux::future);
  }
  return aux;
}

// "During the coming talks he will defend …", "before the summit he is touring …", "after its exit it will be …".
Aux Modality::of_circumstance(std::uint32_t noun) const {
  const Tree& tree = r_.tree();
  const auto relation = tree.relation(noun);
  const auto a = arguments_.adposition(noun);
  if (a == kNone || (relation != Relation::obl && relation != Relation::nmod)) return Aux::none;
  auto verb = tree.head(noun);
  for (int depth = 0; depth < kDepth && verb != kNone && !arguments_.verbal(verb); ++depth) verb = tree.head(verb);
  if (verb == kNone) return Aux::none;
  const auto clause = of_predicate(verb, 0);
  const bool ahead = clause == Aux::future || (clause == Aux::hypothetical && r_.in(a, Known::after));
  if (r_.in(a, Known::during) || r_.in(a, Known::after)) return ahead ? Aux::future : Aux::none;
  const auto& m = tree.morphology(verb);
  if (r_.in(a, Known::before) && (ahead || (m.present && m.form == VerbForm::finite))) return Aux::future;
  return Aux::none;
}

std::optional<Aux> Modality::of(const Occurrence& at, bool affirmed) const {
  const bool nominal = at.kind == TriggerKind::noun || r_.tree().morphology(at.token).form == VerbForm::verbal_noun;
  return nominal ? of_noun(at.token) : of_predicate(at.token, 0, affirmed);
}

std::optional<Aux> Modality::said_in_address(std::uint32_t t) const {
  const Tree& tree = r_.tree();
  if (!arguments_.verbal(t) && tree.relation(t) == Relation::obj) t = tree.head(t);
  if (t == kNone || !arguments_.verbal(t) || tree.relation(t) != Relation::advcl) return std::nullopt;
  const bool infinitive = tree.morphology(t).form == VerbForm::infinitive;
  if (!infinitive || negated(t) || !r_.in(tree.head(t), Known::addressing)) return std::nullopt;
  return of_predicate(tree.head(t), 0);
}

bool is_future(const std::optional<Edtf>& date, const std::optional<Edtf>& published) {
  if (!date || !published) return false;
  const auto first = date->earliest(), now = published->latest();
  return first && now && *first > *now;
}

bool is_past(const std::optional<Edtf>& date, const std::optional<Edtf>& published) {
  if (!date || !published) return false;
  const auto last = date->latest(), now = published->earliest();
  return last && now && *last < *now;
}

bool is_historical(const std::optional<Edtf>& date, const std::optional<Edtf>& published) {
  if (!date || !published) return false;
  const auto last = date->latest(), now = published->earliest();
  return last && now && *last < *now - std::chrono::days(365);
}

}  // namespace kronika::facts
