#include "time/event_date.hpp"

#include <algorithm>
#include <string_view>

#include "time/clause.hpp"
#include "time/elsewhere.hpp"
#include "time/governing.hpp"
#include "time/scene.hpp"

namespace kronika::time {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

// The only day told in a sentence, near that of the article and in the clause of the verb: it dates the verb
// even where the tree hangs it on a noun beside ("defended his speech on Wednesday").
std::uint32_t only_day(const Document& doc, std::uint32_t verb, std::uint32_t sentence, const Act& act) {
  constexpr int kNear = 7;  // days
  const auto release = doc.article.published ? doc.article.published->single_day() : std::nullopt;
  if (!release || doc.tokens[verb].upos == Upos::NOUN) return kNone;
  if (!is_verbal(doc.tokens[verb]) && !has_feature(doc.tokens[verb], "VerbForm=")) return kNone;
  // "Among those seized": by whom or what somebody has been hit, nobody says when.
  if (has_feature(doc.tokens[verb], "Voice=Pass") && shares_clause(doc, verb)) return kNone;
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
  if (act.ahead && doc.times[only].value.before(*doc.article.published) == Tri::yes) return kNone;
  const bool to_come = doc.article.published->before(doc.times[only].value) == Tri::yes;
  if (!act.ahead && to_come && aspect_of(doc, verb) == Aspect::past) return kNone;
  if (lies_apart(doc, doc.times[only]) || is_of_clause_before(doc, doc.times[only], verb)) return kNone;
  // An attribute stays with its noun: "środowe rozmowy", "the May 5 attack".
  // Of a subject it is the verb's too: "Sunday's raid hit …".
  const Token& head = doc.tokens[doc.times[only].head];
  const bool attribute =
      head.head < doc.tokens.size() && head.head >= doc.times[only].end && doc.tokens[head.head].upos == Upos::NOUN;
  const bool of_subject = attribute && relation(doc.tokens[head.head]) == "nsubj" && doc.tokens[head.head].head == verb;
  if (relation(head) == "amod" || (attribute && !of_subject)) return kNone;
  return own_clause_of(doc, doc.times[only].head) == own_clause_of(doc, verb) ? only : kNone;
}

// ---- values ----

// A deadline at the end of the year or month in which the article itself appeared: what must be done by then will be
// done within that year or month.
std::optional<Edtf> until_the_end(const Edtf& deadline, const Edtf& published) {
  const auto from = published.earliest();
  const auto end = deadline.latest();
  if (!from || !end || deadline.kind() != Edtf::Kind::interval || deadline.earliest()) return std::nullopt;
  const std::chrono::year_month_day a(*from), b(*end);
  if (a.year() != b.year() || *end < *from) return std::nullopt;
  const bool month = deadline.items().front().last.precision == Edtf::Precision::month;
  if (month && a.month() == b.month()) return Edtf::month(int{b.year()}, unsigned{b.month()});
  const bool at_end = b.month() == std::chrono::December && b.day() == std::chrono::day(31);
  const bool season = deadline.items().front().last.precision == Edtf::Precision::part_of_year;
  if (at_end || season) return Edtf::year(int{b.year()});
  return std::nullopt;
}

// What a chronicle can hold of an expression: days that follow each other are one stretch, and a stretch out
// of which some day is meant ("late November") is the month or year that holds it.
Edtf plain(const Edtf& value, const std::optional<Edtf>& published = std::nullopt) {
  if (published)
    if (auto within = until_the_end(value, *published)) return *within;
  if (value.kind() != Edtf::Kind::one_of && value.kind() != Edtf::Kind::all_of) return value;
  const auto first = *value.earliest(), last = *value.latest();
  if (value.kind() == Edtf::Kind::all_of) {
    const auto count = static_cast<std::size_t>((last - first).count()) + 1;
    const bool days_only = value.precision() == Edtf::Precision::day;
    if (days_only && count == value.items().size()) return Edtf::interval(Edtf::day(first), Edtf::day(last));
    return value;
  }
  if (value.items().size() != 1) return value;
  constexpr int kFewWeeks = 31;  // days
  const std::chrono::year_month_day a(first), b(last);
  // "Earlier this week": the days of it so far.
  constexpr int kWeek = 7;  // days
  if (value.precision() == Edtf::Precision::day && (last - first).count() < kWeek)
    return Edtf::interval(Edtf::day(first), Edtf::day(last));
  const bool same_month = a.year() == b.year() && a.month() == b.month();
  if (!same_month && (last - first).count() < kFewWeeks)  // "a few days ago", on the second of a month
    return Edtf::interval(Edtf::month(int{a.year()}, unsigned{a.month()}),
                          Edtf::month(int{b.year()}, unsigned{b.month()}));
  if (a.year() != b.year()) return value;
  if (a.month() == b.month()) return Edtf::month(int{a.year()}, unsigned{a.month()});
  return Edtf::year(int{a.year()});
}

// ---- the rest of the text ----

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

// The occasion of a release, "met yesterday with …": the one day shortly before it that a sentence above `sentence` tells.
std::uint32_t told_of(const Document& doc, std::uint32_t sentence) {
  constexpr int kLatest = 7;  // days
  const auto release = doc.article.published->single_day();
  std::uint32_t only = kNone;
  for (std::uint32_t i = 0; i < doc.times.size() && release; ++i) {
    const Timex& t = doc.times[i];
    const auto day = t.value.single_day();
    if (t.sentence >= sentence || !day || !dates_an_act(t, false) || t.head >= doc.tokens.size()) continue;
    if (own_clause_of(doc, t.head) != root_of(doc, doc.sentences[t.sentence])) continue;
    // "an April 8 meeting": of what is spoken of.
    if (const auto h = doc.tokens[t.head].head; h != kNone && h >= t.end && doc.tokens[h].upos == Upos::NOUN) continue;
    const auto age = (sys_days(*release) - sys_days(*day)).count();
    if (age < 0 || age > kLatest || (only != kNone && doc.times[only].value != t.value)) return kNone;
    only = i;
  }
  return only;
}

// The journey that a release looks back on, "traveled to Peru May 3-5": the one stretch of days about its own day that
// a sentence above `sentence` tells.
std::uint32_t journey_told(const Document& doc, std::uint32_t sentence) {
  constexpr int kLatest = 7, kLongest = 14;  // days
  const auto release = doc.article.published->single_day();
  std::uint32_t only = kNone;
  for (std::uint32_t i = 0; i < doc.times.size() && release; ++i) {
    const Timex& t = doc.times[i];
    const auto from = t.value.earliest(), to = t.value.latest();
    if (t.sentence >= sentence || t.value.kind() != Edtf::Kind::interval || !from || !to) continue;
    if (t.value.precision() != Edtf::Precision::day || !dates_an_act(t, false) || t.head >= doc.tokens.size()) continue;
    if (own_clause_of(doc, t.head) != root_of(doc, doc.sentences[t.sentence])) continue;
    const auto age = (sys_days(*release) - *to).count();
    const bool about = *from <= sys_days(*release) && age <= kLatest && (*to - *from).count() <= kLongest;
    if (!about || (only != kNone && doc.times[only].value != t.value)) return kNone;
    only = i;
  }
  return only;
}

// In a clause of what was done before what the sentence tells: "noted that they attacked", "after they attacked", "thanked
// them for hosting".
bool is_told_apart(const Document& doc, std::uint32_t verb) {
  const Aspect aspect = aspect_of(doc, verb);
  while (relation(doc.tokens[verb]) == "conj" && doc.tokens[verb].head < doc.tokens.size() &&
         is_predicate(doc, doc.tokens[verb].head))
    verb = doc.tokens[verb].head;
  const auto r = relation(doc.tokens[verb]);
  const bool past = aspect == Aspect::past || (r == "advcl" && shares_clause(doc, verb));
  return r == "acl" || r == "amod" || ((r == "advcl" || r == "ccomp") && past);
}

// In an official release: what lies ahead belongs to the journey or meeting announced before it, and what is
// told without a time of its own is said, or has been done, on the day of the release.
std::optional<Dating> told_in_release(const Document& doc, std::uint32_t trigger, std::uint32_t verb,
                                      std::uint32_t sentence, const Act& act) {
  if (!doc.article.published || !is_official(doc.article) || !is_predicate(doc, verb)) return std::nullopt;
  if (is_told_apart(doc, verb)) return std::nullopt;
  const Edtf& release = *doc.article.published;
  const Aspect aspect = aspect_of(doc, verb);
  const bool named = !is_predicate(doc, trigger) && doc.tokens[trigger].upos != Upos::ADJ;  // "will hold meetings"
  if (named && (aspect != Aspect::ahead || doc.tokens[trigger].head != verb || relation(doc.tokens[trigger]) != "obj"))
    return std::nullopt;
  // What may be, and what is done whatever is said of it to come: "will thank them for hosting refugees".
  const auto r = relation(doc.tokens[trigger]);
  const bool aside = !act.ahead && (r == "acl" || r == "amod" || r == "advcl");
  if (aspect == Aspect::ahead && (act.possible || aside)) return std::nullopt;
  if (aspect == Aspect::ahead) {
    std::uint32_t last = kNone, whole = kNone;  // the last day announced, and the journey that it is a day of
    for (auto i = static_cast<std::uint32_t>(doc.times.size()); i-- > 0 && whole == kNone;) {
      const Timex& t = doc.times[i];
      if (t.sentence >= sentence || !dates_an_act(t, false) || t.value.before(release) == Tri::yes) continue;
      if (t.value.precision() != Edtf::Precision::day) continue;
      if (last == kNone) last = i;
      const bool lasts = t.value.kind() == Edtf::Kind::interval;
      if (lasts && doc.times[last].value.within(t.value) == Tri::yes) whole = i;
    }
    if (last == kNone) return std::nullopt;
    const Timex& t = doc.times[last];
    // From a day of a journey on, nobody says how long the stay lasts.
    const auto end = whole == kNone ? std::nullopt : doc.times[whole].value.latest();
    const bool rest = end && t.value.latest() && *t.value.latest() < *end;
    return Dating{rest ? Edtf::interval(t.value, Edtf::day(*end)) : plain(t.value),
                  "in a release, with what was announced before: " + t.reason, last};
  }
  if (aspect == Aspect::unknown || act.ahead) return std::nullopt;
  // "We have provided …", nobody says how long ago.
  if (is_perfect(doc, verb)) return std::nullopt;
  auto met = journey_told(doc, sentence);
  if (met == kNone) met = told_of(doc, sentence);
  if (met != kNone)
    return Dating{doc.times[met].value, "in a release, of what was told before: " + doc.times[met].reason, met};
  return Dating{release, "told in an official release of " + release.to_string(), kNone};
}

// "Is touring Peru, where he stays until Friday": what goes on as the article appears, and until when.
std::optional<Dating> under_way(const Document& doc, std::uint32_t trigger, std::uint32_t verb,
                                std::uint32_t sentence) {
  constexpr int kLongest = 31;  // days
  const auto now = doc.article.published ? doc.article.published->single_day() : std::nullopt;
  if (!now || !is_predicate(doc, verb) || aspect_of(doc, verb) != Aspect::present) return std::nullopt;
  if (verb != trigger && doc.tokens[trigger].head != verb) return std::nullopt;
  std::uint32_t only = kNone;
  for (std::uint32_t i = 0; i < doc.times.size(); ++i) {
    if (doc.times[i].sentence != sentence) continue;
    if (only != kNone) return std::nullopt;
    only = i;
  }
  if (only == kNone || doc.times[only].head >= doc.tokens.size()) return std::nullopt;
  const Edtf& until = doc.times[only].value;
  const auto end = until.latest();
  if (until.kind() != Edtf::Kind::interval || until.earliest() || !end) return std::nullopt;
  if (until.items().front().last.precision != Edtf::Precision::day) return std::nullopt;
  const std::uint32_t clause = clause_of(doc, doc.times[only].head);
  const bool beside = clause == clause_of(doc, verb);
  // "Jest z wizytą w Peru, gdzie będzie do piątku": a clause on the act, or on where it takes place.
  const std::uint32_t stay = doc.tokens[clause].head;
  const bool on_it = stay == trigger || (stay < doc.tokens.size() && doc.tokens[stay].head == trigger);
  if (!beside && !on_it) return std::nullopt;
  const auto length = (*end - sys_days(*now)).count();
  if (length <= 0 || length > kLongest) return std::nullopt;
  return Dating{Edtf::interval(Edtf::day(sys_days(*now)), Edtf::day(*end)), "under way, " + doc.times[only].reason,
                only};
}

}  // namespace

