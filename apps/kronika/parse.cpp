// kronika parse: sentences, words, tags and trees of a text as CoNLL-U; their score against a treebank;
// speed.
#include <fmt/core.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <thread>

#include "articles.hpp"
#include "pipeline/language.hpp"
#include "syntax/conllu.hpp"
#include "syntax/evaluation.hpp"
#include "syntax/step.hpp"
#include "text/step.hpp"

namespace kronika::cli {
namespace {

struct Options {
  std::vector<std::string> files;
  std::string language, format = "conllu", gold;
  bool tokens_only = false;
  unsigned threads = 0;  // of the measurement of speed; 0 for none
};

class Parser {
 public:
  static Result<Parser> open(const std::filesystem::path& data, const std::string& language, bool tokens_only) {
    Parser parser;
    auto text = text::make_text_step(data / "packs" / language);
    if (!text) return tl::unexpected(text.error());
    parser.steps_.push_back(std::move(*text));
    if (tokens_only) return parser;
    auto syntax = syntax::make_syntax_step(data, language);
    if (!syntax) return tl::unexpected(syntax.error());
    parser.steps_.push_back(std::move(*syntax));
    return parser;
  }

  Result<void> run(Document& doc) const {
    for (const auto& step : steps_)
      if (auto r = step->run(doc); !r) return r;
    return {};
  }

 private:
  Steps steps_;
};

// Opens a parser for each language when it is first met.
class Parsers {
 public:
  Parsers(std::filesystem::path data, const Options& options) : data_(std::move(data)), options_(options) {}

  Result<const Parser*> of(const Article& article) {
    std::string language = options_.language;
    if (language.empty()) language = article.language;
    if (language.empty()) language = detect_language(article.text);
    if (language.empty()) return fail("language not recognised; name it with --language", article.path);
    auto it = open_.find(language);
    if (it == open_.end()) {
      auto parser = Parser::open(data_, language, options_.tokens_only);
      if (!parser) return tl::unexpected(parser.error());
      it = open_.emplace(language, std::move(*parser)).first;
    }
    return &it->second;
  }

 private:
  std::filesystem::path data_;
  const Options& options_;
  std::map<std::string, Parser> open_;
};

int evaluate(const Options& options, Parsers& parsers) {
  auto gold = syntax::load_conllu(options.gold);
  if (!gold) return complain(gold.error().to_string()), kError;
  Document system;
  system.article.text = gold->article.text;
  system.article.path = options.gold;
  auto parser = parsers.of(system.article);
  if (!parser) return complain(parser.error().to_string()), kError;
  if (auto r = (*parser)->run(system); !r) return complain(r.error().to_string()), kError;
  auto scores = syntax::evaluate(*gold, system);
  if (!scores) return complain(scores.error().to_string()), kError;
  fmt::print("{:<10} {:>9} {:>9} {:>9}\n", "", "precision", "recall", "F1");
  for (const auto& s : *scores)
    fmt::print("{:<10} {:>9.2f} {:>9.2f} {:>9.2f}\n", s.name, 100 * s.precision(), 100 * s.recall(), 100 * s.f1());
  return kFound;
}

// Reads all articles first, then runs them over again for some seconds, so that only the analysis is timed.
int measure(const Options& options, Parsers& parsers, std::vector<Article> articles) {
  using Clock = std::chrono::steady_clock;
  std::vector<const Parser*> parser_of;
  for (const auto& article : articles) {
    auto parser = parsers.of(article);
    if (!parser) return complain(parser.error().to_string()), kError;
    parser_of.push_back(*parser);
  }
  if (articles.empty()) return kNothing;
  std::atomic<std::size_t> next{0}, words{0}, sentences{0}, faults{0};
  const auto start = Clock::now();
  auto work = [&] {
    while (Clock::now() - start < std::chrono::seconds(3)) {
      const std::size_t i = next++ % articles.size();
      Document doc;
      doc.article = articles[i];
      if (!parser_of[i]->run(doc)) ++faults;
      words += doc.tokens.size();
      sentences += doc.sentences.size();
    }
  };
  {
    std::vector<std::jthread> threads;
    for (unsigned t = 0; t < options.threads; ++t) threads.emplace_back(work);
  }
  const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
  fmt::print("{:.0f} words/s, {:.0f} sentences/s, {:.1f} articles/s on {} thread{}\n",
             static_cast<double>(words) / seconds, static_cast<double>(sentences) / seconds,
             static_cast<double>(next) / seconds, options.threads, options.threads == 1 ? "" : "s");
  return faults == 0 ? kFound : kError;
}

Result<std::size_t> print_trees(Article article, Parsers& parsers) {
  auto parser = parsers.of(article);
  if (!parser) return tl::unexpected(parser.error());
  Document doc;
  doc.article = std::move(article);
  if (auto r = (*parser)->run(doc); !r) return tl::unexpected(r.error());
  std::string out;
  syntax::write_conllu(doc, out);
  std::fwrite(out.data(), 1, out.size(), stdout);
  return doc.sentences.empty() ? 0 : 1;
}

int run(const Options& options, const Context& context) {
  Parsers parsers(data_folder(context), options);
  if (!options.gold.empty()) return evaluate(options, parsers);
  auto reader = open_reader(context, {});
  if (!reader) return kError;
  std::vector<Article> articles;
  const int code = for_each_article(*reader, options.files, [&](Article article) -> Result<std::size_t> {
    if (options.threads == 0) return print_trees(std::move(article), parsers);
    articles.push_back(std::move(article));
    return 1;
  });
  return options.threads == 0 ? code : measure(options, parsers, std::move(articles));
}

}  // namespace

void add_parse(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("parse", "Print the sentences, words, tags and trees of texts");
  auto* files =
      command->add_option("FILE", options->files, "Articles in any format that extract reads, or folders of them");
  command->add_option("--language", options->language, "ISO 639-1; recognised from the text when left out");
  command->add_option("--format", options->format, "conllu")->check(CLI::IsMember({"conllu"}));
  command->add_flag("--tokens-only", options->tokens_only, "Only sentences and words, without a model");
  auto* gold = command->add_option("--evaluate", options->gold,
                                   "Score against this CoNLL-U file from its raw text, as the CoNLL 2018 task does");
  auto* threads = command->add_option("--speed", options->threads, "Measure words per second on so many threads")
                      ->check(CLI::Range(1u, 1024u));
  gold->excludes(files)->excludes(threads);
  command->callback([options, files, gold, &context] {
    if (files->empty() && gold->empty()) throw CLI::RequiredError("FILE or --evaluate");
    context.exit_code = run(*options, context);
  });
}

}  // namespace kronika::cli
