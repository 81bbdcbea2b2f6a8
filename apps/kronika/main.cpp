#include "command.hpp"

#include <cstdio>
#include <exception>

using namespace kronika::cli;

int main(int argc, char** argv) try {
  Context context;
  CLI::App app{"Kronika reads dated news and keeps it as a chronicle: who did what to whom, who said what, who held which office, and when."};
  app.name("kronika");
  app.set_version_flag("--version", KRONIKA_VERSION);
  app.add_option("--data", context.data, "Folder with packs/, world/ and models/");
  app.add_option("--color", context.color, "Colour: auto, always, never")->check(CLI::IsMember({"auto", "always", "never"}));
  app.require_subcommand(1);
  app.fallthrough();

  add_extract(app, context);

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    int code = app.exit(e);
    return code == 0 ? kFound : kError;
  }
  return context.exit_code;
} catch (const std::exception& e) {
  std::fprintf(stderr, "kronika: %s\n", e.what());
  return kError;
}
