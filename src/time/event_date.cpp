#include "time/event_date.hpp"

#include <algorithm>
#include <string_view>

#include "time/clause.hpp"
#include "time/told_on.hpp"

namespace kronika::time {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

// The only day told in a sentence, near that of the article and in the clause of the verb: it dates the verb
// even where the tree hangs it on a noun beside ("defended his speech on Wednesday").
std::uint32_t only_day(const Document& doc, std::uint32_t verb, std::uint32_t sentence) {
  constexpr int kNear = 7;  // days
  const auto release = doc.article.published ? doc.article.published->single_day() : std::nullopt;
  if (!release || !(is_verbal(doc.tokens[verb]) || has_feature(doc.tokens[verb], "VerbForm="))) return kNone;
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
  const std::chrono::year_month_day a(first), b(last);
  if (a.year() != b.year()) return value;
  if (a.month() == b.month()) return Edtf::month(int{a.year()}, unsigned{a.month()});
  return Edtf::year(int{a.year()});
}

// ---- the rest of the text ----

// Whether all names below a word stand in a sentence: "his talks with Kyiv" are no talks with others.
bool names_stand_in(const Document& doc, std::uint32_t word, std::uint32_t of, std::uint32_t sentence) {
  const Sentence &own = doc.sentences[of], &other = doc.sentences[sentence];
  for (std::uint32_t i = own.begin; i < own.end; ++i) {
    if (doc.tokens[i].upos != Upos::PROPN) continue;
    std::uint32_t t = i;
    for (int steps = 0; steps < 4 && t < doc.tokens.size() && t != word; ++steps) t = doc.tokens[t].head;
    if (t == word && std::none_of(doc.tokens.begin() + other.begin, doc.tokens.begin() + other.end,
                                  [&](const Token& o) { return o.lemma == doc.tokens[i].lemma; }))
      return false;
  }
  return true;
}

// The same act told elsewhere with its time ("środowych rozmów"): another noun of the same lemma on which an
// expression hangs directly, when all such agree.
std::optional<Dating> told_elsewhere(const Document& doc, std::uint32_t trigger, std::uint32_t sentence) {
  const Token& t = doc.tokens[trigger];
  if (t.upos != Upos::NOUN) return std::nullopt;
  std::optional<Dating> found;
  for (std::uint32_t i = 0; i < doc.times.size(); ++i) {
    const Timex& time = doc.times[i];
    if (!dates_an_act(time, false) || time.head >= doc.tokens.size()) continue;
    const std::uint32_t noun = doc.tokens[time.head].head;
    if (noun >= doc.tokens.size() || noun == trigger || relation(doc.tokens[time.head]) != "amod") continue;
    if (doc.tokens[noun].upos != Upos::NOUN || doc.tokens[noun].lemma != t.lemma) continue;
    if (!names_stand_in(doc, trigger, sentence, time.sentence)) continue;
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
  if (!doc.article.published || !is_official(doc.article) || !is_predicate(doc, verb)) return std::nullopt;
  if (relation(doc.tokens[verb]) == "acl" || relation(doc.tokens[verb]) == "amod") return std::nullopt;
  const Edtf& release = *doc.article.published;
  const Aspect aspect = aspect_of(doc, verb);
  const bool named = !is_predicate(doc, trigger);  // by a noun: "will hold meetings"
  if (named && (aspect != Aspect::ahead || doc.tokens[trigger].head != verb || relation(doc.tokens[trigger]) != "obj"))
    return std::nullopt;
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
  if (aspect == Aspect::unknown) return std::nullopt;
  return Dating{release, "told in an official release of " + release.to_string(), kNone};
}

}  // namespace

Dating date_of(const Document& doc, std::uint32_t trigger, bool ahead) {
  if (trigger >= doc.tokens.size()) return {};
  const auto sentence = sentence_of(doc, trigger);
  if (sentence == kNone) return {};
  const auto g = governing(doc, trigger, sentence, ahead);
  if (g.timex != kNone) {
    const Timex& t = doc.times[g.timex];
    const char* how = g.own ? "its own time: " : "the time of its clause: ";
    return {plain(t.value, doc.article.published), how + t.reason, g.timex};
  }
  if (g.verb == trigger || relation(doc.tokens[trigger]) == "conj")
    if (const auto only = only_day(doc, trigger, sentence); only != kNone)
      return {doc.times[only].value, "the only day told in the sentence: " + doc.times[only].reason, only};
  if (auto found = told_elsewhere(doc, trigger, sentence)) return *found;
  if (auto found = told_in_release(doc, trigger, g.verb, sentence)) return *found;
  if (!ahead && is_predicate(doc, trigger))
    if (auto found = told_on(doc, g.verb, sentence)) return *found;
  return {};
}

}  // namespace kronika::time
