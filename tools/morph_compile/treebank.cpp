#include <algorithm>
#include <fstream>
#include <set>

#include "base/utf8.hpp"
#include "lexicon.hpp"
#include "spelling.hpp"

namespace kronika::morph {
namespace {

constexpr double kMinBundleShare = 0.02;   // of a tag's occurrences, for its features to hold for all words
constexpr double kMinReadingShare = 0.01;  // of a form's occurrences: what is rarer is an error or a joke

struct TagKey {
  Upos upos;
  std::string xpos;
  friend auto operator<=>(const TagKey&, const TagKey&) = default;
};

bool open_class(Upos upos) {
  return upos == Upos::NOUN || upos == Upos::VERB || upos == Upos::ADJ || upos == Upos::ADV;
}

bool has_upper(std::string_view s) { return utf8::lower(s) != s; }

// What a treebank says of its words: how often each form is read how.
struct Counts {
  std::map<std::string, std::map<std::pair<std::string, Reading>, std::uint32_t>> readings;  // form -> lemma, reading
  std::map<TagKey, std::map<std::string, std::uint32_t>> bundles;                            // tag -> features
};

Result<Counts> count(const std::filesystem::path& conllu) {
  std::ifstream file(conllu);
  if (!file) return fail("cannot be read", conllu.string());
  Counts counts;
  std::size_t number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    auto cells = split(line, '\t');
    if (cells.size() != 10) return fail("has no ten columns", conllu.string(), number);
    if (cells[0].find_first_of("-.") != std::string::npos) continue;
    auto upos = parse_upos(cells[3]);
    if (!upos) return fail("has an unknown part of speech: " + cells[3], conllu.string(), number);
    if (cells[5].find("Typo=Yes") != std::string::npos) continue;
    Reading reading{*upos, cells[4], cells[5] == "_" ? "" : cells[5]};
    // Capitals at the front of a sentence say nothing; those of names and of names' derivatives do.
    bool keep_case = *upos == Upos::PROPN || *upos == Upos::X || has_upper(cells[2]);
    std::string form = keep_case ? cells[1] : utf8::lower(cells[1]);
    ++counts.readings[form][{cells[2], reading}];
    ++counts.bundles[{*upos, cells[4]}][reading.feats];
  }
  return counts;
}

}  // namespace

Result<Lexicon> treebank_lexicon(const std::filesystem::path& conllu, const std::filesystem::path& pack) {
  auto counts = count(conllu);
  if (!counts) return tl::unexpected(counts.error());
  auto spelling = Spelling::load(pack);
  if (!spelling) return tl::unexpected(spelling.error());

  auto readings_of = [&](Upos upos, const std::string& xpos) {
    std::vector<Reading> readings;
    const auto& bundles = counts->bundles[{upos, xpos}];
    std::uint32_t total = 0;
    for (const auto& [feats, times] : bundles) total += times;
    for (const auto& [feats, times] : bundles)
      if (times >= kMinBundleShare * total) readings.push_back({upos, xpos, feats});
    return readings;
  };

  Lexicon lexicon;
  std::map<std::pair<std::string, Upos>, std::set<std::string>> seen;  // lemma -> tags of the forms it has
  auto group = [](Upos upos) { return std::string(to_string(upos)); };
  for (const auto& [form, by_reading] : counts->readings) {
    std::uint32_t total = 0;
    for (const auto& [reading, times] : by_reading) total += times;
    for (const auto& [key, times] : by_reading) {
      const auto& [lemma, reading] = key;
      if (times < kMinReadingShare * total) continue;
      std::vector<Reading> readings{reading};
      if (open_class(reading.upos)) {
        readings = readings_of(reading.upos, reading.xpos);
        if (std::find(readings.begin(), readings.end(), reading) == readings.end()) readings.push_back(reading);
        seen[{lemma, reading.upos}].insert(reading.xpos);
      }
      lexicon.add(lemma, group(reading.upos), form, "", false, readings);
    }
  }

  for (const auto& word : spelling->irregular()) {
    lexicon.add(word.lemma, group(word.upos), word.form, "", false, readings_of(word.upos, word.xpos));
    seen[{word.lemma, word.upos}].insert(word.xpos);
  }
  for (const auto& lemma : spelling->lemmas()) seen[lemma];
  // The regular forms of each lemma, where the treebank shows no form for the tag.
  for (const auto& [key, tags] : seen) {
    const auto& [lemma, upos] = key;
    if (has_upper(lemma) || lemma.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos) continue;
    for (const auto& form : spelling->inflect(lemma, upos))
      if (!tags.contains(form.xpos))
        lexicon.add(lemma, group(upos), form.form, "", false, readings_of(upos, form.xpos));
  }
  lexicon.finish();
  return lexicon;
}

}  // namespace kronika::morph
