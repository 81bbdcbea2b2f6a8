// kronika ingest: articles in, a chronicle out.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>

#include "answer.hpp"
#include "articles.hpp"
#include "checkpoint.hpp"
#include "html/url.hpp"
#include "ingest/http_message.hpp"
#include "ingest/reader.hpp"
#include "interrupt.hpp"
#include "kronika/pipeline.hpp"
#include "meter.hpp"
#include "net/fetcher.hpp"
#include "pipeline/batch.hpp"

namespace kronika::cli {
namespace {

struct Options {
  std::string db = "chronicle.db", rejects;
  ReaderArguments reading;
  std::vector<std::string> paths;
  unsigned jobs = 1;
  bool quiet = false, resume = false;
};

constexpr std::size_t kGroup = 64;               // documents that go to disk together
constexpr std::chrono::milliseconds kSoon{150};  // unless that takes longer

struct Tally {
  std::size_t stored = 0, known = 0, faults = 0;
};

// What could not be read: said on standard error, or written as lines of JSON.
class Rejects {
 public:
  explicit Rejects(const std::string& file) {
    if (!file.empty()) out_.open(file, std::ios::app);
  }
  bool good() const { return out_.good(); }

  void add(const Error& error, Meter& meter) {
    if (!out_.is_open()) {
      meter.clear();
      failed(error);
      return;
    }
    nlohmann::ordered_json line{{"file", error.file}, {"message", error.message}};
    if (error.line != 0) line["line"] = error.line;
    out_ << line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
  }

