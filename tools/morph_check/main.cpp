// Measures a morphological dictionary against a treebank: for how many words the gold lemma, part of speech
// and features are among the analyses. With --misses, prints what is not.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <map>

#include "kronika/morphology.hpp"

using namespace kronika;

namespace {

struct Counts {
  std::size_t words = 0, known = 0, lemma = 0, tag = 0, xpos = 0, all = 0;
  std::size_t guessed = 0, guessed_lemma = 0, first_lemma = 0;
};

std::vector<std::string> columns(const std::string& line) {
  std::vector<std::string> out(1);
  for (char c : line) {
    if (c == '\t')
      out.emplace_back();
    else
      out.back() += c;
  }
  return out;
}

double percent(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Measures a morphological dictionary against a treebank"};
  std::filesystem::path dictionary, gold;
  std::string misses;
  std::vector<std::string> forms;
  app.add_option("--dictionary", dictionary, "A file *.kmorph")->required();
  app.add_option("--gold", gold, "CoNLL-U");
  app.add_option("--misses", misses, "Print words whose lemma | tag | form is not among the analyses");
  app.add_option("FORM", forms, "Print the analyses of these forms, or what they are guessed to be");
  CLI11_PARSE(app, argc, argv);

  auto start = std::chrono::steady_clock::now();
  auto morphology = Morphology::load_file(dictionary);
  if (!morphology) {
    std::fprintf(stderr, "kronika-morph-check: %s\n", morphology.error().to_string().c_str());
    return 2;
  }
  std::printf("loaded in %.1f ms\n",
              std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  std::vector<Analysis> analyses;
  for (const auto& form : forms) {
    analyses.clear();
    morphology->analyse(form, analyses);
    bool known = !analyses.empty();
    if (!known) morphology->guess(form, analyses);
    std::printf("%s%s\n", form.c_str(), known ? "" : " (guessed)");
    for (const auto& a : analyses)
      std::printf("  %s %s %s %s\n", a.lemma.c_str(), std::string(to_string(a.upos)).c_str(),
                  std::string(a.xpos.view()).c_str(), std::string(a.feats.view()).c_str());
  }
  if (gold.empty()) return 0;

  Counts n;
  std::map<std::string, std::size_t> missed;
  std::ifstream file(gold);
  for (std::string line; std::getline(file, line);) {
    auto cells = columns(line);
    if (cells.size() < 10 || cells[0].find_first_not_of("0123456789") != std::string::npos) continue;
    ++n.words;
    analyses.clear();
    morphology->analyse(cells[1], analyses);
    const std::string feats = cells[5] == "_" ? "" : cells[5];
    auto has = [&](auto test) { return std::any_of(analyses.begin(), analyses.end(), test); };
    auto miss = [&](const char* kind) {
      if (misses == kind) ++missed[cells[1] + " " + cells[2] + " " + cells[3] + " " + cells[4] + " " + cells[5]];
    };
    if (analyses.empty()) {
      miss("form");
      morphology->guess(cells[1], analyses);
      n.guessed += !analyses.empty();
      n.guessed_lemma += has([&](const Analysis& a) { return a.lemma == cells[2]; });
      n.first_lemma += !analyses.empty() && analyses[0].lemma == cells[2];
      continue;
    }
    ++n.known;
    bool lemma = has([&](const Analysis& a) { return a.lemma == cells[2]; });
    bool tag = has([&](const Analysis& a) { return to_string(a.upos) == cells[3] && a.feats.view() == feats; });
    n.lemma += lemma;
    n.tag += tag;
    n.xpos += has([&](const Analysis& a) { return a.xpos.view() == cells[4]; });
    n.all += has([&](const Analysis& a) {
      return a.lemma == cells[2] && to_string(a.upos) == cells[3] && a.feats.view() == feats;
    });
    if (!lemma) miss("lemma");
    if (!tag) miss("tag");
  }
  std::printf("%zu words, %.2f %% known; of these lemma %.2f %%, UPOS and FEATS %.2f %%, XPOS %.2f %%, all %.2f %%\n",
              n.words, percent(n.known, n.words), percent(n.lemma, n.known), percent(n.tag, n.known),
              percent(n.xpos, n.known), percent(n.all, n.known));
  const auto unknown = n.words - n.known;
  std::printf("%zu unknown, %.2f %% guessed; lemma among the guesses %.2f %%, first %.2f %%\n", unknown,
              percent(n.guessed, unknown), percent(n.guessed_lemma, unknown), percent(n.first_lemma, unknown));
  std::vector<std::pair<std::size_t, std::string>> ranked;
  for (const auto& [what, count] : missed) ranked.emplace_back(count, what);
  std::sort(ranked.rbegin(), ranked.rend());
  for (const auto& [count, what] : ranked) std::printf("%zu\t%s\n", count, what.c_str());
  return 0;
}
