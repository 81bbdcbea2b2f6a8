#include "syntax/tree_repairs.hpp"

#include <algorithm>
#include <vector>

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

// "Choć plan jest stary i drogi, Oslo zaproponowało": a bare nominative behind a clause, which the tree coordinates with
// its predicate, is the subject of the verb that the clause stands before.
void TreeRepairs::free_nominatives() {
  for (auto t = begin_ + 1; t < end_; ++t) {
    Token& noun = doc_.tokens[t];
    if (noun.upos != Upos::NOUN && noun.upos != Upos::PROPN) continue;
    if (!same_base(t, "conj") || feature(noun, "Case") != "Nom" || has_adposition(t)) continue;
    auto clause = noun.head;
    const auto upos = doc_.tokens[clause].upos;
    if (clause > t || (upos != Upos::ADJ && upos != Upos::VERB)) continue;
    while (same_base(clause, "conj") && doc_.tokens[clause].head != kNone) clause = doc_.tokens[clause].head;
    const auto verb = doc_.tokens[clause].head;
    if (!same_base(clause, "advcl") || verb == kNone || verb < t) continue;
    if (doc_.tokens[verb].upos != Upos::VERB || feature(doc_.tokens[verb], "VerbForm") != "Fin" || has_subject(verb) ||
        !agree(noun, doc_.tokens[verb]))
      continue;
    auto first = t;
    while (first > begin_ && doc_.tokens[first - 1].form != "," && above(t, first - 1)) --first;
    if (first == begin_ || doc_.tokens[first - 1].form != ",") continue;
    bool next = true;
    for (auto u = t + 1; u < verb && next; ++u) next = above(t, u) || leads_to(u, verb);
    if (!next) continue;
    noun.head = verb;
    noun.deprel = Symbol("nsubj");
  }
}

// "krytykowali zapowiedzi premier Anny Nowak": beside a subject a woman's title, which does not show its case, before a
// name in the genitive belongs to the noun before it. So does one taken to stand beside that noun: "rzecznik premier
// Anny Nowak".
void TreeRepairs::lower_titles() {
  for (auto t = begin_ + 1; t + 1 < end_; ++t) {
    Token& title = doc_.tokens[t];
    Token& name = doc_.tokens[t + 1];
    const auto relation = base_of(title.deprel.view());
    const bool beside = relation == "appos" && title.head == t - 1;
    if (title.upos != Upos::NOUN || title.head == kNone || (relation != "nsubj" && !beside)) continue;
    if (feature(title, "Animacy") != "Hum" || feature(title, "Case") != "Nom" || has_adposition(t)) continue;
    // "premier Giorgii Meloni": tagged as a nominative, which would be the lemma.
    const bool genitive = feature(name, "Case") == "Gen" || (beside && !name.lemma.empty() && name.form != name.lemma);
    if (name.upos != Upos::PROPN || !genitive || (name.head != t && !(beside && name.head == t - 1))) continue;
    bool another = false;
    for (auto first = begin_; first < t; ++first)
      another =
          another || (doc_.tokens[first].head == title.head && base_of(doc_.tokens[first].deprel.view()) == "nsubj");
    auto noun = t - 1;
    while (noun > begin_ && doc_.tokens[noun].upos == Upos::ADJ && feature(doc_.tokens[noun], "Case") == "Gen") --noun;
    if ((!another && !beside) || doc_.tokens[noun].upos != Upos::NOUN || above(t, noun)) continue;
    title.head = noun;
    title.deprel = Symbol("nmod");
    set_case(title, "Gen");
    name.head = t;
    name.deprel = Symbol("appos");
  }
}

