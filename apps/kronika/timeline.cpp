// kronika timeline: everything that one actor, or two with each other, took part in.
#include <memory>

#include "event_options.hpp"
#include "event_table.hpp"

namespace kronika::cli {
namespace {

struct Options {
  AnswerOptions answer;
  PageOptions page{200, ""};
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

void add_timeline(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
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
  command->callback([options, &context] { context.exit_code = run(*options, context); });
}

}  // namespace kronika::cli
