// kronika who-is: under which spellings somebody is known, why these are taken for one, and how to part them.
#include <fmt/format.h>

#include <memory>

#include "answer.hpp"
#include "kronika/identity.hpp"
#include "render/safe.hpp"
#include "store/parting.hpp"

namespace kronika::cli {
namespace {

struct Options {
  std::string db = "chronicle.db";
  std::vector<std::string> words;
  std::string part;
  bool json = false;
};

void print_identity(const Identity& identity) {
  const auto& a = identity.actor;
  std::string out = fmt::format("{}: {}, {}{}{}  [{}]\n", render::safe(a.name), a.kind, a.country,
                                a.sector.empty() ? "" : ", ", a.sector, render::safe(a.key));
  for (const auto& s : identity.spellings)
    out += fmt::format("  {:.2f}  {}{}  {} document{}: {}\n", s.score, render::safe(s.name),
                       s.country.empty() || s.country == "---" ? "" : " (" + s.country + ")", s.documents,
                       s.documents == 1 ? "" : "s", s.reason);
  for (const auto& name : identity.parted) out += fmt::format("  parted by hand: {}\n", render::safe(name));
  print(out);
}

// The one identity among several that has the spelling to be parted beside others.
int part(const Options& options, const std::vector<Identity>& found) {
  std::vector<const Identity*> with;
  for (const auto& identity : found)
    for (const auto& s : identity.spellings)
      if (s.name == options.part && identity.spellings.size() > 1) {
        with.push_back(&identity);
        break;
      }
  if (with.size() != 1) {
    complain(with.empty() ? "nobody of that name has the spelling \"" + options.part + "\" beside another"
                          : "several have that spelling; give a key instead of the name");
    return kNothing;
  }
  auto store = Store::open(options.db, OpenMode::write);
  if (!store) return failed(store.error());
  auto documents = part_spelling(*store, with.front()->actor.key, options.part);
  if (!documents) return failed(documents.error());
  print(fmt::format("\"{}\" is somebody else from now on, in {} document{} so far\n", render::safe(options.part),
                    *documents, *documents == 1 ? "" : "s"));
  return kFound;
}

int run(const Options& options, const Context& context) {
  auto asked = open_chronicle(options.db, context);
  if (!asked) return kError;
  std::string name;
  for (const auto& w : options.words) name.append(name.empty() ? "" : " ").append(w);
  auto found = find_identities(asked->store, asked->world_or_null(), data_folder(context), name);
  if (!found) return failed(found.error());
  if (!options.part.empty()) return part(options, *found);
  if (found->empty()) complain("nobody is called \"" + name + "\" in this chronicle");
  for (const auto& identity : *found) {
    if (options.json)
      print(to_json(identity) + "\n");
    else
      print_identity(identity);
  }
  return found->empty() ? kNothing : kFound;
}

}  // namespace

void add_who_is(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("who-is", "Show under which spellings somebody is known, and why");
  command->add_option("NAME", options->words, "A name in any spelling, or a key")->required();
  add_db_option(*command, options->db);
  command->add_flag("--json", options->json, "One JSON object a line");
  command->add_option("--part", options->part, "Take this spelling away: it is somebody else, and stays so");
  command->footer(
      "Names are one actor when the tables of office-holders have both for one person, or when they differ only in\n"
      "letters that are worth the same (world/spelling.tsv). A surname alone joins nobody.\n\n"
      "Examples:\n  kronika who-is Zelenskyy\n  kronika who-is \"Jan Kowalski\" --part \"Ian Kovalsky\"");
  command->callback([options, &context] { context.exit_code = run(*options, context); });
}

}  // namespace kronika::cli
