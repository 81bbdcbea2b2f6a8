// kronika rules: run the cases that stand beside the rules of events, and see why a sentence yields what it does.
#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "command.hpp"
#include "facts/cases.hpp"
#include "facts/engine.hpp"
#include "facts/rules.hpp"
#include "kronika/pipeline.hpp"
#include "packs/blocks.hpp"
#include "pipeline/language.hpp"

namespace kronika::cli {
namespace {

struct Options {
  std::string language, sentence;
  bool all = false, verbose = false;
};

// A day in the middle of a year, so that "yesterday" and "next month" stay within it.
constexpr const char* kPublished = "2020-06-15";

// Runs the steps of a language on one sentence, to the end or up to the events. The language is given: a short
// sentence does not tell it reliably.
Result<Document> read(const Pipeline& pipeline, const std::string& language, const std::string& sentence,
                      bool up_to_events) {
  Document doc;
  doc.article.text = sentence;
  doc.article.language = doc.language = language;
  doc.article.blocks.push_back({{0, static_cast<std::uint32_t>(sentence.size())}, BlockKind::paragraph});
  if (auto date = Edtf::parse(kPublished)) doc.article.published = *date;
  for (const auto& step : pipeline.steps(language)) {
    if (up_to_events && step->adds().has(Layer::events)) break;
    if (auto done = step->run(doc); !done) return tl::unexpected(done.error());
  }
  return doc;
}

std::string shown(const std::string& events) { return events.empty() ? "none" : events; }

int test(const Options& options, const Context& context) {
  auto pipeline = Pipeline::open(data_folder(context));
  if (!pipeline) {
    complain(pipeline.error().to_string());
    return kError;
  }
  std::size_t passed = 0, failed = 0;
  for (const auto& language : pipeline->languages()) {
    if (!options.language.empty() && options.language != language) continue;
    for (const auto& file : packs::files_in(data_folder(context) / "packs" / language / "facts", ".cases")) {
      auto cases = facts::load_cases(file);
      if (!cases) {
        complain(cases.error().to_string());
        return kError;
      }
      for (const auto& c : *cases) {
        auto doc = read(*pipeline, language, c.sentence, false);
        const auto events = doc ? facts::events_of(*doc) : doc.error().to_string();
        if (doc && events == c.expected) {
          ++passed;
          continue;
        }
        ++failed;
        std::printf("%s:%zu: %s\n  expected %s\n  found    %s\n", c.file.c_str(), c.line, c.sentence.c_str(),
                    shown(c.expected).c_str(), shown(events).c_str());
      }
    }
  }
  std::printf("%zu passed, %zu failed\n", passed, failed);
  return failed == 0 && passed != 0 ? kFound : kNothing;
}

void print_tree(const Document& doc) {
  for (std::uint32_t t = 0; t < doc.tokens.size(); ++t) {
    const Token& token = doc.tokens[t];
    const auto head = token.head == kNone ? std::string("-") : doc.tokens[token.head].form;
    std::printf("  %-20s %-20s %-6s %-12s %-20s %s\n", token.form.c_str(), token.lemma.c_str(),
                std::string(to_string(token.upos)).c_str(), std::string(token.deprel.view()).c_str(), head.c_str(),
                std::string(token.feats.view()).c_str());
  }
  for (const auto& e : doc.entities)
    std::printf("  %s: %s (%s)\n", std::string(to_string(e.kind)).c_str(), e.name.c_str(), e.country.c_str());
}

int why(const Options& options, const Context& context) {
  auto pipeline = Pipeline::open(data_folder(context));
  if (!pipeline) {
    complain(pipeline.error().to_string());
    return kError;
  }
  const auto language = options.language.empty() ? detect_language(options.sentence) : options.language;
  if (pipeline->steps(language).empty()) {
    complain("no language pack for \"" + language + "\"; name one with --language");
    return kError;
  }
  auto doc = read(*pipeline, language, options.sentence, true);
  auto rules = facts::Rules::load(data_folder(context) / "packs" / language / "facts", language);
  if (!doc || !rules) {
    complain(doc ? rules.error().to_string() : doc.error().to_string());
    return kError;
  }
  facts::Trace trace;
  facts::Engine(*rules, {}, {}).read(*doc, &trace);
  if (options.verbose) print_tree(*doc);
  for (const auto& attempt : trace) {
    std::printf("%s: %s: %s\n", doc->tokens[attempt.token].form.c_str(), attempt.rule->id.c_str(),
                attempt.failed.empty() ? "matches" : attempt.failed.c_str());
    if (options.all || !attempt.failed.empty())
      std::printf("  %s:%zu\n", attempt.rule->file.c_str(), attempt.rule->line);
  }
  if (trace.empty()) std::printf("no word of the sentence triggers a rule\n");
  std::printf("events: %s\n", shown(facts::events_of(*doc)).c_str());
  return doc->events.empty() ? kNothing : kFound;
}

}  // namespace

void add_rules(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("rules", "Test the rules of events, and see why they match");
  command->require_subcommand(1);

  auto* test_command = command->add_subcommand("test", "Run the cases beside the rules");
  test_command->add_option("--language", options->language, "Only this language: pl, en");
  test_command->footer("Examples:\n  kronika rules test\n  kronika rules test --language pl");
  test_command->callback([options, &context] { context.exit_code = test(*options, context); });

  auto* why_command = command->add_subcommand("why", "Show which rules came near in a sentence, and what failed");
  why_command->add_option("SENTENCE", options->sentence, "One sentence, in quotation marks")->required();
  why_command->add_option("--language", options->language, "pl or en; told from the sentence where absent");
  why_command->add_flag("--files", options->all, "Also where the rules that match stand");
  why_command->add_flag("--tree", options->verbose, "Also the tree and the entities");
  why_command->footer(
      "Examples:\n"
      "  kronika rules why \"Iran did not attack Israel.\"\n"
      "  kronika rules why --tree \"Grecja prowadziła rozmowy z Turcją.\"");
  why_command->callback([options, &context] { context.exit_code = why(*options, context); });
}

}  // namespace kronika::cli
