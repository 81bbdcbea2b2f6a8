// kronika events: who did what to whom, in the order of time.
#include <memory>

#include "event_options.hpp"
#include "event_table.hpp"

namespace kronika::cli {
namespace {

struct Options {
  AnswerOptions answer;
  PageOptions page;
  EventOptions events;
};

int run(const Options& options, const Context& context) {
  auto asked = open_chronicle(options.answer.db, context);
  if (!asked) return kError;
  int code = kError;
  auto query = event_query(options.events, *asked, code);
  if (!query) return code;
  query->paging = {options.page.limit, options.page.after};
  return show_events(*asked, *query, options.answer, context);
}

}  // namespace

void add_events(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("events", "List events: who did what to whom, when and where");
  add_event_options(*command, options->events);
  add_page_options(*command, options->page);
  add_answer_options(*command, options->answer);
  add_explain_flag(*command, options->answer);
  command->footer(
      "Dates that are known in part are marked \"perhaps\" where they may lie in the time asked about.\n\n"
      "Examples:\n"
      "  kronika events --actor RUS --actor KAZ --from 2019-03 --to 2019-04\n"
      "  kronika events --source Macron --type CONSULT --mode visit\n"
      "  kronika events --text \"traktat przyjazn\" --json");
  command->callback([options, &context] { context.exit_code = run(*options, context); });
}

}  // namespace kronika::cli
