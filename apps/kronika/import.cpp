// kronika import: records back into a chronicle.
#include <chrono>
#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <memory>

#include "answer.hpp"
#include "kronika/record.hpp"

namespace kronika::cli {
namespace {

struct Options {
  std::string db = "chronicle.db";
  std::vector<std::string> files;
};

struct Tally {
  std::size_t stored = 0, known = 0, faults = 0;
};

bool flushed(Store& store) {
  auto done = store.flush();
  if (!done) failed(done.error());
  return done.has_value();
}

// Puts every line of a file; false when the store itself failed. Where the lines come from a pipe, which may stand
// still, none of them keeps others waiting for the chronicle.
bool import_lines(std::istream& in, const std::string& name, bool pipe, Store& store, Tally& tally) {
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.find_first_not_of(" \t\r") == line.npos) continue;
    auto document = from_record(line);
    if (!document) {
      failed({document.error().message, name, number});
      ++tally.faults;
      continue;
    }
    auto put = store.put(*document);
    if (!put) {
      failed(put.error());
      return false;
    }
    ++(*put == Put::stored ? tally.stored : tally.known);
    if (pipe && !flushed(store)) return false;
  }
  return flushed(store);
}

int run(const Options& options) {
  auto store = Store::open(options.db, OpenMode::write, {.documents = 256, .at_most = std::chrono::seconds(1)});
  if (!store) return failed(store.error());
  Tally tally;
  for (const std::string& name : options.files) {
    if (name == "-") {
      if (!import_lines(std::cin, "standard input", true, *store, tally)) return kError;
      continue;
    }
    std::ifstream in(name, std::ios::binary);
    if (!in) {
      failed({"cannot be read", name, 0});
      ++tally.faults;
    } else if (!import_lines(in, name, false, *store, tally)) {
      return kError;
    }
  }
  print(fmt::format("{} new document{}, {} known already, {} refused\n", tally.stored, tally.stored == 1 ? "" : "s",
                    tally.known, tally.faults));
  if (tally.faults != 0) return kError;
  return tally.stored + tally.known != 0 ? kFound : kNothing;
}

}  // namespace

void add_import(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto* command =
      app.add_subcommand("import", "Read records, as extract --json and export write them, into a chronicle");
  command->add_option("FILE", options->files, "JSON Lines; - is standard input")->required();
  add_db_option(*command, options->db);
  command->footer(
      "Examples:\n"
      "  kronika import records.jsonl\n"
      "  kronika extract --json archive | kronika import --db news.db -");
  command->callback([options, &context] { context.exit_code = run(*options); });
}

}  // namespace kronika::cli
