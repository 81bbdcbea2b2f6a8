// N-Quads: events after the Simple Event Model (van Hage et al. 2011), provenance after PROV-O. What one document
// tells stands in the graph named by that document.

#include <fmt/format.h>

#include <set>

#include "export/formats.hpp"

namespace kronika::exports {
namespace {

constexpr std::string_view kSem = "http://semanticweb.cs.vu.nl/2009/11/sem/";
constexpr std::string_view kProv = "http://www.w3.org/ns/prov#";
constexpr std::string_view kType = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";
constexpr std::string_view kLabel = "<http://www.w3.org/2000/01/rdf-schema#label>";
constexpr std::string_view kKronika = "urn:kronika:";

// What an IRI may not hold is percent-encoded.
std::string iri(std::string_view kind, std::string_view id) {
  std::string out = fmt::format("<{}{}:", kKronika, kind);
  for (char c : id) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == ':' || c == '~';
    if (plain)
      out += c;
    else
      out += fmt::format("%{:02X}", byte);
  }
  return out + ">";
}

std::string literal(std::string_view text, std::string_view type = {}) {
  std::string out = "\"";
  for (char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20)
          out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
        else
          out += c;
    }
  }
  out += '"';
  if (!type.empty()) out += fmt::format("^^<{}>", type);
  return out;
}

class NQuads : public EventWriter {
 public:
  std::string event(const EventRow& row) override {
    out_.clear();
    const std::string event = iri("event", row.id);
    quad(event, std::string(kType), sem("Event"), "");
    quad(event, sem("eventType"), iri("plover", row.type), "");
    if (!row.mode.empty()) quad(event, own("mode"), literal(row.mode), "");
    if (!row.aux.empty()) quad(event, own("aux"), literal(row.aux), "");
    if (!row.cameo.empty()) quad(event, own("cameo"), literal(row.cameo), "");
    if (!row.date.empty()) quad(event, sem("hasTimeStamp"), edtf(row.date), "");
    for (const Actor& a : row.sources) quad(event, own("source"), actor(a), "");
    for (const Actor& a : row.targets) quad(event, own("target"), actor(a), "");
    if (row.place) quad(event, sem("hasPlace"), actor(*row.place), "");
    for (const Witness& w : row.witnesses) telling(event, w);
    return std::move(out_);
  }

 private:
  static std::string sem(std::string_view name) { return fmt::format("<{}{}>", kSem, name); }
  static std::string prov(std::string_view name) { return fmt::format("<{}{}>", kProv, name); }
  static std::string own(std::string_view name) { return iri("term", name); }
  static std::string edtf(std::string_view date) { return literal(date, "http://id.loc.gov/datatypes/edtf"); }

  void quad(const std::string& subject, const std::string& predicate, const std::string& object,
            const std::string& graph) {
    out_ += subject + " " + predicate + " " + object + (graph.empty() ? " .\n" : " " + graph + " .\n");
  }

  std::string actor(const Actor& a) {
    std::string id = iri("actor", a.key);
    if (written_.insert(a.key).second) {
      quad(id, std::string(kType), sem("Actor"), "");
      quad(id, std::string(kLabel), literal(a.name), "");
      quad(id, own("kind"), literal(a.kind), "");
      if (!a.country.empty()) quad(id, own("country"), literal(a.country), "");
    }
    return id;
  }

  void telling(const std::string& event, const Witness& w) {
    const std::string graph = iri("document", w.document), fact = iri("fact", w.fact);
    quad(event, prov("wasDerivedFrom"), fact, graph);
    quad(fact, prov("wasQuotedFrom"), graph, graph);
    quad(fact, prov("value"), literal(w.sentence), graph);
    quad(fact, own("evidence"), literal(w.evidence), graph);
    quad(fact, own("rule"), literal(w.rule), graph);
    if (!w.date.empty()) quad(fact, sem("hasTimeStamp"), edtf(w.date), graph);
    if (!w.published.empty()) quad(graph, own("published"), edtf(w.published), graph);
    if (!w.source.empty()) quad(graph, own("publisher"), literal(w.source), graph);
  }

  std::string out_;
  std::set<std::string> written_;
};

}  // namespace

std::unique_ptr<EventWriter> make_nquads() { return std::make_unique<NQuads>(); }

}  // namespace kronika::exports
