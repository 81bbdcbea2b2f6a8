// kronika quotes: who said what.
#include <fmt/format.h>

#include <memory>

#include "answer.hpp"
#include "render/safe.hpp"

namespace kronika::cli {
namespace {

struct Options {
  AnswerOptions answer;
  PageOptions page;
  std::string by, about, from, to, text, publisher, reported_by;
  double min_confidence = 0;
};

void print_rows(const Page<QuoteRow>& page, const AnswerOptions& options, const Context& context) {
  if (options.json) {
    for (const QuoteRow& row : page.rows) print(to_json(row) + "\n");
    return;
  }
  if (options.csv) {
    render::Table table({{"id"},
                         {"reported"},
                         {"speaker"},
                         {"country"},
                         {"kind"},
                         {"words"},
                         {"about"},
                         {"tellings"},
                         {"texts"},
                         {"source"},
                         {"document"}});
    for (const QuoteRow& row : page.rows) {
      const Witness& first = row.witnesses.front();
      table.add({row.id, row.reported, row.speaker.name, row.speaker.country, row.kind, row.words, names_of(row.about),
                 std::to_string(row.tellings), std::to_string(row.texts), first.source, first.path});
    }
    print_table(table, options, context);
    return;
  }
  if (options.explain) {
    for (const QuoteRow& row : page.rows) {
      std::string out = fmt::format("{}  {}  {}: {}\n", row.id, row.reported, render::safe(row.speaker.name),
                                    render::safe(row.kind == "direct" ? "“" + row.words + "”" : row.words));
      for (const Witness& w : row.witnesses) out += told(w);
      print(out);
    }
    return;
  }
  render::Table table({{"reported", true}, {"speaker"}, {"words"}, {"told", false, true}, {"id", true}});
  for (const QuoteRow& row : page.rows) {
    table.add({row.reported, row.speaker.name, row.kind == "direct" ? "“" + row.words + "”" : row.words,
               fmt::format("{}×", row.texts), row.id});
  }
  print_table(table, options, context);
}

int run(const Options& options, const Context& context) {
  auto asked = open_chronicle(options.answer.db, context);
  if (!asked) return kError;
  QuoteQuery query;
  bool good = true;
  query.window.from = day_option("--from", options.from, Edge::first, good);
  query.window.to = day_option("--to", options.to, Edge::last, good);
  query.reported_by = day_option("--as-reported-by", options.reported_by, Edge::last, good);
  if (!good) return kError;
  for (auto [name, choice] : {std::pair(&options.by, &query.by), std::pair(&options.about, &query.about)}) {
    if (name->empty()) continue;
    *choice = choose_actor(*asked, *name);
    if (!*choice) return kNothing;
  }
  query.text = options.text;
  query.publisher = options.publisher;
  query.min_confidence = options.min_confidence;
  query.paging = {options.page.limit, options.page.after};
  if (options.answer.explain) {
    for (const auto* choice : {&query.by, &query.about}) {
      if (*choice) print_understood(**choice, options.answer);
    }
    print_understood(query.window, options.answer);
    print_understood(query.reported_by, options.answer);
  }
  auto page = find_quotes(asked->store, query);
  if (!page) return failed(page.error());
  if (page->rows.empty()) {
    complain("no such quote in this chronicle");
    return kNothing;
  }
  print_rows(*page, options.answer, context);
  print_next(page->next, options.answer);
  return kFound;
}

}  // namespace

void add_quotes(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("quotes", "List who said what, about whom, and when it was reported");
  command->add_option("--by", options->by, "Speaker: a name in any spelling, a state or its code");
  command->add_option("--about", options->about, "Whom the words mention");
  command->add_option("--from", options->from, "Reported from this date on");
  command->add_option("--to", options->to, "Reported up to this date");
  command->add_option("--text", options->text, "Words of the sentence; diacritics may be left out");
  command->add_option("--publisher", options->publisher, "Reported by");
  command->add_option("--min-confidence", options->min_confidence, "Leave out what is less sure")
      ->check(CLI::Range(0.0, 1.0));
  command->add_option("--as-reported-by", options->reported_by, "As the chronicle stood on this day");
  add_page_options(*command, options->page);
  add_answer_options(*command, options->answer);
  add_explain_flag(*command, options->answer);
  command->footer(
      "Examples:\n"
      "  kronika quotes --by \"Angela Merkel\"\n"
      "  kronika quotes --by RUS --about KAZ --from 2019-03 --to 2019-05");
  command->callback([options, &context] { context.exit_code = run(*options, context); });
}

}  // namespace kronika::cli
