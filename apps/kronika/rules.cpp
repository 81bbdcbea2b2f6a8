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
#include "facts/step.hpp"
#include "ingest/reader.hpp"
#include "kronika/pipeline.hpp"
#include "packs/blocks.hpp"
#include "pipeline/language.hpp"

namespace kronika::cli {
namespace {

struct Options {
  std::string language, sentence, article;
  bool all = false, verbose = false;
};

// A day in the middle of a year, so that "yesterday" and "next month" stay within it.
constexpr const char* kPublished = "2020-06-15";

// Runs the steps of the document's language up to the events, noting in `trace` how they were found.
Result<Document> read(const Pipeline& pipeline, Document doc, facts::Trace* trace) {
  for (const auto& step : pipeline.steps(doc.language)) {
    if (const auto* events = dynamic_cast<const facts::EventStep*>(step.get()); events != nullptr) {
      events->read(doc, trace);
      return doc;
    }
    if (auto done = step->run(doc); !done) return tl::unexpected(done.error());
  }
  return doc;
}

// One sentence as an article. The language is given: a short sentence does not tell it reliably.
Document article_of(const std::string& sentence, const std::string& language) {
  Document doc;
  doc.article.text = sentence;
  doc.article.language = doc.language = language;
  doc.article.blocks.push_back({{0, static_cast<std::uint32_t>(sentence.size())}, BlockKind::paragraph});
  if (auto date = Edtf::parse(kPublished)) doc.article.published = *date;
  return doc;
}

// The first article of a file.
Result<Document> article_in(const std::string& path, const Context& context, const std::string& language) {
  auto reader = ingest::Reader::open(data_folder(context), {});
  if (!reader) return tl::unexpected(reader.error());
  Result<Document> first = fail("holds no article", path);
  reader->read_file(path, [&](Result<Article> article) {
    first = std::move(article).map([&](Article a) {
      Document doc;
      doc.article = std::move(a);
      doc.language = language.empty() ? detect_language(doc.text(), doc.article.language) : language;
      return doc;
    });
    return false;
  });
  return first;
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
        auto doc = read(*pipeline, article_of(c.sentence, language), nullptr);
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

void print_tree(const Document& doc, const Sentence& sentence) {
  for (auto t = sentence.begin; t < sentence.end; ++t) {
    const Token& token = doc.tokens[t];
    const auto head = token.head == kNone ? std::string("-") : doc.tokens[token.head].form;
    std::printf("  %-20s %-20s %-6s %-12s %-20s %s\n", token.form.c_str(), token.lemma.c_str(),
                std::string(to_string(token.upos)).c_str(), std::string(token.deprel.view()).c_str(), head.c_str(),
                std::string(token.feats.view()).c_str());
  }
  for (const auto& e : doc.entities)
    for (const auto& m : e.mentions)
      if (m.begin >= sentence.begin && m.begin < sentence.end)
        std::printf("  %s: %s (%s): %s %s\n", std::string(to_string(e.kind)).c_str(), e.name.c_str(), e.country.c_str(),
                    std::string(to_string(m.form)).c_str(), std::string(doc.words(m.span)).c_str());
}

// What became of the rules in one sentence.
void print_attempts(const Document& doc, const Sentence& sentence, const facts::Trace& trace, const Options& options) {
  if (options.verbose) print_tree(doc, sentence);
  bool tried = false;
  for (const auto& attempt : trace) {
    if (attempt.token < sentence.begin || attempt.token >= sentence.end) continue;
    tried = true;
    std::printf("%s: %s: %s\n", doc.tokens[attempt.token].form.c_str(), attempt.rule->id.c_str(),
                attempt.failed.empty() ? "matches" : attempt.failed.c_str());
    if (options.all || !attempt.failed.empty())
      std::printf("  %s:%zu\n", attempt.rule->file.c_str(), attempt.rule->line);
  }
  if (!tried) std::printf("no word of the sentence triggers a rule\n");
}

int why(const Options& options, const Context& context) {
  auto pipeline = Pipeline::open(data_folder(context));
  if (!pipeline) {
    complain(pipeline.error().to_string());
    return kError;
  }
  const bool whole = options.article.empty();
  const auto language = whole && options.language.empty() ? detect_language(options.sentence) : options.language;
  auto article = whole ? article_of(options.sentence, language) : article_in(options.article, context, language);
  if (article && pipeline->steps(article->language).empty()) {
    complain("no language pack for \"" + article->language + "\"; name one with --language");
    return kError;
  }
  facts::Trace trace;
  auto doc = std::move(article).and_then([&](Document d) { return read(*pipeline, std::move(d), &trace); });
  if (!doc) {
    complain(doc.error().to_string());
    return kError;
  }
  std::erase_if(doc->events, [&](const Event& e) {
    return !whole && doc->words(doc->sentences[e.sentence].span).find(options.sentence) == std::string_view::npos;
  });
  for (const auto& sentence : doc->sentences)
    if (whole || doc->words(sentence.span).find(options.sentence) != std::string_view::npos)
      print_attempts(*doc, sentence, trace, options);
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
  why_command->add_option("SENTENCE", options->sentence, "One sentence, in quotation marks, or a part of one")
      ->required();
  why_command->add_option("--in", options->article, "The article that holds the sentence: who is meant depends on it");
  why_command->add_option("--language", options->language, "pl or en; told from the sentence where absent");
  why_command->add_flag("--files", options->all, "Also where the rules that match stand");
  why_command->add_flag("--tree", options->verbose, "Also the tree and the entities");
  why_command->footer(
      "Examples:\n"
      "  kronika rules why \"Iran did not attack Israel.\"\n"
      "  kronika rules why --tree \"Grecja prowadziła rozmowy z Turcją.\"\n"
      "  kronika rules why --in examples/pl/2019-03-20-kazachstan-prezydent.txt \"objął w środę\"");
  why_command->callback([options, &context] { context.exit_code = why(*options, context); });
}

}  // namespace kronika::cli
