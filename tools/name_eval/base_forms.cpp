// How well base forms of names are found: kronika-base-forms DATA FILE.tsv [--errors]
// FILE has, by tabs: base form, form, lemmas, tags of the National Corpus of Polish, one for each word, spaces, type of name
// (the KPWr lists of names). A name is right when it is the
// base form letter by letter, spaces apart.
#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "entities/base_form.hpp"

using namespace kronika;
using namespace kronika::entities;

namespace {

std::vector<std::string> split(const std::string& text, char by) {
  std::vector<std::string> cells;
  std::istringstream in(text);
  for (std::string cell; std::getline(in, cell, by);)
    if (by != ' ' || !cell.empty()) cells.push_back(cell);
  return cells;
}

// The lists put spaces about marks in forms, and not in base forms.
std::string unspaced(std::string text) {
  std::erase(text, ' ');
  return text;
}

// "subst:sg:loc:m1" as Universal Dependencies write it.
void read_tag(const std::string& tag, Upos& upos, Symbol& feats) {
  static const std::map<std::string, std::string> cases = {
      {"nom", "Nom"}, {"gen", "Gen"}, {"dat", "Dat"}, {"acc", "Acc"}, {"inst", "Ins"}, {"loc", "Loc"}, {"voc", "Nom"}};
  auto cells = split(tag, ':');
  upos = Upos::X;
  if (cells.empty()) return;
  if (cells[0] == "subst" || cells[0] == "depr" || cells[0] == "ger") upos = Upos::NOUN;
  if (cells[0] == "adj" || cells[0] == "ppas" || cells[0] == "pact") upos = Upos::ADJ;
  if (cells[0] == "prep") upos = Upos::ADP;
  if (cells[0] == "conj") upos = Upos::CCONJ;
  if (cells[0] == "interp") upos = Upos::PUNCT;
  std::string grammatical_case, gender, number;
  for (const auto& c : cells) {
    if (auto it = cases.find(c); it != cases.end()) grammatical_case = "Case=" + it->second;
    if (c == "sg") number = "Number=Sing";
    if (c == "pl") number = "Number=Plur";
    if (c.size() == 2 && c[0] == 'm') gender = "Gender=Masc";
    if (c == "f") gender = "Gender=Fem";
    if (c == "n") gender = "Gender=Neut";
  }
  std::string text;
  for (const auto& part : {grammatical_case, gender, number})
    if (!part.empty()) text += (text.empty() ? "" : "|") + part;
  feats = Symbol(text);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: kronika-base-forms DATA FILE.tsv [--errors]\n");
    return 2;
  }
  std::filesystem::path data = argv[1];
  bool errors = argc > 3 && std::strcmp(argv[3], "--errors") == 0;
  auto morphology = Morphology::load(data / "packs/pl/morph");
  auto lexicon = Lexicon::load(data / "packs/pl/entities", "pl");
  auto world = World::load(data);
  if (!morphology || !lexicon || !world) {
    std::fprintf(stderr, "%s\n",
                 (!morphology ? morphology.error()
                  : !lexicon  ? lexicon.error()
                              : world.error())
                     .to_string()
                     .c_str());
    return 2;
  }
  Resources resources{*world, *lexicon, &*morphology, nullptr};
  BaseForms bases(resources);
  std::map<std::string, std::pair<int, int>> by_type;
  std::ifstream in(argv[2]);
  std::string line;
  int right = 0, all = 0, as_written = 0;
  while (std::getline(in, line)) {
    auto cells = split(line, '\t');
    if (cells.size() < 6) continue;
    auto forms = split(cells[1], ' '), lemmas = split(cells[2], ' '), tags = split(cells[3], ' '),
         spaces = split(cells[4], ' ');
    if (forms.size() != tags.size()) continue;
    // One string for all words, so that what is written together stays together.
    std::vector<NameWordForm> words(forms.size());
    for (std::size_t i = 0; i < forms.size(); ++i) {
      words[i].form = forms[i];
      if (lemmas.size() == forms.size()) words[i].lemma = lemmas[i];
      read_tag(tags[i], words[i].upos, words[i].feats);
    }
    bool person = cells[5].starts_with("nam_liv_person");
    std::size_t head = 0;
    while (head + 1 < words.size() && (words[head].upos == Upos::ADJ || words[head].upos == Upos::X)) ++head;
    if (words[head].upos == Upos::ADJ) head = 0;
    bool adjective = cells[5].starts_with("nam_adj") && words.size() == 1;
    auto base = adjective ? bases.adjective(words[0])
                : person  ? bases.person(words, bases.gender_of_person(words))
                          : bases.phrase(words, head);
    auto& count = by_type[cells[5].substr(0, 11)];
    ++all;
    ++count.second;
    as_written += unspaced(cells[1]) == unspaced(cells[0]);
    if (unspaced(base) == unspaced(cells[0]))
      ++right, ++count.first;
    else if (errors)
      std::printf("%s\t%s\t%s\t%s\t%s\n", cells[5].c_str(), cells[1].c_str(), cells[0].c_str(), base.c_str(),
                  cells[3].c_str());
  }
  if (all == 0) return 1;
  for (const auto& [type, count] : by_type)
    std::printf("%-12s %5d of %5d  %.3f\n", type.c_str(), count.first, count.second,
                double(count.first) / count.second);
  std::printf("all          %5d of %5d  %.3f   (as written: %.3f)\n", right, all, double(right) / all,
              double(as_written) / all);
  return 0;
}
