#include "time/governing.hpp"

#include <algorithm>
#include <optional>

#include "time/beside.hpp"
#include "time/clause.hpp"
#include "time/cues.hpp"

namespace kronika::time {
namespace {

constexpr int kMaxClimb = 32;    // steps up a tree; deeper ones are malformed or of no use
constexpr int kLongestAct = 31;  // days: what lasts longer is a period that is spoken of, not an act

bool has_cue(const Document& doc, std::uint32_t word, std::string_view r, Cue cue) {
  return any_child(doc, word, [&](std::uint32_t c) { return relation(doc.tokens[c]) == r && is_cue(doc, c, cue); });
}

bool has_case(const Document& doc, std::uint32_t word) {
  return any_child(doc, word, [&](std::uint32_t c) { return relation(doc.tokens[c]) == "case"; });
}

// "As others left", "when the others left": a clause of what happens together with the clause above it.
bool is_together(const Document& doc, std::uint32_t word) {
  return has_cue(doc, word, "mark", Cue::meanwhile) ||
         any_child(doc, word, [&](std::uint32_t c) { return c < word && is_cue(doc, c, Cue::at_that_time); });
}

// "Speaking on Monday, he …", "Przemawiając w środę, …": what is done in doing something else. Not what a word puts
// before or after it, nor a participle of the past or of the passive.
bool is_accompanying(const Document& doc, std::uint32_t word) {
  const Token& t = doc.tokens[word];
  if (!has_feature(t, "VerbForm=Ger") && !has_feature(t, "VerbForm=Conv") && !has_feature(t, "VerbForm=Part"))
    return false;
  if (has_feature(t, "Tense=Past") || has_feature(t, "Voice=Pass")) return false;
  return !any_child(doc, word, [&](std::uint32_t c) {
    return relation(doc.tokens[c]) == "mark" || relation(doc.tokens[c]) == "case";
  });
}

// "After meeting the mayor on Monday, he …": when people have come together they speak on the same day.
bool is_after_occasion(const Document& doc, std::uint32_t word, const Edtf& value) {
  return is_cue(doc, word, Cue::occasion) && has_cue(doc, word, "mark", Cue::after) && shares_clause(doc, word) &&
         value.precision() == Edtf::Precision::day;
}

bool is_short(const Edtf& v) { return (*v.latest() - *v.earliest()).count() < kLongestAct; }

// A day or month by which something is to be done: "by 29 March", "do końca roku".
bool is_deadline(const Timex& t) {
  return t.kind == TimeKind::date && t.value.kind() == Edtf::Kind::interval && !t.value.earliest() && t.value.latest();
}

// "The minister, speaking on Monday, warned": a participle set off from a subject tells what the subject did meanwhile.
bool is_set_off(const Document& doc, std::uint32_t word) {
  const Token& t = doc.tokens[word];
  return relation(t) == "acl" && word > 0 && doc.tokens[word - 1].upos == Upos::PUNCT && is_accompanying(doc, word) &&
         t.head < doc.tokens.size() && relation(doc.tokens[t.head]) == "nsubj";
}

// "Since the flood of 3 May they have lived …": what a noun is set apart by is the noun's time, not the act's. After
// a meeting people speak on the same day.
bool is_apart(const Document& doc, std::uint32_t noun) {
  const bool by_adverb =
      any_child(doc, noun, [&](std::uint32_t c) {  // "ahead of the vote", "ahead" taken for an adverb
        return relation(doc.tokens[c]) == "case" && c > 0 && doc.tokens[c - 1].upos == Upos::ADV &&
               is_cue(doc, c - 1, Cue::apart);
      });
  return by_adverb || has_cue(doc, noun, "case", Cue::apart) ||
         (has_cue(doc, noun, "case", Cue::after) && !is_cue(doc, noun, Cue::occasion));
}

// Done on an occasion, or after people came together.
bool is_at(const Document& doc, std::uint32_t noun) {
  return has_cue(doc, noun, "case", Cue::at) ||
         (has_cue(doc, noun, "case", Cue::after) && is_cue(doc, noun, Cue::occasion));
}

// Whether an expression is an attribute of a noun below this one, but not of an occasion on whose margins people act.
bool is_of_another(const Document& doc, std::uint32_t timex_head, std::uint32_t noun) {
  const std::uint32_t own = doc.tokens[timex_head].head;
  if (own == noun || own >= doc.tokens.size() || !is_attribute(doc, timex_head, own)) return false;
  return !is_at(doc, noun) || !is_cue(doc, own, Cue::occasion);
}

// "In a statement issued on Monday", "w opublikowanym w środę raporcie": what is done in something is done when that is
// given out.
bool is_given_out(const Document& doc, std::uint32_t word, const Edtf& value) {
  const Token& t = doc.tokens[word];
  const auto r = relation(t);
  if ((r != "acl" && r != "amod") || !has_feature(t, "Voice=Pass") || !shares_clause(doc, word)) return false;
  return t.head < doc.tokens.size() && doc.tokens[t.head].upos == Upos::NOUN && relation(doc.tokens[t.head]) == "obl" &&
         is_at(doc, t.head) && names_a_day(value);
}

// "Poparli umowę zawartą w środę": what a participle before or behind a noun tells was done before.
bool is_done_before(const Document& doc, std::uint32_t word, const Edtf& value) {
  const Token& t = doc.tokens[word];
  return relation(t) == "amod" && is_verbal(t) && has_feature(t, "Voice=Pass") && !is_given_out(doc, word, value);
}

// How many edges lie between an expression and a word above it; none when it is not above, or when the clause
// of another verb lies between.
std::optional<int> depth_below(const Document& doc, const Timex& timex, std::uint32_t above) {
  const std::uint32_t timex_head = timex.head;
  std::uint32_t t = timex_head;
  bool of_name = false;
  for (int steps = 0; steps < kMaxClimb && t < doc.tokens.size(); ++steps) {
    if (t == above) return steps;
    const auto& token = doc.tokens[t];
    const auto r = relation(token);
    if (is_set_off(doc, t)) {
      t = doc.tokens[token.head].head;
      continue;
    }
    const bool given_out = steps > 0 && is_given_out(doc, t, timex.value);
    const bool aside =
        given_out ||
        (r == "advcl" && (is_together(doc, t) || is_accompanying(doc, t) || is_after_occasion(doc, t, timex.value)));
    const bool clause = r == "ccomp" || r == "csubj" || r == "parataxis" || r == "root" || r == "advcl" || r == "acl";
    if (clause && !aside) return std::nullopt;
    // "opuści Wspólnotę 29 marca", "a meeting with Rey last year": no day is of a name, nor part of one; the tree has hung
    // it on what stands before it.
    const bool part_of_name = relation(doc.tokens[timex_head]) == "flat";
    const bool behind_name =
        steps == 1 && timex_head > t && std::isupper(static_cast<unsigned char>(token.form.front())) != 0;
    of_name =
        (behind_name && has_feature(doc.tokens[timex_head], "NumType")) || (part_of_name && (of_name || behind_name));
    // What dates another act's noun below this verb does not date the verb: "criticised the attack of May 3".
    if (steps > 0 && !of_name && (is_verbal(token) || (token.upos == Upos::NOUN && is_predicate(doc, above)))) {
      if (r == "obj" || r == "nsubj" || r == "conj" || r == "xcomp" || r == "iobj") return std::nullopt;
    }
    if (steps > 0 && token.upos == Upos::NOUN && is_apart(doc, t)) return std::nullopt;
    // "After last month's visit they …": perhaps in this one.
    if (steps > 0 && token.upos == Upos::NOUN && has_cue(doc, t, "case", Cue::after) &&
        timex.value.precision() != Edtf::Precision::day)
      return std::nullopt;
    // "Spoke of Monday's raid", but "spoke in Monday's debate".
    const bool oblique = token.upos == Upos::NOUN && (r == "obl" || r == "nmod");
    if (steps == 1 && oblique && is_attribute(doc, timex_head, t) && is_predicate(doc, above) && !is_at(doc, t) &&
        !has_cue(doc, timex_head, "case", Cue::at))
      return std::nullopt;
    // "Blamed for its part in the 2016 vote": of the vote only.
    if (steps > 1 && r == "obl" && doc.tokens[timex_head].upos == Upos::NUM && !is_at(doc, t) &&
        is_attribute(doc, timex_head, doc.tokens[timex_head].head))
      return std::nullopt;
    // "The village, all but empty today": it tells of a quality. "Poparli umowę zawartą w 2001 roku": of what was done
    // before.
    if (steps > 0 && token.upos == Upos::ADJ && r == "amod" && !is_verbal(token)) return std::nullopt;
    if (steps > 0 && r == "amod" && is_verbal(token) && token.head != above && !given_out) return std::nullopt;
    // "Blamed for a part in the fraud of the 2016 vote", "głosował w referendum o przystąpieniu w 1975 roku".
    if (steps > 1 && oblique && is_of_another(doc, timex_head, t)) return std::nullopt;
    if (steps == 1 && r == "nmod" && token.head != above && has_feature(token, "VerbForm=Vnoun")) return std::nullopt;
    t = token.head;
  }
  return std::nullopt;
}

// "Riyadh on Sunday froze trade": between a subject and its finite verb stands what dates the verb, on whatever the
// tree hangs it.
bool stands_before(const Document& doc, const Timex& t, std::uint32_t verb) {
  constexpr std::uint32_t kBetween = 4;  // auxiliaries and adverbs
  if (!is_finite(doc.tokens[verb]) || t.end > verb || verb - t.end > kBetween) return false;
  if (t.begin == 0 || t.begin <= doc.sentences[t.sentence].begin) return false;
  const Token& before = doc.tokens[t.begin - 1];
  const bool subject = before.head == verb && relation(before) == "nsubj";
  if (!subject && before.upos != Upos::PROPN) return false;
  // "The pact signed by Riyadh on Sunday was praised": the name is in a clause of its own.
  std::uint32_t above = before.head;
  for (int steps = 0; steps < kMaxClimb && above < doc.tokens.size() && above != verb; ++steps) {
    if (is_verbal(doc.tokens[above]) && above < t.begin) return false;
    above = doc.tokens[above].head;
  }
  bool finite = has_feature(doc.tokens[verb], "VerbForm=Fin");
  for (std::uint32_t i = t.end; i < verb; ++i) {
    const Token& between = doc.tokens[i];
    if (between.head != verb || (between.upos != Upos::AUX && between.upos != Upos::ADV)) return false;
    finite = finite || has_feature(between, "VerbForm=Fin");
  }
  return finite;
}

// "Rejected on Friday pleas by …": what follows a finite verb at once with an adposition dates it, on whatever the
// tree hangs it.
bool stands_behind(const Document& doc, const Timex& t, std::uint32_t verb) {
  return t.begin == verb + 1 && t.head > t.begin && is_finite(doc.tokens[verb]) &&
         doc.tokens[t.begin].upos == Upos::ADP;
}

// "Worse than in 1990": a comparison lies between.
bool is_compared(const Document& doc, const Timex& t, std::uint32_t word) {
  for (std::uint32_t i = word + 1; i < t.begin; ++i)
    if (is_cue(doc, i, Cue::than) && doc.tokens[i + 1].upos != Upos::NUM) return true;
  return false;
}

// "For 2022", "na piątek": for when something is meant, not when it is done.
bool is_meant_for(const Document& doc, const Timex& t) {
  return is_cue(doc, t.begin, Cue::toward) && !has_feature(doc.tokens[t.head], "Case=Loc");
}

// "The first talks in two years", "the worst raid since 2009": how long there was nothing like it.
bool counts_from_the_last(const Document& doc, const Timex& t, std::uint32_t word) {
  const bool since = t.value.kind() == Edtf::Kind::interval && t.value.earliest() && !t.value.latest();
  const auto last = doc.article.published ? doc.article.published->latest() : std::nullopt;
  const bool length = doc.tokens[t.begin].upos == Upos::ADP && is_cue(doc, t.head, Cue::measure) && last &&
                      t.value.earliest() && *t.value.earliest() > *last;
  if (!since && !length) return false;
  const auto ranks = [&](std::uint32_t noun) {
    return noun < doc.tokens.size() && doc.tokens[noun].upos == Upos::NOUN &&
           any_child(doc, noun, [&](std::uint32_t c) {
             const Token& a = doc.tokens[c];
             return a.upos == Upos::ADJ && !(t.begin <= c && c < t.end) &&
                    (is_cue(doc, c, Cue::measure) || has_feature(a, "Degree=Sup"));
           });
  };
  return ranks(word) || ranks(doc.tokens[t.head].head) || any_child(doc, word, [&](std::uint32_t c) {
           const auto r = relation(doc.tokens[c]);
           return (r == "obj" || r == "nsubj") && ranks(c);
         });
}

// Whether somebody is so called: "the officials of Peru".
bool calls_somebody(const Document& doc, std::uint32_t noun) {
  return std::any_of(doc.roles.begin(), doc.roles.end(), [&](const Role& r) { return r.head == noun; }) ||
         std::any_of(doc.generics.begin(), doc.generics.end(), [&](const Generic& g) { return g.head == noun; });
}

// "Condemned Peru's seizure of the town in 2014": the year or month behind what a verb speaks of is that of the act
// spoken of, by somebody or against somebody.
bool is_of_what_is_spoken_of(const Document& doc, const Timex& t, std::uint32_t verb) {
  if (!is_cue(doc, verb, Cue::remark) || t.value.precision() == Edtf::Precision::day) return false;
  return any_child(doc, verb, [&](std::uint32_t c) {
    const Token& act = doc.tokens[c];
    if (relation(act) != "obj" || act.upos != Upos::NOUN || c < verb || c >= t.begin || calls_somebody(doc, c))
      return false;
    return any_child(doc, c, [&](std::uint32_t d) { return relation(doc.tokens[d]) == "nmod" && d < t.begin; });
  });
}

// A decade or century that is not over says nothing of when in it.
bool is_long_and_open(const Edtf& value, const Edtf& published) {
  return value.kind() == Edtf::Kind::date && value.precision() < Edtf::Precision::year &&
         value.before(published) != Tri::yes;
}

// Whether an expression can be the time of the act that hangs on `word`, as its words and its value have it.
bool suits(const Document& doc, const Timex& t, std::uint32_t word, const Act& act, std::uint32_t trigger) {
  if (!dates_an_act(t, act.ahead) || t.head >= doc.tokens.size() || is_compared(doc, t, word)) return false;
  if (is_cue(doc, t.head, Cue::anniversary) || counts_from_the_last(doc, t, word)) return false;
  if (!act.ahead && is_meant_for(doc, t)) return false;
  if (is_of_what_is_spoken_of(doc, t, word)) return false;
  if (!doc.article.published) return true;
  if (is_long_and_open(t.value, *doc.article.published)) return false;
  const auto first = doc.article.published->earliest(), last = doc.article.published->latest();
  const auto from = t.value.earliest(), to = t.value.latest();
  if (!first || !last) return true;
  const Token& verb = doc.tokens[word];
  // "Ordered rest for the coming days": nobody has done yet what lies ahead.
  const bool told =
      verb.upos == Upos::VERB && ((has_feature(verb, "Tense=Past") && aspect_of(doc, word) == Aspect::past) ||
                                  (relation(verb) == "xcomp" && verb.head < doc.tokens.size() &&
                                   has_feature(doc.tokens[verb.head], "Tense=Past") && !is_perfect(doc, verb.head)));
  if (!act.ahead && told && from && (to ? *from >= *first && *to > *last : *from > *last)) return false;
  if (!to) return true;
  // "Will close the plant that opened in 2015". A noun may only be called planned: "the plan to meet in 2022".
  const bool own_noun = word == trigger && !is_verbal(verb);
  return !act.ahead || own_noun || *to >= *first;
}

// An impersonal verb has its act beside it: "doszło do ataku". Not a participle, "accusing them of an attack".
bool is_impersonal(const Document& doc, std::uint32_t verb) {
  return is_finite(doc.tokens[verb]) && !shares_clause(doc, verb) && !any_child(doc, verb, [&](std::uint32_t c) {
           return relation(doc.tokens[c]) == "nsubj" || relation(doc.tokens[c]) == "csubj";
         });
}

bool is_part(const Edtf& value, const Edtf& whole) { return value != whole && value.within(whole) == Tri::yes; }

// Since when, of an expression that says no end.
std::optional<Edtf> since(const Edtf& value) {
  if (value.kind() != Edtf::Kind::interval || value.latest() || value.items().front().end == Edtf::End::date)
    return std::nullopt;
  return Edtf::of_date(value.items().front().first);
}

// "Killed by the blast": what a passive is told to be done by, on whose time both are.
bool is_doer_of_passive(const Document& doc, std::uint32_t word) {
  const Token& t = doc.tokens[word];
  return relation(t) == "obl" && has_feature(doc.tokens[t.head], "Voice=Pass") &&
         has_cue(doc, word, "case", Cue::meanwhile);
}

// "Announced on Sunday that it was cutting ties": what was going on when it was told.
bool is_going_on(const Document& doc, std::uint32_t verb) {
  const Token& v = doc.tokens[verb];
  return has_feature(v, "VerbForm=Part") && has_feature(v, "Tense=Pres") && any_child(doc, verb, [&](std::uint32_t c) {
           return relation(doc.tokens[c]) == "aux" && has_feature(doc.tokens[c], "Tense=Past");
         });
}

// How the climb from a trigger has gone so far.
struct Climb {
  bool ahead = false;           // the act is yet to come
  bool adjunct = false;         // a noun that stands beside its verb, not as the verb's object
  bool aim = false;             // what is to be done to the act lies in between: "to end the war"
  bool told = false;            // in a clause of what has been
  std::uint32_t added = kNone;  // the verb of a clause joined to the one above, with a subject of its own
};

// "Monday's summit, at which they signed …": a clause of what was done on the occasion that it stands on.
bool is_held_on(const Document& doc, std::uint32_t word) {
  const Token& t = doc.tokens[word];
  if (relation(t) != "acl" || t.head > word || !is_cue(doc, t.head, Cue::occasion) || shares_clause(doc, word) ||
      is_perfect(doc, word))
    return false;
  return any_child(doc, word, [&](std::uint32_t c) {
    const Token& o = doc.tokens[c];
    if (c > word || !has_feature(o, "PronType=")) return false;
    if (relation(o) == "advmod") return !is_cue(doc, c, Cue::at_that_time);  // "where"
    return relation(o) == "obl" && has_feature(o, "Rel") && has_cue(doc, c, "case", Cue::at);
  });
}

// Whether the time of the word above `word` is also the time of `word`.
bool shares_time(const Document& doc, std::uint32_t word, const Climb& climb) {
  const Token& t = doc.tokens[word];
  const Token& above = doc.tokens[t.head];
  const auto r = relation(t);
  // What is yet to come is not of the day when it was told, promised or decided.
  if (climb.ahead && r != "conj" && r != "aux" && r != "cop" && is_verbal(above) &&
      aspect_of(doc, t.head) == Aspect::past)
    return false;
  // "On Friday he signed, but his party wants more."
  if (r == "conj" && is_verbal(t) && is_verbal(above)) {
    const Aspect own = aspect_of(doc, word), other = aspect_of(doc, t.head);
    if (is_perfect(doc, word) && !is_perfect(doc, t.head)) return false;
    const bool joined = any_child(doc, word, [&](std::uint32_t c) { return relation(doc.tokens[c]) == "cc"; });
    if (joined && own == Aspect::present && other == Aspect::past && is_finite(t)) return false;
  }
  // "It is a pleasure to welcome him."
  if (r == "csubj") return has_feature(t, "VerbForm=Inf");
  if (r == "xcomp" || r == "conj" || r == "aux" || r == "cop" || r == "fixed" || r == "flat" || r == "compound")
    return true;
  if (r == "advcl" && any_child(doc, word, [&](std::uint32_t c) { return is_cue(doc, c, Cue::apart); })) return false;
  // "Thanked them for hosting …": before, nobody says how long.
  if (r == "advcl" && has_cue(doc, word, "mark", Cue::toward)) return false;
  if (r == "advcl") return shares_clause(doc, word) || is_together(doc, word);
  if (is_held_on(doc, word)) return true;
  // "resolutions calling for", but not "the deal signed in Paris", unless all of it lies ahead.
  if (r == "acl" || r == "amod")
    return shares_clause(doc, word) &&
           (climb.ahead || !has_feature(t, "Voice=Pass") || aspect_of(doc, clause_of(doc, word)) == Aspect::ahead);
  // What is said to hold now, or to come, is said when it is said; what is told as past happened before. That an act
  // is spoken of does not date it.
  // "Stwierdził w środowym raporcie, że …": the tree hangs it on the report.
  if (r == "ccomp" || r == "parataxis") {
    const bool in_report = r == "ccomp" && relation(above) == "obl" && is_at(doc, t.head);
    return (is_verbal(above) || in_report) && !climb.ahead && !climb.adjunct &&
           (aspect_of(doc, word) != Aspect::past || is_going_on(doc, word));
  }
  if (is_verbal(t)) return false;
  // What a verb is done with, but not what it is done about, over or after.
  if (r == "obj" && t.upos == Upos::NOUN && is_cue(doc, t.head, Cue::remark)) return false;
  if ((r == "obl" || r == "nmod") && (has_cue(doc, word, "case", Cue::apart) || has_cue(doc, word, "case", Cue::after)))
    return false;
  if (is_verbal(above))
    return r == "nsubj" || r == "obj" || r == "iobj" || t.deprel.view() == "obl:arg" || is_doer_of_passive(doc, word) ||
           (r == "obl" && is_impersonal(doc, t.head));
  // "a round of talks began on Monday", but not "voiced concern over the arrests on Monday".
  if (r == "nmod") return relation(above) == "nsubj";
  return r == "nsubj" || r == "appos";
}

bool is_below(const Document& doc, std::uint32_t word, std::uint32_t top) {
  for (int steps = 0; steps < kMaxClimb && word < doc.tokens.size(); ++steps, word = doc.tokens[word].head)
    if (word == top) return true;
  return false;
}

// "Awaits his visit to Peru next month", "spoke of the vote on 3 May" before that day: what lies ahead behind a noun is
// the noun's, where its verb tells of what is or has been, and so is the year or month of what is only spoken of; kNone
// for none.
std::uint32_t expression_behind(const Document& doc, std::uint32_t noun, std::uint32_t sentence) {
  const auto verb = doc.tokens[noun].head;
  if (is_verbal(doc.tokens[noun]) || verb >= noun || !is_verbal(doc.tokens[verb])) return kNone;
  const auto aspect = aspect_of(doc, verb);
  const auto& published = doc.article.published;
  const auto last = published ? published->latest() : std::nullopt;
  if (!last || (aspect != Aspect::past && aspect != Aspect::present)) return kNone;
  for (const Timex& t : times_of(doc, sentence)) {
    if (!suits(doc, t, noun, {}, noun) || t.begin <= noun || doc.tokens[t.head].head != verb) continue;
    const auto from = t.value.earliest();
    if ((!from || *from <= *last) && !is_of_what_is_spoken_of(doc, t, verb)) return kNone;
    for (auto u = noun + 1; u < t.begin; ++u)
      if (!is_below(doc, u, noun) || is_apart(doc, u)) return kNone;  // "talks ahead of the vote on 3 May"
    return static_cast<std::uint32_t>(&t - doc.times.data());
  }
  return kNone;
}

// "Was shot and arrested in 2012": the time at the end of two verbs that share all else; kNone where there is none.
std::uint32_t expression_shared(const Document& doc, std::uint32_t verb, std::uint32_t sentence, const Act& act) {
  if (!is_verbal(doc.tokens[verb]) || aspect_of(doc, verb) != Aspect::past) return kNone;
  std::uint32_t found = kNone;
  any_child(doc, verb, [&](std::uint32_t c) {
    if (c < verb || relation(doc.tokens[c]) != "conj" || !shares_clause(doc, c) || is_perfect(doc, c)) return false;
    const bool parted = doc.tokens[c].feats != doc.tokens[verb].feats || any_child(doc, c, [&](std::uint32_t d) {
                          const auto r = relation(doc.tokens[d]);
                          return r == "nsubj" || r == "punct" || (r == "aux" && doc.tokens[d].deprel.view() == "aux");
                        });
    if (parted) return false;
    found = expression_below(doc, c, sentence, act, c);
    if (found != kNone && doc.times[found].begin < c) found = kNone;
    return found != kNone;
  });
  return found;
}

// "In the week of the talks", "in the night of the attack": the expression that a noun completes.
std::uint32_t expression_above(const Document& doc, std::uint32_t word, std::uint32_t sentence) {
  const Token& t = doc.tokens[word];
  if (relation(t) != "nmod" || t.upos != Upos::NOUN) return kNone;
  for (const Timex& time : times_of(doc, sentence)) {
    if (time.head != t.head || !dates_an_act(time, false)) continue;
    if (is_cue(doc, time.head, Cue::anniversary) ||
        (is_short(time.value) && !has_feature(doc.tokens[time.head], "NumType")))
      return index_of(doc, time);
  }
  return kNone;
}

// An infinitive that has no auxiliary.
bool is_aim(const Document& doc, std::uint32_t verb) {
  return has_feature(doc.tokens[verb], "VerbForm=Inf") &&
         !any_child(doc, verb, [&](std::uint32_t c) { return relation(doc.tokens[c]) == "aux"; });
}

bool is_ahead(const Document& doc, std::uint32_t timex) {
  const auto& published = doc.article.published;
  const auto last = published ? published->latest() : std::nullopt;
  const auto from = doc.times[timex].value.earliest();
  return last && from && *from > *last;
}

}  // namespace

std::uint32_t index_of(const Document& doc, const Timex& t) {
  return static_cast<std::uint32_t>(&t - doc.times.data());
}

bool dates_an_act(const Timex& t, bool ahead) {
  if (t.kind != TimeKind::date && t.kind != TimeKind::time) return false;
  if (ahead && is_deadline(t)) return true;
  // "has lasted since March": an act that goes on is dated by when it began.
  if (t.value.kind() == Edtf::Kind::interval && t.value.earliest() && !t.value.latest()) return !ahead;
  if (!t.value.earliest() || !t.value.latest()) return false;
  if (t.value.kind() != Edtf::Kind::interval || is_short(t.value)) return true;
  const auto& item = t.value.items().front();
  return item.first.precision == item.last.precision && !t.value.is_qualified() &&
         item.first.precision != Edtf::Precision::day;
}

bool names_a_day(const Edtf& value) {
  return value.single_day() || (value.kind() == Edtf::Kind::one_of && value.precision() == Edtf::Precision::day);
}

bool lies_apart(const Document& doc, const Timex& t) {
  std::uint32_t word = t.head;
  for (int steps = 0; steps < 4 && word < doc.tokens.size(); ++steps, word = doc.tokens[word].head)
    if (steps > 0 && (doc.tokens[word].upos == Upos::NOUN ? is_apart(doc, word) : is_done_before(doc, word, t.value)))
      return true;
  return false;
}

bool is_of_clause_before(const Document& doc, const Timex& t, std::uint32_t verb) {
  const Token& v = doc.tokens[verb];
  if (relation(v) != "conj" || v.head >= t.begin || !is_verbal(doc.tokens[v.head])) return false;
  bool subject = false, behind = false;
  any_child(doc, verb, [&](std::uint32_t c) {
    subject = subject || (relation(doc.tokens[c]) == "nsubj" && doc.tokens[c].upos != Upos::PRON);
    behind = behind || (relation(doc.tokens[c]) == "cc" && t.begin < c);
    return false;
  });
  return subject && behind;
}

std::span<const Timex> times_of(const Document& doc, std::uint32_t sentence) {
  auto first = std::lower_bound(doc.times.begin(), doc.times.end(), sentence,
                                [](const Timex& t, std::uint32_t s) { return t.sentence < s; });
  auto last = first;
  while (last != doc.times.end() && last->sentence == sentence) ++last;
  return {first, last};
}

std::uint32_t expression_below(const Document& doc, std::uint32_t word, std::uint32_t sentence, const Act& act,
                               std::uint32_t trigger) {
  auto first = std::lower_bound(doc.times.begin(), doc.times.end(), sentence,
                                [](const Timex& t, std::uint32_t s) { return t.sentence < s; });
  std::uint32_t best = kNone;
  int best_distance = 0;
  for (auto it = first; it != doc.times.end() && it->sentence == sentence; ++it) {
    if (!suits(doc, *it, word, act, trigger)) continue;
    const bool beside = stands_before(doc, *it, word) || stands_behind(doc, *it, word);
    const auto depth = beside ? 1 : depth_below(doc, *it, word);
    if (!depth) continue;
    const auto apart = static_cast<int>(it->head > word ? it->head - word : word - it->head);
    const int distance = *depth * 1000 + std::min(apart, 999);
    if (best == kNone || distance < best_distance)
      best = static_cast<std::uint32_t>(it - doc.times.begin()), best_distance = distance;
  }
  return best;
}

Governing governing(const Document& doc, std::uint32_t trigger, std::uint32_t sentence, const Act& act) {
  Governing g;
  Climb climb;
  climb.ahead = act.ahead;
  climb.adjunct = act.beside;
  std::uint32_t word = trigger;
  for (int steps = 0; steps < kMaxClimb; ++steps) {
    g.verb = word;
    g.own = word == trigger;
    g.timex = expression_below(doc, word, sentence, act, trigger);
    // "This year's summit, held in June": the more exact of two.
    if (const auto held = expression_of_taking_place(doc, word, sentence, act);
        held != kNone && (g.timex == kNone || is_part(doc.times[held].value, doc.times[g.timex].value)))
      g.timex = held;
    if (g.timex == kNone) g.timex = expression_above(doc, word, sentence);
    if (g.timex == kNone) {
      g.timex = expression_of_clause(doc, word, sentence);
      // "Since last summer, when he asked": then he asked.
      g.from = g.timex == kNone ? std::nullopt : since(doc.times[g.timex].value);
    }
    if (g.timex == kNone) {
      const auto counted = counted_from_clause(doc, word, sentence);
      g.timex = counted.timex;
      g.counted = counted.counted;
      if (counted.from) g.from = counted.from;
    }
    if (g.timex == kNone) g.timex = expression_of_speech(doc, word, sentence);
    if (g.timex == kNone) g.timex = expression_of_antecedent(doc, word, sentence);
    if (g.timex == kNone && g.own) g.timex = expression_behind(doc, word, sentence);
    if (g.timex == kNone && g.own) g.timex = expression_shared(doc, word, sentence, act);
    // "Meets them on Friday to seek an end to the war": what is under way, or was, is of no day to come.
    if (g.timex != kNone && climb.added != kNone && is_of_clause_before(doc, doc.times[g.timex], climb.added)) {
      g.timex = kNone;
      g.verb = climb.added;
      return g;
    }
    if (g.timex != kNone && (climb.told || (climb.aim && !act.ahead)) && is_ahead(doc, g.timex)) g.timex = kNone;
    if (g.timex != kNone) return g;
    const Token& t = doc.tokens[word];
    if (t.head >= doc.tokens.size()) return g;
    if (!shares_time(doc, word, climb)) {
      // "Jutro zaplanowano spotkanie", "na piątek zapowiedziano szczyt": of what is planned, not of the planning.
      if (act.ahead && is_verbal(doc.tokens[t.head]))
        if (const auto x = expression_below(doc, t.head, sentence, act, trigger); x != kNone && is_ahead(doc, x))
          g.timex = x;
      if (g.timex != kNone) return g;
      // "The December deal signed by May": of the noun's own time, though not of what the noun stands in.
      if (is_verbal(t) && (relation(t) == "acl" || relation(t) == "amod") && shares_clause(doc, word))
        g.timex = expression_below(doc, t.head, sentence, act, trigger);
      return g;
    }
    if (!is_verbal(t) && is_predicate(doc, t.head)) climb.adjunct = relation(t) == "nsubj" || relation(t) == "obl";
    if (relation(t) == "conj" && is_finite(t)) climb.added = word;
    if (relation(t) == "acl" && is_held_on(doc, word)) climb.told = aspect_of(doc, word) == Aspect::past;
    if (relation(t) == "acl" && is_verbal(t) && word != trigger) climb.aim = true;
    if (!is_verbal(t) && is_aim(doc, t.head)) climb.aim = true;
    // "Before Monday's visit and before the debate": a noun with an adposition of its own has its own attributes.
    const bool apart = relation(t) == "conj" && t.upos == Upos::NOUN && has_case(doc, word);
    word = t.head;
    if (apart && doc.tokens[word].head < doc.tokens.size() && shares_time(doc, word, climb))
      word = doc.tokens[word].head;
    else if (apart)
      return g;
  }
  return g;
}

}  // namespace kronika::time
