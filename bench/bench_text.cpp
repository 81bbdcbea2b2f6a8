// The dictionary and the tokenizer: loading, analyses, guesses, words a second.
#include <benchmark/benchmark.h>

#include <cstdlib>

#include "kronika/morphology.hpp"
#include "text/step.hpp"

namespace {

using namespace kronika;

const std::filesystem::path kPolish = std::filesystem::path(KRONIKA_SOURCE_DIR) / "packs/pl";

// Made for this benchmark.
constexpr const char* kText =
    "Prezydent Kazachstanu Kasym-Żomart Tokajew przyleciał w środę 3 kwietnia 2019 r. do Moskwy, gdzie "
    "rozmawiał z "
    "ministrem spraw zagranicznych Siergiejem Ławrowem o współpracy gospodarczej obu krajów. „Chciałbym, "
    "żebyśmy "
    "rozwijali polsko-kazachską wymianę handlową” – powiedział na konferencji prasowej. Według agencji umowa "
    "ma "
    "wartość ok. 2,5 mld zł i wejdzie w życie w ciągu najbliższych miesięcy. Zrobiłem wszystko, co mogłem. ";

Morphology load() {
  auto loaded = Morphology::load(kPolish / "morph");
  if (!loaded) std::abort();
  return std::move(*loaded);
}

Document tokenized() {
  auto step = text::make_text_step(kPolish);
  if (!step) std::abort();
  Document doc;
  doc.article.text = kText;
  if (!(*step)->run(doc)) std::abort();
  return doc;
}

void LoadDictionary(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(load());
}
BENCHMARK(LoadDictionary)->Unit(benchmark::kMillisecond);

void Analyse(benchmark::State& state) {
  const Morphology morphology = load();
  const Document doc = tokenized();
  std::vector<Analysis> out;
  std::size_t words = 0, analyses = 0;
  for (auto _ : state) {
    for (const auto& token : doc.tokens) {
      out.clear();
      morphology.analyse(token.form, out);
      analyses += out.size();
      ++words;
    }
  }
  state.counters["words"] = benchmark::Counter(static_cast<double>(words), benchmark::Counter::kIsRate);
  state.counters["analyses"] = benchmark::Counter(static_cast<double>(analyses), benchmark::Counter::kIsRate);
}
BENCHMARK(Analyse);

void Guess(benchmark::State& state) {
  const Morphology morphology = load();
  std::vector<Analysis> out;
  for (auto _ : state) {
    out.clear();
    morphology.guess("Tokajewa", out);
    benchmark::DoNotOptimize(out.data());
  }
}
BENCHMARK(Guess);

void Inflect(benchmark::State& state) {
  const Morphology morphology = load();
  for (auto _ : state)
    benchmark::DoNotOptimize(morphology.inflect("bezpieczeństwo", Upos::NOUN, "Case=Gen|Number=Sing"));
}
BENCHMARK(Inflect);

void Tokenize(benchmark::State& state) {
  auto step = text::make_text_step(kPolish);
  if (!step) std::abort();
  std::string text;
  for (int i = 0; i < 20; ++i) text += kText;
  std::size_t words = 0;
  for (auto _ : state) {
    Document doc;
    doc.article.text = text;
    if (!(*step)->run(doc)) std::abort();
    words += doc.tokens.size();
  }
  state.counters["words"] = benchmark::Counter(static_cast<double>(words), benchmark::Counter::kIsRate);
}
BENCHMARK(Tokenize);

}  // namespace
