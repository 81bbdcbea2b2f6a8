// Clauses whose source is named without governing them: "według Tuska, …", "…, according to Reuters", "jak
// zaznaczył minister, …", "as the minister noted, …".
#include <algorithm>
#include <optional>

#include "base/utf8.hpp"
#include "quotes/candidate.hpp"
#include "quotes/reporter.hpp"

namespace kronika::quotes {
namespace {

constexpr double kSourceConfidence = 0.8;
constexpr double kAsConfidence = 0.8;
constexpr std::uint32_t kLongestSource = 40;  // words of the source with its relative clauses
constexpr std::uint32_t kShortLead = 4;       // words before a source in the middle that say nothing yet

// Whether `word` is `form` in lower case.
bool is_lowered(std::string_view word, std::string_view form) {
  std::size_t at = 0;
  for (std::size_t pos = 0; pos < form.size();)
    if (at == word.size() || utf8::lower(utf8::next(form, pos)) != utf8::next(word, at)) return false;
  return at == word.size();
}

bool matches(const Context& c, std::uint32_t t, const std::vector<std::string>& words, std::uint32_t end) {
  if (t + words.size() > end) return false;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (!is_lowered(words[i], c.token(t + static_cast<std::uint32_t>(i)).form)) return false;
  return true;
}

bool has_predicate(const Context& c, Range r) {
  for (auto t = r.begin; t < r.end; ++t)
    if (c.finite(t) || c.token(t).upos == Upos::AUX) return true;
  return false;
}

// "GUS": a name of capital letters.
bool letters(std::string_view form) {
  std::size_t pos = 0, n = 0;
  for (; pos < form.size(); ++n)
    if (!utf8::is_upper(utf8::next(form, pos))) return false;
  return n > 1;
}

struct Source {
  Range whole;                 // the phrase with its source
  std::uint32_t head = kNone;  // of the source
  Voice voice;                 // where it is a title in quotation marks
};

// The head of the nominal that begins at `t` and lies within `limit`.
std::uint32_t nominal_head(const Context& c, std::uint32_t t, Range limit) {
  std::uint32_t head = t;
  for (auto up = c.token(t).head; limit.has(up); up = c.token(up).head) {
    const auto u = c.token(up).upos;
    if (u == Upos::VERB || u == Upos::AUX || up < t) break;
    // "według dziennikarzy analiza została przygotowana": an adjunct of the predicate, not a part of it.
    const auto r = c.tree.relation(head);
    if (r == Relation::obl || r == Relation::nsubj || r == Relation::obj || r == Relation::advmod) break;
    head = up;
  }
  return head;
}

// Whether a source that ends at `end` ends its sentence, and something is told before it.
bool ends_sentence(const Context& c, std::uint32_t begin, std::uint32_t end, Range sentence) {
  return c.words_in({sentence.begin, begin}) > 0 && c.words_in({end, sentence.end}) == 0;
}

// `begin`: of the phrase that names the source.
std::uint32_t end_of_source(const Context& c, std::uint32_t begin, std::uint32_t head, Range sentence) {
  auto end = std::min(c.yield(head).end, sentence.end);
  const auto words = phrase(c, head);
  if (end - head > kLongestSource) return words.end;
  // A predicate inside is part of the source only in a clause set off by a comma on both sides, or at the very end.
  if (has_predicate(c, {head, end})) {
    const bool closed = end < sentence.end && (c.token(end).form == "," || c.token(end - 1).form == ",");
    // "…, according to two officials who asked not to be named."
    if (!closed && end < sentence.end && !ends_sentence(c, begin, end, sentence)) return words.end;
  }
  return end;
}

// The end of a relative clause set off by commas that begins at `t`, else `t`.
std::uint32_t end_of_relative(const Context& c, std::uint32_t t, Range sentence) {
  if (t + 2 >= sentence.end || c.token(t).form != "," || !c.tree.morphology(t + 1).relative) return t;
  for (auto u = t + 2; u < std::min(sentence.end, t + kLongestSource); ++u)
    if (c.token(u).form == "," && c.tree.relation(u) == Relation::punct && has_predicate(c, {t, u})) return u;
  return t;
}

// "Peru's", before what is Peru's.
bool possesses(const Context& c, const Mention& name) {
  return c.tree.possessor(name.head) && name.end < c.size() && c.token(name.end).upos == Upos::PART;
}

std::optional<Source> source_at(const Context& c, const SourcePhrase& pattern, std::uint32_t t, Range sentence) {
  if (!pattern.before.empty() && !matches(c, t, pattern.before, sentence.end)) return std::nullopt;
  const auto first = t + static_cast<std::uint32_t>(pattern.before.size());
  if (first >= sentence.end) return std::nullopt;
  if (pattern.after.empty()) {
    // "według dziennika „Kurier”"
    const auto named = c.noun(first).has(Frame::press) && first + 1 < sentence.end ? first + 1 : first;
    if (auto title = title_at(c, named)) {  // "według „Dziennika”, który …, …"
      auto end = c.token_from(c.passage_at(c.token(named).span.begin)->outer.end);
      return Source{{t, end_of_relative(c, end, sentence)}, title.token, std::move(title)};
    }
    // "according to Kremlin spokesman Dmitry Peskov": whose spokesman opens the phrase of who speaks.
    for (const auto& role : c.doc.roles) {
      if (role.begin != first || role.person == kNone || role.end >= sentence.end || role.end <= first + 1) continue;
      const auto* name = c.who.mention_at(role.end);
      if (name == nullptr || name->begin != role.end || name->form != MentionForm::name ||
          c.who.entity_at(role.end) != role.person)
        continue;
      return Source{{t, std::min(name->end, sentence.end)}, name->head, {}};
    }
    // A name right behind the preposition is the source, whatever the parser hangs it on; not whose the source is:
    // "according to Peru's foreign minister".
    if (const auto* mention = c.who.mention_at(first);
        mention != nullptr && mention->begin == first && c.who.entity_at(first) != kNone &&
        mention->form != MentionForm::dropped && !possesses(c, *mention)) {
      auto end = mention->end;
      // "Zdaniem prezydenta Ukrainy Wołodymyra Zełenskiego": the name goes on with the role.
      for (const auto* name = c.who.mention_at(end);
           end < sentence.end && name != nullptr && name->begin == end && name->form == MentionForm::name &&
           c.who.entity_at(end) == c.who.entity_at(first);
           name = c.who.mention_at(end))
        end = name->end;
      if (end < sentence.end && c.token(end).form == ",") {
        auto whole = std::min(c.yield(mention->head).end, sentence.end);
        const bool closed = whole < sentence.end && (c.token(whole).form == "," || c.token(whole - 1).form == ",");
        if (whole > end && whole - end <= kLongestSource &&
            (closed || (c.tree.morphology(end + 1).relative && ends_sentence(c, t, whole, sentence))) &&
            !has_predicate(c, {first, end}))
          end = whole;
      }
      return Source{{t, end}, mention->head, {}};
    }
    // "według niego": nothing behind a pronoun belongs to it.
    const auto next = first + 1 < sentence.end ? c.token(first + 1).upos : Upos::PUNCT;
    if (c.token(first).upos == Upos::PRON && next != Upos::NOUN && next != Upos::ADJ)
      return Source{{t, first + 1}, first, {}};
    const auto head = nominal_head(c, first, {first, sentence.end});
    const auto end = std::max(end_of_source(c, t, head, sentence), head + 1);
    // "Według danych GUS wartość …": whose they are, by letters that no case tells.
    if (c.noun(head).has(Frame::document) && end == head + 1 && end < sentence.end && letters(c.token(end).form))
      return Source{{t, end + 1}, end, {Voice::Kind::phrase, kNone, end, {}, false, c.token(end).span}};
    return Source{{t, end}, head, {}};
  }
  if (pattern.before.empty()) {  // "jego zdaniem"
    if (!matches(c, first + 1, pattern.after, sentence.end)) return std::nullopt;
    return Source{{t, first + 1 + static_cast<std::uint32_t>(pattern.after.size())}, first, {}};
  }
  for (auto next = first + 1; next < std::min(sentence.end, first + 7); ++next)
    if (matches(c, next, pattern.after, sentence.end)) {
      std::uint32_t head = next - 1;
      while (head > first && c.token(head).upos == Upos::PART) --head;
      return Source{{t, next + static_cast<std::uint32_t>(pattern.after.size())}, head, {}};
    }
  return std::nullopt;
}

// Who the source is, if it is somebody who can say something.
Voice voice_of_source(const Context& c, std::uint32_t head) {
  const auto frames = c.noun(head);
  if (frames.has(Frame::document)) return voice_of_document(c, head);
  auto voice = voice_of_phrase(c, head);
  // "zasada, według której": what cannot speak is no source.
  if (voice.kind == Voice::Kind::carried && c.tree.morphology(head).relative) return {};
  if (voice.kind == Voice::Kind::entity || voice.kind == Voice::Kind::carried) {
    if (voice.kind == Voice::Kind::entity && c.doc.entities[voice.entity].kind == EntityKind::place) return {};
    return voice;
  }
  if (!voice) return {};
  if (!voice.several.empty()) return voice;
  if (frames.has(Frame::person) || frames.has(Frame::body)) return voice;
  return {};
}

// A verb of saying with its own clause or passage: the sentence reports somebody already.
bool reports_already(const Context& c, const Found& found, Range sentence, Range except) {
  for (auto place : found.in_sentence(c.tree.sentence(sentence.begin))) {
    const auto& q = found.list()[place];
    if (q.cue.empty()) continue;
    const auto cue = c.token_from(q.cue.begin);
    const auto relation = c.tree.relation(cue);
    // "As the paper found, X left when experts thought that …": only something that is told besides.
    const bool front = except.begin == sentence.begin;
    const bool beside = relation == Relation::acl || (front && relation == Relation::advcl && c.finite(cue));
    if (sentence.has(cue) && !except.has(cue) && !beside) return true;
  }
  return false;
}

// The words that a source inside a sentence speaks for.
std::optional<Range> spoken_for(const Context& c, Range sentence, Range source) {
  Range left{sentence.begin, source.begin}, right{source.end, sentence.end};
  if (c.words_in(right) == 0) return has_predicate(c, left) ? std::optional(left) : std::nullopt;
  if (c.words_in(left) == 0) return has_predicate(c, right) ? std::optional(right) : std::nullopt;
  // "… caption Według X, …": a capital begins a sentence, whatever the splitter took it for.
  if (c.opens_upper(source.begin)) return has_predicate(c, right) ? std::optional(right) : std::nullopt;
  const bool set_off = c.token(source.begin - 1).upos == Upos::PUNCT;
  if (set_off && has_predicate(c, left) && !has_predicate(c, right)) {
    // "…, according to X of Y", "…, according to X, a lawyer": what else stands behind the source belongs to it. What
    // stands behind a second dash or is an act goes on with the clause.
    bool act = c.dash(source.begin - 1);
    for (auto t = right.begin; t < right.end; ++t) act = act || c.token(t).upos == Upos::VERB;
    if (!act) return left;
  }
  if ((c.words_in(left) <= kShortLead || set_off) && has_predicate(c, right) && !has_predicate(c, left)) return right;
  if (has_predicate(c, left) && has_predicate(c, right)) {
    // A subordinate clause that begins right before the source, or the whole sentence.
    if (c.words_in({source.begin - 1, source.begin}) != 0 && source.begin >= 2 &&
        c.token(source.begin - 2).upos == Upos::PUNCT)
      return right;
  }
  if (has_predicate(c, {sentence.begin, sentence.end})) return sentence;
  return std::nullopt;
}

// "… - jak dodał": what the same speaker is said to have added does not belong to the words.
Range without_tail(const Context& c, Range words) {
  for (auto t = words.begin + 1; t + 1 < words.end; ++t)
    if (c.dash(t) && c.token(t).space_after) {
      if (c.verb(t + 1).has(Frame::direct) && c.finite(t + 1)) return {words.begin, t};  // "… - podaje Reuters"
      if (!c.is(Words::as, t + 1)) continue;
      for (auto v = t + 2; v < std::min(words.end, t + 6); ++v)
        if (c.verb(v).has(Frame::clause) && c.finite(v)) return {words.begin, t};
    }
  return words;
}

void add(const Context& c, Found& found, Range words, Range cue, Voice voice, const char* rule, double confidence) {
  words = without_tail(c, words);
  while (!words.empty() && (c.token(words.begin).form == "," || c.is(Words::complementiser, words.begin)) &&
         c.token(words.begin).upos != Upos::PRON)
    ++words.begin;
  Candidate q;
  q.kind = QuoteKind::indirect;
  q.span = c.trimmed(words);
  q.cue = {c.token(cue.begin).span.begin, c.token(cue.end - 1).span.end};
  q.voice = std::move(voice);
  q.rule = rule;
  q.confidence = confidence;
  if (c.words_in(words) >= 2) found.add(std::move(q));
}

void sources_in(const Context& c, Range sentence, Found& found) {
  for (auto t = sentence.begin; t < sentence.end; ++t) {
    if (found.sealed(t) || c.passage_at(c.token(t).span.begin) != nullptr) continue;
    // "jak przynajmniej wynika z …": the rest of a phrase.
    if ((t > sentence.begin && c.is(Words::as, t - 1)) || (t > sentence.begin + 1 && c.is(Words::as, t - 2))) continue;
    for (const auto& pattern : c.lexicon.sources()) {
      auto source = source_at(c, pattern, t, sentence);
      if (!source) continue;
      auto voice = source->voice ? source->voice : voice_of_source(c, source->head);
      if (!voice) continue;
      // "a poll, according to which voters think that …": all of the relative clause is the source's.
      const bool relative = source->head < c.size() && c.tree.morphology(source->head).relative;
      if (source->whole.begin != sentence.begin && !relative && reports_already(c, found, sentence, source->whole))
        continue;
      auto words = spoken_for(c, sentence, source->whole);
      // "…, zgodnie z którym …": the relative clause only.
      const Range right{source->whole.end, sentence.end};
      if (words && relative && has_predicate(c, right)) words = right;
      if (!words) continue;
      add(c, found, *words, source->whole, std::move(voice), "sourced/phrase", kSourceConfidence);
      t = source->whole.end - 1;
      break;
    }
  }
}

// "As the BBC's Anna Smith reports, …": taken for a noun, but a person's name before it and a comma behind.
bool reports_by_noun_form(const Context& c, std::uint32_t as, std::uint32_t t) {
  if (c.token(t).upos != Upos::NOUN || t < as + 2) return false;
  if (t + 1 >= c.sentence(t).end || c.token(t + 1).form != ",") return false;
  const auto e = c.who.entity_at(t - 1);
  const auto* mention = c.who.mention_at(t - 1);
  if (e == kNone || mention == nullptr || mention->end != t) return false;
  return c.doc.entities[e].kind == EntityKind::person && c.lexicon.verb(c.token(t).lemma).has(Frame::clause);
}

// Whoever is told of in the clause: by its verb, or as the name right before it.
Voice voice_of_clause(const Context& c, std::uint32_t as, std::uint32_t verb) {
  auto voice = c.token(verb).upos == Upos::VERB ? reporter(c, verb) : Voice{};
  if (voice && voice.kind != Voice::Kind::carried) return voice;
  if (verb < as + 2) return voice;
  const auto t = verb - 1;
  if (auto e = c.who.entity_at(t); e != kNone && c.doc.entities[e].kind != EntityKind::place)
    return {Voice::Kind::entity, e, t, {}, false, {}};
  // "As the Monitor reported": a name that the tagger took for something else.
  if (c.opens_upper(t) && c.is(Words::article, t - 1))
    return {Voice::Kind::phrase, kNone, t, {}, false, c.token(t).span};
  return voice;
}

// "Jak podało pod koniec roku Politico": a name in its first form that ends the clause.
Voice late_subject(const Context& c, std::uint32_t verb, std::uint32_t end) {
  if (end <= verb + 1) return {};
  const auto* m = c.who.mention_at(end - 1);
  if (m == nullptr || m->form != MentionForm::name || m->end != end || m->begin <= verb || c.dated(end - 1)) return {};
  if (c.token(m->begin - 1).upos == Upos::ADP || c.doc.words(m->span) != m->base) return {};
  const auto e = c.who.entity_at(m->head);
  if (e == kNone || c.doc.entities[e].kind == EntityKind::place || !c.agreement.possible(c.tree, e, verb)) return {};
  return {Voice::Kind::entity, e, m->head, {}, false, {}};
}

// "jak zaznaczył minister", "as the minister noted": from the conjunction to the comma or dash that ends it.
std::optional<Range> as_clause(const Context& c, std::uint32_t t, Range sentence, std::uint32_t& verb) {
  if (!c.is(Words::as, t)) return std::nullopt;
  const bool set_off = t == sentence.begin || c.token(t - 1).upos == Upos::PUNCT || t == sentence.begin + 1;
  if (!set_off) return std::nullopt;
  verb = kNone;
  for (auto v = t + 1; v < std::min(sentence.end, t + 9) && verb == kNone; ++v) {
    if (c.token(v).upos == Upos::PUNCT) return std::nullopt;
    if (c.is(Words::complementiser, v)) return std::nullopt;
    if (reports_by_noun_form(c, t, v)) verb = v;
    if (c.token(v).upos != Upos::VERB || !c.finite(v)) continue;
    if (!c.verb(v).has(Frame::clause) && !lends_saying(c, v)) return std::nullopt;
    verb = v;
  }
  if (verb == kNone) return std::nullopt;
  auto end = verb + 1;
  // "Jak poinformowano były szef rządu został skazany": no comma before what was said.
  if (c.impersonal(verb) && c.token(end).form != "," && !c.dash(end))
    for (auto u = end; u < sentence.end && c.token(u).form != ","; ++u)
      if (c.finite(u) || c.token(u).upos == Upos::AUX) return Range{t, end};
  while (end < sentence.end && c.token(end).form != "," && !c.dash(end) && !c.sentence_end(end)) {
    if (const auto* passage = c.passage_at(c.token(end).span.begin); passage != nullptr) {
      // "Jak ujawnił dziennik „Kurier”, …": the title of who says it.
      const auto behind = c.token_from(passage->outer.end);
      if (told_title(c, end)) {  // "Jak powiedział „Kurierowi” Jan Lis, …"
        end = behind;
        continue;
      }
      if (!c.noun(end - 1).has(Frame::press) || behind >= sentence.end || c.token(behind).form != ",") break;
      end = behind;
      continue;
    }
    ++end;
  }
  return Range{t, end};
}

// Between two dashes or two commas.
bool set_off_twice(const Context& c, Range clause) {
  if (clause.begin == 0 || clause.end >= c.size()) return false;
  const auto before = clause.begin - 1;
  return (c.dash(before) && c.dash(clause.end)) || (c.token(before).form == "," && c.token(clause.end).form == ",");
}

// "Jak twierdzi X, szef związku, …": the end of what is added to the name of the speaker after the comma at `end`.
std::uint32_t end_of_apposition(const Context& c, std::uint32_t verb, std::uint32_t end, Range sentence) {
  if (end + 1 >= sentence.end || c.token(end).form != "," || c.token(end + 1).upos == Upos::PROPN) return end;
  bool belongs = end + 1 < sentence.end && c.noun(end + 1).has(Frame::person);
  for (auto child : c.tree.children(verb))
    belongs = belongs || (c.tree.relation(child) == Relation::nsubj && c.yield(child).has(end + 1));
  for (auto t = end + 1; belongs && t < sentence.end; ++t) {
    if (c.finite(t) || c.token(t).upos == Upos::AUX) return end;
    if (c.token(t).form == ",") return t;
  }
  return end;
}

// "Jak podała agencja, powołując się na źródła, …": the end of what whoever says it does besides, told by a converb.
std::uint32_t end_of_converb(const Context& c, std::uint32_t end, Range sentence) {
  if (end + 2 >= sentence.end || c.token(end).form != "," || has_predicate(c, {end + 1, end + 2})) return end;
  if (c.tree.morphology(end + 1).form != facts::VerbForm::converb) return end;
  auto last = c.yield(end + 1).end;
  if (last <= end + 1 || last > sentence.end) return end;
  if (c.token(last - 1).form == ",") --last;
  return last < sentence.end && c.token(last).form == "," ? last : end;
}

// Whether a comma or dash stands between a verb and what comes after it.
bool parted(const Context& c, std::uint32_t verb, std::uint32_t token) {
  for (auto t = verb + 1; t < token; ++t)
    if (c.token(t).form == "," || c.dash(t)) return true;
  return false;
}

// "The rain has stopped, but - as he says - …": what stands before the conjunction is the writer's.
bool told_before(const Context& c, Range left) {
  auto last = left.end;
  while (last > left.begin && c.token(last - 1).upos == Upos::PUNCT) --last;
  return last > left.begin && c.tree.relation(last - 1) == Relation::cc && c.token(left.begin).upos != Upos::SCONJ;
}

void as_clauses_in(const Context& c, Range sentence, Found& found) {
  for (auto t = sentence.begin; t < sentence.end; ++t) {
    if (found.sealed(t) || c.passage_at(c.token(t).span.begin) != nullptr) continue;
    std::uint32_t verb = kNone;
    auto clause = as_clause(c, t, sentence, verb);
    if (!clause) continue;
    auto voice = voice_of_clause(c, t, verb);
    if (!voice || voice.kind == Voice::Kind::carried)
      if (auto late = late_subject(c, verb, clause->end)) voice = std::move(late);
    if (!voice) voice = any_subject(c, verb);
    if (!voice && c.is(Words::between, verb - 1))
      voice = {Voice::Kind::carried, kNone, verb, {}, false, {}};  // "jak sam mówi"
    // "- jak obiecuje - rząd zapłaci": a subject behind the clause is not its own.
    if (voice.token != kNone && parted(c, verb, voice.token))
      voice = {Voice::Kind::carried, kNone, verb, {}, false, {}};
    if (!voice || c.first_or_second(verb) || c.negated(verb) || nobody_says(c, verb)) continue;
    clause->end = end_of_apposition(c, verb, clause->end, sentence);
    clause->end = end_of_converb(c, clause->end, sentence);
    // "- jak zapowiadano -" inside a sentence names nobody; at its front it goes on with the speaker before.
    if (c.impersonal(verb) && clause->begin != sentence.begin) continue;
    if (reports_already(c, found, sentence, *clause)) continue;
    // "„…” - jak dodał": said of the passage before.
    const auto before = clause->begin >= sentence.begin + 2 ? clause->begin - 2 : sentence.begin;
    if (found.sealed(before)) continue;
    // "dla obywateli - jak to ujął X - „krajów …”": said of the passage only.
    auto next = clause->end;
    if (next < sentence.end && (c.dash(next) || c.token(next).form == ",")) ++next;
    const auto* passage = next < sentence.end ? c.passage_at(c.token(next).span.begin) : nullptr;
    if (passage != nullptr && clause->begin > sentence.begin + 1 && c.token(next).span.begin == passage->outer.begin) {
      Candidate q;
      q.span = passage->inner;
      q.cue = c.token(verb).span;
      q.voice = std::move(voice);
      q.rule = "sourced/as";
      q.confidence = kAsConfidence;
      q.sealed = true;
      found.add(std::move(q));
      t = next;
      continue;
    }
    auto words = spoken_for(c, sentence, *clause);
    if (!words) continue;
    if (words->begin == sentence.begin && words->end == sentence.end) {
      Range right{clause->end, sentence.end};
      if (has_predicate(c, right)) {
        words = right;
        // Split by its attribution it is two.
        if (const Range left{sentence.begin, clause->begin};
            has_predicate(c, left) && set_off_twice(c, *clause) && !told_before(c, left))
          add(c, found, left, {verb, verb + 1}, voice, "sourced/as", kAsConfidence);
      }
    }
    add(c, found, *words, {verb, verb + 1}, std::move(voice), "sourced/as", kAsConfidence);
    t = clause->end - 1;
  }
}

}  // namespace

void find_sourced(const Context& c, Found& found) {
  for (const auto& s : c.doc.sentences) {
    if (s.excluded || s.begin >= s.end) continue;
    sources_in(c, {s.begin, s.end}, found);
    as_clauses_in(c, {s.begin, s.end}, found);
  }
}

}  // namespace kronika::quotes
