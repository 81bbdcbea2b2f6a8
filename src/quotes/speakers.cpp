#include "quotes/speakers.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "quotes/descriptions.hpp"
#include "quotes/unknown.hpp"

namespace kronika::quotes {
namespace {

constexpr std::uint32_t kPressMemory = 40;  // sentences for which a publication is
constexpr std::uint32_t kNear = 2;          // sentences back to somebody who speaks on without having spoken
constexpr std::uint32_t kLongestBody = 3;   // words of a phrase that refers to a body named before
constexpr std::string_view kPress = "JRN";  // sector of publications
constexpr double kCarriedDiscount = 0.85;
constexpr double kGuessedDiscount = 0.5;

}  // namespace

class Speakers::Impl {
 public:
  Impl(Document& doc, const Context& context) : doc_(doc), c_(context), described_(doc, context), made_(doc, context) {}

  // The entity behind a voice, made where there is none; kNone when nobody can be named.
  std::uint32_t resolve(const Candidate& q, double& confidence) {
    // Both halves of what one phrase says are said by the same.
    if (q.voice.kind != Voice::Kind::none && q.voice.token != kNone && q.voice.token == spoke_.token &&
        q.voice.several.empty()) {
      if (!aside(q, spoke_.entity)) remember(spoke_.entity, c_.tree.sentence(c_.token_from(q.span.begin)));
      return spoke_.entity;
    }
    const auto entity = who(q, confidence);
    spoke_ = {entity == kNone ? kNone : q.voice.token, entity};
    return entity;
  }

 private:
  std::uint32_t who(const Candidate& q, double& confidence) {
    const auto sentence = c_.tree.sentence(c_.token_from(q.span.begin));
    if (const auto entity = writer(q.voice); entity != kNone) {
      remember(entity, sentence);
      return entity;
    }
    const auto entity = behind(q, sentence, confidence);
    if (entity != kNone && !aside(q, entity)) remember(entity, sentence);
    if (q.voice.kind == Voice::Kind::described || q.voice.kind == Voice::Kind::phrase)
      if (entity != kNone && q.voice.token < c_.size()) described_.add(entity, sentence, q.voice.token);
    return entity;
  }

  std::uint32_t behind(const Candidate& q, std::uint32_t sentence, double& confidence) {
    switch (q.voice.kind) {
      case Voice::Kind::none: break;
      case Voice::Kind::entity: return known(q, sentence);
      case Voice::Kind::phrase: {
        const auto entity = somebodys(q.voice, sentence);
        return entity == kNone ? made_.named(q.voice) : entity;
      }
      case Voice::Kind::described: return described(q, sentence, confidence);
      case Voice::Kind::carried: return carried_on(q, sentence, confidence);
    }
    return kNone;
  }

  // Whom the entity step knows, unless who has spoken tells that another is meant.
  std::uint32_t known(const Candidate& q, std::uint32_t sentence) {
    const auto token = q.voice.token;
    auto entity = q.voice.entity;
    // The text has but the capitals of a label.
    if (!q.voice.title.empty()) doc_.entities[entity].name = q.voice.title;
    if (speaks_on(q, sentence)) entity = last_.entity;
    // Of two with one surname whoever has spoken is called by it alone.
    const auto* mention = c_.who.mention_at(token);
    if (mention != nullptr && mention->form == MentionForm::surname)
      if (const auto e = namesake(entity); e != kNone) entity = e;
    // "były premier": nobody who is prime minister now.
    if (const auto* role = c_.who.role_at(token); role != nullptr && role->former && holds(entity, *role)) {
      const auto e = introduced(kNone, sentence);
      if (e != kNone || last_person_.entity != kNone) entity = e != kNone ? e : last_person_.entity;
    }
    // "the diplomat": whoever has spoken under that description rather than whom it may fit.
    if (mention == nullptr || mention->form != MentionForm::office || !c_.noun(token).has(Frame::person) ||
        described_.called_so(entity, token) || named_behind(entity, token))
      return entity;
    if (const auto e = described_.again(token, sentence, last_person_.entity); e != kNone) return e;
    return somebody_new(token) || described_.one_of_several(token, spoke_before_) ? made_.named(q.voice) : entity;
  }

