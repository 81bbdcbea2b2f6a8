// GraphML: a directed graph with an edge for every pair of source and target. Nodes are written when an actor
// first appears, which the format allows anywhere among the edges.

#include <fmt/format.h>

#include <set>

#include "export/formats.hpp"

namespace kronika::exports {
namespace {

std::string data(const char* key, const std::string& value) {
  return value.empty() ? "" : fmt::format("<data key=\"{}\">{}</data>", key, xml_text(value));
}

class GraphMl : public EventWriter {
 public:
  std::string begin() override {
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
    for (const char* key : {"name", "kind", "country", "sector"}) {
      out += fmt::format("<key id=\"{0}\" for=\"node\" attr.name=\"{0}\" attr.type=\"string\"/>\n", key);
    }
    for (const char* key : {"event", "type", "mode", "aux", "cameo", "date"}) {
      out += fmt::format("<key id=\"{0}\" for=\"edge\" attr.name=\"{0}\" attr.type=\"string\"/>\n", key);
    }
    out +=
        "<key id=\"tellings\" for=\"edge\" attr.name=\"tellings\" attr.type=\"int\"/>\n"
        "<key id=\"confidence\" for=\"edge\" attr.name=\"confidence\" attr.type=\"double\"/>\n"
        "<graph id=\"chronicle\" edgedefault=\"directed\">\n";
    return out;
  }

  std::string event(const EventRow& row) override {
    std::string out;
    for (const auto* side : {&row.sources, &row.targets}) {
      for (const Actor& a : *side) out += node(a);
    }
    for (const Actor& source : row.sources) {
      for (const Actor& target : row.targets) {
        out += fmt::format("<edge source=\"{}\" target=\"{}\">", xml_text(source.key), xml_text(target.key));
        out += data("event", row.id) + data("type", row.type) + data("mode", row.mode) + data("aux", row.aux) +
               data("cameo", row.cameo) + data("date", row.date) + data("tellings", std::to_string(row.tellings)) +
               data("confidence", fmt::format("{}", row.confidence)) + "</edge>\n";
      }
    }
    return out;
  }

  std::string end() override { return "</graph>\n</graphml>\n"; }

 private:
  std::string node(const Actor& a) {
    if (!written_.insert(a.key).second) return {};
    return fmt::format("<node id=\"{}\">{}{}{}{}</node>\n", xml_text(a.key), data("name", a.name), data("kind", a.kind),
                       data("country", a.country), data("sector", a.sector));
  }

  std::set<std::string> written_;
};

}  // namespace

std::unique_ptr<EventWriter> make_graphml() { return std::make_unique<GraphMl>(); }

}  // namespace kronika::exports
