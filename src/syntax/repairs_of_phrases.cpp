#include "syntax/tree_repairs.hpp"

#include <algorithm>

namespace kronika::syntax {

// "wyszła z Unii 29 marca": a day is no part of the name before it, but tells of the verb above.
void TreeRepairs::raise_days() {
  for (auto t = begin_; t + 1 < end_; ++t) {
    Token& day = doc_.tokens[t];
    if (day.head == kNone || day.head >= t || day.deprel.view() != "amod:flat" || day.form.size() > 2 ||
        day.form.find_first_not_of("0123456789") != std::string::npos)
      continue;
    const Token& month = doc_.tokens[t + 1];
    if (month.head != t || month.deprel.view() != "nmod:flat" || month.upos != Upos::NOUN) continue;
    auto verb = day.head;
    while (verb != kNone && doc_.tokens[verb].upos != Upos::VERB) verb = doc_.tokens[verb].head;
    if (verb == kNone) continue;
    day.head = verb;
    day.deprel = Symbol("obl");
  }
}

// "will travel to Texas June 15-17": the place before a month is no part of the date.
void TreeRepairs::raise_places_before_days() {
  for (auto month = begin_ + 1; month + 1 < end_; ++month) {
    const auto day = month + 1, place = month - 1;
    Token& name = doc_.tokens[place];
    if (doc_.tokens[day].upos != Upos::NUM || doc_.tokens[month].head != day || name.head != day ||
        name.upos != Upos::PROPN || doc_.tokens[month].upos != Upos::PROPN)
      continue;
    const bool oblique = std::any_of(doc_.tokens.begin() + begin_, doc_.tokens.begin() + place, [&](const Token& t) {
      return t.head == place && base_of(t.deprel.view()) == "case";
    });
    if (!oblique) continue;
    name.head = doc_.tokens[day].head;
    name.deprel = Symbol("obl");
  }
}

// "Chad's sudden, brutal and unjustified attack": behind a possessor the first of the adjectives was taken for the head
// of the phrase, and the noun for one more of its conjuncts or of a word before: "challenges, including Chad's brutal and
// illegal attack".
void TreeRepairs::raise_described_nouns() {
  for (auto t = begin_; t + 1 < end_; ++t) {
    const Token& first = doc_.tokens[t];
    if (first.head == kNone || (first.upos != Upos::ADJ && first.upos != Upos::VERB)) continue;
    bool possessed = false;
    for (auto u = begin_; u < t; ++u)
      possessed = possessed || (doc_.tokens[u].head == t && doc_.tokens[u].deprel.view() == "nmod:poss");
    if (!possessed) continue;
    auto noun = t + 1;
    while (noun < end_ && (doc_.tokens[noun].upos == Upos::ADJ || doc_.tokens[noun].upos == Upos::CCONJ ||
                           doc_.tokens[noun].form == ","))
      ++noun;
    if (noun >= end_ || doc_.tokens[noun].upos != Upos::NOUN || doc_.tokens[noun].deprel.view() != "conj" ||
        (!above(t, noun) && doc_.tokens[noun].head > t))
      continue;
    if (first.head == noun) {
      if (has_adposition(noun)) doc_.tokens[noun].deprel = Symbol("obl");
    } else {
      doc_.tokens[noun].head = first.head;
      doc_.tokens[noun].deprel = base_of(first.deprel.view()) == "xcomp" ? Symbol("obj") : first.deprel;
    }
    for (auto u = begin_; u < end_; ++u) {
      Token& token = doc_.tokens[u];
      const bool modifier = u >= t && u < noun && token.upos != Upos::PUNCT && token.upos != Upos::CCONJ;
      if (u != noun && (token.head == t || modifier)) token.head = noun;
      if (modifier) token.deprel = Symbol("amod");
    }
  }
}

namespace {

constexpr std::uint32_t kLongestBracket = 6;  // words of an abbreviation with its brackets
constexpr int kTitleSteps = 4;                // from an adjective over a title to the name behind it

}  // namespace

// "held the second Green Partnership (GP) meeting": what stands behind the letters of a name is the head of the phrase.
void TreeRepairs::raise_nouns_behind_brackets() {
  for (auto t = begin_ + 4; t < end_; ++t) {
    Token& noun = doc_.tokens[t];
    if (noun.upos != Upos::NOUN || doc_.tokens[t - 1].form != ")" || noun.head == kNone || has_adposition(t)) continue;
    auto open = t - 2;
    while (open > begin_ + 1 && doc_.tokens[open].form != "(" && t - open < kLongestBracket) --open;
    if (doc_.tokens[open].form != "(") continue;
    const auto n = open - 1;
    Token& name = doc_.tokens[n];
    const auto relation = base_of(name.deprel.view());
    if (name.upos != Upos::PROPN || !feature(name, "Case").empty() || name.head != noun.head || noun.head == n)
      continue;
    if (relation != "obj" && relation != "nsubj" && relation != "obl" && relation != "nmod") continue;
    noun.deprel = name.deprel;
    for (auto c = begin_; c < n; ++c) {
      const auto part = base_of(doc_.tokens[c].deprel.view());
      if (doc_.tokens[c].head == n && (part == "det" || part == "case")) doc_.tokens[c].head = t;
    }
    name.head = t;
    name.deprel = Symbol("compound");
  }
}

// "the Danish and Icelandic **Foreign** Ministers": an adjective that nothing joins to those before it is the noun's.
void TreeRepairs::part_adjectives() {
  for (auto t = begin_ + 1; t < end_; ++t) {
    Token& adjective = doc_.tokens[t];
    if (adjective.upos != Upos::ADJ || adjective.deprel.view() != "conj" || adjective.head == kNone) continue;
    const Token& first = doc_.tokens[adjective.head];
    const Token& before = doc_.tokens[t - 1];
    if (adjective.head > t || first.upos != Upos::ADJ || base_of(first.deprel.view()) != "amod" || first.head < t)
      continue;
    if (before.upos != Upos::ADJ || !feature(adjective, "Case").empty() || has_conjunction(t)) continue;
    adjective.head = first.head;
    adjective.deprel = Symbol("amod");
  }
}

// "met with Costa Rican Minister Lind": a name that belongs to the adjective behind it is no phrase of its own, where
// both are told to be the same of one verb.
void TreeRepairs::join_names_of_adjectives() {
  for (auto t = begin_; t + 2 < end_; ++t) {
    Token& first = doc_.tokens[t];
    const Token& adjective = doc_.tokens[t + 1];
    if (first.upos != Upos::PROPN || !feature(first, "Case").empty() || adjective.upos != Upos::ADJ) continue;
    if (first.head == kNone || adjective.head == kNone || adjective.head <= t + 1) continue;
    auto noun = adjective.head;
    for (int depth = 0; depth < kTitleSteps && doc_.tokens[noun].head != first.head && doc_.tokens[noun].head > noun &&
                        doc_.tokens[noun].head != kNone;
         ++depth)
      noun = doc_.tokens[noun].head;
    const Token& head = doc_.tokens[noun];
    if (head.head != first.head || head.deprel != first.deprel || head.upos != Upos::PROPN || has_adposition(noun))
      continue;
    for (auto c = begin_; c <= t; ++c) {
      const auto part = base_of(doc_.tokens[c].deprel.view());
      if (doc_.tokens[c].head == t && (part == "case" || part == "det")) doc_.tokens[c].head = noun;
    }
    first.head = t + 1;
    first.deprel = Symbol("compound");
  }
}

// "The rules of Peru's assembly", "Peru's Ana Lind said": who stands before the sign of a possessor is that of the noun
// behind, where the tree hangs both on one word.
void TreeRepairs::place_possessors() {
  for (auto t = begin_ + 1; t + 1 < end_; ++t) {
    const Token& sign = doc_.tokens[t];
    if (sign.upos != Upos::PART || sign.deprel.view() != "case" || sign.head != t - 1) continue;
    Token& owner = doc_.tokens[t - 1];
    const auto relation = base_of(owner.deprel.view());
    if (owner.head == kNone || (relation != "nsubj" && relation != "nmod" && relation != "obl") ||
        owner.deprel.view() == "nmod:poss")
      continue;
    auto noun = t + 1;
    while (noun < end_ && doc_.tokens[noun].head != owner.head && above(owner.head, noun) && !above(t - 1, noun))
      ++noun;
    if (noun >= end_ || doc_.tokens[noun].head != owner.head || noun == owner.head) continue;
    const Token& owned = doc_.tokens[noun];
    if ((owned.upos != Upos::NOUN && owned.upos != Upos::PROPN) || has_adposition(noun)) continue;
    bool apart = false;  // all between must be the noun's
    for (auto u = t + 1; u < noun; ++u) apart = apart || !above(noun, u);
    if (apart) continue;
    for (auto u = begin_; u < t; ++u)
      if (doc_.tokens[u].head == t - 1 && base_of(doc_.tokens[u].deprel.view()) == "case") doc_.tokens[u].head = noun;
    doc_.tokens[noun].deprel = owner.deprel;
    owner.head = noun;
    owner.deprel = Symbol("nmod:poss");
  }
}

namespace {

constexpr int kTitleDepth = 6;  // steps from a name to what its title depends on

}  // namespace

// "po wizycie w Pradze u premier": an adposition stands before its noun, and before what that noun depends on.
void TreeRepairs::place_adpositions() {
  for (auto t = begin_; t < end_; ++t) {
    Token& adposition = doc_.tokens[t];
    if (adposition.upos != Upos::ADP || base_of(adposition.deprel.view()) != "case" || adposition.head == kNone)
      continue;
    if (feature(adposition, "AdpType") == "Post") continue;
    const auto noun = noun_after(t);
    if (noun == kNone || noun == adposition.head || has_adposition(noun)) continue;
    if (feature(doc_.tokens[noun], "Case").empty()) continue;  // English puts adpositions after relative clauses too
    if (adposition.head < t ? noun_above(adposition.head, noun) : above(noun, adposition.head)) adposition.head = noun;
  }
}

// "wizytą negocjatora Michela Barniera w Londynie", "rozmowy Jana Nowaka z Ewą Kos": where and with whom, behind a
// man's name, belongs to what he did. In the genitive it may be where he is from.
void TreeRepairs::raise_obliques() {
  for (auto t = begin_ + 1; t < end_; ++t) {
    const Token &adposition = doc_.tokens[t], &before = doc_.tokens[t - 1];
    const auto noun = adposition.head;
    if (adposition.upos != Upos::ADP || base_of(adposition.deprel.view()) != "case" || noun == kNone || noun < t)
      continue;
    const auto kase = feature(doc_.tokens[noun], "Case");
    if (before.upos != Upos::PROPN || feature(before, "Animacy") != "Hum" || (kase != "Loc" && kase != "Ins")) continue;
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

// "decyzja ministra obrony o odrzuceniu planu": what is to be done, behind whose decision it is, belongs to the decision.
void TreeRepairs::raise_verbal_nouns() {
  for (auto t = begin_ + 2; t < end_; ++t) {
    Token& act = doc_.tokens[t];
    const auto whose = act.head;
    if (feature(act, "VerbForm") != "Vnoun" || base_of(act.deprel.view()) != "nmod" || whose == kNone || whose >= t)
      continue;
    const Token& owner = doc_.tokens[whose];
    if (feature(owner, "Animacy") != "Hum" || feature(owner, "Case") != "Gen" || !has_adposition(t)) continue;
    auto up = owner.head;
    for (int steps = 0; steps < kTitleDepth && up != kNone && feature(doc_.tokens[up], "Animacy") == "Hum"; ++steps)
      up = doc_.tokens[up].head;
    if (up == kNone || up >= whose || doc_.tokens[up].upos != Upos::NOUN ||
        feature(doc_.tokens[up], "Animacy") == "Hum")
      continue;
    act.head = up;
  }
}

// "przyjął w Delhi prezydenta Kenii": the name of a place owns nobody. A man's accusative is his genitive, and he is the
// object of a verb that has none.
void TreeRepairs::raise_people() {
  for (auto t = begin_ + 1; t < end_; ++t) {
    Token& man = doc_.tokens[t];
    const auto place = man.head;
    if ((man.upos != Upos::NOUN && man.upos != Upos::PROPN) || feature(man, "Animacy") != "Hum" ||
        feature(man, "Case") != "Gen")
      continue;
    const auto relation = base_of(man.deprel.view());
    const bool below = relation == "nmod" || relation == "flat" || relation == "appos";
    if (!below || place == kNone || place >= t || has_adposition(t)) continue;
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

// "Under Secretary Nuland will travel": a title that begins like an adverbial, where a language without cases must name
// its subject and nothing else does.
void TreeRepairs::raise_titles() {
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
void TreeRepairs::join_titles() {
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
void TreeRepairs::raise_adpositions() {
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

// "met President Adly Mansour three days later": what stands before a numeral does not describe what is counted, but is
// the object of a verb that lacks one.
void TreeRepairs::raise_objects() {
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
    if ((relation != "compound" && relation != "amod") || base_of(doc_.tokens[counted].deprel.view()) != "obl")
      continue;
    if (verb == kNone || verb >= t || doc_.tokens[verb].upos != Upos::VERB || has_object(verb)) continue;
    if (above(t - 1, verb)) continue;
    for (auto c = verb + 1; c + 1 < t; ++c)
      if (doc_.tokens[c].head == counted) doc_.tokens[c].head = t - 1;
    name.head = verb;
    name.deprel = Symbol("obj");
  }
}

}  // namespace kronika::syntax
