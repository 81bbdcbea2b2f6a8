#include "store/joiner.hpp"

#include <algorithm>
#include <string>

#include "store/days.hpp"

namespace kronika {
namespace {

constexpr std::int64_t kMaxWidth = 100'000;  // days; also of dates that are open at an end

}  // namespace

// The columns of a fact that its event is made of.
struct Joiner::Row {
  std::int64_t fact = 0, event = 0, place = 0;
  std::string type, mode, aux, cameo, place_key, published;
  std::string label;  // of those set apart together; empty for most
  double confidence = 0;
};

void Joiner::touch(std::int64_t event_fact) {
  sqlite::Statement find(db_, R"sql(
    SELECT bucket, wording, earliest, latest, event_id FROM event_fact WHERE fact_id = ?)sql");
  if (!find.with(event_fact).next()) return;
  const std::int64_t bucket = find.integer(0);
  if (!find.is_null(4)) events_.insert(find.integer(4));
  if (!find.is_null(1)) {
    auto& facts = marked_[{bucket, find.integer(1)}];
    if (facts.contains(event_fact)) return;
    sqlite::Statement same(db_, "SELECT fact_id, event_id FROM event_fact WHERE bucket = ? AND wording = ?");
    same.with(bucket, find.integer(1));
    while (same.next()) {
      facts.insert(same.integer(0));
      if (!same.is_null(1)) events_.insert(same.integer(1));
    }
    return;
  }

  auto& facts = marked_[{bucket, 0}];
  if (facts.contains(event_fact)) return;
  // The stretch of days over which dates hang together, widened until nothing more touches it.
  std::int64_t first = find.integer(2), last = find.integer(3);
  for (;;) {
    sqlite::Statement widen(db_, R"sql(
      SELECT min(earliest), max(latest) FROM event_fact
      WHERE bucket = ? AND wording IS NULL AND earliest BETWEEN ? AND ? AND latest >= ?)sql");
    widen.with(bucket, first - kJoinableSpan.count(), last, first);
    if (!widen.next() || widen.is_null(0)) return;
    const std::int64_t wider_first = widen.integer(0), wider_last = widen.integer(1);
    if (wider_first == first && wider_last == last) break;
    first = wider_first, last = wider_last;
  }
  sqlite::Statement all(db_, R"sql(
    SELECT fact_id, event_id FROM event_fact
    WHERE bucket = ? AND wording IS NULL AND earliest BETWEEN ? AND ? AND latest >= ?)sql");
  all.with(bucket, first - kJoinableSpan.count(), last, first);
  while (all.next()) {
    facts.insert(all.integer(0));
    if (!all.is_null(1)) events_.insert(all.integer(1));
  }
}

void Joiner::join_events() {
  for (const auto& [key, facts] : marked_) join_group(facts);
  marked_.clear();
  // Events whose facts have all gone.
  for (std::int64_t event : events_) {
    sqlite::Statement remove(
        db_, "DELETE FROM event WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM event_fact WHERE event_id = ?1)");
    remove.with(event).run();
  }
  events_.clear();
}

void Joiner::join_group(const std::set<std::int64_t>& facts) {
  std::vector<Row> rows;
  std::vector<Telling> tellings;
  for (std::int64_t fact : facts) {
    sqlite::Statement load(db_, R"sql(
      SELECT f.name, e.date, e.event_id, e.type, e.mode, e.aux, e.cameo, f.confidence, d.published_earliest,
             p.id, p.key, s.label
      FROM event_fact e JOIN fact f ON f.id = e.fact_id JOIN document d ON d.id = f.document_id
      LEFT JOIN set_apart s ON s.name = f.name
      LEFT JOIN fact_actor x ON x.fact_id = f.id AND x.role = 'place' LEFT JOIN actor p ON p.id = x.actor_id
      WHERE e.fact_id = ?)sql");
    if (!load.with(fact).next()) continue;
    rows.push_back({fact, load.integer(2), load.integer(9), load.text(3), load.text(4), load.text(5), load.text(6),
                    load.text(10), load.text(8), load.text(11), load.real(7)});
    // What was stored was a value; an unknown one stands for what a damaged file may hold.
    tellings.push_back({load.text(0), Edtf::parse(load.text(1)).value_or(Edtf())});
  }

  auto joined = join_by_label(tellings, rows);
  std::erase_if(joined, [&](const Joined& j) { return stands(j, rows); });
  std::set<std::int64_t> old;
  for (const Joined& j : joined) {
    for (std::size_t i : j.tellings) {
      if (rows[i].event != 0) old.insert(rows[i].event);
    }
  }
  for (std::int64_t event : old) {
    sqlite::Statement loosen(db_, "UPDATE event_fact SET event_id = NULL WHERE event_id = ?");
    loosen.with(event).run();
    sqlite::Statement remove(db_, "DELETE FROM event WHERE id = ?");
    remove.with(event).run();
  }
  for (const Joined& j : joined) write_event(j, rows);
}

std::vector<Joined> Joiner::join_by_label(const std::vector<Telling>& tellings, const std::vector<Row>& rows) {
  std::map<std::string, std::vector<std::size_t>> labels;
  for (std::size_t i = 0; i < rows.size(); ++i) labels[rows[i].label].push_back(i);
  if (labels.size() == 1) return join(tellings);
  std::vector<Joined> all;
  for (const auto& [label, members] : labels) {
    std::vector<Telling> some;
    for (std::size_t i : members) some.push_back(tellings[i]);
    for (Joined& joined : join(some)) {
      for (std::size_t& i : joined.tellings) i = members[i];
      all.push_back(std::move(joined));
    }
  }
  return all;
}

bool Joiner::stands(const Joined& joined, const std::vector<Row>& rows) {
  const std::int64_t event = rows[joined.tellings.front()].event;
  if (event == 0) return false;
  for (std::size_t i : joined.tellings) {
    if (rows[i].event != event) return false;
  }
  sqlite::Statement same(db_, "SELECT tellings, coalesce(date, ''), reason FROM event WHERE id = ?");
  return same.with(event).next() && same.integer(0) == static_cast<std::int64_t>(joined.tellings.size()) &&
         same.text(1) == (joined.date.known() ? joined.date.to_string() : "") && same.text(2) == joined.reason;
}

void Joiner::write_event(const Joined& joined, const std::vector<Row>& rows) {
  const Row& first = rows[joined.tellings.front()];
  std::string cameo, reported;
  double confidence = 0;
  bool background = true;
  std::map<std::pair<std::string, std::int64_t>, int> places;
  for (std::size_t i : joined.tellings) {
    const Row& row = rows[i];
    if (std::pair(row.cameo.size(), row.cameo) > std::pair(cameo.size(), cameo)) cameo = row.cameo;
    if (!row.published.empty() && (reported.empty() || row.published < reported)) reported = row.published;
    confidence = std::max(confidence, row.confidence);
    background = background && row.aux == "historical";
    if (row.place != 0) ++places[{row.place_key, row.place}];
  }
  auto place = std::max_element(places.begin(), places.end(),
                                [](const auto& a, const auto& b) { return a.second < b.second; });
  const auto earliest = joined.date.earliest(), latest = joined.date.latest();
  // Undated events stand where they were first reported, those of undated documents at the end.
  const Days day = earliest ? *earliest : parse_iso_day(reported).value_or(*parse_iso_day("9999-12-31"));

  sqlite::Statement insert(db_, R"sql(
    INSERT INTO event (name, type, mode, aux, cameo, date, earliest, latest, reason, day, width, place_id,
                       tellings, confidence)
    SELECT name, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM fact WHERE id = ?)sql");
  insert.with(first.type, first.mode, first.aux == "historical" && !background ? "" : first.aux, cameo);
  insert.bind_or_null(joined.date.known() ? joined.date.to_string() : "");
  insert.bind_or_null(day_number(earliest)).bind_or_null(day_number(latest));
  const std::int64_t width = earliest && latest ? std::min<std::int64_t>((*latest - *earliest).count(), kMaxWidth)
                             : joined.date.known() ? kMaxWidth : -1;
  insert.with(joined.reason, day_number(day), width);
  if (place != places.end()) {
    insert.bind(place->first.second);
  } else {
    insert.bind(nullptr);
  }
  insert.with(joined.tellings.size(), confidence, first.fact).run();
  const std::int64_t event = db_.last_row();

  for (std::size_t i : joined.tellings) {
    sqlite::Statement bind(db_, "UPDATE event_fact SET event_id = ? WHERE fact_id = ?");
    bind.with(event, rows[i].fact).run();
  }
  sqlite::Statement actors(db_, R"sql(
    INSERT OR IGNORE INTO event_actor (event_id, side, actor_id, country, day, long)
    SELECT ?, x.role = 'target', x.actor_id, a.country, ?, ? FROM fact_actor x JOIN actor a ON a.id = x.actor_id
    WHERE x.fact_id = ? AND x.role IN ('source', 'target'))sql");
  actors.with(event, day_number(day), width > kJoinableSpan.count(), first.fact).run();
}

void Joiner::join_sayings(std::span<const std::int64_t> sayings) {
  for (std::int64_t saying : sayings) {
    sqlite::Statement remove(db_, "DELETE FROM saying WHERE id = ?");
    remove.with(saying).run();
    sqlite::Statement load(db_, R"sql(
      SELECT min(f.name), min(coalesce(d.published_earliest, '9999-12-31')), count(*), x.actor_id
      FROM quote_fact q JOIN fact f ON f.id = q.fact_id JOIN document d ON d.id = f.document_id
      JOIN fact_actor x ON x.fact_id = f.id AND x.role = 'speaker'
      WHERE q.saying_id = ?)sql");
    if (!load.with(saying).next() || load.integer(2) == 0) continue;
    const Days day = parse_iso_day(load.text(1)).value_or(Days{});
    sqlite::Statement insert(
        db_, "INSERT INTO saying (id, name, speaker_id, day, tellings) VALUES (?, ?, ?, ?, ?)");
    insert.with(saying, load.text(0), load.integer(3), day_number(day), load.integer(2)).run();
  }
}

}  // namespace kronika
