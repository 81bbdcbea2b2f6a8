#include "text/rules.hpp"

#include <algorithm>
#include <numeric>

#include "base/utf8.hpp"
#include "packs/blocks.hpp"

namespace kronika::text {
namespace {

std::vector<std::string> words_of(std::string_view s) {
  std::vector<std::string> words;
  while (!s.empty()) {
    auto end = s.find(' ');
    if (end != 0) words.emplace_back(s.substr(0, end));
    s.remove_prefix(end == std::string_view::npos ? s.size() : end + 1);
  }
  return words;
}

// A choice between two values; true is the first.
Result<bool> choice(const packs::Field& field, std::string_view yes, std::string_view no, const std::string& file) {
  if (field.value == yes) return true;
  if (field.value == no) return false;
  return fail("\"" + field.key + "\" must be " + std::string(yes) + " or " + std::string(no), file, field.line);
}

Result<void> load_tokens(const std::filesystem::path& folder, Rules& rules) {
  auto blocks = packs::load_blocks(folder / "tokens.rules");
  if (!blocks) return tl::unexpected(blocks.error());
  for (const auto& block : blocks->blocks) {
    if (block.kind != "tokens") return fail("unknown block: " + block.kind, blocks->file, block.line);
    for (const auto& field : block.fields) {
      auto choose = [&](bool& out, std::string_view yes, std::string_view no) -> Result<void> {
        auto chosen = choice(field, yes, no, blocks->file);
        if (!chosen) return tl::unexpected(chosen.error());
        out = *chosen;
        return {};
      };
      Result<void> r;
      if (field.key == "abbreviation-dot")
        r = choose(rules.joined_dot, "joined", "separate");
      else if (field.key == "capitals")
        r = choose(rules.plain_headings, "names", "titles");
      else if (field.key == "initials")
        r = choose(rules.joined_initials, "joined", "separate");
      else if (field.key == "hyphen")
        r = choose(rules.split_known_words, "known-words", "prefixes");
      else if (field.key == "digit-hyphen")
        r = choose(rules.joined_digit_hyphen, "joined", "separate");
      else if (field.key == "joining-prefix")
        for (auto& w : words_of(field.value)) rules.joining_prefixes.insert(w);
      else if (field.key == "joined-compound")
        for (auto& w : words_of(field.value)) rules.joined_compounds.insert(w);
      else if (field.key == "opening-title")
        for (auto& w : words_of(field.value)) rules.opening_titles.insert(w);
      else if (field.key == "plural-possessive")
        rules.plural_possessive = field.value;
      else if (field.key == "runs") {
        for (std::size_t pos = 0; pos < field.value.size();) rules.runs += utf8::next(field.value, pos);
      } else {
        r = fail("unknown key: " + field.key, blocks->file, field.line);
      }
      if (!r) return r;
    }
  }
  return {};
}

std::vector<std::size_t> lengths(std::string_view parts) {
  std::vector<std::size_t> out;
  for (const auto& part : words_of(parts)) out.push_back(utf8::count(part));
  return out;
}

Result<void> load_abbreviations(const std::filesystem::path& folder, Rules& rules) {
  auto table = packs::load_table(folder / "abbreviations.tsv", {"form", "end"});
  if (!table) return tl::unexpected(table.error());
  for (const auto& row : table->rows) {
    const auto& end = table->cell(row, "end");
    AbbreviationEnd value{};
    if (end == "never")
      value = AbbreviationEnd::never;
    else if (end == "sometimes")
      value = AbbreviationEnd::sometimes;
    else if (end == "function-word")
      value = AbbreviationEnd::function_word;
    else if (end == "number")
      value = AbbreviationEnd::number;
    else if (end == "after-comma")
      value = AbbreviationEnd::after_comma;
    else
      return fail("\"end\" must be never, sometimes, function-word, number or after-comma", table->file, row.line);
    for (const auto& form : words_of(table->cell(row, "form"))) rules.abbreviations.emplace(form, value);
  }
  return {};
}

Result<void> load_words(const std::filesystem::path& folder, Rules& rules) {
  auto endings = packs::load_table(folder / "endings.tsv", {"ending", "parts", "host"});
  if (!endings) return tl::unexpected(endings.error());
  for (const auto& row : endings->rows) {
    EndingRule rule;
    rule.ending = endings->cell(row, "ending");
    rule.parts = lengths(endings->cell(row, "parts"));
    if (rule.ending.empty() ||
        std::accumulate(rule.parts.begin(), rule.parts.end(), std::size_t{0}) != utf8::count(rule.ending))
      return fail("the parts must make up the ending", endings->file, row.line);
    for (const auto& host : words_of(endings->cell(row, "host"))) {
      if (host == "*")
        rule.any_host = true;
      else if (host.starts_with('='))
        rule.host_words.insert(host.substr(1));
      else
        rule.host_tags.push_back(host);
    }
    rules.endings.push_back(std::move(rule));
  }
  std::stable_sort(rules.endings.begin(), rules.endings.end(),
                   [](const EndingRule& a, const EndingRule& b) { return a.ending.size() > b.ending.size(); });

  auto splits = packs::load_table(folder / "splits.tsv", {"form", "parts"});
  if (!splits) return tl::unexpected(splits.error());
  for (const auto& row : splits->rows) {
    auto parts = lengths(splits->cell(row, "parts"));
    if (std::accumulate(parts.begin(), parts.end(), std::size_t{0}) != utf8::count(splits->cell(row, "form")))
      return fail("the parts must make up the form", splits->file, row.line);
    rules.splits.emplace(splits->cell(row, "form"), std::move(parts));
  }

  auto whole = packs::load_list(folder / "whole.list");
  if (!whole) return tl::unexpected(whole.error());
  for (auto& line : *whole) rules.whole.insert(std::move(line.text));
  return {};
}

}  // namespace

Result<Rules> Rules::load(const std::filesystem::path& folder) {
  Rules rules;
  for (auto load : {load_tokens, load_abbreviations, load_words})
    if (auto r = load(folder, rules); !r) return tl::unexpected(r.error());
  return rules;
}

}  // namespace kronika::text
