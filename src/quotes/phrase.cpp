// Who a phrase means: by the name beside or inside it, as a description, or as somebody new.
#include <algorithm>

#include "base/utf8.hpp"
#include "quotes/reporter.hpp"
#include "quotes/speaker.hpp"

namespace kronika::quotes {
namespace {

constexpr std::uint32_t kLongestName = 4;    // words
constexpr std::uint32_t kFarthestName = 12;  // words between a description and the name that belongs to it

bool clause_relation(Relation r) {
  return r == Relation::acl || r == Relation::advcl || r == Relation::ccomp || r == Relation::csubj ||
         r == Relation::parataxis || r == Relation::xcomp;
}

// "rzecznik premier Theresy May": the office, whose form shows no case, is of whom the spokesman serves, as the name
// behind it shows.
bool serves(const Context& c, std::uint32_t noun, const Mention& office) {
  if (!c.noun(noun).has(Frame::delegate) || c.tree.morphology(noun).kase != facts::Case::nom) return false;
  const auto* name = c.who.mention_at(office.end);
  return name != nullptr && name->begin == office.end && name->form == MentionForm::name &&
         c.tree.morphology(name->begin).kase == facts::Case::gen && c.doc.words(name->span) != name->base;
}

// "rzeczniczka Lind": of Lind, whom the offices told, or the case of her name, tell from her spokeswoman.
bool speaks_for(const Context& c, std::uint32_t noun, std::uint32_t named, const Mention* name) {
  if (!c.noun(noun).has(Frame::delegate) || c.tree.morphology(noun).kase != facts::Case::nom) return false;
  if (name != nullptr && c.tree.morphology(name->begin).kase == facts::Case::gen &&
      c.doc.words(name->span) != name->base)
    return true;
  const auto* role = c.who.role_at(noun);
  const auto& roles = c.doc.roles;
  return role != nullptr && role->person == kNone && !role->plural &&
         std::any_of(roles.begin(), roles.end(), [&](const Role& r) { return r.person == named && !r.office.empty(); });
}

// A name that stands beside a description: "minister Jerzy Kwieciński", "korespondent BBC Adam Fleming".
// A name itself stands nearer than another description ("rzecznik premier Meloni – Marco Conti").
std::uint32_t name_beside(const Context& c, std::uint32_t token) {
  std::uint32_t found = kNone;
  for (auto child : c.tree.children(token)) {
    auto r = c.tree.relation(child);
    if (r != Relation::appos && r != Relation::flat && r != Relation::compound && r != Relation::nmod) continue;
    if (r == Relation::nmod &&
        (c.token(child).upos != Upos::PROPN || c.tree.morphology(child).kase != facts::Case::nom))
      continue;
    auto e = c.who.entity_at(child);
    if (e == kNone) continue;
    const auto kind = c.doc.entities[e].kind;
    // "agencja Associated Press": a body has its name beside it as a person has.
    if (kind != EntityKind::person && (kind != EntityKind::organisation || !c.noun(token).has(Frame::body))) continue;
    const auto* mention = c.who.mention_at(child);
    if (speaks_for(c, token, e, mention)) continue;
    if (mention == nullptr || mention->form != MentionForm::office) return e;
    if (serves(c, token, *mention)) continue;
    if (found == kNone) found = e;
  }
  return found;
}

// "deputowany niższej izby parlamentu Michaił Szeremeta": a person's name inside the phrase that stands in the
// case of its head, unless another person stands between ("rzeczniczka premier Theresy May").
std::uint32_t name_within(const Context& c, std::uint32_t token) {
  const auto kase = c.tree.morphology(token).kase;
  const auto end = std::min(c.sentence(token).end, token + kFarthestName);
  bool others = false;
  for (auto t = token + 1; t < end; ++t) {
    const auto upos = c.token(t).upos;
    if (upos == Upos::PUNCT || upos == Upos::VERB || upos == Upos::AUX || upos == Upos::SCONJ) return kNone;
    if (upos == Upos::ADP && kase == facts::Case::none) return kNone;
    const auto e = c.who.entity_at(t);
    const auto* mention = c.who.mention_at(t);
    const bool person = e != kNone && c.doc.entities[e].kind == EntityKind::person && mention != nullptr &&
                        (mention->form == MentionForm::name || mention->form == MentionForm::surname);
    if (person && kase == facts::Case::nom && mention->begin == t &&
        c.tree.morphology(mention->head).kase == facts::Case::gen && c.doc.words(mention->span) != mention->base) {
      others = true;  // "doradca Emmanuela Macrona Jan Nowak": whose he is
      t = mention->end - 1;
      continue;
    }
    if (person) {
      const auto of_name = c.tree.morphology(mention->head).kase;
      // A foreign name in its first form, behind a noun that is in no first form.
      const bool first_form = kase == facts::Case::nom && t > token + 1 && c.doc.words(mention->span) == mention->base;
      const bool agrees = kase == facts::Case::none || of_name == facts::Case::none || of_name == kase || first_form;
      // "lider rolników Jan Nowak": behind other people only a name that is in the nominative beyond doubt.
      if (others) return of_name == facts::Case::nom || c.doc.words(mention->span) == mention->base ? e : kNone;
      return agrees && mention->begin == t && !speaks_for(c, token, e, mention) ? e : kNone;
    }
    if (c.noun(t).has(Frame::person) && c.tree.morphology(t).kase != facts::Case::nom) others = true;
  }
  return kNone;
}

// "hundreds of farmers", "setki rolników": a bare noun in the plural before those whom it counts.
bool counts(const Context& c, std::uint32_t token) {
  if (!c.tree.morphology(token).plural) return false;
  bool people = false;
  for (auto child : c.tree.children(token)) {
    if (c.tree.relation(child) == Relation::det || c.tree.possessor(child)) return false;
    people = people || (c.tree.relation(child) == Relation::nmod && child > token && c.tree.morphology(child).plural &&
                        c.noun(child).has(Frame::person));
  }
  return people;
}

// Whether a noun that names nobody known can speak at all.
bool can_speak(const Context& c, std::uint32_t token) {
  if (c.lemma_is(Words::indefinite, token)) return true;
  const auto frames = c.noun(token);
  return frames.has(Frame::person) || frames.has(Frame::body) || frames.has(Frame::document) || counts(c, token);
}

// Whether the phrase names another person: "rzeczniczka premier Theresy May" is nobody spoken of before.
bool mentions_somebody(const Context& c, Range words, std::uint32_t head) {
  for (auto t = words.begin; t < words.end; ++t) {
    const auto e = t == head ? kNone : c.who.entity_at(t);
    if (e != kNone && c.doc.entities[e].kind == EntityKind::person) return true;
  }
  return false;
}

// "Clinton's former manager, Jan Nowak, said": the name that follows a description between commas.
std::uint32_t named_behind_comma(const Context& c, std::uint32_t token, std::uint32_t known) {
  const auto* office = c.who.mention_at(token);
  if (office == nullptr || office->form != MentionForm::office || !c.noun(token).has(Frame::person)) return kNone;
  const auto comma = std::max(office->end, token + 1);
  if (comma + 2 >= c.size() || c.token(comma).form != ",") return kNone;
  const auto* name = c.who.mention_at(comma + 1);
  if (name == nullptr || name->form != MentionForm::name || name->begin != comma + 1 || name->end - name->begin < 2)
    return kNone;
  const auto e = c.who.entity_at(comma + 1);
  const bool closed = name->end < c.size() && c.token(name->end).form == ",";
  return closed && e != kNone && e != known && c.doc.entities[e].kind == EntityKind::person ? e : kNone;
}

// "Ivo Krams, Danish ambassador to the U.N., said": a name that nobody knows, set off by commas before the office
// that stands at `token`; empty where another stands there.
Range unknown_before_comma(const Context& c, std::uint32_t token) {
  const auto begin = c.sentence(token).begin;
  const auto* office = c.who.mention_at(token);
  if (!c.lexicon.drops_complementiser() || !c.noun(token).has(Frame::person)) return {};
  if (office != nullptr && office->form != MentionForm::office) return {};
  auto comma = token;
  while (comma > begin && c.token(comma - 1).upos != Upos::PUNCT && c.token(comma - 1).upos != Upos::VERB &&
         c.token(comma - 1).upos != Upos::ADP)
    --comma;
  if (comma < begin + 3 || c.token(comma - 1).form != ",") return {};
  Range name{comma - 1, comma - 1};
  while (name.begin > begin && c.opens_upper(name.begin - 1) && nobody_known(c, name.begin - 1) &&
         !c.dated(name.begin - 1) && c.token(name.begin - 1).upos != Upos::PRON)
    --name.begin;
  const bool apart = name.begin > begin && c.token(name.begin - 1).form == ",";
  return apart && name.end - name.begin >= 2 && name.end - name.begin <= kLongestName ? name : Range{};
}

// "Jan Lis, doradca Izby Handlowej", "Jan Lis, head for Asia and Harbour Chair": what is told of a person behind the
// comma is nobody who speaks with him, though the parser joins them.
bool appended(const Context& c, std::uint32_t token, const std::vector<std::uint32_t>& known) {
  const auto* name = c.who.mention_at(token);
  if (name == nullptr || name->form != MentionForm::name || c.doc.entities[known[0]].kind != EntityKind::person)
    return false;
  if (name->end >= c.size() || c.token(name->end).form != ",") return false;
  for (auto e : std::vector(known.begin() + 1, known.end()))
    if (c.doc.entities[e].kind == EntityKind::person) return false;
  return true;
}

// "urzędnik z Norwegii": the state or place that somebody who has no name comes from, behind its adposition.
bool comes_from(const Context& c, std::uint32_t person, std::uint32_t adposition) {
  const auto place = c.token(adposition).head;
  if (place != adposition + 1 || place >= c.size() || !c.noun(person).has(Frame::person)) return false;
  const auto e = c.who.entity_at(place);
  if (e == kNone || c.token(place).head != person || c.tree.morphology(place).kase != facts::Case::gen) return false;
  const auto kind = c.doc.entities[e].kind;
  return kind == EntityKind::state || kind == EntityKind::place;
}

// "źródło „Kuriera”", "jeden z rozmówców „Kuriera”": the end of a title in marks right behind the phrase, whose source
// somebody is who has no name; `end` where none stands there.
std::uint32_t behind_title(const Context& c, std::uint32_t token, std::uint32_t end) {
  const bool source = c.noun(token).has(Frame::person) || c.lemma_is(Words::indefinite, token);
  if (!source || end + 1 >= c.sentence(token).end || c.token(end).upos != Upos::PUNCT) return end;
  const auto* q = c.passage_at(c.token(end + 1).span.begin);
  if (q == nullptr || c.token_from(q->outer.begin) != end || !title_at(c, end + 1)) return end;
  return c.token_from(q->outer.end);
}

// "the Kentucky Republican": somebody of a party, whom the name of the party tells, and not that itself.
bool member_of(const Context& c, std::uint32_t token, std::uint32_t body) {
  if (c.doc.entities[body].kind != EntityKind::organisation || c.tree.morphology(token).plural) return false;
  const auto* name = c.who.mention_at(token);
  if (name == nullptr || name->begin != token || name->end != token + 1) return false;
  if (!c.lexicon.noun(utf8::lower(c.token(token).lemma)).has(Frame::person)) return false;
  return c.is(Words::article, c.yield(token).begin);
}

}  // namespace

bool nobody_known(const Context& c, std::uint32_t token) {
  const auto e = c.who.entity_at(token);
  return e == kNone || (c.doc.entities[e].kind == EntityKind::place && c.doc.entities[e].country == "---");
}

Range phrase(const Context& c, std::uint32_t token) {
  Range words{token, token + 1};
  auto whole = c.yield(token);
  std::uint32_t left = token, right = token + 1;
  while (left > whole.begin && c.token(left - 1).upos != Upos::PUNCT && !c.dated(left - 1) &&
         c.token(left - 1).upos != Upos::ADP && c.token(left - 1).upos != Upos::VERB &&
         c.token(left - 1).upos != Upos::SCONJ)
    --left;
  // "zebrani w Rzymie przywódcy": what an adposition governs is no name of theirs.
  if (left > whole.begin && c.token(left - 1).upos == Upos::ADP)
    if (const auto governed = c.token(left - 1).head; governed >= left && governed < token) left = governed + 1;
  auto clause_begins = [&](std::uint32_t t) {
    for (auto up = t; up < c.size() && up != token; up = c.token(up).head)
      if (clause_relation(c.tree.relation(up))) return true;
    return false;
  };
  // Where nouns show their case, what belongs to one follows in the genitive; a preposition begins something else.
  const bool cases = c.tree.morphology(token).kase != facts::Case::none;
  // "al-Shifa", "ministerstwa ds. brexitu": marks that stand inside a phrase.
  const auto ends = [&](std::uint32_t t) {
    if (c.token(t).upos != Upos::PUNCT) return false;
    const bool hyphen = c.dash(t) && !c.token(t).space_after && !c.token(t - 1).space_after;
    const bool shortened = c.token(t).form == "." && !c.token(t - 1).space_after && t + 1 < whole.end;
    return !hyphen && !shortened;
  };
  const auto kase = c.tree.morphology(token).kase;
  const auto leaves = [&](std::uint32_t t) {
    if (!cases) return false;
    const auto own = c.tree.morphology(t).kase;
    // "według gazety ministrom pokazano": no noun governs a dative.
    if (own == facts::Case::dat && own != kase) return true;
    if (c.token(t).upos != Upos::ADP || c.lemma_is(Words::indefinite, token)) return false;
    // "rzecznik do spraw …", shortened, and "urzędnik z Norwegii" are told so in full.
    const bool shortened = c.token(t).feats.view().find("Abbr=Yes") != std::string_view::npos;
    return !shortened && !comes_from(c, token, t);
  };
  while (right < whole.end && !ends(right) && !c.dated(right) && !clause_begins(right) && !leaves(right)) ++right;
  while (right > token + 1 && (c.token(right - 1).upos == Upos::ADP || c.token(right - 1).upos == Upos::CCONJ)) --right;
  right = behind_title(c, token, right);
  while (left < token && (c.is(Words::article, left) || c.token(left).upos == Upos::ADV ||
                          c.token(left).upos == Upos::CCONJ || c.token(left).upos == Upos::PART))
    ++left;
  words = {left, right};
  return words;
}

Voice voice_of_phrase(const Context& c, std::uint32_t token) {
  if (token >= c.size() || c.dated(token)) return {};
  auto known = c.who.entities_of(token);
  // "PARIS (Reuters) - President …": a place at the head of what the parser takes for one phrase.
  if (const auto own = c.who.entity_at(token); own != kNone && c.doc.entities[own].kind == EntityKind::place)
    if (auto e = name_beside(c, token); e != kNone) return entity_voice(e, token);
  // Places say nothing; where one seems to, the parser has missed the speaker.
  std::erase_if(known, [&](std::uint32_t e) { return c.doc.entities[e].kind == EntityKind::place; });
  if (known.size() == 1 && member_of(c, token, known[0])) {
    const bool one = c.is(Words::indefinite, c.yield(token).begin);
    return {one ? Voice::Kind::phrase : Voice::Kind::described, kNone, token, {}, false, {}};
  }
  if (const auto name = unknown_before_comma(c, token); !name.empty() && known.size() < 2) {
    const Span words{c.token(name.begin).span.begin, c.token(name.end - 1).span.end};
    return {Voice::Kind::phrase, kNone, name.begin, {}, false, words};
  }
  // "– zauważa agencja": no body so called, but the one named before.
  if (known.size() == 1 && c.noun(token).has(Frame::press) &&
      utf8::lower(c.doc.entities[known[0]].name) == c.token(token).lemma)
    return {Voice::Kind::described, kNone, token, {}, false, {}};
  if (known.size() == 1) {
    if (const auto e = named_behind_comma(c, token, known[0]); e != kNone) return entity_voice(e, token);
    // "szef fundacji Jan Nowak": a name inside the phrase knows better than who else is called so.
    if (const auto* m = c.who.mention_at(token); m != nullptr && m->form == MentionForm::office && m->begin == token)
      if (const auto e = name_within(c, token); e != kNone) return entity_voice(e, token);
    auto voice = entity_voice(known[0], token);
    voice.pronoun = c.token(token).upos == Upos::PRON && !c.tree.morphology(token).relative;
    return voice;
  }
  if (known.size() > 1 && appended(c, token, known)) return entity_voice(known[0], token);
  if (known.size() > 1) return {Voice::Kind::phrase, kNone, token, std::move(known), false, {}};
  if (auto e = name_beside(c, token); e != kNone) return entity_voice(e, token);
  if (c.token(token).upos != Upos::PRON)
    if (auto e = name_within(c, token); e != kNone) return entity_voice(e, token);

  const auto& word = c.token(token);
  const auto& m = c.tree.morphology(token);
  if (c.lemma_is(Words::indefinite, token)) return {Voice::Kind::phrase, kNone, token, {}, false, {}};
  if (m.relative && (word.upos == Upos::PRON || word.upos == Upos::DET)) {
    for (auto up = word.head; up < c.size(); up = c.token(up).head)
      if (c.tree.relation(up) == Relation::acl && c.token(up).head < c.size())
        return voice_of_phrase(c, c.token(up).head);
    return {Voice::Kind::carried, kNone, token, {}, false, {}};
  }
  if (word.upos == Upos::PRON || word.upos == Upos::DET)
    return {m.person == 1 || m.person == 2 ? Voice::Kind::none : Voice::Kind::carried, kNone, token, {}, false, {}};
  if (word.upos != Upos::NOUN && word.upos != Upos::PROPN && word.upos != Upos::ADJ && word.upos != Upos::NUM)
    return {};
  if (word.upos == Upos::PROPN && c.who.entity_at(token) == kNone)
    return {Voice::Kind::phrase, kNone, token, {}, false, {}};
  if (!can_speak(c, token)) return {};

  auto words = phrase(c, token);
  // Or speaks for somebody: "rzecznik komisji".
  bool indefinite = words.begin < token && c.lemma_is(Words::indefinite, words.begin);
  for (auto child : c.tree.children(token)) {
    indefinite = indefinite || c.lemma_is(Words::indefinite, child);
    // "rozmówca dziennikarki": somebody's, who is not named either.
    indefinite = indefinite || (c.tree.relation(child) == Relation::nmod && c.noun(child).has(Frame::person) &&
                                c.tree.morphology(child).kase == facts::Case::gen && c.who.entity_at(child) == kNone);
  }
  // A spokesman is somebody new unless he stands alone: those of several bodies speak in one article.
  if (c.noun(token).has(Frame::delegate))
    for (auto child : c.tree.children(token)) indefinite = indefinite || c.tree.relation(child) == Relation::nmod;
  // "Portal Press": one of that name.
  if (c.noun(token).has(Frame::press) && token + 1 < c.size())
    indefinite = indefinite || (c.yield(token).has(token + 1) && c.opens_upper(token + 1) &&
                                c.token(token + 1).upos != Upos::PUNCT && c.tree.below(token + 1, token));
  const bool bare = !m.plural && !indefinite && word.upos == Upos::NOUN && !mentions_somebody(c, words, token);
  return {bare ? Voice::Kind::described : Voice::Kind::phrase, kNone, token, {}, false, {}};
}

}  // namespace kronika::quotes
