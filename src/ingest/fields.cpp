#include "ingest/fields.hpp"

#include <algorithm>

#include "packs/blocks.hpp"

namespace kronika::ingest {
namespace {

constexpr std::array<std::string_view, kFields> kNames{"text", "html",   "title",  "date",
                                                       "url",  "source", "author", "language"};

std::size_t index_of(std::string_view name) {
  return static_cast<std::size_t>(std::find(kNames.begin(), kNames.end(), name) - kNames.begin());
}

}  // namespace

Result<FieldMap> FieldMap::load(const std::filesystem::path& data) {
  auto table = packs::load_table(data / "page" / "fields.tsv", {"field", "name"});
  if (!table) return tl::unexpected(table.error());
  FieldMap map;
  for (const auto& row : table->rows) {
    auto field = index_of(table->cell(row, "field"));
    if (field == kFields)
      return fail("has the unknown field \"" + table->cell(row, "field") + "\"", table->file, row.line);
    map.names_[field].push_back(table->cell(row, "name"));
  }
  return map;
}

Result<void> FieldMap::map(std::string_view spec) {
  while (!spec.empty()) {
    auto end = spec.find(',');
    auto pair = spec.substr(0, end);
    spec = end == std::string_view::npos ? std::string_view() : spec.substr(end + 1);
    auto sign = pair.find('=');
    auto field = index_of(pair.substr(0, sign));
    if (sign == std::string_view::npos || sign + 1 == pair.size() || field == kFields)
      return fail("\"" + std::string(pair) +
                  "\" is not FIELD=COLUMN with a field of text, html, title, date, url, source, author, language");
    names_[field] = {std::string(pair.substr(sign + 1))};
  }
  return {};
}

std::optional<Field> FieldMap::field(std::string_view name) const {
  for (std::size_t f = 0; f < kFields; ++f)
    if (std::find(names_[f].begin(), names_[f].end(), name) != names_[f].end()) return static_cast<Field>(f);
  return {};
}

}  // namespace kronika::ingest
