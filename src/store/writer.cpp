#include "store/writer.hpp"

#include <algorithm>
#include <set>

#include "base/utf8.hpp"
#include "store/compact.hpp"
#include "store/copies.hpp"
#include "store/days.hpp"
#include "store/identity.hpp"
#include "store/joiner.hpp"
#include "store/tree.hpp"

namespace kronika {
namespace {

std::string day_or_empty(const std::optional<Days>& day) { return day ? iso_day(*day) : std::string(); }

std::string modified_of(const Article& a) { return a.modified ? a.modified->to_string() : std::string(); }

// Which sentences bear facts: their trees are kept.
std::vector<bool> bearing(const Document& doc) {
  std::vector<bool> bears(doc.sentences.size(), false);
  auto mark = [&](const auto& facts) {
    for (const auto& fact : facts) {
      if (fact.sentence < bears.size()) bears[fact.sentence] = true;
    }
  };
  mark(doc.events);
  mark(doc.quotes);
  mark(doc.offices);
  mark(doc.relations);
  return bears;
}

}  // namespace

Writer::Writer(sqlite::Database& database, const Document& document)
    : db_(database),
      doc_(document),
      points_(document.text()),
      published_(document.article.published ? document.article.published->to_string() : std::string()) {}

bool Writer::known() {
  sqlite::Statement find(db_, "SELECT id FROM document WHERE digest = ? AND source = ? AND published = ?");
  bind_digest(find, doc_.id);
  if (!find.with(doc_.article.source, published_).next()) return false;
  // Whichever came first, the file keeps the first of its paths and the last of its changes.
  sqlite::Statement update(db_, R"sql(
    UPDATE document SET path = min(path, ?2), modified = max(modified, ?3)
    WHERE id = ?1 AND (path > ?2 OR modified < ?3))sql");
  update.with(find.integer(0), doc_.article.path, modified_of(doc_.article)).run();
  return true;
}

void Writer::write() {
  write_document();
  write_sentences();
  write_actors();
  write_mentions();
  write_times();
  for (const Event& event : doc_.events) write_event(event);
  for (const Quote& quote : doc_.quotes) write_quote(quote);
  for (const Office& office : doc_.offices) write_office(office);
  for (const Relation& relation : doc_.relations) write_relation(relation);
  Joiner joiner(db_);
  for (std::int64_t changed : note_copies(db_, document_)) joiner.touch_document(changed);
  for (std::int64_t fact : event_facts_) joiner.touch(fact);
  joiner.join_events();
  joiner.join_sayings(sayings_);
}

void Writer::write_document() {
  const Article& a = doc_.article;
  sqlite::Statement insert(db_, R"sql(
    INSERT INTO document (digest, source, published, published_earliest, published_latest, published_from, path, url,
                          title, author, language, text, modified) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))sql");
  bind_digest(insert, doc_.id);
  insert.with(a.source, published_);
  insert.bind_or_null(a.published ? day_or_empty(a.published->earliest()) : "");
  insert.bind_or_null(a.published ? day_or_empty(a.published->latest()) : "");
  insert.with(a.published_from, a.path, a.url, a.title, a.author, doc_.language, a.text);
  insert.with(modified_of(a)).run();
  document_ = db_.last_row();
  sqlite::Statement related(db_,
                            R"(INSERT INTO related (document_id, n, title, "begin", "end") VALUES (?, ?, ?, ?, ?))");
  for (std::size_t n = 0; n < a.related.size() && db_.ok(); ++n) {
    Span span = points_.of(a.related[n].span);
    related.rewind();
    related.with(document_, n, a.related[n].title, span.begin, span.end).run();
  }
}

void Writer::write_sentences() {
  auto bears = bearing(doc_);
  sqlite::Statement insert(db_,
                           R"(INSERT INTO sentence (document_id, n, "begin", "end", tree) VALUES (?, ?, ?, ?, ?))");
  sqlite::Statement index(db_, "INSERT INTO sentence_search (rowid, words, lemmas) VALUES (?, ?, ?)");
  for (std::size_t i = 0; i < doc_.sentences.size() && db_.ok(); ++i) {
    const Sentence& sentence = doc_.sentences[i];
    Span span = points_.of(sentence.span);
    std::string tree = bears[i] ? encode_tree(doc_, sentence, points_) : std::string();
    insert.rewind();
    insert.with(document_, i, span.begin, span.end).bind_bytes(tree).run();
    std::string_view words = doc_.words(sentence.span);
    index.rewind();
    index.with(db_.last_row(), utf8::fold(words), search_lemmas(tree, words)).run();
  }
}

