// A subcommand is one file that defines one of the functions below: it adds itself to the program and, when
// chosen, sets the exit code. To add a command, write its file, declare it here, list it in main.cpp.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>

namespace kronika::cli {

// Exit codes, as ripgrep has them.
inline constexpr int kFound = 0, kNothing = 1, kError = 2;

// What all commands share. Lives as long as the program.
struct Context {
  int exit_code = kFound;
  std::filesystem::path data;  // --data, or found beside the program (data_folder)
  std::string color = "auto";  // --color auto|always|never

  bool use_color() const;  // colour on standard output: a terminal, and NO_COLOR not set
};

// The folder with packs/, world/ and models/: --data, $KRONIKA_DATA, or looked for from the program's own
// place.
std::filesystem::path data_folder(const Context& context);

void complain(const std::string& message);  // "kronika: message" on standard error

// The subcommands, each in the file of its name.
void add_eval(CLI::App& app, Context& context);
void add_rules(CLI::App& app, Context& context);
void add_extract(CLI::App& app, Context& context);
void add_parse(CLI::App& app, Context& context);
void add_times(CLI::App& app, Context& context);
void add_ingest(CLI::App& app, Context& context);
void add_watch(CLI::App& app, Context& context);
void add_events(CLI::App& app, Context& context);
void add_quotes(CLI::App& app, Context& context);
void add_who(CLI::App& app, Context& context);
void add_who_is(CLI::App& app, Context& context);
void add_timeline(CLI::App& app, Context& context);
void add_count(CLI::App& app, Context& context);
void add_explain(CLI::App& app, Context& context);
void add_sql(CLI::App& app, Context& context);
void add_export(CLI::App& app, Context& context);
void add_import(CLI::App& app, Context& context);
void add_check(CLI::App& app, Context& context);
void add_forget(CLI::App& app, Context& context);
void add_separate(CLI::App& app, Context& context);
void add_backup(CLI::App& app, Context& context);
void add_serve(CLI::App& app, Context& context);
void add_world(CLI::App& app, Context& context);
void add_manual(CLI::App& app, Context& context);  // man, completion

}  // namespace kronika::cli
