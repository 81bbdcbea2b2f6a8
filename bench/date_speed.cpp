// How fast the date step is by itself, on one core:
//
//   date_speed DATA FILE...     DATA holds packs/ and models/; FILE is an article, as `kronika extract` reads them
//
// Articles are read and parsed first; then the date step alone is run over all of them, again and again for some
// seconds of processor time. Printed are megabytes of text a second, by language.
#include <fmt/format.h>

#include <ctime>
#include <iostream>
#include <map>
#include <vector>

#include "ingest/reader.hpp"
#include "kronika/pipeline.hpp"

namespace {

using namespace kronika;

constexpr double kSeconds = 3;

double now() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return std::cerr << "usage: date_speed DATA FILE...\n", 2;
  const std::filesystem::path data = argv[1];
  auto pipeline = Pipeline::open(data);
  if (!pipeline) return std::cerr << pipeline.error().to_string() << "\n", 2;
  auto reader = ingest::Reader::open(data, {});
  if (!reader) return std::cerr << reader.error().to_string() << "\n", 2;
  std::map<std::string, std::vector<Document>> documents;
  for (int i = 2; i < argc; ++i)
    reader->read_file(argv[i], [&](Result<Article> article) {
      if (!article) return true;
      auto doc = pipeline->run_until(std::move(*article), Layer::times);
      if (doc) documents[doc->language].push_back(std::move(*doc));
      return true;
    });
  for (auto& [language, docs] : documents) {
    const Step* step = nullptr;
    for (const auto& s : pipeline->steps(language))
      if (s->adds().has(Layer::times)) step = s.get();
    if (step == nullptr) continue;
    std::size_t bytes = 0, times = 0;
    const double start = now();
    double spent = 0;
    while (spent < kSeconds) {
      for (auto& doc : docs) {
        if (!step->run(doc)) return 1;
        bytes += doc.text().size();
        times += doc.times.size();
      }
      spent = now() - start;
    }
    fmt::print("{}: {} articles, {:.2f} MB/s, {:.0f} expressions a second\n", language, docs.size(),
               static_cast<double>(bytes) / 1e6 / spent, static_cast<double>(times) / spent);
  }
  return 0;
}
