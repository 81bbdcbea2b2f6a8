#include "articles.hpp"

namespace kronika::cli {

void add_published_option(CLI::App& command, std::string& published) {
  command.add_option("--published", published, "Date (EDTF) of texts that carry none: 2019-04-03, 2019-04, 2019");
}

void add_map_option(CLI::App& command, std::string& map) {
  command.add_option(
      "--map", map,
      "Columns of JSON Lines and CSV: text=body,date=meta.published (text, html, title, date, url, source, "
      "author, language)");
}

std::optional<ingest::Reader> open_reader(const Context& context, const std::string& published,
                                          const std::string& map) {
  ingest::ReadOptions options;
  if (!published.empty()) {
    auto date = Edtf::parse(published);
    if (!date) {
      complain("--published: " + date.error().message);
      return std::nullopt;
    }
    options.published = *date;
  }
  options.map = map;
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
