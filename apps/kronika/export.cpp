// kronika export: a chronicle for other programs.
#include <cstdio>
#include <memory>

#include "event_options.hpp"
#include "kronika/export.hpp"

namespace kronika::cli {
namespace {

struct Options {
  std::string db = "chronicle.db", format = "jsonl", output;
  EventOptions events;
};

struct CloseFile {
  void operator()(std::FILE* f) const { std::fclose(f); }
};

int run(const Options& options, const Context& context) {
  auto format = parse_export_format(options.format);
  if (!format) {
    complain("--format: \"" + options.format + "\" is none of jsonl, csv, graphml, gdelt, phoenix, nquads, html");
    return kError;
  }
  auto asked = open_chronicle(options.db, context);
  if (!asked) return kError;
  int code = kError;
  auto query = event_query(options.events, *asked, code);
  if (!query) return code;

  std::unique_ptr<std::FILE, CloseFile> file;
  if (!options.output.empty()) {
    file.reset(std::fopen(options.output.c_str(), "wb"));
    if (!file) return failed({"cannot be written", options.output, 0});
  }
  std::FILE* out = file ? file.get() : stdout;
  bool written = true;
  auto done = export_chronicle(asked->store, *query, *format, [&](std::string_view piece) {
    written = std::fwrite(piece.data(), 1, piece.size(), out) == piece.size();
    return written;
  });
  if (!done) return failed(done.error());
  written = std::fflush(out) == 0 && written;
  if (!written) return failed({"writing failed; is the disk full?", options.output, 0});
  return kFound;
}

}  // namespace

void add_export(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("export", "Write a chronicle in a form that other programs read");
  command->add_option("--format", options->format, "jsonl, csv, graphml, gdelt, phoenix, nquads or html")
      ->capture_default_str();
  command->add_option("--output,-o", options->output, "A file instead of standard output");
  add_event_options(*command, options->events);
  add_db_option(*command, options->db);
  command->footer(
      "jsonl has the records of whole documents, and import reads it back; the other formats have the events\n"
      "that the options choose. GDELT and Phoenix columns hold only what took place.\n\n"
      "Examples:\n"
      "  kronika export > records.jsonl\n"
      "  kronika export --format gdelt --actor RUS --from 2019 > events.tsv\n"
      "  kronika export --format html --actor \"Emmanuel Macron\" -o macron.html");
  command->callback([options, &context] { context.exit_code = run(*options, context); });
}

}  // namespace kronika::cli
