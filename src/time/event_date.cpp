#include "time/event_date.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace kronika::time {
namespace {

constexpr int kMaxClimb = 32;         // steps up a tree; deeper ones are malformed or of no use
constexpr std::uint32_t kReach = 40;  // tokens to either side of a verb in which its auxiliaries stand
constexpr int kLongestAct = 31;       // days: what lasts longer is a period that is spoken of, not an act

using std::chrono::days;
using std::chrono::sys_days;

std::string_view relation(const Token& t) {
  const auto full = t.deprel.view();
  return full.substr(0, full.find(':'));
}

bool has(const Token& t, std::string_view feature) { return t.feats.view().find(feature) != std::string_view::npos; }
// A verb, or a participle that stands for one: "zostały zestrzelone".
bool verbal(const Token& t) {
  return t.upos == Upos::VERB || t.upos == Upos::AUX || (t.upos == Upos::ADJ && has(t, "VerbForm=Part"));
}

// A clause that has no time of its own: "asking for information", "zapowiadając rozmowy".
bool shares_clause(const Token& t) {
  return has(t, "VerbForm=Conv") || has(t, "VerbForm=Ger") || has(t, "VerbForm=Part") || has(t, "VerbForm=Inf");
}

// A relation by which a clause of its own, with its own time, hangs in the sentence.
bool opens_clause(const Token& t) {
  const auto r = relation(t);
  if (r == "advcl" || r == "acl") return !shares_clause(t);
  return r == "ccomp" || r == "csubj" || r == "parataxis" || r == "root";
}

// ---- which expressions can date an act ----

bool is_short(const Edtf& v) { return (*v.latest() - *v.earliest()).count() < kLongestAct; }

// A day or month by which something is to be done: "by 29 March", "do końca roku".
bool is_deadline(const Timex& t) {
  return t.kind == TimeKind::date && t.value.kind() == Edtf::Kind::interval && !t.value.earliest() && t.value.latest();
}

// It lies somewhere definite: not merely "since" or "until" something, not "in recent months". What is yet to be
// done may have a deadline only.
bool dates_an_act(const Timex& t, bool ahead) {
  if (t.kind != TimeKind::date && t.kind != TimeKind::time) return false;
  if (ahead && is_deadline(t)) return true;
  if (!t.value.earliest() || !t.value.latest()) return false;
  if (t.value.kind() != Edtf::Kind::interval || is_short(t.value)) return true;
  const auto& item = t.value.items().front();
  return item.first.precision == item.last.precision && !t.value.is_qualified() &&
         item.first.precision != Edtf::Precision::day;
}

// ---- the tree ----

// How many edges lie between an expression and a word above it; none when it is not above, or when the clause
// of another verb lies between.
std::optional<int> depth_below(const Document& doc, std::uint32_t timex_head, std::uint32_t above) {
  std::uint32_t t = timex_head;
  for (int steps = 0; steps < kMaxClimb && t < doc.tokens.size(); ++steps) {
    if (t == above) return steps;
    const auto& token = doc.tokens[t];
    if (opens_clause(token) || relation(token) == "advcl" || relation(token) == "acl") return std::nullopt;
    // What dates another act's noun below this verb does not date the verb: "criticised the attack of May 3".
    if (steps > 0 && (verbal(token) || (token.upos == Upos::NOUN && verbal(doc.tokens[above])))) {
      const auto r = relation(token);
      if (r == "obj" || r == "nsubj" || r == "conj" || r == "xcomp" || r == "iobj") return std::nullopt;
    }
    t = token.head;
  }
  return std::nullopt;
}

// The expression nearest below `word`, in its own clause; kNone when there is none.
std::uint32_t below(const Document& doc, std::uint32_t word, std::uint32_t sentence, bool ahead) {
  auto first = std::lower_bound(doc.times.begin(), doc.times.end(), sentence,
                                [](const Timex& t, std::uint32_t s) { return t.sentence < s; });
  std::uint32_t best = kNone;
  int best_distance = 0;
  for (auto it = first; it != doc.times.end() && it->sentence == sentence; ++it) {
    if (!dates_an_act(*it, ahead)) continue;
    const auto depth = depth_below(doc, it->head, word);
    if (!depth) continue;
    const auto apart = static_cast<int>(it->head > word ? it->head - word : word - it->head);
    const int distance = *depth * 1000 + std::min(apart, 999);
    if (best == kNone || distance < best_distance)
      best = static_cast<std::uint32_t>(it - doc.times.begin()), best_distance = distance;
  }
  return best;
}

enum class Aspect { unknown, past, present, ahead };

// Which way a verb with its auxiliaries looks. A modal with an infinitive looks ahead, or at what may be.
Aspect aspect_of(const Document& doc, std::uint32_t verb) {
  const Token& v = doc.tokens[verb];
  if (has(v, "Tense=Fut")) return Aspect::ahead;
  if (has(v, "Tense=Past") && !has(v, "VerbForm=Part")) return Aspect::past;
  bool modal = false, past = false, present = false;
  const std::uint32_t first = verb > kReach ? verb - kReach : 0;
  for (std::uint32_t i = first; i < doc.tokens.size() && i < verb + kReach; ++i) {
    const Token& t = doc.tokens[i];
    if (t.head != verb || t.upos != Upos::AUX) continue;
    if (has(t, "Tense=Fut")) return Aspect::ahead;
    if (has(t, "Tense=Past")) past = true;
    if (has(t, "Tense=Pres")) present = true;
    if (has(t, "VerbForm=Fin") && !has(t, "Tense=")) modal = true;
  }
  if (modal && has(v, "VerbForm=Inf")) return Aspect::ahead;
  if (past || has(v, "Tense=Past")) return Aspect::past;
  return present || has(v, "Tense=Pres") ? Aspect::present : Aspect::unknown;
}

// An impersonal verb has its act beside it: "doszło do ataku".
bool has_subject(const Document& doc, std::uint32_t verb) {
  const std::uint32_t first = verb > kReach ? verb - kReach : 0;
  for (std::uint32_t i = first; i < doc.tokens.size() && i < verb + kReach; ++i)
    if (doc.tokens[i].head == verb && (relation(doc.tokens[i]) == "nsubj" || relation(doc.tokens[i]) == "csubj"))
      return true;
  return false;
}

// Whether the time of the word above `word` is also the time of `word`.
bool shares_time(const Document& doc, std::uint32_t word) {
  const Token& t = doc.tokens[word];
  const Token& above = doc.tokens[t.head];
  const auto r = relation(t);
  if (r == "xcomp" || r == "conj" || r == "aux" || r == "cop" || r == "fixed" || r == "flat" || r == "compound")
    return true;
  if (r == "advcl" || r == "acl") return shares_clause(t);
  // What is said to hold now, or to come, is said when it is said; what is told as past happened before.
  if (r == "ccomp" || r == "parataxis") return verbal(above) && aspect_of(doc, word) != Aspect::past;
  if (verbal(t)) return false;
  // What a verb is done with, but not what it is done about, over or after.
  if (verbal(above))
    return r == "nsubj" || r == "obj" || r == "iobj" || t.deprel.view() == "obl:arg" ||
           (r == "obl" && !has_subject(doc, t.head));
  // "a round of talks began on Monday", but not "voiced concern over the arrests on Monday".
  if (r == "nmod") return relation(above) == "nsubj";
  return r == "nsubj" || r == "appos";
}

std::uint32_t sentence_of(const Document& doc, std::uint32_t token) {
  auto it = std::upper_bound(doc.sentences.begin(), doc.sentences.end(), token,
                             [](std::uint32_t t, const Sentence& s) { return t < s.begin; });
  if (it == doc.sentences.begin()) return kNone;
  --it;
  return token < it->end ? static_cast<std::uint32_t>(it - doc.sentences.begin()) : kNone;
}

struct Governing {
  std::uint32_t timex = kNone;
  bool own = false;            // below the trigger itself
  std::uint32_t verb = kNone;  // the verb of the trigger's clause, or what stands at the top of it
};

Governing governing(const Document& doc, std::uint32_t trigger, std::uint32_t sentence, bool ahead) {
  Governing g;
  std::uint32_t word = trigger;
  for (int steps = 0; steps < kMaxClimb; ++steps) {
    g.verb = word;
    g.timex = below(doc, word, sentence, ahead);
    g.own = word == trigger;
    if (g.timex != kNone) return g;
    const Token& t = doc.tokens[word];
    if (t.head >= doc.tokens.size() || !shares_time(doc, word)) return g;
    word = t.head;
  }
  return g;
}

// The word at the top of the clause that a word stands in.
std::uint32_t clause_of(const Document& doc, std::uint32_t word) {
  for (int steps = 0; steps < kMaxClimb; ++steps) {
    const Token& t = doc.tokens[word];
    if (opens_clause(t) || t.head >= doc.tokens.size()) break;
    word = t.head;
  }
  return word;
}

// The only day told in a sentence, near that of the article and in the clause of the verb: it dates the verb
// even where the tree hangs it on a noun beside ("defended his speech on Wednesday").
std::uint32_t only_day(const Document& doc, std::uint32_t verb, std::uint32_t sentence) {
  constexpr int kNear = 7;  // days
  const auto release = doc.article.published ? doc.article.published->single_day() : std::nullopt;
  if (!release || !(verbal(doc.tokens[verb]) || has(doc.tokens[verb], "VerbForm="))) return kNone;
  std::uint32_t only = kNone;
  for (std::uint32_t i = 0; i < doc.times.size(); ++i) {
    const Timex& t = doc.times[i];
    if (t.sentence != sentence || (t.kind != TimeKind::date && t.kind != TimeKind::time)) continue;
    if (only != kNone) return kNone;
    only = i;
  }
  if (only == kNone || doc.times[only].head >= doc.tokens.size()) return kNone;
  const auto day = doc.times[only].value.single_day();
  if (!day || std::abs((sys_days(*day) - sys_days(*release)).count()) > kNear) return kNone;
  // An adjective stays with its noun.
  if (relation(doc.tokens[doc.times[only].head]) == "amod") return kNone;
  return clause_of(doc, doc.times[only].head) == clause_of(doc, verb) ? only : kNone;
}

// ---- values ----

// What a chronicle can hold of an expression: days that follow each other are one stretch, and a stretch out
// of which some day is meant ("late November") is the month or year that holds it.
Edtf plain(const Edtf& value) {
  if (value.kind() != Edtf::Kind::one_of && value.kind() != Edtf::Kind::all_of) return value;
  const auto first = *value.earliest(), last = *value.latest();
  if (value.kind() == Edtf::Kind::all_of) {
    const auto count = static_cast<std::size_t>((last - first).count()) + 1;
    const bool days_only = value.precision() == Edtf::Precision::day;
    if (days_only && count == value.items().size()) return Edtf::interval(Edtf::day(first), Edtf::day(last));
    return value;
  }
  if (value.items().size() != 1) return value;
  const std::chrono::year_month_day a(first), b(last);
  if (a.year() != b.year()) return value;
  if (a.month() == b.month()) return Edtf::month(int{a.year()}, unsigned{a.month()});
  return Edtf::year(int{a.year()});
}

// ---- the rest of the text ----

// The same act told elsewhere with its time ("środowych rozmów"): another noun of the same lemma on which an
// expression hangs directly, when all such agree.
std::optional<Dating> told_elsewhere(const Document& doc, std::uint32_t trigger) {
  const Token& t = doc.tokens[trigger];
  if (t.upos != Upos::NOUN) return std::nullopt;
  std::optional<Dating> found;
  for (std::uint32_t i = 0; i < doc.times.size(); ++i) {
    const Timex& time = doc.times[i];
    if (!dates_an_act(time, false) || time.head >= doc.tokens.size()) continue;
    const std::uint32_t noun = doc.tokens[time.head].head;
    if (noun >= doc.tokens.size() || noun == trigger || relation(doc.tokens[time.head]) != "amod") continue;
    if (doc.tokens[noun].upos != Upos::NOUN || doc.tokens[noun].lemma != t.lemma) continue;
    if (found && *found->date != plain(time.value)) return std::nullopt;
    if (!found) found = Dating{plain(time.value), "the same act is told elsewhere with " + time.reason, i};
  }
  return found;
}

// A site of a government or of a body of states, by its internet domain.
bool is_official(const Article& article) {
  constexpr std::string_view labels[] = {"gov", "gob", "gouv", "mil", "europa", "int"};
  std::string_view host = article.url.empty() ? std::string_view(article.source) : std::string_view(article.url);
  if (auto scheme = host.find("://"); scheme != std::string_view::npos) host.remove_prefix(scheme + 3);
  host = host.substr(0, host.find_first_of("/:"));
  while (!host.empty()) {
    const auto dot = host.find('.');
    const auto label = host.substr(0, dot);
    if (label != host && std::find(std::begin(labels), std::end(labels), label) != std::end(labels)) return true;
    if (dot == std::string_view::npos)
      return std::find(std::begin(labels), std::end(labels), label) != std::end(labels);
    host.remove_prefix(dot + 1);
  }
  return false;
}

// In an official release: what lies ahead belongs to the journey or meeting announced before it, and what is
// told without a time of its own is said, or has been done, on the day of the release.
std::optional<Dating> told_in_release(const Document& doc, std::uint32_t trigger, std::uint32_t verb,
                                      std::uint32_t sentence) {
  if (!doc.article.published || !is_official(doc.article) || !verbal(doc.tokens[verb])) return std::nullopt;
  const Edtf& release = *doc.article.published;
  const Aspect aspect = aspect_of(doc, verb);
  const bool named = !verbal(doc.tokens[trigger]);  // by a noun: "will hold meetings"
  if (named && (aspect != Aspect::ahead || doc.tokens[trigger].head != verb || relation(doc.tokens[trigger]) != "obj"))
    return std::nullopt;
  if (aspect == Aspect::ahead) {
    for (auto i = static_cast<std::uint32_t>(doc.times.size()); i-- > 0;) {
      const Timex& t = doc.times[i];
      if (t.sentence >= sentence || !dates_an_act(t, false) || t.value.before(release) == Tri::yes) continue;
      if (t.value.precision() == Edtf::Precision::day)
        return Dating{plain(t.value), "in a release, with what was announced before: " + t.reason, i};
    }
    return std::nullopt;
  }
  if (aspect == Aspect::unknown) return std::nullopt;
  return Dating{release, "told in an official release of " + release.to_string(), kNone};
}

// ---- one speaker, one occasion ----

// Lemmas of the names in the subject of a verb; none when it is dropped or a pronoun.
std::vector<std::string_view> subject_names(const Document& doc, const Sentence& s, std::uint32_t verb) {
  std::vector<std::string_view> names;
  std::uint32_t subject = kNone;
  for (std::uint32_t i = s.begin; i < s.end && subject == kNone; ++i)
    if (doc.tokens[i].head == verb && relation(doc.tokens[i]) == "nsubj") subject = i;
  if (subject == kNone) return names;
  for (std::uint32_t i = s.begin; i < s.end; ++i) {
    if (doc.tokens[i].upos != Upos::PROPN) continue;
    std::uint32_t t = i;
    for (int steps = 0; steps < 4 && t < doc.tokens.size() && t != subject; ++steps) t = doc.tokens[t].head;
    if (t == subject) names.push_back(doc.tokens[i].lemma);
  }
  if (names.empty() && doc.tokens[subject].upos != Upos::PRON) names.push_back(doc.tokens[subject].lemma);
  return names;
}

// Whom the subject of a verb is known to mean; kNone when nobody has found out.
std::uint32_t subject_entity(const Document& doc, std::uint32_t sentence, std::uint32_t verb) {
  for (std::uint32_t e = 0; e < doc.entities.size(); ++e)
    for (const Mention& m : doc.entities[e].mentions) {
      if (m.sentence != sentence || m.head >= doc.tokens.size()) continue;
      const bool dropped = m.form == MentionForm::dropped && m.head == verb;
      if (dropped || (doc.tokens[m.head].head == verb && relation(doc.tokens[m.head]) == "nsubj")) return e;
    }
  return kNone;
}

std::uint32_t root_of(const Document& doc, const Sentence& s) {
  for (std::uint32_t i = s.begin; i < s.end; ++i)
    if (doc.tokens[i].head == kNone && !doc.tokens[i].deprel.empty()) return i;
  return kNone;
}

// The verb in the past by which a sentence is told: its root, or what attributes a quotation to its speaker.
std::uint32_t telling_verb(const Document& doc, const Sentence& s) {
  const std::uint32_t root = root_of(doc, s);
  if (root == kNone) return kNone;
  if (verbal(doc.tokens[root]) && aspect_of(doc, root) == Aspect::past) return root;
  for (std::uint32_t i = s.begin; i < s.end; ++i) {
    const Token& t = doc.tokens[i];
    if (t.head == root && relation(t) == "parataxis" && verbal(t) && aspect_of(doc, i) == Aspect::past) return i;
  }
  return kNone;
}

// What one and the same person goes on to say and do, after a sentence that told the day and before one that
// tells another, is of that day.
std::optional<Dating> told_on(const Document& doc, std::uint32_t verb, std::uint32_t sentence) {
  constexpr std::uint32_t kSentencesBack = 6;
  const Sentence& here = doc.sentences[sentence];
  const std::uint32_t telling = telling_verb(doc, here);
  if (telling == kNone || (verb != telling && verb != root_of(doc, here))) return std::nullopt;
  auto who = subject_names(doc, here, telling);
  const std::uint32_t entity = subject_entity(doc, sentence, telling);
  for (std::uint32_t s = sentence; s-- > 0 && sentence - s <= kSentencesBack;) {
    const Sentence& before = doc.sentences[s];
    const std::uint32_t v = telling_verb(doc, before);
    if (v == kNone) continue;
    const auto names = subject_names(doc, before, v);
    if (who.empty()) who = names;
    const std::uint32_t other = subject_entity(doc, s, v);
    bool same = names.empty() || std::any_of(names.begin(), names.end(), [&](std::string_view n) {
                  return std::find(who.begin(), who.end(), n) != who.end();
                });
    if (entity != kNone && other != kNone) same = entity == other;
    const std::uint32_t timex = below(doc, v, s, false);
    if (timex == kNone) continue;  // who else speaks in between changes no day
    const Timex& t = doc.times[timex];
    if (!same || !t.value.single_day()) return std::nullopt;
    return Dating{t.value, "told on, by whom the sentence before speaks: " + t.reason, timex};
  }
  return std::nullopt;
}

}  // namespace

Dating date_of(const Document& doc, std::uint32_t trigger, bool ahead) {
  if (trigger >= doc.tokens.size()) return {};
  const auto sentence = sentence_of(doc, trigger);
  if (sentence == kNone) return {};
  const auto g = governing(doc, trigger, sentence, ahead);
  if (g.timex != kNone) {
    const Timex& t = doc.times[g.timex];
    return {plain(t.value), (g.own ? "its own time: " : "the time of its clause: ") + t.reason, g.timex};
  }
  if (g.verb == trigger || relation(doc.tokens[trigger]) == "conj")
    if (const auto only = only_day(doc, trigger, sentence); only != kNone)
      return {doc.times[only].value, "the only day told in the sentence: " + doc.times[only].reason, only};
  if (auto found = told_elsewhere(doc, trigger)) return *found;
  if (auto found = told_in_release(doc, trigger, g.verb, sentence)) return *found;
  if (verbal(doc.tokens[trigger]))
    if (auto found = told_on(doc, g.verb, sentence)) return *found;
  return {};
}

}  // namespace kronika::time
