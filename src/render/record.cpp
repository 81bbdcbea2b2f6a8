#include "kronika/record.hpp"

#include <nlohmann/json.hpp>

#include "render/offsets.hpp"

namespace kronika {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::string& s) { return s.empty() ? Json(nullptr) : Json(s); }
Json or_null(const std::optional<Edtf>& date) { return date ? Json(date->to_string()) : Json(nullptr); }
Json or_null(std::uint32_t entity) { return entity == kNone ? Json(nullptr) : Json(entity_id(entity)); }

Json ids(const std::vector<std::uint32_t>& entities) {
  Json list = Json::array();
  for (auto e : entities) list.push_back(entity_id(e));
  return list;
}

// Renders the parts of one document; holds what they share.
class Renderer {
 public:
  explicit Renderer(const Document& doc) : doc_(doc), points_(doc.text()) {}

  Json record() const {
    Json out{{"schema", kRecordSchema}, {"document", document()}, {"text", doc_.text()}};
    out["sentences"] = list(doc_.sentences, [&](const Sentence& s, std::size_t) { return range(s.span); });
    out["entities"] = list(doc_.entities, [&](const Entity& e, std::size_t i) { return entity(e, i); });
    out["times"] = list(doc_.times, [&](const Timex& t, std::size_t) { return time(t); });
    out["events"] = list(doc_.events, [&](const Event& e, std::size_t i) { return event(e, i); });
    out["quotes"] = list(doc_.quotes, [&](const Quote& q, std::size_t i) { return quote(q, i); });
    out["offices"] = list(doc_.offices, [&](const Office& o, std::size_t i) { return office(o, i); });
    out["relations"] = list(doc_.relations, [&](const Relation& r, std::size_t i) { return relation(r, i); });
    return out;
  }

 private:
  template <class T, class F>
  static Json list(const std::vector<T>& items, F render) {
    Json out = Json::array();
    for (std::size_t i = 0; i < items.size(); ++i) out.push_back(render(items[i], i));
    return out;
  }

  Json range(Span bytes) const {
    Span s = points_.of(bytes);
    return {{"begin", s.begin}, {"end", s.end}};
  }
  Json range_or_null(Span bytes) const { return bytes.empty() ? Json(nullptr) : range(bytes); }
  void add_range(Json& to, Span bytes) const {
    Span s = points_.of(bytes);
    to["begin"] = s.begin;
    to["end"] = s.end;
  }

  Json document() const {
    const Article& a = doc_.article;
    Json related = Json::array();
    for (const auto& r : a.related) {
      Json item{{"title", r.title}};
      add_range(item, r.span);
      related.push_back(std::move(item));
    }
    return {{"id", doc_.id},
            {"path", a.path},
            {"url", or_null(a.url)},
            {"source", or_null(a.source)},
            {"title", or_null(a.title)},
            {"author", or_null(a.author)},
            {"published", or_null(a.published)},
            {"published_from", or_null(a.published_from)},
            {"modified", or_null(a.modified)},
            {"language", doc_.language},
            {"related", std::move(related)}};
  }

  Json entity(const Entity& e, std::size_t i) const {
    Json out{{"id", entity_id(i)},
             {"kind", to_string(e.kind)},
             {"name", e.name},
             {"country", e.country.empty() ? "---" : e.country},
             {"sector", or_null(e.sector)},
             {"key", or_null(e.key)}};
    out["mentions"] = list(e.mentions, [&](const Mention& m, std::size_t) {
      Json mention = range(m.span);
      mention["form"] = to_string(m.form);
      return mention;
    });
    return out;
  }

  Json time(const Timex& t) const {
    Json out = range(t.span);
    out["value"] = t.text_value;
    out["kind"] = to_string(t.kind);
    out["reason"] = t.reason;
    out["rule"] = t.rule;
    return out;
  }

  Json event(const Event& e, std::size_t i) const {
    return {{"id", event_id(i)},
            {"type", to_string(e.type)},
            {"mode", or_null(e.mode)},
            {"aux", or_null(std::string(to_string(e.aux)))},
            {"cameo", or_null(e.cameo)},
            {"sources", ids(e.sources)},
            {"targets", ids(e.targets)},
            {"date", or_null(e.date)},
            {"date_reason", or_null(e.date_reason)},
            {"place", or_null(e.place)},
            {"attribution", or_null(e.attribution)},
            {"sentence", e.sentence},
            {"trigger", range(e.trigger)},
            {"rule", e.rule},
            {"confidence", e.confidence}};
  }

  Json quote(const Quote& q, std::size_t i) const {
    Json out{{"id", quote_id(i)}, {"speaker", or_null(q.speaker)}, {"kind", to_string(q.kind)}};
    add_range(out, q.span);
    out["sentence"] = q.sentence;
    out["cue"] = range_or_null(q.cue);
    out["rule"] = q.rule;
    out["confidence"] = q.confidence;
    return out;
  }

  Json office(const Office& o, std::size_t i) const {
    return {{"id", office_id(i)},
            {"person", or_null(o.person)},
            {"office", o.office},
            {"of", o.of},
            {"status", to_string(o.status)},
            {"date", or_null(o.date)},
            {"after", or_null(o.after)},
            {"remit", or_null(o.remit)},
            {"sentence", o.sentence},
            {"evidence", range_or_null(o.evidence)},
            {"rule", o.rule},
            {"confidence", o.confidence}};
  }

  Json relation(const Relation& r, std::size_t i) const {
    return {{"id", relation_id(i)},
            {"kind", r.kind},
            {"between", ids(r.between)},
            {"attribution", or_null(r.attribution)},
            {"agent", or_null(r.agent)},
            {"sentence", r.sentence},
            {"evidence", range_or_null(r.evidence)},
            {"rule", r.rule},
            {"confidence", r.confidence}};
  }

  const Document& doc_;
  render::CodePoints points_;
};

std::string numbered(char letter, std::size_t index) { return letter + std::to_string(index + 1); }

}  // namespace

std::string to_record(const Document& doc) {
  return Renderer(doc).record().dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string entity_id(std::size_t index) { return numbered('e', index); }
std::string event_id(std::size_t index) { return numbered('v', index); }
std::string quote_id(std::size_t index) { return numbered('q', index); }
std::string office_id(std::size_t index) { return numbered('o', index); }
std::string relation_id(std::size_t index) { return numbered('r', index); }

}  // namespace kronika
