// The articles that a command is given as files and folders.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "command.hpp"
#include "ingest/reader.hpp"

namespace kronika::cli {

void add_published_option(CLI::App& command, std::string& published);
void add_language_option(CLI::App& command, std::string& language);
void add_map_option(CLI::App& command, std::string& map);

// What --published, --language and --map say.
struct ReaderArguments {
  std::string published, language, map;
};

// How articles are read; absent when the arguments make no sense, which has been said.
std::optional<ingest::Reader> open_reader(const Context& context, const ReaderArguments& arguments);

// Gives the articles of `paths` to `take`, one after the other; complains of each that cannot be read or that
// `take` fails on, and goes on. The exit code: an error when there was one, else whether `take` found anything,
// which it counts.
int for_each_article(ingest::Reader& reader, const std::vector<std::string>& paths,
                     const std::function<Result<std::size_t>(Article)>& take);

}  // namespace kronika::cli