 private:
  std::ofstream out_;
};

std::vector<std::filesystem::path> list(const std::vector<std::string>& paths, Tally& tally) {
  std::vector<std::filesystem::path> files;
  for (const auto& path : paths)
    ingest::list_files(path, [&](Result<std::filesystem::path> file) {
      if (file) {
        files.push_back(std::move(*file));
      } else {
        ++tally.faults;
        failed(file.error());
      }
    });
  return files;
}

std::uint64_t bytes_of(const std::vector<std::filesystem::path>& files) {
  std::uint64_t sum = 0;
  for (const auto& file : files) {
    std::error_code ec;
    auto size = std::filesystem::file_size(file, ec);
    if (!ec) sum += size;
  }
  return sum;
}

// What the address holds, handed on as documents one after the other.
bool fetch(const std::string& url, net::Fetcher& fetcher, const ingest::Reader& reader, const Pipeline& pipeline,
           const std::function<bool(Result<Document>)>& take) {
  class Hand : public ingest::Receiver {
   public:
    Hand(const std::string& url, const std::string& charset, const ingest::Reader& reader, const Pipeline& pipeline,
         const std::function<bool(Result<Document>)>& take)
        : url_(url), charset_(charset), reader_(reader), pipeline_(pipeline), take_(take) {}
    bool item(ingest::Item item) override {
      if (item.known.url.empty()) item.known.url = url_;
      if (item.charset.empty()) item.charset = charset_;
      return take_(
          reader_.understand(std::move(item)).and_then([&](Article a) { return pipeline_.run(std::move(a)); }));
    }
    bool fault(Error error) override { return take_(tl::unexpected(std::move(error))); }

   private:
    const std::string &url_, charset_;
    const ingest::Reader& reader_;
    const Pipeline& pipeline_;
    const std::function<bool(Result<Document>)>& take_;
  };
  auto page = fetcher.get(url);
  if (!page) return take(tl::unexpected(page.error()));
  Hand hand(page->url, ingest::parse_content_type(page->content_type).charset, reader, pipeline, take);
  return reader.find(page->body, page->url, hand);
}

int summarise(const Tally& tally, const Batch& batch, const Store& store) {
  auto size = store.size();
  if (!size) return failed(size.error());
  print(fmt::format(
      "{} new document{}, {} known already, {} refused; the chronicle has {} documents, {} events, {} facts, "
      "{} actors\n",
      tally.stored, tally.stored == 1 ? "" : "s", tally.known, tally.faults, size->documents, size->events, size->facts,
      size->actors));
  for (const auto& [reason, count] : batch.skipped()) print(fmt::format("passed over: {} {}\n", count, reason));
  return kFound;
}

int run(const Options& options, const Context& context) {
  auto reader = open_reader(context, options.reading);
  if (!reader) return kError;
  auto pipeline = Pipeline::open(data_folder(context));
  if (!pipeline) return failed(pipeline.error());
  auto store = Store::open(options.db, OpenMode::write, {.documents = kGroup});
  if (!store) return failed(store.error());
  Rejects rejects(options.rejects);
  if (!rejects.good()) return failed({"cannot be written", options.rejects, 0});

  Tally tally;
  auto paths = options.paths;
  auto first_address =
      std::stable_partition(paths.begin(), paths.end(), [](const auto& p) { return !html::is_web_address(p); });
  const std::vector<std::string> addresses(first_address, paths.end());
  paths.erase(first_address, paths.end());
  auto files = list(paths, tally);
  auto inputs =
      digest_of_inputs(files, options.reading.published + "\n" + options.reading.language + "\n" + options.reading.map);
  Checkpoint checkpoint(options.db);
  BatchPosition start;
  if (options.resume) {
    if (auto stopped = checkpoint.read(inputs))
      start = *stopped;
    else
      complain("--resume: no run over these files, as they are now, was interrupted; starting at the beginning");
  }
  if (auto begun = checkpoint.begin(inputs); !begun) return failed(begun.error());
  checkpoint.at(start);

  std::optional<Error> broken;  // the store itself fails: going on would only repeat it
  Interrupt interrupt;
  Meter meter(bytes_of(files), !options.quiet);
  Batch batch(*pipeline, *reader);
  // What is stored goes to disk in groups; how far that is, is noted behind it.
  using Clock = std::chrono::steady_clock;
  std::optional<BatchPosition> unnoted;
  std::size_t grouped = 0;
  auto flushed_at = Clock::now();
  auto flush = [&] {
    if (auto flushed = store->flush(); !flushed && !broken) broken = flushed.error();
    if (!broken && unnoted) checkpoint.at(*unnoted);
    unnoted.reset();
    grouped = 0;
    flushed_at = Clock::now();
  };
  auto take = [&](Result<Document> document) {
    if (document) {
      auto put = store->put(*document);
      if (!put) {
        broken = put.error();
        return false;
      }
      ++(*put == Put::stored ? tally.stored : tally.known);
    } else {
      ++tally.faults;
      rejects.add(document.error(), meter);
    }
    meter.at(batch.bytes_read(), tally.stored + tally.known);
    return !interrupt.asked();
  };
  batch.run(
      files, start, options.jobs,
      [&](Result<Document> document, BatchPosition behind) {
        bool more = take(std::move(document));
        unnoted = behind;
        if (++grouped >= kGroup || Clock::now() - flushed_at >= kSoon) flush();
        return more && !broken;
      },
      flush);
  flush();
  if (!addresses.empty() && !broken && !interrupt.asked()) {
    net::FetchOptions fetching;
    fetching.version = KRONIKA_VERSION;
    fetching.stop = &interrupt.flag();
    auto fetcher = net::Fetcher::open(fetching);
    if (!fetcher) return failed(fetcher.error());
    for (const auto& url : addresses)
      if (!fetch(url, *fetcher, *reader, *pipeline, take)) break;
  }
  flush();
  meter.clear();
  if (broken) return failed(*broken);
  if (interrupt.asked()) {
    complain("stopped; the same command with --resume goes on from here");
  } else {
    checkpoint.finish();
  }
  if (!options.quiet)
    if (int code = summarise(tally, batch, *store); code != kFound) return code;
  if (tally.faults != 0 || interrupt.asked()) return kError;
  return tally.stored + tally.known != 0 ? kFound : kNothing;
}

}  // namespace

void add_ingest(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("ingest", "Read articles into a chronicle");
  command
      ->add_option(
          "PATH", options->paths,
          "Texts, pages, WARC files, feeds, JSON Lines, CSV, or archives or folders of them; - is standard input; "
          "http:// and https:// addresses are fetched")
      ->required();
  add_db_option(*command, options->db);
  add_published_option(*command, options->reading.published);
  add_language_option(*command, options->reading.language);
  add_map_option(*command, options->reading.map);
  command->add_option("--jobs", options->jobs, "Threads that read; the result does not depend on it")
      ->check(CLI::Range(1u, 256u))
      ->capture_default_str();
  command->add_flag("--resume", options->resume, "Go on where an interrupted run over the same files stopped");
  command->add_option("--rejects", options->rejects,
                      "Append what could not be read, and why, to this file (JSON Lines)");
  command->add_flag("--quiet", options->quiet, "Say nothing but what goes wrong");
  command->footer(
      "What is there already is left as it is: the same folder may be ingested again and again.\n\n"
      "Examples:\n"
      "  kronika ingest examples\n"
      "  kronika ingest --db news.db --jobs 4 archive/2019 archive/2020\n"
      "  kronika ingest --resume --rejects rejects.jsonl crawl.warc.gz\n"
      "  kronika ingest --map text=body,date=meta.published dump.jsonl");
  command->callback([options, &context] { context.exit_code = run(*options, context); });
}

}  // namespace kronika::cli
