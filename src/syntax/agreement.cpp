#include "syntax/agreement.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace kronika::syntax {
namespace {

// The value of a feature; empty where the word has none.
std::string_view feature(const Token& token, std::string_view name) {
  std::string_view feats = token.feats.view();
  while (!feats.empty()) {
    const auto bar = feats.find('|');
    const auto pair = feats.substr(0, bar);
    if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
      return pair.substr(name.size() + 1);
    if (bar == std::string_view::npos) break;
    feats.remove_prefix(bar + 1);
  }
  return {};
}

constexpr int kTitleDepth = 6;  // steps from a name to what its title depends on

std::string_view base_of(std::string_view relation) { return relation.substr(0, relation.find(':')); }

bool same_or_unsaid(std::string_view a, std::string_view b) { return a.empty() || b.empty() || a == b; }

class Sentence {
 public:
  Sentence(Document& doc, std::uint32_t begin, std::uint32_t end) : doc_(doc), begin_(begin), end_(end) {}

  void raise_verbs() {
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

  // "po wizycie w Pradze u premier": an adposition stands before its noun, and before what that noun depends on.
  void place_adpositions() {
    for (auto t = begin_; t < end_; ++t) {
      Token& adposition = doc_.tokens[t];
      if (adposition.upos != Upos::ADP || base_of(adposition.deprel.view()) != "case" || adposition.head == kNone)
        continue;
      if (feature(adposition, "AdpType") == "Post") continue;
      const auto noun = noun_after(t);
      if (noun == kNone || noun == adposition.head || has_adposition(noun)) continue;
      if (feature(doc_.tokens[noun], "Case").empty()) continue;  // English puts adpositions after relative clauses too
      if (adposition.head < t ? noun_above(adposition.head, noun) : above(noun, adposition.head))
        adposition.head = noun;
    }
  }

  // "wizytą negocjatora Michela Barniera w Londynie", "rozmowy Jana Nowaka z Ewą Kos": where and with whom, behind a
  // man's name, belongs to what he did. In the genitive it may be where he is from.
  void raise_obliques() {
    for (auto t = begin_ + 1; t < end_; ++t) {
      const Token &adposition = doc_.tokens[t], &before = doc_.tokens[t - 1];
      const auto noun = adposition.head;
      if (adposition.upos != Upos::ADP || base_of(adposition.deprel.view()) != "case" || noun == kNone || noun < t)
        continue;
      const auto kase = feature(doc_.tokens[noun], "Case");
      if (before.upos != Upos::PROPN || feature(before, "Animacy") != "Hum" || (kase != "Loc" && kase != "Ins"))
        continue;
      bool inside = false;  // the noun hangs on the name, or on a title before it
      bool of_name = true;  // up to here all is the man
      bool beside = false;  // and what is above, too, as his name stands beside it
      auto up = t - 1;
      for (int steps = 0; steps < kTitleDepth && of_name && up != kNone; ++steps) {
        inside = inside || up == doc_.tokens[noun].head;
        const Token& part = doc_.tokens[up];
        const auto relation = base_of(part.deprel.view());
        of_name = beside || relation == "flat" || relation == "appos" || part.upos == Upos::PROPN ||
                  (part.upos == Upos::NOUN && feature(part, "Animacy") == "Hum");
        beside = relation == "flat" || relation == "appos";
        if (of_name) up = part.head;
      }
      if (!inside || of_name || up == kNone || up >= t || doc_.tokens[up].upos != Upos::NOUN || above(noun, up)) continue;
      doc_.tokens[noun].head = up;
      doc_.tokens[noun].deprel = Symbol("nmod");
    }
  }

  // "z premier Ewą Nowak": a noun under an adposition that could be a nominative has the case of its modifiers.
  void settle_cases() {
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

  // "umowa między Kanadą a Islandią weszła w życie": an instrumental is no subject, but joined to the one before it.
  void join_instrumentals() {
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

  // "Nowak został otruty substancją": an auxiliary without its participle, and a participle in the nominative that the
  // tree hangs on a noun in another case.
  void raise_passives() {
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

  // "przyjął w Delhi prezydenta Kenii": the name of a place owns nobody. A man's accusative is his genitive, and he is the
  // object of a verb that has none.
  void raise_people() {
    for (auto t = begin_ + 1; t < end_; ++t) {
      Token& man = doc_.tokens[t];
      const auto place = man.head;
      if (man.upos != Upos::NOUN || feature(man, "Animacy") != "Hum" || feature(man, "Case") != "Gen") continue;
      if (base_of(man.deprel.view()) != "nmod" || place == kNone || place >= t || has_adposition(t)) continue;
      const Token& name = doc_.tokens[place];
      const auto verb = name.head;
      if (name.upos != Upos::PROPN || base_of(name.deprel.view()) != "obl" || feature(name, "Case") != "Loc") continue;
      if (verb == kNone || verb >= place || doc_.tokens[verb].upos != Upos::VERB || has_object(verb)) continue;
      if (feature(doc_.tokens[verb], "Voice") != "Act" || is_reflexive(verb)) continue;
      man.head = verb;
      man.deprel = Symbol("obj");
      set_case(man, "Acc");
    }
  }

  // "przekazanie Ukrainie amunicji": no noun stands in the locative without an adposition; the dative looks alike.
  void settle_locatives() {
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

  // "Under Secretary Nuland will travel": a title that begins like an adverbial, where a language without cases must name
  // its subject and nothing else does.
  void raise_titles() {
    for (auto t = begin_; t + 1 < end_; ++t) {
      Token& word = doc_.tokens[t];
      Token& noun = doc_.tokens[t + 1];
      if (word.upos != Upos::ADP || word.head != t + 1 || !is_capital(word) || !is_capital(noun)) continue;
      if (base_of(noun.deprel.view()) != "obl" || !feature(noun, "Case").empty() || noun.head <= t || noun.head >= end_)
        continue;
      const auto verb = noun.head;
      if (doc_.tokens[verb].upos != Upos::VERB || has_subject(verb) || !predicates(verb)) continue;
      word.upos = Upos::ADJ;
      word.deprel = Symbol("amod");
      noun.deprel = Symbol("nsubj");
    }
  }

  // "by President-elect Donald Trump": what is joined to a title by a hyphen is no verb, and its object hangs where it does.
  void join_titles() {
    for (auto t = begin_ + 2; t < end_; ++t) {
      Token& word = doc_.tokens[t];
      const Token &hyphen = doc_.tokens[t - 1], &title = doc_.tokens[t - 2];
      if (word.upos != Upos::VERB || hyphen.form != "-" || hyphen.space_after || title.space_after) continue;
      if (feature(word, "VerbForm") == "Part") continue;  // "state-controlled"
      if ((title.upos != Upos::NOUN && title.upos != Upos::PROPN) || !is_capital(title) || word.head == kNone) continue;
      for (auto c = t + 1; c < end_; ++c) {
        Token& object = doc_.tokens[c];
        if (object.head != t || word.head == t - 2 || above(c, word.head)) continue;
        object.head = word.head;
        // "opposed by": of the verb that the adposition stands behind.
        for (auto a = begin_ + 1; a < t; ++a)
          if (doc_.tokens[a].head == c && base_of(doc_.tokens[a].deprel.view()) == "case") {
            object.deprel = Symbol("obl");
            if (doc_.tokens[a - 1].upos == Upos::VERB) object.head = a - 1;
          }
      }
      word.upos = Upos::ADJ;
      word.head = t - 2;
      word.deprel = Symbol("flat");
    }
  }

  // "meet with Prime Minister Prayut": the adposition that the tree hangs on a title before the name is the name's.
  void raise_adpositions() {
    for (auto t = begin_; t < end_; ++t) {
      Token& adposition = doc_.tokens[t];
      if (adposition.upos != Upos::ADP || base_of(adposition.deprel.view()) != "case") continue;
      const auto title = adposition.head;
      if (title == kNone || title < t || title >= end_) continue;
      const auto relation = doc_.tokens[title].deprel.view();
      const auto name = doc_.tokens[title].head;
      if ((relation == "nmod:desc" || relation == "compound") && name != kNone && name > title && !has_adposition(name))
        adposition.head = name;
    }
  }

  // "The Secretary invited France": where nothing in the sentence is finite, what the tree takes for a participle of the
  // nominal, and what has an object, is what it did. A participle that is passive has none.
  void raise_participles() {
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
  void raise_parts() {
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
  void raise_clauses() {
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

  // "Norway delivered tanks.": or for an attribute of it, where a noun stands before.
  bool raise_attribute(std::uint32_t root) {
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

  // "mają przyjechać nowi ministrowie": a bare nominative that agrees with a verb without a subject is its subject.
  void raise_nominatives() {
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

  bool is_reflexive(std::uint32_t verb) const {
    for (auto c = begin_; c < end_; ++c)
      if (doc_.tokens[c].head == verb && doc_.tokens[c].deprel.view() == "expl:pv") return true;
    return false;
  }

  void part_subjects() {
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
      for (auto first = begin_; first < second.head; ++first)
        if (doc_.tokens[first].head == second.head && doc_.tokens[first].deprel.view() == "nsubj" &&
            agree(doc_.tokens[first], verb)) {
          doc_.tokens[t].deprel = Symbol("obj");
          break;
        }
    }
  }

  // "Nowak zarzucił premier Annie Kos, że …": a title that has one form for all cases, behind a verb that has its
  // subject, is in the case of the name beside it; the genitive of names looks like their dative.
  bool take_for_dative(std::uint32_t t) {
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

  // "DUP zarzuca Dublinowi plany": an acronym before a verb that lacks a subject but has an object is its subject.
  void raise_acronyms() {
    for (auto t = begin_; t < end_; ++t) {
      auto& acronym = doc_.tokens[t];
      if (acronym.deprel.view() != "obj" || acronym.head == kNone || acronym.head <= t || !is_acronym(acronym))
        continue;
      const auto& verb = doc_.tokens[acronym.head];
      if (verb.upos != Upos::VERB || feature(verb, "VerbForm") != "Fin" || has_subject(acronym.head)) continue;
      const auto person = feature(verb, "Person");
      if ((!person.empty() && person != "3") || !has_accusative_behind(acronym.head)) continue;
      acronym.deprel = Symbol("nsubj");
      set_case(acronym, "Nom");
    }
  }

  // "a potem chwali wyniki": a thing behind a verb that it does not agree with in number is no subject but object.
  void lower_objects() {
    for (auto t = begin_; t < end_; ++t) {
      Token& noun = doc_.tokens[t];
      if (noun.head == kNone || noun.head >= t || noun.deprel.view() != "nsubj" || noun.upos != Upos::NOUN) continue;
      const Token& verb = doc_.tokens[noun.head];
      if (verb.upos != Upos::VERB || feature(verb, "Voice") != "Act" || feature(verb, "VerbForm") != "Fin") continue;
      if (feature(noun, "Case") != "Nom" || feature(noun, "Animacy") == "Hum" || has_object(noun.head)) continue;
      const auto number = feature(noun, "Number"), verbs = feature(verb, "Number");
      const bool many = number == "Plur" && verbs == "Sing";
      const bool one = number == "Sing" && verbs == "Plur" && !coordinated(t);
      // Of feminines in the singular nominative and accusative differ.
      if (many || (one && feature(noun, "Gender") != "Fem")) noun.deprel = Symbol("obj");
    }
  }

  // "Rzeczniczka premier Theresy May powiedziała": a second noun right after the subject belongs to it.
  void complete_subject(std::uint32_t t) {
    if (t == begin_) return;
    const Token& before = doc_.tokens[t - 1];
    if (before.head != doc_.tokens[t].head || before.deprel.view() != "nsubj" ||
        !agree(before, doc_.tokens[before.head]))
      return;
    doc_.tokens[t].head = t - 1;
    doc_.tokens[t].deprel = Symbol("nmod");
  }

  // "decyzja sądu, który uniewinnił": the clause belongs to the noun that its pronoun agrees with.
  void place_relative_clauses() {
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

  // "powiedział, że spotkanie się odbędzie, ale odmówił": what cannot share the subject of its clause is told of the
  // clause above.
  void place_coordinated_verbs() {
    for (auto t = begin_; t < end_; ++t) {
      Token& verb = doc_.tokens[t];
      if (verb.upos != Upos::VERB || verb.deprel.view() != "conj" || verb.head == kNone || has_subject(t)) continue;
      const Token& first = doc_.tokens[verb.head];
      if (first.upos != Upos::VERB || first.head == kNone || feature(verb, "Gender").empty()) continue;
      const auto subject = subject_of(verb.head);
      const Token& main = doc_.tokens[first.head];
      if (subject == kNone || main.upos != Upos::VERB || feature(main, "Gender").empty()) continue;
      const auto relation = base_of(first.deprel.view());
      if ((relation == "ccomp" || relation == "advcl") && !agree(doc_.tokens[subject], verb) && agree(main, verb))
        verb.head = first.head;
    }
  }

  // "welcomed efforts to improve the economy, and called on …": a finite verb is coordinated with a finite one, of whose
  // subject it tells more, whatever stands between.
  void raise_finite_conjuncts() {
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

  // Whether a verb, or what else a clause is about, has a form that tells a tense.
  bool is_finite(std::uint32_t t) const {
    if (feature(doc_.tokens[t], "VerbForm") == "Fin") return true;
    for (auto c = begin_; c < end_; ++c) {
      const auto relation = base_of(doc_.tokens[c].deprel.view());
      if (doc_.tokens[c].head == t && (relation == "aux" || relation == "cop") &&
          feature(doc_.tokens[c], "VerbForm") == "Fin")
        return true;
    }
    return false;
  }

  // "met President Adly Mansour three days later": what stands before a numeral does not describe what is counted, but is
  // the object of a verb that lacks one.
  void raise_objects() {
    for (auto t = begin_ + 1; t < end_; ++t) {
      const Token& number = doc_.tokens[t];
      const auto counted = number.head;
      if (number.upos != Upos::NUM || base_of(number.deprel.view()) != "nummod" || counted == kNone || counted <= t)
        continue;
      Token& name = doc_.tokens[t - 1];
      if (name.upos != Upos::PROPN || name.head != counted || !feature(name, "Case").empty()) continue;
      const auto relation = base_of(name.deprel.view());
      auto verb = doc_.tokens[counted].head;
      if (verb != kNone && doc_.tokens[verb].upos == Upos::ADV) verb = doc_.tokens[verb].head;  // "later"
      if ((relation != "compound" && relation != "amod") || base_of(doc_.tokens[counted].deprel.view()) != "obl") continue;
      if (verb == kNone || verb >= t || doc_.tokens[verb].upos != Upos::VERB || has_object(verb)) continue;
      if (above(t - 1, verb)) continue;
      for (auto c = verb + 1; c + 1 < t; ++c)
        if (doc_.tokens[c].head == counted) doc_.tokens[c].head = t - 1;
      name.head = verb;
      name.deprel = Symbol("obj");
    }
  }

  // "musimy prowadzić rozmowy i zawierać umowy": an infinitive is coordinated with the infinitive before it.
  void place_coordinated_infinitives() {
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

  // "wczorajszego (21 lutego) spotkania": an adjective belongs to the noun that it agrees with.
  void place_adjectives() {
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

  void reattach_subject() {
    for (auto t = begin_; t < end_; ++t) {
      if (!misplaced(t)) continue;
      const auto verb = verb_after(t);
      if (verb == kNone || has_subject(verb) || above(t, verb)) continue;
      const bool both =
          coordinated(t) && feature(doc_.tokens[verb], "Number") == "Plur";  // "Umierow i Hnatow rozpoczną"
      if (!both && !agree(doc_.tokens[t], doc_.tokens[verb])) continue;
      doc_.tokens[t].head = verb;
      doc_.tokens[t].deprel = Symbol("nsubj");
    }
  }

 private:
  bool agreeing_subject_before(std::uint32_t verb) const {
    for (auto c = begin_; c < verb; ++c)
      if (doc_.tokens[c].head == verb && doc_.tokens[c].deprel.view() == "nsubj" &&
          agree(doc_.tokens[c], doc_.tokens[verb]))
        return true;
    return false;
  }

  // The pronoun that opens a relative clause, of its verb or of a word below it.
  std::uint32_t relative_pronoun(std::uint32_t verb) const {
    for (auto t = begin_; t < verb; ++t)
      if (feature(doc_.tokens[t], "PronType") == "Rel" && above(verb, t)) return t;
    return kNone;
  }

  bool refers(std::uint32_t pronoun, std::uint32_t noun) const {
    const Token &p = doc_.tokens[pronoun], &n = doc_.tokens[noun];
    if (n.upos != Upos::NOUN && n.upos != Upos::PROPN && n.upos != Upos::PRON && n.upos != Upos::ADJ) return false;
    const bool plural = feature(p, "Number") == "Plur";
    const auto number = feature(n, "Number");
    if (number.empty()) return true;
    if (plural) return number != "Sing" || coordinated(noun);
    return number == "Sing" && same_or_unsaid(feature(p, "Gender"), feature(n, "Gender"));
  }

  // "na stanowisku szefa państwa, które objął": where a noun above agrees too, nothing tells them apart.
  bool agrees_above(std::uint32_t pronoun, std::uint32_t noun) const {
    for (auto t = doc_.tokens[noun].head; t != kNone && doc_.tokens[t].upos == Upos::NOUN; t = doc_.tokens[t].head)
      if (refers(pronoun, t)) return true;
    return false;
  }

  bool coordinated(std::uint32_t noun) const {
    if (base_of(doc_.tokens[noun].deprel.view()) == "conj") return true;
    for (auto c = noun + 1; c < end_; ++c)
      if (doc_.tokens[c].head == noun && base_of(doc_.tokens[c].deprel.view()) == "conj") return true;
    return false;
  }

  bool verbal_between(std::uint32_t below, std::uint32_t top) const {
    for (auto t = doc_.tokens[below].head; t != kNone && t != top; t = doc_.tokens[t].head)
      if (doc_.tokens[t].upos == Upos::VERB) return true;
    return false;
  }

  // The first noun after an adposition, where nothing but what describes it stands between.
  std::uint32_t noun_after(std::uint32_t t) const {
    for (auto u = t + 1; u < end_; ++u) {
      if (doc_.tokens[u].form == "(") {  // "po wczorajszym (5 lutego) spotkaniu"
        while (u < end_ && doc_.tokens[u].form != ")") ++u;
        continue;
      }
      const auto upos = doc_.tokens[u].upos;
      if (upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::PRON) return u;
      if (upos == Upos::VERB || upos == Upos::AUX || upos == Upos::ADP || upos == Upos::SCONJ || upos == Upos::ADV)
        break;
      if (upos == Upos::PUNCT && doc_.tokens[u].form == ",") break;
    }
    return kNone;
  }

  // Whether `noun` hangs on what `before` hangs on, or on `before` itself.
  bool noun_above(std::uint32_t before, std::uint32_t noun) const {
    const auto h = doc_.tokens[noun].head;
    return h != kNone && (h == before || above(h, before));
  }

  static void set_case(Token& token, std::string_view kase) {
    std::string feats(token.feats.view());
    const auto at = feats.find("Case=") + 5;
    feats.replace(at, feats.find('|', at) - at, kase);
    token.feats = Symbol(feats);
  }

  static bool inflected_alike(const Token& a, const Token& b) {
    return same_or_unsaid(feature(a, "Case"), feature(b, "Case")) &&
           same_number(feature(a, "Number"), feature(b, "Number")) &&
           (same_or_unsaid(feature(a, "Gender"), feature(b, "Gender")) || (same_oblique(a) && same_oblique(b)));
  }

  // Masculine and neuter have the same adjectives but in the nominative and accusative.
  static bool same_oblique(const Token& t) {
    const auto kase = feature(t, "Case"), gender = feature(t, "Gender");
    return kase != "Nom" && kase != "Acc" && (gender == "Masc" || gender == "Neut");
  }

  static bool same_number(std::string_view a, std::string_view b) {
    const auto plain = [](std::string_view n) { return n == "Ptan" ? std::string_view("Plur") : n; };
    return same_or_unsaid(plain(a), plain(b));
  }

  // A name in the nominative beside a noun that is not.
  bool misplaced(std::uint32_t t) const {
    const Token& name = doc_.tokens[t];
    if (name.upos != Upos::PROPN || name.head == kNone || name.head >= t) return false;
    // Unknown names may be tagged with another case though their form is the base form.
    if (feature(name, "Case") != "Nom" && name.form != name.lemma) return false;
    const auto relation = base_of(name.deprel.view());
    if (relation != "flat" && relation != "appos" && relation != "nmod") return false;
    const auto kase = feature(doc_.tokens[name.head], "Case");
    return !kase.empty() && kase != "Nom" && !has_adposition(t);
  }

  bool has_adposition(std::uint32_t t) const {
    for (auto c = begin_; c < end_; ++c)
      if (doc_.tokens[c].head == t && base_of(doc_.tokens[c].deprel.view()) == "case") return true;
    return false;
  }

  // The same, also where the tree hangs the adposition on what describes the noun: "w wydanym 24 maja dokumencie".
  bool opens_with_adposition(std::uint32_t t) const {
    for (auto c = begin_; c < t; ++c)
      if (doc_.tokens[c].upos == Upos::ADP && above(t, c)) return true;
    return has_adposition(t);
  }

  // The finite verb that follows the name, with nothing between but the rest of the name and small words.
  std::uint32_t verb_after(std::uint32_t t) const {
    for (auto v = t + 1; v < end_; ++v) {
      const Token& token = doc_.tokens[v];
      if (token.upos == Upos::VERB) return feature(token, "VerbForm") == "Fin" ? v : kNone;
      const auto relation = base_of(token.deprel.view());
      const bool second = token.head == t && relation == "conj";
      const bool and_ = relation == "cc" && token.head != kNone && doc_.tokens[token.head].head == t;
      const bool rest = (token.head == t && relation == "flat") || second || and_;
      const bool small = token.upos == Upos::ADV || token.upos == Upos::PART || relation == "expl";
      if (!rest && !small) return kNone;
    }
    return kNone;
  }

  std::uint32_t subject_of(std::uint32_t verb) const {
    for (auto c = begin_; c < end_; ++c) {
      const auto relation = base_of(doc_.tokens[c].deprel.view());
      if (doc_.tokens[c].head == verb && (relation == "nsubj" || relation == "csubj")) return c;
    }
    return kNone;
  }

  bool has_subject(std::uint32_t verb) const { return subject_of(verb) != kNone; }

  // Whether the verb is finite, by itself or by an auxiliary.
  bool predicates(std::uint32_t verb) const {
    if (feature(doc_.tokens[verb], "VerbForm") == "Fin") return true;
    for (auto c = begin_; c < end_; ++c)
      if (doc_.tokens[c].head == verb && doc_.tokens[c].upos == Upos::AUX &&
          feature(doc_.tokens[c], "VerbForm") == "Fin")
        return true;
    return false;
  }

  static bool is_capital(const Token& token) {
    return !token.form.empty() && token.form[0] >= 'A' && token.form[0] <= 'Z';
  }

  bool has_object(std::uint32_t verb) const {
    for (auto c = begin_; c < end_; ++c)
      if (doc_.tokens[c].head == verb && base_of(doc_.tokens[c].deprel.view()) == "obj") return true;
    return false;
  }

  bool has_accusative_behind(std::uint32_t verb) const {
    for (auto c = verb + 1; c < end_; ++c) {
      const auto& t = doc_.tokens[c];
      if (t.head == verb && t.deprel.view() == "obj" && feature(t, "Case") == "Acc") return true;
    }
    return false;
  }

  // Written in capital letters of the Latin alphabet only.
  static bool is_acronym(const Token& t) {
    const std::string_view form = t.form;
    return form.size() > 1 && std::all_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  // Whether `t` stands above `below` in the tree.
  bool above(std::uint32_t t, std::uint32_t below) const {
    for (std::uint32_t steps = 0; below != kNone && steps <= end_ - begin_; ++steps) {
      if (below == t) return true;
      below = doc_.tokens[below].head;
    }
    return false;
  }

  static bool agree(const Token& subject, const Token& verb) {
    const auto person = feature(verb, "Person");
    if (!person.empty() && person != "3") return false;
    if (!same_number(feature(subject, "Number"), feature(verb, "Number"))) return false;
    const auto gender = feature(subject, "Gender");
    if (feature(verb, "Number") != "Plur" || gender.empty() || feature(verb, "Gender").empty())
      return same_or_unsaid(gender, feature(verb, "Gender"));
    // In the plural only men have a form of their own: "Stany Zjednoczone objęły".
    const auto men = [](const Token& t) { return feature(t, "Gender") == "Masc" && feature(t, "Animacy") == "Hum"; };
    return men(subject) == men(verb);
  }

  Document& doc_;
  std::uint32_t begin_, end_;
};

}  // namespace

namespace {

// What repairs may change of a word.
struct Parsed {
  std::uint32_t head;
  Symbol deprel, feats;
  Upos upos;
};

// Whether from every word the way up ends.
bool is_tree(const Document& doc, std::uint32_t begin, std::uint32_t end) {
  for (auto t = begin; t < end; ++t) {
    std::uint32_t steps = 0;
    for (auto up = t; up != kNone; up = doc.tokens[up].head)
      if (++steps > end - begin) return false;
  }
  return true;
}

}  // namespace

void repair_agreement(Document& doc, std::uint32_t begin, std::uint32_t end) {
  std::vector<Parsed> parsed;
  parsed.reserve(end - begin);
  for (auto t = begin; t < end; ++t) {
    const Token& token = doc.tokens[t];
    parsed.push_back({token.head, token.deprel, token.feats, token.upos});
  }
  Sentence sentence(doc, begin, end);
  sentence.place_adpositions();
  sentence.raise_obliques();
  sentence.settle_cases();
  sentence.settle_locatives();
  sentence.raise_people();
  sentence.raise_passives();
  sentence.join_instrumentals();
  sentence.join_titles();
  sentence.raise_titles();
  sentence.raise_adpositions();
  sentence.raise_participles();
  sentence.raise_objects();
  sentence.raise_parts();
  sentence.raise_clauses();
  sentence.raise_verbs();
  sentence.raise_nominatives();
  sentence.raise_acronyms();
  sentence.part_subjects();
  sentence.lower_objects();
  sentence.reattach_subject();
  sentence.place_coordinated_verbs();
  sentence.place_coordinated_infinitives();
  sentence.raise_finite_conjuncts();
  sentence.place_relative_clauses();
  sentence.place_adjectives();
  // Each repair sees to it that it closes no ring; should two together do so, the sentence stays as it was parsed.
  if (is_tree(doc, begin, end)) return;
  for (auto t = begin; t < end; ++t) {
    Token& token = doc.tokens[t];
    const Parsed& was = parsed[t - begin];
    token.head = was.head;
    token.deprel = was.deprel;
    token.feats = was.feats;
    token.upos = was.upos;
  }
}

}  // namespace kronika::syntax
