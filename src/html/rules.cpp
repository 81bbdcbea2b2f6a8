#include "html/rules.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "packs/blocks.hpp"

namespace kronika::html {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

constexpr std::array<std::string_view, 9> kKinds{"clutter", "talk", "related", "caption", "body",
                                                 "lead",    "date", "updated", "byline"};
constexpr std::array<std::string_view, 7> kFields{"published", "updated", "author", "site", "title", "url", "language"};
constexpr std::array<std::string_view, 4> kLabels{"", "published", "updated", "by"};

// The place of a cell's text among the names that it may have.
template <std::size_t N>
Result<std::size_t> choice(const packs::Table& table, const packs::Table::Row& row, std::string_view column,
                           const std::array<std::string_view, N>& names) {
  const auto& cell = table.cell(row, column);
  auto it = std::find(names.begin(), names.end(), cell);
  if (it == names.end() || cell.empty())
    return fail("has the unknown " + std::string(column) + " \"" + cell + "\"", table.file, row.line);
  return static_cast<std::size_t>(it - names.begin());
}

bool ends_word(std::string_view text, std::size_t at) {
  return at >= text.size() || !utf8::is_alpha(utf8::next(text, at));
}
bool begins_word(std::string_view text, std::size_t at) { return at == 0 || !utf8::is_alpha(utf8::previous(text, at)); }

}  // namespace

Result<PageRules> PageRules::load(const std::filesystem::path& data) {
  PageRules rules;
  auto names = packs::load_table(data / "page" / "names.tsv", {"kind", "word"});
  if (!names) return tl::unexpected(names.error());
  for (const auto& row : names->rows) {
    auto kind = choice(*names, row, "kind", kKinds);
    if (!kind) return tl::unexpected(kind.error());
    rules.words_[names->cell(row, "word")] |= static_cast<Kinds>(1u << *kind);
  }

  auto meta = packs::load_table(data / "page" / "metadata.tsv", {"name", "field"});
  if (!meta) return tl::unexpected(meta.error());
  for (const auto& row : meta->rows) {
    auto field = choice(*meta, row, "field", kFields);
    if (!field) return tl::unexpected(field.error());
    rules.meta_.emplace(meta->cell(row, "name"), Meta{static_cast<MetaField>(*field), row.line});
  }

  auto labels = packs::load_table(data / "page" / "labels.tsv", {"kind", "label"});
  if (!labels) return tl::unexpected(labels.error());
  for (const auto& row : labels->rows) {
    auto kind = choice(*labels, row, "kind", kLabels);
    if (!kind) return tl::unexpected(kind.error());
    rules.labels_.emplace_back(labels->cell(row, "label"), static_cast<Label>(*kind));
  }
  std::stable_sort(rules.labels_.begin(), rules.labels_.end(),
                   [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });

  auto dates = DateReader::load(data / "page");
  if (!dates) return tl::unexpected(dates.error());
  rules.dates_ = std::move(*dates);
  return rules;
}

PageRules::Kinds PageRules::judge(std::string_view names) const {
  Kinds kinds = 0;
  std::string word;
  auto end_word = [&] {
    if (word.empty()) return;
    if (auto it = words_.find(word); it != words_.end()) kinds |= it->second;
    word.clear();
  };
  for (std::size_t i = 0; i < names.size(); ++i) {
    char c = names[i];
    if (is_upper(c) && i > 0 && is_lower(names[i - 1])) end_word();
    if (is_upper(c))
      word += static_cast<char>(c + 32);
    else if (is_lower(c))
      word += c;
    else
      end_word();
  }
  end_word();
  return kinds;
}

Hints PageRules::hints(const Node& element) const {
  Kinds kinds = 0;
  for (const auto& [name, value] : element.attributes)
    if (name == "class" || name == "id" || name == "role" || name == "data-testid" || name == "data-component")
      kinds |= judge(value);
  auto has = [&](unsigned bit) { return (kinds >> bit & 1u) != 0; };
  return {has(0), has(1), has(2), has(3), has(4), has(5), has(6), has(7), has(8)};
}

const PageRules::Meta* PageRules::meta(std::string_view name) const {
  auto it = meta_.find(utf8::lower(name));
  return it == meta_.end() ? nullptr : &it->second;
}

Label PageRules::label(std::string_view text) const {
  auto lower = utf8::lower(text);
  auto best = Label::none;
  std::size_t best_end = 0;
  for (const auto& [label, kind] : labels_) {
    auto at = lower.rfind(label);
    if (at == std::string::npos || !begins_word(lower, at) || !ends_word(lower, at + label.size())) continue;
    if (at + label.size() > best_end) {
      best_end = at + label.size();
      best = kind;
    }
  }
  return best;
}

std::string_view PageRules::after_label(std::string_view text, Label wanted) const {
  constexpr std::size_t kLongestLabel = 64;
  auto lower = utf8::lower(text.substr(0, kLongestLabel));
  for (const auto& [label, kind] : labels_) {
    if (kind != wanted || !lower.starts_with(label) || !ends_word(lower, label.size())) continue;
    // Lower case may have another length in bytes; labels are short enough to count.
    std::size_t at = 0;
    for (auto left = utf8::count(label); left > 0 && at < text.size(); --left) utf8::next(text, at);
    while (at < text.size() && (text[at] == ':' || text[at] == '.' || text[at] == ' ')) ++at;
    return text.substr(at);
  }
  return text;
}

}  // namespace kronika::html
