// kronika timeline: everything that one actor, or two with each other, took part in.
#include <memory>

#include "event_table.hpp"

namespace kronika::cli {

void add_timeline(CLI::App& app, Context& context) {
  auto options = std::make_shared<EventListing>();
  options->page.limit = 200;
  auto* command = app.add_subcommand("timeline", "List what an actor, or two together, took part in");
  command->add_option("NAME", options->events.actors, "One or two actors: names in any spelling, states or codes")
      ->required()
      ->expected(1, 2);
  command->add_option("--from", options->events.from, "Not over before this date");
  command->add_option("--to", options->events.to, "Begun by this date");
  command->add_option("--as-reported-by", options->events.reported_by, "As the chronicle stood on this day");
  add_page_options(*command, options->page);
  add_answer_options(*command, options->answer);
  add_explain_flag(*command, options->answer);
  command->footer(
      "Examples:\n"
      "  kronika timeline \"Emmanuel Macron\"\n"
      "  kronika timeline Rosja KAZ --from 2019");
  command->callback([options, &context] { context.exit_code = show_events(*options, context); });
}

}  // namespace kronika::cli
