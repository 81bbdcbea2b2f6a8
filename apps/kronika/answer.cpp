#include "answer.hpp"

#include <fmt/format.h>

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "render/safe.hpp"

namespace kronika::cli {
namespace {

std::size_t terminal_width() {
  if (isatty(STDOUT_FILENO) == 0) return 0;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

}  // namespace

void add_db_option(CLI::App& command, std::string& db) {
  command.add_option("--db", db, "The chronicle")->envname("KRONIKA_DB")->capture_default_str();
}

void add_answer_options(CLI::App& command, AnswerOptions& options) {
  add_db_option(command, options.db);
  auto* json = command.add_flag("--json", options.json, "JSON Lines, one answer a line");
  command.add_flag("--csv", options.csv, "Comma-separated values")->excludes(json);
}

void add_explain_flag(CLI::App& command, AnswerOptions& options) {
  command.add_flag("--explain", options.explain,
                   "Say how the question was understood, and show the words and rule behind each answer");
}

void add_page_options(CLI::App& command, PageOptions& options) {
  command.add_option("--limit", options.limit, "How many at most")
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  command.add_option("--after", options.after, "Go on after the page that ended with this token");
}

std::optional<Asked> open_chronicle(const std::string& db, const Context& context) {
  auto store = Store::open(db, OpenMode::read);
  if (!store) {
    failed(store.error());
    return std::nullopt;
  }
  Asked asked{std::move(*store), std::nullopt};
  if (auto world = World::load(data_folder(context))) {
    asked.world = std::move(*world);
  } else {
    complain("names of states are not known: " + world.error().to_string());
  }
  return asked;
}

std::optional<ActorChoice> choose_actor(const Asked& asked, const std::string& name) {
  auto choice = find_actor(asked.store, asked.world_or_null(), name);
  if (!choice) {
    failed(choice.error());
    return std::nullopt;
  }
  if (choice->found()) return std::move(*choice);
  std::string message = "nobody called \"" + name + "\" in this chronicle";
  for (std::size_t i = 0; i < choice->suggestions.size(); ++i) {
    message += (i == 0 ? "; did you mean \"" : "\", \"") + choice->suggestions[i];
  }
  complain(choice->suggestions.empty() ? message : message + "\"?");
  return std::nullopt;
}

std::optional<std::chrono::sys_days> day_option(const std::string& option, const std::string& text, Edge edge,
                                                bool& good) {
  if (text.empty()) return std::nullopt;
  auto date = Edtf::parse(text);
  auto day = date ? (edge == Edge::first ? date->earliest() : date->latest()) : std::nullopt;
  if (!day) {
    complain(option + ": \"" + text + "\" is no date; write 2019-04-03, 2019-04 or 2019");
    good = false;
  }
  return day;
}

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

void print_table(const render::Table& table, const AnswerOptions& options, const Context& context) {
  print(options.csv ? table.csv() : table.text(terminal_width(), context.use_color()));
}

void print_next(const std::string& token, const AnswerOptions& options) {
  if (token.empty()) return;
  if (options.json || options.csv) {
    complain("next page: --after " + token);
  } else {
    print("… more with --after " + token + "\n");
  }
}

void print_understood(const std::string& line, const AnswerOptions& options) {
  if (options.json || options.csv) {
    complain(line);
  } else {
    print(line + "\n");
  }
}

void print_understood(const ActorChoice& choice, const AnswerOptions& options) {
  std::string line = "\"" + choice.asked + "\" is ";
  if (!choice.country.empty()) {
    line += "everybody of " + choice.country;
  } else {
    for (const Actor& a : choice.actors) {
      line += (&a == &choice.actors.front() ? "" : ", or ") + render::safe(a.name) + " (" + render::safe(a.key) + ")";
    }
  }
  print_understood(line, options);
}

void print_understood(const Window& window, const AnswerOptions& options) {
  if (!window.bounded()) return;
  std::string line = "time";
  if (window.from) line += " from " + Edtf::day(*window.from).to_string();
  if (window.to) line += " to " + Edtf::day(*window.to).to_string();
  print_understood(line + ": a date that lies in it answers yes, one that may lie in it perhaps", options);
}

void print_understood(std::optional<std::chrono::sys_days> reported_by, const AnswerOptions& options) {
  if (!reported_by) return;
  print_understood("as the chronicle stood on " + Edtf::day(*reported_by).to_string() +
                       ": only what had been reported by then, joined as it was joined then",
                   options);
}

std::string told(const Witness& w) {
  std::string line = "    " + w.fact;
  for (const std::string* part : {&w.published, &w.source, w.title.empty() ? &w.path : &w.title}) {
    if (!part->empty()) line += ", " + render::safe(*part);
  }
  if (!w.attribution.empty()) line += ", according to " + render::safe(w.attribution);
  const std::size_t at = w.evidence.empty() ? std::string::npos : w.sentence.find(w.evidence);
  line += "\n      ";
  if (at == std::string::npos) {
    line += render::safe(w.sentence);
  } else {
    std::string_view s(w.sentence);
    line += render::safe(s.substr(0, at)) + "[" + render::safe(w.evidence) + "]" +
            render::safe(s.substr(at + w.evidence.size()));
  }
  line += fmt::format("\n      {}, confidence {:.2f}", render::safe(w.rule), w.confidence);
  if (!w.date.empty()) line += "; " + w.date;
  if (!w.date_reason.empty()) line += ": " + render::safe(w.date_reason);
  return line + "\n";
}

std::string json_pair(const std::string& name, const std::optional<std::string>& value) {
  using Json = nlohmann::json;
  auto dump = [](const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); };
  return dump(Json(name)) + ":" + (value ? dump(Json(*value)) : "null");
}

int failed(const Error& error) {
  complain(error.to_string());
  return kError;
}

std::string names_of(const std::vector<Actor>& actors) {
  std::string names;
  for (const Actor& a : actors) {
    if (!names.empty()) names += ", ";
    names += a.name;
  }
  return names;
}

std::string short_date(const std::string& edtf) {
  std::size_t first = edtf.find(','), last = edtf.rfind(',');
  if (first == edtf.npos || first == last) return edtf;
  return edtf.substr(0, first + 1) + "…" + edtf.substr(last);
}

std::string when(const EventRow& row) {
  if (!row.date.empty()) return short_date(row.date);
  return row.reported.empty() ? "" : "told " + row.reported;
}

}  // namespace kronika::cli
