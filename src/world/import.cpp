#include "world/import.hpp"

#include <algorithm>
#include <tuple>

#include "base/utf8.hpp"
#include "world/csv.hpp"

namespace kronika::world {
namespace {

constexpr std::string_view kNamesLanguage = "en";  // all these tables are written in English

enum class Format { holders, leaders, ministers, reign, plain };

struct Shape {
  Format format;
  std::vector<std::string> columns;
};

const std::vector<Shape>& shapes() {
  static const std::vector<Shape> all{
      {Format::holders, {"repo", "position", "person", "person_qid", "start", "end"}},
      {Format::leaders, {"country", "positionLabel", "officeholder", "officeholderLabel", "start_year", "end_year"}},
      {Format::ministers, {"person", "name", "countryLabel", "positionLabel", "start"}},
      {Format::reign, {"ccode", "leader", "sdate", "smonth", "syear", "emonth", "eyear"}},
      {Format::plain, {"of", "office", "person", "from", "until"}}};
  return all;
}

Result<Format> format_of(const packs::Table& table) {
  for (const auto& shape : shapes())
    if (std::all_of(shape.columns.begin(), shape.columns.end(), [&](const std::string& c) {
          return std::find(table.columns.begin(), table.columns.end(), c) != table.columns.end();
        }))
      return shape.format;
  return fail("has the columns of no known table of office-holders", table.file, 1);
}

// "2012-05-" and "2012-05-00T00:00:00Z" -> "2012-05"; "" where no year can be read.
std::string clean_date(std::string_view text) {
  auto is_number = [](std::string_view s, std::size_t n) {
    return s.size() == n && s.find_first_not_of("0123456789") == std::string_view::npos;
  };
  text = text.substr(0, text.find('T'));
  if (!is_number(text.substr(0, 4), 4)) return {};
  std::size_t length = 4;
  if (text.size() >= 7 && text[4] == '-' && is_number(text.substr(5, 2), 2) && text.substr(5, 2) != "00") length = 7;
  if (length == 7 && text.size() >= 10 && text[7] == '-' && is_number(text.substr(8, 2), 2) &&
      text.substr(8, 2) != "00")
    length = 10;
  auto date = Edtf::parse(text.substr(0, length));
  return date ? date->to_string() : std::string();
}

std::string two_digits(std::string_view number) {
  std::string digits(number);
  if (digits.size() == 1) digits.insert(digits.begin(), '0');
  return digits;
}

// Whether a stretch that lasts until `until` goes on at `from`: on the same day, or the next.
bool reaches(const std::string& until, const std::string& from) {
  auto end = Edtf::parse(until), start = Edtf::parse(from);
  return end && start && *start->earliest() <= *end->latest() + std::chrono::days(1);
}

class Importer {
 public:
  Importer(const World& world, const ImportOptions& options) : world_(world), options_(options) {}

  Result<void> table(const packs::Table& table) {
    auto format = format_of(table);
    if (!format) return tl::unexpected(format.error());
    for (const auto& row : table.rows) {
      auto cell = [&](std::string_view column) { return std::string(table.optional_cell(row, column)); };
      switch (*format) {
        case Format::holders:
          add(country_of_slug(cell("repo")), office(cell("position")), cell("person"), cell("person_qid"),
              clean_date(cell("start")), clean_date(cell("end")));
          break;
        case Format::leaders:
          add(country(cell("country")), office(without_country(cell("positionLabel"), cell("country"))),
              cell("officeholderLabel"), cell("officeholder"), clean_date(cell("start_year")),
              clean_date(cell("end_year")));
          break;
        case Format::ministers:
          add(country(cell("countryLabel")), office(without_country(cell("positionLabel"), cell("countryLabel"))),
              cell("name"), cell("person"), clean_date(cell("start")), "");
          break;
        case Format::reign:
          add(country_of_cow(cell("ccode")), "leader", cell("leader"), "",
              clean_date(cell("syear") + "-" + two_digits(cell("smonth")) + "-" + two_digits(cell("sdate"))),
              clean_date(cell("eyear") + "-" + two_digits(cell("emonth"))));
          break;
        case Format::plain:
          add(known_body(cell("of")), cell("office"), cell("person"), cell("wikidata"), clean_date(cell("from")),
              clean_date(cell("until")));
          break;
      }
    }
    return {};
  }

  Imported finish() {
    auto& rows = result_.rows;
    std::stable_sort(rows.begin(), rows.end(), [](const ImportedHolding& a, const ImportedHolding& b) {
      return std::tie(a.of, a.office, a.from, a.person) < std::tie(b.of, b.office, b.from, b.person);
    });
    join_terms();
    return std::move(result_);
  }

 private:
  // A state by any of its English names, adjectives or codes.
  std::string country(const std::string& name) const {
    for (auto wanted : {SenseKind::state, SenseKind::adjective})
      for (const auto& sense : world_.find(kNamesLanguage, name))
        if (sense.kind == wanted) return world_.states()[sense.index].iso;
    const auto* state = name.size() == 3 ? world_.state(name) : nullptr;
    return state == nullptr ? std::string() : state->iso;
  }

  // The state of a number of the Correlates of War project.
  std::string country_of_cow(const std::string& number) const {
    for (const auto& state : world_.states())
      if (std::find(state.cow.begin(), state.cow.end(), number) != state.cow.end()) return state.iso;
    return {};
  }

