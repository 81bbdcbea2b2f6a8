// From the tables back to documents.

#include <map>

#include "kronika/store.hpp"
#include "render/offsets.hpp"
#include "store/compact.hpp"
#include "store/identity.hpp"
#include "store/sqlite.hpp"

namespace kronika {
namespace {

class Reader {
 public:
  Reader(sqlite::Database& db, std::int64_t document) : db_(db), document_(document) {}

  Document read() {
    read_article();
    const render::Bytes bytes(doc_.text());
    bytes_ = &bytes;
    read_sentences();
    read_entities();
    read_times();
    read_facts();
    return std::move(doc_);
  }

 private:
  static std::optional<Edtf> date(const std::string& text) {
    auto parsed = Edtf::parse(text);
    return parsed && parsed->known() ? std::optional<Edtf>(*parsed) : std::nullopt;
  }
  Span span(const sqlite::Statement& row, int column) const {
    return bytes_->of(static_cast<std::size_t>(row.integer(column)), static_cast<std::size_t>(row.integer(column + 1)));
  }

  void read_article() {
    sqlite::Statement row(db_, R"sql(
      SELECT key, source, published, published_from, path, url, title, author, language, text, modified
      FROM document WHERE id = ?)sql");
    if (!row.with(document_).next()) return;
    Article& a = doc_.article;
    doc_.id = row.text(0);
    a.source = row.text(1);
    a.published = date(row.text(2));
    a.published_from = row.text(3);
    a.path = row.text(4);
    a.url = row.text(5);
    a.title = row.text(6);
    a.author = row.text(7);
    a.language = doc_.language = row.text(8);
    a.text = row.text(9);
    a.modified = date(row.text(10));
  }

  void read_sentences() {
    sqlite::Statement rows(db_, R"(SELECT n, "begin", "end" FROM sentence WHERE document_id = ? ORDER BY n)");
    rows.with(document_);
    while (rows.next()) {
      sentences_[rows.integer(0)] = static_cast<std::uint32_t>(doc_.sentences.size());
      doc_.sentences.push_back({span(rows, 1)});
    }
    sqlite::Statement related(db_, R"(SELECT title, "begin", "end" FROM related WHERE document_id = ? ORDER BY n)");
    related.with(document_);
    while (related.next()) doc_.article.related.push_back({related.text(0), span(related, 1)});
  }

  void read_entities() {
    sqlite::Statement rows(db_, R"sql(
      SELECT a.kind, s.name, s.country, s.sector, a.key, a.id FROM appearance p
      JOIN spelling s ON s.id = p.spelling_id JOIN actor a ON a.id = s.actor_id
      WHERE p.document_id = ? ORDER BY p.entity)sql");
    rows.with(document_);
    while (rows.next()) {
      entities_.emplace(rows.integer(5), static_cast<std::uint32_t>(doc_.entities.size()));
      Entity e;
      e.kind = parse_entity_kind(rows.text(0)).value_or(EntityKind::group);
      e.name = rows.text(1);
      e.country = rows.text(2);
      e.sector = rows.text(3);
      // A key that was made of the rest is not part of what was put.
      if (std::string key = rows.text(4); key != actor_key(e)) e.key = std::move(key);
      doc_.entities.push_back(std::move(e));
    }
    sqlite::Statement mentions(db_, R"sql(
      SELECT entity, "begin", "end", form FROM mention WHERE document_id = ? ORDER BY entity, n)sql");
    mentions.with(document_);
    while (mentions.next()) {
      const auto e = static_cast<std::size_t>(mentions.integer(0));
      if (e >= doc_.entities.size()) continue;
      Mention m;
      m.span = span(mentions, 1);
      m.form = parse_mention_form(mentions.text(3)).value_or(MentionForm::name);
      doc_.entities[e].mentions.push_back(m);
    }
  }

  void read_times() {
    sqlite::Statement rows(db_, R"sql(
      SELECT "begin", "end", kind, value, reason, rule FROM time_expression WHERE document_id = ? ORDER BY n)sql");
    rows.with(document_);
    while (rows.next()) {
      Timex t;
      t.span = span(rows, 0);
      t.kind = parse_time_kind(rows.text(2)).value_or(TimeKind::date);
      t.text_value = rows.text(3);
      if (t.kind == TimeKind::date) t.value = date(t.text_value).value_or(Edtf());
      t.reason = rows.text(4);
      t.rule = rows.text(5);
      doc_.times.push_back(std::move(t));
    }
  }

