// kronika man and kronika completion: both are written out of the table of commands and flags.
#include <cstdio>
#include <memory>
#include <string>

#include "command.hpp"
#include "flags.hpp"

namespace kronika::cli {
namespace {

void put(const std::string& s) { std::fwrite(s.data(), 1, s.size(), stdout); }

// Text as roff wants it: no line may begin with a control character, backslashes and hyphens are escaped.
std::string roff(const std::string& text) {
  std::string out;
  bool line_start = true;
  for (char c : text) {
    if (line_start && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else
      out += c;
    line_start = c == '\n';
  }
  return out;
}

void print_manual(const CLI::App& app) {
  auto table = command_table(app);
  put(".TH KRONIKA 1 \"\" \"kronika " KRONIKA_VERSION "\" \"User Commands\"\n");
  put(".SH NAME\nkronika \\- a chronicle of who did what to whom, out of dated news\n");
  put(".SH SYNOPSIS\n.B kronika\n[OPTIONS] COMMAND ...\n.SH DESCRIPTION\n" + roff(table[0].description) + "\n");
  put(".SH OPTIONS\n");
  auto flags = [](const CommandInfo& c) {
    for (const auto& f : c.flags)
      put(".TP\n.B " + roff(f.name) + (f.argument.empty() ? "" : " \\fI" + roff(f.argument) + "\\fR") + "\n" +
          roff(f.description) + "\n");
  };
  flags(table[0]);
  put(".SH COMMANDS\n");
  for (std::size_t i = 1; i < table.size(); ++i) {
    put(".SS " + roff(table[i].usage) + "\n" + roff(table[i].description) + "\n");
    flags(table[i]);
    if (!table[i].examples.empty()) put(".PP\n.nf\n" + roff(table[i].examples) + "\n.fi\n");
  }
  put(".SH EXIT STATUS\n0 when something was found, 1 when nothing was, 2 on an error.\n");
  put(".SH ENVIRONMENT\n.TP\n.B KRONIKA_DATA\nThe folder with packs/, world/ and models/.\n"
      ".TP\n.B NO_COLOR\nNo colour when set.\n");
}

// One command of the first level, with the words that may follow it: flags, its subcommands and their flags.
struct Completion {
  std::string name, description;
  std::string words;
  std::vector<Flag> flags;
};

std::vector<Completion> completions(const std::vector<CommandInfo>& table) {
  std::vector<Completion> out;
  for (std::size_t i = 1; i < table.size(); ++i) {
    auto space = table[i].name.find(' ');
    if (space == std::string::npos)
      out.push_back({table[i].name, table[i].description, "", {}});
    else
      out.back().words += table[i].name.substr(space + 1) + " ";
    for (const auto& f : table[i].flags) {
      out.back().words += f.name + " ";
      out.back().flags.push_back(f);
    }
  }
  return out;
}

void print_bash(const std::vector<CommandInfo>& table) {
  std::string commands, cases;
  for (const auto& c : completions(table)) {
    commands += c.name + " ";
    cases += "    " + c.name + ") words='" + c.words + "' ;;\n";
  }
  put("_kronika() {\n  local word=${COMP_WORDS[COMP_CWORD]} command= words=\n"
      "  for w in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do case $w in -*) ;; *) command=$w; break ;; esac; "
      "done\n"
      "  case $command in\n" +
      cases + "    '') words='" + commands +
      "--help --version' ;;\n  esac\n"
      "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
      "  case $word in -*) ;; *) COMPREPLY+=($(compgen -f -- \"$word\")) ;; esac\n"
      "}\ncomplete -o filenames -F _kronika kronika\n");
}

// Quotes a description for zsh and fish.
std::string quoted(const std::string& text) {
  std::string out = "'";
  for (char c : text) {
    if (c == '\'')
      out += "'\\''";
    else if (c == '\n')
      out += ' ';
    else
      out += c;
  }
  return out + "'";
}

void print_zsh(const std::vector<CommandInfo>& table) {
  std::string commands, cases;
  for (const auto& c : completions(table)) {
    commands += "    " + quoted(c.name + ":" + c.description) + "\n";
    cases += "    " + c.name + ") compadd -- " + c.words + "; _files ;;\n";
  }
  put("#compdef kronika\n_kronika() {\n  local -a commands\n  commands=(\n" + commands +
      "  )\n  if (( CURRENT == 2 )); then _describe command commands; return; fi\n  case $words[2] in\n" + cases +
      "  esac\n}\n_kronika \"$@\"\n");
}

void print_fish(const std::vector<CommandInfo>& table) {
  for (const auto& c : completions(table)) {
    put("complete -c kronika -n __fish_use_subcommand -a " + c.name + " -d " + quoted(c.description) + "\n");
    for (const auto& f : c.flags)
      if (f.name.starts_with("--"))
        put("complete -c kronika -n '__fish_seen_subcommand_from " + c.name + "' -l " + f.name.substr(2) +
            (f.argument.empty() ? "" : " -r") + " -d " + quoted(f.description) + "\n");
  }
}

}  // namespace

void add_manual(CLI::App& app, Context&) {
  auto* man = app.add_subcommand("man", "Print the manual page");
  man->footer("Examples:\n  kronika man | man -l -");
  man->callback([&app] { print_manual(app); });

  auto shell = std::make_shared<std::string>();
  auto* completion = app.add_subcommand("completion", "Print a completion script for a shell");
  completion->add_option("SHELL", *shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  completion->footer("Examples:\n  kronika completion bash > ~/.local/share/bash-completion/completions/kronika");
  completion->callback([&app, shell] {
    auto table = command_table(app);
    if (*shell == "bash")
      print_bash(table);
    else if (*shell == "zsh")
      print_zsh(table);
    else
      print_fish(table);
  });
}

}  // namespace kronika::cli
