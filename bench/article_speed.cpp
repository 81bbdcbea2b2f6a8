// How fast articles become records, on one core:
//
//   article_speed DATA FILE...     DATA holds packs/ and models/; FILE is an article, as `kronika extract` reads them
//
// Printed are seconds of processor time: of loading, of each step, of all articles from text to record, and of the
// slowest article (its best of three runs, so that the machine's hiccups do not count).
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <iostream>
#include <map>
#include <vector>

#include "base/sha256.hpp"
#include "ingest/reader.hpp"
#include "kronika/pipeline.hpp"
#include "kronika/record.hpp"
#include "pipeline/language.hpp"

namespace {

using namespace kronika;

double now() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) / 1e9;
}

// As Pipeline::run() and to_record(), with the time of each step added up; nothing where no road leads.
bool run(const Pipeline& pipeline, Article article, std::map<std::string, double, std::less<>>& by_step) {
  double last = now();
  auto lap = [&](const std::string& name) {
    const double t = now();
    by_step[name] += t - last;
    last = t;
  };
  Document doc;
  doc.article = std::move(article);
  doc.id = "sha256:" + sha256_hex(doc.text());
  doc.language = detect_language(doc.text(), doc.article.language);
  lap("language");
  const Steps& steps = pipeline.steps(doc.language);
  for (const auto& step : steps) {
    if (!step->run(doc)) return false;
    lap(std::string(step->name()));
  }
  const std::size_t size = to_record(doc).size();
  lap("record");
  return !steps.empty() && size != 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return std::cerr << "usage: article_speed DATA FILE...\n", 2;
  const double start = now();
  const std::filesystem::path data = argv[1];
  auto pipeline = Pipeline::open(data);
  if (!pipeline) return std::cerr << pipeline.error().to_string() << "\n", 2;
  auto reader = ingest::Reader::open(data, {});
  if (!reader) return std::cerr << reader.error().to_string() << "\n", 2;
  const double loaded = now();

  std::map<std::string, double, std::less<>> by_step;
  std::vector<Article> articles;
  double reading = 0, last = loaded;
  for (int i = 2; i < argc; ++i)
    reader->read_file(argv[i], [&](Result<Article> article) {
      if (article) articles.push_back(std::move(*article));
      return true;
    });
  reading = now() - last;

  last = now();
  std::size_t done = 0;
  for (const auto& article : articles) done += run(*pipeline, article, by_step);
  const double all = now() - last;
  if (done == 0) return std::cerr << "no article was read\n", 1;

  std::vector<std::pair<double, std::string>> each;
  std::map<std::string, double, std::less<>> unused;
  for (const auto& article : articles) {
    double best = 1e9;
    for (int round = 0; round < 3; ++round) {
      const double before = now();
      run(*pipeline, article, unused);
      best = std::min(best, now() - before);
    }
    each.emplace_back(best, fmt::format("{} ({} kB)", article.path, article.text.size() / 1000));
  }
  std::sort(each.begin(), each.end());

  fmt::print("loading      {:7.3f} s\nreading      {:7.3f} s\n", loaded - start, reading);
  for (const auto& [name, spent] : by_step) fmt::print("{:12} {:7.3f} s  {:4.1f} %\n", name, spent, 100 * spent / all);
  fmt::print("{} articles, {:.3f} s: {:.0f} a second; with loading and reading {:.3f} s: {:.0f} a second\n", done, all,
             static_cast<double>(done) / all, all + loaded - start + reading,
             static_cast<double>(done) / (all + loaded - start + reading));
  fmt::print("median {:.1f} ms, slowest {:.1f} ms: {}\n", 1e3 * each[each.size() / 2].first, 1e3 * each.back().first,
             each.back().second);
  return 0;
}