  std::vector<std::uint32_t> actors(std::int64_t fact, std::string_view role) const {
    std::vector<std::uint32_t> list;
    sqlite::Statement rows(db_, "SELECT actor_id FROM fact_actor WHERE fact_id = ? AND part = ? ORDER BY n");
    rows.with(fact, role_number(role));
    while (rows.next()) {
      if (auto it = entities_.find(rows.integer(0)); it != entities_.end()) list.push_back(it->second);
    }
    return list;
  }
  std::uint32_t actor(std::int64_t fact, std::string_view role) const {
    auto list = actors(fact, role);
    return list.empty() ? kNone : list.front();
  }

  void read_facts() {
    sqlite::Statement rows(db_, R"sql(
      SELECT f.id, coalesce(f.sentence, -1), f."begin", f."end", r.name, f.confidence FROM fact f JOIN rule r ON r.id = f.rule_id
      WHERE f.document_id = ? ORDER BY f.id)sql");
    rows.with(document_);
    while (rows.next()) {
      const std::int64_t fact = rows.integer(0);
      auto common = [&](auto made, Span& evidence) {
        if (auto it = sentences_.find(rows.integer(1)); it != sentences_.end()) made->sentence = it->second;
        evidence = span(rows, 2);
        made->rule = rows.text(4);
        made->confidence = rows.real(5);
      };
      if (Event* e = read_event(fact))
        common(e, e->trigger);
      else if (Quote* q = read_quote(fact))
        common(q, q->span);
      else if (Office* o = read_office(fact))
        common(o, o->evidence);
      else if (Relation* r = read_relation(fact))
        common(r, r->evidence);
    }
  }

  Event* read_event(std::int64_t fact) {
    sqlite::Statement row(db_, "SELECT type, mode, aux, cameo, date, date_reason FROM event_fact WHERE fact_id = ?");
    if (!row.with(fact).next()) return nullptr;
    auto type = parse_event_type(row.text(0));
    if (!type) return nullptr;
    Event& e = doc_.events.emplace_back();
    e.type = *type;
    e.mode = row.text(1);
    e.aux = parse_aux(row.text(2)).value_or(Aux::none);
    e.cameo = row.text(3);
    e.date = date(row.text(4));
    e.date_reason = row.text(5);
    e.sources = actors(fact, "source");
    e.targets = actors(fact, "target");
    e.place = actor(fact, "place");
    e.attribution = actor(fact, "attribution");
    return &e;
  }

  Quote* read_quote(std::int64_t fact) {
    sqlite::Statement row(db_, "SELECT kind, cue_begin, cue_end FROM quote_fact WHERE fact_id = ?");
    if (!row.with(fact).next()) return nullptr;
    Quote& q = doc_.quotes.emplace_back();
    q.kind = parse_quote_kind(row.text(0)).value_or(QuoteKind::direct);
    q.cue = span(row, 1);
    q.speaker = actor(fact, "speaker");
    return &q;
  }

  Office* read_office(std::int64_t fact) {
    sqlite::Statement row(db_, "SELECT office, of, status, date, remit FROM office_fact WHERE fact_id = ?");
    if (!row.with(fact).next()) return nullptr;
    auto status = parse_office_status(row.text(2));
    if (!status) return nullptr;
    Office& o = doc_.offices.emplace_back();
    o.office = row.text(0);
    o.of = row.text(1);
    o.status = *status;
    o.date = date(row.text(3));
    o.remit = row.text(4);
    o.person = actor(fact, "person");
    o.after = actor(fact, "after");
    return &o;
  }

  Relation* read_relation(std::int64_t fact) {
    sqlite::Statement row(db_, "SELECT kind FROM relation_fact WHERE fact_id = ?");
    if (!row.with(fact).next()) return nullptr;
    Relation& r = doc_.relations.emplace_back();
    r.kind = row.text(0);
    r.between = actors(fact, "between");
    r.attribution = actor(fact, "attribution");
    r.agent = actor(fact, "agent");
    return &r;
  }

  sqlite::Database& db_;
  std::int64_t document_;
  Document doc_;
  const render::Bytes* bytes_ = nullptr;
  std::map<std::int64_t, std::uint32_t> sentences_, entities_;  // numbers and rows to indexes
};

}  // namespace

Result<void> Store::each_document(const std::function<bool(Document)>& each) const {
  sqlite::Statement rows(*database_, "SELECT id FROM document ORDER BY digest, source, published");
  while (rows.next()) {
    if (!each(Reader(*database_, rows.integer(0)).read())) break;
  }
  return database_->status();
}

Result<std::optional<Document>> Store::document(std::string_view id, std::string_view source,
                                                std::string_view published) const {
  sqlite::Statement row(*database_, "SELECT id FROM document WHERE digest = ? AND source = ? AND published = ?");
  std::optional<Document> document;
  bind_digest(row, id);
  if (row.with(source, published).next()) document = Reader(*database_, row.integer(0)).read();
  if (auto status = database_->status(); !status) return tl::unexpected(status.error());
  return document;
}

}  // namespace kronika
