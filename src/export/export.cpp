#include "kronika/export.hpp"

#include <algorithm>
#include <array>

#include "export/formats.hpp"
#include "kronika/record.hpp"
#include "store/days.hpp"

namespace kronika {
namespace {

// In the order of the enumeration.
constexpr std::array<std::string_view, 7> kFormats{"jsonl", "csv", "graphml", "gdelt", "phoenix", "nquads", "html"};

std::unique_ptr<exports::EventWriter> writer_for(ExportFormat format) {
  switch (format) {
    case ExportFormat::csv: return exports::make_csv();
    case ExportFormat::graphml: return exports::make_graphml();
    case ExportFormat::gdelt: return exports::make_gdelt();
    case ExportFormat::phoenix: return exports::make_phoenix();
    case ExportFormat::nquads: return exports::make_nquads();
    case ExportFormat::html: return exports::make_html();
    case ExportFormat::jsonl: break;
  }
  return nullptr;
}

}  // namespace

std::optional<ExportFormat> parse_export_format(std::string_view name) {
  auto it = std::find(kFormats.begin(), kFormats.end(), name);
  if (it == kFormats.end()) return std::nullopt;
  return static_cast<ExportFormat>(it - kFormats.begin());
}

std::string_view to_string(ExportFormat format) { return kFormats[static_cast<std::size_t>(format)]; }

Result<void> export_chronicle(const Store& store, const EventQuery& query, ExportFormat format,
                              const ExportSink& sink) {
  if (format == ExportFormat::jsonl) {
    return store.each_document([&](const Document& doc) { return sink(to_record(doc) + "\n"); });
  }
  auto writer = writer_for(format);
  if (!sink(writer->begin())) return {};
  EventQuery pages = query;
  pages.paging = {500, ""};
  do {
    auto page = find_events(store, pages);
    if (!page) return tl::unexpected(page.error());
    for (const EventRow& row : page->rows) {
      if (!sink(writer->event(row))) return {};
    }
    pages.paging.after = page->next;
  } while (!pages.paging.after.empty());
  sink(writer->end());
  return {};
}

namespace exports {

std::string xml_text(std::string_view text) {
  std::string out;
  for (char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
    }
  }
  return out;
}

DateParts sure_parts(const std::string& edtf) {
  DateParts parts;
  auto date = Edtf::parse(edtf);
  if (!date || !date->known()) return parts;
  auto earliest = date->earliest(), latest = date->latest();
  if (!earliest || !latest) return parts;
  std::string first = iso_day(*earliest), last = iso_day(*latest);
  if (first.compare(0, 4, last, 0, 4) != 0) return parts;
  parts.year = first.substr(0, 4);
  if (first.compare(0, 7, last, 0, 7) != 0) return parts;
  parts.month = first.substr(5, 2);
  if (first == last) parts.day = first.substr(8, 2);
  return parts;
}

}  // namespace exports
}  // namespace kronika
