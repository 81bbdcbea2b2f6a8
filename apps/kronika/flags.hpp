// The program's commands and flags as one table, read off the CLI11 tree that parses them, so that help,
// manual page, completion and suggestions can never disagree with what is accepted.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace kronika::cli {

struct Flag {
  std::string name;      // "--json" or "-h"
  std::string argument;  // "FILE", empty for a switch
  std::string description;
};

struct CommandInfo {
  std::string name;  // "who-is", "rules test"; empty for the program itself
  std::string description;
  std::string usage;     // "kronika extract [OPTIONS] FILE..."
  std::string examples;  // the footer of its help
  std::vector<Flag> flags;
};

std::vector<CommandInfo> command_table(const CLI::App& app);

// The command nearest to a misspelt one; empty when none is near.
std::string suggest_command(const CLI::App& app, const std::string& misspelt);

}  // namespace kronika::cli
