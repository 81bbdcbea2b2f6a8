// Tables: our own CSV, and the columns of the two best-known event data sets.

#include <fmt/format.h>

#include <set>

#include "export/formats.hpp"
#include "render/table.hpp"

namespace kronika::exports {
namespace {

std::string tsv_line(const std::vector<std::string>& cells) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += '\t';
    for (char c : cells[i]) line += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
  }
  line += '\n';
  return line;
}

std::string joined(const std::vector<Actor>& actors, std::string Actor::*field) {
  std::string all;
  for (const Actor& a : actors) {
    if (!all.empty()) all += "; ";
    all += a.*field;
  }
  return all;
}

// CAMEO actor code: country, then sector.
std::string country_of(const Actor& a) { return a.country == "---" ? "" : a.country; }
std::string actor_code(const Actor& a) { return country_of(a) + a.sector; }

std::string fraction(const DateParts& d) {
  if (d.day.empty()) return {};
  // GDELT's own formula: a month counts 30 days.
  return fmt::format("{:.4f}", std::stoi(d.year) + (std::stoi(d.month) * 30 + std::stoi(d.day)) / 365.0);
}

// Verbal and material cooperation, verbal and material conflict: 1 to 4, by the root of the CAMEO code.
std::string quad_class(const std::string& cameo) {
  if (cameo.size() < 2) return {};
  const int root = (cameo[0] - '0') * 10 + (cameo[1] - '0');
  if (root < 1 || root > 20) return {};
  return root <= 5 ? "1" : root <= 8 ? "2" : root <= 13 ? "3" : "4";
}

bool took_place(const EventRow& row) { return row.aux.empty() || row.aux == "historical"; }

// Every pair of a source and a target; one side may be empty.
template <class F>
void each_pair(const EventRow& row, F f) {
  static const Actor kNobody;
  const std::vector<Actor> nobody{kNobody};
  for (const Actor& source : row.sources.empty() ? nobody : row.sources) {
    for (const Actor& target : row.targets.empty() ? nobody : row.targets) f(source, target);
  }
}

struct Reports {
  std::size_t sources = 0, articles = 0;
  std::string first, path, publishers;
};

Reports reports_of(const EventRow& row) {
  Reports r;
  std::set<std::string> sources, articles;
  for (const Witness& w : row.witnesses) {
    sources.insert(w.source);
    articles.insert(w.document);
  }
  r.sources = sources.size();
  r.articles = articles.size();
  for (const std::string& s : sources) {
    if (!r.publishers.empty()) r.publishers += ';';
    r.publishers += s;
  }
  if (!row.witnesses.empty()) r.path = row.witnesses.front().path;
  DateParts d = sure_parts(row.reported);
  if (!d.day.empty()) r.first = d.year + d.month + d.day;
  return r;
}

class Csv : public EventWriter {
 public:
  std::string begin() override {
    return render::csv_line({"id", "date", "type", "mode", "aux", "cameo", "sources", "source_countries", "targets",
                             "target_countries", "place", "tellings", "texts", "confidence", "reported", "date_reason",
                             "sentence", "rule", "document"});
  }
  std::string event(const EventRow& row) override {
    Witness first = row.witnesses.empty() ? Witness{} : row.witnesses.front();
    return render::csv_line(
        {row.id, row.date, row.type, row.mode, row.aux, row.cameo, joined(row.sources, &Actor::name),
         joined(row.sources, &Actor::country), joined(row.targets, &Actor::name), joined(row.targets, &Actor::country),
         row.place ? row.place->name : "", std::to_string(row.tellings), std::to_string(row.texts),
         fmt::format("{}", row.confidence), row.reported, row.reason, first.sentence, first.rule, first.path});
  }
};

class Gdelt : public EventWriter {
 public:
  std::string begin() override {
    return tsv_line({"GLOBALEVENTID",
                     "SQLDATE",
                     "MonthYear",
                     "Year",
                     "FractionDate",
                     "Actor1Code",
                     "Actor1Name",
                     "Actor1CountryCode",
                     "Actor1Type1Code",
                     "Actor2Code",
                     "Actor2Name",
                     "Actor2CountryCode",
                     "Actor2Type1Code",
                     "IsRootEvent",
                     "EventCode",
                     "EventBaseCode",
                     "EventRootCode",
                     "QuadClass",
                     "NumMentions",
                     "NumSources",
                     "NumArticles",
                     "ActionGeo_FullName",
                     "ActionGeo_CountryCode",
                     "DATEADDED",
                     "SOURCEURL",
                     "DateEDTF"});
  }
  std::string event(const EventRow& row) override {
    std::string lines;
    if (!took_place(row)) return lines;
    const DateParts d = sure_parts(row.date);
    const Reports r = reports_of(row);
    each_pair(row, [&](const Actor& source, const Actor& target) {
      lines += tsv_line({row.id,
                         d.day.empty() ? "" : d.year + d.month + d.day,
                         d.month.empty() ? "" : d.year + d.month,
                         d.year,
                         fraction(d),
                         actor_code(source),
                         source.name,
                         country_of(source),
                         source.sector,
                         actor_code(target),
                         target.name,
                         country_of(target),
                         target.sector,
                         "1",
                         row.cameo,
                         row.cameo.substr(0, 3),
                         row.cameo.substr(0, 2),
                         quad_class(row.cameo),
                         std::to_string(row.tellings),
                         std::to_string(r.sources),
                         std::to_string(r.articles),
                         row.place ? row.place->name : "",
                         row.place ? country_of(*row.place) : "",
                         r.first,
                         r.path,
                         row.date});
    });
    return lines;
  }
};

class Phoenix : public EventWriter {
 public:
  std::string begin() override {
    return tsv_line({"EventID",
                     "Date",
                     "Year",
                     "Month",
                     "Day",
                     "SourceActorFull",
                     "SourceActorEntity",
                     "SourceActorRole",
                     "TargetActorFull",
                     "TargetActorEntity",
                     "TargetActorRole",
                     "EventCode",
                     "EventRootCode",
                     "PentaClass",
                     "LocationName",
                     "GeoCountryName",
                     "SentenceID",
                     "URLs",
                     "NewsSources",
                     "DateEDTF"});
  }
  std::string event(const EventRow& row) override {
    std::string lines;
    if (!took_place(row)) return lines;
    const DateParts d = sure_parts(row.date);
    const Reports r = reports_of(row);
    // Phoenix numbers the classes from 0 and has one for statements (root 01).
    std::string penta = row.cameo.starts_with("01") ? "0" : quad_class(row.cameo);
    each_pair(row, [&](const Actor& source, const Actor& target) {
      lines += tsv_line({row.id,
                         d.day.empty() ? "" : d.year + d.month + d.day,
                         d.year,
                         d.month,
                         d.day,
                         actor_code(source),
                         country_of(source),
                         source.sector,
                         actor_code(target),
                         country_of(target),
                         target.sector,
                         row.cameo,
                         row.cameo.substr(0, 2),
                         penta,
                         row.place ? row.place->name : "",
                         row.place ? country_of(*row.place) : "",
                         row.witnesses.empty() ? "" : row.witnesses.front().fact,
                         r.path,
                         r.publishers,
                         row.date});
    });
    return lines;
  }
};

}  // namespace

std::unique_ptr<EventWriter> make_csv() { return std::make_unique<Csv>(); }
std::unique_ptr<EventWriter> make_gdelt() { return std::make_unique<Gdelt>(); }
std::unique_ptr<EventWriter> make_phoenix() { return std::make_unique<Phoenix>(); }

}  // namespace kronika::exports