void Writer::write_actors() {
  std::set<std::int64_t> spellings;
  sqlite::Statement link(db_, "INSERT INTO appearance (document_id, entity, spelling_id) VALUES (?, ?, ?)");
  for (std::size_t i = 0; i < doc_.entities.size() && db_.ok(); ++i) {
    actors_.push_back(actor_of(doc_.entities[i]));
    const std::int64_t spelling = spelling_of(doc_.entities[i], actors_.back());
    spellings.insert(spelling);
    link.rewind();
    link.with(document_, i, spelling).run();
  }
  std::set<std::int64_t> stale;
  for (std::int64_t spelling : spellings) {
    sqlite::Statement count(db_, "UPDATE spelling SET documents = documents + 1 WHERE id = ?");
    count.with(spelling).run();
    // One more document for what is shown already changes nothing.
    sqlite::Statement differs(db_, R"sql(
      SELECT a.id FROM spelling s JOIN actor a ON a.id = s.actor_id
      WHERE s.id = ? AND (a.name <> s.name OR a.country <> s.country OR a.sector <> s.sector))sql");
    if (differs.with(spelling).next()) stale.insert(differs.integer(0));
  }
  for (std::int64_t actor : stale) refresh_actor(db_, actor);
}

std::int64_t Writer::spelling_of(const Entity& entity, std::int64_t actor) {
  sqlite::Statement find(db_, "SELECT id FROM spelling WHERE actor_id = ? AND name = ? AND country = ? AND sector = ?");
  if (find.with(actor, entity.name, entity.country, entity.sector).next()) return find.integer(0);
  std::string folded = utf8::fold(entity.name);
  sqlite::Statement add(db_, R"sql(
    INSERT INTO spelling (actor_id, name, country, sector, folded, documents) VALUES (?, ?, ?, ?, ?, 0))sql");
  add.with(actor, entity.name, entity.country, entity.sector, folded).run();
  const std::int64_t id = db_.last_row();
  index_name(db_, actor, folded);
  return id;
}

void Writer::write_mentions() {
  sqlite::Statement insert(db_, R"sql(
    INSERT INTO mention (document_id, entity, n, "begin", "end", form) VALUES (?, ?, ?, ?, ?, ?))sql");
  for (std::size_t e = 0; e < doc_.entities.size(); ++e) {
    const auto& mentions = doc_.entities[e].mentions;
    for (std::size_t n = 0; n < mentions.size() && db_.ok(); ++n) {
      Span span = points_.of(mentions[n].span);
      insert.rewind();
      insert.with(document_, e, n, span.begin, span.end, to_string(mentions[n].form)).run();
    }
  }
}

void Writer::write_times() {
  sqlite::Statement insert(db_, R"sql(
    INSERT INTO time_expression (document_id, n, "begin", "end", kind, value, reason, rule)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?))sql");
  for (std::size_t n = 0; n < doc_.times.size() && db_.ok(); ++n) {
    const Timex& t = doc_.times[n];
    Span span = points_.of(t.span);
    insert.rewind();
    insert.with(document_, n, span.begin, span.end, to_string(t.kind), t.text_value, t.reason, t.rule).run();
  }
}

std::int64_t Writer::actor_of(const Entity& entity) {
  std::string key = actor_key(entity);
  sqlite::Statement find(db_, "SELECT id FROM actor WHERE key = ?");
  if (find.with(key).next()) return find.integer(0);
  sqlite::Statement add(db_, "INSERT INTO actor (key, kind, name, country, sector) VALUES (?, ?, ?, ?, ?)");
  add.with(key, to_string(entity.kind), entity.name, entity.country, entity.sector).run();
  return db_.last_row();
}

std::int64_t Writer::rule(const std::string& name) {
  if (auto it = rules_.find(name); it != rules_.end()) return it->second;
  sqlite::Statement find(db_, "SELECT id FROM rule WHERE name = ?");
  std::int64_t id = 0;
  if (find.with(name).next()) {
    id = find.integer(0);
  } else {
    sqlite::Statement add(db_, "INSERT INTO rule (name) VALUES (?)");
    add.with(name).run();
    id = db_.last_row();
  }
  return rules_[name] = id;
}

