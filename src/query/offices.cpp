// Who held an office: loads what the documents say about it and has it made into terms.

#include <algorithm>
#include <map>

#include "query/filters.hpp"
#include "query/load.hpp"
#include "query/offices.hpp"
#include "query/terms.hpp"
#include "store/days.hpp"

namespace kronika {
namespace query {
namespace {

// All statements about one office of one state or body.
struct OfficeReports {
  std::vector<OfficeReport> reports;
  std::vector<std::int64_t> facts, persons;  // rows, for each report
};
using ByOffice = std::map<std::pair<std::string, std::string>, OfficeReports>;  // by office and of

// An office whose state the sentence does not name is that of the person's state, or that of the office which the
// document says the person's predecessor or successor holds.
constexpr const char* kOfState = R"sql(
  o.of = ?1 OR (o.of = '---' AND (a.country = ?1 OR EXISTS (
    SELECT 1 FROM fact rf JOIN relation_fact r ON r.fact_id = rf.id AND r.kind IN ('predecessor', 'successor')
    JOIN fact_actor r1 ON r1.fact_id = rf.id AND r1.part = 8 AND r1.actor_id = a.id
    JOIN fact_actor r2 ON r2.fact_id = rf.id AND r2.part = 8 AND r2.actor_id <> a.id
    JOIN fact_actor p2 ON p2.actor_id = r2.actor_id AND p2.part = 6 AND p2.part > 1
    JOIN fact f2 ON f2.id = p2.fact_id AND f2.document_id = rf.document_id
    JOIN office_fact o2 ON o2.fact_id = f2.id AND o2.office = o.office AND o2.of = ?1
    WHERE rf.document_id = f.document_id))))sql";

// `of`: the state that was asked about, for offices whose own sentence names none; empty when any is.
ByOffice load(sqlite::Database& db, const Conditions& conditions, const std::string& of) {
  sqlite::Statement rows(db, R"sql(
    SELECT o.office, o.of, f.name, a.key, o.status, o.date, d.published, b.key, f.id, a.id
    FROM office_fact o JOIN fact f ON f.id = o.fact_id JOIN document d ON d.id = f.document_id
    JOIN fact_actor x ON x.fact_id = f.id AND x.part = 6 JOIN actor a ON a.id = x.actor_id
    LEFT JOIN fact_actor y ON y.fact_id = f.id AND y.part = 7 LEFT JOIN actor b ON b.id = y.actor_id)sql" +
                                 conditions.where());
  conditions.bind(rows);
  ByOffice offices;
  auto date = [&](int column) {
    auto parsed = Edtf::parse(rows.text(column));
    return parsed && parsed->known() ? std::optional<Edtf>(*parsed) : std::nullopt;
  };
  while (rows.next()) {
    auto status = parse_office_status(rows.text(4));
    if (!status) continue;
    OfficeReports& office = offices[{rows.text(0), of.empty() ? rows.text(1) : of}];
    office.reports.push_back({rows.text(2), rows.text(3), *status, date(5), date(6), rows.text(7)});
    office.facts.push_back(rows.integer(8));
    office.persons.push_back(rows.integer(9));
  }
  return offices;
}

// Of many statements those that say when a term began, lasted or ended, then the first of those that only say that
// somebody is in office.
std::vector<std::size_t> most_telling(const TermSpan& span, const OfficeReports& office) {
  if (span.reports.size() <= kMaxEvidence) return span.reports;
  std::vector<std::size_t> chosen;
  for (const bool bounding : {true, false}) {
    for (std::size_t i : span.reports) {
      const OfficeReport& report = office.reports[i];
      const bool bounds = report.date.has_value() || report.status != OfficeStatus::holds;
      if (bounds == bounding && chosen.size() < kMaxEvidence) chosen.push_back(i);
    }
  }
  auto place = [&](std::size_t i) { return std::find(span.reports.begin(), span.reports.end(), i); };
  std::sort(chosen.begin(), chosen.end(), [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
  return chosen;
}

Holder holder_of(sqlite::Database& db, const TermSpan& span, const OfficeReports& office) {
  Holder holder;
  Term& term = holder.term;
  term.person = load_actor(db, office.persons[span.reports.front()]);
  term.start = span.start;
  term.end = span.end;
  term.start_reason = span.start_reason;
  term.end_reason = span.end_reason;
  term.statements = static_cast<std::int64_t>(span.reports.size());
  for (std::size_t i : most_telling(span, office)) {
    OfficeEvidence evidence;
    if (auto witness = load_witness(db, office.facts[i])) evidence.witness = std::move(*witness);
    evidence.status = to_string(office.reports[i].status);
    auto after = fact_actors(db, office.facts[i], "after");
    if (!after.empty()) evidence.after = after.front().name;
    term.evidence.push_back(std::move(evidence));
  }
  return holder;
}

std::vector<Holder> holders(sqlite::Database& db, const World* world, const ByOffice& offices,
                            const std::optional<Edtf>& on, const std::string& only_person) {
  std::vector<Holder> answer;
  for (const auto& [name, office] : offices) {
    const bool single = world != nullptr && world->has_one_holder(name.first);
    for (const TermSpan& span : build_terms(office.reports, single)) {
      if (!only_person.empty() && span.person != only_person) continue;
      TermAnswer held{Tri::yes, ""};
      if (on) held = held_on(span, *on);
      if (held.held == Tri::no) continue;
      Holder holder = holder_of(db, span, office);
      holder.held = held.held;
      holder.reason = std::move(held.reason);
      holder.term.office = name.first;
      holder.term.of = name.second;
      answer.push_back(std::move(holder));
    }
  }
  std::stable_sort(answer.begin(), answer.end(), [](const Holder& a, const Holder& b) { return a.held > b.held; });
  return answer;
}

}  // namespace

std::vector<Holder> offices_of(sqlite::Database& db, const World* world, std::int64_t actor, const std::string& key,
                               std::optional<std::chrono::sys_days> reported_by) {
  // Successors and other holders bear on the terms of this one: all of each office is loaded.
  Conditions conditions;
  conditions.add(
      "(o.of, o.office) IN (SELECT p.of, p.office FROM fact_actor z JOIN office_fact p "
      "ON p.fact_id = z.fact_id WHERE z.actor_id = ? AND z.part = 6 AND z.part > 1)",
      {actor});
  if (reported_by) conditions.add("d.published_latest <= ?", {iso_day(*reported_by)});
  return holders(db, world, load(db, conditions, ""), std::nullopt, key);
}

}  // namespace query

Result<std::vector<Holder>> find_holders(const Store& store, const World* world, const OfficeQuery& query) {
  sqlite::Database& db = store.database();
  query::Conditions conditions;
  if (!query.of.empty()) conditions.add(query::kOfState, {query.of});
  if (!query.office.empty()) conditions.add("o.office = ?", {query.office});
  if (query.reported_by) conditions.add("d.published_latest <= ?", {iso_day(*query.reported_by)});
  auto answer = query::holders(db, world, query::load(db, conditions, query.of), query.on, "");
  if (auto status = db.status(); !status) return tl::unexpected(status.error());
  return answer;
}

Result<std::vector<std::string>> known_offices(const Store& store, std::string_view of) {
  sqlite::Database& db = store.database();
  sqlite::Statement rows(
      db, "SELECT office FROM office_fact WHERE of = ? GROUP BY office ORDER BY count(*) DESC, office LIMIT 20");
  rows.with(of);
  std::vector<std::string> offices;
  while (rows.next()) offices.push_back(rows.text(0));
  if (auto status = db.status(); !status) return tl::unexpected(status.error());
  return offices;
}

}  // namespace kronika
