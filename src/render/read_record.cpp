// Records that come back in. They may come from anywhere: nothing in them is believed unchecked.

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/sha256.hpp"
#include "base/utf8.hpp"
#include "kronika/record.hpp"
#include "render/offsets.hpp"

namespace kronika {
namespace {

using Json = nlohmann::json;

// Reads the parts of one record. The first thing that is wrong is kept; what follows is then of no matter.
class RecordReader {
 public:
  explicit RecordReader(const Json& record) : record_(record) {}

  Result<Document> read() {
    if (!record_.is_object() || text(record_, "schema") != kRecordSchema) {
      return fail(fmt::format("is no record of schema {}", kRecordSchema));
    }
    read_document();
    if (error_.empty()) read_layers();
    if (!error_.empty()) return fail(error_);
    return std::move(doc_);
  }

 private:
  void wrong(std::string message) {
    if (error_.empty()) error_ = std::move(message);
  }

  // A field that may be absent or null; of another type it is wrong.
  std::string text(const Json& from, const char* name) {
    auto it = from.find(name);
    if (it == from.end() || it->is_null()) return {};
    if (it->is_string()) return it->get<std::string>();
    wrong(fmt::format("\"{}\" is not a text", name));
    return {};
  }
  double number(const Json& from, const char* name) {
    auto it = from.find(name);
    if (it != from.end() && it->is_number()) return it->get<double>();
    wrong(fmt::format("\"{}\" is not a number", name));
    return 0;
  }
  std::size_t count(const Json& from, const char* name) {
    auto it = from.find(name);
    if (it != from.end() && it->is_number_unsigned()) return it->get<std::size_t>();
    wrong(fmt::format("\"{}\" is not a number", name));
    return 0;
  }
  const Json& list(const Json& from, const char* name) {
    static const Json kEmpty = Json::array();
    auto it = from.find(name);
    if (it == from.end() || it->is_null()) return kEmpty;
    if (it->is_array() && std::all_of(it->begin(), it->end(), [&](const Json& j) {
          return j.is_object() || (j.is_string() && &from != &record_);
        })) {
      return *it;
    }
    wrong(fmt::format("\"{}\" is not a list as it should be", name));
    return kEmpty;
  }
  std::optional<Edtf> date(const Json& from, const char* name) {
    std::string value = text(from, name);
    if (value.empty()) return std::nullopt;
    auto parsed = Edtf::parse(value);
    if (parsed) return *parsed;
    wrong(fmt::format("\"{}\": {}", name, parsed.error().message));
    return std::nullopt;
  }
  Span span(const Json& from) {
    const std::size_t begin = count(from, "begin"), end = count(from, "end");
    if (begin > end || end > length_) wrong("offsets lie outside the text");
    return bytes_->of(begin, end);
  }
  Span span(const Json& from, const char* name) {
    auto it = from.find(name);
    if (it == from.end() || it->is_null()) return {};
    if (it->is_object()) return span(*it);
    wrong(fmt::format("\"{}\" is not a pair of offsets", name));
    return {};
  }
  template <class T>
  T named(const Json& from, const char* name, std::optional<T> (*parse)(std::string_view)) {
    auto value = parse(text(from, name));
    if (!value) wrong(fmt::format("\"{}\" has a value that is not known", name));
    return value.value_or(T{});
  }
  // "e3" as an index.
  std::uint32_t reference(const std::string& id) {
    if (id.empty()) return kNone;
    std::size_t n = 0;
    auto [end, failure] = std::from_chars(id.data() + 1, id.data() + id.size(), n);
    if (id[0] == 'e' && failure == std::errc() && end == id.data() + id.size() && n >= 1 && n <= doc_.entities.size()) {
      return static_cast<std::uint32_t>(n - 1);
    }
    wrong(fmt::format("refers to an entity \"{}\" that is not there", id));
    return kNone;
  }
  std::uint32_t entity(const Json& from, const char* name) { return reference(text(from, name)); }
  std::vector<std::uint32_t> entities(const Json& from, const char* name) {
    std::vector<std::uint32_t> all;
    for (const Json& id : list(from, name)) all.push_back(reference(id.is_string() ? id.get<std::string>() : "?"));
    return all;
  }
  template <class Fact>
  void common(const Json& from, Fact& fact) {
    const std::size_t sentence = count(from, "sentence");
    if (sentence < doc_.sentences.size()) fact.sentence = static_cast<std::uint32_t>(sentence);
    fact.rule = text(from, "rule");
    fact.confidence = number(from, "confidence");
  }

