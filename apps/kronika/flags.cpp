#include "flags.hpp"

#include <algorithm>
#include <numeric>

namespace kronika::cli {
namespace {

std::string usage_of(const CLI::App& command) {
  std::string out = "kronika " + command.get_name() + " [OPTIONS]";
  for (const auto* option : command.get_options()) {
    if (!option->get_positional()) continue;
    std::string name = option->get_name(true);
    if (option->get_items_expected_max() > 1) name += "...";
    out += option->get_required() ? " " + name : " [" + name + "]";
  }
  return out;
}

CommandInfo describe(const CLI::App& command, bool is_program) {
  CommandInfo info;
  info.name = is_program ? "" : command.get_name();
  info.description = command.get_description();
  info.usage = is_program ? "kronika [OPTIONS] COMMAND ..." : usage_of(command);
  info.examples = command.get_footer();
  for (const auto* option : command.get_options()) {
    if (option->get_positional()) continue;
    std::string argument = option->get_type_size() == 0 ? "" : option->get_type_name();
    if (auto brackets = argument.find(" in {"); brackets != std::string::npos) argument.resize(brackets);
    for (const auto& name : option->get_lnames()) info.flags.push_back({"--" + name, argument, option->get_description()});
    for (const auto& name : option->get_snames()) info.flags.push_back({"-" + name, argument, option->get_description()});
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

}  // namespace

std::vector<CommandInfo> command_table(const CLI::App& app) {
  std::vector<CommandInfo> table{describe(app, true)};
  for (const auto* command : app.get_subcommands([](const CLI::App*) { return true; }))
    table.push_back(describe(*command, false));
  return table;
}

std::string suggest_command(const CLI::App& app, const std::string& misspelt) {
  std::string best;
  std::size_t nearest = misspelt.size() / 3 + 2;
  for (const auto& command : command_table(app)) {
    if (command.name.empty()) continue;
    auto d = distance(misspelt, command.name);
    if (d < nearest) {
      nearest = d;
      best = command.name;
    }
  }
  return best;
}

}  // namespace kronika::cli
