// What the commands that ask a chronicle have in common: which file, which form of answer, dates and names from
// the command line.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "command.hpp"
#include "kronika/query.hpp"
#include "render/table.hpp"

namespace kronika::cli {

struct AnswerOptions {
  std::string db = "chronicle.db";
  bool json = false, csv = false, explain = false;
};
void add_db_option(CLI::App& command, std::string& db);
void add_answer_options(CLI::App& command, AnswerOptions& options);

void add_explain_flag(CLI::App& command, AnswerOptions& options);

struct PageOptions {
  std::size_t limit = 50;
  std::string after;
};
void add_page_options(CLI::App& command, PageOptions& options);

// A chronicle opened for questions. What goes wrong has been said on standard error when there is none.
struct Asked {
  Store store;
  std::optional<World> world;  // absent when its tables cannot be read; then names are those of the chronicle alone

  const World* world_or_null() const { return world ? &*world : nullptr; }
};
std::optional<Asked> open_chronicle(const std::string& db, const Context& context);

// A name or code from the command line. Nobody of that name: says so, with what may have been meant.
std::optional<ActorChoice> choose_actor(const Asked& asked, const std::string& name);

// An EDTF date as the day where it begins or ends. An empty text is no day; a wrong one is said and leaves
// `good` false.
enum class Edge { first, last };
std::optional<std::chrono::sys_days> day_option(const std::string& option, const std::string& text, Edge edge,
                                                bool& good);

void print(const std::string& text);  // to standard output
void print_table(const render::Table& table, const AnswerOptions& options, const Context& context);
// After a page: how to get the next one; on standard error, and only for a person.
void print_next(const std::string& token, const AnswerOptions& options);

// For --explain: how a question was understood goes before the answer, where it cannot be taken for a part of it.
void print_understood(const std::string& line, const AnswerOptions& options);
void print_understood(const ActorChoice& choice, const AnswerOptions& options);
void print_understood(const Window& window, const AnswerOptions& options);
void print_understood(std::optional<std::chrono::sys_days> reported_by, const AnswerOptions& options);
// A telling in three indented lines: whose it is, its words with the evidence between brackets, and the rule.
std::string told(const Witness& witness);

// "name":"value" as JSON; null without a value.
std::string json_pair(const std::string& name, const std::optional<std::string>& value);

int failed(const Error& error);  // says it; the exit code

// For tables: names in a row; a set of dates by its first and last; the date of an undated event's report.
std::string names_of(const std::vector<Actor>& actors);
std::string short_date(const std::string& edtf);
std::string when(const EventRow& row);

}  // namespace kronika::cli
