#include "query/terms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "store/days.hpp"

namespace kronika::query {
namespace {

// One report in days. `at` orders the reports of a person.
struct Reading {
  std::size_t report = 0;
  Days at{};
  std::optional<Edtf> start, end;
  std::optional<Days> sure_from, sure_to, start_by, end_by;
};

std::optional<Edtf> part(const Edtf& interval, bool first) {
  const auto& item = interval.items().front();
  if ((first ? item.begin : item.end) != Edtf::End::date) return std::nullopt;
  // An end of an interval as a date of its own, through its canonical text.
  std::string text = interval.to_string();
  std::size_t slash = text.find('/');
  auto parsed = Edtf::parse(first ? text.substr(0, slash) : text.substr(slash + 1));
  return parsed ? std::optional<Edtf>(*parsed) : std::nullopt;
}

bool is_interval(const Edtf& date) { return date.kind() == Edtf::Kind::interval && date.items().size() == 1; }

void begins(Reading& r, const Edtf& date) {
  r.start = date;
  if (auto by = date.latest()) r.sure_from = r.sure_to = by;
}

void ends(Reading& r, const Edtf& date) {
  r.end = date;
  if (auto until = date.earliest()) {
    if (!r.sure_from || *until < *r.sure_from) r.sure_from = until;
    r.sure_to = until;
  }
}

// An interval gives both ends; between them the person is in office.
void lasts(Reading& r, const Edtf& interval) {
  auto first = part(interval, true), last = part(interval, false);
  if (first) begins(r, *first);
  auto from = r.sure_from;
  if (last) {
    ends(r, *last);
    if (from && *from <= *r.sure_to) r.sure_from = from;
  }
}

// Widens the days for which a reading or a term is sure.
template <class T>
void observed(T& r, const std::optional<Days>& from, const std::optional<Days>& to) {
  if (!from || !to) return;
  r.sure_from = r.sure_from ? std::min(*r.sure_from, *from) : *from;
  r.sure_to = r.sure_to ? std::max(*r.sure_to, *to) : *to;
}

void not_before(TermSpan& term, std::optional<Days> day) {
  if (day && (!term.possible_from || *day > *term.possible_from)) term.possible_from = day;
}

void not_after(TermSpan& term, std::optional<Days> day) {
  if (day && (!term.possible_to || *day < *term.possible_to)) term.possible_to = day;
}

Reading read(const OfficeReport& report, std::size_t index) {
  Reading r;
  r.report = index;
  const bool dated = report.date && report.date->known();
  const auto published_from = report.published ? report.published->earliest() : std::nullopt;
  const auto published_to = report.published ? report.published->latest() : std::nullopt;
  switch (report.status) {
    case OfficeStatus::took_office:
      if (dated && is_interval(*report.date))
        lasts(r, *report.date);
      else if (dated)
        begins(r, *report.date);
      else
        r.start_by = published_to;
      break;
    case OfficeStatus::left_office:
      if (dated && is_interval(*report.date))
        lasts(r, *report.date);
      else if (dated)
        ends(r, *report.date);
      else
        r.end_by = published_to;
      break;
    case OfficeStatus::held:
      if (dated && is_interval(*report.date))
        lasts(r, *report.date);
      else if (dated)
        observed(r, report.date->earliest(), report.date->latest());
      r.end_by = published_to;
      break;
    case OfficeStatus::holds:
      if (dated && is_interval(*report.date))
        lasts(r, *report.date);
      else if (dated)
        observed(r, report.date->latest(), report.date->latest());
      if (!r.end) observed(r, published_from, published_to);
      break;
    case OfficeStatus::candidate: break;
  }
  r.at = r.sure_from.value_or(r.start_by.value_or(r.end_by.value_or(Days::max())));
  return r;
}

// The narrowest date on which reports agree; where they do not, the first stays and the other is told beside it.
void settle(std::optional<Edtf>& date, std::string& reason, const Edtf& other, const std::string& why) {
  if (!date) {
    date = other;
    reason = why;
  } else if (auto both = date->meet(other)) {
    if (*both != *date) {
      date = *both;
      reason = reason + "; " + why;
    }
  } else if (reason.find(why) == std::string::npos) {
    reason += "; but " + why;
  }
}

// A date marked approximate or uncertain may be off by one of its own units.
std::chrono::days slack(const Edtf& date) {
  if (!date.is_qualified()) return std::chrono::days(0);
  switch (date.precision()) {
    case Edtf::Precision::day: return std::chrono::days(1);
    case Edtf::Precision::month: return std::chrono::days(31);
    default: return std::chrono::days(366);
  }
}

bool belongs(const TermSpan& term, const Reading& r) {
  // Reports that differ by days on when a term began are about one term.
  constexpr std::chrono::days kSameBeginning{90};
  if (r.start && r.start->earliest() && term.sure_to && *r.start->earliest() > *term.sure_to + kSameBeginning &&
      !(term.start && term.start->meet(*r.start))) {
    return false;
  }
  if (r.sure_from && term.possible_to && *r.sure_from > *term.possible_to) return false;
  return true;
}

void add(TermSpan& term, const Reading& r, const OfficeReport& report) {
  term.reports.push_back(r.report);
  if (r.start) {
    settle(term.start, term.start_reason, *r.start, fmt::format("{} says {}", report.fact, r.start->to_string()));
  }
  if (r.end) {
    settle(term.end, term.end_reason, *r.end, fmt::format("{} says {}", report.fact, r.end->to_string()));
  }
  observed(term, r.sure_from, r.sure_to);
  observed(term, r.start_by, r.start_by);
  if (term.start && term.start->earliest()) {
    term.possible_from = *term.start->earliest() - slack(*term.start);
  }
  if (term.end && term.end->latest()) term.possible_to = *term.end->latest() + slack(*term.end);
  not_after(term, r.end_by);
}

std::vector<TermSpan> terms_of(const std::vector<Reading>& readings, std::span<const OfficeReport> reports) {
  std::vector<TermSpan> terms;
  for (const Reading& r : readings) {
    if (terms.empty() || !belongs(terms.back(), r)) {
      if (!terms.empty() && r.start) not_after(terms.back(), r.start->latest());
      terms.emplace_back().person = reports[r.report].person;
    }
    add(terms.back(), r, reports[r.report]);
  }
  return terms;
}

// "X took office after Y": what is known of the one end is known of the other.
void link_successors(std::vector<TermSpan>& terms, std::span<const OfficeReport> reports) {
  for (TermSpan& later : terms) {
    for (std::size_t i : later.reports) {
      const OfficeReport& report = reports[i];
      if (report.after.empty() || report.status == OfficeStatus::candidate) continue;
      // The predecessor's term that began last of those that began no later.
      TermSpan* before = nullptr;
      for (TermSpan& t : terms) {
        if (t.person != report.after || &t == &later) continue;
        if (later.sure_to && t.sure_from && *t.sure_from > *later.sure_to) continue;
        if (before == nullptr || (t.sure_from && (!before->sure_from || *t.sure_from > *before->sure_from)))
          before = &t;
      }
      if (before == nullptr) continue;
      if (before->end && !later.start) {
        later.start = before->end;
        later.start_reason = fmt::format("{} says that the predecessor was followed, who left {}", report.fact,
                                         before->end->to_string());
        not_before(later, before->end->earliest());
        observed(later, before->end->latest(), before->end->latest());
      } else if (later.start && !before->end) {
        before->end = later.start;
        before->end_reason =
            fmt::format("{} says that the successor took office {}", report.fact, later.start->to_string());
        not_after(*before, later.start->latest());
        if (before->sure_from) observed(*before, later.start->earliest(), later.start->earliest());
      } else if (!before->end && later.sure_from) {
        not_after(*before, later.sure_from);
      }
    }
  }
}

// One holder at a time: what is sure for one is not possible for another, who came earlier or later.
void keep_apart(std::vector<TermSpan>& terms) {
  for (TermSpan& a : terms) {
    for (const TermSpan& b : terms) {
      if (a.person == b.person || !b.sure_from || !b.sure_to) continue;
      if (a.sure_from && a.sure_to) {
        if (*a.sure_to <= *b.sure_from) not_after(a, b.sure_from);
        if (*a.sure_from >= *b.sure_to) not_before(a, b.sure_to);
      } else if (a.possible_to && *a.possible_to >= *b.sure_from && *a.possible_to <= *b.sure_to) {
        // A former holder, known only to have gone by a day for which the successor is sure.
        not_after(a, b.sure_from);
      }
    }
  }
}

std::string days_text(const Days& from, const Days& to) {
  return from == to ? "on " + iso_day(from) : fmt::format("from {} to {}", iso_day(from), iso_day(to));
}

}  // namespace

std::vector<TermSpan> build_terms(std::span<const OfficeReport> reports, bool single) {
  std::map<std::string, std::vector<Reading>> by_person;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    if (reports[i].status != OfficeStatus::candidate) by_person[reports[i].person].push_back(read(reports[i], i));
  }
  std::vector<TermSpan> terms;
  for (auto& [person, readings] : by_person) {
    std::sort(readings.begin(), readings.end(), [&](const Reading& a, const Reading& b) {
      return std::tie(a.at, reports[a.report].fact) < std::tie(b.at, reports[b.report].fact);
    });
    for (TermSpan& term : terms_of(readings, reports)) terms.push_back(std::move(term));
  }
  auto first = [](const TermSpan& t) {
    return t.sure_from.value_or(t.possible_from.value_or(t.possible_to.value_or(Days::max())));
  };
  std::sort(terms.begin(), terms.end(), [&](const TermSpan& a, const TermSpan& b) {
    return std::pair(first(a), a.person) < std::pair(first(b), b.person);
  });
  link_successors(terms, reports);
  if (single) keep_apart(terms);
  return terms;
}

TermAnswer held_on(const TermSpan& term, const Edtf& on) {
  const auto first = on.earliest(), last = on.latest();
  if (!first || !last) return {Tri::perhaps, "the day asked about is not known"};
  if (term.possible_from && *last < *term.possible_from) return {Tri::no, "before the term"};
  if (term.possible_to && *first > *term.possible_to) return {Tri::no, "after the term"};
  if (!term.sure_from || !term.sure_to) {
    return {Tri::perhaps, "no report says for which days the office was held"};
  }
  std::string sure = "in office " + days_text(*term.sure_from, *term.sure_to) + " by the reports";
  if (*first >= *term.sure_from && *last <= *term.sure_to) return {Tri::yes, std::move(sure)};
  if (*first > *term.sure_to + kPresumed || *last < *term.sure_from - kPresumed) {
    return {Tri::no, sure + ", too long from the day asked about"};
  }
  if (*first > *term.sure_to) return {Tri::perhaps, sure + "; none says that the term was over"};
  if (*last < *term.sure_from) return {Tri::perhaps, sure + "; none says that the term had not begun"};
  return {Tri::perhaps, sure + ", which is not the whole time asked about"};
}

}  // namespace kronika::query
