#include "event_table.hpp"

#include <fmt/format.h>

#include "render/safe.hpp"

namespace kronika::cli {
namespace {

std::string what(const EventRow& row) {
  std::string text = row.type;
  if (!row.mode.empty()) text += " " + row.mode;
  if (!row.aux.empty()) text += " (" + row.aux + ")";
  return text;
}

std::string place_of(const EventRow& row) { return row.place ? row.place->name : ""; }

void print_for_people(const Page<EventRow>& page, bool window, const Context& context) {
  std::vector<render::Column> columns{{"date", true},        {"event"},   {"who"}, {"whom"}, {"place"},
                                      {"told", false, true}, {"id", true}};
  if (window) columns.insert(columns.begin() + 1, {"in time", true});
  render::Table table(columns);
  for (const EventRow& row : page.rows) {
    std::vector<std::string> cells{when(row),
                                   what(row),
                                   names_of(row.sources),
                                   names_of(row.targets),
                                   place_of(row),
                                   fmt::format("{}×", row.texts),
                                   row.id};
    if (window) cells.insert(cells.begin() + 1, std::string(to_string(row.in_window)));
    table.add(std::move(cells));
  }
  print_table(table, {}, context);
}

void print_csv(const Page<EventRow>& page, const AnswerOptions& options, const Context& context) {
  render::Table table({{"id"},
                       {"date"},
                       {"in_window"},
                       {"type"},
                       {"mode"},
                       {"aux"},
                       {"cameo"},
                       {"sources"},
                       {"source_countries"},
                       {"targets"},
                       {"target_countries"},
                       {"place"},
                       {"reported"},
                       {"tellings"},
                       {"texts"},
                       {"confidence"},
                       {"sentence"},
                       {"document"}});
  auto countries = [](const std::vector<Actor>& actors) {
    std::string codes;
    for (const Actor& a : actors) codes.append(codes.empty() ? "" : ", ").append(a.country);
    return codes;
  };
  for (const EventRow& row : page.rows) {
    table.add({row.id, row.date, std::string(to_string(row.in_window)), row.type, row.mode, row.aux, row.cameo,
               names_of(row.sources), countries(row.sources), names_of(row.targets), countries(row.targets),
               place_of(row), row.reported, std::to_string(row.tellings), std::to_string(row.texts),
               fmt::format("{}", row.confidence), row.witnesses.empty() ? "" : row.witnesses.front().sentence,
               row.witnesses.empty() ? "" : row.witnesses.front().path});
  }
  print_table(table, options, context);
}

void print_explained(const Page<EventRow>& page) {
  for (const EventRow& row : page.rows) {
    std::string out = fmt::format("{}  {}  {}: {}", row.id, when(row), what(row), render::safe(names_of(row.sources)));
    if (!row.targets.empty()) out += " → " + render::safe(names_of(row.targets));
    if (row.place) out += ", " + render::safe(row.place->name);
    out += "\n";
    if (row.in_window == Tri::perhaps) {
      out += row.date.empty() ? "  perhaps: no date is told, and it was reported in that time\n"
                              : "  perhaps: " + row.date + " may lie in that time, or not\n";
    }
    if (!row.reason.empty()) out += "  " + render::safe(row.reason) + "\n";
    for (const Witness& w : row.witnesses) out += told(w);
    const auto shown = static_cast<std::int64_t>(row.witnesses.size());
    if (row.texts < row.tellings) {
      out += fmt::format("    told by {} text{}, with copies\n", row.texts, row.texts == 1 ? "" : "s");
    }
    if (row.tellings > shown) out += fmt::format("    … and {} more tellings\n", row.tellings - shown);
    print(out);
  }
}

void print_understood(const EventQuery& query, const AnswerOptions& options) {
  for (const ActorChoice& choice : query.actors) print_understood(choice, options);
  for (const auto* choice : {&query.source, &query.target, &query.place}) {
    if (*choice) print_understood(**choice, options);
  }
  print_understood(query.window, options);
  print_understood(query.reported_by, options);
}

}  // namespace

int show_events(const EventListing& listing, const Context& context) {
  const AnswerOptions& options = listing.answer;
  auto asked = open_chronicle(options.db, context);
  if (!asked) return kError;
  int code = kError;
  auto query = event_query(listing.events, *asked, code);
  if (!query) return code;
  query->paging = {listing.page.limit, listing.page.after};
  if (options.explain) print_understood(*query, options);
  auto page = find_events(asked->store, *query);
  if (!page) return failed(page.error());
  if (page->rows.empty()) {
    complain("no such event in this chronicle");
    return kNothing;
  }
  if (options.json) {
    for (const EventRow& row : page->rows) print(to_json(row) + "\n");
  } else if (options.csv) {
    print_csv(*page, options, context);
  } else if (options.explain) {
    print_explained(*page);
  } else {
    print_for_people(*page, query->window.bounded(), context);
  }
  print_next(page->next, options);
  return kFound;
}

}  // namespace kronika::cli
