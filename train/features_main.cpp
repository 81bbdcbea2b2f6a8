// kronika-train-features: the network's view of words, for training. Reads "FORM<tab>LEMMA" lines on standard
// input (empty lines between sentences) and writes for each "WORD KEYS<tab>SHAPE KEYS<tab>LEMMA SCRIPT", keys
// in decimal with spaces between; empty lines are copied.
#include <cstdio>
#include <iostream>
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

int main() {
  std::ios::sync_with_stdio(false);
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
      const std::string_view form = std::string_view(line).substr(0, tab), lemma = std::string_view(line).substr(tab + 1);
      kronika::syntax::extract_features(form, features);
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
