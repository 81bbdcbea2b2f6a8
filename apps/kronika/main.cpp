#include <cstdio>
#include <exception>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include "command.hpp"
#include "flags.hpp"

using namespace kronika::cli;

int main(int argc, char** argv) try {
  // Documents take and give back the same memory one after the other: it is not returned to the system in between.
#if defined(__GLIBC__)
  mallopt(M_MMAP_THRESHOLD, 64 << 20);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
#endif

  Context context;
  CLI::App app{
      "Kronika reads dated news and keeps it as a chronicle: who did what to whom, who said what, who held "
      "which office, and when."};
  app.name("kronika");
  app.set_version_flag("--version", KRONIKA_VERSION);
  app.add_option("--data", context.data, "Folder with packs/, world/ and models/");
  app.add_option("--color", context.color, "Colour: auto, always, never")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  app.footer(
      "Exit codes: 0 something was found, 1 nothing was, 2 an error.\n\nExamples:\n"
      "  kronika extract examples/pl examples/en\n"
      "  kronika ingest examples && kronika timeline \"Emmanuel Macron\"\n"
      "  kronika who president of KAZ --on 2019-02-01");
  app.require_subcommand(1);
  app.fallthrough();

  add_extract(app, context);
  add_parse(app, context);
  add_times(app, context);
  add_ingest(app, context);
  add_watch(app, context);
  add_events(app, context);
  add_quotes(app, context);
  add_who(app, context);
  add_who_is(app, context);
  add_timeline(app, context);
  add_count(app, context);
  add_explain(app, context);
  add_sql(app, context);
  add_export(app, context);
  add_import(app, context);
  add_check(app, context);
  add_forget(app, context);
  add_separate(app, context);
  add_backup(app, context);
  add_serve(app, context);
  add_world(app, context);
  add_eval(app, context);
  add_rules(app, context);
  add_manual(app, context);

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    int code = app.exit(e);
    if (code == 0) return kFound;  // --help and --version come this way
    if (argc > 1 && app.get_subcommands().empty() && argv[1][0] != '-')
      if (auto near = suggest_command(app, argv[1]); !near.empty()) complain("did you mean \"" + near + "\"?");
    return kError;
  }
  return context.exit_code;
} catch (const std::exception& e) {
  std::fprintf(stderr, "kronika: %s\n", e.what());
  return kError;
}
