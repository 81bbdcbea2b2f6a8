#include "lexicon.hpp"

#include <algorithm>
#include <unordered_set>

#include "cfsa2.hpp"

namespace kronika::morph {
namespace {

// The group of words that words.tsv may override as a whole.
constexpr std::string_view kWordGroup = "word";

}  // namespace

void Lexicon::add(std::string_view lemma, const std::string& group, std::string_view form, const std::string& prefix,
                  bool derived, const std::vector<Reading>& readings) {
  std::string key(lemma);
  key += '\t';
  key += group;
  auto [it, is_new] = by_key_.try_emplace(std::move(key), lexemes_.size());
  if (is_new) lexemes_.push_back({std::string(lemma), {}});
  Form entry;
  entry.form = form;
  entry.derived = derived;
  auto p = std::find(prefixes_.begin(), prefixes_.end(), prefix);
  entry.prefix = static_cast<std::uint32_t>(p - prefixes_.begin());
  if (p == prefixes_.end()) prefixes_.push_back(prefix);
  if (!form.starts_with(prefix)) entry.prefix = 0;
  for (const auto& reading : readings) {
    auto [tag, unseen] = tag_ids_.try_emplace(reading, static_cast<std::uint16_t>(tags_.size()));
    if (unseen) tags_.push_back(reading);
    entry.tags.push_back(tag->second);
  }
  lexemes_[it->second].forms.push_back(std::move(entry));
}

void Lexicon::finish() {
  by_key_.clear();
  for (auto& lexeme : lexemes_) {
    auto& forms = lexeme.forms;
    std::stable_sort(forms.begin(), forms.end(), [](const Form& a, const Form& b) {
      return std::tie(a.form, a.derived, a.prefix) < std::tie(b.form, b.derived, b.prefix);
    });
    std::vector<Form> joined;
    for (auto& form : forms) {
      if (!joined.empty() && joined.back().form == form.form) {
        if (form.derived && !joined.back().derived) continue;
        if (joined.back().prefix == form.prefix) {
          joined.back().tags.insert(joined.back().tags.end(), form.tags.begin(), form.tags.end());
          continue;
        }
      }
      joined.push_back(std::move(form));
    }
    for (auto& form : joined) {
      std::sort(form.tags.begin(), form.tags.end());
      form.tags.erase(std::unique(form.tags.begin(), form.tags.end()), form.tags.end());
    }
    forms = std::move(joined);
  }
}

Result<std::vector<std::string>> add_words(const std::filesystem::path& pack, Lexicon& lexicon) {
  std::vector<std::string> forms;
  auto words = packs::load_table(pack / "words.tsv", {"form", "lemma", "upos", "xpos", "feats"});
  if (!words) return tl::unexpected(words.error());
  for (const auto& row : words->rows) {
    auto upos = parse_upos(words->cell(row, "upos"));
    if (!upos) return fail("has an unknown part of speech: " + words->cell(row, "upos"), words->file, row.line);
    const auto& form = words->cell(row, "form");
    const auto& lemma = words->cell(row, "lemma");
    lexicon.add(lemma.empty() ? form : lemma, std::string(kWordGroup), form, "", false,
                {{*upos, words->cell(row, "xpos"), join_features(words->cell(row, "feats"))}});
    forms.push_back(form);
  }
  return forms;
}

Result<Lexicon> morfologik_lexicon(const std::filesystem::path& dict, const std::filesystem::path& pack) {
  auto rules = TagRules::load(pack);
  if (!rules) return tl::unexpected(rules.error());
  Lexicon lexicon;
  auto words = add_words(pack, lexicon);
  if (!words) return tl::unexpected(words.error());
  const std::unordered_set<std::string> own_words(words->begin(), words->end());

  auto read = read_morfologik(
      dict, [&](std::string_view form, std::string_view source_lemma, std::string_view tags) -> Result<void> {
        std::string lemma(source_lemma);
        std::replace(lemma.begin(), lemma.end(), ' ', '_');
        const bool overridden = own_words.contains(std::string(form));
        for (const auto& tag : split(tags, '+')) {
          auto outcomes = rules->apply(tag, lemma);
          if (!outcomes) return tl::unexpected(outcomes.error());
          for (const Outcome& o : **outcomes) {
            if (o.dropped || !form.ends_with(o.strip) || !form.ends_with(o.ending)) continue;
            if (overridden && o.group == kWordGroup) continue;
            auto kept = form.substr(0, form.size() - o.strip.size());
            lexicon.add(o.to.empty() ? lemma : o.to, o.group, kept, o.prefix, !o.strip.empty(), o.readings);
          }
        }
        return {};
      });
  if (!read) return tl::unexpected(read.error());
  lexicon.finish();
  return lexicon;
}

}  // namespace kronika::morph
