// kronika watch: follows feeds and keeps their articles in a chronicle.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <thread>

#include "answer.hpp"
#include "html/rules.hpp"
#include "ingest/reader.hpp"
#include "interrupt.hpp"
#include "kronika/pipeline.hpp"
#include "net/watcher.hpp"

namespace kronika::cli {
namespace {

struct Options {
  std::string db = "chronicle.db", contact;
  std::vector<std::string> feeds;
  double minutes = 15, delay = 2;
  bool once = false, quiet = false;
};

struct Tally {
  std::size_t stored = 0, known = 0, faults = 0;
};

bool pause(std::chrono::steady_clock::duration time, const Interrupt& interrupt) {
  const auto until = std::chrono::steady_clock::now() + time;
  while (!interrupt.asked() && std::chrono::steady_clock::now() < until)
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  return !interrupt.asked();
}

int run(const Options& options, const Context& context) {
  auto reader = ingest::Reader::open(data_folder(context));
  if (!reader) return failed(reader.error());
  auto pipeline = Pipeline::open(data_folder(context));
  if (!pipeline) return failed(pipeline.error());
  auto store = Store::open(options.db, OpenMode::write);
  if (!store) return failed(store.error());
  Interrupt interrupt;
  net::FetchOptions fetch;
  fetch.version = KRONIKA_VERSION;
  fetch.contact = options.contact;
  fetch.delay = std::chrono::milliseconds(static_cast<long>(options.delay * 1000));
  fetch.stop = &interrupt.flag();
  auto fetcher = net::Fetcher::open(fetch);
  if (!fetcher) return failed(fetcher.error());
  auto watcher = net::Watcher::open(*fetcher, reader->dates(), options.db + "-feeds");
  if (!watcher) return failed(watcher.error());

  Tally tally;
  std::optional<Error> broken;
  auto each = [&](Result<ingest::Item> item) {
    if (interrupt.asked() || broken) return false;
    if (!item) {
      ++tally.faults;
      failed(item.error());
      return false;
    }
    auto document =
        reader->understand(std::move(*item)).and_then([&](Article a) { return pipeline->run(std::move(a)); });
    if (!document) {
      ++tally.faults;
      failed(document.error());
      return true;  // it will be no better the next time
    }
    auto put = store->put(*document);
    if (!put) {
      broken = put.error();
      return false;
    }
    ++(*put == Put::stored ? tally.stored : tally.known);
    if (!options.quiet && *put == Put::stored)
      print(fmt::format("{} {}\n", document->article.url, document->article.title));
    return true;
  };
  do {
    for (const auto& feed : options.feeds) {
      if (interrupt.asked()) break;
      if (auto polled = watcher->poll(feed, each); !polled && !interrupt.asked()) {
        ++tally.faults;
        failed(polled.error());
      }
      if (broken) return failed(*broken);
    }
  } while (!options.once && pause(std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                                      std::chrono::duration<double>(options.minutes * 60)),
                                  interrupt));
  if (!options.quiet)
    print(fmt::format("{} new document{}, {} known already, {} refused\n", tally.stored, tally.stored == 1 ? "" : "s",
                      tally.known, tally.faults));
  if (tally.faults != 0 && options.once) return kError;
  return tally.stored + tally.known != 0 ? kFound : kNothing;
}

}  // namespace

void add_watch(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("watch", "Follow feeds and keep their articles in a chronicle");
  command->add_option("FEED", options->feeds, "Addresses of RSS or Atom feeds")->required();
  add_db_option(*command, options->db);
  command->add_option("--every", options->minutes, "Minutes between two visits to a feed")
      ->check(CLI::Range(0.01, 1e6))
      ->capture_default_str();
  command
      ->add_option("--delay", options->delay,
                   "Seconds between two visits to one site, unless its robots.txt asks for more")
      ->check(CLI::Range(0.0, 3600.0))
      ->capture_default_str();
  command->add_option("--contact", options->contact,
                      "Address of a page or mailbox that the sites are told, so that they can complain");
  command->add_flag("--once", options->once, "Look once and stop");
  command->add_flag("--quiet", options->quiet, "Say nothing but what goes wrong");
  command->footer(
      "Sites are asked for what has changed only, and never for what their robots.txt forbids. Ctrl-C stops "
      "it; the\n"
      "next run goes on from there. What was seen is kept beside the chronicle, in DB-feeds.\n\n"
      "Examples:\n"
      "  kronika watch --db news.db https://example.org/rss.xml\n"
      "  kronika watch --once --contact https://example.org/about-us https://example.org/atom.xml");
  command->callback([options, &context] { context.exit_code = run(*options, context); });
}

}  // namespace kronika::cli
