#include "entities/lexicon.hpp"

#include <algorithm>
#include <array>

#include "packs/blocks.hpp"

namespace kronika::entities {
namespace {

constexpr std::array<std::string_view, kCues> kCueNames = {
    "former",        "incoming",        "post",       "place-preposition",
    "place-verb",    "relation",        "place-noun", "organisation-noun",
    "work-noun",     "title",           "several",    "definite",
    "those-who-met", "other",           "remit",      "genitive",
    "responsible",   "responsible-for", "matter",     "source",
    "side",          "origin",          "inside",     "bearer",
    "lesser",        "reign",           "impersonal", "oblique-ending"};

std::optional<world::Gender> parse_gender(std::string_view text) {
  if (text.empty()) return world::Gender::unknown;
  if (text == "m") return world::Gender::masculine;
  if (text == "f") return world::Gender::feminine;
  if (text == "n") return world::Gender::neuter;
  return std::nullopt;
}

std::optional<GrammaticalNumber> parse_number(std::string_view text) {
  if (text.empty()) return GrammaticalNumber::unknown;
  if (text == "sg") return GrammaticalNumber::singular;
  if (text == "pl") return GrammaticalNumber::plural;
  return std::nullopt;
}

}  // namespace

Result<Lexicon> Lexicon::load(const std::filesystem::path& folder, std::string language) {
  Lexicon lexicon;
  lexicon.language_ = std::move(language);

  auto cues = packs::load_table(folder / "cues.tsv", {"cue", "words"});
  if (!cues) return tl::unexpected(cues.error());
  for (const auto& row : cues->rows) {
    const auto& name = cues->cell(row, "cue");
    auto known = std::find(kCueNames.begin(), kCueNames.end(), name);
    if (known == kCueNames.end()) return fail("names no cue: \"" + name + "\"", cues->file, row.line);
    auto bit = 1u << (known - kCueNames.begin());
    std::string_view words = cues->cell(row, "words");
    while (!words.empty()) {
      auto end = words.find(';');
      auto word = words.substr(0, end);
      if (word.empty()) return fail("has an empty word", cues->file, row.line);
      lexicon.cues_[std::string(word)] |= bit;
      words = end == std::string_view::npos ? std::string_view() : words.substr(end + 1);
    }
  }

  auto pronouns = packs::load_table(folder / "pronouns.tsv", {"lemma", "gender", "number"});
  if (!pronouns) return tl::unexpected(pronouns.error());
  for (const auto& row : pronouns->rows) {
    const auto& lemma = pronouns->cell(row, "lemma");
    auto gender = parse_gender(pronouns->cell(row, "gender"));
    auto number = parse_number(pronouns->cell(row, "number"));
    if (!gender) return fail("has no such gender (m, f, n or nothing)", pronouns->file, row.line);
    if (!number) return fail("has no such number (sg, pl or nothing)", pronouns->file, row.line);
    lexicon.pronouns_[lemma] = {*gender, *number};
  }

  auto settings = packs::load_table(folder / "settings.tsv", {"setting", "value"});
  if (!settings) return tl::unexpected(settings.error());
  for (const auto& row : settings->rows) {
    const auto& name = settings->cell(row, "setting");
    const auto& value = settings->cell(row, "value");
    if (name == "home") {
      lexicon.home_ = value;
      continue;
    }
    if (name == "party-letters" || name == "party-letters-state") {
      (name == "party-letters" ? lexicon.party_letters_ : lexicon.party_letters_state_) = value;
      continue;
    }
    if (value != "yes" && value != "no") return fail("wants yes or no", settings->file, row.line);
    bool* setting = name == "drops-subjects"   ? &lexicon.drops_subjects_
                    : name == "inflects-names" ? &lexicon.inflects_names_
                                               : nullptr;
    if (setting == nullptr) return fail("names no setting: \"" + name + "\"", settings->file, row.line);
    *setting = value == "yes";
  }
  return lexicon;
}

bool Lexicon::is(Cue cue, std::string_view lemma) const {
  auto it = cues_.find(lemma);
  return it != cues_.end() && (it->second >> static_cast<unsigned>(cue) & 1u) != 0;
}

std::optional<Pronoun> Lexicon::pronoun(std::string_view lemma) const {
  auto it = pronouns_.find(lemma);
  if (it == pronouns_.end()) return std::nullopt;
  return it->second;
}

}  // namespace kronika::entities
