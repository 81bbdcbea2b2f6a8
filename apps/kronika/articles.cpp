#include "articles.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <system_error>

namespace kronika::cli {
namespace {

// Whether there is a pack for `language`, or none is named; complains when there is not.
bool known_language(const Context& context, const std::string& language) {
  if (language.empty()) return true;
  const bool letters =
      std::all_of(language.begin(), language.end(), [](unsigned char c) { return std::islower(c) != 0; });
  std::error_code unreadable;
  if (letters && std::filesystem::is_directory(data_folder(context) / "packs" / language, unreadable)) return true;
  complain("--language: no language pack for \"" + language + "\"");
  return false;
}

}  // namespace

void add_published_option(CLI::App& command, std::string& published) {
  command.add_option("--published", published, "Date (EDTF) of texts that carry none: 2019-04-03, 2019-04, 2019");
}

void add_language_option(CLI::App& command, std::string& language) {
  command.add_option("--language", language,
                     "Language of texts that declare none: pl, en; told from the text where absent");
}

void add_map_option(CLI::App& command, std::string& map) {
  command.add_option(
      "--map", map,
      "Columns of JSON Lines and CSV: text=body,date=meta.published (text, html, title, date, url, source, "
      "author, language)");
}

std::optional<ingest::Reader> open_reader(const Context& context, const ReaderArguments& arguments) {
  ingest::ReadOptions options;
  if (!known_language(context, arguments.language)) return std::nullopt;
  options.language = arguments.language;
  if (!arguments.published.empty()) {
    auto date = Edtf::parse(arguments.published);
    if (!date) {
      complain("--published: " + date.error().message);
      return std::nullopt;
    }
    options.published = *date;
  }
  options.map = arguments.map;
  auto reader = ingest::Reader::open(data_folder(context), options);
  if (!reader) {
    complain(reader.error().to_string());
    return std::nullopt;
  }
  return std::move(*reader);
}

int for_each_article(ingest::Reader& reader, const std::vector<std::string>& paths,
                     const std::function<Result<std::size_t>(Article)>& take) {
  std::size_t found = 0, faults = 0;
  auto one = [&](Result<Article> article) {
    if (auto taken = std::move(article).and_then(take)) {
      found += *taken;
    } else {
      complain(taken.error().to_string());
      ++faults;
    }
    return true;  // a bad article does not end the batch
  };
  for (const auto& path : paths)
    ingest::list_files(path, [&](Result<std::filesystem::path> file) {
      if (file)
        reader.read_file(*file, one);
      else
        one(tl::unexpected(file.error()));
    });
  if (faults != 0) return kError;
  return found != 0 ? kFound : kNothing;
}

}  // namespace kronika::cli
