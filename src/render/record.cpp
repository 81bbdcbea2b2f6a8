#include "kronika/record.hpp"

#include "render/json_writer.hpp"
#include "render/offsets.hpp"

namespace kronika {
namespace {

// Writes the parts of one document; holds what they share.
class Renderer {
 public:
  explicit Renderer(const Document& doc) : doc_(doc), points_(doc.text()) {}

  std::string record() && {
    json_.begin_object();
    text("schema", kRecordSchema);
    document();
    text("text", doc_.text());
    list("sentences", doc_.sentences, [&](const Sentence& s, std::size_t) { range(s.span); });
    list("entities", doc_.entities, [&](const Entity& e, std::size_t i) { entity(e, i); });
    list("times", doc_.times, [&](const Timex& t, std::size_t) { time(t); });
    list("events", doc_.events, [&](const Event& e, std::size_t i) { event(e, i); });
    list("quotes", doc_.quotes, [&](const Quote& q, std::size_t i) { quote(q, i); });
    list("offices", doc_.offices, [&](const Office& o, std::size_t i) { office(o, i); });
    list("relations", doc_.relations, [&](const Relation& r, std::size_t i) { relation(r, i); });
    json_.end_object();
    return std::move(json_).take();
  }

 private:
  // Items of a list, each an object whose members `render` writes.
  template <class T, class F>
  void list(std::string_view key, const std::vector<T>& items, F render) {
    json_.key(key);
    json_.begin_array();
    for (std::size_t i = 0; i < items.size(); ++i) {
      json_.begin_object();
      render(items[i], i);
      json_.end_object();
    }
    json_.end_array();
  }

  void text(std::string_view key, std::string_view s) {
    json_.key(key);
    json_.string(s);
  }
  void text_or_null(std::string_view key, std::string_view s) {
    json_.key(key);
    s.empty() ? json_.null() : json_.string(s);
  }
  void date_or_null(std::string_view key, const std::optional<Edtf>& date) {
    json_.key(key);
    date ? json_.string(date->to_string()) : json_.null();
  }
  void entity_or_null(std::string_view key, std::uint32_t entity) {
    json_.key(key);
    entity == kNone ? json_.null() : json_.string(entity_id(entity));
  }
  void ids(std::string_view key, const std::vector<std::uint32_t>& entities) {
    json_.key(key);
    json_.begin_array();
    for (auto e : entities) json_.string(entity_id(e));
    json_.end_array();
  }
  template <class N>
  void number(std::string_view key, N n) {
    json_.key(key);
    json_.number(n);
  }

  // The members of a range.
  void range(Span bytes) {
    Span s = points_.of(bytes);
    number("begin", std::uint64_t(s.begin));
    number("end", std::uint64_t(s.end));
  }
  void range(std::string_view key, Span bytes) {
    json_.key(key);
    json_.begin_object();
    range(bytes);
    json_.end_object();
  }
  void range_or_null(std::string_view key, Span bytes) {
    if (!bytes.empty()) return range(key, bytes);
    json_.key(key);
    json_.null();
  }

  void document() {
    const Article& a = doc_.article;
    json_.key("document");
    json_.begin_object();
    text("id", doc_.id);
    text("path", a.path);
    text_or_null("url", a.url);
    text_or_null("source", a.source);
    text_or_null("title", a.title);
    text_or_null("author", a.author);
    date_or_null("published", a.published);
    text_or_null("published_from", a.published_from);
    date_or_null("modified", a.modified);
    text("language", doc_.language);
    list("related", a.related, [&](const auto& r, std::size_t) {
      text("title", r.title);
      range(r.span);
    });
    json_.end_object();
  }

  void entity(const Entity& e, std::size_t i) {
    text("id", entity_id(i));
    text("kind", to_string(e.kind));
    text("name", e.name);
    text("country", e.country.empty() ? "---" : e.country);
    text_or_null("sector", e.sector);
    text_or_null("key", e.key);
    list("mentions", e.mentions, [&](const Mention& m, std::size_t) {
      range(m.span);
      text("form", to_string(m.form));
    });
  }

  void time(const Timex& t) {
    range(t.span);
    text("value", t.text_value);
    text("kind", to_string(t.kind));
    text("reason", t.reason);
    text("rule", t.rule);
  }

  void event(const Event& e, std::size_t i) {
    text("id", event_id(i));
    text("type", to_string(e.type));
    text_or_null("mode", e.mode);
    text_or_null("aux", to_string(e.aux));
    text_or_null("cameo", e.cameo);
    ids("sources", e.sources);
    ids("targets", e.targets);
    date_or_null("date", e.date);
    text_or_null("date_reason", e.date_reason);
    entity_or_null("place", e.place);
    entity_or_null("attribution", e.attribution);
    number("sentence", std::uint64_t(e.sentence));
    range("trigger", e.trigger);
    text("rule", e.rule);
    number("confidence", e.confidence);
  }

  void quote(const Quote& q, std::size_t i) {
    text("id", quote_id(i));
    entity_or_null("speaker", q.speaker);
    text("kind", to_string(q.kind));
    range(q.span);
    number("sentence", std::uint64_t(q.sentence));
    range_or_null("cue", q.cue);
    text("rule", q.rule);
    number("confidence", q.confidence);
  }

  void office(const Office& o, std::size_t i) {
    text("id", office_id(i));
    entity_or_null("person", o.person);
    text("office", o.office);
    text("of", o.of);
    text("status", to_string(o.status));
    date_or_null("date", o.date);
    entity_or_null("after", o.after);
    text_or_null("remit", o.remit);
    number("sentence", std::uint64_t(o.sentence));
    range_or_null("evidence", o.evidence);
    text("rule", o.rule);
    number("confidence", o.confidence);
  }

  void relation(const Relation& r, std::size_t i) {
    text("id", relation_id(i));
    text("kind", r.kind);
    ids("between", r.between);
    entity_or_null("attribution", r.attribution);
    entity_or_null("agent", r.agent);
    number("sentence", std::uint64_t(r.sentence));
    range_or_null("evidence", r.evidence);
    text("rule", r.rule);
    number("confidence", r.confidence);
  }

  const Document& doc_;
  render::CodePoints points_;
  render::JsonWriter json_;
};

std::string numbered(char letter, std::size_t index) { return letter + std::to_string(index + 1); }

}  // namespace

std::string to_record(const Document& doc) { return Renderer(doc).record(); }

std::string entity_id(std::size_t index) { return numbered('e', index); }
std::string event_id(std::size_t index) { return numbered('v', index); }
std::string quote_id(std::size_t index) { return numbered('q', index); }
std::string office_id(std::size_t index) { return numbered('o', index); }
std::string relation_id(std::size_t index) { return numbered('r', index); }

}  // namespace kronika