  // "united-kingdom-cabinet" -> GBR: the longest beginning that names a state.
  std::string country_of_slug(const std::string& slug) const {
    for (auto end = slug.size(); end != std::string::npos && end > 0; end = slug.rfind('-', end - 1)) {
      std::string name = slug.substr(0, end);
      std::string capitals;
      bool start = true;
      for (char c : name) {
        capitals.push_back(start && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c == '-' ? ' ' : c);
        start = c == '-';
      }
      std::string upper;
      for (char c : name) upper.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
      for (const auto& spelling : {capitals, upper})
        if (auto iso = country(spelling); !iso.empty()) return iso;
    }
    return {};
  }

  std::string known_body(const std::string& id) const {
    return world_.state(id) != nullptr || world_.organisation(id) != nullptr ? id : std::string();
  }

  // "President of Albania" -> "President"; "Foreign minister of Zimbabwe" -> "Foreign minister".
  std::string without_country(const std::string& position, const std::string& country_name) const {
    for (auto of = position.find(" of "); of != std::string::npos; of = position.find(" of ", of + 1)) {
      auto rest = position.substr(of + 4);
      if (rest.starts_with("the ")) rest.erase(0, 4);
      if (rest == country_name || (!country(rest).empty() && country(rest) == country(country_name)))
        return position.substr(0, of);
    }
    return position;
  }

  const Office* known_office(std::string_view phrase) const {
    for (const auto& sense : world_.find(kNamesLanguage, phrase))
      if (sense.kind == SenseKind::office) {
        const auto& office = world_.offices(kNamesLanguage)[sense.index];
        if (office.only.empty()) return &office;
      }
    return nullptr;
  }

  std::string office(const std::string& position) const {
    if (const auto* known = known_office(position)) return known->office;
    if (auto envoy = envoy_to(position); !envoy.empty()) return envoy;
    if (!options_.titles || position.empty()) return {};
    return "other:" + utf8::lower(position);
  }

  // "ambassador to the Russian Federation" -> "ambassador to Russia".
  std::string envoy_to(const std::string& position) const {
    auto to = position.find(" to ");
    if (to == std::string::npos) return {};
    const auto* office = known_office(position.substr(0, to));
    auto slot = office == nullptr ? std::string::npos : office->office.find("{}");
    if (slot == std::string::npos) return {};
    auto host = position.substr(to + 4);
    if (host.starts_with("the ")) host.erase(0, 4);
    auto code = country(host);
    for (const auto& sense : world_.find(kNamesLanguage, host))
      if (code.empty() && sense.kind == SenseKind::organisation) code = world_.organisations()[sense.index].id;
    if (code.empty()) return {};
    return std::string(office->office).replace(slot, 2, world_.name_with_article(code, kNamesLanguage));
  }

  void add(const std::string& of, const std::string& office, const std::string& person, const std::string& wikidata,
           const std::string& from, const std::string& until) {
    const auto& wanted = options_.offices;
    if (of.empty()) {
      ++result_.unknown_state;
    } else if (office.empty()) {
      ++result_.unknown_office;
    } else if (person.empty() || person == wikidata) {  // Wikidata answers with the id where it has no name
      ++result_.unnamed;
    } else if (from.empty()) {
      ++result_.undated;
    } else if (wanted.empty() || std::find(wanted.begin(), wanted.end(), office) != wanted.end()) {
      if (!until.empty() && (until < std::to_string(options_.since) || until < from.substr(0, until.size()))) return;
      result_.rows.push_back(
          {of, office, person, wikidata, from, until, until.empty() ? options_.seen : "", options_.source});
    }
  }

  // Terms that follow each other, or repeat each other, are one stretch. Of a stretch without an end that has
  // a successor, only what is sure is kept: it did not outlast the successor's first day.
  void join_terms() {
    auto& rows = result_.rows;
    std::vector<ImportedHolding> joined;
    for (auto& row : rows) {
      auto same = std::find_if(joined.rbegin(), joined.rend(), [&](const ImportedHolding& j) {
        return j.of == row.of && j.office == row.office &&
               (j.wikidata.empty() ? j.person == row.person : j.wikidata == row.wikidata);
      });
      bool follows = same != joined.rend() && (same->until.empty() || reaches(same->until, row.from));
      if (!follows) {
        joined.push_back(std::move(row));
      } else if (!same->until.empty() && (row.until.empty() || row.until > same->until)) {
        same->until = row.until;
        same->seen = row.seen;
      }
    }
    rows = std::move(joined);
  }

  const World& world_;
  const ImportOptions& options_;
  Imported result_;
};

}  // namespace

Result<Imported> import_holders(const std::filesystem::path& file, const World& world, const ImportOptions& options) {
  auto table = load_csv(file);
  if (!table) return tl::unexpected(table.error());
  Importer importer(world, options);
  if (auto r = importer.table(*table); !r) return tl::unexpected(r.error());
  return importer.finish();
}

std::string to_table(const std::vector<ImportedHolding>& rows) {
  std::string out = "of\toffice\tperson\twikidata\tfrom\tuntil\tseen\tsource\n";
  for (const auto& r : rows)
    for (const auto* cell : {&r.of, &r.office, &r.person, &r.wikidata, &r.from, &r.until, &r.seen, &r.source}) {
      for (char c : *cell) out.push_back(c == '\t' || c == '\n' || c == '\r' ? ' ' : c);
      out.push_back(cell == &r.source ? '\n' : '\t');
    }
  return out;
}

}  // namespace kronika::world
