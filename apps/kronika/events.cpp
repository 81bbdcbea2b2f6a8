// kronika events: who did what to whom, in the order of time.
#include <memory>

#include "event_table.hpp"

namespace kronika::cli {

void add_events(CLI::App& app, Context& context) {
  auto options = std::make_shared<EventListing>();
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
  command->callback([options, &context] { context.exit_code = show_events(*options, context); });
}

}  // namespace kronika::cli