Dating date_of(const Document& doc, std::uint32_t trigger, const Act& act) {
  if (trigger >= doc.tokens.size()) return {};
  const auto sentence = sentence_of(doc, trigger);
  if (sentence == kNone) return {};
  const auto g = governing(doc, trigger, sentence, act);
  if (g.timex != kNone) {
    const Timex& t = doc.times[g.timex];
    const char* how = g.counted ? "days after " : g.own ? "its own time: " : "the time of its clause: ";
    return {g.from ? *g.from : plain(t.value, doc.article.published), how + t.reason, g.timex};
  }
  if (g.verb == trigger || relation(doc.tokens[trigger]) == "conj")
    if (const auto only = only_day(doc, trigger, sentence, act); only != kNone)
      return {doc.times[only].value, "the only day told in the sentence: " + doc.times[only].reason, only};
  if (auto found = told_elsewhere(doc, trigger, sentence, act)) return *found;
  if (auto found = told_in_release(doc, trigger, g.verb, sentence, act)) return *found;
  if (auto found = under_way(doc, trigger, g.verb, sentence)) return *found;
  if (act.ahead && is_predicate(doc, trigger))
    if (auto found = at_an_occasion(doc, trigger, sentence, act)) return *found;
  if (!act.ahead && !act.possible)
    if (auto found = told_again(doc, trigger, sentence)) return *found;
  if (!act.ahead && is_predicate(doc, trigger) && !is_perfect(doc, trigger))
    if (auto found = told_on(doc, g.verb, sentence)) return *found;
  return {};
}

}  // namespace kronika::time
