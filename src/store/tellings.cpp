#include "store/tellings.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "store/compact.hpp"

namespace kronika {
namespace {

// Dates of the bucket that touch the days between two given ones.
constexpr const char* kTouching =
    "SELECT fact_id, event_id, earliest, latest FROM event_fact "
    "WHERE bucket = ? AND wording IS NULL AND earliest BETWEEN ? AND ? AND latest >= ?";

}  // namespace

std::optional<Reach> reach_of(sqlite::Database& db, std::int64_t event_fact) {
  sqlite::Statement find(db, "SELECT bucket, wording, earliest, latest, event_id FROM event_fact WHERE fact_id = ?");
  if (!find.with(event_fact).next()) return std::nullopt;
  Reach reach{find.integer(0), std::nullopt, find.integer(2), find.integer(3), find.integer(4)};
  if (!find.is_null(1)) reach.wording = find.integer(1);
  return reach;
}

std::vector<Member> within(sqlite::Database& db, Reach reach) {
  std::vector<Member> members;
  auto take = [&](sqlite::Statement& rows) {
    while (rows.next()) members.push_back({rows.integer(0), rows.integer(1)});
  };
  if (reach.wording) {
    sqlite::Statement same(db, "SELECT fact_id, event_id FROM event_fact WHERE bucket = ? AND wording = ?");
    take(same.with(reach.bucket, *reach.wording));
    return members;
  }
  // Widened until nothing more touches it.
  for (bool wider = true; wider;) {
    members.clear();
    sqlite::Statement touching(db, kTouching);
    touching.with(reach.bucket, reach.first - kJoinableSpan.count(), reach.last, reach.first);
    std::int64_t first = reach.first, last = reach.last;
    while (touching.next()) {
      members.push_back({touching.integer(0), touching.integer(1)});
      first = std::min(first, touching.integer(2));
      last = std::max(last, touching.integer(3));
    }
    wider = first < reach.first || last > reach.last;
    reach.first = first;
    reach.last = last;
  }
  return members;
}

std::optional<TellingRow> load_telling(sqlite::Database& db, std::int64_t event_fact) {
  sqlite::Statement load(db, R"sql(
    SELECT e.event_id, f.name, e.plover, e.mode, e.aux, e.cameo, d.published_earliest, d.published_latest, s.label,
           e.edtf, f.confidence, p.id, p.key, c.text_id, e.earliest
    FROM event_fact e JOIN fact f ON f.id = e.fact_id JOIN document d ON d.id = f.document_id
    LEFT JOIN text_copy c ON c.document_id = d.id LEFT JOIN set_apart s ON s.name = f.name
    LEFT JOIN fact_actor x ON x.fact_id = f.id AND x.part = 2 LEFT JOIN actor p ON p.id = x.actor_id
    WHERE e.fact_id = ?)sql");
  if (!load.with(event_fact).next()) return std::nullopt;
  TellingRow row;
  row.fact = event_fact;
  row.event = load.integer(0);
  row.name = load.text(1);
  row.plover = load.integer(2);
  row.type = type_name(row.plover);
  row.mode = load.text(3);
  row.aux = load.text(4);
  row.cameo = load.text(5);
  row.published = load.text(6);
  row.published_latest = load.text(7);
  row.label = load.text(8);
  // What was stored was a value; an unknown one stands for what a damaged file may hold.
  if (load.is_null(9) && !load.is_null(14)) {
    row.date = Edtf::day(Days(std::chrono::days(load.integer(14))));
  } else {
    row.date = Edtf::parse(load.text(9)).value_or(Edtf());
  }
  row.confidence = load.real(10);
  row.place = load.integer(11);
  row.place_key = load.text(12);
  row.text = load.integer(13);
  return row;
}

std::vector<Joined> join_rows(const std::vector<TellingRow>& rows) {
  std::map<std::string, std::vector<std::size_t>> labels;
  for (std::size_t i = 0; i < rows.size(); ++i) labels[rows[i].label].push_back(i);
  std::vector<Joined> all;
  for (const auto& [label, members] : labels) {
    std::vector<Telling> tellings;
    for (std::size_t i : members) tellings.push_back({rows[i].name, rows[i].date, rows[i].text});
    for (Joined& joined : join(tellings)) {
      for (std::size_t& i : joined.tellings) i = members[i];
      all.push_back(std::move(joined));
    }
  }
  return all;
}

EventSummary summary_of(const Joined& joined, const std::vector<TellingRow>& rows) {
  EventSummary s;
  const TellingRow& first = rows[joined.tellings.front()];
  s.name = first.name;
  std::string reported;
  bool background = true;
  // The place that most texts name; copies of one text are one voice.
  std::map<std::pair<std::string, std::int64_t>, std::set<std::int64_t>> places;
  for (std::size_t i : joined.tellings) {
    const TellingRow& row = rows[i];
    if (std::pair(row.cameo.size(), row.cameo) > std::pair(s.cameo.size(), s.cameo)) s.cameo = row.cameo;
    if (!row.published.empty() && (reported.empty() || row.published < reported)) reported = row.published;
    s.confidence = std::max(s.confidence, row.confidence);
    background = background && row.aux == "historical";
    if (row.place != 0) places[{row.place_key, row.place}].insert(row.text);
  }
  s.aux = first.aux == "historical" && !background ? "" : first.aux;
  auto place = std::max_element(places.begin(), places.end(),
                                [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
  if (place != places.end()) s.place = place->first.second;

  if (joined.date.known()) s.date = joined.date.to_string();
  s.earliest = day_number(joined.date.earliest());
  s.latest = day_number(joined.date.latest());
  // Undated events stand where they were first reported, those of undated documents at the end.
  s.day = s.earliest ? *s.earliest : day_number(parse_iso_day(reported).value_or(*parse_iso_day("9999-12-31")));
  s.width = s.earliest && s.latest ? std::min(*s.latest - *s.earliest, kMaxWidth)
            : joined.date.known()  ? kMaxWidth
                                   : -1;
  return s;
}

}  // namespace kronika
