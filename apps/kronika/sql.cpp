// kronika sql: any question in SQL.
#include <memory>

#include "answer.hpp"

namespace kronika::cli {
namespace {

struct Options {
  AnswerOptions answer;
  std::string sql;
  std::size_t limit = 10'000;
};

int run(const Options& options, const Context& context) {
  auto store = Store::open(options.answer.db, OpenMode::read);
  if (!store) return failed(store.error());
  auto result = run_sql(*store, options.sql, options.limit);
  if (!result) return failed(result.error());
  std::vector<render::Column> columns;
  for (const std::string& name : result->columns) columns.push_back({name});
  render::Table table(columns);
  for (const auto& row : result->rows) {
    std::vector<std::string> cells;
    std::string line;
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (options.answer.json) line.append(c == 0 ? "" : ",").append(json_pair(result->columns[c], row[c]));
      cells.push_back(row[c].value_or(""));
    }
    if (options.answer.json) print("{" + line + "}\n");
    table.add(std::move(cells));
  }
  if (!options.answer.json) print_table(table, options.answer, context);
  if (result->cut) complain("there is more; raise --limit");
  return result->rows.empty() ? kNothing : kFound;
}

}  // namespace

void add_sql(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("sql", "Ask the chronicle in SQL; it can only be read");
  command->add_option("QUERY", options->sql, "One SELECT")->required();
  command->add_option("--limit", options->limit, "How many rows at most")->capture_default_str();
  add_answer_options(*command, options->answer);
  command->footer(
      "The views are documents, actors, events, event_tellings, quotes, offices, relations, facts; see docs/schema.md.\n\n"
      "Examples:\n"
      "  kronika sql \"SELECT date, type, sources, targets FROM events WHERE place = 'Moskwa'\"\n"
      "  kronika sql --csv \"SELECT person, office, status, date FROM offices\"");
  command->callback([options, &context] { context.exit_code = run(*options, context); });
}

}  // namespace kronika::cli