  // "he said" right after somebody's words goes on with them, whoever else was named in between.
  bool speaks_on(const Candidate& q, std::uint32_t sentence) const {
    const auto entity = q.voice.entity;
    return q.voice.pronoun && last_.entity != kNone && last_.entity == last_person_.entity &&
           sentence - last_.sentence <= 1 && doc_.entities[entity].kind == EntityKind::person &&
           !named_since(entity, q.span) && c_.agreement.possible(c_.tree, last_.entity, q.voice.token);
  }

  std::uint32_t described(const Candidate& q, std::uint32_t sentence, double& confidence) {
    const auto noun = q.voice.token;
    const auto frames = c_.noun(noun);
    const bool thing = frames.has(Frame::body) || frames.has(Frame::document);
    const auto words = phrase(c_, noun);
    // A thing that the words say which it is: nothing that has been named before.
    if (thing ? words.end - words.begin > kLongestBody : somebody_of_a_body(noun, words)) return made_.named(q.voice);
    auto entity = described_.told_so(noun, words, last_person_.entity);
    if (entity == kNone && !thing) entity = holder(noun);
    if (entity == kNone) entity = described_before(q, sentence, words);
    if (entity == kNone) return made_.named(q.voice);
    confidence *= kCarriedDiscount;
    return entity;
  }

  // "dziennikarka Radia Nowego", "unijny dyplomata": somebody of a body is somebody new, unless the last speaker has been
  // called so; whoever holds an office is looked for.
  bool somebody_of_a_body(std::uint32_t noun, Range words) const {
    if (c_.who.role_at(noun) != nullptr || described_.called_so(last_person_.entity, noun)) return false;
    const auto* generic = c_.who.generic_at(noun);
    const bool adjective = generic != nullptr && words.end - words.begin > 1;
    return of_a_body(noun) || (adjective && generic->country == kIntergovernmental);
  }

  // Whom of those that the text has told of the description means; kNone for nobody.
  std::uint32_t described_before(const Candidate& q, std::uint32_t sentence, Range words) const {
    const auto noun = q.voice.token;
    const auto frames = c_.noun(noun);
    const bool thing = frames.has(Frame::body) || frames.has(Frame::document);
    const auto country = made_.country_of(q.voice, words);
    if (frames.has(Frame::press))
      if (const auto e = press_before(country, q.span, sentence); e != kNone) return e;
    if (!thing)
      if (const auto e = described_.again(noun, sentence, last_person_.entity); e != kNone) return e;
    const auto& last = frames.has(Frame::body) ? last_body_ : thing ? last_thing_ : last_person_;
    const bool fits = last.entity != kNone && sentence - last.sentence <= kMemory &&
                      (country == "---" || doc_.entities[last.entity].country == country) &&
                      (thing ? !described_.called_otherwise(last.entity, noun)
                             : !other_office(last.entity, noun, words) && !woman_for_man(last.entity, noun));
    // "the official", after "officials told": one of them rather than who is called otherwise.
    if (!thing && fits && described_.one_of_several(noun, spoke_before_) && !described_.called_so(last.entity, noun))
      return kNone;
    if (!thing && !fits)
      if (const auto e = person_of(country, q.span.begin); e != kNone) return e;
    // "The embassy issued a note. The note said": whose it is.
    if (frames.has(Frame::document) && words.end - words.begin == 1 && !(fits && sentence - last.sentence <= 1)) {
      auto e = introduced(kNone, sentence, EntityKind::organisation);
      if (e == kNone) e = introduced(kNone, sentence);
      if (e != kNone) return e;
    }
    return fits ? last.entity : kNone;
  }

  // "kobieta" is no man.
  bool woman_for_man(std::uint32_t person, std::uint32_t noun) const {
    return gender_of(c_.token(noun)) == Gender::feminine && c_.agreement.gender(person) == Gender::masculine;
  }