  void read_document() {
    auto head = record_.find("document");
    if (head == record_.end() || !head->is_object()) return wrong("has no \"document\"");
    Article& a = doc_.article;
    a.text = text(record_, "text");
    length_ = utf8::count(a.text);
    bytes_.emplace(a.text);
    doc_.id = text(*head, "id");
    if (doc_.id != "sha256:" + sha256_hex(a.text)) wrong("the document's id is not the one of its text");
    a.path = text(*head, "path");
    a.url = text(*head, "url");
    a.source = text(*head, "source");
    a.title = text(*head, "title");
    a.author = text(*head, "author");
    a.published = date(*head, "published");
    a.published_from = text(*head, "published_from");
    a.modified = date(*head, "modified");
    a.language = doc_.language = text(*head, "language");
    for (const Json& r : list(*head, "related")) a.related.push_back({text(r, "title"), span(r)});
  }

  void read_layers() {
    for (const Json& s : list(record_, "sentences")) doc_.sentences.push_back({span(s)});
    for (const Json& e : list(record_, "entities")) read_entity(e);
    for (const Json& t : list(record_, "times")) {
      Timex time;
      time.span = span(t);
      time.kind = named(t, "kind", parse_time_kind);
      time.text_value = text(t, "value");
      if (time.kind == TimeKind::date) time.value = date(t, "value").value_or(Edtf());
      time.reason = text(t, "reason");
      time.rule = text(t, "rule");
      doc_.times.push_back(std::move(time));
    }
    for (const Json& e : list(record_, "events")) read_event(e);
    for (const Json& q : list(record_, "quotes")) {
      Quote quote;
      quote.speaker = entity(q, "speaker");
      quote.kind = named(q, "kind", parse_quote_kind);
      quote.span = span(q);
      quote.cue = span(q, "cue");
      common(q, quote);
      doc_.quotes.push_back(std::move(quote));
    }
    for (const Json& o : list(record_, "offices")) {
      Office office;
      office.person = entity(o, "person");
      office.office = text(o, "office");
      office.of = text(o, "of");
      office.status = named(o, "status", parse_office_status);
      office.date = date(o, "date");
      office.after = entity(o, "after");
      office.remit = text(o, "remit");
      office.evidence = span(o, "evidence");
      common(o, office);
      doc_.offices.push_back(std::move(office));
    }
    for (const Json& r : list(record_, "relations")) {
      Relation relation;
      relation.kind = text(r, "kind");
      relation.between = entities(r, "between");
      relation.attribution = entity(r, "attribution");
      relation.agent = entity(r, "agent");
      relation.evidence = span(r, "evidence");
      common(r, relation);
      doc_.relations.push_back(std::move(relation));
    }
  }

  void read_entity(const Json& e) {
    Entity made;
    made.kind = named(e, "kind", parse_entity_kind);
    made.name = text(e, "name");
    made.country = text(e, "country");
    made.sector = text(e, "sector");
    made.key = text(e, "key");
    for (const Json& m : list(e, "mentions")) {
      Mention mention;
      mention.span = span(m);
      mention.form = named(m, "form", parse_mention_form);
      made.mentions.push_back(mention);
    }
    doc_.entities.push_back(std::move(made));
  }

  void read_event(const Json& e) {
    Event event;
    event.type = named(e, "type", parse_event_type);
    event.mode = text(e, "mode");
    event.aux = named(e, "aux", parse_aux);
    event.cameo = text(e, "cameo");
    event.sources = entities(e, "sources");
    event.targets = entities(e, "targets");
    event.date = date(e, "date");
    event.date_reason = text(e, "date_reason");
    event.place = entity(e, "place");
    event.attribution = entity(e, "attribution");
    event.trigger = span(e, "trigger");
    common(e, event);
    doc_.events.push_back(std::move(event));
  }

  const Json& record_;
  Document doc_;
  std::string error_;
  std::size_t length_ = 0;  // code points of the text
  std::optional<render::Bytes> bytes_;
};

}  // namespace

Result<Document> from_record(std::string_view json) {
  constexpr int kDeepest = 16;  // a record has six levels
  bool deep = false;
  auto guard = [&](int depth, Json::parse_event_t, Json&) {
    deep = deep || depth > kDeepest;
    return !deep;
  };
  Json record = Json::parse(json, guard, false);
  if (deep) return fail("is nested too deeply");
  if (record.is_discarded()) return fail("is not JSON");
  return RecordReader(record).read();
}

}  // namespace kronika
