// kronika extract: articles in, records or a readable summary out.
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "command.hpp"
#include "ingest/reader.hpp"
#include "kronika/pipeline.hpp"
#include "kronika/record.hpp"
#include "render/summary.hpp"

namespace kronika::cli {
namespace {

struct Options {
  std::vector<std::string> files;
  std::string published, map;
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
  ingest::ReadOptions read;
  if (!options.published.empty()) {
    auto date = Edtf::parse(options.published);
    if (!date) {
      complain("--published: " + date.error().message);
      return kError;
    }
    read.published = *date;
  }
  read.map = options.map;
  auto reader = ingest::Reader::open(data_folder(context), read);
  if (!reader) {
    complain(reader.error().to_string());
    return kError;
  }
  auto opened = Pipeline::open(data_folder(context));
  if (!opened) {
    complain(opened.error().to_string());
    return kError;
  }
  // Never destroyed: its many small pieces go all at once when the program ends, which is now.
  static const auto* pipeline = new Pipeline(std::move(*opened));

  std::size_t found = 0, faults = 0;
  auto take = [&](Result<Article> article) {
    auto doc = std::move(article).and_then([&](Article a) { return pipeline->run(std::move(a)); });
    if (!doc) {
      complain(doc.error().to_string());
      ++faults;
      return true;
    }
    print(*doc, options, context);
    ++found;
    return true;
  };
  for (const auto& path : options.files) {
    ingest::list_files(path, [&](Result<std::filesystem::path> file) {
      if (file)
        reader->read_file(*file, take);
      else
        take(tl::unexpected(file.error()));
    });
  }
  if (faults != 0) return kError;
  return found != 0 ? kFound : kNothing;
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
  command->add_option("--published", options->published,
                      "Date (EDTF) of texts that carry none: 2019-04-03, 2019-04, 2019");
  command->add_option(
      "--map", options->map,
      "Columns of JSON Lines and CSV: text=body,date=meta.published (text, html, title, date, url, source, "
      "author, language)");
  command->add_option("--min-confidence", options->min_confidence, "Leave out facts below this")
      ->check(CLI::Range(0.0, 1.0));
  command->footer(
      "Examples:\n"
      "  kronika extract examples/pl/*.txt\n"
      "  kronika extract --json archive/ > records.jsonl\n"
      "  echo \"Rząd podał się do dymisji.\" | kronika extract --published 2019-04-03 -");
  command->callback([options, &context] { context.exit_code = run(*options, context); });
}

}  // namespace kronika::cli