// "Nowak pochwalił premier Adę Lind", "zdaniem premier Ady Lind Szwecja złamała": a woman's title shows no case, but her
// name does. Beside a subject one in the accusative is the object; behind a noun one in the genitive is that noun's, where
// a name in the nominative behind hers is the subject.
void TreeRepairs::settle_titles() {
  for (auto t = begin_ + 1; t + 1 < end_; ++t) {
    Token& title = doc_.tokens[t];
    Token& name = doc_.tokens[t + 1];
    if (title.upos != Upos::NOUN || title.deprel.view() != "nsubj" || feature(title, "Animacy") != "Hum" ||
        feature(title, "Case") != "Nom" || feature(title, "Number") != "Sing")
      continue;
    if (name.upos != Upos::PROPN || name.head != t || feature(name, "Gender") != "Fem") continue;
    const auto verb = title.head;
    const auto kase = feature(name, "Case");
    if (kase == "Acc" && subject_of(verb) != t && verb < t && !has_object(verb)) {
      title.deprel = Symbol("obj");
      set_case(title, kase);
      name.deprel = Symbol("appos");
    } else if (kase == "Gen" && doc_.tokens[t - 1].upos == Upos::NOUN && doc_.tokens[t - 1].head == verb) {
      for (auto s = t + 2; s < verb && s < end_; ++s) {
        Token& other = doc_.tokens[s];
        if (other.head != t || other.upos != Upos::PROPN || feature(other, "Case") != "Nom" ||
            !agree(other, doc_.tokens[verb]) || agree(title, doc_.tokens[verb]))
          continue;
        other.head = verb;
        other.deprel = Symbol("nsubj");
        title.head = t - 1;
        title.deprel = Symbol("nmod");
        set_case(title, kase);
        break;
      }
    }
  }
}

