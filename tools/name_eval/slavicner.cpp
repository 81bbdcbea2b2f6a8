// Names in running text, scored as the SlavicNER shared tasks do: kronika-name-score DATA SLAVICNER TOPIC [--errors]
//
//   strict   in each document every distinct form of a name (case aside) with its category, PER, LOC or ORG
//   relaxed  in each document every entity of which one form, or part of one, was found
//   base     of the strictly right names, those whose base form is right too (case aside)
//   joined   B-cubed over the strictly right names of the whole topic: is what is one in gold one here
//
// Documents are SLAVICNER/raw/TOPIC/pl/*.txt, marks SLAVICNER/ner/TOPIC/pl/*.tsv. PRO and EVT are left out.
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "base/utf8.hpp"
#include "kronika/pipeline.hpp"

using namespace kronika;

namespace {

struct Marked {
  std::string form, category, base, id;  // form and base in lower case
};

std::string contents(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  auto text = out.str();
  return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

// One space for any white space, so that a name over a line break is the same name.
std::string normal(std::string_view text) {
  std::string out;
  for (char c : utf8::lower(text)) {
    bool space = c == ' ' || c == '\n' || c == '\t';
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  return out;
}

std::vector<Marked> gold_names(const std::filesystem::path& file) {
  std::vector<Marked> names;
  std::istringstream in(contents(file));
  for (std::string line; std::getline(in, line);) {
    std::istringstream cells(line);
    std::string begin, end, form, base, category, id;
    std::getline(cells, begin, '\t') && std::getline(cells, end, '\t') && std::getline(cells, form, '\t') &&
        std::getline(cells, base, '\t') && std::getline(cells, category, '\t') && std::getline(cells, id, '\t');
    if (category == "PER" || category == "LOC" || category == "ORG")
      names.push_back({normal(form), category, normal(base), id});
  }
  return names;
}

std::string category(const Entity& entity) {
  switch (entity.kind) {
    case EntityKind::person:
    case EntityKind::group: return "PER";
    case EntityKind::state:
    case EntityKind::place: return "LOC";
    case EntityKind::organisation: return "ORG";
  }
  return {};
}

std::vector<Marked> found_names(const Document& doc) {
  struct Found {
    const Entity* entity;
    const Mention* mention;
  };
  std::vector<Found> all;
  for (const auto& entity : doc.entities)
    for (const auto& mention : entity.mentions)
      if (mention.form == MentionForm::name || mention.form == MentionForm::surname) all.push_back({&entity, &mention});
  std::vector<Marked> names;
  for (const auto& f : all) {
    // The longest of nested names counts, and only what has a capital.
    bool nested = std::any_of(all.begin(), all.end(), [&](const Found& o) {
      return o.mention != f.mention && o.mention->begin <= f.mention->begin && f.mention->end <= o.mention->end &&
             o.mention->end - o.mention->begin > f.mention->end - f.mention->begin;
    });
    auto words = doc.words(f.mention->span);
    bool capital = false;
    for (std::size_t pos = 0; pos < words.size();) capital |= utf8::is_upper(utf8::next(words, pos));
    if (nested || !capital) continue;
    names.push_back({normal(words), category(*f.entity), normal(f.mention->base), f.entity->key});
  }
  return names;
}

struct Count {
  double right = 0, said = 0, gold = 0;
  void print(const char* what) const {
    double p = said > 0 ? right / said : 0, r = gold > 0 ? right / gold : 0;
    std::printf("%-12s P %.3f  R %.3f  F1 %.3f  (%g right, %g said, %g gold)\n", what, p, r,
                p + r > 0 ? 2 * p * r / (p + r) : 0, right, said, gold);
  }
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fprintf(stderr, "usage: kronika-name-score DATA SLAVICNER TOPIC [--errors]\n");
    return 2;
  }
  bool errors = argc > 4 && std::strcmp(argv[4], "--errors") == 0;
  auto pipeline = Pipeline::open(argv[1]);
  if (!pipeline) {
    std::fprintf(stderr, "%s\n", pipeline.error().to_string().c_str());
    return 2;
  }
  std::filesystem::path folder = argv[2];
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "ner" / argv[3] / "pl"))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());

  Count strict, relaxed;
  std::map<std::string, Count> by_category;
  double base_right = 0;
  std::vector<std::pair<std::string, std::string>> identities;  // gold id, key found
  for (const auto& file : files) {
    Article article;
    article.text = contents(folder / "raw" / argv[3] / "pl" / (file.stem().string() + ".txt"));
    article.path = file.stem().string();
    article.language = "pl";
    article.blocks.push_back({{0, static_cast<std::uint32_t>(article.text.size())}, BlockKind::paragraph});
    auto doc = pipeline->run_until(std::move(article), Layer::entities);
    if (!doc) {
      std::fprintf(stderr, "%s\n", doc.error().to_string().c_str());
      continue;
    }
    auto gold = gold_names(file);
    auto found = found_names(*doc);
    std::map<std::pair<std::string, std::string>, const Marked*> gold_forms, found_forms;
    for (const auto& g : gold) gold_forms.emplace(std::pair(g.form, g.category), &g);
    for (const auto& f : found) found_forms.emplace(std::pair(f.form, f.category), &f);
    for (const auto& [key, f] : found_forms) {
      ++strict.said;
      ++by_category[key.second].said;
      auto it = gold_forms.find(key);
      if (it == gold_forms.end()) {
        if (errors) std::printf("%s\textra\t%s\t%s\n", file.stem().c_str(), key.second.c_str(), key.first.c_str());
        continue;
      }
      ++strict.right;
      ++by_category[key.second].right;
      if (f->base == it->second->base)
        ++base_right;
      else if (errors)
        std::printf("%s\tbase\t%s\t%s\t%s\t%s\n", file.stem().c_str(), key.second.c_str(), key.first.c_str(),
                    it->second->base.c_str(), f->base.c_str());
      identities.emplace_back(it->second->id, f->id.empty() ? "?" + f->form : f->id);
    }
    for (const auto& [key, g] : gold_forms) {
      ++strict.gold;
      ++by_category[key.second].gold;
      if (errors && !found_forms.contains(key))
        std::printf("%s\tmissed\t%s\t%s\n", file.stem().c_str(), key.second.c_str(), key.first.c_str());
    }
    // Entities: in gold by id, here by key or base form.
    auto part = [](const Marked& a, const Marked& b) {
      return a.category == b.category &&
             (a.form.find(b.form) != std::string::npos || b.form.find(a.form) != std::string::npos);
    };
    std::map<std::string, bool> gold_entities, found_entities;
    for (const auto& g : gold) {
      bool& hit = gold_entities[g.id + g.category];
      for (const auto& f : found) hit |= part(g, f);
    }
    for (const auto& f : found) {
      bool& hit = found_entities[(f.id.empty() ? f.base : f.id) + f.category];
      for (const auto& g : gold) hit |= part(g, f);
    }
    relaxed.gold += static_cast<double>(gold_entities.size());
    relaxed.said += static_cast<double>(found_entities.size());
    for (const auto& [id, hit] : gold_entities) relaxed.right += hit ? 1 : 0;
  }
  strict.print("strict");
  for (const auto& [name, count] : by_category) count.print(("  " + name).c_str());
  relaxed.print("relaxed");
  std::printf("base form    %.3f of the right names\n", strict.right > 0 ? base_right / strict.right : 0);

  std::map<std::string, double> by_gold, by_key;
  std::map<std::pair<std::string, std::string>, double> both;
  for (const auto& [id, key] : identities) ++by_gold[id], ++by_key[key], ++both[{id, key}];
  double precision = 0, recall = 0;
  for (const auto& [pair, n] : both) {
    precision += n * n / by_key[pair.second];
    recall += n * n / by_gold[pair.first];
  }
  auto total = static_cast<double>(identities.size());
  if (total > 0) {
    precision /= total;
    recall /= total;
    std::printf("joined       P %.3f  R %.3f  F1 %.3f  (B-cubed)\n", precision, recall,
                2 * precision * recall / (precision + recall));
  }
  return 0;
}