  std::uint32_t carried_on(const Candidate& q, std::uint32_t sentence, double& confidence) {
    const auto verb = q.voice.token;
    confidence *= kCarriedDiscount;
    auto subject = nameless_subject(verb, sentence);
    if (subject == kNone) subject = thing_before(verb, sentence, q.span);
    if (subject != kNone) {
      if (const auto e = c_.who.entity_at(subject); e != kNone) return e;
      auto of_noun = q;
      of_noun.voice = {Voice::Kind::described, kNone, subject, {}, false, {}};
      const auto e = described(of_noun, sentence, confidence);
      return named_in(e, c_.tree.sentence(subject)) ? made_.named(of_noun.voice) : e;
    }
    if (const auto entity = carried(verb, sentence); entity != kNone) return entity;
    confidence *= kGuessedDiscount / kCarriedDiscount;
    if (const auto e = described_.in_gender(verb, sentence); e != kNone) return e;
    if (const auto e = person_before(q.span.begin, nullptr, verb, sentence); e != kNone) return e;
    if (const auto e = body_before(verb, sentence); e != kNone) return e;
    if (const auto e = person_before(q.span.begin, nullptr, verb); e != kNone) return e;
    if (last_.entity == kNone || verb >= c_.size() || c_.tree.morphology(verb).plural) return last_.entity;
    // "– dodała": a woman may be called by a noun that is masculine, but not by "he".
    const bool pronoun = c_.token(verb).upos == Upos::PRON;
    const bool agrees =
        pronoun ? described_.possible(last_.entity, verb) : c_.agreement.possible(c_.tree, last_.entity, verb);
    return agrees ? last_.entity : kNone;
  }

  // "skomentował to, że X nazwał go „zdrajcą”": who is told of in passing does not go on speaking.
  bool aside(const Candidate& q, std::uint32_t entity) const {
    // "Nie przekonują go słowa X, który wskazywał, że …": somebody in a relative clause, unless the sentence is on him.
    if (!q.cue.empty() && !c_.lexicon.drops_complementiser() && c_.tree.relative_clause(c_.token_from(q.cue.begin)))
      return !subject_of(q, entity);
    if (q.passing) return true;
    if (q.rule != std::string_view("fragment/governed") || q.cue.empty()) return false;
    const auto relation = c_.tree.relation(c_.token_from(q.cue.begin));
    return relation == Relation::ccomp || relation == Relation::acl || relation == Relation::advcl;
  }

  bool subject_of(const Candidate& q, std::uint32_t entity) const {
    const auto s = c_.sentence(c_.token_from(q.cue.begin));
    for (auto t = s.begin; t < s.end; ++t) {
      if (c_.tree.relation(t) != Relation::nsubj) continue;
      const auto head = c_.token(t).head;
      if (head < c_.size() && c_.tree.relation(head) == Relation::root)
        for (auto e : c_.who.entities_of(t))
          if (e == entity) return true;
    }
    return false;
  }

  // Who has spoken and bears the surname of a person who has not; kNone where nobody does.
  std::uint32_t namesake(std::uint32_t person) const {
    const auto surname = [&](std::uint32_t e) {
      const std::string_view name = doc_.entities[e].name;
      return name.substr(name.rfind(' ') + 1);
    };
    if (std::find(spoke_before_.begin(), spoke_before_.end(), person) != spoke_before_.end()) return kNone;
    for (auto it = spoke_before_.rbegin(); it != spoke_before_.rend(); ++it)
      if (doc_.entities[*it].kind == EntityKind::person && surname(*it) == surname(person)) return *it;
    return kNone;
  }

  // A title that says who exactly is meant: of a state or body, and no mere "leader".
  static bool role_of_state(const Role& role) {
    return role.office.find(' ') != std::string::npos || role.office.find(':') == std::string::npos;
  }

  bool holds(std::uint32_t person, const Role& office) const {
    return std::any_of(doc_.roles.begin(), doc_.roles.end(),
                       [&](const Role& r) { return r.person == person && r.office == office.office && !r.former; });
  }

