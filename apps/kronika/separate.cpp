// kronika separate: undo a join by hand, and keep it undone.
#include <fmt/format.h>

#include <memory>

#include "answer.hpp"

namespace kronika::cli {
namespace {

struct Options {
  std::string db = "chronicle.db";
  std::vector<std::string> tellings;
  bool rejoin = false;
};

int run(const Options& options) {
  std::error_code ec;
  if (!std::filesystem::exists(options.db, ec)) return failed({"no such file", options.db, 0});
  auto store = Store::open(options.db, OpenMode::write);
  if (!store) return failed(store.error());
  auto changed = options.rejoin ? store->rejoin(options.tellings) : store->set_apart(options.tellings);
  if (!changed) return failed(changed.error());
  print(fmt::format("{} telling{} {}\n", *changed, *changed == 1 ? "" : "s",
                    options.rejoin ? "joined by the rules again" : "set apart"));
  return *changed == 0 ? kNothing : kFound;
}

}  // namespace

void add_separate(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("separate", "Undo the joining of tellings into one event, for good");
  command->add_option("TELLING", options->tellings, "Ids of tellings of an event, as explain shows them")->required();
  add_db_option(*command, options->db);
  command->add_flag("--rejoin", options->rejoin, "Let the rules decide about these tellings again");
  command->footer(
      "The tellings named become an event of their own, apart from all others. That stays so when articles\n"
      "come and go, and when the same article is forgotten and ingested anew.\n\n"
      "Examples:\n  kronika separate v-3f2ak0dm81qz v-81qz3f2ak0dm\n  kronika separate --rejoin v-3f2ak0dm81qz");
  command->callback([options, &context] { context.exit_code = run(*options); });
}

}  // namespace kronika::cli
