// kronika extract: articles in, records or a readable summary out.
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "articles.hpp"
#include "kronika/pipeline.hpp"
#include "kronika/record.hpp"
#include "render/summary.hpp"

namespace kronika::cli {
namespace {

struct Options {
  std::vector<std::string> files;
  ReaderArguments reading;
  double min_confidence = 0;
  bool json = false;
};

void drop_below(Document& doc, double confidence) {
  auto drop = [&](auto& facts) { std::erase_if(facts, [&](const auto& f) { return f.confidence < confidence; }); };
  drop(doc.events);
  drop(doc.quotes);
  drop(doc.offices);
  drop(doc.relations);
}

void print(Document& doc, const Options& options, const Context& context) {
  drop_below(doc, options.min_confidence);
  std::string out = options.json ? to_record(doc) + "\n" : render::summary(doc, {context.use_color()});
  std::fwrite(out.data(), 1, out.size(), stdout);
}

int run(const Options& options, const Context& context) {
  auto reader = open_reader(context, options.reading);
  if (!reader) return kError;
  auto opened = Pipeline::open(data_folder(context));
  if (!opened) {
    complain(opened.error().to_string());
    return kError;
  }
  // Never destroyed: its many small pieces go all at once when the program ends, which is now.
  static const auto* pipeline = new Pipeline(std::move(*opened));

  return for_each_article(*reader, options.files, [&](Article article) {
    return pipeline->run(std::move(article)).map([&](Document doc) -> std::size_t {
      print(doc, options, context);
      return 1;
    });
  });
}

}  // namespace

void add_extract(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("extract", "Read articles and show what they tell");
  command
      ->add_option(
          "FILE", options->files,
          "Texts, pages, WARC files, feeds, JSON Lines, CSV, or archives or folders of them; - is standard input")
      ->required();
  command->add_flag("--json", options->json, "One record a line, as schema/extraction.schema.json describes it");
  add_published_option(*command, options->reading.published);
  add_language_option(*command, options->reading.language);
  add_map_option(*command, options->reading.map);
  command->add_option("--min-confidence", options->min_confidence, "Leave out facts below this")
      ->check(CLI::Range(0.0, 1.0));
  command->footer(
      "Examples:\n"
      "  kronika extract examples/pl/*.txt\n"
      "  kronika extract --json archive/ > records.jsonl\n"
      "  echo \"Rząd podał się do dymisji.\" | kronika extract --published 2019-04-03 -\n"
      "  echo \"Peru i Chile podpisały rozejm.\" | kronika extract --language pl -");
  command->callback([options, &context] { context.exit_code = run(*options, context); });
}

}  // namespace kronika::cli
