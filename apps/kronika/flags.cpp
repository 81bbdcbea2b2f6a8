#include "flags.hpp"

#include <algorithm>
#include <numeric>

namespace kronika::cli {
namespace {

using Commands = std::vector<const CLI::App*>;

Commands subcommands(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

std::string usage_of(const CLI::App& command, const std::string& name) {
  std::string out = "kronika " + name + " [OPTIONS]";
  for (const auto* option : command.get_options()) {
    if (!option->get_positional()) continue;
    std::string argument = option->get_name(true);
    if (option->get_items_expected_max() > 1) argument += "...";
    out += option->get_required() ? " " + argument : " [" + argument + "]";
  }
  return out;
}

// `name` is the whole of it, "rules test"; empty for the program itself.
CommandInfo describe(const CLI::App& command, const std::string& name) {
  CommandInfo info;
  info.name = name;
  info.description = command.get_description();
  info.usage = name.empty() ? "kronika [OPTIONS] COMMAND ..." : usage_of(command, name);
  info.examples = command.get_footer();
  for (const auto* option : command.get_options()) {
    if (option->get_positional()) continue;
    std::string argument = option->get_type_size() == 0 ? "" : option->get_type_name();
    if (auto brackets = argument.find(" in {"); brackets != std::string::npos) argument.resize(brackets);
    for (const auto& flag : option->get_lnames())
      info.flags.push_back({"--" + flag, argument, option->get_description()});
    for (const auto& flag : option->get_snames())
      info.flags.push_back({"-" + flag, argument, option->get_description()});
  }
  return info;
}

// Levenshtein distance.
std::size_t distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      std::size_t up = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = up;
    }
  }
  return row[b.size()];
}

void add_commands(const CLI::App& parent, const std::string& prefix, std::vector<CommandInfo>& table) {
  for (const auto* command : subcommands(parent)) {
    auto name = prefix + command->get_name();
    table.push_back(describe(*command, name));
    add_commands(*command, name + " ", table);
  }
}

}  // namespace

std::vector<CommandInfo> command_table(const CLI::App& app) {
  std::vector<CommandInfo> table{describe(app, "")};
  add_commands(app, "", table);
  return table;
}

std::string suggest_command(const CLI::App& app, const std::string& misspelt) {
  std::string best;
  std::size_t nearest = misspelt.size() / 3 + 2;
  for (const auto& command : command_table(app)) {
    if (command.name.empty() || command.name.find(' ') != std::string::npos) continue;
    auto d = distance(misspelt, command.name);
    if (d < nearest) {
      nearest = d;
      best = command.name;
    }
  }
  return best;
}

}  // namespace kronika::cli
