// kronika forget: take documents out again.
#include <fmt/format.h>

#include <memory>

#include "answer.hpp"

namespace kronika::cli {
namespace {

struct Options {
  std::string db = "chronicle.db";
  std::vector<std::string> documents;
};

int run(const Options& options) {
  std::error_code ec;
  if (!std::filesystem::exists(options.db, ec)) return failed({"no such file", options.db, 0});
  auto store = Store::open(options.db, OpenMode::write);
  if (!store) return failed(store.error());
  std::size_t gone = 0;
  for (const std::string& name : options.documents) {
    auto forgotten = store->forget(name);
    if (!forgotten) return failed(forgotten.error());
    if (*forgotten == 0) complain("no document \"" + name + "\" in this chronicle");
    gone += *forgotten;
  }
  print(fmt::format("{} document{} forgotten\n", gone, gone == 1 ? "" : "s"));
  return gone == 0 ? kNothing : kFound;
}

}  // namespace

void add_forget(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("forget", "Take documents with all their facts out of a chronicle");
  command->add_option("DOCUMENT", options->documents, "Id (\"sha256:…\", or its beginning) or path")->required();
  add_db_option(*command, options->db);
  command->footer(
      "Events that other documents tell of too stay, with those witnesses.\n\n"
      "Examples:\n  kronika forget sha256:1f2a3b4c5d6e\n  kronika forget archive/2019/wrong.txt");
  command->callback([options, &context] { context.exit_code = run(*options); });
}

}  // namespace kronika::cli
