// kronika count: series for statistics.
#include <memory>

#include "event_options.hpp"

namespace kronika::cli {
namespace {

struct Options {
  AnswerOptions answer;
  EventOptions events;
  std::vector<std::string> by{"year", "type"};
};

int run(const Options& options, const Context& context) {
  std::vector<Dimension> by;
  for (const std::string& name : options.by) {
    auto dimension = parse_dimension(name);
    if (!dimension) {
      complain("--by: \"" + name + "\" is none of year, month, day, type, mode, source, target, place");
      return kError;
    }
    by.push_back(*dimension);
  }
  auto asked = open_chronicle(options.answer.db, context);
  if (!asked) return kError;
  int code = kError;
  auto query = event_query(options.events, *asked, code);
  if (!query) return code;
  auto counts = count_events(asked->store, *query, by);
  if (!counts) return failed(counts.error());

  std::vector<render::Column> columns;
  for (const std::string& name : options.by) columns.push_back({name});
  columns.push_back({"events", true, true});
  render::Table table(columns);
  for (const Count& count : *counts) {
    std::vector<std::string> cells = count.values;
    cells.push_back(std::to_string(count.events));
    if (options.answer.json) {
      std::string line = "{";
      for (std::size_t i = 0; i < count.values.size(); ++i) line += json_pair(options.by[i], count.values[i]) + ",";
      print(line + "\"events\":" + std::to_string(count.events) + "}\n");
    }
    table.add(std::move(cells));
  }
  if (!options.answer.json) print_table(table, options.answer, context);
  return counts->empty() ? kNothing : kFound;
}

}  // namespace

void add_count(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("count", "Count events by month, type, state and the like");
  command->add_option("--by", options->by, "year, month, day, type, mode, source, target, place")
      ->delimiter(',')
      ->capture_default_str();
  add_event_options(*command, options->events);
  add_answer_options(*command, options->answer);
  command->footer(
      "Events whose date is not known as exactly as asked count under what is known: \"2019\", \"undated\".\n\n"
      "Examples:\n"
      "  kronika count --by month,type --csv > series.csv\n"
      "  kronika count --by year,source,target --type THREATEN");
  command->callback([options, &context] { context.exit_code = run(*options, context); });
}

}  // namespace kronika::cli
