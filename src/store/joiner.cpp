#include "store/joiner.hpp"

#include <string>

#include "store/compact.hpp"

namespace kronika {

void Joiner::touch(std::int64_t event_fact) {
  const auto reach = reach_of(db_, event_fact);
  if (!reach) return;
  if (reach->event != 0) events_.insert(reach->event);
  auto& facts = marked_[{reach->bucket, reach->wording.value_or(0)}];
  if (facts.contains(event_fact)) return;
  for (const Member& member : within(db_, *reach)) {
    facts.insert(member.fact);
    if (member.event != 0) events_.insert(member.event);
  }
}

void Joiner::touch_document(std::int64_t document) {
  sqlite::Statement events(
      db_, "SELECT e.fact_id FROM event_fact e JOIN fact f ON f.id = e.fact_id WHERE f.document_id = ?");
  events.with(document);
  while (events.next()) touch(events.integer(0));
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
  std::vector<TellingRow> rows;
  for (std::int64_t fact : facts) {
    if (auto row = load_telling(db_, fact)) rows.push_back(std::move(*row));
  }
  auto joined = join_rows(rows);
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
  // Rows that became free are used again: new ones would leave holes in the tables, which are filled in order.
  auto id = old.begin();
  for (const Joined& j : joined) write_event(j, rows, id == old.end() ? std::nullopt : std::optional(*id++));
}

bool Joiner::stands(const Joined& joined, const std::vector<TellingRow>& rows) {
  const std::int64_t event = rows[joined.tellings.front()].event;
  if (event == 0) return false;
  for (std::size_t i : joined.tellings) {
    if (rows[i].event != event) return false;
  }
  sqlite::Statement same(db_,
                         "SELECT tellings, coalesce(date, ''), reason, coalesce(place_id, 0) FROM event WHERE id = ?");
  return same.with(event).next() && same.integer(0) == static_cast<std::int64_t>(joined.tellings.size()) &&
         same.text(1) == (joined.date.known() ? joined.date.to_string() : "") && same.text(2) == joined.reason &&
         same.integer(3) == summary_of(joined, rows).place.value_or(0);
}

void Joiner::write_event(const Joined& joined, const std::vector<TellingRow>& rows, std::optional<std::int64_t> id) {
  const TellingRow& first = rows[joined.tellings.front()];
  const EventSummary summary = summary_of(joined, rows);
  sqlite::Statement insert(db_, R"sql(
    INSERT INTO event (id, name, plover, mode, aux, cameo, edtf, earliest, latest, reason, day, width, place_id,
                       tellings, certainty) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))sql");
  insert.bind_or_null(id)
      .with(summary.name, first.plover, first.mode, summary.aux, summary.cameo)
      .bind_or_null(unless_day(summary.date, summary.earliest));
  insert.bind_or_null(summary.earliest).bind_or_null(summary.latest);
  insert.with(joined.reason, summary.day, summary.width).bind_or_null(summary.place);
  insert.with(joined.tellings.size());
  bind_certainty(insert, summary.confidence);
  insert.run();
  const std::int64_t event = db_.last_row();

  for (std::size_t i : joined.tellings) {
    sqlite::Statement bind(db_, "UPDATE event_fact SET event_id = ? WHERE fact_id = ?");
    bind.with(event, rows[i].fact).run();
  }
  sqlite::Statement actors(db_, R"sql(
    INSERT OR IGNORE INTO event_actor (event_id, side, actor_id, country, day, long)
    SELECT ?, x.part, x.actor_id, a.country, ?, ? FROM fact_actor x JOIN actor a ON a.id = x.actor_id
    WHERE x.fact_id = ? AND x.part < 2)sql");
  actors.with(event, summary.day, summary.width > kJoinableSpan.count(), first.fact).run();
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
    sqlite::Statement insert(db_, "INSERT INTO saying (id, name, speaker_id, day, tellings) VALUES (?, ?, ?, ?, ?)");
    insert.with(saying, load.text(0), load.integer(3), day_number(day), load.integer(2)).run();
  }
}

}  // namespace kronika
