// kronika ingest: articles in, a chronicle out.
#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

#include "answer.hpp"
#include "ingest/reader.hpp"
#include "kronika/pipeline.hpp"

namespace kronika::cli {
namespace {

struct Options {
  std::string db = "chronicle.db", published;
  std::vector<std::string> paths;
  unsigned jobs = 1;
  bool quiet = false;
};

// Files are read and understood by several threads and stored by one, in the order in which they were named, so
// that the number of threads leaves no trace in the chronicle.
class Batch {
 public:
  Batch(const Pipeline& pipeline, const ingest::Reader& reader, std::vector<std::filesystem::path> files)
      : pipeline_(pipeline), reader_(reader), files_(std::move(files)) {}

  using Documents = std::vector<Result<Document>>;

  // Calls `store` with the documents of each file in turn; it returns false to stop. `idle` is called when the next
  // file takes its time.
  void run(unsigned jobs, const std::function<bool(std::size_t file, Documents)>& store,
           const std::function<void()>& idle) {
    constexpr std::chrono::milliseconds kSoon{50};
    std::vector<std::jthread> workers;
    for (unsigned i = 0; i < jobs; ++i) workers.emplace_back([this] { work(); });
    for (std::size_t file = 0; file < files_.size(); ++file) {
      Documents documents;
      {
        std::unique_lock lock(mutex_);
        const auto is_done = [&] { return done_.contains(file); };
        if (!ready_.wait_for(lock, kSoon, is_done)) {
          lock.unlock();
          idle();
          lock.lock();
          ready_.wait(lock, is_done);
        }
        documents = std::move(done_.extract(file).mapped());
        stored_ = file + 1;
        room_.notify_all();
      }
      if (!store(file, std::move(documents))) break;
    }
    std::lock_guard lock(mutex_);
    next_ = files_.size();
    stored_ = files_.size();
    room_.notify_all();
  }

 private:
  static constexpr std::size_t kAhead = 64;  // files that may wait for being stored

  void work() {
    for (;;) {
      std::size_t file = 0;
      {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [&] { return next_ >= files_.size() || next_ < stored_ + kAhead; });
        if (next_ >= files_.size()) return;
        file = next_++;
      }
      Documents documents;
      reader_.read_file(files_[file], [&](Result<Article> article) {
        documents.push_back(std::move(article).and_then([&](Article a) { return pipeline_.run(std::move(a)); }));
        return true;
      });
      std::lock_guard lock(mutex_);
      done_[file] = std::move(documents);
      ready_.notify_all();
    }
  }

  const Pipeline& pipeline_;
  const ingest::Reader& reader_;
  std::vector<std::filesystem::path> files_;
  std::mutex mutex_;
  std::condition_variable ready_, room_;
  std::map<std::size_t, Documents> done_;
  std::size_t next_ = 0, stored_ = 0;
};

// One line that is written over, on a terminal.
class Progress {
 public:
  Progress(std::size_t files, bool shown) : files_(files), shown_(shown && isatty(STDERR_FILENO) != 0) {}
  ~Progress() { clear(); }

  void clear() {
    if (shown_ && written_) std::fputs("\r\x1b[K", stderr);
    written_ = false;
  }
  void at(std::size_t file) {
    const auto now = Clock::now();
    if (!shown_ || now - last_ < std::chrono::milliseconds(100)) return;
    last_ = now;
    const double seconds = std::chrono::duration<double>(now - start_).count();
    const double rate = static_cast<double>(file) / std::max(seconds, 1e-3);
    const auto left = static_cast<long>(static_cast<double>(files_ - file) / std::max(rate, 1e-3));
    std::fputs(fmt::format("\r\x1b[K{} of {} files, {:.0f} a second, {}:{:02} left", file, files_, rate, left / 60, left % 60).c_str(), stderr);
    written_ = true;
  }

 private:
  using Clock = std::chrono::steady_clock;
  std::size_t files_;
  bool shown_, written_ = false;
  Clock::time_point start_ = Clock::now(), last_{};
};

int run(const Options& options, const Context& context) {
  ingest::ReadOptions read;
  bool good = true;
  day_option("--published", options.published, Edge::first, good);
  if (!good) return kError;
  if (!options.published.empty()) read.published = Edtf::parse(options.published).value_or(Edtf());
  auto reader = ingest::Reader::open(data_folder(context), read);
  if (!reader) return failed(reader.error());
  auto pipeline = Pipeline::open(data_folder(context));
  if (!pipeline) return failed(pipeline.error());
  auto store = Store::open(options.db, OpenMode::write, {.documents = 64});
  if (!store) return failed(store.error());

  std::size_t faults = 0, stored = 0, known = 0;
  std::vector<std::filesystem::path> files;
  for (const auto& path : options.paths) {
    ingest::list_files(path, [&](Result<std::filesystem::path> file) {
      if (file) {
        files.push_back(std::move(*file));
      } else {
        ++faults;
        failed(file.error());
      }
    });
  }

  std::optional<Error> broken;  // the store itself fails: going on would only repeat it
  const auto flush = [&] {
    if (auto flushed = store->flush(); !flushed && !broken) broken = flushed.error();
  };
  {
    Progress progress(files.size(), !options.quiet);
    Batch batch(*pipeline, *reader, files);
    batch.run(options.jobs, [&](std::size_t file, Batch::Documents documents) {
      for (auto& document : documents) {
        if (!document) {
          ++faults;
          progress.clear();
          failed(document.error());
          continue;
        }
        auto put = store->put(*document);
        if (!put && !broken) broken = put.error();
        if (broken) return false;
        ++(*put == Put::stored ? stored : known);
      }
      progress.at(file + 1);
      return true;
    }, flush);
  }
  flush();
  if (broken) return failed(*broken);
  if (!options.quiet) {
    auto size = store->size();
    if (!size) return failed(size.error());
    print(fmt::format("{} new document{}, {} known already, {} refused; the chronicle has {} documents, {} events, {} facts, {} actors\n",
                      stored, stored == 1 ? "" : "s", known, faults, size->documents, size->events, size->facts, size->actors));
  }
  if (faults != 0) return kError;
  return stored + known != 0 ? kFound : kNothing;
}

}  // namespace

void add_ingest(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("ingest", "Read articles into a chronicle");
  command->add_option("PATH", options->paths, "Articles or folders of them; - is standard input")->required();
  add_db_option(*command, options->db);
  command->add_option("--published", options->published, "Date (EDTF) of texts that carry none: 2019-04-03, 2019-04, 2019");
  command->add_option("--jobs", options->jobs, "Threads that read; the result does not depend on it")
      ->check(CLI::Range(1u, 256u))->capture_default_str();
  command->add_flag("--quiet", options->quiet, "Say nothing but what goes wrong");
  command->footer("What is there already is left as it is: the same folder may be ingested again and again.\n\n"
                  "Examples:\n"
                  "  kronika ingest examples\n"
                  "  kronika ingest --db news.db --jobs 4 archive/2019 archive/2020");
  command->callback([options, &context] { context.exit_code = run(*options, context); });
}

}  // namespace kronika::cli
