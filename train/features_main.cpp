// kronika-train-features: the network's view of words, for training. Reads "FORM<tab>LEMMA" lines on standard
// input (empty lines between sentences) and writes for each "WORD KEYS<tab>SHAPE KEYS<tab>LEMMA SCRIPT", keys
// in decimal with spaces between; empty lines are copied. With --morphology FOLDER, the dictionary is asked.
#include <cstdio>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>

#include "syntax/features.hpp"
#include "syntax/lemma_script.hpp"

namespace {

void append(std::string& out, const std::vector<std::uint32_t>& keys) {
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (i > 0) out += ' ';
    out += std::to_string(keys[i]);
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  std::optional<kronika::Morphology> morphology;
  if (argc == 3 && std::string_view(argv[1]) == "--morphology") {
    auto loaded = kronika::Morphology::load(argv[2]);
    if (!loaded) {
      std::fprintf(stderr, "kronika-train-features: %s\n", loaded.error().to_string().c_str());
      return 2;
    }
    morphology.emplace(std::move(*loaded));
  } else if (argc != 1) {
    std::fputs("usage: kronika-train-features [--morphology FOLDER]\n", stderr);
    return 2;
  }
  kronika::syntax::Readings readings;
  kronika::syntax::WordFeatures features;
  std::string line, out;
  for (std::size_t number = 1; std::getline(std::cin, line); ++number) {
    out.clear();
    if (!line.empty()) {
      const std::size_t tab = line.find('\t');
      if (tab == std::string::npos) {
        std::fprintf(stderr, "kronika-train-features: line %zu: no tab\n", number);
        return 2;
      }
      const std::string_view form = std::string_view(line).substr(0, tab),
                             lemma = std::string_view(line).substr(tab + 1);
      if (morphology) kronika::syntax::look_up(*morphology, form, readings);
      kronika::syntax::extract_features(form, readings, features);
      append(out, features.word);
      out += '\t';
      append(out, features.shape);
      out += '\t';
      out += kronika::syntax::lemma_script(form, lemma);
    }
    out += '\n';
    std::fwrite(out.data(), 1, out.size(), stdout);
  }
  return 0;
}
