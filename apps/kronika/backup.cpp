// kronika backup: a copy of a chronicle while it is in use.
#include <memory>

#include "answer.hpp"

namespace kronika::cli {
namespace {

struct Options {
  std::string db = "chronicle.db", file;
};

int run(const Options& options) {
  auto store = Store::open(options.db, OpenMode::read);
  if (!store) return failed(store.error());
  auto done = store->backup(options.file);
  if (!done) return failed(done.error());
  return kFound;
}

}  // namespace

void add_backup(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("backup", "Copy a chronicle into a new file, also while it is in use");
  command->add_option("FILE", options->file, "The copy; must not exist")->required();
  add_db_option(*command, options->db);
  command->footer("Examples:\n  kronika backup --db news.db news-2026-11-23.db");
  command->callback([options, &context] { context.exit_code = run(*options); });
}

}  // namespace kronika::cli
