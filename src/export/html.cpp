// A report that stands by itself: no script, no other file.

#include <fmt/format.h>

#include "export/formats.hpp"

namespace kronika::exports {
namespace {

std::string names(const std::vector<Actor>& actors) {
  std::string all;
  for (const Actor& a : actors) {
    if (!all.empty()) all += ", ";
    all += xml_text(a.name);
    if (!a.country.empty() && a.country != "---") all += fmt::format(" <small>{}</small>", xml_text(a.country));
  }
  return all;
}

// The sentence with the words that the fact rests on marked, where they stand in it.
std::string marked(const Witness& w) {
  std::size_t at = w.evidence.empty() ? std::string::npos : w.sentence.find(w.evidence);
  if (at == std::string::npos) return xml_text(w.sentence);
  std::string_view s(w.sentence);
  return xml_text(s.substr(0, at)) + "<mark>" + xml_text(w.evidence) + "</mark>" +
         xml_text(s.substr(at + w.evidence.size()));
}

class Html : public EventWriter {
 public:
  std::string begin() override {
    return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
           "<meta name=\"viewport\" content=\"width=device-width\"><title>Chronicle</title><style>\n"
           "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
           "article{border-top:1px solid #ccc;padding:.5rem 0}h1{font-weight:600}h2{font-size:1rem;margin:0}"
           "time{font-variant-numeric:tabular-nums;color:#555}blockquote{margin:.3rem 0 .3rem 1rem;color:#333}"
           "mark{background:#fe9}small,cite{color:#666;font-style:normal}"
           "</style></head><body><h1>Chronicle</h1>\n";
  }

  std::string event(const EventRow& row) override {
    ++events_;
    std::string out = fmt::format("<article id=\"{}\"><h2><time>{}</time> {}{}{} · {}", row.id,
                                  row.date.empty() ? "undated" : xml_text(row.date), row.type,
                                  row.mode.empty() ? "" : " " + xml_text(row.mode),
                                  row.aux.empty() ? "" : " (" + xml_text(row.aux) + ")", names(row.sources));
    if (!row.targets.empty()) out += " → " + names(row.targets);
    if (row.place) out += ", " + xml_text(row.place->name);
    out += "</h2>\n";
    if (!row.reason.empty()) out += fmt::format("<p><small>{}</small></p>\n", xml_text(row.reason));
    for (const Witness& w : row.witnesses) {
      out +=
          fmt::format("<blockquote>{}<br><cite>{}{}{} · {}</cite></blockquote>\n", marked(w),
                      xml_text(w.title.empty() ? w.path : w.title), w.source.empty() ? "" : ", " + xml_text(w.source),
                      w.published.empty() ? "" : ", " + xml_text(w.published), xml_text(w.rule));
    }
    return out + "</article>\n";
  }

  std::string end() override { return fmt::format("<p><small>{} events</small></p></body></html>\n", events_); }

 private:
  std::size_t events_ = 0;
};

}  // namespace

std::unique_ptr<EventWriter> make_html() { return std::make_unique<Html>(); }

}  // namespace kronika::exports
