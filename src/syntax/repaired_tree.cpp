#include "syntax/tree_repairs.hpp"

#include <algorithm>
#include <string>

namespace kronika::syntax {
namespace {

bool same_or_unsaid(std::string_view a, std::string_view b) { return a.empty() || b.empty() || a == b; }

}  // namespace

bool TreeRepairs::is_reflexive(std::uint32_t verb) const {
  for (auto c = begin_; c < end_; ++c)
    if (doc_.tokens[c].head == verb && doc_.tokens[c].deprel.view() == "expl:pv") return true;
  return false;
}

// Whether a verb, or what else a clause is about, has a form that tells a tense.
bool TreeRepairs::is_finite(std::uint32_t t) const {
  if (feature(doc_.tokens[t], "VerbForm") == "Fin") return true;
  for (auto c = begin_; c < end_; ++c) {
    const auto relation = base_of(doc_.tokens[c].deprel.view());
    if (doc_.tokens[c].head == t && (relation == "aux" || relation == "cop") &&
        feature(doc_.tokens[c], "VerbForm") == "Fin")
      return true;
  }
  return false;
}

bool TreeRepairs::agreeing_subject_before(std::uint32_t verb) const {
  for (auto c = begin_; c < verb; ++c)
    if (doc_.tokens[c].head == verb && doc_.tokens[c].deprel.view() == "nsubj" &&
        agree(doc_.tokens[c], doc_.tokens[verb]))
      return true;
  return false;
}

// The pronoun that opens a relative clause, of its verb or of a word below it.
std::uint32_t TreeRepairs::relative_pronoun(std::uint32_t verb) const {
  for (auto t = begin_; t < verb; ++t)
    if (feature(doc_.tokens[t], "PronType") == "Rel" && above(verb, t)) return t;
  return kNone;
}

bool TreeRepairs::refers(std::uint32_t pronoun, std::uint32_t noun) const {
  const Token &p = doc_.tokens[pronoun], &n = doc_.tokens[noun];
  if (n.upos != Upos::NOUN && n.upos != Upos::PROPN && n.upos != Upos::PRON && n.upos != Upos::ADJ) return false;
  const bool plural = feature(p, "Number") == "Plur";
  const auto number = feature(n, "Number");
  if (number.empty()) return true;
  if (plural) return number != "Sing" || coordinated(noun);
  return number == "Sing" && same_or_unsaid(feature(p, "Gender"), feature(n, "Gender"));
}

// "na stanowisku szefa państwa, które objął": where a noun above agrees too, nothing tells them apart.
bool TreeRepairs::agrees_above(std::uint32_t pronoun, std::uint32_t noun) const {
  for (auto t = doc_.tokens[noun].head; t != kNone && doc_.tokens[t].upos == Upos::NOUN; t = doc_.tokens[t].head)
    if (refers(pronoun, t)) return true;
  return false;
}

bool TreeRepairs::coordinated(std::uint32_t noun) const {
  if (base_of(doc_.tokens[noun].deprel.view()) == "conj") return true;
  for (auto c = noun + 1; c < end_; ++c)
    if (doc_.tokens[c].head == noun && base_of(doc_.tokens[c].deprel.view()) == "conj") return true;
  return false;
}

bool TreeRepairs::verbal_between(std::uint32_t below, std::uint32_t top) const {
  for (auto t = doc_.tokens[below].head; t != kNone && t != top; t = doc_.tokens[t].head)
    if (doc_.tokens[t].upos == Upos::VERB) return true;
  return false;
}

// The first noun after an adposition, where nothing but what describes it stands between.
std::uint32_t TreeRepairs::noun_after(std::uint32_t t) const {
  for (auto u = t + 1; u < end_; ++u) {
    if (doc_.tokens[u].form == "(") {  // "po wczorajszym (5 lutego) spotkaniu"
      while (u < end_ && doc_.tokens[u].form != ")") ++u;
      continue;
    }
    const auto upos = doc_.tokens[u].upos;
    if (upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::PRON) return u;
    if (upos == Upos::VERB || upos == Upos::AUX || upos == Upos::ADP || upos == Upos::SCONJ || upos == Upos::ADV) break;
    if (upos == Upos::PUNCT && doc_.tokens[u].form == ",") break;
  }
  return kNone;
}

// Whether `noun` hangs on what `before` hangs on, or on `before` itself.
bool TreeRepairs::noun_above(std::uint32_t before, std::uint32_t noun) const {
  const auto h = doc_.tokens[noun].head;
  return h != kNone && (h == before || above(h, before));
}

void TreeRepairs::set_case(Token& token, std::string_view kase) {
  std::string feats(token.feats.view());
  const auto at = feats.find("Case=") + 5;
  feats.replace(at, feats.find('|', at) - at, kase);
  token.feats = Symbol(feats);
}

bool TreeRepairs::inflected_alike(const Token& a, const Token& b) {
  return same_or_unsaid(feature(a, "Case"), feature(b, "Case")) &&
         same_number(feature(a, "Number"), feature(b, "Number")) &&
         (same_or_unsaid(feature(a, "Gender"), feature(b, "Gender")) || (same_oblique(a) && same_oblique(b)));
}

// Masculine and neuter have the same adjectives but in the nominative and accusative.
bool TreeRepairs::same_oblique(const Token& t) {
  const auto kase = feature(t, "Case"), gender = feature(t, "Gender");
  return kase != "Nom" && kase != "Acc" && (gender == "Masc" || gender == "Neut");
}

bool TreeRepairs::same_number(std::string_view a, std::string_view b) {
  const auto plain = [](std::string_view n) { return n == "Ptan" ? std::string_view("Plur") : n; };
  return same_or_unsaid(plain(a), plain(b));
}

// A name in the nominative beside a noun that is not.
bool TreeRepairs::misplaced(std::uint32_t t) const {
  const Token& name = doc_.tokens[t];
  if (name.upos != Upos::PROPN || name.head == kNone || name.head >= t) return false;
  // Unknown names may be tagged with another case though their form is the base form.
  if (feature(name, "Case") != "Nom" && name.form != name.lemma) return false;
  const auto relation = base_of(name.deprel.view());
  if (relation != "flat" && relation != "appos" && relation != "nmod") return false;
  const auto kase = feature(doc_.tokens[name.head], "Case");
  return !kase.empty() && kase != "Nom" && !has_adposition(t);
}

bool TreeRepairs::has_adposition(std::uint32_t t) const {
  for (auto c = begin_; c < end_; ++c)
    if (doc_.tokens[c].head == t && base_of(doc_.tokens[c].deprel.view()) == "case") return true;
  return false;
}

bool TreeRepairs::has_conjunction(std::uint32_t t) const {
  for (auto c = begin_; c < end_; ++c)
    if (doc_.tokens[c].head == t && base_of(doc_.tokens[c].deprel.view()) == "cc") return true;
  return false;
}

// The same, also where the tree hangs the adposition on what describes the noun: "w wydanym 24 maja dokumencie".
bool TreeRepairs::opens_with_adposition(std::uint32_t t) const {
  for (auto c = begin_; c < t; ++c)
    if (doc_.tokens[c].upos == Upos::ADP && above(t, c)) return true;
  return has_adposition(t);
}

// The finite verb that follows the name, with nothing between but the rest of the name and small words.
std::uint32_t TreeRepairs::verb_after(std::uint32_t t) const {
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

std::uint32_t TreeRepairs::subject_of(std::uint32_t verb) const {
  for (auto c = begin_; c < end_; ++c) {
    const auto relation = base_of(doc_.tokens[c].deprel.view());
    if (doc_.tokens[c].head == verb && (relation == "nsubj" || relation == "csubj")) return c;
  }
  return kNone;
}

bool TreeRepairs::has_subject(std::uint32_t verb) const { return subject_of(verb) != kNone; }

// Whether what is finite in a predicate, the verb or an auxiliary, is in the past tense.
bool TreeRepairs::is_past(std::uint32_t verb) const {
  const auto past = [&](const Token& t) { return feature(t, "VerbForm") == "Fin" && feature(t, "Tense") == "Past"; };
  if (past(doc_.tokens[verb])) return true;
  for (auto c = begin_; c < end_; ++c)
    if (doc_.tokens[c].head == verb && doc_.tokens[c].upos == Upos::AUX && past(doc_.tokens[c])) return true;
  return false;
}

// Whether the verb is finite, by itself or by an auxiliary.
bool TreeRepairs::predicates(std::uint32_t verb) const {
  if (feature(doc_.tokens[verb], "VerbForm") == "Fin") return true;
  for (auto c = begin_; c < end_; ++c)
    if (doc_.tokens[c].head == verb && doc_.tokens[c].upos == Upos::AUX && feature(doc_.tokens[c], "VerbForm") == "Fin")
      return true;
  return false;
}

bool TreeRepairs::is_capital(const Token& token) {
  return !token.form.empty() && token.form[0] >= 'A' && token.form[0] <= 'Z';
}

bool TreeRepairs::has_object(std::uint32_t verb) const {
  for (auto c = begin_; c < end_; ++c)
    if (doc_.tokens[c].head == verb && base_of(doc_.tokens[c].deprel.view()) == "obj") return true;
  return false;
}

bool TreeRepairs::has_accusative_behind(std::uint32_t verb) const {
  for (auto c = verb + 1; c < end_; ++c) {
    const auto& t = doc_.tokens[c];
    if (t.head == verb && t.deprel.view() == "obj" && feature(t, "Case") == "Acc") return true;
  }
  return false;
}

// Written in capital letters of the Latin alphabet only.
bool TreeRepairs::is_acronym(const Token& t) {
  const std::string_view form = t.form;
  return form.size() > 1 && std::all_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Whether `t` stands above `below` in the tree.
bool TreeRepairs::above(std::uint32_t t, std::uint32_t below) const {
  for (std::uint32_t steps = 0; below != kNone && steps <= end_ - begin_; ++steps) {
    if (below == t) return true;
    below = doc_.tokens[below].head;
  }
  return false;
}

bool TreeRepairs::agree(const Token& subject, const Token& verb) {
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

}  // namespace kronika::syntax
