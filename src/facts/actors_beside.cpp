// Whom the words beside a noun name: a body or a person whose name stands before or behind what is said of them, and
// the sayer whom a pronoun means.
#include <algorithm>
#include <cctype>
#include <string_view>

#include "base/utf8.hpp"
#include "facts/actors.hpp"

namespace kronika::facts {
namespace {

constexpr std::uint32_t kOfficeBetween = 10;  // words from the name of a body to that of who has an office of it
constexpr std::string_view kRebels = "REB";   // sector of armed groups

}  // namespace

// "the envoys Steve Witkoff and Jared Kushner": the names beside a plural noun.
Tokens Actors::names_beside(std::uint32_t t) const {
  const Tree& tree = r_.tree();
  Tokens out;
  if (!tree.morphology(t).plural) return out;
  auto consider = [&](std::uint32_t c) {
    const auto e = r_.entity(c);
    if (e != kNone && r_.doc().entities[e].kind == EntityKind::person) out.push_back(c);
  };
  for (auto c : tree.children(t)) {
    const auto relation = tree.relation(c);
    if ((relation != Relation::appos && relation != Relation::flat && relation != Relation::nmod) || c < t ||
        tree.possessor(c) || arguments_.adposition(c) != kNone || tree.morphology(c).kase != tree.morphology(t).kase)
      continue;
    consider(c);
    for (auto other : tree.children(c))
      if (tree.relation(other) == Relation::conj) consider(other);
  }
  // "przywódcy Peru i Chile, Jan Nowak i Adam Kos": of as many the tree may join the second to the noun.
  if (out.size() == 1) {
    for (auto c : tree.children(t))
      if (tree.relation(c) == Relation::conj && c > out.front()) consider(c);
    if (states_of(t).size() != out.size()) out.clear();
  }
  return out.size() > 1 ? out : Tokens();
}

// "Jeden z posłów Jan Nowak odmówił": whether a name is the subject of the same verb as the one out of many before it.
bool Actors::named_beside(std::uint32_t t) const {
  const Tree& tree = r_.tree();
  const auto verb = tree.head(t);
  if (tree.relation(t) != Relation::nsubj || tree.morphology(t).plural || verb == kNone) return false;
  const auto& beside = tree.children(verb);
  return std::any_of(beside.begin(), beside.end(), [&](auto c) {
    const auto e = r_.entity(c);
    return c > t && (c < verb) == (t < verb) && tree.relation(c) == Relation::nsubj && e != kNone &&
           r_.doc().entities[e].kind == EntityKind::person;
  });
}

// "the militant group Boko Haram": the body that a noun for one says what it is.
std::uint32_t Actors::body_named_behind(std::uint32_t t) const {
  const Tree& tree = r_.tree();
  const auto n = t + 1;
  if (n >= tree.size() || !r_.in(t, Known::body) || tree.morphology(t).plural) return kNone;
  const auto* mention = r_.lookup().mention_at(n);
  const auto e = r_.entity(n);
  if (mention == nullptr || mention->begin != n || mention->form != MentionForm::name || e == kNone ||
      e >= r_.doc().entities.size() || r_.doc().entities[e].kind != EntityKind::organisation)
    return kNone;
  const bool inside = tree.head(n) == t && tree.relation(n) != Relation::acl;
  const bool beside = tree.head(n) == tree.head(t) && tree.relation(n) == tree.relation(t);
  return inside || beside ? e : kNone;
}

// "the Boko Haram group": the body of no state whose name stands right before a noun for one.
std::uint32_t Actors::body_named_before(std::uint32_t t) const {
  const Tree& tree = r_.tree();
  if (t == 0 || !r_.in(t, Known::body) || tree.morphology(t).plural) return kNone;
  const auto* mention = r_.lookup().mention_at(t - 1);
  const auto e = r_.entity(t - 1);
  if (mention == nullptr || mention->end != t || mention->form != MentionForm::name || e >= r_.doc().entities.size())
    return kNone;
  const Entity& body = r_.doc().entities[e];
  const bool beside = tree.relation(t - 1) == Relation::compound && tree.head(t - 1) == t;
  const bool stateless = body.country == "---" || body.sector == kRebels;
  return beside && body.kind == EntityKind::organisation && stateless ? e : kNone;
}

// Whether a word is a title, with a capital or without.
bool Actors::titles(std::uint32_t t) const {
  return r_.in(t, Known::official) || r_.lookup().role_at(t) != nullptr ||
         r_.rules().in(r_.rules().find(utf8::lower(r_.tree().token(t).lemma)), Known::official);
}

// "Trade, **Fisheries**, **and** Labour": what goes on a list, of things and not of people.
bool Actors::part_of_list(std::uint32_t t) const {
  const Tree& tree = r_.tree();
  if (tree.relation(t) == Relation::cc) return true;
  const auto e = r_.entity(t);
  return tree.relation(t) == Relation::conj && (e == kNone || entity(e).kind != EntityKind::person);
}

// "State Councilor **and** Foreign Minister Ada Lund": one who has both offices, but not "the President and Foreign
// Minister Ada Lund".
bool Actors::joins_titles(std::uint32_t conjunction) const {
  const Tree& tree = r_.tree();
  const auto capital = [&](std::uint32_t u) {
    return std::isupper(static_cast<unsigned char>(tree.token(u).form.front())) != 0;
  };
  if (conjunction == 0 || !titles(conjunction - 1) || !capital(conjunction - 1)) return false;
  auto before = conjunction - 1;
  while (before > 0 && capital(before) && tree.token(before).upos != Upos::DET) --before;
  if (tree.token(before).upos == Upos::DET) return false;
  bool title = false;
  for (auto u = conjunction + 1; u < tree.size() && u <= conjunction + kOfficeBetween && capital(u); ++u) {
    const auto* name = r_.lookup().mention_at(u);
    if (name != nullptr && name->form == MentionForm::name && r_.is_of_kind(u, EntityKind::person)) return title;
    title = titles(u);
  }
  return false;
}

// "World Health Organization (WHO) Director-General Lind", "Speaker of the House Ana Lind": who has the office that
// stands before his name, where the tree hangs the phrase on the body or the title. A language with cases says it by
// them.
std::uint32_t Actors::person_behind(std::uint32_t t) const {
  const Tree& tree = r_.tree();
  const auto e = r_.entity(t);
  if (tree.morphology(t).kase != Case::none || (e != kNone && e >= r_.doc().entities.size())) return kNone;
  const bool title = titles(t);
  auto first = t + 1;
  if (e != kNone) {
    const Entity& named = r_.doc().entities[e];
    const bool body = named.kind == EntityKind::organisation || named.kind == EntityKind::state;
    // A title that was taken for a name of somebody.
    if (!body && (named.kind != EntityKind::person || !title)) return kNone;
    const auto name = std::find_if(named.mentions.begin(), named.mentions.end(), [&](const Mention& m) {
      return m.form == MentionForm::name && m.begin <= t && t < m.end;
    });
    if (name == named.mentions.end()) return kNone;
    first = name->end;
    // "The administration of U.S. President Lind": the end of the name is the title's.
    const auto h = tree.head(first - 1);
    if (r_.in(t, Known::government) && first - 1 != t && h != kNone && h >= first) return kNone;
  } else if (!title) {
    return kNone;
  }
  const auto end = r_.doc().sentences[tree.sentence(t)].end;
  int open = 0;
  bool begun = title, apart = false;
  for (auto u = first; u < end && u <= first + kOfficeBetween; ++u) {
    const Token& token = tree.token(u);
    if (token.form == "(" || token.form == ")") {
      open += token.form == "(" ? 1 : -1;
      continue;
    }
    if (open > 0) continue;
    apart = apart || token.upos == Upos::ADP;
    const auto p = r_.entity(u);
    const bool person = p != kNone && p != e && r_.doc().entities[p].kind == EntityKind::person;
    if (!person && (token.upos == Upos::VERB || token.upos == Upos::AUX)) return kNone;
    // "The minister whom Ana Lind met", "the minister and Ana Lind": two people.
    const auto joined = tree.relation(u) == Relation::cc ? tree.head(u) : kNone;
    if (tree.morphology(u).relative) return kNone;
    if (joined != kNone && r_.is_of_kind(joined, EntityKind::person) && r_.entity(joined) != e && !joins_titles(u))
      return kNone;
    // "Secretary for Trade, Fisheries, and Labour Lind": a list of what he is for, taken for a name.
    const bool listed = title && e != kNone && token.form == "," && u + 1 < end && part_of_list(u + 1);
    if ((token.form == "," && !listed) || tree.possessor(u)) return kNone;
    if (!begun && std::isupper(static_cast<unsigned char>(token.form.front())) == 0) return kNone;
    begun = true;
    if (!person) continue;
    // "The spokesman for President Ana Lind", "the envoy with Ana Lind": somebody else's, who has a title of his own.
    if (title && u - 1 != t && (tree.token(u - 1).upos == Upos::ADP || (u - 1 > t && apart && titles(u - 1))))
      return kNone;
    const auto& of = r_.doc().entities[p].mentions;
    const auto any = [&](auto fits) { return std::any_of(of.begin(), of.end(), fits); };
    if (any([&](const Mention& m) { return m.form == MentionForm::name && m.begin == u && (u > first || title); }) &&
        (title || any([&](const Mention& m) { return m.form == MentionForm::office && m.begin < u && m.end > first; })))
      return p;
    if (title) return kNone;
  }
  return kNone;
}

// "The chief negotiator for the Union, Jan Nowak,": who is named beside his post, though another was called by it before;
// kNone where nobody is, or the name may be the next of a list.
std::uint32_t Actors::person_beside(std::uint32_t t) const {
  const Tree& tree = r_.tree();
  const auto* called = r_.lookup().mention_at(t);
  if (called == nullptr || called->form != MentionForm::office || tree.morphology(t).plural ||
      arguments_.has_child(t, Relation::conj))
    return kNone;
  for (auto c : tree.children(t)) {
    const auto* name = r_.lookup().mention_at(c);
    const auto e = r_.entity(c);
    if (tree.relation(c) != Relation::appos || c < t || e == kNone || e == r_.entity(t) || name == nullptr) continue;
    if (r_.doc().entities[e].kind == EntityKind::person && name->form == MentionForm::name &&
        tree.morphology(c).kase == tree.morphology(t).kase)
      return e;
  }
  return kNone;
}

// "my counterpart, the foreign minister of Peru": who has the office that is told beside a word for people.
bool Actors::office_beside(std::uint32_t t, Ids& out) {
  const Tree& tree = r_.tree();
  if (r_.entity(t) != kNone || r_.lookup().role_at(t) != nullptr || tree.morphology(t).plural || !r_.names_doers(t))
    return false;
  for (auto c : tree.children(t)) {
    if (tree.relation(c) != Relation::appos || c < t + 2 || r_.lookup().role_at(c) == nullptr) continue;
    if (tree.morphology(c).kase != tree.morphology(t).kase || tree.morphology(c).plural) continue;
    phrase(c, {}, 1, out);
    return true;
  }
  return false;
}

// "z żoną prezydenta Anną Nowak": the person whose name ends the phrase in the case of its head, which no name before
// it has; kNone where there is none.
std::uint32_t Actors::person_in_case(std::uint32_t t) const {
  constexpr std::uint32_t kLongest = 6;  // words between the two
  const Tree& tree = r_.tree();
  const auto kase = tree.morphology(t).kase;
  const bool telling = kase == Case::dat || kase == Case::ins;
  if (!telling || tree.morphology(t).plural || tree.token(t).upos != Upos::NOUN || r_.entity(t) != kNone) return kNone;
  const auto end = std::min<std::uint32_t>(r_.doc().sentences[tree.sentence(t)].end, t + kLongest + 2);
  for (auto u = t + 1; u < end; ++u) {
    const auto upos = tree.token(u).upos;
    if (upos != Upos::NOUN && upos != Upos::PROPN && upos != Upos::ADJ) return kNone;
    const auto* name = r_.lookup().mention_at(u);
    const auto e = r_.entity(u);
    if (name == nullptr || name->form != MentionForm::name || name->begin != u || e == kNone) continue;
    if (r_.doc().entities[e].kind != EntityKind::person || tree.morphology(u).kase != kase) continue;
    return u > t + 1 ? e : kNone;
  }
  return kNone;
}

// "The rebels said they had left": who says the clause, where the pronoun that is its subject has nobody else to mean
// and agrees with it; kNone where there is none.
std::uint32_t Actors::sayer_meant_by(std::uint32_t pronoun) const {
  const Tree& tree = r_.tree();
  const auto& m = tree.morphology(pronoun);
  if (tree.token(pronoun).upos != Upos::PRON || m.person != 3 || tree.relation(pronoun) != Relation::nsubj ||
      !r_.lookup().entities_of(pronoun).empty())
    return kNone;
  const auto verb = tree.head(pronoun);
  const auto saying = verb == kNone ? kNone : tree.head(verb);
  if (saying == kNone || !arguments_.content_clause(verb) || !r_.in(saying, Known::speech)) return kNone;
  const auto doers = arguments_.doers(saying);
  if (doers.size() != 1 || doers.front() > pronoun || tree.token(doers.front()).upos != Upos::NOUN) return kNone;
  const auto noun = doers.front();
  const bool person = r_.in(noun, Known::official) || r_.in(noun, Known::people);
  // "The agency says he …": a body is "it" where nouns show no gender.
  const auto gender = tree.feature(pronoun, "Gender"), own = tree.feature(noun, "Gender");
  const bool body = r_.in(noun, Known::body) && (own.empty() ? gender.empty() || gender == "Neut" : gender == own);
  const bool agrees = tree.morphology(noun).plural ? m.plural : !m.plural && (person || body);
  return agrees && r_.names_doers(noun) ? noun : kNone;
}

namespace {

constexpr int kGoingOn = 4;  // sentences in a row that a pronoun goes on through

}  // namespace

// "A Chilean delegation travels to Lima. They will meet …", "The defence minister announced talks. He rejected …": the
// people, body or official without a name that the sentence before is about, for a pronoun that is the subject of its own
// and that nobody with a name is meant by; kNone for none.
std::uint32_t Actors::unnamed_meant_by(std::uint32_t pronoun, int depth) const {
  const Tree& tree = r_.tree();
  const auto& m = tree.morphology(pronoun);
  if (tree.token(pronoun).upos != Upos::PRON || m.person != 3 || tree.relation(pronoun) != Relation::nsubj ||
      !r_.lookup().entities_of(pronoun).empty() || depth > kGoingOn)
    return kNone;
  const auto gender = tree.feature(pronoun, "Gender");
  if (!m.plural && gender != "Masc" && gender != "Fem") return kNone;
  const auto verb = tree.head(pronoun);
  const auto here = tree.sentence(pronoun);
  const auto& sentences = r_.doc().sentences;
  if (here == 0 || verb == kNone || tree.head(verb) != kNone || sentences[here - 1].excluded ||
      sentences[here - 1].block != sentences[here].block)
    return kNone;
  for (auto t = sentences[here - 1].begin; t < sentences[here - 1].end; ++t) {
    const auto h = tree.head(t);
    if (tree.relation(t) != Relation::nsubj || h == kNone || tree.head(h) != kNone) continue;
    const auto& subject = tree.morphology(t);
    // "He … He …": whoever was meant goes on.
    if (tree.token(t).upos == Upos::PRON)
      return subject.plural == m.plural && tree.feature(t, "Gender") == gender ? unnamed_meant_by(t, depth + 1) : kNone;
    if (tree.token(t).upos != Upos::NOUN) return kNone;
    if (!m.plural) {
      const auto own = tree.feature(t, "Gender");  // a woman may have a man's title
      const bool unnamed = r_.lookup().entities_of(t).empty() && !subject.plural && r_.in(t, Known::official);
      return unnamed && (own.empty() || own == gender || own == "Masc") ? t : kNone;
    }
    const bool several = subject.plural ? r_.known_doer(t) : r_.in(t, Known::body);
    return several ? t : kNone;
  }
  return kNone;
}

}  // namespace kronika::facts
