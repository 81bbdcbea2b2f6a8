// kronika world: look at the world tables, check them, and add to them.
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <memory>

#include "command.hpp"
#include "kronika/world.hpp"
#include "world/import.hpp"

namespace kronika::cli {
namespace {

struct Options {
  std::string code;
  std::string file;
  std::string on;
  world::ImportOptions import;
};

void report(Context& context, const Error& error) {
  complain(error.to_string());
  context.exit_code = kError;
}

void check(Context& context) {
  auto start = std::chrono::steady_clock::now();
  auto loaded = World::load(data_folder(context));
  auto ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  if (!loaded) return report(context, loaded.error());
  fmt::print("states {}\norganisations {}\nportfolios {}\npersons {}\nholdings {}\n", loaded->states().size(),
             loaded->organisations().size(), loaded->portfolios().size(), loaded->persons().size(),
             loaded->holdings().size());
  for (const auto& language : loaded->languages())
    fmt::print("{}: offices {}, bodies {}, descriptions {}, metonyms {}, places {}\n", language,
               loaded->offices(language).size(), loaded->bodies(language).size(), loaded->descriptions(language).size(),
               loaded->metonyms(language).size(), loaded->places(language).size());
  fmt::print("loaded in {:.1f} ms, no fault found\n", ms);
}

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, ", ")); }

void print_holding(const World& world, const world::Holding& h) {
  auto text = [](const std::optional<Edtf>& date) { return date ? date->to_string() : std::string(); };
  auto end = h.until ? text(h.until) : fmt::format("(last seen {})", text(h.seen));
  fmt::print("  {:<22} {:<32} {} to {}  [{}]\n", h.office, world.persons()[h.person].name, h.from ? text(h.from) : "?",
             end, h.source);
}

void print_state(const world::State& state) {
  fmt::print("{} {} {}\n", state.iso, state.iso2, state.status);
  for (const auto& w : state.words) {
    std::vector<std::string> people;
    for (const auto& person : w.inhabitants) people.push_back(person.lemma);
    fmt::print("{}: {}\n  capital: {}\n  also: {}\n  adjective: {}\n  inhabitant: {}\n", w.language, w.name,
               joined(w.capitals), joined(w.aliases), joined(w.adjectives), joined(people));
  }
}

void show(Context& context, const Options& options) {
  auto loaded = World::load(data_folder(context));
  if (!loaded) return report(context, loaded.error());
  std::optional<Edtf> on;
  if (!options.on.empty()) {
    auto parsed = Edtf::parse(options.on);
    if (!parsed) return report(context, parsed.error());
    on = std::move(*parsed);
  }
  const auto* state = loaded->state(options.code);
  const auto* body = loaded->organisation(options.code);
  if (state == nullptr && body == nullptr) {
    complain("no state or organisation has the code \"" + options.code + "\"");
    context.exit_code = kNothing;
    return;
  }
  if (state != nullptr) print_state(*state);
  if (body != nullptr) {
    fmt::print("{} {} {} {}\n", body->id, body->country, body->sector, world::to_string(body->kind));
    for (const auto& w : body->words) fmt::print("{}: {}; {}\n", w.language, w.name, joined(w.aliases));
  }
  const auto& of = state != nullptr ? state->iso : body->id;
  for (const auto& h : loaded->holdings())
    if (h.of == of && (!on || h.held(*on) != Tri::no)) print_holding(*loaded, h);
}

// Prints rows for world/holders; what was left out is told on standard error.
void import_table(Context& context, const Options& options) {
  auto loaded = World::load(data_folder(context));
  if (!loaded) return report(context, loaded.error());
  if (auto seen = Edtf::parse(options.import.seen); !seen) return report(context, seen.error());
  auto imported = world::import_holders(options.file, *loaded, options.import);
  if (!imported) return report(context, imported.error());
  fmt::print("{}", world::to_table(imported->rows));
  fmt::print(stderr,
             "{} rows; left out: {} of unknown states, {} of unknown offices, {} without a name, {} without "
             "a date\n",
             imported->rows.size(), imported->unknown_state, imported->unknown_office, imported->unnamed,
             imported->undated);
  if (imported->rows.empty()) context.exit_code = kNothing;
}

// A table joins world/holders only if all tables are sound with it.
void add_table(Context& context, const Options& options) {
  namespace fs = std::filesystem;
  fs::path source = options.file;
  auto data = data_folder(context);
  auto target = data / "world" / "holders" / source.filename();
  std::error_code ec;
  if (target.extension() != ".tsv") return report(context, {"a table of holders is named *.tsv", source.string()});
  if (fs::exists(target, ec)) return report(context, {"stands in world/holders already", target.string()});
  fs::create_directories(target.parent_path(), ec);
  if (!fs::copy_file(source, target, ec))
    return report(context, {"cannot be copied to " + target.string() + ": " + ec.message(), source.string()});
  if (auto loaded = World::load(data); !loaded) {
    fs::remove(target, ec);
    return report(context, loaded.error());
  }
  fmt::print("added {}\n", target.string());
}

}  // namespace

void add_world(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("world", "The tables of states, bodies, offices and office-holders");
  command->require_subcommand(1);

  auto* checks = command->add_subcommand("check", "Read every table and count what is in it");
  checks->callback([&context] { check(context); });

  auto* shows = command->add_subcommand("show", "What the tables say of a state or body");
  shows->add_option("code", options->code, "ISO 3166 code, or the id of an organisation")->required();
  shows->add_option("--on", options->on, "Only who held an office then (EDTF: 2019-02-01, 2019-03)");
  shows->callback([&context, options] { show(context, *options); });

  auto* imports = command->add_subcommand(
      "import", "Print a published table of office-holders (Wikidata, REIGN, one's own CSV) as rows for \"world add\"");
  imports->add_option("file", options->file, "CSV file")->required()->check(CLI::ExistingFile);
  imports->add_option("--seen", options->import.seen, "When the file was made (EDTF)")->required();
  imports->add_option("--source", options->import.source, "What the rows say of their origin")->required();
  imports->add_option("--since", options->import.since, "Leave out what ended before this year")->capture_default_str();
  imports->add_option("--office", options->import.offices, "Take only this office; may be repeated");
  imports->add_flag("--titles", options->import.titles, "Take offices that the tables do not know as they are called");
  imports->callback([&context, options] { import_table(context, *options); });

  auto* adds = command->add_subcommand("add", "Check a table of office-holders and put it into world/holders");
  adds->add_option("file", options->file, "Table (*.tsv) with the columns of world/holders")
      ->required()
      ->check(CLI::ExistingFile);
  adds->callback([&context, options] { add_table(context, *options); });
}

}  // namespace kronika::cli
