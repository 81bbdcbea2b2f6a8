// kronika eval: how right the records of annotated articles are.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "command.hpp"
#include "ingest/reader.hpp"
#include "kronika/pipeline.hpp"
#include "kronika/record.hpp"
#include "measure/score.hpp"

namespace kronika::cli {
namespace {

struct Options {
  std::filesystem::path gold;
  std::filesystem::path records;
  double min_confidence = 0;
  bool errors = false, types = false, reliability = false;
};

struct Annotated {
  std::filesystem::path file;  // the annotation; the article lies beside it as .txt
  measure::Facts facts;
};

Result<std::string> content(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return fail("cannot be read", file.string());
  std::ostringstream out;
  out << in.rdbuf();
  return std::move(out).str();
}

Result<std::vector<Annotated>> load_gold(const std::filesystem::path& folder) {
  std::vector<Annotated> gold;
  std::error_code ec;
  for (std::filesystem::recursive_directory_iterator it(folder, ec), end; !ec && it != end; it.increment(ec)) {
    if (!it->is_regular_file(ec) || it->path().extension() != ".json") continue;
    auto text = content(it->path());
    if (!text) return tl::unexpected(text.error());
    auto facts = measure::read_gold(*text, it->path().string());
    if (!facts) return tl::unexpected(facts.error());
    gold.push_back({it->path(), std::move(*facts)});
  }
  if (ec) return fail("cannot be read: " + ec.message(), folder.string());
  if (gold.empty()) return fail("holds no annotations (*.json beside *.txt)", folder.string());
  std::sort(gold.begin(), gold.end(), [](const auto& a, const auto& b) { return a.file < b.file; });
  return gold;
}

using Records = std::map<std::string, measure::Facts>;  // by the name of the article's file

Result<Records> load_records(const std::filesystem::path& file) {
  auto text = content(file);
  if (!text) return tl::unexpected(text.error());
  Records records;
  std::istringstream lines(*text);
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    auto facts = measure::read_record(line, file.string(), number);
    if (!facts) return tl::unexpected(facts.error());
    auto name = facts->name;
    records[name] = std::move(*facts);
  }
  return records;
}

Result<Records> extract(const std::vector<Annotated>& gold, const Context& context) {
  auto reader = ingest::Reader::open(data_folder(context));
  if (!reader) return tl::unexpected(reader.error());
  auto pipeline = Pipeline::open(data_folder(context));
  if (!pipeline) return tl::unexpected(pipeline.error());
  Records records;
  for (const auto& annotated : gold) {
    auto article = annotated.file;
    article.replace_extension(".txt");
    std::optional<Error> fault;
    reader->read_file(article, [&](Result<Article> read) {
      auto doc = std::move(read).and_then([&](Article a) { return pipeline->run(std::move(a)); });
      if (!doc) {
        fault = doc.error();
        return false;
      }
      auto facts = measure::read_record(to_record(*doc), article.string());
      if (!facts) {
        fault = facts.error();
        return false;
      }
      records[article.filename().string()] = std::move(*facts);
      return true;
    });
    if (fault) complain(fault->to_string());
  }
  return records;
}

void drop_below(measure::Facts& facts, double confidence) {
  auto drop = [&](auto& list) {
    std::erase_if(list, [&](const auto& f) { return f.confidence && *f.confidence < confidence; });
  };
  drop(facts.events);
  drop(facts.quotes);
  drop(facts.offices);
}

// As the scorer of the gold standard prints: rounded to four places, then shown with three.
double shown(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4f", value);
  return std::strtod(text, nullptr);
}

void print_tally(const char* language, const char* what, const measure::Tally& t) {
  std::printf("%-4s %-14s P %.3f  R %.3f  F1 %.3f   (%zu right, %zu gold, %zu said)\n", language, what,
              shown(t.precision()), shown(t.recall()), shown(t.f1()), t.right, t.gold, t.said);
}

void print_types(const measure::Score& score) {
  for (const auto& [language, types] : score.types) {
    std::printf("\n");
    for (const auto& [type, tally] : types) print_tally(language.c_str(), type.c_str(), tally);
  }
}

void print_reliability(const measure::Score& score) {
  for (const auto& [kind, bins] : score.reliability) {
    std::printf("\n%s: confidence said, share right\n", kind.c_str());
    for (std::size_t b = 0; b < bins.size(); ++b) {
      if (bins[b].said == 0) continue;
      const auto said = static_cast<double>(bins[b].said);
      std::printf("  %.1f-%.1f  %.2f  %.2f  (%zu of %zu)\n", static_cast<double>(b) / measure::kBins,
                  static_cast<double>(b + 1) / measure::kBins, bins[b].sum / said,
                  static_cast<double>(bins[b].right) / said, bins[b].right, bins[b].said);
    }
  }
}

int run(const Options& options, const Context& context) {
  auto gold = load_gold(options.gold);
  if (!gold) {
    complain(gold.error().to_string());
    return kError;
  }
  auto records = options.records.empty() ? extract(*gold, context) : load_records(options.records);
  if (!records) {
    complain(records.error().to_string());
    return kError;
  }
  measure::Score score;
  for (const auto& annotated : *gold) {
    auto article = annotated.file;
    article.replace_extension(".txt");
    auto it = records->find(article.filename().string());
    if (it != records->end()) drop_below(it->second, options.min_confidence);
    score.add(annotated.file.stem().string(), annotated.file.parent_path().filename().string(), annotated.facts,
              it == records->end() ? nullptr : &it->second);
  }
  if (options.errors)
    for (const auto& line : score.errors) std::printf("%s\n", line.c_str());
  for (const auto& [language, measures] : score.measures)
    for (const char* name : measure::kMeasures)
      if (auto it = measures.find(name); it != measures.end()) print_tally(language.c_str(), name, it->second);
  if (score.absent != 0) std::printf("no record for %zu gold documents\n", score.absent);
  if (options.types) print_types(score);
  if (options.reliability) print_reliability(score);
  return records->empty() ? kNothing : kFound;
}

}  // namespace

void add_eval(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("eval", "Measure extraction against annotated articles");
  command
      ->add_option("GOLD", options->gold, "Folder of articles (*.txt) with annotations (*.json), one folder a language")
      ->required();
  command->add_option("--records", options->records, "Measure these records (JSON Lines) instead of extracting");
  command->add_option("--min-confidence", options->min_confidence, "Leave out facts below this")
      ->check(CLI::Range(0.0, 1.0));
  command->add_flag("--errors", options->errors, "List what was missed, invented or told otherwise");
  command->add_flag("--types", options->types, "Also by type of event");
  command->add_flag("--reliability", options->reliability, "Also how often facts of each confidence are right");
  command->footer(
      "Examples:\n"
      "  kronika eval gold/\n"
      "  kronika eval gold/ --errors --types --reliability\n"
      "  kronika eval gold/ --records records.jsonl");
  command->callback([options, &context] { context.exit_code = run(*options, context); });
}

}  // namespace kronika::cli