  // Is the person known by other offices than the one that the description names in full?
  bool other_office(std::uint32_t person, std::uint32_t noun, Range words) const {
    const auto* role = c_.who.role_at(noun);
    if (person == kNone || role == nullptr || role->office.empty() || words.end - words.begin < 2) return false;
    if (role->former || role->of.empty() || role->of == "---" || !role_of_state(*role)) return false;
    bool other = false;
    for (const auto& r : doc_.roles) {
      if (r.person != person || r.office.empty()) continue;
      if (r.office == role->office) return false;
      other = true;
    }
    return other;
  }

  // "Prezydent zaapelował": the one person whom the article has given that office before, where no state is told.
  std::uint32_t holder(std::uint32_t noun) const {
    const auto* role = c_.who.role_at(noun);
    if (role == nullptr || role->office.empty() || role->person != kNone || role->plural) return kNone;
    std::uint32_t found = kNone;
    for (const auto& other : doc_.roles) {
      if (other.begin >= noun) break;
      if (other.office != role->office || other.person >= doc_.entities.size()) continue;
      if (other.former != role->former) continue;
      if (doc_.entities[other.person].kind != EntityKind::person) continue;
      if (role->of != "---" && !role->of.empty() && other.of != role->of) continue;
      if (found != kNone && found != other.person) return kNone;
      found = other.person;
    }
    return found;
  }

