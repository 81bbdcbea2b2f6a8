// Measures date expressions on the specifications of Microsoft's Recognizers-Text (English, MIT licence):
//
//   kronika-time-eval [-v] PACK FOLDER     PACK is packs/en, FOLDER holds DateParser.json and its sisters
//
// Chosen are the results of the types date, daterange, duration and set in the five *Parser.json files of these
// types; sets with a clock time in them are left out. A result is right when an expression that overlaps it has
// its value, in the sense of value_is_right below.
#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "time/finder.hpp"
#include "time/test_document.hpp"

namespace {

using nlohmann::json;
using std::chrono::days;
using std::chrono::sys_days;
using namespace kronika;

std::optional<sys_days> day(const json& resolution, const char* key) {
  if (!resolution.is_object() || !resolution.contains(key)) return std::nullopt;
  auto e = Edtf::parse(resolution[key].get<std::string>());
  return e ? e->earliest() : std::nullopt;
}

std::string season_code(const std::string& timex) {
  for (auto [name, code] : {std::pair{"SP", "21"}, {"SU", "22"}, {"FA", "23"}, {"WI", "24"}})
    if (timex.ends_with(name)) return code;
  return {};
}

// A single date: the very day; or, where the words count in months or years ("two years ago"), the month or year
// that holds it: the set gives a day there that the words do not.
bool date_is_right(const Edtf& value, sys_days wanted) {
  if (!value.earliest() || !value.latest()) return false;
  if (*value.earliest() == wanted && *value.latest() == wanted) return true;
  const bool coarse = value.precision() == Edtf::Precision::month || value.precision() == Edtf::Precision::year;
  return value.kind() == Edtf::Kind::date && coarse && *value.earliest() <= wanted && wanted <= *value.latest();
}

// A stretch: the same first and last day. The set writes the day after the end, and of a range "from A to B" the
// first day of B; both are taken. A part of a stretch ("early 2019", where the set has halves) must lie within.
bool range_is_right(const Edtf& value, std::optional<sys_days> start, std::optional<sys_days> end, bool part) {
  const auto first = value.earliest(), last = value.latest();
  if (part) return first && last && start && end && *start <= *first && *last < *end;
  if (start.has_value() != first.has_value() || end.has_value() != last.has_value()) return false;
  if (start && *first != *start) {
    // The first day of A's last month or year, for "after A"; approximate starts may be coarser.
    const auto begin = Edtf::of_date(value.items().front().first);
    if (!(begin.precision() < Edtf::Precision::day && *begin.earliest() <= *start && *start <= *begin.latest()))
      return false;
  }
  if (!end) return true;
  const auto& item = value.items().back();
  const Edtf final = Edtf::of_date(item.range ? item.last : item.first);
  return *last == *end || *last + days(1) == *end || *final.earliest() == *end ||
         (final.precision() < Edtf::Precision::day && *final.earliest() <= *end && *end <= *last);
}

bool value_is_right(const Timex& found, const json& wanted, const std::string& type) {
  const std::string timex = wanted.value("Timex", "");
  if (type == "duration") return found.kind == TimeKind::duration && found.text_value == timex;
  if (type == "set")
    return found.kind == TimeKind::set && (found.text_value == timex || found.text_value == "R/" + timex);
  if (auto code = season_code(timex); !code.empty()) {
    const auto& value = found.value.to_string();
    return timex.size() == 2 ? value.ends_with("-" + code) : value == timex.substr(0, 4) + "-" + code;
  }
  const std::string mod = wanted.value("Mod", "");
  const bool part = mod == "start" || mod == "end" || mod == "mid";
  for (const char* which : {"PastResolution", "FutureResolution"}) {
    const json resolution = wanted.value(which, json());
    if (type == "date") {
      if (auto d = day(resolution, "date"); d && date_is_right(found.value, *d)) return true;
    } else if (range_is_right(found.value, day(resolution, "startDate"), day(resolution, "endDate"), part)) {
      return true;
    }
  }
  return false;
}

// A date that does not exist, which the set marks with the first day of all: right when nothing is found.
bool is_impossible(const json& wanted) {
  const json past = wanted.value("PastResolution", json());
  for (const char* key : {"date", "startDate"})
    if (past.is_object() && past.value(key, "") == "0001-01-01") return true;
  return false;
}

struct Score {
  int right = 0, all = 0;
};

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> args(argv + 1, argv + argc);
  const bool verbose = !args.empty() && args[0] == "-v";
  if (verbose) args.erase(args.begin());
  if (args.size() != 2) {
    std::cerr << "usage: kronika-time-eval [-v] PACK FOLDER\n";
    return 2;
  }
  auto morphology = Morphology::load(std::filesystem::path(args[0]) / "morph");
  if (!morphology) return std::cerr << morphology.error().to_string() << "\n", 2;
  auto shared = std::make_shared<const Morphology>(std::move(*morphology));
  auto finder = time::Finder::load(args[0], shared);
  if (!finder) return std::cerr << finder.error().to_string() << "\n", 2;

  std::map<std::string, Score> scores;
  for (const char* file :
       {"DateParser.json", "DatePeriodParser.json", "HolidayParser.json", "DurationParser.json", "SetParser.json"}) {
    std::ifstream in(std::filesystem::path(args[1]) / file);
    const json cases = json::parse(in, nullptr, false);
    if (cases.is_discarded()) return std::cerr << file << " cannot be read\n", 2;
    for (const auto& c : cases) {
      std::string reference;
      if (c.contains("Context")) reference = c["Context"].value("ReferenceDateTime", "").substr(0, 10);
      auto doc = time::test_document(c["Input"], reference, *shared);
      finder->find(doc);
      for (const auto& r : c["Results"]) {
        const std::string type = r["Type"];
        if (type != "date" && type != "daterange" && type != "duration" && type != "set") continue;
        const json wanted = r["Value"];
        if (type == "set" && wanted.value("Timex", "").find('T') != std::string::npos) continue;
        const auto begin = r["Start"].get<std::uint32_t>();
        const Span span{begin, begin + r["Length"].get<std::uint32_t>()};
        bool right = false, any = false;
        std::string found;
        for (const auto& t : doc.times) {
          if (!t.span.overlaps(span)) continue;
          any = true;
          found += fmt::format(" \"{}\"={} ({})", doc.words(t.span), t.text_value, t.rule);
          right = right || value_is_right(t, wanted, type);
        }
        if (is_impossible(wanted)) right = !any;
        ++scores[type].all;
        scores[type].right += right;
        if (verbose && !right)
          fmt::print("{}: {} [{}] \"{}\" = {}\n   found{}\n", type, c["Input"].get<std::string>(), reference,
                     r["Text"].get<std::string>(), wanted.dump(), found);
      }
    }
  }
  Score total;
  for (const auto& [type, s] : scores) {
    fmt::print("{:10} {:4} of {:4}  {:.1f} %\n", type, s.right, s.all, 100.0 * s.right / s.all);
    total.right += s.right;
    total.all += s.all;
  }
  fmt::print("{:10} {:4} of {:4}  {:.1f} %\n", "all", total.right, total.all,
             100.0 * total.right / std::max(total.all, 1));
  return 0;
}