std::string Writer::key(std::uint32_t entity) const {
  return entity < doc_.entities.size() ? actor_key(doc_.entities[entity]) : std::string();
}

std::vector<std::string> Writer::keys(const std::vector<std::uint32_t>& entities) const {
  std::vector<std::string> result;
  for (std::uint32_t e : entities) result.push_back(key(e));
  return result;
}

std::int64_t Writer::fact(const FactHead& head, std::vector<std::string> distinct) {
  Span span = points_.of(head.evidence);
  std::vector<std::string> parts{doc_.id, doc_.article.source, published_, std::to_string(span.begin),
                                 std::to_string(span.end)};
  parts.insert(parts.end(), distinct.begin(), distinct.end());
  sqlite::Statement insert(db_, R"sql(
    INSERT INTO fact (name, document_id, sentence, "begin", "end", rule_id, certainty)
    VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING)sql");
  insert.with(fact_name(head.kind, parts), document_);
  if (head.sentence < doc_.sentences.size()) {
    insert.with(head.sentence);
  } else {
    insert.bind(nullptr);
  }
  insert.with(span.begin, span.end, rule(head.rule));
  bind_certainty(insert, head.confidence);
  insert.run();
  return db_.ok() && db_.changed() > 0 ? db_.last_row() : 0;
}

void Writer::link(std::int64_t fact, std::string_view role, const std::vector<std::uint32_t>& entities) {
  sqlite::Statement insert(db_, "INSERT INTO fact_actor (fact_id, part, n, actor_id) VALUES (?, ?, ?, ?)");
  for (std::size_t n = 0; n < entities.size(); ++n) {
    if (entities[n] >= actors_.size()) continue;
    insert.rewind();
    insert.with(fact, role_number(role), n, actors_[entities[n]]).run();
  }
}

void Writer::link(std::int64_t fact, std::string_view role, std::uint32_t entity) {
  if (entity != kNone) link(fact, role, std::vector<std::uint32_t>{entity});
}

void Writer::write_event(const Event& event) {
  const std::string type(to_string(event.type)), aux(to_string(event.aux));
  std::vector<std::string> distinct{type, event.mode, aux};
  for (const auto* side : {&event.sources, &event.targets}) {
    distinct.push_back("");
    for (std::string& k : keys(*side)) distinct.push_back(std::move(k));
  }
  std::int64_t id = fact({'v', event.sentence, event.trigger, event.rule, event.confidence}, std::move(distinct));
  if (id == 0) return;

  const bool dated = event.date && event.date->known();
  const std::string date = dated ? event.date->to_string() : "";
  const auto earliest = dated ? event.date->earliest() : std::nullopt;
  const auto latest = dated ? event.date->latest() : std::nullopt;
  const bool someone = !event.sources.empty() || !event.targets.empty();
  sqlite::Statement insert(db_, R"sql(
    INSERT INTO event_fact (fact_id, plover, mode, aux, cameo, edtf, earliest, latest, date_reason, bucket, wording)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))sql");
  insert.with(id, type_number(event.type), event.mode, aux, event.cameo)
      .bind_or_null(unless_day(date, day_number(earliest)));
  insert.bind_or_null(day_number(earliest)).bind_or_null(day_number(latest));
  insert.with(event.date_reason, event_bucket(doc_, event));
  if (someone && earliest && latest && *latest - *earliest <= kJoinableSpan) {
    insert.bind(nullptr);
  } else {
    // Nothing but the same words in the same sentence tells that two such tellings are of one event.
    std::string_view words = event.sentence < doc_.sentences.size() ? doc_.words(doc_.sentences[event.sentence].span)
                                                                    : doc_.words(event.trigger);
    std::vector<std::string> parts{wording(words), wording(doc_.words(event.trigger)), date};
    insert.bind(digest(parts));
  }
  insert.run();
  link(id, "source", event.sources);
  link(id, "target", event.targets);
  link(id, "place", event.place);
  link(id, "attribution", event.attribution);
  event_facts_.push_back(id);
}