  // "spokeswoman Marie Harf"
  bool named_behind(std::uint32_t entity, std::uint32_t noun) const {
    const auto& mentions = doc_.entities[entity].mentions;
    return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) {
      return m.form != MentionForm::office && m.begin > noun && m.begin - noun <= kFarthestNoun;
    });
  }

  // "Doradca Putina", who has no name here: the compatriot of whom he is somebody who has just spoken.
  std::uint32_t somebodys(const Voice& voice, std::uint32_t sentence) const {
    const auto presented = introduced(kNone, sentence);
    const auto last = presented != kNone ? presented : last_person_.entity;
    if (voice.token >= c_.size() || !voice.several.empty() || !voice.name.empty() || last == kNone) return kNone;
    const auto& m = c_.tree.morphology(voice.token);
    if (m.kase != facts::Case::nom || m.plural || !c_.noun(voice.token).has(Frame::person) ||
        c_.noun(voice.token).has(Frame::delegate) || (presented == kNone && sentence - last_person_.sentence > kNear))
      return kNone;
    for (auto child : c_.tree.children(voice.token)) {
      if (c_.lemma_is(Words::indefinite, child)) return kNone;
      const auto e = c_.who.entity_at(child);
      if (c_.tree.relation(child) != Relation::nmod || e == kNone || e == last || child < voice.token) continue;
      const auto &master = doc_.entities[e], &person = doc_.entities[last];
      if (master.kind == EntityKind::person && master.country != "---" && master.country == person.country &&
          c_.agreement.possible(c_.tree, last, voice.token))
        return last;
    }
    return kNone;
  }

  // "Lind's statement said": the person whose the writing is; of what is said in writing, "a White House statement", also
  // the body or state. kNone for none.
  std::uint32_t writer(const Voice& voice) const {
    if ((voice.kind != Voice::Kind::phrase && voice.kind != Voice::Kind::described) || voice.token >= c_.size() ||
        !voice.several.empty() || !c_.noun(voice.token).has(Frame::document))
      return kNone;
    const bool said = c_.noun(voice.token).has(Frame::clause);
    for (auto child : c_.tree.children(voice.token)) {
      bool by = false, other = false;
      for (auto word : c_.tree.children(child)) {
        if (c_.tree.relation(word) != Relation::case_ || c_.tree.possessor(child)) continue;
        by = by || c_.lemma_is(Words::author, word);
        other = other || !by;
      }
      const bool genitive = c_.tree.relation(child) == Relation::nmod && !other && !by &&
                            c_.tree.morphology(child).kase == facts::Case::gen;
      const bool before = said && child < voice.token && c_.tree.relation(child) == Relation::compound;
      const auto e = c_.tree.possessor(child) || by || genitive || before ? c_.who.entity_at(child) : kNone;
      if (e == kNone) continue;
      const auto kind = doc_.entities[e].kind;
      if (kind == EntityKind::person || (said && (kind == EntityKind::organisation || kind == EntityKind::state)))
        return e;
    }
    return kNone;
  }

  // "anonimowy polityk", "urzędnik z Norwegii": nobody who has been told of by name.
  bool somebody_new(std::uint32_t noun) const {
    // "one Lima-based diplomat", not "Jan Lis, a diplomat"
    const auto first = c_.yield(noun).begin;
    if (first < noun && c_.is(Words::indefinite, first) && (first == 0 || c_.token(first - 1).form != ",")) return true;
    for (auto child : c_.tree.children(noun)) {
      if (c_.lemma_is(Words::indefinite, child) && c_.token(child).upos == Upos::ADJ) return true;
      if (somewhere(noun, child) && c_.tree.relation(child) == Relation::nmod) return true;
    }
    return false;
  }

  bool somewhere(std::uint32_t noun, std::uint32_t child) const {
    // "ambasador w Polsce" is an office, and may have been given before.
    if (const auto* role = c_.who.role_at(noun); role != nullptr && role_of_state(*role)) return false;
    const auto e = c_.who.entity_at(child);
    return e != kNone && doc_.entities[e].kind != EntityKind::person && child > noun + 1 &&
           c_.token(child - 1).upos == Upos::ADP && c_.tree.morphology(noun).kase != facts::Case::none;
  }

  bool of_a_body(std::uint32_t noun) const {
    for (auto child : c_.tree.children(noun)) {
      const auto e = c_.who.entity_at(child);
      const auto r = c_.tree.relation(child);
      // "the Herald's Lima correspondent"
      if (c_.tree.possessor(child) && e != kNone && doc_.entities[e].kind == EntityKind::organisation) return true;
      if (child > noun && e != kNone && (doc_.entities[e].kind == EntityKind::organisation || somewhere(noun, child)) &&
          (r == Relation::nmod || r == Relation::appos || r == Relation::flat))
        return true;
    }
    return false;
  }

  struct Last {
    std::uint32_t entity = kNone, sentence = 0;
  };

  void remember(std::uint32_t entity, std::uint32_t sentence) {
    last_ = {entity, sentence};
    spoke_before_.push_back(entity);
    const auto kind = doc_.entities[entity].kind;
    (kind == EntityKind::person ? last_person_ : last_thing_) = last_;
    if (kind == EntityKind::organisation || kind == EntityKind::state) last_body_ = last_;
  }

  // "The newspaper": the publication that was named last before its words, or the last one that spoke.
  std::uint32_t press_before(const std::string& country, Span words, std::uint32_t sentence) const {
    std::uint32_t best = kNone, place = 0;
    for (std::uint32_t e = 0; e < doc_.entities.size(); ++e) {
      const auto& entity = doc_.entities[e];
      if (entity.kind != EntityKind::organisation || entity.sector != kPress) continue;
      if (country != "---" && entity.country != country) continue;
      for (const auto& m : entity.mentions)
        if (m.form == MentionForm::name && m.span.begin < words.begin && sentence - m.sentence <= kPressMemory &&
            (best == kNone || m.span.begin >= place)) {
          best = e;
          place = m.span.begin;
        }
    }
    return best;
  }

  // Has somebody been called by name since the last speech, in another sentence than that?
  bool named_since(std::uint32_t entity, Span words) const {
    const auto& mentions = doc_.entities[entity].mentions;
    return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) {
      return (m.form == MentionForm::name || m.form == MentionForm::surname) && m.sentence > last_.sentence &&
             m.span.begin < words.begin;
    });
  }

  // Does the sentence call the entity by name? Then another subject of it is somebody else.
  bool named_in(std::uint32_t entity, std::uint32_t sentence) const {
    if (entity == kNone) return false;
    const auto& mentions = doc_.entities[entity].mentions;
    return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) {
      return (m.form == MentionForm::name || m.form == MentionForm::surname) && m.sentence == sentence;
    });
  }

  // The person of that country who was named last before `byte`.
  std::uint32_t person_of(const std::string& country, std::uint32_t byte) const {
    if (country == "---") return kNone;
    return person_before(byte, &country);
  }

  // Whoever goes on speaking where nobody is named by `verb`; kNone where nobody has spoken of late.
  std::uint32_t carried(std::uint32_t verb, std::uint32_t sentence) const {
    const auto lately = [&](const Last& last) {
      return last.entity != kNone && sentence - last.sentence <= kMemory &&
             (verb >= c_.size() || described_.possible(last.entity, verb));
    };
    // "podano": of a person one would say who.
    const bool nobody = verb < c_.size() && (c_.impersonal(verb) || c_.reads(verb));
    if (nobody && last_thing_.sentence + 1 < sentence)
      if (const auto e = introduced(kNone, sentence, EntityKind::organisation); e != kNone) return e;
    if (nobody && lately(last_thing_)) return last_thing_.entity;
    if (!nobody)
      if (const auto e = introduced(verb, sentence); e != kNone) return e;
    for (const auto* last : {&last_, &last_person_, &last_thing_})
      if (lately(*last)) return last->entity;
    return kNone;
  }

  // "Decyzję opisała kancelaria. Jak wyjaśniła, …": where no speaker agrees with the verb, the body named last that does.
  std::uint32_t body_before(std::uint32_t verb, std::uint32_t sentence) const {
    if (verb >= c_.size() || gender_of(c_.token(verb)) == Gender::unknown || c_.tree.morphology(verb).plural)
      return kNone;
    std::uint32_t best = kNone, place = 0;
    for (std::uint32_t e = 0; e < doc_.entities.size(); ++e) {
      if (doc_.entities[e].kind != EntityKind::organisation) continue;
      for (const auto& m : doc_.entities[e].mentions) {
        if (m.begin >= verb || m.head >= c_.size() || sentence - m.sentence > kNear || m.sentence > sentence) continue;
        if (gender_of(c_.token(m.head)) != gender_of(c_.token(verb)) || c_.tree.morphology(m.head).plural) continue;
        if (best == kNone || m.begin >= place) {
          best = e;
          place = m.begin;
        }
      }
    }
    return best;
  }

  // "Głos zabrała też X. - … - mówiła.": whom the sentence before the words brings in as its subject.
  std::uint32_t introduced(std::uint32_t verb, std::uint32_t sentence, EntityKind kind = EntityKind::person) const {
    if (sentence == 0 || sentence >= doc_.sentences.size() || last_.sentence + 1 > sentence) return kNone;
    if (last_.entity != kNone && last_.sentence + 1 >= sentence) return kNone;
    const auto& before = doc_.sentences[sentence - 1];
    if (before.excluded || before.block != doc_.sentences[sentence].block) return kNone;
    for (auto t = before.begin; t < before.end; ++t) {
      if (c_.tree.relation(t) != Relation::nsubj || c_.tree.passive_relation(t)) continue;
      const auto head = c_.token(t).head;
      if (head >= c_.size() || c_.tree.relation(head) != Relation::root) continue;
      if (c_.passage_at(c_.token(t).span.begin) != nullptr) continue;
      const auto e = c_.who.entity_at(t);
      if (e == kNone || doc_.entities[e].kind != kind) continue;
      if (verb < c_.size() && !c_.agreement.possible(c_.tree, e, verb)) continue;
      return e;
    }
    return kNone;
  }

  // "The cabinet met and said it …", "Peru has ships. It has warned …": the state or body that was the subject last before
  // "it", where none has spoken of late; its word, or kNone.
  std::uint32_t thing_before(std::uint32_t pronoun, std::uint32_t sentence, Span words) const {
    if (pronoun >= c_.size() || c_.token(pronoun).upos != Upos::PRON || sentence >= doc_.sentences.size()) return kNone;
    const bool it = gender_of(c_.token(pronoun)) == Gender::neuter && c_.tree.relation(pronoun) == Relation::nsubj;
    if (!it || c_.tree.morphology(pronoun).plural) return kNone;
    if (last_thing_.entity != kNone && last_thing_.sentence + 1 >= sentence) return kNone;
    const auto before = sentence > 0 ? sentence - 1 : sentence;
    const bool story =
        !doc_.sentences[before].excluded && doc_.sentences[before].block == doc_.sentences[sentence].block;
    const auto begin = doc_.sentences[story ? before : sentence].begin;
    for (auto t = pronoun; t-- > begin;) {
      if (c_.tree.relation(t) != Relation::nsubj || c_.passage_at(c_.token(t).span.begin) != nullptr) continue;
      if (words.begin <= c_.token(t).span.begin && c_.token(t).span.begin < words.end) continue;
      const auto e = c_.who.entity_at(t);
      const bool speaks = c_.noun(t).has(Frame::body) || c_.noun(t).has(Frame::document);
      if (e == kNone ? speaks && !c_.tree.morphology(t).plural
                     : doc_.entities[e].kind == EntityKind::organisation || doc_.entities[e].kind == EntityKind::state)
        return t;
    }
    return kNone;
  }

  // "The diplomat stayed. “…,” he said.": somebody without a name whom the sentence before the words brings in as its
  // subject; kNone where the verb is told of no such, or somebody has spoken there.
  std::uint32_t nameless_subject(std::uint32_t pronoun, std::uint32_t sentence) const {
    if (pronoun >= c_.size() || c_.token(pronoun).upos != Upos::PRON || sentence == 0) return kNone;
    if (gender_of(c_.token(pronoun)) == Gender::unknown || gender_of(c_.token(pronoun)) == Gender::neuter) return kNone;
    if (last_.entity != kNone && last_.sentence + 1 >= sentence) return kNone;
    const auto& before = doc_.sentences[sentence - 1];
    if (before.excluded) return kNone;
    for (auto t = before.begin; t < before.end; ++t) {
      const auto head = c_.token(t).head;
      if (c_.tree.relation(t) != Relation::nsubj || head >= c_.size() || c_.tree.relation(head) != Relation::root)
        continue;
      const bool nameless = c_.token(t).upos == Upos::NOUN && c_.noun(t).has(Frame::person) &&
                            c_.who.entity_at(t) == kNone && !c_.tree.morphology(t).plural;
      return nameless && c_.passage_at(c_.token(t).span.begin) == nullptr ? t : kNone;
    }
    return kNone;
  }

  std::uint32_t person_before(std::uint32_t byte, const std::string* country = nullptr, std::uint32_t verb = kNone,
                              std::uint32_t sentence = kNone) const {
    std::uint32_t best = kNone, place = 0;
    for (std::uint32_t e = 0; e < doc_.entities.size(); ++e) {
      if (doc_.entities[e].kind != EntityKind::person) continue;
      if (country != nullptr && doc_.entities[e].country != *country) continue;
      if (verb < c_.size() && !described_.possible(e, verb)) continue;
      for (const auto& m : doc_.entities[e].mentions)
        if (m.span.begin < byte && (sentence == kNone || sentence - m.sentence <= kNear) &&
            (best == kNone || m.span.begin >= place)) {
          best = e;
          place = m.span.begin;
        }
    }
    return best;
  }

  Document& doc_;
  const Context& c_;
  struct {
    std::uint32_t token = kNone, entity = kNone;
  } spoke_;
  Descriptions described_;
  std::vector<std::uint32_t> spoke_before_;
  Last last_, last_person_, last_body_, last_thing_;
  Unknown made_;
};

Speakers::Speakers(Document& doc, const Context& context) : impl_(std::make_unique<Impl>(doc, context)) {}
Speakers::~Speakers() = default;

std::uint32_t Speakers::resolve(const Candidate& quotation, double& confidence) {
  return impl_->resolve(quotation, confidence);
}

}  // namespace kronika::quotes
