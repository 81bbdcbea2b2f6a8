// kronika times: the expressions of time in articles, what they mean, and how that was reached.
#include <fmt/core.h>

#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "articles.hpp"
#include "kronika/pipeline.hpp"
#include "render/offsets.hpp"

namespace kronika::cli {
namespace {

struct Options {
  std::vector<std::string> files;
  ReaderArguments reading;
  bool json = false;
};

void print_json(const Document& doc) {
  const render::CodePoints code_points(doc.text());
  for (const auto& t : doc.times) {
    const nlohmann::ordered_json line = {{"path", doc.article.path},
                                         {"begin", code_points.of(t.span).begin},
                                         {"end", code_points.of(t.span).end},
                                         {"text", doc.words(t.span)},
                                         {"kind", to_string(t.kind)},
                                         {"value", t.text_value},
                                         {"reason", t.reason},
                                         {"rule", t.rule}};
    fmt::print("{}\n", line.dump());
  }
}

void print_table(const Document& doc) {
  fmt::print("{} ({})\n", doc.article.path, doc.article.published ? doc.article.published->to_string() : "no date");
  for (const auto& t : doc.times)
    fmt::print("  {:<32} {:<8} {}\n      {} [{}]\n", doc.words(t.span), to_string(t.kind),
               t.text_value.empty() ? "not known" : t.text_value, t.reason, t.rule);
}

int run(const Options& options, const Context& context) {
  auto reader = open_reader(context, options.reading);
  if (!reader) return kError;
  auto pipeline = Pipeline::open(data_folder(context));
  if (!pipeline) return complain(pipeline.error().to_string()), kError;
  return for_each_article(*reader, options.files, [&](Article article) {
    return pipeline->run_until(std::move(article), Layer::times).map([&](const Document& doc) {
      options.json ? print_json(doc) : print_table(doc);
      return doc.times.size();
    });
  });
}

}  // namespace

void add_times(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("times", "Show the expressions of time in articles and how each was understood");
  command->add_option("FILE", options->files, "Articles or folders of them; - is standard input")->required();
  command->add_flag("--json", options->json, "One expression a line, as JSON");
  add_published_option(*command, options->reading.published);
  add_language_option(*command, options->reading.language);
  command->footer(
      "Examples:\n"
      "  kronika times examples/pl\n"
      "  echo \"W środę odwiedzi Moskwę.\" | kronika times --published 2019-04-04 -");
  command->callback([options, &context] { context.exit_code = run(*options, context); });
}

}  // namespace kronika::cli