void Writer::write_quote(const Quote& quote) {
  std::string kind(to_string(quote.kind));
  if (quote.speaker >= actors_.size()) return;
  std::int64_t id = fact({'q', quote.sentence, quote.span, quote.rule, quote.confidence}, {kind, key(quote.speaker)});
  if (id == 0) return;
  Span cue = points_.of(quote.cue);
  std::int64_t saying = digest(std::vector<std::string>{key(quote.speaker), wording(doc_.words(quote.span))});
  sqlite::Statement insert(
      db_, "INSERT INTO quote_fact (fact_id, kind, cue_begin, cue_end, saying_id) VALUES (?, ?, ?, ?, ?)");
  insert.with(id, kind, cue.begin, cue.end, saying).run();
  link(id, "speaker", quote.speaker);
  // Whom the words mention is whom they are about.
  std::vector<std::uint32_t> about;
  for (std::uint32_t e = 0; e < doc_.entities.size(); ++e) {
    const auto& mentions = doc_.entities[e].mentions;
    if (std::any_of(mentions.begin(), mentions.end(),
                    [&](const Mention& m) { return quote.span.contains(m.span) && m.form != MentionForm::dropped; })) {
      about.push_back(e);
    }
  }
  link(id, "about", about);
  sayings_.push_back(saying);
}

void Writer::write_office(const Office& office) {
  std::string status(to_string(office.status));
  if (office.person >= actors_.size()) return;
  std::int64_t id = fact({'o', office.sentence, office.evidence, office.rule, office.confidence},
                         {office.office, office.of, status, key(office.person)});
  if (id == 0) return;
  const bool dated = office.date && office.date->known();
  sqlite::Statement insert(db_, R"sql(
    INSERT INTO office_fact (fact_id, office, of, status, date, earliest, latest, remit)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?))sql");
  insert.with(id, office.office, office.of, status).bind_or_null(dated ? office.date->to_string() : "");
  insert.bind_or_null(day_number(dated ? office.date->earliest() : std::nullopt));
  insert.bind_or_null(day_number(dated ? office.date->latest() : std::nullopt));
  insert.with(office.remit).run();
  link(id, "person", office.person);
  link(id, "after", office.after);
}

void Writer::write_relation(const Relation& relation) {
  std::vector<std::string> distinct = keys(relation.between);
  distinct.insert(distinct.begin(), relation.kind);
  std::int64_t id =
      fact({'r', relation.sentence, relation.evidence, relation.rule, relation.confidence}, std::move(distinct));
  if (id == 0) return;
  sqlite::Statement insert(db_, "INSERT INTO relation_fact (fact_id, kind) VALUES (?, ?)");
  insert.with(id, relation.kind).run();
  link(id, "between", relation.between);
  link(id, "attribution", relation.attribution);
  link(id, "agent", relation.agent);
}

void index_name(sqlite::Database& db, std::int64_t actor, std::string_view folded) {
  sqlite::Statement add(db, "INSERT OR IGNORE INTO spelling_word (word, actor_id) VALUES (?, ?)");
  while (!folded.empty()) {
    std::size_t end = folded.find_first_of(" -");
    if (end != 0) {
      add.rewind();
      add.with(folded.substr(0, end), actor).run();
    }
    folded.remove_prefix(end == folded.npos ? folded.size() : end + 1);
  }
}

void refresh_actor(sqlite::Database& db, std::int64_t actor) {
  // A person's full name is preferred to the surname alone; a known country to none.
  sqlite::Statement update(db, R"sql(
    UPDATE actor SET
      name = (SELECT name FROM spelling WHERE actor_id = ?1 GROUP BY name
              ORDER BY name LIKE '% %' AND (SELECT kind FROM actor WHERE id = ?1) = 'person' DESC,
                       sum(documents) DESC, name LIMIT 1),
      country = (SELECT country FROM spelling WHERE actor_id = ?1 GROUP BY country
                 ORDER BY country IN ('', '---'), sum(documents) DESC, country LIMIT 1),
      sector = (SELECT sector FROM spelling WHERE actor_id = ?1 GROUP BY sector
                ORDER BY sector = '', sum(documents) DESC, sector LIMIT 1)
    WHERE id = ?1)sql");
  update.with(actor).run();
  sqlite::Statement spread(db, R"sql(
    UPDATE event_actor SET country = (SELECT country FROM actor WHERE id = ?1)
    WHERE actor_id = ?1 AND country <> (SELECT country FROM actor WHERE id = ?1))sql");
  spread.with(actor).run();
}

}  // namespace kronika
