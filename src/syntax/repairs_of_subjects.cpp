#include "syntax/tree_repairs.hpp"

namespace kronika::syntax {

// "Pytana o plany, odmówiła odpowiedzi": a participle set off in front tells of whoever does what follows.
void TreeRepairs::free_participle() {
  for (auto t = begin_; t < end_; ++t) {
    Token& participle = doc_.tokens[t];
    if (participle.upos == Upos::PUNCT) continue;  // an opening mark
    if (participle.head == kNone || participle.head < t || participle.deprel.view() != "nsubj" ||
        feature(participle, "VerbForm") != "Part" || feature(participle, "Voice") != "Pass")
      return;
    bool comma = false;
    for (auto u = t + 1; u < participle.head; ++u) comma = comma || doc_.tokens[u].form == ",";
    for (auto u = t + 1; u < end_; ++u)
      if (doc_.tokens[u].head == t && doc_.tokens[u].deprel.view() == "acl:relcl") return;  // "accused, who …"
    if (comma) participle.deprel = Symbol("advcl");
    return;
  }
}

// "mają przyjechać nowi ministrowie": a bare nominative that agrees with a verb without a subject is its subject.
void TreeRepairs::raise_nominatives() {
  for (auto t = begin_; t < end_; ++t) {
    Token& noun = doc_.tokens[t];
    if (noun.head == kNone || (noun.upos != Upos::NOUN && noun.upos != Upos::PROPN)) continue;
    const auto relation = base_of(noun.deprel.view());
    const bool oblique = relation == "obl" || relation == "iobj";
    // Things have the same form as objects, which a reflexive verb does not have.
    const bool subject = feature(noun, "Animacy") == "Hum" || is_reflexive(noun.head);
    if (!oblique && (relation != "obj" || !subject)) continue;
    if (feature(noun, "Case") != "Nom" || has_adposition(t)) continue;
    auto verb = noun.head;
    if (doc_.tokens[verb].upos != Upos::VERB || has_subject(verb)) continue;
    if (base_of(doc_.tokens[verb].deprel.view()) == "xcomp" && doc_.tokens[verb].head != kNone)
      verb = doc_.tokens[verb].head;  // the infinitive's subject is that of the verb above
    const Token& governor = doc_.tokens[verb];
    if (governor.upos != Upos::VERB || feature(governor, "VerbForm") != "Fin" || has_subject(verb) ||
        !agree(noun, governor))
      continue;
    noun.head = verb;
    noun.deprel = Symbol("nsubj");
  }
}

// "krytykowali zapowiedzi premier Anny Nowak": beside a subject a woman's title, which does not show its case, before a
// name in the genitive belongs to the noun before it.
void TreeRepairs::lower_titles() {
  for (auto t = begin_ + 1; t + 1 < end_; ++t) {
    Token& title = doc_.tokens[t];
    const Token& name = doc_.tokens[t + 1];
    if (title.upos != Upos::NOUN || title.head == kNone || base_of(title.deprel.view()) != "nsubj") continue;
    if (feature(title, "Animacy") != "Hum" || feature(title, "Case") != "Nom" || has_adposition(t)) continue;
    if (name.upos != Upos::PROPN || name.head != t || feature(name, "Case") != "Gen") continue;
    bool another = false;
    for (auto first = begin_; first < t; ++first)
      another =
          another || (doc_.tokens[first].head == title.head && base_of(doc_.tokens[first].deprel.view()) == "nsubj");
    auto noun = t - 1;
    while (noun > begin_ && doc_.tokens[noun].upos == Upos::ADJ && feature(doc_.tokens[noun], "Case") == "Gen") --noun;
    if (!another || doc_.tokens[noun].upos != Upos::NOUN || above(t, noun)) continue;
    title.head = noun;
    title.deprel = Symbol("nmod");
    set_case(title, "Gen");
  }
}

void TreeRepairs::part_subjects() {
  for (auto t = begin_; t < end_; ++t) {
    const Token& second = doc_.tokens[t];
    if (second.head == kNone || second.deprel.view() != "nsubj") continue;
    if (take_for_dative(t)) continue;
    const Token& verb = doc_.tokens[second.head];
    if (verb.upos != Upos::VERB || feature(verb, "Voice") != "Act" || has_object(second.head)) continue;
    // "Nowak, który …, wezwał Madryt": of two that agree the later one, a thing, has the form of an object. So have
    // names of firms and the like, which may be taken for people's.
    const bool thing = t > second.head && (feature(second, "Animacy") == "Inan" || second.upos == Upos::PROPN);
    if (agree(second, verb) && !thing) continue;
    if (t < second.head) {
      complete_subject(t);
      continue;
    }
    const auto does = [&](std::uint32_t first) {  // "Norwegia i Szwecja potępiły": two in the singular are many
      return agree(doc_.tokens[first], verb) || (coordinated(first) && feature(verb, "Number") == "Plur");
    };
    for (auto first = begin_; first < second.head; ++first)
      if (doc_.tokens[first].head == second.head && doc_.tokens[first].deprel.view() == "nsubj" && does(first)) {
        doc_.tokens[t].deprel = Symbol("obj");
        break;
      }
  }
}

// "a potem chwali wyniki", "dodali, że popierają Iran": a thing behind a verb that it does not agree with is no subject
// but object.
void TreeRepairs::lower_objects() {
  for (auto t = begin_; t < end_; ++t) {
    Token& noun = doc_.tokens[t];
    if (noun.head == kNone || noun.head >= t || noun.deprel.view() != "nsubj") continue;
    const bool name = noun.upos == Upos::PROPN && feature(noun, "Animacy") == "Inan";
    if (noun.upos != Upos::NOUN && !name) continue;
    const Token& verb = doc_.tokens[noun.head];
    if (verb.upos != Upos::VERB || feature(verb, "Voice") != "Act" || feature(verb, "VerbForm") != "Fin") continue;
    // "i domagała się uwolnienia": who does it agrees with such a verb, and stands in no genitive.
    const auto verbs_gender = feature(verb, "Gender");
    if (noun.upos == Upos::NOUN && feature(noun, "Case") == "Gen" && feature(noun, "Animacy") != "Hum" &&
        feature(verb, "Number") == "Sing" && (verbs_gender == "Fem" || verbs_gender == "Masc") &&
        feature(noun, "Gender") != verbs_gender) {
      noun.deprel = Symbol("obj");
      continue;
    }
    if (feature(noun, "Case") != "Nom" || feature(noun, "Animacy") == "Hum" || has_object(noun.head)) continue;
    const auto number = feature(noun, "Number"), verbs = feature(verb, "Number");
    const bool many = number == "Plur" && verbs == "Sing";
    const bool one = number == "Sing" && verbs == "Plur" && !coordinated(t);
    // Of feminines in the singular nominative and accusative differ.
    if ((many && !name) || (one && feature(noun, "Gender") != "Fem")) noun.deprel = Symbol("obj");
  }
}

// "Rzeczniczka premier Theresy May powiedziała": a second noun right after the subject belongs to it.
void TreeRepairs::complete_subject(std::uint32_t t) {
  if (t == begin_) return;
  const Token& before = doc_.tokens[t - 1];
  if (before.head != doc_.tokens[t].head || before.deprel.view() != "nsubj" || !agree(before, doc_.tokens[before.head]))
    return;
  doc_.tokens[t].head = t - 1;
  doc_.tokens[t].deprel = Symbol("nmod");
}

void TreeRepairs::reattach_subject() {
  for (auto t = begin_; t < end_; ++t) {
    if (!misplaced(t)) continue;
    const auto verb = verb_after(t);
    if (verb == kNone || has_subject(verb) || above(t, verb)) continue;
    const bool both = coordinated(t) && feature(doc_.tokens[verb], "Number") == "Plur";  // "Umierow i Hnatow rozpoczną"
    if (!both && !agree(doc_.tokens[t], doc_.tokens[verb])) continue;
    doc_.tokens[t].head = verb;
    doc_.tokens[t].deprel = Symbol("nsubj");
  }
}

}  // namespace kronika::syntax
