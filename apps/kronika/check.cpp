// kronika check: is the chronicle whole?
#include <fmt/format.h>

#include <memory>

#include "answer.hpp"
#include "render/safe.hpp"

namespace kronika::cli {

void add_check(CLI::App& app, Context& context) {
  auto db = std::make_shared<std::string>("chronicle.db");
  auto* command = app.add_subcommand("check", "Look for damage in a chronicle");
  add_db_option(*command, *db);
  command->footer(
      "Checks the file, its references, every text against its id and every evidence against its text.\n\n"
      "Examples:\n  kronika check --db news.db");
  command->callback([db, &context] {
    auto store = Store::open(*db, OpenMode::read);
    if (!store) {
      context.exit_code = failed(store.error());
      return;
    }
    auto faults = store->check();
    if (!faults) {
      context.exit_code = failed(faults.error());
      return;
    }
    for (const Fault& fault : *faults) complain(render::safe(fault.where + ": " + fault.message));
    if (faults->empty()) {
      if (auto size = store->size()) {
        print(
            fmt::format("no fault in {} documents, {} facts, {} events\n", size->documents, size->facts, size->events));
      }
    }
    context.exit_code = faults->empty() ? kFound : kError;
  });
}

}  // namespace kronika::cli
