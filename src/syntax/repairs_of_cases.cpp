#include "syntax/tree_repairs.hpp"

#include <algorithm>

namespace kronika::syntax {

// "z premier Ewą Nowak": a noun under an adposition that could be a nominative has the case of its modifiers.
void TreeRepairs::settle_cases() {
  for (auto t = begin_; t < end_; ++t) {
    if (feature(doc_.tokens[t], "Case") != "Nom" || !has_adposition(t)) continue;
    for (auto c = begin_; c < end_; ++c) {
      const auto relation = base_of(doc_.tokens[c].deprel.view());
      if (doc_.tokens[c].head != t ||
          (relation != "amod" && relation != "det" && relation != "appos" && relation != "flat"))
        continue;
      const auto kase = feature(doc_.tokens[c], "Case");
      if (kase.empty() || kase == "Nom" || kase == "Voc" || has_adposition(c)) continue;
      set_case(doc_.tokens[t], kase);
      break;
    }
  }
}

// "poparli między innymi przywódcy": an adjective in the plural right behind an adposition, which does not agree with the
// noun that both are hung on, stands with the adposition alone. Without it the noun is what its case tells.
void TreeRepairs::free_adjectives() {
  for (auto t = begin_; t + 2 < end_; ++t) {
    Token& adposition = doc_.tokens[t];
    Token& adjective = doc_.tokens[t + 1];
    const auto n = adposition.head;
    if (adposition.upos != Upos::ADP || base_of(adposition.deprel.view()) != "case" || n == kNone || n <= t + 1)
      continue;
    if (adjective.upos != Upos::ADJ || adjective.head != n || base_of(adjective.deprel.view()) != "amod") continue;
    Token& noun = doc_.tokens[n];
    const auto kase = feature(noun, "Case"), other = feature(adjective, "Case");
    if (feature(adjective, "Number") != "Plur" || kase.empty() || other.empty() || noun.head == kNone) continue;
    if (kase == other && same_number(feature(noun, "Number"), feature(adjective, "Number"))) continue;
    if (other != "Ins") continue;  // the other cases of the plural may look like that of the noun
    adposition.head = t + 1;
    adjective.head = noun.head;
    adjective.deprel = Symbol("advmod");
    const auto verb = noun.head;
    if (doc_.tokens[verb].upos != Upos::VERB || base_of(noun.deprel.view()) != "obl") continue;
    if (kase == "Nom" && !has_subject(verb) && agree(noun, doc_.tokens[verb]))
      noun.deprel = Symbol("nsubj");
    else if ((kase == "Acc" || kase == "Gen") && !has_object(verb))
      noun.deprel = Symbol("obj");
    else if (kase == "Dat")
      noun.deprel = Symbol("iobj");
  }
}

// "umowa między Kanadą a Islandią weszła w życie": an instrumental is no subject, but joined to the one before it.
void TreeRepairs::join_instrumentals() {
  for (auto t = begin_ + 2; t < end_; ++t) {
    Token& noun = doc_.tokens[t];
    const auto kase = feature(noun, "Case");
    if (base_of(noun.deprel.view()) != "nsubj" || (kase != "Ins" && kase != "Loc")) continue;
    if (noun.upos != Upos::NOUN && noun.upos != Upos::PROPN) continue;
    const Token &conjunction = doc_.tokens[t - 1], &before = doc_.tokens[t - 2];
    if (conjunction.upos != Upos::CCONJ || (before.upos != Upos::NOUN && before.upos != Upos::PROPN)) continue;
    const auto first = base_of(before.deprel.view()) == "flat" && before.head != kNone ? before.head : t - 2;
    if (feature(doc_.tokens[first], "Case") != kase || above(t, first)) continue;
    noun.head = first;
    noun.deprel = Symbol("conj");
  }
}

// "przekazanie Ukrainie amunicji": no noun stands in the locative without an adposition; the dative looks alike.
void TreeRepairs::settle_locatives() {
  for (auto t = begin_; t < end_; ++t) {
    Token& noun = doc_.tokens[t];
    if (noun.head == kNone || (noun.upos != Upos::NOUN && noun.upos != Upos::PROPN)) continue;
    const auto relation = base_of(noun.deprel.view());
    const bool argument = relation == "obj" || relation == "iobj" || relation == "obl" || relation == "nmod";
    const Token& governor = doc_.tokens[noun.head];
    if (!argument || feature(noun, "Case") != "Loc" || opens_with_adposition(t) ||
        (governor.upos != Upos::VERB && feature(governor, "VerbForm") != "Vnoun"))
      continue;
    set_case(noun, "Dat");
    noun.deprel = Symbol("iobj");
  }
}

// "Nowak zarzucił premier Annie Kos, że …": a title that has one form for all cases, behind a verb that has its
// subject, is in the case of the name beside it; the genitive of names looks like their dative.
bool TreeRepairs::take_for_dative(std::uint32_t t) {
  const Token& title = doc_.tokens[t];
  if (title.head >= t || feature(title, "Case") != "Nom" || !agreeing_subject_before(title.head)) return false;
  for (auto c = t + 1; c < end_; ++c) {
    const auto relation = base_of(doc_.tokens[c].deprel.view());
    if (doc_.tokens[c].head != t || (relation != "appos" && relation != "flat")) continue;
    const auto kase = feature(doc_.tokens[c], "Case");
    if (kase != "Dat" && kase != "Gen" && kase != "Loc") continue;
    const auto verb = title.head;
    set_case(doc_.tokens[t], "Dat");
    doc_.tokens[t].deprel = Symbol("iobj");
    // The content that the tree hangs on the title is the verb's.
    for (auto clause = c + 1; clause < end_; ++clause)
      if (doc_.tokens[clause].head == t && base_of(doc_.tokens[clause].deprel.view()) == "ccomp")
        doc_.tokens[clause].head = verb;
    return true;
  }
  return false;
}

// "Kijów poprosił o zwołanie Rady": of a thing nominative and accusative look alike. A name before a verb that lacks a
// subject, agrees and has what completes it, is its subject.
void TreeRepairs::raise_names() {
  for (auto t = begin_; t < end_; ++t) {
    Token& name = doc_.tokens[t];
    const auto verb = name.head;
    if (name.upos != Upos::PROPN || name.deprel.view() != "obj" || verb == kNone || verb <= t || has_adposition(t))
      continue;
    const auto& v = doc_.tokens[verb];
    if (feature(name, "Case") != "Acc" || feature(name, "Animacy") != "Inan" || feature(name, "Gender") != "Masc")
      continue;
    if (v.upos != Upos::VERB || feature(v, "VerbForm") != "Fin" || feature(v, "Voice") != "Act") continue;
    if (has_subject(verb) || !agree(name, v)) continue;
    const bool complete = std::any_of(doc_.tokens.begin() + verb, doc_.tokens.begin() + end_, [&](const Token& c) {
      const auto relation = c.deprel.view();
      return c.head == verb && (relation == "obl:arg" || relation == "iobj" || relation == "ccomp" ||
                                relation == "ccomp:obj" || relation == "xcomp" || relation == "obj");
    });
    if (!complete) continue;
    name.deprel = Symbol("nsubj");
    set_case(name, "Nom");
  }
}

// "DUP zarzuca Dublinowi plany": an acronym before a verb that lacks a subject but has an object is its subject.
void TreeRepairs::raise_acronyms() {
  for (auto t = begin_; t < end_; ++t) {
    auto& acronym = doc_.tokens[t];
    if (acronym.deprel.view() != "obj" || acronym.head == kNone || acronym.head <= t || !is_acronym(acronym)) continue;
    const auto& verb = doc_.tokens[acronym.head];
    if (verb.upos != Upos::VERB || feature(verb, "VerbForm") != "Fin" || has_subject(acronym.head)) continue;
    const auto person = feature(verb, "Person");
    if ((!person.empty() && person != "3") || !has_accusative_behind(acronym.head)) continue;
    acronym.deprel = Symbol("nsubj");
    set_case(acronym, "Nom");
  }
}

// "z przywódcami wspólnot, studentami i innymi": a conjunct in another case than the noun it is told to be joined to
// belongs to the first noun above that has its case; an accusative, where there is none, is the object of a verb that has
// none: "przyjęli - wbrew radzie rządu - poprawkę".
void TreeRepairs::raise_conjuncts() {
  for (auto t = begin_ + 1; t < end_; ++t) {
    Token& conjunct = doc_.tokens[t];
    const auto kase = feature(conjunct, "Case");
    if (conjunct.deprel.view() != "conj" || conjunct.head == kNone || conjunct.head > t || kase.empty()) continue;
    const auto noun = [](const Token& n) { return n.upos == Upos::NOUN || n.upos == Upos::PROPN; };
    const Token& first = doc_.tokens[conjunct.head];
    // Case is told by an ending: many a name has none.
    const auto shows = [](const Token& n) { return n.upos != Upos::PROPN || n.form != n.lemma; };
    if (conjunct.upos == Upos::PROPN && first.upos == Upos::PROPN) continue;  // "między Niemcami a Mali"
    if (!noun(conjunct) || !noun(first) || has_adposition(t) || feature(first, "Case").empty() ||
        feature(first, "Case") == kase || !shows(first) || !shows(conjunct))
      continue;
    auto up = first.head;
    while (up != kNone && up < t && noun(doc_.tokens[up]) && feature(doc_.tokens[up], "Case") != kase)
      up = doc_.tokens[up].head;
    if (up == kNone || up >= t) continue;
    if (noun(doc_.tokens[up])) {
      conjunct.head = up;
    } else if (kase == "Acc" && !has_conjunction(t) && doc_.tokens[up].upos == Upos::VERB && !has_object(up) &&
               agreeing_subject_before(up) && feature(doc_.tokens[up], "Voice") == "Act" && !is_reflexive(up)) {
      conjunct.head = up;
      conjunct.deprel = Symbol("obj");
    }
  }
}

// "wczorajszego (21 lutego) spotkania": an adjective belongs to the noun that it agrees with.
void TreeRepairs::place_adjectives() {
  constexpr std::uint32_t kReach = 6;
  for (auto t = begin_; t < end_; ++t) {
    Token& adjective = doc_.tokens[t];
    if (adjective.upos != Upos::ADJ || adjective.deprel.view() != "amod" || adjective.head == kNone) continue;
    if (feature(adjective, "Case").empty() || inflected_alike(adjective, doc_.tokens[adjective.head])) continue;
    if (feature(doc_.tokens[adjective.head], "Case").empty()) continue;
    for (auto noun = t + 1; noun < end_ && noun <= t + kReach; ++noun) {
      const Token& n = doc_.tokens[noun];
      if (n.upos == Upos::VERB || n.upos == Upos::ADP) break;
      if (n.upos != Upos::NOUN && n.upos != Upos::PROPN) continue;
      if (inflected_alike(adjective, n) && !feature(n, "Case").empty() && !above(t, noun)) {
        adjective.head = noun;
        break;
      }
    }
  }
}

}  // namespace kronika::syntax