// "pisze do Ady Lind, prezydent Peru": set off behind a woman's name in another case, such a title says who she is, where
// the verb stands before it and it is told to be one more subject, or a conjunct of what no conjunction joins it to.
void TreeRepairs::appose_titles() {
  for (auto t = begin_ + 2; t < end_; ++t) {
    Token& title = doc_.tokens[t];
    if (title.upos != Upos::NOUN || title.head == kNone || doc_.tokens[t - 1].form != ",") continue;
    if (feature(title, "Animacy") != "Hum" || feature(title, "Case") != "Nom" || feature(title, "Number") != "Sing")
      continue;
    const auto relation = base_of(title.deprel.view());
    const bool another = relation == "nsubj" && title.head < t && subject_of(title.head) != t;
    if (!another && (relation != "conj" || has_conjunction(t) || title.head > t)) continue;
    auto name = t - 2;
    while (doc_.tokens[name].deprel.view() == "flat" && doc_.tokens[name].head < name) name = doc_.tokens[name].head;
    const auto kase = feature(doc_.tokens[name], "Case");
    if (doc_.tokens[name].upos != Upos::PROPN || feature(doc_.tokens[name], "Gender") != "Fem" || kase.empty() ||
        kase == "Nom" || title.head == name)
      continue;
    title.head = name;
    title.deprel = Symbol("appos");
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

// "powiedział PAP Jan Kos": letters right behind the verb and before its subject, which show no case, are whom somebody
// speaks to.
void TreeRepairs::free_acronyms() {
  for (auto t = begin_ + 1; t + 1 < end_; ++t) {
    Token& letters = doc_.tokens[t];
    Token& next = doc_.tokens[t + 1];
    const auto verb = letters.head;
    if (letters.deprel.view() != "nsubj" || verb != t - 1 || !is_acronym(letters)) continue;
    if (doc_.tokens[verb].upos != Upos::VERB || feature(next, "Case") != "Nom" || feature(next, "Animacy") != "Hum")
      continue;
    const bool joined = next.head == t && next.upos == Upos::PROPN && base_of(next.deprel.view()) == "flat";
    const bool second = next.head == verb && next.deprel.view() == "nsubj";
    if (!joined && !second) continue;
    next.head = verb;
    next.deprel = Symbol("nsubj");
    letters.deprel = Symbol("iobj");
    set_case(letters, "Dat");
  }
}

namespace {

// Of things nominative and accusative look alike, but for feminines in the singular.
bool either_case(const Token& noun) {
  if (noun.upos != Upos::NOUN && noun.upos != Upos::PROPN) return false;
  const auto kase = feature(noun, "Case");
  if ((kase != "Nom" && kase != "Acc") || feature(noun, "Animacy") == "Hum") return false;
  return feature(noun, "Gender") != "Fem" || feature(noun, "Number") == "Plur";
}

}  // namespace

// "Propozycję odrzucił rząd", "Nowe cła nałożył rząd": of two things around a verb the one behind it that it agrees with
// is its subject, where the one before it is told to be an object too, or does not agree.
void TreeRepairs::swap_objects() {
  for (auto t = begin_ + 1; t < end_; ++t) {
    Token& noun = doc_.tokens[t];
    const auto verb = noun.head;
    if (noun.deprel.view() != "obj" || verb == kNone || verb >= t || !either_case(noun) || has_adposition(t)) continue;
    const Token& v = doc_.tokens[verb];
    if (v.upos != Upos::VERB || feature(v, "VerbForm") != "Fin" || feature(v, "Voice") != "Act" || !agree(noun, v))
      continue;
    auto before = kNone;
    for (auto c = begin_; c < verb; ++c)
      if (doc_.tokens[c].head == verb && !has_adposition(c) &&
          (doc_.tokens[c].deprel.view() == "obj" || doc_.tokens[c].deprel.view() == "nsubj"))
        before = before == kNone ? c : end_;
    if (before == kNone || before == end_) continue;
    Token& first = doc_.tokens[before];
    if (first.deprel.view() == "nsubj") {
      if (!either_case(first) || coordinated(before) || agree(first, v)) continue;
      first.deprel = Symbol("obj");
      set_case(first, "Acc");
    } else if (feature(first, "Case") != "Acc" || either_case(first) || has_subject(verb)) {
      continue;
    }
    noun.deprel = Symbol("nsubj");
    set_case(noun, "Nom");
  }
}

// "plan, który Norwegia odrzuciła": of a relative pronoun and a noun that the verb agrees with, both told to be its
// subject, the pronoun is none, if its noun can be an object. A noun that can be one too (a day, say) must be a name, or
// the pronoun not agree with the verb.
bool TreeRepairs::subject_beside(std::uint32_t pronoun) const {
  const Token& relative = doc_.tokens[pronoun];
  if (!either_case(doc_.tokens[doc_.tokens[relative.head].head])) return false;
  for (auto c = pronoun + 1; c < end_; ++c) {
    const Token& noun = doc_.tokens[c];
    const Token& verb = doc_.tokens[relative.head];
    if (noun.head != relative.head || noun.deprel.view() != "nsubj" || feature(noun, "Case") != "Nom") continue;
    return agree(noun, verb) && (!either_case(noun) || noun.upos == Upos::PROPN || !agree(relative, verb));
  }
  return false;
}

// "rozmów, jakie odbył": a relative pronoun in the plural is no subject of a verb in the singular.
void TreeRepairs::lower_relatives() {
  for (auto t = begin_; t < end_; ++t) {
    Token& pronoun = doc_.tokens[t];
    if (pronoun.head == kNone || pronoun.head <= t || pronoun.deprel.view() != "nsubj") continue;
    if (feature(pronoun, "PronType") != "Rel") continue;
    const Token& verb = doc_.tokens[pronoun.head];
    if (verb.upos != Upos::VERB || feature(verb, "Voice") != "Act" || feature(verb, "VerbForm") != "Fin") continue;
    if (has_object(pronoun.head)) continue;
    const bool plural =
        feature(pronoun, "Number") == "Plur" && feature(verb, "Number") == "Sing" && feature(verb, "Gender") != "Neut";
    const bool clause = base_of(verb.deprel.view()) == "acl" && verb.head != kNone && verb.head < t;
    if (!plural && !(clause && subject_beside(t))) continue;
    pronoun.deprel = Symbol("obj");
    set_case(pronoun, "Acc");
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

// Whether nothing stands between a phrase that ends before `t` and the verb but what is small and the verb's own.
bool TreeRepairs::leads_to(std::uint32_t t, std::uint32_t verb) const {
  const Token& token = doc_.tokens[t];
  const auto relation = base_of(token.deprel.view());
  return token.upos == Upos::PUNCT || (token.head == verb && (relation == "aux" || relation == "advmod"));
}

// A finite verb of a language whose verbs do not drop their subjects, and that has none.
bool TreeRepairs::lacks_subject(std::uint32_t verb) const {
  const Token& v = doc_.tokens[verb];
  if (v.upos != Upos::VERB || !feature(v, "Aspect").empty() || feature(v, "Mood") == "Imp") return false;
  const auto relation = base_of(v.deprel.view());
  if (relation != "root" && relation != "ccomp" && relation != "parataxis") return false;
  return predicates(verb) && !has_subject(verb);
}

// "After the talks in Quito, Minister Lind, who is retiring, said": what the tree hangs on a circumstance from which a
// comma parts it is the subject of a verb that has none.
void TreeRepairs::free_subjects() {
  const auto set_off = [&](std::uint32_t t) {
    return t > begin_ && doc_.tokens[t].head != kNone && doc_.tokens[t].head < t &&
           (same_base(t, "appos") || same_base(t, "conj")) && feature(doc_.tokens[t], "Case").empty() &&
           (doc_.tokens[t].upos == Upos::NOUN || doc_.tokens[t].upos == Upos::PROPN) && !has_adposition(t);
  };
  for (auto verb = begin_; verb < end_; ++verb) {
    if (!lacks_subject(verb)) continue;
    for (auto noun = begin_; noun < verb; ++noun) {
      if (!set_off(noun) || !above(verb, noun)) continue;
      const auto h = doc_.tokens[noun].head;
      auto first = noun;
      while (first > h + 1 && above(noun, first - 1)) --first;
      while (first < noun && doc_.tokens[first].upos == Upos::PUNCT) ++first;
      auto comma = first - 1;
      if (comma > h && doc_.tokens[comma].upos == Upos::PUNCT && doc_.tokens[comma].form != ",")
        --comma;  // "… ,” Lind said"
      if (comma <= h || doc_.tokens[comma].form != ",") continue;
      // Other parts of its list or of what it is called may hang beside it.
      std::vector<std::uint32_t> beside;
      bool whole = true;
      for (auto t = noun + 1; t < verb && whole; ++t) {
        if (above(noun, t) || leads_to(t, verb)) continue;
        const auto part = std::find_if(beside.begin(), beside.end(), [&](auto b) { return above(b, t); });
        if (part != beside.end()) continue;
        auto up = t;
        while (up != kNone && doc_.tokens[up].head != h) up = doc_.tokens[up].head;
        whole = up != kNone && up > noun && up < verb && set_off(up);
        if (whole) beside.push_back(up);
      }
      // "In Lima, Peru, crowds gathered": one part less would have ended in a comma or begun with "and".
      const auto joined = [&](std::uint32_t part) {
        for (auto c = h + 1; c < part; ++c)
          if (doc_.tokens[c].head == part && base_of(doc_.tokens[c].deprel.view()) == "cc") return true;
        return false;
      };
      if (!whole || (!beside.empty() && doc_.tokens[verb - 1].form != "," && !joined(beside.back()))) continue;
      for (auto part : beside) doc_.tokens[part].head = noun;
      doc_.tokens[noun].head = verb;
      doc_.tokens[noun].deprel = Symbol("nsubj");
      break;
    }
  }
}

// "The embassy was attacked and reports said that …": of two subjects of one verb one is that of a verb behind it that
// has none.
void TreeRepairs::share_subjects() {
  for (auto verb = begin_ + 1; verb < end_; ++verb) {
    if (!lacks_subject(verb)) continue;
    auto last = verb;
    while (last > begin_ && leads_to(last - 1, verb) && doc_.tokens[last - 1].upos != Upos::PUNCT) --last;
    if (last == begin_) continue;
    for (auto noun = last - 1; noun != kNone; noun = doc_.tokens[noun].head) {
      const auto h = doc_.tokens[noun].head;
      if (h == verb || h == kNone) break;
      if (!same_base(noun, "nsubj")) continue;
      bool other = false;
      for (auto c = begin_; c < end_; ++c)
        other = other || (c != noun && doc_.tokens[c].head == h && same_base(c, "nsubj"));
      if (!other || above(noun, verb)) break;
      doc_.tokens[noun].head = verb;
      doc_.tokens[noun].deprel = Symbol("nsubj");
      break;
    }
  }
}

}  // namespace kronika::syntax
