// Compiles a morphological dictionary (*.kmorph) for a language pack.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>

#include "lexicon.hpp"

using namespace kronika;

int main(int argc, char** argv) {
  CLI::App app{"Compiles the morphological dictionary of a language pack"};
  std::filesystem::path morfologik, treebank, pack, output;
  auto* source = app.add_option_group("source");
  source->add_option("--morfologik", morfologik, "A dictionary of the morfologik project (CFSA2)");
  source->add_option("--treebank", treebank, "A treebank in CoNLL-U");
  source->require_option(1);
  app.add_option("--pack", pack, "Folder with the tables of the language: packs/LANG/morph")->required();
  app.add_option("-o,--output", output, "The file to write")->required();
  CLI11_PARSE(app, argc, argv);

  auto lexicon =
      morfologik.empty() ? morph::treebank_lexicon(treebank, pack) : morph::morfologik_lexicon(morfologik, pack);
  if (!lexicon) {
    std::fprintf(stderr, "kronika-morph-compile: %s\n", lexicon.error().to_string().c_str());
    return 2;
  }
  auto bytes = morph::compile(*lexicon);
  if (!bytes) {
    std::fprintf(stderr, "kronika-morph-compile: %s\n", bytes.error().to_string().c_str());
    return 2;
  }
  std::ofstream file(output, std::ios::binary);
  file.write(bytes->data(), static_cast<std::streamsize>(bytes->size()));
  if (!file.flush()) {
    std::fprintf(stderr, "kronika-morph-compile: %s: cannot be written\n", output.c_str());
    return 2;
  }
  std::printf("%zu lexemes, %zu tags, %zu bytes\n", lexicon->lexemes().size(), lexicon->tags().size(), bytes->size());
  return 0;
}
