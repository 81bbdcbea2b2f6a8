#include "syntax/tree_repairs.hpp"

namespace kronika::syntax {

void TreeRepairs::raise_verbs() {
  for (auto t = begin_; t < end_; ++t) {
    Token& verb = doc_.tokens[t];
    const auto noun = verb.head;
    if (verb.upos != Upos::VERB || noun == kNone || noun <= t) continue;
    const auto relation = base_of(verb.deprel.view());
    if (relation != "case" && (relation != "amod" || !has_subject(t))) continue;
    Token& object = doc_.tokens[noun];
    const auto above = base_of(object.deprel.view());
    const bool nominal = above == "appos" || above == "nmod" || above == "flat" || above == "compound";
    verb.head = object.head;
    verb.deprel = nominal ? Symbol("acl:relcl") : object.deprel;
    object.head = t;
    object.deprel = Symbol("obj");
    for (auto c = begin_; c < t; ++c) {  // what stands before the verb is the clause's
      const auto r = base_of(doc_.tokens[c].deprel.view());
      if (doc_.tokens[c].head == noun && r != "case" && r != "det" && r != "amod") doc_.tokens[c].head = t;
    }
  }
}

// "Nowak został otruty substancją": an auxiliary without its participle, and a participle in the nominative that the
// tree hangs on a noun in another case.
void TreeRepairs::raise_passives() {
  for (auto t = begin_; t < end_; ++t) {
    Token& auxiliary = doc_.tokens[t];
    const auto relation = base_of(auxiliary.deprel.view());
    if (auxiliary.upos != Upos::AUX || relation == "aux" || relation == "cop" || !has_subject(t)) continue;
    for (auto p = t + 1; p < end_; ++p) {
      Token& participle = doc_.tokens[p];
      const auto noun = participle.head;
      const auto how = base_of(participle.deprel.view());
      if (feature(participle, "Voice") != "Pass" || feature(participle, "Case") != "Nom" || noun == kNone) continue;
      if ((how != "acl" && how != "amod") || noun <= p || feature(doc_.tokens[noun], "Case") == "Nom") continue;
      if (!same_number(feature(participle, "Number"), feature(auxiliary, "Number")) || above(p, t)) break;
      participle.head = auxiliary.head;
      participle.deprel = auxiliary.deprel;
      for (auto c = begin_; c < end_; ++c)
        if (doc_.tokens[c].head == t && c != p) {
          doc_.tokens[c].head = p;
          if (doc_.tokens[c].deprel.view() == "nsubj") doc_.tokens[c].deprel = Symbol("nsubj:pass");
          if (base_of(doc_.tokens[c].deprel.view()) == "xcomp") doc_.tokens[c].deprel = Symbol("obl");
        }
      auxiliary.head = p;
      auxiliary.deprel = Symbol("aux:pass");
      break;
    }
  }
}

// "The Secretary invited France": where nothing in the sentence is finite, what the tree takes for a participle of the
// nominal, and what has an object, is what it did. A participle that is passive has none.
void TreeRepairs::raise_participles() {
  std::uint32_t root = kNone;
  for (auto t = begin_; t < end_; ++t) {
    if (doc_.tokens[t].upos == Upos::AUX || feature(doc_.tokens[t], "VerbForm") == "Fin") return;
    if (doc_.tokens[t].head == kNone) root = t;
  }
  if (root == kNone) return;
  Token& noun = doc_.tokens[root];
  if ((noun.upos != Upos::NOUN && noun.upos != Upos::PROPN) || !feature(noun, "Case").empty()) return;
  if (raise_attribute(root)) return;
  for (auto t = root + 1; t < end_; ++t) {
    Token& verb = doc_.tokens[t];
    const auto relation = base_of(verb.deprel.view());
    if (verb.upos != Upos::VERB || verb.head != root || (relation != "amod" && relation != "acl")) continue;
    if (feature(verb, "VerbForm") != "Part" || feature(verb, "Tense") != "Past" || !has_object(t)) continue;
    verb.feats = Symbol("Mood=Ind|Tense=Past|VerbForm=Fin");
    verb.head = kNone;
    verb.deprel = Symbol("root");
    noun.head = t;
    noun.deprel = Symbol("nsubj");
    for (auto c = begin_; c < end_; ++c)  // what stands behind the verb is its own
      if (c > t && doc_.tokens[c].head == root) doc_.tokens[c].head = t;
    return;
  }
}

// "charges the Kremlin denies": no name is a part of a finite verb, but its subject.
void TreeRepairs::raise_parts() {
  for (auto t = begin_ + 1; t < end_; ++t) {
    Token& noun = doc_.tokens[t - 1];
    if (doc_.tokens[t].upos != Upos::VERB || feature(doc_.tokens[t], "VerbForm") != "Fin" || noun.head != t) continue;
    if (noun.upos != Upos::PROPN || noun.deprel.view() != "compound") continue;
    if (!feature(noun, "Case").empty() || has_subject(t)) continue;
    noun.deprel = Symbol("nsubj");
    for (auto c = begin_; c + 1 < t; ++c)
      if (doc_.tokens[c].head == t && base_of(doc_.tokens[c].deprel.view()) == "det") doc_.tokens[c].head = t - 1;
  }
}

// "comes after the cabinet rejected a deal": what stands between an adposition and a finite verb without a subject is
// the subject of a clause.
void TreeRepairs::raise_clauses() {
  for (auto t = begin_ + 2; t < end_; ++t) {
    Token& verb = doc_.tokens[t];
    if (verb.upos != Upos::VERB || feature(verb, "VerbForm") != "Fin" || verb.head == kNone || has_subject(t)) continue;
    const auto how = base_of(verb.deprel.view());
    if (how != "ccomp" && how != "acl" && how != "advcl") continue;
    if (!feature(verb, "Gender").empty() || verb.deprel.view() == "acl:relcl") continue;
    auto n = t - 1;
    while (n > begin_ && doc_.tokens[n].upos == Upos::ADV && doc_.tokens[n].head == t) --n;
    Token& noun = doc_.tokens[n];
    const auto place = base_of(noun.deprel.view());
    if ((noun.upos != Upos::NOUN && noun.upos != Upos::PROPN) || !feature(noun, "Case").empty()) continue;
    if ((place != "obl" && place != "nmod") || noun.head == kNone || noun.head >= n || above(n, verb.head)) continue;
    if (verb.head != n && verb.head != noun.head) continue;
    for (auto a = begin_; a < n; ++a) {
      Token& adposition = doc_.tokens[a];
      if (adposition.head != n || base_of(adposition.deprel.view()) != "case" || adposition.upos != Upos::ADP) continue;
      adposition.head = t;
      adposition.deprel = Symbol("mark");
      verb.head = noun.head;
      verb.deprel = Symbol("advcl");
      noun.head = t;
      noun.deprel = Symbol("nsubj");
      break;
    }
  }
}

// "Riyadh on Sunday froze trade.": a sentence whose root is a name tells what that did, where the tree takes it for a
// relative clause without a pronoun.
void TreeRepairs::raise_relative_clauses() {
  if (end_ - begin_ < 2 || doc_.tokens[end_ - 1].form != ".") return;
  for (auto t = begin_ + 1; t < end_; ++t) {
    Token& verb = doc_.tokens[t];
    const auto name = verb.head;
    if (verb.deprel.view() != "acl:relcl" || name == kNone || name > t || doc_.tokens[name].head != kNone) continue;
    const bool bare = feature(verb, "VerbForm") == "Fin" && !has_subject(t) && relative_pronoun(t) == kNone;
    if (!bare || doc_.tokens[name].upos != Upos::PROPN || !feature(doc_.tokens[name], "Case").empty()) return;
    verb.head = kNone;
    verb.deprel = Symbol("root");
    doc_.tokens[name].head = t;
    doc_.tokens[name].deprel = Symbol("nsubj");
    for (auto c = t + 1; c < end_; ++c)
      if (doc_.tokens[c].head == name) doc_.tokens[c].head = t;
    return;
  }
}

// "Norway delivered tanks.": or for an attribute of it, where a noun stands before.
bool TreeRepairs::raise_attribute(std::uint32_t root) {
  if (doc_.tokens[end_ - 1].form != ".") return false;
  for (auto t = begin_ + 1; t < root; ++t) {
    Token& verb = doc_.tokens[t];
    Token& subject = doc_.tokens[t - 1];
    if (verb.upos != Upos::VERB || verb.head != root || base_of(verb.deprel.view()) != "amod") continue;
    if (feature(verb, "VerbForm") != "Part" || feature(verb, "Tense") != "Past") continue;
    const auto relation = base_of(subject.deprel.view());
    if ((subject.upos != Upos::NOUN && subject.upos != Upos::PROPN) ||
        (relation != "compound" && relation != "nmod" && relation != "flat") ||
        (subject.head != root && subject.head != t))
      return false;
    for (auto c = begin_; c + 1 < t; ++c)
      if (doc_.tokens[c].head == root || doc_.tokens[c].head == t) doc_.tokens[c].head = t - 1;
    subject.head = t;
    subject.deprel = Symbol("nsubj");
    verb.feats = Symbol("Mood=Ind|Tense=Past|VerbForm=Fin");
    verb.head = kNone;
    verb.deprel = Symbol("root");
    doc_.tokens[root].head = t;
    doc_.tokens[root].deprel = Symbol("obj");
    return true;
  }
  return false;
}

// "decyzja sądu, który uniewinnił": the clause belongs to the noun that its pronoun agrees with.
void TreeRepairs::place_relative_clauses() {
  for (auto t = begin_; t < end_; ++t) {
    Token& verb = doc_.tokens[t];
    if (verb.deprel.view() != "acl:relcl" || verb.head == kNone || verb.head >= t) continue;
    const auto pronoun = relative_pronoun(t);
    if (pronoun == kNone || feature(doc_.tokens[pronoun], "Gender").empty()) continue;  // as in English
    if (refers(pronoun, verb.head) || agrees_above(pronoun, verb.head)) continue;
    for (auto noun = pronoun; noun-- > verb.head + 1;)
      if (doc_.tokens[noun].upos != Upos::ADJ && above(verb.head, noun) && refers(pronoun, noun) &&
          !verbal_between(noun, verb.head)) {
        verb.head = noun;
        break;
      }
  }
}

// "powiedział, że spotkanie się odbędzie, ale odmówił", "said Peru would pay, and accused …": what cannot share the
// subject of its clause, or its tense, is told of the clause above.
void TreeRepairs::place_coordinated_verbs() {
  for (auto t = begin_; t < end_; ++t) {
    Token& verb = doc_.tokens[t];
    if (verb.upos != Upos::VERB || verb.deprel.view() != "conj" || verb.head == kNone || has_subject(t)) continue;
    const Token& first = doc_.tokens[verb.head];
    const bool clause = first.upos == Upos::VERB || predicates(verb.head);  // "są sprzeczne i obiecał"
    if (!clause || first.head == kNone) continue;
    const auto subject = subject_of(verb.head);
    const Token& main = doc_.tokens[first.head];
    const auto relation = base_of(first.deprel.view());
    if (subject == kNone || main.upos != Upos::VERB || (relation != "ccomp" && relation != "advcl")) continue;
    const bool gendered = !feature(verb, "Gender").empty() && !feature(main, "Gender").empty();
    if (gendered && !agree(main, verb)) continue;
    const bool of_past = relation == "ccomp" && first.head < verb.head && is_past(first.head) && is_past(t) &&
                         predicates(verb.head) && !is_past(verb.head);
    if (of_past || (gendered && !agree(doc_.tokens[subject], verb))) verb.head = first.head;
  }
}

// "welcomed efforts to improve the economy, and called on …": a finite verb is coordinated with a finite one, of whose
// subject it tells more, whatever stands between.
void TreeRepairs::raise_finite_conjuncts() {
  for (auto t = begin_; t < end_; ++t) {
    Token& verb = doc_.tokens[t];
    if (verb.upos != Upos::VERB || base_of(verb.deprel.view()) != "conj" || verb.head == kNone || has_subject(t))
      continue;
    // Of an infinitive no participle is the second: it is the past, which looks alike.
    const bool alike = feature(verb, "VerbForm") == "Part" && feature(verb, "Tense") == "Past" && !is_finite(t) &&
                       feature(doc_.tokens[verb.head], "VerbForm") == "Inf";
    if ((feature(verb, "VerbForm") != "Fin" && !alike) || !feature(verb, "Gender").empty() || is_finite(verb.head))
      continue;
    auto up = verb.head;
    for (std::uint32_t steps = 0; up != kNone && steps <= end_ - begin_; ++steps) {
      if (is_finite(up) && has_subject(up)) break;
      // A clause with a subject of its own, or one that tells of a noun, lies between.
      const auto relation = base_of(doc_.tokens[up].deprel.view());
      up = relation == "parataxis" || doc_.tokens[up].deprel.view() == "acl:relcl" ? kNone : doc_.tokens[up].head;
    }
    if (up == kNone || up >= t || above(t, up)) continue;
    verb.head = up;
    if (alike) verb.feats = Symbol("Mood=Ind|Tense=Past|VerbForm=Fin");
  }
}

// "musimy prowadzić rozmowy i zawierać umowy": an infinitive is coordinated with the infinitive before it.
void TreeRepairs::place_coordinated_infinitives() {
  for (auto t = begin_; t < end_; ++t) {
    Token& second = doc_.tokens[t];
    if (second.upos != Upos::VERB || second.deprel.view() != "conj" || second.head == kNone) continue;
    if (feature(second, "VerbForm") != "Inf" || feature(doc_.tokens[second.head], "VerbForm") != "Fin") continue;
    for (auto first = second.head + 1; first < t; ++first)
      if (doc_.tokens[first].head == second.head && doc_.tokens[first].deprel.view() == "xcomp" &&
          feature(doc_.tokens[first], "VerbForm") == "Inf") {
        second.head = first;
        break;
      }
  }
}

}  // namespace kronika::syntax
